package synthesis

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"synoptic/internal/lazyregexp"
	"synoptic/internal/synoptic"
)

// methods names each design with the studies that use it, and the studies'
// own words where they say more than the design's name.
func (p *prose) methods() {
	stated := one(p.t.reported(synoptic.ItemMethod))
	byDesign := map[synoptic.Design][]entry{}
	for _, e := range stated {
		d := p.t.Studies[e.row].Cells[synoptic.ItemMethod].Design
		byDesign[d] = append(byDesign[d], e)
	}
	designs := slices.DeleteFunc(append(synoptic.Designs(), ""), func(d synoptic.Design) bool { return len(byDesign[d]) == 0 })
	slices.SortStableFunc(designs, func(a, b synoptic.Design) int { return cmp.Compare(len(byDesign[b]), len(byDesign[a])) })
	var single []entry
	for _, d := range designs {
		group := byDesign[d]
		if len(group) < 2 || d == "" || d == synoptic.OtherDesign {
			single = append(single, group...)
			continue
		}
		subjectZH, subjectEN := p.subject(len(group))
		var telling []entry
		for _, e := range group {
			if p.techniqueOf(e, d) != "" {
				telling = append(telling, e)
			}
		}
		if len(telling) < 2 || 2*len(telling) < len(group) {
			p.say(synoptic.Methods, group, "%[1]s采用%[3]s。", "%[2]s use %[4]s.", subjectZH, subjectEN, DesignName(d, synoptic.Chinese), withArticle(d))
			continue
		}
		p.say(synoptic.Methods, group, "%[1]s采用%[3]s：%[5]s。", "%[2]s use %[4]s: %[5]s.", subjectZH, subjectEN, DesignName(d, synoptic.Chinese), withArticle(d),
			p.exampleList(group, min(p.shown(), 3), func(e entry) string { return p.techniqueOf(e, d) }))
	}
	if len(single) > 0 {
		subjectZH, subjectEN := p.subject(len(single))
		if len(single) < len(stated) {
			subjectZH = "另有" + subjectZH
		}
		known := !slices.ContainsFunc(designs, func(d synoptic.Design) bool { return d == "" || d == synoptic.OtherDesign })
		lead := [2]string{"说明了方法", verb(len(single), "states a method", "state other methods")}
		switch {
		case len(single) > 1 && known:
			lead = [2]string{"说明了方法，设计各不相同", "each have a design of their own"}
		case len(single) == len(stated):
			lead = [2]string{"说明了方法", verb(len(single), "states a method", "state a method")}
		case len(single) == 1:
			lead[1] = "has another design"
		}
		list := p.exampleList(single, 9, p.methodOf)
		if list != "" {
			list = p.pick("：", ": ") + list
		}
		p.say(synoptic.Methods, single, "%[1]s%[3]s%[5]s。", "%[2]s %[4]s%[5]s.", subjectZH, subjectEN, lead[0], lead[1], list)
	}
	p.silence(synoptic.Methods, synoptic.ItemMethod, "研究方法", "a method")
}

// methodOf is the part of an answer on method that names the design best, as
// much of it as names a method.
func (p *prose) methodOf(e entry) string {
	design := p.t.Studies[e.row].Cells[synoptic.ItemMethod].Design
	best := ""
	for part := range strings.FieldsFuncSeq(e.text, func(r rune) bool { return r == '；' || r == ';' }) {
		if part = p.fit(part); !balanced(part) || !namesMethod.MatchString(part) || noMethod.MatchString(part) {
			continue
		}
		if best == "" && !p.cuesOther(part, design) {
			best = part
		}
		if cue := designCues[design]; cue != nil && cue.MatchString(part) {
			return part
		}
	}
	return best
}

// cuesOther reports whether words name another design than the study's own: the
// randomized trials that a meta-analysis pools.
func (p *prose) cuesOther(part string, own synoptic.Design) bool {
	if own == "" || own == synoptic.OtherDesign || designCues[own] == nil || designCues[own].MatchString(part) {
		return false
	}
	return designCues[synoptic.RCT].MatchString(part) || designCues[synoptic.CaseStudy].MatchString(part) ||
		designCues[synoptic.Survey].MatchString(part)
}

