package synthesis

import (
	"strings"

	"synoptic/internal/lazyregexp"
	"synoptic/internal/synoptic"
)

// course is what a clause reports of an outcome: the words that tell it stand
// right beside the outcome, so that no rise of one thing is told of another.
type course int

const (
	noCourse  course = iota
	rises            // X 提高, increased X
	falls            // X 下降, reduced X
	betters          // 改善 X: up or down, as X is a good or an ill
	furthers         // 促进 X, promotes X
	hinders          // 抑制 X, undermines X
	unchanged        // X 无显著变化, no effect on X
)

// What may stand between an outcome and the verb behind it, and between a verb
// and the outcome it governs.
const (
	restZH  = `^(?:的?(?:得分|评分|总分|水平|率|值|程度|指数|状况|发生率|概率|比例|数|量)){0,2}[^，,；;。、\p{N}]{0,6}?`
	restEN  = `^(?: (?:scores?|levels?|rates?|index|outcomes?|values?)){0,2}(?: \w+ly| also| in both groups)?`
	leadZH  = `(?:了|着)?(?:[^，,；;。、]{0,16}的)?[^，,；;。、]{0,2}$`
	leadEN  = `(?: (?:in|of|on))?(?: (?:the|their|its|his|her|mean|average|overall|patients?|students?|participants?|\w+'s?)){0,3}(?: [0-9]+-\w+| [a-z-]+(?:al|ic|ive|ed|ing|ary|ous|ent|ant|able|term|year|line))? $`
	upZH    = `(?:提高|提升|上升|升高|增加|增长|增强)`
	downZH  = `(?:下降|降低|减少|减轻|缩短|缩小|下滑|回落)`
	bestZH  = `(?:改善|优化|缓解)`
	upEN    = `(?:rises? in|gains? in|increas(?:e|es|ed|ing)|rais(?:e|es|ed|ing)|boost(?:s|ed)?|strengthen(?:s|ed)?)`
	downEN  = `(?:reduc(?:e|es|ed|ing|tions?)|lower(?:s|ed|ing)?|decreas(?:e|es|ed|ing)|declines? in|falls? in|drops? in|cut|cuts|shorten(?:s|ed)?)`
	bestEN  = `(?:improv(?:e|es|ed|ing|ements?)|enhanc(?:e|es|ed|ing)|eas(?:e|es|ed))`
	pushZH  = `(?:促进|推动|带动|促成|激发)`
	curbZH  = `(?:抑制|阻碍|削弱|挤出|损害)`
	pushEN  = `(?:promot(?:e|es|ed|ing)|foster(?:s|ed)?|facilitat(?:e|es|ed|ing)|encourag(?:e|es|ed|ing))`
	curbEN  = `(?:hinder(?:s|ed)?|inhibit(?:s|ed)?|undermin(?:e|es|ed|ing)|weaken(?:s|ed)?|harm(?:s|ed)?|crowd(?:s|ed) out)`
	stillZH = `(?:(?:变化|差异|差别|改善|影响)?[^，,；;。]{0,4}(?:无|没有|未见|未|不)(?:统计学|显著|明显)|未(?:得到)?(?:改善|提高|提升|下降|降低))`
)

var coursesBehind = []struct {
	course course
	words  *lazyregexp.Regexp
}{
	{unchanged, lazyregexp.New(`(?i)` + restZH + stillZH + `|` + restEN + ` (?:(?:did|does|do) not (?:\w+ly )?(?:differ|change|improve|increase|rise|fall|decline|decrease)|(?:was|were|is|are) (?:not \w+ly (?:different|changed|improved)|unchanged))`)},
	{rises, lazyregexp.New(`(?i)` + restZH + upZH + `|` + restEN + ` (?:rose|rises|grew|increase[sd]?|(?:was|were|is|are) (?:\w+ly )?(?:raised|increased))\b`)},
	{falls, lazyregexp.New(`(?i)` + restZH + downZH + `|` + restEN + ` (?:fell|falls|declined?s?|dropped|drops|decrease[sd]?|(?:was|were|is|are) (?:\w+ly )?(?:reduced|lowered))\b`)},
	{betters, lazyregexp.New(`(?i)` + restZH + bestZH + `|` + restEN + ` (?:improve[sd]?|(?:was|were|is|are) (?:\w+ly )?improved)\b`)},
}

