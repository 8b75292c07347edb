package synthesis

import (
	"cmp"
	"slices"
	"strings"

	"synoptic/internal/lazyregexp"
	"synoptic/internal/synoptic"
)

// sign is the direction of an effect that a clause reports.
type sign int

const (
	noSign sign = iota
	up
	down
	none
)

var (
	upWords   = lazyregexp.New(`(?i)正向|正相关|促进|推动|带动|促成|提升|提高|改善|增强|增加|有利于|有助于|强化|\b(positive(ly)?|improv\w+|increas\w+|enhanc\w+|promot\w+|boost\w*|rais(e|es|ed|ing)|strengthen\w*)\b`)
	downWords = lazyregexp.New(`(?i)负向|负相关|抑制|阻碍|削弱|恶化|不利于|降低|减少|减弱|损害|\b(negative(ly)?|inhibit\w*|hinder\w*|weaken\w*|reduc\w+|decreas\w+|lower(s|ed|ing)?|undermin\w+|harm(s|ed)?)\b`)
)

// signOf is the direction of a course that an outcome takes.
func signOf(c course) sign {
	switch c {
	case rises, betters, furthers:
		return up
	case falls, hinders:
		return down
	case unchanged:
		return none
	}
	return noSign
}

// result is a clause of a finding that reports the course of an outcome.
type result struct {
	entry  *entry
	sign   sign
	course course
	words  string // the clause, verbatim
}

// pairing is all the results on one pair of terms.
type pairing struct {
	a, b    string
	results []result // one a study and sign
}

// pairings finds the pairs of shared terms on which two studies or more
// report a direction, those with most studies first.
func (p *prose) pairings() []pairing {
	words, longest := map[string]string{}, 0
	for _, tm := range p.terms {
		if hasHan(tm.words) {
			words[tm.words] = tm.words
			longest = max(longest, len([]rune(tm.words)))
			continue
		}
		eachWordRun(tm.words, func(w []word) { words[wordKey(w)] = tm.words })
	}
	x := &lexicon{weight: make(map[string]float64, len(words)), longest: longest}
	for key := range words {
		x.weight[key] = 1
	}
	findings := p.t.reported(synoptic.ItemFindings)
	pairs := map[[2]string]*pairing{}
	p.outcomesOn = map[string][]result{}
	for i := range findings {
		e := &findings[i]
		for _, c := range clauses(e.text) {
			s := e.text[c.start:c.end]
			if !tellsCourse.MatchString(s) {
				continue
			}
			places := apart(x, s, words)
			for k, outcome := range places {
				if !isOutcome(outcome.words) {
					continue
				}
				told := courseOf(occurrence{e, c.start + outcome.start, c.start + outcome.end})
				if told == noCourse {
					continue
				}
				r := result{e, signOf(toward(told, outcome.words)), told, trimmed(s)}
				p.outcomesOn[outcome.words] = addResult(p.outcomesOn[outcome.words], r)
				for j, other := range places {
					if j == k || !isOutcome(other.words) || oneName(s, outcome, other) {
						continue
					}
					a, b := other.words, outcome.words
					key := [2]string{a, b}
					pair := pairs[key]
					if pair == nil {
						pair = &pairing{a: a, b: b}
						pairs[key] = pair
					}
					pair.results = addResult(pair.results, r)
				}
			}
		}
	}
	var found []pairing
	for _, pair := range pairs {
		if len(pair.rows()) >= 2 {
			found = append(found, *pair)
		}
	}
	slices.SortFunc(found, func(x, y pairing) int {
		return cmp.Or(cmp.Compare(len(y.rows()), len(x.rows())), cmp.Compare(len(y.a)+len(y.b), len(x.a)+len(x.b)), strings.Compare(x.a, y.a), strings.Compare(x.b, y.b))
	})
	return found
}

// oneName reports whether two terms stand so close that they are parts of one
// name: 信息 and 对称 in 信息不对称.
func oneName(clause string, a, b termPlace) bool {
	if a.start > b.start {
		a, b = b, a
	}
	between := strings.Trim(clause[a.end:b.start], " -")
	return between == "" || between == "不" || between == "的"
}

