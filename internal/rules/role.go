package rules

import (
	"strings"
	"unicode/utf8"
)

// assignRoles says of every sentence of the abstract what it does, and finds
// the zone of the findings.
func (b *body) assignRoles() {
	b.review, b.notice = b.isReview(), b.isNotice()
	b.zone = zone{first: -1, plan: b.isPlan()}
	settled := false
	for i := range b.abstract {
		s := &b.abstract[i]
		s.settled, s.late = settled, !settled && i > 2
		s.finding = s.findingCue()
		s.role = s.label
		switch s.role {
		case roleNone:
			s.role = s.ownRole()
		case roleImplied:
			s.role = roleWorth
		}
		settled = settled || s.role == roleMethod || s.role == rolePurpose
	}
	b.essay = b.isEssay()
	b.findZone()
}

// isEssay reports an abstract of claims: no sentence is headed, speaks of the
// paper or of its results, or counts what was looked at.
func (b *body) isEssay() bool {
	for i := range b.abstract {
		s := &b.abstract[i]
		if s.label != roleNone || s.finding >= 0 || s.has(kindSelf) || s.has(kindFuture) || s.has(kindCaseClose) || s.has(kindWorth) {
			return false
		}
		if whole := (stretch{s.start, s.end}); s.chinese() && (s.countedUnit(whole) || s.has(kindCaseLead) && s.has(kindUse)) ||
			!s.chinese() && s.thingsCounted(whole) >= 0 {
			return false
		}
	}
	for i := range b.title {
		if t := &b.title[i]; t.namesMethod() || t.has(kindCaseClose) {
			return false
		}
	}
	return true
}

// namesMethod reports a title that says how the study was done.
func (s *sentence) namesMethod() bool {
	for _, h := range s.hits {
		if h.kind == kindMethod && (methods[h.arg].verbal || s.titled(h)) {
			return true
		}
	}
	return false
}

// ownRole is the role that a sentence's cues give it.
func (s *sentence) ownRole() role {
	switch {
	case s.finding >= 0:
		return roleResult
	case s.worthOnly():
		return roleWorth
	case s.furnishes():
		return roleBackground
	case s.methodical():
		return roleMethod
	case s.movesOn():
		return roleNone
	case s.aims() || s.presents() || s.givesViews():
		return rolePurpose
	case s.has(kindGap) && s.namesGap():
		return roleGap
	}
	return roleNone
}

// worthOnly reports a sentence that says no more than what the study is good
// for.
func (s *sentence) worthOnly() bool {
	if s.praisesItself() ||
		s.chinese() && s.finding < 0 && startsWithAny(s.text(), []string{"文章", "本文", "本研究", "该研究"}) &&
			containsAny(s.text(), []string{",深化了", ",弥补了", ",丰富了", ",拓展了"}) {
		return true // 文章聚焦于…,深化了相关研究,弥补了…
	}
	if !s.has(kindWorth) {
		return false
	}
	if !s.chinese() {
		h, ok := s.first(kindWorth, s.start, s.clauses[0].end)
		return ok && (!strings.HasPrefix(s.in.low[h.start:h.end], "contribut") || s.contributes(h))
	}
	all, worth := 0, 0
	for _, c := range s.clauses {
		n := c.end - c.start
		all += n
		if h, ok := s.first(kindWorth, c.start, c.end); ok && s.enriches(h, c) {
			worth += n
		}
	}
	return 2*worth >= all
}

// contributes tells a paper's contribution to knowledge from what one thing in
// the world does to another: high volume contributes to the absence of fines.
func (s *sentence) contributes(h hit) bool {
	if s.has(kindSelf) ||
		startsWithAny(s.low(), []string{"it ", "the findings", "these findings", "the results", "these results", "the analysis", "by ", "theoretically", "our "}) {
		return true
	}
	return containsAny(s.in.low[h.end:s.end], []string{"literature", "debate", "scholarship", "understanding", "knowledge", "theor", "discussion", "field", "research", "study of", "studies"})
}

