package rules

import "strings"

// namesProcedure reports an approach or a framework that says how the work was
// done, step by step, and not what it rests on: analysis followed the Gioia
// approach to inductive theory building.
func (s *sentence) namesProcedure(head hit) bool {
	noun := s.in.low[head.start:head.end]
	if noun == "theory" && endsWithAny(s.in.low[s.start:head.start], []string{"building ", "generating ", "developing "}) {
		return true // an approach to building theory from cases
	}
	if !procedureNouns[noun] {
		return false
	}
	if s.behindMethod(head) {
		return true
	}
	c := s.clauseOf(head)
	clause, before, rest := s.lowOf(c), s.in.low[c.start:head.start], s.in.low[head.end:c.end]
	if containsAny(clause, procedureAuthors) {
		return true
	}
	if s.chinese() {
		return strings.HasSuffix(before, "方法论") || strings.HasSuffix(before, "编码")
	}
	if startsWithAny(rest, workedTowards) {
		return true
	}
	return noun == "approach" && startsWithAny(before, workSubjects) &&
		containsAny(before, []string{" followed ", " follows ", " used ", " adopted "}) &&
		!containsAny(before, []string{"capabilit", "institutional"})
}

// behindMethod reports a head noun right behind the name of a method: 双重差分框架,
// a difference-in-differences framework.
func (s *sentence) behindMethod(head hit) bool {
	for _, h := range s.within(kindMethod, s.start, head.start) {
		if !methods[h.arg].verbal && strings.TrimSpace(s.in.s[h.end:head.start]) == "" {
			return true
		}
	}
	return false
}

// namesNoneAtAll reports an answer of nothing but the words for a theory: a
// conceptual framework, the theory.
func namesNoneAtAll(answer string) bool {
	words := strings.Fields(strings.ToLower(answer))
	for _, word := range words {
		if !vagueFrames[word] && !bareTheories[word] {
			return false
		}
	}
	return len(words) > 0
}

// bareTheories are the nouns that theories have in common.
var bareTheories = wordSet(`theory theories framework frameworks model models principles perspective perspectives lens approach concept concepts literature`)

// procedureNouns head the names of ways of working as well as of theories,
// procedureAuthors are those whose names stand for a way of working,
// workedTowards says what it is a way to, and workSubjects begin a sentence on
// the work itself.
var (
	procedureNouns   = wordSet(`approach framework frameworks model paradigm principles 框架 架构 范式 模型 取径 进路 原则 视角`)
	procedureAuthors = []string{"gioia", "braun and clarke", "braun & clarke", "braun和clarke", "braun与clarke", "eisenhardt", "strauss", "corbin", "charmaz", "colaizzi", "giorgi", "moustakas", "arksey", "whittemore", "miles and huberman", "ritchie and", "graneheim", "kyngäs", "coreq", "consort ", "strobe ", "srqr", "tripod", "格奥亚", "艾森哈特", "斯特劳斯", "科宾", "查马兹"}
	workedTowards    = []string{" to inductive", " to theory building", " to building theory", " to theory-building", " to thematic", " to qualitative", " to coding", " to content analysis", " to data analysis", " to analysis", " for qualitative", " for thematic", " for scoping", " of thematic analysis", " for developing", " for designing", " for reporting", " for conducting", " for evaluating complex"}
	workSubjects     = []string{"analysis ", "the analysis ", "our analysis ", "data analysis ", "coding ", "the coding ", "case comparison ", "the review ", "the search ", "sampling ", "transcription "}
)
