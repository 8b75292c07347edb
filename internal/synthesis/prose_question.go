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
			if w := strings.TrimLeft(strings.TrimRight(run.slice(i, j), "吗呢么吧"), badStarts); utf8.RuneCountInString(w) >= 2 &&
				j-i <= 12 && !genericZH[w] {
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

// parts are a term and, where it is a compound, what it ends and begins with,
// longest first.
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
	runes := []rune(term)
	for n := len(runes) - 1; n >= 2 && len(runes) >= 4; n-- {
		for _, w := range []string{string(runes[len(runes)-n:]), string(runes[:n])} {
			if first, _ := utf8.DecodeRuneInString(w); !genericZH[w] && !badStart(string(first)) {
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
	var found []asking
	terms := askedTerms(p.t.Question)
	for i := 0; i < len(terms); i++ {
		term := terms[i]
		words, group, shown := p.spoken(term)
		terms = withRest(terms, i, words)
		switch {
		case len(group) > 0:
			found = append(found, asking{words, group, shown})
		case !slices.ContainsFunc(parts(term), p.anywhere):
			vain = append(vain, p.quoted(term))
		}
	}
	const most = 4
	said := 0
	for i, a := range found {
		// Of two words on which the same studies speak, the one is told on which
		// they tell more; what was shown for one word is not shown again.
		if said == most || p.shownAll(a.group, a.shown) ||
			slices.ContainsFunc(found[i+1:], func(b asking) bool {
				return b.tells() > a.tells() &&
					sameRows(a.group, b.group)
			}) {
			continue
		}
		said++
		p.asked = append(p.asked, a.shown)
		if p.answered(a) {
			continue
		}
		p.say(synoptic.Overview, a.group, "所问的%[3]s见于%[1]s：%[4]s。", "on %[3]s, which was asked about, %[2]s: %[4]s.",
			p.count(len(a.group)), verb(len(a.group), "one study speaks", p.count(len(a.group))+" speak"), p.quoted(a.words), p.examples(a.group, func(e entry) string { return a.shown[e.row] }))
	}
	if rests := one(p.content); len(vain) > 0 && len(rests) > 0 {
		p.say(synoptic.Overview, rests, "所问的%[1]s，表中各项答案均不含。", "no answer in the table contains any of these words of the question: %[1]s.", strings.Join(vain[:min(len(vain), 4)], p.pick("、", ", ")))
	}
}

// asking is a word of the question with the studies that speak on it: one
// entry each, and what to show of it.
type asking struct {
	words string
	group []entry
	shown map[int]string
}

// tells counts the studies that say how something turned out.
func (a asking) tells() int {
	n := 0
	for _, e := range a.group {
		if e.cite.Item == synoptic.ItemFindings && stanceOf(a.shown[e.row]) != plain {
			n++
		}
	}
	return n
}

func sameRows(a, b []entry) bool {
	return studiesIn(a) == studiesIn(b) && !slices.ContainsFunc(a, func(e entry) bool {
		return !slices.ContainsFunc(b, func(x entry) bool { return x.row == e.row })
	})
}

// withRest adds to the terms of a question what is left of the one at i where
// studies speak on a part of it only: the other half of a compound, the other
// words of a phrase.
func withRest(terms []string, i int, words string) []string {
	const most = 12
	term := terms[i]
	if hasHan(term) {
		rest := strings.TrimPrefix(strings.TrimSuffix(term, words), words)
		if words != "" && rest != term && utf8.RuneCountInString(rest) >= 2 && !genericZH[rest] &&
			!slices.Contains(terms, rest) && len(terms) < most {
			terms = slices.Insert(terms, i+1, rest)
		}
		return terms
	}
	if fold(words) == fold(term) {
		return terms
	}
	for _, w := range strings.Fields(term) {
		if s := stem(w); s != words && len(terms) < most && !adjective(w) && !slices.Contains(terms, s) && !strings.Contains(words, s) {
			terms = append(terms, s)
		}
	}
	return terms
}

// shownAll reports whether the answers to a term have all been shown for one
// before it.
func (p *prose) shownAll(group []entry, shown map[int]string) bool {
	return !slices.ContainsFunc(group, func(e entry) bool {
		return !slices.ContainsFunc(p.asked, func(before map[int]string) bool { return before[e.row] == shown[e.row] })
	})
}

// answered sets beside each other the studies whose words on a term of the
// question tell that something came of it and those that tell it did not;
// false where there are not both.
func (p *prose) answered(a asking) bool {
	words, group, shown := a.words, a.group, a.shown
	var sides [3][]entry
	for _, e := range group {
		i := 2
		if e.cite.Item == synoptic.ItemFindings {
			switch stanceOf(shown[e.row]) {
			case positive:
				i = 0
			case null, shortfall, risk:
				i = 1
			}
		}
		sides[i] = append(sides[i], e)
	}
	if len(sides[0]) == 0 || len(sides[1]) == 0 {
		return false
	}
	leads := [3]string{p.pick("有的说到成效", "some tell of an effect"), p.pick("有的说到未见效果或不足", "some of none or of a shortfall"), p.pick("有的只是谈到", "some only speak of it")}
	var told []string
	for i, side := range sides {
		if len(side) > 0 {
			told = append(told, leads[i]+p.pick("（", " (")+p.exampleList(side, 4, func(e entry) string { return shown[e.row] })+p.pick("）", ")"))
		}
	}
	p.say(synoptic.Overview, group, "所问的%[3]s见于%[1]s：%[4]s。", "on %[3]s, which was asked about, %[2]s speak: %[4]s.",
		p.count(len(group)), p.count(len(group)), p.quoted(words), strings.Join(told, p.pick("，", ", ")))
	return true
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
		if clause := p.clauseOf(o); (worth(phrase) < 5 || leaning.MatchString(phrase) || premise.MatchString(phrase)) &&
			strings.Contains(fold(clause), fold(words)) {
			phrase = clause
		}
		score := 1 + worth(phrase)
		if e.cite.Item == synoptic.ItemFindings {
			score += 2
			if stanceOf(phrase) != plain {
				score++
			}
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

// clauseOf is the clause in which a term stands, where it can be quoted whole.
func (p *prose) clauseOf(o occurrence) string {
	from, to := clauseAt(o.entry.text, o.start)
	if premise.MatchString(trimmed(o.entry.text[from:to])) {
		for _, c := range clauses(o.entry.text) {
			if c.start > from {
				to = c.end // what came of it stands in the next clause
				break
			}
		}
	}
	if leaning.MatchString(trimmed(o.entry.text[from:to])) {
		for _, c := range clauses(o.entry.text[:from]) {
			from = c.start // what it leans on stands in the one before
		}
	}
	clause := whole(o.entry.text, trimmed(o.entry.text[from:max(to, o.end)]))
	most := 170
	if hasHan(clause) {
		most = 56
	}
	if utf8.RuneCountInString(clause) > most || !balanced(clause) || hanging.MatchString(clause) {
		return ""
	}
	return clause
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
