package rules

// The cues of English abstracts, in lower case. Each table is one kind; cues
// are separated by line breaks or bars.

var englishCues = map[kind]string{
	kindAim: `purpose was|our purpose|aims to|aim to|aimed to|aims at|aimed at|aim of|aim is|aims were|aim was|purpose of|purpose is|objective of|objective is|objective was
objectives of|in order to|seeks to|sought to|seek to|attempts to|attempted to|attempt to|intends to|set out to|sets out to|goal of|goal is|goal was
tries to|designed to|to examine|to explore|to investigate|to study|to assess|to evaluate|to determine|to identify|to test|to understand
to analyze|to analyse|to compare|to estimate|to clarify|to reveal|to answer|to address|to describe|to measure|to sort out|to characterize
to characterise|to elucidate|to quantify|to explain|to uncover|to ascertain|to develop|to validate|to discuss|we ask|we study|we examine
we investigate|we explore|we test|we tested|we examined|we investigated|we asked|we assess|we assessed|we evaluated|we analyze how
we analyse how|i examine|i ask|i study|i investigate|we consider|we estimate whether|we revisit|we address|we sought|we aimed
we estimate the effect|we estimate the impact|we estimate the effects|we estimate the cost|i estimate the effect|we measure the effect
we quantify|i explore|i trace how|we trace how|this paper examines|this paper investigates|this paper explores|this paper studies
this paper asks|this paper analyzes|this paper analyses|this paper discusses|this paper considers|this paper addresses|this paper looks at
this article examines|this article investigates|this article explores|this article studies|this article asks|this article analyzes
this article analyses|this article discusses|this article considers|this article addresses|this study examines|this study investigates
this study explores|this study examined|this study investigated|this study explored|this study asks|this study analyzes|this study analyses
this study analyzed|this study assesses|this study assessed|this study evaluates|this study evaluated|this study addresses
this study considers|undertakes an in-depth examination|undertakes an examination|the study examines|the study explores|the study investigates|the study examined|the paper examines|the paper explores
the paper investigates|the article examines|the article explores|the article investigates|this essay examines|this essay explores
this research examines|this research explores|this research investigates|this thesis examines|this thesis explores|this review examines
this review summarizes|this review summarises|this review explores|the present study examines|the present study investigates
the present study examined|the present study explores|the present study investigated|research question|questions of|question of how
question of whether|we will explain|we will assess|we will examine|we will investigate|we will explore|we will evaluate|we will test whether|study will assess
study will examine|study will explore|study will evaluate|trial will test|trial will assess|review will map|review will examine|look for the|we turn to|i turn to|article turns to|paper turns to|we hypothesise that|we hypothesize that|i hypothesise that|i hypothesize that`,
	kindInquiry: `tests|estimates|measures|analyses|traces|compares|reviews|investigates|examine|examines|examined|explore|explores|explored|investigate
investigates|investigated|study|analyze|analyzes|analyse|assess|assesses|evaluate|evaluates|determine|identify|compare|test|understand
discuss|discusses|address|addresses`,
	kindGap: `is thin|remains thin|we do not know|we still do not know|nobody knows|it is unclear|is unclear|remains unclear|remain unclear|unclear whether|unclear how|unclear if|unknown whether|remains unknown
remain unknown|is unknown|are unknown|is not known|are not known|not known whether|little tested|poorly understood|little understood
not well understood|not fully understood|little is known|less is known|we know little|know little|little attention|scant attention
limited attention|limited evidence|little evidence|evidence is limited|evidence is scarce|evidence is mixed|evidence remains|has not been
have not been|has not yet|have not yet|not yet been|rarely|seldom|elusive|rarely been|rarely considered|seldom considered|rarely addressed
rarely asked|rarely tested|rarely discussed|seldom studied|seldom discussed|rarely measured|rarely investigated|rarely analysed
rarely analyzed|little studied|little-studied|seldom been|remains poorly|remain poorly|poorly explained|is lacking|are lacking|is mixed
are mixed|remains mixed|remain mixed|mixed evidence|mixed results|is left open|left open|is unsettled|rarely cite|seldom examined
rarely examined|rarely studied|yet to be|less clear|not clear|is missing|are missing|little empirical|fewer studies|little work|few have
no consensus|disagree|disagreement|hardly any|remains an open|is disputed|are disputed|less understood|less attention|understood poorly
barely|hitherto|largely unexplored|unexplored|unexamined|unstudied|there is a lack|lack of|lacks|few studies|no study|no studies
research is scarce|understudied|under-explored|underexplored|underresearched|overlooked|neglected|debated|contested|remains to be
remain to be|open question|unresolved|gap in|gap between|insufficiently|uncertain|controversial|inconclusive|scarce|is limited|are limited
remains limited|remain limited|been quite limited|has been limited|have been limited|been very limited|ignored|ignore|ignores|overlooks|puzzle`,
	kindAsk: `whom|whose|how|why|whether|what|which|who|when do|when does|to what extent|do|does|is|are|can|should|under what conditions`,
	kindFind: `states that|stated that|see that|came to see|come to see|came to understand|show that|shows that|showed that|show|shows|showed|reveal|reveals|revealed|indicate|indicates|indicated|suggest|suggests|suggested
demonstrate|demonstrates|demonstrated|conclude|concludes|concluded|confirm|confirms|confirmed|argues|argued|argue|finds|find that|found that
proposes that|propose that|it is shown that|it was shown that|it is found that|it was found that|it is argued that`,
	kindFindNear: `defend|defends|advocate|advocates|find|found|document|documents|uncover|uncovers|report|reported|reports|contend|contends|observe|observed|establish|establishes|prove|proves
claim|claims|identified|identify|identifies|discovered|discover|discovers|maintains|holds that|points out|detect|detected|describe
estimate that|submit|submits|posit|posits`,
	kindFinder: `we|i|results|result|findings|finding|study|paper|article|analysis|analyses|evidence|estimates|it|simulations|simulation|experiments
experiment|ablations|data|regression|regressions|research|author|authors|essay|interviews|tests|survey|review|conclusion|conclusions|models
estimation|chapter|thesis|measurements|observations|calculations|respondents|estimate|comparisons|trials|trial|comparison|investigation
meta-analysis|also|further|note|comment|files|archives|letters|sources|logs|fieldwork|documents`,
	kindPrior: `the usual complaint is|the usual view is|the usual answer is|the common view is|the standard view is|the usual objection is|the usual explanation is|the common complaint is|previous related studies|most empirical studies|most existing|previous empirical|existing empirical|most previous|prior studies|previous studies|existing studies|prior research|previous research|existing research|recent studies|existing literature
previous literature|prior work|previous work|recent work|past research|earlier studies|many studies|some studies|studies have|research has
research have|prior literature|extant literature|extant research|the literature|earlier work|it is well known|scholars have|historians have
critics have|commentators have|economists have|researchers have|philosophers have|sociologists have|jurists have|existing accounts
existing explanations|existing theories|past studies|it has been|it is often|is often said|is often assumed|often assumed|it is widely
it is commonly|is usually said|received view|conventional wisdom|commonly assumed|widely assumed`,
	kindSelf: `this note|the note|this comment|this paper|this study|this article|this research|this thesis|this essay|this review|this work|the paper|the present study|the current study|the current research|the current paper|the study
the article|the present paper|the authors|the author|our|we|i|this chapter|this audit|this experiment|this trial|this evaluation|this survey
this analysis|this investigation|this dissertation|this contribution`,
	kindWorth: `documentation are public|code are public|data and code are public|is public and|closes with|closes by offering|ends with a|concludes with a|contribute to|contributes to|contributed to the literature|contribution to|contributions to|contribution of this|main contribution
our contribution|contributing to|implications for|implications|provides a reference|provide a reference|provides reference|provide reference
provides insights|provide insights|insights for|insights into|provides evidence|provide evidence|provides new|provide new|provides a new
provides theoretical|provides guidance|provide guidance|of great significance|significance for|great significance|extends the understanding
extend the understanding|extends our understanding|extend our understanding|enriches|enrich|sheds light|shed light|advances our|advance our
revelation for|conducive to|paving|paves the way|we release|are discussed|is discussed|publicly available|is available|are available
are released|is released|freely available|open source|available at|available online|open-sourced|made available|we discuss|fills the gap
fills a gap|future research|further work is needed|further research is needed|more research is needed|further studies are needed|limitations|practical value|reference value|valuable reference|code is available|data are available|will provide
adds to|add to the|novel contribution|deserves|deserve further|merits further|warrants further|calls for further|extends research
extend research|extends the literature|extend the literature|extends theory|extends work|provides a basis|provide a basis
provides a theoretical|lays a foundation|lay a foundation`,
	kindAdvice: `should|must|recommend|recommends|recommended|needs to|need to|policymakers|policy makers|ought to|it is necessary|we suggest that`,
	kindBackground: `in recent years|recently|nowadays|with the development|has become|have become|increasingly|over the past|is one of|is a key|is an important
plays a|play a|governments|however|although`,
	kindUse: `using|use|uses|used|employ|employs|employed|employing|adopt|adopts|adopted|adopting|apply|applies|applied|applying|conduct|conducts
conducted|conducting|perform|performed|utilize|utilizes|utilized|utilizing|utilise|via|through|by means of|based on|carried out|run|runs
draws on|draw on|drawing on|exploit|exploits|exploiting|leverage|leverages|leveraging|combine|combines|combining|combined|estimate|estimates
present|presents|implement|implemented|was|were|is a|built|build|builds|develop|develops|developed|relies on|rely on|with|by|through a
undertook|undertake|this is|comes from|come from|retrieved|synthesised|synthesized|collected|coded|analysed|analyzed|interviewed|surveyed
recruited|enrolled|sampled|scraped|annotated|compiled|gathered|matched|linked|screened|searched|measured|administered|fielded|fitted|trained
modelled|modeled|calibrated|simulated`,
	kindMethodHead: `method|methods|approach|model|models|analysis|analyses|design|technique|techniques|algorithm|algorithms|regression|regressions`,
	kindTheoryHead: `theory|theories|framework|frameworks|perspective|lens|paradigm|hypothesis|model|approach|account|sociology|pragmatism|feminism|marxism
ethnomethodology|economics|philosophy|principles|notion|idea|typology|resource-based view|knowledge-based view|attention-based view|theorem
thesis|tradition|concept|notion|concepts|distinction|institutionalism|view|contractualism|utilitarianism|liberalism|republicanism|constructivism|structuralism|interactionism
functionalism|hermeneutics|dramaturgy|ethics|conception|critique|taxonomy|stance|sensibility|accounts|literature|theory of the firm|models of|model of`,
	kindTheoryClose: `as a starting point|as our starting point|as its starting point|as the starting point|as a point of departure|as our point of departure
as its point of departure|as our lens|as our framework|as its guiding idea|as a lens|as its lens|as the lens|as a theoretical lens|as an analytical lens|as the framework|as a framework
as its framework|as the theoretical framework|as a theoretical framework|as the analytical framework|as an analytical framework
as its analytical framework|as the theoretical basis|as the theoretical foundation|as its theoretical framework|as a conceptual framework
as the conceptual framework|as a guiding framework|as an organising framework|as an organizing framework|as a heuristic
as theoretical framework|as the theoretical perspective|as the analytical lens|as the theoretical lens`,
	kindTheoryLead: `supported by the|drawn from|assumptions of|beyond the|seen in terms of|turn to|turns to|turning to|in the lineage of|in the tradition of|through|borrowing from|derived from|expected by|predicted by|implied by|read through|reading through|drawing on|draws on|draw on|drawing upon|draws upon
drawing from|based on|on the basis of|basis of|grounded in|building on|builds on|build on|building upon|informed by|guided by
through the lens of|through the lenses of|from the perspective of|from a|from an|from the|rooted in|underpinned by|framed by|according to
applying|applies|apply|applied|using|uses|use|used|employing|employs|adopting|adopts|adopt|adopted|integrating|integrates|combining|combines
in light of|under the framework of|within the framework of|with the help of|consistent with|extends|extending|extend|anchored in|leveraging
introducing|introduces|following|invoking|mobilizing|mobilising|mobilizes|mobilises|mobilize|mobilise|invokes|invoke|inspired by|borrowing|borrows|borrow|following the|followed|follows|with
takes up|employed|integrated|in the framework of|in dialogue with|under|within a|within the|constructs|construct|constructed|under the
thinking with|thinking through|through the prism of|the prism of|in conversation with|in the light of|bring|brings|bringing|starting from|starts from
relying on|takes|taking|lens of|in terms of|develops|develop|proposes|propose`,
	kindNotTheory: `grounded theory|theory-constructive|theory-building|regression model|logit model|language model|language models|machine learning|mixed model
mixed models|linear model|effects model|effect model|equation model|equation modeling|simulation model|topic model|research framework
theoretical contribution|animal model|mouse model|markov model|durbin model|probit model|prediction model|process perspective
evaluation model|structural model|hypothetical model|in theory|mixed-methods approach|mixed methods approach|case study approach
qualitative approach|quantitative approach|null hypothesis|this approach|our approach|our model|the model|our framework
open-source framework|deep learning framework|learning framework|comparative perspective|gravity model|panel model|hybrid model`,
	kindCaseClose: `as an example|as a case study|as a case|as the case|as cases|as samples|as a sample|as the sample|as the research object|as the object
as the research sample|as examples|as a typical case|as the study area|as research object|as the subject|as a research object
as the research objects|as the case study|as the empirical case|as an empirical case|as an illustrative case|as a research case
as the research case|as the research area|as the research subject|as participants|as subjects`,
	kindCaseLead: `perspectives of|perceptions of|experiences of|views of|attitudes of|put to the test with|put to the test on|tried out with|tried out on|a case study of|case study of|case studies of|case study on|case study in|a study of|evidence from|the case of|cases of|the cases of
data from|data on|data of|data for|sample of|samples of|samples from|survey of|surveys of|interviews with|interview with|dataset of
data set of|corpus of|benchmark of|panel of|cohort of|collected from|drawn from|to study|to analyze|to analyse|process tracing of|waves of
sample comprises|sample comprised|sample consists of|sample consisted of|sample covers|sample includes|dataset covers|dataset comprises
corpus comprises|corpus consists of|corpus covers|members of|participants in|fieldwork in|fieldwork among|fieldwork with|interviews in|interviews across|observation of|observation in
observations in|enrolled|recruited|surveyed|interviewed|included|ethnography of|analysis of|records of|records from|experience of
the experience of|focusing on|focuses on|observations from|texts of|archives of|trial in|conducted in|from|of`,
	kindUnit: `survivors|spouses|democracies|caregivers|practitioners|officials|bureaucrats|executives|patients|participants|students|respondents|households|villages|schools|clinics|firms|companies|enterprises|hospitals|teachers|employees
interviews|documents|papers|articles|studies|tweets|posts|images|cities|counties|provinces|countries|states|districts|communities|adults
children|women|men|questionnaires|responses|observations|cases|samples|items|pairs|sentences|judgments|judgements|opinions|banks|farmers
residents|nurses|physicians|workers|users|consumers|trials|rcts|municipalities|regions|neighbourhoods|neighborhoods|individuals|people
subjects|universities|mice|rats|plots|sites|farms|organizations|organisations|projects|records|transactions|comments|reviews|publications
older adults|informants|interviewees|undergraduates|infants|mothers|volunteers|parents|pupils|managers|texts|policies|speeches|newspapers
letters|platforms|towns|stations|wards|centres|centers|agencies|departments|families|migrants|volumes|contracts|decisions|events|species
isolates|tasks|datasets|conversations|dialogues|videos|questions|prefecture-level cities`,
	kindSite: `city|county|province|district|village|town|region|country|hospital|university|school|firm|platform|china|india|africa|europe|united states
japan|korea|brazil|germany|france|england|rural|urban|counties|national|state|prefecture|municipality`,
	kindData: `data|dataset|data set|datasets|sample|corpus|benchmark|survey|panel|archive|archives|census|records|database|questionnaires|interviews
registry|statistics`,
	kindFuture: `we will recruit|we will randomise|we will randomize|we will conduct|we will search|we will include|participants will|patients will
will be randomized|will be randomised|will be randomly|will be recruited|will be enrolled|will be assigned|will be conducted
will be allocated|will recruit|will enroll|will enrol|trial will|study will|protocol for|study protocol|trial protocol|will be used
will be assessed|will be included|will be collected|will be analysed|will be analyzed|will be searched`,
	kindCompare: `within and across cases|within and across sites|next to each other|next to one another|contrasted|juxtaposed|examined in parallel|compare|compares|compared|comparing|comparison of|comparative|contrast|contrasts|contrasting|juxtaposes|side by side|were studied
inductive study of|qualitative study of|in-depth study of|close study of`,
	kindOrder: `ignore all previous|ignore previous instructions|ignore the previous instructions|ignore any previous|ignore all prior
ignore prior instructions|ignore the above|ignore all instructions|ignore your instructions|disregard all previous
disregard previous instructions|disregard the above|disregard any previous|disregard all prior|forget all previous|forget your instructions
override your instructions|system prompt|new instructions|as an ai language model|as a language model, you|give a positive review`,
}

