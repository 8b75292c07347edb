package export_test

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"synoptic/internal/export"
	"synoptic/internal/synoptic"
)

// everywhere puts a text of a page into every place of a review that text of
// a page, or of its name, can reach.
func everywhere(t *testing.T, language synoptic.Language, s string) export.Composition {
	t.Helper()
	document := study("doc_a", s, s)
	r := document.Record
	r.Authors = []synoptic.Author{{Name: s, NameEN: synoptic.Maybe(s)}}
	r.Journal.ZH, r.Abstract.ZH, r.Abstract.EN = synoptic.Maybe(s), synoptic.Maybe("前文。"+s+"后文。"), synoptic.Maybe(s)
	r.DOI, r.Volume, r.Issue, r.Pages = synoptic.Maybe(s), synoptic.Maybe(s), synoptic.Maybe(s), synoptic.Maybe(s)
	document.FileName, document.SourceURL = s, synoptic.Maybe(s)
	document.Extraction.Items = map[string]synoptic.ItemAnswer{s: {Answer: document.Extraction.Case, Value: s}}
	document.Extraction.Theory = synoptic.Answer{Status: synoptic.Reported, Answer: synoptic.Maybe(s), EditedBy: synoptic.Maybe(s),
		Quotes: []synoptic.Quote{{Text: s, Start: 1, End: 1 + utf8.RuneCountInString(s), Verdict: synoptic.Exact}}}
	login := synoptic.Document{ID: "doc_x", FileName: s, Status: synoptic.Rejected, Error: &synoptic.Problem{Message: s}}
	return plant(composition(t, language, document, study("doc_b", "平常的题名", "平常的话"), login), s)
}

// plant puts a text into what a review says itself: title, headings, names of
// items, statements, sides, the account. The review stays as it was.
func plant(from export.Composition, s string) export.Composition {
	review := *from.Review
	c := export.Composition{Review: &review, Sources: from.Sources}
	c.Review.Title, c.Review.Question, c.Review.Engine = s, synoptic.Maybe(s), s
	c.Review.Warnings, c.Review.Checks.DroppedReasons = []string{s}, []string{s}
	answer := synoptic.Answer{Status: synoptic.Reported, Answer: synoptic.Maybe(s), EditedBy: synoptic.Maybe(s),
		Quotes: []synoptic.Quote{{Text: s, Start: 1, End: 1 + utf8.RuneCountInString(s), Verdict: synoptic.Exact}}}
	c.Review.EvidenceTable.Items = append(slices.Clone(c.Review.EvidenceTable.Items), s)
	c.Review.EvidenceTable.Rows = slices.Clone(c.Review.EvidenceTable.Rows)
	for i, row := range c.Review.EvidenceTable.Rows {
		cells := maps.Clone(row.Cells)
		cells[s] = synoptic.Cell{Answers: []synoptic.Answer{answer}, Value: s}
		c.Review.EvidenceTable.Rows[i].Cells = cells
	}
	c.Review.Included = slices.Clone(c.Review.Included)
	c.Review.Included[1].Reference = s
	cite := synoptic.Citation{DocumentID: "doc_a", Item: synoptic.ItemTheory}
	c.Review.Synthesis = append(slices.Clone(c.Review.Synthesis), synoptic.Section{Kind: synoptic.Agreements, Heading: s, Statements: []synoptic.Statement{{Text: s + "。", Citations: []synoptic.Citation{cite}}}})
	comparison, use := *c.Review.Comparison, *c.Review.AIUse
	c.Review.Comparison, c.Review.AIUse = &comparison, &use
	comparison.Agreements = append(slices.Clone(comparison.Agreements), synoptic.Point{Item: s, Topic: s, Sides: []synoptic.Side{{Position: synoptic.Maybe(s), Cells: []synoptic.SideCell{{Citation: cite, Words: synoptic.Maybe(s)}}}}})
	use.Text = synoptic.AIUseText{ZH: s, EN: s}
	use.Writing.Model, use.Writing.PromptVersion = synoptic.Maybe(s), synoptic.Maybe(s)
	return c
}

