package page

import (
	"slices"
	"strings"
	"testing"

	"synoptic/internal/page/imprint"
	"synoptic/internal/synoptic"
)

func TestLabels(t *testing.T) {
	t.Parallel()
	for line, want := range map[string]struct {
		field field
		value string
	}{
		"摘要：甲":                {fAbstract, "甲"},
		"摘 要: 甲":              {fAbstract, "甲"},
		"摘       要:":          {fAbstract, ""},
		"【摘　要】 甲":             {fAbstract, "甲"},
		"［摘要］甲":               {fAbstract, "甲"},
		"[摘要]甲":               {fAbstract, "甲"},
		"Abstract: A":         {fAbstract, "A"},
		"ABSTRACT":            {fAbstract, ""},
		"关 键 词：甲;乙":           {fKeywords, "甲;乙"},
		"关键词/Keywords: 甲":     {fKeywords, "甲"},
		"Key words: a; b":     {fKeywords, "a; b"},
		"關鍵詞：甲；乙":             {fKeywords, "甲；乙"},
		"キーワード: 甲, 乙":         {fKeywords, "甲, 乙"},
		"주제어: 가, 나":           {fKeywords, "가, 나"},
		"基金项目(Foundation): 甲": {fFunding, "甲"},
		"中图分类号：D63":           {fCLC, "D63"},
		"分 类 号:D63":           {fCLC, "D63"},
		"参考文献(25)":            {fReferences, ""},
		"参考文献量17":             {fReferences, "17"},
		"• 【文献出处】 甲刊":         {fSource, "甲刊"},
		"年，卷(期)：2021, 36(3)":  {fYearVolumeIssue, "2021, 36(3)"},
		"引用本文：甲":              {fCitation, "甲"},
		"摘要浏览量: 12":           {fStop, "12"},
		"Similar articles":    {fRelated, ""},
	} {
		m, ok := labelAt(line)
		if !ok || m.label.field != want.field || line[m.end:] != want.value {
			t.Errorf("%q: label %v, %+v; want field %d, value %q", line, ok, m, want.field, want.value)
		}
	}
	for _, line := range []string{
		"摘要是论文的窗口", "Abstract expressionism in schools", "关键词云的生成方法研究", "来源国效应研究", "Source criticism revisited",
		"基金经理的羊群行为", "单位制变迁与社区治理", "作者身份与学术评价", "Keywords in context", "参考文献的著录问题研究",
	} {
		if m, ok := labelAt(line); ok {
			t.Errorf("%q is taken for the label %q", line, m.label.text)
		}
	}
}

func TestReadAuthors(t *testing.T) {
	t.Parallel()
	for line, want := range map[string]string{
		"陆知远 1沈若禾 2韩秉文 1":                            "陆知远/1 沈若禾/2 韩秉文/1",
		"卫青禾1, 喻千帆1,*, 阿依努尔·托合提2":                    "卫青禾/1 喻千帆/1* 阿依努尔·托合提/2",
		"吕沛然[1] 慕容清[1] 伍思齐[2]":                       "吕沛然/1 慕容清/1 伍思齐/2",
		"巩 岚, 钟离颖*":                                  "巩岚/ 钟离颖/*",
		"宋知微   麦冬   区永宁":                             "宋知微/ 麦冬/ 区永宁/",
		"李明、王芳；赵强":                                   "李明/ 王芳/ 赵强/",
		"LYU Peiran MURONG Qing WU Siqi":             "LYU Peiran/ MURONG Qing/ WU Siqi/",
		"Song Zhiwei1, Mai Dong1, Ou Yongning2":      "Song Zhiwei/1 Mai Dong/1 Ou Yongning/2",
		"Amara N Obiekwe 1, Maria del Carmen Soto 1": "Amara N Obiekwe/1 Maria del Carmen Soto/1",
		"Leandro Quiroga and Mei-Xing Zhao":          "Leandro Quiroga/ Mei-Xing Zhao/",
		"Tomasz Wierzba a, Chanda Mulenga b 1":       "Tomasz Wierzba/a Chanda Mulenga/b1",
		"Okonedo, Felicity Jane":                     "Okonedo, Felicity Jane/",
		"山田 太郎, 佐藤 はな子":                              "山田 太郎/ 佐藤 はな子/",
		"Jane A. Holloway & Li Wei":                  "Jane A. Holloway/ Li Wei/",
	} {
		eastern, western, _ := readAuthors(line)
		var got []string
		for _, p := range append(eastern, western...) {
			got = append(got, p.Name+"/"+strings.Join(p.Marks, ""))
		}
		if s := strings.Join(got, " "); s != want {
			t.Errorf("%q: %q, want %q", line, s, want)
		}
		if authorScore(line) == 0 {
			t.Errorf("%q is not seen as a line of names", line)
		}
	}
	for _, line := range []string{"首页 期刊 学位 会议", "数字治理 智慧城市", "投稿时间：2020-08-11", "Impact Factor: 2.9", "Research Article", "Full Text Views", "Open Access", "登录 注册", "논문 기본 정보"} {
		if authorScore(line) != 0 {
			t.Errorf("%q is taken for names", line)
		}
	}
}

