package modelwriter

import (
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"

	"synoptic/internal/llm"
	"synoptic/internal/llm/schemacheck"
	"synoptic/internal/page"
	"synoptic/internal/prompt"
	"synoptic/internal/rules"
	"synoptic/internal/synoptic"
	"synoptic/internal/synthesis"
	"synoptic/prompts"
)

// model is a stand-in for a whole stack.
type model struct {
	t      testing.TB
	answer func(r llm.Request) (any, error)

	mu       sync.Mutex
	requests []llm.Request
}

func (m *model) Generate(ctx context.Context, r llm.Request) (llm.Response, error) {
	if err := ctx.Err(); err != nil {
		return llm.Response{}, err
	}
	m.mu.Lock()
	m.requests = append(m.requests, r)
	m.mu.Unlock()
	value, err := m.answer(r)
	if err != nil {
		return llm.Response{}, err
	}
	raw, err := json.Marshal(value)
	if err != nil {
		m.t.Error(err)
	}
	check, err := schemacheck.Compile(r.Schema)
	if err != nil {
		m.t.Errorf("the schema does not compile: %v", err)
	} else if err := check(raw); err != nil {
		m.t.Errorf("the stand-in's answer does not fit the schema: %v\n%s", err, raw)
	}
	return llm.Response{JSON: raw, Model: "stand-in", Usage: synoptic.Usage{InputTokens: llm.EstimateInput(r), OutputTokens: 10, CostUSD: new(0.5)}}, nil
}

func (m *model) calls(purpose string) (found []llm.Request) {
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, r := range m.requests {
		if r.Purpose == purpose {
			found = append(found, r)
		}
	}
	return found
}

func newWriter(t testing.TB, g llm.Generator, change func(*Options)) *Writer {
	t.Helper()
	set, err := prompt.Load(prompts.Files)
	if err != nil {
		t.Fatal(err)
	}
	o := Options{
		Asker:   &prompt.Asker{Generator: g, Model: "stand-in", Log: slog.New(slog.DiscardHandler)},
		Prompts: set, Fencer: prompt.FixedFencer("for tests"),
	}
	if change != nil {
		change(&o)
	}
	w, err := New(o)
	if err != nil {
		t.Fatal(err)
	}
	return w
}

func answered(text string, quotes ...string) synoptic.Answer {
	a := synoptic.Answer{Status: synoptic.Reported, Answer: synoptic.Maybe(text)}
	for _, q := range append(quotes, text) {
		a.Quotes = append(a.Quotes, synoptic.Quote{Text: q, End: len([]rune(q)), Verdict: synoptic.Exact})
	}
	return a
}

// table has n studies; every third states no theory, every fifth has lost its
// findings, and the case of every seventh is unverified.
func table(n int) *synthesis.Table {
	studies := make([]synthesis.Study, n)
	for i := range studies {
		theory, place := answered("协作治理理论"), answered(fmt.Sprintf("第%d县的%d个村", i+1, i+10))
		findings := []synoptic.Answer{answered(fmt.Sprintf("平台使响应时间缩短%d%%", i+1)), answered("平台推动部门协同")}
		if i%3 == 2 {
			theory = synoptic.Answer{Status: synoptic.NotReported}
		}
		if i%5 == 4 {
			findings = []synoptic.Answer{{Status: synoptic.Lost}}
		}
		if i%7 == 6 {
			place = synoptic.Answer{Status: synoptic.Unverified}
		}
		studies[i] = synthesis.Study{
			Label: fmt.Sprint(i + 1), DocumentID: fmt.Sprintf("doc_%03d", i+1),
			Cells: map[string]synoptic.Cell{
				synoptic.ItemResearchQuestion: {Answers: []synoptic.Answer{answered("平台如何推动协同")}},
				synoptic.ItemTheory:           {Answers: []synoptic.Answer{theory}},
				synoptic.ItemMethod:           {Answers: []synoptic.Answer{answered("问卷调查")}, IsMethod: true, Design: synoptic.Survey},
				synoptic.ItemCase:             {Answers: []synoptic.Answer{place}},
				synoptic.ItemFindings:         {Answers: findings, Multiple: true},
			},
		}
	}
	t := synthesis.NewTable(synoptic.Chinese, synoptic.StandardItems(), studies)
	t.Question = "平台有用吗？"
	return t
}

