package synthesis_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"synoptic/internal/synoptic"
	"synoptic/internal/synthesis"
)

// generated makes n studies of some topics, places and designs, a third of
// them silent on theory, without any page behind them.
func generated(n int, language synoptic.Language) []synoptic.Document {
	topics := []string{"数字治理", "社会救助", "应急管理", "在线学习", "平台劳动", "环境规制", "基层协商"}
	objects := []string{"部门协同", "数据共享", "公众参与", "政策执行", "服务质量", "资源配置"}
	effects := []string{"能够有效提升", "显著促进", "未显著影响", "削弱", "有利于改善"}
	designs := []synoptic.Design{synoptic.CaseStudy, synoptic.Survey, synoptic.QCA, synoptic.GroundedTheory, synoptic.QuasiExperiment, ""}
	documents := make([]synoptic.Document, n)
	for i := range documents {
		topic, object, effect := topics[i%len(topics)], objects[i/3%len(objects)], effects[i%len(effects)]
		answer := func(s string) synoptic.Answer {
			return synoptic.Answer{Status: synoptic.Reported, Answer: synoptic.Maybe(s),
				Quotes: []synoptic.Quote{{Text: "本文认为" + s + "。", Start: 0, End: len([]rune(s)) + 5, Verdict: synoptic.Exact}}}
		}
		theory := answer(topic + "理论")
		if i%3 == 0 {
			theory = synoptic.Answer{Status: synoptic.NotReported}
		}
		raw := fmt.Sprint("page ", i)
		documents[i] = synoptic.Document{
			ID: synoptic.DocumentID([]byte(raw)), SHA256: synoptic.SHA256Hex([]byte(raw)), Status: synoptic.Extracted, FileName: raw + ".txt",
			Record: &synoptic.Record{Title: synoptic.LangText{ZH: synoptic.Maybe(fmt.Sprintf("%s如何影响%s（之%d）", topic, object, i))},
				Year: synoptic.Year(2010 + i%15), Keywords: synoptic.LangList{ZH: []string{topic, object}}},
			Extraction: &synoptic.Extraction{Engine: synoptic.EngineRules, Language: language,
				ResearchQuestion: answer(topic + "如何影响" + object), Theory: theory,
				Method: synoptic.MethodAnswer{Answer: answer("第" + strings.Repeat("甲", i%5+1) + "类方法"), Design: designs[i%len(designs)]},
				Case:   answer(fmt.Sprintf("%d个县的%s", 3+i, topic)),
				Findings: []synoptic.Answer{answer(topic + effect + object), answer(fmt.Sprintf("%s在%d个县中%s了居民的获得感，并且通过信息公开、流程再造与%s实现", topic, 3+i, effect, object)),
					answer("各地应当结合自身条件推进" + object)},
			},
		}
	}
	return documents
}

func TestComposeManyStudies(t *testing.T) {
	t.Parallel()
	documents := generated(synthesis.MaxDocuments, synoptic.Chinese)
	review, err := synthesis.Compose(context.Background(), synthesis.Input{Documents: documents, Language: synoptic.Chinese})
	if err != nil {
		t.Fatal(err)
	}
	if len(review.Included) != synthesis.MaxDocuments || len(review.EvidenceTable.Rows) != synthesis.MaxDocuments {
		t.Errorf("%d included, %d rows", len(review.Included), len(review.EvidenceTable.Rows))
	}
	if review.Checks.Dropped != 0 {
		t.Errorf("dropped: %q", review.Checks.DroppedReasons)
	}
	// Two thousand papers do not make it four hundred times as long as five.
	if review.Checks.Statements > 60 {
		t.Errorf("%d statements", review.Checks.Statements)
	}
	for _, section := range review.Synthesis {
		for _, s := range section.Statements {
			if n := len([]rune(s.Text)); n > 400 {
				t.Errorf("%s: a statement of %d characters: %.120s", section.Kind, n, s.Text)
			}
		}
	}
}

func BenchmarkCompose(b *testing.B) {
	for _, n := range []int{5, 100, 1000, 2000} {
		documents := generated(n, synoptic.Chinese)
		b.Run(fmt.Sprintf("studies=%d", n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := synthesis.Compose(context.Background(), synthesis.Input{Documents: documents, Language: synoptic.Chinese}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
