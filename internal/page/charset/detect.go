package charset

import (
	"bytes"
	"math"
	"unicode"
	"unicode/utf8"
)

// A candidate is one charset that the scorer tries.
type candidate struct {
	name   string
	common *commonSet
	kana   bool // text in it is half kana
	hangul bool
	prior  float64 // added to the score: what a page here is likely to be
}

// candidates are tried in this order; of equals the first wins.
var candidates = []candidate{
	{name: "gb18030", common: commonSimplified, prior: 0.1},
	{name: "big5", common: commonTraditional},
	{name: "shift_jis", common: commonJapanese, kana: true},
	{name: "euc-jp", common: commonJapanese, kana: true},
	{name: "euc-kr", common: commonKorean, hangul: true},
}

const (
	sampleSize = 4 << 10 // bytes that are scored
	sampleFrom = 4 << 20 // bytes among which they are looked for

	// plausible is the score from which text is taken as a language of the
	// region without anything declared; prose in its right charset scores
	// 0.6 to 1.0, in a wrong one below 0.2.
	plausible = 0.3
	// believed is the score from which a declaration is believed, if nothing
	// scores better by more than benefit.
	believed = 0.15
	benefit  = 0.25
	// hopeless is the score below which a longer sample is no text.
	hopeless = -0.8
)

// detect finds the charset of bytes that are neither marked nor UTF-8. Hints
// are canonical names of what was declared, the weightier first, "" for none.
// cut is the number of bytes at the start that belong to a character cut in
// two.
func detect(raw []byte, hints []string) (name string, cut int, ok bool) {
	if isISO2022JP(raw) {
		return "iso-2022-jp", 0, true
	}
	sample := takeSample(raw)
	best, bestCut, bestScore := "", 0, math.Inf(-1)
	scores := make(map[string]float64, len(candidates))
	for _, c := range candidates {
		s, at := c.score(sample, raw)
		scores[c.name] = s
		if s > bestScore {
			best, bestCut, bestScore = c.name, at, s
		}
	}
	latin := scoreLatin(sample)
	for _, hint := range hints {
		s, scored := scores[hint]
		switch {
		case hint == "" || hint == "utf-8" || hint == "utf-16le" || hint == "utf-16be":
			// Tested before: the bytes are none of these.
		case scored && s >= believed && s+benefit >= bestScore:
			return hint, 0, true
		case !scored && hint == "windows-1252" && latin > 0.5 && bestScore < latin:
			return hint, 0, true
		case !scored && hint != "windows-1252" && bestScore < plausible && foreign(sample, hint):
			return hint, 0, true
		}
	}
	switch {
	case bestScore >= plausible && bestScore >= latin:
		return best, bestCut, true
	case latin > 0.5:
		return "windows-1252", 0, true
	case bestScore < hopeless && latin < hopeless && len(sample) > 64:
		return "", 0, false
	case bestScore >= latin:
		return best, bestCut, true
	}
	return "windows-1252", 0, true
}

// isISO2022JP knows the charset that is ASCII but for its escapes.
func isISO2022JP(raw []byte) bool {
	return (bytes.Contains(raw, []byte("\x1b$B")) || bytes.Contains(raw, []byte("\x1b$@"))) && allASCII(raw)
}

// foreign reports whether bytes decode without loss by a charset that is not
// scored (Cyrillic, Thai …).
func foreign(sample []byte, name string) bool {
	text := decodeBy(sample, name)
	bad, letters := 0, 0
	for _, r := range text {
		switch {
		case r == utf8.RuneError || r >= 0x80 && r < 0xA0:
			bad++
		case r >= 0x80 && unicode.IsLetter(r):
			letters++
		}
	}
	return bad*50 <= letters
}

// takeSample gathers the parts of raw that are not ASCII, with a little of
// what stands around them: a page may begin with many KB of markup.
func takeSample(raw []byte) []byte {
	const around = 8
	raw = raw[:min(len(raw), sampleFrom)]
	sample := make([]byte, 0, min(len(raw), sampleSize))
	ascii := around // ASCII bytes since the last other one
	for i, c := range raw {
		if len(sample) == sampleSize {
			break
		}
		if c >= utf8.RuneSelf {
			ascii = 0
		} else if ascii++; ascii > around {
			// A second byte of a character may be ASCII, never the ninth.
			if ascii == around+1 && i > 0 {
				sample = append(sample, '\n')
			}
			continue
		}
		sample = append(sample, c)
	}
	return sample
}

