package synthesis

import (
	"slices"
	"strings"
	"unicode/utf8"

	"synoptic/internal/lazyregexp"
	"synoptic/internal/synoptic"
)

// bearing is a motif with the studies whose findings have it: one entry each,
// and the words to show for it.
type bearing struct {
	*motif
	entries []entry
	words   map[int]string
}

// bearings are the motifs that the findings of two studies or more have.
func (p *prose) bearings() []bearing {
	findings := p.t.reported(synoptic.ItemFindings)
	var found []bearing
	for _, m := range motifs {
		b := bearing{motif: m, words: map[int]string{}}
		for i := 0; i < len(findings); {
			j := i
			for j < len(findings) && findings[j].row == findings[i].row {
				j++
			}
			if e, words := p.shownIn(m, findings[i:j]); words != "" {
				b.entries = append(b.entries, e)
				b.words[e.row] = words
			}
			i = j
		}
		if len(b.entries) >= 2 {
			found = append(found, b)
		}
	}
	return found
}

// shownIn picks from a study's findings the one that shows a motif best, with
// the words to quote; "" where none has it. Words that were quoted before show
// less.
func (p *prose) shownIn(m *motif, findings []entry) (entry, string) {
	var best entry
	words, most := "", -1
	for i := range findings {
		e := &findings[i]
		m.places(e.text, func(start, end int) bool {
			phrase := telling(occurrence{e, start, end})
			if !m.inWords(phrase) || worth(phrase) < 3 && !isNotion(phrase) {
				return true
			}
			n := 2*worth(phrase) - 4*p.shownBefore[fold(phrase)]
			if n > most {
				best, words, most = *e, phrase, max(n, 0)
			}
			return true
		})
	}
	return best, words
}

// isNotion reports whether a short phrase is a notion of its own: 党委政治势能.
func isNotion(phrase string) bool {
	return hasHan(phrase) && utf8.RuneCountInString(phrase) >= 6 && !leaning.MatchString(phrase) && !hanging.MatchString(phrase)
}

// inWords reports whether the words themselves show the motif.
func (m *motif) inWords(s string) bool { return s != "" && m.borne([]string{s}) }

// speaksOf reports whether a term is among the words of the motif, so that to
// share it says nothing more.
func (m *motif) speaksOf(term string) bool {
	term = lower(term)
	return slices.ContainsFunc(slices.Concat(m.words, m.also), func(w string) bool { return strings.Contains(term, w) || strings.Contains(w, term) })
}

// telling is what to quote of a place: its clause with subject and predicate
// where that is short, else the phrase around it.
func telling(o occurrence) string {
	text := o.entry.text
	from, to := clauseAt(text, o.start)
	if !hasHan(text[from:to]) {
		to = throughList(text, to)
	}
	clause := trimmed(text[from:max(to, o.end)])
	if judgedBehind.MatchString(clause) && strings.HasPrefix(text[max(to, o.end):], "，") {
		return "" // what is said of it stands in the next clause
	}
	if m := reporting.FindString(clause); m != "" && from+strings.Index(text[from:], clause)+len(m) <= o.start {
		clause = trimmed(clause[len(m):])
	}
	if n := utf8.RuneCountInString(clause); hasHan(clause) && n <= 34 || !hasHan(clause) && n <= 150 {
		if balanced(clause) && whole(text, clause) == clause && !leaning.MatchString(clause) && !hanging.MatchString(clause) {
			return clause
		}
	}
	if hasHan(clause) {
		if rest := fromMeans(text[from:max(to, o.end)], o.start-from); rest != "" && whole(text, rest) == rest {
			return rest
		}
	}
	phrase := around(o)
	if i := strings.Index(text, phrase); i > 0 && phrase != "" {
		if last, _ := utf8.DecodeLastRuneInString(text[:i]); strings.ContainsRune("为将把让使被", last) {
			return "" // its verb governs what was cut off
		}
	}
	return phrase
}

// judgedBehind matches a clause that is the object of the next one: 将说理等同于
// 公开，是一种误解.
var judgedBehind = lazyregexp.New(`^(?:将|把)`)

