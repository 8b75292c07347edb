package rules

import (
	"strings"

	"synoptic/internal/synoptic"
)

// What no single name tells, but several do: a tool with a design beside it,
// numbers and words together, talks at one site.

// designWeight and designScore are the weight and the score from which a name
// says what the design is.
const (
	designWeight = 5
	designScore  = 5
)

// designOverTool takes the design that a study names beside a tool: a survey
// that was analysed by regression is a survey.
func designOverTool(all []candidate, best candidate) (candidate, bool) {
	if best.s == nil || methods[best.hit.arg].design != synoptic.OtherDesign || methods[best.hit.arg].weight > designWeight {
		return candidate{}, false
	}
	var other candidate
	for _, c := range all {
		if m := methods[c.hit.arg]; m.design != synoptic.OtherDesign && m.weight >= designWeight && c.score >= designScore && c.better(other) {
			other = c
		}
	}
	return other, other.s != nil
}

// designOfTitle takes the design that a title names, where the abstract names it
// too, over one that only the abstract names: hours of observation in a grounded
// theory study.
func designOfTitle(all []candidate, best candidate) (candidate, bool) {
	if best.s == nil || best.title {
		return candidate{}, false
	}
	for _, t := range all {
		m := methods[t.hit.arg]
		if !t.title || m.verbal || m.weight <= tellingDesign || m.design == best.design() || m.design == synoptic.OtherDesign {
			continue
		}
		for _, c := range all {
			if n := methods[c.hit.arg]; !c.title && !n.verbal && n.weight >= tellingDesign && n.design == m.design && c.score >= designScore {
				return c, true
			}
		}
	}
	return candidate{}, false
}

// caseInTitle reports a title that calls the study a case study: what it reads
// and whom it talks to are its materials, not methods that are mixed.
func caseInTitle(all []candidate) bool {
	for _, c := range all {
		if m := methods[c.hit.arg]; c.title && !m.verbal &&
			(m.design == synoptic.CaseStudy || m.design == synoptic.MultipleCaseStudy) && m.weight > tellingDesign {
			return true
		}
	}
	return false
}

// reviewOverTool takes the review that a title names, whatever was done with
// what was found: passages of 38 reports that were coded line by line.
func reviewOverTool(all []candidate, best candidate) (candidate, bool) {
	if best.s == nil || reviews(methods[best.hit.arg].design) {
		return candidate{}, false
	}
	var named candidate
	for _, c := range all {
		if m := methods[c.hit.arg]; c.title && !m.verbal && reviews(m.design) && m.weight > tellingDesign && c.better(named) {
			named = c
		}
	}
	if named.s == nil {
		return candidate{}, false
	}
	for _, c := range all { // as the abstract says it, where it does
		if m := methods[c.hit.arg]; !c.title && !m.verbal && m.design == methods[named.hit.arg].design && c.score > 0 {
			return c, true
		}
	}
	return named, true
}

// caseOverTool takes the case study that the abstract names, where what would
// win is only what it was made of: a longitudinal case study of …, combining
// document analysis and 45 interviews.
func caseOverTool(all []candidate, best candidate) (candidate, bool) {
	if best.s == nil {
		return candidate{}, false
	}
	switch m := methods[best.hit.arg]; m.design {
	case synoptic.TextAnalysis, synoptic.Historical:
	case synoptic.Ethnography:
		if m.weight > designWeight+1 {
			return candidate{}, false
		}
	case synoptic.Mixed:
		if !strings.HasPrefix(best.s.in.low[best.hit.start:best.hit.end], "triangulat") {
			return candidate{}, false
		}
	default:
		return candidate{}, false
	}
	for _, c := range all {
		m := methods[c.hit.arg]
		if c.title || m.verbal || c.score < designScore || m.design != synoptic.CaseStudy && m.design != synoptic.MultipleCaseStudy {
			continue
		}
		if name := c.s.in.low[c.hit.start:c.hit.end]; containsAny(name, []string{"case study", "case studies", "案例研究", "个案研究", "为个案", "为案例"}) &&
			(c.s != best.s || c.hit.start < best.hit.start) {
			return c, true
		}
	}
	return candidate{}, false
}

