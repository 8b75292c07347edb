package rules

import "strings"

// A sentence that says how the study was set up often names no method: letters
// were sent, answers were coded, sixty passengers completed a task. It stands
// between the purpose and the findings and is neither.

// setupVerbs are participles of what is done in a study. What is observed,
// reported or found is a finding, so these are not among them.
var setupVerbs = wordSet(`modelled modeled coded collected recorded sampled selected recruited surveyed interviewed randomised randomized assigned
 allocated weighted matched combined linked analysed analyzed estimated fitted tested conducted followed sent drawn transcribed
 compared annotated scraped calibrated searched extracted classified grouped divided sorted screened simulated trained proposed introduced
 presented designed digitised digitized photographed installed placed set asked invited contacted visited crossed pooled merged
 evaluated compiled retrieved translated rated blinded photographed excavated cultured harvested examined consulted`)

// taskVerbs are what those who take part in a study do.
var taskVerbs = wordSet(`sorted completed answered rated read played wore revised solved took annotated judged transcribed kept filled underwent received varied manipulated evaluated assessed chose saw viewed graded scored`)

// buildVerbs are what authors do before there is anything to find.
var buildVerbs = wordSet(`embed embedded calibrate calibrated formulate build construct develop introduce propose design consider model assemble collect interview interviewed
 surveyed collected built developed trained train compile compiled assembled follow followed stack stacked let link linked match matched merge merged
 assign assigned code coded contrast exploit draw drew pair paired recruit recruited`)

// tookPart are what those who are studied do for a study.
var tookPart = []string{" took part;", " took part.", " took part:", " participated.", " participated;", " took part in interviews", "took part in two", "took part in three", " completed questionnaires", " completed two questionnaires", " completed three questionnaires", " completed a questionnaire",
	" completed two surveys", " completed a survey", " completed surveys", " completed diaries", " completed a diary", " filled in a ", " filled in questionnaires", " kept diaries", " answered a questionnaire", " answered questionnaires"}

// resultWords make a result of what looks like a part of the set-up.
var resultWords = []string{"%", "percent", "per cent", "more ", "less ", " show", "p <", "p =", "p<", "ci ", "significant", "higher", "lower", "increase", "decrease", "fewer", "no ", "not ", "rose", "fell", "improv"}

// setsUp reports a sentence that says how the study was set up, and no more.
func (s *sentence) setsUp() bool {
	if s.finding >= 0 || s.label != roleNone {
		return false
	}
	if s.chinese() {
		return s.setsUpChinese()
	}
	if startsWithAny(s.low(), []string{"the results ", "the findings ", "the study results ", "the study findings ", "results ", "findings "}) {
		return false // the results are presented in three themes
	}
	if !containsAny(s.low(), resultWords) && s.arranges() || containsAny(s.low(), tookPart) && s.thingsCounted(stretch{s.start, s.end}) >= 0 {
		return true
	}
	_, sure := s.theoryAsSubject()
	return sure >= 4 // procedural justice theory serves as the frame of comparison
}

// arranges reports an English sentence with a verb of setting up a study.
func (s *sentence) arranges() bool {
	text := s.low()
	if startsWithAny(text, []string{"the primary outcome", "the main outcome", "primary outcome", "secondary outcome", "the secondary outcome", "outcomes were", "the outcome was"}) {
		return true
	}
	if startsWithAny(text, []string{"conceptualised ", "conceptualized ", "defined as ", "operationalised ", "operationalized "}) ||
		containsAny(text, tookPart) ||
		containsAny(text, []string{" serves as our ", " serves as a frame", " serves as a lens", "for a study of ", ", we worked with ", ", we work with ", ", we built ", ", we set up ", ", we ran ", ", i worked with ", ", i worked as ", " provide the evidence", " provides the evidence", " provide the material"}) {
		return true
	}
	if strings.Contains(text, " expected to ") && containsAny(text, []string{"hypothes", " was expected", " were expected", "we expected"}) ||
		strings.Contains(text, "hypothesised that") || strings.Contains(text, "hypothesized that") {
		return true // what was expected is not what came out
	}
	words := strings.Fields(text)
	if len(words) > 0 && words[0] == "to" {
		if _, rest, ok := strings.Cut(text, ", "); ok {
			words = strings.Fields(rest) // To see why, we let ….
		}
	}
	if len(words) > 2 && (words[0] == "we" || words[0] == "i") &&
		(buildVerbs[words[1]] || (words[1] == "study" || words[1] == "analyze" || words[1] == "analyse") && (words[2] == "a" || words[2] == "an")) {
		return true
	}
	for i, word := range words {
		word = strings.TrimRight(word, ",.;")
		if (word == "use" || word == "uses" || word == "used") && i > 0 && i+1 < len(words) && words[i+1] == "data" {
			return true
		}
		if setupVerbs[word] && i > 0 && passive(words[:i]) && !estimatedAt(words[i+1:]) {
			return true
		}
		if taskVerbs[word] && i > 1 && s.thingsCounted(stretch{s.start, s.end}) >= 0 {
			return true
		}
	}
	return false
}

