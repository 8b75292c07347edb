package rules

import (
	"slices"
	"strings"
	"unicode/utf8"

	"synoptic/internal/synoptic"
)

// Findings that share a sentence with something else.

// resultsOfMethod takes what the last sentence on the method says behind a
// semicolon about how its test went: …; rival accounts fail the decisive tests.
func (b *body) resultsOfMethod() []found {
	i := b.zone.first - 1
	if b.zone.first < 0 {
		i = len(b.abstract) - 1
	}
	if i < 0 || i >= len(b.abstract) {
		return nil
	}
	s := &b.abstract[i]
	if s.label != roleNone || s.role != roleMethod || s.finding >= 0 {
		return nil
	}
	if x, ok := s.builtByCoding(); ok {
		return []found{s.findingFrom(x)}
	}
	if x, ok := s.cameOut(); ok {
		return []found{s.findingFrom(x)}
	}
	for n := len(s.clauses) - 2; n >= 0; n-- {
		if s.clauses[n].stop != ';' {
			continue
		}
		x := s.trim(stretch{s.clauses[n+1].start, s.end})
		if text := s.in.low[x.start:x.end]; containsAny(text, outcomes[s.chinese()]) {
			return []found{s.findingFrom(x)}
		}
		return nil
	}
	return nil
}

// cameOut takes the clauses with which a Chinese sentence on the method goes on
// to what came out: 将试点城市家庭与匹配所得的家庭相比照,参保使女儿每周照料时间减少4.1小时.
func (s *sentence) cameOut() (stretch, bool) {
	if !s.chinese() {
		return stretch{}, false
	}
	for n := 1; n < len(s.clauses); n++ {
		c := s.clauses[n]
		text := s.of(c)
		if !containsAny(text, changes) || !strings.ContainsAny(text, "0123456789") && !strings.Contains(text, "显著") {
			continue
		}
		for _, k := range []kind{kindMethod, kindUse, kindSelf, kindAim, kindInquiry, kindAsk, kindCaseLead, kindCaseClose, kindData, kindTheoryHead} {
			if _, ok := s.first(k, c.start, s.end); ok {
				return stretch{}, false
			}
		}
		return stretch{c.start, s.end}, true
	}
	return stretch{}, false
}

// demandedAtEnd takes the clauses with which the last sentence of a Chinese
// abstract goes on from what it looks into to what should be done: 本文探讨…的困境,
// 需要通过加强…来解决.
func (b *body) demandedAtEnd() []found {
	n := len(b.abstract) - 1
	if n < 0 {
		return nil
	}
	s := &b.abstract[n]
	if !s.chinese() || s.label != roleNone || s.finding >= 0 {
		return nil
	}
	if startsWithAny(s.text(), []string{"通过", "结合", "基于"}) {
		for i := 0; i+1 < len(s.clauses); i++ {
			next := s.clauses[i+1]
			if _, should := s.first(kindAdvice, next.start, s.end); should &&
				endsWithAny(s.of(s.clauses[i]), []string{"分析", "梳理", "考察", "比较", "研究"}) {
				return []found{s.findingFrom(s.trim(stretch{next.start, s.end}))}
			}
		}
	}
	if s.role != rolePurpose {
		return nil
	}
	for i := 1; i < len(s.clauses); i++ {
		if c := s.clauses[i]; startsWithAny(s.of(c), []string{"需要通过", "应通过", "应当", "应该", "必须", "需从", "应从", "须"}) {
			return []found{s.findingFrom(s.trim(stretch{c.start, s.end}))}
		}
	}
	return nil
}

// changes are words of what came out.
var changes = strings.Fields(`减少了 增加了 提高了 降低了 下降了 上升了 缩短了 使 高出 低于 高于 多出 减少 下降 上升 升至 降至 精度达 准确率达 正确率达 精度为 准确率为`)

