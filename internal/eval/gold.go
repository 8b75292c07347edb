package eval

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"synoptic/internal/synoptic"
)

// Gold is the label of one page. Metadata is verbatim as on the page; what
// the page does not state is null.
type Gold struct {
	ID             string            `json:"id"`
	Layout         string            `json:"portal_style"`
	Language       string            `json:"language"`
	IsRecord       bool              `json:"is_record"`
	DuplicateOf    synoptic.Maybe    `json:"duplicate_of"`
	Title          synoptic.LangText `json:"title"`
	Authors        []synoptic.Author `json:"authors"`
	Journal        synoptic.LangText `json:"journal"`
	Year           synoptic.Year     `json:"year"`
	Volume         synoptic.Maybe    `json:"volume"`
	Issue          synoptic.Maybe    `json:"issue"`
	Pages          synoptic.Maybe    `json:"pages"`
	DOI            synoptic.Maybe    `json:"doi"`
	ISSN           synoptic.Maybe    `json:"issn"`
	CLC            []string          `json:"clc"`
	Funding        []string          `json:"funding"`
	Keywords       synoptic.LangList `json:"keywords"`
	Abstract       synoptic.LangText `json:"abstract"`
	ReferenceCount *int              `json:"reference_count"`

	ResearchQuestion *GoldAnswer  `json:"research_question"`
	Theory           *GoldAnswer  `json:"theory"`
	Method           *GoldAnswer  `json:"method"`
	Case             *GoldAnswer  `json:"case"`
	Findings         []GoldAnswer `json:"findings"`

	entry manifestEntry
}

// GoldAnswer is one labelled answer. Supporting it by any one of the evidence
// strings is enough.
type GoldAnswer struct {
	Answer   string          `json:"answer"`
	Evidence []string        `json:"evidence"`
	Design   synoptic.Design `json:"design"`
}

// answers returns the labels of an item.
func (g *Gold) answers(item string) []GoldAnswer {
	one := func(a *GoldAnswer) []GoldAnswer {
		if a == nil {
			return nil
		}
		return []GoldAnswer{*a}
	}
	switch item {
	case synoptic.ItemResearchQuestion:
		return one(g.ResearchQuestion)
	case synoptic.ItemTheory:
		return one(g.Theory)
	case synoptic.ItemMethod:
		return one(g.Method)
	case synoptic.ItemCase:
		return one(g.Case)
	}
	return g.Findings
}

// manifestEntry says where a labelled page lies and how it is scored.
type manifestEntry struct {
	ID           string                     `json:"id"`
	File         string                     `json:"file"`
	IgnoreFields []string                   `json:"ignore_fields"`
	Accept       map[string]json.RawMessage `json:"accept"`
}

// LoadGold reads a folder of labels: manifest.json and one JSON a page. The
// key of the result is the base name of the page's file.
func LoadGold(dir string) (map[string]*Gold, error) {
	var entries []manifestEntry
	if err := readJSON(filepath.Join(dir, "manifest.json"), &entries); err != nil {
		return nil, err
	}
	byFile := make(map[string]*Gold, len(entries))
	for _, e := range entries {
		g := &Gold{}
		if err := readJSON(filepath.Join(dir, filepath.Base(e.ID)+".json"), g); err != nil {
			return nil, err
		}
		g.entry = e
		byFile[filepath.Base(e.File)] = g
	}
	return byFile, nil
}

func readJSON(path string, v any) error {
	b, err := os.ReadFile(path)
	if err != nil {
		return synoptic.Wrap(synoptic.CodeInvalid, fmt.Sprintf("the gold folder lacks %s", filepath.Base(path)), err)
	}
	if err := json.Unmarshal(b, v); err != nil {
		return synoptic.Wrap(synoptic.CodeInvalid, fmt.Sprintf("%s is not a label file", filepath.Base(path)), err)
	}
	return nil
}

// ignores reports whether a field is left out of the score. A name without a
// language stands for the field in every language.
func (e manifestEntry) ignores(field string) bool {
	return slices.Contains(e.IgnoreFields, field) || slices.Contains(e.IgnoreFields, stem(field))
}

// stem is the name of a field without its language.
func stem(field string) string { return strings.SplitN(field, ".", 2)[0] }

// accepted lists further values of a scalar field that are as right as the
// label's own. A null among them is "", a field left empty.
func (e manifestEntry) accepted(field string) []string {
	var values []string
	for _, v := range e.alternatives(field) {
		switch v := v.(type) {
		case []any:
		case nil:
			values = append(values, "")
		default:
			values = append(values, fmt.Sprint(v))
		}
	}
	return values
}

// acceptedLists lists further values of a list field that are as right as the
// label's own: one list of terms, or several. A null is a list without any.
func (e manifestEntry) acceptedLists(field string) [][]string {
	var lists [][]string
	var plain []string
	for _, v := range e.alternatives(field) {
		many, ok := v.([]any)
		if !ok && v == nil {
			lists = append(lists, nil)
			continue
		}
		if !ok {
			plain = append(plain, fmt.Sprint(v))
			continue
		}
		var terms []string
		for _, term := range many {
			terms = append(terms, fmt.Sprint(term))
		}
		lists = append(lists, terms)
	}
	if plain != nil {
		lists = append(lists, plain)
	}
	return lists
}

func (e manifestEntry) alternatives(field string) []any {
	raw, ok := e.Accept[field]
	if !ok {
		raw, ok = e.Accept[stem(field)]
	}
	if !ok {
		return nil
	}
	var many []any
	if json.Unmarshal(raw, &many) == nil {
		return many
	}
	var one any
	if json.Unmarshal(raw, &one) == nil {
		return []any{one}
	}
	return nil
}
