package rules

import "synoptic/internal/synoptic"

// namedEnglish are the ways of working that English abstracts name, by the
// design that they amount to. The names of one entry are worth the same.
var namedEnglish = []method{
	// Results of many studies, reckoned into one.
	{design: synoptic.MetaAnalysis, weight: 10, names: `meta-analysis|meta analysis|meta-analyses|meta-analytic|meta-regression|metaanalysis|fisher z|hedges' g|meta-analyse|meta-analyze
meta-analysed|meta-analyzed|meta-analyses of|meta-analytically|pooled odds|pooled risk|pooled estimate|pooled estimates|pooled effect
pooled effects|pooled prevalence|summary risk|summary odds|summary effect|summary effects|weighted effect|weighted mean effect
publication bias|publication selection|funnel plot|funnel plots|dersimonian|dersimonian-laird|individual participant data
individual patient data|quantitative synthesis|quantitative review|primary studies|research synthesis|standardised mean differences were
standardized mean differences were|effect sizes from|effect sizes were|effect sizes on|mean effect size across|network meta-analysis
dose-response meta-analysis|meta-analytical|bayesian meta-analysis|umbrella meta-analysis|metafor|corrected mean correlation|pooled analyses
effect sizes across`},

	// What others have written, searched for, mapped or told.
	{design: synoptic.LiteratureReview, weight: 9, names: `citespace|vosviewer|scoping review|systematic review|systematic literature review|literature review|bibliometric|bibliometrics
bibliometric analysis|scientometric|umbrella review|narrative review|integrative review|critical review|state-of-the-art review
review of the literature|systematically reviewed|systematically reviews|meta-ethnography|meta-synthesis|metasynthesis|meta-aggregation
qualitative evidence synthesis|qualitative synthesis|evidence synthesis|rapid review|realist review|realist synthesis|mapping review
mapping study|systematic mapping|systematic map|evidence map|mapping the evidence|evidence gap map|state-of-the-art article|science mapping|citation network
co-citation|cocitation|bibliographic coupling|citation analysis|intellectual structure|theory-oriented review|structured review
structured literature review|critical literature review|semi-systematic review|historiographical review|review article|narrative synthesis
narratively synthesised|narratively synthesized|scoping study|meta-narrative review|meta-narrative|bibliometric study
qualitative meta-synthesis|thematic synthesis|literature survey|survey of the literature|surveys the literature on`},
	{design: synoptic.LiteratureReview, weight: 6, names: `takes stock of|take stock of|taking stock|overview of existing research|overview of research|overview of the literature
overview of the research|surveys recent|surveys the literature|this review|review of research|review of studies|review of recent
what do we know|existing scholarship|decades of scholarship|decades of research|years of research|research agenda for`},
	{design: synoptic.LiteratureReview, weight: 4, names: `research progress|reviews the literature|reviews recent|a review`},
	{design: synoptic.LiteratureReview, weight: 4, verbal: true, names: `we review|this paper reviews|this article reviews|we reviewed`},

	// Chance, in the hands of the researchers, decides who gets what.
	{design: synoptic.RCT, weight: 9, names: `randomized controlled trial|randomised controlled trial|randomized controlled trials|randomized trial|randomised trial
randomized clinical trial|randomised clinical trial|cluster randomized|cluster randomised|cluster-randomized|cluster-randomised
placebo-controlled|randomized controlled|randomised controlled|randomized experiment|randomised experiment|randomized field experiment
crossover trial|controlled trial|a/b test|a/b tests|a/b testing|randomised evaluation|randomized evaluation|megastudy
randomised field experiment|randomised pilot|pilot randomised|pilot randomized|stepped-wedge trial|parallel-group|parallel group
placebo-controlled trial|double-blind trial|random assignment|randomly allocating|cluster trial|block randomised|block randomized
waitlist-controlled|waitlist control|waiting-list control|wait-list control|crossover randomised|crossover randomized|multi-arm trial
factorial trial|randomised study|randomized study`},
	{design: synoptic.RCT, weight: 8, names: `survey experiment|survey experiments|conjoint experiment|conjoint survey experiment|vignette experiment|factorial survey|list experiment
single-blind|single-blinded|assessor-blinded|crossover study|cross-over study|cross-over trial|stepped-wedge|stepped wedge|field experiments
double-blind|double blind|field experiment|randomized|randomised|between-subjects|between-subject|vignette experiments|factorial vignette
factorial experiment|audit experiment|audit experiments|correspondence experiment|correspondence experiments|conjoint|online experiment
online experiments|field trial|experimentally varied|experimentally vary|experimentally manipulated|randomly varied|randomly varying
randomly vary|randomly shown|randomly presented|random order of|randomising|randomizing|randomises|randomizes|information experiment
information treatment|preregistered experiment|pre-registered experiment|framing experiment|scenario experiment|scenario-based experiment
three-arm|four-arm|two-arm|lab-in-the-field|laboratory-in-the-field|identical cvs|identical résumés|public draw|toss of a coin|coin toss
drawn from a hat|coin flip|random number table|random number tables`},
	{design: synoptic.RCT, weight: 7, names: `chosen at random|selected at random to receive|drew lots|allocated by lottery|assigned by lottery|lottery assignment
computer-generated sequence|three arms|two arms|four arms`},
	{design: synoptic.RCT, weight: 7, verbal: true, names: `randomly`},
	{design: synoptic.RCT, weight: 6, verbal: true, names: `randomly assigned|randomly allocated|randomly divided|were randomized|were randomised|was randomized|was randomised|randomized to
randomised to|randomly assign|randomly assigns`},

	// The world, or a rule, decides who gets what; others serve as the comparison.
	{design: synoptic.QuasiExperiment, weight: 9, names: `psm-did|difference-in-differences|difference-in-difference|differences-in-differences|difference in differences|diff-in-diff
triple difference|regression discontinuity|regression discontinuity design|synthetic control|synthetic control method|quasi-experiment
quasi-experimental|quasi-natural experiment|natural experiment|propensity score matching|propensity-score matching|propensity score
event study|event-study|interrupted time series|double machine learning|staggered adoption|staggered introduction|segmented regression
as-if random|as good as random|quasi-random|placebo reforms|synthetic controls|staggered rollout|instrumental variable
instrumental variables|csdid|bartik|triple-difference|triple differences|shift-share|regression kink|fuzzy regression discontinuity
sharp regression discontinuity|kink design|bunching design|geographic discontinuity|border discontinuity|spatial discontinuity
difference-in-discontinuities|callaway|sun and abraham|stacked difference|parallel trends|comparative interrupted time series
controlled interrupted time series|controlled before-and-after|controlled before-after|before-after study|before-and-after study|pre-post
pre—post|pre-post design|pre-post comparison|nonequivalent control group|non-equivalent control group|non-equivalent group
non-equivalent groups|nonequivalent group|nonequivalent groups|non-equivalent comparison|non-randomised comparison|non-randomized comparison
nonrandomized|nonrandomised|non-randomised controlled|non-randomized controlled|non-randomised trial|non-randomized trial|non-randomised
non-randomized|intact classes|quasi-randomly|quasi-random assignment|quasi-exogenous|plausibly exogenous|identification strategy
instrumental variables estimates|synthetic difference-in-differences|augmented synthetic control|matched difference-in-differences
entropy balancing|judge fixed effects|examiner fixed effects|age cutoff|eligibility cutoff|eligibility threshold|propensity-score-matched
propensity score matched|propensity-matched|propensity score weighting|event studies|matched control|matched controls|matched comparison
local average treatment|trend break`},
	{design: synoptic.QuasiExperiment, weight: 7, names: `plausibly random|quasi-random variation|exogenous variation|exogenous variations|exogenous shock|exogenous shocks|causal identification|natural-experiment|policy discontinuity
policy discontinuities|pretest-posttest|pre-test/post-test|pretest/posttest|pre-test—post-test|pretest—posttest|pre- and post-test
pre- and posttest|pre- and post-tests`},
	{design: synoptic.QuasiExperiment, weight: 6, names: `instrumental-variable|instrumented|pre-test and post-test|before-and-after|nonequivalent|2sls|psm`},
	{design: synoptic.QuasiExperiment, weight: 5, verbal: true, names: `exploiting variation|exploit variation|exploits variation|as an instrument`},

	// Combinations of conditions across sets of cases.
	{design: synoptic.QCA, weight: 9, names: `set-theoretic methods|set-theoretic analysis|fuzzy-set analysis|necessary condition analysis|fsqca|csqca|mvqca|qca
fuzzy-set qualitative comparative analysis|fuzzy set qualitative comparative analysis|crisp-set qualitative comparative analysis
qualitative comparative analysis|tqca|configurational analysis|configurational approach|configurational comparative|configurational
truth table|truth tables|truth-table|boolean minimisation|boolean minimization|crisp set|crisp-set|calibrated sets|coincidence analysis
sufficient combinations|causal recipes|multi-value qca|multivalue qca|temporal qca|two-step qca|panel fsqca|panel qca|fs/qca
necessity and sufficiency|necessary and sufficient conditions|qualitative-comparative analysis|set theoretic|set-theoretic|boolean algebra
boolean logic`},
	{design: synoptic.QCA, weight: 8, names: `combinations of conditions|which combinations of|what combinations of|combinations suffice|configurations of conditions`},
	{design: synoptic.QCA, weight: 7, names: `equifinal|equifinality|causal asymmetry|asymmetric causation|fuzzy set|fuzzy sets|fuzzy-set`},
	{design: synoptic.QCA, weight: 6, names: `nca`},

	// The causal steps of an outcome, with evidence for each.
	{design: synoptic.ProcessTracing, weight: 9, names: `tracing the process|trace the process|traces the process|traced the process|rival explanations|rival explanation|competing explanations against|diagnostic evidence|smoking-gun|process tracing|process-tracing|process traces|process-traces|process-traced|process traced|process-tracer
causal process observations|causal-process observations|causal process observation|hoop test|hoop tests|straw-in-the-wind|doubly decisive
smoking gun|causal-process tracing|causal process tracing|congruence analysis|congruence method|causal sequence|causal sequences
traces the causal|trace the causal|tracing the causal|traced the causal`},
	{design: synoptic.ProcessTracing, weight: 8, names: `traces the process|trace the process|tracing the process|traced the process`},

	// Codes raised to categories until nothing new comes.
	{design: synoptic.GroundedTheory, weight: 8, names: `constant comparison|constant comparative|axial coding|open coding|grounded theory|grounded-theory|gioia|axial|axial and selective coding
selective coding|selective codes|theoretical sampling|theoretical saturation|theoretical coding|theoretical codes|focused coding
focused codes|line-by-line coding|coded line by line|coded line-by-line|constant comparisons|constantly compared|constantly comparing
first-order concepts|first-order codes|second-order themes|aggregate dimensions|charmaz|charmazian|corbin and strauss|strauss and corbin
glaserian|straussian|substantive theory|core category|basic social process|memo writing|memo-writing|grounded analysis|grounded model
grounded approach|grounded in the data|situational analysis|constructivist grounded|open, axial|inductive theory building
inductive theory-building|glaser and strauss|categories were compared|open to axial|emergent theory`},

	// A few cases side by side.
	{design: synoptic.MultipleCaseStudy, weight: 8, names: `multiple case study|multiple-case study|multiple case studies|multi-case study|multiple cases|comparative case study
comparative case studies|comparative case analysis|cross-case|two-case study|multiple-case|multi-case|dual case study|paired comparison
two case studies|three case studies|four case studies|case comparison|most-similar|most similar systems|most-different
most different systems|structured focused comparison|structured, focused comparison|focused comparison|contrasting cases|contrasting case
matched cases|polar cases|paired cases|paired case studies|replication logic|small-n comparison|within-case and cross-case
cross-case comparison|cross-case analysis|cross-national case|multi-site case study|multisite case study|multi-sited case study
comparative case|comparative cases|comparative case-study|multiple-case design|comparative study of two|comparative study of three
comparative study of four|two-country comparison|three-country comparison|paired case study|paired case|cross-case synthesis|two-case
three-case|compared case studies|comparative ethnography|small-n case studies`},
	{design: synoptic.MultipleCaseStudy, weight: 7, names: `case studies|case-studies|mini-cases|two cases|three cases|four cases|five cases|six cases|several cases`},

	// One case in depth.
	{design: synoptic.CaseStudy, weight: 7, names: `single case study|single-case study|in-depth case study|single case|exploratory case study|longitudinal case study|embedded case study
qualitative case study|extended case method|case study|case analysis|case study method|single-case|revelatory case|extreme case|deviant case
critical case|exemplary case|typical case|illustrative case|instrumental case|teaching case|intrinsic case|telling case|paradigmatic case
crucial case|least-likely case|most-likely case|least likely case|most likely case|outlier case|unusual case|single revelatory case
case-study approach|case-study research|case study research|case study design|case study methodology|single-site study|one-site study
nested case study|explanatory case study|instrumental case study|intrinsic case study|holistic case study|participatory case study
historical case study|instructive case|interesting case|this case study|the case study|our case is|rich case|prominent case|notable case
exceptional case|case study of one|case studied|case analysed|case firm|case company|case organisation|case organization`},
	{design: synoptic.CaseStudy, weight: 5, names: `in-depth case|case-based|the case of|a case in`},

	// Being there for long, and taking notes.
	{design: synoptic.Ethnography, weight: 9, names: `ethnography|ethnographic`},
	{design: synoptic.Ethnography, weight: 8, names: `netnography|netnographic|autoethnography|auto-ethnography|ethnographic fieldwork|ethnographically|ethnographic study
ethnographic observation|ethnographic observations|multi-sited ethnography|institutional ethnography|digital ethnography
hours of observation|months of fieldwork|long-term immersion|thick description|anthropological fieldwork|anthropological|lived among
participant observer|participant-observer|hours of shadowing|field diary|field diaries|online ethnography|ethnographic immersion
longitudinal immersion`},
	{design: synoptic.Ethnography, weight: 6, names: `fieldwork|participant observation|participant-observation|months of observation|shadowing`},
	{design: synoptic.Ethnography, weight: 5, names: `field notes|fieldnotes`},
	{design: synoptic.Ethnography, weight: 5, verbal: true, names: `shadowed|i sat|i followed|i spent|i lived|we spent|i observed`},

	// What the past has left.
	{design: synoptic.Historical, weight: 8, names: `court rolls|oral histories|declassified|declassified documents|unpublished correspondence|parish registers|guild ledgers|business records
company records|private papers|personal papers|cabinet papers|police files|parliamentary papers|historical documents|historical study
historical account|historical perspective|social history|cultural history|institutional history|microhistory|micro-history
biographical study|prosopography|prosopographical|manuscript sources|newspapers and pamphlets|palaeographic|historiography|archival evidence
archival study|archival documents|archival data|probate inventories|tax lists|log books|logbooks|private correspondence|oral testimony
oral testimonies|record offices|church records|history from below|digitised newspapers|digitized newspapers|historical newspapers`},
	{design: synoptic.Historical, weight: 7, names: `a genealogy of|intellectual history|conceptual history|archival research|historical analysis|historiographical|historical research
historical records|oral history|lineage archives|state archives|national archives|historical sources|archival sources|archival materials
archival records|comparative historical analysis|comparative-historical|company archive|state papers|government papers`},
	{design: synoptic.Historical, weight: 5, names: `archives|ledgers|petitions|manuscripts|memoirs|pamphlets|chronicles|gazetteers|minute books|letters and diaries|archive of|archives of`},
	{design: synoptic.Historical, weight: 4, names: `archival`},

	// Texts as data: counted, coded, read.
	{design: synoptic.TextAnalysis, weight: 8, names: `collocation|keyness|supervised classification|large corpus`},
	{design: synoptic.TextAnalysis, weight: 7, names: `dictionary method|word embeddings|text classification|keyword analysis|lda|bertopic|content analysis|content-analysis|topic model
topic models|topic modeling|topic modelling|structural topic model|latent dirichlet allocation|text mining|text analysis|textual analysis
discourse analysis|critical discourse analysis|sentiment analysis|corpus-based|corpus linguistics|framing analysis|frame analysis
narrative analysis|text-as-data|policy text|policy texts|rhetorical analysis|document analysis|quantitative text analysis
computational text analysis|close reading|close readings|corpus linguistic|corpus-assisted|corpus of|natural language processing|nlp|bert
visual analysis|semiotic|semiotics|semiotic analysis|visual rhetoric|thematic content analysis|qualitative content analysis
quantitative content analysis|qualitative document analysis|document review|documentary analysis|coded for|were coded for|discourse-analytic
discourse-historical|multimodal analysis|multimodal discourse|conversation analysis|conversation-analytic|metaphor analysis
computer-assisted text|automated text analysis|text classifier|word frequencies|word frequency|stylometric|stylometry|intertextual
literary analysis|textual reading|film analysis|narratological|genre analysis|move analysis`},
	{design: synoptic.TextAnalysis, weight: 6, names: `scrape|scraped`},
	{design: synoptic.TextAnalysis, weight: 5, names: `discursive|rhetoric of|rhetorical`},

	// A world that is run in a computer.
	{design: synoptic.Simulation, weight: 8, names: `dsge|netlogo|agent-based model|agent-based models|agent-based modeling|agent-based modelling|agent-based simulation|multi-agent simulation
multi-agent model|system dynamics|monte carlo simulation|monte carlo simulations|numerical simulation|numerical simulations|simulation model
simulation experiments|simulation study|simulation|simulations|cellular automata|agent-based|microsimulation|stock-and-flow model
stock-and-flow|netlogo model|discrete-event simulation|abm|anylogic|vensim|repast|seir|generative agents|artificial society
artificial societies|artificial economy|simulate|simulates|simulating|monte carlo|discrete-event|discrete event simulation
decision-analytic model|decision analytic model|markov cohort|cohort simulation|policy simulation|policy simulations
counterfactual simulation|counterfactual simulations|seir model|sir model|opinion dynamics|simulated numerically|system-dynamics
dynamic microsimulation|land-use simulation|urban simulation|computational experiments|computational experiment|in silico
language-model agents|llm agents|llm-based agents|monte carlo experiments|synthetic population|artificial users|artificial consumers
virtual users|virtual agents|synthetic agents|synthetic users|synthetic households|simulated users|simulated agents
computable general equilibrium model|cge model`},
	{design: synoptic.Simulation, weight: 6, names: `evolutionary game|evolutionary game model|computable general equilibrium|was simulated|were simulated`},

	// Proofs, models on paper, doctrine, concepts. An essay that names none of these has no method.
	{design: synoptic.Theoretical, weight: 7, names: `impossibility theorem|possibility theorem|representation theorem|theorem|theorems|signalling game|signaling game|repeated game|bayesian game
game-theoretic|game theoretic|overlapping generations|overlapping-generations|contracting model|bargaining model|equilibrium model
general equilibrium|subgame perfect|nash equilibrium|optimal contract|mechanism design|hotelling model|axiomatic|axioms|stable matchings
theoretical article|theoretical essay|conceptual paper|conceptual study|global-games|global games|game of incomplete information|cheap talk|contest model|screening model|paper is theoretical|article is theoretical|is conceptual
purely theoretical|normative theory|reflective equilibrium|thought experiment|thought experiments|analytic philosophy|formalises|formalizes
formalise|formalize|we prove|i prove|we characterise|we characterize|all-pay|auction model|doctrinal legal|legal doctrinal|black-letter
jurisprudential analysis|statutory interpretation|immanent critique|phenomenological argument|theory-building paper|theory paper
dynamic game|differential game|markov perfect|rational inattention|inattention model|signalling model|axiomatic characterisation
axiomatic characterization|normative theoretical|doctrinal study|doctrinal research|conceptual article`},
	{design: synoptic.Theoretical, weight: 6, names: `stackelberg|hotelling|theoretical analysis|conceptual analysis|theoretical paper|normative analysis|doctrinal analysis
philosophical analysis|theoretical model|formal model|model in which|signaling model|principal-agent model|conceptual essay
game-theoretic model|analytical model|doctrinal|normative argument|theoretically|legal analysis|conceptual framework is|game theory model
discount factor|participation constraint|incentive constraint`},
	{design: synoptic.Theoretical, weight: 5, names: `optimal policy|optimal mechanism|optimal rule|is optimal only|is optimal when|is never optimal|is optimal if|growth model|search model|matching model|in equilibrium|equilibria`},
	{design: synoptic.Theoretical, weight: 4, verbal: true, names: `present a model|presents a model|develop a model|develops a model|build a model of|builds a model|we model`},

	// Many people answer the same questions.
	{design: synoptic.Survey, weight: 7, names: `questionnaire survey|questionnaire|questionnaires|survey data|online survey|cross-sectional survey|cross-sectional study|cross-sectional
structural equation modeling|structural equation modelling|structural equation model|structural equation models|sem|pls-sem|national survey
household survey|survey of|panel survey|telephone survey|web survey|representative survey|population-based survey|longitudinal survey
social survey|survey|telephone poll|opinion poll|public opinion poll|opinion survey|mail survey|postal survey|mailed survey|e-mail survey
email survey|web-based survey|internet survey|face-to-face survey|two-wave survey|three-wave survey|multi-wave survey|time-lagged survey
time-lagged|diary survey|daily diary|experience sampling|panel survey data|labour force survey|labor force survey|supplier survey
teacher survey|citizen survey|employee survey|resident survey|expert survey|self-administered|self-reported questionnaire|usable responses
valid responses|response rate|likert scale|likert-type|validated scales|validated scale|supervisor-subordinate|leader-follower dyads
matched dyads|partial least squares|covariance-based|confirmatory factor analysis|path analysis|path model|path models|moderated mediation
mediation analysis|european social survey|world values survey|general social survey|demographic and health survey
demographic and health surveys|health and retirement study|afrobarometer|eurobarometer|latinobarometro|asian barometer|arab barometer|nhanes
piaac|stratified random sample|stratified sample|convenience sample|snowball sample of|quota sample|multistage sample|multi-stage sample
cluster sample|stratified random sampling|multistage sampling|surveys|survey respondents|probability-based|online panel|postal questionnaire
structured questionnaire`},
	{design: synoptic.Survey, weight: 5, names: `likert|self-report|cgss|cfps|charls|chfs|clds|hierarchical regression`},
	{design: synoptic.Survey, weight: 3, verbal: true, names: `surveyed`},

	// Numbers and words, by plan.
	{design: synoptic.Mixed, weight: 10, names: `mixed methods|mixed-methods|mixed-method|mixed method|qual-quant|quant-qual`},
	{design: synoptic.Mixed, weight: 9, names: `sequential explanatory|explanatory sequential|exploratory sequential|convergent parallel|both qualitative and quantitative
both quantitative and qualitative|qualitative and quantitative methods|quantitative and qualitative methods
combines quantitative and qualitative|multi-method|multimethod|mixed design|mixed methodology|mixed methodologies|mixed research design
mixed approach|mixed-design|nested analysis|quan-qual|quan—qual|multi-method study|multimethod study|multiple methods|convergent design
convergent mixed|concurrent triangulation|quantitative and qualitative|qualitative and quantitative|quantitatively and qualitatively
explanatory-sequential|exploratory-sequential|embedded mixed`},
	{design: synoptic.Mixed, weight: 8, names: `triangulates|triangulate|triangulated|triangulating`},

	// Ways of working outside the sixteen designs, and tools that go with any of them.
	{design: synoptic.OtherDesign, weight: 8, names: `delphi|q methodology|q-methodology|action research|action-research|participatory action research|case-control study|cohort study
prospective cohort|retrospective cohort|prospective cohort study|retrospective cohort study|interpretative phenomenological analysis
photovoice|design science|design science research|eye-tracking`},
	{design: synoptic.OtherDesign, weight: 6, counts: true, names: `cross-lagged|latent profile analysis|latent class analysis|latent growth|growth mixture modeling|growth mixture modelling|growth mixture model|growth mixture models|latent class growth analysis|mixture modeling|mixture modelling`},
	{design: synoptic.OtherDesign, weight: 5, counts: true, names: `regressed on|cross-sectional regression|cross-sectional regressions|abnormal returns|gmm|tobit|cox regression|cox models|hierarchical model|cox proportional hazards|poisson regression|negative binomial
generalized linear mixed models|generalised linear mixed models|linear mixed models|mixed-effects models|mixed effects models
spatial econometric|panel data|fixed effects|fixed-effects|regression analysis|logistic regression|linear regression|regressions|ols
econometric|time series|panel regression|panel regressions|hierarchical linear|multilevel model|multilevel|dynamic panel|quantile regression
vector autoregression|quantitative analysis|regression model|regression models|ordered logit|probit|logit|statistical analysis|regression
log data|log analysis|quantitative data|statistical modelling|statistical modeling|statistical models|vector autoregressions
panel vector autoregressions`},
	{design: synoptic.OtherDesign, weight: 5, names: `topsis|arima|garch|tvp-var|event history analysis|survival analysis|bayesian|spatiotemporal models|gaussian process|gradient boosting
xgboost|granger causality|cointegration|audit study|correspondence study|paired-samples|anova|ancova|dea|super-sbm|malmquist
laboratory experiment|lab experiment|lab experiments|case-control|retrospective study|retrospective analysis|prospective study
longitudinal study|social network analysis|network analysis|analytic hierarchy process|data envelopment analysis|spatial durbin model
machine learning|deep learning|neural network|neural networks|random forest|empirical study|empirical analysis|benchmark|ablation|ablations
experiments|experiment|experimental|factor analysis|cluster analysis|mendelian randomization|conjoint analysis|input-output|growth curve
usability study|user study|finite element|in vitro|in vivo|bioinformatics|genome sequencing|rna sequencing|dna sequencing|gene sequencing|sequencing data|structural model|observational study|secondary analysis
time-series|electronic health records|cost-effectiveness analysis|markov model|diary study|gravity model|gravity equation|spatial lag model
spatial error model|spatial model|hazard models|hazard model|proportional hazards|generalised estimating equations
generalized estimating equations|exponential random graph models|exponential random graph|piecewise exponential model|q sort|eye movements
gradient-boosted trees|decision trees|convolutional network|transformer model|inverse probability weighting|duration models|count models
co-design|participatory design|usability test|usability testing|design-based research|a/b comparison|difference equation|benchmarking study
interview study|reflexive thematic analysis|audit of|random forests|lstm|svm|neural nets|stochastic frontier|stochastic frontier analysis
sbm-dea|autoregressive distributed lag|ardl|var model|error correction model|ahp`},
	{design: synoptic.OtherDesign, weight: 4, names: `cohort|longitudinal`},
	{design: synoptic.OtherDesign, weight: 4, talk: true, names: `colaizzi|group interviews|group discussions|semi-structured interviews|in-depth interviews|interviews|focus groups|focus group|phenomenological|phenomenology|thematic analysis
qualitative study|qualitative research|qualitative interviews|interviewed|life-story interviews|walking interviews|audio diaries
life history|narrative inquiry|framework method|qualitative data|follow-up interviews|oral interviews|reflexive interviews|life-history
life histories|life stories|life story|conversations with|oral history interviews|spoke with|expert interviews|elite interviews
group interviews|oral accounts`},
	{design: synoptic.OtherDesign, weight: 4, verbal: true, names: `we compare|we evaluate|we benchmark`},
	{design: synoptic.OtherDesign, weight: 3, names: `comparative analysis|comparative study|measurements|spectroscopy|microscopy|diffraction|assay|assays|chromatography|simulated annealing
prototype|case report`},
}
