package page

import (
	"slices"
	"strings"

	"synoptic/internal/page/letters"
	"synoptic/internal/page/plain"
	"synoptic/internal/page/workplace"
	"synoptic/internal/synoptic"
)

// scholarly tells a paper from any other text with a title and an author, such
// as the news, a recipe or a blog: by something on the page that only a paper
// has. Mirrors of Chinese journals strip all but title, author and text, so a
// title in Chinese, Japanese or Korean is given the benefit of the doubt.
func (r *reader) scholarly() bool {
	rec := &r.rec
	title := string(rec.Title.ZH) + string(rec.Title.Other) + string(rec.Title.EN)
	if r.meta.paper || title == "" || strings.ContainsFunc(title, letters.CJK) || rec.DOI != "" || rec.Type != "" ||
		len(rec.CLC) > 0 || r.cites || r.self.title != "" {
		return true
	}
	for i := range r.entries {
		e := &r.entries[i]
		if f := e.field(); f == fAbstract && !rec.Abstract.Empty() && r.looseAt < 0 ||
			f == fKeywords && keywordsLabel[plain.Fold(e.label.text)] && len(e.pieces(r.text)) > 0 {
			return true
		}
	}
	if r.hasLabel("ericnumber", "abstractor") && !rec.Abstract.Empty() {
		return true // an index of papers on education
	}
	if marksOf(r.english) > 1 && marksOf(r.english) == len(r.english) && !rec.Abstract.Empty() {
		return true // marks behind every name: "A. Brisk1*, T. Quill2"
	}
	numbers := 0
	for _, has := range []synoptic.Maybe{rec.Volume, rec.Issue, rec.Pages} {
		if has != "" {
			numbers++
		}
	}
	if numbers > 1 && !rec.Journal.Empty() && rec.Year != 0 || len(rec.References) > 2 {
		return true
	}
	if abstract := string(rec.Abstract.EN); structuredHead(abstract) ||
		plain.ContainsAny(strings.ToLower(plain.Clip(abstract, maxAbstract)), []string{"this paper ", "this article ", "this study ", "present study", "this thesis ", "we argue that ", "we present "}) {
		return true
	}
	return !rec.Abstract.Empty() && slices.ContainsFunc(rec.Authors, func(a synoptic.Author) bool { return workplace.Line(string(a.Affiliation)) })
}

var keywordsLabel = foldedLabels("keywords|key words|author keywords|keyword|index terms|palabras clave|palavras-chave|mots clés|mots-clés|schlüsselwörter|parole chiave|ключевые слова|kata kunci|słowa kluczowe")

// pageOfSite are the headings of pages that hold no paper.
var pageOfSite = foldedSet("Search results|Search result|Advanced search|Search|Table of contents|Contents|Current issue|All issues|Archives|Browse|Home|Homepage|Instructions to authors|Instructions for authors|Author guidelines|Guide for authors|Editorial board|Editorial team|About the journal|About this journal|Aims and scope|Submissions|Contact|Contact us|Privacy policy|Terms of use|Login|Register|Just a moment...")