// mixes takes a study that counts and also asks people in their own words, or
// looks at cases besides a regression: mixed methods, though it does not say
// so. A design that takes in both of them stays what it is.
func (b *body) mixes(all []candidate, best candidate) (candidate, bool) {
	if best.s == nil || best.score <= 0 {
		return candidate{}, false
	}
	main := methods[best.hit.arg]
	switch main.design {
	case synoptic.Survey, synoptic.OtherDesign, synoptic.TextAnalysis, synoptic.CaseStudy, synoptic.MultipleCaseStudy, synoptic.Ethnography:
	default:
		return candidate{}, false
	}
	first := 0 // of those that stand in the same sentence as count
	for i, count := range all {
		if all[first].s != count.s {
			first = i
		}
		if !count.measures() {
			continue
		}
		for j := first; j < len(all) && all[j].s == count.s; j++ {
			if word := all[j]; i != j && word.listens() && count.goesWith(word, main.design) {
				from, to := min(word.hit.start, count.hit.start), max(word.hit.end, count.hit.end)
				return candidate{s: word.s, hit: hit{kindMethod, sequencing, from, to}, score: sureOfMix}, true
			}
		}
	}
	return candidate{}, false
}

// measures reports the half of a mixed study that counts: a survey, a
// regression, or another tool.
func (c candidate) measures() bool {
	m := methods[c.hit.arg]
	return !c.title && c.score >= mixScore && (m.counts || m.design == synoptic.Survey || c.isTool())
}

// isTool reports a tool by its name.
func (c candidate) isTool() bool {
	m := methods[c.hit.arg]
	return m.design == synoptic.OtherDesign && m.weight >= designWeight && !m.verbal && !m.talk
}

// listens reports the other half: people are asked in their own words, or cases
// looked at.
func (c candidate) listens() bool {
	m := methods[c.hit.arg]
	switch m.design {
	case synoptic.Ethnography, synoptic.CaseStudy, synoptic.MultipleCaseStudy:
	default:
		if !m.talk {
			return false
		}
	}
	return !c.title && c.score >= mixScore-1 && !c.s.listsTool(c.hit) && !c.s.asksInPerson(c.hit)
}

// goesWith reports two halves of one mixed study, whose main method is of the
// given design.
func (c candidate) goesWith(word candidate, main synoptic.Design) bool {
	m, w := methods[c.hit.arg], methods[word.hit.arg]
	if w.talk && m.counts && main != synoptic.OtherDesign || !w.talk && !m.counts {
		return false
	}
	from, to := min(word.hit.start, c.hit.start), max(word.hit.end, c.hit.end)
	if c.s.preparesOnly(from, to) {
		return false
	}
	return m.counts || !c.isTool() || c.s.goesOnTo(from, to)
}

// mixScore is how sure each half of a mixed study must be, sureOfMix how sure
// the whole is.
const (
	mixScore  = 5
	sureOfMix = 12
)

// goesOnTo reports words between two methods that make the second follow from
// the first: 随后, to explain.
func (s *sentence) goesOnTo(from, to int) bool {
	return containsAny(s.in.low[from:min(s.end, to+len(" to explain the results"))], sequenceWords)
}

var sequenceWords = []string{"随后", "继而", "其次", "然后", "后续", "接着", "进而", "再从", "再对", "再以", "再通过", "再选取", "访谈了其中", "访谈其中", "并从中", "其中选取",
	"followed by", "followed up", "then ", "subsequent", "of them", "second phase", "second stage", " to explain", "afterwards"}

// listsTool reports talks that stand in a list of instruments: 问卷法和访谈法.
func (s *sentence) listsTool(h hit) bool {
	return strings.HasSuffix(s.in.s[h.start:h.end], "法") || strings.HasPrefix(s.in.s[h.end:], "法")
}

// asksInPerson reports talks that are only how a questionnaire was filled in:
// interviewed by telephone.
func (s *sentence) asksInPerson(h hit) bool {
	if hasSuffixFold(s.in.s[s.start:h.start], "was ") ||
		hasSuffixFold(s.in.s[s.start:h.start], "were ") && strings.Contains(s.in.s[s.start:h.start], "sample") {
		return true // a sample of households was interviewed
	}
	near := s.in.low[max(s.start, h.start-30):min(s.end, h.end+40)]
	return containsAny(near, []string{"face to face", "face-to-face", "by telephone", "by phone", "电话访", "入户访", "结构化访谈问卷", "structured questionnaire"})
}

// preparesOnly reports talks from which a questionnaire was made, and no more.
func (s *sentence) preparesOnly(from, to int) bool {
	return containsAny(s.in.s[from:to], []string{"基础上编制", "基础上,编制", "基础上设计"})
}

