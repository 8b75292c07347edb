package rules

import (
	"strings"
	"unicode/utf8"
)

// backWords make up an aim that says nothing by itself: 对上述问题作出回答.
var backWords = strings.Fields(`对 就 针对 围绕 解决 上述 以上 前述 这一 系列 一系列 这些 这个 该 此 这 问题 议题 现象 难题 不足 作出 做出 给出 进行 予以 加以 回答 探讨 分析 讨论 研究 回应 解答 初步 系统 尝试 试图 了 的 一 考察 深入 展开 作`)

// refersBack reports an aim that only points to what stands before it.
func refersBack(answer string) bool {
	if startsWithAny(strings.ToLower(answer), []string{"that gap", "this gap", "these gaps", "those gaps", "these questions", "this question "}) {
		return true
	}
	r := []rune(answer)
	if len(r) == 0 || !isHan(r[0]) || !containsAny(answer, []string{"上述", "以上", "前述", "这一", "这些", "这个", "该问题", "此问题", "此"}) {
		return false
	}
	for answer != "" {
		longest := 0
		for _, word := range backWords {
			if len(word) > longest && strings.HasPrefix(answer, word) {
				longest = len(word)
			}
		}
		if longest == 0 {
			return false
		}
		answer = answer[longest:]
	}
	return true
}

// problemBefore takes the problem that a sentence points back to: the last
// thing said before it.
func (b *body) problemBefore(i int) (found, bool) {
	if i == 0 {
		return found{}, false
	}
	s := &b.abstract[i-1]
	if strings.HasSuffix(s.text(), "?") {
		return found{}, false // taken as the question that it is
	}
	c := s.clauses[len(s.clauses)-1]
	x := stretch{c.start, c.end}
	if utf8.RuneCountInString(s.of(c)) < shortestGap {
		x.start = s.start
	}
	return s.asked(x, sureStudied), true
}

// shortestAim is the length below which an aim is the rest of a sentence that
// was cut, in runes.
const shortestAim = 5

// saysEnough tells an aim from what is left of one: this paper examines how ….
func (s *sentence) saysEnough(answer string) bool {
	if s.chinese() {
		if strings.Contains(answer, "以下几个") && strings.HasSuffix(answer, "问题") {
			return false // 梳理并回答了以下几个问题
		}
		return utf8.RuneCountInString(answer) >= shortestAim
	}
	return len(strings.Fields(answer)) >= 3
}
