package rules

import (
	"slices"
	"strings"
)

// aim picks the surest sentence that says what the study wants to know.
func (b *body) aim() found {
	var best, problem found // problem: what an aim points back to, if no other one is told
	for i := range b.abstract {
		s := &b.abstract[i]
		x, ok := s.aim()
		if !ok || !b.before(i, s) || x.sure <= best.sure {
			continue
		}
		switch {
		case hasPrefixFold(x.answer, "policy implications") || hasPrefixFold(x.answer, "implications"):
			continue // of what was found
		case refersBack(x.answer):
			if x, ok = b.problemBefore(i); ok && problem.sure == 0 {
				problem = x
			}
		case s.saysEnough(x.answer):
			best = x
		}
	}
	if best.sure == 0 {
		return problem
	}
	return best
}

// aim finds the clause that says what the study wants to know.
func (s *sentence) aim() (found, bool) {
	if s.movesOn() {
		return found{}, false
	}
	limit := s.end
	if s.finding >= 0 {
		limit = s.finding
	}
	if s.label == rolePurpose && !s.has(kindAim) {
		if x, ok := s.leftOpen(); ok {
			x.sure = sureAim
			return x, true
		}
		return s.asked(stretch{s.start, s.end}, sureLabelled), true
	}
	if x, ok := s.askedPassively(limit); ok {
		return s.asked(x, sureAim), true
	}
	for _, h := range s.hits {
		if h.end > limit {
			break
		}
		switch {
		case h.kind == kindAim && s.chinese():
			if x, ok := s.chineseAim(h); ok {
				return x, true
			}
		case h.kind == kindAim:
			if s.ownAim(h) {
				x := s.run(s.clauseAt(h.start), h.start)
				if hasSuffixFold(s.in.s[s.start:h.start], " and ") && h.start > x.start && h.start < x.end {
					x.start = h.start // we assemble … and trace when
				}
				return s.asked(x, s.englishAimSure(h)), true
			}
		case h.kind == kindAsk && !s.chinese() && s.asksFarther(h):
			return s.asked(stretch{h.start, s.run(s.clauseAt(h.start), h.start).end}, sureAim), true
		case h.kind == kindInquiry && !s.chinese() && s.studyInquires(h):
			return s.asked(stretch{h.start, s.run(s.clauseAt(h.start), h.start).end}, sureAim), true
		case h.kind == kindInquiry && s.isItsNoun(h):
		case h.kind == kindInquiry && h.start < limit && s.presents():
			if s.label == rolePurpose {
				return s.asked(stretch{s.start, s.end}, sureAim), true
			}
			return s.asked(stretch{s.start, s.end}, sureStudied), true
		case h.kind == kindInquiry && !s.chinese() && s.inquiresItself(h):
			return s.asked(stretch{h.start, s.run(s.clauseAt(h.start), h.start).end}, sureStudied), true
		case h.kind == kindInquiry && s.chinese():
			if x, ok := s.inquiry(h); ok {
				return x, true
			}
		}
	}
	if s.label == rolePurpose {
		return s.asked(stretch{s.start, s.end}, sureAim), true
	}
	if x, ok := s.concern(); ok {
		return s.asked(x, sureStudied), true
	}
	return found{}, false
}

// isItsNoun reports the noun that an English paper calls itself by, which reads
// like a verb of inquiry: this study aims to ….
func (s *sentence) isItsNoun(h hit) bool {
	return !s.chinese() && s.in.low[h.start:h.end] == "study" &&
		endsWithAny(s.in.low[s.start:h.start], []string{"this ", "the ", "present ", "current ", "our "})
}

// askedPassively takes what an English study says was looked into: in this study,
// the effect of X on Y was examined using ….
func (s *sentence) askedPassively(limit int) (stretch, bool) {
	if s.chinese() || !s.has(kindInquiry) || s.label == roleResult || s.label == roleConclusion || s.finding >= 0 {
		return stretch{}, false
	}
	text := s.in.low[s.start:limit]
	for _, verb := range []string{" was examined", " were examined", " was investigated", " were investigated", " was explored", " were explored", " is examined", " are examined", " is investigated", " are investigated", " is explored", " are explored"} {
		end := strings.Index(text, verb)
		if end < 0 {
			continue
		}
		for _, noun := range []string{"the effect", "the impact", "the relationship", "the association", "the influence", "the role of", "the link", "the determinants", "the factors", "the mechanism"} {
			if from := strings.Index(text[:end], noun); from >= 0 && (from == 0 || text[from-1] == ' ') {
				return stretch{s.start + from, s.start + end}, true
			}
		}
	}
	return stretch{}, false
}

// asksFarther reports a question word some words behind a verb of asking whose
// subject is the paper: we trace over six years how ….
func (s *sentence) asksFarther(h hit) bool {
	switch s.in.low[h.start:h.end] {
	case "how", "why", "whether":
	default:
		return false
	}
	words := strings.Fields(s.in.low[s.start:h.start])
	n := len(words)
	for i := max(1, n-8); i < n; i++ {
		if !askers[words[i]] && words[i] != "tried" {
			continue
		}
		if before := words[i-1]; before == "we" || before == "i" || before == "article" || before == "paper" ||
			before == "study" || before == "essay" {
			return true
		}
	}
	return false
}

