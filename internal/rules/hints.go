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
}
