package rules

import (
	"slices"
	"strings"
)

// aim picks the surest sentence that says what the study wants to know.
func (b *body) aim() found {
	var best, problem found // problem: what an aim points back to, if no other one is told
	for i := range b.abstract {
		s := &b.abstract[i]
		x, ok := s.aim()
		if !ok || !b.before(i, s) || x.sure <= best.sure {
			continue
		}
		switch {
		case hasPrefixFold(x.answer, "policy implications") || hasPrefixFold(x.answer, "implications"):
			continue // of what was found
		case refersBack(x.answer):
			if x, ok = b.problemBefore(i); ok && problem.sure == 0 {
				problem = x
			}
		case s.saysEnough(x.answer):
			best = x
		}
	}
	if best.sure == 0 {
		return problem
	}
	return best
}

// aim finds the clause that says what the study wants to know.
func (s *sentence) aim() (found, bool) {
	if s.movesOn() {
		return found{}, false
	}
	limit := s.end
	if s.finding >= 0 {
		limit = s.finding
	}
	if s.label == rolePurpose && !s.has(kindAim) {
		if x, ok := s.leftOpen(); ok {
			x.sure = sureAim
			return x, true
		}
		return s.asked(stretch{s.start, s.end}, sureLabelled), true
	}
	if x, ok := s.askedPassively(limit); ok {
		return s.asked(x, sureAim), true
	}
	for _, h := range s.hits {
		if h.end > limit {
			break
		}
		switch {
		case h.kind == kindAim && s.chinese():
			if x, ok := s.chineseAim(h); ok {
				return x, true
			}
		case h.kind == kindAim:
			if s.ownAim(h) {
				x := s.run(s.clauseAt(h.start), h.start)
				if hasSuffixFold(s.in.s[s.start:h.start], " and ") && h.start > x.start && h.start < x.end {
					x.start = h.start // we assemble … and trace when
				}
				return s.asked(x, s.englishAimSure(h)), true
			}
		case h.kind == kindAsk && !s.chinese() && s.asksFarther(h):
			return s.asked(stretch{h.start, s.run(s.clauseAt(h.start), h.start).end}, sureAim), true
		case h.kind == kindInquiry && !s.chinese() && s.studyInquires(h):
			return s.asked(stretch{h.start, s.run(s.clauseAt(h.start), h.start).end}, sureAim), true
		case h.kind == kindInquiry && s.isItsNoun(h):
		case h.kind == kindInquiry && h.start < limit && s.presents():
			if s.label == rolePurpose {
				return s.asked(stretch{s.start, s.end}, sureAim), true
			}
			return s.asked(stretch{s.start, s.end}, sureStudied), true
		case h.kind == kindInquiry && !s.chinese() && s.inquiresItself(h):
			return s.asked(stretch{h.start, s.run(s.clauseAt(h.start), h.start).end}, sureStudied), true
		case h.kind == kindInquiry && s.chinese():
			if x, ok := s.inquiry(h); ok {
				return x, true
			}
		}
	}
	if s.label == rolePurpose {
		return s.asked(stretch{s.start, s.end}, sureAim), true
	}
	return found{}, false
}

// isItsNoun reports the noun that an English paper calls itself by, which reads
// like a verb of inquiry: this study aims to ….
func (s *sentence) isItsNoun(h hit) bool {
	return !s.chinese() && s.in.low[h.start:h.end] == "study" && endsWithAny(s.in.low[s.start:h.start], []string{"this ", "the ", "present ", "current ", "our "})
}

// askedPassively takes what an English study says was looked into: in this study,
// the effect of X on Y was examined using ….
func (s *sentence) askedPassively(limit int) (stretch, bool) {
	if s.chinese() || !s.has(kindInquiry) || s.label == roleResult || s.label == roleConclusion || s.finding >= 0 {
		return stretch{}, false
	}
	text := s.in.low[s.start:limit]
	for _, verb := range []string{" was examined", " were examined", " was investigated", " were investigated", " was explored", " were explored", " is examined", " are examined", " is investigated", " are investigated", " is explored", " are explored"} {
		end := strings.Index(text, verb)
		if end < 0 {
			continue
		}
		for _, noun := range []string{"the effect", "the impact", "the relationship", "the association", "the influence", "the role of", "the link", "the determinants", "the factors", "the mechanism"} {
			if from := strings.Index(text[:end], noun); from >= 0 && (from == 0 || text[from-1] == ' ') {
				return stretch{s.start + from, s.start + end}, true
			}
		}
	}
	return stretch{}, false
}

