package keyword

import (
	"slices"
	"strings"

	"synoptic/internal/page/hant"
	"synoptic/internal/page/letters"
	"synoptic/internal/page/plain"
	"synoptic/internal/textscan"
)

// termWords are words that terms of papers are made of. They tell where one
// term ends and the next begins in a list that lost its separators where the
// page itself uses neither word. Compounds stand among them so that they stay
// whole: "household", "framework".
var termWords = func() map[string]bool {
	set := map[string]bool{}
	for w := range strings.FieldsSeq(`ability abuse academic acceptance access accountability accounting accuracy achievement action activity activism adaptation administration administrative adolescents adoption adults advertising advice advocacy affective ageing aging agency agenda agents agile agriculture aid air algorithm algorithmic algorithms alignment allocation altruism ambiguity analysis analytics anxiety appeal application applications appraisal archives argument artificial assessment assets assistance asymmetry attachment attention attitude attitudes attribution audience audit augmented authority automated automatic automation autonomous autonomy aversion awareness
		banking banks barriers behavior behavioral behaviour behavioural beliefs benefits bias biases big biodiversity birth blame blended blockchain body brand broadband budget budgeting bullying burden bureaucracy bureaucratic bureaucrats burnout business
		cancer capability capacity capital carbon care career careers caregivers caring case cash causal causality censorship census certification chain change channel chatbots child childhood children choice chronic circular cities citizen citizens citizenship city civic civil class classification classroom client climate clinical cloud clustering coding cognition cognitive cohesion cohort collaboration collaborative collective college commerce commercial commitment commons communication communications community companies comparative comparison competence competition competitiveness complaints complexity compliance computational computer computing concept conflict congestion consent conservation constitution constraint construction consumer consumers consumption content contract contracting contracts control cooperation cooperative cooperatives coping coproduction corporate corpus correction corruption cost costs councils counseling court courts covid creation creative creativity credit crime criminal crisis critical crop crowdfunding crowdsourcing cultural culture curriculum customer cyber cybersecurity
		daily dashboard dashboards data database debt decentralization decision decisions deep default deliberation deliberative delivery demand democracy democratic demographic depression design determinants development developing devices diagnosis diaspora diet differences diffusion digital digitalization digitization dilemma disability disadvantage disaster disclosure discontinuity discourse discretion discrimination disease disinformation displacement disposal distance distribution diversity divide division doctoral domestic drones drug drugs due dynamic dynamics
		early earnings ecology ecological economic economics economy ecosystem ecosystems education educational effect effectiveness effects efficacy efficiency elderly election elections electricity electronic elites emergency emission emissions emotion emotional emotions empirical employee employees employment empowerment energy enforcement engagement engineering english enterprise enterprises entrepreneurial entrepreneurship environment environmental epidemic epistemic equality equation equilibrium equity ethics ethical ethnic ethnicity ethnography evaluation evidence evolution exchange exclusion executive exercise expectations expenditure experience experiences experiment experimental experiments expertise explanation exploration export exports exposure extension external extraction
		facial factor factors failure fairness faith family farm farmers farming fear federal federated feedback female feminist fertility field fieldwork finance financial financing firm firms fiscal fishery flexibility flood flow food forecasting foreign forest forestry formal formation framework framing free freedom friendship frontline functional funding future futures
		game games gamification gap gaps gas gender generation generative genetic geography global globalization goals goods governance government governments grading grants graph grassroots green grounded group groups growth guidance
		habit handbook happiness harassment hazard health healthcare heritage heterogeneity hierarchy high higher history home homelessness hospital hospitals household households housing human humanitarian humanities hybrid
		identification identity ideology image imaging immigrants immigration impact impacts implementation import impulse inclusion inclusive income index indicators indigenous individual industrial industries industry inequality inference inflation influence informal information infrastructure initiative injury innovation inquiry insecurity inspection institution institutional institutionalism institutions instruction instrument instrumental insurance integration integrity intellectual intelligence intelligent intensity intention interaction interactive interest intergenerational intergovernmental international internet interpretation intersectionality intervention interventions interview interviews investment involvement isolation issue issues
		job jobs journalism judges judgment judicial judiciary jurisprudence jurisdiction justice juvenile
		kinship knowledge labor labour land landscape language large latent law laws leader leadership leaders learner learners learning legacy legal legislation legitimacy leisure lending level liability liberal liberalism libraries library life lifestyle literacy literature litigation livelihood livelihoods livestock livestreaming loan loans local location lockdown logic logistics logit loneliness longitudinal loyalty
		machine maintenance making management manager managers manufacturing mapping market marketing markets marriage mass matching maternal mathematics measurement media mediation medical medicine medium meetings memory mental mentoring messaging metadata metaphor method methodology methods metrics micro microfinance migrant migrants migration military minimum mining minorities minority misinformation mixed mobile mobility mobilization model modeling modelling models modernization modular monetary money monitoring moral moralities mortality mothers motivation motivations movement movements multilevel multilingual multimodal multinational municipal municipalities museum music mutual
		narrative narratives national nationalism natural nature negotiation neighborhood neighborhoods neighbourhood neighbourhoods neoliberalism network networks neural new news newspapers nonprofit nonprofits norms nudge nudges nurse nurses nursing nutrition
		obesity obligation observation occupational official older online open openness operations opinion opportunity optimism optimization oral order organisation organisational organisations organization organizational organizations orientation outcome outcomes output outsourcing overconfidence oversight ownership
		pandemic panel paradox parental parenting parents parties participation participatory partisanship partnership partnerships party patents path pathways patient patients pay payment payments peace pedagogy peer peers penalty pension pensions people perceived perception perceptions performance personal personality personalization persuasion perspective philanthropy philosophy phone phones physical physicians place planning plans platform platforms play pluralism polarization police policies policing policy policymaking political politics pollution polycentric poor populism population portfolio poverty power practice practices pragmatism precarious precision prediction predictive preference preferences pregnancy prejudice preparedness prescription press prevention price prices pricing primary principal principals prison privacy private privatization probability problem problems procedural procedure process processes processing procurement product production productivity profession professional professionalism professionals program programs project projects property propaganda propensity prosocial proxy protection protest protocol protocols provenance provision psychological psychology public publics publishing punctuated purchase
		qualitative quality quantitative quasi race racial racism radical radio rail random randomization randomized rational rationality reading real reasoning reciprocity recognition recommendation reconstruction records recovery recruitment recycling redistribution reduction referendum reflexivity reform reforms refugees regime regimes region regional register registers regression regulation regulations regulatory rehabilitation relation relations relationship relationships relevance reliability relief religion religious reminder reminders remote renewable rent repair replication reporting representation reputation research resettlement resilience resistance resource resources response responsibility responsiveness restorative retail retention retirement retrieval revenue review revolution rhetoric rights risk risks ritual rivers road robot robotics robots robust role rule rules rural
		safety salience sampling sanctions sanitation satisfaction scale scaling scandal schedule scholarship school schools science sciences scientific screening search secondary sector secularism security segregation selection self semantic sense sensemaking sensing sensors sentiment sequence service services settlement sex sexual shadow shared sharing shock shocks siblings signaling simulation site skill skills sleep small smallholder smallholders smart smartphone smartphones smoking social society socialization sociology software soil solar solidarity source sovereignty space spatial special speech spending spillover sport sports stability staff stakeholder stakeholders standard standards state statecraft states statistical statistics status stereotypes stigma stock storage storytelling strategic strategies strategy street stress structural structure student students studies study style subjective subsidies subsidy substance success suicide supervision supply support supreme surgery surveillance survey surveys survival sustainability sustainable switching symbolic syndrome synthesis system systematic systems
		talent targeting tariff tariffs task tasks tax taxation taxes teacher teachers teaching team teams teamwork technical technologies technology telehealth telemedicine television temporal temporary tenure territorial terrorism test testing tests text textile theory therapy threat time timing title tobacco tool tools topic topics tourism tourists town toxicity trade tradition traditional traffic training traits trajectory transaction transfer transfers transformation transition translation transmission transnational transparency transport transportation trauma travel treatment trial trials tribunal trust truth turnout turnover tutoring
		uncertainty undergraduate underground unemployment uniform union unions universal universities university urban urbanism urbanization usability usage use user users utility
		vaccination vaccine vaccines validation validity valuation value values variation vehicle vehicles venture verification victims video village villages violence virtual virtue vision visual visualization vocational voice voluntary volunteer volunteering volunteers vote voter voters voting vulnerability vulnerable
		wage wages war waste water wealth wearable weather web welfare wellbeing wetlands wicked wildlife willingness wind women work workers workforce working workload workplace workplaces works world writing young youth youths
		framework guideline guidelines headline highland background outbreak shutdown dropout takeover handwriting footprint feedbacks homework housework paperwork network networks groundwater wastewater rainfall farmland grassland countryside downtown worldwide nationwide citywide lawmaking rulemaking policymakers lawmakers stakeholder shareholder shareholders landscape landscapes waterfront whistleblowing peacebuilding gatekeeping bookkeeping breastfeeding caregiving caregiver cyberbullying cyberspace ecommerce fatherhood motherhood childcare daycare eldercare livelihood lifelong lifespan midwifery midwives newborn offline outreach overload overweight playground postgraduate songwriting sportsmanship standstill timeline warfare wellness widespread workflow workshop workshops`) {
		set[w] = true
	}
	return set
}()

