package synthesis

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"synoptic/internal/lazyregexp"
	"synoptic/internal/synoptic"
)

// Prose is the built-in writer. It needs no model: its frame sentences are
// its own, in the language of the review, and everything it says of a study
// stands in quotation marks, verbatim from a cell.
type Prose struct{}

// Name returns "rules".
func (Prose) Name() string { return synoptic.EngineRules }

// Write drafts the sections of a review of t.
func (w Prose) Write(ctx context.Context, t *Table) ([]synoptic.Section, error) {
	p, err := w.write(ctx, t)
	if err != nil {
		return nil, err
	}
	return p.sections, nil
}

func (Prose) write(ctx context.Context, t *Table) (*prose, error) {
	p := newProse(t)
	for _, section := range []func(){
		// Differences come before agreements: a term with two sides is none that
		// is agreed on. Check puts the sections in order.
		p.overview, p.questions, p.theories, p.methods, p.cases, p.disagreements, p.agreements, p.gaps,
	} {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		section()
	}
	return p, nil
}

// prose is one review being written.
type prose struct {
	t          *Table
	zh         bool
	n          int          // studies
	blank      map[int]bool // studies that report nothing
	content    []entry
	terms      []*term
	pairs      []pairing
	outcomesOn map[string][]result // by the outcome: what studies report of it
	fields     []fieldGroup        // what a set without a common topic is about
	field      *motif              // what most of the studies are about, where that is a field
	topical    bool                // the studies have a topic in common
	subjects   []*term             // see themesOf
	kin        bool                // see kindred
	told       []*term             // told elsewhere: the topic of the whole, a term with two sides
	sections   []synoptic.Section
	asked      []map[int]string // what was shown for the terms of the question, by row
	themed     []*term          // subjects that the overview told
	resulted   []string         // outcomes and causes whose results were set beside each other
	points     []point          // the topics of agreements and differences, with their sides
	wordSet    map[string]bool  // see vocabulary

	stances     [][]stand      // see stands
	sameAdvice  [][]advised    // what several studies call for alike
	adviceOn    []string       // beside each of these, what it is
	names       []*namesOf     // see namesIn
	shownBefore map[string]int // folded words that a comparison has quoted, how often
}

func newProse(t *Table) *prose {
	p := &prose{t: t, zh: t.Language == synoptic.Chinese, n: len(t.Studies), blank: blankRows(t), names: make([]*namesOf, len(t.Studies)), shownBefore: map[string]int{}}
	for row := range t.Studies {
		for _, item := range []string{synoptic.ItemFindings, synoptic.ItemResearchQuestion, synoptic.ItemTheory, synoptic.ItemCase} {
			p.content = append(p.content, t.reportedIn(row, item)...)
		}
	}
	if p.n > 1 {
		p.terms = sharedTerms(t, p.content)
		p.pairs = p.pairings()
	}
	return p
}

// say adds a statement to a section. Zh and en are formats of the same
// arguments.
func (p *prose) say(kind synoptic.SectionKind, rests []entry, zh, en string, args ...any) {
	p.sayOf(kind, "", rests, zh, en, args...)
}

func (p *prose) sayOf(kind synoptic.SectionKind, relation synoptic.Relation, rests []entry, zh, en string, args ...any) {
	format := p.pick(zh, en)
	text := fmt.Sprintf(format, args...)
	if !p.zh {
		text = sentence(text)
	}
	s := synoptic.Statement{Text: text, Relation: relation, Citations: distinct(citations(rests))}
	if n := len(p.sections); n > 0 && p.sections[n-1].Kind == kind {
		p.sections[n-1].Statements = append(p.sections[n-1].Statements, s)
		return
	}
	p.sections = append(p.sections, synoptic.Section{Kind: kind, Heading: Heading(kind, p.t.Language), Statements: []synoptic.Statement{s}})
}

func (p *prose) pick(zh, en string) string {
	if p.zh {
		return zh
	}
	return en
}

// count names a number of studies: 四篇, four studies.
func (p *prose) count(n int) string {
	if p.zh {
		return spokenZH(n) + "篇"
	}
	if n == 1 {
		return "one study"
	}
	return spokenEN(n) + " studies"
}

// ofAll names a number of studies among all: 五篇都, 五篇中四篇; all five
// studies, four of the five studies.
func (p *prose) ofAll(n int) string {
	switch {
	case n == p.n && p.zh:
		return spokenZH(n) + "篇都"
	case n == p.n && n == 2:
		return "both studies"
	case n == p.n:
		return "all " + spokenEN(n) + " studies"
	case p.zh:
		return spokenZH(p.n) + "篇中" + spokenZH(n) + "篇"
	}
	return spokenEN(n) + " of the " + spokenEN(p.n) + " studies"
}

