package page

import (
	"strings"

	"synoptic/internal/page/hant"
	"synoptic/internal/page/letters"
	"synoptic/internal/page/plain"
	"synoptic/internal/textscan"
)

// tabBar reports whether a line names parts of the page side by side, with or
// without their sizes: "摘要 HTML全文 图(7) 参考文献(32) 相关文章". Such a row
// begins with the word "摘要" and is no abstract.
func tabBar(s string) bool {
	if len(s) > 300 || clauseEnds.In(s) {
		return false
	}
	words := fieldCount(s, betweenTabs)
	if words < 3 {
		return false
	}
	known, all := 0, 0
	for w := range strings.FieldsFuncSeq(s, betweenTabs) {
		if w = withoutCount(w); w == "" {
			continue
		}
		if all++; plain.RuneCount(w) > 14 || all > 4 && known == 0 || 2*(all-1-known) >= words { // no half can be known any more
			return false
		}
		if portalWord(w) {
			known++
		} else if m, ok := labelAt(w); ok && m.end == len(w) {
			known++
		}
	}
	return all >= 3 && known*2 > all
}

func betweenTabs(r rune) bool { return letters.Blank(r) || tabSigns.Has(r) }

// fieldCount is how many fields strings.FieldsFunc makes.
func fieldCount(s string, between func(rune) bool) int {
	n, inside := 0, false
	for _, r := range s {
		if between(r) {
			inside = false
		} else if !inside {
			n, inside = n+1, true
		}
	}
	return n
}

// tabSigns divide tabs.
var tabSigns = textscan.RunesOf("|｜│┃¦/")

var clauseEnds = hant.NewFinder([]string{"。", "；", ";"})

// withoutCount drops the number in parentheses behind a tab's name.
func withoutCount(w string) string {
	if i := letters.OpenParenthesis.Index(w); i >= 0 {
		if _, ok := readCount(w[i:]); ok {
			return w[:i]
		}
	}
	if _, ok := readCount(w); ok {
		return ""
	}
	return w
}

// headOfAbstract: "Introduction" alone below the label of the abstract begins
// it where other heads of its parts follow, each above its own paragraph.
func headOfAbstract(text string, lines []line, i int, cur *entry) bool {
	return cur.field() == fAbstract && len(cur.pieces(text)) == 0 && headsFollow(lines, i)
}

// headsFollow: line i is the head of a part of a structured abstract: its
// paragraph and another head stand below it.
func headsFollow(lines []line, i int) bool {
	if !bareHead(lines[i].text) {
		return false
	}
	for k, seen := i+1, 0; k < len(lines) && seen < 4; k++ {
		if lines[k].mute {
			continue
		}
		s := lines[k].text
		if seen++; seen > 1 && bareHead(s) && len(s) < 60 {
			return true
		}
		if !proseLine(s) {
			return false
		}
	}
	return false
}

// bodyFollows reports whether the paper's own text begins behind a heading
// such as "一、引言": running text does. In a table of contents other headings
// do.
func bodyFollows(lines []line, i int, m mark) bool {
	if value := lines[i].text[m.end:]; value != "" {
		return !formatsOnly(value) // "全文: PDF(1436 KB)   HTML (0)"
	}
	for k, seen := i+1, 0; k < len(lines) && seen < 3; k++ {
		if lines[k].mute {
			continue
		}
		if s := lines[k].text; len(s) > 90 && (proseLine(s) || plain.RuneCount(plain.Clip(s, 400)) > 60) {
			return true
		}
		seen++
	}
	return false
}

// formatsOnly reports a row of the formats in which a text may be had.
func formatsOnly(s string) bool {
	if len(s) > 120 {
		return false
	}
	named := false
	for w := range strings.FieldsFuncSeq(s, func(r rune) bool { return !letters.Latin(r) && !letters.Han(r) }) {
		switch textscan.Lower(w) {
		case "pdf", "html", "xml", "epub", "caj":
			named = true
		case "kb", "mb", "下载", "全文", "阅读", "在线阅读", "k", "m", "次":
		default:
			return false
		}
	}
	return named
}
