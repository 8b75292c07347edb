package page

import "testing"

// publishersPages are heads as publishers and indexes print them, each with what
// a reader without an eye for its sort loses.
var publishersPages = []struct {
	name, file, page string
	want             map[string]string
}{
	{"a box behind each name", "", "Notes on Nets\n. 2023 Jun 14;9(1):77.\nMending by night: nets, hands and hours in two harbours\nEili Lund\nEili Lund\n1School of Shores, University of Lind, Lind, Norway\nFind articles by Eili Lund\n1, Pury Wanja\nPury Wanja\n2Institute of Nets, Coast University, Moba, Kenya\nFind articles by Pury Wanja\n2,✉\nAuthor information\nAbstract\n" + prose + "\n",
		map[string]string{"authors": "Eili Lund | Pury Wanja", "affiliations": "School of Shores, University of Lind, Lind, Norway | Institute of Nets, Coast University, Moba, Kenya"}},
	{"more by the same", "", "Shore Data Letters\nLead and line: who mends first in thirteen ports\nGwen Pace*\nGwen Pace\nDepartment of Works, Plains University, Salt, Kansas 67999, United States\nMore by Gwen Pace\n, and Tunde Bako\nTunde Bako\nSchool of Works, University of Rove, Rove, Ghana\nMore by Tunde Bako\nCite this: Shore Data Lett. 2020, 7, 5, 301–309\nAbstract\n" + prose + "\n",
		map[string]string{"authors": "Gwen Pace | Tunde Bako", "journal": "Shore Data Letters", "volume": "7", "issue": "5", "pages": "301–309"}},
	{"family names first, with marks", "", "Water & Works • Volume 18, Issue 6, Pages 701 - 720 • November 2020\nLeaks by day and by night: reports from two towns\nFarha, Leïla a; van der Oye, Babs b ; Sørl, Kari a, c\na Department of Pipes, Université de Sfar, Sfar, Tunisia\nb Lagoon Water Institute, Lagoon, Nigeria\nc Centre for Wells, Vest College, Vest, Norway\nAbstract\n" + prose + "\n",
		map[string]string{"authors": "Farha, Leïla | van der Oye, Babs | Sørl, Kari", "affiliations": "Department of Pipes, Université de Sfar, Sfar, Tunisia | Lagoon Water Institute, Lagoon, Nigeria | Department of Pipes, Université de Sfar, Sfar, Tunisia; Centre for Wells, Vest College, Vest, Norway"}},
	{"the full name in brackets behind its short form", "", "Pensions and the timing of harvests in hill villages\nBy Quisp, R (Quisp, Rosa) [1] ; Hall, D (Hall, Declan) [2]\nSource\nHILL STUDIES\nVolume 47  Issue 3  Page 388-409\nAbstract\n" + prose + "\nAddresses\n1 Univ Coll, Dept Econ, Pun, Peru\n2 Univ Shan, Sch Sociol, Lim, Ireland\n",
		map[string]string{"authors": "Quisp, Rosa | Hall, Declan", "affiliations": "Univ Coll, Dept Econ, Pun, Peru | Univ Shan, Sch Sociol, Lim, Ireland"}},
	{"the last of the names behind its and", "", "Letters by post: reminders in ten towns\nVan Ulloa\nVan Ulloa\nDepartment of Towns, Universidad del Puerto, Puerto, Chile\nSearch for other works by this author on: Shore Scholar\nand Gareth Pryce\nGareth Pryce\nSchool of Towns, Severn University, Severn, UK\nSearch for other works by this author on: Shore Scholar\nFrom the journal Journal of Town Practice Volume 23 Issue 2\nAbstract\n" + prose + "\n",
		map[string]string{"authors": "Van Ulloa | Gareth Pryce", "journal": "Journal of Town Practice"}},
	{"a title with a word of places behind its colon", "", "Ports and Politics\nWharf Democracy: Dockers' Councils after the Sale\nAnne Brück, Sam Adje\nPorts and Politics\nQuill University Press\nVolume 55, Number 1, January 2023\npp. 23-49\nAbstract\n" + prose + "\n",
		map[string]string{"title": "Wharf Democracy: Dockers' Councils after the Sale", "authors": "Anne Brück | Sam Adje", "affiliations": " | ", "volume": "55"}},
	{"a title with a colon between two fields", "", ">Volume: 11 Issue: 3\nStreet Machines: An Audit of Benefit Lists in Four Counties\nPublisher: COAST\nCite This\nOttil Brand\n; Marc T. Okon\nAll Authors\nAbstract:\n" + prose + "\nPublished in: COAST Transactions on Lists ( Volume: 11, Issue: 3, September 2023)\n",
		map[string]string{"title": "Street Machines: An Audit of Benefit Lists in Four Counties"}},
	{"a list of bullets above the title", "", "Health of Harbours\n  • ISSN: 1791-8099\n  • Journal Citations Index of Norland\n  • Norland Foundation for Harbour Education and Research\nShare This Page\nNets by telephone: a trial with menders in a district of Lind\nTheo Stavri*\nDistrict Hospital of Lind, Lind, Greece\nCorresponding Author:\nStavri Theo\nTel: +30 000\nAbstract\n" + prose + "\n",
		map[string]string{"title": "Nets by telephone: a trial with menders in a district of Lind", "authors": "Theo Stavri"}},
	{"heads of an abstract that no label announces", "", "What makes a shared shed work? Evidence from 31 harbours\nPetra Lind ; Owen Beki\nHarbour Management (2023) 36 (4): 655–678.\nPurpose\nThis paper aims to explain why some sheds cut costs.\nDesign/methodology/approach\nFuzzy sets of 31 harbours are combined with interviews.\nFindings\nTwo paths lead to savings in most harbours.\nKeywords: sheds, harbours, costs\n",
		map[string]string{"abstract": "Purpose This paper aims to explain why some sheds cut costs. Design/methodology/approach Fuzzy sets of 31 harbours are combined with interviews. Findings Two paths lead to savings in most harbours."}},
	{"the title again above the abstract", "", "Ventanillas que escuchan: reclamos en una villa del sur\nCarmela Ibáñez, Teo Sanhueza\nAbstract\nCounters That Listen: Complaints in a Southern Town\n" + prose + "\n",
		map[string]string{"abstract": prose}},
	{"terms with their words turned round", "", "Nets at noon: menders and markets\nIda Holm, Tor Beck\nAbstract\n" + prose + "\nKeywords\nopen nets\nmending, evidence of\nmarkets\nharbour towns\n",
		map[string]string{"keywords": "open nets | mending, evidence of | markets | harbour towns"}},
	{"terms between bars", "", "Nets at noon: menders and markets\nIda Holm, Tor Beck\nAbstract\n" + prose + "\nKeywords\nnets | menders | markets at noon | harbour towns\nType\nResearch Article\n",
		map[string]string{"keywords": "nets | menders | markets at noon | harbour towns"}},
	{"buttons below the terms", "", "Nets at noon: menders and markets\nIda Holm, Tor Beck\nABSTRACT\n" + prose + "\nKEYWORDS:\nnets\nmenders\nharbour towns\nPrevious article\nView issue table of contents\nNext article\n",
		map[string]string{"keywords": "nets | menders | harbour towns"}},
	{"a comment on another paper", "", "Shore Med\n. 2022 Nov;7(11):e902-e903. doi: 10.1999/S2468.\nVillage menders need contracts, not only training\nWen Tsao 1, Ada Umeh 2\nAffiliations\n1 Department of Nets, Meil University, Meil, China.\n2 Centre for Ropes, Delta University, Delta, Nigeria.\nPMID: 99991822\nNo abstract available\nComment on\nEffect of a training package for village menders on torn nets: a stepped-wedge trial.\nQian L, Sato Y. Shore Med. 2022 Nov;7(11):e955-e966. doi: 10.1999/S2469. PMID: 99991810\nSimilar articles\nNets and ropes: a review of 48 studies.\nBoat F. Ropes. 2020;3:12-29. PMID: 99990555\n",
		map[string]string{"title": "Village menders need contracts, not only training", "authors": "Wen Tsao | Ada Umeh"}},
	{"two places in one box", "", "Vendors and nets: a map of four districts\nBless Chik ,\nRoles Conceptualization\nAffiliations School of Shores, Great Dyke University, Harar, Zimbabwe, African Institute for Nets, Harar, Zimbabwe\n⨯\nMarg Lavo\nRoles Methodology\nAffiliation Department of Maps, Université de la Rive, Rimou, Canada\n⨯\nAbstract\n" + prose + "\n",
		map[string]string{"authors": "Bless Chik | Marg Lavo", "affiliations": "School of Shores, Great Dyke University, Harar, Zimbabwe; African Institute for Nets, Harar, Zimbabwe | Department of Maps, Université de la Rive, Rimou, Canada"}},
	{"the journal below the names is no place", "", "journal article\nThe Clerk and the Net: Registers in Three Ports, 1925–1939\nASTRID KALN and WILLIAM HARB\nNets and Society\nVol. 41, No. 1 (WINTER 1998), pp. 58-83 (26 pages)\nAbstract\n" + prose + "\n",
		map[string]string{"journal": "Nets and Society", "affiliations": " | "}},
	{"a DOI of a reference", "", "Nets and the fear of machines in twelve ports\nВидання\n2019, Journal of Nets and Ports, № 3, с. 211-229\nВидавець\nLind University Press (LUP)\nАвтори\nJoan Weir, Odile Kant\nАнотація\n" + prose + "\nСписок літератури\n  1. Orley, Nets and storms: a count of knots, Port Notes, № 12, с. 37\n    DOI: 10.1999/731204\n",
		map[string]string{"title": "Nets and the fear of machines in twelve ports", "doi": ""}},
	{"the year in a DOI is none of the paper's", "", "Middle Menders and the Net\nMatt Ekel and Priya Ram\nVolume 55, Issue 2\nhttps://doi.org/10.1999/00953998\nAbstract\n" + prose + "\nCopy Citation\nEkel, M., & Ram, P. (2023). Middle Menders and the Net. Nets and Institutions, 55(2), 211-238. https://doi.org/10.1999/00953998\n",
		map[string]string{"year": "2023"}},
	{"the issue's year behind the first day online", "", "Nets and Notes\nResearch article\nFirst published online December 15, 2021\nFrom net to use: a review of menders in ports\nMarg Acht, Kofi Amank\nAbstract\n" + prose + "\nInformation\nPublished In\nNets and Notes\nVolume 28, Issue 2\nPages: 145 - 171\nArticle first published online: December 15, 2021\nIssue published: April 2022\n",
		map[string]string{"year": "2022", "volume": "28"}},
	{"a person of one name, a scholar without an office", "", "Ethics, Nets & Machines Aims and scope Submit manuscript\nIt depends on the day: menders and machines\nJ. P. van den Heuv1, Aoife Ní Bhri2, Suhart3 & Rob L. Quince4\nAbstract\n" + prose + "\nAuthor information\nAuthors and Affiliations\nDepartment of Ethics, Veluwe University, Ede, The Netherlands\nJ. P. van den Heuv\nSchool of Nets, Shannon University, Limer, Ireland\nAoife Ní Bhri\nFaculty of Ropes, Universitas Tirta, Malang, Indonesia\nSuhart\nIndependent scholar, Tuls, OK, USA\nRob L. Quince\nContributions\nAll authors wrote.\n",
		map[string]string{"authors": "J. P. van den Heuv | Aoife Ní Bhri | Suhart | Rob L. Quince", "affiliations": "Department of Ethics, Veluwe University, Ede, The Netherlands | School of Nets, Shannon University, Limer, Ireland | Faculty of Ropes, Universitas Tirta, Malang, Indonesia | Independent scholar, Tuls, OK, USA"}},
	{"terms below the number of a trial", "", "Age and Nets\nVolume 52\nIssue 8\nAugust 2023\nMending after a fall: a trial in 30 parishes\nSi Pross, Dawit Hail\nAge and Nets, Volume 52, Issue 8, August 2023, afad144, https://doi.org/10.1999/an/afad144\nAbstract\nBackground\nPeople rarely mend again after a fall.\nMethods\nA trial in 30 parishes with 540 menders aged 70 or over.\nTrial registration\nISRCTN19990001\nmending, walking, older people, community\nIssue Section: Research Paper\n",
		map[string]string{"keywords": "mending | walking | older people | community"}},
	{"funding behind its label and a blank", "", "Harbour Economics\nDo port taxes travel? Incidence in thirty-one harbours\nC. M. Dowd PhD, Xiu Fang MSc\nFirst published: 05 July 2019\nFunding information Irish Harbour Fund, Grant/Award Numbers: IMH-17-02, IMH-18-11; Moen Endowment\nAbstract\n" + prose + "\nVolume28, Issue3\nAugust 2019\nPages 455-480\n",
		map[string]string{"funding": "Irish Harbour Fund, Grant/Award Numbers: IMH-17-02, IMH-18-11 | Moen Endowment"}},
	{"a double volume", "", "Nets at Home\nVolumes 21–22, September–December 2022, 100455\nVideo visits and menders: a second look at a trial\nMei Chou a, Tarik Belh b\na\nDepartment of Nets, Coast University, Hual, Taiwan\nb\nHôpital Universitaire du Rif, Této, Morocco\nAbstract\n" + prose + "\n",
		map[string]string{"volume": "21–22"}},
	{"a place behind its label, whatever it is called", "", "Research Article\nHeirs of the oldest nets: menders on the coast of Lind\nEmil Dorn,\nAffiliation: Herzogliche Netze Bremerau, Bremerau, Germany\nX\nLars Wölk mail,\n* E-mail: lw@example.org\nAffiliation: Department of Nets, Mirra State University, Mirra, Chile\nX\nGus Hale equal contributor,\nequal contributor Contributed equally to this work with: Lars Wölk, Gus Hale\nAffiliation: Institute of Ropes, University of Lind, Lind, Norway\nX\nAbstract\n" + prose + "\n",
		map[string]string{"authors": "Emil Dorn | Lars Wölk | Gus Hale"}},
	{"a name of no known shape among marked ones", "", "Study protocol\nMentors for lone menders on islands: protocol for a trial\nRagna Eirík1,\nTomasi Vaka2,\nFergus Mac an tSaoir3 &\n…\nHine Poha1\nShow authors\nAbstract\nBackground\nLone menders decide without colleagues.\nMethods/design\nA trial on 21 islands over thirty months.\nDiscussion\nMentors could be offered to all islands.\nAuthor information\nAuthors and Affiliations\nSchool of Nets, University of Akur, Akur, Iceland\nRagna Eirík & Hine Poha\nCollege of Ropes, Lau University, Suva, Fiji\nTomasi Vaka\nAran Health Centre, Kilro, Ireland\nFergus Mac an tSaoir\nContributions\nKeywords\nMentors\nMenders, rural\nIslands\nNets and Nurses\nISSN: 1999-6955\n",
		map[string]string{"authors": "Ragna Eirík | Tomasi Vaka | Fergus Mac an tSaoir | Hine Poha", "affiliations": "School of Nets, University of Akur, Akur, Iceland | College of Ropes, Lau University, Suva, Fiji | Aran Health Centre, Kilro, Ireland | School of Nets, University of Akur, Akur, Iceland", "keywords": "Mentors | Menders, rural | Islands", "abstract": "Background Lone menders decide without colleagues. Methods/design A trial on 21 islands over thirty months. Discussion Mentors could be offered to all islands."}},
	{"authors with their places behind commas, a word of mail in the title", "", "Harbour Commons\nTitle\nEviction by Email: Notices and Replies in Four Counties\nAuthors\nDel Arce, Harbour University\nOke Nwos, Port State University\nDocument Type\nArticle\nPublication Date\n3-2022\nAbstract\n" + prose + "\nPublication Title\nHousing Quarterly\nVolume\n6\nIssue\n1\nFirst Page\n40\nLast Page\n63\nDOI\n10.1999/hq.2022.6\n",
		map[string]string{"title": "Eviction by Email: Notices and Replies in Four Counties", "authors": "Del Arce | Oke Nwos", "affiliations": "Harbour University | Port State University", "pages": "40-63"}},
	{"the paper's text behind the abstract's conclusions", "", "Mail and nets among rural veterans\nHarl Whit, MD1; Pri Desa, PhD2\n1Division of Nets, Prairie University, Oma, Nebraska\n2Center for Ropes, Oma, Nebraska\nAbstract\nImportance Mail now brings most nets to rural veterans, but safety is uncertain.\nObjective To examine the association of mail with torn nets among veterans.\nResults Mail was associated with fewer torn nets in nine states over five years.\nConclusions and Relevance In this cohort, mail was associated with fewer torn nets.\nIntroduction\nA net is a risky tool for those who work alone at night in the harbours of nine states.\n",
		map[string]string{"abstract": "Importance … fewer torn nets."}},
	{"family names first with marks glued, places with colons, a price", "", "Who Waters the Trees? Stewards on 900 Streets\n$39.00 + tax (Refund Policy)\nBuy Article:\n$39.00 + tax\nAuthors: Okor, Bright1; Salme, Venla1; Duarte-Reis, Tânia2\nSource: Canopy Notes, Volume 12, Number 3, 1 September 2017, pp. 133-149(17)\nAbstract\n" + prose + "\nAffiliations: 1: Department of Trees, University of Saim, Finland 2: Câmara Municipal de Ribeira, Portugal\n",
		map[string]string{"title": "Who Waters the Trees? Stewards on 900 Streets", "authors": "Okor, Bright | Salme, Venla | Duarte-Reis, Tânia", "affiliations": "Department of Trees, University of Saim, Finland | Department of Trees, University of Saim, Finland | Câmara Municipal de Ribeira, Portugal"}},
	{"what a paper is good for is no title, terms between bars without a label", "", "Civic Proceedings\nFront Matter\nResearch Article\nCommuting by cable car and the labor supply of hillsides\nVal Ossa, Greg T. Hollo https://orcid.org/0000-0002-9999-1212, and Miri Katz-Levi hollo@example.eduAuthors Info & Affiliations\nSignificance\nCable cars reach hillsides that roads do not. We show that they raise work, above all among those with children.\nAbstract\n" + prose + "\ncable cars | labor supply | hillsides | urban transport\nSign up for alerts.\n",
		map[string]string{"title": "Commuting by cable car and the labor supply of hillsides", "authors": "Val Ossa | Greg T. Hollo | Miri Katz-Levi", "keywords": "cable cars | labor supply | hillsides | urban transport"}},
	{"the box of each author on one line", "", "Nets & Society\nEarly View\nORIGINAL ARTICLE\nThe price of a straight seam: menders in three harbours\nMalin Öst, Corresponding Author Malin Öst m.ost@example.se orcid.org/0000-0001-9999-2323 Department of Nets, Bothnia University, Umeå, Sweden Correspondence Malin Öst, Department of Nets, SE-90199 Umeå, Sweden. Email: m.ost@example.se Search for more papers by this author\nReub Katz, Reub Katz School of Seams, Tel University, Tel, Israel Search for more papers by this author\nFirst published: 08 March 2024\nhttps://doi.org/10.1999/ns.12877\nAbstract\n" + prose + "\nResearch Funding\nNet Council. Grant Number: 2020-00999\n",
		map[string]string{"title": "The price of a straight seam: menders in three harbours", "authors": "Malin Öst | Reub Katz", "affiliations": "Department of Nets, Bothnia University, Umeå, Sweden | School of Seams, Tel University, Tel, Israel", "year": "2024"}},
	{"the head of a printed page", "", "Soc Nets Notes (2016) 128:811–832\nDOI 10.1999/s11999-015-1099-7\nDo Nets Make Villages Happier? Panel Evidence\nTorv Eik1 • Nandi Ghos2\nAccepted: 3 September 2015 / Published online: 14 September 2015\nAbstract " + prose + "\nKeywords Nets · Satisfaction · Villages\n1 Department of Nets, University of Hall, Box 999, Hall, Norway\n2 Institute of Village Studies, Shant, India\n1 Introduction\nFew nets have been welcomed so warmly.\n",
		map[string]string{"authors": "Torv Eik | Nandi Ghos", "journal": "Soc Nets Notes", "year": "2016", "volume": "128", "pages": "811–832"}},
	{"terms in the column beside an abstract", "", "Land and Nets 77 (2018) 301–312\nWho mends the verge? Upkeep of road verges in 48 hamlets\nIlo Peká a,*, Kwa Asan b\na Department of Verges, Moravian University, Led, Czech Republic\nb Institute of Roads, Suny University, Suny, Ghana\nA R T I C L E I N F O\nKeywords:\nCommons\nRoad verges\nUpkeep\nA B S T R A C T\n" + prose + "\n",
		map[string]string{"keywords": "Commons | Road verges | Upkeep"}},
	{"signs of the zodiac for marks", "", "RESEARCH ARTICLE\nNets on credit: use among menders in two cities\nAbe Owus-Lind1☯, Mar Zema2☯, Fati Ba1,3*\n1 School of Nets, Coast University, Cape, Ghana, 2 Department of Ropes, University of Vlt, Prague, Czech Republic, 3 West Net Institute, Dak, Senegal\n☯ These authors contributed equally to this work.\nAbstract\n" + prose + "\n",
		map[string]string{"authors": "Abe Owus-Lind | Mar Zema | Fati Ba", "affiliations": "School of Nets, Coast University, Cape, Ghana | Department of Ropes, University of Vlt, Prague, Czech Republic | School of Nets, Coast University, Cape, Ghana; West Net Institute, Dak, Senegal"}},
	{"a comma before the mark and the place", "", "Nets & Bots\nVolume 43, 2024 - Issue 6\nResearch Article\nTalking back to the net: repair in chats with an agency\nAmé Hart, a Department of Nets, University of Dok, Dok, the Netherlands Correspondence a.h@example.nl ORCID Icon https://orcid.org/0000-0002-9999-7071View further author information\nJel Rien b Faculty of Ropes, Hanze University, Ass, the NetherlandsView further author information\n& Oyin Ade a Department of Nets, University of Dok, Dok, the NetherlandsView further author information\nABSTRACT\n" + prose + "\n",
		map[string]string{"authors": "Amé Hart | Jel Rien | Oyin Ade"}},
	{"a step of the path is no journal", "", "Open Nets Notes\nHome / Archive / Volume 12, Issue 3\nOriginal research\nMenders and frequent callers in the highlands: a cohort study\nCat MacIn1,\nBoni Otie2\n1 Department of Nets, University of Loch, Loch, UK\n2 Kenya Institute of Ropes, Nairo, Kenya\nAbstract\n" + prose + "\n",
		map[string]string{"journal": "Open Nets Notes", "volume": "12", "issue": "3"}},
	{"the day of the first publication behind its label", "", "The receipt as a net: how couriers keep their day\nAuthors: Belk Yıld, Tom Vanh\nAbstract\n" + prose + "\nPreprint DOI\n10.1999/osf.io/x9y99\nCreated: March 03, 2023\nOriginal publication date\n2022-01-20\n",
		map[string]string{"year": "2022"}},
	{"three names turned round between commas", "", "Lind Research Online\nBorrowed nets: sharing schemes and the nights of menders in two towns\nHaver, Outi ORCID: https://orcid.org/0000-0001-9999-3131, Diall, Mama Sali and Finch-Hatt, Rose (2021) Borrowed nets: sharing schemes and the nights of menders in two towns. Nets and Labour, 15 (4). pp. 377-396. ISSN 1745-9990\nAbstract\n" + prose + "\nItem Type: Article\nDepartments: Sociology\n",
		map[string]string{"authors": "Haver, Outi | Diall, Mama Sali | Finch-Hatt, Rose", "affiliations": " |  | "}},
	{"subjects to explore below an abstract", "", "Nets in Practice\nVolume 30, pages 2211–2239, (2025)\nTools and the mending gap: a study of 61 rural rooms\nAnh Phạm 1 & Lin Zulu 2\nAbstract\n" + prose + "\nExplore related subjects\nDiscover the latest articles, books and news in related subjects, suggested using machine learning.\nNet Technology Digital Nets\n1 Introduction\nMending moved to the screen.\n",
		map[string]string{"abstract": prose}},
	{"a series of papers is no place", "", "EconNets\nBroad nets and bedtime: evidence from rosters\nSolv Ozol (s.o@example.lv) and\nMark Dunn\nNo 9918, Net Discussion Papers from Institute for the Study of Nets (ISN)\nAbstract: " + prose + "\nKeywords: nets; sleep; time use (search for similar items in EconNets)\nDate: 2016-05\n",
		map[string]string{"authors": "Solv Ozol | Mark Dunn", "affiliations": " | "}},
	{"who wrote it is told below a menu", "", "コンテンツにスキップ\n農村の網\nOnline ISSN : 2999-0471\nおすすめ記事\nジャーナルについて\n論文\n網を繕う組織の継続条件―三つの港を事例として―\n楢原 千景, 岸辺 航\n著者情報\n楢原 千景\nみなと大学農学部\n岸辺 航\nみなと大学農学部\n2020 年 38 巻 2 号 p. 145-156\nDOI https://doi.org/10.12999/net.38.145\n抄録\n網を繕う組織は各地で増えているが、続かないものも多い。本稿は三つの港の組織を比べ、続く条件を明らかにする。聞き取りの結果、当番の仕組みが要であることが分かった。\n",
		map[string]string{"title": "網を繕う組織の継続条件―三つの港を事例として―", "authors": "楢原 千景 | 岸辺 航"}},
}

