package synthesis

import (
	"cmp"
	"slices"
	"strings"

	"synoptic/internal/synoptic"
)

// measured is an outcome on which several studies of interventions report.
type measured struct {
	words   string
	results []result // one a study
}

// courseNames name what studies report of an outcome, in the statement that
// sets them beside each other.
var courseNames = map[course][2]string{
	rises:     {"提高", "a rise"},
	falls:     {"下降", "a fall"},
	betters:   {"改善", "an improvement"},
	furthers:  {"得到促进", "a push"},
	hinders:   {"受到抑制", "a setback"},
	unchanged: {"没有变化或差异", "no change or difference"},
}

// measuredBy lists the outcomes on which two studies or more that intervened
// report, those with most studies first. What moved an outcome is not the same
// in all of them, so that only the outcome is compared; of surveys, where each
// predictor has a direction of its own, not even that.
func (p *prose) measuredBy() []measured {
	var found []measured
	for words, results := range p.outcomesOn {
		m := measured{words: words}
		for _, r := range results {
			twice := slices.ContainsFunc(results, func(x result) bool { return x.entry.row == r.entry.row && x.sign != r.sign })
			if !twice && intervenes(p.t.design(r.entry.row)) {
				m.results = append(m.results, r)
			}
		}
		if len(m.results) >= 2 {
			found = append(found, m)
		}
	}
	slices.SortFunc(found, func(a, b measured) int {
		return cmp.Or(cmp.Compare(len(b.results), len(a.results)), cmp.Compare(len(b.words), len(a.words)), strings.Compare(a.words, b.words))
	})
	return found
}

// sameOutcome says on which outcomes studies report the same.
func (p *prose) sameOutcome(most int) {
	said := 0
	for _, m := range p.measuredBy() {
		groups := bySign(m.results)
		if said == most || len(groups) != 1 || p.toldOf(m.words) || sameThroughout(phrasesOf(m.results)) {
			continue
		}
		p.resulted = append(p.resulted, m.words)
		said++
		for _, r := range m.results {
			p.shownBefore[fold(r.words)]++
		}
		entries, n := entriesOf(m.results), p.count(len(m.results))
		p.say(synoptic.Agreements, entries, "%[1]s都报告%[2]s%[3]s：%[5]s。", "%[1]s report %[4]s in %[2]s: %[5]s.",
			n, p.quoted(m.words), p.courses(m.results, 0), p.courses(m.results, 1), p.results(m.results))
		p.meet(m.words, newSide(p.courses(m.results, map[bool]int{true: 0, false: 1}[p.zh]), entries, wordsOf(m.results)))
	}
}

// otherOutcome says on which outcomes studies report different things. They
// did not try the same thing, so that this is no contradiction yet.
func (p *prose) otherOutcome(most int) {
	said := 0
	for _, m := range p.measuredBy() {
		groups := bySign(m.results)
		if said == most || len(groups) < 2 || p.toldOf(m.words) {
			continue
		}
		p.resulted = append(p.resulted, m.words)
		said++
		for _, r := range m.results {
			p.shownBefore[fold(r.words)]++
		}
		var told []string
		var sides []side
		for _, g := range groups {
			name := p.courses(g, map[bool]int{true: 0, false: 1}[p.zh])
			told = append(told, p.pick("有的报告"+name+"（"+p.results(g)+"）", "some report "+name+" ("+p.results(g)+")"))
			sides = append(sides, newSide(name, entriesOf(g), wordsOf(g)))
		}
		p.sayOf(synoptic.Disagreements, synoptic.Difference, entriesOf(m.results), "同看%[1]s，所报结果不一：%[2]s；是否矛盾，要看各自的干预与样本。",
			"on %[1]s the results differ: %[3]s; whether they contradict depends on what each tried and with whom.",
			p.quoted(m.words), strings.Join(told, "，"), strings.Join(told, ", "))
		p.meet(m.words, sides...)
	}
}

// bySign divides results by their direction, the largest group first.
func bySign(results []result) [][]result {
	groups := map[sign][]result{}
	for _, r := range results {
		groups[r.sign] = append(groups[r.sign], r)
	}
	var found [][]result
	for _, s := range []sign{up, down, none} {
		if len(groups[s]) > 0 {
			found = append(found, groups[s])
		}
	}
	slices.SortStableFunc(found, func(a, b []result) int { return cmp.Compare(len(b), len(a)) })
	return found
}

// courses names what some results report: 提高或改善.
func (p *prose) courses(results []result, language int) string {
	var names []string
	for _, c := range []course{rises, falls, betters, furthers, hinders, unchanged} {
		if slices.ContainsFunc(results, func(r result) bool { return r.course == c }) {
			names = append(names, courseNames[c][language])
		}
	}
	return strings.Join(names, []string{"或", " or "}[language])
}

func phrasesOf(results []result) map[int]string {
	phrases := map[int]string{}
	for _, r := range results {
		phrases[r.entry.row] = r.words
	}
	return phrases
}

// toldOf reports whether the results on an outcome have been set beside each
// other already.
func (p *prose) toldOf(words string) bool {
	return slices.ContainsFunc(p.resulted, func(u string) bool { return overlaps(u, words) })
}
