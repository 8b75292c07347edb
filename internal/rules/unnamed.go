package rules

import (
	"strings"
	"unicode/utf8"

	"synoptic/internal/page"
	"synoptic/internal/synoptic"
)

// unnamedMethod falls back on words that say how the study was done without
// naming a known method: 以…为例, 通过对…的观察, or a verb of method with an
// unknown name behind it.
func (b *body) unnamedMethod() found {
	if x := b.unknownMethod(); x.sure > 0 {
		return x
	}
	for _, sentences := range [][]sentence{b.abstract, b.title} {
		for i := range sentences {
			s := &sentences[i]
			if x, ok := s.caseFrame(); ok {
				design := synoptic.CaseStudy
				if s.framesSeveral() {
					design = synoptic.MultipleCaseStudy
				}
				return found{answer: s.in.phrase(x), quotes: []page.Span{s.evidence(x)}, design: design, sure: 1}
			}
			if x, ok := s.surveyed(); ok && !s.in.title {
				return found{answer: s.in.phrase(x), quotes: []page.Span{s.evidence(x)}, design: synoptic.Survey, sure: 1}
			}
			if x, ok := s.observed(); ok {
				design := synoptic.CaseStudy
				if s.countsPeople(x) {
					design = synoptic.Survey
				}
				return found{answer: s.in.phrase(x), quotes: []page.Span{s.evidence(x)}, design: design, sure: 1}
			}
		}
	}
	if x := b.past(); x.sure > 0 {
		return x
	}
	if s, ok := b.siteLookedAt(); ok &&
		(s.chinese() && containsAny(s.text(), visits) ||
			!s.chinese() && s.has(kindSelf) && containsAny(s.low(), []string{"experience", "our case"})) {
		x := stretch{s.start, s.end}
		return found{answer: s.in.phrase(x), quotes: []page.Span{s.evidence(x)}, design: synoptic.CaseStudy, sure: 1}
	}
	if x := b.headed(); x.sure > 0 {
		x.design = b.toldByCase().design
		return x
	}
	return b.toldByCase()
}

// headed falls back on what stands under a heading of method.
func (b *body) headed() found {
	for i := range b.abstract {
		s := &b.abstract[i]
		x := s.trim(stretch{s.start, s.end})
		if n := utf8.RuneCountInString(s.in.s[x.start:x.end]); s.label == roleMethod && n >= shortestGap && n <= 3*longestDoing {
			return found{answer: s.in.phrase(x), quotes: []page.Span{s.span(x.start, x.end)}, sure: 1}
		}
	}
	return found{}
}

// unknownMethod takes a method that no table knows, by the words that say that
// it was used.
func (b *body) unknownMethod() found {
	own := b.firstOwn()
	for i := own; i < len(b.abstract); i++ {
		s := &b.abstract[i]
		if s.label == roleResult || s.label == roleConclusion || s.label == roleBackground || s.role == roleWorth {
			continue
		}
		if x, ok := s.procedure(); ok {
			return x
		}
	}
	for i := own; i < len(b.abstract); i++ {
		s := &b.abstract[i]
		if x, ok := s.means(); ok && s.label != roleResult && s.label != roleConclusion && s.role != roleWorth {
			return found{answer: s.in.phrase(x), quotes: []page.Span{s.evidence(x)}, design: synoptic.OtherDesign, sure: 1}
		}
	}
	for i := range b.title {
		t := &b.title[i]
		if x, ok := t.modelOfTitle(); ok && len(b.abstract) > 0 {
			return found{answer: t.in.phrase(x), quotes: []page.Span{t.span(t.start, t.end)}, design: synoptic.OtherDesign, sure: 1}
		}
	}
	return found{}
}

// firstOwn is the sentence in which a Chinese abstract without headings first
// speaks of the paper, where that is its last: what stands before it tells of
// the world.
func (b *body) firstOwn() int {
	last := len(b.abstract) - 1
	for i := range b.abstract {
		if s := &b.abstract[i]; s.label != roleNone || !s.chinese() || i < last && s.has(kindSelf) {
			return 0
		}
	}
	if last > 0 && b.abstract[last].has(kindSelf) {
		return last
	}
	return 0
}

