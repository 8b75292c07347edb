package rules

import (
	"strings"
	"unicode/utf8"

	"synoptic/internal/page"
)

// maxFindings bounds the findings of one paper.
const maxFindings = 20

// findings lists what the study found, a sentence or a member of a list at a
// time. A protocol has none yet.
func findings(b *body) []found {
	if b.zone.plan || b.notice {
		return nil
	}
	if b.zone.first < 0 {
		return append(b.resultsOfMethod(), b.demandedAtEnd()...)
	}
	all := append(b.claimsBefore(), b.resultsOfMethod()...)
	for i := b.zone.first; i < len(b.abstract) && len(all) < maxFindings; i++ {
		s := &b.abstract[i]
		if !b.inZone(s) {
			continue
		}
		start := s.start
		if s.finding >= 0 {
			start = s.cueClause()
		}
		if n := b.restates(s, all); n >= 0 {
			if len(all[n].quotes) < maxQuotes {
				all[n].quotes = append(all[n].quotes, s.span(s.start, s.end))
			}
			continue
		}
		for n, part := range s.parts(start) {
			if n == 0 && s.roster() && s.finding < 0 {
				continue // 共纳入文献39篇;…
			}
			if onlyAnnounces(s.in.s[part.start:part.end]) {
				continue
			}
			if at := enumerated(s.in.s[part.start:part.end]); at > 0 {
				part.start += at
			}
			if n > 0 && checksOnly(s.in.s[part.start:part.end]) || s.countsOnly(part) {
				continue
			}
			all = append(all, s.findingFrom(part))
		}
	}
	return all[:min(len(all), maxFindings)]
}

// sameWords is the share of its longer words that a conclusion has in common
// with a result when it says that result again.
const sameWords = 0.26

// restates returns which of the results the first sentence of an English
// conclusion says again; -1 for none. Such a sentence supports the result and
// is no finding of its own; what follows it usually is.
func (b *body) restates(s *sentence, results []found) int {
	if s.chinese() || s.label != roleConclusion || len(results) < 2 || s.has(kindAdvice) || strings.Contains(s.text(), " could ") {
		return -1
	}
	for i := range b.abstract {
		if b.abstract[i].label == roleConclusion {
			if &b.abstract[i] != s {
				return -1
			}
			break
		}
	}
	own := longWords(s.text())
	best, at := 0, -1
	for i, r := range results {
		n := 0
		for w := range longWords(r.answer) {
			if own[w] {
				n++
			}
		}
		if n > best {
			best, at = n, i
		}
	}
	if best < 2 || float64(best) < sameWords*float64(len(own)) {
		return -1
	}
	return at
}

// longWords are the stems of the words of five letters and more: what a
// sentence is about.
func longWords(s string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return r < 'a' || r > 'z' }) {
		if len(w) >= 5 {
			m[w[:5]] = true
		}
	}
	return m
}

// inZone reports whether a sentence of the zone states a finding.
func (b *body) inZone(s *sentence) bool {
	if s.tellsArgument() || s.addsToLiterature() || s.givesViews() || s.admits() || s.appliesMethod() || s.onlyDoes() ||
		s.announces() || s.hopes() || s.outlines() || s.prepares() || s.speaksOfItself() ||
		s.role == roleBackground && s.label == roleNone || s.role == roleMethod && s.looksBack() || s.torn() ||
		s.elsewhere() || s.finding < 0 && strings.HasSuffix(s.text(), "?") {
		return false
	}
	switch s.label {
	case roleResult, roleConclusion:
		return s.finding >= 0 || !s.worthOnly() && (!s.roster() || s.chinese() && strings.Contains(s.text(), ";"))
	case roleNone:
		if s.finding >= 0 {
			return true
		}
		if s.chinese() && s.role == rolePurpose && s.has(kindSelf) && !s.has(kindAdvice) && !s.comparesChinese() {
			return false // 同时对…作了深入分析
		}
		if s.worthOnly() || s.tellsOfOthers() && !s.has(kindSelf) && !b.review {
			return false
		}
		return s.role != roleMethod || !s.has(kindSelf) && (!s.has(kindMethod) || s.hasOutcome())
	}
	if s.label == roleImplied && s.follows() {
		return true
	}
	return s.finding >= 0 && s.label != roleAside && s.label != roleBackground
}

