package rules

import (
	"strings"

	"synoptic/internal/synoptic"
)

// What no single name tells, but several do: a tool with a design beside it,
// numbers and words together, talks at one site.

// namesDesign is the weight and the score from which a name says what the
// design is.
const (
	designWeight = 5
	designScore  = 5
)

// designOverTool takes the design that a study names beside a tool: a survey
// that was analysed by regression is a survey.
func designOverTool(all []candidate, best candidate) (candidate, bool) {
	if best.s == nil || methods[best.hit.arg].design != synoptic.OtherDesign || methods[best.hit.arg].weight > designWeight {
		return candidate{}, false
	}
	var other candidate
	for _, c := range all {
		if m := methods[c.hit.arg]; m.design != synoptic.OtherDesign && m.weight >= designWeight && c.score >= designScore && c.better(other) {
			other = c
		}
	}
	return other, other.s != nil
}

// mixes takes a study that counts and also asks people in their own words, or
// looks at cases besides a regression: mixed methods, though it does not say
// so. A design that takes in both of them stays what it is.
func (b *body) mixes(all []candidate, best candidate) (candidate, bool) {
	if best.s == nil || best.score <= 0 {
		return candidate{}, false
	}
	main := methods[best.hit.arg]
	switch main.design {
	case synoptic.Survey, synoptic.OtherDesign, synoptic.TextAnalysis, synoptic.CaseStudy, synoptic.MultipleCaseStudy, synoptic.Ethnography:
	default:
		return candidate{}, false
	}
	for i, count := range all {
		m := methods[count.hit.arg]
		tool := m.design == synoptic.OtherDesign && m.weight >= designWeight && !m.verbal && !m.talk
		if count.title || count.score < mixScore || !m.counts && m.design != synoptic.Survey && !tool {
			continue
		}
		for j, word := range all {
			w := methods[word.hit.arg]
			if i == j || word.title || word.s.listsTool(word.hit) || word.score < mixScore-1 || !w.talk && w.design != synoptic.Ethnography && w.design != synoptic.CaseStudy && w.design != synoptic.MultipleCaseStudy {
				continue
			}
			if word.s != count.s || word.s.asksInPerson(word.hit) {
				continue
			}
			if w.talk && m.counts && main.design != synoptic.OtherDesign || !w.talk && !m.counts {
				continue
			}
			from, to := min(word.hit.start, count.hit.start), max(word.hit.end, count.hit.end)
			if word.s.preparesOnly(from, to) || !m.counts && tool && !word.s.goesOnTo(from, to) {
				continue
			}
			return candidate{s: word.s, hit: hit{kindMethod, sequencing, from, to}, score: 12}, true
		}
	}
	return candidate{}, false
}

// mixScore is how sure each half of a mixed study must be.
const mixScore = 5

// goesOnTo reports words between two methods that make the second follow from
// the first: 随后, to explain.
func (s *sentence) goesOnTo(from, to int) bool {
	return containsAny(strings.ToLower(s.in.s[from:min(s.end, to+len(" to explain the results"))]), sequenceWords)
}

var sequenceWords = []string{"随后", "继而", "其次", "然后", "后续", "接着", "进而", "再从", "再对", "再以", "再通过", "再选取", "访谈了其中", "访谈其中", "并从中", "其中选取",
	"followed by", "followed up", "then ", "subsequent", "of them", "second phase", "second stage", " to explain", "afterwards"}

// listsTool reports talks that stand in a list of instruments: 问卷法和访谈法.
func (s *sentence) listsTool(h hit) bool {
	return strings.HasSuffix(s.in.s[h.start:h.end], "法") || strings.HasPrefix(s.in.s[h.end:], "法")
}