// A verb of asking with a question word behind it is a purpose: traces how,
// asks whether.
const (
	askingVerbs = `inquire|inquires|inquired|enquire|enquires|enquired|ask|asks|asked|asking|study|studies|studied|studying|examine|examines|examined|examining|investigate|investigates|investigated|investigating
explore|explores|explored|exploring|test|tests|tested|testing|analyse|analyses|analysed|analyze|analyzes|analyzed|assess|assesses|assessed
consider|considers|considered|reconstruct|reconstructs|reconstructed|reconstructing|trace|traces|traced|tracing|describe|describes|described|discuss|discusses|discussed|understand|understanding
determine|determines|determined|evaluate|evaluates|evaluated|question|questions|questioned|probe|probes|probed|map|maps|mapped|clarify
clarifies|clarified|address|addresses|addressed|estimate|estimates|estimated|explain|explains|explained|inquire into|inquires into
enquires into|theorise|theorises|theorize|theorizes|identify|identifies|look at|looks at|document|documents|reconsider|reconsiders|quantify`
	askedWords = `how|whether|why|what|which|if|the extent to which|when|under what conditions|under which conditions|under what|on whose|on what grounds|by whom|to whom|from whom|with what|who|where`
)

// studyNouns open a sentence that says what a paper
// does: this article reconstructs.
var studyNouns = bars(`this paper|this article|this study|this essay|this thesis|this chapter|this research|this work|this review|the paper|the article|the study
the essay|this note|the present study|the present article|the present paper|this dissertation|this investigation|the present research
this contribution|this project`)
