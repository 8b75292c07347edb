package export

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"synoptic/internal/synoptic"
	"synoptic/internal/synthesis"
)

// quoted is a quote ready to be shown: with the words around it where the
// record has them.
type quoted struct {
	Text          string
	Before, After string // of the sentence in which it stands
	Start, End    int
	Verdict       synoptic.Verdict
	Place         string // where it stands and how true it is, in words
}

// passage is a quote with all the answers that it carries.
type passage struct {
	quoted
	Answers []*answer
}

// names are the answers that a passage carries.
func (p passage) names() []string {
	names := make([]string, len(p.Answers))
	for i, a := range p.Answers {
		names[i] = a.Name
	}
	return names
}

// addStudies brings the rows of the table into words, with their quotes.
func (c Composition) addStudies(out *content) {
	rows := c.Review.EvidenceTable.Rows
	n := min(len(rows), len(c.Review.Included))
	out.Studies = make([]study, n)
	for i, row := range rows[:n] {
		in, as, source := c.Review.Included[i], c.citedAs(i), c.Sources[row.DocumentID]
		s := &out.Studies[i]
		*s = study{N: i + 1, Label: oneLine(as.Mark), DocumentID: oneLine(row.DocumentID), Name: oneLine(c.name(row.DocumentID)), Reference: oneLine(as.Line),
			File: oneLine(source.FileName), URL: oneLine(source.SourceURL), SHA256: oneLine(in.SHA256), Record: source.Record}
		out.Row[row.DocumentID] = i
		around := surroundingsOf(source.Record)
		for j, it := range out.Items {
			s.Cells = append(s.Cells, out.cell(it, row.Cells[it.Key], fmt.Sprintf("q%d-%d", s.N, j+1), around))
		}
		s.Passages, s.Silent = passages(s), out.silences(s)
	}
	out.References = c.listed(out.Studies)
}

// cell brings one cell into words.
func (c *content) cell(it item, from synoptic.Cell, anchor string, around *surroundings) cell {
	out := cell{Item: it}
	if it.Key == synoptic.ItemMethod && from.Design != "" && from.Design != synoptic.OtherDesign {
		out.Design = c.designName(from.Design)
	}
	if len(from.Answers) > 0 && from.Answers[0].Status == synoptic.Reported {
		out.Typed = from.Value
		if out.Value = oneLine(synthesis.ValueText(from.Value, c.Language)); out.Value == oneLine(string(from.Answers[0].Answer)) {
			out.Value = ""
		}
	}
	for n, a := range from.Answers {
		told := answer{Name: it.Name, Anchor: fmt.Sprintf("%s-%d", anchor, n), Status: a.Status, State: c.Words.StateName(a), Text: oneLine(string(a.Answer)), Person: oneLine(string(a.EditedBy))}
		if len(from.Answers) > 1 {
			told.Number = n + 1
			told.Name += fmt.Sprintf(" (%d)", n+1)
		}
		for _, q := range a.Quotes {
			shown := quoted{Text: oneLine(q.Text), Start: q.Start, End: q.End, Verdict: q.Verdict}
			shown.Before, shown.After = around.of(shown.Text)
			shown.Place = fmt.Sprintf("%s %d–%d · %s", c.Words.Position, q.Start, q.End, c.verdictName(q.Verdict))
			told.Quotes = append(told.Quotes, shown)
		}
		out.Answers = append(out.Answers, told)
	}
	return out
}

// verdictName is the name of a verdict in words.
func (c *content) verdictName(v synoptic.Verdict) string {
	if name, ok := c.Words.Verdict[v]; ok {
		return name
	}
	return oneLine(string(v))
}

// passages lists the quotes of a study, in the order of the first answer that
// each carries.
func passages(s *study) []passage {
	var found []passage
	at := map[[2]int]int{}
	for i := range s.Cells {
		answers := s.Cells[i].Answers
		for n := range answers {
			a := &answers[n]
			for _, q := range a.Quotes {
				place := [2]int{q.Start, q.End}
				i, known := at[place]
				if !known || found[i].Text != q.Text {
					i = len(found)
					at[place] = i
					found = append(found, passage{quoted: q})
				}
				if !slices.Contains(found[i].Answers, a) {
					found[i].Answers = append(found[i].Answers, a)
				}
			}
		}
	}
	return found
}

