package quote

import (
	"reflect"
	"testing"

	"synoptic/internal/synoptic"
)

const verifyPage = "摘要：本文以甲市为例，运用访谈法。研究发现，平台提升了信任；平台并未降低成本。再次：平台提升了信任。"

func quoted(texts ...string) synoptic.Answer {
	a := synoptic.Answer{Status: synoptic.Reported, Answer: "答案"}
	for _, text := range texts {
		a.Quotes = append(a.Quotes, synoptic.Quote{Text: text, Start: 9999, End: 3, Verdict: synoptic.Exact})
	}
	return a
}

func TestVerify(t *testing.T) {
	t.Parallel()
	text := New(verifyPage)
	t.Run("positions are not believed", func(t *testing.T) {
		t.Parallel()
		a := Verify(text, quoted("本文以甲市为例,运用访谈法.", "平台破坏了信任", "本文以甲市为例，运用访谈法。"))
		want := []synoptic.Quote{{Text: "本文以甲市为例，运用访谈法。", Start: 3, End: 17, Verdict: synoptic.Normalized}}
		if a.Status != synoptic.Reported || a.Answer != "答案" || !reflect.DeepEqual([]synoptic.Quote(a.Quotes), want) {
			t.Errorf("got %+v", a)
		}
	})
	t.Run("a true position is kept", func(t *testing.T) {
		t.Parallel()
		second := text.At(len(verifyPage)-len("平台提升了信任。"), len(verifyPage))
		a := Verify(text, synoptic.Answer{Status: synoptic.Reported, Answer: "答案", Quotes: synoptic.List[synoptic.Quote]{second}})
		if len(a.Quotes) != 1 || a.Quotes[0] != second {
			t.Errorf("got %+v, want %+v", a.Quotes, second)
		}
	})
	t.Run("the negation comes along", func(t *testing.T) {
		t.Parallel()
		a := Verify(text, quoted("降低成本"))
		if len(a.Quotes) != 1 || a.Quotes[0].Text != "并未降低成本" {
			t.Errorf("got %+v", a.Quotes)
		}
	})
	for name, a := range map[string]synoptic.Answer{
		"no quote stands": quoted("平台破坏了信任", "平台降低成本"),
		"no quote at all": quoted(),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := Verify(text, a); got.Status != synoptic.Unverified || got.Answer != "" || len(got.Quotes) != 0 {
				t.Errorf("got %+v", got)
			}
		})
	}
	t.Run("only a reported answer has a text", func(t *testing.T) {
		t.Parallel()
		got := Verify(text, synoptic.Answer{Status: synoptic.NotReported, Answer: "无"})
		if got.Status != synoptic.NotReported || got.Answer != "" {
			t.Errorf("got %+v", got)
		}
	})
}

func TestVerifyExtraction(t *testing.T) {
	t.Parallel()
	x := &synoptic.Extraction{
		ResearchQuestion: synoptic.Answer{Status: synoptic.NotReported},
		Theory:           quoted("制度理论"),
		Method:           synoptic.MethodAnswer{Answer: quoted("运用实验法"), Design: synoptic.RCT},
		Case:             quoted("以甲市为例"),
		Findings:         synoptic.List[synoptic.Answer]{quoted("平台提升了信任", "平台提高了信任"), quoted("平台降低了成本")},
		Items: map[string]synoptic.ItemAnswer{
			"kept": {Answer: quoted("运用访谈法"), Value: "访谈"},
			"lost": {Answer: quoted("样本为三百人"), Value: 300},
		},
	}
	if dropped := VerifyExtraction(New(verifyPage), x); dropped != 5 {
		t.Errorf("dropped %d quotes, want 5", dropped)
	}
	status := []synoptic.AnswerStatus{x.ResearchQuestion.Status, x.Theory.Status, x.Method.Status, x.Case.Status, x.Findings[0].Status, x.Findings[1].Status}
	want := []synoptic.AnswerStatus{synoptic.NotReported, synoptic.Unverified, synoptic.Unverified, synoptic.Reported, synoptic.Reported, synoptic.Unverified}
	if !reflect.DeepEqual(status, want) {
		t.Errorf("got %v, want %v", status, want)
	}
	if x.Method.Design != "" {
		t.Errorf("a method without a quote keeps its design %q", x.Method.Design)
	}
	if x.Items["kept"].Value != "访谈" || x.Items["lost"].Value != nil {
		t.Errorf("got items %+v", x.Items)
	}
	again := *x
	if dropped := VerifyExtraction(New(verifyPage), &again); dropped != 0 {
		t.Errorf("verifying twice drops %d more", dropped)
	}
}

func TestVerifyFindings(t *testing.T) {
	t.Parallel()
	lost := synoptic.Answer{Status: synoptic.Lost}
	for _, tt := range []struct {
		name     string
		findings synoptic.List[synoptic.Answer]
		want     synoptic.AnswerStatus
	}{
		{"none", nil, synoptic.NotReported},
		{"lost", synoptic.List[synoptic.Answer]{lost}, synoptic.Lost},
		{"all unsupported", synoptic.List[synoptic.Answer]{quoted("甲乙丙丁"), quoted("戊己庚辛")}, synoptic.Unverified},
		{"unsupported after lost", synoptic.List[synoptic.Answer]{lost, quoted("戊己庚辛")}, synoptic.Unverified},
	} {
		x := &synoptic.Extraction{Findings: tt.findings}
		VerifyExtraction(New(verifyPage), x)
		if len(x.Findings) != 1 || x.Findings[0].Status != tt.want || x.Findings[0].Answer != "" {
			t.Errorf("%s: got %+v, want one answer, %s", tt.name, x.Findings, tt.want)
		}
	}
}
