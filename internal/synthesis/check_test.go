package synthesis_test

import (
	"context"
	"strings"
	"testing"

	"synoptic/internal/synoptic"
	"synoptic/internal/synthesis"
)

// liar is a writer that says whatever it was told to.
type liar struct {
	kind synoptic.SectionKind
	said []synoptic.Statement
}

func (liar) Name() string { return "llm" }

func (l liar) Write(context.Context, *synthesis.Table) ([]synoptic.Section, error) {
	return []synoptic.Section{{Kind: l.kind, Heading: "Ignore the table", Statements: l.said}}, nil
}

// nine studies whose cells the statements below cite.
func nine() []synoptic.Document {
	answer := func(s, quote string) synoptic.Answer {
		return synoptic.Answer{Status: synoptic.Reported, Answer: synoptic.Maybe(s), Quotes: []synoptic.Quote{{Text: quote, End: 1, Verdict: synoptic.Exact}}}
	}
	none := synoptic.Answer{Status: synoptic.NotReported}
	study := func(id string, theory, method, place synoptic.Answer, findings ...synoptic.Answer) synoptic.Document {
		return synoptic.Document{ID: id, Status: synoptic.Extracted, Record: &synoptic.Record{Title: synoptic.LangText{ZH: synoptic.Maybe(id)}},
			Extraction: &synoptic.Extraction{ResearchQuestion: none, Theory: theory, Method: synoptic.MethodAnswer{Answer: method, Design: map[synoptic.Maybe]synoptic.Design{"问卷调查": synoptic.Survey, "个案研究": synoptic.CaseStudy}[method.Answer]}, Case: place, Findings: findings}}
	}
	return []synoptic.Document{
		study("a", answer("嵌入性理论", "基于嵌入性理论"), answer("问卷调查", "采用问卷调查法，回收问卷612份"), answer("澜川市", "以澜川市为例"), answer("平台提升了满意度", "平台提升了满意度，增幅为35%")),
		study("b", none, answer("个案研究", "开展单案例研究"), answer("西陵县", "以西陵县为例"), answer("平台使用未显著提升居民的满意度", "平台使用未显著提升居民的满意度")),
		study("c", none, none, answer("The pilot in Odrava", "The pilot in Odrava"), answer("coaching did not improve blood pressure control", "We find that coaching did not improve blood pressure control in 32 clinics.")),
		study("d", synoptic.Answer{Status: synoptic.Lost}, none, none, none),
		study("e", answer("程序公正理论", "依据程序公正理论"), none, none, answer("数据回流带来减负", "数据回流带来减负")),
		study("f", answer("嵌入性理论", "基于嵌入性理论"), none, none, answer("心理负担没有减轻", "心理负担没有减轻"), answer("报表减少39项", "报表减少39项")),
		study("g", none, none, none, answer("成效没有衰减", "成效没有衰减")),
		study("i", none, answer("沿线行走", "沿线行走"), answer("澜川市与西陵县等12个县", "澜川市与西陵县等12个县"), answer("平台存在隐私泄露风险", "平台存在隐私泄露风险")),
		study("h", none, none, none, answer("the gains did not fade", "the gains did not fade")),
	}
}

func cite(refs ...string) []synoptic.Citation {
	var cites []synoptic.Citation
	for _, ref := range refs {
		id, item, _ := strings.Cut(ref, ".")
		cites = append(cites, synoptic.Citation{DocumentID: id, Item: item})
	}
	return cites
}