// countsPeople reports a large number of people or papers: who asks 1,299
// teachers surveys them.
func (s *sentence) countsPeople(x stretch) bool {
	for _, h := range s.within(kindUnit, x.start, x.end) {
		switch r, _ := utf8.DecodeRuneInString(s.in.s[h.start:]); r {
		case '名', '位', '人', '例', '户', '份':
			if before := s.in.s[x.start:h.start]; len(before) >= 2 && isDigit(before[len(before)-1]) && isDigit(before[len(before)-2]) {
				return true
			}
		}
	}
	return false
}

// toldByCase falls back on the sentence that says what was looked at: who
// studies 9,204 applicants says there what was done with them. The design goes
// by what it was that was looked at.
func (b *body) toldByCase() found {
	x, s := b.caseGiven(found{})
	if s == nil || s.in.title || x.sure < sureOfSample {
		return found{}
	}
	x.sure, x.design = 1, s.designByCase()
	if at, ok := s.clausesOf(x.quotes[0]); ok {
		x.answer = s.in.phrase(at)
	}
	return x
}

// longestDoing bounds the clause that says what was done with a case, in runes.
const longestDoing = 60

// clausesOf is the clause that a quote of this sentence begins in: with its
// verb, for the case alone says not what was done. It ends before what was found.
func (s *sentence) clausesOf(quote page.Span) (stretch, bool) {
	for _, c := range s.clauses {
		place := s.span(c.start, c.end)
		if quote.Start < place.Start || quote.Start >= place.End {
			continue
		}
		x := stretch{c.start, c.end}
		for _, k := range []kind{kindFind, kindFindNear} {
			if h, ok := s.first(k, c.start+1, c.end); ok && s.finding > h.start {
				x.end = min(x.end, h.start)
			}
		}
		x = s.trim(x)
		n := utf8.RuneCountInString(s.in.s[x.start:x.end])
		return x, n > 0 && (n <= longestDoing || !s.chinese() && n <= 2*longestDoing)
	}
	return stretch{}, false
}

// sureOfSample is how sure a case must be to tell of a method.
const sureOfSample = 6

// designByCase guesses the design by what was looked at.
func (s *sentence) designByCase() synoptic.Design {
	text := s.low()
	switch {
	case s.severalSites(stretch{s.start, s.end}) && !strings.ContainsAny(text, "%"):
		if _, counted := s.first(kindUnit, s.start, s.end); !counted || s.chinese() {
			return synoptic.MultipleCaseStudy
		}
	case s.has(kindFuture):
		return synoptic.OtherDesign
	case strings.Contains(text, "调查") && s.countsPeople(stretch{s.start, s.end}):
		return synoptic.Survey
	case s.framesPlace():
		return synoptic.CaseStudy
	}
	for _, t := range []struct {
		design synoptic.Design
		things string
	}{
		{synoptic.Survey, "respondents|residents were|量表|受访者|were asked|answered"},
		{synoptic.TextAnalysis, "份文件|份政策|tweets|news articles|speeches|press releases|newspapers|报道|社论|政策文本|推文|微博|讲话稿"},
		{synoptic.LiteratureReview, "篇文献|篇论文|publications|studies published|articles published|papers published"},
	} {
		for _, thing := range bars(t.things) {
			if strings.Contains(text, thing) {
				return t.design
			}
		}
	}
	return synoptic.OtherDesign
}

// framesPlace reports a place that a study takes as its object, by itself.
func (s *sentence) framesPlace() bool {
	for _, h := range s.within(kindCaseClose, s.start, s.end) {
		if x, ok := s.framed(h); ok && s.chinese() && s.place(x) && !s.countedUnit(x) {
			return true
		}
	}
	return false
}

// caseFrame is 以…为例 as a whole.
func (s *sentence) caseFrame() (stretch, bool) {
	h, ok := s.first(kindCaseClose, s.start, s.end)
	if !ok {
		return stretch{}, false
	}
	switch s.in.s[h.start:h.end] {
	case "为例", "为个案", "为案例", "为典型案例", "作为案例", "作为个案", "作为典型案例", "为研究案例", "作为研究案例":
	case "为切口", "为窗口", "为切入点":
		if x, ok := s.framed(h); !ok || s.concrete(x) == 0 && !strings.Contains(s.in.s[x.start:x.end], "“") {
			return stretch{}, false
		}
	default:
		if x, ok := s.framed(h); ok && s.chinese() && s.severalSites(x) {
			break
		}
		if s.chinese() || !strings.Contains(s.in.low[h.start:h.end], "case") && !strings.Contains(s.in.s[h.start:h.end], "example") {
			return stretch{}, false
		}
	}
	x, ok := s.framed(h)
	if !ok {
		return stretch{}, false
	}
	return stretch{s.clauses[s.clauseAt(x.start)].start, h.end}, true
}

