package rules

import (
	"context"
	"os"
	"strings"
	"testing"

	"synoptic/internal/page"
	"synoptic/internal/synoptic"
)

// abstractCase is one invented abstract and what must be read from it.
type abstractCase struct {
	name, title, abstract string
	want                  map[string]string
	findings              []string
}

// TestAbstracts reads invented abstracts of many disciplines and wordings.
func TestAbstracts(t *testing.T) {
	t.Parallel()
	engine := New()
	for file, language := range map[string]synoptic.Language{
		"chinese.txt": synoptic.Chinese, "chinese2.txt": synoptic.Chinese, "chinese3.txt": synoptic.Chinese, "chinese4.txt": synoptic.Chinese, "chinese5.txt": synoptic.Chinese, "chinese6.txt": synoptic.Chinese, "found_chinese.txt": synoptic.Chinese, "found_chinese2.txt": synoptic.Chinese, "found_chinese3.txt": synoptic.Chinese, "found_chinese4.txt": synoptic.Chinese, "real_chinese.txt": synoptic.Chinese, "real_chinese2.txt": synoptic.Chinese,
		"real_english.txt": synoptic.English, "english.txt": synoptic.English, "english2.txt": synoptic.English, "english3.txt": synoptic.English, "english4.txt": synoptic.English, "english5.txt": synoptic.English, "english6.txt": synoptic.English, "found_english.txt": synoptic.English, "found_english2.txt": synoptic.English, "found_english3.txt": synoptic.English, "found_english4.txt": synoptic.English,
	} {
		for _, c := range readCases(t, "testdata/"+file) {
			t.Run(c.name, func(t *testing.T) {
				t.Parallel()
				p := pageOf(language, c.title, c.abstract)
				x, err := engine.Extract(context.Background(), p, "")
				if err != nil {
					t.Fatal(err)
				}
				checkQuotes(t, p, x)
				check(t, "question", c.want["question"], x.ResearchQuestion)
				check(t, "theory", c.want["theory"], x.Theory)
				check(t, "method", c.want["method"], x.Method.Answer)
				check(t, "case", c.want["case"], x.Case)
				design, asked := c.want["design"]
				if want := strings.Trim(design, "-"); asked && want != "skip" && want != string(x.Method.Design) {
					t.Errorf("design = %q, want %q", x.Method.Design, want)
				}
				checkFindings(t, c.findings, x.Findings)
			})
		}
	}
}

// check holds an answer against a part of it; "-" is an empty item, "-skip" or
// nothing one that may be anything.
func check(t *testing.T, item, want string, got synoptic.Answer) {
	t.Helper()
	switch {
	case want == "" || want == "-skip":
	case want == "-":
		if got.Status != synoptic.NotReported {
			t.Errorf("%s = %s %q, want nothing", item, got.Status, got.Answer)
		}
	case got.Status != synoptic.Reported:
		t.Errorf("%s is %s, want %q", item, got.Status, want)
	case !strings.Contains(string(got.Answer), want) && !strings.Contains(got.Quotes[0].Text, want):
		t.Errorf("%s = %q, want %q", item, got.Answer, want)
	}
}

func checkFindings(t *testing.T, want []string, got []synoptic.Answer) {
	t.Helper()
	if len(want) == 1 && want[0] == "-" {
		check(t, "findings", "-", got[0])
		return
	}
	all := make([]string, 0, len(got))
	for _, g := range got {
		all = append(all, string(g.Answer))
	}
	if len(want) != len(got) {
		t.Errorf("%d findings, want %d: %q", len(got), len(want), all)
	}
	for _, w := range want {
		if !strings.Contains(strings.Join(all, "\n"), w) {
			t.Errorf("no finding says %q in %q", w, all)
		}
	}
}

// checkQuotes holds every quote against the text of the page.
func checkQuotes(t *testing.T, p *page.Page, x *synoptic.Extraction) {
	t.Helper()
	text := []rune(p.Text)
	for _, item := range synoptic.StandardItems() {
		for _, a := range x.Answers(item) {
			if (a.Status == synoptic.Reported) != (a.Answer != "" && len(a.Quotes) > 0) {
				t.Errorf("%s is %s with answer %q and %d quotes", item, a.Status, a.Answer, len(a.Quotes))
			}
			for _, q := range a.Quotes {
				if q.Start < 0 || q.End > len(text) || string(text[q.Start:q.End]) != q.Text {
					t.Errorf("%s: quote %q does not stand at %d–%d", item, q.Text, q.Start, q.End)
				}
			}
		}
	}
}

// pageOf makes a page of a title and an abstract, with other text round them.
func pageOf(language synoptic.Language, title, abstract string) *page.Page {
	p := &page.Page{Text: "期刊导航 · Current issue\n"}
	addSection(p, page.Title, language, title)
	addSection(p, page.Abstract, language, abstract)
	p.Text += "相关文章：本文运用扎根理论，以另一市为例。研究发现：这不是本文的结论。"
	if language == synoptic.Chinese {
		p.Record.Language = "zh-Hans"
	} else {
		p.Record.Language = "en"
	}
	return p
}

func addSection(p *page.Page, kind page.SectionKind, language synoptic.Language, text string) {
	if text == "" {
		return
	}
	p.Sections = append(p.Sections, page.Section{Kind: kind, Language: language,
		Span: page.Span{Start: len(p.Text), End: len(p.Text) + len(text)}})
	p.Text += text + "\n"
}

// readCases reads a file of abstracts.
func readCases(t testing.TB, path string) []abstractCase {
	t.Helper()
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return parseCases(t, string(raw))
}

func parseCases(t testing.TB, text string) []abstractCase {
	t.Helper()
	var all []abstractCase
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, "\n")
		if name, ok := strings.CutPrefix(line, "== "); ok {
			all = append(all, abstractCase{name: name, want: map[string]string{}})
			continue
		}
		key, value, ok := strings.Cut(line, ": ")
		if !ok || len(all) == 0 {
			continue
		}
		c := &all[len(all)-1]
		switch key {
		case "title":
			c.title = value
		case "abstract":
			c.abstract = value
		case "finding":
			c.findings = append(c.findings, value)
		default:
			c.want[key] = value
		}
	}
	return all
}
