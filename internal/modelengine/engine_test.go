package modelengine

import (
	"context"
	"encoding/json"
	"strings"
	"testing"

	"synoptic/internal/llm"
	"synoptic/internal/page"
	"synoptic/internal/synoptic"
)

const boats = `题名：纸船模型能否改善河道巡查？——基于临澧镇的田野实验
作者：甲乙
摘要：河道巡查常常流于形式。本文以街头官僚理论为视角，在临澧镇12个村开展田野实验，考察纸船模型能否改善巡查。研究发现，纸船模型使巡查次数提高了35%，但没有减少投诉。
关键词：河道巡查；田野实验；纸船模型
相关文章：
[1] 石子模型使投诉减少了48%，巡查效果显著改善。
`

func boatsPage(t testing.TB) *page.Page {
	t.Helper()
	p := parse(t, boats, "boats.txt")
	if p.Type == synoptic.NotARecord || len(p.Sections) < 3 {
		t.Fatalf("the page is not read as meant: %s %+v", p.Type, p.Sections)
	}
	return p
}

// honest is a right answer to boats.
func honest() draft {
	return draft{
		ResearchQuestion: draftAnswer{[]string{"考察纸船模型能否改善巡查"}, "纸船模型能否改善河道巡查"},
		Theory:           draftAnswer{[]string{"以街头官僚理论为视角"}, "街头官僚理论"},
		Method:           draftMethod{[]string{"开展田野实验"}, "田野实验", synoptic.RCT},
		Case:             draftAnswer{[]string{"在临澧镇12个村开展田野实验"}, "临澧镇12个村"},
		Findings: []draftFinding{
			{[]string{"纸船模型使巡查次数提高了35%"}, "纸船模型使巡查次数提高35%"},
			{[]string{"但没有减少投诉"}, "纸船模型没有减少投诉"},
		},
	}
}

func TestHonestAnswer(t *testing.T) {
	t.Parallel()
	m := always(t, honest(), nil)
	p := boatsPage(t)
	x, err := newEngine(t, m, nil).Extract(context.Background(), p, "")
	if err != nil {
		t.Fatal(err)
	}
	if n := len(m.calls()); n != 1 {
		t.Errorf("%d calls for an honest answer", n)
	}
	if len(x.Warnings) != 0 {
		t.Errorf("warnings: %q", x.Warnings)
	}
	for _, a := range everyAnswer(x) {
		if a.Status != synoptic.Reported || len(a.Quotes) != 1 || a.Quotes[0].Verdict != synoptic.Exact {
			t.Errorf("an honest answer is %s with %+v", a.Status, a.Quotes)
		}
	}
	switch {
	case x.Method.Design != synoptic.RCT, x.Engine != synoptic.EngineLLM, x.Model != "stand-in-2026", x.Language != synoptic.Chinese,
		x.Form != synoptic.StandardForm, x.TextSHA256 != p.TextSHA256, x.Usage.InputTokens != 100, *x.Usage.CostUSD != 0.5, len(x.Findings) != 2:
		t.Errorf("the extraction is not what was answered: %+v", x)
	}
	if shown := fenced(m.calls()[0].User); strings.Contains(shown, "石子") || !strings.Contains(shown, "纸船") {
		t.Errorf("the model was shown:\n%s", shown)
	}
}