// verb picks the English form that goes with a number of studies.
func verb(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}

// shown is how many studies a sentence gives words of; the others are cited
// with it.
func (p *prose) shown() int {
	switch {
	case p.n <= 12:
		return 6
	case p.n <= 100:
		return 4
	}
	return 3
}

// examples quotes words of some studies, one each, and says so where there
// are more.
func (p *prose) examples(entries []entry, words func(entry) string) string {
	return p.exampleList(entries, p.shown(), words)
}

func (p *prose) exampleList(entries []entry, most int, words func(entry) string) string {
	var list []string
	seen, said := map[int]bool{}, map[string]bool{}
	rest := 0
	if studiesIn(entries) == most+1 {
		most++ // a list that leaves out a single one had better name it
	}
	for _, e := range entries {
		if seen[e.row] {
			continue
		}
		seen[e.row] = true
		w := words(e)
		switch {
		case said[fold(w)] && w != "":
		case w == "" || len(list) == most:
			rest++
		default:
			said[fold(w)] = true
			list = append(list, p.quoted(w)+p.gloss(e, w))
		}
	}
	if len(list) == 0 {
		return ""
	}
	if rest == 0 {
		return listing(p.t.Language, list)
	}
	if p.zh {
		return strings.Join(list, "、") + "等"
	}
	return strings.Join(list, ", ") + " and others"
}

// gloss gives the original of a place that an English answer names, in
// brackets.
func (p *prose) gloss(e entry, words string) string {
	if p.zh || e.cite.Item != synoptic.ItemCase {
		return ""
	}
	name := original(words, p.t.Studies[e.row].Record)
	if name == "" {
		return ""
	}
	return " (" + name + ")"
}

// quoted quotes words of a paper, with English words that a line end cut in
// two made whole where the set writes them whole elsewhere.
func (p *prose) quoted(s string) string {
	if strings.Contains(s, "-") && !hasHan(s) {
		s = hyphenated.ReplaceAllStringFunc(s, p.rejoined)
	}
	return quoted(s)
}

// rejoined takes out the hyphens of a word that can only be a line's.
func (p *prose) rejoined(word string) string {
	pieces := strings.Split(word, "-")
	joined, last := pieces[0], pieces[0]
	for _, next := range pieces[1:] {
		if p.vocabulary()[strings.ToLower(last+next)] || boundEnding.MatchString("-"+next) ||
			boundPrefix[strings.ToLower(last)] && !p.vocabulary()[next] && !afterEx[next] {
			joined += next
			last += next
			continue
		}
		joined += "-" + next
		last = next
	}
	return joined
}

var (
	hyphenated = lazyregexp.New(`[A-Za-z]{2,}(?:-[a-z]{2,})+`)
	// boundEnding is an ending that is no word, so that the hyphen before it
	// can only be a line's.
	boundEnding = lazyregexp.New(`-(tif(?:y|ies|ied|ying)|rif(?:y|ies|ied|ying)|tions?|sions?|ments?|mental|ness|tive(ly)?|sory|tory|ences?|ances?|ity|ties|nisms?|gies|ogy|cally|tally|nally|ing|ingly)$`)
	// boundPrefix begins words more often than it stands before a hyphen.
	boundPrefix = set("ex re be con com dis ac ad im")
	afterEx     = set("ante post use design elect election")
	latinWords  = lazyregexp.New(`[A-Za-z-]+`)
)

// vocabulary is every English word of titles and abstracts that is written
// without a hyphen.
func (p *prose) vocabulary() map[string]bool {
	if p.wordSet == nil {
		p.wordSet = map[string]bool{}
		for _, s := range p.t.Studies {
			for _, text := range []synoptic.Maybe{s.Record.Title.EN, s.Record.Abstract.EN} {
				for _, w := range latinWords.FindAllString(string(text), -1) {
					if !strings.Contains(w, "-") {
						p.wordSet[strings.ToLower(w)] = true
					}
				}
			}
		}
	}
	return p.wordSet
}

// short quotes the answer of an entry, shortened at a clause.
func (p *prose) short(e entry) string { return p.fit(e.text) }

