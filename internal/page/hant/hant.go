package hant

import (
	"strings"
	"sync"
)

// simplified reads the table when it is first asked for.
var simplified = sync.OnceValue(func() map[rune]rune {
	pairs := []rune(table)
	m := make(map[rune]rune, len(pairs)/2)
	for i := 0; i+1 < len(pairs); i += 2 {
		m[pairs[i]] = pairs[i+1]
	}
	return m
})

// Simplified maps every Traditional character of s to its Simplified form.
func Simplified(s string) string {
	if !strings.ContainsFunc(s, han) {
		return s
	}
	m := simplified()
	return strings.Map(func(r rune) rune {
		if to, ok := m[r]; ok {
			return to
		}
		return r
	}, s)
}

func han(r rune) bool { return r >= 0x3400 && r <= 0x9FFF || r >= 0xF900 && r <= 0xFAFF || r >= 0x20000 }
