package synthesis

import (
	"cmp"
	"slices"
	"strings"

	"synoptic/internal/lazyregexp"
	"synoptic/internal/synoptic"
)

// agreements states what two studies or more share, term by term, with the
// words each has for it.
func (p *prose) agreements() {
	if p.n < 2 {
		return
	}
	p.accord(p.pairs)
	p.sameOutcome(3)
	p.agreedAdvice()
	most := 5
	if p.n > 12 {
		most = 6
	}
	met := p.mutual(most)
	used := slices.Clone(p.told)
	most += len(used) - len(met)
	for _, c := range p.agreed() {
		if len(used) >= most {
			break
		}
		if bareWord(c.words) ||
			slices.ContainsFunc(used, func(u *term) bool {
				return overlaps(u.words, c.words) ||
					p.oneWord(u.words, c.term)
			}) ||
			p.toldOf(c.words) ||
			slices.ContainsFunc(p.themed, func(u *term) bool {
				return u.words != c.words &&
					p.oneWord(u.words, c.term)
			}) ||
			slices.ContainsFunc(met, func(b bearing) bool { return b.speaksOf(c.words) }) {
			continue
		}
		if p.agreement(c, len(used)-len(p.told)) {
			used = append(used, c.term)
		}
	}
}

// bareWord reports whether a term is a single word: that two studies have it
// is a coincidence and no agreement.
func bareWord(words string) bool {
	if hasHan(words) {
		return len([]rune(words)) < 3
	}
	return len(strings.Fields(words)) < 2
}

// agreedTerm is a term that may make an agreement: with the part it plays in all its studies
// and a place in each.
type agreedTerm struct {
	*term
	part   role
	places []occurrence
}

// agreed are the terms on which studies may be said to agree, best first. What
// a study asks or looks at is no view of anything, so that findings alone
// count; a term that plays the same part in all its studies says most.
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
		if tm = tm.within(synoptic.ItemFindings); tm == nil || !isOutcome(tm.words) {
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
	{"都谈到%[3]s：%[4]s。", "have %[3]s in common: %[4]s."},
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
	if tm.part == noRole {
		if places = p.speakingAlike(places); len(places) == 2 && !alikeBeside(tm.words, telling(places[0]), telling(places[1])) {
			return false // two that have no more in common than the term
		}
	}
	phrase := map[int]string{}
	group := make([]entry, len(places))
	said := 0
	for i, o := range places {
		group[i] = *o.entry
		if i >= 50 {
			continue
		}
		if words := telling(o); fold(words) != fold(tm.words) && strings.Contains(fold(words), fold(tm.words)) && worth(words) >= 3 {
			phrase[o.entry.row] = words
			said++
		}
	}
	if said < len(places) && said < 4 || said < 2 || sameThroughout(phrase) ||
		!p.topical && p.n > 5 && (tm.anchors < 2 || hasHan(tm.words) && len([]rune(tm.words)) < 4) {
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
	p.meet(named(places), newSide("", group, func(e entry) string { return phrase[e.row] }))
	return true
}

// speakingAlike keeps the places of the largest group of studies that say the
// same kind of thing of a term: whether they deny it, raise it or lower it. Of
// results in figures nothing is kept that tells no direction: to measure the
// same thing is not to agree on it.
func (p *prose) speakingAlike(places []occurrence) []occurrence {
	byKind := map[string][]occurrence{}
	var kinds []string
	for _, o := range places {
		words := telling(o)
		kind := ""
		for _, has := range []*lazyregexp.Regexp{anyDenial, upWords, downWords} {
			kind += map[bool]string{true: "+", false: "-"}[has.MatchString(words)]
		}
		d := p.t.design(o.entry.row)
		if kind == "---" && (slices.Contains(quantitative, d) || d == synoptic.Mixed || hasDigit(words)) {
			continue
		}
		if byKind[kind] == nil {
			kinds = append(kinds, kind)
		}
		byKind[kind] = append(byKind[kind], o)
	}
	var best []occurrence
	for _, kind := range kinds {
		if len(byKind[kind]) > len(best) {
			best = byKind[kind]
		}
	}
	return best
}

// alikeBeside reports whether two phrases have more in common than a term: they
// deny something of it, or have two characters or a word besides it.
func alikeBeside(term, a, b string) bool {
	if anyDenial.MatchString(a) && anyDenial.MatchString(b) {
		return true
	}
	if !hasHan(term) {
		words := map[string]bool{}
		eachWordRun(a, func(run []word) {
			for _, w := range run {
				words[w.stem] = true
			}
		})
		found := false
		eachWordRun(b, func(run []word) {
			for _, w := range run {
				found = found || words[w.stem] && !genericEN[w.stem] && !strings.Contains(lower(term), w.stem)
			}
		})
		return found
	}
	other := strings.ReplaceAll(b, term, "\n")
	found := false
	eachHanRun(strings.ReplaceAll(a, term, "\n"), func(run hanRun) {
		for i := 0; i+2 <= run.len() && !found; i++ {
			w := run.slice(i, i+2)
			found = !genericZH[w] && !functionWordsZH[w] && !softMark(run.slice(i, i+1)) && !softMark(run.slice(i+1, i+2)) &&
				strings.Contains(other, w)
		}
	})
	return found
}

var anyDenial = lazyregexp.New(`(?i)不(?:同|断|仅|但|良|足|动产)?|未(?:来)?|并非|而非|没有|无|\b(?:no|not|never|cannot|neither|nor|without|rather than|instead of)\b`)

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

// sameThroughout reports whether all phrases are the same words: then they
// are one sentence on several pages.
func sameThroughout(phrases map[int]string) bool {
	said := map[string]bool{}
	for _, words := range phrases {
		said[fold(words)] = true
	}
	return len(said) < 2
}
