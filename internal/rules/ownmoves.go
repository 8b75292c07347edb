package rules

import "strings"

// Sentences of an English abstract whose subject is the paper, a part of it or
// its data, and whose verb says what was done or what it is good for: they
// stand among the findings of abstracts that have no headings.

// movers are what a paper calls itself and its parts where it says what these
// do; moves are verbs of it that bring no result.
var (
	movers = []string{"this discussion ", "the discussion ", "this paper ", "the paper ", "this article ", "the article ", "this essay ", "the essay ", "this study ", "the study ", "this review ", "the review ",
		"the analysis ", "this analysis ", "the model ", "this research ", "the research ", "the chapter ", "this chapter ", "the survey "}
	moves = wordSet(`conceptualises conceptualizes focuses focused classifies examined explored investigated assessed evaluated tested measured examines explores investigates assesses evaluates describes reviews outlines concentrates turns proceeds`)
	// transitions may stand before the subject of such a sentence.
	transitions = []string{"specifically, ", "additionally, ", "subsequently, ", "finally, ", "in addition, ", "moreover, ", "furthermore, ", "first, ", "second, ", "third, ", "then, ", "next, ", "lastly, "}
)

// makesMove reports an English sentence that says what the paper goes on to do.
func (s *sentence) makesMove() bool {
	text := s.low()
	for _, word := range transitions {
		text = strings.TrimPrefix(text, word)
	}
	for _, who := range movers {
		if rest, ok := strings.CutPrefix(text, who); ok {
			return moves[firstWord(rest)]
		}
	}
	return false
}

// movesOn reports a move that a sentence says comes after others: it is neither
// what the paper asks nor what nobody knows.
func (s *sentence) movesOn() bool {
	if s.chinese() {
		return false
	}
	if startsWithAny(s.low(), transitions) && s.makesMove() {
		return true
	}
	head := firstWords(s.low(), 6)
	if strings.HasSuffix(head, " concludes with a discussion") || strings.HasSuffix(head, " ends with a discussion") ||
		strings.HasSuffix(head, " closes with a discussion") {
		return true
	}
	return containsAny(head, []string{" concludes by ", " closes by ", " ends by "}) && containsAny(head, closingInquiries)
}

// closingInquiries are what a paper may close by without bringing a result.
var closingInquiries = []string{" by examining", " by considering", " by discussing", " by reflecting", " by exploring", " by asking", " by addressing", " by looking"}

// handled are what a study works on, handling what it does with that: the
// transcripts were read repeatedly.
var (
	handled  = []string{"transcripts ", "the transcripts ", "recordings ", "the recordings ", "all interviews ", "the interviews ", "the responses ", "the data ", "all data "}
	handling = []string{"were read ", "were reduced ", "were transcribed", "were recorded ", "were coded", "were organised", "were organized", "were categorised", "were categorized", "were sorted", "were transformed", "were entered"}
)

// handlesData reports an English sentence that says what was done with the data.
func (s *sentence) handlesData() bool {
	words := strings.Fields(firstWords(s.low(), 4))
	if len(words) == 4 && numerals[words[0]] && rating[words[1]] && strings.HasSuffix(words[2], "ed") {
		return true // Two reviewers coded each study for …
	}
	for _, c := range s.clauses {
		text := s.lowOf(c)
		for _, what := range handled {
			if rest, ok := strings.CutPrefix(text, what); ok {
				return startsWithAny(rest, handling)
			}
		}
	}
	return false
}

// rating are those who read and code for a study.
var rating = wordSet(`reviewers coders raters annotators investigators researchers authors assessors`)

