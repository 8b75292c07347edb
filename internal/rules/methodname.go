package rules

import (
	"strings"
	"unicode/utf8"

	"synoptic/internal/page"
)

// longestQualifier bounds what may stand between a verb of method and the
// method's name, in runes.
const longestQualifier = 16

// methodName widens the naming of a method to the whole phrase: to the left
// to the verb that governs it, to the right over its head noun and a bracket.
func (s *sentence) methodName(h hit) stretch {
	text := s.in.s
	c := s.clauseOf(h)
	x := stretch{h.start, h.end}
	if methods[h.arg].verbal {
		return s.deed(h, c)
	}
	for _, close := range s.within(kindCaseClose, c.start, c.end) {
		if close.start <= h.start && close.end >= h.start {
			if frame, ok := s.framed(close); ok { // 以柳河镇为个案
				return s.withTail(stretch{max(c.start, frame.start-len("以")), max(close.end, h.end)}, c)
			}
		}
	}
	if s.chinese() {
		if used := s.within(kindUse, c.start, h.start); len(used) > 0 {
			from := used[len(used)-1].end
			if between := text[from:h.start]; utf8.RuneCountInString(between) <= longestQualifier &&
				!strings.ContainsAny(between, "的对在从为了") && !s.holdsTheory(from, h.start) {
				x.start = from
			}
		}
		if between := strings.LastIndexAny(text[x.start:h.start], "、和与及"); between >= 0 && x.start != h.start {
			_, n := utf8.DecodeRuneInString(text[x.start+between:])
			x.start += between + n
		}
		x = s.in.after(x, "了", "的", "本研究", "本文", "一项", "一种")
	} else {
		for x.start > c.start {
			from := strings.LastIndexByte(strings.TrimRight(text[c.start:x.start], " "), ' ') + 1 + c.start
			word := strings.ToLower(strings.TrimSpace(text[from:x.start]))
			if !qualifiers[word] && !strings.Contains(word, "-") || from >= x.start {
				break
			}
			x.start = from
		}
	}
	if !s.chinese() && hasSuffixFold(text[x.start:x.end], " with") && c.end > x.end {
		x.end = min(c.end, x.end+longestDeed) // conversations with members
		if i := strings.LastIndexByte(text[x.start:x.end], ' '); x.end < c.end && i > 0 {
			x.end = x.start + i
		}
		return x
	}
	return s.withTail(x, c)
}

// holdsTheory reports a theory or a model between a verb and the method: that
// verb does not govern the method.
func (s *sentence) holdsTheory(start, end int) bool {
	for _, h := range s.within(kindTheoryHead, start, end) {
		if !s.notTheory(h) {
			return true
		}
	}
	return false
}

// longestDeed bounds the words for a method that is told by what was done, in
// bytes.
const longestDeed = 90

// deed is the phrase for a method that is told by what was done: 随机分为两组,
// randomly assigned 32 clinics.
func (s *sentence) deed(h hit, c clause) stretch {
	end := c.end
	if !s.chinese() && h.start-c.start <= len("For fourteen ") {
		h.start = c.start
	}
	for _, k := range []kind{kindFind, kindFindNear} {
		if f, ok := s.first(k, h.end, c.end); ok {
			end = f.start
		}
	}
	for end-h.start > longestDeed {
		i := strings.LastIndexAny(s.in.s[h.start:end], " 、")
		if i <= h.end-h.start {
			return stretch{h.start, h.end}
		}
		end = h.start + i
	}
	for _, word := range []string{" and", " the", " a", " of", " with", " in", " to", " by", ","} {
		if strings.HasSuffix(s.in.low[h.start:end], word) {
			end -= len(word)
		}
	}
	return stretch{h.start, end}
}

// qualifiers are the words that may stand before the name of a method.
var qualifiers = wordSet(`single multiple comparative longitudinal exploratory embedded qualitative quantitative in-depth cluster double-blind
 randomized randomised controlled prospective retrospective observational cross-sectional online nationwide national large-scale multicentre multicenter
 single-center single-centre pragmatic parallel explanatory sequential convergent fuzzy-set fuzzy crisp-set staggered dynamic spatial ordered hierarchical
 semi-structured structured structural theory-building theory-testing theory-constructive bayesian network multi-agent agent-based critical systematic narrative
 scoping partial least squares panel two-way ordinary phased stepped-wedge assessor-blinded open-label phase comprehensive historical archival digital thematic
 multinomial endogenous treatment effect effects heterogeneous switching generalized generalised quantile mixed-effects growth latent mixture multi-level weighted stochastic
 interpretive constructivist participatory multi-sited binary multinomial logistic web-based laboratory field survey questionnaire`)

// withTail takes in the head noun behind a method's name and a short bracket.
func (s *sentence) withTail(x stretch, c clause) stretch {
	text := s.in.s
	for range 3 {
		rest := text[x.end:c.end]
		grown := false
		for _, tail := range []string{"混合方法", "混合设计", "混合研究", "方法", "法", "模型", "设计", "分析", "研究", "检验", "试验", "回归", "技术", "调查", " mixture", " growth", " clinical", " controlled", " modelling", " modeling", " method", " methods", " design", " model", " models", " analysis", " approach", " study", " trial", " trials", " experiment", " experiments"} {
			if hasPrefixFold(rest, tail) && fits(tail, rest[len(tail):]) && !strings.HasPrefix(rest[len(tail):], "了") {
				x.end += len(tail)
				grown = true
				break
			}
		}
		if !grown {
			break
		}
	}
	if rest := strings.TrimLeft(text[x.end:c.end], " "); strings.HasPrefix(rest, "(") {
		if n := strings.IndexByte(rest, ')'); n > 0 && n <= 24 {
			x.end = c.end - len(rest) + n + 1
		}
	}
	return x
}

// A method or a case is quoted with the clauses behind it as long as the quote
// is shorter than this, in runes: 依循过程追踪法 says little without what was
// done by it.
const (
	briefChinese = 40
	briefEnglish = 120
)

// evidence is the span that supports the stretch of a method or a case: as
// quoted, and where that is brief with what follows, up to the findings.
func (s *sentence) evidence(x stretch) page.Span {
	quoted := s.quoted(x)
	brief, whole := briefChinese, wholeChinese
	if !s.chinese() {
		brief, whole = briefEnglish, wholeEnglish
	}
	for n := s.clauseAt(max(x.start, x.end-1)) + 1; n < len(s.clauses); n++ {
		c := s.clauses[n]
		longer := s.span(s.clauses[s.clauseAt(x.start)].start, c.end)
		if longer.Start > quoted.Start || longer.End <= quoted.End {
			continue
		}
		start := max(s.clauses[s.clauseAt(x.start)].start, s.start)
		if s.finding >= 0 && c.end > s.finding || s.clauses[n-1].stop == ';' ||
			utf8.RuneCountInString(s.in.s[start:s.clauses[n-1].end]) >= brief || utf8.RuneCountInString(s.in.s[start:c.end]) > whole {
			break
		}
		quoted = longer
	}
	return quoted
}
