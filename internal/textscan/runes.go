package textscan

import "unicode/utf8"

// Runes is a set of characters that is asked for by looking up a bit, where
// strings.ContainsRune and strings.ContainsAny pass over all of them each time.
type Runes struct {
	ascii [128]bool
	pages [256]*[4]uint64 // of the characters up to U+FFFF, by their upper byte
	most  rune            // the last of them
}

// RunesOf makes the set of the characters of a text, up to U+FFFF.
func RunesOf(list string) *Runes {
	set := &Runes{}
	for _, r := range list {
		switch {
		case r > 0xFFFF:
			continue
		case r < utf8.RuneSelf:
			set.ascii[r] = true
		default:
			if set.pages[r>>8] == nil {
				set.pages[r>>8] = new([4]uint64)
			}
			set.pages[r>>8][r>>6&3] |= 1 << (r & 63)
		}
		set.most = max(set.most, r)
	}
	return set
}

// Has reports whether a character is one of the set.
func (set *Runes) Has(r rune) bool {
	if r < utf8.RuneSelf {
		return r >= 0 && set.ascii[r]
	}
	if r > set.most {
		return false
	}
	page := set.pages[r>>8]
	return page != nil && page[r>>6&3]>>(r&63)&1 != 0
}

// In reports whether a text holds one of the set.
func (set *Runes) In(text string) bool { return set.Index(text) >= 0 }

// Index returns the byte at which the first of the set stands, -1 for nowhere.
func (set *Runes) Index(text string) int {
	for i := 0; i < len(text); {
		if c := text[i]; c < utf8.RuneSelf {
			if set.ascii[c] {
				return i
			}
			i++
			continue
		}
		if set.most < utf8.RuneSelf {
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		if set.Has(r) {
			return i
		}
		i += size
	}
	return -1
}