// measuredWords are words of a result that a sentence on how the study was
// done seldom has.
var measuredWords = []string{"%", "percent", "per cent", "significant", "higher", "lower", "fewer", "increase", "decrease", "larger", "shorter", "longer", "twice", "rose ", "fell ", " improves ", " improved ", "outperform", " exceeds "}

// tellsResult reports an English sentence behind the method that compares or
// counts what came out, whatever words of method are in it.
func (s *sentence) tellsResult() bool {
	return !s.chinese() && s.settled && !s.has(kindSelf) && containsAny(s.low(), measuredWords) && !s.arranges()
}

// passive reports whether words end in a form of to be, with an adverb behind
// it or without.
func passive(words []string) bool {
	n := len(words) - 1
	if n > 0 && (strings.HasSuffix(words[n], "ly") || words[n] == "then" || words[n] == "also" || words[n] == "first" || words[n] == "each") {
		n--
	}
	switch words[n] {
	case "was", "were", "is", "are":
		return true
	}
	return false
}

// estimatedAt reports words that go on to say what came out: estimated at 3.
func estimatedAt(rest []string) bool {
	return len(rest) > 0 && (rest[0] == "at" || rest[0] == "to" && len(rest) > 1 && rest[1] == "be")
}

// setsUpChinese reports groups, instruments and treatments.
func (s *sentence) setsUpChinese() bool {
	text := s.text()
	if s.comparesChinese() {
		return false
	}
	if s.has(kindSelf) && containsAny(text, []string{"建立", "构建", "设定"}) && containsAny(text, []string{"模型", "博弈", "框架", "算法"}) {
		return true
	}
	if s.tellsDeed() && s.countedUnit(stretch{s.start, s.end}) {
		return true // 186名新生经抽签分入两组
	}
	if s.goesThere() {
		return true
	}
	if (s.has(kindSelf) || containsAny(text, []string{"我以", "我在", "我跟"})) && containsAny(text, durations) && containsAny(text, attended) {
		return true // 我们在环卫所蹲了四个月
	}
	if whole := (stretch{s.start, s.end}); startsWithAny(text, sets) && containsAny(text, workedOn) &&
		(s.countedUnit(whole) || s.severalSites(whole) || s.has(kindTheoryHead)) {
		return true // 取老年人9127名,比较其…
	}
	if containsAny(text, restored) && containsAny(text, []string{"过程", "历程", "经过", "脉络", "轮廓", "面貌", "样貌", "演变", "由来"}) {
		return true // 爬梳账簿与呈文,可以还原更夫被取代的过程
	}
	if s.has(kindSelf) &&
		(containsAny(text, approached) || containsAny(text, []string{"调查", "访谈", "走访", "招募", "抽取"}) && s.countedUnit(stretch{s.start, s.end})) {
		return true
	}
	if containsAny(text, []string{"归类", "编目", "编码", "标注"}) && containsAny(text, []string{"共得", "累计得到", "共获得", "分析单元", "一致性系数", "kappa", "Kappa"}) {
		return true
	}
	own := text
	for _, self := range []string{"本文", "文章", "本研究", "研究", "论文", "笔者"} {
		own = strings.TrimPrefix(own, self)
	}
	if last := s.of(s.clauses[len(s.clauses)-1]); len(s.clauses) > 1 &&
		startsWithAny(own, []string{"利用", "运用", "采用", "借助", "依据", "根据"}) && startsWithAny(last, setupEnds) {
		return true
	}
	return containsAny(text, []string{"随机组合", "随机分", "随机抽", "盲评", "记录注视", "仪记录", "对照组和", "分为两组", "分为三组", "分成两", "分成三", "分成四", "分成五", "分成六", "分成即", "分成若干", "分成不同"}) ||
		strings.Count(text, "一组") >= 2
}

// goesThere reports a sentence whose subject is those who did the study, in the
// field: 课题组四进石坪村,旁听评议会十一场; 我们与23位老人结成设计小组.
func (s *sentence) goesThere() bool {
	for _, c := range s.clauses[:min(len(s.clauses), 3)] {
		if text := s.of(c); (startsWithAny(text, researchers) || startsWithAny(text, []string{"我们", "笔者", "作者"})) &&
			containsAny(s.in.s[c.start:s.end], wentThere) {
			return true
		}
	}
	return false
}

