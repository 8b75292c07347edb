package page

import (
	"strings"
	"testing"
)

const ferry = "摘要：渡口改桥之后，摆渡人的记账方式随之消失。本文依据三个渡口的账本与二十一次访谈，考察记账如何维系两岸的赊欠，并说明桥通之后赊欠为何不再。研究发现，账本的消失先于渡船的停航。\n关键词：渡口；账本；赊欠\n"

// copiedChinese are copies of Chinese pages, several prints of each trap.
var copiedChinese = []struct {
	name, file, page string
	want             map[string]string
}{
	{"icon before a title", "a.html", `<html><body><div><i class="icon">M</i><span>渡口改桥以后的赊欠与账本</span></div><p>顾云帆</p><p>` + strings.ReplaceAll(ferry, "\n", "</p><p>") + `</p></body></html>`,
		map[string]string{"title": "渡口改桥以后的赊欠与账本"}},
	{"capital in an element before a title", "a.html", `<html><body><div><span class="id">M</span><span>渡口改桥以后的赊欠与账本</span></div><p>顾云帆</p><p>` + strings.ReplaceAll(ferry, "\n", "</p><p>") + `</p></body></html>`,
		map[string]string{"title": "渡口改桥以后的赊欠与账本"}},
	{"badge of a paper that is free to read", "", "渡口改桥以后的赊欠与账本OA\n顾云帆\n" + ferry, map[string]string{"title": "渡口改桥以后的赊欠与账本"}},
	{"praise counted behind a title", "", "渡口改桥以后的赊欠与账本 赞 12\n顾云帆\n" + ferry, map[string]string{"title": "渡口改桥以后的赊欠与账本"}},
	{"a title on three lines", "", "会议\n引用 收藏 分享\n渡口改桥进程中\n摆渡人的赊欠与账本\n——来自三个渡口的访谈\n顾云帆\n" + ferry,
		map[string]string{"title": "渡口改桥进程中摆渡人的赊欠与账本——来自三个渡口的访谈"}},
	{"the beginning of a title above the whole", "", "渡口改桥以后的赊…\n渡口改桥以后的赊欠与账本\n顾云帆\n" + ferry, map[string]string{"title": "渡口改桥以后的赊欠与账本"}},
	{"metadata without the subtitle", "a.html", `<html><head><title>渡口改桥以后：赊欠与账本</title><meta name="citation_title" content="渡口改桥以后"></head><body><h3>渡口改桥以后：赊欠与账本</h3><p>顾云帆</p><p>` + strings.ReplaceAll(ferry, "\n", "</p><p>") + `</p></body></html>`,
		map[string]string{"title": "渡口改桥以后：赊欠与账本"}},
	{"a headline over the paper's own title", "a.html", `<html><body><h1>重磅｜桥通了，账本哪里去了</h1><p>点击蓝字 关注我们</p><p><b>渡口改桥以后的赊欠与账本</b></p><p>顾云帆　澄湖大学社会学院教授</p><p>倪小满　澄湖大学社会学院博士研究生</p><p>` + strings.ReplaceAll(ferry, "\n", "</p><p>") + `</p><p>本文原载《水乡研究》2023年第2期，第5—16页。</p></body></html>`,
		map[string]string{"title": "渡口改桥以后的赊欠与账本", "authors": "顾云帆 | 倪小满", "affiliations": "澄湖大学社会学院 | 澄湖大学社会学院", "journal": "水乡研究", "pages": "5—16"}},
	{"copyright in a title", "", "Copyright and Its Keepers in Three Harbour Towns\nAnna Hedlund\nAbstract: " + prose + "\nKeywords: copyright; harbours\n", map[string]string{"title": "Copyright and Its Keepers in Three Harbour Towns"}},

	{"metadata stops after the first authors", "a.html", `<html><head><meta name="citation_title" content="渡口改桥以后的赊欠与账本"><meta name="citation_author" content="顾云帆"></head><body><h1>渡口改桥以后的赊欠与账本</h1><p>引用本文：顾云帆,倪小满.渡口改桥以后的赊欠与账本[J].水乡研究,2023,4(2):5-16.</p><table><tr><th>作者</th><th>单位</th></tr><tr><td>顾云帆</td><td>澄湖大学社会学院</td></tr><tr><td>倪小满</td><td>水乡文化馆</td></tr></table><p>` + strings.ReplaceAll(ferry, "\n", "</p><p>") + `</p></body></html>`,
		map[string]string{"authors": "顾云帆 | 倪小满", "affiliations": "澄湖大学社会学院 | 水乡文化馆"}},
	{"table of authors without tabs", "", "渡口改桥以后的赊欠与账本\n作者 单位 邮编\n顾云帆* 澄湖大学社会学院 399999\n倪小满 水乡文化馆 399998\n" + ferry,
		map[string]string{"authors": "顾云帆 | 倪小满", "affiliations": "澄湖大学社会学院 | 水乡文化馆"}},
	{"marks of the names count the places", "", "渡口改桥以后的赊欠与账本\n作者：\n顾云帆[1]\n倪小满[2]\n作者单位：\n澄湖大学社会学院，澄湖 399999\n水乡县文化馆，水乡 399998\n" + ferry,
		map[string]string{"affiliations": "澄湖大学社会学院，澄湖 399999 | 水乡县文化馆，水乡 399998"}},
	{"places between blanks", "", "渡口改桥以后的赊欠与账本\n作者 顾云帆 倪小满\n机构地区 澄湖大学社会学院 水乡县文化馆\n" + ferry,
		map[string]string{"affiliations": "澄湖大学社会学院 | 水乡县文化馆"}},
	{"one place with a blank inside", "", "渡口改桥以后的赊欠与账本\n作者 顾云帆 倪小满\n机构地区 澄湖大学 社会学院\n" + ferry,
		map[string]string{"affiliations": "澄湖大学 社会学院 | 澄湖大学 社会学院"}},
	{"foreign author in a run of blanks", "", "渡口改桥以后的赊欠与账本\n作者 顾云帆 倪小满 Lars K.Hedlund\n机构地区 澄湖大学社会学院 水乡县文化馆 Department of Archives,Norrland University\n" + ferry,
		map[string]string{"authors": "顾云帆 | 倪小满 | Lars K.Hedlund", "affiliations": "澄湖大学社会学院 | 水乡县文化馆 | Department of Archives,Norrland University"}},
	{"mail between names", "", "渡口改桥以后的赊欠与账本\n顾云帆1\ngu@example.edu\n倪小满2\n1.澄湖大学社会学院 2.水乡县文化馆\n" + ferry, map[string]string{"authors": "顾云帆 | 倪小满"}},
	{"how many authors there are", "", "渡口改桥以后的赊欠与账本\n顾云帆  倪小满  等2人\n澄湖大学社会学院\n" + ferry, map[string]string{"authors": "顾云帆 | 倪小满"}},
	{"place glued to a postal code", "", "渡口改桥以后的赊欠与账本\n顾云帆1,倪小满2\n1.澄湖大学社会学院，澄湖 3999992.水乡县文化馆，水乡 399998\n" + ferry,
		map[string]string{"affiliations": "澄湖大学社会学院，澄湖 399999 | 水乡县文化馆，水乡 399998"}},
	{"names of the peoples of the borders", "", "渡口改桥以后的赊欠与账本\n巴图1　乌兰其其格2\n1.澄湖大学社会学院 2.水乡县文化馆\n" + ferry, map[string]string{"authors": "巴图 | 乌兰其其格"}},
	{"bracket around label and value", "", "渡口改桥以后的赊欠与账本\n顾云帆 倪小满\n水乡研究 2023年4期\n" + ferry + "[作者单位：澄湖大学社会学院]\n（基金项目：澄湖省社科规划项目“渡口史”（22SK099）。）\n",
		map[string]string{"affiliations": "澄湖大学社会学院 | 澄湖大学社会学院", "funding": "澄湖省社科规划项目“渡口史”（22SK099）"}},

	{"terms down a cell", "a.html", `<html><body><h1>渡口改桥以后的赊欠与账本</h1><table><tr><td>作者:</td><td>顾云帆</td></tr><tr><td>关键词:</td><td>渡口<br>账本<br>赊欠关系</td></tr><tr><td>出版日期:</td><td>2021</td></tr></table><p>摘要：渡口改桥之后，摆渡人的记账方式随之消失。本文依据三个渡口的账本与二十一次访谈，考察记账如何维系两岸的赊欠。</p></body></html>`,
		map[string]string{"keywords": "渡口 | 账本 | 赊欠关系"}},
	{"twin lists that meet in a term", "", "渡口改桥以后的赊欠与账本\n顾云帆\n摘要：渡口改桥之后，摆渡人的记账方式随之消失。本文依据三个渡口的账本与二十一次访谈，考察记账如何维系两岸的赊欠。\n关键词 渡口 | 账本 | 赊欠关系 ferries | ledgers | credit\n",
		map[string]string{"keywords": "渡口 | 账本 | 赊欠关系 | ferries | ledgers | credit"}},
	{"glued terms, and the same with signs", "", "渡口改桥以后的赊欠与账本\n顾云帆\n关键词: 渡口改桥账本制度赊欠关系\n摘要：渡口改桥之后，摆渡人的记账方式随之消失。本文依据三个渡口的账本与二十一次访谈，考察记账如何维系两岸的赊欠。\n关键词：渡口改桥，账本制度，赊欠关系\n",
		map[string]string{"keywords": "渡口改桥 | 账本制度 | 赊欠关系"}},
	{"number of a grant on a line of its own", "", "渡口改桥以后的赊欠与账本\n顾云帆\n" + ferry + "基金项目：\n澄湖省社会科学基金项目\n(22SK099)\n水利部重大课题\n在线出版日期：\n2023-02-01\n",
		map[string]string{"funding": "澄湖省社会科学基金项目 (22SK099) | 水利部重大课题"}},

	{"pages below how many there are", "", "渡口改桥以后的赊欠与账本\n顾云帆\n" + ferry + "刊名：\n水乡研究\n年，卷(期)：\n2023, 4(2)\n页码：\n/\n共12页\n/\n88-99\n", map[string]string{"journal": "水乡研究", "volume": "4", "issue": "2", "pages": "88-99"}},
	{"a newspaper over a full stop", "", "报纸\n水乡日报\n.\n2023-06-19\n查看该报数据库收录来源\n让渡口的账本留下来\n顾云帆；本报调研组\n<正>\n分类号：K29\n版名：理论周刊\n", map[string]string{"journal": "水乡日报", "year": "2023", "authors": "顾云帆 | 本报调研组", "title": "让渡口的账本留下来"}},
	{"an early view over a full stop", "", "期刊\n水乡研究\n.\n网络首发\n渡口改桥以后的赊欠与账本\n顾云帆\n澄湖大学社会学院\n" + ferry, map[string]string{"journal": "水乡研究"}},
	{"a newspaper with its day in one line", "", "水乡日报. 2020-11-03 (003)\n渡口的账本还在吗\n本报记者 顾云帆\n" + ferry, map[string]string{"journal": "水乡日报", "year": "2020"}},
	{"a thesis in a collection", "", "硕士\n渡口改桥以后的赊欠与账本\n顾云帆\n澄湖大学\n" + ferry + "学位授予年度：2022\n硕士电子期刊出版信息：年期：2023年第02期\nDOI：10.5555/d.cnki.gchdx.2022.000117\n", map[string]string{"year": "2022", "issue": "", "journal": ""}},
	{"plain citations in both languages", "", "引用本文\n顾云帆, 倪小满. 渡口改桥以后的赊欠与账本. 水乡研究, 2023, 4(2): 5-16.\nGU Yunfan, NI Xiaoman. Credit and Ledgers after the Ferries. Water Country Studies, 2023, 4(2): 5-16.\n渡口改桥以后的赊欠与账本\n顾云帆1, 倪小满1\n1. 澄湖大学社会学院, 澄湖 399999\n" + ferry + "Credit and Ledgers after the Ferries\nGU Yunfan1, NI Xiaoman1\n",
		map[string]string{"journal": "水乡研究Water Country Studies", "volume": "4", "pages": "5-16"}},
	{"reprint and where it first appeared", "", "复印报刊资料 《水乡史》 2023年08期\n【中文标题】 渡口改桥以后的赊欠与账本\n【作者】 顾云帆\n【原文出处】 《水乡研究》（澄湖），2023.2.55～73\n【内容提要】 渡口改桥之后，摆渡人的记账方式随之消失。本文依据三个渡口的账本与二十一次访谈，考察记账如何维系两岸的赊欠，并说明其后果。\n【关键词】 渡口/账本/赊欠\n",
		map[string]string{"journal": "水乡研究", "issue": "2", "pages": "55～73"}},
	{"export with English names of its fields", "", "Title-题名: 渡口改桥以后的赊欠与账本\nAuthor-作者: 顾云帆;倪小满;\nOrgan-单位: 澄湖大学社会学院;水乡县文化馆\nSource-文献来源: 水乡研究\nKeyword-关键词: 渡口;账本;赊欠\nSummary-摘要: 渡口改桥之后，摆渡人的记账方式随之消失。本文依据三个渡口的账本与二十一次访谈，考察记账如何维系两岸的赊欠，并说明其后果。\nYear-年: 2023\nPeriod-期: 02\nPageCount-页码: 5-16\n",
		map[string]string{"title": "渡口改桥以后的赊欠与账本", "authors": "顾云帆 | 倪小满", "journal": "水乡研究", "year": "2023", "issue": "02", "pages": "5-16", "keywords": "渡口 | 账本 | 赊欠"}},
	{"year of the Republic", "", "題 名\n渡口改橋以後的賒欠與帳本\n作 者\n顧雲帆; 倪小滿; \n書刊名\n水鄉研究\n卷 期\n28:2  民111.06\n頁 次\n頁45-78\n關鍵詞\n渡口; 帳本; 賒欠; \n語 文\n中文(Chinese)\n",
		map[string]string{"journal": "水鄉研究", "year": "2022", "volume": "28", "issue": "2", "pages": "45-78", "keywords": "渡口 | 帳本 | 賒欠"}},

	{"count with a button behind it", "", "渡口改橋以後的賒欠與帳本\n顧雲帆\n" + ferry + "參考文獻 ( 46 )  展開\n", map[string]string{"references": "46"}},
	{"translations among counted entries", "", "渡口改桥以后的赊欠与账本\n顾云帆\n" + ferry + "参考文献\n[1] 沈望. 旧渡[J]. 水乡研究, 2020(1): 3-9.\nSHEN Wang. Old ferries[J]. Water Country Studies, 2020(1): 3-9.\n[2] Ito R. Ledgers[M]. Port Alder: Quay Press, 2017.\n",
		map[string]string{"references": "2"}},
	{"abstract of another paper", "", "水乡日报. 2020-11-03 (003)\n渡口的账本还在吗\n顾云帆\n<正>\n分类号：K29\n本文相关\n[1]旧渡与新桥[J]. 沈望. 水乡研究. 2020(01)\n摘要：以三座渡口为例，说明桥通之后赊欠为何不再，并讨论两岸商户的记账方式如何改变，以及由此产生的后果。\n", map[string]string{"abstract": ""}},
	{"paragraph broken after a number of characters", "", "手机文献\n渡口改桥以后的赊欠与账本\n顾云帆\n澄湖大学社会学院\n来源：《水乡研究》2023年第02期\n摘要\n渡口改桥之后，摆渡人的记账方式随之消失。本文依\n据三个渡口的账本与二十一次访谈，考察记账如何维\n系两岸的赊欠，并说明桥通之后赊欠为何不再。研究\n发现，账本的消失先于渡船的停航，而赊欠的消失又\n先于账本\n。\n收起\n关键词\n渡口，账本，赊欠\n相似文献\n另一座桥的故事：两岸商户三十年间的来往与记账方式的变迁\n",
		map[string]string{"abstract": "渡口改桥之后，摆渡人的记账方式随之消失。 … 而赊欠的消失又先于账本。", "keywords": "渡口 | 账本 | 赊欠"}},
	{"buttons everywhere", "", "水乡研究 2023年第2期\nAI帮你读文献\n渡口改桥以后的赊欠与账本\n扫码关注公众号\n作者：\n+ 关注\n顾云帆 倪小满\n加入购物车\n作者单位：\n纠错\n澄湖大学社会学院\n个人查重\n" + ferry + "分享到朋友圈\n",
		map[string]string{"title": "渡口改桥以后的赊欠与账本", "authors": "顾云帆 | 倪小满", "affiliations": "澄湖大学社会学院 | 澄湖大学社会学院"}},
}

