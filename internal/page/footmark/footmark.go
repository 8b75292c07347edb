package footmark

import (
	"strings"

	"synoptic/internal/page/letters"
	"synoptic/internal/textscan"
)

// signs are the marks that are neither digits nor letters.
var signs = textscan.RunesOf("*＊#†‡§∗⁎¶‖☯※△▲Δ∆")

// Has reports a digit, raised or ringed or not, or a sign that marks.
func Has(r rune) bool {
	return letters.Digit(Plain(r)) || signs.Has(r)
}

// Plain is the mark without its form: "¹", "①" and "１" are 1, "＊" is *. Other
// runes stay what they are.
func Plain(r rune) rune {
	switch {
	case r >= '０' && r <= '９':
		return r - '０' + '0'
	case r == '¹':
		return '1'
	case r == '²':
		return '2'
	case r == '³':
		return '3'
	case r >= '⁴' && r <= '⁹':
		return r - '⁴' + '4'
	case r >= '①' && r <= '⑨':
		return r - '①' + '1'
	case r == '＊' || r == '∗' || r == '⁎':
		return '*'
	}
	return r
}

// PlainAll is s with every mark plain.
func PlainAll(s string) string { return strings.Map(Plain, s) }

// Only reports a text of nothing but marks and what divides them: "1,2*", "a,b".
func Only(s string) bool {
	if s == "" || len(s) > 16 {
		return false
	}
	for _, r := range s {
		if !Has(r) && !strings.ContainsRune(",， 、;", r) && !(r >= 'a' && r <= 'h' && len(s) <= 3) {
			return false
		}
	}
	return true
}
