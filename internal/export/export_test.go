package export_test

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"synoptic/internal/export"
	"synoptic/internal/synoptic"
	"synoptic/internal/synthesis"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// study makes a document whose every text is given.
func study(id, title, words string) synoptic.Document {
	a := synoptic.Answer{Status: synoptic.Reported, Answer: synoptic.Maybe(words), Quotes: []synoptic.Quote{{Text: words, Start: 7, End: 7 + len([]rune(words)), Verdict: synoptic.Normalized}}}
	none := synoptic.Answer{Status: synoptic.NotReported}
	return synoptic.Document{
		ID: id, SHA256: synoptic.SHA256Hex([]byte(id)), Status: synoptic.Extracted, FileName: id + ".txt",
		Record: &synoptic.Record{Title: synoptic.LangText{ZH: synoptic.Maybe(title)}, Authors: []synoptic.Author{{Name: "陆知远"}},
			Journal: synoptic.LangText{ZH: "江源行政学院学报"}, Year: 2024, Issue: "2", Pages: "3-5", Language: "zh-Hans"},
		Extraction: &synoptic.Extraction{Engine: synoptic.EngineRules, Language: synoptic.Chinese, ResearchQuestion: a, Theory: none,
			Method: synoptic.MethodAnswer{Answer: a, Design: synoptic.CaseStudy}, Case: a, Findings: []synoptic.Answer{a, a}},
	}
}

func composition(t testing.TB, language synoptic.Language, documents ...synoptic.Document) export.Composition {
	t.Helper()
	review, err := synthesis.Compose(context.Background(), synthesis.Input{Documents: documents, Language: language, Now: time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)})
	if err != nil {
		t.Fatal(err)
	}
	review.ID, review.Status = "rev_1", synoptic.ReviewDone
	return export.NewComposition(review, documents)
}

func write(t *testing.T, format string, c export.Composition) string {
	t.Helper()
	var b bytes.Buffer
	if err := export.Write(&b, format, c); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func ordinary(t testing.TB, language synoptic.Language) export.Composition {
	t.Helper()
	duplicate := study("doc_c", "数字平台如何推动协同", "数字平台推动协同")
	duplicate.DuplicateOf = "doc_a"
	return composition(t, language,
		study("doc_a", "数字平台如何推动协同", "澜川市的数字平台如何推动部门协同"),
		study("doc_b", "数字平台何以失灵", "数字平台在西陵县未能推动部门协同"),
		duplicate,
		synoptic.Document{ID: "doc_d", FileName: "login.html", Status: synoptic.Rejected, Error: &synoptic.Problem{Message: "a login page"}},
	)
}

func TestGolden(t *testing.T) {
	t.Parallel()
	for _, language := range []synoptic.Language{synoptic.Chinese, synoptic.English} {
		for _, format := range export.Formats() {
			extension := "." + format.Name
			switch format.Name {
			case "docx":
				extension += ".xml" // its body; the rest never changes
			case "xlsx":
				extension += ".txt" // its cells
			}
			t.Run(string(language)+" "+format.Name, func(t *testing.T) {
				t.Parallel()
				got := write(t, format.Name, ordinary(t, language))
				switch format.Name {
				case "docx":
					got = strings.NewReplacer("</w:p>", "</w:p>\n", "</w:tr>", "</w:tr>\n").Replace(part(t, got, "word/document.xml"))
				case "xlsx":
					got = cellsOf(t, got)
				}
				file := filepath.Join("testdata", "ordinary."+string(language)+extension)
				if *update {
					if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
						t.Fatal(err)
					}
				}
				want, err := os.ReadFile(file)
				if err != nil {
					t.Fatal(err)
				}
				if got != string(want) {
					t.Errorf("%s changed; look at it and run with -update\n%s", file, got)
				}
			})
		}
	}
}

