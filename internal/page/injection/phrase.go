package injection

import (
	"strings"

	"synoptic/internal/page/letters"
	"synoptic/internal/page/plain"
)

// phraseKind says what a phrase counts for.
type phraseKind uint8

const (
	order phraseKind = iota
	strongAddress
	address
)

type phrase struct {
	text string
	kind phraseKind
}

// phrases are found in one pass over a text, by their first runes.
type phrases struct {
	ascii [128][]phrase
	other map[rune][]phrase
	heads *[1 << 16]bool // the runes of other
}

var triggers = func() *phrases {
	p := &phrases{other: map[rune][]phrase{}, heads: new([1 << 16]bool)}
	for kind, list := range map[phraseKind][]string{order: commandsOutright, strongAddress: strongAddresses, address: addresses} {
		for _, text := range list {
			if r := plain.FirstRune(text); r < 128 {
				p.ascii[r] = append(p.ascii[r], phrase{text, kind})
			} else {
				p.other[r], p.heads[r&0xFFFF] = append(p.other[r], phrase{text, kind}), true
			}
		}
	}
	return p
}()

// scan calls found for every phrase in s until it returns false. Phrases in
// Latin letters begin and end with a word.
func (p *phrases) scan(s string, found func(phrase, int) bool) {
	before := rune(' ')
	for i, r := range s {
		var list []phrase
		if r < 128 {
			if !letters.LowerASCII(byte(r)) || before >= 128 || !letters.LowerASCII(byte(before)) {
				list = p.ascii[r]
			}
		} else if r < 1<<16 && p.heads[r] {
			list = p.other[r]
		}
		for _, one := range list {
			if !strings.HasPrefix(s[i:], one.text) {
				continue
			}
			if end := i + len(one.text); end < len(s) && letters.LowerASCII(s[end]) && letters.LowerASCII(s[end-1]) && one.kind == address {
				continue
			}
			if !found(one, i) {
				return
			}
		}
		before = r
	}
}

// wordIndex finds words that do not begin inside another: "as an ai" is no
// part of "was an aide".
func wordIndex(s, words string) int {
	for from := 0; ; {
		i := strings.Index(s[from:], words)
		if i < 0 {
			return -1
		}
		i += from
		end := i + len(words)
		if (i == 0 || !letters.LowerASCII(s[i-1]) || !letters.LowerASCII(words[0])) &&
			(end >= len(s) || !letters.LowerASCII(s[end]) || !letters.LowerASCII(words[len(words)-1])) {
			return i
		}
		from = i + 1
	}
}