// What is wrong with an answer, what the model is told of it, and what becomes
// of it when the repair is right and when it is not.
func TestRepair(t *testing.T) {
	t.Parallel()
	finding := func(quote, answer string) draft {
		d := honest()
		d.Findings = d.Findings[:1]
		d.Findings[0] = draftFinding{[]string{quote}, answer}
		return d
	}
	theory := func(answer string, quotes ...string) draft {
		d := honest()
		d.Theory = draftAnswer{quotes, synoptic.Maybe(answer)}
		return d
	}
	for _, test := range []struct {
		name   string
		first  draft
		item   string
		reason string // in the repair turn; "" where there must be none
	}{
		{"number", finding("纸船模型使巡查次数提高了53%", "纸船模型使巡查次数提高53%"), "findings/0", "not what the page says"},
		{"word", finding("纸船模型使巡查次数降低了35%", "纸船模型使巡查次数降低35%"), "findings/0", "not what the page says"},
		{"negation dropped", finding("但减少投诉", "纸船模型减少投诉"), "findings/0", "page"},
		{"negation cut off", finding("减少投诉", "纸船模型减少投诉"), "findings/0", "leaves out the negation"},
		{"invented", finding("纸船模型受到村民普遍欢迎", "纸船模型受欢迎"), "findings/0", "page"},
		{"of another paper", finding("石子模型使投诉减少了48%", "石子模型使投诉减少48%"), "findings/0", "paper's own"},
		{"no quote", theory("街头官僚理论"), "theory", "no quote"},
		{"joined quotes", theory("街头官僚理论", "以街头官僚理论为视角……考察纸船模型能否改善巡查"), "theory", "page"},
		{"translated quote", theory("街头官僚理论", "from the perspective of street-level bureaucracy"), "theory", "page"},
		{"about something else", theory("五层贯通的大数据平台创新扩散路径依赖机制", "以街头官僚理论为视角"), "theory", "something else"},
		{"endless answer", theory(strings.Repeat("街头官僚理论视角与河道巡查，", 60), "以街头官僚理论为视角"), "theory", "too long"},
		{"another language", theory("This answer is in English although Chinese was asked for", "以街头官僚理论为视角"), "theory", "language"},
		{"link", theory("街头官僚理论 https://evil.example/x", "以街头官僚理论为视角"), "", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			right, p := honest(), boatsPage(t)

			m := always(t, test.first, &right)
			x, err := newEngine(t, m, nil).Extract(context.Background(), p, "")
			if err != nil {
				t.Fatal(err)
			}
			calls := m.calls()
			if test.item == "" {
				if len(calls) != 1 || x.Theory.Status != synoptic.Unverified {
					t.Errorf("%d calls, theory is %s", len(calls), x.Theory.Status)
				}
				return
			}
			if len(calls) != 2 || len(calls[1].Turns) != 2 {
				t.Fatalf("%d calls, want one and its repair", len(calls))
			}
			if calls[0].System != calls[1].System || calls[0].User != calls[1].User {
				t.Error("the repair does not continue the conversation")
			}
			said := calls[1].Turns[1].Text
			if !strings.Contains(said, "- "+test.item+": ") || !strings.Contains(said, test.reason) || strings.Count(said, "\n- ") != 1 {
				t.Errorf("the repair turn says:\n%s", said)
			}
			for _, a := range everyAnswer(x) {
				if a.Status != synoptic.Reported {
					t.Errorf("after a right repair an answer is %s: %q", a.Status, x.Warnings)
				}
			}
			if x.Usage.InputTokens != 200 {
				t.Errorf("usage of two calls is %d", x.Usage.InputTokens)
			}

			stubborn := always(t, test.first, &test.first)
			x, err = newEngine(t, stubborn, nil).Extract(context.Background(), p, "")
			if err != nil {
				t.Fatal(err)
			}
			if n := len(stubborn.calls()); n != 2 {
				t.Errorf("%d calls, want 2 and no more", n)
			}
			item, _, _ := strings.Cut(test.item, "/")
			a := x.Answers(item)[0]
			if a.Status != synoptic.Unverified || len(x.Warnings) == 0 || a.Answer != "" || len(a.Quotes) != 0 {
				t.Errorf("still wrong after its repair, it is %+v; warnings %q", a, x.Warnings)
			}
		})
	}
}

// Only what was asked for again is taken from a repair.
func TestRepairChangesNothingElse(t *testing.T) {
	t.Parallel()
	first, second := honest(), honest()
	first.Theory.Quotes = []string{"以精英理论为视角"}
	second.Case = draftAnswer{[]string{"河道巡查常常流于形式"}, "河道巡查"}
	second.Findings = []draftFinding{{[]string{"河道巡查常常流于形式"}, "河道巡查流于形式"}}
	m := always(t, first, &second)
	x, err := newEngine(t, m, nil).Extract(context.Background(), boatsPage(t), "")
	if err != nil {
		t.Fatal(err)
	}
	if x.Theory.Status != synoptic.Reported || x.Case.Answer != "临澧镇12个村" || len(x.Findings) != 2 || x.Findings[0].Answer != "纸船模型使巡查次数提高35%" {
		t.Errorf("%+v", x)
	}
}

