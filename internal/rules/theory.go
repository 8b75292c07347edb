package rules

import (
	"strings"
	"unicode/utf8"

	"synoptic/internal/page"
)

// theoryReach is how far a theory's head noun may stand from the word that
// leads to it, in runes.
const theoryReach = 28

// theory picks the theory or framework that the study rests on.
func theory(b *body) found {
	var best found
	consider := func(s *sentence, bonus int) {
		if x, ok := s.theory(); ok {
			if x.sure += bonus; x.sure > best.sure {
				best = x
			}
		}
	}
	for i := range b.abstract {
		s := &b.abstract[i]
		bonus := 2
		if b.zone.first >= 0 && i > b.zone.first && s.label == roleNone {
			bonus = 0
		}
		if s.label == roleConclusion || s.label == roleResult || s.role == roleWorth {
			bonus = -3
		}
		consider(s, bonus)
	}
	for i := range b.title {
		consider(&b.title[i], 1)
	}
	return best
}

// theory finds a head noun such as 理论 with a lead such as 基于 before it in
// the same clause, or a frame such as 以…为框架 round it.
func (s *sentence) theory() (found, bool) {
	if !s.has(kindTheoryHead) || !s.has(kindTheoryLead) {
		return found{}, false
	}
	var best found
	for _, head := range s.hits {
		if head.kind != kindTheoryHead || s.notTheory(head) {
			continue
		}
		c := s.clauseOf(head)
		for _, lead := range s.within(kindTheoryLead, c.start, head.start) {
			if _, prior := s.first(kindPrior, s.start, lead.start); prior {
				continue
			}
			name := stretch{lead.end, head.end}
			n := utf8.RuneCountInString(s.in.s[name.start:name.end])
			sure := s.theorySure(lead, head)
			if sure == 0 || n > theoryReach && s.chinese() || n > 90 {
				continue
			}
			if sure > best.sure || sure == best.sure && len(s.in.s[name.start:name.end]) < len(best.answer) {
				best = found{answer: s.theoryName(name), quotes: []page.Span{s.quoted(stretch{lead.start, head.end})}, sure: sure}
			}
		}
	}
	return best, best.sure > 0 && best.answer != ""
}

// notTheory reports a head noun that is part of a method's or a tool's name.
func (s *sentence) notTheory(head hit) bool {
	for _, h := range s.hits {
		if (h.kind == kindNotTheory || h.kind == kindMethod) && h.start <= head.start && h.end >= head.end {
			return true
		}
	}
	return false
}

// theorySure weighs a head noun with its lead: 理论 is a theory with any
// lead, 模型 only with a named one before it.
func (s *sentence) theorySure(lead, head hit) int {
	text := s.in.s
	noun := strings.ToLower(text[head.start:head.end])
	between := text[lead.end:head.start]
	rest := text[head.end:s.end]
	if strings.TrimSpace(between) == "" || strings.HasPrefix(rest, "性") || strings.HasPrefix(rest, "化") {
		return 0
	}
	leadWord := strings.ToLower(text[lead.start:lead.end])
	if s.chinese() {
		return chineseTheory(leadWord, between, noun, rest)
	}
	return englishTheory(leadWord, between, noun)
}

func chineseTheory(lead, between, noun, rest string) int {
	for _, no := range []string{"的影响", "相关", "已有", "现有", "传统", "缺乏", "意义", "数据", "调查", ";", "如何"} {
		if strings.Contains(between, no) {
			return 0
		}
	}
	sure := 0
	switch noun {
	case "理论", "学说", "视域":
		sure = 5
	case "框架", "视角", "范式", "视野", "主义", "假说":
		sure = 4
	case "模型", "定律", "原理", "思想", "逻辑":
		if isLatinName(between) || noun == "思想" || noun == "原理" {
			sure = 3
		}
	}
	switch lead {
	case "在", "从", "将", "通过", "由", "利用", "应用", "以", "结合", "按照", "吸收":
		sure--
		if lead == "以" || lead == "从" || lead == "将" {
			for _, closer := range []string{"为基础", "为框架", "为分析框架", "为视角", "为理论", "为分析视角", "为指导", "为依据", "为支撑", "为分析工具", "出发", "切入", "为切入", "作为", "引入", "看"} {
				if strings.HasPrefix(rest, closer) {
					return sure + 2
				}
			}
			sure--
		}
	case "提出":
		sure -= 2
	case "构建", "建构", "搭建":
		if noun != "框架" || !strings.HasSuffix(between, "分析") && !strings.HasSuffix(between, "理论") {
			return 0
		}
		sure = 2
	}
	return max(sure, 0)
}

// isLatinName reports a name such as TOE or PEST right before its noun.
func isLatinName(s string) bool {
	s = strings.TrimRight(s, " 分析")
	return s != "" && isLetter(s[len(s)-1])
}

func englishTheory(lead, between, noun string) int {
	between = strings.ToLower(between)
	for _, no := range []string{" data", "survey", "interview", " model ", "machine", "sample", "proposed", "existing", ",", "method", "case study", "evidence from", "regression"} {
		if strings.Contains(between, no) {
			return 0
		}
	}
	sure := 0
	switch noun {
	case "theory", "theories", "lens", "institutionalism":
		sure = 5
	case "framework", "frameworks", "perspective", "paradigm":
		sure = 4
	case "model", "approach", "concept", "notion", "concepts", "hypothesis", "thesis", "tradition", "view":
		sure = 2
	}
	switch lead {
	case "drawing on", "draws on", "draw on", "grounded in", "building on", "builds on", "build on", "informed by", "guided by", "through the lens of", "underpinned by", "rooted in", "lens of", "drawing upon", "draws upon", "anchored in", "from the perspective of", "building upon", "drawing from":
		sure++
	case "using", "use", "uses", "used", "apply", "applies", "applied", "applying", "based on", "on the basis of", "basis of", "employing", "employs", "adopts", "adopt", "adopting", "adopted", "integrating", "integrates", "according to", "combining", "combines":
		if sure < 4 {
			sure = 0
		}
	case "construct", "constructs", "constructed", "develops", "develop", "proposes", "propose":
		if !strings.HasSuffix(strings.TrimSpace(between), "analytical") && !strings.HasSuffix(strings.TrimSpace(between), "theoretical") && !strings.HasSuffix(strings.TrimSpace(between), "conceptual") || noun != "framework" {
			return 0
		}
		sure = 2
	default:
		if sure < 4 {
			sure = 0
		} else {
			sure--
		}
	}
	return sure
}

// theoryName trims what stands between the lead and the theory's own name.
func (s *sentence) theoryName(x stretch) string {
	x = s.in.after(x, "the ", "a ", "an ", "了", "理论基础的", "经典的", "著名的", " ")
	return s.in.phrase(x)
}
