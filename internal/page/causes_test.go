package page

import (
	"context"
	"strings"
	"testing"

	"synoptic/internal/page/keyword"
	"synoptic/internal/page/plain"
	"synoptic/internal/synoptic"
)

func recordOf(t *testing.T, text string) synoptic.Record {
	t.Helper()
	p, err := Parse(context.Background(), Input{Bytes: []byte(text)})
	if err != nil {
		t.Fatal(err)
	}
	return p.Record
}

const invented = "合作社账本的三种读法：来自两个山村的证据\n陆青禾 沈望川\n"

func TestJournalFromWhatNamesIt(t *testing.T) {
	t.Parallel()
	const rest = "摘要：本文考察两个山村合作社账本的记法，说明账本既是凭证也是争论的场所，并讨论其后果。\n关键词：账本；合作社；山村\n"
	for name, c := range map[string]struct{ text, journal, year, volume, issue, pages string }{
		"broken at every link": {"首页\n期刊\n会议论文\n学位论文\n检索\n山地经济评论\n.\n2021\n,\n9\n(03)\n: 14-27+90\n" + invented + rest, "山地经济评论", "2021", "9", "03", "14-27+90"},
		"unknown label":        {"山地学报编辑部\n年卷期页：2021，9（3）：14－27\n" + invented + rest, "", "2021", "9", "3", "14-27"},
		"crumb of the menu":    {"您现在的位置： 北坡大学学报（哲学版） >>> 期刊浏览 >>> 2021年 第9卷 第3期 >>> 正文\n" + invented + rest, "北坡大学学报（哲学版）", "2021", "9", "3", ""},
		"badges between":       {"山地经济评论\n北大核心 CSSCI\n2021年 第9卷 第3期\n" + invented + rest, "山地经济评论", "2021", "9", "3", ""},
		"newspaper":            {invented + "山城晚报 . 2020-03-04 005版 乡土\n" + rest, "山城晚报", "2020", "", "", ""},
		"article number":       {"山地经济评论, 第9卷 第3期 : 200317 (2021)\n" + invented + rest, "山地经济评论", "2021", "9", "3", "200317"},
	} {
		r := recordOf(t, c.text)
		if got := string(r.Journal.ZH); got != c.journal {
			t.Errorf("%s: journal %q, want %q", name, got, c.journal)
		}
		if got := synoptic.Year(r.Year); c.year != "" && got != synoptic.Year(plain.Year(c.year)) || string(r.Volume) != c.volume || string(r.Issue) != c.issue || string(r.Pages) != c.pages {
			t.Errorf("%s: %d, %q(%q): %q; want %s, %q(%q): %q", name, r.Year, r.Volume, r.Issue, r.Pages, c.year, c.volume, c.issue, c.pages)
		}
	}
}

func TestYearInTheIssuesPlace(t *testing.T) {
	t.Parallel()
	c := readImprint("Quay Historical Review 44 (1999): 201-219.")
	if c.Journal != "Quay Historical Review" || c.Year != 1999 || c.Volume != "44" || c.Issue != "" || c.Pages != "201-219" {
		t.Errorf("%+v", c)
	}
}

func TestKindIsNoJournal(t *testing.T) {
	t.Parallel()
	for _, kind := range []string{"ORIGINAL ARTICLE", "Research Article", "Review"} {
		if plausibleJournal(kind) {
			t.Errorf("%q is taken for a journal", kind)
		}
	}
}

func TestJournalInTheLineOfCopyright(t *testing.T) {
	t.Parallel()
	for line, want := range map[string]string{
		"© 2020 The Authors. Ledger & Law published by Quay Periodicals LLC.":                      "Ledger & Law",
		"© 2021 The Author(s). Tide Studies published by Quay on behalf of the Society of Clerks.": "Tide Studies",
		"© 2020 The Authors. All rights reserved.":                                                 "",
	} {
		r := reader{lines: splitLines(line), text: line}
		if got := r.copyrightedJournal(); got != want {
			t.Errorf("%q: %q, want %q", line, got, want)
		}
	}
}