// One of two quotes is false: what the true one carries stays.
func TestPartlySupported(t *testing.T) {
	t.Parallel()
	d := honest()
	d.Case = draftAnswer{[]string{"在临澧镇12个村开展田野实验", "在县城的三个街道"}, "临澧镇12个村"}
	d.Theory = draftAnswer{[]string{"以街头官僚理论为视角", "街头官僚理论有7个命题"}, "有7个命题的街头官僚理论"}
	x, err := newEngine(t, always(t, d, &d), nil).Extract(context.Background(), boatsPage(t), "")
	if err != nil {
		t.Fatal(err)
	}
	if x.Case.Status != synoptic.Reported || len(x.Case.Quotes) != 1 || len(x.Warnings) == 0 {
		t.Errorf("case: %+v, warnings %q", x.Case, x.Warnings)
	}
	if x.Theory.Status != synoptic.Unverified {
		t.Errorf("a figure that only the false quote had is shown: %+v", x.Theory)
	}
}

func TestNumbersMustStandInQuotes(t *testing.T) {
	t.Parallel()
	for name, answer := range map[string]string{
		"in digits": "纸船模型使12个村的巡查次数提高36%",
		"in words":  "纸船模型使三个村的巡查次数提高",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d := honest()
			d.Findings[0].Answer = answer
			m := always(t, d, nil)
			x, err := newEngine(t, m, nil).Extract(context.Background(), boatsPage(t), "")
			if err != nil {
				t.Fatal(err)
			}
			if len(m.calls()) != 1 || len(x.Warnings) != 1 || !strings.Contains(x.Warnings[0], "number") {
				t.Errorf("%d calls, warnings %q", len(m.calls()), x.Warnings)
			}
		})
	}
}

func TestSilence(t *testing.T) {
	t.Parallel()
	lost := boatsPage(t)
	lost.TextLost = true
	for want, p := range map[synoptic.AnswerStatus]*page.Page{synoptic.NotReported: boatsPage(t), synoptic.Lost: lost} {
		x, err := newEngine(t, always(t, draft{Method: draftMethod{Design: synoptic.Survey}}, nil), nil).Extract(context.Background(), p, "")
		if err != nil {
			t.Fatal(err)
		}
		for _, a := range everyAnswer(x) {
			if a.Status != want || a.Answer != "" {
				t.Errorf("%+v, want %s", a, want)
			}
		}
		if x.Method.Design != "" || len(x.Findings) != 1 {
			t.Errorf("design %q, %d findings", x.Method.Design, len(x.Findings))
		}
	}
}

func TestNothingToRead(t *testing.T) {
	t.Parallel()
	m := always(t, honest(), nil)
	x, err := newEngine(t, m, nil).Extract(context.Background(), &page.Page{Text: "导航 登录 帮助"}, "")
	if err != nil || len(m.calls()) != 0 || x.Theory.Status != synoptic.Lost || len(x.Findings) != 1 {
		t.Errorf("%d calls, %+v, %v", len(m.calls()), x, err)
	}
}

func TestLanguage(t *testing.T) {
	t.Parallel()
	for asked, want := range map[synoptic.Language]string{"": "Chinese", synoptic.Chinese: "Chinese", synoptic.English: "English"} {
		m := always(t, draft{}, nil)
		x, err := newEngine(t, m, nil).Extract(context.Background(), boatsPage(t), asked)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.HasPrefix(m.calls()[0].User, "Write every answer in "+want) || asked != "" && x.Language != asked {
			t.Errorf("asked for %q: %s, %q", asked, x.Language, m.calls()[0].User[:60])
		}
	}
	// An answer in another language than the page cannot be compared word by
	// word; its quotes still must stand.
	d := honest()
	d.Theory.Answer = "street-level bureaucracy (街头官僚理论)"
	d.Findings = []draftFinding{{[]string{"但没有减少投诉"}, "The paper boats did not reduce complaints."}}
	d.ResearchQuestion, d.Method, d.Case = draftAnswer{}, draftMethod{}, draftAnswer{}
	m := always(t, d, nil)
	x, err := newEngine(t, m, nil).Extract(context.Background(), boatsPage(t), synoptic.English)
	if err != nil || len(m.calls()) != 1 || x.Theory.Status != synoptic.Reported || x.Findings[0].Status != synoptic.Reported {
		t.Errorf("%d calls: %+v %q %v", len(m.calls()), x, x.Warnings, err)
	}
}

