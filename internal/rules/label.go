package rules

import (
	"strings"
	"unicode/utf8"
)

// role is what a sentence does in an abstract.
type role uint8

// The roles, in the order in which abstracts usually take them.
const (
	roleNone role = iota
	roleBackground
	roleGap
	rolePurpose
	roleMethod
	roleResult
	roleConclusion
	roleWorth   // what the study is good for, its limits and its novelty
	roleAside   // registration, funding and the like
	roleImplied // a heading only: what follows from the findings, or what they are good for
)

// labels are the headings of structured abstracts, folded and in lower case.
var labels = map[string]role{
	"目的": rolePurpose, "目的/意义": rolePurpose, "目的与意义": rolePurpose, "目的和意义": rolePurpose, "目标": rolePurpose,
	"研究目的": rolePurpose, "研究目标": rolePurpose, "背景与目的": rolePurpose, "背景和目的": rolePurpose, "背景/目的": rolePurpose,
	"背景及目的": rolePurpose, "研究问题": rolePurpose, "问题": rolePurpose,
	"背景": roleBackground, "研究背景": roleBackground, "引言": roleBackground, "背景/意义": roleBackground,
	"方法": roleMethod, "方法/过程": roleMethod, "方法与过程": roleMethod, "研究方法": roleMethod, "材料与方法": roleMethod,
	"材料和方法": roleMethod, "资料与方法": roleMethod, "资料和方法": roleMethod, "对象与方法": roleMethod, "对象和方法": roleMethod,
	"设计": roleMethod, "研究设计": roleMethod, "过程": roleMethod, "过程与方法": roleMethod, "方法与数据": roleMethod,
	"设计/方法": roleMethod, "材料": roleMethod, "对象": roleMethod, "研究对象": roleMethod,
	"结果": roleResult, "结果/结论": roleResult, "结果与结论": roleResult, "研究结果": roleResult, "结果和结论": roleResult,
	"主要结果": roleResult, "主要结论": roleResult, "主要发现": roleResult, "研究发现与结论": roleResult, "结果与讨论": roleResult, "结果与分析": roleResult, "发现": roleResult, "研究发现": roleResult,
	"结论": roleConclusion, "研究结论": roleConclusion, "讨论": roleConclusion, "结论与讨论": roleConclusion, "结论与建议": roleConclusion,
	"结论与展望": roleConclusion, "讨论与结论": roleConclusion, "建议": roleConclusion, "启示": roleConclusion, "结论与启示": roleConclusion,
	"意义": roleWorth, "创新": roleWorth, "创新/价值": roleWorth, "创新与价值": roleWorth, "创新/局限": roleWorth, "局限": roleWorth,
	"价值": roleWorth, "研究意义": roleWorth, "研究价值": roleWorth, "创新点": roleWorth, "局限性": roleWorth,
	"试验注册": roleAside, "注册": roleAside, "临床试验注册": roleAside, "注册号": roleAside, "基金": roleAside, "伦理": roleAside,

	"objective": rolePurpose, "objectives": rolePurpose, "aim": rolePurpose, "aims": rolePurpose, "purpose": rolePurpose,
	"goal": rolePurpose, "goals": rolePurpose, "question": rolePurpose, "research question": rolePurpose, "hypothesis": rolePurpose,
	"aim and objectives": rolePurpose, "aims and objectives": rolePurpose, "background and objectives": rolePurpose,
	"background and objective": rolePurpose, "background and purpose": rolePurpose, "background and aims": rolePurpose,
	"background and aim": rolePurpose, "background/aims": rolePurpose, "background/objectives": rolePurpose,
	"purpose/significance": rolePurpose, "study objective": rolePurpose, "study objectives": rolePurpose, "research questions": rolePurpose,
	"background": roleBackground, "introduction": roleBackground, "context": roleBackground, "importance": roleBackground,
	"rationale": roleBackground, "study background": roleBackground, "motivation": roleBackground, "problem": roleBackground,
	"method": roleMethod, "methods": roleMethod, "materials and methods": roleMethod, "material and methods": roleMethod,
	"methods and materials": roleMethod, "patients and methods": roleMethod, "subjects and methods": roleMethod,
	"participants and methods": roleMethod, "design": roleMethod, "study design": roleMethod, "research design": roleMethod,
	"design and setting": roleMethod, "design, setting, and participants": roleMethod, "design, setting and participants": roleMethod,
	"setting": roleMethod, "settings": roleMethod, "participants": roleMethod, "setting and participants": roleMethod,
	"patients": roleMethod, "intervention": roleMethod, "interventions": roleMethod, "exposures": roleMethod, "exposure": roleMethod,
	"main outcomes and measures": roleMethod, "main outcome measures": roleMethod, "main outcome measure": roleMethod,
	"outcome measures": roleMethod, "measurements": roleMethod, "measures": roleMethod, "data sources": roleMethod, "data": roleMethod,
	"study selection": roleMethod, "data extraction": roleMethod, "data extraction and synthesis": roleMethod,
	"methodology": roleMethod, "design/methodology/approach": roleMethod, "approach": roleMethod, "procedure": roleMethod,
	"methods/design": roleMethod, "method/process": roleMethod, "methods and analysis": roleMethod, "methods and findings": roleMethod,
	"research methodology": roleMethod, "methods/approach": roleMethod, "data and methods": roleMethod, "sample": roleMethod,
	"results": roleResult, "result": roleResult, "findings": roleResult, "finding": roleResult, "main results": roleResult,
	"result/conclusion": roleResult, "results/conclusions": roleResult, "results and conclusions": roleResult,
	"results and discussion": roleResult, "main findings": roleResult, "key findings": roleResult, "outcomes": roleResult,
	"key results": roleResult, "key result": roleResult, "main result": roleResult, "principal findings": roleResult, "research findings": roleResult,
	"main results and the role of chance": roleResult, "findings and discussion": roleResult, "research results": roleResult,
	"what this study adds": roleResult, "what is known": roleBackground, "what is already known": roleBackground, "state of the art": roleBackground,
	"main measures": roleMethod, "key measures": roleMethod, "outcome": roleMethod, "main outcomes": roleMethod, "primary outcome": roleMethod,
	"review methods": roleMethod, "review method": roleMethod, "search strategy": roleMethod, "search methods": roleMethod, "eligibility criteria": roleMethod, "selection criteria": roleMethod,
	"data collection and analysis": roleMethod, "data analysis": roleMethod, "data synthesis": roleResult, "appraisal": roleMethod, "materials": roleMethod, "method and materials": roleMethod,
	"impact": roleImplied, "clinical relevance": roleImplied, "relevance to clinical practice": roleImplied,
	"patient or public contribution": roleAside, "no patient or public contribution": roleAside, "reporting method": roleAside,
	"target population": roleMethod, "time horizon": roleMethod, "statistical analysis": roleMethod, "evidence acquisition": roleMethod,
	"study population": roleMethod, "population": roleMethod, "subjects": roleMethod, "study setting": roleMethod, "data source": roleMethod,
	"key messages": roleConclusion, "take-home message": roleConclusion, "lessons": roleConclusion, "lessons learned": roleConclusion,
	"authors' conclusions": roleConclusion, "author's conclusions": roleConclusion, "reviewers' conclusions": roleConclusion, "limitation": roleWorth,
	"conclusion": roleConclusion, "conclusions": roleConclusion, "conclusions and relevance": roleConclusion,
	"interpretation": roleConclusion, "discussion": roleConclusion, "discussion and conclusions": roleConclusion,
	"discussion and conclusion": roleConclusion, "conclusion and relevance": roleConclusion, "recommendations": roleConclusion, "recommendation": roleConclusion,
	"conclusions and implications": roleConclusion, "conclusion and implications": roleConclusion,
	"implications": roleImplied, "practical implications": roleImplied, "social implications": roleImplied, "originality/value": roleWorth,
	"originality": roleWorth, "value": roleWorth, "significance": roleImplied, "limitations": roleWorth, "relevance": roleImplied,
	"research limitations/implications": roleWorth, "research limitations": roleWorth, "innovation": roleWorth,
	"implications for practice": roleImplied, "policy implications": roleImplied, "implications for policy": roleImplied,
	"practice implications": roleImplied, "managerial implications": roleImplied, "clinical implications": roleImplied, "theoretical implications": roleWorth, "contribution": roleWorth, "novelty": roleWorth,
	"ethics and dissemination": roleAside, "trial registration": roleAside, "registration": roleAside, "trial registration number": roleAside,
	"funding": roleAside, "clinical trial registration": roleAside, "systematic review registration": roleAside,
}

