package synthesis_test

import (
	"strings"
	"testing"

	"synoptic/internal/synoptic"
	"synoptic/internal/synthesis"
)

// finding makes a study that says one thing.
func finding(id, title string, words ...string) synoptic.Document {
	d := synoptic.Document{ID: id, Status: synoptic.Extracted, Record: &synoptic.Record{}, Extraction: &synoptic.Extraction{
		ResearchQuestion: synoptic.Answer{Status: synoptic.NotReported}, Theory: synoptic.Answer{Status: synoptic.NotReported},
		Method: synoptic.MethodAnswer{Answer: synoptic.Answer{Status: synoptic.NotReported}}, Case: synoptic.Answer{Status: synoptic.NotReported}}}
	d.Record.Title.ZH = synoptic.Maybe(title)
	for _, w := range words {
		d.Extraction.Findings = append(d.Extraction.Findings, synoptic.Answer{Status: synoptic.Reported, Answer: synoptic.Maybe(w),
			Quotes: []synoptic.Quote{{Text: w, End: len([]rune(w)), Verdict: synoptic.Exact}}})
	}
	return d
}

func statements(r *synoptic.Review, kind synoptic.SectionKind) []synoptic.Statement {
	for _, s := range r.Synthesis {
		if s.Kind == kind {
			return s.Statements
		}
	}
	return nil
}

// TestComparison composes studies whose agreement or difference is known.
func TestComparison(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name      string
		language  synoptic.Language
		documents []synoptic.Document
		kind      synoptic.SectionKind
		relation  synoptic.Relation
		has       []string // parts of one statement
		not       string   // what no statement of the section may say
	}{
		{"opposite results", synoptic.Chinese, []synoptic.Document{
			finding("a", "平台使用与居民满意度", "平台使用显著提升居民满意度"),
			finding("b", "平台使用的作用", "平台使用对居民满意度没有显著影响"),
			finding("c", "社区治理", "社区协商促进信任"),
		}, synoptic.Disagreements, synoptic.Contradiction, []string{"“平台使用”", "“居民满意度”", "结论相反", "没有显著影响"}, "未见直接矛盾"},
		{"opposite results in English", synoptic.English, []synoptic.Document{
			finding("a", "x", "Platform use significantly improves citizen satisfaction."),
			finding("b", "y", "Platform use did not improve citizen satisfaction."),
		}, synoptic.Disagreements, synoptic.Contradiction, []string{"“Platform”", "citizen satisfaction", "opposed"}, "no direct contradiction"},
		{"same results", synoptic.Chinese, []synoptic.Document{
			finding("a", "平台使用", "平台使用显著提升居民满意度"),
			finding("b", "平台使用", "平台使用有助于改善居民满意度"),
		}, synoptic.Agreements, "", []string{"两篇", "同向", "“平台使用”", "“居民满意度”"}, ""},
		{"outcome against risk", synoptic.Chinese, []synoptic.Document{
			finding("a", "众包平台", "众包平台能够有效改善办事效率"),
			finding("b", "众包平台", "众包平台存在隐私泄露风险"),
		}, synoptic.Disagreements, synoptic.Difference, []string{"着重成效", "着重风险", "隐私泄露风险", "侧重不同"}, "结论相反"},
		{"a risk that is reduced is no risk", synoptic.Chinese, []synoptic.Document{
			finding("a", "众包平台", "众包平台能够有效降低隐私泄露风险"),
			finding("b", "众包平台", "众包平台有助于公众参与"),
		}, synoptic.Disagreements, "", nil, "着重风险"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			review := compose(t, tt.documents, tt.language)
			if review.Checks.Dropped > 0 {
				t.Errorf("dropped: %q", review.Checks.DroppedReasons)
			}
			found := tt.has == nil
			var all []string
			for _, s := range statements(review, tt.kind) {
				all = append(all, s.Text)
				hit := s.Relation == tt.relation
				for _, part := range tt.has {
					hit = hit && strings.Contains(s.Text, part)
				}
				found = found || hit
				if tt.not != "" && strings.Contains(s.Text, tt.not) {
					t.Errorf("says %q: %s", tt.not, s.Text)
				}
			}
			if !found {
				t.Errorf("no statement has %q: %q", tt.has, all)
			}
		})
	}
}

