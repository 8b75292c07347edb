package synthesis_test

import (
	"strings"
	"testing"

	"synoptic/internal/synoptic"
)

// said is the text of a section.
func said(r *synoptic.Review, kind synoptic.SectionKind) string {
	var b strings.Builder
	for _, st := range statements(r, kind) {
		b.WriteString(st.Text + "\n")
	}
	return b.String()
}

// What a finding denies is nothing to agree on.
func TestDeniedNotionsAreNoAgreement(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name     string
		language synoptic.Language
		notion   string
		agreed   bool
		first    string
		second   string
	}{
		{"said", synoptic.Chinese, "中间环节", true, "组织学习在其中起部分中介作用", "信任在二者之间的中介效应显著"},
		{"denied", synoptic.Chinese, "中间环节", false, "组织学习的中介作用不显著", "信任的中介效应未获支持"},
		{"failed", synoptic.Chinese, "中间环节", false, "组织学习的中介作用未通过检验", "信任在二者之间的中介效应不成立"},
		{"not found", synoptic.Chinese, "中间环节", false, "未发现组织学习起部分中介作用", "信任在二者之间没有起到中介作用"},
		{"half", synoptic.Chinese, "中间环节", false, "组织学习在其中起部分中介作用", "信任在二者之间的中介效应不显著"},
		{"tested", synoptic.Chinese, "中间环节", false, "中介效应检验表明，信任的间接影响并不显著", "组织学习在其中起部分中介作用"},
		{"beside", synoptic.Chinese, "中间环节", true, "积极情绪起部分中介作用，消极情绪的中介作用不显著", "信任在二者之间的中介效应显著"},
		{"said", synoptic.English, "something between", true, "organisational learning partly mediates the relation", "trust mediates the effect of the platform on use"},
		{"denied", synoptic.English, "something between", false, "the mediating effect of organisational learning was not significant", "mediation by trust fails the test for the platforms"},
		{"no evidence", synoptic.English, "something between", false, "there is no evidence of mediation by organisational learning", "trust did not mediate the effect of the platform on use"},
		{"between", synoptic.Chinese, "归于", false, "数字平台推动了部门协同", "数字平台在县里未能推动部门协同"},
		{"several actors", synoptic.Chinese, "多方协同", false, "未发现平台带来跨部门的协同共治", "平台对部门协作的推动作用不显著"},
	} {
		t.Run(string(c.language)+" "+c.name, func(t *testing.T) {
			t.Parallel()
			r := compose(t, []synoptic.Document{finding("a", "", c.first), finding("b", "", c.second)}, c.language)
			if got := said(r, synoptic.Agreements); strings.Contains(got, c.notion) != c.agreed {
				t.Errorf("agreements: %q", got)
			}
		})
	}
}