// builtByCoding takes what coding led to, at the end of the sentence that tells
// of it: 经三级编码,提炼出“…—…”的过程模型.
func (s *sentence) builtByCoding() (stretch, bool) {
	n := len(s.clauses) - 1
	if n < 1 || !s.tellsDesign(synoptic.GroundedTheory) {
		return stretch{}, false
	}
	c := s.clauses[n]
	text := s.lowOf(c)
	if s.chinese() {
		ok := startsWithAny(text, builtChinese) && strings.ContainsAny(text, "“\"—-、")
		return stretch{c.start, c.end}, ok
	}
	ok := startsWithAny(text, []string{"yielding ", "generating ", "producing ", "resulting in ", "which yielded ", "which produced ", "which generated ", "which led to ", "leading to ", "arriving at "})
	return stretch{c.start, c.end}, ok
}

// tellsDesign reports a sentence that names or tells a method of the design.
func (s *sentence) tellsDesign(d synoptic.Design) bool {
	return slices.ContainsFunc(s.hits, func(h hit) bool { return h.kind == kindMethod && methods[h.arg].design == d })
}

// builtChinese begin what coding led to.
var builtChinese = strings.Fields(`提炼出 提炼 归纳出 形成 抽象出 凝练出 析出 识别出 浮现 建构出 建构了 构建出 构建了 生成 得出 得到 最终形成 最终得到 最终提炼 最终构建`)

// claimsBefore takes what an essay claims outright before it says that it argues: a ruling that nobody has judged is not a ruling.
func (b *body) claimsBefore() []found {
	first := b.zone.first
	if first < 1 || first >= len(b.abstract) || b.how.sure > 0 && b.how.design != synoptic.Theoretical {
		return nil
	}
	if s := &b.abstract[first]; !s.chinese() && (s.finding < 0 || s.settled || !s.has(kindSelf)) {
		return nil
	}
	var all []found
	for i := range first {
		if s := &b.abstract[i]; (s.role == roleNone || s.chinese()) && s.label == roleNone && s.claimsFlatly() {
			all = append(all, s.findingFrom(stretch{s.start, s.end}))
		}
	}
	return all
}

// claimsFlatly reports a sentence that says what something is or is not, and
// does not tell what others hold.
func (s *sentence) claimsFlatly() bool {
	if s.chinese() {
		return !s.has(kindPrior) && containsAny(s.text(), definitions) // “能力幻觉”可被界定为…
	}
	for _, k := range []kind{kindPrior, kindGap, kindSelf, kindAim, kindBackground} {
		if s.has(k) {
			return false
		}
	}
	text := s.low()
	if s.chinese() {
		return containsAny(text, definitions) // “能力幻觉”可被界定为…
	}
	return containsAny(text, flatClaims) && !containsAny(text, hearsay) && !strings.HasSuffix(text, "?")
}

var (
	flatClaims = []string{" is not ", " are not ", " is no ", " is to mistake ", " is to confuse ", " is to misunderstand ", " does not ", " do not ", " cannot ", " is nothing ", " ought to "}
	hearsay    = []string{"often", "usually", "commonly", "widely", "assum", " said ", "thought", "regard", "treated", "debate", "critic", "scholar", "court", "increasing", "supposed", "promis", "many ", "most ", "people ", "some "}
)

// outcomes say how a test went, or what coding led to.
var outcomes = map[bool][]string{
	true:  strings.Fields(`均未 未能 未通过 不成立 站不住脚 无法解释 不能解释 均被排除 得到支持 被排除 均不足以`),
	false: {" fail", "do not survive", "does not survive", "did not survive", "do not hold", "does not hold", "did not hold", "can be ruled out", "are ruled out", "were ruled out", "cannot account", "cannot explain", "led to the core category", "led to a core category", "find no support", "found no support", "receive no support"},
}

// shortestClaim is the length, in runes, from which what stands before a colon
// is a finding by itself.
const shortestClaim = 24

// bearsOut reports a colon of a Chinese sentence behind which a claim is borne
// out by what several people or bodies do, a finding of its own: 裁量并未消除,而是
// 转移:指挥员…,书记…,网格员….
func (s *sentence) bearsOut(i int) bool {
	if !s.chinese() || s.clauses[i].stop != ':' || len(s.clauses)-i-1 < 2 {
		return false
	}
	from := max(s.start, s.finding)
	claim := s.in.s[from:max(from, s.clauses[i].end)]
	if utf8.RuneCountInString(claim) < shortestClaim || !strings.Contains(claim, "而是") {
		return false
	}
	return !strings.Contains(s.in.s[s.clauses[i].end:s.end], ";")
}
