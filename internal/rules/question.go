package rules

import (
	"strings"

	"synoptic/internal/page"
)

// How sure a research question is, by where it stands.
const (
	sureQuestion = 6 // the abstract asks it in so many words
	sureAim      = 5 // the abstract says what the study wants to know
	sureAsked    = 4 // the title is a question
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
		if strings.HasSuffix(s.text(), "?") && s.has(kindAsk) && b.before(i, s) {
			all = append(all, s.asked(stretch{s.start, s.end}, sureQuestion))
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
		if x, ok := s.gap(); ok && b.before(i, s) && (s.label != roleNone || i != b.zone.first) {
			all = append(all, x)
			break
		}
	}
	if len(all) == 0 && len(b.abstract) > 0 && len(b.title) > 0 {
		t := &b.title[0]
		x := stretch{t.start, t.end}
		return found{answer: t.in.phrase(x), quotes: []page.Span{t.span(x.start, x.end)}, sure: sureTopic}
	}
	var best found
	for _, x := range all {
		if x.sure > best.sure {
			best.answer, best.sure = x.answer, x.sure
		}
	}
	for _, x := range all {
		if len(best.quotes) < maxQuotes {
			best.quotes = append(best.quotes, x.quotes...)
		}
	}
	return best
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
		switch strings.ToLower(s.in.s[h.start:h.end]) {
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
	return s.trim(x)
}

var openings = []string{"为了", "旨在", "本文", "本研究", "文章", "该研究", "该文", "论文", "试图", "意在", "以期", "致力于", "因此", "然而", "但是", "但", "而", "对此", "鉴于此", "基于此", "拟", "尝试", "to ", "we ", "however", "therefore", "this paper ", "this study ", "this article ", "this thesis ", "this essay ", "this chapter ", "this research ", "yet ", "and ", "but ", "aims ", "aimed ", "thus", "nevertheless", "still"}

// asked makes the answer of a stretch that says what is asked, quoting its
// sentence where that is short.
func (s *sentence) asked(x stretch, sure int) found {
	if rest := s.in.s[x.start:x.end]; strings.HasPrefix(rest, "为了解") {
		x.start += len("为")
	}
	answer := s.in.after(x, openings...)
	if !s.chinese() {
		answer = s.fromAskWord(s.fromAim(answer))
	}
	if s.chinese() && strings.HasPrefix(s.in.s[answer.start:], "为") {
		answer.start += len("为")
	}
	return found{answer: s.in.phrase(answer), quotes: []page.Span{s.quoted(x)}, sure: sure}
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

// fromAskWord cuts an English purpose down to its question, where it has one.
func (s *sentence) fromAskWord(x stretch) stretch {
	for _, h := range s.within(kindAsk, x.start, x.end) {
		switch strings.ToLower(s.in.s[h.start:h.end]) {
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
