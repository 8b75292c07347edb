package reference

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// small are the words that stay small inside an English headline: articles,
// conjunctions, and prepositions.
var small = func() map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq("a an and as at but by down for from if in into nor of on onto or over per so than the till to up upon via vs vs. with yet about across after against along among around before behind below beneath beside between beyond despite during except inside like near off out outside past since through throughout toward towards under until within without versus") {
		m[w] = true
	}
	return m
}()

// headline writes an English title as a headline: every word begins with a
// capital but for small ones inside it. Words that hold a capital already are
// somebody's spelling, and stay.
func headline(title string) string {
	words := strings.Fields(title)
	first := true
	for i, w := range words {
		last := i == len(words)-1
		core := strings.TrimFunc(w, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
		if first || last || !small[strings.ToLower(core)] {
			words[i] = capitalised(w)
		}
		first = strings.HasSuffix(w, ":") || strings.HasSuffix(w, "?") || strings.HasSuffix(w, "!") ||
			strings.HasSuffix(w, ".") || w == "—" || w == "–"
	}
	return strings.Join(words, " ")
}

// capitalised raises the first letter of a word and of the parts that hyphens
// join to it: "text-message" is "Text-Message", "follow-up" "Follow-up".
func capitalised(word string) string {
	parts := strings.Split(word, "-")
	for i, p := range parts {
		if strings.ContainsFunc(p, unicode.IsUpper) || i > 0 && small[strings.ToLower(p)] {
			continue
		}
		at := strings.IndexFunc(p, unicode.IsLetter)
		if at < 0 || strings.Trim(p[:at], "“‘(\"'") != "" {
			continue // "3rd", and what is no word
		}
		r, size := utf8.DecodeRuneInString(p[at:])
		parts[i] = p[:at] + string(unicode.ToUpper(r)) + p[at+size:]
	}
	return strings.Join(parts, "-")
}

// innerQuotes makes the quotation marks inside a title single ones, for it is
// itself put into double ones.
func innerQuotes(s string) string {
	open := true
	return strings.Map(func(r rune) rune {
		switch r {
		case '“':
			return '‘'
		case '”':
			return '’'
		case '"':
			open = !open
			if !open {
				return '‘'
			}
			return '’'
		}
		return r
	}, s)
}
