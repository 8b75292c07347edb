package rules

import (
	"slices"

	"synoptic/internal/synoptic"
)

// method is a way of working that abstracts name, and the design it amounts
// to. Where a paper names several, the one that says most about its design
// wins: weight is that, from 1 (a tool that goes with any design) to 9.
type method struct {
	design synoptic.Design
	weight int
	verbal bool   // the names are verbs: what was done, not what it is called
	names  string // separated by bars
	talk   bool   // people are asked in their own words
}

// methods are the ways of working that are named and those that are told by
// what was done; the argument of a hit is an index of it.
var methods = slices.Concat(named, deedMethods(), []method{
	{synoptic.MultipleCaseStudy, 7, true, "", false},
	{synoptic.Mixed, 9, true, "", false},
})

// The methods that no cue tells, but a rule: a few sites compared, and a survey
// with interviews behind it.
var (
	comparing  = len(named) + len(deeds)
	sequencing = comparing + 1
)

var named = []method{
	{synoptic.MetaAnalysis, 9, false, `meta分析|meta 分析|元分析|荟萃分析|网状meta|meta-analysis|meta analysis|meta-analyses|meta-analytic|meta-regression|metaanalysis`, false},
	{synoptic.RCT, 9, false, `随机对照试验|随机对照研究|随机对照|随机临床试验|随机双盲|双盲随机|整群随机|随机试验|随机干预实验|随机实地实验|随机田野实验|随机控制实验
randomized controlled trial|randomised controlled trial|randomized controlled trials|randomized trial|randomised trial|randomized clinical trial|randomised clinical trial|cluster randomized|cluster randomised|cluster-randomized|cluster-randomised|placebo-controlled|randomized controlled|randomised controlled|randomized experiment|randomised experiment|randomized field experiment|crossover trial|controlled trial`, false},
	{synoptic.RCT, 8, false, `调查实验|联合实验|问卷实验|析因调查|单盲|survey experiment|survey experiments|conjoint experiment|conjoint survey experiment|vignette experiment|factorial survey|list experiment|single-blind|single-blinded|assessor-blinded|crossover study|cross-over study|cross-over trial|stepped-wedge|stepped wedge|field experiments|随机化|随机数字表法|随机数字表|随机分组|double-blind|double blind|field experiment|实地实验|田野实验|randomized|randomised`, false},
	{synoptic.RCT, 6, true, `随机分为|随机分成|随机分配|随机均分|randomly assigned|randomly allocated|randomly divided|were randomized|were randomised|was randomized|was randomised|randomized to|randomised to|randomly assign|randomly assigns`, false},
	{synoptic.QCA, 9, false, `fuzzy-set analysis|necessary condition analysis|必要条件分析|nca|模糊集定性比较分析|清晰集定性比较分析|多值集定性比较分析|模糊集定性比较|定性比较分析|定性比较研究法|fsqca|csqca|mvqca|qca|模糊集qca|动态qca|fuzzy-set qualitative comparative analysis|fuzzy set qualitative comparative analysis|crisp-set qualitative comparative analysis|qualitative comparative analysis`, false},
	{synoptic.ProcessTracing, 9, false, `diagnostic evidence|smoking-gun|过程追踪|过程追踪法|因果过程追踪|process tracing|process-tracing`, false},
	{synoptic.Mixed, 9, false, `混合方法|混合研究|混合式研究|混合设计研究|解释性序列|探索性序列|聚敏式|定量与定性相结合|定性与定量相结合|质性与量化相结合|量化与质性相结合|定量和定性相结合|定性和定量相结合|质性研究与量化研究相结合|质性和量化相结合|顺序设计|序贯设计|并行设计|mixed methods|mixed-methods|mixed method|mixed-method|sequential explanatory|explanatory sequential|exploratory sequential|convergent parallel|both qualitative and quantitative|both quantitative and qualitative|qualitative and quantitative methods|quantitative and qualitative methods|combines quantitative and qualitative|multi-method|multimethod|triangulat`, false},
	{synoptic.LiteratureReview, 9, false, `系统综述|系统评价|系统性综述|系统性文献综述|系统文献综述|范围综述|文献综述|系统文献回顾|文献计量|文献计量学|伞状综述|citespace|vosviewer|scoping review|prisma|systematic review|systematic literature review|literature review|bibliometric|bibliometrics|bibliometric analysis|scientometric|umbrella review|narrative review|integrative review|critical review|state-of-the-art review|review of the literature|systematically reviewed|systematically reviews`, false},
	{synoptic.LiteratureReview, 4, false, `综述|述评|研究进展|文献梳理|文献回顾|文献分析|知识图谱|可视化分析|research progress|this review|reviews the literature|reviews recent|文献研究法|文献研究`, false},
	{synoptic.LiteratureReview, 4, true, `we review|this paper reviews|this article reviews|we reviewed`, false},
	{synoptic.QuasiExperiment, 9, false, `双重差分|双重差分法|双重差分模型|多期双重差分|渐进双重差分|多时点双重差分|三重差分|断点回归|断点回归设计|合成控制法|合成控制|准自然实验|准实验|自然实验|倾向得分匹配|倾向得分匹配法|倾向性得分匹配|psm-did|did模型|did方法|多期did|合成双重差分|事件研究法|事件研究|双重机器学习|交错双重差分|回归不连续|间断时间序列|中断时间序列|分段回归|拟自然实验
difference-in-differences|difference-in-difference|differences-in-differences|difference in differences|diff-in-diff|triple difference|regression discontinuity|regression discontinuity design|synthetic control|synthetic control method|quasi-experiment|quasi-experimental|quasi-natural experiment|natural experiment|propensity score matching|propensity-score matching|propensity score|event study|event-study|interrupted time series|double machine learning|staggered adoption|staggered introduction|segmented regression|as-if random|as good as random|quasi-random|placebo reforms|synthetic controls|staggered rollout|instrumental variable|instrumental variables`, false},
	{synoptic.QuasiExperiment, 6, false, `instrumental-variable|instrumented|exogenous variation|exogenous shock|外生冲击|前后对照|自身对照|自身前后对照|类实验|非随机对照|非同期对照|前后测|pretest-posttest|pre-test and post-test|before-and-after|nonequivalent|non-randomized|non-randomised|工具变量|工具变量法|2sls|两阶段最小二乘法|psm`, false},
	{synoptic.QuasiExperiment, 5, true, `exploiting variation|exploit variation|exploits variation|as an instrument`, false},
	{synoptic.GroundedTheory, 8, false, `开放式编码|主轴编码|选择性编码|constant comparison|constant comparative|axial coding|open coding|程序化扎根理论|建构主义扎根理论|经典扎根理论|建构型扎根理论|扎根理论|扎根理论方法|扎根分析|扎根研究|扎根方法|扎根编码|三级编码|grounded theory|grounded-theory`, false},
	{synoptic.MultipleCaseStudy, 8, false, `多案例研究|多案例比较|多案例分析|双案例研究|双案例比较|双案例|多案例|跨案例|比较案例研究|比较案例|案例比较研究|案例比较|多个案|三案例|对比案例|个案比较|多案例对比|multiple case study|multiple-case study|multiple case studies|multi-case study|multiple cases|comparative case study|comparative case studies|comparative case analysis|cross-case|two-case study|multiple-case|multi-case|dual case study|paired comparison|two case studies|three case studies|four case studies|case comparison`, false},
	{synoptic.Simulation, 8, false, `多主体仿真|多智能体仿真|多主体建模|系统动力学|仿真实验|仿真模拟|数值仿真|仿真模型|仿真分析|仿真研究|计算机仿真|蒙特卡洛模拟|蒙特卡罗模拟|数值模拟|元胞自动机|基于主体的建模|计算实验|演化博弈仿真|netlogo|仿真|agent-based model|agent-based models|agent-based modeling|agent-based modelling|agent-based simulation|multi-agent simulation|multi-agent model|system dynamics|monte carlo simulation|monte carlo simulations|numerical simulation|numerical simulations|simulation model|simulation experiments|simulation study|simulation|simulations|cellular automata|agent-based|microsimulation|stock-and-flow model|stock-and-flow|netlogo model|微观模拟|情景模拟|虚拟队列|discrete-event simulation`, false},
	{synoptic.Simulation, 6, false, `演化博弈|演化博弈模型|微分博弈|博弈仿真|evolutionary game|evolutionary game model`, false},
	{synoptic.Ethnography, 8, false, `田野点|民族志|网络民族志|虚拟民族志|数字民族志|自我民族志|多点民族志|民族志方法|驻村观察|驻点观察|蹲点观察|沉浸式观察|跟随观察|ethnography|ethnographic|netnography|netnographic|autoethnography|auto-ethnography|ethnographic fieldwork`, false},
	{synoptic.Ethnography, 6, false, `田野调查|田野工作|田野研究|参与式观察|参与观察|田野考察|田野观察|fieldwork|participant observation|participant-observation|months of observation`, false},
	{synoptic.Ethnography, 5, true, `参与并记录|蹲点|shadowed|shadowing|i sat|i followed|i spent|i lived|we spent|i observed`, false},
	{synoptic.TextAnalysis, 7, false, `框架分析|内容分析法|内容分析|文本分析|文本分析法|文本挖掘|主题模型|lda主题模型|lda|bertopic|话语分析|批评性话语分析|批判话语分析|批评话语分析|政策文本分析|政策文本量化|政策文本计量|文本量化|文本计量|政策文献计量|词频分析|情感分析|语义网络分析|共词分析|框架分析法|叙事分析|修辞分析|扎根文本|语料库方法|语料库|文本编码|政策文本|文本细读|多模态话语分析|content analysis|content-analysis|topic model|topic models|topic modeling|topic modelling|structural topic model|latent dirichlet allocation|text mining|text analysis|textual analysis|discourse analysis|critical discourse analysis|sentiment analysis|corpus-based|corpus linguistics|framing analysis|narrative analysis|text-as-data|policy text|policy texts|rhetorical analysis|document analysis|quantitative text analysis|computational text analysis|close reading|close readings|corpus linguistic`, false},
	{synoptic.Survey, 7, false, `问卷调查|问卷调查法|问卷调研|结构方程模型|结构方程|抽样调查|横断面调查|横断面研究|网络调查|调查问卷|线上问卷|问卷数据|问卷法|社会调查数据|追踪调查数据|调查数据|横断面|现况调查|量表调查|综合社会调查|入户调查|电话调查|调查法|调查研究|questionnaire survey|questionnaire|questionnaires|survey data|online survey|cross-sectional survey|cross-sectional study|cross-sectional|structural equation modeling|structural equation modelling|structural equation model|structural equation models|sem|pls-sem|national survey|household survey|survey of|panel survey|telephone survey|web survey|representative survey|population-based survey|longitudinal survey|social survey|survey`, false},
	{synoptic.Survey, 5, false, `追踪调查|跟踪调查|社会调查|教育追踪|普查数据|微观调查|问卷星|有效问卷|问卷|量表|分层抽样|方便抽样|便利抽样|整群抽样|likert|self-report|cgss|cfps|charls|问卷星|chfs|clds|share数据`, false},
	{synoptic.Survey, 3, true, `surveyed`, false},
	{synoptic.Historical, 7, false, `概念史|思想史|校勘|比勘|钩沉|考辨|conceptual history|历史研究法|历史分析法|历史分析|历史文献|史料分析|史料|档案资料|档案史料|历史考察|历史比较分析|历史比较|考证|史学方法|口述史|口述历史|历史研究|历史档案|报刊史料|旧报刊|馆藏档案|archival|archival research|historical analysis|historiographical|historical research|historical records|oral history|lineage archives|state archives|national archives|historical sources|archival sources|archival materials|archival records|comparative historical analysis|comparative-historical`, false},
	{synoptic.Historical, 5, true, `爬梳`, false},
	{synoptic.Historical, 5, false, `档案|县志|奏折|碑刻|家谱|族谱|archives`, false},
	{synoptic.CaseStudy, 7, false, `为个案|为案例|作为案例|作为个案|为典型案例|为研究案例|单案例研究|单案例研究方法|单案例|单一案例研究|单一案例|个案研究|个案分析|个案考察|个案研究法|案例研究|案例研究法|案例研究方法|案例分析|案例分析法|案例考察|探索性案例研究|探索性单案例研究|纵向案例研究|纵向单案例研究|嵌入式单案例研究|嵌入式案例研究|解释性案例研究|个案观察|个案的分析|案例的分析|典型案例分析|拓展个案法|扩展个案法|拓展个案|single case study|single-case study|in-depth case study|single case|exploratory case study|longitudinal case study|embedded case study|qualitative case study|extended case method|case study|case studies|case analysis|case study method|single-case`, false},
	{synoptic.CaseStudy, 3, false, `典型案例|个案|in-depth case|case-based`, false},
	{synoptic.Theoretical, 6, false, `博弈模型|博弈分析|博弈论模型|数理模型|均衡模型|动态博弈|stackelberg|斯塔克尔伯格|委托代理模型|委托—代理模型|hotelling|霍特林模型|理论分析|理论推演|规范分析|规范研究|学理分析|思辨研究|思辨方法|概念分析|逻辑推演|法教义学|教义学|法解释学|理论建构研究|理论研究|哲学思辨|规范论证|理论阐释|学理阐释|比较法|法律解释|理论思辨|演绎推理|理论模型推导|文本解读|规范性分析|逻辑分析|conceptual paper|theoretical analysis|conceptual analysis|theoretical paper|normative analysis|doctrinal analysis|doctrinal research|theoretical essay|philosophical analysis|theoretical model|formal model|model in which|signalling model|signaling model|principal-agent model|conceptual article|conceptual essay|game-theoretic model|analytical model|doctrinal|normative argument|theoretically|legal analysis|conceptual framework is|game theory model`, false},
	{synoptic.Theoretical, 4, true, `present a model|presents a model|develop a model|develops a model|build a model of|builds a model|we model`, false},
	{synoptic.OtherDesign, 4, false, `类型化|判例分析|统计分析|描述性统计|描述统计|相关分析|方差分析|卡方检验|cohort|longitudinal`, false},
	{synoptic.OtherDesign, 3, false, `比较研究|比较分析|比较研究法|comparative analysis|comparative study|试验|实验|measurements|spectroscopy|microscopy|diffraction|assay|assays|chromatography|simulated annealing|prototype|case report|病例报告|个案报告`, false},
	{synoptic.OtherDesign, 4, true, `we compare|we evaluate|we benchmark`, false},
	{synoptic.OtherDesign, 3, true, `通过比较|通过对比`, false},
	{synoptic.OtherDesign, 4, false, `质性研究|质性访谈|深度访谈|半结构化访谈|半结构式访谈|半结构访谈|访谈法|访谈|焦点小组|焦点团体访谈|现象学|解释现象学分析|主题分析法|主题分析|行动研究|个别访谈|焦点访谈|座谈|口头访谈
semi-structured interviews|in-depth interviews|interviews|focus groups|focus group|phenomenological|phenomenology|thematic analysis|action research|qualitative study|qualitative research|qualitative interviews|interpretative phenomenological analysis|interviewed|life-story interviews|walking interviews`, true},
	{synoptic.OtherDesign, 5, false, `事件史分析|门槛回归|广义矩估计|gmm|熵权topsis|topsis|灰色预测|地理加权回归|核密度估计|泰尔指数|基尼系数分解|莫兰指数|随机前沿|arima|garch|tvp-var|协整检验|tobit|负二项回归|泊松回归|逐步回归|多元线性回归|线性回归|cox回归|cox比例风险|列线图|roc曲线|文献资料法|数理统计法|专家访谈法|录像观察法|交叉滞后|潜变量增长|event history analysis|survival analysis|cross-lagged|latent growth|cox regression|cox models|bayesian|spatiotemporal models|hierarchical model|gaussian process|gradient boosting|xgboost|贝叶斯|cox proportional hazards|granger causality|cointegration|poisson regression|negative binomial|audit study|correspondence study|paired-samples|anova|ancova|广义线性混合模型|线性混合模型|generalized linear mixed models|generalised linear mixed models|linear mixed models|mixed-effects models|mixed effects models|情境实验|情景实验|行为实验|实验室实验|实验法|眼动实验|眼动追踪|对照实验|对比实验|控制实验|实验研究|教学实验|消融实验|动物实验|体外实验|细胞实验|队列研究|前瞻性队列|回顾性队列|病例对照|回顾性分析|回顾性研究|前瞻性研究|纵向追踪|社会网络分析|德尔菲法|专家咨询|层次分析法|熵权法|熵值法|数据包络分析|dea模型|超效率sbm|空间计量|空间杜宾模型|空间自回归|空间自相关|耦合协调度模型|耦合协调度|固定效应模型|面板数据模型|面板回归|多元回归|回归分析|logit模型|logit回归|logistic回归|probit模型|门槛模型|门限回归|var模型|中介效应模型|计量模型|计量分析|面板数据|基准回归|机器学习|深度学习|神经网络|随机森林|支持向量机|参与式设计|设计研究|实证研究|实证分析|实证检验|面板向量自回归|生存分析|潜在剖面分析|潜在类别分析|聚类分析|因子分析|主成分分析|分解分析|投入产出|可计算一般均衡|cge模型|灰色关联|马尔可夫|地理探测器|遥感|双向固定效应|分位数回归|多层线性模型|元胞|扎根|爬虫|网络药理学|分子对接|有限元|正交试验|响应面法|时间序列|田间试验|盆栽试验|测序|转录组|代谢组|孟德尔随机化|准备实验|政策仿真|政策评估|引力模型|引力方程|dea|三阶段dea|super-sbm|malmquist|专家函询|德尔菲函询|函询|眼动仪|q方法|指数随机图|qap分析|中心度|基线模型|参数估计|空间滞后模型|半参数|有序logit|空间溢出效应模型|主题词共现
laboratory experiment|lab experiment|lab experiments|online experiment|eye-tracking|cohort study|prospective cohort|retrospective cohort|case-control|retrospective study|retrospective analysis|prospective study|longitudinal study|delphi|social network analysis|network analysis|analytic hierarchy process|data envelopment analysis|spatial econometric|spatial durbin model|panel data|fixed effects|fixed-effects|regression analysis|logistic regression|linear regression|regressions|ols|machine learning|deep learning|neural network|neural networks|random forest|design science|empirical study|empirical analysis|benchmark|ablation|ablations|experiments|experiment|experimental|econometric|time series|factor analysis|latent profile analysis|latent class analysis|cluster analysis|mendelian randomization|panel regression|panel regressions|hierarchical linear|multilevel model|multilevel|conjoint analysis|dynamic panel|quantile regression|vector autoregression|input-output|computable general equilibrium|quantitative analysis|growth curve|regression model|regression models|usability study|user study|finite element|in vitro|in vivo|bioinformatics|sequencing|structural model|observational study|secondary analysis|time-series|electronic health records|cost-effectiveness analysis|markov model|diary study|gravity model|gravity equation|spatial lag model|spatial error model|spatial model|ordered logit|probit|logit|hazard models|hazard model|proportional hazards|generalised estimating equations|generalized estimating equations|exponential random graph models|exponential random graph|piecewise exponential model|q methodology|q-methodology|q sort|eye movements|gradient-boosted trees|decision trees|convolutional network|transformer model|inverse probability weighting|retrospective cohort study|duration models|count models`, false},
}
