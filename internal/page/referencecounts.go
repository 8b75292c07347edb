package page

import (
	"slices"
	"strings"

	"synoptic/internal/page/hant"
	"synoptic/internal/page/plain"
)

// countInColumn reads the number of the references off a column of counters, in
// which every label has its number on the next line, or on the line above:
//
//	参考文献
//	42
//	引证文献
//	3
//
// -1 where the label heads a list, whose first entry may begin with a number too.
func (r *reader) countInColumn(e *entry, pieces []piece) int {
	at := r.lineOf(e.at)
	if len(pieces) != 1 || pieces[0].line != at+1 || plain.Tidy(r.lines[at].text) != r.lines[at].text || plain.RuneCount(r.lines[at].text) > 12 {
		return -1
	}
	below, ok := r.counter(at + 1)
	if !ok {
		return -1
	}
	if at+2 < len(r.lines) && !r.labelled[at+2] || at+3 < len(r.lines) && !r.numberLine(at+3) && !r.numberLine(at-1) {
		return -1
	}
	first, last := at, at // labels of the column
	for first > 1 && first > at-20 && r.numberLine(first-1) && (r.labelled[first-2] || counterName(r.lines[first-2].text)) {
		first -= 2
	}
	for last+2 < len(r.lines) && last < at+20 && r.numberLine(last+1) && r.labelled[last+2] {
		last += 2
	}
	if above, ok := r.counter(at - 1); ok && r.numberLine(first-1) && !r.numberLine(last+1) {
		return above // the numbers come first
	}
	return below
}

// counterName: what portals call a number of readers or of papers.
func counterName(s string) bool {
	return plain.RuneCount(s) <= 8 && slices.ContainsFunc(counterEnds, func(end string) bool { return strings.HasSuffix(s, end) })
}

var counterEnds = hant.BothScripts("文献", "频次", "次数", "量", "数", "被引", "下载", "阅读", "浏览", "点击", "收藏", "引用")

func (r *reader) counter(i int) (int, bool) {
	if i < 0 || i >= len(r.lines) {
		return 0, false
	}
	return readCount(r.lines[i].text)
}

func (r *reader) numberLine(i int) bool {
	_, ok := r.counter(i)
	return ok
}

// countNamed reads the number behind a word that counts the references, with or
// without anything that divides it from the counters beside: "被引量4参考文献量29",
// "参考文献数: 29 篇"; -1 without one.
func countNamed(s string) int {
	if len(s) > 120 {
		return -1
	}
	for _, word := range []string{"参考文献", "參考文獻"} {
		before, rest, ok := strings.Cut(s, word)
		if !ok || strings.HasSuffix(before, "级") || strings.HasSuffix(before, "級") {
			continue
		}
		for _, counted := range []string{"总数", "總數", "数量", "數量", "篇数", "篇數", "量", "数", "數"} {
			value, ok := strings.CutPrefix(rest, counted)
			if !ok {
				continue
			}
			value = strings.TrimLeft(value, " :：|(（\u3000\t")
			if n := plain.LeadingDigits(value); n > 0 && n < 5 {
				if count, ok := readCount(value[:n]); ok {
					return count
				}
			}
			break
		}
	}
	return -1
}

func headingHint(hint string) bool {
	return len(hint) > 1 && hint[0] == 'h' && hint[1] >= '1' && hint[1] <= '6'
}

// leavesList: a heading inside a list whose entries are numbered announces
// something else, unless more entries follow it.
func (r *reader) leavesList(heading string, rest []piece) bool {
	if citedLike(heading) {
		return false
	}
	for _, p := range rest[1:min(len(rest), 4)] {
		if s := r.text[p.span.Start:p.span.End]; referenceLine(s) || citedLike(s) {
			return false
		}
	}
	return true
}
