package rules

import "strings"

// englishSubject is a theory that is said to guide the study: the theory of
// planned behaviour guided the survey.
func (s *sentence) englishSubject() (stretch, int) {
	if !s.has(kindTheoryHead) && !containsAny(s.low(), []string{"reasoning", "logic"}) {
		return stretch{}, 0
	}
	if x, ok := s.ownedIdea(); ok {
		return x, 4
	}
	if x, ok := s.supported(); ok {
		return x, 3
	}
	if x, ok := s.creditedWith(); ok {
		return x, 3
	}
	if x, ok := s.rivalTheories(); ok {
		return x, 3
	}
	for _, c := range s.clauses {
		text := s.lowOf(c)
		for _, verb := range []string{" inform ", " guide ", " underpin ", " are pitted against ", " are contrasted ", " are set against ", " compete to explain ", " was selected to ", " was chosen to ", " guides ", " guided ", " informs ", " informed ", " underpins ", " underpinned ", " frames ", " framed ", " is used to explain", " was used to explain", " was used to construct", " were used to construct", " structures the", " motivates ", " is used as", " provides the lens", " serves as our ", " serves as the ", " serves as a frame", " serves as a lens", " provides our ", " is our lens", " is our frame", " implies ", " predicts ", " suggests ", " assumes ", " expects ", " posits ", " would predict ", " would suggest ", " holds that ", " leads us to expect", " would lead us to expect", " leads one to expect", " would lead one to expect", " tells us to expect", " would have us expect", " is applied to ", " are applied to ", " was applied to ", " supplies the ", " supplies a ", " offers a lens", " offers the lens", " provides a lens", " provides the yardstick", " provides the vocabulary", " takes its bearings from"} {
			n := strings.Index(text, verb)
			if n < 0 || n > longestSubject {
				continue
			}
			name := text[:n]
			if _, none := s.first(kindNotTheory, c.start, c.start+n); none {
				return stretch{}, 0 // grounded theory guided data collection
			}
			for _, other := range []string{"this ", "our ", "existing", "prior", "previous", "these ", "no ", "what "} {
				if strings.HasPrefix(name, other) {
					return stretch{}, 0
				}
			}
			if ofSeveral[verb] && !strings.HasSuffix(name, " theory") {
				continue // what guides people's choices may be anything
			}
			if foretelling[strings.TrimSpace(verb)] {
				if x, ok := s.foretells(c, n); ok {
					return x, 3
				}
				continue
			}
			for _, noun := range []string{"theory", "framework", "perspective", "reasoning", "lens", "logic", "paradigm", "approach", "sociology of"} {
				if strings.Contains(name, noun) && len(name) > len("the "+noun) {
					if noun == "approach" && s.namesMethodIn(c.start, c.start+n) {
						return stretch{}, 0
					}
					return stretch{c.start, c.start + n}, 4
				}
			}
		}
	}
	return stretch{}, 0
}

// namesMethodIn reports the name of a method in a range of bytes.
func (s *sentence) namesMethodIn(start, end int) bool {
	_, ok := s.first(kindMethod, start, end)
	return ok
}

// ownedIdea is somebody's idea, by name, that is put to work: Ostrom's design
// principles are translated into decision rules.
func (s *sentence) ownedIdea() (stretch, bool) {
	for _, head := range s.within(kindTheoryHead, s.start, s.end) {
		c := s.clauseOf(head)
		owner := strings.Index(s.in.s[c.start:head.start], "'s ")
		if owner < 1 || owner > 30 || head.start-c.start-owner > 40 {
			continue
		}
		if words := strings.Fields(s.in.s[c.start : c.start+owner]); !capital(words[len(words)-1]) {
			continue
		}
		rest := s.lowOf(c)[head.end-c.start:]
		of := 0
		for words := 0; words <= 4 && of < len(rest); words++ {
			if startsWithAny(rest[of:], putToWork) {
				return stretch{c.start, head.end + of}, true
			}
			if !strings.HasPrefix(rest, " of ") {
				break
			}
			next := strings.IndexByte(rest[of+1:], ' ')
			if next < 0 {
				break
			}
			of += 1 + next
		}
	}
	return stretch{}, false
}