// designAtSite is the design of a study that talks with people, watches them or
// reads their papers: an account of the past where it tells of one, a case
// study where all is done at one site, else what it is called.
func (b *body) designAtSite(all []candidate, best candidate, design synoptic.Design) synoptic.Design {
	m := methods[best.hit.arg]
	loose := m.talk || m.design == synoptic.Ethnography && m.verbal ||
		m.weight <= designWeight+1 && (m.design == synoptic.Historical || m.design == synoptic.Ethnography)
	if !loose {
		return design
	}
	past := b.yearsBefore("1990")
	talks, papers := m.talk, m.design == synoptic.Historical
	for _, c := range all {
		if c.s == best.s {
			talks = talks || methods[c.hit.arg].talk
		}
	}
	papers = papers || best.s != nil && containsAny(best.s.low(), paperWords)
	switch {
	case m.design == synoptic.Historical && (past || !talks):
		return design
	case m.talk && past:
		return synoptic.Historical
	case m.design == synoptic.Ethnography && !(talks && papers):
		return design
	case b.oneSite():
		return synoptic.CaseStudy
	case m.design == synoptic.Historical:
		return synoptic.OtherDesign
	}
	return design
}

// paperWords are what a site keeps and shows to those who study it.
var paperWords = strings.Fields(`档案 卷宗 文件 会议记录 文档 台账 工单 病历 documents minutes records memos`)

// oneSite reports a study of one place or body, by its title or by the
// sentence that says what was looked at.
func (b *body) oneSite() bool {
	for i := range b.title {
		if b.title[i].framesSite() {
			return true
		}
	}
	_, ok := b.siteLookedAt()
	return ok
}

// siteLookedAt finds the sentence of the abstract that looks at one site.
func (b *body) siteLookedAt() (*sentence, bool) {
	for i := range b.abstract {
		s := &b.abstract[i]
		switch s.label {
		case roleNone, rolePurpose, roleMethod:
			if s.finding < 0 && s.role != roleGap && s.role != roleWorth && !s.has(kindPrior) && s.visitsSite() {
				return s, true
			}
		}
	}
	return nil, false
}

// framesSite reports a title that names its one site: ——对青石巷改造的考察.
func (s *sentence) framesSite() bool {
	text := strings.TrimRight(s.text(), "。? ")
	if !s.chinese() {
		return containsAny(strings.ToLower(text), []string{"the case of ", "lessons from the ", "a case from "}) &&
			!s.severalSites(stretch{s.start, s.end})
	}
	for _, tail := range []string{"的考察", "案例", "的个案", "的经验", "的实践", "为例", "的观察", "的调查"} {
		if name, ok := strings.CutSuffix(text, tail); ok {
			x := stretch{s.start, s.start + len(name)}
			return !s.severalSites(x) && !s.countedUnit(x) && !endsWithAny(name, people)
		}
	}
	return false
}

// people end what is no site: 独居长者.
var people = strings.Fields(`者 人 员 民 生 户 师 工 妇女 家长 干部 群体 老人 青年 骑手 女性 儿童`)

// visits are verbs of going to a site, in Chinese, and what is done there.
var (
	visits  = strings.Fields(`赴 前往 走进 深入 进驻 走入 来到 蹲点 驻点 进入 到访 回访`)
	onVisit = strings.Fields(`调研 访谈 考察 跟踪 追踪 观察 走访 记录 调查`)
)

// views are what people are asked for, not where they were asked.
var views = strings.Fields(`看法 态度 认知 感受 体验 满意`)

// visitsSite reports a sentence that looks at one site.
func (s *sentence) visitsSite() bool {
	if !s.chinese() {
		return singlesOut(s.low()) || s.followsNamed() || (s.has(kindSelf) || s.role == rolePurpose) && s.namesBody()
	}
	if s.severalSites(stretch{s.start, s.end}) {
		return false
	}
	visit := containsAny(s.text(), onVisit)
	for _, c := range s.clauses {
		part := s.of(c)
		if containsAny(part, views) {
			continue // 对智慧平台的看法
		}
		if visit && containsAny(part, visits) && !s.countedUnit(stretch{c.start, c.end}) {
			return true
		}
		if at := strings.Index(part, "驻"); at >= 0 && containsAny(part[at:], durations) && s.place(stretch{c.start + at, c.end}) {
			return true // 驻沙柳村四个月
		}
		if strings.Contains(part, "”") && containsAny(part, []string{"聚焦", "对准", "走进", "这一", "对“"}) {
			return true
		}
		if (s.has(kindUse) || s.has(kindSelf) || s.has(kindMethod)) && namesBodyChinese(part) {
			return true
		}
	}
	return false
}

