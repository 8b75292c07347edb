package keyword

import (
	"slices"
	"strings"
	"testing"
)

func TestPartedByTheChineseList(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ english, chinese, want string }{
		{"disabled older people|family caregivers|night-time care respite service|grounded theory", "失能老人|家庭照顾者|夜间照护|喘息服务|扎根理论", "disabled older people|family caregivers|night-time care|respite service|grounded theory"},
		{"city brain|data sharing|cross-departmental collaboration multiple-case study", "城市大脑|数据共享|跨部门协同|多案例研究", "city brain|data sharing|cross-departmental collaboration|multiple-case study"},
		{"peer support|randomized controlled trial protocol", "同伴支持|随机对照试验|研究方案", "peer support|randomized controlled trial|protocol"},
		{"peer support|randomized controlled trial", "同伴支持|随机对照试验", "peer support|randomized controlled trial"},
		{"ferry|ledger", "渡船|账本|赊欠", "ferry|ledger"},
	} {
		if got := Parted(strings.Split(c.english, "|"), strings.Split(c.chinese, "|")); !slices.Equal(got, strings.Split(c.want, "|")) {
			t.Errorf("%q, want %s", got, c.want)
		}
	}
}

func TestWordsGoWithTheirTwins(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ chinese, want string }{
		{"数字素养|政治效能感|公共事务参与|数字乡村|农户", "digital literacy|political efficacy|public affairs participation|digital village|farmers"},
		{"社区食堂|可持续性|影响因素|扎根理论", "Community Canteen|Sustainability|Influencing Factors|Grounded Theory"},
		{"數位落差|街頭官僚|社會福利", "digital divide|street-level bureaucrats|social welfare"},
	} {
		want := strings.Split(c.want, "|")
		if got := GluedEnglish(strings.Fields(strings.Join(want, " ")), "", strings.Split(c.chinese, "|")); !slices.Equal(got, want) {
			t.Errorf("%q, want %s", got, c.want)
		}
	}
}