// againstControl tells a result by the group that did without: higher than in
// the control arm.
var againstControl = []struct {
	course course
	words  *lazyregexp.Regexp
}{
	{rises, lazyregexp.New(`(?i)` + restZH + `[高多大长]于[^，,；;。]{0,6}(?:对照|常规|未)|` + restEN + ` (?:was|were) (?:\w+ly )?(?:higher|greater|longer) (?:\w+ ){0,5}(?:control|usual|comparison|comparator)`)},
	{falls, lazyregexp.New(`(?i)` + restZH + `[低少小短]于[^，,；;。]{0,6}(?:对照|常规|未)|` + restEN + ` (?:was|were) (?:\w+ly )?(?:lower|smaller|shorter) (?:\w+ ){0,5}(?:control|usual|comparison|comparator)`)},
	{betters, lazyregexp.New(`(?i)` + restZH + `[优好]于[^，,；;。]{0,6}(?:对照|常规|未)`)},
}

var coursesBefore = []struct {
	course course
	words  *lazyregexp.Regexp
}{
	{rises, lazyregexp.New(`(?i)` + upZH + leadZH + `|\b` + upEN + leadEN)},
	{falls, lazyregexp.New(`(?i)` + downZH + leadZH + `|\b` + downEN + leadEN)},
	{betters, lazyregexp.New(`(?i)` + bestZH + leadZH + `|\b` + bestEN + leadEN)},
	{furthers, lazyregexp.New(`(?i)` + pushZH + leadZH + `|\b` + pushEN + leadEN)},
	{hinders, lazyregexp.New(`(?i)` + curbZH + leadZH + `|\b` + curbEN + leadEN)},
	{unchanged, lazyregexp.New(`(?i)\bno (?:\w+ ){0,2}(?:effects?|impacts?|differences?|changes?) (?:on|in|of)` + leadEN)},
}

// influence is an effect told as 对X有显著正向影响.
var (
	onIt       = lazyregexp.New(`对[^，,；;。、]{0,12}$`)
	affects    = lazyregexp.New(`^[^，,；;。、]{0,8}?(?:有|具有|产生|存在|起到?)?[^，,；;。]{0,6}(?:正向|积极|促进)[^，,；;。]{0,4}(?:影响|作用|效应)`)
	affectsIll = lazyregexp.New(`^[^，,；;。、]{0,8}?(?:有|具有|产生|存在|起到?)?[^，,；;。]{0,6}(?:负向|消极|抑制)[^，,；;。]{0,4}(?:影响|作用|效应)`)
	affectsNot = lazyregexp.New(`^[^，,；;。、]{0,8}?(?:没有|无|未|不)[^，,；;。]{0,6}(?:影响|作用|效应|效果|显著|统计学)`)
	notAReport = lazyregexp.New(`(?i)是否|能否|可否|有待|待.{0,12}(?:验证|检验)|才能|有望|旨在|\b(?:whether|may|might|could|would|if|aims?|to determine|remains? (?:to|uncertain|unclear))\b`)
	partOfName = lazyregexp.New(`(?i)^(?:达标|控制|管理|治理|筛查|知识|知晓|素养|治疗|风险|差距|问题|者|组)|^(?:[- ](?:control|management|screening|literacy|awareness|knowledge|related|risk|gaps?)\b)`)
	negated    = lazyregexp.New(`[不非无未反去]$|(?:^|[^提降升抬推])[低高]$`) // 不对称 is not 对称, 低血糖 not 血糖
	refused    = lazyregexp.New(`(?i)(?:未能?|没有|不能?|并未|难以|无法|\b(?:not|no|never|without|failed to|fails to|neither|nor)\b)[^，,；;。]{0,10}$`)
)

