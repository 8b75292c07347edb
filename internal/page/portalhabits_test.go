package page

import (
	"strings"
	"testing"
)

// What small journals, repositories and bars of tabs print where a reader looks
// for something else; one page a class.
const (
	tideAbstract = "Payments by note have grown fast along the coast, but coins in circulation have grown as well. The paper asks how both are related and follows twelve harbour towns for 69 months. Notes replace coins in calm years, and both rise together when storms come."
	tideTitle    = "Coins and Notes in Twelve Harbour Towns"
	sluices6     = "摘要：渡口水闸的启闭多凭经验，弃水难以控制。本文以三个渡口为例，比较人工启闭与约定启闭两种办法，并访谈闸工二十一人。结果表明，约定启闭减少弃水，但要求闸工彼此通气。\n"
)

var portalHabits = []struct {
	name, file, page string
	want             map[string]string
}{
	{"call for papers above the record", "", "OSIER REVIEW OF COMMERCE\nISSN: 2999-6612 (Online) | Impact Factor: 6.871\n>> Call for Paper: Volume 12 Issue 3 — Last date of submission 25th of the month <<\n\nHome / Archives / Vol. 11 Issue 2, April - June 2022\n\n" + tideTitle + "\nDr. S. Ramakant1 , Ms. Farah Quill2\n1Associate Professor, Department of Commerce, Osier College, Umba, India.\n2Research Scholar, Department of Economics, Godown University, Umba, India.\nPage No: 64-73\nABSTRACT: " + tideAbstract + "\nKEY WORDS: Coins, Notes, Harbours.\n",
		map[string]string{"journal": "OSIER REVIEW OF COMMERCE", "volume": "11", "issue": "2", "pages": "64-73", "authors": "S. Ramakant | Farah Quill", "affiliations": "Department of Commerce, Osier College, Umba, India. | Department of Economics, Godown University, Umba, India."}},
	{"what a masthead says of its journal", "", "Osier Journal of Harbour Studies (OJHS)\nAn International Peer Reviewed Open Access Journal\ne-ISSN: 2999-1234  p-ISSN: 2999-1242\nImpact Factor: 7.2\nVolume 8 | Issue 5 | May 2022\nFirst page : ( 101) Last page : ( 110)\n" + tideTitle + "\nAuthors: Mr. Arvind Tiwan, Dr. Lata Kesri\nAbstract\n" + tideAbstract + "\nKeywords:- Coins, Notes, Harbour towns\n",
		map[string]string{"journal": "Osier Journal of Harbour Studies (OJHS)", "pages": "101-110", "keywords": "Coins | Notes | Harbour towns", "authors": "Arvind Tiwan | Lata Kesri"}},
	{"a place a line for each name of one", "", "Osier Journal of Harbours\nVol. 9, No. 4 (2023)\n" + tideTitle + "\nNadia Lind, Timo Holm\nDepartment of Ports, Norrland University, Umby\nLecturer, School of Water, Lind College, Umby\nAbstract: " + tideAbstract + "\nKeywords: coins, notes\n",
		map[string]string{"affiliations": "Department of Ports, Norrland University, Umby | School of Water, Lind College, Umby"}},
	{"marks and forms of address before names", "", "Osier Journal of Harbours\nVol. 9, No. 4 (2023)\n" + tideTitle + "\n¹Dr. Nadia Lind, ²Mrs. Rosa Holm\n¹Assistant Professor & Head, Department of Ports, Norrland University, Umby\n²PhD Student, School of Water, Lind College, Umby\nAbstract: " + tideAbstract + "\nKeywords: coins, notes\n",
		map[string]string{"authors": "Nadia Lind | Rosa Holm", "affiliations": "Department of Ports, Norrland University, Umby | School of Water, Lind College, Umby"}},
	{"label of the issue where a journal might stand", "", "澄湖大学学报(哲学社会科学版)\nJournal of Chenghu University (Philosophy and Social Sciences)\n主管：澄湖省教育厅  主办：澄湖大学  ISSN 1008-9937  CN 39-9937/C\n首页 | 本刊简介 | 投稿须知 | 在线期刊\n\n三个渡口的水闸启闭办法比较\n作者：顾云帆\n单位：澄湖大学 水利学院, 澄湖 225998\n所在期数：2022年(第24卷)第3期    页码：33—47\n分类：TV66\n" + sluices6 + "关键词：渡口；水闸\n",
		map[string]string{"journal": "澄湖大学学报(哲学社会科学版)Journal of Chenghu University (Philosophy and Social Sciences)", "volume": "24", "issue": "3", "clc": "TV66"}},
	{"masthead of an edition above the title, its name between marks below", "", "澄湖大学学报(自然科学版)\nJournal of Chenghu University (Natural Science Edition)\n首页 期刊介绍 编委会 投稿指南 联系我们\n三个渡口的水闸启闭办法比较\n《澄湖大学学报(自然科学版)》[ISSN:1009-9458/CN:45-1234/N]\n卷: 40 期数: 2024年04期 页码: 51-63 栏目: 水利 出版日期: 2024-07-15\n作者: 顾云帆; 倪小满\n关键词: 渡口; 水闸\n" + sluices6,
		map[string]string{"title": "三个渡口的水闸启闭办法比较", "journal": "澄湖大学学报(自然科学版)Journal of Chenghu University (Natural Science Edition)", "volume": "40", "pages": "51-63"}},
	{"one author with a place behind a comma, a button glued to it", "", "Osier Digital Commons\nHome > Faculty of Ports > Occasional Papers > 44\n" + tideTitle + "\nDora Okoth, Osier UniversityFollow\nDate\n3-1-2018\nAbstract\n" + tideAbstract + "\nRecommended Citation\nOkoth, Dora, \"" + tideTitle + "\" (2018). Occasional Papers. 44.\n",
		map[string]string{"authors": "Dora Okoth", "affiliations": "Osier University"}},
	{"class numbers under a bare label", "", "三个渡口的水闸启闭办法比较\n【作    者】顾云帆\n【出    处】《水乡研究》2022年第1期 P. 44-58 (共15页)\n【分    类】TV66;F323\n【摘    要】" + strings.TrimPrefix(sluices6, "摘要："), map[string]string{"clc": "TV66 | F323"}},
	{"number of references in a bar of tabs", "a.html", `<html><head><title>三个渡口的水闸启闭办法比较</title></head><body><p>水乡研究 ›› <a>2024</a>, <a>Vol. 40</a> ›› <a>Issue (4)</a>: 51-63.</p><h3>三个渡口的水闸启闭办法比较</h3><p>顾云帆, 倪小满</p><div class="nav-tabs"><a>摘要/Abstract</a> <a>图/表</a> <a>参考文献 60</a> <a>相关文章 15</a> <a>编辑推荐</a> <a>Metrics</a></div><p><b>摘要：</b></p><p>` + strings.TrimPrefix(sluices6, "摘要：") + `</p></body></html>`,
		map[string]string{"reference_count": "60"}},
	{"title in small letters above an abstract", "a.html", `<html><head><title>Monedas y billetes</title><meta name="citation_title" content="Monedas y billetes en doce puertos del norte"><meta name="DC.Title.Alternative" xml:lang="en" content="Coins and notes along the coast: the case of twelve harbour towns"></head><body><h1>Monedas y billetes en doce puertos del norte</h1><h2>Resumen</h2><p>Los pagos con billete han crecido con rapidez en la costa, pero las monedas en circulación han crecido también. El artículo analiza cómo se relacionan ambos en doce puertos durante 69 meses.</p><p><strong>Abstract</strong></p><p>Coins and notes along the coast: the case of twelve harbour towns</p><p>` + tideAbstract + `</p><p>Keywords: coins; notes</p></body></html>`,
		map[string]string{"abstract": "Payments by note … 69 meses."}},
	{"title with a comma above an abstract in the other language", "", "Revista de Puertos\nVol. 9 Núm. 18 (2020): Julio-diciembre\nMonedas y billetes en doce puertos del norte\nRosario Quispe\nResumen\nLos pagos con billete han crecido con rapidez en la costa, pero las monedas en circulación han crecido también. El artículo analiza cómo se relacionan ambos en doce puertos durante 69 meses, a partir de libros de cuentas.\nAbstract\nCoins, notes and ledgers along the coast: the case of twelve harbour towns\n" + tideAbstract + "\nKeywords: coins; notes\n",
		map[string]string{"abstract": "Payments by note … libros de cuentas."}},
	{"browsing by subject", "a.html", `<html><head><title>` + tideTitle + `</title><meta name="citation_title" content="` + tideTitle + `"></head><body><h2>` + tideTitle + `</h2><h5>Abstract</h5><div>` + tideAbstract + `</div><h5>URI</h5>http://hdl.handle.example/10999/4417<h6>Browse</h6><ul><li>By Issue Date</li><li>Authors</li><li>Titles</li><li>Subjects</li><li>This Collection</li></ul></body></html>`,
		map[string]string{"keywords": ""}},
	{"subjects of a repository, its collection no journal", "a.html", `<html><head><title>` + tideTitle + `</title><meta name="citation_title" content="` + tideTitle + `"><meta name="citation_author" content="Okoth, Dora"><meta name="citation_dissertation_institution" content="Osier University"></head><body><ul><li>Repository Home</li><li>Faculty of Ports</li><li>Theses and Dissertations</li><li>View Item</li></ul><h2>` + tideTitle + `</h2><h5>Date</h5>2018-08<h5>Author</h5><div>Okoth, Dora</div><h5>Abstract</h5><div>` + tideAbstract + `</div><h5>URI</h5>http://hdl.handle.example/10999/4417<h5>Subject</h5>Coins; Bank notes; Harbour towns<h5>Collections</h5><ul><li>Theses and Dissertations [1204]</li></ul><h6>Browse</h6><ul><li>Authors</li><li>Titles</li><li>Subjects</li><li>This Collection</li></ul></body></html>`,
		map[string]string{"journal": "", "keywords": "Coins | Bank notes | Harbour towns"}},
}

