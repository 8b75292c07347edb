package modelwriter

import (
	"fmt"
	"strings"

	"synoptic/internal/guard"
	"synoptic/internal/llm"
	"synoptic/internal/prompt"
	"synoptic/internal/synoptic"
	"synoptic/internal/synthesis"
)

// maxCell bounds the words of one cell, in code points.
const maxCell = 400

// sheet is a part of the table as a model gets to see it.
type sheet struct {
	text    string
	studies int
	cites   map[string][]synoptic.Citation // by id
	words   map[string]string              // by id, for comparing
	hidden  int                            // cells that were not shown
}

// sheets divides a table into parts of at most size studies and budget tokens.
func sheets(t *synthesis.Table, size, budget int) []sheet {
	var all []sheet
	s := newSheet()
	var b strings.Builder
	tokens := 0
	flush := func() {
		if len(s.cites) > 0 {
			s.text = strings.TrimSpace(b.String())
			all = append(all, s)
		}
		s, tokens = newSheet(), 0
		b.Reset()
	}
	for i := range t.Studies {
		hidden := s.hidden
		lines := s.study(t, &t.Studies[i])
		cost := llm.EstimateTokens(lines)
		if s.studies > 1 && (s.studies > size || tokens+cost > budget) {
			s.forget(t.Studies[i].DocumentID)
			s.hidden = hidden
			flush()
			lines = s.study(t, &t.Studies[i])
		}
		b.WriteString(lines)
		tokens += cost
	}
	flush()
	return all
}

func newSheet() sheet {
	return sheet{cites: map[string][]synoptic.Citation{}, words: map[string]string{}}
}

// study gives ids to the cells of a study and writes them. A cell that is not
// verified is not shown: whether the page states it is not known.
func (s *sheet) study(t *synthesis.Table, study *synthesis.Study) string {
	var b strings.Builder
	for _, item := range t.Items {
		cell := study.Cells[item]
		for i, a := range cell.Answers {
			words := ""
			if a.IsOpen() {
				continue // nobody looked: the page may well state it
			}
			switch a.Status {
			case synoptic.Reported:
				words = cellWords(string(a.Answer))
				if words == "" || guard.Instructs(words) {
					s.hidden++
					continue
				}
			case synoptic.NotReported:
				words = "not stated"
			case synoptic.Lost:
				words = "not stated (the page has lost its text)"
			default:
				continue
			}
			id := fmt.Sprintf("c%d", len(s.cites)+1)
			s.cites[id] = []synoptic.Citation{{DocumentID: study.DocumentID, Item: item, Index: i}}
			design := ""
			if a.Status == synoptic.Reported {
				s.words[id] = evidence(a)
				if cell.IsMethod && cell.Design != "" {
					design = fmt.Sprintf(" (%s)", cell.Design)
				}
			}
			fmt.Fprintf(&b, "%s %s%s: %s\n", id, cellWords(item), design, words)
		}
	}
	s.studies++
	if b.Len() == 0 {
		return ""
	}
	return fmt.Sprintf("[%s]\n", study.Label) + b.String()
}

// forget takes back the cells of the study that was added last.
func (s *sheet) forget(document string) {
	for id, cites := range s.cites {
		if cites[0].DocumentID == document {
			delete(s.cites, id)
			delete(s.words, id)
		}
	}
	s.studies--
}

// cellWords makes a cell one neutral line of bounded length.
func cellWords(text string) string {
	text = guard.Tidy(prompt.Neutral(text))
	if runes := []rune(text); len(runes) > maxCell {
		return string(runes[:maxCell]) + "…"
	}
	return text
}

// evidence is all that an answer says: its text and its quotes.
func evidence(a synoptic.Answer) string {
	parts := []string{string(a.Answer)}
	for _, q := range a.Quotes {
		parts = append(parts, q.Text)
	}
	return strings.Join(parts, "\n")
}
