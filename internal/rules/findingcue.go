package rules

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// findingCue returns where in the sentence its finding begins, by a verb of
// finding with something that finds; -1 where there is none.
func (s *sentence) findingCue() int {
	if !s.has(kindFind) && !s.has(kindFindNear) || strings.HasSuffix(s.text(), "?") {
		return -1
	}
	for _, h := range s.hits {
		if h.kind != kindFind && h.kind != kindFindNear || !s.finds(h) {
			continue
		}
		return s.behindCue(h)
	}
	return -1
}

// finderReach is how far before its verb that which finds may stand, and
// nearReach how far before a verb that many other things may do, in bytes.
const (
	finderReach = 60
	nearReach   = 12
)

// finds reports a verb of finding that this study is the subject of.
func (s *sentence) finds(h hit) bool {
	if s.bracketed(h.start) {
		return false // (outdated data/misleading prompts)
	}
	if prior, ok := s.first(kindPrior, s.start, h.start); ok && !(s.settled && prior.start == s.start && hasPrefixFold(s.text(), "research has")) {
		return false
	}
	c := s.clauseOf(h)
	before, rest := s.in.s[c.start:h.start], s.in.s[h.end:s.end]
	if !s.chinese() {
		if strings.HasPrefix(strings.TrimLeft(rest, " "), "whether ") {
			return false // the trial will show whether
		}
		if !s.settled && !s.has(kindSelf) && s.label == roleNone && startsWithAny(s.low(), hearsayOpenings) {
			return false // research increasingly indicates that
		}
		if s.movesOn() || s.praisesItself() {
			return false // the paper concludes by asking
		}
		if h.kind == kindFindNear && (!s.factual(rest) || s.defendsOnly(h, rest)) {
			return false
		}
		if words := strings.Fields(rest); len(words) > 0 && s.shown(h) && (isDigit(words[0][0]) || shownTo[words[0]]) {
			return false
		}
		return s.hasFinder(h, c) && !strings.HasSuffix(before, "to ") || hasPrefixFold(s.in.s[h.start:], "it ") ||
			s.goesOn(h, before) || s.resumes(h, before)
	}
	switch {
	case startsWithAny(rest, noFinding) || endsWithAny(before, noFinder):
		return false
	case s.in.s[h.start:h.end] == "指出" && strings.HasPrefix(rest, "了") &&
		endsWithAny(strings.TrimRight(s.in.s[h.end:c.end], "。. "), []string{"影响", "问题", "不足", "困境", "原因", "弊端", "特点", "差距"}):
		return false // 指出了…产生的不利影响: that, not which
	case strings.HasPrefix(rest, "为") && s.has(kindWorth): // 研究发现为…提供依据
		return false
	case h.kind == kindFindNear && startsWithAny(rest, []string{",", ":"}) && s.knownFrom(h, before):
		return true // 爬梳县政府档案与讼卷可知,…
	case s.in.s[h.start:h.end] == "提出":
		return s.claims(rest)
	case h.kind == kindFindNear && strings.TrimSpace(before) == "" && strings.Count(s.text(), s.in.s[h.start:h.end]) > 1:
		return false // 说明理由…,说明规则…: things, not findings
	case strings.TrimSpace(before) == "":
		if n := s.clauseAt(h.start); n > 0 && s.clauses[n-1].stop == ';' && h.kind == kindFindNear {
			return false // ;说明流程的回复…
		}
		return c.start > s.start || startsWithAny(rest, []string{":", ","})
	}
	return s.hasFinder(h, c) || h.kind == kindFind && h.end-h.start > len("发现") // 研究揭示 has its finder in it
}

// hearsayOpenings begin what others have found, before the paper speaks of
// itself.
var hearsayOpenings = []string{"research ", "studies ", "several studies ", "a growing body ", "large cohort studies ", "evidence suggests", "evidence shows", "recent evidence ", "empirical research ", "empirical studies "}

// knownFrom reports 可知 behind the sources that let it be known, in a sentence
// that begins with them.
func (s *sentence) knownFrom(h hit, before string) bool {
	switch s.in.s[h.start:h.end] {
	case "可知", "可见", "看到", "看出":
		return !s.late && startsWithAny(before, []string{"爬梳", "梳理", "查阅", "细读", "比对", "对读", "翻检", "通过", "从", "据", "由"}) && len(before) > len("由此可以")
	}
	return false
}

// shown reports what is done to those who take part rather than found: we
// showed 1,204 Danes one of four texts.
func (s *sentence) shown(h hit) bool {
	word := s.in.low[h.start:h.end]
	return (word == "showed" || word == "show") && hasSuffixFold(s.in.s[s.start:h.start], "we ")
}

var shownTo = wordSet(`participants respondents adults citizens students voters half them people subjects members`)

// bracketed reports whether byte i of the passage stands in round brackets.
func (s *sentence) bracketed(i int) bool {
	before := s.in.s[max(s.start, i-longestAside):i]
	return strings.LastIndexByte(before, '(') > strings.LastIndexByte(before, ')')
}

// nounTails follow a noun that looks like a verb of finding.
var nounTails = wordSet(`and or from of were was are is by`)

// studied are what a paper reports that is no finding: this article reports a
// comparison of.
var studied = strings.Fields(`comparison study experiment survey trial ethnography fieldwork observation interviews replication evaluation`)