// TestKeywordsAreNoEvidence: a term that only keywords share is not shared.
func TestKeywordsAreNoEvidence(t *testing.T) {
	t.Parallel()
	a, b := finding("a", "数字治理的成效", "回应时间缩短"), finding("b", "数字治理的代价", "人员负担加重")
	a.Record.Keywords.ZH, b.Record.Keywords.ZH = []string{"数字治理"}, []string{"数字治理"}
	for _, section := range compose(t, []synoptic.Document{a, b}, synoptic.Chinese).Synthesis {
		for _, s := range section.Statements {
			if strings.Contains(s.Text, "数字治理") {
				t.Errorf("%s: %s", section.Kind, s.Text)
			}
		}
	}
}

// TestSilence: each way of not saying is told as what it is.
func TestSilence(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		status   synoptic.AnswerStatus
		language synoptic.Language
		want     string
	}{
		{synoptic.NotReported, synoptic.Chinese, "页面未说明研究方法"},
		{synoptic.Lost, synoptic.Chinese, "研究方法无从得知"},
		{synoptic.Unverified, synoptic.Chinese, "研究方法未能在页面上核实"},
		{synoptic.NotReported, synoptic.English, "does not state a method"},
		{synoptic.Lost, synoptic.English, "a method cannot be told"},
		{synoptic.Unverified, synoptic.English, "a method could not be verified"},
	} {
		a, b := finding("a", "甲", "平台提升了满意度"), finding("b", "乙", "平台降低了成本")
		a.Extraction.Method.Status = tt.status
		b.Extraction.Method = synoptic.MethodAnswer{Answer: b.Extraction.Findings[0], Design: synoptic.Survey}
		blank := finding("c", "丙")
		for _, answer := range []*synoptic.Answer{&blank.Extraction.ResearchQuestion, &blank.Extraction.Theory, &blank.Extraction.Method.Answer, &blank.Extraction.Case} {
			answer.Status = tt.status
		}
		blank.Extraction.Findings = []synoptic.Answer{{Status: tt.status}}
		review := compose(t, []synoptic.Document{a, b, blank}, tt.language)
		if review.Checks.Dropped > 0 {
			t.Errorf("%s, %s: %q", tt.status, tt.language, review.Checks.DroppedReasons)
		}
		told := false
		for _, s := range statements(review, synoptic.Methods) {
			told = told || strings.Contains(s.Text, tt.want)
		}
		if !told {
			t.Errorf("%s, %s: %q is not told: %v", tt.status, tt.language, tt.want, statements(review, synoptic.Methods))
		}
	}
}

// TestNotions: studies meet on a notion that each has its own words for.
func TestNotions(t *testing.T) {
	t.Parallel()
	documents := []synoptic.Document{
		finding("a", "基层治理平台", "治理平台通过流程再造实现部门协同"),
		finding("b", "智慧社区治理", "智慧治理的方向是从政府主导走向多元共治", "居民对物业不满"),
		finding("c", "数字政府热线", "政府热线的数据由专人复核"),
	}
	review := compose(t, documents, synoptic.Chinese)
	said := statements(review, synoptic.Agreements)
	if len(said) == 0 || !strings.Contains(said[0].Text, "三篇中两篇都写到多方协同") || !strings.Contains(said[0].Text, "部门协同”") || !strings.Contains(said[0].Text, "从政府主导走向多元共治”") {
		t.Errorf("agreements %v", said)
	}
	if over := statements(review, synoptic.Overview); !strings.Contains(over[0].Text, "三篇都讨论数字技术在治理与政务中的运用") {
		t.Errorf("overview %q", over[0].Text)
	}
}