func TestReadImprint(t *testing.T) {
	t.Parallel()
	for line, want := range map[string]imprint.Imprint{
		"江源学报2024,Issue(2) :88-97.":                  {Journal: "江源学报", Year: 2024, Issue: "2", Pages: "88-97"},
		"2023, 04, v.9;No.37 41-56":                  {Year: 2023, Issue: "04", Volume: "9", Pages: "41-56"},
		"云麓大学学报(社会科学版)  2023, 41(3): 112-124":        {Journal: "云麓大学学报(社会科学版)", Year: 2023, Volume: "41", Issue: "3", Pages: "112-124"},
		"康复试验 2024年3月 第19卷 第3期":                      {Journal: "康复试验", Year: 2024, Volume: "19", Issue: "3"},
		"首页 > 组织管理 > 2021年3期":                        {Journal: "组织管理", Year: 2021, Issue: "3"},
		"2020(08)":                                   {Year: 2020, Issue: "08"},
		"《治理论丛》2021年第5期41-52,共12页":                   {Journal: "治理论丛", Year: 2021, Issue: "5", Pages: "41-52"},
		"J Rural Prim Care. 2021 Sep;29(3):145-156.": {Journal: "J Rural Prim Care", Year: 2021, Volume: "29", Issue: "3", Pages: "145-156"},
		". 2023 Nov 3;8(4):e51207.":                  {Year: 2023, Volume: "8", Issue: "4", Pages: "e51207"},
		"甲论丛,２０２１,３８(２):６６-７９+１５８":                   {Journal: "甲论丛", Year: 2021, Volume: "38", Issue: "2", Pages: "66-79+158"},
		"Rural Markets 2023, 15(4), 3178":            {Journal: "Rural Markets", Year: 2023, Volume: "15", Issue: "4", Pages: "3178"},
		"Vol. 19, No. 2 (Apr., 1987), pp. 211-229":   {Year: 1987, Volume: "19", Issue: "2", Pages: "211-229"},
		"2023 年 18 巻 2 号 p. 45-62":                   {Year: 2023, Volume: "18", Issue: "2", Pages: "45-62"},
		"Volume 88, March 2023, 102417":              {Year: 2023, Volume: "88", Pages: "102417"},
		"Digit Gov Rev 14, 201–223 (2023)":           {Journal: "Digit Gov Rev", Year: 2023, Volume: "14", Pages: "201–223"},
		"政策文献 ›› 2022, Vol. 44 ›› Issue (2): 31-43.": {Journal: "政策文献", Year: 2022, Volume: "44", Issue: "2", Pages: "31-43"},
	} {
		got := readImprint(line)
		got.After = ""
		if got != want {
			t.Errorf("%q: %+v, want %+v", line, got, want)
		}
	}
	for _, line := range []string{"数字治理研究", "10.1234/abc.5", "电话：0710-9999999", "首页 期刊"} {
		if got := readImprint(line); !got.Empty() {
			t.Errorf("%q is taken for a citation line: %+v", line, got)
		}
	}
}

