package synthesis

import (
	"slices"
	"strings"
	"unicode/utf8"

	"synoptic/internal/synoptic"
)

// askedTerms are the notions of the reader's question: what is left of it
// without function words and without words that every study could have.
func askedTerms(question string) []string {
	var terms []string
	add := func(w string) {
		if w != "" && !slices.Contains(terms, w) && len(terms) < 8 {
			terms = append(terms, w)
		}
	}
	question = readable(question)
	eachHanRun(question, func(run hanRun) {
		m := markWords(run)
		for i := 0; i < run.len(); {
			if m.inside[i] {
				i++
				continue
			}
			j := i
			for j < run.len() && !m.inside[j] {
				j++
			}
			if w := run.slice(i, j); j-i >= 2 && j-i <= 12 && !genericZH[w] {
				add(w)
			}
			i = j
		}
	})
	var phrase []string
	for _, w := range append(strings.FieldsFunc(strings.ToLower(question), func(r rune) bool { return !isLatin(r) && r != '-' }), "") {
		s := stem(w)
		if len(w) >= 4 && !stopWordsEN[w] && !genericEN[s] && !verbEN[s] && !looseEN[s] {
			phrase = append(phrase, w)
			continue
		}
		add(strings.Join(phrase, " "))
		phrase = nil
	}
	return terms
}

// parts are a term and, where it is a compound, what it ends and begins with.
func parts(term string) []string {
	found := []string{term}
	if !hasHan(term) {
		words := strings.Fields(term)
		found = append(found, stem(term))
		for i := len(words) - 1; i >= 0 && len(words) > 1; i-- {
			if !adjective(words[i]) {
				found = append(found, stem(words[i]))
			}
		}
		return found
	}
	if runes := []rune(term); len(runes) >= 4 {
		for _, w := range []string{string(runes[len(runes)-2:]), string(runes[:2])} {
			if !genericZH[w] {
				found = append(found, w)
			}
		}
	}
	return found
}

// spoken is the form of a term that most speaks to the question: the whole
// where two studies have it, else the part of it that most studies have.
func (p *prose) spoken(term string) (words string, group []entry, shown map[int]string) {
	for _, w := range parts(term) {
		if entries, phrases := p.having(w); len(entries) > len(group) && (len(group) < 2) {
			words, group, shown = w, entries, phrases
		}
	}
	return words, group, shown
}

// answering says which studies speak to the reader's question, by its own
// words, and which of its words no answer of the table has.
func (p *prose) answering() {
	var vain []string
	said := 0
	for _, term := range askedTerms(p.t.Question) {
		words, group, shown := p.spoken(term)
		switch {
		case len(group) > 0 && said < 4:
			p.say(synoptic.Overview, group, "所问的%[3]s见于%[1]s：%[4]s。", "on %[3]s, which was asked about, %[2]s: %[4]s.",
				p.count(len(group)), verb(len(group), "one study speaks", p.count(len(group))+" speak"), p.quoted(words), p.examples(group, func(e entry) string { return shown[e.row] }))
			said++
		case len(group) == 0 && !slices.ContainsFunc(parts(term), p.anywhere):
			vain = append(vain, p.quoted(term))
		}
	}
	if rests := one(p.content); len(vain) > 0 && len(rests) > 0 {
		p.say(synoptic.Overview, rests, "所问的%[1]s，表中各项答案均不含。", "no answer in the table contains any of these words of the question: %[1]s.", strings.Join(vain[:min(len(vain), 4)], p.pick("、", ", ")))
	}
}

// having lists the studies whose answers have some words, one entry each, with
// what to show of it.
func (p *prose) having(words string) ([]entry, map[int]string) {
	var group []entry
	shown := map[int]string{}
	best := map[int]int{}
	for i := range p.content {
		e := &p.content[i]
		at := strings.Index(lower(e.text), lower(words))
		if at < 0 || !hasHan(words) && at > 0 && isLatin(rune(e.text[at-1])) || !carriesText(*e) {
			continue
		}
		o := occurrence{e, at, at + len(words)}
		phrase := telling(o)
		if !strings.Contains(fold(phrase), fold(words)) {
			phrase = e.text[at : at+len(words)]
		}
		score := 1 + worth(phrase)
		if e.cite.Item == synoptic.ItemFindings {
			score += 2
		}
		if score <= best[e.row] {
			continue
		}
		if best[e.row] == 0 {
			group = append(group, *e)
		} else {
			group[slices.IndexFunc(group, func(x entry) bool { return x.row == e.row })] = *e
		}
		best[e.row], shown[e.row] = score, phrase
	}
	return group, shown
}

// anywhere reports whether any reported answer has some words.
func (p *prose) anywhere(words string) bool {
	w := fold(words)
	for _, item := range p.t.Items {
		if slices.ContainsFunc(p.t.reported(item), func(e entry) bool { return strings.Contains(fold(e.text), w) }) {
			return true
		}
	}
	return utf8.RuneCountInString(w) < 2
}
