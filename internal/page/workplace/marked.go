package workplace

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"synoptic/internal/page/footmark"
	"synoptic/internal/page/letters"
	"synoptic/internal/page/plain"
)

// circled marks read like bracketed ones.
var circled = strings.NewReplacer("（１）", "[1]", "（２）", "[2]", "（３）", "[3]", "（４）", "[4]", "（５）", "[5]", "（６）", "[6]", "（７）", "[7]", "（８）", "[8]", "（９）", "[9]",
	"①", "[1]", "②", "[2]", "③", "[3]", "④", "[4]", "⑤", "[5]", "⑥", "[6]", "⑦", "[7]", "⑧", "[8]", "⑨", "[9]")

// marksInFront turns "甲 [1] 乙 [2]" into "[1]甲 [2]乙".
func marksInFront(s string) string {
	if !strings.HasSuffix(s, "]") || strings.HasPrefix(s, "[") {
		return s
	}
	var b strings.Builder
	for s != "" {
		open := strings.IndexByte(s, '[')
		end := strings.IndexByte(s, ']')
		if open <= 0 || end < open || !footmark.Only(s[open+1:end]) {
			b.WriteString(s)
			break
		}
		b.WriteString(s[open:end+1] + strings.TrimSpace(s[:open]) + " ")
		s = strings.TrimSpace(s[end+1:])
	}
	return strings.TrimSpace(b.String())
}

// CutMarked cuts a line of places at the marks before them; every part begins
// with its mark, where it has one.
func CutMarked(s string) []string { return cutMarked(marksInFront(withoutColons(circled.Replace(s)))) }

// withoutColons turns marks with colons into marks with full stops: "1: A University
// 2: B Institute".
func withoutColons(s string) string {
	if !strings.HasPrefix(s, "1: ") {
		return s
	}
	s = "1. " + s[len("1: "):]
	for n := 2; n < 100; n++ {
		mark := " " + strconv.Itoa(n)
		at := strings.Index(s, mark+": ")
		if at < 0 {
			break
		}
		s = s[:at] + mark + ". " + s[at+len(mark+": "):]
	}
	return s
}

// cutMarked divides a line at its running numbers: "1. 甲2. 乙", "[1]甲 [2]乙",
// "1Dept A; 2Dept B".
func cutMarked(s string) []string {
	mark, _ := footmark.Leading(s)
	n, err := strconv.Atoi(mark)
	if err != nil {
		return cutLettered(s, mark)
	}
	var out []string
	for {
		next, to := nextMark(s, n+1), n+1
		for ; next < 0 && to < n+maxSkipped && Named(s); to++ { // the portal knows no place of that number
			if next = nextMark(s, to+1); next >= 0 && !(Named(s[:next]) && Named(plain.Clip(s[next:], 120))) {
				next = -1
			}
		}
		if next < 0 {
			return append(out, s)
		}
		out = append(out, s[:next])
		s, n = s[next:], to
	}
}

// maxSkipped is how many numbers of a list of places may be missing in a row.
const maxSkipped = 3

func cutLettered(s, mark string) []string {
	if len(mark) != 1 || mark[0] < 'a' || mark[0] > 'y' {
		return []string{s}
	}
	var out []string
	for c := mark[0]; c < 'z'; c++ {
		i := nextLetter(s, c+1)
		if i < 0 {
			break
		}
		out = append(out, plain.TrimEdges(s[:i], ";； "))
		s = s[i:]
	}
	return append(out, s)
}

// nextLetter finds where the mark of a letter begins behind the first character
// of s: "; b ", "；b.", " b. ".
func nextLetter(s string, c byte) int {
	for from := 1; ; from++ {
		i := strings.IndexByte(s[min(from, len(s)):], c)
		if i < 0 {
			return -1
		}
		from += i
		after, before := plain.FirstRune(s[from+1:]), plain.LastRune(s[:from])
		dotted := after == '.' || after == '．' || after == '、'
		switch parted := plain.LastRune(strings.TrimRight(s[:from], " ")); {
		case (parted == ';' || parted == '；') && (dotted || after == ' ' || letters.Han(after)):
			return from
		case before == ' ' && after == '.' && (letters.Blank(plain.FirstRune(s[from+2:])) || letters.Han(plain.FirstRune(s[from+2:]))):
			return from
		}
	}
}

// nextMark finds where mark n begins behind the first character of s.
func nextMark(s string, n int) int {
	want := strconv.Itoa(n)
	for from := 1; ; {
		i := strings.Index(s[from:], want)
		if i < 0 {
			return -1
		}
		i += from
		from = i + len(want)
		before := plain.LastRune(s[:i])
		rest := s[i+len(want):]
		after := plain.FirstRune(rest)
		if letters.Digit(before) && (after == '.' || after == '．') &&
			len(s[:i])-len(strings.TrimRight(s[:i], "0123456789")) == 6 &&
			letters.Han(plain.FirstRune(strings.TrimSpace(rest[utf8.RuneLen(after):]))) {
			return i // glued to a postal code: "3139992.某学校"
		}
		if letters.Digit(before) || letters.Digit(after) || before == '-' {
			continue
		}
		switch {
		case (before == '[' || before == '(' || before == '（' || before == '［') && (after == ']' || after == ')' || after == '）' || after == '］'):
			return i - utf8.RuneLen(before)
		case after == '.' || after == '．' || after == '、':
			tail := strings.TrimSpace(rest[utf8.RuneLen(after):])
			if r := plain.FirstRune(tail); unicode.IsLetter(r) {
				return i
			}
		case (before == ' ' || before == ';' || before == '；' || before == '.') &&
			(unicode.IsUpper(after) || letters.CJK(after) || after == ' ' && unicode.IsLetter(plain.FirstRune(strings.TrimSpace(rest)))):
			if tail := strings.TrimSpace(rest); after == ' ' && letters.CJK(plain.FirstRune(tail)) && Named(s[:i]) &&
				(Named(plain.Clip(tail, 120)) || EndsAsOffice(strings.Fields(tail)[0])) {
				return i // "1 某大学 2 某中心"
			}
			if prev := plain.LastRune(strings.TrimSpace(s[:i])); prev == ';' || prev == '；' || prev == '.' || prev == ',' ||
				letters.CJK(after) || letters.Digit(prev) ||
				letters.Latin(prev) && unicode.IsUpper(after) && Named(plain.Clip(rest, 120)) {
				return i
			}
		}
	}
}
