package charset

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/encoding/unicode"

	"synoptic/internal/synoptic"
)

// prose is invented scholarly text in each language, with the charsets that
// pages in it come in.
var prose = []struct {
	language string
	charsets []string
	text     string
}{
	{"Simplified Chinese", []string{"gb18030", "utf-8", "utf-16le", "utf-16be"},
		"本文以东部某县的接诉即办平台为例，考察基层政府如何在压力之下回应居民诉求。研究发现，平台把分散的诉求转化为可以比较的指标，" +
			"使部门之间的协同从临时走向常态；但是指标的单一化也带来了避重就轻的行为。关键词：数字治理；基层政府；回应性。作者单位：东澜大学公共管理学院。" +
			"基于三百份问卷和二十次访谈，文章构建了结构方程模型，检验组织支持对工作投入的影响机制。结果表明，领导风格起到部分中介作用，年龄的调节效应并不显著。" +
			"锂离子电池正极材料在高温循环中的容量衰减主要来自界面副反应，包覆层能够有效抑制过渡金属的溶出，提高了材料的热稳定性。"},
	{"Traditional Chinese", []string{"big5", "utf-8", "utf-16le"},
		"本研究以臺灣中部三所國民中學為對象，探討翻轉教學對學生自主學習能力的影響。研究者採用準實驗設計，蒐集問卷、訪談與課堂觀察等資料進行分析。" +
			"結果顯示，實驗組在後測的表現顯著優於控制組，惟其學習動機並無明顯差異。關鍵詞：翻轉教學、自主學習、國民中學。作者為教育學系副教授。" +
			"地方政府推動開放資料時，往往面臨組織文化與法規限制的雙重壓力，本文從制度論的觀點說明其因應策略，並提出政策建議供主管機關參考。"},
	{"Japanese", []string{"shift_jis", "euc-jp", "utf-8"},
		"本研究では、地方自治体における電子申請サービスの利用実態を明らかにするため、住民を対象とした質問紙調査を実施した。その結果、利用経験の有無は年齢と" +
			"職業によって大きく異なることが示された。また、窓口の混雑に対する不満が利用意向を高める要因であることが分かった。キーワード：電子政府、住民参加、サービス評価。" +
			"高温超伝導体の試料を作製し、電気抵抗の温度依存性を測定したところ、従来の報告よりも高い転移温度が得られた。これは結晶構造の違いによるものと考えられる。"},
	{"Korean", []string{"euc-kr", "utf-8", "utf-16le"},
		"본 연구는 지방자치단체의 온라인 민원 서비스가 주민 만족도에 미치는 영향을 분석하는 것을 목적으로 한다. 이를 위하여 전국 열두 개 시군의 주민을 대상으로 설문조사를 실시하였다. " +
			"분석 결과 응답 속도와 정보의 정확성이 만족도에 유의한 영향을 주는 것으로 나타났으며, 연령에 따른 차이는 크지 않았다. 주제어: 전자정부, 주민 만족도, 행정 서비스. " +
			"또한 대학생의 학습 동기와 자기 효능감 사이의 관계를 구조방정식 모형으로 검증하고 교육적 시사점을 논의하였다."},
}

// encode writes text in a charset.
func encode(t testing.TB, text, name string) []byte {
	t.Helper()
	if name == "utf-8" {
		return []byte(text)
	}
	b, err := encodingOf(name).NewEncoder().Bytes([]byte(text))
	if err != nil {
		t.Fatalf("encoding in %s: %v", name, err)
	}
	return b
}

// windows cuts text into stretches of n bytes in a charset, each beginning at
// a character of its own and ending where it will.
func windows(t testing.TB, text, name string, n, step int) [][]byte {
	t.Helper()
	var out [][]byte
	runes := []rune(text)
	for i := 0; i < len(runes); i += step {
		b := encode(t, string(runes[i:]), name)
		if len(b) < n {
			break
		}
		out = append(out, b[:n])
	}
	return out
}

func TestDecodeShortWindows(t *testing.T) {
	t.Parallel()
	for _, p := range prose {
		for _, name := range p.charsets {
			for _, n := range []int{24, 60, 120, 400} {
				t.Run(fmt.Sprintf("%s/%s/%d", p.language, name, n), func(t *testing.T) {
					t.Parallel()
					for _, w := range windows(t, p.text, name, n, 1) {
						d, err := Decode(w, "")
						if err != nil {
							t.Errorf("%q: %v", w, err)
						} else if d.Name != name {
							t.Errorf("read as %s: %s", d.Name, d.Text)
						}
					}
				})
			}
		}
	}
}

var _ = utf8.RuneError
var _ = strings.Repeat
var _ = unicode.BOMOverride
var _ = synoptic.CodeEmpty
