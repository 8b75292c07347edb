package synthesis

import (
	"slices"

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
	if n := len(cases); n >= 2 && !slices.ContainsFunc(cases, func(e entry) bool { return !onePlace(e) || hasDigit(e.text) }) {
		p.say(synoptic.Gaps, cases, "说明了案例的%[1]s均只涉及一个地方，没有跨地区的比较。", "The %[2]s that %[3]s a case each keep%[4]s to a single place; none compares across places.",
			p.count(n), p.count(n), verb(n, "names", "name"), "")
	}
	methods := one(p.t.reported(synoptic.ItemMethod))
	design := func(e entry) synoptic.Design { return p.t.Studies[e.row].Cells[synoptic.ItemMethod].Design }
	allIn := func(of []synoptic.Design) bool {
		return !slices.ContainsFunc(methods, func(e entry) bool { return !slices.Contains(of, design(e)) })
	}
	switch n := len(methods); {
	case n < 2:
	case allIn(qualitative):
		p.say(synoptic.Gaps, methods, "说明了方法的%[1]s都是质性或理论研究，没有问卷、实验或其他量化设计。", "The %[2]s that name a method are all qualitative or theoretical; none uses a survey, an experiment or another quantitative design.",
			p.count(n), p.count(n))
	case allIn(quantitative):
		p.say(synoptic.Gaps, methods, "说明了方法的%[1]s都是量化研究，没有个案、访谈等质性设计。", "The %[2]s that name a method are all quantitative; none uses a case study, interviews or another qualitative design.",
			p.count(n), p.count(n))
	case !slices.ContainsFunc(methods, func(e entry) bool {
		return slices.Contains(causal, design(e)) || design(e) == "" || design(e) == synoptic.OtherDesign || design(e) == synoptic.Mixed
	}):
		p.say(synoptic.Gaps, methods, "说明了方法的%[1]s中没有实验或准实验设计。", "The designs that %[2]s name include no experiment and no quasi-experiment.", p.count(n), p.count(n))
	}
	findings := p.t.reported(synoptic.ItemFindings)
	if n := studiesIn(findings); n >= 2 && !slices.ContainsFunc(findings, func(e entry) bool { return quantified(e) }) {
		p.say(synoptic.Gaps, findings, "%[1]s的发现都以文字陈述，没有一项带有数值。", "The findings of %[2]s are told in words; none comes with a figure.", p.count(n), p.count(n))
	}
	p.lonely()
	p.silence(synoptic.Gaps, synoptic.ItemFindings, "研究发现", "findings")
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
	if p.n < 3 {
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
