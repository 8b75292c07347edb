package rules

import (
	"strings"
	"unicode/utf8"

	"synoptic/internal/page"
)

// How sure a research question is, by where it stands.
const (
	sureQuestion = 6 // the abstract asks it in so many words
	sureAim      = 5 // the abstract says what the study wants to know
	sureAsked    = 4 // the title is a question
	sureGap      = 3 // the abstract says what is not known
	sureStudied  = 2 // the abstract says what is studied
	sureTopic    = 1 // the title names the topic, and there is an abstract
)

// question picks the research question: the purpose that the abstract states,
// the question that the title asks, or the gap that it names. What stands in
// more than one place is quoted from each.
func question(b *body) found {
	var all []found
	if x := b.aim(); x.sure > 0 {
		all = append(all, x)
	}
	for i := range b.abstract {
		s := &b.abstract[i]
		if strings.HasSuffix(s.text(), "?") && s.has(kindAsk) && b.before(i, s) {
			all = append(all, s.asked(stretch{s.start, s.end}, sureQuestion))
			break
		}
	}
	for i := range b.title {
		if x, ok := b.title[i].asks(); ok {
			all = append(all, x)
			break
		}
	}
	for i := range b.abstract {
		s := &b.abstract[i]
		if x, ok := s.gap(); ok && b.before(i, s) && (s.label != roleNone || i != b.zone.first) {
			all = append(all, x)
			break
		}
	}
	if len(all) == 0 && len(b.abstract) > 0 && len(b.title) > 0 {
		t := &b.title[0]
		x := stretch{t.start, t.end}
		return found{answer: t.in.phrase(x), quotes: []page.Span{t.span(x.start, x.end)}, sure: sureTopic}
	}
	var best found
	for _, x := range all {
		if x.sure > best.sure {
			best.answer, best.sure = x.answer, x.sure
		}
	}
	for _, x := range all {
		if len(best.quotes) < maxQuotes {
			best.quotes = append(best.quotes, x.quotes...)
		}
	}
	return best
}

// aim picks the surest sentence that says what the study wants to know.
func (b *body) aim() found {
	var best found
	for i := range b.abstract {
		s := &b.abstract[i]
		if x, ok := s.aim(); ok && b.before(i, s) && x.sure > best.sure {
			best = x
		}
	}
	return best
}

// before reports whether sentence i stands before the findings, or in a part
// that cannot hold any.
func (b *body) before(i int, s *sentence) bool {
	if s.label != roleNone {
		return s.label == rolePurpose || s.label == roleBackground || s.label == roleMethod
	}
	return b.zone.first < 0 || i <= b.zone.first
}

// aim finds the clause that says what the study wants to know.
func (s *sentence) aim() (found, bool) {
	limit := s.end
	if s.finding >= 0 {
		limit = s.finding
	}
	if s.label == rolePurpose && !s.has(kindAim) {
		return s.asked(stretch{s.start, s.end}, sureAim), true
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
				return s.asked(s.run(s.clauseAt(h.start), h.start), s.englishAimSure(h)), true
			}
		case h.kind == kindInquiry && h.start < limit && s.presents():
			return s.asked(stretch{s.start, s.end}, sureStudied), true
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
	cue := strings.ToLower(s.in.s[h.start:h.end])
	if strings.Contains(cue, "aim") || strings.Contains(cue, "purpose") || strings.Contains(cue, "objective") || strings.HasPrefix(cue, "we ") || strings.HasPrefix(cue, "this ") {
		return true
	}
	return h.start == s.start || s.has(kindSelf) || s.label != roleNone || hasPrefixFold(s.text(), "it ") || s.has(kindMethod)
}

// englishAimSure weighs a frame: one that names an aim or goes on with a
// question word says more than "this paper analyzes".
func (s *sentence) englishAimSure(h hit) int {
	cue := strings.ToLower(s.in.s[h.start:h.end])
	for _, word := range []string{"aim", "purpose", "objective", "goal", "seek", "sought", "ask", "whether", "how", "why", "to "} {
		if strings.Contains(cue, word) {
			return sureAim
		}
	}
	for _, ask := range s.within(kindAsk, h.end, s.end) {
		switch strings.ToLower(s.in.s[ask.start:ask.end]) {
		case "how", "why", "whether", "to what extent":
			return sureAim
		}
	}
	return sureAsked
}