func TestCheck(t *testing.T) {
	t.Parallel()
	const ov, ag, di, th = synoptic.Overview, synoptic.Agreements, synoptic.Disagreements, synoptic.Theories
	both := cite("a.findings", "b.findings")
	tests := []struct {
		name      string
		kind      synoptic.SectionKind
		statement synoptic.Statement
		why       string // part of the reason; "" where the statement stands
	}{
		{"true and cited", ov, synoptic.Statement{Text: "两篇写到“满意度”。", Citations: both}, ""},
		{"one cell cited twice is one study", ov, synoptic.Statement{Text: "一篇考察“澜川市”。", Citations: cite("a.case", "a.case")}, ""},
		{"figure of the quote", ov, synoptic.Statement{Text: "一篇报告增幅为 35%。", Citations: cite("a.findings")}, ""},
		{"part and whole", ov, synoptic.Statement{Text: "九篇中两篇写到“满意度”。", Citations: both}, ""},
		{"part and whole in English", ov, synoptic.Statement{Text: "Two of the nine studies look at “满意度”.", Citations: both}, ""},
		{"silence", th, synoptic.Statement{Text: "两篇的页面未说明理论。", Citations: cite("b.theory", "c.theory")}, ""},
		{"silence in English", th, synoptic.Statement{Text: "Two pages do not state a theory.", Citations: cite("b.theory", "c.theory")}, ""},
		{"punctuation and width folded", ov, synoptic.Statement{Text: "一篇“回收问卷６１２份”。", Citations: cite("a.method")}, ""},
		{"negation kept", ov, synoptic.Statement{Text: "一篇报告“未显著提升居民的满意度”。", Citations: cite("b.findings")}, ""},
		{"difference", di, synoptic.Statement{Text: "结论不一。", Relation: synoptic.Difference, Citations: both}, ""},
		{"number of something else", ov, synoptic.Statement{Text: "One study reports a trial in 32 clinics.", Citations: cite("c.findings")}, ""},

		{"a place of the cell", ov, synoptic.Statement{Text: "一篇考察澜川市的平台，没有跨地区比较。", Citations: cite("a.case")}, ""},
		{"a name of the cell", ov, synoptic.Statement{Text: "One study looks at Odrava.", Citations: cite("c.case")}, ""},
		{"a name with its original", ov, synoptic.Statement{Text: "One study looks at Lanchuan city (澜川市); Lanchuan is one place.", Citations: cite("a.case")}, ""},

		{"a change that one does not report", ag, synoptic.Statement{Text: "两篇都报告“满意度”提高：“平台提升了满意度”。", Citations: both}, "并非都如此"},
		{"a change that one does not report, in English", ag, synoptic.Statement{Text: "Two studies report a rise in “满意度”.", Citations: both}, "并非都如此"},
		{"a protocol by no title", ov, synoptic.Statement{Text: "一篇从题名看是研究方案，页面未说明研究发现。", Citations: cite("d.findings")}, "研究方案"},
		{"a place of nobody", ov, synoptic.Statement{Text: "一篇考察东澜市的平台。", Citations: cite("a.case")}, "名称"},
		{"a name of nobody", ov, synoptic.Statement{Text: "One study looks at Vastra.", Citations: cite("c.case")}, "名称"},
		{"a name without its original", ov, synoptic.Statement{Text: "One study looks at Lanchuan.", Citations: cite("a.case")}, "名称"},
		{"a name with another's original", ov, synoptic.Statement{Text: "One study looks at Xiling (西陵县).", Citations: cite("a.case")}, "名称"},
		{"no citation", ov, synoptic.Statement{Text: "数字技术十分重要。"}, "没有引证"},
		{"no text", ov, synoptic.Statement{Text: " ", Citations: both}, "没有文字"},
		{"unknown document", ov, synoptic.Statement{Text: "平台有效。", Citations: cite("x.findings")}, "不存在"},
		{"unknown item", ov, synoptic.Statement{Text: "平台有效。", Citations: cite("a.funding")}, "不存在"},
		{"index out of range", ov, synoptic.Statement{Text: "平台有效。", Citations: []synoptic.Citation{{DocumentID: "a", Item: "findings", Index: 1}}}, "不存在"},
		{"negative index", ov, synoptic.Statement{Text: "平台有效。", Citations: []synoptic.Citation{{DocumentID: "a", Item: "findings", Index: -1}}}, "不存在"},
		{"content from a silent cell", th, synoptic.Statement{Text: "一篇以制度主义为据。", Citations: cite("b.theory")}, "没有可支持"},
		{"content from a lost cell", th, synoptic.Statement{Text: "一篇以制度主义为据。", Citations: cite("d.theory")}, "没有可支持"},
		{"silence of a reported cell", th, synoptic.Statement{Text: "一篇的页面未说明理论。", Citations: cite("a.theory")}, "却有内容"},
		{"silence of reported and silent cells", th, synoptic.Statement{Text: "两篇的页面未说明理论。", Citations: cite("a.theory", "b.theory")}, "却有内容"},
		{"agreement of one", ag, synoptic.Statement{Text: "都认为平台有效。", Citations: cite("a.findings", "a.case")}, "至少要有两篇"},
		{"disagreement of one side", di, synoptic.Statement{Text: "结论相反。", Relation: synoptic.Contradiction, Citations: cite("a.findings")}, "双方"},
		{"disagreement without relation", di, synoptic.Statement{Text: "结论相反。", Citations: both}, "矛盾还是"},
		{"made-up relation", di, synoptic.Statement{Text: "结论相反。", Relation: "war", Citations: both}, "矛盾还是"},
		{"relation elsewhere", ov, synoptic.Statement{Text: "平台有效。", Relation: synoptic.Difference, Citations: both}, "只有差异"},
		{"count too high", ov, synoptic.Statement{Text: "三篇写到“满意度”。", Citations: both}, "篇数"},
		{"count too low", ov, synoptic.Statement{Text: "Only one study looks at it.", Citations: both}, "篇数"},
		{"wrong whole", ov, synoptic.Statement{Text: "五篇中两篇写到“满意度”。", Citations: both}, "篇数"},
		{"wrong whole in English", ov, synoptic.Statement{Text: "Two of five studies agree.", Citations: both}, "篇数"},
		{"count in digits", ov, synoptic.Statement{Text: "12 篇写到“满意度”。", Citations: both}, "篇数"},
		{"both of three", ov, synoptic.Statement{Text: "Both studies look at it.", Citations: cite("a.case", "b.case", "c.case")}, "篇数"},
		{"all, citing some", ov, synoptic.Statement{Text: "所有研究都写到“满意度”。", Citations: both}, "篇数"},
		{"all, citing some, in English", ov, synoptic.Statement{Text: "All the studies agree.", Citations: both}, "篇数"},
		{"figure of nobody", ov, synoptic.Statement{Text: "增幅为 53%。", Citations: cite("a.findings")}, "数字"},
		{"figure of another cell", ov, synoptic.Statement{Text: "增幅为 35%。", Citations: cite("b.findings")}, "数字"},
		{"part of a figure", ov, synoptic.Statement{Text: "问卷 61 份。", Citations: cite("a.method")}, "数字"},
		{"citation mark in the text", ov, synoptic.Statement{Text: "平台有效 [7]。", Citations: both}, "数字"},
		{"words of nobody", ov, synoptic.Statement{Text: "一篇报告“平台降低了满意度”。", Citations: cite("a.findings")}, "词语"},
		{"words of another cell", ov, synoptic.Statement{Text: "一篇考察“西陵县”。", Citations: cite("a.case")}, "词语"},
		{"torn from its negation", ov, synoptic.Statement{Text: "一篇报告平台使用“显著提升居民的满意度”。", Citations: cite("b.findings")}, "否定"},
		{"torn from its negation in English", ov, synoptic.Statement{Text: "One study holds that coaching can “improve blood pressure control”.", Citations: cite("c.findings")}, "否定"},
		{"words behind an open quotation mark", ov, synoptic.Statement{Text: "一篇报告“平台降低了满意度", Citations: cite("a.findings")}, "词语"},
		{"words in other marks", ov, synoptic.Statement{Text: "一篇报告「平台降低了满意度」。", Citations: cite("a.findings")}, "词语"},
		{"control characters", ov, synoptic.Statement{Text: "平台有效\x1b[31m。", Citations: both}, "控制字符"},
		{"too long", ov, synoptic.Statement{Text: strings.Repeat("平台有效", 600), Citations: both}, "过长"},
		{"a shared notion that both have", ag, synoptic.Statement{Text: "两篇都写到负担的增减。", Citations: cite("e.findings", "f.findings")}, ""},
		{"no such design, and so it is", synoptic.Gaps, synoptic.Statement{Text: "所引方法中没有实验设计。", Citations: cite("a.method", "b.method")}, ""},
		{"no figures, and so it is", synoptic.Gaps, synoptic.Statement{Text: "两篇的发现没有一项带有数值。", Citations: cite("b.findings", "e.findings")}, ""},
		{"all that state a method", synoptic.Gaps, synoptic.Statement{Text: "说明了方法的三篇都在县域。", Citations: cite("a.method", "b.method", "i.method")}, ""},
		{"theories that differ", th, synoptic.Statement{Text: "两篇各据一种理论。", Citations: cite("a.theory", "e.theory")}, ""},

		{"a shared notion that one has not", ag, synoptic.Statement{Text: "两篇都写到负担的增减。", Citations: cite("a.findings", "e.findings")}, "篇篇"},
		{"a shared notion in English", ag, synoptic.Statement{Text: "Two studies write of joint action by several actors.", Citations: both}, "篇篇"},
		{"a field that is not theirs", ov, synoptic.Statement{Text: "两篇讨论健康与医疗。", Citations: both}, "篇篇"},
		{"a result that is not theirs", ag, synoptic.Statement{Text: "两篇都报告成效会减退。", Citations: both}, "篇篇"},
		{"a result that both deny", ag, synoptic.Statement{Text: "两篇都报告成效会减退。", Citations: cite("g.findings", "h.findings")}, "篇篇"},
		{"a result that both deny, in English", ag, synoptic.Statement{Text: "Two studies report gains that fade.", Citations: cite("g.findings", "h.findings")}, "篇篇"},
		{"each its design", synoptic.Methods, synoptic.Statement{Text: "两篇说明了方法，设计各不相同。", Citations: cite("a.method", "b.method")}, ""},
		{"each its design, but one cited is unknown", synoptic.Methods, synoptic.Statement{Text: "两篇说明了方法，设计各不相同。", Citations: cite("a.method", "i.method")}, "设计"},
		{"a single place each", synoptic.Gaps, synoptic.Statement{Text: "两篇均只涉及一个地方。", Citations: cite("a.case", "b.case")}, ""},
		{"a single place, but there are several", synoptic.Gaps, synoptic.Statement{Text: "两篇均只涉及一个地方。", Citations: cite("a.case", "i.case")}, "一地"},
		{"all qualitative, but one is a survey", synoptic.Gaps, synoptic.Statement{Text: "两篇都是质性或理论研究。", Citations: cite("a.method", "b.method")}, "类型"},
		{"all quantitative, in English", synoptic.Gaps, synoptic.Statement{Text: "Two studies are all quantitative.", Citations: cite("a.method", "b.method")}, "类型"},
		{"the only one with a theory", synoptic.Gaps, synoptic.Statement{Text: "九篇中只有一篇交代了理论依据。", Citations: cite("a.theory")}, "全部"},
		{"the only one with a theory, in English", synoptic.Gaps, synoptic.Statement{Text: "Only one of the nine studies states a theory.", Citations: cite("a.theory")}, "全部"},
		{"the only one to find risk", synoptic.Gaps, synoptic.Statement{Text: "九篇中只有一篇以风险为发现。", Citations: cite("i.findings")}, ""},
		{"the only one to find risk, but it does not", synoptic.Gaps, synoptic.Statement{Text: "九篇中只有两篇以风险为发现。", Citations: both}, "风险"},
		{"no such design, but there is one", synoptic.Gaps, synoptic.Statement{Text: "所引方法中没有问卷设计。", Citations: cite("a.method", "b.method")}, "设计"},
		{"the second design that is said to be absent", synoptic.Gaps, synoptic.Statement{Text: "所引方法中没有实验设计，也没有问卷设计。", Citations: cite("a.method", "b.method")}, "设计"},
		{"no such design in English", synoptic.Gaps, synoptic.Statement{Text: "None of these uses a survey.", Citations: cite("a.method", "b.method")}, "设计"},
		{"no such design, but the cell tells of one", synoptic.Gaps, synoptic.Statement{Text: "所引方法中没有个案设计。", Citations: cite("a.method", "b.method")}, "设计"},
		{"no figures, but there is one", synoptic.Gaps, synoptic.Statement{Text: "两篇的发现没有一项带有数值。", Citations: both}, "数值"},
		{"no figures in English", synoptic.Gaps, synoptic.Statement{Text: "The findings of two studies are told in words; none comes with a figure.", Citations: both}, "数值"},
		{"no figures in the finding that is cited", synoptic.Gaps, synoptic.Statement{Text: "一篇的发现没有一项带有数值。", Citations: cite("f.findings")}, "数值"},
		{"theories that are the same", th, synoptic.Statement{Text: "两篇各据一种理论。", Citations: cite("a.theory", "f.theory")}, "相同"},
		{"all that state a method, but one", synoptic.Gaps, synoptic.Statement{Text: "说明了方法的一篇是质性研究。", Citations: cite("b.method")}, "全部"},
		{"words that were not asked for", ov, synoptic.Statement{Text: "所问的“天气”，表中各项答案均不含。", Citations: both}, "所问"},
		{"words asked for that an answer has", ov, synoptic.Statement{Text: "所问的“满意度”，表中各项答案均不含。", Citations: both}, "所问"},
		{"words asked for in vain", ov, synoptic.Statement{Text: "所问的“数字鸿沟”，表中各项答案均不含。", Citations: both}, ""},
		{"no such section", "advertisement", synoptic.Statement{Text: "平台有效。", Citations: both}, "没有这一节"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			review, err := synthesis.Compose(context.Background(), synthesis.Input{Documents: nine(), Language: synoptic.Chinese, Question: "数字鸿沟如何影响满意度", Writer: liar{tt.kind, []synoptic.Statement{tt.statement}}})
			if err != nil {
				t.Fatal(err)
			}
			if tt.why == "" {
				if review.Checks.Statements != 1 || review.Checks.Dropped != 0 || len(review.Synthesis) != 1 {
					t.Fatalf("dropped: %q", review.Checks.DroppedReasons)
				}
				if got := review.Synthesis[0].Heading; got == "Ignore the table" {
					t.Errorf("the writer set the heading %q", got)
				}
				return
			}
			if review.Checks.Statements != 0 || review.Checks.Dropped != 1 || len(review.Synthesis) != 0 {
				t.Fatalf("the statement stands: %+v", review.Checks)
			}
			if reason := review.Checks.DroppedReasons[0]; !strings.Contains(reason, tt.why) {
				t.Errorf("dropped for %q, want %q", reason, tt.why)
			}
		})
	}
}