// tellsOfOthers reports a sentence on what others hold; in English not one that
// mentions them in passing: gaps that historians have put down to the war.
func (s *sentence) tellsOfOthers() bool {
	h, ok := s.first(kindPrior, s.start, s.end)
	return ok && (s.chinese() || !strings.HasSuffix(s.in.low[s.start:h.start], " that "))
}

// hasOutcome reports a sentence with words of what came out, whatever words of
// method are in it.
func (s *sentence) hasOutcome() bool {
	if s.chinese() {
		return s.comparesChinese() || !s.countedUnit(stretch{s.start, s.end})
	}
	return containsAny(s.low(), resultWords) || s.thingsCounted(stretch{s.start, s.end}) < 0
}

// follows reports a sentence under a heading of implications that says what
// should be done or what does not hold, and not what the study is good for.
func (s *sentence) follows() bool {
	if s.worthOnly() || s.has(kindSelf) {
		return false
	}
	return s.has(kindAdvice) || strings.Contains(s.text(), " not ")
}

// cueClause returns where the clause begins that holds the cue of the
// finding.
func (s *sentence) cueClause() int {
	if !s.chinese() {
		return s.englishStart()
	}
	n := s.clauseAt(s.finding)
	if n > 0 && s.finding == s.clauses[n].start {
		n-- // 研究发现: stands before its own colon
	}
	return s.listStart(n)
}

// listStart is where the list begins whose member holds the clause n: what
// stands before the semicolon of a cue was found as well, unless it says how
// the study was done.
func (s *sentence) listStart(n int) int {
	start := s.clauses[n].start
	headed := s.label == roleResult || s.label == roleConclusion
	if !headed && !s.settled {
		return start
	}
	member := false // a whole member of the list lies between the clause and the cue
	for n--; n >= 0; n-- {
		c := s.clauses[n]
		for _, k := range listHeads {
			if _, ok := s.first(k, c.start, c.end); ok && !headed {
				return start
			}
		}
		member = member || c.stop == ';'
		if member && (n == 0 || s.clauses[n-1].stop == ';') {
			start = c.start
		}
	}
	return start
}

// listHeads are the kinds of what no member of a list of findings holds.
var listHeads = []kind{kindMethod, kindUse, kindSelf, kindAim, kindCaseClose, kindCaseLead, kindTheoryHead, kindPrior}

// englishStart is the start of the sentence, unless what stands before the
// clause of the cue says how the study was done.
func (s *sentence) englishStart() int {
	c := s.clauses[s.clauseAt(s.finding)]
	for _, k := range []kind{kindMethod, kindCaseClose, kindAim, kindTheoryHead} {
		if _, ok := s.first(k, s.start, c.start); ok {
			return c.start
		}
	}
	return s.start
}

// stretch is a range of bytes of a passage.
type stretch struct{ start, end int }

// shortestPart is the length below which a member of a list is not a finding
// of its own, in runes.
const shortestPart = 6

// parts splits what was found into the members of a list.
func (s *sentence) parts(start int) []stretch {
	var all []stretch
	text := s.in.s
	from := start
	if s.namesKinds() {
		return []stretch{s.trim(stretch{start, s.end})}
	}
	add := func(end int) {
		if end > from {
			if n := len(all); n > 0 && utf8.RuneCountInString(text[from:end]) < shortestPart {
				all[n-1].end = end
			} else {
				all = append(all, stretch{from, end})
			}
		}
		from = end
	}
	for i, c := range s.clauses {
		if c.start < start || i == len(s.clauses)-1 {
			continue
		}
		next := s.clauses[i+1].start
		if c.stop == ';' && (s.chinese() || s.listed() || sentenceOpens(text[next:])) ||
			circled(text[next:]) && next > s.finding && (s.chinese() || c.stop != ',') || s.opensList(i+1) || s.bearsOut(i) {
			add(next)
		}
	}
	add(s.end)
	for i := range all {
		all[i] = s.trim(all[i])
	}
	return all
}

