package rules

import "strings"

// titled tells a method by which a title says how the study was done from one
// that is its topic: "a survey of 1,012 undergraduates", not "survey fatigue".
func (s *sentence) titled(h hit) bool {
	c := s.clauseOf(h)
	if !s.chinese() {
		return !strings.HasSuffix(s.text(), "?") && titledEnglish(s.in.low[s.start:h.start], s.in.low[h.start:h.end], s.in.low[h.end:c.end])
	}
	before, rest := s.in.s[c.start:h.start], s.in.s[h.end:c.end]
	return rest == "" || startsWithAny(rest, titleTails) || containsAny(before, []string{"基于", "来自", "一项", "运用", "通过", "借助", "以"})
}

// titleTails follow a method in a Chinese title that says how.
var titleTails = strings.Fields(`研究 分析 考察 检验 评估 评价 证据 视角 方法 法 的研究 的分析 的考察 的检验 的评估 的证据 的观察 的实证 的比较 的经验 的方法 的视角 的探索 的评价 与 和 及 、 模型
 探究 探析 解释 框架 设计 回顾 述评 综述 中的 ( 推演 模拟 试验 实验 优化 “ 发现 路径 为例 为个案`)

// titledEnglish reads what stands round a method in an English title.
func titledEnglish(before, name, rest string) bool {
	if name == "the case of" {
		return before != "" // The Case of the Missing Appeal is a story
	}
	return rest == "" || strings.HasSuffix(name, "ing") || startsWithAny(rest, []string{" of", " in ", " on ", " with ", " among ", " from ", " using ", " study", " approach", " analysis", " evaluation",
		" evidence", " design", " research", " protocol", " and ", " model", " method", " investigation", " account", " exploration", " review", " to ", " by ", " at ", " for ", " across ", " between ",
		" a ", " an ", " the ", " how ", " based ", " survey", " report", " trial", " experiment", " data", " perspective", ",", " ("})
}

// generalizes reports an English sentence about a method as such: meta-analyses
// are written for policymakers.
func (s *sentence) generalizes(h hit) bool {
	if s.chinese() || h.start != s.start || s.label != roleNone || s.in.title {
		return false
	}
	switch firstWord(s.in.low[h.end:s.end]) {
	case "are", "have", "can", "may", "remain", "depend", "promise":
		_, used := s.first(kindUse, h.end, s.end)
		return !used
	}
	return false
}
