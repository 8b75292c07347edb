package synthesis

import (
	"slices"
	"strings"

	"synoptic/internal/lazyregexp"
	"synoptic/internal/synoptic"
)

// Beside counts, figures, names and quoted words, a statement may make a few
// claims of other kinds. Each is held against the table:
//
//   - a motif or field that it names: every cited study has words of it;
//   - no such design: no method that is cited is it or speaks of it;
//   - no figures: no finding of a cited study has one;
//   - one theory each: no two cited theories are the same;
//   - all, or only those, that state an item: as many as the table has;
//   - a single place each, qualitative or quantitative throughout, a design of
//     its own each: so say the cited cells;
//   - a rise, a fall or no change that all report, and studies that are called
//     protocols (see resultClaim);
//   - the only ones with risk for a finding: no other study has it;
//   - words of the question that no answer has: none has them.

// claim returns what is wrong with such claims in Chinese and English, or "".
func (c *checker) claim(outside string, terms []string, cites []synoptic.Citation) (zh, en string) {
	if zh, en := c.resultClaim(outside, terms, cites); zh != "" {
		return zh, en
	}
	for _, m := range claimed(outside) {
		if !c.everyStudy(cites, func(parts []string) bool { return m.borne(parts) }) {
			return "所引研究并非篇篇写到所称的内容", "not every cited study has words of what it is said to share"
		}
	}
	for _, absent := range noDesign.FindAllString(outside, -1) {
		for _, d := range designsIn(absent) {
			for _, cite := range cites {
				if cite.Item == synoptic.ItemMethod && c.table.hasDesign(cite, d) {
					return "称没有的设计，所引研究用了", "a design that it calls absent is used by a cited study"
				}
			}
		}
	}
	if noFigures.MatchString(outside) && c.anyFigure(cites) {
		return "称发现没有数值，所引研究的发现却有", "it says that findings have no figures, but one of a cited study has"
	}
	if eachItsTheory.MatchString(outside) && c.sameTheory(cites) {
		return "称理论各不相同，所引理论却有相同的", "it says that theories differ, but two that are cited are the same"
	}
	if m := allThatState.FindStringSubmatch(outside); m != nil {
		item := map[string]string{"方法": synoptic.ItemMethod, "案例": synoptic.ItemCase, "理论": synoptic.ItemTheory, "method": synoptic.ItemMethod, "case": synoptic.ItemCase, "theory": synoptic.ItemTheory}[strings.ToLower(strings.Join(m[1:], ""))]
		if studiesIn(c.table.reported(item)) != studiesCited(cites) {
			return "所称的全部与表中说明该项的篇数不符", "it speaks of all that state an item but cites another number of them"
		}
	}
	if singlePlace.MatchString(outside) && c.any(cites, synoptic.ItemCase, func(e entry) bool { return !onePlace(e) || sized(e) }) {
		return "称只涉及一地，所引案例却不止", "it speaks of a single place, but a cited case is more"
	}
	design := func(e entry) synoptic.Design { return c.table.Studies[e.row].Cells[synoptic.ItemMethod].Design }
	for _, kind := range []struct {
		claim *lazyregexp.Regexp
		of    []synoptic.Design
	}{{allQualitative, qualitative}, {allQuantitative, quantitative}} {
		if kind.claim.MatchString(outside) && c.any(cites, synoptic.ItemMethod, func(e entry) bool { return !slices.Contains(kind.of, design(e)) }) {
			return "所称的研究类型与所引设计不符", "the designs cited are not all of the kind that it says"
		}
	}
	if eachItsDesign.MatchString(outside) {
		seen := map[synoptic.Design]bool{}
		if c.any(cites, synoptic.ItemMethod, func(e entry) bool { d := design(e); again := seen[d] || d == ""; seen[d] = true; return again }) {
			return "称设计各不相同，所引设计却有相同或不明的", "it says that designs differ, but two that are cited are the same or unknown"
		}
	}
	if onlyRisk.MatchString(outside) && c.table.riskFindings() != studiesCited(cites) {
		return "称只有所引研究以风险为发现，与表不符", "it says that only the cited studies find risk, but the table has others"
	}
	if askedInVain.MatchString(outside) {
		for _, term := range terms {
			if words := fold(term); !strings.Contains(fold(c.table.Question), words) || c.inTable(words) {
				return "称所问词语不见于表中，与表不符", "it says that words of the question stand in no answer, but they do or were not asked for"
			}
		}
	}
	return "", ""
}

var (
	noDesign        = lazyregexp.New(`(?i)没有[^。；，,]*(?:设计|研究|方法)|\b(?:none|no)\b[^.;]*`)
	noFigures       = lazyregexp.New(`(?i)(?:没有一项|不|均未|没有)(?:带有?|含有?|给出)?数值|\bnone comes with a figure|\bwithout (?:a|any) figures?`)
	eachItsTheory   = lazyregexp.New(`(?i)各据一种理论|理论(?:各不相同|互不相同)|\beach (?:draws? on )?a different theory|\bno theory is shared`)
	allThatState    = lazyregexp.New(`(?i)(?:只有[^，。；]{1,6}篇(?:说明|交代)了(方法|案例|理论)|(?:说明|交代)了(方法|案例|理论)的|\bonly [^.;:]{1,40}(?:study|studies) states? an? (method|case|theory)\b|\bthat (?:name|state)s? a (method|case|theory)\b)`)
	singlePlace     = lazyregexp.New(`(?i)只涉及一个地方|\bkeeps? to a single place`)
	allQualitative  = lazyregexp.New(`(?i)都是质性或理论研究|\ball qualitative\b`)
	allQuantitative = lazyregexp.New(`(?i)都是量化研究|\ball quantitative\b`)
	eachItsDesign   = lazyregexp.New(`(?i)设计各不相同|\beach have a design of their own`)
	onlyRisk        = lazyregexp.New(`(?i)只有[^，。]{1,6}以风险为发现|\bonly [^.;:]{1,40}\bmakes? risk a finding`)
	askedInVain     = lazyregexp.New(`(?i)表中各项答案均不含|no answer in the table contains`)
)

