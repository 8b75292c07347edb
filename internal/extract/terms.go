package extract

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"synoptic/internal/synoptic"
)

// maxTerms bounds what one document adds to the search index.
const maxTerms = 96

// Terms folds a record into the search terms that find its document: DOI,
// authors, title and keywords. Latin text gives its words, Chinese text every
// two neighbouring characters, so that any stretch of a title finds it
// without a dictionary.
func Terms(r *synoptic.Record) []string {
	if r == nil {
		return nil
	}
	c := collector{seen: map[string]bool{}}
	if r.DOI != "" {
		c.add(foldTerm(string(r.DOI)))
	}
	for _, a := range r.Authors {
		c.text(a.Name)
		c.text(string(a.NameEN))
	}
	for _, l := range []synoptic.Language{synoptic.Chinese, synoptic.English, synoptic.OtherLanguage} {
		c.text(r.Title.In(l))
		for _, k := range r.Keywords.In(l) {
			c.text(k)
		}
	}
	return c.terms
}

// QueryTerms folds what somebody searches for into terms, all of which must
// find a document. It fails where nothing searchable is left.
func QueryTerms(q string) ([]string, error) {
	c := collector{seen: map[string]bool{}}
	for _, word := range strings.Fields(q) {
		folded := foldTerm(word)
		if doi := strings.TrimPrefix(strings.TrimPrefix(folded, "doi:"), "https://doi.org/"); strings.HasPrefix(doi, "10.") &&
			strings.Contains(doi, "/") {
			c.add(doi)
			continue
		}
		c.text(word)
	}
	if len(c.terms) == 0 {
		return nil, synoptic.Invalid("q finds words, names and DOIs: give a word, or at least two Chinese characters")
	}
	return c.terms, nil
}

type collector struct {
	seen  map[string]bool
	terms []string
}

func (c *collector) add(term string) {
	if term != "" && len(term) <= 200 && !c.seen[term] && len(c.terms) < maxTerms {
		c.seen[term] = true
		c.terms = append(c.terms, term)
	}
}

// text adds the terms of running text.
func (c *collector) text(s string) {
	var word []rune
	var before rune // the Han, kana or Hangul character just read, if any
	flush := func() {
		if len(word) > 1 || len(word) == 1 && unicode.IsDigit(word[0]) {
			c.add(string(word))
		}
		word = word[:0]
	}
	for _, r := range foldTerm(s) {
		switch {
		case unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul):
			flush()
			if before != 0 {
				c.add(string([]rune{before, r}))
			}
			before = r
			continue
		case unicode.IsLetter(r), unicode.IsDigit(r), unicode.IsMark(r):
			word = append(word, r)
		default:
			flush()
		}
		before = 0
	}
	flush()
}

func foldTerm(s string) string { return strings.ToLower(norm.NFKC.String(s)) }
