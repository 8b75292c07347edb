package rules

import (
	"strings"
	"unicode/utf8"

	"synoptic/internal/page"
	"synoptic/internal/synoptic"
)

// sureCase is how sure a case must be: a number among the findings is none.
const sureCase = 3

// empiricalCase picks what the study looked at: a site, a sample, data or a
// corpus. A topic is no case.
func empiricalCase(b *body) found {
	if b.notice {
		return found{}
	}
	if x := b.caseBy(b.how); x.sure > 0 {
		return x
	}
	return b.agreedPlace(b.how)
}

// caseBy picks the case by the words for it, and by the method.
func (b *body) caseBy(how found) found {
	best, where := b.caseGiven(how)
	if how.design == synoptic.Historical && best.sure < sureOfTheory {
		if x := b.toldAndTelling(how, best); x.sure > 0 {
			return x
		}
	}
	switch {
	case (how.design == synoptic.Theoretical || b.essay && how.sure == 0) && best.sure < sureOfTheory:
		return found{} // a number of meanings is no case
	case how.design == synoptic.Simulation && (where == nil || !where.grounded()):
		return found{} // runs and subsystems are no case
	case best.sure >= sureCase:
		if x := b.siteOf(how, best, where); x.sure > 0 {
			return x
		}
		return best
	}
	read := b.caseOfMethod(how)
	if how.design == synoptic.Historical && read.sure < sureCase {
		if x := b.pastCase(); x.sure > 0 {
			return x
		}
		return read
	}
	if read.sure < sureCase {
		return b.placeTold(how)
	}
	if x := b.siteOf(how, read, b.sentenceOf(read.quotes[0])); x.sure > 0 {
		return x
	}
	return read
}

// toldAndTelling is the case of a historical study whose title bounds a time:
// what it tells of, and what tells of it. What was counted says more than the
// title: 214 surviving well contracts.
func (b *body) toldAndTelling(how, given found) found {
	told := b.pastCase()
	if told.sure == 0 || len(b.abstract) == 0 {
		return found{}
	}
	telling := given
	if telling.sure < sureCase {
		telling = b.caseOfMethod(how)
	}
	if telling.sure < sureCase {
		return told
	}
	first, second := told, telling
	if strings.ContainsAny(telling.answer, "0123456789") {
		first, second = telling, told
	}
	first.quotes = append(first.quotes, second.quotes...)
	first.quotes = first.quotes[:min(len(first.quotes), maxQuotes)]
	return first
}

// sentenceOf returns the sentence of the abstract that a quote stands in.
func (b *body) sentenceOf(x page.Span) *sentence {
	for i := range b.abstract {
		s := &b.abstract[i]
		if place := s.span(s.start, s.end); place.Start <= x.Start && x.Start < place.End {
			return s
		}
	}
	return nil
}

// caseGiven picks the case by its own cues, with the sentence that names it.
func (b *body) caseGiven(how found) (found, *sentence) {
	var best found
	var where *sentence
	consider := func(s *sentence, bonus int) {
		if x, ok := s.theCase(); ok {
			x.sure += bonus
			switch {
			case x.sure > best.sure:
				best, where = x, s
			case x.sure == best.sure && s.label == roleMethod && where.label == roleMethod && len(best.quotes) == 1:
				best.answer += betweenNames(b.lang) + x.answer // where, and who
				best.quotes = append(best.quotes, x.quotes...)
			}
		}
	}
	for i := range b.abstract {
		s := &b.abstract[i]
		bonus := 2
		switch {
		case s.label == roleMethod && !(s.screens() && reviews(how.design)):
			bonus = 4
		case s.tells(how.design) && s.label == roleNone:
		case s.includes() && reviews(how.design):
			bonus = 5 // what was found to review stands among the results
		case s.screens() && reviews(how.design):
			bonus = 0 // most of what was screened was left out
		case s.label == roleResult || s.label == roleConclusion || s.label == roleWorth || s.role == roleWorth:
			bonus = -3
		case s.label == roleNone && b.zone.first >= 0 && i > b.zone.first:
			bonus = -3
		case s.label == roleBackground || s.role == roleGap && s.label == roleNone:
			bonus = -2
		}
		consider(s, bonus)
	}
	for i := range b.title {
		consider(&b.title[i], 0)
	}
	return best, where
}

// sureOfTheory is how sure the case of a theoretical study must be.
const sureOfTheory = 9

// grounded reports a sentence that brings something of the world into a
// simulation: data, a population, a cohort.
func (s *sentence) grounded() bool {
	if containsAny(s.low(), []string{"synthetic", "stylised", "stylized", "artificial ", "虚拟", "人工社会"}) {
		return false
	}
	if _, ok := s.first(kindData, s.start, s.end); ok && !s.chinese() {
		return true
	}
	return containsAny(s.low(), []string{"cohort", "population", "calibrat", "households", "patients", "adults", "comments", "队列", "数据", "校准", "标定", "为例", "人口普查", "人口资料", "市人口", "县人口", "患者"})
}

