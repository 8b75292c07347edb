package extract

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"slices"
	"strings"
	"testing"
	"time"

	"synoptic/internal/page"
	"synoptic/internal/synoptic"
)

// liar is an engine that does as it is told.
type liar struct {
	answer func(p *page.Page) (*synoptic.Extraction, error)
}

func (liar) Name() string { return "liar" }

func (l liar) Extract(_ context.Context, p *page.Page, _ synoptic.Language) (*synoptic.Extraction, error) {
	return l.answer(p)
}

const article = `中国测试学刊 2024,(3):1-9
平台如何降低协商成本——以甲市为例
张三 李四
摘要：本文运用案例研究方法，以甲市为例，考察平台如何降低协商成本。研究发现：平台并未显著降低协商成本。
关键词：平台；协商成本
`

func read(t *testing.T, l liar, raw string) Reading {
	t.Helper()
	r := &Reader{Engines: Engines{Rules: l}, Log: slog.New(slog.NewTextHandler(io.Discard, nil)), Now: time.Now}
	reading, err := r.Read(t.Context(), page.Input{Bytes: []byte(raw), FileName: "a.txt"}, Wanted{})
	if err != nil {
		t.Fatal(err)
	}
	return reading
}

func claims(quotes ...string) liar {
	return liar{func(*page.Page) (*synoptic.Extraction, error) {
		x := &synoptic.Extraction{Theory: synoptic.Answer{Status: synoptic.NotReported}}
		for _, q := range quotes {
			x.Findings = append(x.Findings, synoptic.Answer{Status: synoptic.Reported, Answer: "a", Quotes: []synoptic.Quote{{Text: q, Verdict: synoptic.Exact}}})
		}
		return x, nil
	}}
}

func TestNoEngineIsBelievedWithoutThePage(t *testing.T) {
	t.Parallel()
	got := read(t, claims("平台并未显著降低协商成本", "平台显著提高协商成本", "一句页面上没有的话"), article).Document
	if got.Status != synoptic.Extracted {
		t.Fatalf("status %s, %+v", got.Status, got.Error)
	}
	var statuses []synoptic.AnswerStatus
	for _, f := range got.Extraction.Findings {
		statuses = append(statuses, f.Status)
		if f.Status != synoptic.Reported && f.Answer != "" {
			t.Errorf("an unsupported answer is shown: %+v", f)
		}
	}
	if !slices.Equal(statuses, []synoptic.AnswerStatus{synoptic.Reported, synoptic.Unverified, synoptic.Unverified}) {
		t.Errorf("findings are %v", statuses)
	}
	if len(got.Extraction.Warnings) == 0 {
		t.Error("dropped quotes are not told")
	}
	if q := got.Extraction.Findings[0].Quotes[0]; q.Start == 0 || q.End <= q.Start {
		t.Errorf("the quote has no place: %+v", q)
	}
}

func TestWhatAnEngineDoesCostsOnlyThePage(t *testing.T) {
	t.Parallel()
	failed := read(t, liar{func(*page.Page) (*synoptic.Extraction, error) {
		return nil, synoptic.Wrap(synoptic.CodeEngine, "the model refused", errors.New("secret"))
	}}, article).Document
	if failed.Status != synoptic.Failed || failed.Error.Message != "the model refused" || failed.Record == nil {
		t.Errorf("a refusal: %+v", failed)
	}
	panicked := read(t, liar{func(*page.Page) (*synoptic.Extraction, error) { panic("bug") }}, article).Document
	if panicked.Status != synoptic.Failed || strings.Contains(panicked.Error.Message, "bug") {
		t.Errorf("a panic: %+v %+v", panicked, panicked.Error)
	}
	rejected := read(t, claims(), "%PDF-1.7 \x00").Document
	if rejected.Status != synoptic.Rejected || rejected.Error.Code != string(synoptic.CodeNotText) {
		t.Errorf("a PDF: %+v", rejected.Error)
	}
}

func TestAnEndedContextIsNotThePagesFault(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	r := &Reader{Engines: Engines{Rules: liar{func(*page.Page) (*synoptic.Extraction, error) { cancel(); return nil, ctx.Err() }}}, Log: slog.New(slog.NewTextHandler(io.Discard, nil)), Now: time.Now}
	if _, err := r.Read(ctx, page.Input{Bytes: []byte(article)}, Wanted{}); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

func TestSeen(t *testing.T) {
	t.Parallel()
	reading := func(id, doi string, identities ...string) Reading {
		return Reading{Document: synoptic.Document{ID: id, Record: &synoptic.Record{DOI: synoptic.Maybe(doi)}}, Identities: identities}
	}
	var seen Seen
	for _, tt := range []struct {
		r    Reading
		want string
	}{
		{reading("a", "", "study:1"), ""},
		{reading("b", "10.1/x", "doi:10.1/x", "study:1"), "a"},
		{reading("c", "10.1/x", "doi:10.1/x", "study:2"), ""}, // b was a duplicate and holds nothing
		{reading("d", "10.1/y", "doi:10.1/y", "study:2"), ""}, // both have DOIs, and they differ
		{reading("e", "", "study:2"), "c"},
		{reading("a", "", "study:1"), "a"}, // the same bytes
		{Reading{Document: synoptic.Document{ID: "f"}}, ""},
	} {
		if got := seen.Add(tt.r); got != tt.want {
			t.Errorf("%s is a duplicate of %q, want %q", tt.r.Document.ID, got, tt.want)
		}
	}
}

func TestSearchFindsWhatTermsHold(t *testing.T) {
	t.Parallel()
	r := &synoptic.Record{
		Title:    synoptic.LangText{ZH: "县里的数字平台怎样补社会治理之缺", EN: "How Digital Platforms Work"},
		Authors:  []synoptic.Author{{Name: "刘鹏", NameEN: "LIU Peng"}},
		Keywords: synoptic.LangList{ZH: []string{"条块关系"}},
		DOI:      "10.1999/AbC.1",
	}
	terms := Terms(r)
	for q, want := range map[string]bool{
		"数字平台": true, "社会治理": true, "刘鹏": true, "liu": true, "条块": true, "digital platforms": true, "ＤＩＧＩＴＡＬ": true,
		"10.1999/abc.1": true, "doi:10.1999/ABC.1": true, "数字 刘鹏": true,
		"平台数字": false, "张三": false, "digit": false, "10.1999/abc": false,
	} {
		query, err := QueryTerms(q)
		if err != nil {
			t.Errorf("%q: %v", q, err)
			continue
		}
		found := true
		for _, term := range query {
			found = found && slices.Contains(terms, term)
		}
		if found != want {
			t.Errorf("%q found: %v, want %v", q, found, want)
		}
	}
	for _, q := range []string{" ", "的", "!?"} {
		if _, err := QueryTerms(q); synoptic.CodeOf(err) != synoptic.CodeInvalid {
			t.Errorf("%q: %v", q, err)
		}
	}
}