func TestTableOfARepositoryInChinese(t *testing.T) {
	t.Parallel()
	r := recordOf(t, "<html><body><table><tr><td>題名</td><td>帳本與人情：兩個山村合作社的記帳實作</td></tr><tr><td>其他題名</td><td>Ledgers and Favours: Bookkeeping in Two Hill Villages</td></tr><tr><td>作者</td><td>陸青禾;沈望川</td></tr><tr><td>日期</td><td>2016-06</td></tr><tr><td>摘要</td><td>本文考察兩個山村合作社帳本的記法，說明帳本既是憑證也是爭論的場所，並以四十年的帳本為材料，逐頁比對，討論其後果與限制。</td></tr><tr><td>關聯</td><td>海潮史學, 12(2), pp.33-60</td></tr></table></body></html>")
	if r.Title.ZH != "帳本與人情：兩個山村合作社的記帳實作" || r.Title.EN != "Ledgers and Favours: Bookkeeping in Two Hill Villages" || r.Journal.ZH != "海潮史學" || r.Year != 2016 || r.Volume != "12" || r.Issue != "2" || r.Pages != "33-60" {
		t.Errorf("%+v", r)
	}
}

func TestNamesSetToEqualWidth(t *testing.T) {
	t.Parallel()
	for line, want := range map[string]string{
		"陆　禾　　尔朱　川":              "陆禾 尔朱川",
		"陆　禾　　沈望川　　尔朱　川":         "陆禾 沈望川 尔朱川",
		"陆青禾　沈望川":                "陆青禾 沈望川",
		"本报记者 陆 禾 通讯员 沈望川":       "陆禾 沈望川",
		"Aho K(1), Bex L(2)(3).": "Aho K Bex L",
	} {
		east, west, _ := readAuthors(line)
		var got []string
		for _, p := range append(east, west...) {
			if p.Name != "." {
				got = append(got, p.Name)
			}
		}
		if s := strings.Join(got, " "); s != want {
			t.Errorf("%q: %q, want %q", line, s, want)
		}
	}
	_, west, _ := readAuthors("Aho K(1), Bex L(2)(3).")
	if got := strings.Join(west[1].Marks, ","); got != "2,3" {
		t.Errorf("marks of the last name %q, want 2,3", got)
	}
}

func TestPlacesWithoutWhatIsGluedToThem(t *testing.T) {
	t.Parallel()
	for line, want := range map[string]string{
		"（１）北坡大学管理学院,山城 400998 （２）南麓研究院,山城 400997":                                        "北坡大学管理学院,山城 400998|南麓研究院,山城 400997",
		"aa Faculty of Law, North Slope University, NorlandCorrespondencex.y@example.org": "Faculty of Law, North Slope University, Norland",
		"[南麓大学大学院政策研究科]":                                                                  "南麓大学大学院政策研究科",
		"北坡县教师进修学校（云岭 北坡 650998）":                                                         "北坡县教师进修学校（云岭 北坡 650998）",
		"出版單位 北坡大學歷史學系":                                                                   "",
		"1 School of Tides, Norland University, Norland a.b@example.org.":                 "School of Tides, Norland University, Norland",
	} {
		var got []string
		for _, a := range readAffiliations([]string{line}) {
			got = append(got, a.text)
		}
		if s := strings.Join(got, "|"); s != want {
			t.Errorf("%q: %q, want %q", line, s, want)
		}
	}
}