// silences lists the items that a study does not tell of, by why.
func (c *content) silences(s *study) []silence {
	var found []silence
	w := c.Words
	states := []string{w.StatusName(synoptic.NotReported), w.StatusName(synoptic.Lost), w.StatusName(synoptic.Unverified),
		w.Pending[synoptic.NoKeywords], w.Pending[synoptic.Undecided], w.LeftOpen}
	for _, state := range states {
		quiet := silence{State: state}
		for i := range s.Cells {
			if answers := s.Cells[i].Answers; len(answers) > 0 && !answers[0].Reported() && answers[0].State == state {
				quiet.Items = append(quiet.Items, s.Cells[i].Item.Name)
			}
		}
		if len(quiet.Items) > 0 {
			found = append(found, quiet)
		}
	}
	return found
}

// surroundings finds the words around a quote in the titles and abstracts of a
// record; the page itself is not at hand here.
type surroundings struct{ texts []string }

func surroundingsOf(r *synoptic.Record) *surroundings {
	c := &surroundings{}
	if r == nil {
		return c
	}
	for _, t := range []synoptic.LangText{r.Abstract, r.Title} {
		for _, l := range []synoptic.Language{synoptic.Chinese, synoptic.English, synoptic.OtherLanguage} {
			if s := t.In(l); s != "" {
				c.texts = append(c.texts, oneLine(s))
			}
		}
	}
	return c
}

// of returns what stands before and after a quote in its sentence and, where
// the quote is a whole sentence, nothing. Long words around are cut.
func (c *surroundings) of(quote string) (before, after string) {
	if quote == "" {
		return "", ""
	}
	for _, text := range c.texts {
		head, tail, found := strings.Cut(text, quote)
		if !found {
			continue
		}
		if endsSentence(quote) {
			tail = ""
		}
		return lastClause(head), firstClause(tail)
	}
	return "", ""
}

const sentenceEnds = "。？！；"

// stopsAt reports whether a sentence ends with the character at i. A Latin
// full stop ends one only before a space or the end.
func stopsAt(s string, i int, r rune) bool {
	if strings.ContainsRune(sentenceEnds, r) {
		return true
	}
	if !strings.ContainsRune(".?!;", r) {
		return false
	}
	next, _ := utf8.DecodeRuneInString(s[i+1:])
	before, _ := utf8.DecodeLastRuneInString(s[:i])
	return i+1 == len(s) || unicode.IsSpace(next) || unicode.Is(unicode.Han, next) ||
		unicode.IsLower(before) && unicode.IsUpper(next) // the space was lost
}

func endsSentence(s string) bool {
	r, size := utf8.DecodeLastRuneInString(s)
	return stopsAt(s, len(s)-size, r)
}

// mostAround bounds the words shown on either side of a quote, in characters.
const mostAround = 80

// lastClause is what a text has behind its last full stop.
func lastClause(s string) string {
	from := 0
	for i, r := range s {
		if stopsAt(s, i, r) {
			from = i + utf8.RuneLen(r)
		}
	}
	s = strings.TrimLeft(s[from:], " ")
	if runes := []rune(s); len(runes) > mostAround {
		s = string(runes[len(runes)-mostAround:])
		if i := strings.IndexByte(s, ' '); i >= 0 && i < len(s)/2 {
			s = s[i+1:] // not in the middle of a word
		}
		return "…" + s
	}
	return s
}

// firstClause is what a text has up to its first full stop.
func firstClause(s string) string {
	for i, r := range s {
		if stopsAt(s, i, r) {
			s = s[:i+utf8.RuneLen(r)]
			break
		}
	}
	if runes := []rune(s); len(runes) > mostAround {
		s = string(runes[:mostAround])
		if i := strings.LastIndexByte(s, ' '); i > len(s)/2 {
			s = s[:i]
		}
		return s + "…"
	}
	return s
}