var wentThere = strings.Fields(`旁听 核对 走访 蹲点 跟班 住进 四进 三进 两进 多次进入 入户 结成 共事 帮忙 分拣 交谈 同吃 志愿 参与观察 记下 记录 抄录 翻阅 收集 抄写 拍摄 陪同 跟随`)

// What begins a sentence that sets up a study, and what is done in it; how long
// somebody was where, doing what.
var (
	sets      = strings.Fields(`循着 沿着 借助 借 依托 以 从 基于 取 选取 选定 对 把 用 就 遵循 援引 引入 参照 搜集 收集`)
	workedOn  = strings.Fields(`考察 比较 追踪 梳理 校准 归类 重建 还原 求得 提取 检视 对读 比对 编码 建模 测算 估计 追问`)
	durations = strings.Fields(`个月 年 周 天 学期`)
	attended  = strings.Fields(`蹲了 蹲点 住在 住进 跟班 随班 旁听 跟随 驻点 翻看 翻阅 抄录 参加例会 待了 走访`)
)

// tellsDeed reports a sentence that tells a method by what was done.
func (s *sentence) tellsDeed() bool {
	for _, h := range s.within(kindMethod, s.start, s.end) {
		if methods[h.arg].verbal && methods[h.arg].weight >= tellingDesign {
			return true
		}
	}
	return false
}

// restored say what sources let a study see again; approached are how a paper
// comes to its object.
var (
	restored   = strings.Fields(`可以重建 可以还原 可以复原 可以重构 可以勾勒 可以追溯 得以重建 得以还原 得以重构 得以复原 得以勾勒 可重建 可还原 可复原`)
	approached = strings.Fields(`取径 取道 重新诠释 住进 驻村 与之对话 进行对话 展开对话 为分析工具`)
)

// setupEnds begin what sources or methods are used for.
var setupEnds = strings.Fields(`复原 还原 重建 重构 勾勒 考察 分析 探讨 梳理 估计 检验 测算 识别 刻画 比较 探究 评估 研究 模拟`)

// comparesChinese reports words of a result in a Chinese sentence.
func (s *sentence) comparesChinese() bool {
	return containsAny(s.text(), []string{"显著", "高于", "低于", "高出", "多出", "缩短", "降至", "增加", "下降", "提高", "%", "升", "减少", "没有"})
}

// furnishes reports a sentence that says what made the study possible: papers
// in an archive offer rare material.
func (s *sentence) furnishes() bool {
	if s.finding >= 0 {
		return false
	}
	text := strings.TrimRight(s.text(), "。")
	if !s.chinese() {
		return strings.Contains(text, " allow") && containsAny(text, []string{"to be reconstructed", "to be traced", "to be followed", "to be studied"}) ||
			containsAny(text, []string{"make it possible to", "makes it possible to", "offer rare ", "offers rare ", "offers a rare ", "offer a rare "}) && containsAny(text, []string{"archive", "letters", "records", "deeds", "registers", "petitions", "diaries", "papers"})
	}
	return strings.Contains(text, "提供") && (strings.HasSuffix(text, "材料") || strings.HasSuffix(text, "史料") ||
		strings.HasSuffix(text, "资料") || strings.HasSuffix(text, "契机") || strings.HasSuffix(text, "的机会") || strings.HasSuffix(text, "机遇") || strings.HasSuffix(text, "渠道"))
}

// onlyDoes reports a Chinese sentence among the findings that says what was done
// with something, and not what came of it: 最后,结合试验,对方法进行了验证;
// 对这些因素进行分析,旨在促进….
func (s *sentence) onlyDoes() bool {
	if !s.chinese() || s.finding >= 0 || s.label != roleNone || s.comparesChinese() {
		return false
	}
	if startsWithAny(s.of(s.clauses[0]), []string{"对", "通过对"}) && strings.Contains(s.text(), ",旨在") {
		return true
	}
	last := strings.TrimRight(s.of(s.clauses[len(s.clauses)-1]), "。 ")
	if len(s.clauses) == 1 && (s.countedUnit(stretch{s.start, s.end}) || containsAny(last, []string{"名", "位", "户"})) &&
		(startsWithAny(last, asksPeople) || strings.HasPrefix(last, "对") && endsWithAny(last, askedOf)) {
		return true // 对210个合唱团作问卷调查; 访谈二十名船长
	}
	return strings.HasPrefix(last, "对") && endsWithAny(last, []string{"进行了验证", "进行验证", "进行了检验", "进行检验", "进行了测试", "进行了分析", "进行了探讨", "进行了比较", "进行了讨论"})
}

