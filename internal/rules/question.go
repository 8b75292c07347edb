package rules

import (
	"strings"

	"synoptic/internal/page"
)

// How sure a research question is, by where it stands.
const (
	sureQuestion = 6 // the abstract asks it in so many words
	sureAim      = 5 // the abstract says what the study wants to know
	sureLabelled = 4 // it stands under a heading of purpose
	sureAsked    = 4 // the title is a question, or the abstract says that it is open
	sureGap      = 3 // the abstract says what is not known
	sureStudied  = 2 // the abstract says what is studied
	sureTopic    = 1 // the title names the topic, and there is an abstract
)

// question picks the research question: the purpose that the abstract states,
// the question that the title asks, or the gap that it names. What stands in
// more than one place is quoted from each.
func question(b *body) found {
	var all []found
	if x := b.aim(); x.sure > 0 {
		all = append(all, x)
	}
	for i := range b.abstract {
		s := &b.abstract[i]
		if s.label == roleMethod {
			continue // what a questionnaire asked
		}
		if s.chinese() && s.runes() <= longestBackQuestion && startsWithAny(s.text(), []string{"这是", "何以", "为什么", "那么,为什么", "原因何在"}) {
			continue // 这是为什么?
		}
		if strings.HasSuffix(s.text(), "?") && (s.chinese() || s.has(kindAsk) || i < 2) && b.before(i, s) {
			all = append(all, b.withWhatItPointsTo(i, s.asked(stretch{s.start, s.end}, sureQuestion)))
			break
		}
	}
	for i := range b.abstract {
		s := &b.abstract[i]
		if x, ok := s.leftOpen(); ok && b.before(i, s) {
			all = append(all, b.withWhatItPointsTo(i, x))
			break
		}
	}
	for i := range b.title {
		if x, ok := b.title[i].asks(); ok {
			all = append(all, x)
			break
		}
	}
	for i := range b.abstract {
		s := &b.abstract[i]
		if x, ok := s.gap(); ok && b.before(i, s) && !b.endsWith(i) && (s.label != roleNone || i != b.zone.first) {
			all = append(all, b.withWhatItPointsTo(i, x))
			break
		}
	}
	if len(all) == 0 {
		if x, ok := b.shownHow(); ok {
			return x
		}
		return b.topic()
	}
	best := 0
	for i, x := range all {
		if x.sure > all[best].sure {
			best = i
		}
	}
	answer := all[best]
	for i, x := range all {
		if i != best && x.sure >= sureGap && len(answer.quotes) < maxQuotes {
			answer.quotes = append(answer.quotes, x.quotes...)
		}
	}
	return answer
}

// longestBackQuestion is the length, in runes, of a question that only points to
// what stands before it.
const longestBackQuestion = 8

// topic is the title, where there is an abstract.
func (b *body) topic() found {
	if len(b.abstract) == 0 || len(b.title) == 0 {
		return found{}
	}
	t := &b.title[0]
	for i := 1; i < len(b.title) && strings.HasSuffix(t.text(), "?"); i++ {
		t = &b.title[i] // Mirror, map or minder? Planners' views of …
	}
	x := stretch{t.start, t.end}
	return found{answer: t.in.phrase(x), quotes: []page.Span{t.span(x.start, x.end)}, sure: sureTopic}
}

// openWords say of a question that it is one: 学说上有争议.
var openWords = strings.Fields(`各执一词 各执一端 见仁见智 争 不一 定论 取决于 问题 尚 不清 分歧 课题 莫衷 交涉 议题 悬 主张 学说 没有得到 未得到 未能 在于 未知 有待 待检验 待验证 需要回到 需要检验 需要验证 须以 需以`)

