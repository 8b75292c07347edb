package quote

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// cut reports whether the stretch [start, end) of s begins or ends inside a
// number or a word, or right after the sign or comparison that belongs to its
// first number. Such a stretch is on the page and yet says something else.
func cut(s string, start, end int) bool {
	return start > 0 && cutBefore(s, start) || end < len(s) && cutAfter(s, end)
}

// cutBefore judges the left edge.
func cutBefore(s string, i int) bool {
	first, size := utf8.DecodeRuneInString(s[i:])
	before, left := lastVisible(s[:i])
	switch {
	case isWordLetter(first):
		return isWordLetter(before) || brokenWord(s[:i])
	case isDigit(first):
		switch {
		case isDigit(before), isWordLetter(before):
			return true
		case isDash(before):
			wider, _ := lastVisible(s[:left])
			return before != '—' && before != '―' || isDigit(wider)
		case joinsDigits(before):
			wider, _ := lastVisible(s[:left])
			return isDigit(wider) && (!foldsTo(before, ',') || digitsAt(s[i:]) == 3) ||
				foldsTo(before, '.') && comparison(s[:left])
		}
		return comparison(s[:i]) || strings.HasSuffix(s[:i], "百分之")
	case first == '.' || first == '．' || isDash(first):
		return digitsAt(s[i+size:]) > 0 && (isDigit(before) || comparison(s[:i]))
	case isPercent(first):
		return isDigit(before)
	case isNumeral(first):
		return (isNumeral(before) || isDigit(before)) && (isMultiplier(first) || isMultiplier(before)) ||
			strings.HasSuffix(s[:i], "百分之")
	}
	return false
}

// cutAfter judges the right edge.
func cutAfter(s string, i int) bool {
	last, left := lastVisible(s[:i])
	rest := strings.TrimLeftFunc(head(s[i:], 64), isInvisible)
	after, size := utf8.DecodeRuneInString(rest)
	switch {
	case isWordLetter(last):
		return isWordLetter(after) || isDash(after) && startsBrokenWord(rest[size:])
	case isDigit(last):
		switch {
		case isDigit(after), isWordLetter(after), isMultiplier(after), isSuperscript(after):
			return true
		case foldsTo(after, ','):
			return digitsAt(rest[size:]) == 3
		case joinsDigits(after), isDash(after):
			return digitsAt(rest[size:]) > 0
		}
		return scaled(rest)
	case last == '.' || last == '．' || foldsTo(last, ','):
		number, _ := lastVisible(s[:left])
		n := digitsAt(rest)
		return isDigit(number) && n > 0 && (!foldsTo(last, ',') || n == 3)
	case isNumeral(last):
		return (isNumeral(after) || isDigit(after)) && (isMultiplier(last) || isMultiplier(after))
	}
	return false
}

// lastVisible returns the last code point of s that is not invisible, and
// where it begins; 0 where there is none near.
func lastVisible(s string) (rune, int) {
	for range 8 {
		r, size := utf8.DecodeLastRuneInString(s)
		s = s[:len(s)-size]
		if size == 0 || !isInvisible(r) {
			if size == 0 {
				return 0, 0
			}
			return r, len(s)
		}
	}
	return 0, len(s)
}

// brokenWord reports whether s ends in a word broken by a hyphen at the end
// of a line, so that what follows is the rest of it.
func brokenWord(s string) bool {
	s = tail(s, 64)
	t := strings.TrimRightFunc(s, unicode.IsSpace)
	if !strings.ContainsAny(s[len(t):], "\n\r") {
		return false
	}
	r, left := lastVisible(t)
	before, _ := lastVisible(t[:left])
	return isHyphen(r) && isWordLetter(before)
}

// startsBrokenWord reports whether s, which follows a hyphen, goes on with a
// line break and the rest of a word.
func startsBrokenWord(s string) bool {
	s = head(s, 64)
	t := strings.TrimLeftFunc(s, unicode.IsSpace)
	r, _ := utf8.DecodeRuneInString(t)
	return strings.ContainsAny(s[:len(s)-len(t)], "\n\r") && isWordLetter(r)
}

// comparison reports whether s ends in a sign that belongs to the number
// after it.
func comparison(s string) bool {
	r, _ := lastVisible(strings.TrimRightFunc(tail(s, 32), unicode.IsSpace))
	switch r {
	case '<', '>', '＜', '＞', '≤', '≥', '≦', '≧', '⩽', '⩾', '≈', '≠', '±':
		return true
	}
	return false
}

// scaled reports whether s, which follows a number, begins with what changes
// its size: a percent sign or a word of magnitude.
func scaled(s string) bool {
	s = strings.TrimLeftFunc(head(s, 64), unicode.IsSpace)
	if r, _ := utf8.DecodeRuneInString(s); isPercent(r) {
		return true
	}
	for _, word := range []string{"percent", "per cent", "percentage", "thousand", "million", "billion", "trillion"} {
		if len(s) >= len(word) && strings.EqualFold(s[:len(word)], word) {
			return true
		}
	}
	return false
}

// digitsAt counts the digits that s begins with, up to four.
func digitsAt(s string) int {
	n := 0
	for _, r := range s {
		if !isDigit(r) || n == 4 {
			break
		}
		n++
	}
	return n
}

// head returns at most the first n bytes of s.
func head(s string, n int) string { return s[:min(len(s), n)] }

// tail returns at most the last n bytes of s.
func tail(s string, n int) string { return s[max(0, len(s)-n):] }

// isWordLetter reports whether r is a letter, or an accent on one, of a
// script whose words stand between spaces and may not be cut. Korean hangs
// particles on its words, which a quote may leave out.
func isWordLetter(r rune) bool {
	if r < utf8.RuneSelf {
		return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z'
	}
	return unicode.In(r, unicode.Latin, unicode.Greek, unicode.Cyrillic, unicode.Mn)
}

// isDigit reports whether r is a decimal digit of any width.
func isDigit(r rune) bool { return r >= '0' && r <= '9' || r > utf8.RuneSelf && unicode.IsDigit(r) }

// isHyphen reports whether r may break a word at the end of a line.
func isHyphen(r rune) bool {
	return r == '-' || r == '\u2010' || r == '\u2011' || r == '－' || r == '﹣'
}

// joinsDigits reports whether r between two digits makes one number or one
// range of them.
func joinsDigits(r rune) bool {
	return strings.ContainsRune(".．,，:：/／~～×·^", r)
}

// foldsTo reports whether r is the ASCII mark b in any width.
func foldsTo(r rune, b rune) bool { return r == b || r == b+0xFEE0 }

func isPercent(r rune) bool     { return strings.ContainsRune("%％‰﹪", r) }
func isSuperscript(r rune) bool { return strings.ContainsRune("²³¹⁰⁴⁵⁶⁷⁸⁹⁻", r) }

// isNumeral reports whether r is a digit or multiplier of Chinese numbers.
func isNumeral(r rune) bool {
	return r >= 0x3007 && strings.ContainsRune("〇零一二三四五六七八九两兩", r) || isMultiplier(r)
}

// isMultiplier reports whether r is one of the powers of ten in Chinese.
func isMultiplier(r rune) bool {
	return r >= 0x4E00 && strings.ContainsRune("十百千万萬亿億", r)
}