// tells reports a sentence that tells a method of the design by what was done.
func (s *sentence) tells(d synoptic.Design) bool {
	for _, h := range s.hits {
		if h.kind == kindMethod && methods[h.arg].verbal && methods[h.arg].design == d {
			return true
		}
	}
	return false
}

// caseOfMethod looks for the case where the method stands: in the clause of its
// sentence that is most concrete. What historians read is always one.
func (b *body) caseOfMethod(how found) found {
	switch how.design {
	case synoptic.Theoretical, synoptic.Simulation, "":
		return found{}
	}
	var best found
	for i := range b.abstract {
		s := &b.abstract[i]
		place := s.span(s.start, s.end)
		if len(how.quotes) == 0 || how.quotes[0].Start < place.Start || how.quotes[0].End > place.End {
			continue
		}
		for _, c := range s.clauses {
			x := stretch{c.start, c.end}
			if s.finding >= 0 && c.start >= s.finding || s.has(kindPrior) {
				break
			}
			if startsWithAny(s.lowOf(c), []string{"data were ", "data was ", "the data were ", "the data was "}) {
				continue // how they came, not whose they are
			}
			if low := s.lowOf(c); !s.chinese() &&
				(startsWithAny(low, []string{"which ", "in which ", "that "}) ||
					containsAny(low, []string{" proposes ", " propose ", " develops a ", " develop a "})) &&
				s.thingsCounted(x) < 0 {
				continue // what the author puts forward
			}
			if text := s.of(c); strings.HasPrefix(text, "可知") || strings.HasPrefix(text, "可见") || strings.HasPrefix(text, "由此") {
				break
			}
			sure := 0
			switch {
			case s.chinese():
				sure = s.concrete(x)
			case s.thingsCounted(x) >= 0:
				sure = 4
			case properName(withoutBrackets(s.in.s[min(c.end, c.start+1):c.end])) && !(reviews(how.design) && s.has(kindSelf)):
				sure = 3 // the proper name in a review's own sentence is that of its method
			}
			if told := s.within(kindMethod, c.start, c.end); sure == 0 && how.design == synoptic.Historical {
				for _, h := range told {
					if methods[h.arg].verbal {
						sure = 1
					}
				}
			}
			if sure > best.sure {
				if object, ok := s.treated(c); ok {
					x = object
				}
				if bare := s.bareCase(x); bare.end > bare.start {
					x = bare
				}
				if name := s.namedThing(stretch{c.start, c.end}); !s.chinese() && sure == 3 && name.end > name.start &&
					!holdsNumber(s.in.low[c.start:c.end]) {
					x = name
				}
				best = found{answer: s.in.phrase(x), quotes: []page.Span{s.evidence(x)}, sure: sure}
			}
		}
	}
	return best
}

// treated is what stands between 对 and 进行 in a clause on the method:
// 采用…法对1980—2003年的能耗变化进行了分解.
func (s *sentence) treated(c clause) (stretch, bool) {
	if !s.chinese() {
		return stretch{}, false
	}
	text := s.of(c)
	for _, verb := range s.within(kindInquiry, c.start, c.end) {
		_, used := s.first(kindUse, c.start, verb.start)
		if x := (stretch{verb.end, c.end}); used && strings.HasPrefix(s.in.s[verb.end:c.end], "了") && !s.partOfMethod(verb) && s.concrete(x) > 0 {
			return x, true // 利用…法分析了某区1998—2012年的…
		}
	}
	from, end := strings.Index(text, "对"), strings.LastIndex(text, "进行")
	if from < 0 || end < from+len("对十个字") {
		return stretch{}, false
	}
	x := stretch{c.start + from + len("对"), c.start + end}
	return x, s.concrete(x) > 0
}

// pastCase takes the title of a historical study, whose case is what it tells
// of: a thing in its time.
func (b *body) pastCase() found {
	for i := range b.title {
		t := &b.title[i]
		for n := len(t.clauses) - 1; n >= 0; n-- {
			x := stretch{t.clauses[n].start, t.clauses[n].end}
			if t.dated(x) {
				if n > 0 && utf8.RuneCountInString(t.in.s[x.start:x.end]) < len("1841-1867 ") && t.clauses[n-1].stop == ',' {
					x.start = t.clauses[n-1].start // the years alone
				}
				return found{answer: t.in.phrase(x), quotes: []page.Span{t.span(x.start, x.end)}, sure: 1}
			}
		}
	}
	return found{}
}

// dated reports the name of a time in a stretch.
func (s *sentence) dated(x stretch) bool {
	text := s.in.low[x.start:x.end]
	for _, era := range []string{"世纪", "年代", "时期", "清代", "清末", "晚清", "民国", "近代", "明代", "宋代", "唐代", "汉代", "元代", "明清", "战时", "抗战", "古代", "中古", "century", "18", "19", "20", "ming", "qing", "republican", "medieval", "wartime", "early modern"} {
		if strings.Contains(text, era) {
			return true
		}
	}
	return false
}