func TestPagesOfPublishers(t *testing.T) {
	t.Parallel()
	for _, c := range publishersPages {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			holdRecord(t, c.file, c.page, c.want)
		})
	}
}

// TestFundersInOneSentence divides the funders that a sentence joins.
func TestFundersInOneSentence(t *testing.T) {
	t.Parallel()
	for statement, want := range map[string][]string{
		"This trial was funded by the Wex Health Fund (award 204998/Z), with additional support to PT from the Lind Ministry of Nets, grant KMS-19.": {"Wex Health Fund (award 204998/Z)", "Lind Ministry of Nets, grant KMS-19"},
		"Support from the Moran Net Agency (project 22-19S) and from the Payment Endowment is acknowledged.":                                         {"Moran Net Agency (project 22-19S)", "Payment Endowment"},
		"The study was funded by the Fonds du filet, grant number 33-99, and the European Observatory on Nets.":                                      {"Fonds du filet, grant number 33-99", "European Observatory on Nets"},
		"This study was financed by the Net Programme (KNE 2021/17), and by a small grant from the Thrane Foundation.":                               {"Net Programme (KNE 2021/17)", "Thrane Foundation"},
		"BC received support from the Zambe Fund (ZHF-21-7); ML was funded by the Lind Council (grant 299001).":                                      {"Zambe Fund (ZHF-21-7)", "Lind Council (grant 299001)"},
		"This work was supported by the Ministry of Nets of Lind and the Net Foundation of Lind (NRF-2022S1).":                                       {"Ministry of Nets of Lind and the Net Foundation of Lind (NRF-2022S1)"},
	} {
		got := splitFunding(statement)
		if len(got) != len(want) {
			t.Errorf("%s\n\tdivided into %q", statement, got)
			continue
		}
		for i := range want {
			if got[i] != want[i] {
				t.Errorf("%s\n\tdivided into %q, want %q", statement, got, want)
			}
		}
	}
}