func TestCopiedChinesePages(t *testing.T) {
	t.Parallel()
	for _, c := range copiedChinese {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			holdRecord(t, c.file, c.page, c.want)
		})
	}
}

func TestInterfaceLine(t *testing.T) {
	t.Parallel()
	for _, s := range []string{"扫码关注公众号", "AI帮你读文献", "¥ 12.00 加入购物车", "128人已读", "登录后可查看更多", "在线阅读 下载PDF 导出 收藏", "字号 A- A+"} {
		if !interfaceLine(s) {
			t.Errorf("%q is no button", s)
		}
	}
	for _, s := range []string{"阅读", "短视频分享与大学生阅读", "摘要：阅读推广", "全民阅读推广研究", "翻译", "顾云帆 倪小满", "下载：1203"} {
		if interfaceLine(s) {
			t.Errorf("%q is a button", s)
		}
	}
}

func TestLabelsByTheirEnds(t *testing.T) {
	t.Parallel()
	for line, want := range map[string]field{
		"登载用期刊：水乡研究": fJournal, "稿件中文关键词：渡口；账本": fKeywords, "投稿题名：渡口改桥以后": fTitle, "归档分类号: K29": fCLC,
		"请选择邀稿期刊：": fNone, "相关期刊：水乡研究": fNone, "核心期刊：是": fNone, "他说：桥通了": fNone, "机标关键词：渡口": fStop,
	} {
		got := fNone
		if m, ok := labelAt(line); ok {
			got = m.label.field
		}
		if got != want {
			t.Errorf("%q: field %d, want %d", line, got, want)
		}
	}
}