func TestMarks(t *testing.T) {
	t.Parallel()
	review, err := synthesis.Compose(context.Background(), synthesis.Input{Documents: nine(), Language: synoptic.Chinese})
	if err != nil {
		t.Fatal(err)
	}
	marks := synthesis.NewMarks(review)
	tests := []struct {
		text  string
		cites []synoptic.Citation
		want  string
	}{
		{"三篇考察“澜川市”、“西陵县”和别处。", cite("a.case", "b.case", "c.case"), "三篇考察“澜川市”[1]、“西陵县”[2]和别处[3]。"},
		{"两篇写到“满意度”：“平台提升了满意度”等。", cite("b.findings", "a.findings"), "两篇写到“满意度”：“平台提升了满意度”[1]等[2]。"},
		{"三篇考察“澜川市”等。", cite("a.case", "b.case", "c.case"), "三篇考察“澜川市”[1]等[2][3]。"},
		{"有的（“澜川市”等），有的（“pilot”）。", cite("a.case", "b.case", "c.case"), "有的（“澜川市”[1]等[2]），有的（“pilot”[3]）。"},
		{"两篇用“问卷调查”“回收问卷612份”和“个案研究”。", cite("a.method", "b.method"), "两篇用“问卷调查”“回收问卷612份”[1]和“个案研究”[2]。"},
		{"Three: “澜川市”, “西陵县” and others.", cite("a.case", "b.case", "c.case"), "Three: “澜川市”[1], “西陵县”[2] and others[3]."},
		{"Two: “澜川市” (澜川市) and “西陵县”.", cite("a.case", "b.case"), "Two: “澜川市” (澜川市)[1] and “西陵县”[2]."},
		{"One study, no quote.", cite("c.case"), "One study, no quote[3]."},
		{"一篇“澜川市”", cite("a.case"), "一篇“澜川市”[1]"},
		{"没有合上的“引号", both(), "没有合上的“引号[1][2]"},
	}
	for _, tt := range tests {
		var got strings.Builder
		for _, piece := range marks.Place(synoptic.Statement{Text: tt.text, Citations: tt.cites}) {
			got.WriteString(piece.Text)
			for _, l := range piece.Labels {
				got.WriteString("[" + l + "]")
			}
		}
		if got.String() != tt.want {
			t.Errorf("got %s, want %s", got.String(), tt.want)
		}
	}
}

func both() []synoptic.Citation { return cite("a.findings", "b.findings") }