func TestKeywordsBesideTheirTwins(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		words, context string
		twins          []string
		want           string
	}{
		"known to the context": {"ledger literacy participation in co-operatives farmers", "ledger literacy of farmers and participation in co-operatives", []string{"账本素养", "参与合作社", "农户"}, "ledger literacy|participation in co-operatives|farmers"},
		"even lengths":         {"Mountain Villages Ledger Reading Hill Survey Scaffolding", "mountain villages, their ledger and its reading; a hill survey; scaffolding", []string{"山地村庄", "账本阅读", "山地调查", "支架"}, "Mountain Villages|Ledger Reading|Hill Survey|Scaffolding"},
	} {
		if got := strings.Join(keyword.GluedEnglish(strings.Fields(c.words), c.context, c.twins), "|"); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
	if got := strings.Join(keyword.Split("帳本；合作社；山村  ｜  ledger；co-operative；village"), "|"); got != "帳本|合作社|山村|ledger|co-operative|village" {
		t.Errorf("two lists in one line: %q", got)
	}
	r := recordOf(t, "Ledgers of the Hill Villages and Their Readers\nAda Quill, Bo Reed\nAbstract\nThis article reads the ledgers of two hill villages and tells how they were kept, by whom and for what ends over forty years.\nKeywords\nledger\nhill villages\nreading\nUse our pre-submission checklist\nSearch\n")
	if got := strings.Join(r.Keywords.EN, "|"); got != "ledger|hill villages|reading" {
		t.Errorf("keywords above a button: %q", got)
	}
}

func TestAbstractsThatNoLabelAnnounces(t *testing.T) {
	t.Parallel()
	const head = "Keeping the Tide Tables of Norland\nAda Quill, Bo Reed\n"
	const structured = "Importance: Tide tables are read by many who never saw how they are made in the harbour.\nObjective: To describe who keeps the tables of three harbours.\nResults: The tables were kept by 14 clerks, of whom nine were never named in any of the volumes.\n"
	r := recordOf(t, "1. Tide Stud. 2021 Nov 1;7(11):21-30. doi: 10.3999/tide.12\n\n"+head+"Author information:\n(1)Institute of Tides, Norland.\n\n"+structured+"\nDOI: 10.3999/tide.12\n")
	if got := string(r.Abstract.EN); !strings.HasPrefix(got, "Importance:") || !strings.HasSuffix(got, "volumes.") || r.Journal.EN != "Tide Stud" || r.Pages != "21-30" {
		t.Errorf("structured, without a label, in an export: %q in %q, %s", got, r.Journal.EN, r.Pages)
	}
	r = recordOf(t, head+"Abstract\nIntroduction: Tide tables are read by many who never saw how they are made.\nMethods and analysis: Two readers will go through the volumes of three harbours and note who kept them.\nRegistration: Harbour Registry 12.\nKeywords: tides; tables; clerks\n")
	if got := string(r.Abstract.EN); !strings.HasPrefix(got, "Introduction:") || !strings.HasSuffix(got, "Registry 12.") {
		t.Errorf("an introduction that is a part of the abstract: %q", got)
	}
	r = recordOf(t, "Harbour Notes, vol. 12 (2018), no. 3, pp. 44-59\n"+head+"Norhaven Workshop for Tide History\nThe tide tables of Norhaven were printed under the harbour master's name, but he never counted a tide. This article follows nine clerks through the harbour books, and finds that they shared the work with their wives. The tables were exact when the clerk lived on the quay. After 1900 the office moved inland, and the errors doubled.\nThe full text is in the printed Notes.\n")
	if a := string(r.Abstract.EN); !strings.HasPrefix(a, "The tide tables") || !strings.HasSuffix(a, "doubled.") || len(r.Authors) != 2 || r.Authors[0].Affiliation != "Norhaven Workshop for Tide History" {
		t.Errorf("a paragraph below the names: %q by %+v", a, r.Authors)
	}
	r = recordOf(t, head+"Volume 3, Issue 2\nhttps://doi.org/10.3999/tide.13\nReferences\nQuill A (2017) Clerks and tides. Harbour Records 8(2): 50–61.\nSimilar articles:\nLiving with tide tables: An ethnography of three harbours\nAbstract: Drawing on eleven months on the quay, we show that tables are read aloud but rarely used.\n")
	if r.Abstract.EN != "" {
		t.Errorf("the abstract of another paper: %q", r.Abstract.EN)
	}
}

