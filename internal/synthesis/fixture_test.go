package synthesis_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"synoptic/internal/synoptic"
)

// label is what the gold of an invented page says of its study.
type label struct {
	Title            synoptic.LangText `json:"title"`
	Authors          []synoptic.Author `json:"authors"`
	Journal          synoptic.LangText `json:"journal"`
	Year             synoptic.Year     `json:"year"`
	Volume           synoptic.Maybe    `json:"volume"`
	Issue            synoptic.Maybe    `json:"issue"`
	Pages            synoptic.Maybe    `json:"pages"`
	DOI              synoptic.Maybe    `json:"doi"`
	Keywords         synoptic.LangList `json:"keywords"`
	Abstract         synoptic.LangText `json:"abstract"`
	Language         synoptic.Maybe    `json:"language"`
	ResearchQuestion *labelled         `json:"research_question"`
	Theory           *labelled         `json:"theory"`
	Method           *labelled         `json:"method"`
	Case             *labelled         `json:"case"`
	Findings         []labelled        `json:"findings"`
}

type labelled struct {
	Evidence []string        `json:"evidence"`
	Design   synoptic.Design `json:"design"`
}

// invented makes documents of the ten invented pages, answered by their
// labels: the answer of a cell is the shortest labelled evidence in the
// language asked for, quoted from a text of title and abstract.
func invented(t *testing.T, language synoptic.Language) []synoptic.Document {
	t.Helper()
	files, err := filepath.Glob(filepath.Join("..", "..", "testdata", "gold", "d*.json"))
	if err != nil || len(files) != 10 {
		t.Fatalf("the labels of the ten invented pages: %d files, %v", len(files), err)
	}
	var documents []synoptic.Document
	for _, file := range files {
		raw, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var l label
		if err := json.Unmarshal(raw, &l); err != nil {
			t.Fatal(err)
		}
		documents = append(documents, l.document(filepath.Base(file), language))
	}
	return documents
}

func (l label) document(name string, language synoptic.Language) synoptic.Document {
	var text strings.Builder
	for _, part := range []synoptic.LangText{l.Title, l.Abstract} {
		for _, in := range []synoptic.Language{synoptic.Chinese, synoptic.English} {
			if s := part.In(in); s != "" {
				text.WriteString(s + "\n")
			}
		}
	}
	silent := synoptic.NotReported
	if l.Abstract.Empty() {
		silent = synoptic.Lost
	}
	answer := func(a *labelled) synoptic.Answer {
		if a == nil {
			return synoptic.Answer{Status: silent}
		}
		return quoting(text.String(), a.Evidence, language)
	}
	x := &synoptic.Extraction{Engine: synoptic.EngineRules, Form: synoptic.StandardForm, Language: language,
		ResearchQuestion: answer(l.ResearchQuestion), Theory: answer(l.Theory), Method: synoptic.MethodAnswer{Answer: answer(l.Method)}, Case: answer(l.Case)}
	if l.Method != nil {
		x.Method.Design = l.Method.Design
	}
	for i := range l.Findings {
		x.Findings = append(x.Findings, answer(&l.Findings[i]))
	}
	if len(x.Findings) == 0 {
		x.Findings = []synoptic.Answer{answer(nil)}
	}
	return synoptic.Document{
		ID: synoptic.DocumentID([]byte(name)), SHA256: synoptic.SHA256Hex([]byte(name)), Status: synoptic.Extracted, FileName: strings.TrimSuffix(name, ".json") + ".txt",
		Record: &synoptic.Record{Title: l.Title, Authors: l.Authors, Journal: l.Journal, Year: l.Year, Volume: l.Volume, Issue: l.Issue, Pages: l.Pages,
			DOI: l.DOI, Keywords: l.Keywords, Abstract: l.Abstract, Language: l.Language, Portal: synoptic.PortalUnknown},
		Extraction: x,
	}
}

// quoting answers by the shortest of some evidence strings that stands in the
// text, in the language asked for where there is one.
func quoting(text string, evidence []string, language synoptic.Language) synoptic.Answer {
	best := ""
	for _, e := range evidence {
		if !strings.Contains(text, e) {
			continue
		}
		chinese := strings.ContainsFunc(e, func(r rune) bool { return unicode.Is(unicode.Han, r) })
		wanted := chinese == (language == synoptic.Chinese)
		bestWanted := best != "" && strings.ContainsFunc(best, func(r rune) bool { return unicode.Is(unicode.Han, r) }) == (language == synoptic.Chinese)
		if best == "" || wanted && !bestWanted || wanted == bestWanted && len(e) < len(best) {
			best = e
		}
	}
	if best == "" {
		return synoptic.Answer{Status: synoptic.Unverified}
	}
	start := utf8.RuneCountInString(text[:strings.Index(text, best)])
	return synoptic.Answer{Status: synoptic.Reported, Answer: synoptic.Maybe(best),
		Quotes: []synoptic.Quote{{Text: best, Start: start, End: start + utf8.RuneCountInString(best), Verdict: synoptic.Exact}}}
}
