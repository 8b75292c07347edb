package export

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"synoptic/internal/synoptic"
)

// quoted is a quote ready to be shown: with the words around it where the
// record has them.
type quoted struct {
	text          string
	before, after string // of the sentence in which it stands
	start, end    int
	verdict       synoptic.Verdict
}

// passage is a quote with all the answers that it carries.
type passage struct {
	quoted
	answers []*answer
}

// names are the answers that a passage carries.
func (p passage) names() []string {
	names := make([]string, len(p.answers))
	for i, a := range p.answers {
		names[i] = a.name
	}
	return names
}

// addStudies brings the rows of the table into words, with their quotes.
func (c Composition) addStudies(out *content) {
	rows := c.Review.EvidenceTable.Rows
	n := min(len(rows), len(c.Review.Included))
	out.studies = make([]study, n)
	for i, row := range rows[:n] {
		in, source := c.Review.Included[i], c.Sources[row.DocumentID]
		s := &out.studies[i]
		*s = study{n: i + 1, label: oneLine(in.Label), documentID: oneLine(row.DocumentID), name: oneLine(c.name(row.DocumentID)), reference: oneLine(in.Reference),
			file: oneLine(source.FileName), url: oneLine(source.SourceURL), sha256: oneLine(in.SHA256), record: source.Record}
		out.row[row.DocumentID] = i
		around := surroundingsOf(source.Record)
		for j, it := range out.items {
			s.cells = append(s.cells, out.cell(it, row.Cells[it.key], fmt.Sprintf("q%d-%d", s.n, j+1), around))
		}
		s.passages, s.silent = passages(s), out.silences(s)
	}
}

// cell brings one cell into words.
func (c *content) cell(it item, from synoptic.Cell, anchor string, around *surroundings) cell {
	out := cell{item: it}
	if it.key == synoptic.ItemMethod && from.Design != "" && from.Design != synoptic.OtherDesign {
		out.key, out.design = from.Design, c.designName(from.Design)
	}
	for n, a := range from.Answers {
		told := answer{name: it.name, anchor: fmt.Sprintf("%s-%d", anchor, n), status: a.Status, text: oneLine(string(a.Answer)), person: oneLine(string(a.EditedBy))}
		if len(from.Answers) > 1 {
			told.number = n + 1
			told.name += fmt.Sprintf(" (%d)", n+1)
		}
		if told.text == "" && from.Value != nil {
			if value, err := json.Marshal(from.Value); err == nil {
				told.text = oneLine(string(value))
			}
		}
		for _, q := range a.Quotes {
			shown := quoted{text: oneLine(q.Text), start: q.Start, end: q.End, verdict: q.Verdict}
			shown.before, shown.after = around.of(shown.text)
			told.quotes = append(told.quotes, shown)
		}
		out.answers = append(out.answers, told)
	}
	return out
}

// passages lists the quotes of a study, in the order of the first answer that
// each carries.
func passages(s *study) []passage {
	var found []passage
	at := map[[2]int]int{}
	for i := range s.cells {
		answers := s.cells[i].answers
		for n := range answers {
			a := &answers[n]
			for _, q := range a.quotes {
				place := [2]int{q.start, q.end}
				i, known := at[place]
				if !known || found[i].text != q.text {
					i = len(found)
					at[place] = i
					found = append(found, passage{quoted: q})
				}
				if !slices.Contains(found[i].answers, a) {
					found[i].answers = append(found[i].answers, a)
				}
			}
		}
	}
	return found
}

// silences lists the items that a study does not tell of, by why.
func (c *content) silences(s *study) []silence {
	var found []silence
	for _, status := range []synoptic.AnswerStatus{synoptic.NotReported, synoptic.Lost, synoptic.Unverified} {
		quiet := silence{status: status}
		for i := range s.cells {
			if answers := s.cells[i].answers; len(answers) > 0 && answers[0].status == status {
				quiet.items = append(quiet.items, s.cells[i].item.name)
				quiet.first = append(quiet.first, answers[0].anchor)
			}
		}
		if len(quiet.items) > 0 {
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
	return i+1 == len(s) || unicode.IsSpace(next) || unicode.Is(unicode.Han, next)
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
		return "…" + string(runes[len(runes)-mostAround:])
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
		return string(runes[:mostAround]) + "…"
	}
	return s
}