// hostileToFiles is what breaks the files of word processors and browsers.
var hostileToFiles = []string{
	"{}%&_$#<>\"'\nzweite Zeile", "]]></w:t></w:r></w:p><w:p>", `"><script>alert(1)</script><a href="`, `' onmouseover='alert(1)`,
	"</style><script>alert(1)</script>", "{{.Title}}{{template \"x\"}}", "\x00\x01\x02\x08\x0b\x0c\x0e\x1f\x7f", "\uFFFE\uFFFF\uFFFD",
	"bad \xff\xfe utf-8 \xc3", "السياسة الرقمية (2024) في المدينة 25%", "שלום עולם, abc 123!", "\u202Eevil\u2066\u2067x", "_x000D_ _x0041_",
	"e\u0301\u0301\u0301 \U0001F468\u200D\U0001F469\u200D\U0001F467", "\U000E0001\U0010FFFF", strings.Repeat("A", 300) + " " + strings.Repeat("汉", 300),
	"=1+1", "-", "'", "+", "@", "|", "\t=1+1", "\r\n=1+1", "", " ",
}

// unsafe lists what an export did with the text that it must not.
func unsafe(t *testing.T, format, file string) (faults []string) {
	t.Helper()
	fault := func(f string, args ...any) { faults = append(faults, format+": "+fmt.Sprintf(f, args...)) }
	switch format {
	case "html":
		if _, err := followHTML(file, synoptic.Chinese); err != nil {
			fault("%v", err)
		}
		if n := strings.Count(file, "<script"); n != 1 {
			fault("%d scripts", n)
		}
		if r := strings.IndexFunc(file, func(r rune) bool {
			return unicode.IsControl(r) && r != '\n' || strings.ContainsRune("\u202e\u2066\u2067", r)
		}); r >= 0 {
			fault("the control character %q", file[r:r+3])
		}
	case "docx":
		if _, err := paragraphsOf(file); err != nil {
			fault("%v", err)
		}
		for _, name := range []string{"word/document.xml", "docProps/core.xml", "word/footer1.xml"} {
			if text := part(t, file, name); !utf8.ValidString(text) || notXML.MatchString(text) {
				fault("%s is not XML", name)
			}
		}
	case "xlsx":
		for i := range 7 {
			raw := part(t, file, fmt.Sprintf("xl/worksheets/sheet%d.xml", i+1))
			if strings.Contains(raw, "<f>") || strings.Contains(raw, "<f ") || notXML.MatchString(raw) {
				fault("sheet %d has a formula, or is not XML", i+1)
			}
		}
		if raw := part(t, file, "xl/sharedStrings.xml"); notXML.MatchString(raw) || !utf8.ValidString(raw) {
			fault("the strings are not XML")
		}
	}
	return faults
}

// formulas lists the cells of a workbook that a spreadsheet would run.
func formulas(t *testing.T, file string) (faults []string) {
	t.Helper()
	f := book(t, file)
	for _, sheet := range f.GetSheetList() {
		for r, row := range rowsOf(t, f, sheet) {
			for col := range row {
				at, err := excelize.CoordinatesToCellName(col+1, r+1)
				if err != nil {
					t.Fatal(err)
				}
				if formula, err := f.GetCellFormula(sheet, at); err != nil || formula != "" {
					faults = append(faults, fmt.Sprintf("%s!%s runs %q, %v", sheet, at, formula, err))
				}
			}
		}
	}
	return faults
}

// notXML is what XML 1.0 cannot hold.
var notXML = regexp.MustCompile("[\x00-\x08\x0b\x0c\x0e-\x1f\uFFFE\uFFFF]")

