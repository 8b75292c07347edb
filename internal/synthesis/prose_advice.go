package synthesis

import (
	"cmp"
	"slices"
	"strings"

	"synoptic/internal/synoptic"
)

// advised is what one study says ought to be done.
type advised struct {
	stand
	called map[string]bool // terms behind the word that advises: what is called for
}

// advices are what the studies call for, one a study.
func (p *prose) advices(byRow [][]stand) []advised {
	var found []advised
	for _, stands := range byRow {
		s := spokesman(stands, advice)
		if s.entry == nil || leaning.MatchString(s.words) || notAReport.MatchString(s.words) && !hasHan(s.words) {
			continue
		}
		a := advised{s, map[string]bool{}}
		at := adviceWords.FindStringIndex(s.words)
		for _, tm := range p.terms {
			if at == nil || !isOutcome(tm.words) || !tm.telling() && len([]rune(tm.words)) < 4 {
				continue
			}
			if i := strings.Index(lower(s.words), lower(tm.words)); i >= at[0] {
				a.called[tm.words] = true
			}
		}
		found = append(found, a)
	}
	return found
}

// adviceGiven tells what the studies say ought to be done: those that call for
// the same thing as an agreement, the others, where they are about one thing,
// beside each other.
func (p *prose) adviceGiven(byRow [][]stand) {
	all := p.advices(byRow)
	rest := all
	const most = 200 // of more it would not be said what they have in common
	for len(all) <= most && len(p.sameAdvice) < 2 {
		what, group := p.calledFor(rest)
		if len(group) < 2 {
			break
		}
		p.sameAdvice = append(p.sameAdvice, group)
		p.adviceOn = append(p.adviceOn, what)
		rest = slices.DeleteFunc(slices.Clone(rest), func(a advised) bool { return a.called[what] })
	}
	if !p.kin && !p.topical || len(rest) < 2 {
		return
	}
	group, words := adviceWordsOf(rest)
	p.sayOf(synoptic.Disagreements, synoptic.Difference, group, "主张各有所重：%[1]s。", "what they call for differs: %[1]s.", p.examples(group, words))
	p.meet(p.pick("主张", "what they call for"), each(group, words)...)
}

// calledFor is the term that most of some advices call for, and who they are.
// The subject of their titles is none: everybody advises on that.
func (p *prose) calledFor(all []advised) (string, []advised) {
	best, by := "", []advised(nil)
	for _, tm := range p.terms {
		var group []advised
		for _, a := range all {
			if a.called[tm.words] && !p.namesIn(a.entry.row).have(tm.words) {
				group = append(group, a)
			}
		}
		if c := cmp.Compare(len(group), len(by)); c > 0 || c == 0 && len(group) > 1 && len(tm.words) > len(best) {
			best, by = tm.words, group
		}
	}
	return best, by
}

// agreedAdvice states what several studies call for alike.
func (p *prose) agreedAdvice() {
	for i, advices := range p.sameAdvice {
		group, words := adviceWordsOf(advices)
		if sameThroughout(phrasesBy(group, words)) {
			continue
		}
		n, what := p.count(len(group)), p.quoted(p.adviceOn[i])
		p.say(synoptic.Agreements, group, "%[1]s的主张都涉及%[3]s：%[4]s。", "%[2]s call for something as to %[3]s: %[4]s.", n, n, what, p.examples(group, words))
		p.meet(p.adviceOn[i], newSide("", group, words))
		p.told = append(p.told, &term{words: p.adviceOn[i]})
	}
}

func adviceWordsOf(all []advised) ([]entry, func(entry) string) {
	group, words := make([]entry, len(all)), map[int]string{}
	for i, a := range all {
		group[i] = *a.entry
		words[a.entry.row] = a.words
	}
	return group, func(e entry) string { return words[e.row] }
}

func phrasesBy(group []entry, words func(entry) string) map[int]string {
	phrases := map[int]string{}
	for _, e := range group {
		phrases[e.row] = words(e)
	}
	return phrases
}