func TestPartsBelowTheirHeads(t *testing.T) {
	t.Parallel()
	r := recordOf(t, "Journal of Quay Research\nVol 8, No 2 (2017)\nReading the tide tables by night\nAda Quill1 & Bo Reed2\n1Institute of Tides, University of Norland\n2Southport Hospital, Norland\nSUMMARY\nContext\nTide clerks work at night.\nSetting and participants\nThree harbours, 412 clerks.\nConclusions\nRosters should avoid four nights in a row.\nKeywords\ntides; clerks; night work\n")
	if want := "Context Tide clerks work at night. Setting and participants Three harbours, 412 clerks. Conclusions Rosters should avoid four nights in a row."; string(r.Abstract.EN) != want {
		t.Errorf("abstract %q, want %q", r.Abstract.EN, want)
	}
}

func TestCitationWithTheYearBehindTheNames(t *testing.T) {
	t.Parallel()
	r := recordOf(t, "引用本文：陆青禾, 沈望川. 2021. 梯田灌溉的代际分工. 山地农业, 30(4): 12-20\n梯田灌溉的代际分工\n陆青禾1， 沈望川2\n摘要  【目的】厘清梯田灌溉的代际分工。【方法】走访两县 214 户。【结果】老人守水口，年轻人管水泵，分工并不随收入而变。\n关键词  梯田    灌溉    代际分工\nAbstract  [Objective] To clarify the division of irrigation work between generations in two counties. [Results] The old keep the inlets.\nKey words  terraces    irrigation    division of work\n")
	if r.Year != 2021 || r.Volume != "30" || r.Pages != "12-20" || !strings.HasPrefix(string(r.Abstract.EN), "[Objective]") || strings.Join(r.Keywords.EN, "|") != "terraces|irrigation|division of work" {
		t.Errorf("%+v", r)
	}
}

func TestNamesWithPlacesBetweenCommas(t *testing.T) {
	t.Parallel()
	rows := rowOf("김물결(한빛대학교 해양사학과), 박소금(남해연구소)")
	if len(rows) != 2 || rows[0].Affiliation != "한빛대학교 해양사학과" || rows[1].Name != "박소금" {
		t.Errorf("%+v", rows)
	}
}

func TestExportBrokenAtAWidth(t *testing.T) {
	t.Parallel()
	const export = `1. J Harbour Health. 2022 Mar;14(2):101-12. doi: 10.3999/jhh.2022.14.101. Epub
2022 Jan 9.

Night shifts and the reading of tide tables by harbour clerks in three towns: a
cohort study.

Quill A(1), Reed B(2), van der Aho K(1)(2).

Author information:
(1)Institute of Tides, University of Norland, Norhaven, Norland. Electronic
address: a.quill@example.org.
(2)Department of Harbour Medicine, Southport Hospital, Southport, Norland.

Clerks who keep tide tables often work at night, and little is known of how they
read the tables when tired. We followed 412 clerks in three harbour towns over
two years and measured reading errors by weekly tests. Errors rose by 12% after
four night shifts in a row, and fell to the usual level after two days of rest.
Age did not change the association. Rosters should avoid four nights in a row.

Copyright © 2022 The Authors.

DOI: 10.3999/jhh.2022.14.101
`
	r := recordOf(t, export)
	if want := "Night shifts and the reading of tide tables by harbour clerks in three towns: a cohort study"; string(r.Title.EN) != want {
		t.Errorf("title %q, want %q", r.Title.EN, want)
	}
	if a := string(r.Abstract.EN); !strings.HasPrefix(a, "Clerks who keep") || !strings.HasSuffix(a, "nights in a row.") {
		t.Errorf("abstract %q", a)
	}
	if len(r.Authors) != 3 || r.Authors[0].Affiliation != "Institute of Tides, University of Norland, Norhaven, Norland." || !strings.Contains(string(r.Authors[2].Affiliation), "; Department of Harbour Medicine") {
		t.Errorf("authors %+v", r.Authors)
	}
	short := "One line of a menu\nAnother line\nA third one"
	if got := flatten(short).text; got != short {
		t.Errorf("lines that nothing broke are joined: %q", got)
	}
}