// fit shortens words of a paper to what a sentence bears; Latin words take
// more letters than Chinese ones.
func (p *prose) fit(s string) string {
	if hasHan(s) {
		return clipped(s, 32)
	}
	return strings.TrimSpace(danglingEN.ReplaceAllString(clipped(s, 110), ""))
}

// danglingEN are words at the end of an answer that need what comes after.
var danglingEN = lazyregexp.New(`(?i)(?: (?:of|and|or|with|for|in|to|on|by|an?|the))+$`)

// one keeps the first entry of each study.
func one(entries []entry) []entry {
	var kept []entry
	seen := map[int]bool{}
	for _, e := range entries {
		if !seen[e.row] {
			seen[e.row] = true
			kept = append(kept, e)
		}
	}
	return kept
}

// silence reports for an item the studies whose page does not state it, by
// why: the paper does not say, the text is missing, or the answer could not
// be found on the page. Studies that report nothing at all are told of in the
// overview, once.
// Studies told of elsewhere are left out.
func (p *prose) silence(kind synoptic.SectionKind, item, whatZH, whatEN string, elsewhere ...entry) {
	stated := len(p.t.reported(item)) > 0
	speaking := func(entries []entry) []entry {
		return slices.DeleteFunc(entries, func(e entry) bool {
			return p.blank[e.row] || slices.ContainsFunc(elsewhere, func(x entry) bool { return x.row == e.row })
		})
	}
	if quiet := speaking(p.t.silent(item, synoptic.NotReported)); len(quiet) > 0 {
		n := len(quiet)
		switch {
		case n == p.n && n > 1:
			p.say(kind, quiet, "%[1]s篇的页面均未说明%[2]s。", "%[3]s of the %[4]s pages states %[5]s.", spokenZH(n), whatZH, verb(n-1, "neither", "none"), spokenEN(n), whatEN)
		case p.n == 1:
			p.say(kind, quiet, "页面未说明%[2]s。", "The page does not state %[5]s.", "", whatZH, "", "", whatEN)
		case stated:
			p.say(kind, quiet, "另有%[1]s篇的页面未说明%[2]s。", "%[3]s %[4]s not state %[5]s.",
				spokenZH(n), whatZH, p.pages(n, "another "), verb(n, "does", "do"), whatEN)
		default:
			p.say(kind, quiet, "%[1]s篇的页面未说明%[2]s。", "%[3]s %[4]s not state %[5]s.",
				spokenZH(n), whatZH, p.pages(n, ""), verb(n, "does", "do"), whatEN)
		}
	}
	if settled := speaking(p.t.decided(item)); len(settled) > 0 {
		n := len(settled)
		p.say(kind, settled, "%[1]s篇的%[2]s经人工核定，没有可取的答案。", "As to %[4]s, a person decided for %[3]s that no answer stands.",
			spokenZH(n), whatZH, p.count(n), whatEN)
	}
	if lost := speaking(p.t.silent(item, synoptic.Lost)); len(lost) > 0 {
		n := len(lost)
		p.say(kind, lost, "%[1]s篇的页面缺摘要或摘要不全，%[2]s无从得知。", "%[3]s %[4]s the abstract or part of it, so that %[5]s cannot be told.",
			spokenZH(n), whatZH, p.pages(n, ""), verb(n, "lacks", "lack"), whatEN)
	}
	if doubt := speaking(p.t.silent(item, synoptic.Unverified)); len(doubt) > 0 {
		n := len(doubt)
		p.say(kind, doubt, "%[1]s篇的%[2]s未能在页面上核实，不作为结果。", "For %[3]s, %[4]s could not be verified on the page and is left out.",
			spokenZH(n), whatZH, p.count(n), whatEN)
	}
}

// pages names the pages of some studies in English: the page of one study,
// the pages of another three studies.
func (p *prose) pages(n int, lead string) string {
	if n == 1 {
		return "the page of " + strings.TrimSuffix(lead, "another ") + map[bool]string{true: "another study", false: "one study"}[lead != ""]
	}
	return "the pages of " + lead + spokenEN(n) + " studies"
}

// blankRows are the studies of which no item is reported, and of which no
// person decided that.
func blankRows(t *Table) map[int]bool {
	blank := map[int]bool{}
	for row := range t.Studies {
		if !slices.ContainsFunc(t.Items, func(item string) bool {
			answers := t.Studies[row].Cells[item].Answers
			return len(t.reportedIn(row, item)) > 0 || len(answers) > 0 && settled(answers[0])
		}) {
			blank[row] = true
		}
	}
	return blank
}
