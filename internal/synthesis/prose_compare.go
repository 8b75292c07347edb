package synthesis

import (
	"cmp"
	"slices"
	"strings"

	"synoptic/internal/synoptic"
)

// agreements states what two studies or more share, term by term, with the
// words each has for it.
func (p *prose) agreements() {
	if p.n < 2 {
		return
	}
	p.accord(p.pairs)
	most := 4
	if p.n > 12 {
		most = 6
	}
	used := slices.Clone(p.told)
	most += len(used)
	for _, c := range p.agreed() {
		if len(used) == most {
			break
		}
		if slices.ContainsFunc(used, func(u *term) bool { return overlaps(u.words, c.words) }) {
			continue
		}
		if p.agreement(c, len(used)-len(p.told)) {
			used = append(used, c.term)
		}
	}
}

// agreedTerm is a term that may make an agreement: with the part it plays in all its studies
// and a place in each.
type agreedTerm struct {
	*term
	part   role
	places []occurrence
}

// agreed are the terms on which studies may be said to agree, best first. The
// name of a case is no view of anything, so that cases do not count; a term
// that plays the same part in all its studies says most.
func (p *prose) agreed() []agreedTerm {
	const most = 40 // more are never told
	var found []agreedTerm
	for _, tm := range p.terms {
		if len(found) == most {
			break
		}
		if !tm.telling() {
			continue
		}
		if tm = tm.beside(synoptic.ItemCase); tm == nil {
			continue
		}
		part, places := tm.part()
		found = append(found, agreedTerm{tm, part, places})
	}
	weight := func(a agreedTerm) float64 {
		if a.part != noRole {
			return 1.8 * a.score
		}
		return a.score
	}
	slices.SortStableFunc(found, func(a, b agreedTerm) int { return cmp.Compare(weight(b), weight(a)) })
	return found
}

// sharing is the ways of saying what studies do with a term that they share.
var sharing = map[role][2]string{
	acting:  {"都把%[3]s写作起作用的一方：%[4]s。", "write of %[3]s as what does the work: %[4]s."},
	treated: {"都把%[3]s写作要调整或化解的对象：%[4]s。", "write of %[3]s as what has to be dealt with: %[4]s."},
	sought:  {"都把%[3]s写作要达成的目标：%[4]s。", "write of %[3]s as what is to be brought about: %[4]s."},
}

// plainSharing says no more than that they share it; the wording changes from
// one statement to the next.
var plainSharing = [][2]string{
	{"都写到%[3]s：%[4]s。", "write of %[3]s: %[4]s."},
	{"都论及%[3]s：%[4]s。", "speak to %[3]s: %[4]s."},
	{"同样涉及%[3]s：%[4]s。", "also share %[3]s: %[4]s."},
	{"都有%[3]s一语：%[4]s。", "have %[3]s in common: %[4]s."},
}

// agreement says who shares a term, and what part it plays where that is the
// same in all. It says nothing where the studies have no more in common than
// the bare word.
func (p *prose) agreement(tm agreedTerm, nth int) bool {
	places := tm.places
	if tm.part == noRole {
		// So many studies are not all shown; the rest are cited where the term
		// stands best.
		for i, all := range tm.all {
			o := tm.in[i]
			if i < 50 {
				o, _ = clearest(all)
			}
			places = append(places, o)
		}
	}
	phrase := map[int]string{}
	group := make([]entry, len(places))
	telling := 0
	for i, o := range places {
		group[i] = *o.entry
		if i >= 50 {
			continue
		}
		if words := around(o); fold(words) != fold(tm.words) {
			phrase[o.entry.row] = words
			telling++
		}
	}
	if telling < 2 {
		return false
	}
	subject := p.count(len(group))
	if nth == 0 || len(group) == p.n {
		subject = strings.TrimSuffix(p.ofAll(len(group)), "都")
	}
	way, ok := sharing[tm.part]
	if !ok {
		way = plainSharing[nth%len(plainSharing)]
	}
	p.say(synoptic.Agreements, group, "%[1]s"+way[0], "%[2]s "+way[1], subject, subject, p.quoted(named(places)),
		p.examples(group, func(e entry) string { return phrase[e.row] }))
	return true
}

