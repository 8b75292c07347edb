package rules

import (
	"strings"
	"unicode/utf8"

	"synoptic/internal/synoptic"
)

// What the prose of real abstracts has that the tables of cues mistake: words
// of theories that name none, hopes, outlines of chapters, numbers of lists.

// namesNoTheory reports a head noun of theories that stands in plain words: a
// perspective of somebody (农村居民的效用感知视角), an architecture of things,
// a society's -ism.
func namesNoTheory(between, noun, rest string) bool {
	if containsAny(between, []string{"一个", "一种", "最为", "置于", "纳入", "以及", "所指", "称为", "归结"}) ||
		startsWithAny(between, []string{"、", "及", "新的"}) || endsWithAny(between, []string{"上的", "下的", "多元的"}) {
		return true
	}
	switch noun {
	case "思想":
		return strings.HasSuffix(between, "指导") || startsWithAny(rest, []string{"基础", "政治", "教育", "品德", "观念", "准备", "上", "、"})
	case "范式":
		return containsAny(between, []string{"多元"})
	case "理论":
		if startsWithAny(between, []string{"丰富", "完善", "充实"}) ||
			startsWithAny(rest, []string{"探讨", "思考", "初探", "综述", "问题"}) || strings.Count(between, "\"")%2 == 1 {
			return true // 外来企业自主权的理论探讨
		}
		if containsAny(between, []string{"阶段我国", "时期我国", "阶段中国", "时期中国"}) || startsWithAny(rest, []string{"的发展为", "的形成为"}) ||
			strings.HasSuffix(between, "了") {
			return true // 在革命阶段我国…理论; 作了理论思考
		}
		return endsWithAny(between, []string{"科学的", "完善的", "系统的", "多元的"}) ||
			strings.HasPrefix(between, "对") && containsAny(rest[:min(len(rest), 60)], []string{"的分析", "的梳理", "的总结", "的研究"}) ||
			startsWithAny(rest, []string{"的发展"}) && startsWithAny(between, []string{"近年", "国内外", "当代"})
	case "主义":
		return startsWithAny(rest, []string{"实验", "改革", "政策", "运动", "革命"}) ||
			containsAny(between, []string{"实践", "实行", "推行", "走向", "进行"}) ||
			endsWithAny(between, []string{"社会", "资本"}) && !startsWithAny(rest, []string{"思想", "理论", "批判"})
	case "视角", "视野":
		if endsWithAny(between, []string{"关系的", "关系"}) && containsAny(between, []string{"与", "和"}) {
			return true // 从用工与出货关系的视角
		}
		if endsWithAny(between, []string{"的分析", "的理论", "的解释", "的研究"}) {
			return false // 风险治理的分析视角
		}
		return strings.Contains(strings.TrimSuffix(between, "的"), "的") && !containsAny(between, []string{"理论", "主义", "学说", "“"}) ||
			containsAny(between, []string{"起点", "可视化", "计量", "图谱"})
	case "架构":
		return containsAny(between, []string{"的", "与", "和"}) && !strings.Contains(between, "“")
	}
	return false
}

// hopes reports a sentence that ends in what the authors hope for: 找寻薄弱点,
// 以期为…提供借鉴; 本文期望通过此研究,能够….
func (s *sentence) hopes() bool {
	if !s.chinese() || s.label != roleNone || containsAny(s.text(), []string{"应当", "应该", "应从", "必须", "建议", "亟需", "要加强", "需要"}) {
		return false
	}
	last := s.of(s.clauses[len(s.clauses)-1])
	if s.finding < 0 && s.has(kindWorth) && startsWithAny(last, []string{"以期", "以求", "希望", "期望"}) {
		return true
	}
	if s.finding < 0 && startsWithAny(last, []string{"希望这一", "希望本", "希望该", "期望这一", "期望本"}) {
		return true
	}
	return s.has(kindSelf) && containsAny(s.text(), []string{"本文期望", "本研究期望", "文章期望", "本文希望", "本研究希望", "文章希望", "最后,希望"})
}

// outlines reports a sentence that tells what a chapter holds.
func (s *sentence) outlines() bool {
	text := s.text()
	if s.chinese() && startsWithAny(text, []string{"其中重点", "其中着重", "其中主要论述"}) ||
		strings.HasPrefix(text, "其中") && s.finding < 0 && containsAny(text, []string{"涉及", "细分为以下"}) {
		return true // 其中重点讲最后一部分
	}
	if !s.chinese() || !containsAny(text, []string{"章", "文末", "篇末", "首先说明", "首先說明"}) {
		return false
	}
	at := strings.Index(text, "章")
	return at > 0 && strings.ContainsAny(text[max(0, at-3):at], "一二三四五六七八九十本首末各0123456789") ||
		strings.Contains(text, "文末") && !containsAny(text, []string{"主张", "认为", "指出"}) || strings.HasPrefix(text, "章")
}