// praised open a sentence on what a study is worth, givers are the verbs of it
// and gifts what they give.
var (
	praised = []string{"this research's findings ", "this study's findings ", "our findings ", "the conclusion of this ", "the conclusions of this ", "the findings of this ", "the results of this ", "the value of this ", "the value added of this ", "the contribution of this ", "the novelty of this ", "the originality of this ",
		"this study ", "this paper ", "this article ", "this research ", "this work ", "the study ", "the research "}
	givers = []string{" are a ", " provides ", " provide ", " provided ", " offers ", " offer ", " lays ", " is the first ", " was the first ", " is among the first ", " was among the first ", " consists of ", " consists in ", " lies in ", " fills ", " serves as "}
	gifts  = []string{"for managers", "for practitioners", "for policymakers", "for policy makers", "for educators", "basis for", "reference for", "foundation for", "guidance", " insight", "first to", "the first study", "the first paper", "a gap", "the gap", "important information", "useful information", "framework of", "starting point for"}
)

// praisesItself reports an English sentence whose subject is the study and
// which says what it gives: the conclusion of this study provides a basis for.
func (s *sentence) praisesItself() bool {
	text := s.low()
	if s.chinese() || !startsWithAny(text, praised) {
		return false
	}
	for _, verb := range givers {
		if at := strings.Index(text, verb); at >= 0 {
			gift := firstWords(text[at+len(verb):], 12)
			return containsAny(gift, gifts) && !strings.Contains(gift, "evidence that")
		}
	}
	return false
}

// headsFindings reports an English sentence that only says how many findings
// follow: the main findings are threefold.
func (s *sentence) headsFindings() bool {
	text := strings.TrimRight(s.low(), ".: ")
	if !s.chinese() &&
		containsAny(text, []string{"contribution of this ", "contributions of this ", "contribution is ", "contributions are "}) &&
		endsWithAny(text, []string{" twofold", " threefold", " fourfold"}) {
		return true
	}
	return !s.chinese() &&
		startsWithAny(text, []string{"the main findings", "our main findings", "the findings", "the results", "our findings", "the key findings", "the main results"}) &&
		endsWithAny(text, []string{" twofold", " threefold", " fourfold", " as follows", " are three", " are two"})
}

// ofIt are what "It" of a second sentence does, the paper being named in the
// first: it analyses election results in 18 democracies.
var ofIt = []string{"it provides an overview", "it reviews ", "it presents ", "it analyses ", "it analyzes ", "it examines ", "it draws on ", "it uses ", "it compares ", "it investigates ", "it explores ", "it employs "}

// applied follow the name of a method that something was done by.
var applied = []string{" was utilized to ", " was utilised to ", " was used to ", " were used to ", " were utilized to ", " was employed to ", " were employed to ", " was applied to ", " was performed to ", " was conducted to ", " were applied to ", " were performed to ", " were conducted to "}

// appliesMethod reports an English sentence whose subject is a method that was
// put to use: correspondence analysis was utilized to find profiles.
func (s *sentence) appliesMethod() bool {
	if s.chinese() || s.finding >= 0 || !s.has(kindMethod) && !s.has(kindMethodHead) {
		return false
	}
	text := s.lowOf(s.clauses[0])
	for _, use := range applied {
		if at := strings.Index(text, use); at > 0 && at <= longestSubject {
			_, head := s.first(kindMethodHead, s.start, s.start+at)
			_, named := s.first(kindMethod, s.start, s.start+at)
			return head || named
		}
	}
	return false
}

// admits reports a sentence that says what the study could not do: 当然,本文还存在
// 一些不足.
func (s *sentence) admits() bool {
	return s.chinese() && s.finding < 0 && s.has(kindSelf) &&
		containsAny(s.text(), []string{"存在一些不足", "存在不足", "存在局限", "存在一定局限", "有待改进", "还存在一些", "存在一定的局限", "存在一定的不足"})
}

// addsToLiterature reports an English sentence of the results that says to what
// scholarship they contribute.
func (s *sentence) addsToLiterature() bool {
	return !s.chinese() &&
		startsWithAny(s.low(), []string{"the results ", "our results ", "these results ", "the findings ", "our findings ", "these findings "}) &&
		containsAny(s.low(), []string{" contribute to scholarship", " contribute to the literature", " contribute to debates", " contribute to the debate", " contribute to research"})
}
