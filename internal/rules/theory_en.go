package rules

import (
	"slices"
	"strings"

	"synoptic/internal/page"
)

// namedTheory finds an English theory by its frame: with X as its lens, the
// notion of X, Somebody's principles.
func (s *sentence) namedTheory() found {
	if s.chinese() || s.finding >= 0 && s.clauseAt(s.finding) == 0 {
		return found{}
	}
	if x, ok := s.framedTheory(); ok {
		return s.theoryFound(x, 5)
	}
	for _, frame := range []func() (stretch, bool){s.calledBy, s.situatedIn, s.readThrough, s.arguedFrom, s.putToTest} {
		if x, ok := frame(); ok {
			return s.theoryFound(x, 4)
		}
	}
	for _, lead := range s.within(kindTheoryLead, s.start, s.end) {
		if word := s.in.low[lead.start:lead.end]; strings.HasSuffix(word, "lens of") ||
			strings.HasSuffix(word, "lenses of") || strings.HasSuffix(word, "prism of") ||
			word == "from the perspective of" && s.namesApproach(lead.end) ||
			word == "thinking with" && (s.has(kindSelf) || lead.start == s.start && s.namesSchool(s.clauseOf(lead))) {
			return s.theoryFound(stretch{lead.end, s.nameEnd(lead.end+1, s.clauseOf(lead).end)}, 4)
		}
	}
	for _, head := range s.within(kindTheoryHead, s.start, s.end) {
		if s.notTheory(head) {
			continue
		}
		if x, sure := s.theoryByNoun(head); sure > 0 {
			return s.theoryFound(x, sure)
		}
	}
	return found{}
}

// namesApproach reports behind "from the perspective of" an approach, and not
// people: the coproduction of public services.
func (s *sentence) namesApproach(at int) bool {
	next := firstWords(s.in.low[at:s.end], 4)
	for _, noun := range []string{"production", "governance", "justice", "capabilit", "burden", "exchange", "capital", "institutional", "value", "legitimacy", "theory"} {
		if strings.Contains(next, noun) {
			return true
		}
	}
	return false
}

// namesSchool reports a clause that ends with the name of a field of thought.
func (s *sentence) namesSchool(c clause) bool {
	return endsWithAny(strings.TrimRight(s.lowOf(c), " ,."), []string{" studies", " theory", " theories", " scholarship", " sociology", " anthropology", " philosophy", " feminism", " ecology"})
}

func (s *sentence) theoryFound(x stretch, sure int) found {
	return found{answer: s.theoryName(x), quotes: []page.Span{s.quoted(x)}, sure: sure}
}

// framedTheory is what stands in "with … as its lens".
func (s *sentence) framedTheory() (stretch, bool) {
	for _, h := range s.within(kindTheoryClose, s.start, s.end) {
		c := s.clauseOf(h)
		for _, lead := range []string{"with ", "using ", "taking ", "takes ", "take ", "uses ", "use ", "used ", "adopting ", "adopts ", "adopt "} {
			if i := strings.LastIndex(s.in.low[c.start:h.start], lead); i >= 0 {
				return stretch{c.start + i + len(lead), h.start - 1}, true
			}
		}
	}
	return stretch{}, false
}

// calledBy takes what somebody is said to have called something, and what a
// study names as its starting point: what Scott called weapons of the weak.
func (s *sentence) calledBy() (stretch, bool) {
	text := s.low()
	for _, verb := range []string{" called ", " calls ", " has called ", " termed ", " terms "} {
		at := strings.Index(text, verb)
		if at < 0 || !strings.Contains(text[:at], "what ") {
			continue
		}
		words := strings.Fields(s.in.s[s.start : s.start+at])
		for n := len(words) - 1; n >= 0 && n >= len(words)-4; n-- {
			if !capital(words[n]) && n < len(words)-1 && strings.EqualFold(words[n], "what") {
				from := s.start + at + len(verb)
				end := s.clauses[s.clauseAt(from)].end
				if end-from <= longestSubject {
					return stretch{from, end}, true
				}
			}
			if !capital(words[n]) {
				break
			}
		}
	}
	for _, start := range []string{"the theories guiding this study were ", "the theory guiding this study was ", "the theories that guided this study were ", "the theory that guided this study was ", "the theoretical framework for this study was ", "the theoretical framework guiding this study was "} {
		if strings.HasPrefix(text, start) && s.end-s.start-len(start) <= longestCase {
			return stretch{s.start + len(start), s.end}, true
		}
	}
	for _, start := range []string{"seen in terms of ", "read in terms of ", "viewed in terms of ", "understood in terms of "} {
		if c := s.clauses[0]; strings.HasPrefix(text, start) && c.stop == ',' && c.end-s.start <= longestSubject {
			return stretch{s.start + len(start), c.end}, true
		}
	}
	for _, start := range []string{"our conceptual starting point is ", "our theoretical starting point is ", "our analytical starting point is ", "the theoretical lens is ", "our theoretical lens is ", "our lens is ", "the conceptual framework is ", "our conceptual framework is "} {
		if strings.HasPrefix(text, start) {
			from := s.start + len(start)
			if end := s.clauses[s.clauseAt(from)].end; end-from <= longestSubject {
				return stretch{from, end}, true
			}
		}
	}
	return stretch{}, false
}

