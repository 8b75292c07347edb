package page

import "testing"

// What portals of the East print between the fields of a record, and around
// them; one page a class.
const (
	loft  = "摘要：晒场改建为阁楼之后，谷物的归属如何由村中长者裁定，少有人记述。本文以三个村的谷账与访谈为据，说明裁定怎样转为抽签。研究发现，抽签先于分家。\n"
	lofts = "晒场改建以后的谷物归属"
)

var easternPortals = []struct {
	name, file, page string
	want             map[string]string
}{
	{"signs of the path on lines of their own", "", "万方数据\n首页\n>\n期刊导航\n>\n山村研究\n>\n2024年6期\n>\nM" + lofts + "\nWho Owns the Grain of the Lofts\n在线阅读\n" + loft + "关键词：\n谷账\n晒场\n作者：\n顾云帆1\n作者单位：\n1.澄湖大学社会学院\n",
		map[string]string{"title": lofts + "Who Owns the Grain of the Lofts"}},
	{"box of a form for a message", "", "留言板\n姓名\n邮箱\n标题\n留言内容\n验证码\n\n" + lofts + "\n\n顾云帆 倪小满\n\n引用本文: 顾云帆, 倪小满. " + lofts + "[J]. 山村研究, 2021, 27(4): 39-52.\n" + loft,
		map[string]string{"title": lofts}},
	{"English name of the journal behind the pages", "", lofts + "\n" + loft + "作者 顾云帆\n机构地区 澄湖大学社会学院\n出处 《澄湖大学学报（社会科学版）》 2023年第5期61-72,共12页 Journal of Chenghu University(Social Sciences Edition)\n",
		map[string]string{"journal": "澄湖大学学报（社会科学版）Journal of Chenghu University(Social Sciences Edition)"}},
	{"English name of the journal on the line below", "", lofts + "\n作　　者：顾云帆[1]\n机构地区：[1]澄湖大学社会学院\n出　　处：《山村研究》2020年第4期27-41,共15页\nHill Village Studies\n" + loft,
		map[string]string{"journal": "山村研究 Hill Village Studies"}},
	{"pages behind their ordinal", "", lofts + "\n作者：顾云帆\n出处：《山村研究》2022年第5期，第33-45，共13页\n" + loft, map[string]string{"pages": "33-45"}},
	{"pages that look like a year", "", "Journal of Lofts - Vol. 24, No. 9, pp. 2033-2041\nPrint publication date 30 Sep 2023\n\n다락의 곡식은 누구의 것인가: 세 마을의 장부를 중심으로\n김새봄1 ; 한가람2\n1솔빛대학교 사회학과\n2마을기록연구소\n\n초록\n\n본 연구는 다락의 곡식이 누구의 것으로 적혔는지를 세 마을의 장부와 면담을 통하여 살펴보았다. 분석 결과 장부는 집이 아니라 길을 따라 나뉘었다.\n",
		map[string]string{"year": "2023", "pages": "2033-2041"}},
	{"long abstract with a span of years", "", lofts + "\n顾云帆, 倪小满\n澄湖大学社会学院, 澄湖 399999\n摘要:晒场位于三村之间,是谷物集散的要地。基于1991-2014年三个村6期谷账,采用逐户比对的办法分析谷物归属的变化,并结合访谈,探究变化的由来。结果表明,抽签先于分家,而裁定止于道路。\n关键词谷账    晒场    抽签    \nWho owns the grain\nGU Yunfan, NI Xiaoman\nAbstract: The threshing floor lies between three villages, where grain is gathered. We compare ledgers of three villages house by house, and find that lots came before the parting of houses.\n",
		map[string]string{"abstract": "晒场位于三村之间,是谷物集散的要地。 … the parting of houses."}},
	{"abstract under heads without a label", "", "山村杂志. 2018-10-18; 26(29): 2711-2719\n" + lofts + "\n顾云帆, 倪小满\n顾云帆, 倪小满, 澄湖区第九人民医院 江右省澄湖市 399999\n\n目的\n\n观察晒场改建以后谷物归属的变化.\n\n方法\n\n选择三个村的85户, 逐户比对谷账.\n\n结果\n\n抽签的户数先于分家的户数而增加.\n\n结论\n\n抽签先于分家, 裁定止于道路.\n\n关键词: 谷账; 晒场; 抽签\n",
		map[string]string{"abstract": "目的 观察晒场 … 裁定止于道路.", "affiliations": "澄湖区第九人民医院 江右省澄湖市 399999 | 澄湖区第九人民医院 江右省澄湖市 399999"}},
	{"places by letters", "a.html", "<html><body><h2>" + lofts + "</h2><p>顾云帆<sup>a</sup>，倪小满<sup>b</sup></p><p>（a. 澄湖大学 社会学院，江右 澄湖 399999；b. 澄湖大学 谷物研究中心，江右 澄湖 399999）</p><p>" + loft + "</p></body></html>",
		map[string]string{"affiliations": "澄湖大学 社会学院，江右 澄湖 399999 | 澄湖大学 谷物研究中心，江右 澄湖 399999"}},
	{"a kind of place among terms without a label", "", lofts + "\nWho Owns the Grain\n顧雲帆（Yun-Fan Ku）、倪小滿（Hsiao-Man Ni）\n山村學刊 ； 31卷2期 （2023 / 12 / 01） ， P57 - 92\n公共圖書館 ； 穀帳 ； 曬場 ； 行動研究 ； public library ； grain ledger ； threshing floor ； action research\n摘要\n曬場改建之後，穀物的歸屬如何裁定，少有人記述。本文以三村之穀帳與訪談為據，說明裁定如何轉為抽籤。結果顯示，抽籤先於分家。\n",
		map[string]string{"keywords": "公共圖書館 | 穀帳 | 曬場 | 行動研究 | public library | grain ledger | threshing floor | action research", "affiliations": " | "}},
	{"a button behind links", "a.html", `<html><body><h1>` + lofts + `</h1><p>` + loft + `</p><div class="keyword list"><div class="item">关键词：</div><div class="itemKeyword"><a class="multi-sep">谷账</a><a class="multi-sep">晒场</a><a class="multi-sep">抽签</a><i></i><span class="kwTrend">关键词趋势</span></div></div><div class="fund list"><div class="item">基金项目：</div><div class="itemUrl"><span>国家自然科学基金（72163998）</span><span>江右省哲学社会科学规划课题（22GZYB98）</span></div></div></body></html>`,
		map[string]string{"keywords": "谷账 | 晒场 | 抽签", "funding": "国家自然科学基金（72163998） | 江右省哲学社会科学规划课题（22GZYB98）"}},
	{"a button behind the last term", "", "【篇名】 " + lofts + "\n【作者】 顾云帆；\n【摘要】 " + loft[len("摘要："):] + "【关键词】 谷账； 晒场； 抽签； 更多还原\n",
		map[string]string{"keywords": "谷账 | 晒场 | 抽签"}},
	{"both lists end in the same abbreviation", "", lofts + "\n顾云帆\n" + loft + "关键词: 谷物归属；抽签制度；文本分析；LDA Grain Ownership; Lot Drawing; Text Analysis; LDA\n",
		map[string]string{"keywords": "谷物归属 | 抽签制度 | 文本分析 | LDA | Grain Ownership | Lot Drawing | Text Analysis | LDA"}},
	{"lists in two languages and nothing but blanks", "", lofts + "\n顾云帆\n" + loft + "关键词 数字素养 政治效能感 公共事务参与 数字乡村 农户 digital literacy political efficacy public affairs participation digital village farmers\n",
		map[string]string{"keywords": "数字素养 | 政治效能感 | 公共事务参与 | 数字乡村 | 农户 | digital literacy | political efficacy | public affairs participation | digital village | farmers"}},
	{"how many references there are", "", lofts + "\n楊芷涵(Chih-Han Yang)\n《山村學刊》 19卷1期 (2024 / 03) , 頁 87-126\n中文摘要\n曬場改建之後，穀物的歸屬如何裁定，少有人記述。本文以三村之穀帳與訪談為據，說明裁定如何轉為抽籤。結果顯示，抽籤先於分家。\n參考文獻\n溫可立（2018）。曬場的角色。山村，6(2)，1-29。\n顯示全部參考文獻(52)\n",
		map[string]string{"references": "52"}},
	{"names behind two strokes", "", lofts + "\n\n2020-04-12 07:18顾云帆倪小满\n山村研究 2020年17期\n\n顾云帆 倪小满\n\n" + loft + "\n关键词 谷账；晒场\n\nWho Owns the Grain of the Lofts after the Threshing Floor//GU Yunfan, NI Xiaoman\n\nAbstract This article aims to study how the grain of the lofts came to be owned, and finds that lots came before the parting of houses in each of the three villages.\n",
		map[string]string{"title": lofts + "Who Owns the Grain of the Lofts after the Threshing Floor"}},
	{"a name behind the time of day", "", lofts + "\n\n2024-06-17 08:21:33顾云帆\n山村研究 2024年2期\n\n〔摘要〕" + loft[len("摘要："):] + "\n〔关键词〕谷账,晒场,抽签\n", map[string]string{"authors": "顾云帆"}},
	{"menu entry that heads lists elsewhere", "", "コンテンツにスキップ\nJ-STAGE トップ\n巻号一覧\nおすすめ記事\nジャーナルについて\nJ-STAGEトップ/山村研究/38 巻 (2020) 2 号/書誌\n論文\n屋根裏の穀物は誰のものか―三つの村の帳簿から―\n楢原 千景, 岸辺 航\n著者情報\n楢原 千景\nみなと大学農学部\n岸辺 航\n里山くらし研究所\nキーワード: 帳簿, 穀物, くじ引き\n2020 年 38 巻 2 号 p. 145-156\nDOI https://doi.org/10.12999/arp.38.145\n抄録\n屋根裏の穀物が誰のものとして記されたかを、三つの村の帳簿と聞き取りから明らかにする。分析の結果、くじ引きは分家に先立って行われていた。\n",
		map[string]string{"title": "屋根裏の穀物は誰のものか―三つの村の帳簿から―", "authors": "楢原 千景 | 岸辺 航"}},
	{"menu entry in Korean for a journal", "", "로그인\n논문 검색\n학술지 검색\n홈 > 논문 검색 > 논문 상세\n다락의 곡식은 누구의 것인가\nWho Owns the Grain of the Lofts\n마을기록연구\n약어 : -\n2022, vol.24, no.3, 통권 81호 pp. 97-121 (25 pages)\n김새봄 /Kim, Sae Bom 1 한가람 /Han, Ga Ram 2\n1솔빛대학교 사회학과\n2마을기록연구소\n초록 열기/닫기 버튼\n본 연구는 다락의 곡식이 누구의 것으로 적혔는지를 세 마을의 장부와 면담을 통하여 살펴보았다. 분석 결과 장부는 집이 아니라 길을 따라 나뉘었다.\nThis study looks for whose the grain of the lofts was, by the ledgers of three villages and by talks with their keepers. Ledgers were parted by roads and not by houses.\n키워드열기/닫기 버튼\n다락, 곡식, 장부\nloft, grain, ledger\n피인용 횟수\n",
		map[string]string{"journal": "마을기록연구", "keywords": "loft | grain | ledger | 다락 | 곡식 | 장부"}},
	{"family names of two letters beside places", "", "Home > Journal of Lofts (다락연구) > Volume 29 Issue 1 / Pages.33-47 / 2023\n다락의 곡식은 누구의 것인가\n선우아라 (솔빛대학교 사회학과) ; 한월 (솔빛대학교 사회학과) ; 독고진 (마을기록연구소)\n초록\n본 연구는 다락의 곡식이 누구의 것으로 적혔는지를 세 마을의 장부와 면담을 통하여 살펴보았다. 분석 결과 장부는 집이 아니라 길을 따라 나뉘었다.\nAcknowledgement\n본 연구는 2022년도 솔빛대학교 학술연구비(SNU-2022-998)의 지원을 받아 수행되었음.\n",
		map[string]string{"authors": "선우아라 | 한월 | 독고진", "funding": "2022년도 솔빛대학교 학술연구비(SNU-2022-998)"}},
	{"names with their readings, no issue", "", "CiNii 学術情報ナビゲータ\n日本語 English ログイン\n屋根裏の穀物の帳簿と村の記録係の役割\n機関リポジトリ オープンアクセス\n鬼頭 香織 キトウ カオリ\nみなと大学農学部\n東 健 アズマ ケン\nみなと大学農学部\n書誌事項\nタイトル別名\nヤネウラ ノ コクモツ ノ チョウボ\n公開日 2021-03-31\nこの論文をさがす\n抄録\n屋根裏の穀物が誰のものとして記されたかを、三つの村の帳簿と聞き取りから明らかにする。分析の結果、くじ引きは分家に先立って行われていた。\n収録刊行物\nみなと大学農学部紀要\nみなと大学農学部紀要 12 45-56, 2021-03-31\nISSN 2188-9998\n",
		map[string]string{"title": "屋根裏の穀物の帳簿と村の記録係の役割", "authors": "鬼頭 香織 | 東 健", "affiliations": "みなと大学農学部 | みなと大学農学部", "journal": "みなと大学農学部紀要", "volume": "12", "pages": "45-56"}},
	{"Japanese names and nothing but blanks", "", "屋根裏の穀物の帳簿と村の記録係の役割\n著者\n白浜 直弘 森谷 潤 北村 修平\n雑誌\n山村研究\n抄録\n屋根裏の穀物が誰のものとして記されたかを、三つの村の帳簿と聞き取りから明らかにする。分析の結果、くじ引きは分家に先立って行われていた。\n",
		map[string]string{"authors": "白浜 直弘 | 森谷 潤 | 北村 修平"}},
	{"Japanese names with their places", "", "屋根裏の穀物の帳簿と村の記録係の役割\n著者名: 柏木 英明(集落記録研究所),杉本 さくら(みなと大学)\n抄録: 屋根裏の穀物が誰のものとして記されたかを、三つの村の帳簿と聞き取りから明らかにする。分析の結果、くじ引きは分家に先立って行われていた。\n",
		map[string]string{"authors": "柏木 英明 | 杉本 さくら", "affiliations": "集落記録研究所 | みなと大学"}},
	{"catalogue with twins behind a sign", "", "다락 곡식의 소유를 둘러싼 장부의 기록 = Ledgers and the Grain of the Lofts\n저자\n마다솔(Ma, Dasol) ( 솔빛대학교 ) ; 봉은채(Bong, Eunchae) ( 마을기록연구소 )\n학술지명\n마을기록연구(Journal of Village Records)\n권호사항\nVol.11 No.2 [2022]\n수록면\n77-102(26쪽)\n국문 초록 (Abstract)\n본 연구는 다락의 곡식이 누구의 것으로 적혔는지를 세 마을의 장부와 면담을 통하여 살펴보았다. 분석 결과 장부는 집이 아니라 길을 따라 나뉘었다.\n다국어 초록 (Multilingual Abstract)\nThis study looks for whose the grain of the lofts was, by the ledgers of three villages and by talks with their keepers. Ledgers were parted by roads and not by houses.\n",
		map[string]string{"title": "Ledgers and the Grain of the Lofts 다락 곡식의 소유를 둘러싼 장부의 기록", "authors": "마다솔 | 봉은채", "affiliations": "솔빛대학교 | 마을기록연구소"}},
	{"month of an issue above its pages", "", "학술저널\n다락 곡식의 소유를 둘러싼 장부의 기록\nLedgers and the Grain of the Lofts\n2021.12\npp.55 - 78 (24page)\n제39권 제4호 (통권 112호)\n저자\n공하늘\n(솔빛대학교 사회학과)\n초록\n본 연구는 다락의 곡식이 누구의 것으로 적혔는지를 세 마을의 장부와 면담을 통하여 살펴보았다. 분석 결과 장부는 집이 아니라 길을 따라 나뉘었다.\n",
		map[string]string{"year": "2021", "pages": "55-78", "volume": "39", "issue": "4"}},
	{"fields behind bullets", "", "한국마을학회> 마을기록연구> 다락 곡식의 소유를 둘러싼 장부의 기록\n\n다락 곡식의 소유를 둘러싼 장부의 기록\n\n문새봄 ( Moon Sae Bom )\n  • : 한국마을학회\n  • : 마을기록연구 33권1호\n  • : 2017년 03월\n  • : 61-94(34pages)\n\n초록 보기\n\n본 연구는 다락의 곡식이 누구의 것으로 적혔는지를 세 마을의 장부와 면담을 통하여 살펴보았다. 분석 결과 장부는 집이 아니라 길을 따라 나뉘었다.\n",
		map[string]string{"year": "2017", "pages": "61-94", "volume": "33", "issue": "1", "authors": "문새봄"}},
	{"masthead in two languages, names spread by blanks", "", "澄湖大学学报(社会科学版)\nJOURNAL OF CHENGHU UNIVERSITY (SOCIAL SCIENCES)\n第 38 卷 第 3 期    Vol. 38 No. 3\n2024 年 5 月     May 2024\n\n" + lofts + "\n\n眭 南1，亓官 澈2\n\n(1. 澄湖大学 社会学院，江右 澄湖 399999；2. 澄湖市档案馆，江右 澄湖 399998)\n\n[摘 要] " + loft[len("摘要："):] + "[关键词] 谷账；晒场\n",
		map[string]string{"journal": "澄湖大学学报(社会科学版)JOURNAL OF CHENGHU UNIVERSITY (SOCIAL SCIENCES)", "authors": "眭南 | 亓官澈"}},
	{"grants on a line without a label", "", lofts + "\n宰予文1,*, 夹谷宁2\n1. 澄湖大学社会学院, 澄湖 399999\n2. 澄湖市档案馆, 澄湖 399998\n国家重点研发计划(批准号: 2020AAA0109999)和国家自然科学基金(批准号: 71999999)资助项目\n" + loft + "关键词: 谷账, 晒场\n",
		map[string]string{"funding": "国家重点研发计划(批准号: 2020AAA0109999) | 国家自然科学基金(批准号: 71999999)"}},
	{"number of references on a line of its own", "", lofts + "\n作者：顾云帆\n英文出处：Hill Village Studies\n出处：《山村研究》2020年第4期27-41页\n" + loft + "參考文獻\n共 39 筆\n[1] 沈望. 旧仓[J]. 山城, 2020(1): 3-9.\n",
		map[string]string{"references": "39", "journal": "山村研究 Hill Village Studies"}},
	{"keywords in small letters behind a bare label", "", lofts + "\n作者 顾云帆[1]\n机构地区 [1]澄湖大学社会学院\n" + loft + "关键词 谷物归属 抽签制度 社会网络分析\nKeywords grain ownership lot drawing social network analysis\n分类号 G799.9\n",
		map[string]string{"keywords": "谷物归属 | 抽签制度 | 社会网络分析 | grain ownership | lot drawing | social network analysis"}},
	{"labels of a repository", "", lofts + "\n作者: 顾云帆1; 倪小满1,2\n作者部门: 1.澄湖大学社会学院; 2.澄湖市档案馆\n项目资助者: 国家重点研发计划（2020YFC1599999）; 江右省软科学项目（222400419999）\n中文" + loft,
		map[string]string{"affiliations": "澄湖大学社会学院 | 澄湖大学社会学院; 澄湖市档案馆", "funding": "国家重点研发计划（2020YFC1599999） | 江右省软科学项目（222400419999）"}},
	{"thesis in a collection with issues of its own", "", lofts + "\n顾云帆\n澄湖大学\n" + loft + "关键词：谷账；晒场；\nDOI：10.27999/d.cnki.gchdx.2022.000999\n导师：倪小满\n硕士电子期刊出版信息：年期：2023年第02期 网络出版时间：2023-01-16—2023-02-15\n",
		map[string]string{"year": "2022", "issue": "", "journal": ""}},
	{"journal in its brackets beside its number", "", "《山村法学评论》 ISSN:1008-9997 CN:31-9999/D\n期刊检索：\n当前位置:首页>>最新一期>>文章摘要\n" + lofts + "\nWho Owns the Grain of the Lofts\n中文关键词: 谷账 晒场\n作者\t单位\n顾云帆\t澄湖大学\n中文" + loft,
		map[string]string{"journal": "山村法学评论", "affiliations": "澄湖大学"}},
	{"issues numbered through", "", "題名 " + lofts + "\n作者 呂承翰 Cheng-Han Lu\n刊名 山村文化學刊\n卷期 33期\n出版年月 2022/12\n頁次 1-42\n摘要 曬場改建之後，穀物的歸屬如何裁定，少有人記述。本文以三村之穀帳與訪談為據，說明裁定如何轉為抽籤。結果顯示，抽籤先於分家。\n",
		map[string]string{"issue": "33", "pages": "1-42", "year": "2022"}},
	{"year of birth behind a name", "", "作者简介:\n\n顾云帆(1981—),男,江右澄湖人,讲师,研究方向为谷物制度;\n\n中图分类号:R199.9\n\n" + loft + "关键词\n谷账；晒场；抽签\n",
		map[string]string{"affiliations": ""}},
	{"whom a site has the paper from", "", "某网>>传媒>>论文\n" + lofts + "\n顾云帆\n2021年03月04日11:07 | 来源:澄湖网研究院\n小字号\n" + loft + "关键词:谷账,晒场,抽签\n",
		map[string]string{"authors": "顾云帆", "affiliations": ""}},
	{"rows between bars", "", "Title: | 曬場改建以後的穀物歸屬之研究 Who owns the grain of the lofts after the floor |\nAuthors: | 張若溪 |\nDate: | 2017 |\nAbstract: | 曬場改建之後，穀物的歸屬如何裁定，少有人記述。本文以三村之穀帳與訪談為據，說明裁定如何轉為抽籤。結果顯示，抽籤先於分家。 |\n",
		map[string]string{"title": "曬場改建以後的穀物歸屬之研究Who owns the grain of the lofts after the floor"}},
	{"references each below a label of its own", "", lofts + "\n顾云帆\n\n参考文献 1\n倪小满,吕承翰.三村谷账的归属[J].山村研究,2022,13(4):51-58\n参考文献 2\n吕承翰.抽签与分家[J].山村研究,2021,12(6):33-41\n参考文献 3\n倪小满,顾云帆,吕承翰,等.基于谷账的抽签研究[J].澄湖大学学报,2020,31(5):17-26\n\n目录\n摘要\n" + loft[len("摘要："):] + "关键词\n谷账；晒场；抽签\n",
		map[string]string{"references": "3"}},
	{"what a button says in quotation marks", "", "en\n×\n\n分享给微信好友或者朋友圈\n\n使用微信“扫一扫”功能。\n作者简介:\n\n顾云帆(1981—),男,江右澄湖人,讲师;\n\n摘要\n" + loft[len("摘要："):] + "关键词\n谷账；晒场；抽签\n",
		map[string]string{"title": "", "authors": "顾云帆"}},
	{"notes on the authors behind the terms", "", lofts + "\n顾云帆 倪小满\n澄湖大学社会学院\n摘 要: 晒场改建之后, 谷物的归属如何由长者裁定, 少有人记述, 各村的谷账又残缺不全, 裁定怎样转为抽签更是无人问津。本文以三村谷账为据说明此事。关键词: 谷账; 晒场; 抽签; 作者简介:顾云帆, 澄湖大学教授, 江右澄湖, 399999;作者简介:倪小满, 澄湖大学博士研究生, 江右澄湖, 399999。基金:国家社会科学基金重点项目“谷账研究” (项目编号:15AZD999)\n",
		map[string]string{"keywords": "谷账 | 晒场 | 抽签", "funding": "国家社会科学基金重点项目“谷账研究” (项目编号:15AZD999)"}},
	{"posts behind Korean places", "", "산촌연구 - Vol. 24, No. 9\n다락의 곡식은 누구의 것인가: 세 마을의 장부를 중심으로\n김새봄1 ; 한가람2\n1솔빛대학교 사회학과 초빙교수\n2솔빛대학교 마을연구센터 연구교수\n\n초록\n\n본 연구는 다락의 곡식이 누구의 것으로 적혔는지를 세 마을의 장부와 면담을 통하여 살펴보았다. 분석 결과 장부는 집이 아니라 길을 따라 나뉘었다.\n",
		map[string]string{"affiliations": "솔빛대학교 사회학과 | 솔빛대학교 마을연구센터"}},
	{"moment of a repository's upload", "", "Title: 曬場改建以後的穀物歸屬\nAuthors: 張若溪\nKeywords: 穀帳\n曬場\nDate: 2019\nIssue Date: 2020-03-09 17:12:44 (UTC+8)\nAbstract: 曬場改建之後，穀物的歸屬如何裁定，少有人記述。本文以三村之穀帳與訪談為據，說明裁定如何轉為抽籤。結果顯示，抽籤先於分家。\n",
		map[string]string{"year": "2019"}},
	{"half-width stops in an abstract without a label", "", lofts + "\n\n2023-05-16 20:41\n\n顾云帆 倪小满\n\n晒场改建为阁楼之后,谷物的归属如何由村中长者裁定,少有人记述.本文以三个村的谷账与访谈为据,说明裁定怎样转为抽签,并讨论其后果.研究发现,抽签先于分家,而裁定止于道路,道路又止于河岸.\n\n谷账; 晒场; 抽签; 归属\n\n收稿日期: 2022-10-13\n",
		map[string]string{"abstract": "晒场改建为阁楼之后 … 道路又止于河岸.", "keywords": "谷账 | 晒场 | 抽签 | 归属"}},
}

func TestEasternPortals(t *testing.T) {
	t.Parallel()
	for _, c := range easternPortals {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			holdRecord(t, c.file, c.page, c.want)
		})
	}
}