// shown returns what stands in the last fence of a user's message.
func shown(user string) string {
	_, body, _ := strings.Cut(user[strings.LastIndex(user, "<<<DATA-"):], "\n")
	return body
}

var (
	cellLine  = regexp.MustCompile(`(?m)^(c\d+) ([a-z_]+)(?: \([a-z_]+\))?: (.*)$`)
	mergeLine = regexp.MustCompile(`(?m)^(s\d+) ([a-z]+) \((\d+)\): (.*)$`)
	countZH   = regexp.MustCompile(`^\d+篇`)
)

// honest compares what it is shown as a careful model would.
func honest(r llm.Request) (any, error) {
	if r.Purpose == "merge" {
		return honestMerge(r), nil
	}
	ids := map[string][]string{}
	for _, m := range cellLine.FindAllStringSubmatch(shown(r.User), -1) {
		key := m[2]
		if strings.HasPrefix(m[3], "not stated") {
			key = "silent " + key
		}
		if strings.Contains(m[3], "协同") && key == "findings" {
			key = "joint action"
		}
		ids[key] = append(ids[key], m[1])
	}
	out := composed{Statements: []composedStatement{}}
	say := func(section synoptic.SectionKind, cells []string, text string) {
		if len(cells) > 1 {
			out.Statements = append(out.Statements, composedStatement{cells[:min(len(cells), 120)], section, "", fmt.Sprintf(text, len(cells))})
		}
	}
	say(synoptic.Theories, ids["theory"], "%d篇以协作治理理论为视角。")
	say(synoptic.Gaps, ids["silent theory"], "%d篇的页面未说明理论。")
	say(synoptic.Methods, ids["method"], "%d篇用问卷调查。")
	say(synoptic.Agreements, ids["joint action"], "%d篇认为平台推动部门协同。")
	return out.wire(), nil
}

// wire writes null where there is no relation.
func (c composed) wire() any {
	list := []any{}
	for _, s := range c.Statements {
		list = append(list, map[string]any{"cells": s.Cells, "section": s.Section, "relation": s.Relation, "text": s.Text})
	}
	return map[string]any{"statements": list}
}

func honestMerge(r llm.Request) any {
	type group struct {
		ids     []string
		section string
		count   int
	}
	groups := map[string]*group{}
	var orderOf []string
	for _, m := range mergeLine.FindAllStringSubmatch(shown(r.User), -1) {
		what := countZH.ReplaceAllString(m[4], "")
		if groups[what] == nil {
			groups[what] = &group{section: m[2]}
			orderOf = append(orderOf, what)
		}
		n := 0
		fmt.Sscan(m[3], &n)
		groups[what].ids, groups[what].count = append(groups[what].ids, m[1]), groups[what].count+n
	}
	list := []any{}
	for _, what := range orderOf {
		g := groups[what]
		list = append(list, map[string]any{"sources": g.ids, "section": g.section, "relation": nil, "text": fmt.Sprintf("%d篇%s", g.count, what)})
	}
	return map[string]any{"statements": list}
}

func compose(t testing.TB, w synthesis.Writer, tab *synthesis.Table) ([]synoptic.Section, synoptic.Checks, synthesis.Draft) {
	t.Helper()
	d, err := w.(synthesis.Drafter).Draft(context.Background(), tab)
	if err != nil {
		t.Fatal(err)
	}
	kept, checks := synthesis.Check(tab, d.Sections)
	checks.Dropped += len(d.Dropped)
	checks.DroppedReasons = append(checks.DroppedReasons, d.Dropped...)
	return kept, checks, d
}

// realDocuments are the repository's invented pages, read by the built-in
// engine.
func realDocuments(t *testing.T) []synoptic.Document {
	t.Helper()
	files, err := filepath.Glob("../../testdata/pages/*")
	if err != nil || len(files) == 0 {
		t.Fatalf("no test pages: %v", err)
	}
	engine := rules.New()
	var documents []synoptic.Document
	for i, file := range files {
		raw, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		p, err := page.Parse(context.Background(), page.Input{Bytes: raw, FileName: file})
		if err != nil {
			t.Fatal(err)
		}
		x, err := engine.Extract(context.Background(), p, "")
		if err != nil {
			t.Fatal(err)
		}
		documents = append(documents, synoptic.Document{
			ID: fmt.Sprintf("doc_%d", i), Status: synoptic.Extracted, PageType: p.Type, SHA256: fmt.Sprint(i), Record: &p.Record, Extraction: x,
		})
	}
	return documents
}
