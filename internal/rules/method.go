package rules

import (
	"strings"

	"synoptic/internal/page"
	"synoptic/internal/synoptic"
)

// candidate is a method that a sentence names.
type candidate struct {
	s     *sentence
	hit   hit
	score int
	title bool
}

// tellingDesign is the weight from which a method tells the design rather than
// being a tool of it.
const tellingDesign = 7

// methodOf picks the method that the study states, and its design. It goes by
// what is said to have been done, not by the topic: methods that others used,
// or that stand among the findings, count little.
func methodOf(b *body) found {
	if b.notice {
		return found{}
	}
	all := b.candidates()
	var best, second candidate
	for _, c := range all {
		switch {
		case c.better(best):
			if best.s != nil && best.title != c.title {
				second = best
			}
			best = c
		case c.title != best.title && c.better(second):
			second = c
		}
	}
	if c, ok := b.comparison(); ok &&
		(c.score > best.score || best.fieldwork() ||
			best.s != nil && c.s.acrossSites() && methods[best.hit.arg].design == synoptic.Ethnography ||
			best.s != nil && methods[best.hit.arg].design == synoptic.Historical && !b.yearsBefore("1990")) {
		best, second = c, candidate{}
	} else if c, ok := b.mixes(all, best); ok && !caseInTitle(all) {
		best, second = c, candidate{}
	} else if c, ok := designOfTitle(all, best); ok {
		best, second = c, candidate{}
	} else if c, ok := caseOverTool(all, best); ok {
		best, second = c, candidate{}
	} else if c, ok := reviewOverTool(all, best); ok {
		best, second = c, candidate{}
	} else if c, ok := designOverTool(all, best); ok {
		best, second = c, candidate{}
	}
	if c, ok := b.underHeading(all, best); ok {
		best, second = c, candidate{}
	}
	if best.s == nil || best.score <= 0 {
		return b.unnamedMethod()
	}
	if best.namesNothing() {
		if x := b.unknownMethod(); x.sure > 0 {
			return x
		}
	}
	if m := methods[best.hit.arg]; m.weight < designWeight && !m.talk ||
		b.boundedLongAgo() && (m.design == synoptic.Survey || m.design == synoptic.OtherDesign && m.weight <= designWeight) {
		if x := b.past(); x.sure > 0 {
			return x
		}
	}
	if second.s != nil && second.score > 0 && methods[best.hit.arg].verbal && !methods[second.hit.arg].verbal &&
		methods[second.hit.arg].weight >= designWeight && best.design() == second.design() {
		best, second = second, best // its name says it shorter than its description
	}
	x := best.found()
	if second.s != nil && second.score > 0 && methods[second.hit.arg].design == x.design && len(x.quotes) < maxQuotes {
		x.quotes = append(x.quotes, second.found().quotes...)
	}
	x.design = b.designAtSite(all, best, x.design)
	return x
}

// candidates are the methods that the title and the abstract name as the
// study's own.
func (b *body) candidates() []candidate {
	var all []candidate
	headed := b.hasHeading(roleMethod)
	consider := func(s *sentence, bonus int, title bool) {
		for _, h := range s.hits {
			if h.kind != kindMethod || !s.ownMethod(h) || s.inLongerName(h) || s.onlyNamed(h) {
				continue
			}
			if methods[h.arg].verbal && s.label == roleResult && headed && !reviews(methods[h.arg].design) {
				continue // what people did, told among the results
			}
			c := candidate{s, h, s.methodScore(h) + bonus, title}
			if title && !methods[h.arg].verbal && !s.titled(h) {
				continue // the topic
			}
			if m := methods[h.arg]; !title && m.design == synoptic.OtherDesign && !m.talk && m.weight <= designWeight && !s.owns(h) {
				continue // talked about: co-design handbooks assume
			}
			if b.essay && (!s.owns(h) || methods[h.arg].weight < designWeight) || s.generalizes(h) {
				continue // talked about, not used
			}
			if title && methods[h.arg].weight >= tellingDesign {
				c.score += 3 // titles name tools seldom, designs on purpose
			}
			all = append(all, c)
		}
	}
	for i := range b.abstract {
		consider(&b.abstract[i], b.methodBonus(i), false)
	}
	for i := range b.title {
		consider(&b.title[i], 1, true)
	}
	return all
}

