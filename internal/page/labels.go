package page

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"synoptic/internal/page/hant"
	"synoptic/internal/page/letters"
)

// field is what a label announces.
type field uint8

const (
	fNone field = iota
	fTitle
	fAuthors
	fAffiliations
	fBiography
	fJournal
	fSource // a whole citation line: journal, year, volume, issue, pages
	fYearVolumeIssue
	fYear
	fVolume
	fIssue
	fPages
	fDOI
	fISSN
	fCLC
	fFunding
	fKeywords
	fAbstract
	fReferences
	fCitation // how to cite this paper
	fBody     // the paper's own text begins
	fRelated  // other papers: what follows is not about this one
	fStop     // ends the field before it, and is of no use itself
)

// label is one way in which pages announce a field.
type label struct {
	field field
	text  string // folded: no white space, half width, lower case
	latin bool
}

// labelTable holds every label known, by field: Chinese, in Simplified
// characters as a rule since labels are compared in these, English, Japanese,
// Korean. White space inside a label, brackets around it
// and colons behind it need no entry of their own.
var labelTable = map[field]string{
	fTitle: `标题|题名|篇名|论文题目|论文标题|文章标题|中文标题|英文标题|中文题名|英文题名|题目|中文篇名|英文篇名|標題|題名|篇名|論文題目|論文名稱|篇目|並列題名|外文标题|外文题目|英文题目|中文题目|其他题名|其他題名|外文题名|外文篇名|外文題名|中文題名|英文題名|並列篇名|文章名稱|
		title|article title|paper title|document title|english title|chinese title|other title|alternative title|标题(英文)|论文名称|英文标题|
		タイトル|論文名|英文タイトル|表題|論文タイトル|논문명|제목|논문제목|국문제목|영문제목|표제`,
	fAuthors: `作者|作者姓名|论文作者|文章作者|研究生|研究生姓名|第一作者|责任者|主要责任者|著者|作者名|全部作者|中文作者|英文作者|作者(英文)|作者英文名|作者姓名|責任者|論文作者|並列作者|作者(中文)|作者(外文)|研究者|研究生|研究生姓名|
		author|authors|author(s)|authorship|autoria|autoría|author name|authors list|by|creator|creators|著者名|執筆者|発表者|저자|저자명|저자(들)|글쓴이|연구자|발행자저자`,
	fAffiliations: `作者单位|作者部门|作者所属部门|单位|机构|机构地区|作者机构|工作单位|作者信息|作者地址|机构名称|第一作者单位|作者所在单位|所属单位|所在单位|任职单位|作者所属|作者所属单位|作者所在机构|所属机构|单位信息|作者單位|服務單位|服務機構|機構|機構名稱|作者機構|作者地址|作者服務機構|單位|地址|
		affiliation|affiliations|author affiliation|author affiliations|authors' affiliations|authors affiliations|author information|authors and affiliations|author information and affiliations|institution|institutions|institutes|organization|organization affiliation|author address|author addresses|authoraddress|
		所属|所属機関|著者所属|著者情報|소속|소속기관|저자소속|저자정보|기관`,
	fBiography: `作者简介|作者介绍|第一作者简介|个人简介|通讯作者简介|通信作者简介|作者簡介|作者介紹|著者简介|
		author biography|author biographies|about the author|about the authors|notes on contributor|notes on contributors|author bio|biographical note|著者紹介|저자소개`,
	fJournal: `刊名|期刊名称|期刊|杂志|期刊名|刊物名称|刊物|所属刊物|刊载期刊|刊载刊物|发表刊物|登载期刊|书刊名|書刊名|所属期刊|所屬期刊|来源期刊|来源刊物|期刊题名|刊名(中文)|刊名(英文)|英文刊名|期刊英文名|期刊英文名称|英文出处|外文刊名|英文期刊名|刊名英文|中文刊名|期刊名稱|刊物名稱|雜誌名稱|刊載期刊|收錄期刊|期刊題名|
		journal|journal title|journal name|publication title|publication name|container title|published in journal|periodical|誌名|雑誌名|掲載誌|掲載誌名|ジャーナル名|학술지명|학술지|저널명|간행물명|간행물|수록지|게재지|자료출처`,
	fSource: `信息来源|文章来源|原载于|原文刊发于|原文刊于|原文载于|本文原载于|本文刊于|本文原刊于|原刊于|出处|文献出处|来源|文献来源|文章出处|刊载信息|原文出处|原刊名称|期刊信息|发表期刊|论文出处|刊登期刊|刊期|卷期页|出版信息|出處|來源|文獻出處|資料來源|文獻來源|刊載於|出版資訊|刊名卷期|關聯|收錄處|卷期頁次|
		source|journal reference|journal ref|published in|publication|appears in|in|from|part of|is part of|收録刊行物|掲載|収録刊行物|掲載号|출처|발행정보|수록정보|게재정보|서지정보`,
	fYearVolumeIssue: `年,卷(期)|年卷期页|年卷期页码|年,卷,期|年卷(期)|年卷期|年/卷/期|卷(期)|年,卷(期),页|年,卷(期):页码|年(卷),期|年份/卷期|卷期/出版年月|卷期|年(卷)期|卷/期|卷期號|卷期次|年,期|期次|刊次|年期|原刊期号|刊期号|
		year, vol(issue)|year,vol.(no)|volume/issue|volume & issue|volume and issue|volume issue|volume, issue|vol/issue|vol. & issue|vol(issue)|volume (issue)|巻号|巻(号)|巻 号|권호|권호사항|권(호)|권호정보|발행권호`,
	fYear: `年份|论文出版年|年|学位年度|学位授予年度|授予年度|毕业年份|学位年份|出版年|出版年份|发表年份|年度|年代|发表年|出版年代|發表年份|出版年度|刊登年份|出版年(西元)|西元年|论文出版年|
		year|publication year|year of publication|pub year|published year|発行年|出版年|刊行年|発行年度|발행년도|발행연도|출판년도|출판연도|발행년|연도`,
	fVolume: `卷|卷号|卷数|卷號|卷次|volume|vol|vol.|巻|권|권수`,
	fIssue:  `期|期号|期数|期號|期別|issue|no.|issue number|issue no|issue no.|number|号|号数|호|호수`,
	fPages: `页码|原刊页号|页号|起止页码|起止页|页码范围|所在页码|页次|页|起始页码|論文頁碼|頁碼|起訖頁|頁次|起迄頁|起訖頁碼|起迄頁碼|
		页数|頁數|pages|page|page range|page numbers|page no|page no.|page nos|page nos.|pp. no|pp. no.|pp|pp.|pages from-to|article number|article no|article no.|article id|文章编号页码|文章号|ページ|頁|掲載ページ|開始ページ|ページ範囲|페이지|수록면|수록페이지|쪽|시작페이지`,
	fDOI:  `doi|数字出版物doi编码|doi编码|doi码|论文doi|文章doi|文献doi|本文doi|doi链接|文献doi号|doi号|doi编号|数字对象标识|数字对象唯一标识符|doi号码|digital object identifier|digital object identifier (doi)|数字对象识别号|article doi|doi:10|문서식별자|doi link`,
	fISSN: `issn|国际标准连续出版物号|国际标准刊号|国际刊号|国际标准刊号(issn)|刊号|issn号|print issn|journal issn|issn (print)|issn(print)|p-issn|pissn|印刷版issn|issn print|國際標準期刊號|国際標準逐次刊行物番号`,
	fCLC:  `分类|分类号|clc分类号|clc号|中图分类码|中图分类号|中国图书馆分类号|中图分类|中图法分类号|图书分类号|ztflh|clc|clc number|clc no|clc no.|clc numbers|chinese library classification|分類號|中圖分類號|中國圖書分類號|中图号|classification number|classification code|class number|clc code|学科分类号(中图)|cnc|library classification|中图分类法`,
	fFunding: `基金项目|基金|资助项目|资助|基金资助|项目基金|基金信息|项目资助者|资助者|资助机构|资助基金|基金支持|项目资助|经费资助|科研基金|课题项目|科研项目|资助信息|资金资助|项目来源|基金来源|课题来源|本文系|项目支持|支持基金|基金项|基金計畫|研究經費|補助單位|計畫補助|經費補助|計畫編號|補助計畫|研究計畫|基金項目|基金資助|資助項目|
		funding|funding information|funding project|funding projects|fund|funds|fund project|fund projects|grants and funding|funding statement|foundation item|foundation items|foundation|foundations|foundation project|funded by|supported by|grant|grants|grant support|grant sponsor|grant sponsors|project supported|sponsor|sponsors|financial support|sponsorship|description.sponsorship|funding source|funding sources|funder|funders|funding(s)|grant information|supports|support|fundings|fund program|project support|research funding|funding agency|funding agencies|funder information|grant or contract numbers|grant number|grant numbers|contract number|
		助成|研究助成|助成金|科研費|資金助成|研究費|研究資金|연구비|연구비지원|지원기관|연구지원|연구과제|지원사업|연구비지원기관|과제정보|연구비정보|연구비 정보|연구과제정보|사사|사사표기|지원정보`,
	fKeywords: `关键词|关键字|主题词|中文关键词|英文关键词|关键词(中文)|关键词(英文)|论文关键词|关键词组|关键词列表|關鍵詞|關鍵字|並列關鍵字|並列關鍵詞|並列關鍵字詞|外文關鍵字|外文關鍵詞|关键词(en)|关键词(中英)|中文關鍵詞|英文關鍵詞|中文關鍵字|英文關鍵字|關鍵詞(中)|
		keywords|keyword|key words|key word|keywords and phrases|author keywords|authors keywords|key phrases|index terms|keywords plus|article keywords|paper keywords|keywords (english)|subject terms|author tags|keywords:|keywords/phrases|english keywords|
		キーワード|英文キーワード|키워드열기/닫기 버튼|키워드보기|주요 용어|주요용어|著者キーワード|和文キーワード|索引語|키워드|주제어|핵심어|색인어|중심어|검색어|핵심단어|주요어|국문주제어|영문주제어|국문키워드|영문키워드`,
	fAbstract: `摘要|内容摘要|中文摘要|英文摘要|内容提要|提要|论文摘要|文摘|摘要(中文)|摘要(英文)|内容简介|文章摘要|全文摘要|本文摘要|论文提要|摘要信息|內容摘要|論文摘要|並列摘要|中文摘要|英文摘要|摘要(中)|摘要(英)|
		abstract|abstracts|summary|english abstract|translated abstract|abstract translation|abstract (translated)|abstract in english|abstract (in english)|english summary|summary in english|abstract (english)|article abstract|synopsis|chinese abstract|abstract & summary|abstract (en)|extended abstract|structured abstract|executive summary|paper abstract|abstract/summary|
		抄録|要旨|概要|要約|和文抄録|英文抄録|論文要旨|アブストラクト|和文要旨|英文要旨|英文概要|外国語抄録|翻訳抄録|초록|초록·키워드|초록 열기/닫기 버튼|초록보기|trans abstract|초록/키워드|초록및키워드|국문초록|다국어초록|다국어초록(multilingualabstract)|국문초록(abstract)|영문초록|요약|국문요약|영문요약|한글초록|초록(국문)|초록(영문)|국문 초록|영문 초록|요지|논문초록|초록/요약`,
	fReferences: `参考文献|参考文献量|参考文献数|参考文献列表|主要参考文献|引用文献|注释|参考资料|引文文献|参考文献数量|文献列表|注释与参考文献|注释及参考文献|參考文獻|參考資料|引用文獻|徵引文獻|參考書目|引用書目|註釋|
		references|reference|reference list|literature cited|bibliography|works cited|cited references|references cited|references & notes|references and notes|number of references|cited literature|list of references|notes and references|
		文献|引用文献一覧|参考文献一覧|참고문헌|인용문헌|참고문헌목록|참고문헌열기/닫기 버튼|참고문헌보기|참고 문헌|각주`,
	fCitation: `引用本文|引用信息|引用格式|本文引用格式|文章引用|引文格式|引用本文格式|如何引用|如何引用本文|引用本文献|文献引用|引用方式|推荐引用方式|本文引用|引用该论文|推荐引用格式|引用文章|引用本篇|引用此文|引用格式(中文)|引用文本|参考引用格式|引文信息|本文引用信息|建议引用|复制引用|引用論文|引用格式|本篇引用格式|本文引用格式|
		cite this article|share and cite|how to cite this article|how to cite|cite this|cite as|cite this article as|citation|to cite this article|suggested citation|recommended citation|article citation|please cite this article as|cite this paper|reference this article|to cite|how to cite this paper|citation information|cited as|cite|cite this document|bibliographic citation|cite item|recommended reference|引用:|citations & metrics|preferred citation|この論文を引用|引用情報|書誌情報|인용|인용하기|인용정보|논문인용`,
	fBody: `引言|前言|绪论|导言|问题的提出|问题提出|正文|全文|一、问题的提出|一、引言|1引言|0引言|1.引言|0.引言|緒論|前言|壹、前言|壹、緒論|一、緒論|
		introduction|1introduction|1.introduction|i.introduction|full text|main text|article text|article body|背景介绍|1.前言|1前言|はじめに|序論|緒言|1.はじめに|서론|1.서론|Ⅰ.서론|i.서론|본문`,
	fRelated: `相似文献|相似文献/references|相似文献references|相关文献|相关文章|相关论文|推荐文章|推荐阅读|推荐文献|核心文献推荐|读者推荐|相关推荐|相关文章推荐|相关期刊文献|本文读者也读过|同被引文献|引证文献|二级引证文献|二级参考文献|耦合文献|共引文献|猜你喜欢|延伸阅读|相关博文|热门文章|热点文章|最新文章|施引文献|被引文献|相关阅读|相关主题文献|参考文献相关|本期文章|同期文章|本刊其他文章|同作者文章|相近文献|热门推荐|为您推荐|为你推荐|猜你想看|猜您喜欢|大家还在看|你可能感兴趣|您可能感兴趣|您可能感兴趣的文章|看过本文的还看了|该作者的其他论文|作者其他论文|相关基金文献|本文的引文网络|本文的其他文献|近期文章|阅读排行|下载排行|点击排行|浏览排行|推荐论文|同类文献|相关文档|其他文章|同行关注文献|读者还看了|相关知网节|相关资讯|大家都在看|精品推荐|
		相關文獻|相關文章|相關論文|推薦文章|推薦閱讀|被引用文獻|延伸閱讀|熱門文章|熱門論文|相似文獻|您可能感興趣的文章|最新文章|同期文章|其他文章|本期其他文章|
		similar articles|similar papers|similar items|related articles|related papers|related items|related content|related research|related documents|related publications|recommended articles|recommended papers|recommended for you|recommended|recommended content|recommended reading|recommended documents|cited by|cited by articles|cited by in|citing articles|citing literature|citing papers|articles citing this article|articles citing this|you may also like|you might also like|you may be interested in|people also read|readers also read|other readers also read|more from this journal|more from this issue|more from the same authors|more from these authors|more like this|most read|most read articles|most cited|most cited articles|most downloaded|most popular|most viewed|latest articles|latest issue|trending|trending articles|popular articles|popular papers|further reading|others also viewed|customers also viewed|also of interest|suggested articles|suggested reading|suggestions|explore more|see also|other articles in this issue|articles in this issue|in this issue|related journals|editor's choice|featured articles|featured content|view related|connected papers|papers citing this|recommendations|citation network|similar works|related works|related records|related links|recent articles|
		関連論文|関連記事|関連文献|被引用文献|おすすめ記事|関連する論文|この論文を引用している論文|類似文献|関連コンテンツ|同じ著者の論文|관련논문|관련문헌|유사논문|추천논문|이논문을인용한논문|피인용문헌|함께이용한논문|인용한논문|관련자료|이 논문과 함께 이용한 논문|추천자료|연관논문`,
	fStop: `日期|收稿日期|修回日期|录用日期|接受日期|发布日期|出版日期|在线出版日期|网络出版日期|网络首发日期|网络首发时间|网络首发|在线公开时间|上线日期|发表日期|刊出日期|投稿日期|修订日期|公开日期|在线日期|更新日期|入库日期|网络出版时间|优先出版日期|修改稿日期|贡献者|其他贡献者|出版年月|刊出年月|出刊年月|接收日期|退修日期|改回日期|见刊日期|出版时间|发布时间|发表时间|上传时间|提交时间|报纸日期|见报日期|版名|版号|硕士电子期刊出版信息|博士电子期刊出版信息|电子期刊出版信息|修稿日期|最后修改时间|更新时间|收稿|定稿日期|
		通讯作者|通信作者|责任编辑|责任编校|编辑|编辑部邮箱|校对|邮箱|电子邮箱|电子邮件|联系方式|分类名|复印期号|复印地|原刊地名|复印日期|标题注释|题注|标题注|篇名注释|题名注释|文章注释|文献标志码|文献标识码|文献标示码|文章编号|文献类型|文章类型|文章栏目|栏目|所属栏目|专辑|专题|学科分类号|学科|学科领域|学科分类|下载|下载频次|下载次数|下载量|被引|被引量|被引频次|被引次数|引用次数|被引用次数|浏览|浏览量|浏览次数|阅读|阅读量|点击量|点击率|点击次数|访问量|摘要浏览量|摘要点击次数|摘要阅读|全文下载次数|全文浏览量|全文阅读|html全文浏览量|pdf下载量|pdf下载|pdf下载次数|全文下载|分享|收藏|导出|打印|页数|大小|文件大小|cn|cn号|国内统一刊号|国内刊号|统一刊号|国内统一连续出版物号|主办单位|主管单位|出版单位|主办|主管|出版者|出版社|出版地|主编|创刊|周期|语种|语言|正文语种|文种|影响因子|版权|版权所有|版权声明|许可|开放获取|附件|附录|附图|图表|图/表|图表信息|图片|目录|致谢|鸣谢|利益冲突|利益冲突声明|作者贡献|作者贡献声明|伦理声明|数据可用性声明|数据可用性|补充材料|链接|链接地址|原文链接|永久链接|相关附件|相关链接|友情链接|段落导航|文章导航|文章目录|本文目录|本文链接的文献网络图示|节点文献中|检索|高级检索|手机阅读|在线阅读|全文阅读|扫码查看|扫码阅读|扫描二维码|二维码|基本信息|作品信息|文章信息|文献信息|论文信息|期刊信息导航|相关的主题|相关的作者对象|相关的机构对象|相关作者|相关机构|相关主题|相关词|相关检索词|相关关键词|研究方向|导师|指导老师|指导教师|指導教授|指導老師|学位|学位级别|系所名称|系所|校院名称|学校名称|学类|论文种类|论文页数|语文别|相关次数|口试委员|学位授予单位|授予单位|学科专业|提交日期|答辩日期|试验注册号|注册号|临床试验注册号|中国分类号|备注|描述|附注|备注/memo|memo|更新日期/last update|last update|责编|本文编辑|审稿|来稿日期|录用|分享新闻|客服热线|联系我们|评论|文章评论|评价|读者评论|数据支持|技术支持|当前位置|您的位置|您现在的位置|馆藏|馆藏号|数据库|核心收录|收录情况|收录|来源数据库|来源类别|期刊级别|刊期信息|获取方式|出版状态|出版方|卷首语|出版年期|机标分类号|机标关键词|馆藏机构|母体文献|会议名称|会议时间|会议日期|会议召开时间|學年度|畢業學年度|學位年度|会议地点|论文类型|关键词云|知识图谱|
		收稿|主題分類|接受刊登|接受日期|投稿日期|修訂日期|刊登日期|出版日期|通訊作者|責任編輯|電子郵件|文件類型|文章類型|語言|語文|資料類型|出版單位|出版者|主編|下載|下載次數|瀏覽|瀏覽次數|點閱|點閱次數|被引用次數|引用次數|學科分類|學科|學門|全文下載|購物車|加入購物車|致謝|誌謝|附錄|目錄|資料庫|收錄資料庫|版權所有|著作權|利益衝突|全文檔案|授權|書目網址|論文編號|國家|系統編號|發行單位|
		received|received date|date received|accepted|accepted date|date accepted|revised|revised date|published|published online|first published|first published online|publication date|available online|online publication date|print publication date|electronic publication date|publication date (electronic)|publication date (print)|date of publication|issue date|issue published|version of record|publication history|article history|history|date posted|date written|posted|last revised|submitted|submission history|date|dates|online|epub|published date|created|last modified|release date|publish date|first online|online first|article type|type|document type|publication type|publication types|section|subject|subjects|subject area|subject areas|category|topics|topic|area|areas|disciplines|discipline|corresponding author|correspondence|correspondence to|contact|email|e-mail|emails|editor|academic editor|handling editor|edited by|reviewed by|copyright|copyright information|licence|license|rights|rights and permissions|rights & permissions|reprints and permissions|open access|permissions|publisher|published by|publisher's note|document code|document code(doc)|article info|article information|information|details|metrics|article metrics|altmetric|views|downloads|download|citations|citation count|times cited|share|export|tools|print|save|figures|tables|figures and tables|supplementary material|supplementary materials|supplementary information|supporting information|supplementary data|supplemental material|supplemental materials|electronic supplementary material|acknowledgements|acknowledgments|acknowledgement|acknowledgment|author contributions|author contribution|authors' contributions|credit authorship contribution statement|conflict of interest|conflict of interest statement|conflicts of interest|competing interests|competing interest|declaration of competing interest|declaration of interest|declaration of conflicting interests|disclosure|disclosure statement|data availability|data availability statement|availability of data and materials|ethics|ethics statement|ethics declarations|ethics approval|institutional review board statement|informed consent statement|additional information|notes|footnotes|appendix|appendices|highlights|key points|graphical abstract|volume title|publisher|outline|contents|table of contents|sections|article outline|in this article|on this page|page navigation|pmid|pmcid|arxiv id|identifiers|identifier|handle|uri|url|permalink|permanent link|stable url|link|links|linkout|linkout - more resources|mesh terms|substances|publication|jel|jel classification|jel codes|jel code|jel classification codes|jelclassification|msc classification|acm classification|comments|report number|number of pages|page count|pages count|downloads count|language|languages|isbn|eissn|e-issn|online issn|electronic issn|issn (online)|issn-l|issn online|cn|oclc|repository|collection|collections|files|file|full text links|full-text|access|get access|check access|access options|access through your institution|log in|login|sign in|register|search|advanced search|menu|home|about|journal information|journal info|about this article|about this journal|bibliographic information|publication info|publication information|version|versions|peer review|peer review information|open peer review|reviewers|issue section|special issue|conference|trial registration number|feedback|help|faq|terms and conditions|privacy|cookies|extra|view options|author notes|additional metadata|bibliographic tools|citation tools|content|associated data|advertisement|sponsored|profiles|author profiles|
		受付日|受理日|公開日|詳細情報|書誌事項|本文言語コード|データソース種別|発行日|採択日|ジャーナルフリー|フリー|掲載日|著作権|連絡先|言語|資料種別|発行機関|発行者|出版者|研究ノート|図表|詳細|ダウンロード|閲覧数|被引用数|アクセス|利益相反|謝辞|責任著者|論文種別|分野|本文言語|学会|전자우편|교신저자|투고일|심사일|게재확정일|접수일|수정일|발행일|게재일|발행기관|발행처|언어|이용수|피인용수|다운로드|조회수|원문보기|원문|목차|주제분류|주제분야|자료유형|간기|감사의글|공유|저작권|학회|발행학회|등재정보|kci등재|ucI|uci`,
}

