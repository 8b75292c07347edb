package synthesis

import (
	"slices"
	"strings"

	"synoptic/internal/synoptic"
)

var (
	qualitative = []synoptic.Design{synoptic.CaseStudy, synoptic.MultipleCaseStudy, synoptic.GroundedTheory, synoptic.ProcessTracing,
		synoptic.TextAnalysis, synoptic.Theoretical, synoptic.Historical, synoptic.Ethnography}
	quantitative = []synoptic.Design{synoptic.QuasiExperiment, synoptic.Survey, synoptic.RCT, synoptic.Simulation, synoptic.MetaAnalysis}
	causal       = []synoptic.Design{synoptic.QuasiExperiment, synoptic.RCT}
)

// gaps states what none of these studies has. Each gap is one that the cells
// show: a program can look at every one of them and see that it is so.
func (p *prose) gaps() {
	if p.n < 2 {
		return
	}
	cases := one(p.t.reported(synoptic.ItemCase))
	if n := len(cases); n >= 2 && !slices.ContainsFunc(cases, func(e entry) bool { return !onePlace(e) || sized(e) }) {
		p.say(synoptic.Gaps, cases, "说明了案例的%[1]s均只涉及一个地方，没有跨地区的比较。", "The %[2]s that %[3]s a case each keep%[4]s to a single place; none compares across places.",
			p.count(n), p.count(n), verb(n, "names", "name"), "")
	}
	p.missingDesigns()
	p.theoryGap()
	p.figures()
	p.lonely()
	p.leftByAuthors()
	p.silence(synoptic.Gaps, synoptic.ItemFindings, "研究发现", "findings", p.protocols()...)
}

// missingDesigns says which kinds of design none of the methods is.
func (p *prose) missingDesigns() {
	methods := one(p.t.reported(synoptic.ItemMethod))
	n := len(methods)
	if n < 2 {
		return
	}
	used := map[synoptic.Design]bool{}
	for _, e := range methods {
		used[p.t.Studies[e.row].Cells[synoptic.ItemMethod].Design] = true
	}
	named := func(designs ...synoptic.Design) bool {
		return slices.ContainsFunc(methods, func(e entry) bool {
			return slices.ContainsFunc(designs, func(d synoptic.Design) bool { return p.t.hasDesign(e.cite, d) })
		})
	}
	only := func(of []synoptic.Design) bool {
		for d := range used {
			if !slices.Contains(of, d) {
				return false
			}
		}
		return true
	}
	switch {
	case only([]synoptic.Design{synoptic.Theoretical}):
		p.say(synoptic.Gaps, methods, "说明了方法的%[1]s都是理论论证，没有一篇以经验材料检验。", "The %[1]s that name a method all argue from theory; none puts its claims to an empirical test.", p.count(n))
		return
	case only([]synoptic.Design{synoptic.MetaAnalysis, synoptic.LiteratureReview}):
		return // what kind of study a review is not says nothing
	case only(qualitative) && !named(synoptic.Survey, synoptic.QuasiExperiment, synoptic.RCT):
		p.say(synoptic.Gaps, methods, "说明了方法的%[1]s都是质性或理论研究，没有问卷、实验或其他量化设计。", "The %[1]s that name a method are all qualitative or theoretical; none uses a survey, an experiment or another quantitative design.", p.count(n))
		return
	case only(quantitative) && !named(synoptic.CaseStudy, synoptic.MultipleCaseStudy):
		p.say(synoptic.Gaps, methods, "说明了方法的%[1]s都是量化研究，没有个案、访谈等质性设计。", "The %[1]s that name a method are all quantitative; none uses a case study, interviews or another qualitative design.", p.count(n))
		return
	case used[""], used[synoptic.OtherDesign], !p.kin:
		return // what these are, nobody can tell; or they are about different things
	}
	var zh, en []string
	for _, kind := range absentKinds {
		if !named(kind.designs...) && !used[synoptic.Mixed] {
			zh, en = append(zh, kind.zh+"设计"), append(en, kind.en)
		}
	}
	if len(zh) > 0 {
		p.say(synoptic.Gaps, methods, "说明了方法的%[1]s都没有采用%[2]s。", "Among the %[1]s that name a method there is no %[3]s.", p.count(n), strings.Join(zh, "，也没有采用"), strings.Join(en, " and no "))
	}
}

// absentKinds are the designs whose absence a reader wants to know of: what shows
// causes, and what shows how things went in one place.
var absentKinds = []struct {
	designs []synoptic.Design
	zh, en  string
}{
	{causal, "实验或准实验", "experiment or quasi-experiment"},
	{[]synoptic.Design{synoptic.CaseStudy, synoptic.MultipleCaseStudy}, "案例研究", "case study"},
}

// theoryGap says that few studies state a theory, or that those which do draw
// on different ones.
func (p *prose) theoryGap() {
	stated := one(p.t.reported(synoptic.ItemTheory))
	n := len(stated)
	if p.mostlyTrials() {
		return // that trials name no theory is their custom
	}
	if n >= 1 && p.n >= 3 && 2*n < p.n {
		zh := p.ofAll(n)
		p.say(synoptic.Gaps, stated, "%[1]s交代了理论依据。", "Only %[2]s %[3]s a theory.", strings.Replace(zh, "中", "中只有", 1), p.ofAll(n), verb(n, "states", "state"))
		return
	}
	if shared, _ := sameWords(stated); n >= 2 && len(shared) == 0 {
		p.say(synoptic.Gaps, stated, "交代了理论的%[1]s各据一种理论，没有相同的。", "The %[2]s that state a theory each draw on a different theory.", p.count(n), p.count(n))
	}
}

// figures says which of the studies that tell of something that works give no
// figure for it. Of arguments, histories and reviews nobody expects one.
func (p *prose) figures() {
	if !p.kin {
		return
	}
	var bare []entry
	for row, stands := range p.stands() {
		switch d := p.t.design(row); {
		case d == "", d == synoptic.Theoretical, d == synoptic.Historical, d == synoptic.LiteratureReview, d == synoptic.OtherDesign:
			continue
		case stress(stands) != positive:
			continue
		}
		if findings := p.t.reportedIn(row, synoptic.ItemFindings); !slices.ContainsFunc(findings, quantified) {
			bare = append(bare, findings...)
		}
	}
	if n := studiesIn(bare); n >= 2 {
		p.say(synoptic.Gaps, bare, "%[1]s报告了成效，却只以文字陈述，没有一项带有数值。", "%[1]s report what works in words; none comes with a figure.", p.count(n))
	}
}

// quantified reports whether a finding or its quotes give a figure.
func quantified(e entry) bool {
	if hasDigit(e.text) {
		return true
	}
	return slices.ContainsFunc(e.answer.Quotes, func(q synoptic.Quote) bool { return hasDigit(q.Text) })
}

// lonely names the kind of outcome that a single study of several deals with.
func (p *prose) lonely() {
	if p.n < 3 || !p.kin {
		return
	}
	var alone []stand
	for _, stands := range p.stands() {
		if slices.ContainsFunc(stands, func(s stand) bool { return s.stance == risk }) {
			alone = append(alone, spokesman(stands, risk))
		}
	}
	if len(alone) != 1 {
		return
	}
	p.say(synoptic.Gaps, []entry{*alone[0].entry}, "%[1]s篇中只有一篇以风险为发现：%[3]s。", "Only one of the %[2]s studies makes risk a finding: %[3]s.",
		spokenZH(p.n), spokenEN(p.n), p.quoted(alone[0].words))
}