// prepares reports a sentence that says by what instrument was asked: 编制问卷.
func (s *sentence) prepares() bool {
	return s.chinese() && s.label == roleNone && containsAny(s.text(), []string{"为研究工具", "为研究工具,", "为测量工具", "作为研究工具"})
}

// onlyAnnounces reports a member of a list that says no more than that others
// follow: …的特征如下.
func onlyAnnounces(part string) bool {
	part = strings.TrimRight(part, ":;,。. ")
	if rest := behindPutting(part); rest != "" && bareAdvice(rest) ||
		utf8.RuneCountInString(part) <= longestHead && endsWithAny(part, []string{"特点有", "特征有", "原因有", "问题有", "主要有", "包括", "表现在", "体现在"}) {
		return true
	}
	return endsWithAny(part, []string{"如下", "如下几点", "以下几点", "以下结论", "以下特征", "以下几个方面", "如下结论", "如下特征"})
}

// longestHead is the length, in runes, up to which words in front of a list
// only open it: 其特点有:….
const longestHead = 12

// behindPutting is what a part of a sentence says is put forward, where it says
// no more than that: 最后给出了建议, 并分析了问题,提出了对策.
func behindPutting(part string) string {
	if at := strings.LastIndexByte(part, ','); at >= 0 {
		if !containsAny(part[:at], []string{"文章", "本文", "分析了", "探讨了"}) && part[:at] != "在此基础上" {
			return ""
		}
		part = part[at+1:]
	}
	for _, lead := range []string{"最后", "在此基础上", "并", "同时", "为此", "据此", "还", "文章", "本文", "针对性地"} {
		part = strings.TrimPrefix(part, lead)
	}
	for _, lead := range []string{"对", "就", "针对"} {
		if at := strings.Index(part, "提出了"); at > 0 && strings.HasPrefix(part, lead) && at <= len("对现行的规范和各地的做法") {
			part = part[at:] // 对现行规约提出了修改的构想
		}
	}
	for _, verb := range []string{"提出了", "提出", "给出了", "给出"} {
		if rest, ok := strings.CutPrefix(part, verb); ok {
			return rest
		}
	}
	return ""
}

// listNumber measures the number that a member of a list begins with: "1)",
// "2.", "三、", "(四)"; 0 where it begins with none.
func listNumber(s string) int {
	i := 0
	open := strings.HasPrefix(s, "(")
	if open {
		i = 1
	}
	digits, han := 0, 0
	for i < len(s) {
		r, n := utf8.DecodeRuneInString(s[i:])
		switch {
		case r >= '0' && r <= '9' && han == 0:
			digits++
		case strings.ContainsRune("一二三四五六七八九十", r) && digits == 0:
			han++
		case r == ' ' && digits+han > 0:
		default:
			if digits+han == 0 || digits > 2 || han > 2 {
				return 0
			}
			switch {
			case r == ')' && (open || digits > 0), r == '、' && !open:
				return i + n
			case r == '.' && digits > 0 && !open:
				if next, _ := utf8.DecodeRuneInString(s[i+n:]); next < '0' || next > '9' {
					return i + n
				}
			}
			return 0
		}
		i += n
	}
	return 0
}

// enumerated finds, in a part that says first how many points follow, where
// the first of them begins: 本研究结论共12项:1.…; -1 where it is no such part.
func enumerated(part string) int {
	colon := strings.IndexByte(part, ':')
	if colon < 0 || utf8.RuneCountInString(part[:colon]) > 24 || !containsAny(part[:colon], []string{"结论", "发现", "结果", "如下", "建议"}) {
		return -1
	}
	rest := strings.TrimLeft(part[colon+1:], " \n")
	if listNumber(rest) == 0 {
		return -1
	}
	return len(part) - len(rest)
}

// theoryBeside picks theories, but believes no "perspective" without a name in
// the translation of an abstract in Chinese, which would have named it.
func theoryBeside(bodies []*body) func(*body) found {
	return func(b *body) found {
		x := theory(b)
		first := bodies[0]
		if low := strings.ToLower(x.answer); low == "perspective" || low == "perspectives" || low == "framework" {
			return found{}
		}
		if b != first && b.lang == synoptic.English && first.lang == synoptic.Chinese && len(first.abstract) > 0 &&
			strings.HasSuffix(strings.ToLower(x.answer), "perspective") {
			return found{}
		}
		return x
	}
}
