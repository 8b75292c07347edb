package rules

import (
	"strings"

	"synoptic/internal/textscan"
)

// beforeNextVerb ends an English case where the sentence goes on with what was
// done to it: … and coded each, … to map applications.
func (s *sentence) beforeNextVerb(x stretch) int {
	text := s.in.s
	for i := x.start; i < x.end; {
		n := strings.IndexByte(text[i:x.end], ' ')
		if n < 0 {
			break
		}
		i += n + 1
		word, rest, _ := strings.Cut(text[i:x.end], " ")
		next := firstWord(rest)
		switch {
		case word == "and" &&
			(strings.HasSuffix(next, "ed") || next == "estimate" || next == "evaluate" || next == "use" || next == "compare" ||
				next == "trace" || next == "link" || next == "extract" || next == "extracts" || next == "ask" || next == "test" ||
				next == "examine" || next == "code" || next == "analyse" || next == "analyze"):
			return i - 1
		case word == "to":
			if _, verb := s.first(kindInquiry, i, min(x.end, i+len("to ")+len(next))); verb || next == "map" || next == "one" || next == "estimate" {
				return i - 1
			}
		}
	}
	return x.end
}

// beforeMethod ends an English case where the sentence goes on to how it was
// analysed: 384 households and multinomial regression.
func (s *sentence) beforeMethod(x stretch) int {
	if s.chinese() {
		return x.end
	}
	for _, h := range s.within(kindMethod, x.start, x.end) {
		for _, word := range []string{" and ", " by "} {
			at := strings.LastIndex(s.in.low[x.start:h.start], word)
			if at < len("9 mice") || methods[h.arg].verbal {
				continue
			}
			if between := s.in.low[x.start+at+len(word) : h.start]; len(strings.Fields(between)) <= 3 && !strings.ContainsAny(between, "0123456789") {
				return x.start + at
			}
		}
	}
	return x.end
}

// beforeTopic ends the people whose views were asked before what they were asked
// about: teenage mothers in rural Canada … regarding the ways in which.
func (s *sentence) beforeTopic(x stretch) int {
	for _, word := range []string{" regarding ", " about ", " concerning ", " towards ", " toward ", " on the ", " with regard ", " in relation to ", " and their "} {
		if at := strings.Index(s.in.low[x.start:x.end], word); at > 0 {
			x.end = x.start + at
		}
	}
	return x.end
}

// withoutBrackets leaves out what stands in round brackets: an abbreviation
// names no case.
func withoutBrackets(text string) string {
	for {
		open := strings.IndexByte(text, '(')
		if open < 0 {
			return text
		}
		n := strings.IndexByte(text[open:], ')')
		if n < 0 {
			return text[:open]
		}
		text = text[:open] + text[open+n+1:]
	}
}

// wholeCount moves the start of a count back over the first half of it: 285 of
// 330 growers, 3 valley-based and 5 hill-based stores.
func (s *sentence) wholeCount(from int) int {
	before := strings.Fields(s.in.low[s.start:from])
	n := len(before)
	switch {
	case n >= 2 && before[n-1] == "of" && isNumber(before[n-2]):
		return strings.LastIndex(s.in.low[:from], before[n-2]+" of ")
	case n >= 3 && before[n-1] == "and" && isNumber(before[n-3]):
		return strings.LastIndex(s.in.low[:from], before[n-3]+" "+before[n-2]+" and ")
	}
	return from
}

// longestCase bounds the words of an English case, in bytes.
const longestCase = 160

