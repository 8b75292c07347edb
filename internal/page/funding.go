package page

import (
	"strings"
	"unicode"

	"synoptic/internal/page/hant"
	"synoptic/internal/page/identifier"
	"synoptic/internal/page/keyword"
	"synoptic/internal/page/letters"
	"synoptic/internal/page/plain"
	"synoptic/internal/page/workplace"
)

const maxGrants = 100

var fundingWords = hant.BothScripts("基金", "项目", "课题", "资助", "计划", "专项", "规划", "科研", "经费", "基地", "工程", "No.", "補助", "計畫", "Grant", "grant", "Foundation", "Fund", "Program", "Project", "supported", "科技部", "教育部", "國科會", "科研費", "연구재단", "연구비", "지원", "研究费")

// splitFunding cuts a statement of funding into its grants.
func splitFunding(s string) []string {
	s = plain.Tidy(plain.Clip(s, 20_000))
	if strings.ContainsFunc(s, letters.Hangul) {
		if g := cleanGrant(koreanGrant(s)); g != "" && strings.Count(s, ";") == 0 {
			return []string{g}
		}
	}
	if grants := japaneseGrants(s); len(grants) > 0 {
		return grants
	}
	if !strings.ContainsFunc(s, letters.Han) && strings.ContainsFunc(s, letters.Latin) {
		return splitEnglishFunding(s)
	}
	var out []string
	depth := 0
	start := 0
	cut := func(end, next int) {
		if g := cleanGrant(s[start:end]); g != "" && len(out) < maxGrants {
			out = append(out, g)
		}
		start = next
	}
	closed := false // just behind a closing bracket
	for i, r := range s {
		width := len(string(r))
		switch r {
		case '(', '（', '[', '［', '〔', '“', '《', '「':
			depth++
			closed = false
		case ')', '）', ']', '］', '〕', '”', '》', '」':
			depth = max(0, depth-1)
			closed = depth == 0 && (r == ')' || r == '）' || r == ']' || r == '］' || r == '〕')
		case ';', '；', '\n', '|':
			if depth == 0 {
				cut(i, i+width)
			}
			closed = false
		case '。':
			if depth == 0 {
				cut(i, i+width)
			}
			closed = false
		case ',', '，', '、', '和', '及':
			if depth == 0 && closed && plain.ContainsAny(plain.Clip(s[i+width:], 240), fundingWords) {
				cut(i, i+width)
			}
			closed = false
		case ' ':
			if depth == 0 &&
				(closed && strings.ContainsFunc(plain.Clip(s[i+1:], 6), letters.Han) && plain.ContainsAny(plain.Clip(s[i+1:], 240), fundingWords) ||
					grantEnds(s[start:i]) && namesFunder(s[i+1:])) {
				cut(i, i+width)
			}
		default:
			if closed && letters.Han(r) && namesFunder(s[i:]) {
				cut(i, i) // neighbours that a page sets apart by nothing but their elements
			}
			closed = false
		}
	}
	cut(len(s), len(s))
	return out
}

// grantEnds: the text so far ends as the name of a grant does.
func grantEnds(s string) bool {
	for _, end := range grantWordEnds {
		if strings.HasSuffix(s, end) {
			return plain.RuneCount(s) >= 6
		}
	}
	return false
}

// namesFunder reports whether a text begins with a grant that names who gives
// it, so that it is another one and not the rest of the one before: "一般项目"
// and "项目编号" are the rest.
func namesFunder(s string) bool {
	end := strings.IndexAny(s, "(（“[；;，,。 ")
	if end < 0 {
		end = len(s)
	}
	name := plain.Clip(s[:end], 200)
	if plain.RuneCount(name) < 7 || !plain.ContainsAny(name, grantKinds) {
		return false
	}
	return plain.ContainsAny(name, grantors)
}

var grantLeads = hant.BothScripts("本文系", "本文为", "本文是", "本研究受", "本研究得到", "本研究由", "本文受到", "本文受", "本研究系", "得到", "受到", "感谢", "以及", "及", "和", "与")

func cleanGrant(s string) string {
	s = plain.TrimEdges(s, "。;；,，、:：*|.")
	if plain.Clip(strings.ToLower(s), 19) == "open access funding" {
		return "" // pays the publisher, not the study
	}
	if strings.HasPrefix(s, "10.13039/") { // the funder's number in the registry, glued to its name
		if i := strings.IndexAny(s, "- "); i > 0 {
			s = strings.TrimLeft(s[i:], "- ")
		}
	}
	if plain.ContainsAny(s, []string{"had no role", "no external funding", "received no ", "no specific grant", "no specific funding", "no funding"}) {
		return ""
	}
	for _, lead := range grantLeads {
		if t := strings.TrimPrefix(s, lead); t != s && plain.RuneCount(t) > 6 {
			s = t
			break
		}
	}
	for _, tail := range grantTails {
		if t := strings.TrimSuffix(s, tail); t != s && plain.RuneCount(t) > 6 {
			s = strings.TrimSuffix(t, "的")
		}
	}
	if t, ok := strings.CutSuffix(s, "资助项目"); ok && (strings.HasSuffix(t, ")") || strings.HasSuffix(t, "）")) {
		s = t
	}
	if t := strings.TrimSuffix(strings.TrimSuffix(s, "资助"), "資助"); t != s &&
		(strings.HasSuffix(t, ")") || strings.HasSuffix(t, "）") || strings.HasSuffix(t, "基金") ||
			strings.HasSuffix(t, "项目") || strings.HasSuffix(t, "计划")) {
		s = t
	}
	s = plain.TrimEdges(s, "。;；,，、:：")
	if plain.RuneCount(s) < 4 || junkLine(s) || strings.EqualFold(s, "none") || strings.HasPrefix(s, "There is no funding") {
		return ""
	}
	return plain.Tidy(s)
}