// underHeading takes what stands under the heading of method where the title and
// the purpose name only what the study is about: why a randomized trial failed.
func (b *body) underHeading(all []candidate, best candidate) (candidate, bool) {
	if best.s == nil || !best.title && best.s.label != rolePurpose || methods[best.hit.arg].design != synoptic.RCT {
		return candidate{}, false
	}
	var told candidate
	for _, c := range all {
		if c.s.label != roleMethod {
			continue
		}
		if c.design() == best.design() {
			return candidate{}, false
		}
		if c.better(told) {
			told = c
		}
	}
	return told, told.s != nil && methods[told.hit.arg].talk
}

// hasHeading reports a sentence under a heading of the role.
func (b *body) hasHeading(r role) bool {
	for i := range b.abstract {
		if b.abstract[i].label == r {
			return true
		}
	}
	return false
}

// inLongerName reports a name inside a longer one: 随机对照 in 非随机对照.
func (s *sentence) inLongerName(h hit) bool {
	if methods[h.arg].verbal {
		return false
	}
	for _, longer := range s.hits {
		if longer.kind == kindMethod && longer.start <= h.start && longer.end >= h.end &&
			longer.end-longer.start > h.end-h.start && !methods[longer.arg].verbal {
			return true
		}
	}
	return false
}

func (c candidate) better(than candidate) bool {
	if than.s == nil || c.score != than.score {
		return than.s == nil || c.score > than.score
	}
	return c.s == than.s && c.hit.start <= than.hit.start && c.hit.end >= than.hit.end
}

// methodBonus weighs the place of sentence i.
func (b *body) methodBonus(i int) int {
	s := &b.abstract[i]
	switch s.label {
	case roleMethod:
		return 4
	case roleResult, roleConclusion, roleWorth, roleAside, roleBackground:
		return -4
	case rolePurpose:
		return 0
	}
	switch {
	case s.role == roleWorth:
		return -4
	case b.zone.first < 0 || i < b.zone.first:
		return 2
	case i == b.zone.first, s.role == roleMethod && s.has(kindSelf) && s.has(kindUse) && s.finding < 0:
		return 1 // what happened may be told before how it was studied
	}
	return -3
}

// methodScore weighs one naming of a method: what it says about the design,
// and whether the sentence says that it was used.
func (s *sentence) methodScore(h hit) int {
	score := methods[h.arg].weight
	c := s.clauseOf(h)
	if _, used := s.first(kindUse, c.start, h.start); used || !methods[h.arg].counts && s.usedBehind(h, c) {
		score += 2
	} else if _, self := s.first(kindSelf, s.start, h.start); self {
		score++
	} else if m := methods[h.arg]; (m.weight <= designWeight || m.design == synoptic.Historical) && !m.talk && !s.owns(h) {
		score -= 3 // an ordinary word, in a sentence that does nothing
	}
	if s.demands() {
		if _, advice := s.first(kindAdvice, c.start, c.end); advice || !methods[h.arg].verbal {
			score -= 6 // what should be done
		}
	}
	if !s.chinese() && methods[h.arg].verbal && s.has(kindAdvice) && !s.has(kindSelf) {
		score -= 6 // what somebody must do is not what was done
	}
	if s.checksRobustness() {
		score -= 8
	}
	if _, prior := s.first(kindPrior, s.start, h.start); prior {
		score -= 8
	}
	if s.searches() && !reviews(methods[h.arg].design) {
		score -= 8 // what was searched for is not how
	}
	if s.finding >= 0 && h.start >= s.finding {
		score -= 5
	}
	if s.has(kindGap) && s.finding < 0 && !s.has(kindUse) {
		score -= 4
	}
	return score
}

// checksRobustness reports a sentence that says that a result stands when the
// method is changed.
func (s *sentence) checksRobustness() bool {
	if s.chinese() {
		return containsAny(s.text(), []string{"稳健", "依然成立", "仍然成立", "结论不变"}) && containsAny(s.text(), []string{"更换", "替换", "剔除", "改用", "安慰剂"})
	}
	return s.settled && containsAny(s.low(), []string{"robust to ", "survive ", "hold when ", "holds when ", "robust across"})
}

// owns reports a sentence that does something: the paper, its authors or a verb
// of method stand in it, it is headed as method, or it counts what was looked
// at. A method that is named in another is talked about.
func (s *sentence) owns(h hit) bool {
	if s.in.title || s.label == roleMethod || s.label == rolePurpose || methods[h.arg].verbal || s.has(kindSelf) ||
		s.has(kindCaseClose) || s.has(kindFuture) {
		return true
	}
	if before := s.in.s[s.start:h.start]; s.chinese() {
		return s.has(kindUse) || s.has(kindCaseLead) || s.countedUnit(stretch{s.start, s.end}) ||
			endsWithAny(before, []string{"作", "做", "作了", "做了", "以", "用", "经"}) ||
			startsWithAny(s.in.s[h.end:s.end], []string{"的角度", "角度", "的视角", "的方法"})
	} else if opens := strings.ToLower(before); len(before) < len("a tax-benefit and behavioural ") &&
		startsWithAny(opens, []string{"a ", "an ", "this "}) {
		return true // A case study of the port
	}
	return s.acts() || s.thingsCounted(stretch{s.start, s.end}) >= 0
}