// designsIn lists the designs that are named, each by the words that name it
// and no other.
func designsIn(s string) []synoptic.Design {
	var found []synoptic.Design
	for d, words := range designWords {
		if words.MatchString(s) {
			found = append(found, d)
		}
	}
	return found
}

// hasDesign reports whether a method is of a design, or names it.
func (t *Table) hasDesign(method synoptic.Citation, d synoptic.Design) bool {
	cell := t.Studies[t.rowOf[method.DocumentID]].Cells[method.Item]
	if cell.Design == d {
		return true
	}
	a, _ := t.Answer(method)
	words := designWords[d]
	return words != nil && words.MatchString(string(a.Answer))
}

var designWords = map[synoptic.Design]*lazyregexp.Regexp{
	synoptic.QuasiExperiment:   lazyregexp.New(`(?i)实验|准实验|experiment`),
	synoptic.RCT:               lazyregexp.New(`(?i)(?:^|[^准])实验|随机|(?:^|[^-])\bexperiment|randomi[sz]ed`),
	synoptic.Survey:            lazyregexp.New(`(?i)问卷|\bsurvey`),
	synoptic.MultipleCaseStudy: lazyregexp.New(`(?i)个案|案例研究|\bcase stud`),
	synoptic.CaseStudy:         lazyregexp.New(`(?i)个案|案例研究|\bcase stud`),
	synoptic.Mixed:             lazyregexp.New(`(?i)混合方法|\bmixed.methods`),
	synoptic.Ethnography:       lazyregexp.New(`(?i)民族志|\bethnograph`),
	synoptic.QCA:               lazyregexp.New(`(?i)定性比较分析|\bqualitative comparative`),
	synoptic.MetaAnalysis:      lazyregexp.New(`(?i)元分析|\bmeta-analys`),
	synoptic.Simulation:        lazyregexp.New(`(?i)仿真|\bsimulation`),
}

// everyStudy reports whether the cited cells of every cited study bear a claim.
func (c *checker) everyStudy(cites []synoptic.Citation, borne func(parts []string) bool) bool {
	parts := map[string][]string{}
	for _, cite := range cites {
		parts[cite.DocumentID] = append(parts[cite.DocumentID], c.cell(cite).parts...)
	}
	for _, p := range parts {
		if !borne(p) {
			return false
		}
	}
	return true
}

// anyFigure reports whether a finding of a cited study has a figure, cited or
// not.
func (c *checker) anyFigure(cites []synoptic.Citation) bool {
	for _, cite := range cites {
		if slices.ContainsFunc(c.table.reportedIn(c.table.rowOf[cite.DocumentID], synoptic.ItemFindings), quantified) {
			return true
		}
	}
	return false
}

// any reports whether an answer of an item, among those cited, is as asked.
func (c *checker) any(cites []synoptic.Citation, item string, is func(entry) bool) bool {
	return slices.ContainsFunc(cites, func(cite synoptic.Citation) bool {
		a, _ := c.table.Answer(cite)
		return cite.Item == item && is(entry{c.table.rowOf[cite.DocumentID], cite, a, pageWords(a)})
	})
}

// riskFindings counts the studies with a finding that speaks of risk.
func (t *Table) riskFindings() int {
	n := 0
	for row := range t.Studies {
		if slices.ContainsFunc(t.reportedIn(row, synoptic.ItemFindings), func(e entry) bool {
			return slices.ContainsFunc(standsOf(&e), func(s stand) bool { return s.stance == risk })
		}) {
			n++
		}
	}
	return n
}

func (c *checker) sameTheory(cites []synoptic.Citation) bool {
	type stated struct{ document, words string }
	var seen []stated
	for _, cite := range cites {
		if cite.Item != synoptic.ItemTheory {
			continue
		}
		a, _ := c.table.Answer(cite)
		words := fold(trimmed(string(a.Answer)))
		if slices.ContainsFunc(seen, func(s stated) bool { return s.document != cite.DocumentID && sameName(s.words, words) }) {
			return true
		}
		seen = append(seen, stated{cite.DocumentID, words})
	}
	return false
}

// inTable reports whether a reported answer of the table has folded words.
func (c *checker) inTable(words string) bool {
	for row := range c.table.Studies {
		for _, item := range c.table.Items {
			if slices.ContainsFunc(c.table.reportedIn(row, item), func(e entry) bool { return strings.Contains(fold(e.text), words) }) {
				return true
			}
		}
	}
	return false
}

func studiesCited(cites []synoptic.Citation) int {
	seen := map[string]bool{}
	for _, cite := range cites {
		seen[cite.DocumentID] = true
	}
	return len(seen)
}
