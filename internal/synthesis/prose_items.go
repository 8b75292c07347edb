package synthesis

import (
	"cmp"
	"slices"
	"strings"

	"synoptic/internal/lazyregexp"
	"synoptic/internal/synoptic"
)

// questionKind groups research questions by their own wording. The first
// that matches wins.
type questionKind struct {
	words  *lazyregexp.Regexp
	zh, en string // what such studies do, after their count; en singular|plural
}

var questionKinds = []questionKind{
	{lazyregexp.New(`(?i)为何|缘何|为什么|原因|成因|\bwhy\b|\bcauses? of\b|\breasons?\b`), "追问原因", "asks why|ask why"},
	{lazyregexp.New(`(?i)现状|影响因素|\bdeterminants?\b|\bfactors (?:associated|influencing|affecting|that)\b|\bpredictors?\b|\bprevalence\b`), "考察现状与影响因素", "asks about a state of affairs and what shapes it|ask about a state of affairs and what shapes it"},
	{lazyregexp.New(`(?i)组态|条件.{0,4}(组合|组态)|何种条件|\bconfigurations?\b|\bconditions combine\b`), "追问哪些条件组合起作用", "asks which conditions work together|ask which conditions work together"},
	{lazyregexp.New(`(?i)(机制|机理|过程)(是什么|为何|何在)?[?？。]?$|\binternal mechanism\b`), "追问机制或实现过程", "asks how something comes about|ask how something comes about"},
	{lazyregexp.New(`(?i)风险|困境|障碍|挑战|难题|\brisks?\b|\bbarriers?\b|\bchallenges?\b|\bdilemmas?\b`), "转向风险与困境", "turns to risks and difficulties|turn to risks and difficulties"},
	{lazyregexp.New(`(?i)是否(?:仍|还|也)?(?:应|须|必须|可以|有权|享有|构成|属于|需)|应否|能否(?:成为|作为|仅|构成)|义务|正当性|合法性|归责|责任|权利|请求权|限度|的认定|\b(?:should|ought|dut(?:y|ies)|obligations?|legitima\w+|rights?|entitle\w*|liabilit\w+|justif\w+|authority)\b`), "讨论义务、权利或责任", "takes up duties, rights or authority|take up duties, rights or authority"},
	{lazyregexp.New(`(?i)历程|始末|兴衰|兴废|沿革|变迁|流转|民国|晚清|清代|\b(?:history of|rise and fall)\b|1[5-9][0-9]{2}\s*[—–~-]+\s*1[5-9][0-9]{2}`), "梳理历史上的经过", "traces a course of the past|trace a course of the past"},
	{lazyregexp.New(`(?i)评价指标|指标体系|数据集|基准测试|(?:算法|预测模型|测度方法)$|\b(?:benchmark\w*|datasets?|stress-test\w*)\b`), "建立或检验方法、指标或工具", "builds or tests a method, measure or tool|build or test a method, measure or tool"},
	{lazyregexp.New(`(?i)如何影响|怎样影响|影响(?:[^因]|$)|效应|效果|有何作用|的作用|(?:是否|能否|可否|究竟)[^，,；;。]{0,24}(?:提高|提升|降低|减少|缓解|促进|改善|缩小|激发|推动|削弱|增加|抑制|替代)|评价|评估|\beffects?\b|\bimpacts?\b|\binfluences?\b|\baffects?\b|(?:\bwhether\b|^(?:does|do|can)\b)[^.;]{0,120}\b(?:reduc|improv|rais|lower|increas|chang|substitut|smooth|widen|narrow|replac|help|keep|promot|weaken|strengthen|prevent)\w*|\bimproves?\b|\bestimat\w+\b|\bevaluat\w+\b|\bwhat .{3,40}\b(?:did|does|do) to\b`), "考察影响或效果", "examines an effect|examine an effect"},
	{lazyregexp.New(`(?i)如何|怎样|何以|怎么|机制|机理|过程|\bhow\b|\bmechanisms?\b|\bprocess(es)?\b|\bpathways?\b`), "追问机制或实现过程", "asks how something comes about|ask how something comes about"},
	{lazyregexp.New(`(?i)要素|逻辑|内涵|进路|路径|对策|特征|类型|哪些|什么|何种|\bwhat\b|\bwhich\b|\bfactors?\b|\blogics?\b`), "归纳要素、逻辑或进路", "sets out elements, logics or ways forward|set out elements, logics or ways forward"},
	{lazyregexp.New(`(?i)是否|能否|可否|还是|\bwhether\b|^(?:does|do|can|is|are)\b`), "追问某一判断是否成立", "asks whether something holds|ask whether something holds"},
}

var riskTopicsInQuestions = lazyregexp.New(`(?i)风险(治理|管理|防控|社会|管控|防范)|\brisk (governance|management)`)