// enriches tells what deepens knowledge from what deepens in the world.
func (s *sentence) enriches(h hit, c clause) bool {
	if !strings.HasSuffix(s.in.s[h.start:h.end], "了") || strings.HasPrefix(s.in.s[h.start:], "提供") {
		return true
	}
	return s.has(kindSelf) || containsAny(s.of(c), []string{"研究", "理论", "文献", "认识", "理解", "解释", "知识", "视角", "路径", "方案", "基础", "参考", "空白"})
}

// methodical reports a sentence that says how the study was done.
func (s *sentence) methodical() bool {
	if !s.chinese() && !s.has(kindSelf) && othersDo(s.low()) {
		return false // more and more researchers use surveys
	}
	if s.demands() || s.shares() || s.tellsResult() || s.emerges() {
		return false
	}
	if s.yields() {
		return false
	}
	if s.has(kindCaseClose) {
		return true
	}
	if _, prior := s.first(kindPrior, s.start, s.end); prior {
		return false
	}
	if !s.chinese() && startsWithAny(s.low(), []string{"when ", "while ", "although ", "because "}) && !s.has(kindSelf) && !s.acts() {
		return false // When logbooks are replaced by apps, ….
	}
	if s.opensWithMethod() {
		return true
	}
	if s.worksBy() && (s.has(kindSelf) || s.has(kindUse) && s.usesItself()) {
		return true
	}
	if s.has(kindSelf) && s.has(kindTheoryLead) && s.has(kindTheoryHead) {
		if _, ok := s.theory(); ok || s.chinese() {
			return true
		}
	}
	if lead, ok := s.first(kindTheoryLead, s.start, s.end); ok && hasPrefixFold(s.text(), "it ") && lead.start == s.start+len("it ") {
		return true // It builds on ….
	}
	if s.chinese() && s.has(kindCaseLead) && s.counts() {
		return true
	}
	if s.chinese() && !s.settled && s.worksBy() && (s.counts() || startsWithAny(s.text(), researchers)) {
		return true // 研究者访谈七处照顾站的十九名志工
	}
	if (s.acts() || hasPrefixFold(s.text(), "we ") || hasPrefixFold(s.text(), "i ")) && s.thingsCounted(stretch{s.start, s.end}) >= 0 {
		return true
	}
	return s.usesData() && (s.has(kindSelf) || s.counts())
}

// worksBy reports a sentence that names a method, or tells one by what was
// done. The words of a deed stand in results as well: firms just below the
// threshold invest 8 percent more.
func (s *sentence) worksBy() bool {
	told := false
	for _, h := range s.within(kindMethod, s.start, s.end) {
		if !methods[h.arg].verbal {
			return true
		}
		told = true
	}
	return told && (s.has(kindSelf) || !containsAny(s.low(), resultWords) && !s.comparesChinese())
}

// researchers are who does a study, besides the paper itself.
var researchers = strings.Fields(`研究者 研究团队 研究组 研究小组 课题组 项目组 调查组 调研组`)

// usesItself tells a verb of method that the study is the subject of, which
// Chinese leaves out, from one that something in the world is the subject of:
// 村集体依托合作社…. Before the first method of an abstract both are taken.
func (s *sentence) usesItself() bool {
	if !s.chinese() || !s.settled {
		return true
	}
	for _, h := range s.within(kindUse, s.start, s.end) {
		c := s.clauseOf(h)
		before := s.in.s[c.start:h.start]
		for cut := true; cut; {
			cut = false
			for _, word := range useAdverbs {
				if rest, ok := strings.CutSuffix(before, word); ok {
					before, cut = rest, true
				}
			}
		}
		if before == "" || startsWithAny(before, useLeads) || isDigit(before[0]) {
			return true
		}
	}
	return false
}