// TestMarkdownLeadsToQuotes follows every citation mark to its definition, and
// from there to the study's quotes with a page hash.
func TestMarkdownLeadsToQuotes(t *testing.T) {
	t.Parallel()
	md := write(t, "md", ordinary(t, synoptic.Chinese))
	leads := map[string]string{}
	for _, m := range regexp.MustCompile(`(?m)^\[([0-9]+)\]: #(.+)$`).FindAllStringSubmatch(md, -1) {
		leads[m[1]] = m[2]
	}
	marks := regexp.MustCompile(`\[([0-9]+)\]`).FindAllStringSubmatch(md, -1)
	if len(marks) < 10 {
		t.Fatalf("%d marks", len(marks))
	}
	for _, m := range marks {
		if leads[m[1]] == "" || strings.Count(md, `<a id="`+leads[m[1]]+`"></a>`) != 1 {
			t.Errorf("the mark [%s] leads nowhere, or to two places", m[1])
		}
	}
	if run := regexp.MustCompile(`\[[0-9]+\]\s?[(\[]`).FindString(strings.ReplaceAll(md, "] [", "]; [")); run != "" {
		t.Errorf("%q is one link, not a mark", run)
	}
	for _, id := range []string{"doc_a", "doc_b"} {
		if !strings.Contains(md, synoptic.SHA256Hex([]byte(id))[:16]) {
			t.Errorf("no page hash of %s", id)
		}
	}
}

// TestPagesMakeNoMarks: what a page calls [1] must not lead anywhere.
func TestPagesMakeNoMarks(t *testing.T) {
	t.Parallel()
	for _, s := range []string{"平台提升满意度[1]", "as shown [12], it works", "[2]", "see [1] and [ 2 ]"} {
		md := write(t, "md", composition(t, synoptic.English, study("doc_a", s, s), study("doc_b", "平常的题名", "平常的话")))
		for line := range strings.SplitSeq(md, "\n") {
			if strings.HasPrefix(line, "- **") && regexp.MustCompile(`[^\\]\[[ 0-9]+\]`).MatchString(line) {
				t.Errorf("%q became a mark: %s", s, line)
			}
		}
	}
}

// TestMarkdownStaysLegible: what can do no harm is not escaped.
func TestMarkdownStaysLegible(t *testing.T) {
	t.Parallel()
	for _, s := range []string{"p < 0.001", "P<.001; n > 30", "A & B", "MD [95% CI -0.7, -0.3] fell", "file_name"} {
		if md := write(t, "md", composition(t, synoptic.English, study("doc_a", s, s))); !strings.Contains(md, "**Findings (1), Findings (2)** “"+s) && !strings.Contains(md, "Findings (2)** “"+s) {
			t.Errorf("%q is escaped: %s", s, md[strings.Index(md, "### <a"):])
		}
	}
}

func TestJSONIsTheReview(t *testing.T) {
	t.Parallel()
	c := ordinary(t, synoptic.English)
	c.Review.Title = "a < b & c"
	out := write(t, "json", c)
	if !strings.Contains(out, `"a < b & c"`) {
		t.Error("HTML escapes in JSON")
	}
	var back synoptic.Review
	if err := json.Unmarshal([]byte(out), &back); err != nil {
		t.Fatal(err)
	}
	if back.Title != c.Review.Title || len(back.EvidenceTable.Rows) != 2 || back.EvidenceTable.Rows[0].Cells["method"].Design != synoptic.CaseStudy {
		t.Errorf("another review came back: %+v", back)
	}
}

