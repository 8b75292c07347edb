package synthesis

import (
	"slices"
	"strings"

	"synoptic/internal/lazyregexp"
	"synoptic/internal/synoptic"
)

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
	p.otherOutcome(3)
	p.outcomes(byRow, opposed)
	if p.kin {
		p.sameTermOtherSign()
	}
	p.adviceGiven(byRow)
}

// stands reads the findings of each study for what they say of outcomes, once.
func (p *prose) stands() [][]stand {
	if p.stances != nil {
		return p.stances
	}
	findings := p.t.reported(synoptic.ItemFindings)
	byRow := make([][]stand, p.n)
	for i := range findings {
		e := &findings[i]
		byRow[e.row] = append(byRow[e.row], standsOf(e)...)
	}
	p.stances = byRow
	return byRow
}

// outcomes puts side by side what the studies' findings stress. Of studies that
// are not about one thing these are no judgements of one thing.
func (p *prose) outcomes(byRow [][]stand, contradicted bool) {
	if !p.kin {
		return
	}
	lead := p.pick("对结果的判断不同", "they judge outcomes differently")
	if !contradicted {
		lead += p.pick("（侧重不同，未见直接矛盾）", " (a difference of focus, no direct contradiction)")
	}
	p.outcomesOf(byRow, lead)
}

// outcomesOf tells the sides of the studies after the words that lead to them.
func (p *prose) outcomesOf(byRow [][]stand, lead string) {
	sides := map[stance][]stand{}
	for row, stands := range byRow {
		if p.t.design(row) == synoptic.Survey {
			continue // each of its predictors has a direction of its own
		}
		if s := stress(stands); s != plain {
			if speaks := spokesman(stands, s); !relative.MatchString(speaks.words) {
				sides[s] = append(sides[s], speaks)
			}
		}
	}
	var told []string
	var rests []entry
	var positions []side
	all := map[int]string{}
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
		for _, e := range group {
			all[e.row] = words[e.row]
		}
		list := p.exampleList(group, min(p.shown(), 3), func(e entry) string { return words[e.row] })
		told = append(told, p.pick("有的"+side.zh+"（"+list+"）", "some "+side.en+" ("+list+")"))
		positions = append(positions, newSide(p.pick(side.zh, side.en), group, func(e entry) string { return words[e.row] }))
	}
	if len(told) < 2 || p.quotedBefore(all) {
		return
	}
	for _, words := range all {
		p.shownBefore[fold(words)]++
	}
	p.sayOf(synoptic.Disagreements, synoptic.Difference, rests, "%[1]s：%[2]s。", "%[1]s: %[3]s.",
		lead, strings.Join(told, "，"), strings.Join(told, ", "))
	topic, _, _ := strings.Cut(lead, p.pick("（", " ("))
	p.meet(topic, positions...)
}

// relative clauses do not say what they speak of.
var relative = lazyregexp.New(`(?i)^(?:那么|(?:which|who|whose|where|that)\b)`)

// stress is what the clauses of a study's findings say on the whole; plain
// where they say different things and none of them twice the rest: such a
// study is on no side.
func stress(stands []stand) stance {
	count := map[stance]int{}
	for _, s := range stands {
		count[s.stance]++
		if s.stance != null && plainly.MatchString(s.words) {
			count[s.stance]++
		}
	}
	bad := count[risk] + count[shortfall]
	all := count[positive] + bad + count[null]
	clear := func(n int) bool { return n > 0 && n >= 2*(all-n) }
	switch {
	case clear(count[positive]):
		return positive
	case clear(bad) && count[risk] >= count[shortfall]:
		return risk
	case clear(bad):
		return shortfall
	case clear(count[null]):
		return null
	}
	return plain
}

// spokesman is the clause that shows a stance best: the plainest words for
// it, at a length that can be quoted.
func spokesman(stands []stand, want stance) stand {
	best, most := stand{}, -3
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
		if leaning.MatchString(s.words) {
			score -= 2
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
	const most = 15 // terms looked at: those below have little to say
	said, looked := 0, 0
	for _, tm := range p.terms {
		if said == 2 || looked == most {
			return
		}
		if !tm.telling() || !isOutcome(tm.words) || p.toldOf(tm.words) ||
			bareWord(tm.words) && (tm.anchors < 2 || !p.topical) ||
			slices.ContainsFunc(p.told, func(u *term) bool { return overlaps(u.words, tm.words) }) {
			continue
		}
		looked++
		var good, bad []entry
		var cited []occurrence
		words := map[int]string{}
		for _, places := range tm.all[:min(len(tm.all), 150)] { // so many show whether there are two sides
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
		if p.quotedBefore(words) {
			continue // the sides were told with these very words
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
		p.meet(named(cited), newSide(p.pick("成效", "its good"), good, phrase), newSide(p.pick("风险或不足", "risk or shortfall"), bad, phrase))
		p.told = append(p.told, tm)
		said++
	}
}

// bySide divides the places of a term in a study's findings by what is said
// of it there; a place whose phrase is the bare term shows nothing.
func bySide(places []occurrence) (well, ill []occurrence) {
	for _, o := range places {
		if o.entry.cite.Item != synoptic.ItemFindings {
			continue
		}
		words := around(o)
		if fold(words) == fold(o.entry.text[o.start:o.end]) {
			continue
		}
		// The clause may speak well of something else; what is shown must speak
		// of the term, or the term must be what acts.
		left, right := clauseAt(o.entry.text, o.start)
		said := stanceOf(words)
		if roleOf(o) == acting {
			said = stanceOf(o.entry.text[left:right])
		}
		switch said {
		case positive:
			well = append(well, o)
		case risk, shortfall:
			ill = append(ill, o)
		}
	}
	return well, ill
}

func clauseAt(text string, at int) (start, end int) {
	for _, c := range clauses(text) {
		if at >= c.start && at < c.end {
			return c.start, c.end
		}
	}
	return 0, len(text)
}

// quotedBefore reports whether most of some phrases stand in words that a
// comparison has quoted already.
func (p *prose) quotedBefore(phrases map[int]string) bool {
	n := 0
	for _, words := range phrases {
		w := fold(words)
		for shown := range p.shownBefore {
			if strings.Contains(shown, w) {
				n++
				break
			}
		}
	}
	return 2*n >= len(phrases)
}
