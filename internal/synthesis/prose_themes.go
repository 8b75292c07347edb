package synthesis

import (
	"slices"
	"strings"

	"synoptic/internal/synoptic"
)

// themes tells what some of the studies have for their subject: words that two
// of them or more have in their titles or keywords, and in their cells. To
// share a subject is not to agree, so that it is told here, without a verdict.
func (p *prose) themes() {
	least := 2
	if p.n > 12 {
		least = 3
	}
	const most = 4
	var told []*term
	for _, tm := range p.themesOf() {
		if len(told) == most {
			break
		}
		if len(tm.in) < least ||
			slices.ContainsFunc(slices.Concat(p.told, told), func(u *term) bool {
				return overlaps(u.words, tm.words) ||
					p.oneWord(u.words, tm)
			}) {
			continue
		}
		told = append(told, tm)
		p.themed = append(p.themed, tm)
		p.say(synoptic.Overview, occurrences(tm), "%[1]s论及%[3]s。", "%[2]s %[4]s on %[3]s.",
			p.count(len(tm.in)), p.count(len(tm.in)), p.quoted(tm.words), verb(len(tm.in), "is", "are"))
	}
}

// themesOf are the terms that can be subjects, each with only those studies
// that name it in title or keywords; those with most studies first.
func (p *prose) themesOf() []*term {
	if p.subjects != nil {
		return p.subjects
	}
	p.subjects = []*term{}
	for _, tm := range p.terms {
		if tm.anchors < 2 || bareWord(tm.words) && !hasHan(tm.words) || hasHan(tm.words) && len([]rune(tm.words)) < 4 ||
			!isOutcome(tm.words) || looksBroken(tm.words) {
			continue
		}
		own := &term{words: tm.words, score: tm.score}
		for i, o := range tm.in {
			if p.namesIn(o.entry.row).have(tm.words) {
				own.in, own.all = append(own.in, o), append(own.all, tm.all[i])
			}
		}
		if len(own.in) >= 2 && len(own.in) < p.n && slices.ContainsFunc(own.rows(), func(row int) bool { return p.namesIn(row).endWith(tm.words) }) {
			p.subjects = append(p.subjects, own)
		}
	}
	slices.SortStableFunc(p.subjects, func(a, b *term) int { return len(b.in) - len(a.in) })
	return p.subjects
}

// oneWord reports whether a term is, in a title that has it, only the rest of a
// longer one with another: 理由义务 after 说明理由, in 说明理由义务.
func (p *prose) oneWord(other string, tm *term) bool {
	for _, pair := range [][2]string{{other, tm.words}, {tm.words, other}} {
		first, second := pair[0], []rune(pair[1])
		for n := min(len(second), 6) - 1; n >= 1 && hasHan(first); n-- {
			if !strings.HasSuffix(first, string(second[:n])) {
				continue
			}
			joined := first + string(second[n:])
			if slices.ContainsFunc(tm.rows(), func(row int) bool { return p.namesIn(row).have(joined) }) {
				return true
			}
		}
	}
	return false
}

// looksBroken reports whether a term begins or ends with a verb of academic
// prose, as words cut from a title do.
func looksBroken(words string) bool {
	for verb := range functionWordsZH {
		if len(verb) >= 6 && (len(words) > len(verb)) && (words[:len(verb)] == verb || words[len(words)-len(verb):] == verb) {
			return true
		}
	}
	return false
}

// kindred reports whether the studies are about one thing, so that what they
// find and advise can be set side by side: most of them share their subject
// with another one.
func (p *prose) kindred() bool {
	if p.topical && (len(p.told) > 0 || p.field != nil && p.field.also != nil) {
		return true // one word for all, or a field that is narrow
	}
	sharing := map[int]bool{}
	for _, tm := range p.themesOf() {
		for _, row := range tm.rows() {
			sharing[row] = true
		}
	}
	return p.topical && 2*len(sharing) >= p.n || 10*len(sharing) >= 7*p.n
}

// endWith reports whether a stretch of words in title or keywords ends with a
// term: "community health" alone is part of "community health workers". Of
// Chinese, which has no such ends, it reports true.
func (n *namesOf) endWith(words string) bool {
	if hasHan(words) {
		return true
	}
	found := false
	eachWordRun(words, func(w []word) { found = strings.Contains(n.latin, " "+wordKey(w)+" \n") })
	return found
}

// namesIn is the title and keywords of a study.
func (p *prose) namesIn(row int) *namesOf {
	if p.names[row] == nil {
		p.names[row] = newNames(p.t.Studies[row].Record)
	}
	return p.names[row]
}
