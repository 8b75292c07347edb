package page

import (
	"iter"
	"regexp"
	"strings"
)

const maxGrants = 100

var fundingWords = bothScripts("基金", "项目", "课题", "资助", "计划", "专项", "规划", "科研", "经费", "基地", "工程", "No.", "補助", "計畫", "Grant", "grant", "Foundation", "Fund", "Program", "Project", "supported", "科技部", "教育部", "國科會", "科研費", "연구재단", "研究费")

// splitFunding cuts a statement of funding into its grants.
func splitFunding(s string) []string {
	s = tidy(clip(s, 20_000))
	if !strings.ContainsFunc(s, han) && strings.ContainsFunc(s, latin) {
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
			if depth == 0 && closed && containsAny(clip(s[i+width:], 240), fundingWords) {
				cut(i, i+width)
			}
			closed = false
		case ' ':
			if depth == 0 && (closed && strings.ContainsFunc(clip(s[i+1:], 6), han) && containsAny(clip(s[i+1:], 240), fundingWords) || grantEnds(s[start:i]) && namesFunder(s[i+1:])) {
				cut(i, i+width)
			}
		default:
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
			return runes(s) >= 6
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
	name := clip(s[:end], 200)
	if runes(name) < 7 || !containsAny(name, grantKinds) {
		return false
	}
	return containsAny(name, grantors)
}

var (
	rxFundingLead = regexp.MustCompile(`^(?i:(?:this|the|our|we|all|part of)\b[^.;]{0,90}?\b(?:supported|funded|financed|sponsored|received (?:financial )?(?:support|funding)|acknowledges?|grateful)\b(?:\s+(?:in part|financially|jointly|partially|the (?:financial )?support))?\s*(?:by|from|of|through|under)?(?:\s+(?:a|an)\s+grants?\s+(?:from|of))?|(?:funding|support)\s+(?:was|is)\s+provided\s+by|(?:supported|funded)\s+by)\s*[:：]?\s*(?:the\s+)?`)
	// "The author(s) disclosed receipt of the following financial support …: "
	rxDisclosed = regexp.MustCompile(`^(?:The )?[Aa]uthors?(?:\(s\))? (?:disclosed|disclose|declared|declare|report|reported|received)[^:.]{0,200}:\s*`)
	// "CF-L received support from the …", "S.A. and R.N. were funded by …"
	rxInitialsLead = regexp.MustCompile(`^(?:(?:[A-Z][A-Za-z]{0,2}[.\-–]?){1,5}(?:,? and |, | & )?){1,6} ?(?:was|were|is|are|has been|have been|received|acknowledges?|thanks?)\b[^.;]{0,60}?\b(?:by|from|of)\s+(?:the\s+)?`)
	// "… and AN from the Harbour Fund", behind a grant that has its number
	rxInitialsNext = regexp.MustCompile(`^(?:and )?[A-Z](?:[A-Z.\-–]){1,6} (?:received [a-z ]{3,30} )?(?:from|by) (?:the )?`)
	rxSupportLead  = regexp.MustCompile(`^(?:Financial|Generous|Partial|Additional|Research|Further)? ?(?:[Ss]upport|[Ff]unding|assistance)\s+(?:(?:was|is|has been)\s+)?(?:(?:provided|received|given)\s+)?(?:from|by|of)\s+(?:the\s+)?`)
	rxGrantNext    = regexp.MustCompile(`^\s*(?:,\s*)?(?:and|as well as)\s+(?:by\s+)?(?:the\s+)?[A-Z]|^\s*,\s*(?:by\s+)?(?:the\s+)?[A-Z]`)
	rxGrantDigit   = regexp.MustCompile(`\d`)
)

// splitEnglishFunding cuts "This research was funded by A, grant number 1, and
// the B, grant number 2." into its grants, and drops what funders had no part in.
func splitEnglishFunding(s string) []string {
	var out []string
	s = s[len(rxDisclosed.FindString(s)):]
	for sentence := range sentencesOf(s) {
		if containsAny(sentence, []string{"had no role", "no external funding", "no specific grant", "not applicable", "no funding", "did not receive", "The funders", "The funder", "APC was", "played no"}) {
			continue
		}
		lead := rxFundingLead.FindString(sentence)
		if lead == "" {
			lead = rxInitialsLead.FindString(sentence)
		}
		if lead == "" {
			lead = rxSupportLead.FindString(sentence)
		}
		body := sentence[len(lead):]
		if lead == "" && len(out) > 0 && !rxGrantDigit.MatchString(body) {
			continue
		}
		for part := range strings.SplitSeq(body, ";") {
			for {
				at := nextGrant(part)
				if at < 0 {
					break
				}
				out = appendGrant(out, part[:at])
				part = part[at:]
			}
			out = appendGrant(out, part)
		}
	}
	return out
}

// nextGrant finds where another grant begins behind one that has its number.
func nextGrant(s string) int {
	for i := 0; i < len(s); i++ {
		if s[i] != ',' && s[i] != ' ' && s[i] != ')' {
			continue
		}
		at := i
		if s[i] == ')' {
			at++
		}
		if !rxGrantDigit.MatchString(s[:at]) {
			continue
		}
		if closed := strings.HasSuffix(strings.TrimRight(s[:at], " ,"), ")"); closed && strings.HasPrefix(s[at:], " and ") && len(s) > at+6 && s[at+5] >= 'A' && s[at+5] <= 'Z' {
			return at
		}
		if loc := rxGrantNext.FindStringIndex(s[at:]); loc != nil && containsAny(s[at+loc[1]-1:], []string{"rant", "Fund", "Foundation", "Council", "Program", "Project", "Ministry", "Commission", "Agency", "Institute", "Board", "Trust", "Office", "(", "No."}) && !grantWord(s[at+loc[1]-1:]) {
			return at
		}
	}
	return -1
}

// grantWord: what follows is the number of this grant, not another grant.
func grantWord(s string) bool {
	for _, w := range []string{"Grant", "Award", "No.", "No ", "Nos", "Project No", "Contract"} {
		if strings.HasPrefix(s, w) {
			return true
		}
	}
	return false
}

func appendGrant(out []string, s string) []string {
	s = strings.TrimSpace(s)
	for _, lead := range []string{", ", "and ", "by ", "as well as ", "the ", "The "} {
		s = strings.TrimPrefix(s, lead)
	}
	for _, lead := range []string{"and ", "by ", "the "} {
		s = strings.TrimPrefix(s, lead)
	}
	s = s[len(rxInitialsNext.FindString(s)):]
	for _, tail := range thanksTails {
		s = strings.TrimSuffix(trimEdges(s, "."), tail)
	}
	if g := cleanGrant(s); g != "" && len(out) < maxGrants {
		out = append(out, g)
	}
	return out
}

var thanksTails = []string{" is gratefully acknowledged", " are gratefully acknowledged", " is acknowledged", " are acknowledged", " is greatly appreciated", " is appreciated", " for financial support", " for funding"}

// thanked takes the sentences that name who paid out of an acknowledgement.
func thanked(s string) string {
	var b strings.Builder
	for sentence := range sentencesOf(tidy(clip(s, 6_000))) {
		low := strings.ToLower(sentence)
		paid := containsAny(low, []string{"supported by", "funded by", "financed by", "sponsored by", "financial support", "funding from", "support from", "supported in part by", "grant from", "support of"})
		if paid && (grantPart.MatchString(sentence) || strings.Contains(low, "grant")) {
			b.WriteString(sentence)
			b.WriteByte(' ')
		}
	}
	return strings.TrimSpace(b.String())
}

var grantPart = regexp.MustCompile(`[(（][^()]*\d[^()]*[)）]|\b(?:[Gg]rant|[Aa]ward|[Cc]ontract|[Pp]roject)s?\b[^.]{0,40}\d`)

// sentencesOf cuts at full stops that end a sentence: before a capital, and
// not behind "No." or an initial.
func sentencesOf(s string) iter.Seq[string] {
	return func(yield func(string) bool) {
		start := 0
		for i := 0; i+2 < len(s); i++ {
			if s[i] == '.' && s[i+1] == ' ' && s[i+2] >= 'A' && s[i+2] <= 'Z' {
				word := s[strings.LastIndexAny(s[:i], " (")+1 : i]
				if len(word) <= 1 || word == "No" || word == "no" || word == "Nos" || word == "Dr" || word == "St" {
					continue
				}
				if !yield(s[start : i+1]) {
					return
				}
				start = i + 2
			}
		}
		yield(s[start:])
	}
}

var grantLeads = bothScripts("本文系", "本文为", "本文是", "本研究受", "本研究得到", "本研究由", "本文受到", "本文受", "本研究系", "得到", "受到", "感谢", "以及", "及", "和", "与")

func cleanGrant(s string) string {
	s = trimEdges(s, "。;；,，、:：*|.")
	if containsAny(s, []string{"had no role", "no external funding"}) {
		return ""
	}
	for _, lead := range grantLeads {
		if t := strings.TrimPrefix(s, lead); t != s && runes(t) > 6 {
			s = t
			break
		}
	}
	for _, tail := range grantTails {
		if t := strings.TrimSuffix(s, tail); t != s && runes(t) > 6 {
			s = strings.TrimSuffix(t, "的")
		}
	}
	if t := strings.TrimSuffix(strings.TrimSuffix(s, "资助"), "資助"); t != s && (strings.HasSuffix(t, ")") || strings.HasSuffix(t, "）")) {
		s = t
	}
	s = trimEdges(s, "。;；,，、:：")
	if runes(s) < 4 || junkLine(s) || strings.EqualFold(s, "none") || strings.HasPrefix(s, "There is no funding") {
		return ""
	}
	return tidy(s)
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
			if n > 0 {
				if d, _ := findDOI(s); d != "" {
					break
				}
				if len(s) > 600 || !fundingLine(s) && !numberedGrant(s) || readImprint(s).weight() >= 3 || r.isTitle(s) || proseLine(s) && runes(s) > 160 {
					break
				}
			}
			if n == 0 && p.line != r.lineOf(e.at) && !fundingLine(s) && !fundingFinder.in(s) && !(strings.ContainsAny(s, "(（") && strings.ContainsAny(s, "0123456789")) {
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

// thanks finds grants that no label of their own announces: in a note to the
// title, in the acknowledgements, or in a line such as "本文系…的阶段性成果".
func (r *reader) thanks() []string {
	var grants []string
	for i := range r.entries {
		e := &r.entries[i]
		if e.label == nil || !noteLabels[e.label.text] && !strings.HasPrefix(e.label.text, "acknowledg") {
			continue
		}
		for k, p := range e.pieces(r.text) {
			if k > 2 {
				break
			}
			if s := r.text[p.span.Start:p.span.End]; e.label.latin {
				grants = append(grants, splitFunding(thanked(s))...)
			} else {
				grants = append(grants, grantsIn(s)...)
			}
		}
	}
	for i := range r.lines {
		l := &r.lines[i]
		if len(grants) > 0 {
			break
		}
		if l.mute || len(l.text) > 1_200 || r.fieldAt[i] == fAbstract && (r.used[i] || !strings.HasPrefix(l.text, "本")) {
			continue
		}
		_, s, numbered := referenceNumber(l.text)
		if !numbered {
			s = l.text
		}
		s = strings.TrimLeft(s, "*＊#※ 　[]【】注：:")
		if acknowledges(s) && (!r.zone[i] || r.footnoteAt(i)) && r.fieldAt[i] != fReferences {
			grants = splitFunding(thanked(s))
			continue
		}
		for _, lead := range noteLeads {
			if strings.HasPrefix(s, lead) && containsAny(s, noteSigns) {
				grants = grantsIn(s)
				break
			}
		}
	}
	return grants
}

// noteLabels announce notes in which grants may be thanked for.
var noteLabels = foldedLabels("致谢|鸣谢|志谢|标题注释|题注|标题注|篇名注释|题名注释|文章注释")

// grantsIn takes from a note the clauses that name a grant with its number or
// its title.
func grantsIn(note string) []string {
	var out []string
	for sentence := range strings.SplitSeq(tidy(clip(note, 4_000)), "。") {
		for _, clause := range clauses(sentence) {
			if containsAny(clause, noteGrants) && strings.ContainsAny(clause, "“\"(（[〔「") && runes(clause) >= 10 {
				out = append(out, splitFunding(clause)...)
			}
		}
	}
	return out
}

// clauses cuts a sentence at the commas outside brackets and quotation marks.
func clauses(s string) []string {
	var out []string
	depth, from := 0, 0
	for i, r := range s {
		switch r {
		case '(', '（', '[', '［', '〔', '“', '《', '「':
			depth++
		case ')', '）', ']', '］', '〕', '”', '》', '」':
			depth = max(0, depth-1)
		case ',', '，', ';', '；':
			if depth == 0 {
				out = append(out, s[from:i])
				from = i + len(string(r))
			}
		}
	}
	return append(out, s[from:])
}

var fundingFinder = newFinder(fundingWords)

// fundingLine: a line that names a grant with its number, or a programme.
func fundingLine(s string) bool {
	if junkLine(s) || runes(s) < 6 {
		return false
	}
	return fundingFinder.in(s) && (strings.ContainsAny(s, "(（[0123456789") || strings.Contains(s, "基金") || strings.Contains(s, "项目") || strings.Contains(s, "項目")) || grantNumber(s)
}

// grantNumber: "R01-099998/National Heart Fund of Port Alder".
func grantNumber(s string) bool {
	before, after, ok := strings.Cut(s, "/")
	return ok && strings.ContainsAny(before, "0123456789") && len(before) < 40 && len(after) > 3 && !strings.Contains(s, "http") && strings.ContainsFunc(after, latin)
}

// foldGrant folds a grant without the words that announce its number.
func foldGrant(s string) string {
	for _, w := range []string{"Grant/Award Number", "Award Number", "grant number", "Grant Number", "Grant No", "grant no", "Grant"} {
		s = strings.ReplaceAll(s, w, "")
	}
	return Fold(s)
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

// acknowledges reports a note in English that thanks for money in so many
// words: "Financial support from the … is gratefully acknowledged."
func acknowledges(s string) bool {
	return len(s) < 1_200 && (strings.Contains(s, "cknowledg") || strings.Contains(s, "ppreciated")) && rxAcknowledges.MatchString(s)
}

var rxAcknowledges = regexp.MustCompile(`(?i)\b(?:financial support|research support|funding|funds) (?:from|by|of|provided by) [^.]{4,200}(?:acknowledged|appreciated)\b|\bgratefully acknowledges? (?:the )?(?:financial support|funding|research support)\b`)

// footnoteAt reports a footnote to the title, whose mark stands before it:
// pages print it below whatever else they hold.
func (r *reader) footnoteAt(i int) bool {
	return i > 0 && strings.Trim(r.lines[i-1].text, "☆★*＊†‡ ") == ""
}

// numberedGrant: a name with its number in brackets behind it and nothing else,
// as lists of grants have one a line: "Marlow Trust (MT-2020-14)".
func numberedGrant(s string) bool {
	open := strings.LastIndexAny(s, "(（")
	if open < 4 || len(s) > 200 || !strings.ContainsAny(s[open:], "0123456789") || !strings.ContainsRune(")）", lastRune(trimEdges(s, ".;；。,"))) || yearOnly(trimEdges(s[open:], "()（）.;；。, ")) {
		return false
	}
	return capitalised(s[:open]) && !strings.ContainsAny(s[:open], ".:：?？") && !institution(s[:open])
}

var grantTails = bothScripts("的阶段性成果", "的研究成果", "阶段性成果", "阶段性研究成果", "的资助", "的支持", "支持", "研究成果之一", "之一")

var grantWordEnds = bothScripts("项目", "课题", "基金", "计划", "专项", "工程", "资助", "”", "\"")

var grantKinds = bothScripts("基金", "项目", "课题", "计划", "专项", "规划", "工程", "资助")

var grantors = bothScripts("国家", "省", "市", "部", "大学", "学院", "学会", "协会", "研究院", "委", "厅", "局", "中央", "中国", "基金会", "区", "院", "自治")

var noteLeads = bothScripts("本文系", "本文为", "本文是", "本文受", "本文得到", "本研究受", "本研究得到", "本研究由", "本研究系", "本論文", "本研究為")

var noteSigns = bothScripts("成果", "资助", "支持", "資助", "補助")

var noteGrants = bothScripts("基金", "项目", "课题", "计划", "专项", "補助", "計畫")