// clearest is the place of a term whose phrase tells most: long enough to
// say something, short enough to be read in passing, and from a finding.
func clearest(places []occurrence) (occurrence, string) {
	best, words, most := places[0], "", -1
	for _, o := range places {
		phrase := around(o)
		n, score := len([]rune(phrase)), 0
		if hasHan(phrase) && n >= 6 && n <= 20 || !hasHan(phrase) && n >= 20 && n <= 80 {
			score += 3
		}
		if o.entry.cite.Item == synoptic.ItemFindings {
			score++
		}
		if left, _ := enumerated(o.entry.text, o.start, o.end); strings.HasPrefix(strings.TrimSpace(o.entry.text[left:]), phrase) {
			score++ // it begins where its clause does
		}
		if score > most {
			best, words, most = o, phrase, score
		}
	}
	return best, words
}

// stanceSides are the sides of a difference over outcomes, in the order in
// which they are told.
var stanceSides = []struct {
	stance stance
	zh, en string
}{
	{positive, "着重成效", "stress what works"},
	{risk, "着重风险", "stress risk"},
	{shortfall, "指出不足", "point to what falls short"},
	{null, "报告未见效果", "report no effect"},
}

func (p *prose) disagreements() {
	if p.n < 2 {
		return
	}
	byRow := p.stands()
	opposed := p.contradictions(p.pairs)
	p.outcomes(byRow, opposed)
	p.sameTermOtherSign()
	p.adviceGiven(byRow)
}

// stands reads the findings of each study for what they say of outcomes.
func (p *prose) stands() [][]stand {
	findings := p.t.reported(synoptic.ItemFindings)
	byRow := make([][]stand, p.n)
	for i := range findings {
		e := &findings[i]
		byRow[e.row] = append(byRow[e.row], standsOf(e)...)
	}
	return byRow
}

// outcomes puts side by side what the studies' findings stress.
func (p *prose) outcomes(byRow [][]stand, contradicted bool) {
	sides := map[stance][]stand{}
	lead := [2]string{"对结果的判断不同", "they judge outcomes differently"}
	if !p.topical {
		// Without a common topic these are not judgements of one thing.
		lead = [2]string{"所报结果的方向不一", "the outcomes they report point different ways"}
	}
	for _, stands := range byRow {
		if s := stress(stands); s != plain {
			sides[s] = append(sides[s], spokesman(stands, s))
		}
	}
	var parts []string
	var rests []entry
	for _, side := range stanceSides {
		stands := sides[side.stance]
		if len(stands) == 0 {
			continue
		}
		group := make([]entry, len(stands))
		words := map[int]string{}
		for i, s := range stands {
			group[i] = *s.entry
			words[s.entry.row] = s.words
		}
		rests = append(rests, group...)
		list := p.exampleList(group, min(p.shown(), 3), func(e entry) string { return words[e.row] })
		parts = append(parts, p.pick("有的"+side.zh+"（"+list+"）", "some "+side.en+" ("+list+")"))
	}
	if len(parts) < 2 {
		return
	}
	close := ""
	if !contradicted {
		close = p.pick("；这是侧重不同，未见直接矛盾", "; this is a difference of focus, no direct contradiction")
	}
	p.sayOf(synoptic.Disagreements, synoptic.Difference, rests, lead[0]+"：%[1]s%[3]s。", lead[1]+": %[2]s%[3]s.",
		strings.Join(parts, "，"), strings.Join(parts, ", "), close)
}

// stress is what most clauses of a study's findings say; a risk or a
// shortfall wins a tie, since a hope is mentioned by everybody.
func stress(stands []stand) stance {
	count := map[stance]int{}
	for _, s := range stands {
		count[s.stance]++
		if plainly.MatchString(s.words) {
			count[s.stance]++
		}
	}
	best := plain
	for _, s := range []stance{risk, shortfall, positive, null} {
		if count[s] > count[best] || best == plain && count[s] > 0 {
			best = s
		}
	}
	return best
}

