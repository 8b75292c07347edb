package page

import (
	"context"
	"strings"
	"testing"
)

// thirdPages are pages of layouts that share a trap, several prints of each.
var thirdPages = []struct {
	name, file, page string
	want             map[string]string
}{
	{"glued terms that a dash joins", "", "基于激励—约束理论的粮站改制研究\n顾云帆\n摘要：本文以激励—约束理论为据，考察粮站改制之后仓储责任如何在部门之间流转，并说明其后果。\n关键词: 粮站改制仓储责任激励—约束理论部门流转\n",
		map[string]string{"keywords": "粮站改制 | 仓储责任 | 激励—约束理论 | 部门流转"}},
	{"places whose numbers skip one", "", "粮站改制后的仓储责任\n顾云帆1 倪小满1,2 沈望3\n1. 澄湖大学公共管理学院3. 北岸应用科学大学档案研究所\n" + essay,
		map[string]string{"authors": "顾云帆 | 倪小满 | 沈望", "affiliations": "澄湖大学公共管理学院 | 澄湖大学公共管理学院 | 北岸应用科学大学档案研究所"}},
	{"places whose numbers skip two, in brackets", "", "粮站改制后的仓储责任\n顾云帆[1] 沈望[4]\n[1]澄湖大学公共管理学院,澄湖399999 [4]北岸档案研究所,北岸399998\n" + essay,
		map[string]string{"affiliations": "澄湖大学公共管理学院,澄湖399999 | 北岸档案研究所,北岸399998"}},
	{"issue and no pages, broken at links", "", "知网首页\n期刊\n/\n仓储治理研究\n.\n2021\n,7\n(03)\n查看该刊数据库收录来源\nCSSCI\n粮站改制后的仓储责任\n顾云帆\n" + essay,
		map[string]string{"journal": "仓储治理研究", "year": "2021", "volume": "7", "issue": "03", "pages": ""}},
	{"issue and no volume nor pages, broken at links", "", "期刊\n仓储治理研究\n.\n2021\n,\n(03)\n粮站改制后的仓储责任\n顾云帆\n" + essay,
		map[string]string{"journal": "仓储治理研究", "year": "2021", "volume": "", "issue": "03"}},
	{"badges glued to a journal", "", "粮站改制后的仓储责任\n作者：\n顾云帆\n期刊：\n仓储治理研究北大核心CSSCI\nJournal：\nStorage Governance\n年，卷(期)：\n2023,(6)\n" + essay,
		map[string]string{"journal": "仓储治理研究Storage Governance", "year": "2023", "issue": "6"}},
	{"a list in brackets behind a journal", "", "粮站改制后的仓储责任\n【作者】顾云帆\n【期刊】仓储治理研究（CSSCI扩展版来源）[中文社会科学引文索引来源期刊]\n【年份】2021\n【期号】第4期\n" + essay,
		map[string]string{"journal": "仓储治理研究", "year": "2021", "issue": "4"}},
	{"an edition in brackets behind a journal", "", "粮站改制后的仓储责任\n【作者】顾云帆\n【期刊】澄湖大学学报（社会科学版）CSSCI来源期刊\n【年份】2021\n" + essay,
		map[string]string{"journal": "澄湖大学学报（社会科学版）"}},
	{"pages of a plate", "", "粮站改制后的仓储责任\n作  者:顾云帆\n出  处:《仓储治理研究》2024年第5期61-78,M0004,共19页Storage Governance\n" + essay,
		map[string]string{"pages": "61-78,M0004", "journal": "仓储治理研究Storage Governance"}},
	{"pages of two plates", "", "粮站改制后的仓储责任\n作  者:顾云帆\n出  处:《仓储治理研究》2024年第5期61-78,F0002,F0003,共20页\n" + essay,
		map[string]string{"pages": "61-78,F0002,F0003"}},
}

func TestThirdSetOfPages(t *testing.T) {
	t.Parallel()
	for _, c := range thirdPages {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			p, err := Parse(context.Background(), Input{Bytes: []byte(c.page), FileName: c.file})
			if err != nil {
				t.Fatal(err)
			}
			got := recordFields(p)
			got["issn"] = string(p.Record.ISSN)
			for field, want := range c.want {
				have := got[field]
				if from, to, ok := strings.Cut(want, " … "); ok {
					if !strings.HasPrefix(have, from) || !strings.HasSuffix(have, to) {
						t.Errorf("%s: %q, want %s", field, have, want)
					}
				} else if Fold(have) != Fold(want) {
					t.Errorf("%s: %q, want %q", field, have, want)
				}
			}
		})
	}
}