// weakly names the fields whose label also counts at the start of a line when
// only white space, or nothing at all, divides it from its value.
var weakly = map[field]bool{
	fAbstract: true, fKeywords: true, fCLC: true, fDOI: true, fISSN: true, fFunding: true,
	fReferences: true, fAffiliations: true, fPages: true, fStop: true, fCitation: true, fYear: true,
	fYearVolumeIssue: true, fJournal: true, fAuthors: true, fSource: true, fTitle: true,
}

// titleLabels announce a title behind nothing but a space: no title begins so.
var titleLabels = foldedLabels("篇名|题名|并列篇名|并列题名|英文题名|英文篇名|外文题名|外文篇名|中文篇名|中文题名")

// midline names the fields whose label may stand inside a line, behind the
// value of another.
var midline = map[field]bool{
	fKeywords: true, fAbstract: true, fCLC: true, fDOI: true, fISSN: true, fFunding: true, fPages: true,
	fStop: true, fAuthors: true, fAffiliations: true, fJournal: true, fYear: true, fVolume: true, fIssue: true,
	fYearVolumeIssue: true, fSource: true, fCitation: true, fTitle: true, fReferences: true, fBiography: true,
}

// midlineLatin names the English labels that are believed inside a line: words
// such as "number:" or "source:" stand in the middle of many values.
var midlineLatin = foldedLabels(`doi|issn|e-issn|print issn|online issn|keywords|key words|keyword|abstract|pmid|pmcid|received|accepted|revised|published|published online|issue published|epub|editor|
	jel classification|jel codes|jel|clc number|clc|funding|corresponding author|email|e-mail|downloads|views|citations|document code|article id|pages|page|page count|cite this article|article type|posted|last revised|date written|number of pages|subjects|comments|
	palabras clave|palavras-chave|mots-clés|schlüsselwörter|kata kunci|resumen|resumo|résumé|abstrak|zusammenfassung`)

