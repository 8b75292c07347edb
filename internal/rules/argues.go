package rules

import "strings"

// What a normative paper says of its own argument stands among its claims and
// is none.

// tellsArgument reports a sentence that says what objections are weighed or
// what the argument sets out from, and not how that comes out.
func (s *sentence) tellsArgument() bool {
	if s.finding >= 0 || s.label != roleNone {
		return false
	}
	if s.chinese() {
		return s.has(kindSelf) && containsAny(s.text(), []string{"考虑了", "回应了", "答复了", "检讨了", "逐一回应"}) && containsAny(s.text(), []string{"反驳", "质疑", "诘难", "反对意见"}) ||
			startsWithAny(s.text(), []string{"论证从", "论证自", "论证由"}) && containsAny(s.text(), []string{"出发", "展开"})
	}
	text := s.low()
	if rest, ok := strings.CutPrefix(text, "the argument "); ok {
		return startsWithAny(rest, []string{"proceeds from ", "proceeds in ", "starts from ", "begins from ", "sets out from ", "draws on ", "is developed ", "is built "})
	}
	if startsWithAny(text, []string{"i consider ", "we consider ", "i answer ", "we answer ", "i address ", "we address ", "i discuss ", "we discuss "}) {
		return containsAny(firstWords(text, 6), objections)
	}
	head, rest, ok := strings.Cut(text, " are ")
	return ok && len(strings.Fields(head)) <= 5 && containsAny(head, objections) && startsWithAny(rest, weighed)
}

var (
	objections = []string{"objection", "counterargument", "counter-argument", "rejoinder"}
	weighed    = []string{"considered", "answered", "discussed", "addressed", "rebutted", "met", "weighed", "examined", "anticipated", "taken up"}
)

// shortestThesis is how many words a thesis that is defended has, at least: we
// defend a different picture says not which.
const shortestThesis = 6

// defendsOnly reports a verb of defending before something that is only named.
func (s *sentence) defendsOnly(h hit, rest string) bool {
	switch s.in.low[h.start:h.end] {
	case "defend", "defends", "advocate", "advocates":
		return len(strings.Fields(rest)) < shortestThesis
	}
	return false
}
