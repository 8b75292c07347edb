package rules

import (
	"strings"
	"unicode/utf8"

	"synoptic/internal/page"
	"synoptic/internal/synoptic"
)

// candidate is a method that a sentence names.
type candidate struct {
	s     *sentence
	hit   hit
	score int
	title bool
}

// methodOf picks the method that the study states, and its design. It goes by
// what is said to have been done, not by the topic: methods that others used,
// or that stand among the findings, count little.
func methodOf(b *body) found {
	var best, second candidate
	consider := func(s *sentence, bonus int, title bool) {
		for _, h := range s.hits {
			if h.kind != kindMethod || !s.ownMethod(h) {
				continue
			}
			c := candidate{s, h, s.methodScore(h) + bonus, title}
			switch {
			case c.better(best):
				if best.s != nil && best.title != title {
					second = best
				}
				best = c
			case c.title != best.title && c.better(second):
				second = c
			}
		}
	}
	for i := range b.abstract {
		consider(&b.abstract[i], b.methodBonus(i), false)
	}
	for i := range b.title {
		consider(&b.title[i], 1, true)
	}
	if best.s == nil || best.score <= 0 {
		return b.unnamedMethod()
	}
	x := best.found()
	if second.s != nil && second.score > 0 && methods[second.hit.arg].design == x.design && len(x.quotes) < maxQuotes {
		x.quotes = append(x.quotes, second.found().quotes...)
	}
	return x
}

func (c candidate) better(than candidate) bool {
	if than.s == nil || c.score != than.score {
		return than.s == nil || c.score > than.score
	}
	return c.s == than.s && c.hit.start <= than.hit.start && c.hit.end >= than.hit.end
}

// methodBonus weighs the place of sentence i.
func (b *body) methodBonus(i int) int {
	s := &b.abstract[i]
	switch s.label {
	case roleMethod:
		return 4
	case roleResult, roleConclusion, roleWorth, roleAside, roleBackground:
		return -4
	case rolePurpose:
		return 0
	}
	switch {
	case s.role == roleWorth:
		return -4
	case b.zone.first < 0 || i < b.zone.first:
		return 2
	case i == b.zone.first:
		return 1
	}
	return -3
}

// methodScore weighs one naming of a method: what it says about the design,
// and whether the sentence says that it was used.
func (s *sentence) methodScore(h hit) int {
	score := methods[h.arg].weight
	c := s.clauseOf(h)
	if _, used := s.first(kindUse, c.start, h.start); used {
		score += 2
	} else if _, self := s.first(kindSelf, s.start, h.start); self {
		score++
	}
	if _, prior := s.first(kindPrior, s.start, h.start); prior {
		score -= 8
	}
	if s.finding >= 0 && h.start >= s.finding {
		score -= 5
	}
	if s.has(kindGap) && s.finding < 0 && !s.has(kindUse) {
		score -= 4
	}
	return score
}

// ownMethod tells a method from a word that only looks like one.
func (s *sentence) ownMethod(h hit) bool {
	text := s.in.s
	before, rest := text[s.start:h.start], text[h.end:s.end]
	if s.chinese() {
		for _, no := range []string{"的重要性", "意义", "价值"} {
			if strings.HasPrefix(rest, no) {
				return false
			}
		}
		for _, no := range []string{"缺乏", "缺少", "不同于", "区别于", "未来可", "未来"} {
			if strings.HasSuffix(before, no) {
				return false
			}
		}
		return true
	}
	for _, no := range []string{"unlike ", "lack of ", "few ", "no ", "previous ", "prior ", "existing "} {
		if hasSuffixFold(before, no) {
			return false
		}
	}
	return true
}

func hasSuffixFold(s, suffix string) bool {
	return len(s) >= len(suffix) && strings.EqualFold(s[len(s)-len(suffix):], suffix)
}