// BetweenWords divides a list in Latin letters that a copy ran together where
// words of two terms meet that are both known: "automation biaslegal aid". Two
// such places make sure that the list is glued, least where other signs tell too.
func BetweenWords(s, context string, least int) []string {
	words := strings.Fields(s)
	if len(words) < 2*least-1 || len(s) > 1_000 || strings.ContainsFunc(s, letters.CJK) || strings.ContainsAny(s, ".:!?0123456789()") {
		return []string{s}
	}
	used := map[string]bool{}
	for w := range strings.FieldsFuncSeq(textscan.Lower(plain.Clip(context, 20_000)), func(r rune) bool { return !letters.Latin(r) }) {
		used[w] = true
	}
	known := func(w string) bool { return used[w] && len(w) > 3 || termWords[w] }
	terms, borders := []string{""}, 0
	for i, w := range words {
		if i > 0 && terms[len(terms)-1] != "" {
			terms[len(terms)-1] += " "
		}
		for k, part := range twoKnown(w, used, known) {
			if k > 0 {
				terms, borders = append(terms, ""), borders+1
			}
			terms[len(terms)-1] += part
		}
	}
	if borders == 1 && least > 1 { // it is glued: words that nobody knows may stand there too
		if more := Unglue(s, context); len(more) > 2 {
			return more
		}
	}
	if borders < least || slices.ContainsFunc(terms, func(t string) bool { return strings.Count(t, " ") > 5 }) {
		return []string{s}
	}
	return Clean(terms)
}

// twoKnown divides a word that nobody knows into two, or three, that are known;
// the longest first.
func twoKnown(w string, used map[string]bool, known func(string) bool) []string {
	low := textscan.Lower(w)
	if len(low) < 7 || len(low) != len(w) || known(low) || used[low] || termWords[strings.TrimSuffix(low, "s")] {
		return []string{w}
	}
	for i := len(low) - 3; i >= 3; i-- {
		if !known(low[:i]) {
			continue
		}
		if known(low[i:]) {
			return []string{w[:i], w[i:]}
		}
		if rest := twoKnown(w[i:], used, known); len(rest) == 2 {
			return append([]string{w[:i]}, rest...)
		}
	}
	return []string{w}
}

// JournalWords are words that names of journals are made of.
var JournalWords = hant.WordSet(`journal review reviews quarterly studies letters annals bulletin proceedings transactions archives archive magazine research science sciences medicine policy management economics education governance society politics administration
	studies law history sociology psychology geography planning government inquiry perspectives forum revista cuadernos estudios boletín anales gaceta cadernos jurnal zeitschrift annales cahiers rivista`)