// asksFarther reports a question word some words behind a verb of asking whose
// subject is the paper: we trace over six years how ….
func (s *sentence) asksFarther(h hit) bool {
	switch s.in.low[h.start:h.end] {
	case "how", "why", "whether":
	default:
		return false
	}
	words := strings.Fields(s.in.low[s.start:h.start])
	n := len(words)
	for i := max(1, n-8); i < n; i++ {
		if !askers[words[i]] && words[i] != "tried" {
			continue
		}
		if before := words[i-1]; before == "we" || before == "i" || before == "article" || before == "paper" || before == "study" || before == "essay" {
			return true
		}
	}
	return false
}

// askers are verbs of asking.
var askers = func() map[string]bool {
	m := map[string]bool{}
	for _, verb := range bars(askingVerbs) {
		m[verb] = true
	}
	return m
}()

// inquiresItself reports a verb of inquiry that the paper is the subject of, with an
// adverb between the two or without: this paper empirically tests.
func (s *sentence) inquiresItself(h hit) bool {
	before := strings.Fields(s.in.low[s.start:h.start])
	if n := len(before); n > 0 && strings.HasSuffix(before[n-1], "ly") {
		before = before[:n-1]
	}
	n := len(before)
	return n >= 2 && slices.Contains(studyNouns, strings.Join(before[n-2:], " "))
}

// problem takes the problem that a study sets out from: 针对…的问题.
func (s *sentence) problem(h hit, c clause) (found, bool) {
	text := s.of(c)
	for _, end := range []string{"的问题", "问题", "的不足", "的难题", "的困境", "的缺陷"} {
		if strings.HasSuffix(text, end) && h.start == c.start {
			x := s.asked(stretch{c.start, c.end}, sureStudied)
			x.answer = s.in.phrase(stretch{h.end, c.end - len(end)})
			return x, true
		}
	}
	return found{}, false
}

// ownAim tells the paper's own aim from somebody else's: a verb of asking needs
// the paper, or those who wrote it, before it.
func (s *sentence) ownAim(h hit) bool {
	if _, prior := s.first(kindPrior, s.start, h.start); prior {
		return false
	}
	if _, advice := s.first(kindAdvice, s.start, h.start); advice {
		return false
	}
	cue := s.in.low[h.start:h.end]
	if strings.HasSuffix(cue, "address") && containsAny(firstWords(s.in.low[h.end:s.end], 4), []string{"bias", "endogen", "heterogen", "missing", "confound", "selection", "concern"}) {
		return false // to address selection bias
	}
	if strings.HasPrefix(cue, "aim") && hasSuffixFold(s.in.s[s.start:h.start], " that ") {
		return false // processes that aim to improve
	}
	if strings.HasPrefix(cue, "to ") && endsWithAny(s.in.low[s.start:h.start], []string{"ability ", "able ", "capacity ", "unable ", "willing ", "willingness ", "failure ", "right ", "power ", "tendency ", "likely ", "permission "}) {
		return false // differ in their ability to describe it
	}
	if s.studiesModel(h) || hasSuffixFold(s.in.s[s.start:h.start], "rather than ") {
		return false
	}
	if strings.Contains(cue, "aim") || strings.Contains(cue, "purpose") || strings.Contains(cue, "objective") || strings.HasPrefix(cue, "we ") || strings.HasPrefix(cue, "this ") {
		return true
	}
	if othersDo(s.in.low[s.start:h.start]) && !s.has(kindSelf) {
		return false // more and more researchers use surveys to assess
	}
	return h.start == s.start || s.has(kindSelf) || s.label != roleNone || hasPrefixFold(s.text(), "it ") || s.has(kindMethod)
}

// othersDo reports words that say who else asks.
func othersDo(before string) bool {
	return containsAny(before, []string{"researchers are ", "researchers use ", "scholars are ", "scholars use ", "governments are ", "studies are using "})
}

// firstWords is the beginning of a text, of at most n words.
func firstWords(text string, n int) string { return strings.Join(firstFields(text, n), " ") }

// firstFields is strings.Fields, up to the word n.
func firstFields(text string, n int) []string {
	words := make([]string, 0, n)
	for w := range strings.FieldsSeq(text) {
		if len(words) == n {
			break
		}
		words = append(words, w)
	}
	return words
}

// studiesModel reports a model that is set up, not asked about: we study a
// repeated lending model.
func (s *sentence) studiesModel(h hit) bool {
	words := strings.Fields(s.in.low[h.end:s.end])
	if len(words) == 0 || words[0] != "a" && words[0] != "an" {
		return false
	}
	for _, word := range words[:min(len(words), 6)] {
		switch strings.TrimRight(word, ",.;") {
		case "model", "game", "economy", "environment":
			return true
		}
	}
	return false
}