func TestHostileTextInFiles(t *testing.T) {
	t.Parallel()
	for i, s := range append(append([]string{}, hostile...), hostileToFiles...) {
		t.Run(fmt.Sprint(i), func(t *testing.T) {
			t.Parallel()
			c := everywhere(t, []synoptic.Language{synoptic.Chinese, synoptic.English}[i%2], s)
			for _, format := range export.Formats() {
				file := write(t, format.Name, c)
				for _, fault := range unsafe(t, format.Name, file) {
					t.Errorf("%q: %s", s, fault)
				}
				if format.Name == "xlsx" {
					for _, fault := range formulas(t, file) {
						t.Errorf("%q: %s", s, fault)
					}
				}
			}
		})
	}
}

// TestTextSurvives: what can be shown is shown, character by character.
func TestTextSurvives(t *testing.T) {
	t.Parallel()
	const s = `100% {of} <b>"all"</b> & $5_x #1 ‘q’ السياسة`
	c := everywhere(t, synoptic.English, s)
	if text := textOfHTML(t, write(t, "html", c)); strings.Count(text, s) < 10 {
		t.Errorf("HTML shows it %d times", strings.Count(text, s))
	}
	paragraphs, err := paragraphsOf(write(t, "docx", c))
	if err != nil {
		t.Fatal(err)
	}
	var text strings.Builder
	for _, p := range paragraphs {
		text.WriteString(p.text + "\n")
	}
	if strings.Count(text.String(), s) < 10 {
		t.Errorf("DOCX shows it %d times", strings.Count(text.String(), s))
	}
	if cells := cellsOf(t, write(t, "xlsx", c)); strings.Count(cells, fmt.Sprintf("%q", s)) < 10 {
		t.Errorf("XLSX shows it %d times", strings.Count(cells, fmt.Sprintf("%q", s)))
	}
}

// TestLongTextIsNotCut: a spreadsheet's cell ends at 32,767 characters, the
// text does not.
func TestLongTextIsNotCut(t *testing.T) {
	t.Parallel()
	for name, unit := range map[string]string{"Chinese": "汉字", "outside the plane": "𠮷"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			n := 40_000 / len([]rune(unit))
			s := strings.Repeat(unit, n)
			c := composition(t, synoptic.Chinese, study("doc_a", "题名", s), study("doc_b", "平常的题名", "平常的话"))
			for _, format := range []string{"md", "html", "csv", "json"} {
				if out := write(t, format, c); !strings.Contains(out, s) {
					t.Errorf("%s cuts it", format)
				}
			}
			paragraphs, err := paragraphsOf(write(t, "docx", c))
			if err != nil {
				t.Fatal(err)
			}
			whole := false
			for _, p := range paragraphs {
				whole = whole || strings.Contains(p.text, s)
			}
			if !whole {
				t.Error("docx cuts it")
			}
			f := book(t, write(t, "xlsx", c))
			var joined strings.Builder
			continued := false
			for _, row := range rowsOf(t, f, "依据原文")[1:] {
				continued = continued || strings.Contains(row[0], "（续 1）")
				if len(row) > 5 && strings.Contains(row[0], "q1-5-0") {
					joined.WriteString(row[5])
				}
			}
			if joined.String() != s || !continued {
				t.Errorf("xlsx has %d of %d characters, marked as going on: %t", len([]rune(joined.String())), len([]rune(s)), continued)
			}
			if log := cellsOf(t, write(t, "xlsx", c)); !strings.Contains(log, "32767") {
				t.Error("the log does not say that texts go on below")
			}
		})
	}
}

