package page

import (
	"strings"

	"synoptic/internal/page/hant"
	"synoptic/internal/page/letters"
	"synoptic/internal/page/plain"
	"synoptic/internal/synoptic"
)

// A title may stand on several lines, or shortened in one place and whole in
// another. What follows puts it together.

// completeMetaTitles puts the subtitle back that the metadata left out, where a
// heading has it behind the title and the page says the whole a second time.
func (r *reader) completeMetaTitles() {
	for _, t := range r.meta.titles {
		short := cleanTitle(t.text)
		lang := r.titleLang(short)
		if plain.RuneCount(short) < 6 || r.rec.Title.In(lang) != short {
			continue
		}
		for i := range r.lines[:min(len(r.lines), 200)] {
			l := &r.lines[i]
			rest, ok := strings.CutPrefix(l.text, short)
			if !ok || l.mute || len(l.text) > maxTitle || rest == "" ||
				!strings.ContainsRune(":：—–-", plain.FirstRune(strings.TrimLeftFunc(rest, letters.Blank))) {
				continue
			}
			whole := cleanTitle(l.text)
			if key := plain.Fold(whole); len(key) > len(plain.Fold(short)) &&
				(strings.Contains(r.pageTitle, key) || strings.Contains(r.citedText, key)) {
				r.rec.Title.Set(lang, whole)
				r.noteTitle(whole)
				break
			}
		}
	}
}

// unwrapped joins a title in Chinese with the line above or below where a break
// stands inside it: the first of two lines ends in a word that asks for more.
func (r *reader) unwrapped(title string, at int) string {
	if !strings.ContainsFunc(title, letters.CJK) {
		return r.titleBlock(title, at)
	}
	if !strings.ContainsFunc(title, letters.Han) {
		return title
	}
	from, to := at, at
	if at > 0 && !strings.HasPrefix(title, plain.Tidy(r.lines[at].text)) && strings.HasPrefix(title, cleanTitle(r.lines[at-1].text)) {
		from = at - 1 // the title above its subtitle
	}
	for range 2 {
		above := from - 1
		if above < 0 || !r.partOfTitle(above) {
			break
		}
		head := plain.Tidy(r.lines[above].text)
		if !asksForMore(head) && !strings.HasPrefix(title, "——") {
			break
		}
		title, from = head+title, above
	}
	for range 2 {
		below := to + 1
		if below >= len(r.lines) || !asksForMore(title) || !r.partOfTitle(below) {
			break
		}
		title, to = cleanTitle(title+plain.Tidy(r.lines[below].text)), below
	}
	if strings.HasPrefix(title, "——") {
		title = strings.TrimLeft(title, "—")
	}
	if from < to || from < at {
		if below := to + 1; below < len(r.lines) && strings.HasSuffix(title, plain.Tidy(r.lines[below].text)) {
			to = below // its subtitle
		}
		for i := from; i <= to; i++ {
			r.used[i] = true
		}
		r.titleSpan = Span{r.lines[from].span.Start, r.lines[to].span.End}
	}
	return title
}

// partOfTitle: a line that may be a part of a title in Chinese.
func (r *reader) partOfTitle(i int) bool {
	c, ok := r.titleCandidate(i)
	return ok && strings.ContainsFunc(c.text, letters.Han) && plain.RuneCount(c.text) <= 60 && !strings.ContainsAny(c.text, "|>")
}

// asksForMore: a line that ends inside a phrase.
func asksForMore(s string) bool {
	return plain.RuneCount(s) >= 6 && strings.ContainsRune("的与和及对在中下之、—－：:，,", plain.LastRune(s))
}

// repostedTitle finds the paper's own title on a page that says where the paper
// first appeared and gives it a headline of its own: the line right above the
// authors and the abstract, where the headline stands far from both.
func (r *reader) repostedTitle(all []candidate) (candidate, bool) {
	if r.firstAbstract < 0 || !r.saysReposted() {
		return candidate{}, false
	}
	for _, c := range all {
		if c.line >= r.firstAbstract || r.firstAbstract-c.line > 8 || c.lang == synoptic.English || strings.HasPrefix(r.lines[c.line].hint, "h1") {
			continue
		}
		k := c.line + 1
		for k < r.firstAbstract &&
			(r.lines[k].mute || len(rowOf(r.lines[k].text)) > 0 || r.namesOn(k) > 0 || r.fieldAt[k] == fAuthors || r.fieldAt[k] == fAffiliations) {
			k++
		}
		if k == r.firstAbstract && k > c.line+1 {
			return c, true
		}
	}
	return candidate{}, false
}

// saysReposted: a line tells where the paper first appeared.
func (r *reader) saysReposted() bool {
	for i := range r.lines[:min(len(r.lines), 400)] {
		s := plain.Clip(r.lines[i].text, 120)
		if strings.Contains(s, "《") && plain.ContainsAny(s, repostSigns) {
			return true
		}
	}
	return false
}

var repostSigns = hant.BothScripts("原载", "原文刊载", "原文刊发", "原刊于", "本文刊于", "本文发表于", "首发于", "文章来源")
