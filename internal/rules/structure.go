package rules

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// dropTorn leaves out the last sentence where the page has cut it off.
func (b *body) dropTorn() {
	last := len(b.abstract) - 1
	if last < 0 {
		return
	}
	text := b.abstract[last].text()
	whole := strings.TrimRight(text, "。.…!?”\"' ")
	if stops := text[len(whole):]; stops == "" || strings.Contains(stops, "…") || strings.Count(stops, ".")+strings.Count(stops, "。") > 1 {
		if s := &b.abstract[last]; !s.dropTornClause() && last > 0 {
			b.abstract = b.abstract[:last]
		}
	}
}

// dropTornClause leaves out the last clause of a torn sentence that has said
// what was found before it was cut off; false where it has not.
func (s *sentence) dropTornClause() bool {
	n := len(s.clauses)
	if n < 4 {
		return false
	}
	end := s.clauses[n-2].end
	if found, ok := s.first(kindFind, s.start, end); !ok || s.clauseAt(found.start) > n-3 {
		return false
	}
	s.end = end
	s.hits = slices.DeleteFunc(s.hits, func(h hit) bool { return h.end > end })
	s.kinds = 0
	for _, h := range s.hits {
		s.kinds |= 1 << h.kind
	}
	s.cut()
	return true
}

// readLabels finds the labels of a structured abstract. A label without a
// colon or brackets is believed only in company.
func (b *body) readLabels() {
	type candidate struct {
		at     int
		length int
		label
	}
	var all []candidate
	weak := 0
	seen := map[role]bool{}
	for i := range b.abstract {
		s := &b.abstract[i]
		n, l, ok := labelAt(s.text())
		if !ok {
			n, l, ok = bareLabel(s.text())
		}
		if !ok {
			n, l, ok = gluedLabel(s.text())
		}
		if !ok {
			continue
		}
		all = append(all, candidate{i, n, l})
		if !seen[l.role] {
			weak++
		}
		seen[l.role] = true
	}
	current := roleNone
	next := 0
	for i := range b.abstract {
		s := &b.abstract[i]
		if next < len(all) && all[next].at == i {
			c := all[next]
			next++
			if c.strength == certain || c.strength == spaced && weak >= 2 || c.strength == glued && weak >= 3 && seen[rolePurpose] {
				current = c.role
				s.dropLabel(c.length)
			}
		}
		s.label = current
	}
	// A label on a line by itself leaves nothing behind.
	b.abstract = slices.DeleteFunc(b.abstract, func(s sentence) bool { return len(s.clauses) == 0 })
}

// dropLabel takes the label off the sentence, and the cues that stood in it.
func (s *sentence) dropLabel(length int) {
	s.start += length
	for s.start < s.end {
		r, n := utf8.DecodeRuneInString(s.in.s[s.start:s.end])
		if r != ' ' && r != '—' && r != '-' {
			break
		}
		s.start += n
	}
	own := s.hits[:0:0]
	s.kinds = 0
	for _, h := range s.hits {
		if h.start >= s.start {
			own = append(own, h)
			s.kinds |= 1 << h.kind
		}
	}
	s.hits = own
	s.cut()
}

// bareLabel reads a label that makes a sentence of its own: "Setting."
func bareLabel(s string) (int, label, bool) {
	key := strings.ToLower(strings.TrimRight(s, ".。 "))
	if r, ok := labels[key]; ok {
		return len(s), label{r, spaced}, true
	}
	return 0, label{}, false
}

// gluedLabel reads a label that has lost what separated it from its text.
func gluedLabel(s string) (int, label, bool) {
	for _, g := range []struct {
		text string
		role role
		not  string // what makes it an ordinary word
	}{
		{"目的", rolePurpose, "在于 是 的 地"}, {"方法", roleMethod, "论 的 是 上"},
		{"结果", roleResult, "表明 显示 发现 的 是 证明"}, {"结论", roleConclusion, "表明 是 的 显示 认为"},
	} {
		rest, ok := strings.CutPrefix(s, g.text)
		if !ok {
			continue
		}
		for _, word := range strings.Fields(g.not) {
			if strings.HasPrefix(rest, word) {
				return 0, label{}, false
			}
		}
		return len(g.text), label{g.role, glued}, true
	}
	return 0, label{}, false
}