// identifying labels are believed behind a single space too.
var identifying = foldedLabels(`doi|issn|e-issn|print issn|online issn|pmid|pmcid|keywords|key words|clc|clc number|e-mail|email|palabras clave|palavras-chave|mots-clés|kata kunci|schlüsselwörter`)

func foldedLabels(s string) map[string]bool {
	set := map[string]bool{}
	for w := range strings.SplitSeq(s, "|") {
		set[foldLabel(w)] = true
	}
	return set
}

// proseMidline names the few whose label is believed inside running prose,
// where "Source:" or "期：" may well be part of the sentence.
var proseMidline = foldedLabels(`关键词|关键字|關鍵詞|關鍵字|keywords|keyword|キーワード|키워드|주제어|abstract|摘要|中图分类号|分类号|文献标识码|文献标志码|基金项目|indexterms|clcnumber|中圖分類號|英文摘要|中文摘要|초록|中文關鍵詞|英文關鍵詞|palabrasclave|palavras-chave|mots-clés|katakunci|schlüsselwörter|doi|收稿日期|作者简介|jelclassification|핵심어|英文关键词`)

// composed are the words of labels before which pages say whose or in what
// language: 其他标题, 论文中文题名. labelOwners are what they say.
var composed = map[field]string{
	fTitle:        "标题 题名 篇名 题目",
	fAuthors:      "作者姓名 作者名",
	fAffiliations: "作者单位 作者机构",
	fJournal:      "刊名 期刊名称 期刊名",
	fKeywords:     "关键词 关键字",
	fAbstract:     "摘要 文摘 提要",
	fPages:        "页码",
}

