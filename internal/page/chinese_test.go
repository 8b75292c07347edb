package page

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"synoptic/internal/page/names"
	"synoptic/internal/synoptic"
)

func TestRowsOfTabsAndMenus(t *testing.T) {
	t.Parallel()
	for line, want := range map[string]bool{
		"摘要 HTML全文 图(7) 表(5) 参考文献(32) 相关文章 施引文献": true,
		"摘要 │ 參考文獻 (36) │ 文章國際計量":                true,
		"全文 | 参考文献 | 相关文章 | Metrics":             true,
		"摘要 本文以三个街道为例，讨论数据回流怎样影响基层负担":            false,
		"关键词 数字治理 基层负担 案例研究":                     false,
		"关 键 词": false,
	} {
		if got := tabBar(line); got != want {
			t.Errorf("tabBar(%q) = %v", line, got)
		}
	}
	for line, want := range map[string]bool{
		"主题检索 高级检索 结果中检索":   true,
		"字体：大 中 小":          true,
		"进入专题： 便民   近代国家":   true,
		"数字治理 何以减负":         false,
		"“仓有余”而官不问 义仓 经管 考": false,
		"旧改中的老年租户：谁在搬离":     false,
	} {
		if got := menuRow(line); got != want {
			t.Errorf("menuRow(%q) = %v", line, got)
		}
	}
	if n := countInBar("图(7) 参考文献(32) 相关文章"); n != 32 {
		t.Errorf("references in a bar: %d", n)
	}
	if n := countInBar("二级参考文献(603) 引证文献(2)"); n != -1 {
		t.Errorf("references of references are counted: %d", n)
	}
}

func TestMarksOfNames(t *testing.T) {
	t.Parallel()
	for line, want := range map[string]string{
		"[1]司徒蔚，[2]容与":              "司徒蔚/1 容与/2",
		"①杨朱，②墨翟":                   "杨朱/1 墨翟/2",
		"毕方①, 应龙生①②, 狄仁安②":          "毕方/1 应龙生/12 狄仁安/2",
		"岑参商 a, 牧野 a,c, 蓝田玉 a,*(✉)": "岑参商/a 牧野/ac 蓝田玉/a*",
		"廉颇¹　赵奢¹˒²　李牧³":             "廉颇/1 赵奢/12 李牧/3",
		"□ 王粲 陈琳":                   "王粲/ 陈琳/",
		"社区照护协作组 俞伯牙 邹清源":           "社区照护协作组/ 俞伯牙/ 邹清源/",
	} {
		eastern, _, _ := readAuthors(line)
		var got []string
		for _, p := range keepNames(eastern, false) {
			got = append(got, p.Name+"/"+strings.Join(p.Marks, ""))
		}
		if s := strings.Join(got, " "); s != want {
			t.Errorf("%q: %s, want %s", line, s, want)
		}
	}
}

func TestPlacesOfOneLine(t *testing.T) {
	t.Parallel()
	for line, want := range map[string]string{
		"河洛医科大学护理学院，河南洛川 471999  洛川市统计中心，河南洛川 471998": "/河洛医科大学护理学院，河南洛川 471999 /洛川市统计中心，河南洛川 471998",
		"①. 北溟理工大学 计算机学院; ②. 北溟市大数据中心":                "1/北溟理工大学 计算机学院 2/北溟市大数据中心",
		"1 许昌理工大学建筑学院 2 邺城历史街区保护中心":                   "1/许昌理工大学建筑学院 2/邺城历史街区保护中心",
		"邯郸医学院护理系（扁鹊、仓公）":                             "/邯郸医学院护理系",
	} {
		var got []string
		for _, a := range readAffiliations([]string{line}) {
			got = append(got, a.mark+"/"+a.text)
		}
		if s := strings.Join(got, " "); s != want {
			t.Errorf("%q: %s", line, s)
		}
	}
	people := []names.Person{{Name: "甲", Marks: []string{"12"}}, {Name: "乙", Marks: []string{"2"}}}
	attach(people, []affiliation{{mark: "1", text: "某大学"}, {mark: "2", text: "某中心"}})
	if people[0].Affiliation != "某大学; 某中心" || people[1].Affiliation != "某中心" {
		t.Errorf("marks that lost their comma: %+v", people)
	}
}

func TestGrantsWithoutALabel(t *testing.T) {
	t.Parallel()
	for note, want := range map[string]string{
		"本研究得到江苏省高校研究项目（2022SJYB9998）资助，感谢匿名审稿人。":     "江苏省高校研究项目（2022SJYB9998）",
		"2018年度教育部重大课题攻关项目“近代行政观念”（18JZD999）。":        "2018年度教育部重大课题攻关项目“近代行政观念”（18JZD999）",
		"本文为国家社科基金青年项目（20CSH999）和某市科技计划（K-9）的阶段性研究成果": "国家社科基金青年项目（20CSH999） 某市科技计划（K-9）",
		"感谢匿名审稿人的意见，文责自负。":                            "",
	} {
		if got := strings.Join(grantsIn(note), " "); got != want {
			t.Errorf("%q: %q", note, got)
		}
	}
	if got := splitFunding("安徽省高校人文社会科学研究重点项目 安徽省农村金融学会招标课题"); len(got) != 2 {
		t.Errorf("grants that a space divides: %q", got)
	}
	if got := splitFunding("国家社会科学基金 一般项目 (22BZZ998)"); len(got) != 1 {
		t.Errorf("one grant is cut at its spaces: %q", got)
	}
}