// askers are verbs of asking.
var askers = func() map[string]bool {
	m := map[string]bool{}
	for _, verb := range bars(askingVerbs) {
		m[verb] = true
	}
	return m
}()

// inquiresItself reports a verb of inquiry that the paper is the subject of, with an
// adverb between the two or without: this paper empirically tests.
func (s *sentence) inquiresItself(h hit) bool {
	before := strings.Fields(s.in.low[s.start:h.start])
	if n := len(before); n > 0 && strings.HasSuffix(before[n-1], "ly") {
		before = before[:n-1]
	}
	n := len(before)
	return n >= 2 && slices.Contains(studyNouns, strings.Join(before[n-2:], " "))
}

// problem takes the problem that a study sets out from: 针对…的问题.
func (s *sentence) problem(h hit, c clause) (found, bool) {
	text := s.of(c)
	for _, end := range []string{"的问题", "问题", "的不足", "的难题", "的困境", "的缺陷", "的现象", "现象", "的现实", "的现状", "的乱象", "的难点", "的痛点", "的矛盾", "的局面", "的短板"} {
		if strings.HasSuffix(text, end) && h.start == c.start {
			x := s.asked(stretch{c.start, c.end}, sureStudied)
			x.answer = s.in.phrase(stretch{h.end, c.end - len(end)})
			return x, true
		}
	}
	return found{}, false
}

// ownAim tells the paper's own aim from somebody else's: a verb of asking needs
// the paper, or those who wrote it, before it.
func (s *sentence) ownAim(h hit) bool {
	if _, prior := s.first(kindPrior, s.start, h.start); prior {
		return false
	}
	if _, advice := s.first(kindAdvice, s.start, h.start); advice {
		return false
	}
	cue := s.in.low[h.start:h.end]
	if strings.HasSuffix(cue, "address") &&
		containsAny(firstWords(s.in.low[h.end:s.end], 4), []string{"bias", "endogen", "heterogen", "missing", "confound", "selection", "concern"}) {
		return false // to address selection bias
	}
	if strings.HasPrefix(cue, "aim") && hasSuffixFold(s.in.s[s.start:h.start], " that ") {
		return false // processes that aim to improve
	}
	if strings.HasPrefix(cue, "to ") &&
		endsWithAny(s.in.low[s.start:h.start], []string{"ability ", "able ", "capacity ", "unable ", "willing ", "willingness ", "failure ", "right ", "power ", "tendency ", "likely ", "permission "}) {
		return false // differ in their ability to describe it
	}
	if s.studiesModel(h) || hasSuffixFold(s.in.s[s.start:h.start], "rather than ") {
		return false
	}
	if strings.Contains(cue, "aim") || strings.Contains(cue, "purpose") || strings.Contains(cue, "objective") ||
		strings.HasPrefix(cue, "we ") || strings.HasPrefix(cue, "this ") {
		return true
	}
	if othersDo(s.in.low[s.start:h.start]) && !s.has(kindSelf) {
		return false // more and more researchers use surveys to assess
	}
	return h.start == s.start || s.has(kindSelf) || s.label != roleNone || hasPrefixFold(s.text(), "it ") || s.has(kindMethod)
}

// othersDo reports words that say who else asks.
func othersDo(before string) bool {
	return containsAny(before, []string{"researchers are ", "researchers use ", "scholars are ", "scholars use ", "governments are ", "studies are using "})
}

// firstWords is the beginning of a text, of at most n words.
func firstWords(text string, n int) string { return strings.Join(firstFields(text, n), " ") }

// firstFields is strings.Fields, up to the word n.
func firstFields(text string, n int) []string {
	words := make([]string, 0, n)
	for w := range strings.FieldsSeq(text) {
		if len(words) == n {
			break
		}
		words = append(words, w)
	}
	return words
}

// studiesModel reports a model that is set up, not asked about: we study a
// repeated lending model.
func (s *sentence) studiesModel(h hit) bool {
	words := strings.Fields(s.in.low[h.end:s.end])
	if len(words) == 0 || words[0] != "a" && words[0] != "an" {
		return false
	}
	for _, word := range words[:min(len(words), 6)] {
		switch strings.TrimRight(word, ",.;") {
		case "model", "game", "economy", "environment":
			return true
		}
	}
	return false
}

// englishAimSure weighs a frame: one that names an aim or goes on with a
// question word says more than "this paper analyzes".
func (s *sentence) englishAimSure(h hit) int {
	cue := s.in.low[h.start:h.end]
	if strings.HasPrefix(cue, "to ") && h.start > s.start && !s.asksBehind(h) {
		return sureStudied // we use X to study Y
	}
	if startsWithAny(cue, []string{"we estimate the", "i estimate the", "we measure", "we quantify"}) {
		return sureStudied
	}
	for _, word := range []string{"aim", "purpose", "objective", "goal", "seek", "sought", "attempt", "ask", "whether", "how", "why", "to "} {
		if strings.Contains(cue, word) {
			return sureAim
		}
	}
	if s.asksBehind(h) {
		return sureAim
	}
	return sureAsked
}

// asksBehind reports a question word right behind a verb of asking.
func (s *sentence) asksBehind(h hit) bool {
	for _, ask := range s.within(kindAsk, h.start, s.end) {
		switch s.in.low[ask.start:ask.end] {
		case "how", "why", "whether", "to what extent":
			return true
		}
	}
	return false
}