// addResult adds a result, one a study and sign.
func addResult(results []result, r result) []result {
	if slices.ContainsFunc(results, func(x result) bool { return x.entry.row == r.entry.row && x.sign == r.sign }) {
		return results
	}
	return append(results, r)
}

// tellsCourse spares most clauses the search for terms.
var tellsCourse = lazyregexp.New(`(?i)` + upZH + `|` + downZH + `|` + bestZH + `|显著|明显|影响|作用|效应|差异|变化|` + pushZH + `|` + curbZH + `|\b(?:` + upEN + `|` + downEN + `|` + bestEN + `|rose|rises|grew|fell|falls|declin\w+|dropp?\w*|chang\w+|differ\w*|effects?|impacts?|unchanged|` + pushEN + `|` + curbEN + `)\b`)

func (p *pairing) rows() map[int]bool {
	rows := map[int]bool{}
	for _, r := range p.results {
		rows[r.entry.row] = true
	}
	return rows
}

// apart lists up to six of the longest terms in a clause that do not run into
// each other.
func apart(x *lexicon, clause string, words map[string]string) []termPlace {
	var places []termPlace
	x.find(clause, func(key string, start, end int) {
		if !upWords.MatchString(words[key]) && !downWords.MatchString(words[key]) {
			places = append(places, termPlace{words[key], start, end})
		}
	})
	slices.SortStableFunc(places, func(a, b termPlace) int { return cmp.Compare(b.end-b.start, a.end-a.start) })
	var kept []termPlace
	for _, pl := range places {
		if len(kept) < 6 && !slices.ContainsFunc(kept, func(k termPlace) bool {
			return pl.start < k.end && k.start < pl.end || overlaps(k.words, pl.words)
		}) {
			kept = append(kept, pl)
		}
	}
	return kept
}

// termPlace is where a term stands in a clause.
type termPlace struct {
	words      string
	start, end int
}

// split divides the results into those that say up and those that say down or
// none; a study that says both is left out of either.
func (p *pairing) split() (yes, no []result) {
	says := map[int]map[bool]bool{}
	for _, r := range p.results {
		if says[r.entry.row] == nil {
			says[r.entry.row] = map[bool]bool{}
		}
		says[r.entry.row][r.sign == up] = true
	}
	seen := map[int]bool{}
	for _, r := range p.results {
		if len(says[r.entry.row]) == 2 || seen[r.entry.row] {
			continue
		}
		seen[r.entry.row] = true
		if r.sign == up {
			yes = append(yes, r)
		} else {
			no = append(no, r)
		}
	}
	return yes, no
}

// distinctPairs keeps the first pairs that tell different stories: no two of
// them share both terms.
func distinctPairs(pairs []pairing, most int) []pairing {
	var kept []pairing
	for _, pair := range pairs {
		if len(kept) == most {
			break
		}
		if !slices.ContainsFunc(kept, func(k pairing) bool {
			return (overlaps(k.a, pair.a) || overlaps(k.a, pair.b)) && (overlaps(k.b, pair.a) || overlaps(k.b, pair.b))
		}) {
			kept = append(kept, pair)
		}
	}
	return kept
}