// englishAimSure weighs a frame: one that names an aim or goes on with a
// question word says more than "this paper analyzes".
func (s *sentence) englishAimSure(h hit) int {
	cue := s.in.low[h.start:h.end]
	if strings.HasPrefix(cue, "to ") && h.start > s.start && !s.asksBehind(h) {
		return sureStudied // we use X to study Y
	}
	if startsWithAny(cue, []string{"we estimate the", "i estimate the", "we measure", "we quantify"}) {
		return sureStudied
	}
	for _, word := range []string{"aim", "purpose", "objective", "goal", "seek", "sought", "attempt", "ask", "whether", "how", "why", "to "} {
		if strings.Contains(cue, word) {
			return sureAim
		}
	}
	if s.asksBehind(h) {
		return sureAim
	}
	return sureAsked
}

// asksBehind reports a question word right behind a verb of asking.
func (s *sentence) asksBehind(h hit) bool {
	for _, ask := range s.within(kindAsk, h.start, s.end) {
		switch s.in.low[ask.start:ask.end] {
		case "how", "why", "whether", "to what extent":
			return true
		}
	}
	return false
}

// chineseAim takes a frame such as 旨在 or 为了 with a verb of inquiry or a
// question word behind it.
func (s *sentence) chineseAim(h hit) (found, bool) {
	c := s.clauseOf(h)
	if _, prior := s.first(kindPrior, s.start, h.start); prior {
		return found{}, false
	}
	if strings.HasPrefix(s.in.s[h.start:], "以") && !strings.HasPrefix(s.in.s[h.start:], "以期") && h.start > c.start {
		return found{}, false // 加以检验
	}
	if strings.HasPrefix(s.in.s[h.start:], "为") && !strings.HasPrefix(s.in.s[h.start:], "为了") {
		if x := s.in.after(stretch{c.start, h.start}, openings...); x.start < x.end {
			return found{}, false // 以…为分析框架
		}
	}
	if strings.Contains(s.of(c), "提供") && (s.has(kindWorth) || strings.HasPrefix(s.in.s[h.start:], "为")) {
		return found{}, false // 为考察…提供了材料, 以期为…提供参考
	}
	if before := s.in.s[c.start:h.start]; strings.HasPrefix(s.in.s[h.start:], "目的") && before != "" && !s.in.title && !containsAny(before, []string{"本", "文章", "研究", "论文", "其", "笔者", "该"}) {
		return found{}, false // “库”的最终目的是保鲜
	}
	if n := s.clauseAt(h.start) + 1; strings.HasPrefix(s.in.s[h.start:], "为") && n < len(s.clauses) && startsWithAny(s.of(s.clauses[n]), []string{"必须", "应当", "应该", "应", "需要", "须", "要", "有必要"}) {
		return found{}, false // 为进一步促进转型,必须…: what the world wants
	}
	long := h.end-h.start > 6 // 为考察 has its verb in it
	verb := s.inquiryBehind(h, c)
	_, ask := s.first(kindAsk, h.start, c.end)
	if strings.HasPrefix(s.in.s[h.start:], "针对") {
		return s.problem(h, c)
	}
	if !long && !verb && !ask {
		return found{}, false
	}
	sure := sureAim
	switch s.in.s[h.start:h.end] {
	case "关注", "聚焦", "围绕", "着重", "重点", "致力于", "尝试", "回应":
		_, self := s.first(kindSelf, s.start, h.start)
		if !ask && !self {
			return found{}, false
		}
		sure = sureStudied
	}
	return s.asked(stretch{c.start, c.end}, sure), true
}

// inquiryBehind reports a verb of inquiry behind the words of an aim, and not a
// noun made of one: 试图通过“过程—事件”的研究方法.
func (s *sentence) inquiryBehind(h hit, c clause) bool {
	for _, verb := range s.within(kindInquiry, h.start, c.end) {
		if !startsWithAny(s.in.s[verb.end:c.end], []string{"方法", "法", "路径", "范式", "工具"}) {
			return true
		}
	}
	return false
}

// inquiry takes a verb of inquiry that the paper itself is the subject of:
// 本文探讨…, 运用…方法,考察….
func (s *sentence) inquiry(h hit) (found, bool) {
	c := s.clauseOf(h)
	if x, ok := s.inquiredInto(h, c); ok {
		return x, true
	}
	if s.noInquiry(h, c) {
		return found{}, false
	}
	before, rest := s.in.s[c.start:h.start], s.in.s[h.end:c.end]
	for _, word := range inquiryAdverbs {
		before = strings.TrimSuffix(before, word)
	}
	sure := sureStudied
	if _, ask := s.first(kindAsk, h.end, c.end); ask || containsAny(rest, askedThings) {
		sure = sureAim
		if !ask && strings.HasPrefix(rest, "其") {
			sure = sureGap // whose effect, only the sentence before it says
		}
	}
	_, self := s.first(kindSelf, c.start, h.start)
	x := s.asked(stretch{c.start, c.end}, sure)
	switch {
	case s.withMethod(c.start, before):
		x.answer = s.in.phrase(stretch{h.start, c.end})
		return x, true
	case before == "" && sure == sureAim:
		return x, true
	case before == "" && c.start > s.start && (s.has(kindUse) || s.has(kindSelf) || s.has(kindCaseClose)):
		return x, true
	case self && len(before) <= len("本文在此基础上进一步"):
		return x, true
	}
	return found{}, false
}

