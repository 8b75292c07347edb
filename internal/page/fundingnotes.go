package page

import (
	"strings"

	"synoptic/internal/lazyregexp"
	"synoptic/internal/page/hant"
	"synoptic/internal/page/plain"
)

// thanked takes the sentences that name who paid out of an acknowledgement.
func thanked(s string) string {
	var b strings.Builder
	for sentence := range plain.Sentences(plain.Tidy(plain.Clip(s, 6_000))) {
		low := strings.ToLower(sentence)
		paid := plain.ContainsAny(low, []string{"supported by", "funded by", "financed by", "sponsored by", "financial support", "funding from", "support from", "supported in part by", "grant from", "grant of the", "paid for by", "support of"})
		if paid && (grantPart.MatchString(sentence) || strings.Contains(low, "grant")) {
			b.WriteString(sentence)
			b.WriteByte(' ')
		}
	}
	return strings.TrimSpace(b.String())
}

var grantPart = lazyregexp.New(`[(（][^()]*\d[^()]*[)）]|\b(?:[Gg]rant|[Aa]ward|[Cc]ontract|[Pp]roject)s?\b[^.]{0,40}\d`)

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
			if s := r.text[p.span.Start:p.span.End]; thanksInKorean(s) {
				grants = append(grants, splitFunding(s)...)
			} else if e.label.latin {
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
		if starred := strings.HasPrefix(s, "☆") || strings.HasPrefix(s, "★"); starred && r.fieldAt[i] != fReferences {
			grants = splitFunding(noteOnFunding(s))
			continue
		}
		s = strings.TrimLeft(s, "*＊#※ 　[]【】注：:")
		if acknowledges(s) && (!r.zone[i] || r.footnoteAt(i)) && r.fieldAt[i] != fReferences {
			grants = splitFunding(thanked(s))
			continue
		}
		if r.tag == "ja" && (strings.Contains(s, "助成") || strings.Contains(s, "科研費")) {
			if grants = japaneseGrants(s); len(grants) > 0 {
				break
			}
		}
		if fundedLine(s) && !r.zone[i] && r.fieldAt[i] != fReferences {
			grants = splitFunding(s)
			continue
		}
		if r.tag == "ko" && !r.zone[i] && thanksInKorean(s) {
			grants = splitFunding(s)
			break
		}
		for _, lead := range noteLeads {
			if strings.HasPrefix(s, lead) && plain.ContainsAny(s, noteSigns) {
				grants = grantsIn(s)
				break
			}
		}
	}
	return grants
}

// fundedLine: a line of nothing but grants with their numbers and what they do:
// "国家自然科学基金(批准号: 71999999)资助项目".
func fundedLine(s string) bool {
	return len(s) < 900 && (strings.HasSuffix(s, "资助项目") || strings.HasSuffix(s, "项目资助") || strings.HasSuffix(s, "资助")) &&
		plain.ContainsAny(s, []string{"批准号", "项目号", "编号", "(No"}) && strings.ContainsAny(s, ")）") &&
		!strings.ContainsAny(s, "。；")
}

// noteOnFunding takes from a footnote to the title what stands behind its own
// label for funding, else the sentences that name who paid.
func noteOnFunding(s string) string {
	for _, label := range []string{"Funding:", "Funding information:", "Funding source:", "Funding sources:", "Financial support:"} {
		if _, grants, ok := strings.Cut(s, label); ok {
			return strings.TrimSpace(grants)
		}
	}
	return thanked(s)
}

// noteLabels announce notes in which grants may be thanked for.
var noteLabels = foldedLabels("footnotes|author note|致谢|鸣谢|志谢|标题注释|题注|标题注|篇名注释|题名注释|文章注释|描述|附注|备注")

// grantsIn takes from a note the clauses that name a grant with its number or
// its title.
func grantsIn(note string) []string {
	var out []string
	for sentence := range strings.SplitSeq(plain.Tidy(plain.Clip(note, 4_000)), "。") {
		for _, clause := range clauses(sentence) {
			if plain.ContainsAny(clause, noteGrants) && strings.ContainsAny(clause, "“\"(（[〔「") && plain.RuneCount(clause) >= 10 {
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

// acknowledges reports a note in English that thanks for money in so many
// words: "Financial support from the … is gratefully acknowledged."
func acknowledges(s string) bool {
	return len(s) < 1_200 && (strings.Contains(s, "cknowledg") || strings.Contains(s, "ppreciated")) && rxAcknowledges.MatchString(s)
}

var rxAcknowledges = lazyregexp.New(`(?i)\b(?:financial support|research support|funding|funds) (?:from|by|of|provided by) [^.]{4,200}(?:acknowledged|appreciated)\b|\bgratefully acknowledges? (?:the )?(?:financial support|funding|research support)\b`)

// footnoteAt reports a footnote to the title, whose mark stands before it:
// pages print it below whatever else they hold.
func (r *reader) footnoteAt(i int) bool {
	return i > 0 && strings.Trim(r.lines[i-1].text, "☆★*＊†‡ ") == ""
}

var noteLeads = hant.BothScripts("本文系", "本文为", "本文是", "本文受", "本文得到", "本研究受", "本研究得到", "本研究由", "本研究系", "本論文", "本研究為")

var noteSigns = hant.BothScripts("成果", "资助", "支持", "資助", "補助")

var noteGrants = hant.BothScripts("基金", "项目", "课题", "计划", "专项", "補助", "計畫")