// strength says how sure a label is.
type strength uint8

const (
	glued   strength = iota + 1 // nothing behind it: 目的探讨…
	spaced                      // white space or a dot behind it: Objective To evaluate
	certain                     // a colon behind it, or brackets round it
)

// longestLabel bounds the look-ahead for a label, in bytes.
const longestLabel = 48

// labelAt reads a label at the start of s, and returns its length with all
// that separates it from its text, what it announces, and whether there is
// one. The longest label wins.
func labelAt(s string) (length int, found label, ok bool) {
	open := openingBracket(s)
	var key [longestLabel]byte
	n := 0
	for i := open; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		if r = labelRune(r); r == 0 || n+utf8.RuneLen(r) > len(key) {
			break
		}
		if r == ' ' && open > 0 && n > 0 && key[n-1] == '/' { // "[目的/ 意义]"
			i += size
			continue
		}
		n += utf8.EncodeRune(key[n:], r)
		i += size
		if known, is := labels[string(key[:n])]; is && fits(s[open:i], s[i:]) {
			if after, how := behind(s[open:i], s[i:], open > 0); how > 0 {
				length, found, ok = i+after, label{known, how}, true
			}
		}
	}
	return length, found, ok
}

// labelRune is the form in which labels are looked up, 0 for a rune that
// occurs in none.
func labelRune(r rune) rune {
	switch {
	case r >= 'A' && r <= 'Z':
		return r + 'a' - 'A'
	case r >= 'a' && r <= 'z', r == ' ', r == '/', r == ',', r == '\'':
		return r
	case r == '’':
		return '\''
	case r == '／':
		return '/'
	case isHan(r):
		if to, ok := simplified[r]; ok {
			return to
		}
		return r
	}
	return 0
}