// techniqueOf is what an answer says beyond the name of the design that its
// group was named by: "" where it only frames the case or repeats the name.
func (p *prose) techniqueOf(e entry, d synoptic.Design) string {
	for part := range strings.FieldsFuncSeq(e.text, func(r rune) bool { return r == '；' || r == ';' }) {
		part = p.fit(part)
		n, most := utf8.RuneCountInString(part), 70
		if hasHan(part) {
			most = 22
		}
		plain := methodNoise.ReplaceAllString(strings.ToLower(part), "")
		if n <= most && balanced(part) && !noMethod.MatchString(part) && !framesCase.MatchString(part) && plain != "" &&
			!strings.Contains(fold(DesignName(d, synoptic.Chinese)), fold(plain)) &&
			!strings.Contains(fold(DesignName(d, synoptic.English)), fold(plain)) {
			return part
		}
	}
	return ""
}

var (
	// framesCase matches words on method that name the case and no method.
	framesCase = lazyregexp.New(`以.+为(?:个案|案例|例)|通过对|基于.+的(?:观察|考察|个案|案例)`)
	// namesMethod matches words of which one stands in whatever names a method.
	namesMethod = lazyregexp.New(`(?i)法|模型|分析|检验|实验|试验|设计|研究|调查|问卷|访[谈問问]|观察|觀察|编码|抽样|追[踪蹤]|仿真|模拟|推演|比较|比較|对照|田野|民族志|档案|檔案|志|综述|文本|回归|匹配|口述|史料|爬梳|演绎|归纳|算法|指标|德尔菲|随机|量表|抽签|跟班|驻|住|检索|design|method|trial|experiment|survey|interview|analy[sz]|model|regression|review|ethnograph|field ?work|case stud|trac|simulat|cod(?:ed|ing)|sampl|questionnaire|compar|difference|discontinuity|roll-?out|introduction|event|study|archiv|ledger|minute books|histor|theory|delphi|audit|benchmark|wedge|-arm|control group|parallel|random|assign|half of|panel|cohort|observ|months|lived|spoke|interpret|judgments|search|configurational|equation|database`)
	// noMethod is software, and what is left of a sentence about the sample.
	noMethod = lazyregexp.New(`(?i)^(?:RevMan|Vensim|CiteSpace|VOSviewer|Stata|SPSS|AMOS|Mplus|NVivo|ATLAS\.ti|Excel|Python)(?:\s?[0-9.]+)?$|有效[样樣]本|^主范畴$|回收率|^response rate$|一[组个种项]$|数据$|^[0-9][0-9,]* [a-z]|^的`)
	// methodNoise is what may stand around the name of a method.
	methodNoise = lazyregexp.New(`方法|研究法|法$|研究|调查|考察|分析|单|^an? |\b(?:method|study|approach|design|of)\b|\s`)

	designCues = map[synoptic.Design]*lazyregexp.Regexp{
		synoptic.CaseStudy:         lazyregexp.New(`(?i)个案|案例|case stud`),
		synoptic.MultipleCaseStudy: lazyregexp.New(`(?i)案例|比较|case stud|comparative`),
		synoptic.GroundedTheory:    lazyregexp.New(`(?i)扎根|grounded`),
		synoptic.QCA:               lazyregexp.New(`(?i)定性比较|QCA|qualitative comparative`),
		synoptic.QuasiExperiment:   lazyregexp.New(`(?i)准实验|双重差分|断点|工具变量|quasi|difference-in|discontinuity|event-study|instrumental`),
		synoptic.Survey:            lazyregexp.New(`(?i)问卷|调查|survey|questionnaire`),
		synoptic.RCT:               lazyregexp.New(`(?i)随机|实验|randomi[sz]ed|experiment`),
		synoptic.ProcessTracing:    lazyregexp.New(`(?i)过程追踪|過程追蹤|process.tracing`),
		synoptic.TextAnalysis:      lazyregexp.New(`(?i)文本|内容分析|內容分析|主题模型|text|content analysis|topic model|LDA`),
		synoptic.Simulation:        lazyregexp.New(`(?i)仿真|模拟|simulation|agent`),
		synoptic.LiteratureReview:  lazyregexp.New(`(?i)综述|review`),
		synoptic.MetaAnalysis:      lazyregexp.New(`(?i)meta|元分析|荟萃`),
		synoptic.Ethnography:       lazyregexp.New(`(?i)民族志|田野|ethnograph`),
		synoptic.Mixed:             lazyregexp.New(`(?i)混合|mixed`),
	}
)
