package page

import (
	"context"
	"strconv"
	"strings"
	"testing"

	"synoptic/internal/page/plain"
)

const essay = "摘要：本文以七个县的档案与访谈为据，考察粮站改制之后仓储责任如何在部门之间流转，并说明其后果。研究发现，责任随经费而走。\n关键词：粮站；仓储；责任\n"

const prose = "Cold stores changed hands four times in nine years, and nobody wrote down who was to check the locks. We follow three of them through minutes, ledgers and interviews with forty keepers. Keys travelled with money, not with duty. "

// classPages are pages of layouts that share a trap, several prints of each.
var classPages = []struct {
	name, file, page string
	want             map[string]string
}{
	{"foreign author between two, commas and marks", "", "粮站改制后的仓储责任\n顾云帆1, Lars Hedlund2, 倪小满1\n1. 澄湖大学公共管理学院 2. 北岸应用科学大学档案研究所\n" + essay,
		map[string]string{"authors": "顾云帆 | Lars Hedlund | 倪小满", "affiliations": "澄湖大学公共管理学院 | 北岸应用科学大学档案研究所 | 澄湖大学公共管理学院"}},
	{"foreign author last, no marks", "", "粮站改制后的仓储责任\n顾云帆，倪小满，Lars Hedlund\n澄湖大学公共管理学院\n" + essay,
		map[string]string{"authors": "顾云帆 | 倪小满 | Lars Hedlund"}},
	{"foreign author behind a label", "", "粮站改制后的仓储责任\n作者：顾云帆；Maria del Carmen Ruiz；倪小满\n单位：澄湖大学公共管理学院\n" + essay,
		map[string]string{"authors": "顾云帆 | Maria del Carmen Ruiz | 倪小满"}},
	{"foreign author first", "", "粮站改制后的仓储责任\nLars Hedlund[1] 顾云帆[2] 倪小满[2]\n[1]北岸应用科学大学档案研究所 [2]澄湖大学公共管理学院\n" + essay,
		map[string]string{"authors": "Lars Hedlund | 顾云帆 | 倪小满", "affiliations": "北岸应用科学大学档案研究所 | 澄湖大学公共管理学院 | 澄湖大学公共管理学院"}},
	{"one of each, by marks", "", "粮站改制后的仓储责任\n顾云帆1, Lars Hedlund2\n1. 澄湖大学公共管理学院; 2. 北岸应用科学大学档案研究所\n" + essay,
		map[string]string{"authors": "顾云帆 | Lars Hedlund", "affiliations": "澄湖大学公共管理学院 | 北岸应用科学大学档案研究所"}},
	{"foreign author on a line of her own", "", "粮站改制后的仓储责任\n顾云帆1\nLars Hedlund2\n倪小满1\n1. 澄湖大学公共管理学院\n2. 北岸应用科学大学档案研究所\n" + essay,
		map[string]string{"authors": "顾云帆 | Lars Hedlund | 倪小满", "affiliations": "澄湖大学公共管理学院 | 北岸应用科学大学档案研究所 | 澄湖大学公共管理学院"}},
	{"foreign author with his own language's place", "", "粮站改制后的仓储责任\n顾云帆1，Lars Hedlund2\n1. 澄湖大学公共管理学院，江右 澄湖 399999\n2. Institute of Archives, University of Norrland, Umby 99999\n" + essay,
		map[string]string{"authors": "顾云帆 | Lars Hedlund", "affiliations": "澄湖大学公共管理学院，江右 澄湖 399999 | Institute of Archives, University of Norrland, Umby 99999"}},
	{"romanised names are no foreign authors", "", "粮站改制后的仓储责任\n顾云帆, 倪小满\nGU Yunfan, NI Xiaoman\n" + essay,
		map[string]string{"authors": "顾云帆 | 倪小满"}},
	{"romanised on the same line", "", "粮站改制后的仓储责任\n顾云帆 GU Yunfan 倪小满 NI Xiaoman\n" + essay,
		map[string]string{"authors": "顾云帆 | 倪小满"}},
	{"romanised on the same line with marks", "", "粮站改制后的仓储责任\n顾云帆1, 倪小满2 GU Yunfan1, NI Xiaoman2\n" + essay,
		map[string]string{"authors": "顾云帆 | 倪小满"}},
	{"foreign among bracketed romanisations", "", "冷藏站改制後的保管責任\n顧雲帆(Yun-Fan Ku)；Ingrid Solberg；倪小滿(Hsiao-Man Ni)\n" + essay,
		map[string]string{"authors": "顧雲帆 | Ingrid Solberg | 倪小滿"}},
	{"foreign author in a Japanese list", "", "冷蔵倉庫における鍵管理の変容 ―三つの港町の事例から―\n北原 美緒, Erik Dahl, 南 大地\n著者情報\n北原 美緒 東浜大学大学院法学研究科\nErik Dahl School of Archives, Norrland University\n南 大地 港町総合研究所\n抄録\n冷蔵倉庫の鍵は誰が持つのか。本稿は三つの港町を対象とした比較事例研究である。聞き取り調査三十二名と倉庫日誌を分析した結果、鍵の管理は雇用形態の変化に左右されることが明らかになった。\n",
		map[string]string{"authors": "北原 美緒 | Erik Dahl | 南 大地", "affiliations": "東浜大学大学院法学研究科 | School of Archives, Norrland University | 港町総合研究所"}},
	{"foreign author in the metadata", "a.html", `<html><head><title>x</title><meta name="citation_title" content="粮站改制后的仓储责任"><meta name="citation_author" content="顾云帆"><meta name="citation_author" content="Lars Hedlund"><meta name="citation_author" content="倪小满"></head><body><h1>粮站改制后的仓储责任</h1><p>` + strings.ReplaceAll(essay, "\n", "</p><p>") + `</p></body></html>`,
		map[string]string{"authors": "顾云帆 | Lars Hedlund | 倪小满"}},

	{"icon behind a title", "a.html", `<html><body><h1>粮站改制之后，谁来看守粮仓？<i class="icon icon-pdf">P</i></h1><p>顾云帆</p><p>` + strings.ReplaceAll(essay, "\n", "</p><p>") + `</p></body></html>`,
		map[string]string{"title": "粮站改制之后，谁来看守粮仓？"}},
	{"letter behind a title", "", "粮站改制后的仓储责任 M\n顾云帆\n" + essay, map[string]string{"title": "粮站改制后的仓储责任"}},
	{"sign of a font behind a title", "", "粮站改制后的仓储责任\ue6a7\n顾云帆\n" + essay, map[string]string{"title": "粮站改制后的仓储责任"}},
	{"a title's own letter", "", "山区儿童的日照与维生素D\n顾云帆\n" + essay, map[string]string{"title": "山区儿童的日照与维生素D"}},

	{"glued keywords with capitals", "", "粮站改制后的仓储责任\n顾云帆\n摘要：本文以七个县的档案与访谈为据，考察粮站改制之后仓储责任如何在部门之间流转，并说明其后果。研究发现，责任随经费而走，而部门协同只在年末出现。\n关键词: 粮站改制仓储责任部门协同县域Grain DepotsStorage ResponsibilityInterdepartmental CoordinationCounties\n",
		map[string]string{"keywords": "粮站改制 | 仓储责任 | 部门协同 | 县域 | Grain Depots | Storage Responsibility | Interdepartmental Coordination | Counties"}},
	{"glued keywords behind an abbreviation", "", "Who checks the locks? Cold stores after reform\nLars Hedlund\nAbstract: " + prose + "\nKeywords: GDPRCold StoresPublic TrustWeChat\n",
		map[string]string{"keywords": "GDPR | Cold Stores | Public Trust | WeChat"}},
	{"glued keywords in small letters", "", "Who checks the locks? Cold stores after reform\nLars Hedlund\nAbstract: " + prose + "\nKeywords: Cold storeskeepersledgersresponsibilityNorway\n",
		map[string]string{"keywords": "Cold stores | keepers | ledgers | responsibility | Norway"}},
	{"a long word is one keyword", "", "Who checks the locks? Cold stores after reform\nLars Hedlund\nAbstract: " + prose + "\nKeywords: counterinsurgencies\n",
		map[string]string{"keywords": "counterinsurgencies"}},
	{"counted keywords", "", "Who checks the locks? Cold stores after reform\nLars Hedlund\nAbstract: " + prose + "\nKeywords\n1) cold stores\n2) keepers\n3) 3D inventories\n",
		map[string]string{"keywords": "cold stores | keepers | 3D inventories"}},
	{"keywords counted on a line", "", "Who checks the locks? Cold stores after reform\nLars Hedlund\nAbstract: " + prose + "\nKeywords: 1. cold stores 2. keepers 3. ledgers\n",
		map[string]string{"keywords": "cold stores | keepers | ledgers"}},
	{"keywords up to the profiles", "", "Who checks the locks? Cold stores after reform\nLars Hedlund\nAbstract: " + prose + "\nKeywords\nCold stores\nLedgers\nKeepers\nAuthor Profiles\nLars Hedlund View author profile\n",
		map[string]string{"keywords": "Cold stores | Ledgers | Keepers"}},

	{"count below the label of the references", "", "粮站改制后的仓储责任\n顾云帆\n" + essay + "参考文献\n(17)\n引证文献\n(2)\n", map[string]string{"references": "17"}},
	{"nobody paid", "", "Who checks the locks? Cold stores after reform\nLars Hedlund\nAbstract: " + prose + "\nFunding: The authors received no specific funding for this work.\nCompeting interests: None.\n", map[string]string{"funding": ""}},
	{"PubMed without days", "", "Store Keep Med\n. 2019 Jan-Feb:40(1):3-12.\ndoi: 10.5555/skm.40.1.3.\nWho checks the locks? Cold stores after reform\nLars Hedlund\nAbstract\n" + prose,
		map[string]string{"year": "2019", "volume": "40", "issue": "1", "pages": "3-12"}},
	{"PubMed, article of a volume", "", "Store Keep Med\n. 2021 Nov 4:9:712345.\ndoi: 10.5555/skm.9.712345.\nWho checks the locks? Cold stores after reform\nLars Hedlund\nAbstract\n" + prose,
		map[string]string{"year": "2021", "volume": "9", "issue": "", "pages": "712345"}},
	{"pages with their year", "", "Permits Without People: Licensing and the Clerk\nHarborline Law Review, Vol. 71, No. 2, pp. 355-402, 2021\n48 Pages Posted: 9 Nov 2020\nLars Hedlund\nNorrland University - College of Law\nAbstract\n" + prose + "\nKeywords: licensing, clerks, law\n",
		map[string]string{"pages": "355-402", "year": "2021", "volume": "71", "issue": "2"}},
	{"law review", "", "Who Checks the Locks? Custody after Reform\n112 Fjordland Law Review 845 (2017)\n31 Pages Posted: 2 May 2017\nLars Hedlund\nFjordland University - Faculty of Law\nDate Written: May 1, 2017\nAbstract\n" + prose + "\nKeywords: custody, reform, locks\n",
		map[string]string{"title": "Who Checks the Locks? Custody after Reform", "journal": "Fjordland Law Review", "year": "2017", "volume": "112", "pages": "845"}},
	{"law review, abbreviated, range", "", "Who Checks the Locks? Custody after Reform\nForthcoming\n9 Fjord. J. Pub. L. 12-48 (2020)\nLars Hedlund\nFjordland University - Faculty of Law\nAbstract\n" + prose + "\nKeywords: custody, reform, locks\n",
		map[string]string{"title": "Who Checks the Locks? Custody after Reform", "journal": "Fjord. J. Pub. L.", "year": "2020", "volume": "9", "pages": "12-48"}},
	{"broken behind the volume", "", "首页\n期刊\n / \n仓储治理研究\n.\n2021 ,7\n (03)\n:14-27\n粮站改制后的仓储责任\n顾云帆\n" + essay,
		map[string]string{"journal": "仓储治理研究", "year": "2021", "volume": "7", "issue": "03", "pages": "14-27"}},
	{"broken before the pages", "", "期刊\n仓储治理研究\n.\n2021 (03)\n:14-27\n粮站改制后的仓储责任\n顾云帆\n" + essay,
		map[string]string{"journal": "仓储治理研究", "year": "2021", "volume": "", "issue": "03", "pages": "14-27"}},

	{"first result behind a box", "", "检索结果\n找到 2 条结果 排序：相关度\n☐ 1. 粮站改制后的仓储责任\n[期刊论文] 顾云帆 倪小满 - 《仓储治理研究》 - 2021年3期\n摘要：本文以七个县的档案与访谈为据，考察粮站改制之后仓储责任如何在部门之间流转，并说明其后果。\n粮站改制 仓储责任 部门协同\n在线阅读 下载 引用\n☐ 2. 山城旧仓的去向\n[期刊论文] 沈望 - 《山城》 - 2020年1期\n摘要：另一篇的摘要，讲山城旧仓后来成了什么，以及谁在里面住过。\n旧仓 山城\n作者单位：澄湖大学(3) 山城学院(1)\n",
		map[string]string{"title": "粮站改制后的仓储责任", "authors": "顾云帆 | 倪小满", "keywords": "粮站改制 | 仓储责任 | 部门协同", "affiliations": " | ", "journal": "仓储治理研究", "year": "2021", "issue": "3"}},

	{"Korean pairs", "", "창고 책임의 이동에 관한 연구 KCI 우수등재\nA Study on Moving Responsibility for Stores\n창고행정연구\n약어 : KSA\n2022, vol.8, no.1, pp. 5-29 (25 pages)\n나은솔 /Na, Eun-Sol 1, 도현우 /Do, Hyun Woo 2\n1새벽대학교 행정학과\n2한강정책연구원\n초록\n이 연구는 창고 책임이 부서 사이에서 어떻게 옮겨 가는지 일곱 개 군의 기록과 면담을 통하여 살펴보았다. 분석 결과 책임은 예산을 따라 이동하였다.\n키워드\n창고, 책임, 예산\n",
		map[string]string{"title": "A Study on Moving Responsibility for Stores 창고 책임의 이동에 관한 연구", "authors": "나은솔 | 도현우", "affiliations": "새벽대학교 행정학과 | 한강정책연구원", "journal": "창고행정연구", "volume": "8", "pages": "5-29"}},

	{"places at the foot, numbers", "", "Journal of Cold Stores\nVolume 12, May 2021, 104417\nWho checks the locks? Cold stores after reform\nLars Hedlund 1, Ana Beltrão 2\nAbstract\n" + prose + "\n\nIntroduction\nLocks are old. Section snippets\n\nKeywords\nCold stores\nLedgers\n\nCited by (3)\nOf keys and keepers: a survey of depots\n2022, Journal of Depots\n★ Funding: Norrland Trust for Archives [grant NTA/2020/17].\n1 School of Archives, Norrland University, Umby, Sweden\n2 Beltrão Consulting, Porto, Portugal\nView full text\n",
		map[string]string{"affiliations": "School of Archives, Norrland University, Umby, Sweden | Beltrão Consulting, Porto, Portugal", "funding": "Norrland Trust for Archives [grant NTA/2020/17]", "abstract": "Cold stores … not with duty."}},
	{"one who moved on", "", "Journal of Cold Stores\nVolume 12, May 2021, 104417\nWho checks the locks? Cold stores after reform\nLars Hedlund a, Ana Beltrão b 1, Mia Moe a c\nAbstract\n" + prose + "\n\nKeywords\nCold stores\nLedgers\n\nCited by (3)\nOf keys and keepers: a survey of depots\n2022, Journal of Depots\n1 Present address: Beltrão Data AB, Malmö, Sweden.\na School of Archives, Norrland University, Umby, Sweden\nb Beltrão Consulting, Porto, Portugal\nc Institute of Locks, Umby, Sweden\nView full text\n",
		map[string]string{"affiliations": "School of Archives, Norrland University, Umby, Sweden | Beltrão Consulting, Porto, Portugal | School of Archives, Norrland University, Umby, Sweden; Institute of Locks, Umby, Sweden"}},
	{"heads of an abstract", "", "Cold chain watch: a protocol\nLars Hedlund, Ana Beltrão\nAbstract\nIntroduction\n" + prose + "\nMethods and analysis\nTwelve depots will be watched for a year by two keepers each, who write down every key that changes hands.\nEthics and dissemination\nApproved by the board of Norrland. Results will be read aloud at the depots.\nFigures\nIntroduction\nDepots are many, and keepers are few, as every inspector of the north has written since the year of the great thaw.\n",
		map[string]string{"abstract": "Introduction Cold stores … read aloud at the depots."}},
	{"contents of an issue below", "", "journal article\nPostcards from the Depot\nDesmond Fairlie\nThe Depot Review\nVol. 6, No. 2 (May, 1987), pp. 41-44 (4 pages)\nPublished By: Depot Society\nThis is a preview. Log in through your library to access the full text of:\nFront Matter   Colleges of the North   Postcards from the Depot   Book Notes\n",
		map[string]string{"title": "Postcards from the Depot", "affiliations": ""}},
	{"letters glued to names", "", "Journal of Depots\nVolume 15, 2024 - Issue 2\nWho checks the locks? Cold stores after reform\nAnna Hedlunda School of Archives, Norrland University, Umby, SwedenCorrespondencea.hedlund@example.org\nView further author information\n,\nBo Ekb Depot Group, Waal University, Tiel, the NetherlandsView further author information\n&\nCarla van Dijkb Depot Group, Waal University, Tiel, the NetherlandsView further author information\nPages 190-213 | Received 11 Aug 2022, Accepted 30 Nov 2023\nABSTRACT\n" + prose,
		map[string]string{"authors": "Anna Hedlund | Bo Ek | Carla van Dijk", "affiliations": "School of Archives, Norrland University, Umby, Sweden | Depot Group, Waal University, Tiel, the Netherlands | Depot Group, Waal University, Tiel, the Netherlands"}},
	{"one letter glued to a name", "", "Journal of Depots\nVolume 15, 2024 - Issue 2\nWho checks the locks? Cold stores after reform\nAnna Hedlunda School of Archives, Norrland University, Umby, SwedenCorrespondencea.hedlund@example.org\nPages 190-213 | Received 11 Aug 2022\nABSTRACT\n" + prose + "\nNotes on contributors\nAnna Hedlund is a keeper of archives.\n",
		map[string]string{"authors": "Anna Hedlund", "affiliations": "School of Archives, Norrland University, Umby, Sweden"}},
	{"where to write to is no place of work", "", "Who checks the locks? Cold stores after reform\nAnna Hedlund\nCorresponding Author\nSchool of Archives, Norrland University, Umby, Sweden\nCorrespondence\nAnna Hedlund, Norrland University, Umby, Sweden.\nEmail: a.hedlund@example.org\nBo Ek\nDepot Group, Waal University, Tiel, the Netherlands\nFirst published: 14 March 2022\nAbstract\n" + prose,
		map[string]string{"authors": "Anna Hedlund | Bo Ek", "affiliations": "School of Archives, Norrland University, Umby, Sweden | Depot Group, Waal University, Tiel, the Netherlands"}},
	{"wrapped references", "", "粮站改制后的仓储责任\n顾云帆\n" + essay + "参考文献\n[1] 沈望. 旧仓[J]. 山城, 2020(1): 3-9.\n[2] Ito, R. and Vance, P. (2017) Trust in Depots and the Keepers of\nKeys in Three Towns, 1990-1999. Depot Studies, 11, 101-118.\nhttps://doi.org/10.5555/ds.2017.0101\n[3] 顾云帆. 锁与账[J]. 仓储, 2019(2): 1-8.\n12\n",
		map[string]string{"references": "3"}},
}