// useAdverbs may stand before a verb of method without a subject, useLeads open
// a clause whose verb is the study's.
var (
	useAdverbs = strings.Fields(`并 再 随后 然后 进一步 主要 分别 综合 拟 则 还 同时 最后 首先 其次 先 后 继而 进而 据此 在此基础上 此外 另外 另 亦 也 共 均 从而`)
	useLeads   = strings.Fields(`对 在 以 从 就 将 把 用 经 由 为 按 依 于 选 抽 取 研究 该 课题组 数据 资料 样本 文献 检索`)
)

// usesData reports data with a verb of method; in Chinese the verb stands first:
// 数据使用方 uses none.
func (s *sentence) usesData() bool {
	if !s.has(kindData) || !s.has(kindUse) || !s.chinese() {
		return s.has(kindData) && s.has(kindUse)
	}
	used, _ := s.first(kindUse, s.start, s.end)
	_, ok := s.first(kindData, used.end, s.end)
	return ok
}

// opensWithMethod reports an English sentence that begins with its method: in a
// grounded theory study, 39 volunteers ….
func (s *sentence) opensWithMethod() bool {
	if s.chinese() || !startsWithAny(s.low(), []string{"in a ", "in an ", "in this "}) || len(s.clauses) < 2 {
		return false
	}
	h, ok := s.first(kindMethod, s.start, s.clauses[0].end)
	return ok && !methods[h.arg].verbal && methods[h.arg].weight >= designWeight
}

// demands reports a Chinese sentence that says what should be, and does not
// speak of the paper: an essay's thesis, whatever words of method are in it.
func (s *sentence) demands() bool {
	if !s.chinese() || s.has(kindSelf) && !containsAny(s.text(), []string{"我们应", "我们要", "我们必须", "我们需"}) {
		return false
	}
	if _, first := s.first(kindAdvice, s.start, s.clauses[0].end); first {
		return true
	}
	if s.has(kindAdvice) && startsWithAny(s.text(), []string{"因此", "据此", "为此", "由此", "所以", "故"}) || strings.Contains(s.of(s.clauses[0]), "应遵循") {
		return true
	}
	if s.has(kindData) || s.has(kindCaseLead) {
		return false
	}
	for _, c := range s.clauses[1:] {
		if startsWithAny(s.of(c), demandVerbs) {
			return true // 经由两种学说的比较,宜按照决定的不利程度…
		}
	}
	return containsAny(s.text(), definitions)
}

// demandVerbs open a clause that says what should be, definitions say what
// something is to be taken for.
var (
	demandVerbs = strings.Fields(`宜 应 应当 应该 须 不得 不应 不宜 必须 毋宁 不妨 理应 方能 才能`)
	definitions = strings.Fields(`可被界定为 可以被界定为 可界定为 应被界定为 应当被理解为 应被理解为 应理解为 可被理解为 可以被理解为 应被视为 应当被视为 应当被看作 应被看作 应当定性为 应定性为 毋宁说 可被看作 可以看作`)
)

// shares reports an English sentence that counts in how many of the studies
// something was so.
func (s *sentence) shares() bool {
	if s.chinese() || s.has(kindSelf) {
		return false
	}
	if s.settled && startsWithAny(s.low(), shareWords) {
		return true
	}
	if !strings.Contains(s.text(), "of") {
		return false
	}
	words := strings.Fields(s.text())
	for i := 1; i+2 < len(words); i++ {
		next := words[i+1]
		if next == "the" {
			next = words[i+2]
		}
		if words[i] == "of" && isNumber(words[i-1]) && isNumber(strings.TrimRight(next, ",.;")) {
			return true
		}
	}
	return false
}

// yields reports an English sentence in which the analysis brings something
// out: analysis generated the core category of …, fuzzy-set QCA produced three
// pathways.
func (s *sentence) yields() bool {
	if s.chinese() || s.has(kindSelf) || len(s.clauses) == 0 {
		return false
	}
	text := s.lowOf(s.clauses[0])
	for _, verb := range yieldVerbs {
		at := strings.Index(text, verb)
		if at < 0 || at > longestSubject || endsWithAny(text[:at], []string{" was", " were", " is", " are", " been"}) {
			continue
		}
		if _, named := s.first(kindMethod, s.start, s.start+at); named ||
			containsAny(text[:at], []string{"analysis", "analyses", "coding", "comparison", "interviews", "data ", "model"}) {
			return true
		}
	}
	return false
}