// fundings collects the grants of the page.
func (r *reader) fundings() {
	var grants []string
	for i := range r.entries {
		e := &r.entries[i]
		if e.field() != fFunding {
			continue
		}
		n := 0
		for _, p := range e.pieces(r.text) {
			s := r.text[p.span.Start:p.span.End]
			if r.used[p.line] && p.whole(r.lines) {
				break
			}
			if rest, ok := keyword.Counted(plain.Tidy(s), len(grants)+1); ok && p.line != r.lineOf(e.at) &&
				strings.HasPrefix(e.label.text, "funder") && len(s) < 200 {
				grants = append(grants, rest)
				r.use(p)
				continue
			}
			if n > 0 {
				if d, _ := identifier.DOI(s); d != "" && !registered(s) {
					break
				}
				if (bracketedNumber(s) || labelledNumber(s)) && len(grants) > 0 { // its number on a line of its own
					grants[len(grants)-1] += " " + plain.Tidy(plain.TrimEdges(s, ";；,，。"))
					r.use(p)
					continue
				}
				if p.line+1 < len(r.lines) && labelledNumber(r.lines[p.line+1].text) && len(s) < 200 && plain.Capitalised(s) {
					grants = append(grants, plain.Tidy(s))
					r.use(p)
					continue
				}
				if (grantByItself(s) && !e.label.latin ||
					e.label.latin && len(s) < 120 && workplace.Named(s) && plain.Capitalised(s) && !strings.ContainsAny(s, ".:@0123456789")) &&
					r.labelledNext(p.line) && e.strong {
					grants = append(grants, plain.Tidy(plain.TrimEdges(s, ";；,，。 ")))
					r.use(p)
					continue
				}
				if len(s) > 600 ||
					!fundingLine(s) && !numberedGrant(s) && !funderName(s) && !registered(s) &&
						!(len(grants) > 0 && namedGrant(grants[len(grants)-1]) && namedGrant(s)) ||
					readImprint(s).Weight() >= 3 || r.isTitle(s) || proseLine(s) && plain.RuneCount(s) > 160 {
					break
				}
			}
			if n == 0 && p.line != r.lineOf(e.at) && p.line <= r.lineOf(e.at)+3 && (r.junkAt(s) || plain.RuneCount(s) <= 8 && !fundingFinder.In(s)) {
				continue // a button between the label and the grants
			}
			if n == 0 && p.line != r.lineOf(e.at) && !fundingLine(s) && !fundingFinder.In(s) &&
				!(strings.ContainsAny(s, "(（") && strings.ContainsAny(s, "0123456789")) {
				break
			}
			if len(s) > 4000 {
				break
			}
			n++
			r.use(p)
			grants = append(grants, splitFunding(s)...)
		}
	}
	if len(grants) == 0 {
		grants = r.sponsors()
	}
	if len(grants) == 0 {
		grants = r.thanks()
	}
	r.rec.Funding = mergeGrants(r.rec.Funding, grants)
}

// bracketedNumber: the number of a grant in its brackets, and nothing else.
func bracketedNumber(s string) bool {
	s = plain.TrimEdges(s, ";；,，。 ")
	open, end := plain.FirstRune(s), plain.LastRune(s)
	return len(s) <= 60 && (open == '(' || open == '（') && (end == ')' || end == '）') &&
		strings.ContainsAny(s, "0123456789") && strings.Count(s, "(")+strings.Count(s, "（") == 1
}

// labelledNumber: a line of a list that says nothing but the numbers of the
// grant above: "Grant numbers W 08.218; W 08.219".
func labelledNumber(s string) bool {
	for _, lead := range []string{"Grant number", "Grant Number", "Award number", "Award Number", "Números de concesión", "Números de financiamento", "Numéros de subvention", "Förderungsnummern"} {
		if rest, ok := strings.CutPrefix(s, lead); ok {
			return len(s) < 160 && strings.ContainsAny(rest, "0123456789") && !strings.ContainsAny(rest, ".!?") ||
				len(s) < 60 && strings.ContainsAny(rest, "0123456789")
		}
	}
	return false
}