// TestChineseLayouts reads small pages as other portals and other hands print
// them; a page passes where each of the lines stands in what was read.
func TestChineseLayouts(t *testing.T) {
	t.Parallel()
	const abstract = "让63名教师连续28天用手机记录时间去向，得到有效记录41 207条，并用潜在类别增长模型分析。非教学工作平均占31.8%，学期末升至46%。"
	for name, c := range map[string]struct {
		page string
		want []string
	}{
		"contents above the head": {
			"总库 中文 外文\n文章目录\n一、问题的提出\n二、研究设计\n三、结论\n教育测评 . 2024 ,17 (05) : 61-79+158 查看该刊数据库收录来源\n乡村教师工作量的时间银行测量\n左思1,2 潘岳1\n1.金谷师范大学教育学部2.重庆市教育评估院\n摘要：" + abstract + "\n关键词：时间银行;工作量;\n",
			[]string{"title 乡村教师工作量的时间银行测量", "journal 教育测评", "year 2024", "volume 17", "issue 05", "pages 61-79+158", "author 左思 @ 金谷师范大学教育学部; 重庆市教育评估院"},
		},
		"citation above the title": {
			"本刊为核心期刊 ISSN 2097-9955 CN 51-9999/G\n教育测评 Education Measurement Review\n首页 期刊简介 编委会 投稿指南\n文章摘要\n左思,潘岳,等.乡村教师工作量的时间银行测量[J].教育测评,2024,7(增刊2):140~149\n乡村教师工作量的时间银行测量\nMeasuring the Workload of Rural Teachers by Time Banking\n作者\t单位\t邮编\n左思*\t金谷师范大学\t400999\n阿诗玛\t大凉山职业学院\t615999\n中文摘要:\n" + abstract,
			[]string{"title 乡村教师工作量的时间银行测量", "title Measuring the Workload of Rural Teachers by Time Banking", "journal 教育测评", "journal Education Measurement Review", "issue 增刊2", "pages 140~149", "author 阿诗玛 @ 大凉山职业学院", "abstract 让63名"},
		},
		"masthead around its numbers": {
			"第39卷  第4期      金谷师范大学学报(社会科学版)      2022年7月\nVol.39  No.4   Journal of Jingu Normal University(Social Sciences)   Jul. 2022\n\n乡村教师工作量的时间银行测量\n左 思1，潘 岳2\n(1.金谷师范大学 教育学部，重庆 400999；2.重庆市教育评估院，重庆 400998)\n[摘  要] " + abstract + "\n",
			[]string{"journal 金谷师范大学学报(社会科学版)", "journal Journal of Jingu Normal University(Social Sciences)", "volume 39", "issue 4", "year 2022"},
		},
		"masthead over pinyin": {
			"浙东观察\nZHEDONG GUANCHA\n2020 年第 1 期（总第 244 期）\n乡村教师工作量的时间银行测量\n左思 潘岳\n（金谷师范大学，重庆 400999）\n提  要：" + abstract,
			[]string{"journal 浙东观察", "year 2020", "issue 1"},
		},
		"tabs one below the other": {
			"教育测评,2023,38(6):12-17\n乡村教师工作量的时间银行测量\n左思 潘岳\n摘要\n参考文献\n相关文章\n" + abstract + "\n关键词: 时间银行 工作量 乡村教师\n",
			[]string{"abstract 让63名", "keyword 工作量", "pages 12-17"},
		},
		"thesis cited by the portal": {
			"硕士\n乡村教师工作量的时间银行测量\n\n左思\n金谷师范大学\n\n摘要：" + abstract + "\n关键词：时间银行;工作量;\n导师：潘岳 教授\n在线公开时间：2023-02-16\n相似文献\n[1]某题名的研究[D]. 某人.某大学 2020\n格式引文 [1]左思.乡村教师工作量的时间银行测量[D].金谷师范大学,2022.\n",
			[]string{"year 2022", "author 左思"},
		},
		"proceedings": {
			"乡村教师工作量的时间银行测量\n摘    要：\n" + abstract + "\n作    者：\n时间银行课题组 左思 潘岳\n作者单位：\n金谷师范大学，重庆 400999  重庆市教育评估院，重庆 400998\n会议时间：\n2019年11月8日\n在线出版日期：\n2020年5月21日\n",
			[]string{"year 2019", "author 时间银行课题组 @ ", "author 潘岳 @ 重庆市教育评估院，重庆 400998"},
		},
		"source over several lines": {
			"乡村教师工作量的时间银行测量\n作者\n左思 潘岳\n出处\n《教育测评》 CSSCI 北大核心\n2024年第5期61-79,158,共20页\nEducation Measurement Review\n摘要\n" + abstract + "\n参考文献 41\n引证文献 2\n",
			[]string{"journal 教育测评", "journal Education Measurement Review", "issue 5", "pages 61-79,158", "references 41"},
		},
		"repost with the author in front": {
			"学术文库 > 教育学 > 教育测评\n左思：乡村教师工作量的时间银行测量\n选择字号：大 中 小   本文共阅读 6021 次 更新时间：2021-03-17 09:41\n进入专题： 乡村教师   时间银行\n● 左思 （进入专栏）\n内容提要：" + abstract + "\n关 键 词：时间银行/工作量\n标题注释：重庆市社会科学规划项目“时间银行”（22NDYB999）。\n文章来源：本文转自《教育测评》2020年第6期\n",
			[]string{"title 乡村教师工作量的时间银行测量", "author 左思", "funding 重庆市社会科学规划项目“时间银行”（22NDYB999）", "year 2020"},
		},
		"counters behind the names": {
			"当前位置：首页 > 在线期刊 > 2022 年第 4 期（总第128期）\n日期：2022-08-12   来源：教育测评   作者：左思   点击：1544   字号：[大 中 小]\n\n乡村教师工作量的时间银行测量\n摘要：" + abstract + "\n关键词：时间银行，工作量\n",
			[]string{"author 左思", "authors 1", "title 乡村教师工作量的时间银行测量"},
		},
		"authors in notes only": {
			"乡村教师工作量的时间银行测量\n教育测评 2021年第2期 第89-100页\n作者简介：孟浩然（襄阳学院文学系 教授）；皮日休（襄阳市非遗保护中心）\n内容提要: " + abstract + "\n关 键 词: 时间银行、工作量\n",
			[]string{"author 孟浩然 @ 襄阳学院文学系", "author 皮日休 @ 襄阳市非遗保护中心"},
		},
		"references without a heading": {
			"乡村教师工作量的时间银行测量\n左思 潘岳\n摘要：" + abstract + "\n中图分类号：G451\n[1] 某甲. 教师时间[J]. 教育观察, 2019(3): 22-31.\n[2] 某乙. 时间日志[J]. 教育观察, 2020(1): 2-9.\n",
			[]string{"references 2"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p, err := Parse(context.Background(), Input{Bytes: []byte(c.page), FileName: "page.txt"})
			if err != nil {
				t.Fatal(err)
			}
			got := printed(p.Record)
			for _, want := range c.want {
				if !slices.ContainsFunc(got, func(s string) bool { return s == want || !strings.Contains(want, " @ ") && strings.HasPrefix(s, want) }) {
					t.Errorf("%q is not in %q", want, got)
				}
			}
		})
	}
}

