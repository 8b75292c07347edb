package prompt

import (
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"regexp"
	"strings"

	"synoptic/internal/synoptic"
)

// Fence marks where data begins and ends in a prompt. Nobody who writes a page
// can know it.
type Fence string

// Fencer makes fences.
type Fencer struct{ secret []byte }

// NewFencer draws the secret that the fences of this process come from.
func NewFencer() *Fencer {
	secret := make([]byte, 32)
	// crypto/rand never fails: the runtime ends the process instead.
	_, _ = rand.Read(secret)
	return &Fencer{secret}
}

// FixedFencer makes fences from a known secret, for tests that pin prompts.
func FixedFencer(secret string) *Fencer { return &Fencer{[]byte(secret)} }

// For returns the fence of a text: random to whoever does not know the secret,
// another for every text, but the same when this process asks again about the
// same text. A repair turn then speaks of the same fence, and a page that is
// tried five times counts as one page where failures are counted by page.
func (f *Fencer) For(data ...string) Fence {
	mac := hmac.New(sha256.New, f.secret)
	for _, d := range data {
		mac.Write([]byte(d))
		mac.Write([]byte{0})
	}
	return Fence("DATA-" + hex.EncodeToString(mac.Sum(nil)[:8]))
}

// lookalike finds what could pass for a fence, a turn of a chat, or the border
// between the parts of a prompt.
var lookalike = regexp.MustCompile(`<{2,}|>{2,}|<\|[^|\n]{0,40}\|>|\[/?(?i:INST|SYSTEM)\]|</?(?i:system|user|assistant|instructions?|page|data|document)\b[^>\n]{0,40}>|={3,}|#{2,}|` + "`{3,}" + `|DATA-`)

// joiner breaks a look-alike without changing how it reads. Comparing quotes
// does not see it.
const joiner = "\u2060"

// Neutral breaks every look-alike of a fence in a text, and takes out the
// marks that nobody sees, in which text can hide from people but not from a
// model. Quotes of the result still stand on the page.
func Neutral(s string) string {
	s = strings.Map(func(r rune) rune {
		if hidden(r) {
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD"))
	// What is left of two that overlap may be one again. Each round parts at
	// least one pair of neighbours for good.
	for lookalike.MatchString(s) {
		s = lookalike.ReplaceAllStringFunc(s, func(found string) string {
			return strings.Join(strings.Split(found, ""), joiner)
		})
	}
	return s
}

// hidden reports the characters without width, controls, bidi marks, variation
// selectors and tags. Line ends and tabs stay.
func hidden(r rune) bool {
	switch {
	case r == '\n' || r == '\t':
		return false
	case r < ' ', r >= 0x7F && r < 0xA0, r == 0xAD, r == 0x34F, r == 0x61C, r == 0x180E, r == 0xFEFF, r == 0x115F, r == 0x1160, r == 0x3164:
		return true
	}
	return r >= 0x200B && r <= 0x200F || r >= 0x2028 && r <= 0x202E || r >= 0x2060 && r <= 0x206F ||
		r >= 0xFE00 && r <= 0xFE0F || r >= 0xFFF0 && r <= 0xFFFB || r >= 0xE0000 && r <= 0xE0FFF
}

// LanguageName is the word for a language in a prompt.
func LanguageName(l synoptic.Language) string {
	if l == synoptic.English {
		return "English"
	}
	return "Chinese (中文)"
}