// found makes the answer: the method's name with what qualifies it, and other
// methods that the same sentence says were used.
func (c candidate) found() found {
	s := c.s
	main := s.methodName(c.hit)
	names := []stretch{main}
	limit := s.end
	if s.finding >= 0 && s.finding > c.hit.end {
		limit = s.finding
	}
	last := main
	for _, h := range s.within(kindMethod, s.start, limit) {
		if len(names) == 3 || c.title {
			break
		}
		x := s.methodName(h)
		if overlapsAny(x, names) || methods[h.arg].weight < 5 {
			continue
		}
		names = append(names, x)
		if x.start < main.start {
			main.start = min(main.start, x.start)
		}
		if x.end > last.end {
			last = x
		}
	}
	var parts []string
	for _, n := range names {
		if text := s.in.phrase(n); !containsPhrase(parts, text) {
			parts = append(parts, text)
		}
	}
	separator := "；"
	if !s.chinese() {
		separator = "; "
	}
	return found{
		answer: strings.Join(parts, separator),
		quotes: []page.Span{s.quoted(stretch{main.start, last.end})},
		design: c.design(),
		sure:   c.score,
	}
}

// design is the design that the method amounts to, with what the rest of the
// sentence says about it.
func (c candidate) design() synoptic.Design {
	return methods[c.hit.arg].design
}

func overlapsAny(x stretch, all []stretch) bool {
	for _, y := range all {
		if x.start < y.end && y.start < x.end {
			return true
		}
	}
	return false
}

func containsPhrase(all []string, text string) bool {
	for _, have := range all {
		if strings.Contains(have, text) {
			return true
		}
	}
	return false
}

// longestQualifier bounds what may stand between a verb of method and the
// method's name, in runes.
const longestQualifier = 16

