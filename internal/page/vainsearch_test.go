package page

import (
	"context"
	"slices"
	"strings"
	"testing"

	"synoptic/internal/synoptic"
)

func parsed(t *testing.T, text string) *Page {
	t.Helper()
	p, err := Parse(context.Background(), Input{Bytes: []byte(text)})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// A search that found nothing is no record, whatever it shows below; one that
// found some is a listing, and a paper may be about searches in vain.
func TestSearchesInVain(t *testing.T) {
	t.Parallel()
	others := "1. 渡口改桥以后的水乡集市——基于三个水乡的多案例分析\n石青,柳白 - 《水乡研究》 - 2021年3期 - 被引 6\n摘要：渡口改桥改变了集市的时刻。本文以三个水乡为例，研究发现摊位随船期变为随班车而动……\n2. 雨季里的账本\n钟离 - 《水乡研究》 - 2020年1期\n摘要：以账本为材料，考察雨季里的赊欠……\n"
	for name, c := range map[string]struct {
		text string
		want synoptic.PageType
	}{
		"what others look at": {"某某知识服务平台\n检索 高级检索\n抱歉，没有找到与“题名:(船期 班车)”相关的结果\n温馨提示：\n• 检查输入的检索词有无错误\n• 缩短检索词或减少检索条件\n排序：相关度 出版时间\n找到 0 条结果\n大家都在看\n" + others, synoptic.NotARecord},
		"no count":            {"某某期刊网\n很抱歉，未检索到符合条件的文献\n您可以：更换关键词，或放宽检索条件\n热门文献\n" + others, synoptic.NotARecord},
		"a single paper":      {"某某期刊网\n没有找到您要的文章\n建议减少关键词后再试\n渡口改桥以后的水乡集市\n石青，柳白\n摘要：渡口改桥改变了集市的时刻。本文以三个水乡为例，研究发现摊位随船期变为随班车而动。\n关键词：渡口；集市\n《水乡研究》2021年第3期\n", synoptic.NotARecord},
		"traditional":         {"某某知識庫\n查無資料\n共 0 條結果\n請減少檢索條件\n熱門論文\n" + strings.ReplaceAll(others, "摘要：", "摘要："), synoptic.NotARecord},
		"in English":          {"River Journals\nSearch\nYour search for \"ferry timetable\" did not match any articles.\nCheck your spelling or use different keywords.\nMost read\nFerries after bridges: market days in three water towns\nAlda Ferro, Bo Lind\nRiver Letters, Vol. 5, No. 2, 2018, pp. 33-49\nAbstract\nBridges that replace ferries change the hours of markets. We interviewed forty stallholders in three towns and found that stalls now follow the bus.\n", synoptic.NotARecord},
		"some were found":     {"某某知识服务平台\n没有找到完全匹配的结果，以下为相近结果\n找到 12 条结果 排序：相关度\n" + others, synoptic.Listing},
		"about such a search": {"渡口改桥以后的水乡集市\n石青，柳白\n摘要：本文检索三个数据库，未检索到同类研究，没有找到可供比较的数据，遂以三个水乡为例考察集市的迁移，发现摊位随班车而动。\n关键词：渡口；集市\n《水乡研究》2021年第3期 12-20页\n", synoptic.Article},
	} {
		if p := parsed(t, c.text); p.Type != c.want {
			t.Errorf("%s: %s, want %s", name, p.Type, c.want)
		}
	}
}

// A paper without an issue yet: its journal stands above the title, with the
// lists that it is in.
func TestJournalsByTheirBadges(t *testing.T) {
	t.Parallel()
	paper := "渡口改桥以后的水乡集市——基于三个水乡的比较\n石青1柳白2\n1. 水乡大学经济管理学院 2. 江南渡口研究所\n摘要：渡口改桥改变了集市的时刻。本文以三个水乡为例，研究发现摊位随船期变为随班车而动，乡镇的安排滞后于班车。\n关键词：渡口；集市；水乡；\nDOI：10.16999/j.cnki.sxyj.20260311.002\n"
	for head, want := range map[string]string{
		"检索 高级检索\n水乡经济与集市核心期刊CSSCI\n引用\n收藏\n":   "水乡经济与集市",
		"检索 高级检索\n水乡经济与集市\n北大核心 CSSCI\n引用 收藏\n": "水乡经济与集市",
		"水乡大学学报（社会科学版）北大核心\n":                   "水乡大学学报（社会科学版）",
		"《水乡集刊》 CSSCI AMI扩展\n记笔记\n":             "水乡集刊",
		"全部期刊 核心期刊 CSSCI\n":                     "",
		"来源类别：不限 北大核心 CSSCI\n":                  "",
		"北大核心CSSCI\n": "",
	} {
		if got := string(parsed(t, head+paper).Record.Journal.ZH); got != want {
			t.Errorf("%q: %q, want %q", head, got, want)
		}
	}
}

// Repositories put who paid into a row for whatever else there is to say.
func TestGrantsInNotesOfRepositories(t *testing.T) {
	t.Parallel()
	page := func(row string) string {
		return "题名:\t渡口改桥以后的水乡集市\n作者:\t石青\n柳白\n关键词:\t渡口\n集市\n引用:\t水乡研究,2021,(3):12-20\n摘要:\t渡口改桥改变了集市的时刻。本文以三个水乡为例，研究发现摊位随船期变为随班车而动。\n" + row + "\nURI:\thttp://repository.example.edu/handle/9999/1\n"
	}
	for row, want := range map[string][]string{
		"描述:\t国家水利科学基金面上项目(72999001)；江南大学基本科研业务费专项资金(20999002)": {"国家水利科学基金面上项目(72999001)", "江南大学基本科研业务费专项资金(20999002)"},
		"描述:\t基金项目：国家水利科学基金项目（72999001）":                        {"国家水利科学基金项目（72999001）"},
		"备注:\t本文为江南省社会科学规划项目(2099C1)的阶段性成果":                     {"江南省社会科学规划项目(2099C1)"},
		"附注:\t国家水利科学基金青年项目(72999001)":                           {"国家水利科学基金青年项目(72999001)"},
		"描述:\t共9页，附图2幅(黑白)，收入第三届水乡论坛文集":                         nil,
	} {
		rec := parsed(t, page(row)).Record
		if got := rec.Funding; !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", row, got, want)
		}
		if strings.Contains(string(rec.Abstract.ZH), "项目") || strings.Contains(string(rec.Abstract.ZH), "附图") {
			t.Errorf("%q: abstract %q", row, rec.Abstract.ZH)
		}
	}
}
