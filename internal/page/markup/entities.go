package markup

import (
	"html"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Character references ("&amp;", "&#20013;") are read by WHATWG HTML
// §13.2.5.72 to 80, with one addition: a full-width semicolon ends one as the
// plain one does ("&quot；"), the mark of a page whose punctuation was
// "corrected".

// decodeText undoes the character references of a text.
func decodeText(s string) string { return decode(s, false) }

// decodeValue undoes those of an attribute value.
func decodeValue(s string) string { return decode(s, true) }

func decode(s string, attribute bool) string {
	amp := strings.IndexByte(s, '&')
	if amp < 0 {
		return s
	}
	out := make([]byte, 0, len(s)+8)
	for ; amp >= 0; amp = strings.IndexByte(s, '&') {
		var size int
		out, size = appendReference(append(out, s[:amp]...), s[amp:], attribute)
		s = s[amp+size:]
	}
	return string(append(out, s...))
}

// appendReference appends to dst what the character reference stands for that
// s begins with, and returns how long that is in s. Where there is none it is
// the "&". In an attribute less is a reference: nothing in "?id=1&copy=2".
func appendReference(dst []byte, s string, attribute bool) ([]byte, int) {
	if strings.HasPrefix(s, "&#") {
		return appendNumeric(dst, s)
	}
	end := 1
	for end < len(s) && end < maxEntity && isAlnum(s[end]) {
		end++
	}
	name := s[1:end]
	if mark := semicolon(s[end:]); mark > 0 {
		if c, ok := frequent[name]; ok {
			return append(dst, c...), end + mark
		}
		c, ok := standsFor("&" + name + ";")
		if ok && (c == ";" || !strings.HasSuffix(c, ";")) { // all of it, not only its head
			return append(dst, c...), end + mark
		}
	}
	if attribute && (len(name) > maxBare || end < len(s) && s[end] == '=') {
		return append(dst, '&'), 1
	}
	// Old names hold without a semicolon, in text even with letters behind.
	head := s[:min(end, 1+maxBare)]
	if c, ok := standsFor(head); ok {
		_, first := utf8.DecodeRuneInString(c)
		if tail := len(c) - first; tail == 0 || !attribute {
			return append(dst, c[:first]...), len(head) - tail
		}
	}
	return append(dst, '&'), 1
}

const (
	maxEntity = 40 // more than the longest name
	maxBare   = 6  // the longest name that holds without a semicolon
)

// standsFor looks a name up in the table of the standard library, which
// decodes texts: what is behind a bare name stays behind what it stands for.
func standsFor(name string) (string, bool) {
	if len(name) < 3 { // "&" and a letter
		return "", false
	}
	c := html.UnescapeString(name)
	return c, c != name
}

// frequent are the names that pages are full of.
var frequent = map[string]string{
	"amp": "&", "lt": "<", "gt": ">", "quot": `"`, "apos": "'", "nbsp": "\u00a0", "copy": "©", "middot": "·",
	"ldquo": "“", "rdquo": "”", "lsquo": "‘", "rsquo": "’", "mdash": "—", "ndash": "–", "hellip": "…",
	"emsp": "\u2003", "ensp": "\u2002", "thinsp": "\u2009", "times": "×", "plusmn": "±", "raquo": "»", "laquo": "«",
}

// appendNumeric is appendReference for "&#", a number of a character.
func appendNumeric(dst []byte, s string) ([]byte, int) {
	i, base := len("&#"), rune(10)
	if i < len(s) && s[i]|0x20 == 'x' {
		i, base = i+1, 16
	}
	var number rune
	digits := i
	for ; i < len(s); i++ {
		d := digit(s[i])
		if d >= base {
			break
		}
		if number <= unicode.MaxRune {
			number = number*base + d
		}
	}
	if i == digits {
		return append(dst, '&'), 1
	}
	i += semicolon(s[i:])
	if 0x80 <= number && number < 0xA0 { // meant as bytes of windows-1252
		return append(dst, html.UnescapeString("&#"+strconv.Itoa(int(number))+";")...), i
	}
	if number == 0 {
		number = utf8.RuneError
	}
	return utf8.AppendRune(dst, number), i // RuneError for what is no character
}

// digit returns the value of a digit of any base up to 16, 16 for what is none.
func digit(c byte) rune {
	switch {
	case '0' <= c && c <= '9':
		return rune(c - '0')
	case 'a' <= c|0x20 && c|0x20 <= 'f':
		return rune(c|0x20-'a') + 10
	}
	return 16
}

// semicolon returns the length of the semicolon that s begins with, 0 for none.
func semicolon(s string) int {
	switch {
	case strings.HasPrefix(s, ";"):
		return 1
	case strings.HasPrefix(s, wideSemicolon):
		return len(wideSemicolon)
	}
	return 0
}

const wideSemicolon = "；"

func isAlnum(c byte) bool { return isLetter(c) || '0' <= c && c <= '9' }
