package eval

import (
	"bytes"
	"encoding/json"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"synoptic/internal/synoptic"
)

func TestFold(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ a, b string }{
		{"causal mecha-\nnism", "causal mechanism"},
		{"数字治理（上）", "数字治理(上)"},
		{"ＡＢＣ１２３", "abc123"},
		{"“可信消费”", `"可信消费"`},
	} {
		if fold(tt.a) != fold(tt.b) {
			t.Errorf("%q and %q fold to %q and %q", tt.a, tt.b, fold(tt.a), fold(tt.b))
		}
	}
	if fold("12%") == fold("13%") {
		t.Error("numbers must stay apart")
	}
}

func TestHits(t *testing.T) {
	t.Parallel()
	evidence := "财政资源与数据共享水平在特定情境下可以相互替代"
	for _, tt := range []struct {
		name, quote string
		want        bool
	}{
		{"the same", evidence, true},
		{"a little less", "数据共享水平在特定情境下可以相互替代", true},
		{"a little more, up to 80 characters", "结果表明：" + evidence + "，各地应结合自身禀赋选择路径。", true},
		{"far too much", strings.Repeat("前文。", 60) + evidence, false},
		{"less than half", "财政资源", false},
		{"something else", "任一单个条件均不构成高绩效的必要条件", false},
		{"nothing", "", false},
	} {
		if got := hits(tt.quote, evidence); got != tt.want {
			t.Errorf("%s: %v, want %v", tt.name, got, tt.want)
		}
	}
}

func TestSimilarity(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		a, b string
		want float64
	}{{"", "", 1}, {"abcd", "abcd", 1}, {"abcd", "abcx", 0.75}, {"ab", "", 0}} {
		if got := similarity(tt.a, tt.b); math.Abs(got-tt.want) > 1e-9 {
			t.Errorf("%q, %q: %v, want %v", tt.a, tt.b, got, tt.want)
		}
	}
}

// label is a page about one study with two findings.
func label() *Gold {
	n := 5
	return &Gold{ID: "p1", IsRecord: true, Language: "zh-Hans", Layout: "x",
		Title: synoptic.LangText{ZH: "题名"}, Year: 2024, Pages: "1-9", ReferenceCount: &n,
		Authors: []synoptic.Author{{Name: "甲"}, {Name: "乙"}},
		Method:  &GoldAnswer{Evidence: []string{"运用扎根理论方法"}, Design: synoptic.GroundedTheory},
		Findings: []GoldAnswer{
			{Evidence: []string{"平台降低了协商成本"}},
			{Evidence: []string{"制度保障了平台运行"}},
		}}
}

const text = "运用扎根理论方法。平台降低了协商成本。制度保障了平台运行。"

func quoted(s string) synoptic.Answer {
	start := len([]rune(text[:strings.Index(text, s)]))
	return synoptic.Answer{Status: synoptic.Reported, Answer: synoptic.Maybe(s),
		Quotes: []synoptic.Quote{{Text: s, Start: start, End: start + len([]rune(s)), Verdict: synoptic.Exact}}}
}

func document(change func(*synoptic.Document)) synoptic.Document {
	n := 5
	d := synoptic.Document{ID: "doc_1", FileName: "p1.txt", Status: synoptic.Extracted,
		Record: &synoptic.Record{Title: synoptic.LangText{ZH: "题名"}, Year: 2024, Pages: "1-9", ReferenceCount: &n,
			Authors: []synoptic.Author{{Name: "甲"}, {Name: "乙"}}},
		Extraction: &synoptic.Extraction{
			Method:   synoptic.MethodAnswer{Answer: quoted("运用扎根理论方法"), Design: synoptic.GroundedTheory},
			Findings: []synoptic.Answer{quoted("平台降低了协商成本"), quoted("制度保障了平台运行")},
		}}
	if change != nil {
		change(&d)
	}
	return d
}

