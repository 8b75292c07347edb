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
	for _, start := range []string{"my concern here is with ", "my concern is with ", "our concern here is with ", "our concern is with ", "my subject here is ", "my subject is ", "our subject is "} {
		if strings.HasPrefix(text, start) {
			at = len(start)
		}
	}
	if head, _, ok := strings.Cut(text, " is "); ok && startsWithAny(head, []string{"the subject of this ", "the topic of this ", "the concern of this "}) && len(strings.Fields(head)) == 5 {
		at = len(head) + len(" is ")
	}
	return stretch{s.start + at, s.end}, at > 0
}

// concernChinese is what stands behind 的是 of a paper that says what it cares
// for or tells of: 本文关心的是….
func (s *sentence) concernChinese() (stretch, bool) {
	c := s.clauses[0]
	head, rest, ok := strings.Cut(s.of(c), "的是")
	if !ok || utf8.RuneCountInString(head) > len("本文所要讲述") || utf8.RuneCountInString(rest) < shortestAim {
		return stretch{}, false
	}
	if !startsWithAny(head, []string{"本文", "本研究", "文章", "论文", "笔者", "拙文"}) || !endsWithAny(head, []string{"关心", "关切", "要谈", "所谈", "谈论", "讲述", "要说", "要讲", "书写", "处理", "在意"}) {
		return stretch{}, false
	}
	return stretch{c.start + len(head) + len("的是"), c.end}, true
}

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