var yieldVerbs = []string{" produced ", " produces ", " yielded ", " yields ", " generated ", " generates ", " uncovered ", " identified ", " returned ", " resulted in ", " led to ", " gave rise to ", " brought out ", " surfaced ", " distinguished "}

// shareWords open an English sentence that says of how many something is so.
var shareWords = []string{"two thirds ", "two-thirds ", "one third ", "a third ", "half ", "more than half", "over half", "less than half", "fewer than half", "nearly half", "almost half", "nearly all", "almost all", "most ", "many ", "few ", "a few ", "only ", "one in ", "a quarter", "three quarters", "the majority", "a minority", "none of", "fewer than", "nine in ten"}

// emerges reports an English sentence in which a few things come out: three
// recipes emerge.
func (s *sentence) emerges() bool {
	if s.chinese() {
		return false
	}
	words := firstFields(s.low(), 6)
	if len(words) < 3 || !numerals[words[0]] {
		return false
	}
	for _, word := range words[1:] {
		switch strings.TrimRight(word, ":,.;") {
		case "emerge", "emerged", "recur", "recurred":
			return true
		}
	}
	return false
}

// acts reports an English sentence with a verb of method, not only a
// preposition that may lead to one.
func (s *sentence) acts() bool {
	if s.chinese() {
		return false
	}
	for _, h := range s.within(kindUse, s.start, s.end) {
		switch s.in.low[h.start:h.end] {
		case "with", "by", "via", "through", "through a", "was", "were", "is a", "run", "runs", "based on":
		default:
			return true
		}
	}
	return false
}

// counts reports a number of things that were studied.
func (s *sentence) counts() bool {
	for _, h := range s.within(kindUnit, s.start, s.end) {
		before := s.in.s[s.start:h.start]
		generic := h.end-h.start <= len("个") && !(before != "" && isDigit(before[len(before)-1]))
		if s.chinese() && !generic && endsInNumber(before) || !s.chinese() && numberBefore(s.in.low, s.start, h.start) >= 0 {
			return true
		}
	}
	return false
}

func endsInNumber(s string) bool {
	s = strings.TrimRight(s, " 余多")
	if s == "" {
		return false
	}
	r, _ := utf8.DecodeLastRuneInString(s)
	return r >= '0' && r <= '9' || strings.ContainsRune("两三四五六七八九十百千万", r)
}

// presents reports an English sentence that opens with the paper as its
// subject: This article reconstructs ….
func (s *sentence) presents() bool {
	if s.chinese() {
		return false
	}
	text := s.text()
	if len(s.clauses) > 1 && s.has(kindSelf) && startsWithAny(s.low(), openingParticiples) {
		for _, c := range s.clauses[1:] { // Drawing on letters, the article reconstructs …
			if startsWithAny(s.lowOf(c), studyNouns) {
				return true
			}
		}
	}
	for _, noun := range studyNouns {
		if hasPrefixFold(text, noun) && fits(noun, text[len(noun):]) {
			return true
		}
	}
	return false
}

// openingParticiples open an English sentence that says what the study works
// with before it says what it does.
var openingParticiples = []string{"drawing ", "based on ", "using ", "reading ", "through ", "combining ", "building ", "taking ", "by ", "with ", "on the basis ", "starting from ", "following ", "comparing ", "setting "}

// namesGap reports a gap in what is known, not a lack in the world.
func (s *sentence) namesGap() bool {
	_, ok := s.gapAt()
	return ok
}

// aims reports a sentence that says what the study wants to know.
func (s *sentence) aims() bool {
	_, ok := s.aim()
	return ok
}
