package page

import (
	"strings"
	"synoptic/internal/page/plain"
	"testing"
)

// boxesAndBanners are heads in which a portal's own words, or the lack of a
// blank, stand where a record's values do.
var boxesAndBanners = []struct {
	name, file, page string
	want             map[string]string
}{
	{"a banner above the portal's name", "", `
Skip to main content
Intended for friends of the coast
Coastal Journals
Search this journal
Pier and Society Notes
Impact Factor: 1.1
Research article
First published online May 2, 2022
Holding the pier: volunteers and repair in three harbour towns
Ilse Marrow-Tamm https://orcid.org/0000-0000-0000-0001 i.mt@example.orgView all authors and affiliations
Volume 5, Issue 2
https://doi.org/10.1999/pier.5.2.11
Abstract
Harbour towns repair their piers with little money. Drawing on ten months of fieldwork, I describe who repairs them and why. Repair is a way to stay.
Keywords
repair, harbours, volunteers
Funding Information
Marlow Foundation for the Coast: MFC-19-0998
Sedge Academy of Letters: SAL/2020/77
Metrics
`, map[string]string{
		"title":   "Holding the pier: volunteers and repair in three harbour towns",
		"authors": "Ilse Marrow-Tamm",
		"funding": "Marlow Foundation for the Coast: MFC-19-0998 | Sedge Academy of Letters: SAL/2020/77",
	}},
	{"a list in an outline and the names glued", "", `
Journals
Pier Systems
Volume 3
Issue 1
Table of Contents
Abstract
Introduction
Results
Funding
References
Open AccessArticle
Who Repairs the Pier When the Grant Is Gone? Work, Stores and Kin in Two Harbours
by Ilse Marrow 1ORCID,Tomas Veld 2,*ORCID andAya Corr 1
1
College of Coastal Studies, Marlow University, Marlow 331, Norland
2
Department of Harbour Economics, Sedge University, 44199 Sedge, Norland
*
Author to whom correspondence should be addressed.
Pier Syst. 2024, 3(1), 18; https://doi.org/10.1999/pier3010018
Abstract
Piers outlive the grants that built them. A survey of 210 households and 20 interviews tell who repairs them. Kin do, and stores lend the tools.
Keywords: piers; repair; kin
References
Alder, N. Selling from the pier. Coast Mark. 2018, 4, 22–40.
`, map[string]string{
		"title":        "Who Repairs the Pier When the Grant Is Gone? Work, Stores and Kin in Two Harbours",
		"authors":      "Ilse Marrow | Tomas Veld | Aya Corr",
		"affiliations": "College of Coastal Studies, Marlow University, Marlow 331, Norland | Department of Harbour Economics, Sedge University, 44199 Sedge, Norland | College of Coastal Studies, Marlow University, Marlow 331, Norland",
	}},
	{"places in boxes without letters", "p.html", `<html><head><title>Full article: Forty volumes of harbour notes</title>
<meta name="dc.Title" content="Forty volumes of harbour notes"><meta name="dc.Creator" content="Hanne Oyel-Fink"><meta name="dc.Creator" content="Marco Brand">
<meta name="dc.Description" content="Published in Pier Policy &amp; Society (Vol. 40, No. 1, 2021)"><meta name="citation_journal_title" content="Pier Policy &amp; Society">
<meta name="dc.Identifier" scheme="doi" content="10.1999/pier.2021.1"></head><body>
<h1>Forty volumes of harbour notes</h1>
<div><span><a class="author">Hanne Oyel-Fink</a><span class="overlay">School of Coasts, Marlow University, Marlow, UK<span><a>View further author information</a></span></span></span> &amp;
<span><a class="author">Marco Brand</a><span class="overlay">Department of Tides, Sedge University, Sedge, Italy<span><a>View further author information</a></span></span></span></div>
<p>This is the last issue that we have the pleasure of introducing. We thank the reviewers and the authors who were patient with us.</p></body></html>`, map[string]string{
		"authors":      "Hanne Oyel-Fink | Marco Brand",
		"affiliations": "School of Coasts, Marlow University, Marlow, UK | Department of Tides, Sedge University, Sedge, Italy",
		"abstract":     " … ",
	}},
	{"the same terms in two languages, one a line", "", `
Journal of Harbour Studies
Volume 7 Issue 1 / Pages.33-58 / 2024
When Do Harbour Labs Endure? A Comparison of 24 Cases
Abstract
Harbour labs often stop once money ends. We compare 24 labs between 2018 and 2022. Two paths to endurance are found, and one to the end of a lab.
Keywords

harbour;
living lab;
repair

항구;
리빙랩;
수리

Acknowledgement
`, map[string]string{"keywords": "harbour | living lab | repair | 항구 | 리빙랩 | 수리"}},
	{"the head of the menu below the terms", "", `
Harbour Work and Law
Machines at the quay: a review of studies of harbour courts
Ilse Marrow & Tomas Veld
Abstract
Harbour courts hear the bulk of claims. We reviewed 94 studies that appeared between 2010 and 2023. Few of them report data from live use.
Keywords
Courts
Harbours
Systematic review
Navigation
Find a journal Publish with us Track your research
`, map[string]string{"keywords": "Courts | Harbours | Systematic review"}},
	{"a chair and an office that no table lists", "", `
港湾ケアと看護
原著論文
港湾部の高齢者における見守りの利用継続に関連する要因
汐見 さくら, 仁井 徹, 久保田 真理
著者情報
汐見 さくら
北浦県立看護大学 地域看護学講座
仁井 徹
南浦市高齢福祉課
久保田 真理
北浦県立看護大学 地域看護学講座
責任著者(Corresponding author)
キーワード: 高齢者, 見守り, 港湾
2023 年 18 巻 2 号 p. 45-54
抄録
目的：自治体の見守りサービスは利用の中断が課題となっている。利用継続の実態を把握し、関連する要因を明らかにすることを目的とした。結果：継続には民生委員の訪問が関連していた。
Translated Abstract
Objectives: Discontinuation of monitoring is a problem for municipalities. This study aimed to describe continued use and to clarify related factors. Conclusion: Visits matter more than devices.
引用文献 (24)
`, map[string]string{
		"affiliations": "北浦県立看護大学 地域看護学講座 | 南浦市高齢福祉課 | 北浦県立看護大学 地域看護学講座",
		"abstract":     "Objectives: Discontinuation … 関連していた。",
	}},
	{"a place that begins as a button does", "", `
Harbour Information Review
Recipes for durable openness: A study of harbour portals
Inés Valca a, Rui Brand b, Marta Quill c Show more
a
Institute of Tides, University of Marlow, Marlow, Norland
b
School of Coasts, Sedge University, Sedge, Norland
c
Open Harbours Observatory, Valm, Norland
https://doi.org/10.1999/j.hir.2025.1
Abstract
Why some harbours sustain open data is poorly understood. We compare 34 harbours. No single condition is necessary for quality.
Keywords
Open data
Harbours
`, map[string]string{"affiliations": "Institute of Tides, University of Marlow, Marlow, Norland | School of Coasts, Sedge University, Sedge, Norland | Open Harbours Observatory, Valm, Norland"}},
}

