package formrules

import (
	"slices"
	"strings"
	"testing"

	"synoptic/internal/synoptic"
)

func TestWordsThatStandAlone(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		text, word string
		want       bool
	}{
		{"所占比例为30%", "例", false}, {"共收集30例", "例", true}, {"三十例病人", "例", true}, {"这些案例", "例", false},
		{"城市治理", "市", false}, {"甲市治理", "市", true}, {"12个县", "县", true}, {"平均年龄11岁", "年", false}, {"历时3年", "年", true},
		{"行政治理", "政治", false}, {"政治信任", "政治", true}, {"平台治理", "平台", true}, {"30个城市", "市", false}, {"比例", "比例", true},
	} {
		at := strings.Index(tt.text, tt.word)
		if got := standsAlone(tt.text, span{at, at + len(tt.word)}); got != tt.want {
			t.Errorf("%s in %s stands alone: %t", tt.word, tt.text, got)
		}
	}
}

func TestPartsOfEnumerations(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		text, word string
		want       []string
	}{
		{"建议完善平台规则、公开算法和加强监督。", "建议", []string{"完善平台规则", "公开算法", "加强监督"}},
		{"治理困境包括主体缺位、资源不足与技术滞后三个方面。", "困境", []string{"主体缺位", "资源不足", "技术滞后"}},
		{"主体、资源和技术三个维度共同影响绩效。", "维度", []string{"主体", "资源", "技术"}},
		{"研究提出如下建议：完善制度、公民参与、公开数据等。", "建议", []string{"完善制度", "公民参与", "公开数据"}},
		{"存在的问题有：一是权责不清，二是资源不足，三是监督缺位。", "问题", []string{"权责不清", "资源不足", "监督缺位"}},
		{"平台降低了协商成本。", "平台", nil},
		{"平台与农户合作。", "平台", nil},
		{"The barriers include weak rules, scarce funds, and poor skills.", "barriers", []string{"weak rules", "scarce funds", "poor skills"}},
		{"The platform reduced costs.", "platform", nil},
	} {
		at := strings.Index(tt.text, tt.word)
		h := hit{sentence: sentence{folded: fold(tt.text), text: tt.text}, places: []span{{at, at + len(tt.word)}}}
		if got := h.enumeration(); !slices.Equal(got, tt.want) {
			t.Errorf("%s enumerates %q, want %q", tt.text, got, tt.want)
		}
	}
}

// An answer is no sentence with its full stop; its quote is.
func TestAnswersCloseWithoutAStop(t *testing.T) {
	t.Parallel()
	a, _ := fill(t, chinese, synoptic.Chinese, synoptic.FormItem{Type: synoptic.TextItem, Instruction: "关键词：随机分组"})
	if strings.HasSuffix(string(a.Answer.Answer), "。") || !strings.HasSuffix(a.Quotes[0].Text, "。") {
		t.Errorf("%q quotes %+v", a.Answer.Answer, a.Quotes)
	}
}
