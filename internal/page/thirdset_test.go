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
	{"a path with an entry of the menu for the journal", "a.html", `<html><head><title>粮站改制后的仓储责任-澄湖大学学报(社会科学版)</title></head><body><div>澄湖大学学报（社会科学版）<br>Journal of Chenghu University (Social Sciences Edition)</div><ul><li>网站首页</li><li>学报概况</li><li>过刊目录</li><li>名家论坛</li></ul><div>当前位置: 首页&gt;&gt;过刊目录&gt;&gt;2020年&gt;&gt;第3期</div><h2>粮站改制后的仓储责任</h2><p>顾云帆</p><p>` + strings.ReplaceAll(essay, "\n", "</p><p>") + `</p></body></html>`,
		map[string]string{"journal": "澄湖大学学报（社会科学版）Journal of Chenghu University (Social Sciences Edition)", "year": "2020", "issue": "3"}},
	{"a name that ends the page's title", "a.html", `<html><head><title>粮站改制后的仓储责任 - 仓储与治理</title></head><body><table><tr><td>仓储与治理</td><td>Storage and Governance</td></tr></table><p>首页 | 往期浏览 | 投稿</p><div>往期浏览 &gt; 2020年第3期</div><h2>粮站改制后的仓储责任</h2><p>顾云帆</p><p>` + strings.ReplaceAll(essay, "\n", "</p><p>") + `</p></body></html>`,
		map[string]string{"journal": "仓储与治理Storage and Governance", "issue": "3"}},
	{"a journal in a table beside its school, year of the Republic", "a.html", `<html><head><title>澄湖倉儲論叢</title></head><body><table><tr><td>澄湖大學法律學院</td><td>澄湖倉儲論叢 Chenghu Storage Journal</td></tr></table><p>回首頁 | 歷期目錄</p><p>歷期目錄 &gt; 第27期（民國111年12月）</p><table><tr><td>篇名</td><td>糧站改制後的倉儲責任</td></tr><tr><td>作者</td><td>顧雲帆</td></tr><tr><td>服務單位</td><td>澄湖大學法律學院副教授</td></tr><tr><td>頁次</td><td>141-198</td></tr><tr><td>中文摘要</td><td>本文以七個縣的檔案與訪談為據，考察糧站改制之後倉儲責任如何在部門之間流轉，並說明其後果。研究發現，責任隨經費而走。</td></tr></table></body></html>`,
		map[string]string{"journal": "澄湖倉儲論叢Chenghu Storage Journal", "issue": "27", "year": "2022", "affiliations": "澄湖大學法律學院", "pages": "141-198"}},
	{"a rank behind a place", "", "粮站改制后的仓储责任\n作者：顾云帆\n作者单位：澄湖大学公共管理学院 教授、博士生导师\n" + essay,
		map[string]string{"affiliations": "澄湖大学公共管理学院"}},
	{"a place that is named after a rank", "", "粮站改制后的仓储责任\n作者：顾云帆\n作者单位：澄湖大学教授评议会档案研究中心\n" + essay,
		map[string]string{"affiliations": "澄湖大学教授评议会档案研究中心"}},
	{"an institution's repository is no journal", "a.html", `<html><head><title>澄湖大学机构典藏：粮站改制后的仓储责任</title></head><body><ol><li>澄湖大学机构典藏</li><li>法学院</li></ol><h1>粮站改制后的仓储责任</h1><p>作者：顾云帆</p><p>` + strings.ReplaceAll(essay, "\n", "</p><p>") + `</p></body></html>`,
		map[string]string{"journal": ""}},
	{"how many references, above those shown", "", "粮站改制后的仓储责任\n顾云帆\n" + essay + "参考文献\n共 41 条 展开\n[1] 沈望. 旧仓[J]. 山城, 2020(1): 3-9.\n[2] 江岚. 锁与账[J]. 仓储, 2019(2): 1-8.\n", map[string]string{"references": "41"}},
	{"how many references, to be shown", "", "粮站改制后的仓储责任\n顾云帆\n" + essay + "参考文献\n[1] 沈望. 旧仓[J]. 山城, 2020(1): 3-9.\n[2] 江岚. 锁与账[J]. 仓储, 2019(2): 1-8.\n查看全部 36 条参考文献\n", map[string]string{"references": "36"}},
	{"all references in English", "", "Who checks the locks? Cold stores after reform\nLars Hedlund\nAbstract: " + prose + "\nReferences\n[1] Ito, R. (2017). Trust in depots. Depot Studies, 11, 101-118.\n[2] Ek, B. (2015). Keys. Depot Studies, 9, 1-18.\nShow all 52 references\n", map[string]string{"references": "52"}},
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