// leftOpenEnglish takes a sentence that opens with its question, or in which
// somebody was asked it: Whether banks fill the gap is an open question.
func (s *sentence) leftOpenEnglish() (found, bool) {
	text := s.low()
	if strings.HasSuffix(text, "?") {
		return found{}, false
	}
	if startsWithAny(text, []string{"whether ", "who should ", "how far ", "what this ", "how much "}) {
		return s.asked(stretch{s.start, s.end}, sureGap), true
	}
	if i := strings.Index(text, " whether "); i > 0 &&
		(strings.Contains(text[:i], " asked") ||
			endsWithAny(text[:i], []string{", but", ", yet", "; but", ", and", ";", " not obvious", " not clear", " unclear"})) {
		return s.asked(stretch{s.start + i + 1, s.end}, sureGap), true
	}
	return found{}, false
}

// leftOpen takes a question that a sentence puts without asking it:
// 行政机关何时可以单方变更合同,各地法院裁判不一.
func (s *sentence) leftOpen() (found, bool) {
	if s.finding >= 0 || s.has(kindSelf) {
		return found{}, false
	}
	if !s.chinese() {
		return s.leftOpenEnglish()
	}
	h, ok := s.first(kindAsk, s.start, s.end)
	if _, prior := s.first(kindPrior, s.start, h.start); !ok || prior {
		return found{}, false
	}
	n := s.clauseAt(h.start)
	if n > 1 || n == len(s.clauses)-1 || !containsAny(s.in.s[s.clauses[n].end:s.end], openWords) {
		return found{}, false
	}
	from := s.start
	if h.start == s.clauses[n].start {
		from = h.start // …是一个课题,如何…,是关键问题
	}
	return s.asked(stretch{from, s.clauses[n].end}, sureAsked), true
}

// before reports whether sentence i stands before the findings, or in a part
// that cannot hold any.
func (b *body) before(i int, s *sentence) bool {
	if s.label != roleNone {
		return s.label == rolePurpose || s.label == roleBackground || s.label == roleMethod
	}
	return b.zone.first < 0 || i <= b.zone.first
}

// asks takes a title, or a part of one, that is a question.
func (s *sentence) asks() (found, bool) {
	h, ok := s.first(kindAsk, s.start, s.end)
	if !ok {
		return found{}, false
	}
	if !s.chinese() && h.start > s.start && !strings.HasSuffix(s.text(), "?") && !strings.HasSuffix(s.in.s[s.start:h.start], ": ") {
		switch s.in.low[h.start:h.end] {
		case "how", "why", "whether", "what":
		default:
			return found{}, false
		}
	}
	return found{
		answer: s.in.phrase(stretch{s.start, s.end}),
		quotes: []page.Span{s.span(s.start, s.end)},
		sure:   sureAsked,
	}, true
}

// run is the clause n from byte `from` on, in Chinese; in English to the end
// of the sentence, for a clause there says little by itself.
func (s *sentence) run(n, from int) stretch {
	c := s.clauses[n]
	if s.chinese() {
		return stretch{c.start, c.end}
	}
	x := stretch{c.start, s.end}
	if hasPrefixFold(s.in.s[from:], "to ") {
		x.start = from
	}
	if s.finding > from {
		x.end = s.beforeFinding(x.start) // what was found is not asked
	}
	for i := n + 1; i < len(s.clauses); i++ {
		if c := s.clauses[i]; c.start < x.end &&
			(hasPrefixFold(s.text(), "to ") || hasPrefixFold(s.text(), "in order to ")) && s.takesOver(c) &&
			len(strings.Fields(s.in.s[x.start:c.start])) >= 4 {
			x.end = c.start // To examine X, this study ….
		}
	}
	return s.trim(x)
}

// takesOver reports the main clause behind a purpose that stands in front.
func (s *sentence) takesOver(c clause) bool {
	text := s.lowOf(c)
	if startsWithAny(text, []string{"we ", "i "}) || startsWithAny(text, studyNouns) {
		return true
	}
	return startsWithAny(text, []string{"a ", "an "}) && containsAny(text, []string{" is ", " was ", " are ", " were "})
}

