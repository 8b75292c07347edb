package guard

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"synoptic/internal/page"
	"synoptic/internal/page/orders"
)

// Honest returns the stretches of a span that a model may see, in order:
// whole sentences, neighbours joined. A sentence that gives instructions, or
// only does so together with the next, is left out. Dropped counts them.
func Honest(text string, within page.Span) (kept []page.Span, dropped int) {
	sentences := split(text, within)
	bad := make([]bool, len(sentences))
	for i, s := range sentences {
		bad[i] = Instructs(text[s.Start:s.End])
	}
	for i := 1; i < len(sentences); i++ {
		// Only wording spans two sentences: an address, then a demand.
		if !bad[i-1] && !bad[i] && page.GivesInstructions(text[sentences[i-1].Start:sentences[i].End]) {
			bad[i-1], bad[i] = true, true
		}
	}
	for i, s := range sentences {
		switch n := len(kept); {
		case bad[i]:
			dropped++
		case n > 0 && kept[n-1].End == s.Start:
			kept[n-1].End = s.End
		default:
			kept = append(kept, s)
		}
	}
	return kept, dropped
}

// Instructs reports whether a text gives instructions to its reader, plainly
// or in a disguise that a model sees through.
func Instructs(s string) bool {
	return page.GivesInstructions(s) || orders.Given(s) || disguised(s)
}

// maxSentence bounds a sentence in bytes; what has no full stop for so long is
// cut at a white space.
const maxSentence = 3000

// split divides a span into its sentences, without gaps.
func split(text string, within page.Span) []page.Span {
	var sentences []page.Span
	start := within.Start
	for i := within.Start; i < within.End; {
		r, size := utf8.DecodeRuneInString(text[i:within.End])
		i += size
		if ends(r, text[i:within.End]) || i-start > maxSentence && (unicode.IsSpace(r) || i-start > 2*maxSentence) {
			sentences = append(sentences, page.Span{Start: start, End: i})
			start = i
		}
	}
	if start < within.End {
		sentences = append(sentences, page.Span{Start: start, End: within.End})
	}
	return sentences
}

func ends(r rune, rest string) bool {
	switch r {
	case '。', '！', '？', '；', '\n':
		return true
	case '.', '!', '?':
		next, size := utf8.DecodeRuneInString(rest)
		if size == 0 || unicode.Is(unicode.Han, next) {
			return true
		}
		if !unicode.IsSpace(next) {
			return false
		}
		after, _ := utf8.DecodeRuneInString(strings.TrimLeft(rest, " \t\u00A0"))
		return !unicode.IsLower(after) && !unicode.IsDigit(after)
	}
	return false
}

// Cut returns where to cut a span so that its first part fits: behind the last
// sentence with which it does, span.Start if none does.
func Cut(text string, within page.Span, fits func(head string) bool) int {
	end := within.Start
	for _, s := range split(text, within) {
		if !fits(text[within.Start:s.End]) {
			break
		}
		end = s.End
	}
	return end
}