// A text longer than the budget is read in parts; nothing is left out in
// silence, and every part is answered by one call.
func TestParts(t *testing.T) {
	t.Parallel()
	var long strings.Builder
	for i := range 60 {
		long.WriteString("巡查记录显示各村的情形彼此不同，其中")
		long.WriteRune(rune('甲' + i))
		long.WriteString("村的渠道淤积最为严重，需要逐一说明。")
	}
	raw := strings.Replace(boats, "研究发现，", long.String()+"研究发现，", 1)
	p := parse(t, raw, "long.txt")
	m := &model{t: t, answer: func(r llm.Request) (json.RawMessage, error) {
		d := draft{}
		if shown := fenced(r.User); strings.Contains(shown, "35%") {
			d.Findings = honest().Findings
		} else if strings.Contains(shown, "街头官僚") {
			d.Theory = honest().Theory
		}
		return d.wire(t), nil
	}}
	engine := newEngine(t, m, func(o *Options) { o.Budget = 500 })
	x, err := engine.Extract(context.Background(), p, "")
	if err != nil {
		t.Fatal(err)
	}
	calls := m.calls()
	if len(calls) < 3 || x.Theory.Status != synoptic.Reported || len(x.Findings) != 2 || len(x.Warnings) != 1 || !strings.Contains(x.Warnings[0], "parts") {
		t.Errorf("%d calls, %+v", len(calls), x)
	}
	shown := ""
	for i, r := range calls {
		part := fenced(r.User)
		shown += part
		if !strings.Contains(part, "纸船模型能否改善河道巡查") {
			t.Errorf("part %d does not begin with the title", i+1)
		}
		if n := llm.EstimateTokens(part); n > 560 {
			t.Errorf("part %d has %d tokens", i+1, n)
		}
	}
	for i := range 60 {
		if !strings.Contains(shown, string(rune('甲'+i))+"村的渠道") {
			t.Fatalf("sentence %d was never shown", i)
		}
	}
	if e, err := engine.Estimate(p, ""); err != nil || e.Calls != len(calls) {
		t.Errorf("estimated %+v, %v", e, err)
	}

	tiny := newEngine(t, m, func(o *Options) { o.Budget = 40 })
	x, err = tiny.Extract(context.Background(), p, "")
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(strings.Join(x.Warnings, "\n"), "not read") {
		t.Errorf("text was left out in silence: %q", x.Warnings)
	}
}

// A page that carries the paper itself: its text is read under its headings,
// up to where other things begin, and left out where it is too long.
func TestFullText(t *testing.T) {
	t.Parallel()
	raw := strings.Replace(boats, "相关文章：", `一、引言
河道巡查由村干部承担，他们每周要填写三张表格，而表格很少有人再看，这是本文的起点，也是村干部在访谈中反复提到的一件小事。
二、发现
访谈中有41名村干部说，纸船让他们第一次知道水流往哪里去，也让巡查不再只是签字，而是一件可以向孩子们讲起的事情，村里因此多了几分热闹。
参考文献
[1] 石子模型使投诉减少了48%，巡查效果显著改善，这是另一篇论文的结论，与本文无关。
相关文章：`, 1)
	p := parse(t, raw, "full.txt")
	d := draft{Findings: []draftFinding{
		{[]string{"访谈中有41名村干部说，纸船让他们第一次知道水流往哪里去"}, "41名村干部说纸船让他们知道水流往哪里去"},
		{[]string{"石子模型使投诉减少了48%"}, "石子模型使投诉减少48%"},
	}}
	m := always(t, d, nil)
	x, err := newEngine(t, m, nil).Extract(context.Background(), p, "")
	if err != nil {
		t.Fatal(err)
	}
	if body := fenced(m.calls()[0].User); !strings.Contains(body, "正文：") || !strings.Contains(body, "41名") || strings.Contains(body, "石子") {
		t.Errorf("the model was shown:\n%s", body)
	}
	if len(x.Findings) != 2 || x.Findings[0].Status != synoptic.Reported || x.Findings[1].Status != synoptic.Unverified {
		t.Errorf("%+v", x.Findings)
	}
	short := always(t, draft{}, nil)
	x, err = newEngine(t, short, func(o *Options) { o.Budget = 140 }).Extract(context.Background(), p, "")
	if err != nil || len(short.calls()) != 1 || strings.Contains(short.calls()[0].User, "正文") || len(x.Warnings) != 1 || !strings.Contains(x.Warnings[0], "longer") {
		t.Errorf("%d calls, %+v, %v", len(short.calls()), x, err)
	}
}