var openings = []string{"目的在于", "目的是", "为了", "之目的在于", "之目的在", "之目的为", "旨在", "本文", "本研究", "文章", "该研究", "该文", "论文", "试图", "意在", "以期", "致力于", "因此", "然而", "但是", "但", "而", "对此", "鉴于此", "基于此", "拟", "尝试", "to ", "we ", "however", "therefore", "this paper ", "this study ", "this article ", "this thesis ", "this essay ", "this chapter ", "this research ", "yet ", "and ", "but ", "aims ", "aimed ", "thus", "nevertheless", "still"}

// asked makes the answer of a stretch that says what is asked, quoting its
// sentence where that is short.
func (s *sentence) asked(x stretch, sure int) found {
	if rest := s.in.s[x.start:x.end]; strings.HasPrefix(rest, "为了解") {
		x.start += len("为")
	} else if startsWithAny(rest, []string{"本研究在探", "本文在探", "在探讨", "在探究"}) { // 在 for 旨在
		x.start += strings.Index(rest, "在") + len("在")
	}
	answer := s.in.after(x, openings...)
	if !s.chinese() {
		answer = s.fromAskWord(s.behindVerb(s.fromAim(answer)))
	}
	if s.chinese() && strings.HasPrefix(s.in.s[answer.start:], "为") {
		answer.start += len("为")
	}
	quote := s.quoted(x)
	if !s.chinese() && s.finding >= x.end {
		quote.End = min(quote.End, s.in.pageEnd(x.end)) // what was found is no part of the question
	}
	return found{answer: s.in.phrase(answer), quotes: []page.Span{quote}, sure: sure}
}

// askWordReach is how far from the start of an English purpose its question
// word may stand, in bytes: "This thesis asks how".
const askWordReach = 40

// fromAim cuts "The aim of this study was to" off an English purpose.
func (s *sentence) fromAim(x stretch) stretch {
	head := s.in.s[x.start:min(x.end, x.start+80)]
	for _, is := range []string{" is to ", " was to ", " were to ", " are to ", " aims to ", " aimed to ", " seeks to "} {
		if i := strings.Index(head, is); i >= 0 {
			return stretch{x.start + i + len(is), x.end}
		}
	}
	return x
}

// inquiryVerbs are what "this paper" does to its topic; a hyphen may be left
// in one from the end of a line.
var inquiryVerbs = wordSet(`examines explores investigates studies analyzes analyses discusses considers addresses assesses evaluates examined
 explored investigated studied analyzed analysed discussed considered addressed assessed evaluated tests tested estimates
 measures compares traces reviews`)

// behindVerb leaves the verb out where the paper was its subject: what is
// examined is asked.
func (s *sentence) behindVerb(x stretch) stretch {
	word := firstWord(s.in.s[x.start:x.end])
	if word == "Studies" {
		return x // Studies involving … were reviewed
	}
	if inquiryVerbs[strings.ToLower(strings.ReplaceAll(word, "-", ""))] {
		return s.trim(stretch{x.start + len(word), x.end})
	}
	return x
}

// fromAskWord cuts an English purpose down to its question, where it has one.
func (s *sentence) fromAskWord(x stretch) stretch {
	for _, h := range s.within(kindAsk, x.start, x.end) {
		switch s.in.low[h.start:h.end] {
		case "how", "why", "whether", "to what extent", "under what conditions":
			if h.start-x.start <= askWordReach && !strings.HasPrefix(s.in.s[h.end:], ",") {
				return stretch{h.start, x.end}
			}
		}
	}
	return x
}

// beforeFinding ends what stands before the finding of an English sentence:
// at its clause, or at the "and" that joins the two.
func (s *sentence) beforeFinding(from int) int {
	if start := s.clauses[s.clauseAt(s.finding)].start; start > from {
		return start
	}
	if i := strings.LastIndex(s.in.s[from:s.finding], " and "); i > 0 {
		return from + i
	}
	return s.finding
}