// sentenceOpens reports an English clause that begins as a sentence does: its
// semicolon stands for a full stop.
func sentenceOpens(s string) bool {
	return startsWithAny(s, []string{"There ", "The ", "It ", "In ", "This ", "These ", "However", "While ", "Although "})
}

// listed reports an English sentence of three or more members: two halves
// joined by one semicolon are one thought, and so are the kinds of one thing:
// three viewpoints emerged: …; …; ….
func (s *sentence) listed() bool {
	if strings.Contains(s.low(), "secondly") {
		return false
	}
	n := 0
	from := max(s.start, s.finding)
	for _, c := range s.clauses {
		if c.stop == ':' && n == 0 && c.end-from > len("the following") {
			return false
		}
		if c.stop == ';' && c.end > s.finding {
			n++
		}
	}
	return n >= 2
}

// namesKinds reports an English sentence whose list names the kinds of one
// thing: three themes appeared, including: (1) …; (2) …; and (3) ….
func (s *sentence) namesKinds() bool {
	if s.chinese() {
		return false
	}
	for i, c := range s.clauses[:len(s.clauses)-1] {
		if c.stop == ':' || circled(s.in.s[s.clauses[i+1].start:s.end]) {
			return endsWithAny(s.lowOf(c), []string{"including", "such as", "namely"})
		}
	}
	return false
}

// announces reports a sentence that says no more than that results follow.
func (s *sentence) announces() bool {
	text := strings.TrimRight(s.text(), "。.: ")
	if s.chinese() && s.finding < 0 && strings.HasSuffix(s.text(), ":") && containsAny(s.text(), []string{"以下", "如下"}) {
		return true // 至少有以下三方面的原因:
	}
	if s.finding >= 0 && !s.chinese() && len(firstFields(s.in.s[s.finding:s.end], 2)) < 2 {
		return true // suggests otherwise
	}
	if words := firstFields(text, 8); !s.chinese() && len(words) <= 7 && announcements[words[len(words)-1]] {
		return true // This has two consequences.
	}
	if words := firstFields(strings.ToLower(text), 6); !s.chinese() && len(words) > 2 && len(words) <= 5 &&
		numerals[words[0]] && endsWithAny(text, []string{" stand out", " follow", " recur"}) {
		return true // Two implications follow.
	}
	if words := firstFields(text, 5); len(words) <= 4 && s.emerges() {
		return true // Two mechanisms recur.
	}
	return len(s.clauses) == 1 && (strings.HasSuffix(text, "as follows") || strings.HasSuffix(text, "如下"))
}

var announcements = wordSet(`story consequences answers reasons implications explanations`)

// roster reports a sentence that only counts who or what was included.
func (s *sentence) roster() bool {
	text := s.low()
	for _, start := range []string{"共纳入", "最终纳入", "共检索", "共回收", "共发放", "共检出文献", "初检", "初步检索", "最终共纳入"} {
		if strings.HasPrefix(text, start) {
			return true
		}
	}
	if containsAny(text, []string{" were assigned to either ", " were allocated to either ", " were randomized to either ", " were randomised to either "}) ||
		strings.Contains(text, " completed ") && strings.Contains(text, "follow-up") && s.thingsCounted(stretch{s.start, s.end}) >= 0 && !containsAny(text, measuredWords) {
		return true
	}
	for _, end := range []string{"were included", "were enrolled", "were recruited", "were randomized", "were randomised", "were identified", "met the inclusion criteria", "were analyzed", "were analysed", "was included", "were eligible"} {
		if strings.HasSuffix(strings.TrimRight(text, ". "), end) && len(s.clauses) <= 2 {
			if end == "were identified" && !containsAny(text, papersOrPeople) {
				return false // Four courses of distress were identified.
			}
			return true
		}
	}
	return false
}

