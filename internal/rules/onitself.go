package rules

import "strings"

// What a paper says about its own parts, and how its data came about, stands
// among the findings of many English abstracts and is none.

// speaksOfItself reports an English sentence that announces a part of the
// paper, tells how people and data were got, or says where the results stand.
func (s *sentence) speaksOfItself() bool {
	if s.finding >= 0 || s.chinese() {
		return false
	}
	text := s.low()
	if startsWithAny(text, []string{"©", "(c) 1", "(c) 2", "(copyright)", "copyright ", "all rights reserved", "this article is a u.s. government work", "this article is in the public domain"}) {
		return true
	}
	if s.label != roleNone {
		return false
	}
	if s.makesMove() || s.movesOn() || s.handlesData() || startsWithAny(text, ofIt) {
		return true
	}
	if startsWithAny(text, gotData) ||
		strings.HasPrefix(text, "there were ") &&
			containsAny(text, []string{" who participated", " participated in", " who took part", " took part in"}) {
		return true
	}
	if endsWithAny(strings.TrimRight(text, ". "), []string{" are described", " is described", " are reviewed", " are outlined"}) {
		return true
	}
	if kind, rest, ok := strings.Cut(strings.TrimPrefix(text, "this "), " study "); ok && kindsOfStudy[kind] && strings.HasPrefix(text, "this ") {
		verb, _, _ := strings.Cut(rest, " ")
		return inquiringVerbs[verb]
	}
	for _, who := range partsOfPaper {
		if rest, ok := strings.CutPrefix(text, who); ok {
			for _, also := range []string{"then ", "first ", "also ", "next ", "finally "} {
				rest = strings.TrimPrefix(rest, also)
			}
			verb, _, _ := strings.Cut(rest, " ")
			if containsAny(rest, []string{" agenda", " recommendation", " principles"}) {
				return false // we outline a research agenda centred on planning time
			}
			return tellingVerbs[verb]
		}
	}
	return false
}

var (
	gotData = []string{"a second section ", "a third section ", "the first section ", "the second section ", "the third section ", "the final section ", "the last section ", "we test these ", "we test this ", "we test our ", "we tested these ", "the framework is drawn", "the goal is ", "the aim is ", "our goal is ", "our aim is ", "the purpose is ", "the objective is ", "data was collected", "data were collected", "the data were collected", "the data was collected", "the data were analy", "data were analy", "data was analy", "a purposive sampl", "purposive sampl", "participants were recruited", "the theories guiding", "the theory guiding", "the problem addressed", "semi-structured interviews were",
		"the research was guided", "the study was guided", "this study was guided", "data collection included", "these findings are summarized", "these findings are summarised", "these results are summarized", "the codes were then"}
	partsOfPaper   = []string{"it ", "the paper ", "the article ", "the chapter ", "this chapter ", "we ", "first, we ", "next, we ", "then, we ", "finally, we ", "throughout the chapter we ", "this article ", "lastly, this article ", "lastly, we "}
	tellingVerbs   = wordSet(`introduces present explain explains elaborate elaborates discuss discusses automatically`)
	kindsOfStudy   = wordSet(`qualitative quantitative exploratory descriptive phenomenological phenomenographical cross-sectional mixed-method mixed-methods correlational longitudinal`)
	inquiringVerbs = wordSet(`examined examines explored explores investigated investigates employs employed sought seeks used uses`)
)

// pointsBack reports words that stand for a theory named elsewhere: this
// analytical framework, our model.
func pointsBack(answer string) bool {
	words := strings.Fields(strings.ToLower(answer))
	if len(words) < 2 || len(words) > 3 {
		return false
	}
	switch words[0] {
	case "this", "that", "these", "those", "such", "our", "its", "new":
		return len(words) == 2 || vagueFrames[words[1]]
	}
	return false
}

// vagueFrames say of what kind a framework is, and not which.
var vagueFrames = wordSet(`analytical analytic theoretical conceptual new integrated integrative multi-level multilevel proposed same general holistic`)

// studyInquires reports a verb of inquiry whose subject is the study itself, by
// whatever name: this cluster randomized trial (CRT) evaluates.
func (s *sentence) studyInquires(h hit) bool {
	before := s.in.low[s.start:h.start]
	if !strings.HasPrefix(before, "this ") && !strings.HasPrefix(before, "the present ") {
		return false
	}
	words := strings.Fields(before)
	for n := len(words) - 1; n > 0 && n < 8; n-- {
		if strings.HasPrefix(words[n], "(") {
			continue
		}
		verb := s.in.low[h.start:h.end]
		return studyNames[words[n]] && (strings.HasSuffix(verb, "s") || strings.HasSuffix(verb, "ed")) && !strings.HasSuffix(verb, "ss")
	}
	return false
}

// studyNames are what a study may call itself besides a paper.
var studyNames = wordSet(`trial study experiment survey evaluation investigation`)