// fromMeans is the end of a Chinese clause from the last 通过 or the like before
// a place, where that is short and stands by itself.
func fromMeans(clause string, at int) string {
	places := means.FindAllStringIndex(clause[:at], -1)
	if len(places) == 0 {
		return ""
	}
	rest := trimmed(clause[places[len(places)-1][0]:])
	if n := utf8.RuneCountInString(rest); n < 8 || n > 30 || !balanced(rest) || hanging.MatchString(rest) {
		return ""
	}
	return rest
}

var means = lazyregexp.New(`通过|借助|依托|凭借`)

// throughList moves the end of an English clause over the rest of a list that
// it was cut in: "rules,routines and roles of offices".
func throughList(text string, to int) int {
	for _, c := range clauses(text) {
		if c.start <= to || to >= len(text) || text[to] != ',' {
			continue
		}
		next := text[c.start:c.end]
		switch {
		case listLast.MatchString(next):
			return c.end
		case listMiddle.MatchString(next) && c.end < len(text):
			to = c.end
		default:
			return to
		}
	}
	return to
}

var (
	listMiddle = lazyregexp.New(`^ ?[\w-]+(?: [\w-]+){0,2}$`)
	listLast   = lazyregexp.New(`^ ?(?:[\w-]+ ){1,3}(?:and|or) `)
	// reporting is a main clause that only says that something was found.
	reporting = lazyregexp.New(`(?i)^(?:the |our |this )?[^,;.]{0,90}?\b(?:shows?|showed|finds?|found|indicates?|suggests?|reveals?|argues?|concludes?|core is) that `)
	// hanging words need what stands after them.
	hanging = lazyregexp.New(`(?i)(?:的同时|之后|以后|时|的|中|上|之下|下|与|和|应当?|为凭|\b(?:of|and|or|with|for|in|to|on|by|a|an|the|as|that|which|such|from))$`)
)

// leaning words need what stands before them.
var leaning = lazyregexp.New(`(?i)^(?:这|该|将|把|而是|或是|或者|其|它|此|并|也|但|那么|从而|进而|且|而|则|以及|和|与|使|让|其余|二是|三是|it\b|its\b|they\b|their\b|this\b|these\b|that\b|which\b|and\b|or\b|thus\b|thereby\b|where\b|who\b|but\b|as well\b|rather\b|than\b|whereas\b|while\b|among\b)`)

func balanced(s string) bool {
	return balance(s) == s && strings.Count(s, "“") == strings.Count(s, "”")
}

// worth is how much a phrase tells when it is read by itself: long enough to
// say something, short enough to be read in passing, and with a verb.
func worth(phrase string) int {
	n, score := utf8.RuneCountInString(phrase), 0
	if hasHan(phrase) && n >= 8 && n <= 30 || !hasHan(phrase) && n >= 25 && n <= 110 {
		score += 3
	} else if hasHan(phrase) && n >= 5 || !hasHan(phrase) && n >= 12 {
		score++
	}
	if predicate.MatchString(phrase) {
		score += 2
	}
	if leaning.MatchString(phrase) {
		score -= 2
	}
	return max(score, 0)
}

var predicate = lazyregexp.New(`(?i)通过|实现|推动|促进|驱动|提升|提高|降低|减少|压缩|重塑|协调|取决于|有利于|有助于|能够|需要|应当?|包括|存在|导致|形成|从.+到|显著|优于|改善|强化|\b(is|are|was|were|has|have|can|should|must|promot\w+|improv\w+|reduc\w+|increas\w+|includ\w+|depend\w*|coordinat\w+|rais\w+|lower\w*)\b`)

