package hant

import "strings"

// Simplified maps every Traditional character of s to its Simplified form.
func Simplified(s string) string { return convert(s, simplified) }

// Traditional maps every Simplified character of s to its usual Traditional
// form, as it is printed in Taiwan.
func Traditional(s string) string { return convert(s, traditional) }

// Simplify maps one character.
func Simplify(r rune) rune { return simplified.of(r) }

// Differs reports whether a Simplified character is written otherwise in
// Traditional text.
func Differs(r rune) bool { return traditional.of(r) != r }

// blocks is a table of the characters below U+10000, by their upper and lower
// bytes: nearly all text is looked up without a map.
type blocks struct {
	pages [256]*[256]uint16 // 0 for a character that stays as it is
	rest  map[rune]rune     // beyond U+FFFF, or leading there
}

var simplified, traditional = tableOf(toSimplified), tableOf(toTraditional)

func tableOf(pairs string) *blocks {
	b := &blocks{rest: map[rune]rune{}}
	from := rune(-1)
	for _, r := range pairs {
		switch {
		case from < 0:
			from = r
			continue
		case from > 0xFFFF:
			b.rest[from] = r
		default:
			if b.pages[from>>8] == nil {
				b.pages[from>>8] = new([256]uint16)
			}
			if r > 0xFFFF {
				b.rest[from], r = r, leadsBeyond
			}
			b.pages[from>>8][from&0xFF] = uint16(r)
		}
		from = -1
	}
	return b
}

// leadsBeyond stands in pages for what rest holds.
const leadsBeyond = 1

func (b *blocks) of(r rune) rune {
	if r < 0x3400 {
		return r
	}
	if r <= 0xFFFF {
		page := b.pages[r>>8]
		if page == nil || page[r&0xFF] == 0 {
			return r
		}
		if to := page[r&0xFF]; to != leadsBeyond {
			return rune(to)
		}
	}
	if to, ok := b.rest[r]; ok {
		return to
	}
	return r
}

func convert(s string, b *blocks) string {
	return strings.Map(b.of, s)
}