// asksPeople begin a sentence on who was asked, askedOf end one.
var (
	asksPeople = strings.Fields(`访谈 走访 问卷调查 招募 抽取 跟车 随访`)
	askedOf    = strings.Fields(`问卷调查 访谈 深度访谈 抽样调查 田野调查 实地调查`)
)

// looksBack reports a sentence that says where what stands before it comes
// from: the findings stand first.
func (s *sentence) looksBack() bool {
	if !s.chinese() && !s.settled {
		if words := firstFields(s.low(), 4); len(words) > 3 && words[0] == "the" && numerals[words[1]] {
			return true // The three villages lie …: they were told of before
		}
	}
	return startsWithAny(s.text(), []string{"上述", "以上", "这些结论", "这些发现", "这一结论", "这一判断"}) ||
		startsWithAny(s.low(), []string{"these results", "these findings", "these conclusions", "the results come from", "the findings come from", "the results rest on", "the findings rest on", "this conclusion rests", "the evidence comes from"})
}

// spellsOut reports a sentence that goes on about the framework that the one
// before it sets up.
func (b *body) spellsOut(i int) bool {
	s := &b.abstract[i]
	if i == 0 || s.finding >= 0 || b.abstract[i-1].role != roleMethod || !b.abstract[i-1].has(kindTheoryHead) {
		return false
	}
	return startsWithAny(s.low(), []string{"the core is", "its core is", "the core of", "the framework ", "this framework ", "the model consists", "it consists of", "该框架", "这一框架", "该模型由", "其核心", "核心在于", "框架由", "框架包括"})
}

// tornEnds are words that no sentence ends with: the rest was cut off.
var tornEnds = map[bool][]string{
	true:  strings.Fields(`应当 应该 应 须 的 将 和 与 及 对 在 为 以 是`),
	false: {" that", " the", " of", " and", " how", " a", " an", " to", " in", " by", " with", " for", " which", " whether", " is", " are"},
}

// torn reports a sentence without an end.
func (s *sentence) torn() bool {
	if containsAny(s.text(), []string{"…[", "...[", "…(", "...更多", "…更多", "…展开", "...展开"}) {
		return true // the rest stands behind a link
	}
	return endsWithAny(s.text(), tornEnds[s.chinese()])
}

// elsewhere reports a sentence on what was done in the world or on what the
// results agree with: it is told beside the findings and is none.
func (s *sentence) elsewhere() bool {
	if s.finding >= 0 {
		return false
	}
	text := s.low()
	if s.chinese() {
		if startsWithAny(text, []string{"结果", "结论", "上述结", "以上结", "该结", "这一结"}) && strings.HasSuffix(strings.TrimRight(text, "。"), "稳健") {
			return true
		}
		if checksOnly(text) {
			return true
		}
		return containsAny(text, []string{"各个地方", "一些地方", "部分地区", "不少地方"}) && containsAny(text, []string{"进行了", "开展了", "作出了", "展开了"})
	}
	return containsAny(text, []string{"some localities have", "some regions have", "some cities have", "some places have",
		"results are robust to", "estimates are robust to", "findings are robust to", "results hold when", "estimates hold when", "results survive", "results are consistent with", "estimates are consistent with", "findings are consistent with", "results are in line with", "findings are in line with", "agree with the theory", "confirm the theory", "agree with our theory"})
}

// checksOnly reports Chinese words that say no more than that a result stands
// when something is changed: 剔除省会之后,系数依旧稳健.
func checksOnly(text string) bool {
	if before, _, ok := strings.Cut(text, ","); !ok || !containsAny(before, []string{"替换", "剔除", "更换", "改用", "安慰剂", "缩尾", "内生性", "稳健性", "检验"}) {
		return false
	}
	return endsWithAny(strings.TrimRight(text, "。 "), []string{"稳健", "结论不变", "结果不变", "结论依然成立", "结论仍然成立", "结论仍成立", "结论依旧成立", "结果依然成立", "结果仍然成立", "结果仍成立", "结论未变", "结果未变"})
}

// thesisWords are how an essay puts a thesis: by what something is not.
var thesisWords = strings.Fields(`遮蔽 误把 误将 并非 不在于 而在于 与其说 不如说 实为 原指 初见于 一词见于 不等于 归根结底 既非 原因在于 根源在于 症结在于`)

// thesis reports a sentence that puts a thesis, asks nothing and does not tell
// what others hold.
func (s *sentence) thesis() bool {
	for _, k := range []kind{kindPrior, kindGap, kindAim} {
		if s.has(k) {
			return false
		}
	}
	return s.chinese() && containsAny(s.text(), thesisWords)
}
