package people

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"synoptic/internal/form"
	"synoptic/internal/quote"
	"synoptic/internal/storage"
	"synoptic/internal/synoptic"
)

// The bounds of an edit.
const (
	maxAnswer = 2000 // code points
	maxQuotes = 10
)

// Misquote is a quote of an edit that does not stand on the page.
type Misquote struct {
	Index   int             `json:"index"` // among the quotes of the edit
	Quote   string          `json:"quote"` // as it was sent
	Nearest *synoptic.Quote `json:"nearest"`
}

// MisquoteError says which quotes of an edit do not stand on the page, and
// what stands there that is most like each. Its code is CodeUnprocessable.
type MisquoteError struct{ Misquotes []Misquote }

func (e *MisquoteError) Error() string {
	return fmt.Sprintf("%d quotes do not stand on the page", len(e.Misquotes))
}

// Unwrap gives the error its code and its words for people.
func (e *MisquoteError) Unwrap() error {
	return refuse("%d of the quotes do not stand on the page as they are; nearest tells what does", len(e.Misquotes))
}

// edited is the answer that an edit puts in the place of another, if the page
// bears it out as it must a machine's.
func (s *Service) edited(ctx context.Context, d storage.StoredDocument, before shown, r Request) (synoptic.DecidedAnswer, error) {
	none := synoptic.DecidedAnswer{}
	answer := oneLine(r.Answer)
	switch n := utf8.RuneCountInString(answer); {
	case answer == "":
		return none, refuse("an edit needs an answer; where the page says nothing, reject the answer that is there")
	case n > maxAnswer:
		return none, refuse("an answer may have at most %d characters, not %d", maxAnswer, n)
	case len(r.Quotes) == 0:
		return none, refuse("an edit needs at least one quote from the page")
	case len(r.Quotes) > maxQuotes:
		return none, refuse("an answer takes at most %d quotes, not %d", maxQuotes, len(r.Quotes))
	}
	quotes, err := s.located(ctx, d, r.Quotes)
	if err != nil {
		return none, err
	}
	missing := quote.MissingNumbers(answer, texts(quotes)...)
	if missing = append(missing, quote.MissingCounts(answer, texts(quotes)...)...); len(missing) > 0 {
		return none, refuse("the answer gives %s, which stands in none of its quotes; quote the passage that has it", strings.Join(missing, ", "))
	}
	after := synoptic.DecidedAnswer{Answer: synoptic.Answer{
		Status: synoptic.Reported, Answer: synoptic.Maybe(answer), Quotes: quotes, EditedBy: synoptic.Maybe(r.By),
	}}
	switch {
	case r.Item == synoptic.ItemMethod:
		after.Design = before.answer.Design
		if r.Design != nil {
			after.Design = *r.Design
		}
		if after.Design != "" && !slices.Contains(synoptic.Designs(), after.Design) {
			return none, refuse("there is no design %.60q", after.Design)
		}
	case r.Design != nil:
		return none, refuse("only the method has a design")
	}
	if before.form == "" {
		if r.Value != nil {
			return none, refuse("only an item of a form has a value")
		}
		return after, nil
	}
	after.Value, err = s.value(ctx, d, r, answer, quotes)
	return after, err
}

// value is the typed value of an edited item of a form.
func (s *Service) value(ctx context.Context, d storage.StoredDocument, r Request, answer string, quotes []synoptic.Quote) (any, error) {
	x := d.Document.Extraction
	f, err := s.Store.Form(ctx, d.Workspace, x.Form, x.FormVersion)
	if err != nil {
		return nil, fmt.Errorf("finding the form of an item: %w", err)
	}
	item, ok := f.Item(r.Item)
	if !ok {
		return nil, refuse("the form %s has no item %.60q", f.Name, r.Item)
	}
	if lacks := form.Lacks(item, answer); lacks != "" && r.Value == nil {
		return nil, refuse("%s: %s", r.Item, lacks)
	}
	if missing := quote.MissingCounts(elements(r.Value), texts(quotes)...); len(missing) > 0 {
		return nil, refuse("the value gives %s, which stands in none of the quotes", strings.Join(missing, ", "))
	}
	value, fault := form.Value(item, answer, r.Value, texts(quotes))
	if fault != "" {
		return nil, refuse("%s: %s", r.Item, fault)
	}
	return value, nil
}

// elements are the texts of a list that a person sent as a value, a line each;
// values of other types are compared with the quotes as they are.
func elements(value any) string {
	list, _ := value.([]any)
	var lines []string
	for _, e := range list {
		if s, ok := e.(string); ok {
			lines = append(lines, s)
		}
	}
	return strings.Join(lines, "\n")
}

// located finds quotes on the page.
func (s *Service) located(ctx context.Context, d storage.StoredDocument, wanted []string) ([]synoptic.Quote, error) {
	raw, err := s.Store.Text(ctx, d, d.Document.Extraction.TextSHA256)
	if err != nil {
		return nil, fmt.Errorf("fetching the text of document %s: %w", d.Document.ID, err)
	}
	text := quote.New(raw)
	var quotes []synoptic.Quote
	var wrong []Misquote
	for i, q := range wanted {
		found := text.Find(q)
		switch {
		case !found.Verdict.Supports():
			miss := Misquote{Index: i, Quote: clipped(q)}
			if nearest, ok := text.Closest(q); ok {
				nearest.Text = clipped(nearest.Text)
				miss.Nearest = &nearest
			}
			wrong = append(wrong, miss)
		case !slices.ContainsFunc(quotes, func(other synoptic.Quote) bool { return other.Start == found.Start && other.End == found.End }):
			quotes = append(quotes, found)
		}
	}
	if len(wrong) > 0 {
		return nil, &MisquoteError{wrong}
	}
	return quotes, nil
}

// maxEcho bounds what a problem repeats of a quote, in code points.
const maxEcho = 500

func clipped(s string) string {
	s = strings.ToValidUTF8(s, "\uFFFD")
	if runes := []rune(s); len(runes) > maxEcho {
		return string(runes[:maxEcho]) + "…"
	}
	return s
}

func texts(quotes []synoptic.Quote) []string {
	list := make([]string, len(quotes))
	for i, q := range quotes {
		list[i] = q.Text
	}
	return list
}

// oneLine makes one line of what a person typed, without control characters
// and marks that turn the direction of what follows; joiners stay, which some
// scripts are written with.
func oneLine(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case unicode.IsControl(r), unicode.Is(unicode.Cf, r) && r != '\u200c' && r != '\u200d':
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, ""))
	return strings.Join(strings.Fields(s), " ")
}
