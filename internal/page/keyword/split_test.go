package keyword

import (
	"slices"
	"strings"
	"testing"
)

func TestMixedSeparators(t *testing.T) {
	t.Parallel()
	if got := strings.Join(Split("村社合作社, 集体资产；经营权分置， 社会资本"), "|"); got != "村社合作社|集体资产|经营权分置|社会资本" {
		t.Error(got)
	}
	if got := strings.Join(Split("1,2-二氯乙烷毒性；Reading, writing"), "|"); got != "1,2-二氯乙烷毒性|Reading, writing" {
		t.Error(got)
	}
}

func TestSplitKeywords(t *testing.T) {
	t.Parallel()
	for s, want := range map[string][]string{
		"甲;乙；丙":                       {"甲", "乙", "丙"},
		"数字孪生/城市内涝/协同应急":              {"数字孪生", "城市内涝", "协同应急"},
		"虚拟社区  知识贡献  激励机制":            {"虚拟社区", "知识贡献", "激励机制"},
		"数字技术\u00a0信访\u00a0协同治理":      {"数字技术", "信访", "协同治理"},
		"open data, access/use, law.": {"open data", "access/use", "law"},
		"#개인정보 #Data Law":             {"개인정보", "Data Law"},
	} {
		if got := Split(s); !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", s, got, want)
		}
	}
	context := "数字支持、学习情绪与在线学习：学习情绪的中介\nDigital Support, Learning Emotions and Online Learning\n数字支持影响学习情绪。在线学习中的学习情绪受数字支持影响。"
	got := Glued("数字支持学习情绪在线学习Digital Support Learning Emotions Online Learning", context)
	if want := []string{"数字支持", "学习情绪", "在线学习", "Digital Support", "Learning Emotions", "Online Learning"}; !slices.Equal(got, want) {
		t.Errorf("glued list: %q, want %q", got, want)
	}
}

// TestListsOfTermsWithoutSigns divides keywords at full stops and capitals.
func TestListsOfTermsWithoutSigns(t *testing.T) {
	t.Parallel()
	for raw, want := range map[string][]string{
		"Rural schools. Assessment of learning. Primary school.": {"Rural schools", "Assessment of learning", "Primary school"},
		"Trust Licensing Mobile government Small traders":        {"Trust", "Licensing", "Mobile government", "Small traders"},
		"Towns of the North": {"Towns of the North"},
		"village shops; credit (search for similar items)": {"village shops", "credit"},
	} {
		if got := Split(raw); !slices.Equal(got, want) {
			t.Errorf("%q gives %q", raw, got)
		}
	}
}