func TestPortalHabits(t *testing.T) {
	t.Parallel()
	for _, c := range portalHabits {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			holdRecord(t, c.file, c.page, c.want)
		})
	}
}

// An invitation for papers has numbers of an issue that is not this paper's.
func TestInvitesPapers(t *testing.T) {
	t.Parallel()
	for s, want := range map[string]bool{
		">> Call for Paper: Volume 12 Issue 3 — Last date of submission 25th of the month <<": true,
		"Call for Papers: Vol. 12 No. 3 (July-September 2022)":                                true,
		"Submission open for Volume 9 Issue 6":                                                true,
		"UPCOMING ISSUE: Volume 6 Issue 2 | Submit your paper":                                true,
		"本刊征稿：2024年第2期专题截稿日期为1月15日":                                                           true,
		"Vol. 11 Issue 2, April - June 2022":                                                  false,
		"Home About Us Call For Papers Contact":                                               false,
		"What a call for papers of 1921 asked of teachers":                                    false,
		"Submission of samples: 2(3), 44-51":                                                  false,
	} {
		if got := invitesPapers(s); got != want {
			t.Errorf("%q: %v, want %v", s, got, want)
		}
	}
}

// Only lines that are places by themselves are given to names one by one.
func TestWholePlace(t *testing.T) {
	t.Parallel()
	for s, want := range map[string]bool{
		"Department of Ports, Norrland University, Umby": true,
		"Norrland University, Umby":                      true,
		"Lecturer, School of Water, Lind College, Umby":  true,
		"Department of Ports":                            false,
		"12 Quay Road, Umby, Norrland":                   false,
		"1 Department of Ports, Norrland University":     false,
	} {
		if got := wholePlace(s); got != want {
			t.Errorf("%q: %v, want %v", s, got, want)
		}
	}
}