func kindOfQuestion(s string) int {
	s = riskTopicsInQuestions.ReplaceAllString(s, "")
	for i, k := range questionKinds {
		if k.words.MatchString(s) {
			return i
		}
	}
	return len(questionKinds)
}

func (p *prose) questions() {
	stated := one(p.t.reported(synoptic.ItemResearchQuestion))
	groups := make([][]entry, len(questionKinds)+1)
	for _, e := range stated {
		k := kindOfQuestion(e.text)
		for i := range k { // two lines of the table may be one kind
			if k < len(questionKinds) && questionKinds[i].zh == questionKinds[k].zh {
				k = i
			}
		}
		groups[k] = append(groups[k], e)
	}
	order := make([]int, len(groups))
	for i := range order {
		order[i] = i
	}
	own := len(questionKinds) // told last
	slices.SortStableFunc(order, func(a, b int) int {
		if (a == own) != (b == own) {
			return cmp.Compare(a, b)
		}
		return cmp.Compare(len(groups[b]), len(groups[a]))
	})
	for _, k := range order {
		group := groups[k]
		if len(group) == 0 {
			continue
		}
		zh, en := "各有所问", "has a question of its own|each have a question of their own"
		switch {
		case k < len(questionKinds):
			zh, en = questionKinds[k].zh, questionKinds[k].en
		case len(group) == 1:
			zh = "另有所问"
		case len(group) < len(stated):
			zh, en = "另有所问", "has a question of its own|have questions of their own"
		}
		one, many, _ := strings.Cut(en, "|")
		subjectZH, subjectEN := p.subject(len(group))
		p.say(synoptic.Questions, group, "%[1]s%[2]s：%[5]s。", "%[3]s %[4]s: %[5]s.",
			subjectZH, zh, subjectEN, verb(len(group), one, many), p.examples(group, p.question))
	}
	p.silence(synoptic.Questions, synoptic.ItemResearchQuestion, "研究问题", "a research question")
}

// subject begins a sentence about some studies: all of them, or a count.
func (p *prose) subject(n int) (zh, en string) {
	switch {
	case p.n == 1:
		return "该研究", "the study"
	case n == p.n:
		return p.ofAll(n), p.ofAll(n)
	}
	return p.count(n), p.count(n)
}

// question is the part of an answer that asks: the whole where it is short
// enough, else the clause with the words of a question.
func (p *prose) question(e entry) string {
	s := strings.TrimRight(trimmed(e.text), "?？ ")
	most := 110
	if hasHan(s) {
		most = 40
	}
	if len([]rune(s)) <= most {
		return s
	}
	for _, c := range clauses(s) {
		part := strings.TrimRight(trimmed(s[c.start:c.end]), "?？ ")
		if n := len([]rune(part)); n >= 6 && n <= most*3/2 && kindOfQuestion(part) == kindOfQuestion(s) {
			return part
		}
	}
	return p.fit(s)
}

func (p *prose) theories() {
	stated := one(p.t.reported(synoptic.ItemTheory))
	if len(stated) > 0 {
		// Studies that name the same theory stand together.
		shared, alone := sameWords(stated)
		for i, group := range shared {
			if i == p.shown() {
				alone = append(alone, slices.Concat(shared[i:]...)...)
				break
			}
			if names := p.examples(group, p.short); !strings.Contains(names, "”") || strings.Count(names, "“") > 1 {
				p.say(synoptic.Theories, group, "%[1]s的理论依据相同或相近：%[3]s。", "%[2]s draw on the same theory or a near one: %[3]s.",
					p.count(len(group)), p.count(len(group)), names)
				continue
			}
			p.say(synoptic.Theories, group, "%[1]s同以%[3]s为理论依据。", "%[2]s draw on the same theory, %[3]s.",
				p.count(len(group)), p.count(len(group)), p.quoted(p.short(group[0])))
		}
		if len(alone) > 0 {
			subjectZH, subjectEN := p.subject(len(alone))
			if len(shared) > 0 {
				subjectZH = "另有" + subjectZH
			}
			p.say(synoptic.Theories, alone, "%[1]s交代了理论依据：%[4]s。", "%[2]s %[3]s a theory: %[4]s.",
				subjectZH, subjectEN, verb(len(alone), "states", "state"), p.examples(alone, p.short))
		}
	}
	p.silence(synoptic.Theories, synoptic.ItemTheory, "理论依据", "a theory")
}

// sameWords groups entries whose answers name the same thing, largest group
// first; those that stand alone come apart.
func sameWords(entries []entry) (shared [][]entry, alone []entry) {
	var groups [][]entry
	var names []string // of the first of each group
	place := map[string]int{}
	for _, e := range entries {
		name := fold(trimmed(e.text))
		i, ok := place[name]
		if !ok {
			// So many names are not all held against each other.
			const most = 200
			i = slices.IndexFunc(names[:min(len(names), most)], func(n string) bool { return sameName(n, name) })
		}
		if i < 0 {
			i = len(groups)
			groups, names = append(groups, nil), append(names, name)
		}
		groups[i], place[name] = append(groups[i], e), i
	}
	for _, g := range groups {
		if len(g) > 1 {
			shared = append(shared, g)
		} else {
			alone = append(alone, g...)
		}
	}
	slices.SortStableFunc(shared, func(a, b []entry) int { return cmp.Compare(len(b), len(a)) })
	return shared, alone
}

