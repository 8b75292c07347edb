package page

import (
	"strings"
	"unicode"

	"synoptic/internal/page/plain"
)

// minRunOn is how long a line is, in bytes, in which a conversion ran the first
// page of a paper together.
const minRunOn = 500

// What begins a part of a paper in such a line: the abstract, and what follows
// it.
var (
	abstractHeads = []string{" Abstract ", " ABSTRACT ", " Abstract: ", " ABSTRACT: ", " Summary "}
	partHeads     = []string{" Keywords:", " Keywords ", " Key words:", " Key Words:", " KEYWORDS:", " Index Terms", " JEL ", " 1. Introduction", " 1 Introduction", " 1. INTRODUCTION", " INTRODUCTION ", " I am grateful", " We are grateful", " We thank ", " Corresponding author", " *Corresponding", " *"}
)

// cutRunOn divides such a line at its abstract and at what stands behind it, so
// that each part has a line of its own, and divides what stands above the
// abstract where it begins with a title that the page has elsewhere.
func cutRunOn(text string, lines []line) []line {
	for i := range lines[:min(len(lines), 200)] {
		l := lines[i]
		if len(l.text) < minRunOn {
			continue
		}
		at, word := firstHead(plain.Clip(l.text, 2_500), abstractHeads, 12)
		if at < 0 || !unicode.IsUpper(plain.FirstRune(strings.TrimLeft(l.text[at+len(word):], "“\"‘"))) {
			continue
		}
		cuts := []int{0}
		if n := plain.LeadingDigits(l.text); n > 0 && n < 4 && n < at && l.text[n] == ' ' {
			cuts[0] = n // the number of the page
		}
		for j := range i {
			if t := lines[j].text; len(t) > 20 && len(t) < at && strings.HasPrefix(l.text[cuts[0]:], " "+t+" ") {
				cuts = append(cuts, cuts[0]+1+len(t))
				break
			}
		}
		cuts = append(cuts, at, at+len(word))
		for from := at + len(word); len(cuts) < 12; {
			next, head := firstHead(l.text[from:], partHeads, 2)
			if next < 0 {
				break
			}
			cuts = append(cuts, from+next)
			from += next + len(head)
		}
		out := append(make([]line, 0, len(lines)+len(cuts)), lines[:i]...)
		for k, start := range cuts {
			end := len(l.text)
			if k+1 < len(cuts) {
				end = cuts[k+1]
			}
			part := l
			if part.span = trimSpan(text, Span{l.span.Start + start, l.span.Start + end}); part.span.Start < part.span.End {
				part.text = text[part.span.Start:part.span.End]
				out = append(out, part)
			}
		}
		return append(out, lines[i+1:]...)
	}
	return lines
}

// firstHead finds the first of the heads in a text, min bytes into it at least.
func firstHead(s string, heads []string, least int) (int, string) {
	best, word := -1, ""
	if len(s) <= least {
		return -1, ""
	}
	for _, h := range heads {
		if i := strings.Index(s[least:], h); i >= 0 && (best < 0 || i+least < best) {
			best, word = i+least, h
		}
	}
	return best, word
}

// tagBreaks finds the tags of journals' markup that an index left in a plain
// text: "<jats:sec><jats:title>Purpose</jats:title>".
func tagBreaks(text string) []Span {
	if !strings.Contains(text, "<jats:") {
		return nil
	}
	var out []Span
	for at := 0; ; {
		i := strings.IndexByte(text[at:], '<')
		if i < 0 {
			return out
		}
		at += i
		end := strings.IndexByte(plain.Clip(text[at:], 200), '>')
		if end < 0 || !strings.HasPrefix(text[at:], "<jats:") && !strings.HasPrefix(text[at:], "</jats:") {
			at++
			continue
		}
		if n := len(out); n > 0 && out[n-1].End == at {
			out[n-1].End = at + end + 1
		} else {
			out = append(out, Span{at, at + end + 1})
		}
		at += end + 1
	}
}
