package synthesis

import (
	"unicode/utf8"

	"synoptic/internal/lazyregexp"
	"synoptic/internal/synoptic"
)

// What a study says of its own limits and of what is still to be found out is
// the surest gap: the authors name it.
var (
	stillOpen = lazyregexp.New(`(?i)[有尚仍]待[^，,；;。]{0,18}(?:研究|验证|检验|证实|探讨|考察|观察|随访|明确|积累|评估)|(?:尚|仍)不(?:明确|清楚|确定)|尚无定论|未来研究|后续研究|需(?:要)?(?:更|进一步|开展)[^，,；;。]{0,14}(?:研究|验证|检验|证实|随访)|发表偏倚|证据(?:有限|不足|质量[^，,；;。]{0,4}低)|谨慎(?:解读|解释|看待|外推)|难以外推` +
		`|\b(?:remains? (?:unknown|unclear|uncertain|to be (?:seen|tested|shown|established|determined)|an open question)|(?:is|are) (?:still )?(?:unknown|unclear)|(?:further|future|more|longer|larger|rigorous) (?:research|stud(?:y|ies)|trials?|evidence)|(?:research|stud(?:y|ies)|trials?|evidence|work) (?:is|are) (?:still )?(?:needed|required|called for)|publication bias|with caution|(?:low|very low|moderate) certainty|evidence (?:is|was|remains) (?:limited|weak|scarce|sparse)|cannot be generali[sz]ed|causal (?:claims?|inferences?) (?:is|are|cannot))\b`)
	// noBias is a check that was passed.
	noBias        = lazyregexp.New(`(?i)(?:未见|未发现|无明显|不存在|没有|\b(?:no|not|without|little)\b)[^,;.，；。]{0,40}(?:发表偏倚|publication bias)`)
	protocolTitle = lazyregexp.New(`(?i)\bprotocol\b|研究方案|试验方案|試驗方案|研究计划书|方案$`)
)

// leftByAuthors quotes what the studies themselves leave open.
func (p *prose) leftByAuthors() {
	var group []entry
	words := map[int]string{}
	for _, e := range p.t.reported(synoptic.ItemFindings) {
		if words[e.row] != "" || !stillOpen.MatchString(noBias.ReplaceAllString(e.text, "")) {
			continue
		}
		for _, c := range clauses(e.text) {
			said := whole(e.text, trimmed(e.text[c.start:c.end]))
			if leaning.MatchString(said) {
				said = trimmed(e.text) // what "it" is stands before
			}
			n, least, most := utf8.RuneCountInString(said), 20, 170
			if hasHan(said) {
				least, most = 6, 50
			}
			if n >= least && n <= most && stillOpen.MatchString(noBias.ReplaceAllString(said, "")) && balanced(said) &&
				!relative.MatchString(said) && !leaning.MatchString(said) {
				words[e.row], group = said, append(group, e)
				break
			}
		}
	}
	if len(group) == 0 {
		return
	}
	n := len(group)
	p.say(synoptic.Gaps, group, "%[1]s在发现中自己指出了未定之处：%[4]s。", "%[2]s %[3]s in the findings what is not settled: %[4]s.",
		p.count(n), p.count(n), verb(n, "says", "say"), p.examples(group, func(e entry) string { return words[e.row] }))
}

// protocols tells the studies whose title says that they are only planned, and
// returns their silent cells: that such a page has no findings is no silence.
func (p *prose) protocols() []entry {
	var planned []entry
	for _, e := range p.t.silent(synoptic.ItemFindings, synoptic.NotReported) {
		title := p.t.Studies[e.row].Record.Title
		if !p.blank[e.row] && (protocolTitle.MatchString(string(title.EN)) || protocolTitle.MatchString(string(title.ZH))) {
			planned = append(planned, e)
		}
	}
	if n := len(planned); n > 0 {
		zh, en := p.subject(n)
		p.say(synoptic.Gaps, planned, "%[1]s从题名看是研究方案，页面未说明研究发现，结果尚不能比较。", "%[2]s %[3]s: %[4]s not state findings, and there are no results to compare yet.",
			zh, en, verb(n, "is a protocol by its title", "are protocols by their titles"), verb(n, "the page does", "the pages do"))
	}
	return planned
}

// mostlyTrials reports whether most of the designs are trials or the pooling
// of trials.
func (p *prose) mostlyTrials() bool {
	trials, all := 0, 0
	for row := range p.n {
		switch d := p.t.design(row); d {
		case "":
		case synoptic.RCT, synoptic.MetaAnalysis:
			trials++
			all++
		default:
			all++
		}
	}
	return 2*trials > all
}