const labelOwners = "主题 其他 其它 另一 中文 英文 外文 原文 原 论文 文章 本文 文献 稿件 论文中文 论文英文 文章中文 文章英文 中英文 并列 翻译 交替"

// labelIndex finds the labels that may begin with two runes, the longest first;
// the second is 0 for a label of one.
var labelIndex = buildLabelIndex()

// labelHeads are the runes that begin a label.
var labelHeads = func() *[1 << 16]bool {
	var heads [1 << 16]bool
	for pair := range labelIndex {
		if pair[0] < 1<<16 {
			heads[pair[0]] = true
		}
	}
	return &heads
}()

// labelBeginnings has a bit for the hash of the first three runes of every
// label, 0 for those that a label has not: hardly any three of a text find one
// set.
var labelBeginnings = func() *[1 << 9]uint64 {
	var set [1 << 9]uint64
	for _, list := range labelIndex {
		for _, l := range list {
			var begin [3]rune
			copy(begin[:], []rune(l.text))
			h := hashOfBeginning(begin[0], begin[1], begin[2])
			set[h>>6] |= 1 << (h & 63)
		}
	}
	return &set
}()

func hashOfBeginning(first, second, third rune) uint32 {
	return (uint32(first)<<16 ^ uint32(second)<<5 ^ uint32(third)) * 0x9E3779B1 >> 17
}