// englishCases offers what a preposition leads to, and numbers of things.
func (s *sentence) englishCases(offer func(stretch, int)) {
	text := s.in.s
	limit := s.end
	if s.finding >= 0 && s.label == roleNone {
		limit = s.finding
	}
	for _, h := range s.within(kindCaseLead, s.start, limit) {
		c := s.clauseOf(h)
		x := stretch{h.end, min(c.end, limit)}
		if s.in.title && h.start == s.start && s.in.low[h.start:h.end] == "the case of" {
			continue // The Case of the Missing Appeal is a story
		}
		if x.end <= x.start || x.end-x.start > longestCase || strings.HasPrefix(s.in.low[x.start:x.end], " among ") {
			continue // recruited from among 1,331
		}
		switch lead := s.in.low[h.start:h.end]; lead {
		case "a case study of", "case study of", "case studies of", "the case of", "case study on", "case study in", "ethnography of":
			offer(x, 7)
		case "to study", "to analyze", "to analyse":
			if i := strings.Index(text[x.start:x.end], " in "); i > 0 && properName(text[x.start+i:x.end]) {
				offer(stretch{x.start, s.placeEnd(x.end, limit)}, 5)
			}
		case "analysis of", "study of", "a study of", "synthesis of", "review of":
			if from := s.thingsCounted(x); from >= 0 && from < x.start+len("the 83 ") {
				offer(x, 5)
			}
		case "perspectives of", "perceptions of", "experiences of", "views of", "attitudes of":
			if h, ok := s.first(kindUnit, x.start, x.end); ok && len(strings.Fields(s.in.s[x.start:h.start])) <= 3 {
				x.end = s.beforeTopic(x)
				offer(x, 4)
			}
		case "of", "from", "focusing on", "focuses on", "the experience of", "experience of", "evidence from", "conducted in", "trial in":
			if lead == "evidence from" && s.in.title {
				for _, way := range []string{"experiment in ", "experiments in ", "trial in ", "survey in ", "study in "} {
					if i := strings.Index(s.in.low[x.start:x.end], way); i > 0 {
						x.start += i + len(way) // where the experiment was
						break
					}
				}
				offer(x, 6)
			} else if s.numberedUnit(x) || lead == "evidence from" {
				offer(x, 4)
			}
		default:
			if s.numberedUnit(x) || properName(text[x.start:x.end]) {
				offer(x, 6)
			} else if s.has(kindUse) || s.has(kindSelf) {
				offer(x, 3)
			}
		}
	}
	if (s.label == roleResult || s.label == roleConclusion) && !s.includes() {
		return
	}
	if s.label == roleMethod && s.opensWithPeople(limit) {
		offer(stretch{s.start, min(s.clauses[0].end, limit)}, 7)
	}
	s.dataNamed(limit, offer)
	s.sampleInBrackets(limit, offer)
	if s.label == roleMethod || s.role == roleMethod || s.acts() || s.has(kindMethod) || startsWithAny(s.low(), ofIt) ||
		s.includes() || containsAny(s.low(), tookPart) {
		for _, c := range s.clauses {
			if c.start >= limit {
				break
			}
			if from := s.thingsCounted(stretch{c.start, min(c.end, limit)}); from >= 0 {
				offer(stretch{s.wholeCount(from), c.end}, 5)
			}
		}
	}
	for _, h := range s.within(kindUnit, s.start, limit) {
		c := s.clauseOf(h)
		if from := numberBefore(s.in.low, c.start, h.start); from >= 0 {
			if measures[s.in.low[h.start:h.end]] && !isDigit(s.in.low[from]) {
				continue // two central questions
			}
			if startsWithAny(s.in.low[h.start:s.end], []string{"studies, we ", "experiments, we "}) {
				continue // In two studies, we
			}
			from = s.wholeCount(from)
			sure := 4
			if s.label == roleMethod || s.has(kindUse) || s.has(kindMethod) || s.has(kindCaseLead) {
				sure = 5
			}
			offer(stretch{from, c.end}, sure)
		} else if containsAny(s.in.low[s.start:limit], []string{"n = ", "n="}) {
			offer(stretch{c.start, c.end}, 5)
		}
	}
}

// sampleInBrackets offers a clause whose number stands in brackets: every call
// for tenders (n = 2,310).
func (s *sentence) sampleInBrackets(limit int, offer func(stretch, int)) {
	if !s.acts() && s.label != roleMethod {
		return
	}
	for _, c := range s.clauses {
		if text := s.lowOf(c); c.start < limit && containsAny(text, []string{"(n = ", "(n=", "(n ="}) {
			x := stretch{c.start, c.end}
			for _, use := range s.within(kindUse, c.start, c.end) {
				x.start = use.end
				break
			}
			for _, lead := range []string{" study of ", " sample of ", " survey of ", " cohort of "} {
				if at := strings.LastIndex(s.in.low[x.start:x.end], lead); at >= 0 {
					x.start += at + len(lead)
				}
			}
			offer(x, 5)
		}
	}
}