// surveyed is 就某省教师的素养进行了调查: people, asked.
func (s *sentence) surveyed() (stretch, bool) {
	if !s.chinese() || s.finding == s.start {
		return stretch{}, false
	}
	for _, c := range s.clauses {
		text := s.of(c)
		end := -1
		for _, closer := range []string{"进行了调查", "进行调查", "开展调查", "作了调查", "进行了抽样调查", "进行抽样调查", "进行了现状调查"} {
			if strings.HasSuffix(text, closer) {
				end = c.end
			}
		}
		if end < 0 {
			continue
		}
		for _, lead := range []string{"就", "对", "向"} {
			if from := strings.Index(text, lead); from >= 0 &&
				containsAny(text[from:], []string{"教师", "学生", "居民", "农户", "员工", "职工", "医生", "护士", "患者", "读者", "用户", "家长", "青年", "老年人", "村民", "市民", "人员", "运动员"}) {
				return stretch{c.start + from, end}, true
			}
		}
	}
	return stretch{}, false
}

// observed is 通过对…的观察 and its like.
func (s *sentence) observed() (stretch, bool) {
	if !s.chinese() {
		return stretch{}, false
	}
	for _, c := range s.clauses {
		text := s.of(c)
		for _, closer := range []string{"的观察", "的考察", "的调研", "的实地调研", "的调查", "的实地调查", "的跟踪观察", "的经验考察", "的经验观察", "的经验研究"} {
			n := strings.Index(text, closer)
			if n < 0 {
				continue
			}
			for _, lead := range []string{"通过对", "基于对", "基于", "通过", "对"} {
				if from := strings.Index(text[:n], lead); from >= 0 {
					if _, site := s.first(kindSite, c.start, c.start+n); site {
						return stretch{c.start + from, c.start + n + len(closer)}, true
					}
				}
			}
		}
	}
	return stretch{}, false
}

// procedure is a verb of method with a head noun such as 方法 or model behind
// it in the same clause: a method that no table knows.
func (s *sentence) procedure() (found, bool) {
	if s.finding == s.start || !s.has(kindUse) || !s.has(kindMethodHead) || s.demands() {
		return found{}, false
	}
	if _, prior := s.first(kindPrior, s.start, s.end); prior {
		return found{}, false
	}
	for _, h := range s.hits {
		if h.kind != kindMethodHead || s.finding >= 0 && h.end > s.finding {
			continue
		}
		word := s.in.low[h.start:h.end]
		switch word {
		case "算法", "方法", "分析法", "研究法", "模型", "回归", "method", "methods", "model", "models", "algorithm", "regression", "technique", "模型法":
		default:
			continue
		}
		c := s.clauseOf(h)
		used := s.within(kindUse, c.start, h.start)
		if len(used) == 0 {
			continue
		}
		u := used[len(used)-1]
		switch s.in.low[u.start:u.end] {
		case "通过", "以", "基于", "结合", "构建", "开展", "进行", "was", "were", "with", "by", "based on", "via", "through", "present", "presents", "build", "develop", "develops", "built":
			if s.chinese() || !s.has(kindSelf) {
				continue
			}
		}
		x := stretch{u.end, h.end}
		n := utf8.RuneCountInString(s.in.s[x.start:x.end])
		if n < 3 || s.chinese() && (n > 30 || strings.HasSuffix(s.in.s[x.start:x.end], "对模型")) || n > 90 {
			continue
		}
		x = s.in.after(x, "了", "的", " ", "a ", "an ", "the ")
		return found{answer: s.in.phrase(x), quotes: []page.Span{s.evidence(x)}, design: synoptic.OtherDesign, sure: 1}, true
	}
	return found{}, false
}
