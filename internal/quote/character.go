package quote

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// class is what folding needs to know of a character.
type class uint8

const (
	droppedClass   class = iota // no width, no meaning
	spaceClass                  // white space of any kind
	dashClass                   // hyphens, dashes, minus signs
	letterClass                 // of a script that puts spaces between words
	digitClass                  // decimal digits
	ideographClass              // of a script without spaces: Han, Kana, Bopomofo
	markClass                   // punctuation and symbols
)

// spaced reports whether white space between two such characters counts.
func spaced(c class) bool { return c == letterClass || c == digitClass }

// character is one character of a text as folding sees it: how many bytes it
// takes and what it becomes, empty for itself. A row of dashes or of dots is
// one character.
type character struct {
	size  int
	class class
	out   string
}

// plain returns the end of the stretch from i on that folds to itself:
// ideographs, and ASCII letters and digits with single spaces between them.
// Most of a page is made of such stretches.
func plain(s string, i int) int {
	for start := i; i < len(s); {
		b := s[i]
		switch {
		case asciiWord[b]:
			i++
		case b == ' ' && i > start && i+1 < len(s) && asciiWord[s[i-1]] && asciiWord[s[i+1]]:
			i += 2
		case b >= 0xE4 && b <= 0xE9 && i+2 < len(s) && s[i+1]&0xC0 == 0x80 && s[i+2]&0xC0 == 0x80:
			i += 3 // U+4000 to U+9FFF
		default:
			return i
		}
	}
	return i
}

// asciiWord holds the ASCII letters and digits.
var asciiWord = func() (t [256]bool) {
	for _, r := range "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz" {
		t[r] = true
	}
	return t
}()

// classOfLast returns the class of the character that ends a plain stretch in
// this byte.
func classOfLast(b byte) class {
	switch {
	case b >= utf8.RuneSelf:
		return ideographClass
	case b <= '9':
		return digitClass
	}
	return letterClass
}

// scan reads the character at s[i].
func scan(s string, i int) character {
	r, size := utf8.DecodeRuneInString(s[i:])
	c := foldRune(r, s[i:i+size])
	c.size = size
	switch {
	case c.class == dashClass:
		c.size = rowOf(s, i, func(r rune) bool { return isDash(r) })
	case r == '…' || r == '⋯':
		c.size = rowOf(s, i, func(r rune) bool { return r == '…' || r == '⋯' })
	case r == '.' || r == '．':
		if n := rowOf(s, i, func(x rune) bool { return x == r }); n >= 3*size {
			c.size, c.out = n, "…"
		}
	}
	return c
}

// rowOf measures, in bytes, the row of characters at s[i] that are alike.
func rowOf(s string, i int, alike func(rune) bool) int {
	for j, r := range s[i:] {
		if !alike(r) {
			return j
		}
	}
	return len(s) - i
}

// foldRune tells what one code point becomes. raw is its encoding, which may
// be an invalid byte.
func foldRune(r rune, raw string) character {
	if r >= 0xFF01 && r <= 0xFF5E { // full-width ASCII
		c := foldASCII(byte(r - 0xFEE0))
		if c.out == "" {
			c.out = string(r - 0xFEE0)
		}
		return c
	}
	if r < utf8.RuneSelf {
		return foldASCII(byte(r))
	}
	if isDash(r) {
		return character{class: dashClass}
	}
	if to, ok := variants[r]; ok {
		return character{class: markClass, out: to}
	}
	switch {
	case isInvisible(r):
		return character{class: droppedClass}
	case unicode.IsSpace(r):
		return character{class: spaceClass}
	case r == utf8.RuneError && len(raw) == 1:
		return character{class: markClass, out: "\uFFFD"}
	}
	out := ""
	if decomposes(r) {
		if d := norm.NFKD.PropertiesString(raw).Decomposition(); len(d) > 0 {
			out = string(d)
			r, _ = utf8.DecodeRuneInString(out)
		}
	}
	return character{class: classOf(r), out: out}
}

// foldASCII tells what one ASCII character becomes.
func foldASCII(b byte) character {
	switch {
	case asciiWord[b]:
		return character{class: classOfLast(b)}
	case b == ' ' || b >= '\t' && b <= '\r':
		return character{class: spaceClass}
	case b < ' ' || b == 0x7F:
		return character{class: droppedClass}
	case b == '-':
		return character{class: dashClass}
	case b == '"':
		return character{class: markClass, out: "'"}
	}
	return character{class: markClass}
}

