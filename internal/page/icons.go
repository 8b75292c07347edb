package page

import (
	"strings"
	"unicode"

	"synoptic/internal/page/letters"
	"synoptic/internal/page/markup"
	"synoptic/internal/page/plain"
)

// maxIcon is the longest text, in bytes, that an icon's element holds.
const maxIcon = 12

// withoutIcons cuts off either end of a line what an element that is called an
// icon holds: "…的修改？<i class="icon-m">M</i>". A line that is nothing else stays.
func withoutIcons(text string, lines []line, blocks []markup.Block) {
	i := len(lines) - 1
	for k := len(blocks) - 1; k >= 0; k-- { // the last icon of a line first
		b := &blocks[k]
		if !b.Inline || b.End <= b.Start || b.End-b.Start > maxIcon || !iconClass(b.Class) && !loneLetter(text, b) {
			continue
		}
		for i >= 0 && lines[i].span.Start >= b.End {
			i--
		}
		if i < 0 {
			return
		}
		if l := &lines[i]; l.span.Start < b.Start && l.span.End == b.End {
			l.span = trimSpan(text, Span{l.span.Start, b.Start})
			l.text = text[l.span.Start:l.span.End]
		} else if l.span.Start == b.Start && l.span.End > b.End {
			l.span = trimSpan(text, Span{b.End, l.span.End})
			l.text = text[l.span.Start:l.span.End]
		}
	}
}

// loneLetter: an element of its own for one capital in front of text in Chinese:
// "<span>M</span><span>算法裁量…". Letters of a formula or in italics are none.
func loneLetter(text string, b *markup.Block) bool {
	return b.Tag == "span" && b.End-b.Start == 1 && text[b.Start] >= 'A' && text[b.Start] <= 'Z' &&
		(b.Start == 0 || text[b.Start-1] == '\n') &&
		letters.Han(plain.FirstRune(strings.TrimLeftFunc(text[b.End:min(len(text), b.End+8)], letters.Blank)))
}

func iconClass(class string) bool {
	for name := range strings.FieldsSeq(class) {
		if strings.HasPrefix(name, "icon") || strings.HasPrefix(name, "ico-") || strings.HasSuffix(name, "-icon") || name == "ico" {
			return true
		}
	}
	return false
}

// withoutIcon drops the sign of a font of icons, or the letter of a link, that
// a copy glued to a title in Chinese: behind the sign that ends it any capital,
// behind a space the one that Wanfang has. "维生素C" ends in its own letter.
func withoutIcon(s string) string {
	iconic := func(c rune) bool { return letters.Blank(c) || unicode.Is(unicode.Co, c) }
	s = strings.TrimRightFunc(s, iconic)
	last := plain.LastRune(s)
	if last < 'A' || last > 'Z' {
		return s
	}
	head := s[:len(s)-1]
	before := plain.LastRune(head)
	bare := strings.TrimRightFunc(head, iconic)
	if !strings.ContainsFunc(bare, letters.CJK) {
		return s
	}
	end := plain.LastRune(bare)
	if strings.ContainsRune("？?！!》”…）", end) || unicode.Is(unicode.Co, before) ||
		before == ' ' && last == 'M' && (letters.CJK(end) || unicode.IsPunct(end)) {
		return bare
	}
	return s
}

// withoutBadge drops what two portals glue to a title in their copies: the
// letter of an icon before it (Wanfang), a word for the standing of the journal
// behind it (CNKI).
func (r *reader) withoutBadge(s string) string {
	if len(s) > 4 && s[0] == 'M' && letters.Han(plain.FirstRune(s[1:])) && strings.Contains(r.text, "万方") {
		return s[1:]
	}
	last := plain.LastRune(s)
	if last != 'e' && last != 'I' && last != 'D' {
		return s
	}
	for _, badge := range []string{" Core", " CSSCI", " CSCD", " EI", " SCI", " AMI"} {
		if head, ok := strings.CutSuffix(s, badge); ok && len(head) > 20 && strings.Contains(r.text, "CAJ") {
			return head
		}
	}
	return s
}