// factual tells what is found from what is asked or carried out: identifies
// what stewards do, reports a comparison of.
func (s *sentence) factual(rest string) bool {
	rest = strings.ToLower(strings.TrimLeft(rest, " "))
	if startsWithAny(rest, []string{"what ", "how ", "whether ", "why ", "which "}) {
		return false
	}
	words := strings.Fields(rest)
	if len(words) > 0 && nounTails[words[0]] {
		return false // 89 internal documents and 46 interviews
	}
	for _, word := range words[:min(len(words), 6)] {
		if word == "that" {
			return true
		}
		if slices.Contains(studied, word) {
			return false
		}
	}
	return true
}

// goesOn reports a verb that shares its subject with what stands before it:
// we study …, and find that ….
func (s *sentence) goesOn(h hit, before string) bool {
	if h.kind != kindFind || before != "and " && !strings.HasSuffix(before, " and ") {
		return false
	}
	_, self := s.first(kindSelf, s.start, h.start)
	return self
}

// resumes reports a verb behind an insertion whose subject, a study by the name of
// its method, opens the sentence: a case study of 41 fixers, supported by …, shows
// that.
func (s *sentence) resumes(h hit, before string) bool {
	if h.kind != kindFind || before != "" || h.start == s.start || !strings.HasPrefix(s.in.s[h.end:], " that ") ||
		!startsWithAny(s.low(), []string{"a ", "an ", "the ", "our ", "this "}) {
		return false
	}
	m, ok := s.first(kindMethod, s.start, s.clauses[0].end)
	return ok && !methods[m.arg].verbal && m.start-s.start <= nearReach+len("longitudinal ")
}

// noFinding are the words behind a verb of finding that make a noun of it,
// noFinder those before it that make it something still to be found.
var (
	noFinding = []string{"分光", "光谱", "光波", "的", "者", "机制", "力", "与"}
	noFinder  = []string{"的", "未被", "尚未", "旨在", "有待", "难以", "人们", "学者", "法律", "来", "确", "概括", "个案", "事实", "事前", "事后", "书面", "情况", "文字"}
)

func (s *sentence) hasFinder(h hit, c clause) bool {
	reach := finderReach
	if h.kind == kindFindNear {
		reach = nearReach
		if word := s.in.s[h.start:h.end]; !s.chinese() && word[len(word)-1] == 's' &&
			startsWithAny(s.lowOf(c), []string{"a ", "an ", "the ", "our "}) {
			reach = finderReach // an analysis of 34 mergers in three countries identifies
		}
	}
	if !s.chinese() &&
		startsWithAny(s.lowOf(c), []string{"the analysis of ", "our analysis of ", "an analysis of ", "the results of ", "the findings of "}) &&
		h.kind == kindFind {
		return true // however much stands between
	}
	_, ok := s.first(kindFinder, max(c.start, h.start-reach), h.start)
	return ok || !s.chinese() && h.kind == kindFind && startsWithAny(s.in.low[h.end:s.end], []string{" how ", " that "}) && s.sourcesBefore(h.start)
}

func startsWithAny(s string, words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return strings.HasPrefix(s, w) })
}

func endsWithAny(s string, words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return strings.HasSuffix(s, w) })
}

// claims tells a claim that the paper puts forward, 提出…是…, from a model or a
// proposal that it puts forward.
func (s *sentence) claims(rest string) bool {
	if bareAdvice(rest) {
		return false
	}
	return listedAdvice(rest) ||
		s.has(kindSelf) && (strings.Contains(rest, "是") || strings.Contains(rest, "应")) && !strings.Contains(rest, "模型") &&
			!strings.Contains(rest, "假设")
}

// announced measures the words that only announce what follows: 得出以下结论:.
func announced(s string) int {
	colon := strings.IndexByte(s, ':')
	if colon < 0 || colon > len("如下三点主要结论") {
		return 0
	}
	for _, word := range []string{"结论", "结果", "发现", "以下", "如下", "启示"} {
		if strings.Contains(s[:colon], word) {
			return colon + 1
		}
	}
	return 0
}

// behindCue returns where the finding itself begins.
func (s *sentence) behindCue(h hit) int {
	i := h.end
	for i < s.end {
		r, n := utf8.DecodeRuneInString(s.in.s[i:])
		if !strings.ContainsRune(":, 了", r) {
			break
		}
		i += n
	}
	if s.in.s[h.start:h.end] == "显示" && strings.HasPrefix(s.in.s[i:s.end], "出") &&
		!startsWithAny(s.in.s[i:s.end], []string{"出口", "出现", "出租", "出生", "出行"}) {
		i += len("出")
	}
	switch rest := s.in.s[i:s.end]; {
	case strings.HasPrefix(rest, "that "):
		i += len("that ")
	case !s.chinese() && strings.HasPrefix(rest, "that") && len(rest) > len("that") && isLetter(rest[len("that")]) &&
		!strings.HasPrefix(rest, "thatch"):
		i += len("that") // the space behind it was lost
	}
	if h.kind == kindFind && s.chinese() {
		i += announced(s.in.s[i:s.end])
	}
	if i >= s.end || strings.Trim(s.in.s[i:s.end], "。.;, ") == "" {
		return -1 // 尚需大样本研究证实。
	}
	return i
}