// theCase finds the best naming of a case in a sentence.
func (s *sentence) theCase() (found, bool) {
	var best found
	offer := func(x stretch, sure int) {
		if sure <= best.sure {
			return
		}
		x = s.bareCase(x)
		if utf8.RuneCountInString(s.in.s[x.start:x.end]) >= 2 {
			best = found{answer: s.in.phrase(x), quotes: []page.Span{s.evidence(x)}, sure: sure}
		}
	}
	if s.has(kindCaseClose) {
		for _, h := range s.within(kindCaseClose, s.start, s.end) {
			if x, ok := s.framed(h); ok {
				offer(x, s.framedSure(h, x))
			}
		}
	}
	until := s.end
	if s.finding >= 0 {
		until = s.finding // what was found may well be said of others
	}
	if _, prior := s.first(kindPrior, s.start, until); prior {
		return best, best.sure > 0
	}
	if s.chinese() {
		s.chineseCases(offer)
	} else {
		s.englishCases(offer)
	}
	return best, best.sure > 0
}

// framed is what stands inside 以…为例 or "taking … as an example".
func (s *sentence) framed(h hit) (stretch, bool) {
	text := s.in.s
	c := s.clauseOf(h)
	// The frame may run over commas inside it: 以A、B,C为例.
	for n := s.clauseAt(h.start); n >= 0 && n > s.clauseAt(h.start)-3; n-- {
		from := s.clauses[n].start
		before, low := text[from:h.start], s.in.low[from:h.start]
		best := -1
		for _, lead := range caseFrames {
			if i := strings.LastIndex(low, lead); i >= 0 && (s.chinese() || i == 0 || !isLetter(before[i-1])) && i+len(lead) > best {
				best = i + len(lead)
			}
		}
		if strings.HasSuffix(before, "视") {
			return stretch{}, false // 把说理视为个案正义的担保
		}
		if best >= 0 && best < len(before) {
			if s.chinese() && n < s.clauseAt(h.start) && strings.ContainsAny(before[best:], ";:") {
				break
			}
			x := stretch{from + best, h.start}
			return s.in.after(x, " ", "了"), true
		}
	}
	if before := text[c.start:h.start]; s.in.title && s.chinese() && utf8.RuneCountInString(before) > 2 {
		return stretch{c.start, h.start}, true
	}
	return stretch{}, false
}

var caseFrames = []string{"以", "选取", "选择", "选定", "将", "把", "taking ", "takes ", "take ", "took ", "taken ", "using ", "uses ", "with ", "selects ", "selected ", "select ", "selecting ", "chooses ", "choose ", "on "}

// framedSure weighs a frame: 为研究对象 may frame a topic, 为例 never does.
func (s *sentence) framedSure(h hit, x stretch) int {
	switch s.in.low[h.start:h.end] {
	case "为基础", "为依据", "为主要资料", "为资料", "为文本":
		_, data := s.first(kindData, x.start, x.end)
		if _, theory := s.first(kindTheoryHead, x.start, x.end); theory || !data {
			return 0
		}
		return 6
	case "为切入点", "为中心", "为蓝本", "为窗口", "为切口":
		if _, ok := s.first(kindSite, x.start, x.end); !ok {
			return 0
		}
		return 3
	}
	return 12
}

// bareCase cuts off what does not belong to the name of a case.
func (s *sentence) bareCase(x stretch) stretch {
	text := s.in.s
	if s.chinese() {
		for _, tail := range []string{"为例", "为样本", "为对象", "为研究", "作为", "开展", "进行", "并运用", "运用", "调查发现", "调查显示", "调查表明", "后发现", "可以发现", "可知", "可见", "作模糊集", "合作", "随机分", "按"} {
			if n := strings.Index(text[x.start:x.end], tail); n > 6 {
				x.end = x.start + n
			}
		}
		return s.in.after(x, "回顾性分析", "爬梳", "梳理", "查阅", "计算中", "选用", "笔者", "本文", "及对", "并对", "将", "选取", "收集", "与", "了", "的", "我国的", "就", "对", "于", "是", "在")
	}
	for _, verb := range []string{" were ", " was ", " who ", " which ", " that ", " indicated ", " indicate ", " and an analysis of ", " by means of ", " had ", " received ", " completed ", " is ", " are ", " talked ", " yielded ", " took ", " told ", " as they ", " 1:1 ", " are to ", " to one ", " using ", ", and ", " through ", " through their ", " participated", " took part"} {
		if n := strings.Index(s.in.s[x.start:x.end], verb); n > len("9 mice") {
			x.end = x.start + n
		}
	}
	x.end = s.beforeNextVerb(x)
	x.end = s.beforeMethod(x)
	for _, open := range []string{" that", " which", " who", " demonstrates", " demonstrate", " shows", " show", " reveals", " reveal", " showed", " revealed", " indicated", " indicates", " indicate", " suggested", " suggests", " suggest", " found", " confirmed"} {
		if strings.HasSuffix(text[x.start:x.end], open) {
			x.end -= len(open)
		}
	}
	if startsWithAny(s.in.low[x.start:x.end], []string{"this study", "this paper", "this article", "data were ", "data was ", "the data were ", "trial was ", "trials were ", "study was ", "studies were "}) {
		return stretch{x.start, x.start} // what was done, not to whom
	}
	return s.in.after(x, "the ", "a ", "an ", " ")
}
