package imprint

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"synoptic/internal/lazyregexp"
	"synoptic/internal/page/hant"
	"synoptic/internal/page/letters"
	"synoptic/internal/page/names"
	"synoptic/internal/page/plain"
)

// JournalBefore reads the journal's name off the end of what precedes the
// numbers: behind the last breadcrumb sign, inside 《》, without separators.
func JournalBefore(s string) string {
	if i := strings.Index(s, "[ISSN"); i > 0 { // 某学报[ISSN:1009-9999/CN:44-9999/C] 卷:
		s = s[:i]
	}
	s = WithoutLogo(plain.TrimEdges(s, ",，.。;；:：|·•-–—/(（[【›>»\"”"))
	if open := strings.LastIndex(s, "《"); open >= 0 {
		if end := strings.Index(s[open:], "》"); end > 0 {
			return plain.Tidy(s[open+len("《"):open+end] + edition(s[open+end+len("》"):]))
		}
	}
	if strings.ContainsFunc(s, letters.CJK) && strings.Contains(s, "/") && !strings.ContainsFunc(s, letters.Latin) ||
		strings.Count(s, "/") > 1 || strings.Contains(s, "トップ/") ||
		strings.Contains(s, " / ") && !strings.Contains(s, " / 20") {
		s = s[strings.LastIndex(s, "/")+1:]
	}
	for _, crumbs := range []string{"Home Journals ", "Home All Journals ", "Home Archives ", "Home Browse ", "Accueil Revues ", "Inicio Revistas ", "Início Periódicos "} {
		if rest, ok := strings.CutPrefix(s, crumbs); ok {
			s = strings.TrimSpace(rest)
		}
	}
	for _, here := range []string{"位置：", "位置:", "here:"} {
		if i := strings.LastIndex(s, here); i >= 0 {
			s = s[i+len(here):]
		}
	}
	if crumbs := strings.FieldsFunc(s, func(c rune) bool { return c == '>' || c == '›' || c == '»' }); len(crumbs) > 1 {
		// a crumb of the menu stands between the journal and the issue
		for n := len(crumbs); n > 1 && (names.NotNames[plain.Tidy(crumbs[n-1])] || CrumbWord(crumbs[n-1])); n-- {
			s = strings.TrimRight(s[:strings.LastIndex(s, crumbs[n-1])], " >›»\u3000")
		}
	}
	for _, sep := range []string{">", "›", "»", "|", "→", "\t"} {
		if i := strings.LastIndex(s, sep); i >= 0 {
			s = s[i+len(sep):]
		}
	}
	s = plain.TrimEdges(s, ",，.。;；:：|·•-–—/(（[【")
	for _, kind := range PublicationKinds {
		if t, ok := strings.CutPrefix(s, kind+" "); ok && len(t) > 3 && unicode.IsUpper(plain.FirstRune(t)) {
			s = t
		}
	}
	if strings.Count(s, "(") < strings.Count(s, ")") || strings.Count(s, "（") < strings.Count(s, "）") {
		s = strings.TrimRight(s, ")） ")
	}
	return plain.Tidy(withoutEcho(withoutMonth(s)))
}

// withoutEcho drops the end of a qualifier that catalogues print a second time:
// "Harbour review (Sund, Norland : 1991) Norland : 1991".
func withoutEcho(s string) string {
	if i := strings.LastIndex(s, ") "); i > 0 && strings.HasSuffix(s[:i], s[i+len(") "):]) {
		return s[:i+1]
	}
	return s
}

// WithoutLogo reads what a copy made of a picture with a link: "Trials logoLink
// to Trials".
func WithoutLogo(s string) string {
	if i := strings.Index(s, "logoLink to "); i > 0 {
		return s[i+len("logoLink to "):]
	}
	return s
}

// withoutMonth drops the month behind a comma, which belongs to the year that
// follows: "Harbour Review , AUGUST".
func withoutMonth(s string) string {
	i := strings.LastIndexByte(s, ',')
	if i < 2 || len(s)-i > 24 {
		return s
	}
	first, _, _ := strings.Cut(strings.TrimSpace(s[i+1:]), " ")
	if first = strings.ToLower(first); len(first) > 2 && months[first[:3]] || seasons[first] {
		return strings.TrimRight(s[:i], " ")
	}
	return s
}

var months = hant.WordSet("jan feb mar apr may jun jul aug sep oct nov dec")

var seasons = hant.WordSet("spring summer autumn fall winter")

// PublicationKinds are printed in front of a citation line.
var PublicationKinds = []string{"Literature Review", "Randomized Controlled Trial", "Clinical Trial", "Meta-Analysis", "Systematic Review", "Review", "Case Reports", "Multicenter Study", "Observational Study", "Comparative Study", "Editorial", "Letter", "Research Article", "Original Article", "Original Research", "Article", "Comment"}

// edition reads the edition that stands behind the marks of a journal's name:
// 《某大学学报》(哲学社会科学版).
func edition(rest string) string {
	open := plain.FirstRune(rest)
	if open != '(' && open != '（' {
		return ""
	}
	end := strings.IndexAny(rest, ")）")
	if end < 0 || end > 60 || !strings.HasSuffix(rest[:end], "版") {
		return ""
	}
	_, w := utf8.DecodeRuneInString(rest[end:])
	return rest[:end+w]
}

// journalBetween reads the name that a masthead prints between its numbers:
// "第39卷 第4期  某某学报  2022年7月", "Vol.39 No.4  Journal of X  Jul. 2022".
// The caller tells what may be a journal.
func journalBetween(s string, journal func(string) bool) string {
	s = rxMonthEnd.ReplaceAllString(plain.TrimEdges(s, ",，.。;；:：|·"), "")
	s = rxMonthEnd.ReplaceAllString(plain.TrimEdges(s, ",，.。;；:：|·–—-/"), "") // September–December
	s = plain.TrimEdges(s, ",，.。;；:：|·–—-/")
	if plain.RuneCount(s) < 4 || partOfVolume(s) || strings.ContainsAny(s, "0123456789") || !journal(s) {
		return ""
	}
	return plain.Tidy(s)
}

// partOfVolume: "Part A", "Special Issue on Floods", "Supplement".
func partOfVolume(s string) bool {
	for _, w := range []string{"Part ", "Special ", "Supp", "Article", "Issue", "Series ", "Section "} {
		if strings.HasPrefix(s, w) {
			return true
		}
	}
	return false
}

var rxMonthEnd = lazyregexp.New(`(?:^\s*\d{1,2}\s*月(?:\d{1,2}\s*日)?|,?\s*\b` + MonthShape + `)$|^\s*\d{1,2}\s*月(?:\s*\d{1,2}\s*日)?`)