// usedBehind reports an English method that is the subject of its use: a
// content analysis was conducted.
func (s *sentence) usedBehind(h hit, c clause) bool {
	if s.chinese() {
		return false
	}
	for _, used := range s.within(kindUse, h.end, min(c.end, h.end+len(" of monthly admissions was conducted"))) {
		switch s.in.low[used.start:used.end] {
		case "conducted", "used", "employed", "adopted", "applied", "performed", "carried out", "implemented":
			return true
		}
	}
	return false
}

// searches reports a sentence that says how studies were found.
func (s *sentence) searches() bool {
	for _, h := range s.hits {
		if h.kind == kindMethod && methods[h.arg].verbal && reviews(methods[h.arg].design) {
			return true
		}
	}
	return false
}

func reviews(d synoptic.Design) bool {
	return d == synoptic.LiteratureReview || d == synoptic.MetaAnalysis
}

// found makes the answer: the method's name with what qualifies it, and other
// methods that the same sentence says were used.
func (c candidate) found() found {
	s := c.s
	main := s.methodName(c.hit)
	names := []stretch{main}
	touched := main
	limit := s.end
	if s.finding >= 0 && s.finding > c.hit.end {
		limit = s.finding
	}
	for _, h := range s.within(kindMethod, s.start, limit) {
		if len(names) == maxNames || c.title || methods[c.hit.arg].verbal {
			break
		}
		x := s.methodName(h)
		if !c.adds(h) || overlapsAny(x, names) {
			continue
		}
		names = append(names, x)
		touched = stretch{min(touched.start, x.start), max(touched.end, x.end)}
	}
	var parts []string
	for _, n := range names {
		if text := s.in.phrase(n); !containsPhrase(parts, text) {
			parts = append(parts, text)
		}
	}
	return found{
		answer: strings.Join(parts, betweenNames(s.in.lang)),
		quotes: []page.Span{s.evidence(touched)},
		design: c.design(),
		sure:   c.score,
	}
}

// fieldwork reports what goes on at a site: where several are compared, it is
// how their cases were looked at.
func (c candidate) fieldwork() bool {
	if c.s == nil {
		return false
	}
	m := methods[c.hit.arg]
	return m.talk || m.design == synoptic.CaseStudy || m.design == synoptic.Ethnography && m.verbal
}

// design is that of the method, except that a case of several sites is more
// than one.
func (c candidate) design() synoptic.Design {
	d := methods[c.hit.arg].design
	if d != synoptic.CaseStudy {
		return d
	}
	if c.s.framesSeveral() {
		return synoptic.MultipleCaseStudy
	}
	return d
}

// betweenNames stands between the parts of an answer.
func betweenNames(l synoptic.Language) string {
	if l == synoptic.Chinese {
		return "；"
	}
	return "; "
}

// maxNames bounds the methods that one answer names.
const maxNames = 3

// adds reports a method that says more than the main one: not a way of doing
// it, not a weaker word for it, and not a part of a longer name.
func (c candidate) adds(h hit) bool {
	m, main := methods[h.arg], methods[c.hit.arg]
	if m.verbal || m.weight < 5 || m.design == main.design && m.weight < main.weight {
		return false
	}
	for _, close := range c.s.within(kindCaseClose, c.s.start, c.s.end) {
		if close.start < h.end && h.start < close.end {
			return false // the frame of a case, not a method
		}
	}
	for _, longer := range c.s.within(kindMethod, c.s.start, c.s.end) {
		if longer.start <= h.start && longer.end >= h.end && longer.end-longer.start > h.end-h.start {
			return false
		}
	}
	return true
}

func overlapsAny(x stretch, all []stretch) bool {
	for _, y := range all {
		if x.start < y.end && y.start < x.end {
			return true
		}
	}
	return false
}

func containsPhrase(all []string, text string) bool {
	for _, have := range all {
		if strings.Contains(have, text) || strings.Contains(text, have) {
			return true
		}
	}
	return false
}