// TestFields: a set without a common topic is told field by field, and single
// words in common are no agreement.
func TestFields(t *testing.T) {
	t.Parallel()
	var documents []synoptic.Document
	for i, words := range []string{"患者的血压随访显著改善", "社区护理提升了患者的依从性", "教师反馈提升了学生的写作", "学生的在线学习投入提高", "农户的信贷可得性提高", "碑刻所见的乡约制度在明代衰落", "驿路的更替见于方志"} {
		documents = append(documents, finding(string(rune('a'+i)), words, words))
	}
	review := compose(t, documents, synoptic.Chinese)
	var over string
	for _, s := range statements(review, synoptic.Overview) {
		over += s.Text
	}
	for _, want := range []string{"两篇讨论健康与医疗。", "两篇讨论教育与学习。", "另有三篇各有其题："} {
		if !strings.Contains(over, want) {
			t.Errorf("%q is missing in %s", want, over)
		}
	}
	if said := statements(review, synoptic.Agreements); len(said) > 0 {
		t.Errorf("agreements %v", said)
	}
}

// TestQuestion: what the reader asks is answered first, in the studies' own
// words, and what no answer has is said.
func TestQuestion(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		language synoptic.Language
		question string
		words    [2]string
		want     []string
	}{
		{synoptic.Chinese, "数字鸿沟如何影响部门协同？", [2]string{"平台推动部门协同", "督查减弱时协同回落"}, []string{"所问的“协同”见于两篇", "“平台推动部门协同”", "所问的“数字鸿沟”，表中各项答案均不含。"}},
		{synoptic.English, "How does telework change trust?", [2]string{"Open data raises trust in offices.", "Trust fell where rules changed."}, []string{"On “trust”, which was asked about, two studies speak", "No answer in the table contains any of these words of the question: “telework”."}},
		{synoptic.Chinese, "怎样？", [2]string{"平台推动部门协同", "督查减弱时协同回落"}, nil},
	} {
		review, err := synthesis.Compose(t.Context(), synthesis.Input{Documents: []synoptic.Document{finding("a", "甲", tt.words[0]), finding("b", "乙", tt.words[1])}, Language: tt.language, Question: tt.question})
		if err != nil {
			t.Fatal(err)
		}
		if review.Checks.Dropped > 0 {
			t.Errorf("dropped: %q", review.Checks.DroppedReasons)
		}
		var over string
		for _, s := range statements(review, synoptic.Overview) {
			over += s.Text
		}
		for _, want := range tt.want {
			if !strings.Contains(over, want) {
				t.Errorf("%q is missing in %s", want, over)
			}
		}
		if tt.want == nil && strings.Contains(over, "所问") {
			t.Errorf("an empty question was answered: %s", over)
		}
	}
}

// TestMarksOfLists: every cited study has its mark, also behind a list that
// names some and beside words that two of them share.
func TestMarksOfLists(t *testing.T) {
	t.Parallel()
	for n := 2; n <= 30; n++ {
		review := compose(t, generated(n, synoptic.English), synoptic.English)
		marks := synthesis.NewMarks(review)
		for _, section := range review.Synthesis {
			for _, s := range section.Statements {
				cited, marked := map[string]bool{}, map[string]bool{}
				for _, c := range s.Citations {
					cited[c.DocumentID] = true
				}
				text, behind := "", false
				for _, piece := range marks.Place(s) {
					if behind && piece.Text == "" {
						t.Errorf("two runs of marks touch in %q", s.Text)
					}
					text += piece.Text
					behind = len(piece.Labels) > 0
					for _, label := range piece.Labels {
						marked[label] = true
					}
				}
				if text != s.Text || len(marked) != len(cited) {
					t.Errorf("%d of %d studies are marked in %q", len(marked), len(cited), s.Text)
				}
				if strings.Contains(s.Text, " and others.") && !behind && len(marked) < len(cited) {
					t.Errorf("nothing is marked behind the list of %q", s.Text)
				}
			}
		}
	}
}