// methodName widens the naming of a method to the whole phrase: to the left
// to the verb that governs it, to the right over its head noun and a bracket.
func (s *sentence) methodName(h hit) stretch {
	text := s.in.s
	c := s.clauseOf(h)
	x := stretch{h.start, h.end}
	if s.chinese() {
		if used := s.within(kindUse, c.start, h.start); len(used) > 0 {
			from := used[len(used)-1].end
			if between := text[from:h.start]; utf8.RuneCountInString(between) <= longestQualifier && !strings.ContainsAny(between, "的对在从为了") {
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
	return s.withTail(x, c)
}

// qualifiers are the words that may stand before the name of a method.
var qualifiers = func() map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(`single multiple comparative longitudinal exploratory embedded qualitative quantitative in-depth cluster double-blind
 randomized randomised controlled prospective retrospective observational cross-sectional online nationwide national large-scale multicentre multicenter
 single-center single-centre pragmatic parallel explanatory sequential convergent fuzzy-set fuzzy crisp-set staggered dynamic spatial ordered hierarchical
 semi-structured structured structural theory-building theory-testing theory-constructive bayesian network multi-agent agent-based critical systematic narrative
 scoping partial least squares panel two-way ordinary phased stepped-wedge assessor-blinded open-label phase comprehensive historical archival digital thematic
 interpretive constructivist participatory multi-sited binary multinomial logistic web-based laboratory field survey questionnaire`) {
		m[w] = true
	}
	return m
}()

// withTail takes in the head noun behind a method's name and a short bracket.
func (s *sentence) withTail(x stretch, c clause) stretch {
	text := s.in.s
	for range 3 {
		rest := text[x.end:c.end]
		grown := false
		for _, tail := range []string{"方法", "法", "模型", "设计", "分析", "研究", "检验", "试验", "回归", "技术", " method", " methods", " design", " model", " models", " analysis", " approach", " study"} {
			if hasPrefixFold(rest, tail) && fits(tail, rest[len(tail):]) {
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

// unnamedMethod falls back on words that say how the study was done without
// naming a known method: 以…为例, 通过对…的观察, or a verb of method with an
// unknown name behind it.
func (b *body) unnamedMethod() found {
	for i := range b.abstract {
		s := &b.abstract[i]
		if s.label == roleResult || s.label == roleConclusion || s.role == roleWorth {
			continue
		}
		if x, ok := s.procedure(); ok {
			return x
		}
	}
	for _, sentences := range [][]sentence{b.abstract, b.title} {
		for i := range sentences {
			s := &sentences[i]
			if x, ok := s.caseFrame(); ok {
				return found{answer: s.in.phrase(x), quotes: []page.Span{s.quoted(x)}, design: synoptic.CaseStudy, sure: 1}
			}
			if x, ok := s.observed(); ok {
				return found{answer: s.in.phrase(x), quotes: []page.Span{s.quoted(x)}, design: synoptic.CaseStudy, sure: 1}
			}
		}
	}
	return found{}
}

// caseFrame is 以…为例 as a whole.
func (s *sentence) caseFrame() (stretch, bool) {
	h, ok := s.first(kindCaseClose, s.start, s.end)
	if !ok {
		return stretch{}, false
	}
	switch s.in.s[h.start:h.end] {
	case "为例", "为个案", "为案例", "为典型案例", "作为案例", "作为个案", "作为典型案例", "为研究案例", "作为研究案例":
	default:
		if s.chinese() || !strings.Contains(strings.ToLower(s.in.s[h.start:h.end]), "case") && !strings.Contains(s.in.s[h.start:h.end], "example") {
			return stretch{}, false
		}
	}
	x, ok := s.framed(h)
	if !ok {
		return stretch{}, false
	}
	return stretch{s.clauses[s.clauseAt(x.start)].start, h.end}, true
}

// observed is 通过对…的观察 and its like.
func (s *sentence) observed() (stretch, bool) {
	if !s.chinese() {
		return stretch{}, false
	}
	for _, c := range s.clauses {
		text := s.of(c)
		for _, closer := range []string{"的观察", "的考察", "的调研", "的实地调研", "的调查", "的实地调查", "的跟踪观察", "的经验考察", "的经验观察", "的经验研究"} {
			n := strings.Index(text, closer)
			if n < 0 {
				continue
			}
			for _, lead := range []string{"通过对", "基于对", "基于", "通过", "对"} {
				if from := strings.Index(text[:n], lead); from >= 0 {
					if _, site := s.first(kindSite, c.start, c.start+n); site {
						return stretch{c.start + from, c.start + n + len(closer)}, true
					}
				}
			}
		}
	}
	return stretch{}, false
}

// procedure is a verb of method with a head noun such as 方法 or model behind
// it in the same clause: a method that no table knows.
func (s *sentence) procedure() (found, bool) {
	if s.finding >= 0 || !s.has(kindUse) || !s.has(kindMethodHead) {
		return found{}, false
	}
	if _, prior := s.first(kindPrior, s.start, s.end); prior {
		return found{}, false
	}
	for _, h := range s.hits {
		if h.kind != kindMethodHead {
			continue
		}
		word := strings.ToLower(s.in.s[h.start:h.end])
		switch word {
		case "方法", "分析法", "研究法", "模型", "回归", "method", "methods", "model", "models", "algorithm", "regression", "technique", "模型法":
		default:
			continue
		}
		c := s.clauseOf(h)
		used := s.within(kindUse, c.start, h.start)
		if len(used) == 0 {
			continue
		}
		u := used[len(used)-1]
		switch strings.ToLower(s.in.s[u.start:u.end]) {
		case "通过", "以", "基于", "结合", "构建", "开展", "进行", "was", "were", "with", "by", "based on", "via", "through", "present", "presents", "build", "develop", "develops", "built":
			if s.chinese() || !s.has(kindSelf) {
				continue
			}
		}
		x := stretch{u.end, h.end}
		n := utf8.RuneCountInString(s.in.s[x.start:x.end])
		if n < 3 || s.chinese() && n > 30 || n > 90 {
			continue
		}
		x = s.in.after(x, "了", "的", " ", "a ", "an ", "the ")
		return found{answer: s.in.phrase(x), quotes: []page.Span{s.quoted(x)}, design: synoptic.OtherDesign, sure: 1}, true
	}
	return found{}, false
}