func TestReviewsThatLackParts(t *testing.T) {
	t.Parallel()
	whole := ordinary(t, synoptic.Chinese)
	for name, strip := range map[string]func(r *synoptic.Review){
		"nothing at all":      func(r *synoptic.Review) { *r = synoptic.Review{} },
		"no language":         func(r *synoptic.Review) { r.Language = "" },
		"no items":            func(r *synoptic.Review) { r.EvidenceTable.Items = nil },
		"no rows":             func(r *synoptic.Review) { r.EvidenceTable.Rows = nil },
		"no included":         func(r *synoptic.Review) { r.Included = nil },
		"no synthesis":        func(r *synoptic.Review) { r.Synthesis = nil },
		"an empty section":    func(r *synoptic.Review) { r.Synthesis = []synoptic.Section{{}} },
		"no comparison":       func(r *synoptic.Review) { r.Comparison, r.AIUse = nil, nil },
		"an empty comparison": func(r *synoptic.Review) { r.Comparison, r.AIUse = &synoptic.Comparison{}, &synoptic.AIUse{} },
		"no cells": func(r *synoptic.Review) {
			r.EvidenceTable.Rows = []synoptic.Row{{DocumentID: "doc_a"}, {DocumentID: "doc_b", Cells: map[string]synoptic.Cell{}}}
		},
		"citations of nothing": func(r *synoptic.Review) {
			r.Synthesis = []synoptic.Section{{Statements: []synoptic.Statement{{Text: "“一”和“二”。", Citations: []synoptic.Citation{{DocumentID: "doc_none", Item: "x", Index: -1}, {DocumentID: "doc_a", Item: "findings", Index: 99}}}}}}
		},
		"strange numbers": func(r *synoptic.Review) {
			r.Comparison = &synoptic.Comparison{Years: []synoptic.YearGroup{{Year: -5}, {Year: 99999, DocumentIDs: []string{"doc_a"}}, {Year: 0, DocumentIDs: []string{"doc_b", "doc_z"}}},
				Matrix: synoptic.Matrix{Designs: []synoptic.Design{"x"}, Cases: []synoptic.CaseKind{"y"}}, Items: []synoptic.ItemCoverage{{Reported: -3, Lost: 1 << 40}}}
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := *whole.Review
			strip(&r)
			for _, c := range []export.Composition{{Review: &r, Sources: whole.Sources}, {Review: &r}} {
				for _, format := range export.Formats() {
					for _, fault := range unsafe(t, format.Name, write(t, format.Name, c)) {
						t.Error(fault)
					}
				}
			}
		})
	}
}

// TestTheSameReviewIsTheSameFile, so that files can be compared and cached.
func TestTheSameReviewIsTheSameFile(t *testing.T) {
	t.Parallel()
	c := ordinary(t, synoptic.Chinese)
	for _, format := range export.Formats() {
		first, second := write(t, format.Name, c), write(t, format.Name, c)
		if first != second {
			t.Errorf("%s differs from one writing to the next", format.Name)
		}
	}
}

// FuzzWriters puts any text everywhere: no writer fails, and none lets it be
// more than text.
func FuzzWriters(f *testing.F) {
	for _, s := range append(append([]string{}, hostile...), hostileToFiles...) {
		f.Add(s)
	}
	base := ordinary(f, synoptic.English)
	f.Fuzz(func(t *testing.T, s string) {
		if len(s) > 2000 {
			t.Skip("long texts have a test of their own")
		}
		c := plant(base, s)
		for _, format := range []string{"md", "html", "docx", "csv", "json"} {
			for _, fault := range unsafe(t, format, write(t, format, c)) {
				t.Errorf("%q: %s", s, fault)
			}
		}
	})
}

// FuzzWorkbook is FuzzWriters for workbooks, which take longest.
func FuzzWorkbook(f *testing.F) {
	for _, s := range hostileToFiles {
		f.Add(s)
	}
	base := ordinary(f, synoptic.Chinese)
	f.Fuzz(func(t *testing.T, s string) {
		if len(s) > 2000 {
			t.Skip("long texts have a test of their own")
		}
		for _, fault := range unsafe(t, "xlsx", write(t, "xlsx", plant(base, s))) {
			t.Errorf("%q: %s", s, fault)
		}
	})
}