// courseOf reads what the clause around a place reports of what stands there;
// noCourse where it tells nothing, or two things, or no result.
func courseOf(o occurrence) course {
	text := o.entry.text
	from, to := clauseAt(text, o.start)
	if to < o.end || negated.MatchString(text[from:o.start]) {
		return noCourse
	}
	clause := text[from:to]
	if notAReport.MatchString(clause) || adviceWords.MatchString(clause) || premise.MatchString(trimmed(clause)) {
		return noCourse
	}
	// Of two coordinated parts each tells its own.
	for _, part := range coordinated(clause) {
		if from+part.start <= o.start && o.end <= from+part.end {
			from, to = from+part.start, from+part.end
			break
		}
	}
	before, behind := text[from:o.start], text[o.end:to]
	if partOfName.MatchString(behind) {
		return noCourse // 血糖达标率 is not 血糖
	}
	found := noCourse
	note := func(c course) {
		if found != noCourse && found != c {
			c = noCourse
		}
		found = c
	}
	if onIt.MatchString(before) {
		switch {
		case affectsNot.MatchString(behind):
			return unchanged
		case affects.MatchString(behind):
			return furthers
		case affectsIll.MatchString(behind):
			return hinders
		}
	}
	for _, c := range coursesBehind {
		if c.words.MatchString(behind) {
			note(c.course)
			break
		}
	}
	if found == noCourse && !upWords.MatchString(behind) && !downWords.MatchString(behind) {
		for _, c := range againstControl {
			if c.words.MatchString(behind) {
				return c.course
			}
		}
	}
	if found == noCourse {
		for _, c := range coursesBefore {
			if at := c.words.FindStringIndex(before); at != nil {
				if refused.MatchString(before[:at[0]]) && c.course != unchanged {
					return unchanged
				}
				note(c.course)
			}
		}
	}
	switch {
	case found == noCourse:
		return noCourse
	case found != unchanged && nullWords.MatchString(text[from:to]):
		return unchanged
	}
	return found
}

// toward brings what betters to what it does: an ill that betters falls.
func toward(c course, outcome string) course {
	if c != betters {
		return c
	}
	if ill.MatchString(outcome) && !curbed.MatchString(outcome) {
		return falls
	}
	return rises
}

var ill = lazyregexp.New(`(?i)` + illsZH + `|\b(?:` + illsEN + `)\b`)

// isOutcome reports whether a term can be what a study measures: no measure of
// something unsaid, and not the people or bodies that were studied.
func isOutcome(words string) bool {
	if hasHan(words) {
		return !measureZH.MatchString(words) && !bodiesZH.MatchString(words)
	}
	fields := strings.Fields(strings.ToLower(words))
	last := stem(fields[len(fields)-1])
	return !measureEN[last] && !bodiesEN[last]
}

var (
	measureZH = lazyregexp.New(`^的?(?:概率|可能性|比例|比率|占比|水平|程度|得分|评分|总分|指数|幅度|数值|频率|规模|强度|机会|指标|均值|差距|统计学意义|干预|干预组|对照组)$`)
	bodiesZH  = lazyregexp.New(`(?:农户|学生|患者|教师|居民|村民|老年人?|老人|企业|公众|民众|用户|儿童|家庭|员工|职工|干部|医生|护士|法官|参与者|受访者|青年|妇女|人群|群体|机关|部门|政府|机构|组织|学校|医院|社区|乡村|农村|城市|县域|地区)$`)
	measureEN = set(`probability likelihood odds share proportion rate level score index number amount percent ratio intervention control arm group`)
	bodiesEN  = set(`student pupil patient teacher adult resident farmer grower firm household user child participant worker citizen official school hospital clinic village town municipality county city person people woman man older nurse doctor agency government court judge`)
)

// interventions are the designs whose findings tell what came of something
// that was done.
func intervenes(d synoptic.Design) bool {
	return d == synoptic.RCT || d == synoptic.QuasiExperiment || d == synoptic.MetaAnalysis
}