// inquiryAdverbs may stand between the paper and its verb of inquiry;
// askedThings are what is asked about.
var (
	inquiryAdverbs = strings.Fields(`进一步 系统 深入 实证 重点 主要 分别 并 来 以 从而 首先 拟 着重 就 综合 尝试 试图 以期 全面 细致 详细 对 再 初步 理论 具体`)
	askedThings    = strings.Fields(`机制 影响 因素 关系 效应`)
	noInquiryHead  = strings.Fields(`的 结果 值 量 系数 方法 表明 发现 法 方法`)
	noInquiryTail  = strings.Fields(`基础上 之上 之后 过程中 证明 表明 显示`)
)

// noInquiry reports a verb of inquiry that asks nothing: in a noun, in the
// frame of a case, in a method's name, in advice, in the work of others.
func (s *sentence) noInquiry(h hit, c clause) bool {
	rest := s.in.s[h.end:c.end]
	if strings.HasSuffix(s.in.s[c.start:h.start], "法") && s.in.s[h.start:h.end] == "解释" || startsWithAny(rest, []string{"制定", "制订", "部署", "出台"}) {
		return true // 司法解释; 研究制定政策
	}
	if endsWithAny(s.in.s[c.start:h.start], []string{"无法", "难以", "不能", "未能", "不足以", "无从"}) {
		return true // 行政许可说无法解释收益分成
	}
	if len(rest) < len("四个汉字") || startsWithAny(rest, noInquiryHead) || endsWithAny(rest, noInquiryTail) {
		return true
	}
	for _, k := range []kind{kindPrior, kindAdvice} {
		if _, ok := s.first(k, s.start, h.start); ok {
			return true
		}
	}
	for _, close := range s.within(kindCaseClose, c.start, c.end) {
		if close.start <= h.start && close.end >= h.end {
			return true // 为研究对象
		}
	}
	return s.partOfMethod(h) && !strings.HasPrefix(rest, "了") || // 追踪调查
		s.countsIn(c, c.end) && atSite[s.in.s[h.start:h.end]] // 观察了63场直播
}

func containsAny(s string, words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(s, w) })
}

// atSite are verbs of inquiry that also tell what was done in the field.
var atSite = map[string]bool{"观察": true, "调查": true, "考察": true, "研究": true, "比较": true, "分析": true}

// partOfMethod reports a verb of inquiry that is part of a method's name.
func (s *sentence) partOfMethod(h hit) bool {
	for _, m := range s.within(kindMethod, s.start, s.end) {
		if !methods[m.arg].verbal && m.start <= h.start && m.end >= h.end {
			return true
		}
	}
	return false
}

// inquiredInto takes 对…进行探讨 and its like.
func (s *sentence) inquiredInto(h hit, c clause) (found, bool) {
	text := s.in.s
	if len(text[h.end:c.end]) > len("与研究") || s.in.s[h.start:h.end] == "调查" {
		return found{}, false
	}
	before := text[c.start:h.start]
	for _, word := range []string{"系统", "深入", "了", "理论", "实证", "全面", "初步", "认真", "细致", "详细"} {
		before = strings.TrimSuffix(before, word)
	}
	for _, verb := range []string{"进行", "展开", "加以", "予以", "作出", "作", "做出"} {
		object, ok := strings.CutSuffix(before, verb)
		if !ok {
			continue
		}
		for _, lead := range []string{"对", "就"} {
			if i := strings.Index(object, lead); i >= 0 && len(object)-i > 18 {
				x := stretch{c.start + i + len(lead), c.start + len(object)}
				if s.concrete(x) > 0 {
					return found{}, false // a case, not a question
				}
				y := s.asked(stretch{c.start, c.end}, sureStudied)
				y.answer = s.in.phrase(x)
				return y, true
			}
		}
	}
	return found{}, false
}

// withMethod reports a verb of inquiry right behind a method or a theory:
// 采用多期双重差分法考察….
func (s *sentence) withMethod(start int, before string) bool {
	if before == "" {
		return false
	}
	end := start + len(before)
	for _, k := range []kind{kindMethod, kindMethodHead, kindTheoryHead, kindData} {
		for _, h := range s.within(k, start, end) {
			if h.end == end {
				return true
			}
		}
	}
	return strings.HasSuffix(before, "软件") || strings.HasSuffix(before, "平台") || strings.HasSuffix(before, "视角下")
}
