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

// withWhatItPointsTo puts the sentence before a question that only asks whether
// that is so in front of it: 抄录常被当作懒政的证据。是否果真如此,需要回到文本。
func (b *body) withWhatItPointsTo(i int, x found) found {
	if i == 0 {
		return x
	}
	s, before := &b.abstract[i], &b.abstract[i-1]
	if s.in != before.in || !s.asksWhetherSo() || before.finding >= 0 {
		return x
	}
	end := s.end
	if s.chinese() {
		end = s.clauses[0].end
	}
	x.answer = s.in.phrase(stretch{before.start, end})
	x.quotes = append(x.quotes, s.span(before.start, before.end))
	return x
}

// longestWhetherSo is the length, in runes, of a Chinese clause that asks
// whether what was said is so, and asks nothing else.
const longestWhetherSo = 16

// asksWhetherSo reports a short sentence that asks whether what stands before
// it is so.
func (s *sentence) asksWhetherSo() bool {
	if c := s.clauses[0]; s.chinese() {
		return utf8.RuneCountInString(s.of(c)) <= longestWhetherSo &&
			containsAny(s.of(c), []string{"是否如此", "是否果真", "果真如此", "是否属实", "是否成立", "能否成立", "真的如此", "是否真的如此", "是不是这样", "是否这样"})
	}
	return startsWithAny(s.low(), []string{"whether this is so", "whether that is so", "whether this is true", "whether that is true", "whether this holds", "whether it is so", "is this so", "is that so", "is this true", "is that true", "is it so", "does this hold", "is this the case", "whether this is the case", "whether that is the case", "is that right", "whether this is right"})
}