// papersOrPeople are what a roster identifies.
var papersOrPeople = []string{"studies", "articles", "papers", "records", "publications", "reports", "trials", "citations", "participants", "patients", "cases", "documents", "reviews"}

// opensList reports a clause that begins with 其中 and goes on as a list.
func (s *sentence) opensList(i int) bool {
	if !strings.HasPrefix(s.of(s.clauses[i]), "其中") {
		return false
	}
	for _, c := range s.clauses[:i] {
		if c.stop == ';' {
			return false // inside a member of the list
		}
	}
	for _, c := range s.clauses[i : len(s.clauses)-1] {
		if c.stop == ';' {
			return true
		}
	}
	return false
}

// circled reports a number in a circle or in brackets at the start of s.
func circled(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	if r >= '①' && r <= '⑳' {
		return true
	}
	return len(s) > 2 && s[0] == '(' && isDigit(s[1]) && s[2] == ')'
}

// trim cuts delimiters off the ends of a stretch.
func (s *sentence) trim(x stretch) stretch {
	text := s.in.s
	for x.start < x.end && strings.ContainsRune(" ,;:", rune(text[x.start])) {
		x.start++
	}
	for x.end > x.start && strings.ContainsRune(" ,;:", rune(text[x.end-1])) {
		x.end--
	}
	return x
}

func (s *sentence) findingFrom(x stretch) found {
	for _, tail := range []string{", and here we ", ", and we report on ", ", and we discuss "} {
		if i := strings.Index(s.in.low[x.start:x.end], tail); i > 0 && !s.chinese() && x.start+i > s.finding {
			x.end = x.start + i // what the paper goes on to do
		}
	}
	answer := x
	if s.finding > x.start && s.finding < x.end {
		answer.start = s.finding
		if !s.chinese() &&
			(s.inserted() || s.denies(x.start) || startsWithAny(s.in.low[s.finding:s.end], []string{"against ", "for "})) { // argues against
			answer.start = x.start
		}
	}
	return found{
		answer: s.in.phrase(s.withoutNumber(answer)),
		quotes: []page.Span{s.span(x.start, x.end)},
		sure:   1,
	}
}

// denies reports words before the cue of an English finding that turn it round:
// no consistent evidence was found that calls are harmful.
func (s *sentence) denies(from int) bool {
	before := " " + s.in.low[from:max(from, s.finding)]
	return containsAny(before, []string{" no ", " not ", " little evidence", " neither ", " never ", " nothing "})
}

// inserted reports a cue that stands between commas: …, we find, ….
func (s *sentence) inserted() bool {
	n := s.clauseAt(s.finding)
	return n > 0 && s.finding == s.clauses[n].start && s.clauses[n].start-s.clauses[n-1].start < 20
}

// withoutNumber leaves out the number of a list's member.
func (s *sentence) withoutNumber(x stretch) stretch {
	text := s.in.s
	if circled(text[x.start:x.end]) {
		if text[x.start] == '(' {
			x.start += len("(1)")
		} else {
			x.start += len("①")
		}
	}
	if x = s.trim(x); s.chinese() {
		x.start += listNumber(text[x.start:x.end])
	}
	if hasPrefixFold(text[x.start:x.end], "in addition to ") {
		return s.trim(x)
	}
	return s.in.after(s.trim(x), "其中", "此外", "同时", "另外", "第一", "第二", "第三", "第四", "首先", "其次", "再次", "最后", "一是", "二是", "三是", "四是", "以及", "among them", "specifically", "and ", "moreover", "furthermore", "in addition", "therefore", "accordingly", "more specifically")
}