// grantByItself: a short line that is the name of a grant: 水利部重大课题.
func grantByItself(s string) bool {
	return plain.RuneCount(s) <= 40 && grantEnds(plain.TrimEdges(s, ";；,，。 ")) && !strings.ContainsAny(s, "：:？?") && !junkLine(s)
}

// registered: the funder's number in the registry stands before its name.
func registered(s string) bool { return strings.HasPrefix(s, "10.13039/") && len(s) < 200 }

// funderName: a line below a grant that is the name of another funder and
// nothing else.
func funderName(s string) bool {
	if len(s) > 120 || strings.ContainsAny(s, ".:;?!@/") || strings.ContainsFunc(s, letters.CJK) || strings.Count(s, " ") < 1 || !placeWords(s) {
		return false
	}
	for _, w := range funderWords {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

// namedGrant: a funder, a colon and the number of the grant, as lists have it
// one a line: "Marlow Academy of Letters: MAL/2020/7".
func namedGrant(s string) bool {
	name, number, ok := strings.Cut(s, ": ")
	if !ok || len(s) > 200 || len(number) > 60 || strings.Count(number, " ") > 3 ||
		!strings.ContainsAny(number, "0123456789") || strings.ContainsAny(number, "@:") || strings.Contains(s, "://") {
		return false
	}
	if _, label := labelAt(s); label || strings.Count(name, " ") == 0 || grantWord(name) {
		return false
	}
	return placeWords(name) && (plain.ContainsAny(name, funderWords) || strings.ContainsFunc(number, letters.Latin))
}

// placeWords: every word begins with a capital but for those that link them.
func placeWords(s string) bool {
	for w := range strings.FieldsSeq(s) {
		if w = strings.Trim(w, ",()&’'"); w != "" && !workplace.LinkWords[w] && !unicode.IsUpper(plain.FirstRune(w)) {
			return false
		}
	}
	return true
}

var funderWords = strings.Fields("Board Council Foundation Fund Agency Ministry Commission Trust Initiative Programme Program Institute Office Academy Endowment Research Association Society")

var fundingFinder = hant.NewFinder(fundingWords)

// fundingLine: a line that names a grant with its number, or a programme.
func fundingLine(s string) bool {
	if junkLine(s) || plain.RuneCount(s) < 6 {
		return false
	}
	return fundingFinder.In(s) && (strings.ContainsAny(s, "(（[0123456789") || strings.Contains(s, "基金") || strings.Contains(s, "项目") || strings.Contains(s, "項目")) ||
		grantNumber(s)
}

// grantNumber: "R01-099998/National Heart Fund of Port Alder".
func grantNumber(s string) bool {
	before, after, ok := strings.Cut(s, "/")
	return ok && strings.ContainsAny(before, "0123456789") && len(before) < 40 && len(after) > 3 &&
		!strings.Contains(s, "http") && strings.ContainsFunc(after, letters.Latin)
}

// foldGrant folds a grant without the words that announce its number.
func foldGrant(s string) string {
	for _, w := range []string{"Grant/Award Number", "Award Number", "grant number", "Grant Number", "Grant No", "grant no", "Grant"} {
		s = strings.ReplaceAll(s, w, "")
	}
	return plain.Fold(s)
}

// mergeGrants joins two readings of the same statement: a grant that is part
// of another is the same grant.
func mergeGrants(have, more []string) []string {
	for _, g := range more {
		f := foldGrant(g)
		dup := false
		for i, h := range have {
			fh := foldGrant(h)
			if fh == f || strings.Contains(fh, f) {
				dup = true
				break
			}
			if strings.Contains(f, fh) {
				have[i] = g
				dup = true
				break
			}
		}
		if !dup && f != "" && len(have) < maxGrants {
			have = append(have, g)
		}
	}
	return have
}

// numberedGrant: a name with its number in brackets behind it and nothing else,
// as lists of grants have one a line: "Marlow Trust (MT-2020-14)".
func numberedGrant(s string) bool {
	open := strings.LastIndexAny(s, "(（")
	if open < 4 || len(s) > 200 || !strings.ContainsAny(s[open:], "0123456789") ||
		!strings.ContainsRune(")）", plain.LastRune(plain.TrimEdges(s, ".;；。,"))) ||
		yearOnly(plain.TrimEdges(s[open:], "()（）.;；。, ")) {
		return false
	}
	return plain.Capitalised(s[:open]) && !strings.ContainsAny(s[:open], ".:：?？") && !workplace.Named(s[:open])
}

var grantTails = hant.BothScripts("的阶段性成果", "的研究成果", "阶段性成果", "阶段性研究成果", "的资助", "的支持", "支持", "研究成果之一", "之一")

var grantWordEnds = hant.BothScripts("项目", "课题", "基金", "计划", "专项", "工程", "资助", "”", "\"")

var grantKinds = hant.BothScripts("基金", "项目", "课题", "计划", "专项", "规划", "工程", "资助")

var grantors = hant.BothScripts("国家", "省", "市", "部", "大学", "学院", "学会", "协会", "研究院", "委", "厅", "局", "中央", "中国", "基金会", "区", "院", "自治")