// namesBodyChinese reports a clause about one body by name, 对竹林小学…的跟踪: not
// one that only says where people come from, 对青川医院15名护士.
func namesBodyChinese(part string) bool {
	for _, lead := range []string{"对", "以", "走进", "位于", "聚焦", "剖析", "解剖", "在"} {
		at := strings.Index(part, lead)
		if at < 0 {
			continue
		}
		name := part[at+len(lead):]
		for _, noun := range bodies {
			n := strings.Index(name, noun)
			if n < len("两字") || n > len("八个汉字以内的名") || startsWithAny(name, unnamedBodies) {
				continue
			}
			rest := name[n+len(noun):]
			if lead != "在" && (lead == "剖析" || lead == "解剖" || !startsWithAny(rest, countedHere)) ||
				startsWithAny(rest, []string{"的长期", "为考察", "为案例", "为观察"}) {
				return true
			}
		}
	}
	return false
}

// bodies are nouns of what can be visited; a name that begins as unnamedBodies
// do is none, and before countedHere it only says where people come from.
var (
	bodies        = strings.Fields(`小学 中学 大学 医院 卫生院 法院 公司 集团 平台 社区 街道 中心 养老站 服务站 村 镇 乡 县 市 局 工厂 基金会 图书馆 博物馆 合作社 协会 派出所 项目`)
	unnamedBodies = strings.Fields(`农村 城市 乡村 基层 地方 公立 民办 各 部分 我国 中国 全国 全省 全市 多 两 三 四 五 六 七 八 九 十 1 2 3 4 5 6 7 8 9 不同 这些 上述 该 本 传统 互联网 数字 大型 东部 西部 中部 县 市 省 乡 社区 一线`)
	countedHere   = strings.Fields(`1 2 3 4 5 6 7 8 9 两 三 四 五 六 七 八 九 十 居民 教师 学生 患者 护士 医生 老年 老人 员工 干部 村民 农户 家长 , 、 及 和 与 等 场 级 域 民 委 部 县 市 区 里 上 中 内 工作者 者`)
)

// oneOf are English words that single out.
var oneOf = []string{"we follow a ", "i follow a ", "we followed a ", "i followed a ", "one ", "a single ", "our case is a ", "our case is the "}

// singlesOut reports one place or body: how one regional hospital.
func singlesOut(text string) bool {
	for _, one := range oneOf {
		at := strings.Index(text, one)
		if at < 0 || at > 0 && text[at-1] != ' ' {
			continue
		}
		words := strings.Fields(text[at+len(one):])
		for _, word := range words[:min(len(words), 4)] {
			if singleSites[strings.TrimRight(word, ",.;:")] {
				return true
			}
		}
	}
	return false
}

// followsNamed reports one body that is followed by its name: we follow Rodal
// Cabs, a co-operative of 140 drivers.
func (s *sentence) followsNamed() bool {
	text := s.low()
	for _, verb := range []string{"we follow ", "we followed ", "i follow ", "i followed ", "article follows ", "paper follows "} {
		at := strings.Index(text, verb)
		if at < 0 {
			continue
		}
		rest := s.in.s[s.start+at+len(verb) : s.end]
		if name, after, ok := strings.Cut(rest, ", "); ok && capital(firstWord(name)) && startsWithAny(after, []string{"a ", "an ", "the "}) {
			return true
		}
	}
	return false
}

// namesBody reports one body by name: the Orsay tax office, the city of
// Torvald; not where people come from, nurses at the Aldham hospital.
func (s *sentence) namesBody() bool {
	words := strings.Fields(s.text())
	for i := 1; i+1 < len(words); i++ {
		before := strings.ToLower(words[i-1])
		if strings.ToLower(words[i]) != "the" || before == "at" || before == "in" || before == "from" {
			continue
		}
		next := strings.TrimRight(words[i+1], ",.;:")
		if (singleSites[next] || placeNouns[next]) && i+3 < len(words) && words[i+2] == "of" && capital(words[i+3]) {
			return true
		}
		if !capital(next) {
			continue
		}
		for _, word := range words[i+2 : min(len(words), i+6)] {
			if singleSites[strings.TrimRight(word, ",.;:")] {
				return true
			}
		}
	}
	return false
}

var singleSites = wordSet(`city town village municipality county district region school university hospital clinic agency ministry department company firm bank
 library museum project programme program platform organisation organization cooperative union court council neighbourhood neighborhood community factory
 plant office team network port utility start-up startup charity ngo newsroom laboratory college bureau centre center authority service broadcaster parish trust`)
