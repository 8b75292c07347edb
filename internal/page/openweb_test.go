package page

import (
	"context"
	"testing"

	"synoptic/internal/page/plain"
)

// Invented pages of the shapes that Chinese papers have on the open web: on
// mirrors, reposts and the sites of journals, as text.
var realChinesePages = []struct {
	name, page string
	want       map[string]string
}{
	{"sounds behind characters, question marks for spaces", "鄉(xiāng)鎮(zhèn)數(shù)字服務(wù)站點(diǎn)的布局研究\n\n陳海 陸遙\n\n摘? ? 要:本文調(diào)查了某縣(n=12)的站點(diǎn),發(fā)現(xiàn)距離與使用率關(guān)系密切,偏遠村的居民更少到站辦事。\n關(guān)鍵詞:站點(diǎn);布局\n中圖分類號:D63? ? ? 文獻標志碼:A\n",
		map[string]string{"title": "鄉鎮數字服務站點的布局研究", "authors": "陳海 | 陸遙", "keywords": "站點 | 布局", "abstract": "本文調查了某縣(n=12)的站點,發現距離與使用率關系密切,偏遠村的居民更少到站辦事。"}},
	{"tags of the mirror, abstract and terms without labels", "山区冷库的共用规则\n\n2019-05-20 21:46陆遥\n山地经济 2019年14期\n关键词:冷库果农规则\n\n陆遥\n\n(北坡大学经济学院,甘肃 兰州 730000)\n\n近年来,山区冷库由村社共用的情形渐多,规则却少有人记录,争执因此不断,库主与果农之间的信任也随之起落。本文记录三座冷库的排队办法与罚则,比较它们在丰年与歉年的松紧,讨论规则为何在熟人之间仍要写成文字,又为何写成之后常被搁置。\n\n冷库共用 排队规则 熟人社会\n\n冷库在山区并不新鲜,它的共用却是新事。上世纪末的冷库多由供销社经营。\n",
		map[string]string{"title": "山区冷库的共用规则", "keywords": "冷库共用 | 排队规则 | 熟人社会", "authors": "陆遥", "issue": "14", "abstract": "近年来,山区冷库由村社共用的情形渐多,规则却少有人记录,争执因此不断,库主与果农之间的信任也随之起落。本文记录三座冷库的排队办法与罚则,比较它们在丰年与歉年的松紧,讨论规则为何在熟人之间仍要写成文字,又为何写成之后常被搁置。"}},
	{"tags divided by the text, which is no abstract", "山区冷库的共用规则\n\n2019-05-20陆遥\n\n山地经济 2019年14期\n关键词:冷库果农规则\n\n陆遥\n\n冷库在山区并不新鲜,它的共用却是新事[1]。上世纪末的冷库多由供销社经营,果农按筐付费,规则由供销社定,果农只管照办,争执很少。这一格局在改制之后变了,果农自己成了库主,规则要由果农自己来定[2-3]。\n\n共用冷库的果农彼此相识,规则却不因此容易,谁先入库、谁先出库都要争,有的库还为此写下了规则[4]。\n",
		map[string]string{"keywords": "冷库 | 果农 | 规则", "abstract": ""}},
	{"a paper's own text below names and places", "山区冷库的共用规则\n2019-05-20陆遥\n陆 遥,沈望川\n(北坡大学经济学院,甘肃 兰州 730000)\n冷库在山区并不新鲜,它的共用却是新事[1]。上世纪末的冷库多由供销社经营,果农按筐付费,规则由供销社定,果农只管照办,争执很少。这一格局在改制之后变了,果农自己成了库主,规则要由果农自己来定[2-3]。\n",
		map[string]string{"title": "山区冷库的共用规则", "authors": "陆遥 | 沈望川", "affiliations": "北坡大学经济学院,甘肃 兰州 730000 | 北坡大学经济学院,甘肃 兰州 730000", "abstract": ""}},
	{"kinds behind commas", "山区老人的冬季用药\n陆遥\n摘要:本文记录三个山村老人的冬季用药,说明他们为何常在降温之后才去取药。\n关键词:肺疾病,慢性阻塞性;用药;山村\n",
		map[string]string{"keywords": "肺疾病,慢性阻塞性 | 用药 | 山村"}},
	{"names above an abstract, title only in English below it", "陆 遥 沈望川\n摘要:本文记录三座共用冷库的排队办法与罚则,比较它们在丰年与歉年的松紧,讨论规则为何要写成文字。\n关键词:冷库;规则\n中图分类号 F323 文献标识码 A 文章编号 1000-9999(2021)07-0011-08\nDOI:10.3969 / j.issn.1000-9999.2021.07.003\nRules of Shared Cold Stores in Three Villages of the Hills\nLU Yao1,2, SHEN Wang-chuan2\n(1.College of Rural Studies,Beipo University,Lanzhou 730000,China; 2.Institute of Storage,Beipo University,Lanzhou 730000,China)\nAbstract: This paper records how three shared cold stores queue and fine, compares how strict they are in good years and bad, and asks why rules come to be written.\n",
		map[string]string{"title": "Rules of Shared Cold Stores in Three Villages of the Hills", "authors": "陆遥 | 沈望川", "year": "2021", "issue": "7", "language": "zh-Hans", "doi": "10.3969/j.issn.1000-9999.2021.07.003",
			"affiliations": "College of Rural Studies,Beipo University,Lanzhou 730000,China; Institute of Storage,Beipo University,Lanzhou 730000,China | Institute of Storage,Beipo University,Lanzhou 730000,China"}},
	{"one line for all that a repost says", "首页 >> 政治学\n山区冷库的共用规则\n2020年03月27日 10:05 来源:《北坡大学学报(社会科学版)》2020年第1期 作者:陆遥 沈望川 字号\n内容摘要:\n关键词:\n作者简介:\n  作者简介:陆遥,北坡大学农村研究院讲师,主要研究冷库;沈望川,东岭大学教授,博士生导师。\n【摘 要】本文记录三座冷库的排队办法与罚则,比较它们在丰年与歉年的松紧,讨论规则为何要写成文字。\n【关键词】冷库;规则\n",
		map[string]string{"authors": "陆遥 | 沈望川", "journal": "北坡大学学报(社会科学版)", "year": "2020", "issue": "1", "affiliations": "北坡大学农村研究院 | 东岭大学"}},
	{"editors behind the author, half a bracket", "当前位置: 首页 > 农村研究\n\n山区冷库的共用规则\n\n作者:陆遥  责任编辑:沈望川  信息来源:《北坡大学学报》(哲学社会科学版) 2020年第1期  发布时间:2021-01-09  浏览次数: 2117\n\n摘 要本文记录三座冷库的排队办法与罚则,比较它们在丰年与歉年的松紧,讨论规则为何要写成文字。\n\n关键词】冷库;规则\n",
		map[string]string{"authors": "陆遥", "affiliations": "", "keywords": "冷库 | 规则", "year": "2020", "issue": "1"}},
	{"who reviewed and who checked", "·综 述·\n山区老人用药的研究进展\n陆 遥1, 沈望川2 综述, 何 田1 审校\n(1. 北坡大学医学院,甘肃 兰州 730000; 2. 东岭医院心身科,甘肃 天水 741000)\n【摘要】 本文综述山区老人冬季用药的研究,说明他们为何常在降温之后才去取药,并指出记录的不足。\n【关键词】 用药; 山村\n",
		map[string]string{"authors": "陆遥 | 沈望川 | 何田", "affiliations": "北坡大学医学院,甘肃 兰州 730000 | 东岭医院心身科,甘肃 天水 741000 | 北坡大学医学院,甘肃 兰州 730000"}},
	{"names with a plus, terms between wide blanks", "山区冷库的共用规则\n\n2016-12-10陆遥沈望川\n\n关键词:冷库\n\n陆遥+沈望川\n\n摘 要 本文记录三座冷库的排队办法与罚则,比较它们在丰年与歉年的松紧,讨论规则为何要写成文字,又为何写成之后常被搁置不用。\n\n关键词共用冷库    排队规则    熟人社会    \n",
		map[string]string{"authors": "陆遥 | 沈望川", "keywords": "共用冷库 | 排队规则 | 熟人社会"}},
	{"a repost in a forum", "北坡论坛\n注册\n山区冷库的共用规则 [复制链接]\n1#\n原文刊发于《北坡大学学报(社会科学版)》2020年第2期\n作者:陆遥,北坡大学农村研究院副教授;沈望川,东岭大学研究员。\n摘要\n本文记录三座冷库的排队办法与罚则,比较它们在丰年与歉年的松紧,讨论规则为何要写成文字,又为何写成之后常被搁置不用。\n冷库共用;排队规则;熟人社会\n一、引言\n",
		map[string]string{"title": "山区冷库的共用规则", "authors": "陆遥 | 沈望川", "affiliations": "北坡大学农村研究院 | 东岭大学", "journal": "北坡大学学报(社会科学版)", "issue": "2", "year": "2020", "keywords": "冷库共用 | 排队规则 | 熟人社会"}},
	{"names that look like none, place in brackets, numbered parts", "陆遥等沈 望\n(北坡大学经济学院,甘肃 兰州 730000)\n山区冷库共用规则的形成与变迁\n陆遥等沈 望\n(北坡大学经济学院,甘肃 兰州 730000)\n本文记录三座冷库的排队办法与罚则,比较它们在丰年与歉年的松紧。先看谁能入库,再看谁先出库,最后看争执由谁来断,由此讨论规则为何要写成文字,又为何写成之后常被搁置不用。\n冷库;共用;排队;规则\n冷库在山区并不新鲜,它的共用却是新事。\n",
		map[string]string{"title": "山区冷库共用规则的形成与变迁", "keywords": "冷库 | 共用 | 排队 | 规则", "authors": ""}},
	{"points of an abstract on lines of their own", "山区冷库的共用规则\n陆遥\n摘要\n目的:\n记录三座冷库的排队办法与罚则,比较它们在丰年与歉年的松紧。\n方法:\n1.通过旧账与访谈还原三座冷库二十年间的排队办法,核对罚则写定与修改的年份,并请库主复核;\n2.对十九位果农进行访谈,请他们讲述争执的由来与了结,据此整理规则的条目,与旧账相互印证。\n",
		map[string]string{"abstract": "目的: 记录三座冷库的排队办法与罚则,比较它们在丰年与歉年的松紧。 方法: 1.通过旧账与访谈还原三座冷库二十年间的排队办法,核对罚则写定与修改的年份,并请库主复核; 2.对十九位果农进行访谈,请他们讲述争执的由来与了结,据此整理规则的条目,与旧账相互印证。"}},
	{"a thesis: fields, counters, an abstract without a label", "簡易檢索 / 詳目顯示\n\n研究生: 陸遙\nLu, Yao\n論文名稱: 山區冷庫的共用規則與服務品質\nRules and Service Quality of Shared Cold Stores in the Hills\n指導教授: 沈望川\nShen, Wang-Chuan\n學位類別: 碩士\nMaster\n系所名稱: 農村研究所\nGraduate Institute of Rural Studies\n論文出版年: 2014\n畢業學年度: 102\n語文別: 中文\n論文頁數: 244\n中文關鍵詞: 冷庫共用排隊規則服務品質\n英文關鍵詞: Shared Cold Stores, Queueing Rules, Service Quality\n論文種類: 學術論文\n相關次數: 點閱:93下載:13\n分享至:\n查詢本校圖書館目錄 查詢臺灣博碩士論文知識加值系統 勘誤回報\n  •   本研究記錄三座冷庫的排隊規則與罰則,比較它們在豐年與歉年的鬆緊,並以問卷調查二百位果農對冷庫共用與服務品質的看法,藉此了解規則何以要寫成文字。\n      本研究結論如下:\n      一、冷庫共用以熟人為界,排隊規則多在歉年寫定。\n      二、服務品質與規則的鬆緊並無明顯關係。\n",
		map[string]string{"title": "山區冷庫的共用規則與服務品質Rules and Service Quality of Shared Cold Stores in the Hills", "authors": "陸遙", "affiliations": "", "year": "2014", "keywords": "冷庫共用 | 排隊規則 | 服務品質 | Shared Cold Stores | Queueing Rules | Service Quality", "abstract": "本研究記錄三座冷庫的排隊規則與罰則,比較它們在豐年與歉年的鬆緊,並以問卷調查二百位果農對冷庫共用與服務品質的看法,藉此了解規則何以要寫成文字。 本研究結論如下: 一、冷庫共用以熟人為界,排隊規則多在歉年寫定。 二、服務品質與規則的鬆緊並無明顯關係。"}},
	{"a thesis with its title in English and no author", "  • 學位論文\n\n\nThe Rules of Shared Cold Stores in Three Villages—Compared with the Plains\n\n指導教授 : 沈望川\n\n\n近年來,山區冷庫由村社共用的情形漸多,規則卻少有人記錄。本文記錄三座冷庫的排隊辦法與罰則,比較它們在豐年與歉年的鬆緊,討論規則為何要寫成文字。\n\n\nShared cold stores have become frequent in the hills, while few record their rules. This thesis records how three of them queue and fine, and compares good years with bad ones.\n",
		map[string]string{"title": "The Rules of Shared Cold Stores in Three Villages—Compared with the Plains", "authors": ""}},
	{"terms down a cell in two languages", "題名: 山區冷庫的共用規則\nRules of Shared Cold Stores in the Hills\n作者: 陸遙\nLu, Yao\n關鍵詞: 冷庫\n排隊規則\n熟人社會\nCold Stores\nQueueing Rules\nVillage\n日期: 2024\n摘要: 本研究記錄三座冷庫的排隊規則與罰則,比較它們在豐年與歉年的鬆緊,藉此了解規則何以要寫成文字。\n",
		map[string]string{"keywords": "冷庫 | 排隊規則 | 熟人社會 | Cold Stores | Queueing Rules | Village", "year": "2024", "authors": "陸遙"}},
	{"a foreign author who lost the blanks, cited in English", "共用冷库的排队规则研究——以三个山村为例\n\n陆遥, 沈望川, BarbaraM.WEBER\n\n陆遥, 沈望川, BarbaraM.WEBER. 共用冷库的排队规则研究——以三个山村为例[J]. 北坡大学学报(社会科学版), 2022, 35(5): 177-182. DOI: 10.99999/j.bpxb.2022.0067\n引用本文: 陆遥, 沈望川, BarbaraM.WEBER. 共用冷库的排队规则研究——以三个山村为例[J]. 北坡大学学报(社会科学版), 2022, 35(5): 177-182.\nCitation: LU Yao, SHEN Wangchuan, Barbara M. WEBER. Queueing Rules of Shared Cold Stores: Three Villages[J]. Journal of Beipo University (Social Sciences), 2022, 35(5): 177-182.\n\n共用冷库的排队规则研究——以三个山村为例\n\n摘要: 本文记录三座冷库的排队办法与罚则,比较它们在丰年与歉年的松紧,讨论规则为何要写成文字。\n",
		map[string]string{"authors": "陆遥 | 沈望川 | BarbaraM.WEBER", "volume": "35"}},
	{"a journal's name over a broken citation", "Advances in Cold Storage\nVol.\n12\nNo.\n01\n(\n2023\n), Article ID:\n60955\n,\n13\npages\n10.99999/ACS.2023.121030\n共用冷库的排队规则研究\n陆遥\n北坡大学农村研究院,兰州\n收稿日期:2022年12月2日;录用日期:2022年12月16日;发布日期:2023年1月31日\n\n摘要\n本文记录三座冷库的排队办法与罚则,比较它们在丰年与歉年的松紧,讨论规则为何要写成文字。\n关键词\n冷库,规则\n",
		map[string]string{"journal": "Advances in Cold Storage", "volume": "12", "issue": "01", "year": "2023", "authors": "陆遥"}},
	{"a journal and its year", "共用冷库的排队规则研究\n\n陆遥,沈望川\n\nInternational Journal of Storage(2015)\n\n引用 1|浏览9\n摘要\n本文记录三座冷库的排队办法与罚则,比较它们在丰年与歉年的松紧,讨论规则为何要写成文字。\n",
		map[string]string{"journal": "International Journal of Storage", "year": "2015"}},
	{"one pair of brackets around two places", "共用冷库的排队规则研究\n陆遥\n(北坡大学农村研究院,甘肃 兰州 730000;\n东岭大学博士后流动站,甘肃 天水 741000)\n摘要:本文记录三座冷库的排队办法与罚则,比较它们在丰年与歉年的松紧,讨论规则为何要写成文字。\n关键词:冷库;规则\n",
		map[string]string{"affiliations": "北坡大学农村研究院,甘肃 兰州 730000; 东岭大学博士后流动站,甘肃 天水 741000"}},
	{"a title in English on three lines above names with marks", "共用冷库的排队规则研究\n\n陆遥 沈望川 何安\n\n摘 要:本文记录三座冷库的排队办法与罚则,比较它们在丰年与歉年的松紧,讨论规则为何要写成文字。\n\n关键词:冷库;规则\n\nA Study of How the Owners of Shared Cold Stores\n\nWrite Their Rules Based on Ledgers of Three Villages\n\n——Taking the Hills as an Example\n\nLu Yao1 Shen Wangchuan2* He An2\n\nAbstract:This paper records how three shared cold stores queue and fine, and compares how strict they are in good years and bad.\n",
		map[string]string{"title": "共用冷库的排队规则研究A Study of How the Owners of Shared Cold Stores Write Their Rules Based on Ledgers of Three Villages ——Taking the Hills as an Example", "authors": "陆遥 | 沈望川 | 何安"}},
	{"below the title, labels that nothing sets off", "|||\n摘 要 本文记录三座冷库的排队办法与罚则,比较它们在丰年与歉年的松紧,讨论规则为何要写成文字,又为何写成之后常被搁置不用。\n关键词 冷库;排队规则\n冷库在山区并不新鲜,它的共用却是新事。\n",
		map[string]string{"keywords": "冷库 | 排队规则", "abstract": "本文记录三座冷库的排队办法与罚则,比较它们在丰年与歉年的松紧,讨论规则为何要写成文字,又为何写成之后常被搁置不用。"}},
	{"a citation and an abstract, no title", "北坡学报 ›› 2020, Vol. 75 ›› Issue (3): 571-588.doi: 10.99999/bpxb202003010\n收稿日期:\n2019-04-30\n作者简介:\n欧阳晓(1990-), 男, 博士生, 研究方向为冷库。\n摘要:\n本文记录三座冷库的排队办法与罚则,比较它们在丰年与歉年的松紧,讨论规则为何要写成文字。\n",
		map[string]string{"title": "", "journal": "北坡学报", "volume": "75", "pages": "571-588", "abstract": "本文记录三座冷库的排队办法与罚则,比较它们在丰年与歉年的松紧,讨论规则为何要写成文字。"}},
	{"terms between full stops, research on libraries is no place", "共用冷库的排队规则研究\n\n陆遥 沈望川\n\n摘 要 本文记录三座冷库的排队办法与罚则,比较它们在丰年与歉年的松紧,讨论规则为何要写成文字,又为何写成之后常被搁置不用。\n\n关键词 冷库;规则\n\nQueueing Rules of Shared Cold Stores in Three Villages\n\nLu Yao, Shen Wangchuan\n\nAbstract This paper records how three shared cold stores queue and fine, and compares how strict they are in good years and bad.\n\nKeywords Cold store. Village library. Queueing rule. Fines.\n\n0 引言\n作者简介\n陆遥(1980—),女,馆员,主要研究方向为图书馆工作\n",
		map[string]string{"authors": "陆遥 | 沈望川", "affiliations": "|", "keywords": "冷库 | 规则 | Cold store | Village library | Queueing rule | Fines"}},
	{"names in capitals glued to given names", "共用冷库的排队规则研究\n\n陆遥1,, 沈望川1,2\n1. 北坡大学农村学院,兰州 730000\n2. 东岭大学储藏中心,天水 741000\n\nQueueing rules of shared cold stores: A study of three villages\n\nLUYao1,, SHENWangchuan1,2\n1. College of Rural Studies, Beipo University, Lanzhou 730000, China\n2. Storage Center, Dongling University, Tianshui 741000, China\n收稿日期:2017-01-14\n摘要\n本文记录三座冷库的排队办法与罚则,比较它们在丰年与歉年的松紧,讨论规则为何要写成文字,又为何写成之后常被搁置不用。\n",
		map[string]string{"title": "共用冷库的排队规则研究Queueing rules of shared cold stores: A study of three villages", "authors": "陆遥 | 沈望川"}},
	{"a thesis in a table of labels, one a line", "题名\n\n冷庫共用與果農信任之關聯性\n\n并列篇名\n\nThe Relationship between Shared Cold Stores and Trust\n\n作者\n\n陸遙\n\n关键词\n\n冷庫 ; 信任 ; Cold Store ; Trust\n\n期刊名称\n\n北坡大學農村學系碩士班學位論文\n\n卷期/出版年月\n\n2017年\n\n学位类别\n\n碩士\n\n导师\n\n沈望川\n\n中文摘要\n\n本研究記錄三座冷庫的排隊規則與罰則,比較它們在豐年與歉年的鬆緊,藉此了解規則何以要寫成文字。\n",
		map[string]string{"authors": "陸遙", "affiliations": "", "keywords": "冷庫 | 信任 | Cold Store | Trust"}},
	{"two places of one author, printed twice; the edition behind the marks", "共用冷库的排队规则研究\n\n2015-03-20 21:46陆遥\n山地经济 2015年14期\n关键词:冷库\n\n陆遥\n\n(北坡大学东岭校区;东岭学院萧山分院,浙江 杭州 311231)\n\n共用冷库的排队规则研究\n\n陆遥\n\n(北坡大学东岭校区;东岭学院萧山分院,浙江 杭州 311231)\n\n本文记录三座冷库的排队办法与罚则,比较它们在丰年与歉年的松紧。先看谁能入库,再看谁先出库,最后看争执由谁来断,由此讨论规则为何要写成文字,又为何写成之后常被搁置不用。\n",
		map[string]string{"affiliations": "北坡大学东岭校区; 东岭学院萧山分院,浙江 杭州 311231"}},
	{"the edition of a journal behind the marks of its name", "当前位置: 首页 > 农村研究\n\n共用冷库的排队规则研究\n\n作者:陆遥  责任编辑:沈望川  信息来源:《北坡大学学报》(哲学社会科学版) 2020年第1期  发布时间:2021-01-09\n\n【摘 要】本文记录三座冷库的排队办法与罚则,比较它们在丰年与歉年的松紧,讨论规则为何要写成文字。\n\n【关键词】冷库;规则\n",
		map[string]string{"journal": "北坡大学学报(哲学社会科学版)", "issue": "1"}},
	{"names behind a slash of the title in English", "共用冷库的排队规则研究\n[摘 要] 本文记录三座冷库的排队办法与罚则,比较它们在丰年与歉年的松紧,讨论规则为何要写成文字。\n[关键词]  冷库;规则\nQueueing rules of shared cold stores in three villages / LU Yao, SHEN Wangchuan\n[Abstract ]  This paper records how three shared cold stores queue and fine, and compares how strict they are in good years and bad.\n",
		map[string]string{"title": "共用冷库的排队规则研究Queueing rules of shared cold stores in three villages"}},
}

func TestRealChinesePages(t *testing.T) {
	t.Parallel()
	for _, c := range realChinesePages {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			p, err := Parse(context.Background(), Input{Bytes: []byte(c.page), FileName: "page.txt"})
			if err != nil {
				t.Fatal(err)
			}
			got := recordFields(p)
			for field, want := range c.want {
				if plain.Fold(got[field]) != plain.Fold(want) {
					t.Errorf("%s: %q, want %q", field, got[field], want)
				}
			}
		})
	}
}
