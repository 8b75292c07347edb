package synthesis_test

import (
	"strings"
	"testing"

	"synoptic/internal/synoptic"
	"synoptic/internal/synthesis"
)

// with gives a study a design and keywords.
func with(d synoptic.Document, design synoptic.Design, keywords ...string) synoptic.Document {
	words := designWords[design]
	d.Extraction.Method = synoptic.MethodAnswer{Design: design, Answer: synoptic.Answer{Status: synoptic.Reported, Answer: synoptic.Maybe(words),
		Quotes: []synoptic.Quote{{Text: words, End: len([]rune(words)), Verdict: synoptic.Exact}}}}
	d.Record.Keywords.ZH = keywords
	return d
}

// designWords are words on a page that tell a design.
var designWords = map[synoptic.Design]string{
	synoptic.RCT: "随机分组试验", synoptic.QuasiExperiment: "双重差分法", synoptic.Survey: "问卷调查法", synoptic.Theoretical: "概念分析法", synoptic.Ethnography: "田野观察法", synoptic.TextAnalysis: "文本分析法",
}

// TestOutcomes: studies that intervened meet on what they measured, by what
// became of it.
func TestOutcomes(t *testing.T) {
	t.Parallel()
	trial := func(id, title string, findings ...string) synoptic.Document {
		return with(finding(id, title, findings...), synoptic.RCT, "步行距离")
	}
	tests := []struct {
		name      string
		documents []synoptic.Document
		kind      synoptic.SectionKind
		has       []string
		not       []string
	}{
		{"the same course", []synoptic.Document{
			trial("a", "登山杖试验", "干预组步行距离增加52米（P<0.01）"), trial("b", "陪走试验", "陪走组步行距离平均增加31米"),
		}, synoptic.Agreements, []string{"两篇都报告“步行距离”提高", "增加52米", "增加31米"}, nil},
		{"no change in both", []synoptic.Document{
			trial("a", "登山杖试验", "两组步行距离变化无显著差异"), trial("b", "陪走试验", "步行距离差异无统计学意义"),
		}, synoptic.Agreements, []string{"两篇都报告“步行距离”没有变化或差异"}, nil},
		{"other courses", []synoptic.Document{
			trial("a", "登山杖试验", "干预组步行距离增加52米"), trial("b", "陪走试验", "步行距离差异无统计学意义"),
		}, synoptic.Disagreements, []string{"同看“步行距离”，所报结果不一", "有的报告提高（“干预组步行距离增加52米”）", "没有变化或差异"}, []string{"相反"}},
		{"a predictor has a direction of its own", []synoptic.Document{
			with(finding("a", "收入与步行", "收入提高步行距离"), synoptic.Survey, "步行距离"), with(finding("b", "年龄与步行", "年龄降低步行距离"), synoptic.Survey, "步行距离"),
		}, synoptic.Disagreements, nil, []string{"步行距离"}},
		{"a share of different things", []synoptic.Document{
			with(finding("a", "农户借贷", "农户受到借贷约束的概率降低"), synoptic.QuasiExperiment), with(finding("b", "农户开店", "农户新开店的概率提高"), synoptic.QuasiExperiment),
		}, synoptic.Disagreements, nil, []string{"概率", "农户"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			review := compose(t, tt.documents, synoptic.Chinese)
			if review.Checks.Dropped > 0 {
				t.Errorf("dropped: %q", review.Checks.DroppedReasons)
			}
			text := said(review, tt.kind)
			for _, want := range tt.has {
				if !strings.Contains(text, want) {
					t.Errorf("%q is not in %q", want, text)
				}
			}
			for _, bad := range tt.not {
				if strings.Contains(text, bad) {
					t.Errorf("%q is in %q", bad, text)
				}
			}
		})
	}
}