// theoryByNoun takes the theory that a head noun names with what stands round
// it, and how sure that is.
func (s *sentence) theoryByNoun(head hit) (stretch, int) {
	text := s.in.s
	c := s.clauseOf(head)
	leads := s.within(kindTheoryLead, c.start, head.start)
	if len(leads) == 0 {
		return stretch{}, 0
	}
	lead := leads[len(leads)-1]
	leadWord := s.in.low[lead.start:lead.end]
	if looseLeads[leadWord] || coins[leadWord] && ideas[s.in.low[head.start:head.end]] && !strings.Contains(text[lead.end:head.start], "'s ") {
		return stretch{}, 0
	}
	between, noun := text[lead.end:head.start], s.in.low[head.start:head.end]
	of := hasPrefixFold(text[head.end:c.end], " of ")
	name := head.end + len(" of ")
	switch {
	case schools[noun] && restingLeads[leadWord]: // informed by the sociology of memory
		return stretch{lead.end, s.nameEnd(lead.end+1, c.end)}, 4
	case schools[noun] && joiningLeads[leadWord] && strings.TrimSpace(between) != "" &&
		containsAny(s.lowOf(c), []string{"framework", " model ", "account ", "theor"}): // our framework combines transaction cost economics with
		return stretch{lead.end, s.nameEnd(lead.end+1, c.end)}, 4
	case schools[noun] && !possessive(between):
		return stretch{}, 0
	case of && noun == "perspective" && strings.HasPrefix(leadWord, "bring"): // bringing the perspective of institutional logics into
		return stretch{name, s.nameEnd(name, c.end)}, 4
	case possessive(between) && of: // Goffman's concept of face-work
		return stretch{lead.end, s.nameEnd(name, c.end)}, 5
	case possessive(between): // Ostrom's design principles
		return stretch{lead.end, head.end}, 5
	case of && ideas[noun] && len(between) < len(" the much discussed and central "): // the notion of inversion
		return stretch{name, s.nameEnd(name, c.end)}, 4
	}
	return stretch{}, 0
}

// possessive reports somebody's name between a lead and a head noun.
func possessive(between string) bool {
	i := strings.Index(between, "'s ")
	return i > 1 && i < 40 && len(between) < 60
}

// looseLeads lead to too many other things, restingLeads to little else than
// what a study rests on; schools are theories by themselves, ideas the nouns
// that a theory's name follows.
var (
	looseLeads   = leadSet("develops|develop|proposes|propose|construct|constructs|constructed|from a|from an|from the|with|under|under the|in terms of|within the|within a|according to|consistent with|based on|basis of|on the basis of")
	coins        = leadSet("introducing|introduces|introduce|coins|advances")
	theoryOf     = leadSet("theory|theories|conception|sociology|typology|taxonomy|critique")
	restingLeads = leadSet("turn to|turns to|turning to|in the lineage of|thinking with|in conversation with|in the light of|starting from|informed by|drawing on|draws on|grounded in|through the lens of|guided by|building on|rooted in")
	joiningLeads = leadSet("combines|combining|integrates|integrating|integrated")
	schools      = leadSet("sociology|pragmatism|feminism|marxism|ethnomethodology|economics|philosophy|contractualism|utilitarianism|liberalism|republicanism|constructivism|structuralism|interactionism|functionalism|hermeneutics|dramaturgy|ethics")
	ideas        = leadSet("notion|concept|theory|theories|notions|concepts|lens")
)

func leadSet(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range bars(words) {
		m[w] = true
	}
	return m
}

// nameEnd ends a theory's name before the word that goes on with the sentence.
func (s *sentence) nameEnd(from, to int) int {
	text := s.in.s
	words := 0
	for i := from; i < to; {
		next := strings.IndexByte(text[i:to], ' ')
		if next < 0 {
			return to
		}
		words++
		i += next + 1
		word, _, _ := strings.Cut(text[i:to], " ")
		switch strings.ToLower(word) {
		case "to", "as", "that", "in", "for", "this", "we", "is", "are", "with", "from", "into", "it", "by":
			return i - 1
		}
		if words == 6 {
			return i - 1
		}
	}
	return to
}

// vagueLiterature opens the name of no literature in particular.
var vagueLiterature = []string{"existing", "prior", "previous", "recent", "growing", "extensive", "this", "our", "large", "rich", "vast", "relevant", "academic", "grey", "gray", "research", "scientific", "published", "broad", "wider", "and", "current", "extant", "available", "international", "scholarly", "empirical", "interdisciplinary", "a "}