// spokesman is the clause that shows a stance best: the plainest words for
// it, at a length that can be quoted.
func spokesman(stands []stand, want stance) stand {
	best, most := stand{}, -1
	for _, s := range stands {
		if s.stance != want {
			continue
		}
		n, score := len([]rune(s.words)), 0
		if hasHan(s.words) && n >= 8 && n <= 40 || !hasHan(s.words) && n >= 20 && n <= 120 {
			score += 2
		}
		if plainly.MatchString(s.words) {
			score += 2
		}
		if score > most {
			best, most = s, score
		}
	}
	if best.entry != nil {
		best.words = whole(best.entry.text, best.words)
	}
	return best
}

// sameTermOtherSign finds terms of which one study speaks well and another
// does not.
func (p *prose) sameTermOtherSign() {
	said := 0
	for _, tm := range p.terms {
		if said == 2 {
			return
		}
		if !tm.telling() || slices.ContainsFunc(p.told, func(u *term) bool { return overlaps(u.words, tm.words) }) {
			continue
		}
		var good, bad []entry
		var cited []occurrence
		words := map[int]string{}
		for _, places := range tm.all {
			well, ill := bySide(places)
			switch {
			case len(well) > 0 && len(ill) == 0:
				o, w := clearest(well)
				good, cited, words[o.entry.row] = append(good, *o.entry), append(cited, o), w
			case len(ill) > 0 && len(well) == 0:
				o, w := clearest(ill)
				bad, cited, words[o.entry.row] = append(bad, *o.entry), append(cited, o), w
			}
		}
		if len(good) == 0 || len(bad) == 0 {
			continue
		}
		zh, en := "同说%[1]s，着眼处不同：一边从成效说（%[2]s），一边从风险或不足说（%[3]s）。",
			"they differ in what they see in %[1]s: on one side its good (%[2]s), on the other risk or shortfall (%[3]s)."
		if riskWords.MatchString(tm.words) {
			zh, en = "同说%[1]s，一边写如何应对（%[2]s），一边写风险本身（%[3]s）。",
				"on %[1]s they differ: on one side how it is met (%[2]s), on the other the risk itself (%[3]s)."
		}
		phrase := func(e entry) string { return words[e.row] }
		p.sayOf(synoptic.Disagreements, synoptic.Difference, slices.Concat(good, bad), zh, en,
			p.quoted(named(cited)), p.exampleList(good, 3, phrase), p.exampleList(bad, 3, phrase))
		p.told = append(p.told, tm)
		said++
	}
}

// bySide divides the places of a term in a study's findings by what their
// clauses say; a place whose phrase is the bare term shows nothing.
func bySide(places []occurrence) (well, ill []occurrence) {
	for _, o := range places {
		if o.entry.cite.Item != synoptic.ItemFindings {
			continue
		}
		left, right := clauseAt(o.entry.text, o.start)
		switch stanceOf(o.entry.text[left:right]) {
		case positive:
			well = append(well, o)
		case risk, shortfall:
			ill = append(ill, o)
		}
	}
	bare := func(o occurrence) bool { return fold(around(o)) == fold(o.entry.text[o.start:o.end]) }
	return slices.DeleteFunc(well, bare), slices.DeleteFunc(ill, bare)
}

func clauseAt(text string, at int) (start, end int) {
	for _, c := range clauses(text) {
		if at >= c.start && at < c.end {
			return c.start, c.end
		}
	}
	return 0, len(text)
}

// adviceGiven puts side by side what the studies say ought to be done.
func (p *prose) adviceGiven(byRow [][]stand) {
	var group []entry
	words := map[int]string{}
	for _, stands := range byRow {
		if slices.ContainsFunc(stands, func(s stand) bool { return s.stance == advice }) {
			s := spokesman(stands, advice)
			group = append(group, *s.entry)
			words[s.entry.row] = s.words
		}
	}
	if len(group) < 2 {
		return
	}
	p.sayOf(synoptic.Disagreements, synoptic.Difference, group, "主张各有所重：%[1]s。", "what they call for differs: %[1]s.",
		p.examples(group, func(e entry) string { return words[e.row] }))
}