// classOf returns the class of a code point that is neither space nor dash
// nor invisible.
func classOf(r rune) class {
	switch {
	case isIdeograph(r):
		return ideographClass
	case unicode.IsDigit(r):
		return digitClass
	case unicode.IsLetter(r), unicode.Is(unicode.M, r):
		return letterClass
	}
	return markClass
}

// isIdeograph reports whether r belongs to a script without spaces. Korean
// has spaces and is not among them.
func isIdeograph(r rune) bool {
	switch {
	case r < 0x2E80:
		return false
	case r >= 0x4E00 && r <= 0x9FFF, r >= 0x3400 && r <= 0x4DBF, r >= 0x20000 && r <= 0x3FFFF:
		return true
	case r >= 0x3005 && r <= 0x3007, r >= 0x3041 && r <= 0x30FF && r != 0x30FB, r >= 0x3105 && r <= 0x312F:
		return true
	}
	return r >= 0x2E80 && r <= 0x2FDF || r >= 0xF900 && r <= 0xFAFF || r >= 0xFF66 && r <= 0xFF9F
}

// isDash reports whether r is a hyphen, dash or minus sign.
func isDash(r rune) bool {
	switch r {
	case '-', '－', '﹣', '﹘', '−', '─', '━':
		return true
	}
	return r >= 0x2010 && r <= 0x2015 // hyphen to horizontal bar
}

// isInvisible reports whether r has no width and no meaning of its own: soft
// hyphens, joiners, bidi controls, variation selectors, control characters.
func isInvisible(r rune) bool {
	switch {
	case r < 0x80:
		return r < ' ' && (r < '\t' || r > '\r') || r == 0x7F
	case r < 0xA0:
		return r != 0x85
	case r == 0xAD, r == 0x34F, r == 0x61C, r == 0x180E, r == 0xFEFF:
		return true
	case r >= 0x200B && r <= 0x200F, r >= 0x202A && r <= 0x202E, r >= 0x2060 && r <= 0x206F:
		return true
	}
	return r >= 0xFE00 && r <= 0xFE0F || r >= 0xE0000 && r <= 0xE0FFF
}

// decomposes reports whether a code point may be replaced by its
// compatibility decomposition. Only ranges where that changes the look and
// never the meaning are in it: superscripts, fractions, circled numbers and
// unit symbols are not.
func decomposes(r rune) bool {
	switch {
	case r == 0xB5, r == 0x2126, r == 0x212A, r == 0x212B: // micro, ohm, kelvin, ångström
		return true
	case r >= 0xC0 && r <= 0x24F, r >= 0x370 && r <= 0x3FF, r >= 0x1E00 && r <= 0x1FFF: // accents
		return true
	case r >= 0x2E80 && r <= 0x2FDF, r >= 0xF900 && r <= 0xFAFF, r >= 0x2F800 && r <= 0x2FA1F: // radicals, compatibility ideographs
		return true
	case r >= 0x3041 && r <= 0x30FF, r >= 0xFF61 && r <= 0xFF9F: // voiced and half-width Kana
		return true
	}
	return r >= 0xFB00 && r <= 0xFB06 || r >= 0xFE50 && r <= 0xFE6B || r >= 0xFFE0 && r <= 0xFFE6 ||
		r >= 0x1D400 && r <= 0x1D7FF // ligatures, small forms, signs, mathematical letters
}

// variants are the ways to print one mark.
var variants = map[rune]string{
	'“': "'", '”': "'", '„': "'", '‟': "'", '‘': "'", '’': "'", '‚': "'", '‛': "'",
	'「': "'", '」': "'", '『': "'", '』': "'", '｢': "'", '｣': "'", '〝': "'", '〞': "'", '«': "'", '»': "'",
	'，': ",", '﹐': ",", '︐': ",",
	'。': ".", '．': ".", '｡': ".", '﹒': ".",
	'、': "、", '､': "、", '﹑': "、",
	'；': ";", '﹔': ";", '：': ":", '﹕': ":", '∶': ":", '︰': ":",
	'？': "?", '﹖': "?", '！': "!", '﹗': "!",
	'（': "(", '）': ")", '﹙': "(", '﹚': ")",
	'【': "[", '】': "]", '〔': "[", '〕': "]", '〖': "[", '〗': "]", '［': "[", '］': "]",
	'…': "…", '⋯': "…",
	'～': "~", '〜': "~", '∼': "~",
	'·': "·", '・': "·", '･': "·", '‧': "·", '∙': "·", '⋅': "·",
	'≤': "≤", '≦': "≤", '⩽': "≤", '≥': "≥", '≧': "≥", '⩾': "≥",
	'％': "%", '﹪': "%",
}
