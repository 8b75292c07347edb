package page

import (
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
	{"cited by, in the outline", "", "View PDF\nDownload full issue\nOutline\nHighlights\nAbstract\nKeywords\n1. Introduction\n2. Setting and data\nCited by (14)\nJournal of Cold Stores\nVolume 61, March 2022, 102288\nJournal of Cold Stores\nWho checks the locks? Cold stores after reform\nAuthor links open overlay panelLars Hedlund a, Ana Beltrão b, Mia Moe a\na\nSchool of Archives, Norrland University, Umby, Sweden\nb\nBanco Central de Porto, Research Division, Porto\nReceived 4 May 2020, Revised 18 October 2021, Accepted 2 November 2021, Available online 19 November 2021, Version of Record 25 November 2021.\nWhat do these dates mean?\nShow less\nAdd to Mendeley\nShare\nCite\nhttps://doi.org/10.5555/j.jcs.2021.102288\nHighlights\n• Keys travel with money.\nAbstract\n" + prose + "\nReferences (51)\nP. Amsel et al.\nKeys and keepers\nDepot Stud. (2016)\n",
		map[string]string{"title": "Who checks the locks? Cold stores after reform", "journal": "Journal of Cold Stores", "volume": "61", "pages": "102288", "year": "2022", "references": "51", "authors": "Lars Hedlund | Ana Beltrão | Mia Moe",
			"affiliations": "School of Archives, Norrland University, Umby, Sweden | Banco Central de Porto, Research Division, Porto | School of Archives, Norrland University, Umby, Sweden"}},
	{"cited by, in the outline behind other entries", "", "Outline\n1. Introduction\n2. Setting and data\nReferences\nCited by (3)\nFigures (4)\nShow all figures\nJournal of Cold Stores\nVolume 61, March 2022, 102288\nWho checks the locks? Cold stores after reform\nLars Hedlund, Ana Beltrão\nReceived 4 May 2020, Accepted 2 November 2021\nShare\nCite\nhttps://doi.org/10.5555/j.jcs.2021.102288\nAbstract\n" + prose + "\nKeywords\nCold stores\nKeys\n",
		map[string]string{"title": "Who checks the locks? Cold stores after reform", "journal": "Journal of Cold Stores", "volume": "61", "pages": "102288", "authors": "Lars Hedlund | Ana Beltrão", "keywords": "Cold stores | Keys"}},
	{"cited by, above other papers", "", "Journal of Cold Stores\nVolume 61, March 2022, 102288\nWho checks the locks? Cold stores after reform\nLars Hedlund, Ana Beltrão\nAbstract\n" + prose + "\nKeywords\nCold stores\nKeys\nCited by (3)\nOf keys and keepers: a survey of depots\n2023, Journal of Depots\nAbstract\n" + strings.ReplaceAll(prose, "stores", "depots") + "\n",
		map[string]string{"title": "Who checks the locks? Cold stores after reform", "abstract": "Cold stores … not with duty."}},
	{"a centre in kana", "", "J-STAGE トップ/倉庫と学習/31 巻 (2024) 3 号/書誌\n倉庫と学習\n資料・情報が見つからない場合 お問い合わせ\n原著論文\n生成AIによる鍵管理助言は中学生の日誌を改善するか\n北原 美緒, Erik Dahl, 南 陽\n著者情報\n北原 美緒\n東浜学院大学鍵管理センター\nErik Dahl\n東浜学院大学鍵管理センター\n南 陽\n東浜学院附属中学校\n責任著者(Corresponding author)\n\nキーワード: 生成AI, 鍵管理\nジャーナル 認証あり\n2024 年 31 巻 3 号 p. 141-152\n抄録\n鍵の助言に頼ると日誌を書く力が育たないという懸念がある。中学2年生86名を三群に無作為に割り付け、8週間の課題を課した。助言群が統制群を上回った。\n",
		map[string]string{"title": "生成AIによる鍵管理助言は中学生の日誌を改善するか", "authors": "北原 美緒 | Erik Dahl | 南 陽", "affiliations": "東浜学院大学鍵管理センター | 東浜学院大学鍵管理センター | 東浜学院附属中学校"}},
	{"a society before its journal", "", "DBpia\n주제분류\n사회과학 > 행정학\n저널정보\n한국창고학회 창고논집 창고논집 제11권 제2호 KCI등재\n2020.06\n153 - 181 (29page)\n창고의 열쇠는 누가 쥐는가: 세 항구의 기록 분석\nWho Holds the Keys? Records of Three Harbours\n저자정보\n반지우 (누리대학교) 탁민서 (누리대학교)\n저널정보\n한국창고학회 창고논집 창고논집 제11권 제2호 KCI등재\n발행연도\n2020.6\n수록면\n153 - 181 (29page)\n초록\n이 연구는 창고 책임이 부서 사이에서 어떻게 옮겨 가는지 일곱 개 군의 기록과 면담을 통하여 살펴보았다. 분석 결과 책임은 예산을 따라 이동하였다.\n",
		map[string]string{"journal": "창고논집", "year": "2020", "volume": "11", "issue": "2", "pages": "153-181"}},
	{"a society before a journal of two words", "", "저널정보\n한국창고학회 창고 행정 연구 창고 행정 연구 제5권 제1호\n2021.06\n창고의 열쇠는 누가 쥐는가: 세 항구의 기록 분석\n저자정보\n반지우 (누리대학교)\n초록\n이 연구는 창고 책임이 부서 사이에서 어떻게 옮겨 가는지 일곱 개 군의 기록과 면담을 통하여 살펴보았다. 분석 결과 책임은 예산을 따라 이동하였다.\n",
		map[string]string{"journal": "창고 행정 연구", "volume": "5", "issue": "1"}},
	{"a society before a journal that is named once", "", "저널정보\n한국창고학회 창고학회보 제5권 제1호\n2021.06\n창고의 열쇠는 누가 쥐는가: 세 항구의 기록 분석\n저자정보\n반지우 (누리대학교)\n초록\n이 연구는 창고 책임이 부서 사이에서 어떻게 옮겨 가는지 일곱 개 군의 기록과 면담을 통하여 살펴보았다. 분석 결과 책임은 예산을 따라 이동하였다.\n",
		map[string]string{"journal": "창고학회보"}},
	{"a group that signs", "", "Open Access\nWho checks the locks? Cold stores after reform\nLars Hedlund , Ana Beltrão, Mia Moe, the LOCK Collaborators\nPublished: April 23, 2024 https://doi.org/10.5555/lock.0309912\nAbstract\n" + prose,
		map[string]string{"authors": "Lars Hedlund | Ana Beltrão | Mia Moe | the LOCK Collaborators"}},
	{"a group that signs, behind and", "", "Who checks the locks? Cold stores after reform\nLars Hedlund, Ana Beltrão and the KEYS Study Group\nAbstract\n" + prose,
		map[string]string{"authors": "Lars Hedlund | Ana Beltrão | the KEYS Study Group"}},
	{"a group that persons sign for", "", "Who checks the locks? Cold stores after reform\nLars Hedlund 1, Ana Beltrão 2; LOCK Study Group\nAbstract\n" + prose,
		map[string]string{"authors": "Lars Hedlund | Ana Beltrão"}},
	{"on behalf of a group", "", "Who checks the locks? Cold stores after reform\nLars Hedlund, Ana Beltrão, on behalf of the LOCK Investigators\nAbstract\n" + prose,
		map[string]string{"authors": "Lars Hedlund | Ana Beltrão"}},
	{"a group that the metadata leave out", "a.html", `<html><head><title>Who checks the locks? | Locks</title><meta name="citation_title" content="Who checks the locks? Cold stores after reform"><meta name="citation_author" content="Lars Hedlund"><meta name="citation_author_institution" content="Norrland University"></head><body><h1>Who checks the locks? Cold stores after reform</h1><ul class="authors"><li><span class="name">Lars Hedlund</span> <span class="affiliation">Norrland University</span></li><li><span class="name">Umby Depot Watch Collective</span></li></ul><h2>Abstract</h2><p>` + prose + `</p><h2>How to Cite</h2><p>Hedlund, L., &amp; Umby Depot Watch Collective. (2019). Who checks the locks? Cold stores after reform. <em>Locks</em>, 7(2), 95–117.</p></body></html>`,
		map[string]string{"authors": "Lars Hedlund | Umby Depot Watch Collective", "affiliations": "Norrland University | "}},
	{"names that nobody cites beside the metadata's", "a.html", `<html><head><title>Who checks the locks? | Locks</title><meta name="citation_title" content="Who checks the locks? Cold stores after reform"><meta name="citation_author" content="Lars Hedlund"></head><body><h1>Who checks the locks? Cold stores after reform</h1><ul class="authors"><li><span class="name">Lars Hedlund</span></li></ul><p>Anna Redaktor</p><h2>Abstract</h2><p>` + prose + `</p><h2>How to Cite</h2><p>Hedlund, L. (2019). Who checks the locks? Cold stores after reform. <em>Locks</em>, 7(2), 95–117.</p></body></html>`,
		map[string]string{"authors": "Lars Hedlund"}},
	{"links to all papers between authors", "", "Who checks the locks? Cold stores after reform\n61 Pages Posted: 14 Jul 2022\nLars Hedlund\nNorrland Law School; Institute of Locks\nSee all articles by Lars Hedlund\nAna Beltrão\nUniversity of Porto - Faculty of Law\nSee all articles by Ana Beltrão\nMia Moe\nNorrland Law School\nDate Written: July 1, 2022\nAbstract\n" + prose,
		map[string]string{"authors": "Lars Hedlund | Ana Beltrão | Mia Moe", "affiliations": "Norrland Law School; Institute of Locks | University of Porto - Faculty of Law | Norrland Law School"}},
	{"publisher of a thesis", "", "Norrland University Research Repository\nHome Theses and Dissertations School of Archives View Item\nWho checks the locks? Cold stores after reform\nFiles\nHedlund_2019_PhD.pdf (6.21 MB)\nDate\n2019-05-24\nAuthors\nHedlund, Lars Erik\nJournal Title\nJournal ISSN\nVolume Title\nPublisher\nNorrland University\nAbstract\n" + prose + "\nKeywords\ncold stores, locks, keepers\n",
		map[string]string{"authors": "Hedlund, Lars Erik", "affiliations": ""}},
	{"department of a thesis", "", "Norrland University Research Repository\nWho checks the locks? Cold stores after reform\nAuthors\nHedlund, Lars Erik\nAffiliation\nDepartment of Archives, Norrland University\nPublisher\nNorrland University\nAbstract\n" + prose,
		map[string]string{"affiliations": "Department of Archives, Norrland University"}},
	{"abstract in French beside the English one", "", "Depot Quarterly\nORIGINAL ARTICLE\nWho checks the locks? Cold stores after reform\nLars Hedlund, Ana Beltrão\nFirst published: 09 September 2024\nSECTIONS\nAbstract\nen\n" + prose + "\n\nfr\nRésumé\nLes entrepôts frigorifiques ont changé de mains quatre fois en neuf ans. À partir de registres et d'entretiens, nous montrons que les clés suivent l'argent et non le devoir.\n\nEvidence for practice\nCount keys.\n",
		map[string]string{"abstract": "Cold stores … et non le devoir."}},
	{"abstract in Spanish beside the English one", "", "Depot Quarterly\nWho checks the locks? Cold stores after reform\nLars Hedlund, Ana Beltrão\nAbstract\n" + prose + "\nResumen\nLos almacenes frigoríficos cambiaron de manos cuatro veces en nueve años y nadie escribió quién debía revisar las cerraduras. Con actas y entrevistas mostramos que las llaves siguen al dinero.\nKeywords\ncold stores, locks, keepers\n",
		map[string]string{"abstract": "Cold stores … siguen al dinero.", "keywords": "cold stores | locks | keepers"}},
	{"pages behind dates at the foot", "", "Learning, Keys and Locks\nImpact Factor: 2.1\nWho checks the locks? Cold stores after reform\nLars Hedlund and Ana Beltrão\nVolume 19, Issue 4\nhttps://doi.org/10.5555/09990221103456\nAbstract\n" + prose + "\nKeywords\nlocks, keys, depots\nSimilar articles:\nRestricted access: One lock, many hands: a randomised evaluation\nCited by 7\nArticle first published online: August 17, 2021. Issue published: December 2021. Pages: 512–530\n",
		map[string]string{"pages": "512–530", "volume": "19", "issue": "4"}},
	{"pages behind dates of the head", "", "Learning, Keys and Locks\nWho checks the locks? Cold stores after reform\nLars Hedlund and Ana Beltrão\nVolume 19, Issue 4\nArticle first published online August 17, 2021; Issue published: December 1, 2021; pages 512-530\nAbstract\n" + prose,
		map[string]string{"pages": "512-530"}},
	{"pages of a neighbour", "", "Learning, Keys and Locks\nWho checks the locks? Cold stores after reform\nLars Hedlund and Ana Beltrão\nVolume 19, Issue 4\nAbstract\n" + prose + "\nRelated articles\nOne lock, many hands: a randomised evaluation of depots\nLearning, Keys and Locks. Published 2020. Pages: 12-30\n",
		map[string]string{"pages": ""}},
	{"terms glued in small letters", "", "Law and Locks\nVolume 6, 2023 - Issue 1\nWho checks the locks? Cold stores after reform\nLars Hedlund & Ana Beltrão\nPages 1-29 | Received 20 Jan 2022, Accepted 11 Oct 2022\nABSTRACT\n" + prose + "\nKEYWORDS:\nconfirmation biaslegal aiddecision supporthuman oversight\nPrevious article View issue table of contents Next article\n",
		map[string]string{"keywords": "confirmation bias | legal aid | decision support | human oversight"}},
	{"terms glued where the page uses one of two", "", "Who checks the locks? Cold stores after reform\nLars Hedlund & Ana Beltrão\nABSTRACT\n" + prose + "\nKeywords\ncold storeskeepersrural policylocks\n",
		map[string]string{"keywords": "cold stores | keepers | rural policy | locks"}},
	{"compounds are one word", "", "Who checks the locks? Cold stores after reform\nLars Hedlund & Ana Beltrão\nABSTRACT\n" + prose + "\nKeywords: household framework neighbourhood workplace\n",
		map[string]string{"keywords": "household framework neighbourhood workplace"}},
	{"a phrase of compounds", "", "Who checks the locks? Cold stores after reform\nLars Hedlund & Ana Beltrão\nABSTRACT\n" + prose + "\nKeywords: microplastics in freshwater aquaculture\n",
		map[string]string{"keywords": "microplastics in freshwater aquaculture"}},
	{"glued, a hyphen inside a term", "", "Who checks the locks? Cold stores after reform\nLars Hedlund & Ana Beltrão\nABSTRACT\n" + prose + "\nKEYWORDS:\ndigital governmentstreet-level bureaucracydiscretionalgorithms\nReferences\n",
		map[string]string{"keywords": "digital government | street-level bureaucracy | discretion | algorithms"}},
	{"glued, a word that nobody lists", "", "Who checks the locks? Cold stores after reform\nLars Hedlund & Ana Beltrão\nABSTRACT\n" + prose + "\nKEYWORDS:\nhousehold creditloan remindersfield experiment\nReferences\n",
		map[string]string{"keywords": "household credit | loan reminders | field experiment"}},
	{"glued, one capital", "", "Who checks the locks? Cold stores after reform\nLars Hedlund & Ana Beltrão\nABSTRACT\n" + prose + "\nKEYWORDS:\nSocioeconomic statuschild nutritionEthiopia\nReferences\n",
		map[string]string{"keywords": "Socioeconomic status | child nutrition | Ethiopia"}},
	{"glued, two hyphens", "", "Who checks the locks? Cold stores after reform\nLars Hedlund & Ana Beltrão\nABSTRACT\n" + prose + "\nKEYWORDS:\nstaggered difference-in-differencesadministrative delay\nReferences\n",
		map[string]string{"keywords": "staggered difference-in-differences | administrative delay"}},
	{"ISSN at the foot, below other papers", "", "Depots & Keys\nWho checks the locks? Cold stores after reform\nLars Hedlund, Ana Beltrão\nAbstract\n" + prose + "\nKeywords: locks, keys, depots\nMost Read\nMost Cited\nDo audits deter? A field experiment with 300 depots\nBlame games in twelve depots: a comparative study\nDepots & Keys\nOnline ISSN 1999-7705\nPrint ISSN 0999-7700\nCopyright © 2026 Society of Depots\n",
		map[string]string{"issn": "0999-7700"}},
}

func TestThirdSetOfPages(t *testing.T) {
	t.Parallel()
	for _, c := range thirdPages {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			holdRecord(t, c.file, c.page, c.want)
		})
	}
}
