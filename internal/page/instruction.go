package page

import (
	"unicode/utf8"

	"synoptic/internal/page/injection"
	"synoptic/internal/page/letters"
	"synoptic/internal/page/orders"
	"synoptic/internal/page/plain"
)

// muteInstructions marks the lines that address a machine reader. Where such
// text stands inside a longer paragraph, only its sentences are cut out and the
// rest of the paragraph goes on behind them.
func muteInstructions(text string, lines []line) []line {
	out := make([]line, 0, len(lines))
	for _, l := range lines {
		switch {
		case injection.Notice(l.text):
			l.mute = true
		case !injection.In(l.text) && !orders.Given(l.text):
		case len(l.text) > 120 && len(l.text) < maxAbstract:
			out = append(out, cutInstructions(text, l)...)
			continue
		default:
			l.mute = true
		}
		out = append(out, l)
	}
	return out
}

// cutInstructions divides a paragraph at its sentences and mutes those from the
// first that is an instruction on, until an honest one follows.
func cutInstructions(text string, l line) []line {
	var out []line
	add := func(s Span, mute bool) {
		if s = trimSpan(text, s); s.Start == s.End {
			return
		}
		if n := len(out); n > 0 && out[n-1].mute == mute {
			out[n-1].span.End = s.End
			out[n-1].text = text[out[n-1].span.Start:s.End]
			return
		}
		part := l
		part.span, part.text, part.mute, part.rest = s, text[s.Start:s.End], mute, len(out) > 0
		out = append(out, part)
	}
	muting := false
	start := l.span.Start
	sentence := func(end int) {
		s := text[start:end]
		switch {
		case injection.In(s) || orders.Given(s):
			muting = true
		case muting && injection.GoesOn(s):
		default:
			muting = false
		}
		add(Span{start, end}, muting)
		start = end
	}
	for i, r := range l.text {
		at := l.span.Start + i + utf8.RuneLen(r)
		if r == '。' || r == '！' || r == '？' ||
			(r == '.' || r == '!' || r == '?') &&
				(at >= l.span.End || letters.Blank(plain.FirstRune(text[at:])) || letters.CJK(plain.FirstRune(text[at:])) || text[at] == '[' || text[at] == '<') {
			sentence(at)
		}
	}
	sentence(l.span.End)
	muted := 0
	for _, p := range out {
		if p.mute {
			muted += len(p.text)
		}
	}
	// only the sentences together say it, or what precedes them announces it:
	// "Reader comment (3 days ago): ATTENTION."
	if muted == 0 || muted*10 > len(l.text)*7 && len(out[0].text) < 120 {
		l.mute = true
		return []line{l}
	}
	return out
}
