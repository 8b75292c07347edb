package jako

import (
	"slices"
	"strings"
	"testing"

	"synoptic/internal/synoptic"
)

func TestRead(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, abstract                   string
		question, theory, method, object string
		design                           synoptic.Design
		findings                         []string
	}{
		{
			name:     "a survey, by a theory",
			abstract: "公民館の講座は減り続けているが、住民が何を求めているのかは明らかではない。本稿は社会関係資本論に依拠し、湖東地方の12町の住民836名を対象に質問紙調査を行った。その結果、講座の数よりも講師との面識が参加を左右することが示された。年齢による差は認められなかった。講師の地元からの登用を進める必要がある。",
			question: "公民館の講座は減り続けているが、住民が何を求めているのかは明らかではない", theory: "社会関係資本論", method: "湖東地方の12町の住民836名を対象に質問紙調査を行った", object: "湖東地方の12町の住民836名を対象に質問紙調査を行った",
			design:   synoptic.Survey,
			findings: []string{"その結果、講座の数よりも講師との面識が参加を左右することが示された", "年齢による差は認められなかった", "講師の地元からの登用を進める必要がある"},
		},
		{
			name:     "headings and a numbered list",
			abstract: "【目的】遠隔リハビリが転倒を減らすかを検証する。【方法】在宅高齢者124名を無作為に2群に割り付けた。【結果】(1)転倒は介入群で少なかった，(2)歩行速度には差がなかった。【結論】器具の貸与を伴う指導が望ましい。",
			question: "遠隔リハビリが転倒を減らすかを検証する", method: "在宅高齢者124名を無作為に2群に割り付けた", object: "在宅高齢者124名を無作為に2群に割り付けた",
			design:   synoptic.RCT,
			findings: []string{"転倒は介入群で少なかった", "歩行速度には差がなかった", "器具の貸与を伴う指導が望ましい"},
		},
		{
			name:     "a protocol",
			abstract: "本研究の目的は、配食時の声かけが低栄養を防ぐかを検証することである。北浜市の配食利用者210名を対象に、クラスター無作為化試験を行う予定である。主要評価項目は6か月後の体重とし、解析は盲検下で実施する予定である。",
			question: "本研究の目的は、配食時の声かけが低栄養を防ぐかを検証することである", method: "クラスター無作為化試験を行う予定である", object: "北浜市の配食利用者210名を対象に",
			design: synoptic.RCT,
		},
		{
			name:     "Korean, a theory with its author",
			abstract: "마을버스 예약제가 늘고 있으나 이용자의 경험은 알려지지 않았다. 본 연구는 오스트롬의 공유자원이론에 근거하여 한결군 7개 마을의 주민 31명을 면담하였다. 그 결과 예약제는 이웃의 대리 예약에 의존하였다. 홀로 사는 노인의 이용은 늘지 않았다. 전화 예약을 병행할 필요가 있다.",
			question: "마을버스 예약제가 늘고 있으나 이용자의 경험은 알려지지 않았다", theory: "오스트롬의 공유자원이론", method: "본 연구는 오스트롬의 공유자원이론에 근거하여 한결군 7개 마을의 주민 31명을 면담하였다",
			object:   "본 연구는 오스트롬의 공유자원이론에 근거하여 한결군 7개 마을의 주민 31명을 면담하였다",
			design:   synoptic.MultipleCaseStudy,
			findings: []string{"그 결과 예약제는 이웃의 대리 예약에 의존하였다", "홀로 사는 노인의 이용은 늘지 않았다", "전화 예약을 병행할 필요가 있다"},
		},
		{
			name:     "words that look like theories",
			abstract: "本稿は議論を踏まえ、回帰モデルを用いて、世論に基づき検討した県議会の会議録を分析した。既存の枠組みに基づく説明は支持されなかった。",
			method:   "回帰モデルを用いて",
			findings: []string{"既存の枠組みに基づく説明は支持されなかった"},
		},
		{
			name:     "Korean, words of papers in the middle and criteria that were used",
			abstract: "본 연구의 목적은 마을버스 연구의 흐름을 살펴보는 것이다. 한결군이 펴낸 정책보고서(2013-2015년)를 중심으로 네트워크 텍스트 분석방법을 적용하였다. 분석을 위한 기준으로 주제와 시기를 사용하였다. 분석결과 예약제가 가장 큰 비중을 차지하였다. 설문조사를 쓴 보고서가 가장 적은 것으로 나타났다.",
			question: "본 연구의 목적은 마을버스 연구의 흐름을 살펴보는 것이다", method: "한결군이 펴낸 정책보고서(2013-2015년)를 중심으로 네트워크 텍스트 분석방법을 적용하였다",
			object:   "한결군이 펴낸 정책보고서(2013-2015년)를 중심으로 네트워크 텍스트 분석방법을 적용하였다",
			design:   synoptic.TextAnalysis,
			findings: []string{"분석결과 예약제가 가장 큰 비중을 차지하였다", "설문조사를 쓴 보고서가 가장 적은 것으로 나타났다"},
		},
		{name: "nothing at all", abstract: "祭りの朝は早い。太鼓の音で目が覚める。"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			r := Read("", tt.abstract)
			for _, got := range []struct {
				item      string
				got, want string
			}{
				{"question", r.Question.Words, tt.question}, {"theory", r.Theory.Words, tt.theory}, {"method", r.Method.Words, tt.method}, {"case", r.Case.Words, tt.object}, {"design", string(r.Design), string(tt.design)},
			} {
				if got.want != got.got {
					t.Errorf("%s %q, want %q", got.item, got.got, got.want)
				}
			}
			var findings []string
			for _, f := range r.Findings {
				findings = append(findings, f.Words)
			}
			if !slices.Equal(findings, tt.findings) {
				t.Errorf("findings %q, want %q", findings, tt.findings)
			}
		})
	}
}

func TestReads(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]bool{
		"本稿は公民館の講座について検討する。": true, "본 연구는 마을버스 예약제를 살펴본다.": true,
		"本文考察村庄公共账目的可信问题，发现念账人的辈分更要紧。": false, "This article examines who reads the accounts aloud.": false, "": false,
	} {
		if Reads(text) != want {
			t.Errorf("%q: want %v", text, want)
		}
	}
}

// FuzzRead holds that whatever is read, every answer is a stretch of the text
// with its words in it.
func FuzzRead(f *testing.F) {
	f.Add("", "【目的】転倒を減らすかを検証する。【方法】124名を無作為に割り付けた。【結果】(1)転倒は少なかった，(2)差はなかった。")
	f.Add("", "본 연구는 공유자원이론에 근거하여 주민 31명을 면담하였다. 그 결과 예약제는 이웃에 의존하였다.")
	f.Add("題", strings.Repeat("（", 3000)+"結果、")
	f.Add("\xff", "\xff。\xe3\x80")
	f.Fuzz(func(t *testing.T, title, abstract string) {
		r := Read(title, abstract)
		for _, a := range append([]Answer{r.Question, r.Theory, r.Method, r.Case}, r.Findings...) {
			if a.Empty() {
				continue
			}
			if a.Start < 0 || a.End > len(abstract) {
				t.Fatalf("%+v stands outside of %d bytes", a, len(abstract))
			}
			if words := strings.Join(strings.Fields(abstract[a.Start:a.End]), " "); !strings.Contains(words, a.Words) {
				t.Fatalf("%q is not in %q", a.Words, words)
			}
		}
	})
}