// TestBoxesAndBanners reads such heads.
func TestBoxesAndBanners(t *testing.T) {
	t.Parallel()
	for _, c := range boxesAndBanners {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			p, err := Parse(t.Context(), Input{Bytes: []byte(strings.TrimSpace(c.page)), FileName: c.file})
			if err != nil {
				t.Fatal(err)
			}
			got := recordFields(p)
			for field, want := range c.want {
				have := got[field]
				if field == "abstract" && want == " … " {
					if have != "" {
						t.Errorf("abstract: %q, want none", have)
					}
					continue
				}
				if from, to, ok := strings.Cut(want, " … "); ok {
					if !strings.HasPrefix(have, from) || !strings.HasSuffix(have, to) {
						t.Errorf("%s: %q, want %s", field, have, want)
					}
					continue
				}
				if plain.Fold(have) != plain.Fold(want) {
					t.Errorf("%s: %q, want %q", field, have, want)
				}
			}
		})
	}
}

// TestGluedBlanks puts back the blanks that copies lose before names.
func TestGluedBlanks(t *testing.T) {
	t.Parallel()
	for s, want := range map[string]bool{
		"by Rosa Lind 1 andTimo Holm 2": true, "by Rosa Lind": true, "by Numbers: how towns count": false,
		"by the sea, 1900–1950": false, "By Design Alone Towns Cannot Be Saved From Floods": false,
	} {
		if byLine(s) != want {
			t.Errorf("byLine(%q) = %v", s, !want)
		}
	}
	for s, want := range map[string]bool{
		"Marlow Academy of Letters: MAL/2020/7": true, "Sedge Fund: 20214": true, "Article number: e12034": false,
		"Total downloads: 318": false, "Total Downloads: 318": false, "Email: a1@example.org": false, "Grant No: 55": false,
	} {
		if namedGrant(s) != want {
			t.Errorf("namedGrant(%q) = %v", s, !want)
		}
	}
}

