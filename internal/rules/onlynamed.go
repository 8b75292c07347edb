package rules

import (
	"strings"
	"unicode/utf8"
)

// Names of methods that stand in an abstract and are none of its methods: a
// part of a longer word, one of a list of schools, what others may do with the
// paper, the name of a scale.

// onlyNamed reports a naming of a method that says nothing of how the study
// was done.
func (s *sentence) onlyNamed(h hit) bool {
	if methods[h.arg].verbal {
		return false
	}
	if s.chinese() {
		return s.onlyNamedChinese(h)
	}
	return s.namesInstrument(h)
}

func (s *sentence) onlyNamedChinese(h hit) bool {
	name, c := s.in.s[h.start:h.end], s.clauseOf(h)
	rest := s.in.s[h.end:c.end]
	if strings.HasPrefix(rest, "学") && !strings.HasSuffix(name, "学") &&
		!startsWithAny(rest, []string{"学生", "学校", "学者", "学习", "学术", "学科", "学员", "学界"}) {
		return true // 考证学
	}
	if before := s.in.s[c.start:h.start]; strings.HasSuffix(name, "理论分析") &&
		startsWithAny(before, []string{"基于", "运用", "根据", "依据", "从", "以"}) && rest != "" {
		return true // 基于间断均衡理论分析某省的实践
	}
	if startsWithAny(rest, []string{"传统及", "传统和", "传统与", "传统、", "等田野研究传统", "等研究传统", "等传统", "等研究取向", "等学派", "等流派", "等思潮"}) && !s.has(kindSelf) {
		return true
	}
	if _, used := s.first(kindUse, s.start, h.start); !used && name == "理论研究" &&
		(strings.HasSuffix(s.in.s[c.start:h.start], "、") || startsWithAny(rest, []string{"及", "、", "和", "与"})) {
		return true // 交流、活动、理论研究及会务
	}
	if name == "个案" && startsWithAny(rest, []string{"数据", "流行病学", "调查表", "报告"}) {
		return true
	}
	return startsWithAny(s.of(c), []string{"以期", "期望", "希望", "从而为", "并为", "也为", "为"}) && strings.Contains(rest, "提供")
}

// namesInstrument reports the capital name of a scale that something was
// measured by: measured using the Short-Form Health Survey.
func (s *sentence) namesInstrument(h hit) bool {
	if s.in.title || s.in.s[h.start] < 'A' || s.in.s[h.start] > 'Z' {
		return false
	}
	c := s.clauseOf(h)
	words := strings.Fields(s.in.s[c.start:h.start])
	return len(words) > 0 && capital(words[len(words)-1]) &&
		containsAny(s.in.low[c.start:h.start], []string{" measured using ", " measured by ", " measured with ", " assessed using ", " assessed by ", " assessed with "})
}

// emptyNames say that a study is empirical, and not how it was done.
var emptyNames = wordSet(`实证分析 实证研究 实证检验 实证考察`)

// namesNothing reports a method that only says that the study is empirical.
func (c candidate) namesNothing() bool {
	return c.s != nil && emptyNames[c.s.in.s[c.hit.start:c.hit.end]]
}

// means takes what a Chinese sentence says a study worked by, where no table
// knows it: 通过沿线踏勘、木料取样和航拍等技术手段.
func (s *sentence) means() (stretch, bool) {
	if !s.chinese() || s.finding == s.start {
		return stretch{}, false
	}
	for _, lead := range []string{"通过", "采用", "运用", "利用", "综合运用", "借助"} {
		from := strings.Index(s.text(), lead)
		if from < 0 {
			continue
		}
		from += s.start + len(lead)
		for _, end := range []string{"等技术手段", "等手段", "等方法", "等研究方法", "等途径", "等方式"} {
			n := strings.Index(s.in.s[from:s.end], end)
			if n < 0 || utf8.RuneCountInString(s.in.s[from:from+n]) > longestMeans || strings.ContainsAny(s.in.s[from:from+n], ",;。") {
				continue
			}
			if s.finding >= 0 && from+n >= s.finding {
				continue
			}
			return stretch{from, from + n + len(end)}, true
		}
	}
	return stretch{}, false
}

// longestMeans bounds what stands between a verb of use and its noun, in runes.
const longestMeans = 40

// modelOfTitle takes the model that a Chinese title says the study rests on:
// 基于Tobit模型的实证研究. Models that are theories are none.
func (s *sentence) modelOfTitle() (stretch, bool) {
	if !s.chinese() {
		return stretch{}, false
	}
	at := strings.Index(s.text(), "基于")
	if at < 0 {
		return stretch{}, false
	}
	from := s.start + at + len("基于")
	for _, noun := range []string{"模型的", "方法的", "法的"} {
		n := strings.Index(s.in.s[from:s.end], noun)
		if n <= 0 || utf8.RuneCountInString(s.in.s[from:from+n]) > longestQualifier || theoryModel(s.in.s[from:from+n]) {
			continue
		}
		if rest := s.in.s[from+n+len(noun) : s.end]; startsWithAny(rest, []string{"实证", "分析", "检验", "研究", "估计", "测度", "考察"}) {
			return stretch{from, from + n + len(noun) - len("的")}, true
		}
	}
	return stretch{}, false
}