func TestTableOfDublinCore(t *testing.T) {
	t.Parallel()
	const page = `<html><head><title>Tide Clerks of Norland</title><meta name="citation_title" content="Tide Clerks of Norland"><meta name="citation_keywords" content="tides"></head><body><h1>Tide Clerks of Norland</h1><table>
<tr><td>dc.contributor.author</td><td>Quill, Ada</td><td></td></tr>
<tr><td>dc.date.issued</td><td>2014</td><td></td></tr>
<tr><td>dc.description.abstract</td><td>This thesis asks who kept the tide tables of Norland before the office of 1890, and reads the harbour books for the names of clerks.</td><td>en_US</td></tr>
<tr><td>dc.description.sponsorship</td><td>Harbour Fund of Norland; Tide Trust (TT-12)</td><td>en_US</td></tr>
<tr><td>dc.subject</td><td>tide tables</td><td>en_US</td></tr>
<tr><td>dc.subject</td><td>clerks</td><td>en_US</td></tr></table></body></html>`
	r := recordOf(t, page)
	if len(r.Authors) != 1 || r.Year != 2014 || !strings.HasPrefix(string(r.Abstract.EN), "This thesis asks") || strings.Join(r.Keywords.EN, "|") != "tide tables|clerks" || strings.Join(r.Funding, "|") != "Harbour Fund of Norland|Tide Trust (TT-12)" {
		t.Errorf("%+v", r)
	}
}

func TestSubtitleBetweenDashes(t *testing.T) {
	t.Parallel()
	r := recordOf(t, "研究論文\n山村における帳簿の読み方の規定要因\n―二つの村の調査から―\n山川 楓, 谷口 湊\n抄録\n本稿は二つの山村における帳簿の読み方を、職員への聞き取りと帳簿の分析によって検討した。その結果、読み方は世代によって異なることが示された。\nキーワード: 帳簿, 山村, 職員\n")
	if got := plain.Fold(string(r.Title.Other)); got != plain.Fold("山村における帳簿の読み方の規定要因 ―二つの村の調査から―") {
		t.Errorf("title %q", r.Title.Other)
	}
}

func TestStatedNumberOfReferences(t *testing.T) {
	t.Parallel()
	for name, text := range map[string]string{
		"button": invented + "摘要\n本文考察两个山村合作社账本的记法，说明账本既是凭证也是争论的场所，并讨论其后果。\n参考文献\n全部(41)\n[1] 陆青禾. 账本与人情. 山地研究, 2019, 11: 21–39\n[2] 沈望川. 谁来记账. 山地研究, 2018, 10: 11–19\n查看更多\n",
		"tab":    invented + "摘要\n图/表\n参考文献(41)\n相关文章(15)\n编辑推荐\nMetrics\n摘要：\n本文考察两个山村合作社账本的记法，说明账本既是凭证也是争论的场所，并讨论其后果，以两村四十年的账本为材料，逐页比对。\n关键词：账本；合作社\n",
	} {
		if r := recordOf(t, text); r.ReferenceCount == nil || *r.ReferenceCount != 41 {
			t.Errorf("%s: %v, want 41", name, r.ReferenceCount)
		}
	}
}

func TestGrantInAFootnote(t *testing.T) {
	t.Parallel()
	if !acknowledges("We thank the clerks. Financial support from the Norland Tide Fund (grant NTF-1) is gratefully acknowledged.") || acknowledges("Financial support from parents shapes the choices of students.") {
		t.Error("a footnote that thanks for money is not told from prose")
	}
}