// TestSharedAdvice: what several call for alike is agreed on, not a difference.
func TestSharedAdvice(t *testing.T) {
	t.Parallel()
	review := compose(t, []synoptic.Document{
		with(finding("a", "海岛供水条例", "条例宜增补激励性条款"), synoptic.TextAnalysis), with(finding("b", "山区供水条例", "今后应当补足激励性条款"), synoptic.TextAnalysis),
		with(finding("c", "平原供水条例", "应提高激励性条款的比重"), synoptic.TextAnalysis),
	}, synoptic.Chinese)
	if text := said(review, synoptic.Agreements); !strings.Contains(text, "三篇的主张都涉及“激励性条款”") {
		t.Errorf("agreements: %q", text)
	}
	if text := said(review, synoptic.Disagreements); strings.Contains(text, "激励性条款") {
		t.Errorf("differences: %q", text)
	}
}

// TestWordsInCommon: a word that is affirmed here and denied there, or only
// measured in both, is no agreement; a subject in common is told in the overview.
func TestWordsInCommon(t *testing.T) {
	t.Parallel()
	essays := []synoptic.Document{
		with(finding("a", "渡口票制", "公开底账不能代替说明缘由"), synoptic.Theoretical, "渡口票制"),
		with(finding("b", "渡口票制再议", "以公开底账换取信赖并不可取"), synoptic.Theoretical, "渡口票制"),
		with(finding("c", "渡口票制三论", "公开底账是最好的说明方式"), synoptic.Theoretical),
	}
	review := compose(t, essays, synoptic.Chinese)
	if text := said(review, synoptic.Agreements); !strings.Contains(text, "两篇都写到“公开底账”") || strings.Contains(text, "最好") {
		t.Errorf("agreements: %q", text)
	}
	measured := []synoptic.Document{
		with(finding("a", "甲地灌渠", "优势集中于渠系长度"), synoptic.Survey, "灌渠管护"), with(finding("b", "乙地灌渠", "渠系长度仅为邻县的一半"), synoptic.Survey, "灌渠管护"),
	}
	if text := said(compose(t, measured, synoptic.Chinese), synoptic.Agreements); strings.Contains(text, "渠系长度") {
		t.Errorf("agreements: %q", text)
	}
}

// TestGapsTheAuthorsName: what studies leave open is told in their words; a
// protocol has no findings yet.
func TestGapsTheAuthorsName(t *testing.T) {
	t.Parallel()
	plan := with(finding("c", "陪走试验：研究方案"), synoptic.RCT)
	plan.Extraction.Findings = []synoptic.Answer{{Status: synoptic.NotReported}}
	review := compose(t, []synoptic.Document{
		with(finding("a", "登山杖试验", "步行距离增加52米", "长期效果有待更大样本的研究验证"), synoptic.RCT),
		with(finding("b", "陪走对步行的影响", "步行距离增加31米"), synoptic.RCT), plan,
	}, synoptic.Chinese)
	text := said(review, synoptic.Gaps)
	for _, want := range []string{"一篇在发现中自己指出了未定之处：“长期效果有待更大样本的研究验证”", "一篇从题名看是研究方案"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not in %q", want, text)
		}
	}
	if strings.Contains(text, "数值") || strings.Contains(text, "另有") {
		t.Errorf("gaps: %q", text)
	}
	if review.Checks.Dropped > 0 {
		t.Errorf("dropped: %q", review.Checks.DroppedReasons)
	}
}

// TestQuestionByDirection: a question is answered by what came of the thing.
func TestQuestionByDirection(t *testing.T) {
	t.Parallel()
	review := composeAsked(t, "陪走训练能提高步行距离吗？", finding("a", "甲", "陪走训练显著提高步行距离"), finding("b", "乙", "陪走训练未能提高步行距离"))
	text := said(review, synoptic.Overview)
	if !strings.Contains(text, "有的说到成效（“陪走训练显著提高步行距离”），有的说到未见效果或不足（“陪走训练未能提高步行距离”）") || strings.Contains(text, "距离吗") {
		t.Errorf("overview: %q", text)
	}
}

func composeAsked(t *testing.T, question string, documents ...synoptic.Document) *synoptic.Review {
	t.Helper()
	review, err := synthesis.Compose(t.Context(), synthesis.Input{Documents: documents, Language: synoptic.Chinese, Question: question})
	if err != nil {
		t.Fatal(err)
	}
	if review.Checks.Dropped > 0 {
		t.Errorf("dropped: %q", review.Checks.DroppedReasons)
	}
	return review
}
