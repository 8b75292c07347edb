package charset

import (
	"encoding/binary"
	"unicode/utf8"
)

// unmarkedUTF16 tells UTF-16 that has no byte order mark: "utf-16le",
// "utf-16be", or "" for everything else.
func unmarkedUTF16(raw []byte) string {
	head := raw[:min(len(raw), probe)]
	if name := utf16ByZeros(head[:len(head)&^1]); name != "" {
		return name
	}
	if isUTF8(head) {
		return ""
	}
	head = head[:min(len(head), sampleSize)&^1]
	le, be := scoreUTF16(head, "utf-16le"), scoreUTF16(head, "utf-16be")
	switch {
	case le > 0.4 && le > be:
		return "utf-16le"
	case be > 0.4 && be > le:
		return "utf-16be"
	}
	return ""
}

// utf16ByZeros tells the byte order by the side on which the zeros of ASCII
// characters lie.
func utf16ByZeros(head []byte) string {
	if len(head) < 4 {
		return ""
	}
	var big, little, controls int
	for i := 0; i < len(head); i += 2 {
		u := binary.BigEndian.Uint16(head[i:])
		var c byte
		switch {
		case u == 0:
			return "" // no text has it
		case u < 0x100:
			big++
			c = byte(u)
		case u&0xff == 0:
			little++
			c = byte(u >> 8)
		default:
			continue
		}
		if isControl(c) {
			controls++
		}
	}
	units := len(head) / 2
	switch {
	case controls*50 > units:
		return ""
	case big*5 > units && little*10 < big:
		return "utf-16be"
	case little*5 > units && big*10 < little:
		return "utf-16le"
	}
	return ""
}

// scoreUTF16 rates UTF-16 that has too few zeros to be known by them: prose in
// Chinese, Japanese or Korean. Prose scores above 0.5, text in any other
// charset below 0.1.
func scoreUTF16(raw []byte, name string) float64 {
	if len(raw) < 8 {
		return -1
	}
	sum, n := 0.0, 0
	for _, r := range decodeBy(raw, name) {
		n++
		switch {
		case commonSimplified.has(r), commonTraditional.has(r), commonJapanese.has(r), commonKorean.has(r):
			sum += forCommon
		case commonMarks.has(r), r >= 0x3041 && r <= 0x30FE, r >= 0x20 && r < 0x7F, r == '\n', r == '\r', r == '\t':
			sum += forMark
		case r == utf8.RuneError, r < 0xA0, r >= 0xE000 && r <= 0xF8FF:
			sum += againstWrong
		case r >= 0x4E00 && r <= 0x9FFF:
		default:
			sum += 2 * againstRare
		}
	}
	return sum / float64(n)
}