// hostile is what a page may hold to become more than text.
var hostile = []string{
	`=HYPERLINK("http://evil.example","click")`, `+1+1`, `-2+3`, `@SUM(A1)`, "\t=1", "＝1+1", `=cmd|' /C calc'!A0`,
	`<script>alert(1)</script>`, `<img src=x onerror=alert(1)>`, `![x](http://evil.example/p.png)`, `[click](javascript:alert(1))`,
	"a | b\n| --- |\n# heading", "```\ncode", "1. list\n- item", `https://evil.example/?q=1 www.evil.example me@evil.example`,
	"\x1b[31mred\x1b[0m \x07\x00", "\u202Egnol\u202C \u200Bzero", `&lt;b&gt;&#60;`, "$$x$$ ~~gone~~ __bold__ *it* {.class}", `\`, "[1]: http://evil.example", "---", "<!-- x", "[^1]",
}

func TestHostileText(t *testing.T) {
	t.Parallel()
	// Everything that a Markdown renderer would act on, were it not escaped.
	active := regexp.MustCompile("(?m)(^|[^\\\\])(<(script|img|b|!--)|`|!\\[|\\]\\((?:http|javascript)|\\]:)|https?:/|\\bwww\\.e|^\\[\\^")
	definitions := regexp.MustCompile(`(?m)^\[[0-9]+\]: #study-[0-9]+$`) // the program's own
	for _, s := range hostile {
		document := study("doc_a", s, s)
		document.Record.Authors[0].Name, document.Record.Journal.ZH, document.FileName = s, synoptic.Maybe(s), s
		login := synoptic.Document{ID: "doc_x", FileName: s, Status: synoptic.Rejected, Error: &synoptic.Problem{Message: s}}
		c := composition(t, synoptic.English, document, study("doc_b", "平常的题名", "平常的话"), login)
		c.Review.Title, c.Review.Question = s, synoptic.Maybe(s)
		c.Review.Warnings, c.Review.Checks.DroppedReasons = []string{s}, []string{s}

		md := definitions.ReplaceAllString(write(t, "md", c), "")
		if m := active.FindString(md); m != "" {
			t.Errorf("%q is active in Markdown as %q", s, m)
		}
		if strings.ContainsAny(md, "\x1b\x07\x00\u202e\u200b") {
			t.Errorf("%q brought control characters into Markdown", s)
		}
		for line := range strings.SplitSeq(md, "\n") {
			if strings.HasPrefix(line, "| [") && strings.Count(strings.ReplaceAll(line, `\|`, ""), "|") != 7 {
				t.Errorf("%q broke the table: %s", s, line)
			}
		}

		out := write(t, "csv", c)
		rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(out, "\uFEFF"))).ReadAll()
		if err != nil {
			t.Fatalf("%q: %v", s, err)
		}
		if len(rows) != 3 {
			t.Errorf("%q: %d rows", s, len(rows))
		}
		for _, row := range rows {
			for _, cell := range row {
				if cell != "" && strings.ContainsRune("=+-@\t\r\n＝＋－＠", []rune(cell)[0]) {
					t.Errorf("%q stands in CSV as %q", s, cell)
				}
			}
		}

		var back synoptic.Review
		if err := json.Unmarshal([]byte(write(t, "json", c)), &back); err != nil || back.Title != c.Review.Title {
			t.Errorf("%q: JSON did not come back: %v", s, err)
		}
	}
}

func TestCSVForSpreadsheets(t *testing.T) {
	t.Parallel()
	out := write(t, "csv", ordinary(t, synoptic.Chinese))
	if !strings.HasPrefix(out, "\uFEFF") {
		t.Error("no byte order mark")
	}
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(out, "\uFEFF"))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	column := map[string]int{}
	for i, name := range rows[0] {
		column[name] = i
	}
	for name, want := range map[string]string{
		"label": "1", "pages": "'3-5", "issue": "2", "year": "2024", "method_design": "case_study", "theory_status": "not_reported", "theory": "",
		"findings": "(1) 澜川市的数字平台如何推动部门协同 | (2) 澜川市的数字平台如何推动部门协同", "case_positions": "7..23 normalized",
	} {
		if got := rows[1][column[name]]; got != want {
			t.Errorf("%s is %q, want %q", name, got, want)
		}
	}
}

func TestUnknownFormat(t *testing.T) {
	t.Parallel()
	err := export.Write(&bytes.Buffer{}, "pdf", export.Composition{Review: &synoptic.Review{}})
	if synoptic.CodeOf(err) != synoptic.CodeInvalid || !strings.Contains(err.Error(), "json, md, html, docx, xlsx, csv, bib, ris, csl-json, noteexpress, endnote") {
		t.Errorf("%v", err)
	}
	if _, ok := export.Lookup("pdf"); ok {
		t.Error("pdf was found")
	}
	if f, ok := export.Lookup("md"); !ok || f.MediaType != "text/markdown; charset=utf-8" {
		t.Errorf("md is %+v", f)
	}
}