// behind measures what separates a label from its text, and says how sure
// that makes the label; 0 where it is none.
func behind(label, rest string, bracketed bool) (int, strength) {
	if bracketed {
		n := closingBracket(rest)
		if n == 0 {
			return 0, 0
		}
		return n + separator(rest[n:]), certain
	}
	if n := separator(rest); n > 0 && strings.ContainsAny(rest[:n], ":：∶") {
		return n, certain
	}
	if n := gap(label, rest); n > 0 {
		return n, spaced
	}
	return 0, 0
}

type label struct {
	role     role
	strength strength
}

// fits keeps a label from being the beginning of a longer word.
func fits(label, rest string) bool {
	return rest == "" || !isLetter(label[len(label)-1]) || !isLetter(rest[0])
}

func openingBracket(s string) int {
	for _, b := range []string{"【", "[", "［", "〔", "(", "（", "〖"} {
		if strings.HasPrefix(s, b) {
			return len(b)
		}
	}
	return 0
}

func closingBracket(s string) int {
	for _, b := range []string{"】", "]", "］", "〕", ")", "）", "〗"} {
		if strings.HasPrefix(s, b) {
			return len(b)
		}
	}
	return 0
}

// separator measures white space and at most one colon.
func separator(s string) int {
	n := 0
	for n < len(s) && isSpaceByte(s[n]) {
		n++
	}
	for _, c := range []string{":", "：", "∶"} {
		if strings.HasPrefix(s[n:], c) {
			n += len(c)
			break
		}
	}
	for n < len(s) && isSpaceByte(s[n]) {
		n++
	}
	return n
}

// gap measures what stands between a label without a colon and its text:
// white space before a Chinese text, white space or a dot before a capital.
func gap(label, rest string) int {
	n := 0
	if isLetter(label[len(label)-1]) {
		if n < len(rest) && (rest[n] == '.' || rest[n] == '-') {
			n++
		}
	} else {
		n = ideographicSpace(rest)
	}
	spaces := n
	for n < len(rest) && isSpaceByte(rest[n]) {
		n++
	}
	if n == 0 || n == len(rest) || n == spaces && isLetter(label[len(label)-1]) {
		return 0
	}
	if isLetter(label[len(label)-1]) && (label[0] < 'A' || label[0] > 'Z' || rest[n] >= 'a' && rest[n] <= 'z') {
		return 0
	}
	return n
}

func ideographicSpace(s string) int {
	n := 0
	for strings.HasPrefix(s[n:], "　") {
		n += len("　")
	}
	return n
}