// labelsOf returns the labels that may begin with three folded runes: those
// that begin with the first two, where any goes on with the third or ends.
func labelsOf(first, second, third rune) []label {
	begins := func(third rune) bool {
		h := hashOfBeginning(first, second, third)
		return labelBeginnings[h>>6]>>(h&63)&1 != 0
	}
	if !begins(third) && !begins(0) {
		return nil
	}
	return labelIndex[[2]rune{first, second}]
}

// midlineHeads are those of the labels that are believed inside a line, by
// whether it is prose.
var midlineHeads = func() (heads struct{ any, prose map[rune]bool }) {
	heads.any, heads.prose = map[rune]bool{}, map[rune]bool{}
	for pair, list := range labelIndex {
		for _, l := range list {
			if midline[l.field] && (!l.latin || midlineLatin[l.text]) {
				heads.any[pair[0]] = true
				heads.prose[pair[0]] = heads.prose[pair[0]] || proseMidline[l.text]
			}
		}
	}
	return heads
}()

// beginsMidline reports whether such a label may begin with a folded rune.
func beginsMidline(folded rune, prose bool) bool {
	if !labelHead(folded) {
		return false
	}
	if prose {
		return midlineHeads.prose[folded]
	}
	return midlineHeads.any[folded]
}

func labelHead(folded rune) bool { return folded >= 0 && folded < 1<<16 && labelHeads[folded] }

