package workplace

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"synoptic/internal/page/letters"
	"synoptic/internal/page/plain"
)

// MaxLength is how many bytes a place of work may have.
const MaxLength = 600

// Trim drops what is printed around the place itself: a postal code
// and city in front, an address for mail behind.
func Trim(s string) string {
	s = plain.TrimEdges(s, "；;。、,，*|")
	if i, j := strings.Index(s, ")"), strings.Index(s, "("); i >= 0 && i < j {
		s = strings.ReplaceAll(s, ") (", "; ") // the inside of several brackets in a row
	}
	for _, lead := range []string{"[作者单位：", "[作者单位:", "作者单位：", "作者单位:"} {
		if t, ok := strings.CutPrefix(s, lead); ok {
			s = plain.TrimEdges(t, "] ")
		}
	}
	if len(s) > 4 && s[0] == s[1] && s[0] >= 'a' && s[0] <= 'z' && s[2] == ' ' && unicode.IsUpper(plain.FirstRune(s[3:])) {
		s = s[3:] // the mark of the name and the mark of the place, glued
	}
	for _, p := range []string{"()", "（）", "[]", "［］"} {
		open, end := p[:len(p)/2], p[len(p)/2:]
		if strings.HasPrefix(s, open) && strings.HasSuffix(s, end) && strings.Count(s, open) == 1 {
			s = plain.TrimEdges(s[len(open):len(s)-len(end)], "；;。、,， ")
		}
	}
	if strings.HasSuffix(s, "Dept") || strings.HasSuffix(s, "Inc") {
		s += "."
	}
	if i := plain.LeadingDigits(s); i == 6 {
		rest := strings.TrimSpace(s[i:])
		if j := strings.IndexAny(rest, "，,"); j > 0 && plain.RuneCount(rest[:j]) <= 4 {
			_, w := utf8.DecodeRuneInString(rest[j:])
			rest = rest[j+w:]
			s = strings.TrimSpace(rest)
		} else if j := strings.IndexByte(rest, ' '); j > 0 && plain.RuneCount(rest[:j]) <= 4 {
			s = strings.TrimSpace(rest[j:])
		} else if letters.Han(plain.FirstRune(rest)) && Named(rest) {
			s = rest
		}
	}
	if i := strings.Index(s, "Correspondence"); i > 0 {
		s = plain.TrimEdges(s[:i], "；;,，。 ")
	}
	s = withoutMail(s)
	for _, cue := range []string{"Electronic address", "Email", "E-mail", "email", "e-mail", "邮箱", "http", "ORCID", "Correspondence"} {
		if i := strings.Index(s, cue); i > 0 {
			s = plain.TrimEdges(s[:i], "；;,，。 ")
		}
	}
	return withoutLeadingRank(withoutRank(withoutHeadcount(plain.Tidy(withoutInnerMarks(s)))))
}

// withoutHeadcount drops how many of the authors work at a place, "(2 authors)".
func withoutHeadcount(s string) string {
	open := strings.LastIndexByte(s, '(')
	if open <= 0 || !strings.HasSuffix(s, " author)") && !strings.HasSuffix(s, " authors)") || plain.LeadingDigits(s[open+1:]) == 0 {
		return s
	}
	return strings.TrimSpace(s[:open])
}

// withoutInnerMarks drops the letters that bind further places of a list to its
// names: "A University, Chios, Greece;b School of …".
func withoutInnerMarks(s string) string {
	for i := 1; i+3 < len(s); i++ {
		if s[i-1] == ';' && s[i] >= 'a' && s[i] <= 'h' && s[i+1] == ' ' && unicode.IsUpper(plain.FirstRune(s[i+2:])) {
			s = s[:i] + s[i+1:]
		}
	}
	return s
}

// withoutMail drops the address that ends a place: "…, Norway. oda@example.no."
func withoutMail(s string) string {
	at := strings.LastIndexByte(s, '@')
	if at < 0 {
		return s
	}
	from := strings.LastIndexByte(s[:at], ' ')
	if from < 0 || strings.Contains(s[at:], " ") {
		return s
	}
	return strings.TrimRight(s[:from], " .;,(")
}

// WithoutBrackets takes off the pair of brackets that encloses a whole line:
// "（1.某大学；2.某中心）", but not those of "(1)某大学；(2)某中心(筹)".
func WithoutBrackets(s string) string {
	open := plain.FirstRune(s)
	if open != '(' && open != '（' {
		return s
	}
	depth := 0
	for i, r := range s {
		switch r {
		case '(', '（':
			depth++
		case ')', '）':
			if depth--; depth == 0 {
				if i+utf8.RuneLen(r) < len(s) {
					return s
				}
				return strings.TrimFunc(s[utf8.RuneLen(open):i], letters.Blank)
			}
		}
	}
	return s
}

// WithoutLabel drops the label that stands before a place with nothing but
// a space: "Affiliations Department of …".
func WithoutLabel(s string) string {
	for _, label := range []string{"Affiliations", "Affiliation"} {
		if rest, ok := strings.CutPrefix(s, label); ok && rest != "" && (rest[0] == ' ' || rest[0] == ':') {
			return strings.TrimLeft(rest, ": ")
		}
	}
	return s
}
