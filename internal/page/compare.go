package page

import (
	"strings"

	"synoptic/internal/page/identifier"
	"synoptic/internal/page/letters"
	"synoptic/internal/page/plain"
	"synoptic/internal/synoptic"
)

// compare lists what the page says in two ways: numbers that differ between
// the abstracts in two languages, titles that differ between head and text.
func (r *reader) compare() {
	zh, en := string(r.rec.Abstract.ZH), string(r.rec.Abstract.EN)
	if zh != "" && en != "" {
		onlyZH, onlyEN := numbersMissing(zh, en), numbersMissing(en, zh)
		for i := 0; i < len(onlyZH) && i < len(onlyEN) && i < 5; i++ {
			r.warnings = append(r.warnings, "the abstracts differ in a number: "+onlyZH[i]+" in Chinese, "+onlyEN[i]+" in English")
		}
	}
	shown := map[synoptic.Language]bool{}
	for _, s := range r.sections {
		shown[s.Language] = shown[s.Language] || s.Kind == Title
	}
	for _, t := range r.meta.titles {
		if lang := r.lang(t.text); !shown[lang] && plain.Fold(cleanTitle(t.text)) == plain.Fold(r.rec.Title.In(lang)) {
			r.warnings = append(r.warnings, "the title that the page's head names does not stand in its text")
			break
		}
	}
	for i := range r.entries {
		if r.entries[i].field() != fDOI || r.rec.DOI == "" {
			continue
		}
		if s, _, ok := r.value(&r.entries[i]); ok {
			if d, at := identifier.DOI(plain.HalfDigits(s)); d != "" && at < 40 && FoldDOI(d) != FoldDOI(string(r.rec.DOI)) &&
				!partOfDOI(FoldDOI(d), FoldDOI(string(r.rec.DOI))) {
				r.warnings = append(r.warnings, "the page names two DOIs: "+string(r.rec.DOI)+" and "+d)
				break
			}
		}
	}
}

// partOfDOI reports a DOI that a figure or table of the article has: the
// article's own, a stop or a slash, and what it is of it.
func partOfDOI(part, whole string) bool {
	rest, ok := strings.CutPrefix(part, whole)
	return ok && rest != "" && strings.ContainsAny(rest[:1], "./-_")
}

// numbersMissing lists the numbers of three digits and more, years aside, that
// stand in a and not in b.
func numbersMissing(a, b string) []string {
	have := map[string]bool{}
	for _, n := range numbersOf(b) {
		have[n] = true
	}
	var out []string
	for _, n := range numbersOf(a) {
		if !have[n] {
			have[n] = true
			out = append(out, n)
		}
	}
	return out
}

func numbersOf(s string) []string {
	var out []string
	var cur strings.Builder
	flush := func() {
		if n := strings.TrimRight(cur.String(), "."); len(n) >= 3 && plain.Year(n) == 0 {
			out = append(out, n)
		}
		cur.Reset()
	}
	rs := []rune(plain.HalfDigits(s))
	for i, c := range rs {
		switch {
		case letters.Digit(c):
			cur.WriteRune(c)
		case c == '.' && cur.Len() > 0 && i+1 < len(rs) && letters.Digit(rs[i+1]):
			cur.WriteRune(c)
		case (c == ',' || c == ' ' || c == '\u2009') && cur.Len() > 0 && cur.Len() <= 3 && i+3 < len(rs) &&
			letters.Digit(rs[i+1]) && letters.Digit(rs[i+2]) && letters.Digit(rs[i+3]):
			// a thousands separator
		default:
			flush()
		}
	}
	flush()
	return out
}
