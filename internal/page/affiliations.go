package page

import (
	"strings"
	"unicode/utf8"

	"synoptic/internal/page/footmark"
	"synoptic/internal/page/hant"
	"synoptic/internal/page/letters"
	"synoptic/internal/page/names"
	"synoptic/internal/page/plain"
	"synoptic/internal/page/workplace"
)

const (
	maxAffiliations = 500
)

// affiliation is a place of work as the page prints it, with the mark or the
// names that bind authors to it.
type affiliation struct {
	mark  string
	text  string
	names []string
}

// readAffiliations reads lines of affiliations, one or several to a line, with
// numbers, letters or names for marks.
func readAffiliations(texts []string) []affiliation {
	var out []affiliation
	for _, s := range texts {
		s = plain.TrimEdges(plain.Tidy(plain.Clip(s, 20_000)), "•●·▪;；")
		s = workplace.WithoutBrackets(s)
		if s == "" || publisherLine(s) || strings.Contains(s, "Available from") {
			continue
		}
		for _, part := range workplace.CutMarked(s) {
			mark, rest := footmark.Leading(part)
			pieces := []string{rest}
			if mark == "" {
				pieces = cutAtPostcodes(strings.FieldsFunc(rest, func(r rune) bool {
					return r == ';' || r == '；' || r == '\t' ||
						r == '|' || r == '｜'
				}))
			}
			for _, p := range pieces {
				if publisherLine(strings.TrimSpace(p)) {
					continue
				}
				a := affiliation{mark: mark, text: p}
				if owners, place, ok := cutNamesBefore(p); ok {
					a.text, a.names = place, owners
				}
				if len(a.names) == 0 {
					a.text, a.names = cutNamesInParentheses(a.text)
				}
				a.text = workplace.Trim(a.text)
				if a.text == "" || len(a.text) > workplace.MaxLength || len(out) >= maxAffiliations {
					continue
				}
				a.text = workplace.WithoutLabel(a.text)
				if workplace.Former(a.text) || strings.HasPrefix(a.text, "Author to whom") ||
					strings.HasPrefix(a.text, "Contact ") || strings.HasPrefix(a.text, "Correspond") ||
					strings.HasPrefix(a.text, "These authors") {
					continue
				}
				if mark == "" && !workplace.Named(a.text) && len(a.names) == 0 &&
					!(strings.ContainsFunc(a.text, letters.Han) &&
						(workplace.EndsInPostcode(a.text) || workplace.EndsAsOffice(a.text)) && !workplace.OfficeAddress(a.text)) {
					// the tail of one that a semicolon cut, or a heading
					continue
				}
				if strings.Contains(a.text, "@") && !workplace.Named(a.text) {
					continue
				}
				out = append(out, a)
			}
		}
	}
	return out
}

// publisherLine names who publishes the journal, or whom a site has the paper
// from, which is no place of work.
func publisherLine(s string) bool {
	for _, label := range publisherLabels {
		if strings.HasPrefix(s, label) {
			return true
		}
	}
	return false
}

// cutAtPostcodes divides places in Chinese that only white space behind a
// postal code sets apart: "某大学，某市 471999 某中心，某市 471998".
func cutAtPostcodes(places []string) []string {
	var out []string
	for _, s := range places {
		from, digits := 0, 0
		for i, r := range s {
			switch {
			case letters.Digit(r):
				digits++
				continue
			case letters.Blank(r) && digits == 6:
				if head, rest := s[from:i], strings.TrimLeftFunc(s[i:], letters.Blank); strings.ContainsFunc(plain.Clip(rest, 3), letters.Han) &&
					workplace.Named(head) && (workplace.Named(rest) || workplace.EndsInPostcode(rest)) {
					out = append(out, head)
					from = len(s) - len(rest)
				}
			}
			digits = 0
		}
		out = append(out, s[from:])
	}
	return out
}

// cutNamesBefore reads "Name: place" and "甲：某大学".
func cutNamesBefore(s string) (owners []string, place string, ok bool) {
	i := letters.Colons.Index(s)
	if i <= 0 || i > 200 {
		return nil, "", false
	}
	_, w := utf8.DecodeRuneInString(s[i:])
	place = strings.TrimSpace(s[i+w:])
	if !strings.ContainsFunc(place, letters.CJK) && strings.Contains(place, ", and ") && !workplace.Shape(place) {
		return nil, "", false
	}
	if authorScore(s[:i]) == 0 && !names.Han(s[:i]) ||
		!workplace.Named(place) && (!strings.Contains(place, ", ") || !plain.Capitalised(place) || strings.ContainsAny(place, ".;")) {
		return nil, "", false
	}
	for _, p := range names.Split(s[:i]) {
		owners = append(owners, p.Name)
	}
	return owners, place, true
}

// cutNamesInParentheses takes "（甲、乙）" off the end of an affiliation.
func cutNamesInParentheses(s string) (rest string, owners []string) {
	t := plain.TrimEdges(s, ";；。.,，")
	for _, p := range []struct{ open, end string }{{"（", "）"}, {"(", ")"}} {
		if !strings.HasSuffix(t, p.end) {
			continue
		}
		i := strings.LastIndex(t, p.open)
		if i < 0 {
			continue
		}
		inner := t[i+len(p.open) : len(t)-len(p.end)]
		if !workplace.EndsInPostcode(inner) && (looksLikeAuthors(inner) || namesListed(inner)) {
			for _, n := range names.Split(inner) {
				owners = append(owners, n.Name)
			}
			return t[:i], owners
		}
	}
	return s, nil
}

// namesListed reports two names or more between the commas of a list.
func namesListed(s string) bool {
	n := 0
	for w := range strings.FieldsFuncSeq(s, func(r rune) bool { return strings.ContainsRune("、，,", r) }) {
		if w = strings.TrimSpace(w); !names.Han(w) || workplace.Named(w) {
			return false
		}
		n++
	}
	return n >= 2
}

var publisherLabels = hant.BothScripts("来源:", "来源：", "出版單位", "出版单位", "出版者", "出版機關", "發行單位", "發行機關", "主办单位", "主管单位", "主辦單位", "発行機関", "발행기관")
