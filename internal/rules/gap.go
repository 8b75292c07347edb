package rules

import (
	"strings"
	"unicode/utf8"
)

// gap takes the clauses that say what is not known yet.
func (s *sentence) gap() (found, bool) {
	h, ok := s.gapAt()
	if !ok {
		return found{}, false
	}
	x := s.asked(stretch{s.start, s.end}, sureGap)
	x.answer = s.in.phrase(s.in.after(s.gapWords(s.clauseAt(h.start)), openings...))
	return x, true
}

// gapAt finds the words that say that something is not known.
func (s *sentence) gapAt() (hit, bool) {
	if !s.has(kindGap) || s.finding >= 0 || s.movesOn() || !s.aboutKnowledge() || s.weighsDoctrines() {
		return hit{}, false
	}
	for _, h := range s.within(kindGap, s.start, s.end) {
		if s.seldomDone(h) && !s.lacksThings(h) {
			return h, true
		}
	}
	return hit{}, false
}

// weighsDoctrines reports a Chinese sentence that finds fault with one doctrine
// after the other: 许可说无法解释…,国有资产说则混淆了…. That is what an essay claims.
func (s *sentence) weighsDoctrines() bool {
	if !s.chinese() || strings.Count(s.text(), "说") < 2 {
		return false
	}
	n := 0
	for _, c := range s.clauses {
		text := s.of(c)
		if at := strings.Index(text, "说"); at > 0 && at <= len("八个汉字以内的学") &&
			containsAny(text[at:], []string{"忽略了", "混淆了", "无法", "难以", "缺少", "未能", "高估", "低估", "误将", "误把", "失之", "忽视了"}) {
			n++
		}
	}
	return n >= 2
}

// lacksThings tells what people or institutions lack from what research does:
// 缺乏放贷人、担保人, lack of access to clean water.
func (s *sentence) lacksThings(h hit) bool {
	switch s.in.low[h.start:h.end] {
	case "缺乏", "缺少", "有限", "缺位":
		return s.label == roleNone && !containsAny(strings.ReplaceAll(s.text(), "机制", ""), knowledge)
	case "lack of", "lacks":
		return !containsAny(firstWords(s.in.low[h.end:s.end], 6), []string{"research", "stud", "evidence", "knowledge", "understanding", "literature", "attention", "data", "theor", "clarity", "consensus", "agreement", "work on", "empirical", "explanation", "analysis", "guidance", "information", "scholar", "framework"})
	}
	return false
}

// seldomDone holds "rarely" and "seldom" to a participle: what is rarely
// studied is a gap, who rarely comes is none.
func (s *sentence) seldomDone(h hit) bool {
	switch s.in.low[h.start:h.end] {
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
func (s *sentence) aboutKnowledge() bool {
	if !s.chinese() {
		return !s.has(kindAdvice) && containsAny(s.low(), knowledgeEnglish)
	}
	if _, prior := s.first(kindPrior, s.start, s.end); prior {
		return true
	}
	return containsAny(s.text(), knowledge)
}

// knowledge are words that make a lack a gap in what is known.
var knowledge = strings.Fields(`机制 刻画 描述 厘清 验证 量化 测量 辨析 研究 解释 揭示 探讨 讨论 关注 认识 阐释 经验证据 实证证据 考察 成因 回答 检验 文献 明确 清楚 清晰 定论 争议 分歧 黑箱 众说纷纭 莫衷一是 不一 争论 共识`)

var knowledgeEnglish = strings.Fields(`research studies study studied literature understand understood known know unknown evidence attention explain explanation
 scholars explor investigat empirical unclear clear revealed examined contested debated asked question elusive unresolved unsettled mixed consensus disput
 controvers specified considered addressed discussed described measured compared tested uncertain inconclusive puzzle left`)
