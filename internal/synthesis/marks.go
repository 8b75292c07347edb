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
// Studies that a list leaves unnamed are marked after its "等" or "and
// others": their citations follow those of the studies it names.
func (m *Marks) Place(s synoptic.Statement) []Piece {
	terms := quotedTerms(s.Text)
	cited := m.cited(s.Citations)
	at := make([][]string, len(terms)+1) // documents to mark after each term; the last entry at the end
	last := map[string]int{}             // document → the last term that names it
	if len(cited) > 1 {
		for i, term := range terms {
			carriers := m.carriers(s.Citations, s.Text[term.start:term.end])
			// A term that every cited study has tells none of them apart.
			if len(carriers) == len(cited) {
				continue
			}
			at[i] = carriers
			if i > 0 && adjoins(s.Text[terms[i-1].after:term.before]) && slices.Equal(at[i-1], carriers) {
				at[i-1] = nil
			}
			for _, id := range carriers {
				last[id] = i
			}
		}
	}
	place := len(terms)
	for _, id := range cited {
		if i, ok := last[id]; ok {
			place = listEnd(s.Text, terms, i)
			continue
		}
		at[place] = append(at[place], id)
	}

	var pieces []Piece
	from := 0
	for i, term := range terms {
		to := term.after
		if rest := s.Text[to:]; endsList(rest) != "" && len(at[i]) > 0 {
			// What the list names is marked before its "等", what it leaves
			// unnamed behind it.
			named := slices.DeleteFunc(slices.Clone(at[i]), func(id string) bool { _, ok := last[id]; return !ok })
			pieces = append(pieces, Piece{s.Text[from:to], m.labels(named)})
			unnamed := slices.DeleteFunc(slices.Clone(at[i]), func(id string) bool { _, ok := last[id]; return ok })
			from, to = to, to+len(endsList(rest))
			if len(unnamed) > 0 {
				pieces = append(pieces, Piece{s.Text[from:to], m.labels(unnamed)})
				from = to
			}
			continue
		}
		if len(at[i]) > 0 {
			pieces = append(pieces, Piece{s.Text[from:to], m.labels(at[i])})
			from = to
		}
	}
	body, stop := s.Text[from:], ""
	for _, mark := range []string{"。", "."} {
		if before, ok := strings.CutSuffix(body, mark); ok {
			body, stop = before, mark
			break
		}
	}
	if left := at[len(terms)]; len(left) > 0 && body == "" && len(pieces) > 0 {
		last := &pieces[len(pieces)-1]
		last.Labels = m.inOrder(append(last.Labels, m.labels(left)...))
	} else if len(left) > 0 {
		pieces = append(pieces, Piece{body, m.labels(left)})
		body = ""
	}
	if body+stop != "" {
		pieces = append(pieces, Piece{Text: body + stop})
	}
	return pieces
}

// place is where a quoted term stands: its words, and its quotation marks.
type place struct{ before, start, end, after int }

func quotedTerms(text string) []place {
	var terms []place
	for from := 0; ; {
		open := strings.Index(text[from:], "“")
		if open < 0 {
			return terms
		}
		open += from
		size := strings.Index(text[open:], "”")
		if size < 0 {
			return terms
		}
		end := open + size
		from = end + len("”")
		// A name in brackets belongs to the words before it: “Kaifeng city” (开封市).
		if close := strings.IndexByte(text[from:], ')'); strings.HasPrefix(text[from:], " (") && close < 40 && hasHan(text[from:from+max(close, 0)]) {
			from += close + 1
		}
		terms = append(terms, place{open, open + len("“"), end, from})
	}
}

// adjoins reports whether what stands between two terms makes them one
// answer in two parts.
func adjoins(between string) bool { return between == "" || between == " + " }

// endsList returns the words that end a list which does not name everybody.
func endsList(rest string) string {
	for _, words := range []string{"等", " and others"} {
		if strings.HasPrefix(rest, words) {
			return words
		}
	}
	return ""
}

// listEnd is the term whose list ends in "等", going on from a term through
// its list; the end of the statement where the list names everybody.
func listEnd(text string, terms []place, i int) int {
	for ; i < len(terms); i++ {
		rest := text[terms[i].after:]
		if endsList(rest) != "" {
			return i
		}
		if i+1 == len(terms) {
			break
		}
		switch between := text[terms[i].after:terms[i+1].before]; between {
		case "、", "和", "", ", ", " and ", " + ":
		default:
			return len(terms)
		}
	}
	return len(terms)
}

// cited are the documents of some citations, each once.
func (m *Marks) cited(cites []synoptic.Citation) []string {
	var ids []string
	seen := map[string]bool{}
	for _, c := range cites {
		if m.label[c.DocumentID] != "" && !seen[c.DocumentID] {
			seen[c.DocumentID] = true
			ids = append(ids, c.DocumentID)
		}
	}
	return ids
}

// carriers are the cited documents whose cited cells have a term, in the
// order of their labels.
func (m *Marks) carriers(cites []synoptic.Citation, term string) []string {
	words := fold(term)
	var ids []string
	seen := map[string]bool{}
	for _, c := range cites {
		if m.label[c.DocumentID] == "" || seen[c.DocumentID] {
			continue
		}
		answers := m.cells[c.DocumentID][c.Item].Answers
		if c.Index < 0 || c.Index >= len(answers) {
			continue
		}
		if a := answers[c.Index]; strings.Contains(fold(string(a.Answer)), words) ||
			slices.ContainsFunc(a.Quotes, func(q synoptic.Quote) bool { return strings.Contains(fold(q.Text), words) }) {
			seen[c.DocumentID] = true
			ids = append(ids, c.DocumentID)
		}
	}
	return ids
}

// inOrder sorts labels as the studies stand.
func (m *Marks) inOrder(labels []string) []string {
	place := make(map[string]int, len(m.label))
	for id, label := range m.label {
		place[label] = m.order[id]
	}
	slices.SortFunc(labels, func(a, b string) int { return place[a] - place[b] })
	return slices.Compact(labels)
}

func (m *Marks) labels(ids []string) []string {
	slices.SortFunc(ids, func(a, b string) int { return m.order[a] - m.order[b] })
	labels := make([]string, len(ids))
	for i, id := range ids {
		labels[i] = m.label[id]
	}
	return labels
}