// contradictions tells of pairs on which studies report opposite directions,
// and reports whether there are any.
func (p *prose) contradictions(pairs []pairing) bool {
	var opposed []pairing
	for _, pair := range pairs {
		if yes, no := pair.split(); len(yes) > 0 && len(no) > 0 {
			opposed = append(opposed, pair)
		}
	}
	contradicted := false
	for _, pair := range distinctPairs(opposed, 3) {
		yes, no := pair.split()
		for _, r := range slices.Concat(yes, no) {
			p.shownBefore[fold(r.words)]++
		}
		if !slices.ContainsFunc(yes, wholly) || !slices.ContainsFunc(no, wholly) {
			p.sayOf(synoptic.Disagreements, synoptic.Difference, slices.Concat(entriesOf(yes), entriesOf(no)),
				"同论%[1]s与%[2]s，结果不一：一边报告正面作用（%[3]s），一边报告没有作用或作用相反（%[4]s）；有的只就部分对象而言。",
				"on %[1]s and %[2]s the results differ: on one side a positive effect (%[3]s), on the other none or the reverse (%[4]s); some hold for part of what was studied only.",
				p.quoted(pair.a), p.quoted(pair.b), p.results(yes), p.results(no))
			p.meet(pair.a+" – "+pair.b, newSide(p.pick("正面作用", "a positive effect"), entriesOf(yes), wordsOf(yes)), newSide(p.pick("没有作用或作用相反", "none or the reverse"), entriesOf(no), wordsOf(no)))
			p.told = append(p.told, &term{words: pair.a}, &term{words: pair.b})
			p.resulted = append(p.resulted, pair.a, pair.b)
			continue
		}
		contradicted = true
		p.sayOf(synoptic.Disagreements, synoptic.Contradiction, slices.Concat(entriesOf(yes), entriesOf(no)),
			"同论%[1]s与%[2]s，结论相反：一边报告正面作用（%[3]s），一边报告没有作用或作用相反（%[4]s）。",
			"on %[1]s and %[2]s the results are opposed: on one side a positive effect (%[3]s), on the other none or the reverse (%[4]s).",
			p.quoted(pair.a), p.quoted(pair.b), p.results(yes), p.results(no))
		p.meet(pair.a+" – "+pair.b, newSide(p.pick("正面作用", "a positive effect"), entriesOf(yes), wordsOf(yes)), newSide(p.pick("没有作用或作用相反", "none or the reverse"), entriesOf(no), wordsOf(no)))
		p.told = append(p.told, &term{words: pair.a}, &term{words: pair.b})
		p.resulted = append(p.resulted, pair.a, pair.b)
	}
	return contradicted
}

// wholly reports whether a result is told of all that was studied, and not of
// some sites, years or people among them.
func wholly(r result) bool { return !ofSome.MatchString(r.words) }

var ofSome = lazyregexp.New(`(?i)仅|只有|只在|部分|在[^，,；;。]{1,16}(?:样本|地区|企业|人群|群体|组|省|县|村)中|对[^，,；;。]{1,14}(?:不显著|不明显)|^(?:at|in|among|for) (?:two|three|four|five|six|seven|eight|nine|ten|[0-9]+|some|half|those|most)\b|\b(?:only|among|where|in (?:19|20)[0-9]{2}|for those)\b`)

// accord tells of pairs on which studies report the same direction.
func (p *prose) accord(pairs []pairing) {
	var same []pairing
	for _, pair := range pairs {
		if yes, no := pair.split(); len(no) == 0 && len(yes) >= 2 {
			same = append(same, pair)
		}
	}
	for _, pair := range distinctPairs(same, 3) {
		yes, _ := pair.split()
		if !slices.ContainsFunc(yes, func(r result) bool { return fold(r.words) != fold(yes[0].words) }) {
			continue // the same sentence twice is no second finding
		}
		p.resulted = append(p.resulted, pair.a, pair.b)
		for _, r := range yes {
			p.shownBefore[fold(r.words)]++
		}
		p.say(synoptic.Agreements, entriesOf(yes), "%[1]s在%[3]s与%[4]s上结果同向：%[5]s。", "%[2]s report results in the same direction on %[3]s and %[4]s: %[5]s.",
			p.count(len(yes)), p.count(len(yes)), p.quoted(pair.a), p.quoted(pair.b), p.results(yes))
		p.meet(pair.a+" – "+pair.b, newSide(p.pick("同向", "in the same direction"), entriesOf(yes), wordsOf(yes)))
	}
}

func entriesOf(results []result) []entry {
	entries := make([]entry, len(results))
	for i, r := range results {
		entries[i] = *r.entry
	}
	return entries
}

func (p *prose) results(results []result) string {
	return p.exampleList(entriesOf(results), 3, wordsOf(results))
}

// wordsOf finds the clause of each study that reports a result.
func wordsOf(results []result) func(entry) string {
	words := map[int]string{}
	for _, r := range results {
		words[r.entry.row] = whole(r.entry.text, r.words)
	}
	return func(e entry) string { return words[e.row] }
}
