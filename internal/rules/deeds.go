package rules

import (
	"slices"

	"synoptic/internal/synoptic"
)

// deed is a way of working that is told by what was done rather than by its
// name: coders … classified, 检索 … 数据库. It is told where one of the words
// of first is followed by one of then in the same sentence.
type deed struct {
	design synoptic.Design
	weight int // as that of a method
	first  string
	then   string
}

// deeds are the ways of working that are told by what was done, and those that
// are only hinted at.
var deeds = slices.Concat(toldDeeds, hints)

// deedReach is how far apart the two halves of a deed may stand, in bytes.
const deedReach = 150

var toldDeeds = []deed{
	{synoptic.MetaAnalysis, 9, `合并|综合`, `效应量|效应值|合并效应|or值|合并or|加权均数差`},
	{synoptic.MetaAnalysis, 9, `效应量|效应值`, `合并|综合估计`},
	{synoptic.MetaAnalysis, 10, `篇文献|项研究|篇研究|个研究|项实证|独立样本|相关系数|个体数据|项试验|项rct`,
		`合并分析|定量综合|总体效应|合并结果|加以合并|患病率进行合并|平均效应|进行整合`},
	{synoptic.MetaAnalysis, 10, `项研究|项干预|个估计值|项实验|篇研究`, `随机效应模型|平均效果|平均效应`},
	{synoptic.MetaAnalysis, 10, `合并|汇集|汇总|整合`, `项研究的|项rct|项随机对照|相关系数|效应估计`},
	{synoptic.MetaAnalysis, 10, `k =|across`, `mean correlation|corrected mean|average correlation|average effect size|mean effect size`},
	{synoptic.MetaAnalysis, 9, `pooled|pooling|combined`, `individual data|participant data|trials|random-effects|random effects|across studies`},
	{synoptic.MetaAnalysis, 9, `effect sizes|effects|estimates|correlations|odds ratios|risk ratios|hazard ratios|relative risks|mean differences|prevalence`,
		`pooled|meta-analysed|meta-analyzed`},

	{synoptic.LiteratureReview, 7, `研究成果|研究文献|相关文献|国外研究|国内研究`, `归纳总结|归纳和总结|梳理和总结|总结和评述|梳理与评述|梳理和评述`},
	{synoptic.LiteratureReview, 8, `检索`, `数据库|知网|cnki|pubmed|web of science|wos|scopus|embase|万方|cochrane`},
	{synoptic.LiteratureReview, 6, `知网|cnki|web of science|wos|scopus|cssci`, `篇|文献为|论文为|图谱|知识基础`},
	{synoptic.LiteratureReview, 6, `知网|cnki|web of science|wos|scopus|cssci`, `文献`},
	{synoptic.LiteratureReview, 8, `searched|search of|searches of|searching|charted`,
		`databases|database|medline|pubmed|scopus|web of science|cinahl|embase|psycinfo|eric|cochrane`},
	{synoptic.LiteratureReview, 8, `databases|medline|pubmed|scopus|web of science|embase`, `were searched|was searched|searched`},
	{synoptic.LiteratureReview, 8, `following|according to|guided by|per|in line with`, `prisma|prisma-scr|arksey and o'malley|jbi`},
	{synoptic.LiteratureReview, 8, `按照|遵循|依据|根据|参照|基于`, `prisma|prisma-scr|arksey|jbi|乔安娜布里格斯`},
	{synoptic.LiteratureReview, 6, `records|studies|articles|publications`,
		`met the criteria|met the inclusion criteria|met inclusion criteria|met our criteria|were mapped`},

	{synoptic.RCT, 8, `assigned|allocated|allotted|assign|assigns|allocate`,
		`by lot|by coin|by the toss of a coin|at random|by school|by village|by class|by classroom|by clinic|by ward|by drawing lots|to usual|to the usual|to a control|to control
control group|control arm|comparison arm|waiting list|wait-list|waitlist|to one of`},
	{synoptic.RCT, 8, `in a trial|trial in|trial of|this trial|stepped-wedge|stepped wedge`, `assigned|allocated|receive|received|offered`},
	{synoptic.RCT, 8, `shown|read|reads|saw|see|received|receive|receives|viewed|presented with|assigned to`,
		`one of two|one of three|one of four|one of five|one of six|one of eight|at random|randomly|in random order`},
	{synoptic.RCT, 8, `randomly|randomised|randomized|random`,
		`combining|vary|varying|varied|varies|shown|presented|vignettes|vignette|profiles|which version|order of the`},
	{synoptic.RCT, 8, `sent|send|mailed|emailed`,
		`matched applications|fictitious applications|fictitious|identical applications|identical letters|with or without|varying only
one of two versions`},
	{synoptic.RCT, 8, `随机`, `呈现|组合|展示|接受|阅读|分到|发送|分入|指派|收到|派送|操纵|生成的`},
	{synoptic.RCT, 8, `抽签|掷硬币|以学校为单位|以班级为单位|以村为单位|按学校|按班级|按村`, `分配|分为|分成|分入|分到`},

	{synoptic.RCT, 8, `chosen|selected|picked|drawn|decided`, `by computer|by coin|by lot|by a draw|at random to receive|by random number`},
	{synoptic.RCT, 8, `掷币|掷硬币|抛硬币|信封法|计算机随机|电脑随机`, `分|组`},
	{synoptic.RCT, 7, `抽签|摇号|抽签选出`, `先获得|先得到|决定|先行|获得|得到`},
	{synoptic.RCT, 7, `被分到|被分配到|被分派到|分别阅读|分别看到`, `之一|四种|三种|两种|六种`},
	{synoptic.RCT, 8, `decided by|determined by|set by|chosen by`, `random start|random number|random draw|a coin|a die`},
	{synoptic.RCT, 8, `half|halves|one half`, `drawn at random|at random|by lot|by chance`},
	{synoptic.RCT, 8, `which`, `by a public draw|by lot|by a draw|by lottery|by coin`},
	{synoptic.RCT, 8, `selected by lottery|chosen by lottery|picked by lottery|drawn by lot`, `received|offered|were given|got|assigned`},
	{synoptic.RCT, 8, `identical cvs|identical letters|identical applications|fictitious cvs|matched cvs|résumés|resumes`, `were sent|was sent|different names|sent to`},
	{synoptic.RCT, 8, `虚构|匹配的|仅姓名|仅性别|内容相同`, `简历|申请|邮件|来信|求助信`},
	{synoptic.RCT, 7, `随机推送|随机派发|随机显示|随机投放|随机发送|随机展示`, `政策|提示|信息|版本|页面|短信|信件|优惠|文案`},
	{synoptic.QuasiExperiment, 6, `分成|分为|设为`, `观察组|干预组|对照组|试验组|实验组`},
	{synoptic.QuasiExperiment, 6, `实验班|实验组|干预班|试验班|干预组`, `对照班|对照组|传统教学|常规教学`},
	{synoptic.QuasiExperiment, 7, `以|将|把|用`, `为工具变量|作为工具变量|作工具变量|为事件日|作为事件日|为事件窗|为外生冲击|作为外生冲击|为政策冲击`},
	{synoptic.QuasiExperiment, 7, `instrument for|instruments for|we instrument|i instrument|instrumented|instrumenting`, `with|by`},
	{synoptic.QuasiExperiment, 8, `compare the change|compare changes|compares changes|compared changes|comparing changes|comparing the change|compares the change|changes in
change in`,
		`with the change|with changes|to changes in|relative to changes|with that in|with those in`},
	{synoptic.QuasiExperiment, 8, `just above|barely above|narrowly won|narrow winners|just over`, `just below|barely below|narrowly lost|narrow losers|just under`},
	{synoptic.QuasiExperiment, 8, `just below|narrowly lost`, `just above|narrowly won`},
	{synoptic.QuasiExperiment, 8, `just before|shortly before|born before|barely missed|narrowly missed`, `just after|shortly after|born after|barely met|narrowly met`},
	{synoptic.QuasiExperiment, 8, `either side of|both sides of|opposite sides of`, `border|boundary|line|cutoff|cut-off|threshold|that date|the date|the deadline`},
	{synoptic.QuasiExperiment, 7, `variation in|exposure to`,
		`identify the|identifies the|identify causal|causal effect|causal effects|exogenous|provides variation|unrelated to`},
	{synoptic.QuasiExperiment, 6, `干预社区|干预学校|干预村|干预医院|试点社区|试点学校`, `对照社区|对照学校|对照村|对照医院|非试点`},
	{synoptic.QuasiExperiment, 7, `时点|先后|批次|分批|早晚`, `构造对照|作对照|作为对照|为对照|构成对照|互为对照`},
	{synoptic.QuasiExperiment, 7, `on and off|on-off|alternating months|alternating weeks|switched on|switched off`, `estimate|effect|compare`},
	{synoptic.QuasiExperiment, 8, `compare|compares|compared|comparing`, `before and after with|not yet|yet to be`},
	{synoptic.QuasiExperiment, 6, `一所|一个班|一校|一村|其中一所`, `另一所|另一个班|另一校|另一村`},
	{synoptic.QuasiExperiment, 7, `先后不一|时间先后|先后接入|分批|时点不同`, `因果|效应|评估|估计`},
	{synoptic.QuasiExperiment, 7, `分两批|分三批|分四批|分批|批次|先后接入|先后启用|陆续`, `估计其效果|估计其影响|估计效果|估计影响|识别其|评估其`},
	{synoptic.QuasiExperiment, 8, `stack|stacks|stacked|stacking|堆叠`, `adoptions|reforms|events|cohorts|comparison|untreated|样本|估计|队列|比较`},
	{synoptic.QuasiExperiment, 8, `with|while|those`,
		`serving as the comparison|serve as the comparison|serving as controls|serve as controls|acting as controls|act as controls|serving as a control|serve as the control`},
	{synoptic.QuasiExperiment, 8, `at different times|at different dates|on different dates|in different years|in phases|phased|staggered`,
		`fixed effects|event stud|event studies|event study|identify|identifies`},
	{synoptic.QuasiExperiment, 6, `intervention|treatment|treated`,
		`matched control|control wards|comparison schools|comparison villages|control schools|comparison group before|before and after implementation`},
	{synoptic.QuasiExperiment, 6, `平行班|自然班|两个班|两所学校|四所学校`, `前后|对照|另一个|另一所|前测`},
	{synoptic.QuasiExperiment, 7, `before`, `no control|without a control|without control|no comparison group|uncontrolled`},
	{synoptic.QuasiExperiment, 6, `before and|both before and|measured before|counted before|surveyed before`,
		`months after|after the introduction|after its introduction|after the intervention|after the change|after the reform|afterwards`},
	{synoptic.QuasiExperiment, 7, `实施前|干预前|推行前|使用前|改革前|施行前|上线前|试点前`, `后各|前后比较|未设对照|无对照|未设置对照|后再次测|后各测|后重复`},
	{synoptic.QuasiExperiment, 7, `断点|分数线|分界线|门槛值|临界值|边界|年龄线|年龄门槛|资格线|录取线|起征点`, `两侧|上下|附近|线上与线下`},
	{synoptic.QuasiExperiment, 7, `利用|借助|凭借`, `形成的断点|时间差|批次差异|时点差异|先后差异|造成的断点|外生变动|分批推行`},
	{synoptic.QuasiExperiment, 7, `weighted|weights`, `reproduce|reproduces|track the|mimic|mimics|resemble|match the path|match the trend`},
	{synoptic.QuasiExperiment, 7, `placebo`, `reforms|treatments|assigned|in turn|adoption`},
	{synoptic.QuasiExperiment, 7, `加权`, `合成|拟合其|再现`},

	{synoptic.QuasiExperiment, 7, `对照|比较|对比|与其余|与未`, `前后的变化|前后变化|前后差异|前后的差异`},
	{synoptic.QuasiExperiment, 7, `推进前后|改革前后|实施前后|前后的变化|前后变化|前后的差异`, `对照|比较|对比|相比`},
	{synoptic.QuasiExperiment, 7, `set against|compared with|compare|compares|comparing|matched with|matched to`,
		`otherwise similar|not yet reached|not yet adopted|later adopters|never adopted|that did not change|neighbouring untreated`},
	{synoptic.QuasiExperiment, 7, `before and after`, `controls|as controls|comparison|similar|matched`},
	{synoptic.QuasiExperiment, 8, `use this|use the|use a|uses this|uses the|uses a|exploit|exploits|exploiting|leverage|leverages|leveraging|take advantage of
takes advantage of|taking advantage of`,
		`error|lottery|quirk|cut-off|cutoff|threshold|discontinuity|rollout|roll-out|timing of|shock|accident|staggered|boundary`},
	{synoptic.QuasiExperiment, 7, `利用|借助|凭借`, `外生|抽签|摇号|偶然|政策差异|突然中断|意外`},
	{synoptic.ProcessTracing, 8, `reconstruct|reconstructs|reconstructed|reconstructing|trace|traces|traced`,
		`sequence of decisions|rival explanations|diagnostic evidence|causal mechanism|causal chain|causal steps`},
	{synoptic.ProcessTracing, 8, `rival explanations|competing explanations|rival accounts`, `diagnostic evidence|against evidence|critical steps|hoop|step by step`},
	{synoptic.ProcessTracing, 6, `还原|重建|复盘|追溯|追踪`, `决策过程|因果链|因果机制|因果过程|决策链`},
	{synoptic.ProcessTracing, 9, `解释|假设|account|accounts|explanation|explanations|hypothesis`,
		`应当留下|应留下|留下的证据|留下何种证据|would lead one to expect|would expect to see|would lead us to expect|should have left
observable implications|可观察推论`},
	{synoptic.ProcessTracing, 7, `循着|沿着|沿|回溯|逐段|逐环`, `因果机制|因果链|因果环节|决策链`},
	{synoptic.ProcessTracing, 7, `决策链|因果链|因果环节|因果机制`, `回溯|逐段|逐环|逐一核验|逐一检验|可观察的`},
	{synoptic.ProcessTracing, 9, `retrace|retraces|retraced|reconstruct|reconstructs|reconstructed|reconstructing|trace|traces|traced|tracing`,
		`policy process step|step by step|how the decision|competing explanations|rival explanations|alternative explanations|decision-making process
chain of events|chain of decisions`},
	{synoptic.ProcessTracing, 7, `检验|排除|比较`, `竞争性解释|对立解释|替代性解释|竞争性假设`},

	{synoptic.ProcessTracing, 9, `环节|步骤|链条|traces|each link|each step|every link|every step|each stage`,
		`应当留下|应留下|会留下|should leave|should have left|would leave|would have left|ought to leave|ought to have left`},

	{synoptic.GroundedTheory, 8, `贴标签|归并|类属|比较`, `新类属|新范畴|新概念|新的类属|新的范畴|新的概念`},
	{synoptic.GroundedTheory, 8, `coded|coding`, `axially|selectively|axial|constant comparison|constant comparative|core category`},
	{synoptic.GroundedTheory, 8, `逐级|开放式|开放性|主轴|轴心|逐行`, `编码`},
	{synoptic.GroundedTheory, 8, `sampling|categories|codes|coding`,
		`theoretical and continued|compared constantly|constantly compared|core category`},
	{synoptic.QCA, 8, `校准|calibrated|calibrating`, `必要条件|充分解|充分条件|sufficient|solution terms|negated outcome|minimised|minimized`},
	{synoptic.QCA, 8, `案例|个案|样本|积案`, `四个条件|五个条件|六个条件|七个条件|八个条件|条件变量|前因条件`},
	{synoptic.GroundedTheory, 8, `coded|coding|interviewed|transcripts`,
		`until the categories|until categories|until no new|until nothing new|categories held|incident by incident|no new categories`},
	{synoptic.GroundedTheory, 8, `编码|概念化|归类|贴标签`, `范畴|饱和|核心类属|理论模型`},

	{synoptic.Simulation, 8, `markov|马尔可夫|markov模型|decision-analytic|decision tree|决策树模型|决策分析模型`,
		`lifetime|health states|sensitivity|cost|costs|cost-effectiveness|qaly|qalys|健康状态|敏感性|成本|终身`},
	{synoptic.Simulation, 8, `lifetime|qaly|qalys|cost-effectiveness|成本|健康产出`, `markov|马尔可夫模型|markov模型|decision-analytic`},
	{synoptic.Simulation, 6, `calibrated|calibrate`, `compare|simulate|simulated|scenarios|policies|counterfactual`},
	{synoptic.Simulation, 5, `建立|构建|搭建|设定`, `模拟|情景推演`},
	{synoptic.Simulation, 7, `智能体|agents`, `虚拟|模拟|仿真|simulated|synthetic society|virtual town`},
	{synoptic.Simulation, 6, `cge|模型|情景`, `推演|情景模拟`},
	{synoptic.Simulation, 7, `hypothetical`, `cohort|population`},

	{synoptic.Simulation, 7, `agents`, `exchange|interact|interacting|trade|on networks|on a network|on a grid|on a lattice`},

	{synoptic.CaseStudy, 7, `follow a|follow an|follow one|followed a|followed an|followed one|follows a|follows an|follows one`,
		`for two years|for three years|for four years|for five years|for six years|for seven years|for eight years|for nine years|for ten years|for a decade
over two years|over three years|over four years|over five years|over six years|over seven years|over eight years|over ten years|over a decade`},

	{synoptic.Ethnography, 8, `住进|住在|寄住|借住|暂住|搬进|蹲了|蹲守|待了|跟了|泡在`, `个月|半年|一年|两年|三年|数月|整年`},
	{synoptic.Ethnography, 8, `lived|worked alongside|worked as|stayed with|stayed among|stayed at|stayed on|we stayed|i stayed|sat in|spent|volunteered|travelled with|accompanied`, `months|years|weeks|shifts|villages|meetings`},
	{synoptic.Ethnography, 8, `months|years|weeks|nights`,
		`i worked|i lived|we lived|i sat|i followed|i volunteered|worked alongside|we stayed|i accompanied|alongside|in the field`},
	{synoptic.Ethnography, 8, `笔者|作者|我们|研究者|我`, `居住|驻村|同吃同住|蹲点|生活了|跟车|打工了|同住|跟班|当志愿者|住了`},

	{synoptic.Ethnography, 7, `加入|进入|潜入`, `历时|一年|两年|半年|个月|年半`},
	{synoptic.Ethnography, 8, `志愿者身份|员工身份|实习生身份|实习身份|学徒身份|局内人身份|“局内人”身份|社工身份|工人身份`, `个月|一年|两年|半年|小时|学期|日常|历时`},
	{synoptic.Ethnography, 8, `个月里|一年里|两年里|两年间|一年间|个月间|学期里|年来`, `旁观|做客|同住|陪同|跟随|观察|参与`},
	{synoptic.Ethnography, 8, `over two|over three|over four|over a|for two|for three|for a|during two|seasons|winters|months|years`,
		`i tended|i sang|i played|i kept|kept a diary|i sat|i talked|i walked|i joined|i helped|i cooked|i drove|i served|i listened|i stayed|i watched|i worked|i attended|i learned
sat on the`},
	{synoptic.Ethnography, 8, `应聘|入职|打工|当学徒|当志愿者|做学徒|做分拣员|做服务员|做客服|做骑手|做保安|跟师`, `个月|一年|两年|半年|年半|整年`},
	{synoptic.Ethnography, 8, `累计|历时|为期|前后|先后|断续`, `驻村|驻点|驻地|蹲点|田野|同住|生活在`},
	{synoptic.Ethnography, 8, `working as|worked as|posing as|serving as|enrolled as`, `i kept|i observed|i learned|i recorded|diary|field notes|the author`},
	{synoptic.Ethnography, 8, `we observed|i observed`, `months in|weeks in|hours in|and spent`},
	{synoptic.Ethnography, 8, `as a volunteer|as an apprentice|as an intern|as a trainee|as an insider|embedded ourselves|embedded myself|was embedded in`,
		`observed|months|years|weeks|recorded|i learned`},
	{synoptic.Ethnography, 6, `跟随|跟班|旁听|同练|随队|参与`, `历时|个月|一年|两年|半年`},
	{synoptic.Ethnography, 7, `i attended|i joined|i sat|sat through|i watched|i travelled|hung out|we attended`, `hearings|meetings|sessions|classes|shifts|rides|with`},
	{synoptic.TextAnalysis, 7, `coders|raters|annotators|researchers|we`, `coded|classified|categorised|categorized|hand-coded`},
	{synoptic.TextAnalysis, 7, `编码员|编码者|两人|双人|两名研究者|两位研究者|人工`, `编码|标注类目`},
	{synoptic.TextAnalysis, 7, `份文件|份规范性文件|份政策|份文本|份规划|份章程|份合同|篇报道|份判决|份公告|条留言`,
		`逐条编目|逐句编目|逐条归类|逐句归类|逐篇归类|逐段归类|逐份归类|分析单元|编码员|kappa|一致性系数`},
	{synoptic.TextAnalysis, 7, `文本|政策|文件|报道|判决书|条目|公告|法规|讲话`, `进行编码|编码统计|逐条编码|编码分析|编码归类|加以编码|量化编码|词频`},
	{synoptic.TextAnalysis, 7, `read|reads|reading|readings|readings of|rereading|reread`,
		`novels|novel|poems|plays|films|stories|memoirs|sermons|essays|diaries|manifestos|textbooks|letters`},
	{synoptic.TextAnalysis, 7, `细读|重读|精读|解读|逐篇分析`, `小说|诗歌|诗作|剧作|散文|教科书|作品|电影|日记|版本|戏曲|纪录片|歌词`},
	{synoptic.TextAnalysis, 7, `annotated|annotate|tagged`, `clause|clauses|each sentence|every sentence|sentences|paragraph|paragraphs|passages|mentions`},
	{synoptic.TextAnalysis, 7, `文件|报告|公告|条例|规章|判决|新闻|评论`, `逐条标注|逐份标注|逐篇标注|逐一标注|逐条归类|逐条编码`},
	{synoptic.TextAnalysis, 7, `full text of|full texts of|the text of all`, `code the|we code|coded|classify|classified|resolve every|extract`},
	{synoptic.TextAnalysis, 7, `corpus of|corpora of`, `compiled|searched|collected|annotated|built|analysed|analyzed|words|texts|documents|speeches|articles`},
	{synoptic.TextAnalysis, 7, `dictionary|lexicon|keyword list`, `press releases|speeches|texts|manifestos|tweets|reports|articles|statements`},
	{synoptic.TextAnalysis, 7, `rulings|judgments|judgements|opinions|documents|articles|reports|strategies|codes|policies|statements`,
		`we code|we coded|are coded|were coded|coded by|coded in nvivo|coded using`},
	{synoptic.TextAnalysis, 7, `we code|we coded|i coded|hand-code|hand-coded|hand-coding`,
		`arguments|rulings|articles|speeches|statements|documents|manifestos|frames|claims`},

	{synoptic.TextAnalysis, 6, `hand-labelled|hand-labeled|hand-coded|labelled|labeled|annotated|coded`,
		`stance|tone|topic|topics|frame|frames|classified|classifier|sentiment`},
	{synoptic.TextAnalysis, 6, `工作报告|报道|政策文件|微博|评论|帖子|推文|讲话|社论|弹幕|留言|文本`, `计算|标注|归类|提取|分类|编码|词典`},
	{synoptic.TextAnalysis, 6, `份文件|份政策|项政策|战略文本|政策文本|法规文本|规划文本|份规划|份公报|份讲话`, `分析|编码|维度|方面|高频词|归纳|nvivo`},
	{synoptic.TextAnalysis, 6, `梳理|收集|搜集|整理`, `份文件|份政策|件政策|份规划|份条例|篇报道|篇社论`},
	{synoptic.TextAnalysis, 6, `front pages|editorials|news items|headlines|speeches|manifestos|press releases|newspaper articles|advertisements`,
		`coded|frame|frames|analysis|analysed|analyzed|examined|compared`},
	{synoptic.TextAnalysis, 6, `examine|examines|analyse|analyses|analyze|analyzes|compare|compares`,
		`front pages|editorials|speeches|manifestos|press releases|newspaper articles|parliamentary debates`},
	{synoptic.Theoretical, 7, `写成|刻画为|视为|视作|建模为|抽象为|表述为|转化为`, `博弈|定价问题|委托代理|最优化问题|拍卖|信号传递|契约问题`},
	{synoptic.Theoretical, 6, `给出|得到|求得|推导出`, `均衡的存在|均衡解|存在条件|充要条件|闭式解`},
	{synoptic.Theoretical, 5, `we derive|derive|derives|we characterise|we characterize`, `conditions under which|equilibrium|equilibria|optimal|efficiency`},
	{synoptic.Theoretical, 7, `modelled as|modeled as|formulated as|cast as|formalised as|formalized as`,
		`game|auction|contract|signalling|signaling|bargaining|contest|mechanism design`},
	{synoptic.Theoretical, 6, `a model|the model|model`, `in which a|in which the|in which an|in which two|in which agents|in which firms`},
	{synoptic.Theoretical, 6, `求解|刻画|证明`, `均衡|纳什|最优合约|激励相容|定理|存在唯一|唯一性`},

	{synoptic.Theoretical, 5, `develops|develop|builds|build|presents|analyse|analyses|analyze|analyzes|set up`,
		`dynamic model of|equilibrium model of|search model of|theoretical model|formal model|model in which|model where`},
	{synoptic.Theoretical, 6, `博弈|委托代理|契约|世代交叠|增长模型|激励模型|两期|理论模型`, `证明|推导|求得|求解|稳态|最优|均衡`},
	{synoptic.Theoretical, 6, `in our model|we solve|solve for|the model is solved`, `equilibrium|optimal|choose|chooses|decide|incomplete information|yields`},
	{synoptic.Theoretical, 7, `考虑一个|考虑一家|考虑两家|考虑两个|考虑两类|考虑三|考虑由|考虑存在|设想一个`, `卖家|企业|平台|消费者|顾客|市场|经济|政府|委托人|代理人|参与人|垄断|厂商`},
	{synoptic.Theoretical, 7, `we consider a|we consider an|we consider two`,
		`market|economy|firm|firms|seller|sellers|buyers|agents|world|society|monopolist|principal|planner|platform|voters|office`},
	{synoptic.Theoretical, 6, `模型`, `最优拖延|最优税|最优合约|最优契约|最优定价|最优披露|最优监管|最优补贴|最优激励|最优努力|最优策略`},
	{synoptic.OtherDesign, 6, `annotators|judges|raters|experts`, `rated|labelled|labeled|scored|graded`},
	{synoptic.Theoretical, 6, `框架|模型|理论`, `个命题|项命题|推演出|研究命题`},
	{synoptic.Theoretical, 6, `framework|model|theory|theorise|theorize`, `propositions|five propositions|six propositions|seven propositions`},
	{synoptic.Theoretical, 6, `重新诠释|诠释|重释|重构|重新阐释|阐释|重新论证`, `规范基础|正当性基础|规范意涵|规范内涵|价值基础|法理基础`},
	{synoptic.Theoretical, 3, `article develops|article offers|article advances|article defends|article elaborates|essay develops|essay offers|essay defends|paper develops|paper defends
paper advances`,
		`account of|conception of|theory of|interpretation of|reading of|defence of|defense of`},
	{synoptic.Theoretical, 6, `objections|objection|counterarguments|counter-arguments`, `are considered|is considered|are answered|is answered|are discussed|are addressed|are rebutted|are met|are weighed`},
	{synoptic.Theoretical, 6, `i consider|we consider|i answer|we answer|i rebut|we rebut|i address|we address|i discuss|we discuss`, `objections|an objection|counterarguments|counter-arguments`},
	{synoptic.Theoretical, 6, `develop the argument from|develop this argument from|build the argument from|build the case from|build this case from|argument proceeds from|argument starts from|argument begins from
argument sets out from|derive this duty from|derive the duty from|derive this right from|derive this obligation from|argument is developed from|argument is built from`, `account|conception|view|theory|understanding|reading|idea|notion|principle`},
	{synoptic.Theoretical, 6, `论证从|论证自|论证由|论述从|立论从`, `出发|展开|入手`},
	{synoptic.Theoretical, 6, `考虑了|回应了|逐一回应|答复了|驳斥了|检讨了`, `反驳|质疑|诘难|反对意见`},
	{synoptic.Theoretical, 6, `model|game|queueing`, `perfect equilibria|equilibrium|equilibria|is used to show that|comparative statics|we derive|social planner`},
	{synoptic.Survey, 7, `sample of|sampled|cluster sample|stratified sample|quota sample`, `interviewed|surveyed|asked|completed|answered|questionnaire|questionnaires`},
	{synoptic.Survey, 8, `responses of|responses from|answers of|answers from|replies from|returns from`,
		`analysed|analyzed|tested|modelled|modeled|examined|estimated|compared|logit|regression`},
	{synoptic.Survey, 7, `answered|completed|returned|filled in`, `questionnaire|questionnaires|survey|scale|scales|inventory`},
	{synoptic.Survey, 6, `questionnaire`, `answered by|completed by|returned by|filled in by`},
	{synoptic.Survey, 7, `发放|回收|收回|施测|填写|填答`, `问卷|量表|调查表`},
	{synoptic.Survey, 6, `pisa|timss|pirls|european social survey|eurobarometer|world values survey|世界价值观调查|综合社会调查|家庭追踪调查|教育追踪调查`,
		`数据|样本|models|model|regression|学生`},

	{synoptic.Survey, 7, `complete|completes|invited to complete|asked to complete`, `inventory|questionnaire|scale|survey`},
	{synoptic.Survey, 7, `interviewed|interviews`, `by telephone|face to face|by phone|nationally representative`},
	{synoptic.Survey, 7, `nationally representative|representative sample|random sample|probability sample`,
		`adults|residents|citizens|households|voters|respondents|was interviewed|were interviewed|interviewed`},
	{synoptic.Survey, 6, `追踪测查|测查|施测|测评`, `模型|分析|检验|量表`},
	{synoptic.Survey, 6, `surveyed|poll of`,
		`customers|residents|students|employees|users|farmers|patients|adults|citizens|teachers|parents|voters|managers|nurses|members|owners
officials|workers|households|firms|respondents`},
	{synoptic.Survey, 6, `customers|residents|students|employees|users|farmers|patients|adults|citizens|teachers|parents|voters|managers|nurses`,
		`were asked about|were asked to rate|rated on|self-reported|were polled|filled out`},
	{synoptic.Survey, 6, `hypotheses were tested|hypotheses are tested|tested the model|test the model|model was tested|test hypotheses|path analysis|factor analysis
hierarchical regression|mediation`,
		`employees|managers|teachers|students|users|dyads|respondents|consumers|tourists|nurses|workers|responses|subordinates|citizens`},
	{synoptic.Survey, 6, `employees|managers|teachers|students|users|dyads|consumers|tourists|nurses|workers|responses from|responses of`,
		`hierarchical regression|path analysis|factor analysis|structural model|mediation analysis|moderated`},
	{synoptic.Survey, 6, `调查|访问|测量|测试`, `有调节的中介|中介模型|中介效应|调节效应|层次回归|阶层回归|结构方程|路径分析|交叉滞后`},
	{synoptic.Survey, 6, `名`, `有调节的中介|链式中介|层次回归|层级回归|阶层回归|结构方程|配对数据|配对样本`},
	{synoptic.Survey, 7, `随机抽样|分层抽样|多阶段抽样|整群抽样|入户|电话`, `访问|调查`},
	{synoptic.Survey, 6, `respondents|panel`, `rated|answered|evaluated their|scored`},
	{synoptic.Simulation, 7, `simulated|simulate|simulates|simulating`, `synthetic|virtual|hypothetical|artificial|agents|scenarios|under three|under two|rules`},
	{synoptic.Historical, 7, `ledgers|minute books|letters|petitions|diaries|registers|manuscripts|account books|court rolls|correspondence|minutes`,
		`allow|allows|permit|permits|record|reveal how|make it possible`},
	{synoptic.Historical, 8, `会议录|函电|函札|电报|日记|旧报|契约|账本|实录|起居注|呈文`, `入手|重新检视|重审|互证|重探|考察`},
	{synoptic.Historical, 7, `genealogy of|history of`, `term|word|concept|idea|category|notion`},
	{synoptic.Historical, 8, `reading|read|rereading`, `correspondence of|seizure books|sales files|minute books|ledgers|court rolls|registers of|diaries of|petitions|letter books|account books|the papers of|the letters of|case files of`},
	{synoptic.Historical, 8, `survive|survives|surviving|preserved|kept|held|deposited`, `archive|archives|registry|record office|county record|manuscript library`},
	{synoptic.Historical, 8, `deeds|letters|petitions|registers|minute books|manuscripts|ledgers|diaries|lawsuits|account books|correspondence|court rolls`,
		`survive|surviving|preserved|archive|archives|collated`},
	{synoptic.Historical, 8, `using|use|uses|draws on|drawing on|based on|drawn from|from|through`,
		`minute books|petitions|ledgers|parish registers|court rolls|court records|correspondence of|diaries of|letters to|account books
colonial records|notarial|council minutes of`},
	{synoptic.Historical, 8, `correspondence|letters|files|papers|petitions|records|documents|dispatches`,
		`held in|held at|preserved in|preserved at|kept in|in the archive|in the archives|archives of`},
	{synoptic.Historical, 8, `墓志|石刻|正史|史书|史籍|列传|题记|简牍|写本|舆图|笔记小说`, `统计|可知|可见|所见|互证|比对|钩稽`},
	{synoptic.Historical, 8, `manuscripts|手稿|写卷|抄本|刻本|版本|异文`, `collated|collate|校勘|比勘|对校|互校|校读`},
	{synoptic.Historical, 8, `爬梳|钩稽|钩沉|梳理|征引|参酌|综考|辑考|依据|利用|根据|通过|运用`,
		`档案中|卷宗|奏折|实录|方志|县志|官箴|奏议|禀文|讼词|碑刻|契约文书|旧报刊|会议记录簿|日记与|账簿|文集|族谱|地方志|报刊史料`},
	{synoptic.Historical, 8, `档案中|档案里|档案所|档案馆`, `保存|所存|所藏|件|宗|卷`},
	{synoptic.Historical, 8, `奏议|官箴|章程|方志|文集|实录|笔记`, `用例|可知|可见|互证|所载`},

	{synoptic.CaseStudy, 7, `as a`, `revelatory case|critical case|extreme case|instructive case|crucial case|paradigmatic case|telling case`},
	{synoptic.CaseStudy, 6, `选取|选择|选定`, `作为案例|作为个案|作为典型`},

	{synoptic.CaseStudy, 6, `follows one|follow one|traces one|follows a single|the story of one|the life of one`, `through|from|across|in|to`},
	{synoptic.CaseStudy, 5, `追随|跟随|追踪|跟踪`, `一台|一份|一条|一项政策|轨迹|一套`},
	{synoptic.CaseStudy, 6, `追踪|跟踪|追随|还原|记录|呈现|讲述`, `全过程|来龙去脉|始末|的历程|的全貌`},
	{synoptic.CaseStudy, 6, `基于|通过|依托|来自|取自|借助`, `的案例|的个案`},
	{synoptic.CaseStudy, 6, `the example of|the experience of|the story of`, `to illustrate|to show|illustrates|to demonstrate|to argue|as an illustration`},
	{synoptic.LiteratureReview, 7, `研究|文献|成果`,
		`作一梳理|作一回顾|进行梳理|进行了梳理|进行评述|进行回顾|进行了评述|进行了述评|进行述评|进行综述|进行了综述|进行了回顾|作简要评论|作简要评述
作出评述|加以梳理|作一综述|做一综述|作了述评|作一评述`},
	{synoptic.LiteratureReview, 6, `publications|studies|articles|papers`, `were retained|were retrieved|were screened|retained from`},
	{synoptic.LiteratureReview, 6, `检索|滚雪球|筛选|剔除`, `文献`},
	{synoptic.LiteratureReview, 6, `篇文献|篇论文|篇文章|的研究|研究成果|相关文献|国外研究|国内研究`, `系统梳理|述评|综述|系统回顾|作一回顾|作一评述|主题合成|学术史`},
	{synoptic.LiteratureReview, 8, `looked for|look for|searched for|published in english|published between|published since`, `databases|database`},
	{synoptic.LiteratureReview, 7, `the review|this review|our review`, `synthesises|synthesizes|evidence from|studies|covers|draws together`},
	{synoptic.LiteratureReview, 5, `梳理|回顾|总结|归纳|评述|盘点|检视`, `学界|国内外研究|国内研究|国外研究|相关研究|的研究成果|相关文献|研究文献|的文献|学术史|既有成果`},
	{synoptic.LiteratureReview, 7, `examine|examines|analyse|analyses|analyze|analyzes|review|reviews|reviewed|synthesise|synthesises|synthesize|synthesizes|synthesised
synthesized|assess|assesses|map|maps|identified|screened|classify`,
		`articles published|studies published|papers published|publications|journal articles|peer-reviewed|leading journals|decades of scholarship
decades of research|years of scholarship|years of research|strands of literature|strands of research|bodies of literature|the literature on`},
	{synoptic.Mixed, 8, `quantitative|定量|量化`, `qualitative strand|qualitative strands|qualitative data|qualitative phase|质性资料|定性资料|质性访谈|质性阶段`},
	{synoptic.Mixed, 8, `定量阶段|量化阶段|量化部分|定量部分|量化研究|定量研究|研究一|quantitative phase|quantitative surveys|quantitative survey|quantitative part
statistical results|statistical findings`,
		`定性阶段|质性阶段|质性部分|定性部分|质性研究|定性研究|访谈|interviews|interview data|focus groups|qualitative part`},
	{synoptic.Mixed, 8, `大样本回归|回归分析|计量分析|统计分析|大数据分析|计量检验|大样本分析`, `案例研究|案例分析|访谈|田野|个案`},
	{synoptic.Mixed, 8, `text analysis|topic modelling|topic modeling|text mining|regression|regressions|large-n|statistical analysis|statistical modelling
statistical modeling|administrative data|administrative records|survey data|survey evidence|log data|usage data|trace data|network analysis
pre-post surveys`,
		`interviews with|with interviews|in-depth interviews|with qualitative|ethnographic fieldwork|ethnographic|with in-depth|with case studies
with fieldwork|with ethnographic|with ethnography|with qualitative|small-n|with focus groups|with observation`},
	{synoptic.Mixed, 8, `interviewed|interviews`,
		`tested the resulting|the resulting model|informed a survey|informed the survey|then surveyed|survey then|subsequent survey`},
	{synoptic.Mixed, 8, `再从|再邀|再选|再挑|再抽|再约|随后从|之后从|并从中|从中再|另从|又从`, `详谈|访谈|座谈|深谈|面谈|深访|约谈`},
	{synoptic.Mixed, 8, `first related|first modelled|first modeled|first surveyed|first estimated|first regressed|first mapped|first counted`,
		`then sat|then interviewed|then visited|then talked|then spoke|then observed|then followed|then asked`},
	{synoptic.Mixed, 8, `first phase|first stage|first step|phase one|stage one|study 1|first study`, `interviewed|interviews|focus groups|observed and|talked with|in depth`},
	{synoptic.CaseStudy, 6, `剖析|解剖|复盘|拆解|细描`, `一个完整|一个事件|一次|一起|一桩|一例|一场|全流程|完整过程`},
	{synoptic.Mixed, 8, `qualitative|质性|定性`, `quantitative strand|quantitative strands|quantitative data|quantitative phase|量化资料|定量资料|量化阶段`},
	{synoptic.OtherDesign, 6, `回顾|收集|分析`, `临床资料|病历资料|病例资料`},
	{synoptic.OtherDesign, 5, `共同|合作|一起|协同`, `再修改|反复修改|循环|迭代|试用|共创|改进`},
	{synoptic.OtherDesign, 4, `combining|linking|merging|overlaying|matching`, `records|registers|data|images|statistics`},
	{synoptic.OtherDesign, 4, `photographs|photos|drawings|diaries`, `taken by|drawn by|kept by|were discussed|discussed with`},
	{synoptic.TextAnalysis, 7, `contracts|clauses|speeches|judgments|judgements|articles|posts|tweets|filings|transcripts|debates|reports|documents|comments`,
		`language model|classifier|fine-tuned|hand-coded|dictionary|word embeddings|topic model`},
	{synoptic.Theoretical, 6, `从|由|经由|通过|循着|借助`, `规范比较|层层推演|逐层推演|机理推演|学理推导|逻辑推导|体系解释|目的解释|文义解释|目的论解释|概念辨析|学理论证|对策论证|法理推导`},
	{synoptic.QCA, 8, `calibrate|calibrated|校准`, `conditions|combinations|条件|集合`},
	{synoptic.ProcessTracing, 7, `reconstruct|reconstructs|reconstructed|还原|重建`, `decision by decision|step by step|causal chain|each link|sequence of decisions|因果链|关键节点|因果机制`},
	{synoptic.GroundedTheory, 8, `line by line|逐行|逐句`, `no further properties|saturat|new participants|until no new|饱和`},
	{synoptic.QuasiExperiment, 8, `以病区为单位|按病区|按入院时间|按住院时间|按时间先后|按入院先后|按就诊顺序|按单双周|按床号|按班级|以科室为单位`, `对照组|试验组|观察组|干预组|实验组`},
	{synoptic.QuasiExperiment, 8, `试点|参保|政策|改革|上线|设立|入选`, `匹配所得的|非试点|未试点|尚未上线|未上线|未设立|非入选`},
	{synoptic.QuasiExperiment, 8, `classes|schools|wards|groups|villages|clinics`, `not chance|not by chance|not at random|existing classes|by the timetable|followed the timetable`},
	{synoptic.QuasiExperiment, 8, `random variation|randomly varying|plausibly random|as if random|by rotation`, `delay|exposure|leniency|judges|treatment|assignment|dispose|assigned`},
	{synoptic.QuasiExperiment, 8, `assigned to judges|allotted to judges|assigned to caseworkers`, `rotation|random|leniency|strictness`},
	{synoptic.ProcessTracing, 8, `还原|复原|追溯|回溯|复盘`, `逐环节|逐节点|逐步|环环|何种机制`},
	{synoptic.ProcessTracing, 8, `逐环节|逐节点|逐步`, `还原|复原|追溯|回溯|复盘`},
	{synoptic.OtherDesign, 5, `历经|经过|经历|先后`, `“试用|试用—|轮“|反思—|轮改进|轮迭代|轮修改|轮循环`},
	{synoptic.Ethnography, 8, `living for|lived for|spent a year|spent two years|year of living|year living|months living|stayed for`, `with|among|alongside`},
	{synoptic.GroundedTheory, 8, `until`, `categories held|categories were stable|no new categories|no new themes|no further categories|nothing new|saturat`},
	{synoptic.Historical, 8, `drawing on|draws on|based on|using|reading|through`, `union minutes|complaint books|day books|letter books|subscribers' letters|logbooks|muster rolls|visitors' books|account rolls`},
	{synoptic.RCT, 8, `sent|send|emailed|mailed|called|applied|submitted|posted|showed|offered|presented`,
		`identical but for|identical except|identical save|differing only|differed only|alike but for|otherwise identical|varying only`},
	{synoptic.RCT, 8, `寄送|寄出|发送|投递|拨打|推送|呈现`, `除姓名外|仅姓名不同|其余相同|其他相同|完全相同`},
	{synoptic.QuasiExperiment, 8, `phased|district by district|school by school|province by province|county by county|in two waves|in three waves|in batches|staggered|rolled out`,
		`order set by|estimator|before and after|event time|not-yet|not yet|later adopters|compare|comparing`},
	{synoptic.QuasiExperiment, 8, `just below|just under|just inside|just eligible|bunch`, `just above|just over|just outside|the line|the threshold|the cut-off|the cutoff|the limit`},
	{synoptic.QuasiExperiment, 7, `分两批|分三批|分批|首批|两批|先期|先行`, `时间差|比较|对照|后覆盖|覆盖其余|相比|未实施|尚未`},
	{synoptic.QuasiExperiment, 8, `staggered`, `estimator|design|adoption|introduction|implementation|rollout`},
	{synoptic.TextAnalysis, 6, `评论|差评|回复|留言|帖子|报道|社论|决定书|判决书|弹幕|推文|信件|投诉`, `划分|归类|归为|分类|编码|标注|语义|词频|话语|叙事|修辞|说理要素|类型`},
	{synoptic.TextAnalysis, 6, `reading|read|reads|analysing|analyzing|we code|we coded`, `pages of testimony|testimony|press releases|editorials|reviews|complaints|policy documents|annual reports|manifestos|advertisements|obituaries`},
	{synoptic.Historical, 8, `翻检|检阅|查考|翻阅|考索|检视`, `《|旧刊|报刊|文献汇编|旧志`},
	{synoptic.LiteratureReview, 8, `retrieved from|located in|identified in|drawn from`, `databases|medline|pubmed|scopus|web of science|cinahl|embase`},
	{synoptic.OtherDesign, 9, `designed|built|developed|co-designed|design of`, `design cycles|design principles|field test|in use for|prototype`},
	{synoptic.Theoretical, 6, `主张|提出|给出`, `可检验的命题|个命题|纳入定义|的再定义`},
	{synoptic.CaseStudy, 6, `interviews|logs|documents|minutes|observation`, `process study|longitudinal process`},
	{synoptic.OtherDesign, 6, `sorted|ranked|sorts|rank-ordered`, `statements|cards|q sort|q-sort`},
	{synoptic.OtherDesign, 6, `轮`, `函询|专家咨询|专家征询`},
	{synoptic.OtherDesign, 6, `experts|panel|panellists`, `rated|rounds|consensus`},
	{synoptic.OtherDesign, 6, `laboratory|lab`, `played|revised|completed|performed`},
	{synoptic.OtherDesign, 6, `played|revised|completed|performed|read`, `in the laboratory|in a laboratory|in the lab|in a lab`},
	{synoptic.OtherDesign, 6, `实验室`, `完成|修改|阅读|操作|博弈|任务|测试`},
	{synoptic.OtherDesign, 6, `一组`, `一组`},
	{synoptic.OtherDesign, 6, `设计并实现|设计和实现|研发了|开发了|给出一种|给出了一种|开发一种|开发了一种|研制了一种|实现了一种|提出一种|提出了一种|提出一个|提出了一个
设计一种|设计了一种|设计了一个|设计一个|提出面向|提出基于|提出融合|提出了基于|提出了面向|构建一种|构建了一种`,
		`算法|模型|网络|方法|系统`},
	{synoptic.OtherDesign, 6, `we propose|we present|we introduce|we release|we design|we describe|paper proposes|paper presents|paper introduces`,
		`algorithm|benchmark|dataset|data set|network|a method|architecture|detector|classifier|detectors|baselines|clauses|evaluate|test it`},
	{synoptic.OtherDesign, 6, `algorithm|method|network|architecture|framework`, `is proposed|is introduced|was proposed|is designed|was designed`},
	{synoptic.OtherDesign, 6, `trained`, `on`},
	{synoptic.OtherDesign, 6, `训练`, `模型|网络|分类器`},
	{synoptic.OtherDesign, 5, `evaluate|evaluated|tested|compare|compared|test it`, `baselines|baseline|detectors|models on|benchmarks|state-of-the-art`},
	{synoptic.OtherDesign, 5, `we followed|were followed|was followed`, `years|from|until|months`},
	{synoptic.OtherDesign, 5, `records|registers`, `were linked|was linked|linked to|linked with`},
	{synoptic.OtherDesign, 5, `构建|绘制`, `网络`},
	{synoptic.OtherDesign, 5, `setting|read|reads|compare|compares|comparing|comparison of|reading|examine|examines`,
		`judgments|judgements|rulings|decisions of|constitutional courts|opinions of`},
	{synoptic.OtherDesign, 4, `梳理|检讨|研读|整理|检索`, `判决|裁判`},
	{synoptic.OtherDesign, 5, `比较|检讨|梳理|整理|考察|研读`, `件判决|份判决|件裁判|例判决|份裁判|则判例|个判例|个判决`},
	{synoptic.OtherDesign, 5, `eye movements|眼动仪|heart rate|皮肤电|脑电`, `recorded|were recorded|记录|采集`},
}

// tellDeeds adds to the hits of a sentence the methods that pairs of them tell
// of: each reaches from the first word of a deed to the second.
func (s *sentence) tellDeeds() {
	if !s.has(kindDeedFirst) || !s.has(kindDeedThen) {
		return
	}
	for i, first := range s.hits {
		if first.kind != kindDeedFirst {
			continue
		}
		for _, then := range s.hits[i+1:] {
			if then.kind == kindDeedThen && then.arg == first.arg && then.start >= first.end && then.start-first.end <= deedReach {
				s.hits = append(s.hits, hit{kindMethod, len(named) + first.arg, first.start, then.end})
				s.kinds |= 1 << kindMethod
				break
			}
		}
	}
}

// deedMethods are the deeds as methods, in the order of deeds.
func deedMethods() []method {
	all := make([]method, len(deeds))
	for i, d := range deeds {
		all[i] = method{design: d.design, weight: d.weight, verbal: true}
	}
	return all
}
