package rules

import "synoptic/internal/synoptic"

// hints are deeds that tell a design only where nothing else does: each half of
// them stands in many other sentences too, and what is named outright, or told
// by a deed of its own, wins.
var hints = []deed{
	{synoptic.RCT, 4, `挑出|抽出|抽签|抓阄|半数|一半`, `另一半|改在|留在|照旧|不变`},
	{synoptic.RCT, 4, `half of|half the|one half|every second|every other`, `drawing lots|by lot|other half|by coin|toss of a coin`},

	{synoptic.QuasiExperiment, 4, `恰在|恰好在|先后|一前一后|意外|外生`, `前后|得以比较|无关|比较`},
	{synoptic.QuasiExperiment, 4, `nobody planned|unplanned|unforeseen|unexpected|happened to fall|none of which was planned`, `compare|with those|before and after|did not`},
	{synoptic.QuasiExperiment, 4, `lets us compare|let us compare|allows us to compare|allow us to compare|makes it possible to compare`, `with those|that did not|before|after|without`},

	{synoptic.ProcessTracing, 4, `回溯|追忆|复原|还原`, `因果环节|反驳|每一环节|逐一排除|竞争性解释`},
	{synoptic.ProcessTracing, 4, `moving backwards|working backwards|weighing each|each piece of evidence|link by link|step in the chain|every link`, `evidence|explanation|surprising|outcome|chain`},

	{synoptic.TextAnalysis, 4, `短视频|讲话|通知|歌词|海报|广告|标语|题词|祝词|告示|家书|公告|悼词`, `归纳|分为|逐帧|逐条|逐篇|逐字|用词|措辞|修辞`},
	{synoptic.TextAnalysis, 4, `notices|leaflets|posters|labels|captions|apologies|forms|brochures|menus|statements`, `broken into|into moves|compared across|sorted by|wording|phrases|tagged`},

	{synoptic.Ethnography, 4, `我在|我以|我跟着|作者花了|笔者花了|笔者用了|我当`, `个月|两个学期|一年|两年|半年|整年`},

	{synoptic.CaseStudy, 4, `tells the story of|tell the story of|follows the fate of|the afterlife of`, `one|a single|from its|through|in`},

	{synoptic.QCA, 5, `特征|条件|要素|因素`, `集合隶属度|隶属度|充分组合|充分条件组合`},
	{synoptic.QCA, 5, `attributes|conditions|factors`, `reducing the resulting|reduce the resulting|resulting table|recipes for|two recipes|three recipes|sufficient combinations`},

	{synoptic.MetaAnalysis, 5, `汇总|汇集|合并|综合`, `个效应|效应值|对照研究的|试验的`},
	{synoptic.MetaAnalysis, 5, `field test|field tests|experiments|trials|studies`, `averaged their|average their|weighting by precision|weighted by precision|averaged across`},

	{synoptic.LiteratureReview, 5, `looks back on|look back on|looking back on|going through|take stock`, `papers|articles|decade of|years of|writing about|literature`},

	{synoptic.Mixed, 8, `第一步|第一阶段|先以|先用`, `面谈|深谈|访谈|座谈|约谈`},
	{synoptic.Mixed, 8, `telephone poll|poll of|survey of|questionnaire|log files`, `were then visited|were then interviewed|then visited|then talked|visited at home|interviewed at length`},

	{synoptic.Simulation, 5, `artificial|synthetic|virtual|imaginary|simulated`, `residents|villagers|citizens|voters|firms|households|consumers|officials`},
	{synoptic.Simulation, 5, `moderation rules|decision rules|rules`, `random starts|runs each|repetitions`},

	{synoptic.GroundedTheory, 6, `sentence by sentence|line by line|word by word`, `compared with|storyline|put together|taken apart`},
	{synoptic.GroundedTheory, 5, `逐句|逐行|逐字`, `故事线|归并|比较|范畴`},

	{synoptic.Survey, 5, `mail-back|form went to|forms went to|answer card|came back`, `respondents|rated|came back|were returned`},
	{synoptic.OtherDesign, 6, `每半年|每季度|每三个月|每两年`, `随访|复测|回访|追踪一次`},

	{synoptic.Theoretical, 5, `设定下|市场中|假定|考虑一个`, `序贯决策|求解|最优|社会福利`},
	{synoptic.Theoretical, 5, `an auditor|a regulator|a lender|a platform|a principal|a government|a buyer|a seller|a sender|a legislature|an official|a monopolist`, `at a cost|privately|cannot see|may delegate|commits to|posterior|noisy signal|can fool`},

	{synoptic.RCT, 8, `内容一致|内容相同|同一份|同一则|同一条|一则|一份`, `仅称谓|仅姓名|仅性别|仅署名|分别署名|分别标注|分别由`},
	{synoptic.RCT, 8, `仅|只有`, `不同的询问|不同的预订|不同的简历|不同的来信|不同的申请`},
	{synoptic.RCT, 8, `callers|letters|applicants|enquiries|emails|messages`, `the same script|identical script|same wording|word for word`},
	{synoptic.RCT, 8, `attributed either|described either|shown either|labelled either|presented either|signed either`, `or by|or to|or as|or both|to software|by software`},
	{synoptic.QuasiExperiment, 7, `率先|首批|先行|单独|取消|推行|实施`, `与其他省份|与其他城市|与其他地区|与其他县|与其余|与未取消|与未推行|与未实施`},
	{synoptic.QuasiExperiment, 7, `这三省|这两省|这些省份|这些城市|试点城市|试点县|改革地区`, `与其他|与其余|与非`},
	{synoptic.QuasiExperiment, 7, `became compulsory|was introduced|was abolished|came into force|took effect|was banned|were banned|was lifted|was raised`, `in two of|in three of|in one of|in half of|only in`},
	{synoptic.ProcessTracing, 8, `种可能的解释|种解释|种说法|种可能`, `逐一检验|逐一排除|逐一核对|逐项检验|加以排除`},
	{synoptic.ProcessTracing, 8, `explanations|accounts`, `confront each|leads us to expect|lead us to expect|leads one to expect|only one passes`},
	{synoptic.LiteratureReview, 6, `研究的主要议题|研究的主题|研究的议题|研究的方法|研究的脉络|研究的进展|主要议题`, `盘点|梳理|评述|回顾|述评|总结`},
	{synoptic.CaseStudy, 6, `跟踪|追踪|记录|还原`, `从下达到|从申报到|从立项到|从提出到|从上马到|从启动到|从设立到|的十四个月|的全程`},
	{synoptic.CaseStudy, 5, `reconstructs how|reconstruct how|following the|follow the`, `from the transport|from its|to the ballot|to the day|from the first`},
	{synoptic.TextAnalysis, 7, `统计|考察|追踪|细察`, `等词|一词的|的消长|词语的|词频|其语境`},
	{synoptic.TextAnalysis, 7, `traces the term|trace the term|traces the word|trace the word|traces the phrase|follows the word|follow the word`, `reports|documents|speeches|debates|years of|texts`},
	{synoptic.Theoretical, 6, `考虑一个|考虑由|设想一个`, `市场|经济|平台|厂商|参与人|组织`},
	{synoptic.Theoretical, 6, `均衡中|均衡下|在均衡`, `越|倾向|当且仅当|选择|披露`},
	{synoptic.Ethnography, 8, `做了|当了|干了`, `理货员|服务员|志愿者|保安|骑手|店员|学徒|护工|助理|书记员|网格员|导办员|分拣员|收银员|客服|保洁`},
	{synoptic.Mixed, 8, `先统计|先分析|先测算|先用|先以|先计算`, `面谈|访谈|回访|座谈|深谈`},
	{synoptic.Mixed, 8, `were counted|was counted|counted for`, `then interviewed|were interviewed about`},
	{synoptic.OtherDesign, 8, `asked about|answers|accounts|interviews`, `coded inductively|coded thematically|analysed thematically|analyzed thematically`},
	{synoptic.OtherDesign, 5, `link|linked|linking`, `estimate|predicts|controlling for`},
	{synoptic.CaseStudy, 6, `对|把|将`, `作纵向解剖|纵向解剖|作解剖|深度解剖|进行解剖|加以解剖`},
	{synoptic.Ethnography, 8, `身份进入|身份参与|身份加入|身份跟随|身份驻|身份在`, `跟随|走访|笔记|工作了|观察|个月|日常|记录`},
	{synoptic.CaseStudy, 5, `in depth|in detail|examined closely`, `a single county|a single city|a single town|one county|one city|one town|one agency|a single agency|a single school`},
	{synoptic.CaseStudy, 4, `analysis centres on|analysis centers on|article centres on|study centres on|paper centres on|article zooms in on|study zooms in on`, `company|agency|department|city of|county of|council|hospital|school|ministry`},
	{synoptic.MultipleCaseStudy, 7, `two|three|four|five|six`, `treating each as|each in its own right|pattern that recurs`},
	{synoptic.GroundedTheory, 7, `coded|codes|coding|concepts`, `whom we spoke to next|whom to interview next|codes still lacked|further talks added|further interviews added|added nothing`},
	{synoptic.GroundedTheory, 7, `incidents`, `to concepts|to categories`},
	{synoptic.GroundedTheory, 7, `边收集边编码|边访谈边编码`, `决定下一位|决定下一|饱和|范畴|访谈对象`},
	{synoptic.QCA, 7, `哪些条件|哪些因素|诸条件`, `何种搭配|如何搭配|怎样搭配|何种组合`},
	{synoptic.QCA, 8, `membership`, `sufficient|which combinations|combinations of`},
	{synoptic.QuasiExperiment, 5, `later|earlier`, `gives us a comparison|gives a comparison|allows a comparison|provides a comparison`},
	{synoptic.QuasiExperiment, 8, `that received|that got|that were given`, `still waiting|were waiting|not yet received|had yet to`},
	{synoptic.QuasiExperiment, 7, `cases go to|files go to|cases are given to|claims go to`, `strict|lenient|harsh`},
	{synoptic.QuasiExperiment, 8, `病区|科室`, `例为对照组|例为试验组|例为观察组|例为实验组`},
	{synoptic.QuasiExperiment, 7, `分界线|边界|界线`, `两侧|一街之隔`},
	{synoptic.Survey, 6, `filled in|filled out`, `form`},
	{synoptic.Survey, 6, `就|对`, `题项打分|题项评分|个题项|逐题打分`},
	{synoptic.RCT, 7, `which of|whether|in each pair|pairs`, `left to chance|a coin decided|decided by chance|chance decided|a draw decided`},
	{synoptic.ProcessTracing, 7, `mechanism|explanation|steps`, `fingerprints|observable traces|empirical traces|tell-tale`},
	{synoptic.ProcessTracing, 8, `对立的说法|对立说法|竞争性说法|几种解释|对立的解释`, `逐一核对|逐一检验|时间线|排除`},
	{synoptic.TextAnalysis, 6, `headlines|white papers|annual report|annual reports|speeches|reports|textbooks`, `words in which|made to act|metaphors|speak of|spoken of`},
	{synoptic.TextAnalysis, 6, `metaphors|vocabulary|phrases`, `collected|traced over|speak of`},
	{synoptic.TextAnalysis, 7, `通读|遍览|摘出|辑录|检出`, `一词|表述|动词|措辞|用词|搭配`},
	{synoptic.Simulation, 6, `generated in the computer|in the computer|on the computer|simulated`, `rules|landlords|tenants|agents|queues|for a hundred years`},
	{synoptic.LiteratureReview, 6, `what has been learned|what is known|scholarship on|research on`, `brought together|surveyed|blind spots|under three headings|under four headings`},
	{synoptic.LiteratureReview, 6, `回望|纵观|综观|回看`, `年来的|研究`},
	{synoptic.LiteratureReview, 8, `按prisma|按 prisma|经prisma`, `筛得|筛选|纳入|流程`},
	{synoptic.MetaAnalysis, 9, `correlations reported|correlations from|risk ratios from|odds ratios from|effects from|effects reported`, `combined|corrected for|averaged`},
	{synoptic.MetaAnalysis, 9, `个独立样本|独立样本的`, `加权平均|合并|出版偏倚|发表偏倚`},
	{synoptic.MetaAnalysis, 9, `项试验的|项研究的|项实验的`, `风险比|比值比|效应`},
	{synoptic.Theoretical, 4, `the concept of|the notion of|the idea of`, `taken apart|is disentangled|into three elements|into two elements`},
	{synoptic.Theoretical, 6, `in the model|in our model|in this model`, `choose|chooses|decide|decides|maximise|maximises|observe|observes`},
	{synoptic.Theoretical, 4, `reconstructed from|derived from|follows from`, `structure of the statute|purpose of its provisions|wording of the|text of the statute`},
	{synoptic.Theoretical, 5, `文义|立法目的|法律目的`, `推求|推导|适用边界`},
	{synoptic.Theoretical, 4, `拆解|辨析`, `重含义|层含义|不可化约|诸义`},
	{synoptic.Historical, 7, `letter books|overseers' papers|vestry|day books|company's letters`, `show|let us|tell|reveal`},
	{synoptic.Historical, 8, `存世的|留存的|遗存的|传世的|存世`, `文书|合同|契约|账簿|信札|册`},
	{synoptic.Historical, 8, `道光|咸丰|同治|光绪|宣统|乾隆|嘉庆|康熙|雍正`, `刑房档|县衙|档,|档案|卷宗`},
	{synoptic.Ethnography, 5, `long days in|evenings with|days with|nights with`, `operators|workers|call centre|kitchen|shifts|teachers|nurses|drivers|families`},
	{synoptic.Ethnography, 8, `笔者|作者|我`, `帮忙|同吃同聊|同吃|万字的笔记|万字笔记`},
	{synoptic.Mixed, 8, `records of|analysed first|analyzed first|numbers from|log data`, `were then asked|then asked what|stories from|focus groups|told us why`},
	{synoptic.Mixed, 7, `既用|一面用|既以`, `又随|又与|又对|听他们讲|又访`},
	{synoptic.OtherDesign, 6, `cycles of|rounds of|turns of`, `planning|doing|looking back|reflection|redesign|trying`},
	{synoptic.OtherDesign, 5, `we designed|designed with|designed, tried`, `redesigned`},
}
