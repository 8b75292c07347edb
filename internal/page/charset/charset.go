package charset

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"synoptic/internal/synoptic"
)

// Decoded is text, and the charset in which it came.
type Decoded struct {
	// Text is valid UTF-8 without byte order mark and NUL, its lines ended by
	// "\n" alone. What did not decode is U+FFFD. Zero-width and
	// bidirectional characters are kept: they are the page's.
	Text string
	// Name is the IANA name in lower case: utf-8, utf-16le, utf-16be,
	// gb18030, big5, shift_jis, euc-jp, euc-kr, windows-1252 …
	Name string
}

// Decode turns raw into text. Declared is the charset named by a header, ""
// where nothing was; what the bytes themselves declare (<meta>, XML) is found
// here. It fails with CodeEmpty for nothing but white space, and with
// CodeNotText, naming what it looks like, for bytes that are no text.
func Decode(raw []byte, declared string) (Decoded, error) {
	if len(bytes.TrimSpace(raw)) == 0 {
		return Decoded{}, empty()
	}
	utf16 := unmarkedUTF16(raw)
	if kind, advice := identify(raw, utf16 != ""); kind != "" {
		return Decoded{}, notText(kind, advice)
	}
	d, ok := decode(raw, utf16, declared)
	if !ok {
		return Decoded{}, notText("binary data", savePage)
	}
	d.Text = normalize(d.Text)
	if strings.IndexFunc(d.Text, visible) < 0 {
		return Decoded{}, empty()
	}
	return d, nil
}

func empty() error {
	return synoptic.Errorf(synoptic.CodeEmpty, "the page is empty: it holds nothing but white space")
}

func notText(kind, advice string) error {
	return synoptic.Errorf(synoptic.CodeNotText, "this looks like %s, not the text of a page: %s", kind, advice)
}

func visible(r rune) bool {
	return !unicode.IsSpace(r) && !unicode.IsControl(r) && !unicode.Is(unicode.Cf, r) && r != utf8.RuneError
}

// decode finds the charset and decodes by it; utf16 names that of UTF-16 without
// a mark. ok is false where nothing decodes into anything like text.
func decode(raw []byte, utf16, declared string) (d Decoded, ok bool) {
	if name, n := byteOrderMark(raw); n > 0 {
		return Decoded{decodeBy(raw[n:], name), name}, true
	}
	if utf16 != "" {
		return Decoded{decodeBy(raw, utf16), utf16}, true
	}
	if isUTF8(raw) {
		return Decoded{strings.ToValidUTF8(string(raw), "\ufffd"), "utf-8"}, true
	}
	hints := []string{canonical(declared), declaredWithin(raw)}
	name, cut, ok := detect(raw, hints)
	if !ok {
		return Decoded{}, false
	}
	text := decodeBy(raw[cut:], name)
	if cut > 0 {
		text = "\ufffd" + text
	}
	return Decoded{text, name}, true
}

// normalize ends lines by "\n" alone and takes out byte order marks and NULs.
// A text that needs none of this is not copied.
func normalize(text string) string {
	text = strings.TrimPrefix(text, "\ufeff")
	if strings.IndexByte(text, '\r') < 0 && strings.IndexByte(text, 0) < 0 {
		return text
	}
	var b strings.Builder
	b.Grow(len(text))
	for {
		i := strings.IndexAny(text, "\r\x00")
		if i < 0 {
			b.WriteString(text)
			return b.String()
		}
		b.WriteString(text[:i])
		if text[i] == '\r' {
			b.WriteByte('\n')
			if strings.HasPrefix(text[i+1:], "\n") {
				i++
			}
		}
		text = text[i+1:]
	}
}

// byteOrderMark returns the charset that raw begins with the mark of, and the
// length of that mark.
func byteOrderMark(raw []byte) (name string, length int) {
	for _, m := range []struct{ mark, name string }{
		{"\xef\xbb\xbf", "utf-8"},
		{"\xff\xfe\x00\x00", "utf-32le"}, // before UTF-16, whose mark it begins with
		{"\x00\x00\xfe\xff", "utf-32be"},
		{"\xff\xfe", "utf-16le"},
		{"\xfe\xff", "utf-16be"},
		{"\x84\x31\x95\x33", "gb18030"},
	} {
		if bytes.HasPrefix(raw, []byte(m.mark)) {
			return m.name, len(m.mark)
		}
	}
	return "", 0
}

// isUTF8 reports whether raw is UTF-8, but for a character cut at either end
// and a few stray bytes: at most one for three characters of three bytes,
// which no other charset makes by chance, or for sixteen of two. A few
// characters of two bytes may also be GBK, so they have to be letters such as
// stand in European prose.
func isUTF8(raw []byte) bool {
	if len(raw) > sampleSize && utf8.Valid(raw) { // the usual case, at full speed
		return !isISO2022JP(raw)
	}
	if firstWide(raw) && utf8.Valid(raw) {
		return true
	}
	good, wide, bad := 0, 0, 0
	for i := 0; i < len(raw); {
		if raw[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, n := utf8.DecodeRune(raw[i:])
		switch {
		case r != utf8.RuneError || n > 1:
			if good++; n > 2 && r != utf8.RuneError {
				wide++
			}
		case cutAtStart(raw[:i]) || cutAtEnd(raw[i:]):
		default:
			bad++
		}
		i += n
	}
	switch {
	case good == 0:
		return allASCII(raw) && !isISO2022JP(raw)
	case bad*3 > wide && bad*16 > good:
		return false
	case wide == 0 && good < 40:
		return plausibleLetters(raw)
	}
	return true
}

// firstWide reports whether the first character beyond ASCII has three bytes,
// or more, and is no sign of damage.
func firstWide(raw []byte) bool {
	for i, c := range raw {
		if c >= utf8.RuneSelf {
			r, n := utf8.DecodeRune(raw[i:])
			return n > 2 && r != utf8.RuneError
		}
	}
	return false
}

func allASCII(raw []byte) bool {
	for _, c := range raw {
		if c >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// cutAtStart reports whether all that stands before a bad byte is what is left
// of a character cut in two.
func cutAtStart(before []byte) bool {
	if len(before) > 2 {
		return false
	}
	for _, c := range before {
		if c&0xC0 != 0x80 {
			return false
		}
	}
	return true
}

// cutAtEnd reports whether rest is a character cut in two.
func cutAtEnd(rest []byte) bool { return !utf8.FullRune(rest) || len(rest) < 4 && tail(rest) }

// tail reports whether b is made of continuation bytes only.
func tail(b []byte) bool {
	for _, c := range b {
		if c&0xC0 != 0x80 {
			return false
		}
	}
	return len(b) > 0
}

// plausibleLetters reports whether the two-byte characters of a text are such
// as stand in European words and prose.
func plausibleLetters(raw []byte) bool {
	odd, all := 0, 0
	for i := 0; i < len(raw); {
		r, n := utf8.DecodeRune(raw[i:])
		i += n
		if n < 2 {
			continue
		}
		all++
		switch {
		case r >= 0xA0 && r <= 0x17F, r >= 0x384 && r <= 0x3CE, r >= 0x400 && r <= 0x45F, r == 0x2BC:
		default:
			odd++
		}
	}
	return odd*4 <= all
}