// TestDescriptionsThatSayWhere are no abstracts.
func TestDescriptionsThatSayWhere(t *testing.T) {
	t.Parallel()
	r := newReader("", nil)
	for s, want := range map[string]bool{
		"Published in Hill Studies (Vol. 4, No. 2, 2021)":                                              true,
		"Hill Studies, Volume 12, Issue 3 (2019), pp. 33-58":                                           true,
		"Hill Studies, 2021, vol. 4, issue 2, 33-58":                                                   true,
		"A survey of 210 households in two hill towns tells who repairs the road and who pays for it.": false,
		"We read all papers of 2021 and ask which of them speak of hills, and of whose hills.":         false,
	} {
		if r.saysWhere(s) != want {
			t.Errorf("saysWhere(%q) = %v", s, !want)
		}
	}
}

// TestKeywordsOfButtonsAlone: buttons below the label, and no terms, are read
// without harm.
func TestKeywordsOfButtonsAlone(t *testing.T) {
	t.Parallel()
	for _, page := range []string{"A title of some towns\nKeywords\nShare\nPDF\nShare\n港口", "Keywords\nDownload\nShare\nPDF\nharbour;\n항구;\n"} {
		if _, err := Parse(t.Context(), Input{Bytes: []byte(page)}); err != nil {
			t.Error(err)
		}
	}
}

// TestBrokenSourcesGoOn joins a source with its numbers below.
func TestBrokenSourcesGoOn(t *testing.T) {
	t.Parallel()
	head := "港口自治的边界:以三个渔镇为例\n【作者】 林泊舟;\n【摘要】 渔镇的港口由谁来修,一直没有定论。以三个渔镇为例,文章考察修港的分工与费用,发现邻里关系比章程更有用。\n【关键词】 港口;渔镇;\n"
	for _, source := range []string{
		"【文献出处】 港口观察 ,Harbour Observer , 编辑部邮箱 ,2021年03期\n",
		"【文献出处】 港口观察 ,Harbour Observer , 编辑部邮箱 ,\n2021年03期\n",
		"【文献出处】 港口观察 ,Harbour Observer , 编辑部邮箱 ,\n\n2021年03期\n",
		"【文献出处】 港口观察 ,Harbour Observer , 编辑部邮箱 ,2021年\n03期\n",
	} {
		p, err := Parse(t.Context(), Input{Bytes: []byte(head + source)})
		if err != nil {
			t.Fatal(err)
		}
		if r := p.Record; r.Year != 2021 || r.Issue != "03" || r.Journal.ZH != "港口观察" {
			t.Errorf("%q gives %q, %d, %q", source, r.Journal.ZH, r.Year, r.Issue)
		}
	}
}