// dropDrawnOn takes the work of others out of the cues of an English sentence
// that says what this study draws on: drawing on … and the literature on
// contracting, this article compares ….
func (s *sentence) dropDrawnOn() {
	if s.chinese() || !s.has(kindPrior) || !s.has(kindSelf) || !startsWithAny(s.low(), drawnOn) {
		return
	}
	first := s.clauses[0].end
	s.kinds &^= 1 << kindPrior
	s.hits = slices.DeleteFunc(s.hits, func(h hit) bool {
		drop := h.kind == kindPrior && h.end <= first
		if h.kind == kindPrior && !drop {
			s.kinds |= 1 << kindPrior
		}
		return drop
	})
}

var drawnOn = []string{"drawing ", "building ", "bridging ", "informed by ", "engaging ", "linking ", "extending ", "combining ", "integrating ", "joining ", "connecting ", "grounded in ", "in dialogue ", "responding to ", "bringing "}

// everydayViews are perspectives that people bring along, and no theories.
var everydayViews = []string{"patient", "user", "client", "customer", "citizen", "student", "teacher", "practitioner", "stakeholder", "gender", "global", "local", "comparative", "historical", "new ", "fresh ", "different ", "critical ", "broader ", "wider ", "long-term", "longitudinal"}

// englishTheory weighs an English head noun by the word that leads to it and
// by what stands between them.
func englishTheory(lead, between, noun string) int {
	if lead == "through" || lead == "supported by the" && (noun == "framework" || noun == "model") {
		return 0 // only of somebody's: through Ricoeur's account of emplotment
	}
	between = strings.ToLower(between)
	if strings.HasPrefix(lead, "bring") && containsAny(between, everydayViews) {
		return 0
	}
	for _, no := range []string{" data", "survey", "interview", " model ", "machine", "sample", "proposed", "existing", ",", "method", "case study", "design science", "mixed", "qualitative", "quantitative", "evidence from", "regression", "deep learning", "prisma", "arksey", "jbi", "learning framework"} {
		if strings.Contains(between, no) {
			return 0
		}
	}
	sure := 0
	switch noun {
	case "theory", "theories", "lens", "institutionalism":
		sure = 5
	case "framework", "frameworks", "perspective", "paradigm":
		sure = 4
	case "resource-based view", "knowledge-based view", "attention-based view":
		sure = 5
	case "model":
		sure = 2
		for _, word := range []string{"behavioural", "behavioral", "belief", "acceptance", "demands", "ecological", "andersen", "cognitive", "motivation", "resources", "likelihood", "process model", "dual"} {
			if strings.Contains(between, word) {
				sure = 4
			}
		}
	case "approach":
		sure = 2
		if containsAny(between, []string{"constructivist", "interpretiv", "inductive", "abductive", "deductive", "phenomenolog", "participatory", "thematic", "systematic"}) {
			return 0 // a way of working
		}
		if strings.Contains(between, "capability") || strings.Contains(between, "capabilities") || strings.Contains(between, "institutional") {
			sure = 4
		}
	case "literature":
		switch lead {
		case "drawing on", "draws on", "draw on", "building on", "builds on", "build on", "informed by", "grounded in", "rooted in", "anchored in", "in conversation with", "in dialogue with", "derived from", "drawing upon", "building upon", "drawing from":
			if name := strings.TrimSpace(strings.TrimPrefix(between, " the")); name != "" &&
				!startsWithAny(name, vagueLiterature) && len(strings.Fields(name)) <= 5 {
				return 3 // building on the signalling literature
			}
		}
		return 0
	case "stance", "sensibility":
		for _, word := range strings.Fields(between) {
			if endsWithAny(word, []string{"ist", "ian", "ean"}) {
				return 3 // adopting a new materialist stance
			}
		}
		return 0
	case "models of", "model of", "accounts":
		return 0 // told apart in supported
	case "account":
		if lead == "consistent with" && len(strings.Fields(between)) >= 2 {
			return 3
		}
	case "concept", "notion", "concepts", "hypothesis", "thesis", "tradition", "view":
		sure = 2
	}
	switch lead {
	case "drawing on", "draws on", "draw on", "grounded in", "building on", "builds on", "build on", "informed by", "guided by", "through the lens of", "underpinned by", "rooted in", "lens of", "drawing upon", "draws upon", "in the light of", "starting from", "following", "following the", "followed", "read through", "borrowing", "borrows", "anchored in", "from the perspective of", "building upon", "drawing from":
		sure++
	case "using", "use", "uses", "used", "apply", "applies", "applied", "applying", "based on", "on the basis of", "basis of", "employing", "employs", "adopts", "adopt", "adopting", "adopted", "integrating", "integrates", "according to", "combining", "combines":
		if sure < 4 {
			sure = 0
		}
	case "construct", "constructs", "constructed", "develops", "develop", "proposes", "propose":
		if !strings.HasSuffix(strings.TrimSpace(between), "analytical") && !strings.HasSuffix(strings.TrimSpace(between), "theoretical") && !strings.HasSuffix(strings.TrimSpace(between), "conceptual") ||
			noun != "framework" {
			return 0
		}
		sure = 2
	default:
		if sure < 4 {
			sure = 0
		} else {
			sure--
		}
	}
	return sure
}