var dataLeads = []string{"using ", "uses ", "use ", "drawing on ", "draws on ", "draw on ", "based on ", "drawn from ", "data from ", "analysis of ", "analyses "}

var dataFinder = textscan.New(dataLeads)

// dataNamed offers data that have a name of their own: the European Social
// Survey, the minute books of Fenshire.
func (s *sentence) dataNamed(limit int, offer func(stretch, int)) {
	if s.in.title && strings.ToUpper(s.text()) == s.text() {
		return // capitals on every word name nothing
	}
	for _, c := range s.clauses {
		if c.start >= limit {
			break
		}
		text := s.lowOf(c)
		if !dataFinder.In(text) {
			continue
		}
		for _, lead := range dataLeads {
			i := strings.LastIndex(text, lead)
			if i < 0 || i > 0 && isLetter(text[i-1]) {
				continue
			}
			x := stretch{c.start + i + len(lead), c.end}
			for _, noun := range []string{"survey", "panel", "census", "register", "registry", "archives", "archive", "records", "database", "barometer", "minute books", "minutes", "newspapers", "letters", "ledgers", "diaries", "reports", "judgments", "study data", "data"} {
				if n := strings.LastIndex(text[i:], noun); n > 0 && (s.has(kindSelf) || s.has(kindMethod)) &&
					properName(strings.TrimPrefix(s.in.s[x.start:x.end], "the ")) {
					offer(x, 5)
					break
				}
			}
		}
	}
	if !s.in.title {
		return
	}
	for _, lead := range []string{" experiment with ", " experiments with ", " study of ", " study with ", " study among ", "interviews with ", "ethnography of ", "survey of ", "comparison of "} {
		if i := strings.LastIndex(s.low(), lead); i >= 0 && s.has(kindMethod) {
			x := stretch{s.start + i + len(lead), s.end}
			if c := s.clauses[s.clauseAt(x.start)]; c.end > x.start {
				x.end = c.end
			}
			offer(x, 4)
		}
	}
}

// placeEnd takes in the next clause where it is the rest of a place's name:
// Elm District,Marlow.
func (s *sentence) placeEnd(end, limit int) int {
	n := s.clauseAt(end) + 1
	if n < len(s.clauses) && s.clauses[n].end <= limit && properName(s.of(s.clauses[n])) && !strings.Contains(s.of(s.clauses[n]), " ") {
		return s.clauses[n].end
	}
	return end
}

// numberedUnit reports a number of things in a stretch.
func (s *sentence) numberedUnit(x stretch) bool {
	for _, h := range s.within(kindUnit, x.start, x.end) {
		if numberBefore(s.in.low, x.start, h.start) >= 0 {
			return true
		}
	}
	return false
}

// numberBefore returns where a number stands at most five words before byte
// `end`; -1 for nowhere.
func numberBefore(text string, start, end int) int {
	words := 0
	for i := end; i > start && words <= 5; {
		from := strings.LastIndexByte(strings.TrimRight(text[start:i], " "), ' ') + 1 + start
		word := strings.TrimSpace(text[from:i])
		if word == "" || word == "in" || word == "than" || word == "and" && words > 3 {
			return -1
		}
		if scales[word] {
			i = from
			continue
		}
		if isNumber(word) || isDecimal(word) && scales[firstWord(text[i:])] {
			if startsWithAny(strings.TrimLeft(text[i:], " "), []string{"or fewer", "or less"}) {
				return -1
			}
			if before := strings.TrimRight(text[start:from], " "); strings.HasSuffix(before, "fewer than") || strings.HasSuffix(before, "less than") {
				return -1
			}
			return from
		}
		words++
		i = from
	}
	return -1
}

