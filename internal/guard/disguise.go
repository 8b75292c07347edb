package guard

import (
	"encoding/base64"
	"encoding/hex"
	"html"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"synoptic/internal/page"
)

// Papers do not speak in codes. Where a stretch of an abstract decodes to
// prose, somebody hid it from people, and it does not matter what it says.
var (
	rxBase64  = regexp.MustCompile(`[A-Za-z0-9+/_-]{20,}={0,2}`)
	rxHex     = regexp.MustCompile(`(?i)(?:\b|\\x|0x)[0-9a-f]{2}(?:(?:[ ,:]|\\x| ?0x)?[0-9a-f]{2}){9,}`)
	rxPercent = regexp.MustCompile(`(?:%[0-9A-Fa-f]{2}[A-Za-z]{0,12}){4,}`)
	rxEntity  = regexp.MustCompile(`(?:&#x?[0-9A-Fa-f]{2,6};\s?){4,}`)
	rxEscape  = regexp.MustCompile(`(?:\\[uU]\+?\{?[0-9A-Fa-f]{4,6}\}?){3,}`)
	rxBits    = regexp.MustCompile(`(?:\b[01]{8}\b[ ,]?){5,}|\b[01]{40,}\b`)
	rxMorse   = regexp.MustCompile(`(?:[.·−–-]{1,5}[ /|]+){9,}`)
	// i g n o r e, i-g-n-o-r-e, i.g.n.o.r.e
	rxSpaced = regexp.MustCompile(`(?:\b[A-Za-z][ ._*|-]{1,2}){11,}[A-Za-z]\b`)
)

func disguised(s string) bool {
	if len(s) < 12 {
		return false
	}
	return tagged(s) || coded(s) || escaped(s) || turned(s)
}

// coded finds other alphabets. The expressions are tried only where a look at
// the bytes says that they could match, since nearly no sentence is in code.
func coded(s string) bool {
	longest, single, signs := shape(s)
	if single >= 12 && rxSpaced.MatchString(s) || signs >= 18 && rxMorse.MatchString(s) {
		return true
	}
	if longest >= 20 {
		for _, found := range rxBase64.FindAllString(s, 8) {
			if mixed(found) && prose(fromBase64(found)) {
				return true
			}
		}
	}
	if !strings.ContainsAny(s, "0123456789") {
		return false
	}
	for _, found := range rxHex.FindAllString(s, 8) {
		if prose(fromHex(found)) {
			return true
		}
	}
	return rxBits.MatchString(s)
}

// shape measures the longest run of bytes that base64 is made of, the letters
// that stand alone, and the dots and strokes.
func shape(s string) (longest, single, signs int) {
	run, letters := 0, 0
	for i := range len(s) + 1 {
		c := byte(' ')
		if i < len(s) {
			c = s[i]
		}
		letter := c|0x20 >= 'a' && c|0x20 <= 'z'
		switch {
		case letter, c >= '0' && c <= '9', c == '+', c == '/', c == '_', c == '-', c == '=':
			run++
			longest = max(longest, run)
		default:
			run = 0
		}
		if letter {
			letters++
		} else {
			if letters == 1 {
				single++
			}
			letters = 0
		}
		if c == '.' || c == '-' || c >= 0x80 {
			signs++ // a dash or a raised dot begins so
		}
	}
	return longest, single, signs
}

// escaped finds text in the escapes of programs.
func escaped(s string) bool {
	if !strings.ContainsAny(s, `%&\\`) {
		return false
	}
	for _, decode := range []struct {
		rx   *regexp.Regexp
		with func(string) string
	}{
		{rxPercent, func(s string) string { out, _ := url.PathUnescape(s); return out }},
		{rxEntity, html.UnescapeString},
		{rxEscape, fromEscapes},
	} {
		if found := decode.rx.FindString(s); found != "" && prose(decode.with(found)) {
			return true
		}
	}
	return false
}

// turned finds orders that are written backwards, with the alphabet shifted, or
// in digits for letters.
func turned(s string) bool {
	if page.GivesInstructions(reversed(s)) {
		return true
	}
	return strings.ContainsFunc(s, latinLetter) && (page.GivesInstructions(rot13(s)) || page.GivesInstructions(leet(s)))
}

// prose reports whether decoded bytes are text that somebody wrote.
func prose(s string) bool {
	if !utf8.ValidString(s) || utf8.RuneCountInString(s) < 3 {
		return false
	}
	good := 0
	for _, r := range s {
		if unicode.IsLetter(r) || r == ' ' || unicode.IsPunct(r) || r == '\n' || r >= '0' && r <= '9' {
			good++
		}
	}
	return good*10 >= utf8.RuneCountInString(s)*9
}

// mixed reports whether a run of letters looks like base64 and not like a
// word, a name or an address.
func mixed(s string) bool {
	upper, lower, other := 0, 0, 0
	for _, r := range s {
		switch {
		case r >= 'A' && r <= 'Z':
			upper++
		case r >= 'a' && r <= 'z':
			lower++
		default:
			other++
		}
	}
	return upper >= 3 && lower >= 3 && (other > 0 || upper*8 > lower)
}

func fromBase64(s string) string {
	s = strings.TrimRight(s, "=")
	for _, encoding := range []*base64.Encoding{base64.RawStdEncoding, base64.RawURLEncoding} {
		// A cut run decodes up to its last whole group.
		if out, err := encoding.DecodeString(s[:len(s)/4*4]); err == nil {
			return strings.TrimRightFunc(strings.ToValidUTF8(string(out), ""), unicode.IsControl)
		}
	}
	return ""
}

func fromHex(s string) string {
	digits := strings.Map(func(r rune) rune {
		if unicode.Is(unicode.ASCII_Hex_Digit, r) {
			return r
		}
		return -1
	}, strings.NewReplacer(`\x`, "", "0x", "").Replace(s))
	out, err := hex.DecodeString(digits[:len(digits)/2*2])
	// Numbers are hexadecimal too, and decode to digits and signs at best.
	if err != nil || !strings.ContainsFunc(string(out), unicode.IsLetter) {
		return ""
	}
	return string(out)
}

func fromEscapes(s string) string {
	var b strings.Builder
	for part := range strings.SplitSeq(strings.ToLower(s), `\u`) {
		if n, err := strconv.ParseUint(strings.Trim(part, "+{}"), 16, 32); err == nil {
			b.WriteRune(rune(n))
		}
	}
	return b.String()
}

// tagged reports the invisible letters of Unicode's tag block, which spell
// ASCII to a machine only.
func tagged(s string) bool {
	n := 0
	for _, r := range s {
		if r >= 0xE0020 && r <= 0xE007E {
			n++
		}
	}
	return n >= 4
}

func reversed(s string) string {
	out := []rune(s)
	for i, j := 0, len(out)-1; i < j; i, j = i+1, j-1 {
		out[i], out[j] = out[j], out[i]
	}
	return string(out)
}

func rot13(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z':
			return 'a' + (r-'a'+13)%26
		case r >= 'A' && r <= 'Z':
			return 'A' + (r-'A'+13)%26
		}
		return r
	}, s)
}

var leet = strings.NewReplacer("0", "o", "1", "i", "3", "e", "4", "a", "5", "s", "7", "t", "@", "a", "$", "s", "!", "i", "|", "l").Replace

func latinLetter(r rune) bool { return r|0x20 >= 'a' && r|0x20 <= 'z' }