// sameName reports whether two folded names are of one thing: the same words,
// or one within the other and most of it ("Ostrom's design principles", with
// and without her first name).
func sameName(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if a == b {
		return true
	}
	least := 10
	if hasHan(a) {
		least = len("四个汉字")
	}
	if len(a) < least || !strings.Contains(b, a) && !commonStart(a, b) {
		return false
	}
	return 10*len(a) >= 6*len(b)
}

// commonStart reports whether two Chinese names begin with the same six
// characters or more and end alike: 安德森卫生服务利用(行为)模型.
func commonStart(a, b string) bool {
	x, y := []rune(a), []rune(b)
	if !hasHan(a) || len(x) < 8 || string(x[len(x)-2:]) != string(y[len(y)-2:]) {
		return false
	}
	return string(x[:6]) == string(y[:6])
}

var (
	placeWords  = lazyregexp.New(`[\p{Han}A-Z](省|市|区|县|镇|乡|村|州|旗|盟|街道|社区)|\b(City|District|County|Province|Town(ship)?|Village|State|Prefecture)\b`)
	severalHint = lazyregexp.New(`(?i)[0-9二两三四五六七八九十多各](个|座|家|所|省|市|县|区|村|省份|地|国)|两地|多地|各地|全国|两省|\b(two|three|four|five|six|seven|eight|nine|ten|[0-9]+) (\w+ )?(cities|counties|provinces|villages|districts|countries|states|clinics|schools)\b|、.{1,8}(省|市|县|区)`)
)

// onePlace reports whether a case is a single place, platform or organisation
// at one place: it names a place and no number of them.
func onePlace(e entry) bool {
	return placeWords.MatchString(noPlace.ReplaceAllString(e.text, "")) && !severalHint.MatchString(e.text)
}

// noPlace are words that end or begin like a kind of place and name none.
var noPlace = lazyregexp.New(`上市|[城超股都楼门]市|市场|市级|市民|县级|县域|省级|区域|区块|区间|区别|[地园山牧灾景小校]区|乡村|农村|村民|村务|镇痛|州际`)

// sized reports whether a case gives a number of something; the years in which
// it lies are none.
func sized(e entry) bool { return hasDigit(years.ReplaceAllString(e.text, "")) }

var years = lazyregexp.New(`(?:1[5-9]|20)[0-9]{2}(?:[—–~-](?:1[5-9]|20)?[0-9]{2})?(?:年代|年间|年|s\b)|\b(?:in|from|during|between|since|to|and) (?:1[5-9]|20)[0-9]{2}\b|(?:1[5-9]|20)[0-9]{2}[—–-](?:1[5-9]|20)[0-9]{2}|[0-9]{2}世纪|[0-9]{1,2}月`)

// kindOfCase is what kind of case an answer names.
func kindOfCase(e entry) synoptic.CaseKind {
	switch {
	case sized(e):
		return synoptic.Sample
	case onePlace(e):
		return synoptic.SinglePlace
	}
	return synoptic.OtherCase
}

func (p *prose) cases() {
	stated := one(p.t.reported(synoptic.ItemCase))
	var place, sample, other []entry
	for _, e := range stated {
		switch kindOfCase(e) {
		case synoptic.SinglePlace:
			place = append(place, e)
		case synoptic.Sample:
			sample = append(sample, e)
		default:
			other = append(other, e)
		}
	}
	if len(place) > 0 {
		zh, en := p.subject(len(place))
		p.say(synoptic.Cases, place, "%[1]s以一地的实践为对象：%[4]s。", "%[2]s %[3]s at practice in a single place: %[4]s.",
			zh, en, verb(len(place), "looks", "look"), p.examples(place, p.short))
	}
	if len(sample) > 0 {
		zh, en := p.subject(len(sample))
		p.say(synoptic.Cases, sample, "%[1]s给出样本或规模：%[4]s。", "%[2]s %[3]s a sample or scale: %[4]s.",
			zh, en, verb(len(sample), "gives", "give"), p.examples(sample, p.sampleOf))
		p.sizes(sample)
	}
	if len(other) > 0 {
		zh, en := p.subject(len(other))
		p.say(synoptic.Cases, other, "%[1]s的对象是%[4]s。", "%[2]s %[3]s %[4]s.",
			zh, en, verb(len(other), "takes as its object", "take as their object"), p.examples(other, p.short))
	}
	p.silence(synoptic.Cases, synoptic.ItemCase, "案例或样本", "a case or sample")
}
