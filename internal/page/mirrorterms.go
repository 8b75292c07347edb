package page

import (
	"slices"
	"strings"

	"synoptic/internal/lazyregexp"
	"synoptic/internal/page/hant"
	"synoptic/internal/page/keyword"
	"synoptic/internal/page/letters"
	"synoptic/internal/page/plain"
	"synoptic/internal/page/workplace"
	"synoptic/internal/synoptic"
)

// keywordsOfMirrors settles the keywords of pages that print tags of their own
// below the date, glued into one word, and the paper's terms without a label
// below an abstract without one: those are the keywords. Where the page has
// none, the tags are divided by what its text says, or dropped.
func (r *reader) keywordsOfMirrors() {
	terms := r.rec.Keywords.ZH
	if len(terms) > 1 && !(r.looseAt >= 0 && r.tagged(terms)) {
		return
	}
	if own, at := r.termsBelow(); len(own) > 0 {
		r.rec.Keywords.ZH = own
		r.used[at] = true
		r.sections = slices.DeleteFunc(r.sections, func(s Section) bool { return s.Kind == Keywords && s.Language == synoptic.Chinese })
		r.section(Keywords, synoptic.Chinese, r.lines[at].span)
		return
	}
	if len(terms) != 1 || plain.RuneCount(terms[0]) < 5 || !r.tagged(terms) {
		return
	}
	glued := terms[0]
	context := strings.ToLower(strings.Replace(plain.Clip(r.text, 60_000), glued, "\n", 1))
	if strings.Contains(context, strings.ToLower(glued)) {
		return
	}
	r.rec.Keywords.ZH = keyword.GluedTags(glued, context)
}

// divideAgain divides a list in Chinese that nothing divides once more, now that
// the abstract below it is known, beside a list in English that signs divide:
// into as many terms, long ones beside long ones.
func (r *reader) divideAgain() {
	chinese, english := r.rec.Keywords.ZH, r.rec.Keywords.EN
	if len(r.glued) != 1 || len(chinese) < 2 || len(english) < 2 || len(english) > 12 ||
		plain.Fold(r.glued[0]) != plain.Fold(strings.Join(chinese, "")) ||
		!slices.ContainsFunc([]string{", ", "; ", ",", ";"}, func(sign string) bool { return strings.Contains(r.text, english[0]+sign+english[1]) }) {
		return
	}
	context := strings.ToLower(r.rec.Title.In(synoptic.Chinese) + "\n" + string(r.rec.Abstract.ZH) + "\n" + r.headText())
	if terms := keyword.BesideTwins(r.glued[0], english, context); len(terms) == len(english) {
		r.rec.Keywords.ZH = terms
	}
}

// tagged reports keywords that stand on the line below a day or below the
// journal and its issue, as a mirror prints tags of its own.
func (r *reader) tagged(terms []string) bool {
	for i := range r.entries {
		e := &r.entries[i]
		if e.field() != fKeywords || !e.strong {
			continue
		}
		if at := r.lineOf(e.at); strings.Contains(r.lines[at].text, terms[0]) {
			return r.belowDay(at)
		}
	}
	return false
}

// belowDay: the line above is a day, or the journal with its issue.
func (r *reader) belowDay(i int) bool {
	p := r.previous(i)
	if p < 0 {
		return false
	}
	s := r.lines[p].text
	c := r.imprintOf(s)
	return rxDateFirst.MatchString(s) || c.Year > 0 && c.Issue != "" && c.Pages == ""
}

// termsBelow reads the row of Chinese terms below an abstract without a label,
// or without one of their own below an abstract that has one.
func (r *reader) termsBelow() ([]string, int) {
	at := r.looseAt
	if at < 0 {
		for _, s := range r.sections {
			if s.Kind == Abstract && s.Language == synoptic.Chinese {
				at = r.lineOf(s.Span.Start)
			}
		}
	}
	if at < 0 {
		return nil, 0
	}
	n := r.next(at)
	if n < 0 || r.labelled[n] || r.used[n] && r.looseAt >= 0 {
		return nil, 0
	}
	s := r.lines[n].text
	if len(s) > 300 || strings.ContainsAny(s, "。.:：?？@") || !strings.ContainsFunc(s, letters.Han) || numberedHeading(s) || r.isTitle(s) {
		return nil, 0
	}
	signs := strings.ContainsAny(s, ";；")
	terms := keyword.Split(s)
	if len(terms) < 2 || len(terms) > 10 || !signs && (len(terms) < 3 || r.score(s) > 0) {
		return nil, 0
	}
	for _, t := range terms {
		if n := plain.RuneCount(t); n < 2 || n > 16 && strings.ContainsFunc(t, letters.Han) || workplace.Named(t) && !signs {
			return nil, 0
		}
	}
	return terms, n
}

// rxCitedMark: a source cited in brackets, as no abstract has it.
var rxCitedMark = lazyregexp.New(`\[\d{1,3}(?:\s*[-–—,，、]\s*\d{1,3})*\]`)

// ownText tells the first paragraph of the paper's own text from an abstract
// that no label announces: it cites, or another paragraph follows it and it
// never speaks of the paper.
func (r *reader) ownText(i int) bool {
	s := r.lines[i].text
	if strings.ContainsRune(s, '[') && rxCitedMark.MatchString(s) {
		r.cites = true
		return true
	}
	if !strings.ContainsFunc(plain.Clip(s, 60), letters.Han) || plain.ContainsAny(s, ownWords) {
		return false
	}
	n := r.next(i)
	return n >= 0 && !r.labelled[n] && strings.ContainsFunc(plain.Clip(r.lines[n].text, 60), letters.Han) &&
		len(r.lines[n].text) > 240 && proseLine(r.lines[n].text)
}

// ownWords are what abstracts say of the paper and its results.
var ownWords = hant.BothScripts("本文", "本研究", "文章", "该文", "本试验", "本实验", "研究发现", "研究表明", "结果表明", "结果显示", "研究结果")