func TestSplitFunding(t *testing.T) {
	t.Parallel()
	for s, want := range map[string][]string{
		"国家自然科学基金（71974998）；中央高校专项资金（2020WK）":                                                                {"国家自然科学基金（71974998）", "中央高校专项资金（2020WK）"},
		"甲省社科基金项目“一；二”(21BZZ998)、乙市课题(3)。":                                                                   {"甲省社科基金项目“一；二”(21BZZ998)", "乙市课题(3)"},
		"国家社会科学基金项目(20BZZ001) 教育部青年项目(21YJC)":                                                                {"国家社会科学基金项目(20BZZ001)", "教育部青年项目(21YJC)"},
		"This research was funded by Helan Office, grant number H-22, and the Rural Fund, grant number 21X.": {"Helan Office, grant number H-22", "Rural Fund, grant number 21X"},
		"Tamarind Fund (TMF-2019). The funders had no role in study design.":                                 {"Tamarind Fund (TMF-2019)"},
		"The authors received no specific grant.":                                                            nil,
	} {
		if got := splitFunding(s); !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", s, got, want)
		}
	}
}

// A paper whose title one portal prints in Traditional characters and another
// in Simplified ones is one paper.
func TestIdentitiesAcrossScripts(t *testing.T) {
	t.Parallel()
	one := synoptic.Record{Year: 2021, Authors: []synoptic.Author{{Name: "歐陽婉容"}}}
	one.Title.ZH = "臺灣數位身分證爭議的框架分析"
	other := synoptic.Record{Year: 2021, Authors: []synoptic.Author{{Name: "欧阳婉容"}}}
	other.Title.ZH = "台湾数位身分证争议的框架分析"
	if a, b := Identities(one), Identities(other); len(a) != 1 || len(b) != 1 || a[0] != b[0] {
		t.Errorf("%q and %q", a, b)
	}
	other.Title.ZH = "台湾数位身分证争议的语义分析"
	if a, b := Identities(one), Identities(other); a[0] == b[0] {
		t.Error("another title is another paper")
	}
}

func TestIdentities(t *testing.T) {
	t.Parallel()
	record := func(title, en, author, doi string) synoptic.Record {
		r := synoptic.Record{Title: synoptic.LangText{ZH: synoptic.Maybe(title), EN: synoptic.Maybe(en)}, Year: 2024, DOI: synoptic.Maybe(doi)}
		if author != "" {
			r.Authors = synoptic.List[synoptic.Author]{{Name: author}}
		}
		return r
	}
	share := func(a, b synoptic.Record) bool {
		for _, id := range Identities(a) {
			if slices.Contains(Identities(b), id) {
				return true
			}
		}
		return false
	}
	base := record("数据回流何以减负?——三个街道的比较", "How Data Return", "卓南星", "10.1999/ABC")
	for name, c := range map[string]struct {
		other synoptic.Record
		same  bool
	}{
		"punctuation":    {record("数据回流何以减负？—三个街道的比较", "", "卓南星", ""), true},
		"doi case":       {record("另一个题名在此", "", "甲乙", "10.1999/abc"), true},
		"english title":  {record("", "HOW DATA  RETURN", "卓南星", ""), true},
		"another author": {record("数据回流何以减负?——三个街道的比较", "", "王伟", ""), false},
		"another title":  {record("数据回流何以增负?——三个街道的比较", "", "卓南星", ""), false},
	} {
		if share(base, c.other) != c.same {
			t.Errorf("%s: shared identity is %v, want %v", name, !c.same, c.same)
		}
	}
	if ids := Identities(synoptic.Record{}); len(ids) != 0 {
		t.Errorf("an empty record has identities %q", ids)
	}
}