// mutual states the motifs on which findings meet, strongest first, and
// returns those that it stated.
func (p *prose) mutual(most int) []bearing {
	var told []bearing
	found := p.bearings()
	asked := lower(p.t.Question)
	rank := func(b bearing) float64 {
		score := float64(len(b.entries))
		if p.n > 20 && len(b.entries) < 3 {
			score = 0
		}
		quality := 0
		for _, w := range b.words {
			quality += worth(w)
		}
		score += float64(quality) / float64(5*len(b.words))
		if _, _, ok := anyWord(asked, b.motif.words); ok && asked != "" {
			score += float64(p.n)
		}
		return score
	}
	slices.SortStableFunc(found, func(a, b bearing) int {
		switch x, y := rank(a), rank(b); {
		case x > y:
			return -1
		case x < y:
			return 1
		}
		return 0
	})
	for _, b := range found {
		// In a set without a common topic, words in common are coincidence.
		if len(told) < most && rank(b) >= 1 && (p.kin || b.result) {
			told = append(told, b)
		}
	}
	// The motif that asks most of its words chooses them first.
	for _, m := range motifs {
		if i := slices.IndexFunc(told, func(b bearing) bool { return b.motif == m }); i >= 0 {
			p.choose(&told[i])
		}
	}
	for _, b := range told {
		if p.twoSided(b) {
			continue
		}
		if b = p.inEarnest(b); len(b.entries) < 2 {
			continue
		}
		subject := strings.TrimSuffix(p.ofAll(len(b.entries)), "都")
		p.say(synoptic.Agreements, b.entries, "%[1]s都%[2]s%[3]s：%[6]s。", "%[1]s %[4]s %[5]s: %[6]s.",
			subject, b.verbZH, b.zh, b.verbEN, b.en, p.examples(b.entries, func(e entry) string { return b.words[e.row] }))
		p.meet(p.pick(b.zh, b.en), newSide("", b.entries, func(e entry) string { return b.words[e.row] }))
	}
	return told
}

// inEarnest leaves out of a motif that is only written of, and no result, those
// who deny something of it and those whose finding is an estimate: that a survey
// has trust among its variables is no agreement with another that has.
func (p *prose) inEarnest(b bearing) bearing {
	if b.result {
		return b
	}
	b.entries = slices.DeleteFunc(slices.Clone(b.entries), func(e entry) bool {
		return slices.Contains(quantitative, p.t.design(e.row)) || b.verbEN == "write of" && anyDenial.MatchString(b.words[e.row])
	})
	return b
}

// twoSided tells of a motif that some studies see the good of and the others
// the risk: that is a difference, and it says so. A study is on a side only by
// all that its findings say of the motif, whichever of it is quoted.
func (p *prose) twoSided(b bearing) bool {
	var good, bad []entry
	for _, e := range b.entries {
		switch p.sideOn(b.motif, e.row) {
		case positive:
			good = append(good, e)
		case shortfall:
			bad = append(bad, e)
		default:
			return false
		}
	}
	if len(good) == 0 || len(bad) == 0 {
		return false
	}
	phrase := func(e entry) string { return b.words[e.row] }
	p.sayOf(synoptic.Disagreements, synoptic.Difference, slices.Concat(good, bad), "同样%[1]s%[2]s，着眼处不同：一边从成效或主张说（%[5]s），一边从风险或不足说（%[6]s）。",
		"several %[3]s %[4]s, but see different things in it: on one side its good (%[5]s), on the other risk or shortfall (%[6]s).",
		b.verbZH, b.zh, b.verbEN, b.en, p.exampleList(good, 3, phrase), p.exampleList(bad, 3, phrase))
	p.meet(p.pick(b.zh, b.en), newSide(p.pick("成效或主张", "its good, or what ought to be"), good, phrase), newSide(p.pick("风险或不足", "risk or shortfall"), bad, phrase))
	return true
}

// sideOn tells whether the findings of a study, wherever they speak of a motif,
// see its good or call for it (positive), or see risk or shortfall (shortfall);
// plain where they do both or neither somewhere. Where a clause says neither,
// the whole finding may.
func (p *prose) sideOn(m *motif, row int) stance {
	well, ill, neither := false, false, false
	for _, e := range p.t.reportedIn(row, synoptic.ItemFindings) {
		m.places(e.text, func(start, end int) bool {
			from, to := clauseAt(e.text, start)
			said := stanceOf(e.text[from:max(to, end)])
			if said == plain {
				said = stanceOf(e.text)
			}
			switch said {
			case positive, advice:
				well = true
			case risk, shortfall:
				ill = true
			default:
				neither = true
			}
			return true
		})
	}
	switch {
	case neither, well == ill:
		return plain
	case well:
		return positive
	}
	return shortfall
}

// choose picks the words of a motif again, now that some have been quoted.
func (p *prose) choose(b *bearing) {
	for i, e := range b.entries {
		if again, words := p.shownIn(b.motif, p.t.reportedIn(e.row, synoptic.ItemFindings)); words != "" {
			b.entries[i], b.words[e.row] = again, words
		}
		p.shownBefore[fold(b.words[e.row])]++
	}
}