func TestClassesOfPages(t *testing.T) {
	t.Parallel()
	for _, c := range classPages {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			holdRecord(t, c.file, c.page, c.want)
		})
	}
}

// holdRecord reads a page and compares the fields that are named. "a … z" wants
// a value that begins and ends so.
func holdRecord(t *testing.T, file, page string, want map[string]string) {
	t.Helper()
	p, err := Parse(context.Background(), Input{Bytes: []byte(page), FileName: file})
	if err != nil {
		t.Fatal(err)
	}
	got := recordFields(p)
	got["issn"] = string(p.Record.ISSN)
	got["clc"] = strings.Join(p.Record.CLC, " | ")
	got["reference_count"] = ""
	if n := p.Record.ReferenceCount; n != nil {
		got["reference_count"] = strconv.Itoa(*n)
	}
	for field, want := range want {
		have := got[field]
		if from, to, ok := strings.Cut(want, " … "); ok {
			if !strings.HasPrefix(plain.Fold(have), plain.Fold(from)) || !strings.HasSuffix(plain.Fold(have), plain.Fold(to)) {
				t.Errorf("%s: %q, want %s", field, have, want)
			}
		} else if plain.Fold(have) != plain.Fold(want) {
			t.Errorf("%s: %q, want %q", field, have, want)
		}
	}
}
