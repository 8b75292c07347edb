package page

import (
	"strings"

	"synoptic/internal/page/letters"
	"synoptic/internal/page/markup"
	"synoptic/internal/page/plain"
)

// cutAtPlaces divides the lines in which an inline element holds an
// affiliation behind a name: "<span>name</span> <span class=affiliation>…".
func cutAtPlaces(text string, lines []line, blocks []markup.Block) []line {
	var cuts []int
	end := 0 // of the place that was cut off last
	for i := range blocks {
		b := &blocks[i]
		if !b.Inline || !strings.Contains(b.Class, "affil") && !strings.Contains(b.Class, "institution") || b.End-b.Start <= 8 {
			continue
		}
		part := b.Start < end || end > 0 && b.Start-end <= 3 && strings.Contains(text[end:b.Start], ",") // department, name, city
		if end = max(end, b.End); !part {
			cuts = append(cuts, b.Start)
		}
	}
	if len(cuts) == 0 {
		return lines
	}
	return cutLines(text, lines, cuts)
}

// cutLines divides lines at places in the text, which come in order.
func cutLines(text string, lines []line, cuts []int) []line {
	out := make([]line, 0, len(lines)+len(cuts))
	for _, l := range lines {
		for len(cuts) > 0 && cuts[0] <= l.span.Start {
			cuts = cuts[1:]
		}
		for len(cuts) > 0 && cuts[0] < l.span.End {
			head := l
			if head.span = trimSpan(text, Span{l.span.Start, cuts[0]}); head.span.Start < head.span.End {
				head.text = text[head.span.Start:head.span.End]
				out = append(out, head)
			}
			l.span.Start = cuts[0]
			l.text = text[l.span.Start:l.span.End]
			cuts = cuts[1:]
		}
		out = append(out, l)
	}
	return out
}

// cutAtLabels divides the lines that an element with nothing but a label begins,
// where the value is glued to it: "<span>作者</span><span>甲</span>".
func cutAtLabels(text string, lines []line, blocks []markup.Block) []line {
	var cuts []int
	i := 0
	for k := range blocks {
		b := &blocks[k]
		if !b.Inline || b.End-b.Start < 6 || b.End-b.Start > 36 || b.End >= len(text) {
			continue
		}
		for i < len(lines) && lines[i].span.End <= b.Start {
			i++
		}
		if i == len(lines) {
			break
		}
		if lines[i].span.Start != b.Start || lines[i].span.End <= b.End || letters.Blank(plain.FirstRune(text[b.End:])) ||
			colonSigns.Has(plain.FirstRune(text[b.End:])) || !letters.Han(plain.FirstRune(text[b.Start:])) {
			continue
		}
		if m, ok := labelAt(text[b.Start:b.End]); ok && m.end == b.End-b.Start && m.label.field <= fAbstract &&
			(len(cuts) == 0 || cuts[len(cuts)-1] != b.End) {
			cuts = append(cuts, b.End)
		}
	}
	if len(cuts) == 0 {
		return lines
	}
	return cutLines(text, lines, cuts)
}

// hint tells every line what block of the page it stands in.
func (r *reader) hint(doc *markup.Doc) {
	b := 0
	for i := range r.lines {
		l := &r.lines[i]
		for b < len(doc.Blocks) && doc.Blocks[b].Start < l.span.Start {
			b++
		}
		// the blocks that begin with the line: outer before inner
		for k := b; k < len(doc.Blocks) && doc.Blocks[k].Start <= l.span.Start; k++ {
			block := &doc.Blocks[k]
			if block.Inline && block.End < l.span.End {
				continue
			}
			if l.hint == "" || !block.Inline || block.Class != "" {
				l.hint = strings.TrimSpace(block.Tag + " " + block.Class + " " + block.ID)
				l.links = float64(block.LinkShare)
			}
		}
	}
}
