package rules

import (
	"slices"
	"strings"
)

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
	if before := s.in.s[c.start:h.start]; strings.HasPrefix(s.in.s[h.start:], "目的") && before != "" && !s.in.title &&
		!containsAny(before, []string{"本", "文章", "研究", "论文", "其", "笔者", "该"}) {
		return found{}, false // “库”的最终目的是保鲜
	}
	if n := s.clauseAt(h.start) + 1; strings.HasPrefix(s.in.s[h.start:], "为") && n < len(s.clauses) &&
		startsWithAny(s.of(s.clauses[n]), []string{"必须", "应当", "应该", "应", "需要", "须", "要", "有必要"}) {
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