// scales multiply the number before them.
var scales = wordSet("hundred thousand million billion")

func firstWord(s string) string {
	word, _, _ := strings.Cut(strings.TrimLeft(s, " "), " ")
	return word
}

func isDecimal(word string) bool {
	return word != "" && isDigit(word[0]) && isDigit(word[len(word)-1]) && strings.Count(word, ".") == 1
}

// isNumber reports a word that counts things: not a year, not a decimal.
func isNumber(word string) bool {
	tens, _, _ := strings.Cut(word, "-")
	if numerals[tens] && (tens == word || numerals[word[len(tens)+1:]] || strings.HasSuffix(word, "-one")) { // forty-two
		return true
	}
	if word == "" || !isDigit(word[0]) || strings.ContainsAny(word, ".%/-–") {
		return false
	}
	year := len(word) == 4 && (word[:2] == "19" || word[:2] == "20")
	return !year && isDigit(word[len(word)-1])
}

// thingsCounted finds a number with a plural noun behind it: 143 pharmacies,
// 97 empirical articles.
func (s *sentence) thingsCounted(x stretch) int {
	text := s.in.low
	from, left := -1, 0
	for i := x.start; i < x.end; {
		next := strings.IndexByte(text[i:x.end], ' ')
		end := x.end
		if next >= 0 {
			end = i + next
		}
		word := text[i:end]
		bare := strings.TrimRight(word, ",;:.)")
		switch {
		case isNumber(bare) && bare == word && endsWithAny(text[x.start:i], []string{"fewer than ", "less than ", "under ", "below ", "× ", " x "}) ||
			isNumber(bare) && startsWithAny(text[end:x.end], []string{" or fewer", " or less"}):
			left = 0 // parishes with fewer than 3,000 inhabitants
		case isNumber(bare) && bare == word && endsWithAny(text[x.start:i], []string{"these ", "those "}):
			left = 0 // told of before
		case isNumber(bare) && bare == word || isDecimal(word) && scales[firstWord(text[min(end, x.end):x.end])]:
			from, left = i, 5
		case scales[word]:
		case left > 0 && (strings.HasSuffix(bare, "s") && !measures[bare] && len(bare) > 3 || plurals[bare]):
			return from
		case left > 0 && (bare != word || prepositions[word]):
			left = 0
		default:
			left--
		}
		i = end + 1
	}
	return -1
}

// measures are plural nouns that are counted without being a case.
var measures = wordSet(`cycles subsystems agents nodes explanations hypotheses counterfactuals predictions tests checks estimates effects years months weeks days hours minutes seconds percent points times groups arms stages dimensions types factors
 conditions hypotheses models steps paths strands ideals dollars euros pounds aspects reasons ways mechanisms themes categories levels
 variables questions theories perspectives approaches principles phases parts elements features modes logics runs decades centuries
 miles kilometers kilometres metres meters parameters settings methods algorithms layers items features components databases indicators was this has its less
 standards deviations claims ideas views consequences things arguments words ideals propositions interests duties rights sides worlds faces problems questions ends poles reviewers researchers coders raters annotators authors investigators assessors runs simulations iterations replications scenarios periods configurations pathways objectives goals kinds strategies traits trajectories profiles subtypes symptoms facets domains sets sources waves rounds seasons semesters sections chapters rules meanings senses notions concepts viewpoints baselines indicators criteria conditions`)

// plurals are those without an s.
var plurals = wordSet(`corpora people children women men mice species personnel staff children data schoolchildren fishermen police`)

var prepositions = wordSet(`of in at on for from to with by and or per as is are was were than`)

func wordSet(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

var numerals = wordSet(`two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen
 twenty thirty forty fifty sixty seventy eighty ninety hundred`)

// properName reports a capital inside a stretch.
func properName(s string) bool {
	for i := 1; i < len(s); i++ {
		if s[i] >= 'A' && s[i] <= 'Z' && s[i-1] == ' ' || i == 1 && s[0] >= 'A' && s[0] <= 'Z' {
			return true
		}
	}
	return false
}