// putToWork follow an idea that a study works with.
var putToWork = []string{" are ", " is ", " was ", " were ", " serve", " guide", " inform", " provide", " help", " structure", " frame", " underpin", " allow", " explain"}

// supported is a theory by name that the results are said to bear out or to
// speak against: the evidence supports information-asymmetry models of credit.
func (s *sentence) supported() (stretch, bool) {
	text := s.low()
	for _, verb := range bearsOutVerbs {
		at := strings.Index(text, verb)
		if at < 0 {
			continue
		}
		from := s.start + at + len(verb)
		for _, head := range s.within(kindTheoryHead, from, min(s.end, from+longestSubject)) {
			name := s.in.low[from:head.start]
			switch noun := s.in.low[head.start:head.end]; noun {
			case "theory", "theories", "models of", "model of", "hypothesis", "accounts":
				if s.notTheory(head) || strings.ContainsAny(name, ",;") || len(strings.Fields(name)) == 0 ||
					startsWithAny(strings.TrimPrefix(name, "the "), []string{"our ", "this ", "these ", "existing", "standard ", "conventional ", "a ", "null ", "first", "second", "third", "main ", "proposed "}) ||
					len(name) < len("game ") {
					continue
				}
				end := head.end
				if strings.HasSuffix(noun, " of") {
					end = s.nameEnd(head.end+1, s.clauseOf(head).end)
					if i := strings.Index(s.in.low[head.end:end], " and "); i > 0 {
						end = head.end + i
					}
				}
				return stretch{from, end}, true
			}
		}
	}
	return stretch{}, false
}

var bearsOutVerbs = []string{" supports ", " support ", " in line with ", " agree with ", " agrees with ", " lends support to ", " lend support to ", " corroborates ", " corroborate ", " contradicts ", " contradict ", " at odds with ", " consistent with ", " sit uneasily with ", " sits uneasily with ", " run counter to ", " runs counter to ", " speak against ", " speaks against "}

// ofSeveral are what two theories do together.
var ofSeveral = map[string]bool{" inform ": true, " guide ": true, " underpin ": true, " compete to explain ": true}

// foretelling are verbs of what a theory says about the world.
var foretelling = leadSet("implies|predicts|suggests|assumes|expects|posits|would predict|would suggest|holds that|leads us to expect|would lead us to expect|leads one to expect|would lead one to expect|tells us to expect|would have us expect")

// foretells takes a theory by its own name that says what is to be expected:
// whereas procedural justice theory implies that …. n is where its verb stands
// in the clause.
func (s *sentence) foretells(c clause, n int) (stretch, bool) {
	x := s.in.after(stretch{c.start, c.start + n}, "whereas ", "although ", "though ", "while ", "but ", "yet ", "and ", "contrary to what ", "unlike what ", "as ", "what ", "where ", "if ", "the ")
	name := s.in.low[x.start:x.end]
	words := strings.Fields(name)
	if len(words) < 2 || len(words) > 6 || words[len(words)-1] != "theory" || vagueTheories[words[0]] {
		return stretch{}, false
	}
	return x, true
}

// creditedWith takes a theory by name of which it is told what it says of
// something: the costs that administrative burden theory assigns to claimants.
func (s *sentence) creditedWith() (stretch, bool) {
	text := s.low()
	for from := 0; ; {
		i := strings.Index(text[from:], " theory ")
		if i < 0 {
			return stretch{}, false
		}
		end := from + i + len(" theory")
		from = end
		that := strings.LastIndex(text[:end], " that ")
		if that < 0 || end-that > longestSubject ||
			!startsWithAny(text[end:], []string{" assigns ", " ascribes ", " attributes ", " reserves ", " associates ", " predicts", " expects", " foresees", " describes", " treats "}) {
			continue
		}
		name := text[that+len(" that ") : end]
		if words := strings.Fields(strings.TrimPrefix(name, "the ")); len(words) >= 2 && len(words) <= 6 && !vagueTheories[words[0]] {
			return stretch{s.start + that + len(" that "), s.start + end}, true
		}
	}
}

// vagueTheories stand before a theory that has no name.
var vagueTheories = wordSet(`economic standard existing conventional classical grounded legal democratic political social this our that such no much most any every one received prior mainstream a`)

// longestSubject bounds the words for a theory that is a subject, in bytes.
const longestSubject = 70