func buildLabelIndex() map[[2]rune][]label {
	index := map[[2]rune][]label{}
	seen := map[string]bool{}
	add := func(f field, raw string) {
		text := foldLabel(raw)
		if text == "" || seen[text] {
			return
		}
		seen[text] = true
		first, w := utf8.DecodeRuneInString(text)
		second := rune(0)
		if w < len(text) {
			second, _ = utf8.DecodeRuneInString(text[w:])
		}
		pair := [2]rune{first, second}
		last, _ := utf8.DecodeLastRuneInString(text)
		index[pair] = append(index[pair], label{f, text, letters.Latin(last) || last == '.' && letters.Latin(first)})
	}
	for f := fTitle; f <= fStop; f++ {
		for raw := range strings.SplitSeq(labelTable[f]+"|"+labelTableLatin[f]+"|"+labelTableIndexes[f], "|") {
			add(f, raw)
		}
	}
	for f, cores := range composed {
		for whose := range strings.FieldsSeq(labelOwners) {
			for core := range strings.FieldsSeq(cores) {
				add(f, whose+core)
			}
		}
	}
	for r := range index {
		list := index[r]
		for i := 1; i < len(list); i++ { // a few dozen at most
			for j := i; j > 0 && len(list[j].text) > len(list[j-1].text); j-- {
				list[j], list[j-1] = list[j-1], list[j]
			}
		}
	}
	return index
}

func foldLabel(s string) string {
	var b strings.Builder
	for _, r := range s {
		if !letters.Blank(r) {
			b.WriteRune(foldLabelRune(r))
		}
	}
	return b.String()
}

func foldLabelRune(r rune) rune {
	if r < utf8.RuneSelf {
		if r >= 'A' && r <= 'Z' {
			r |= 0x20
		}
		return r
	}
	if r >= 0x4E00 && r <= 0x9FFF {
		return hant.Simplify(r)
	}
	switch r = letters.Half(r); r {
	case '’', '‘':
		return '\''
	case '、':
		return ','
	}
	return unicode.ToLower(hant.Simplify(r))
}