func TestCompare(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name   string
		change func(*synoptic.Document)
		check  func(score) bool
	}{
		{"all right", nil, func(s score) bool {
			return s.whole.Right == 1 && s.evidence["findings"] == Tally{Hit: 2} && s.design.Right == 1 && s.empty == Share{3, 3}
		}},
		{"a wrong year", func(d *synoptic.Document) { d.Record.Year = 2023 }, func(s score) bool {
			return s.whole.Right == 0 && s.metadata["year"] == Tally{Wrong: 1, Missed: 1}
		}},
		{"a value where there is none", func(d *synoptic.Document) { d.Record.DOI = "10.1/x" }, func(s score) bool {
			return s.whole.Right == 0 && s.metadata["doi"] == Tally{Wrong: 1}
		}},
		{"an author too many", func(d *synoptic.Document) {
			d.Record.Authors = append(d.Record.Authors, synoptic.Author{Name: "扫码"})
		}, func(s score) bool {
			return s.metadata["authors"] == Tally{Hit: 2, Wrong: 1}
		}},
		{"one finding twice", func(d *synoptic.Document) { d.Extraction.Findings[1] = d.Extraction.Findings[0] }, func(s score) bool {
			return s.evidence["findings"] == Tally{Hit: 1, Wrong: 1, Missed: 1}
		}},
		{"a guess where the page is silent", func(d *synoptic.Document) { d.Extraction.Theory = quoted("制度保障了平台运行") }, func(s score) bool {
			return s.evidence["theory"] == Tally{Wrong: 1} && s.empty == Share{2, 3}
		}},
		{"a quote that stands elsewhere", func(d *synoptic.Document) { d.Extraction.Method.Quotes[0].Start++ }, func(s score) bool { return s.strayQuotes == 1 }},
		{"a rejected article", func(d *synoptic.Document) { d.Status, d.Record, d.Extraction = synoptic.Rejected, nil, nil }, func(s score) bool {
			return s.gate.Right == 0 && s.metadata["year"] == Tally{Missed: 1} && s.evidence["findings"] == Tally{Missed: 2}
		}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if s := compare(label(), document(tt.change), text); !tt.check(s) {
				t.Errorf("%+v", s)
			}
		})
	}
}

func TestJudgeMatchesDuplicatesAndReports(t *testing.T) {
	t.Parallel()
	first, second := label(), label()
	second.ID, second.DuplicateOf = "p2", "p1"
	gold := map[string]*Gold{"p1.txt": first, "p2.txt": second}
	copyOf := document(func(d *synoptic.Document) { d.ID, d.FileName, d.DuplicateOf = "doc_2", "folder/p2.txt", "doc_1" })
	stranger := document(func(d *synoptic.Document) { d.ID, d.FileName = "doc_3", "new.txt" })
	r := Judge([]Scored{{document(nil), text}, {copyOf, text}, {stranger, text}}, gold)
	if r.Pages != 2 || r.DuplicateRecall != 1 || r.DuplicatePrecision != 1 || r.Lowest() != r.EvidenceF1 || len(r.Unlabelled) != 1 {
		t.Errorf("%+v", r)
	}
	missed := copyOf
	missed.DuplicateOf = ""
	if r := Judge([]Scored{{document(nil), text}, {missed, text}}, gold); r.DuplicateRecall != 0 {
		t.Errorf("a missed duplicate has recall %v", r.DuplicateRecall)
	}
	var table, asJSON bytes.Buffer
	if err := r.WriteTable(&table, true); err != nil {
		t.Fatal(err)
	}
	if err := r.WriteJSON(&asJSON); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"metadata, macro F1", "not scored, no label: new.txt"} {
		if !strings.Contains(table.String(), want) {
			t.Errorf("the table lacks %q:\n%s", want, table.String())
		}
	}
	if !strings.Contains(asJSON.String(), `"record_gate": 1`) {
		t.Errorf("JSON: %s", asJSON.String())
	}
}

// TestAcceptedNull: a label may say that a field left empty is right as well.
func TestAcceptedNull(t *testing.T) {
	t.Parallel()
	e := manifestEntry{Accept: map[string]json.RawMessage{
		"issn": json.RawMessage(`["1009-9990", null]`), "clc": json.RawMessage(`[null, ["D63"]]`), "year": json.RawMessage(`2021`),
	}}
	if got := e.accepted("issn"); !slices.Equal(got, []string{"1009-9990", ""}) {
		t.Errorf("issn %q", got)
	}
	if got := e.accepted("year"); !slices.Equal(got, []string{"2021"}) {
		t.Errorf("year %q", got)
	}
	if got := e.acceptedLists("clc"); len(got) != 2 || len(got[0]) != 0 || !slices.Equal(got[1], []string{"D63"}) {
		t.Errorf("clc %q", got)
	}
	s := score{metadata: map[string]Tally{}}
	g := &Gold{entry: e, ISSN: "1009-9990", CLC: []string{"C93"}, Year: 2022}
	s.compareRecord(g, synoptic.Record{Year: 2021})
	if len(s.faults) != 0 {
		t.Errorf("empty fields that the label accepts are faults: %+v", s.faults)
	}
}

func TestLoadGold(t *testing.T) {
	t.Parallel()
	gold, err := LoadGold("../../testdata/gold")
	if err != nil {
		t.Fatal(err)
	}
	if g := gold["d10.txt"]; g == nil || !g.IsRecord || len(g.entry.accepted("year")) != 2 {
		t.Errorf("d10: %+v", g)
	}
	broken := t.TempDir()
	if err := os.WriteFile(filepath.Join(broken, "manifest.json"), []byte(`{"not":"a list"}`), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, dir := range []string{broken, filepath.Join(broken, "none")} {
		if _, err := LoadGold(dir); synoptic.CodeOf(err) != synoptic.CodeInvalid {
			t.Errorf("%v, want %s", err, synoptic.CodeInvalid)
		}
	}
}