// printed lists the fields of a record, one a line.
func printed(r synoptic.Record) []string {
	out := []string{
		"title " + string(r.Title.ZH), "title " + string(r.Title.EN), "journal " + string(r.Journal.ZH), "journal " + string(r.Journal.EN), "abstract " + string(r.Abstract.ZH),
		fmt.Sprintf("year %d", r.Year), "volume " + string(r.Volume), "issue " + string(r.Issue), "pages " + string(r.Pages), fmt.Sprintf("authors %d", len(r.Authors)),
	}
	for _, a := range r.Authors {
		out = append(out, "author "+a.Name+" @ "+string(a.Affiliation))
	}
	for _, f := range r.Funding {
		out = append(out, "funding "+f)
	}
	for _, k := range r.Keywords.ZH {
		out = append(out, "keyword "+k)
	}
	if r.ReferenceCount != nil {
		out = append(out, fmt.Sprintf("references %d", *r.ReferenceCount))
	}
	return out
}

// TestPortalsOfOneStudy holds the identity of a study against the ways in which
// portals print its title and its author.
func TestPortalsOfOneStudy(t *testing.T) {
	t.Parallel()
	record := func(title, name, english string) synoptic.Record {
		return synoptic.Record{
			Title:   synoptic.LangText{ZH: synoptic.Maybe(title), EN: "Nearby Tower or Distant Water"},
			Authors: synoptic.List[synoptic.Author]{{Name: name, NameEN: synoptic.Maybe(english)}},
			Year:    2024,
		}
	}
	base := Identities(record("近水楼台还是远水近火：空间关联——以东岚为例", "郎一苇", "LANG Yiwei"))
	for name, other := range map[string]synoptic.Record{
		"marks of the subtitle":  record("近水楼台还是远水近火:空间关联 ―以东岚为例", "郎一苇", ""),
		"a name spread by space": record("近水楼台还是远水近火：空间关联：以东岚为例", "郎 一苇", ""),
		"English interface":      record("", "Yi-wei Lang", "Yi-wei Lang"),
		"family name first":      record("", "Lang, Yi Wei", ""),
	} {
		if !slices.ContainsFunc(Identities(other), func(id string) bool { return slices.Contains(base, id) }) {
			t.Errorf("%s: no identity is shared", name)
		}
	}
	if other := Identities(record("近水楼台还是远水近火：空间关联——以海陵为例", "史嘉言", "SHI Jiayan")); slices.ContainsFunc(other, func(id string) bool { return slices.Contains(base, id) }) {
		t.Error("two studies share an identity")
	}
}
