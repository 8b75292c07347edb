package rules

import (
	"strings"
	"unicode/utf8"
)

// concern is what a sentence says that the paper is about, with no verb of
// inquiry in it: this article is about the keys that travel between houses.
func (s *sentence) concern() (stretch, bool) {
	if s.finding >= 0 {
		return stretch{}, false
	}
	if s.chinese() {
		return s.concernChinese()
	}
	text := s.low()
	at := 0
	for _, noun := range studyNouns {
		if strings.HasPrefix(text, noun) {
			rest := text[len(noun):]
			for _, is := range []string{" is about ", " is concerned with ", " concerns ", " is devoted to ", " is a study of "} {
				if strings.HasPrefix(rest, is) {
					at = len(noun) + len(is)
				}
			}
		}
	}
	for _, start := range putsQuestion {
		if strings.HasPrefix(text, start) && startsWithAny(text[len(start):], questionWords) {
			return stretch{s.start + len(start), s.end}, true
		}
	}
	if start, ok := s.taskOf(); ok {
		return stretch{start, s.end}, true
	}
	for _, start := range []string{"of interest here is ", "of interest is ", "attention is turned to ", "attention turns to ", "my concern here is with ", "my concern is with ", "our concern here is with ", "our concern is with ", "my subject here is ", "my subject is ", "our subject is "} {
		if strings.HasPrefix(text, start) {
			at = len(start)
		}
	}
	if head, _, ok := strings.Cut(text, " is "); ok &&
		startsWithAny(head, []string{"the subject of this ", "the topic of this ", "the concern of this "}) &&
		len(strings.Fields(head)) == 5 {
		at = len(head) + len(" is ")
	}
	return stretch{s.start + at, s.end}, at > 0
}

// putsQuestion are what a sentence may put its question behind, questionWords
// how that begins.
var (
	putsQuestion  = []string{"we want to know ", "i want to know ", "we wanted to know ", "i wanted to know ", "at issue is ", "at stake is ", "the question is ", "the question here is ", "the puzzle is ", "the issue is "}
	questionWords = []string{"whether ", "how ", "why ", "who ", "what ", "which ", "when ", "where ", "for whom ", "if "}
)

// taskOf is where the task begins that a paper gives itself: the task of this
// paper is to say what a fair queue is.
func (s *sentence) taskOf() (int, bool) {
	head, rest, ok := strings.Cut(s.low(), " is to ")
	if !ok || len(strings.Fields(head)) != 5 ||
		!startsWithAny(head, []string{"the task of this ", "the point of this ", "the business of this ", "the work of this "}) {
		return 0, false
	}
	verb := firstWord(rest)
	at := s.start + len(head) + len(" is to ")
	if startsWithAny(rest[len(verb):], []string{" what ", " how ", " why ", " whether ", " who "}) {
		at += len(verb) + 1
	}
	return at, true
}

// concernChinese is what stands behind 的是 of a paper that says what it cares
// for or tells of, or behind the task that it gives itself: 本文关心的是….
func (s *sentence) concernChinese() (stretch, bool) {
	c := s.clauses[0]
	for _, task := range []string{"本文的任务是", "本文的任务在于", "文章的任务是", "本文的问题是", "本文的主题是", "本研究的任务是"} {
		if rest, ok := strings.CutPrefix(s.of(c), task); ok && utf8.RuneCountInString(rest) >= shortestAim {
			return stretch{c.start + len(task), c.end}, true
		}
	}
	for n := range s.clauses[:len(s.clauses)-1] {
		if _, ask := s.first(kindAsk, s.clauses[n].start, s.clauses[n].end); ask &&
			startsWithAny(s.of(s.clauses[n+1]), []string{"正是本文", "是本文", "即本文", "乃本文", "这正是本文", "也是本文", "便是本文"}) {
			return stretch{s.start, s.clauses[n].end}, true
		}
	}
	head, rest, ok := strings.Cut(s.of(c), "的是")
	if !ok || utf8.RuneCountInString(head) > longestCaring {
		return stretch{}, false
	}
	x := stretch{c.start + len(head) + len("的是"), c.end}
	if rest == "" && len(s.clauses) > 1 {
		x = stretch{s.clauses[1].start, s.clauses[1].end} // 值得追问的是,…
	}
	_, ask := s.first(kindAsk, x.start, x.end)
	switch {
	case utf8.RuneCountInString(s.in.s[x.start:x.end]) < shortestAim:
		return stretch{}, false
	case ask && endsWithAny(head, []string{"追问", "令人费解", "不解", "弄明白", "弄清", "想知道", "回答", "要问"}):
		return x, true
	}
	return x, startsWithAny(head, []string{"本文", "本研究", "文章", "论文", "笔者", "拙文"}) &&
		endsWithAny(head, []string{"关心", "关切", "要谈", "所谈", "谈论", "讲述", "要说", "要讲", "书写", "处理", "在意"})
}

// longestCaring is the length, in runes, of the words before 的是.
const longestCaring = 12

// shownHow is what sources are said to show, where no sentence asks anything:
// minute books and complaints show how the index came to be trusted.
func (b *body) shownHow() (found, bool) {
	for i := range b.abstract {
		if s := &b.abstract[i]; !s.chinese() && s.finding >= 0 && strings.HasPrefix(s.in.low[s.finding:s.end], "how ") && s.sourcesBefore(s.finding) {
			return s.asked(stretch{s.finding, s.end}, sureStudied), true
		}
	}
	return found{}, false
}

// sourcesBefore reports the sources of a historian before byte `end` of the
// sentence.
func (s *sentence) sourcesBefore(end int) bool {
	for _, word := range strings.FieldsFunc(s.in.low[s.start:end], func(r rune) bool { return r == ' ' || r == ',' }) {
		if sources[word] {
			return true
		}
	}
	return false
}

var sources = wordSet(`books diaries ledgers registers drawers petitions complaints sheets papers maps minutes correspondence testimonies photographs memoirs rolls wills inventories newspapers pamphlets notebooks`)
