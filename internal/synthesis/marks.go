package synthesis

import (
	"slices"
	"strings"

	"synoptic/internal/synoptic"
)

// Piece is a stretch of a statement's text and the labels of the studies that
// are cited right after it.
type Piece struct {
	Text   string
	Labels []string
}

// Marks divides statements into pieces, so that each citation mark stands
// behind the words that it carries: after a quoted term the studies whose
// cited cells have it, at the end those not marked before. Writers print the
// marks in their own form.
type Marks struct {
	label map[string]string // document id → label
	order map[string]int
	cells map[string]map[string]synoptic.Cell
}

// NewMarks prepares the marks of a review.
func NewMarks(r *synoptic.Review) *Marks {
	m := &Marks{map[string]string{}, map[string]int{}, map[string]map[string]synoptic.Cell{}}
	for i, in := range r.Included {
		m.label[in.DocumentID], m.order[in.DocumentID] = in.Label, i
	}
	for _, row := range r.EvidenceTable.Rows {
		m.cells[row.DocumentID] = row.Cells
	}
	return m
}

// Place divides a statement. The texts of the pieces, put together, are the
// statement's text; the marks before a closing full stop stand before it.
func (m *Marks) Place(s synoptic.Statement) []Piece {
	var pieces []Piece
	marked := map[string]bool{}
	rest := s.Text
	for len(s.Citations) > 1 {
		open := strings.Index(rest, "“")
		if open < 0 {
			break
		}
		size := strings.Index(rest[open:], "”")
		if size < 0 {
			break
		}
		end := open + size + len("”")
		term := rest[open+len("“") : open+size]
		carriers := m.carriers(s.Citations, term)
		pieces = append(pieces, Piece{Text: rest[:end]})
		rest = rest[end:]
		// A term that every cited study has tells none of them apart.
		if len(carriers) < studiesCited(s.Citations) {
			for _, id := range carriers {
				marked[id] = true
			}
			pieces[len(pieces)-1].Labels = m.labels(carriers)
		}
	}
	var left []string
	for _, c := range s.Citations {
		if !marked[c.DocumentID] && m.label[c.DocumentID] != "" {
			marked[c.DocumentID] = true
			left = append(left, c.DocumentID)
		}
	}
	body, stop := rest, ""
	for _, mark := range []string{"。", "."} {
		if before, ok := strings.CutSuffix(rest, mark); ok {
			body, stop = before, mark
			break
		}
	}
	if len(left) > 0 {
		pieces = append(pieces, Piece{body, m.labels(left)})
		body = ""
	}
	if body+stop != "" {
		pieces = append(pieces, Piece{Text: body + stop})
	}
	return pieces
}

// carriers are the cited documents whose cited cells have a term, in the
// order of their labels.
func (m *Marks) carriers(cites []synoptic.Citation, term string) []string {
	words := fold(term)
	var ids []string
	for _, c := range cites {
		if m.label[c.DocumentID] == "" || slices.Contains(ids, c.DocumentID) {
			continue
		}
		answers := m.cells[c.DocumentID][c.Item].Answers
		if c.Index < 0 || c.Index >= len(answers) {
			continue
		}
		if a := answers[c.Index]; strings.Contains(fold(string(a.Answer)), words) ||
			slices.ContainsFunc(a.Quotes, func(q synoptic.Quote) bool { return strings.Contains(fold(q.Text), words) }) {
			ids = append(ids, c.DocumentID)
		}
	}
	return ids
}

func (m *Marks) labels(ids []string) []string {
	slices.SortFunc(ids, func(a, b string) int { return m.order[a] - m.order[b] })
	labels := make([]string, len(ids))
	for i, id := range ids {
		labels[i] = m.label[id]
	}
	return labels
}

func studiesCited(cites []synoptic.Citation) int {
	seen := map[string]bool{}
	for _, c := range cites {
		seen[c.DocumentID] = true
	}
	return len(seen)
}