// asksInPerson reports talks that are only how a questionnaire was filled in:
// interviewed by telephone.
func (s *sentence) asksInPerson(h hit) bool {
	if hasSuffixFold(s.in.s[s.start:h.start], "was ") || hasSuffixFold(s.in.s[s.start:h.start], "were ") && strings.Contains(s.in.s[s.start:h.start], "sample") {
		return true // a sample of households was interviewed
	}
	near := strings.ToLower(s.in.s[max(s.start, h.start-30):min(s.end, h.end+40)])
	return containsAny(near, []string{"face to face", "face-to-face", "by telephone", "by phone", "电话访", "入户访", "结构化访谈问卷", "structured questionnaire"})
}

// preparesOnly reports talks from which a questionnaire was made, and no more.
func (s *sentence) preparesOnly(from, to int) bool {
	return containsAny(s.in.s[from:to], []string{"基础上编制", "基础上,编制", "基础上设计"})
}

// oneSite reports a study of one place or body, by its title or by the
// sentence that says what was looked at.
func (b *body) oneSite() bool {
	for i := range b.title {
		if b.title[i].framesSite() {
			return true
		}
	}
	for i := range b.abstract {
		s := &b.abstract[i]
		switch s.label {
		case roleNone, rolePurpose, roleMethod:
			if s.finding < 0 && s.role != roleGap && s.role != roleWorth && s.visitsSite() {
				return true
			}
		}
	}
	return false
}

// framesSite reports a title that names its one site: ——对青石巷改造的考察.
func (s *sentence) framesSite() bool {
	text := strings.TrimRight(s.text(), "。? ")
	if !s.chinese() {
		return containsAny(strings.ToLower(text), []string{"the case of ", "lessons from the ", "a case from "}) && !s.severalSites(stretch{s.start, s.end})
	}
	for _, tail := range []string{"的考察", "的案例", "的个案", "的经验", "的实践", "为例", "的观察", "的调查"} {
		if name, ok := strings.CutSuffix(text, tail); ok {
			x := stretch{s.start, s.start + len(name)}
			return !s.severalSites(x) && !s.countedUnit(x) && !endsWithAny(name, people)
		}
	}
	return false
}

// people end what is no site: 独居长者.
var people = strings.Fields(`者 人 员 民 生 户 师 工 妇女 家长 干部 群体 老人 青年 骑手 女性 儿童`)

// visits are verbs of going to a site, in Chinese; oneOf are English words
// that single one out.
var (
	visits = strings.Fields(`赴 前往 走进 深入 进驻 走入 来到 蹲点 驻点 进入`)
	oneOf  = []string{"one ", "a single "}
)

// visitsSite reports a sentence that looks at one site.
func (s *sentence) visitsSite() bool {
	text := s.text()
	if !s.chinese() {
		return singlesOut(strings.ToLower(text))
	}
	if s.severalSites(stretch{s.start, s.end}) {
		return false
	}
	for _, c := range s.clauses {
		part := s.of(c)
		if containsAny(part, visits) && containsAny(part, []string{"调研", "访谈", "考察", "跟踪", "观察", "走访"}) && !s.countedUnit(stretch{c.start, c.end}) {
			return true
		}
		if strings.Contains(part, "”") && containsAny(part, []string{"聚焦", "对准", "走进", "这一"}) {
			return true
		}
	}
	return false
}

// singlesOut reports one place or body: how one regional hospital.
func singlesOut(text string) bool {
	for _, one := range oneOf {
		at := strings.Index(text, one)
		if at < 0 || at > 0 && text[at-1] != ' ' {
			continue
		}
		words := strings.Fields(text[at+len(one):])
		for _, word := range words[:min(len(words), 4)] {
			if singleSites[strings.TrimRight(word, ",.;:")] {
				return true
			}
		}
	}
	return false
}

var singleSites = wordSet(`city town village municipality county district region school university hospital clinic agency ministry department company firm bank
 library museum project programme program platform organisation organization cooperative union court council neighbourhood neighborhood community factory
 plant office team network port utility start-up startup charity ngo newsroom laboratory college bureau`)