// score decodes the sample and rates the outcome: 1 where every character
// beyond ASCII is a common one, below 0 where it is rubbish. cut is 1 where a
// short text makes sense only without its first byte.
func (c candidate) score(sample, raw []byte) (score float64, cut int) {
	score = c.rate(decodeBy(sample, c.name), sample)
	if len(raw) > 1 && len(raw) <= sampleSize && raw[0] >= utf8.RuneSelf {
		if s := c.rate(decodeBy(sample[1:], c.name), sample) - 0.2; s > score {
			return s, 1
		}
	}
	return score, 0
}

// What one character says for or against a charset.
const (
	forCommon    = 1.0
	forMark      = 0.4
	againstRare  = -0.2
	againstWrong = -3.0 // what no text holds: U+FFFD, controls, private use
)

// rate sums up what the characters of text say, for each two bytes of sample
// that are not ASCII, so that a charset that makes more characters of the same
// bytes has no gain from it.
func (c candidate) rate(text string, sample []byte) float64 {
	bytes := 0
	for _, b := range sample {
		if b >= utf8.RuneSelf {
			bytes++
		}
	}
	if bytes == 0 {
		return -1
	}
	sum, n := 0.0, 0
	for at, r := range text {
		if r < utf8.RuneSelf {
			continue
		}
		n++
		if r == utf8.RuneError && at+4 >= len(text) {
			continue // the end is where a window was cut
		}
		sum += c.weigh(r)
	}
	// A character of two bytes may have an ASCII one for its second.
	return sum/max(float64(bytes)/2, float64(n)) + c.prior
}

func (c candidate) weigh(r rune) float64 {
	switch {
	case c.common.has(r):
		return forCommon
	case commonMarks.has(r):
		return forMark
	case r >= 0x3041 && r <= 0x30FE: // kana
		if c.kana {
			return forCommon
		}
		return 0
	case r >= 0xAC00 && r <= 0xD7A3:
		if c.hangul {
			return 0.2
		}
		return againstRare
	case r >= 0xFF61 && r <= 0xFF9F: // half-width kana: Shift_JIS has it for any byte
		return -0.4
	case r == utf8.RuneError, r < 0xA0, r >= 0xE000 && r <= 0xF8FF:
		return againstWrong
	case r >= 0x4E00 && r <= 0x9FFF:
		if c.hangul {
			return againstRare
		}
		return 0
	case r >= 0xFF00 && r <= 0xFFEF:
		return forMark
	case r >= 0x3400 && r <= 0x4DBF, r >= 0x20000:
		return -0.5
	}
	if r >= 0x2010 && r <= 0x206F {
		return 0 // dashes, bullets
	}
	return againstRare // symbols, letters of other scripts
}

// scoreLatin rates the bytes as windows-1252: letters with marks stand within
// words, punctuation stands alone, and neither comes in runs.
func scoreLatin(sample []byte) float64 {
	good, all := 0.0, 0.0
	for i, b := range sample {
		if b < utf8.RuneSelf {
			continue
		}
		all++
		prev, next := byte(' '), byte(' ')
		if i > 0 {
			prev = sample[i-1]
		}
		if i+1 < len(sample) {
			next = sample[i+1]
		}
		letters := isLetter(prev) || isLetter(next)
		switch {
		case prev >= utf8.RuneSelf && next >= utf8.RuneSelf:
			good--
		case b >= 0xC0 && b != 0xD7 && b != 0xF7 && letters:
			good++
		case b == 0x81 || b == 0x8D || b == 0x8F || b == 0x90 || b == 0x9D:
			good -= 2
		case b < 0xC0 && prev < utf8.RuneSelf && next < utf8.RuneSelf:
			good++
		}
	}
	if all == 0 {
		return -1
	}
	if all*3 > float64(len(sample)) {
		good -= all / 2 // more marked letters than any language has
	}
	return good / all
}

func isLetter(b byte) bool { return 'a' <= b && b <= 'z' || 'A' <= b && b <= 'Z' }