// chineseAim takes a frame such as 旨在 or 为了 with a verb of inquiry or a
// question word behind it.
func (s *sentence) chineseAim(h hit) (found, bool) {
	c := s.clauseOf(h)
	if _, prior := s.first(kindPrior, s.start, h.start); prior {
		return found{}, false
	}
	if strings.HasPrefix(s.in.s[h.start:], "为") && !strings.HasPrefix(s.in.s[h.start:], "为了") {
		if x := s.in.after(stretch{c.start, h.start}, openings...); x.start < x.end {
			return found{}, false // 以…为分析框架
		}
	}
	long := h.end-h.start > 6 // 为考察 has its verb in it
	_, verb := s.first(kindInquiry, h.start, c.end)
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

// inquiry takes a verb of inquiry that the paper itself is the subject of:
// 本文探讨…, 运用…方法,考察….
func (s *sentence) inquiry(h hit) (found, bool) {
	text := s.in.s
	c := s.clauseOf(h)
	before := text[c.start:h.start]
	rest := text[h.end:c.end]
	if x, ok := s.inquiredInto(h, c); ok {
		return x, true
	}
	if len(rest) < 12 || strings.HasPrefix(rest, "的") || strings.HasPrefix(rest, "表明") || strings.HasPrefix(rest, "发现") || strings.HasPrefix(rest, "法") || strings.HasPrefix(rest, "方法") {
		return found{}, false
	}
	if _, prior := s.first(kindPrior, s.start, h.start); prior {
		return found{}, false
	}
	for _, word := range []string{"进一步", "系统", "深入", "实证", "重点", "主要", "分别", "并", "来", "以", "从而", "首先", "拟", "着重", "就", "综合", "尝试", "试图", "以期", "全面", "细致", "详细", "对", "再", "初步", "理论", "具体"} {
		before = strings.TrimSuffix(before, word)
	}
	for _, close := range s.within(kindCaseClose, c.start, c.end) {
		if close.start <= h.start && close.end >= h.end {
			return found{}, false // 为研究对象
		}
	}
	if _, advice := s.first(kindAdvice, s.start, h.start); advice {
		return found{}, false // 应当…，明确…
	}
	if strings.HasSuffix(rest, "基础上") || strings.HasSuffix(rest, "之上") || strings.HasSuffix(rest, "之后") || strings.HasSuffix(rest, "过程中") {
		return found{}, false
	}
	if s.partOfMethod(h) && !strings.HasPrefix(rest, "了") || s.countsIn(c, c.end) && atSite[text[h.start:h.end]] {
		return found{}, false // 追踪调查, 观察了63场直播
	}
	_, self := s.first(kindSelf, c.start, h.start)
	sure := sureStudied
	if _, ask := s.first(kindAsk, h.end, c.end); ask || strings.Contains(rest, "机制") || strings.Contains(rest, "影响") || strings.Contains(rest, "因素") || strings.Contains(rest, "关系") || strings.Contains(rest, "效应") {
		sure = sureAim
	}
	if s.withMethod(c.start, h.start, before) {
		x := s.asked(stretch{c.start, c.end}, sure)
		x.answer = s.in.phrase(stretch{h.start, c.end})
		return x, true
	}
	if before == "" && (c.start > s.start && (s.has(kindUse) || s.has(kindSelf) || s.has(kindCaseClose)) || sure == sureAim) || self && len(before) <= 30 {
		return s.asked(stretch{c.start, c.end}, sure), true
	}
	return found{}, false
}

// atSite are verbs of inquiry that also tell what was done in the field.
var atSite = map[string]bool{"观察": true, "调查": true, "考察": true, "研究": true, "比较": true, "分析": true}

// partOfMethod reports a verb of inquiry that is part of a method's name.
func (s *sentence) partOfMethod(h hit) bool {
	for _, m := range s.within(kindMethod, s.start, s.end) {
		if m.start <= h.start && m.end >= h.end {
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
	for _, word := range []string{"系统", "深入", "了", "理论", "实证", "全面", "初步"} {
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
func (s *sentence) withMethod(start, end int, before string) bool {
	if before == "" {
		return false
	}
	end = start + len(before)
	for _, k := range []kind{kindMethod, kindMethodHead, kindTheoryHead, kindData} {
		for _, h := range s.within(k, start, end) {
			if h.end == end {
				return true
			}
		}
	}
	return strings.HasSuffix(before, "软件") || strings.HasSuffix(before, "平台") || strings.HasSuffix(before, "视角下")
}

// asks takes a title, or a part of one, that is a question.
func (s *sentence) asks() (found, bool) {
	h, ok := s.first(kindAsk, s.start, s.end)
	if !ok {
		return found{}, false
	}
	if !s.chinese() && h.start > s.start && !strings.HasSuffix(s.text(), "?") && !strings.HasSuffix(s.in.s[s.start:h.start], ": ") {
		switch strings.ToLower(s.in.s[h.start:h.end]) {
		case "how", "why", "whether", "what":
		default:
			return found{}, false
		}
	}
	return found{
		answer: s.in.phrase(stretch{s.start, s.end}),
		quotes: []page.Span{s.span(s.start, s.end)},
		sure:   sureAsked,
	}, true
}

// gap takes the clauses that say what is not known yet.
func (s *sentence) gap() (found, bool) {
	if !s.has(kindGap) || s.finding >= 0 {
		return found{}, false
	}
	for _, h := range s.hits {
		if h.kind != kindGap {
			continue
		}
		if s.chinese() && !s.aboutKnowledge(h) || !s.chinese() && !s.seldomDone(h) {
			continue
		}
		x := s.asked(stretch{s.start, s.end}, sureGap)
		x.answer = s.in.phrase(s.in.after(s.gapWords(s.clauseAt(h.start)), openings...))
		return x, true
	}
	return found{}, false
}

// seldomDone holds "rarely" and "seldom" to a participle: what is rarely
// studied is a gap, who rarely comes is none.
func (s *sentence) seldomDone(h hit) bool {
	switch strings.ToLower(s.in.s[h.start:h.end]) {
	case "rarely", "seldom", "hardly ever":
		word := firstWord(s.in.s[h.end:s.end])
		word = strings.TrimRight(word, ".,;:")
		return strings.HasSuffix(word, "ed") || word == "known" || word == "understood" || word == "been"
	}
	return true
}

// shortestGap is the length below which a clause does not say by itself what
// is not known, in runes.
const shortestGap = 12

// gapWords takes the clause n, and those before it that it needs.
func (s *sentence) gapWords(n int) stretch {
	x := stretch{s.clauses[n].start, s.clauses[n].end}
	if !s.chinese() {
		x.end = s.end
	}
	for n > 0 && utf8.RuneCountInString(s.in.s[x.start:x.end]) < shortestGap {
		n--
		x.start = s.clauses[n].start
	}
	return x
}

// aboutKnowledge tells a gap in research from a lack in the world: 缺乏资金.
func (s *sentence) aboutKnowledge(h hit) bool {
	if _, prior := s.first(kindPrior, s.start, s.end); prior {
		return true
	}
	for _, word := range []string{"机制", "研究", "解释", "揭示", "探讨", "讨论", "关注", "认识", "阐释", "经验证据", "实证证据", "考察", "成因", "回答", "检验", "文献", "明确", "清楚", "清晰", "定论", "争议", "分歧", "黑箱", "众说纷纭", "莫衷一是", "不一", "共识"} {
		if strings.Contains(s.text(), word) {
			return true
		}
	}
	return false
}

// run is the clause n from byte `from` on, in Chinese; in English to the end
// of the sentence, for a clause there says little by itself.
func (s *sentence) run(n, from int) stretch {
	c := s.clauses[n]
	if s.chinese() {
		return stretch{c.start, c.end}
	}
	return stretch{min(from, c.start), s.end}
}

var openings = []string{"为了", "旨在", "本文", "本研究", "文章", "该研究", "该文", "论文", "试图", "意在", "以期", "致力于", "因此", "然而", "但是", "但", "而", "对此", "鉴于此", "基于此", "拟", "尝试", "to ", "we ", "however", "therefore", "this paper ", "this study ", "this article ", "yet ", "and ", "but ", "aims ", "aimed ", "thus", "nevertheless", "still"}

// asked makes the answer of a stretch that says what is asked, quoting its
// sentence where that is short.
func (s *sentence) asked(x stretch, sure int) found {
	if rest := s.in.s[x.start:x.end]; strings.HasPrefix(rest, "为了解") {
		x.start += len("为")
	}
	answer := s.in.after(x, openings...)
	if !s.chinese() {
		answer = s.fromAskWord(s.fromAim(answer))
	}
	if s.chinese() && strings.HasPrefix(s.in.s[answer.start:], "为") {
		answer.start += len("为")
	}
	return found{answer: s.in.phrase(answer), quotes: []page.Span{s.quoted(x)}, sure: sure}
}

// askWordReach is how far from the start of an English purpose its question
// word may stand, in bytes: "This thesis asks how".
const askWordReach = 40

// fromAim cuts "The aim of this study was to" off an English purpose.
func (s *sentence) fromAim(x stretch) stretch {
	head := s.in.s[x.start:min(x.end, x.start+80)]
	for _, is := range []string{" is to ", " was to ", " were to ", " are to ", " aims to ", " aimed to ", " seeks to "} {
		if i := strings.Index(head, is); i >= 0 {
			return stretch{x.start + i + len(is), x.end}
		}
	}
	return x
}

// fromAskWord cuts an English purpose down to its question, where it has one.
func (s *sentence) fromAskWord(x stretch) stretch {
	for _, h := range s.within(kindAsk, x.start, x.end) {
		switch strings.ToLower(s.in.s[h.start:h.end]) {
		case "how", "why", "whether", "to what extent", "under what conditions":
			if h.start-x.start <= askWordReach && !strings.HasPrefix(s.in.s[h.end:], ",") {
				return stretch{h.start, x.end}
			}
		}
	}
	return x
}
