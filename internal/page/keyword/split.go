package keyword

import (
	"slices"
	"strings"
	"unicode"

	"synoptic/internal/page/letters"
	"synoptic/internal/page/plain"
	"synoptic/internal/page/workplace"
)

// Split cuts a list of keywords at whatever divides it: semicolons,
// slashes, commas, bars, runs of spaces; single spaces only where the words
// are Chinese. raw keeps its white space, for two spaces mean more than one.
// It returns a single term where nothing divides.
func Split(raw string) []string {
	raw = plain.TrimEdges(plain.Clip(raw, 20_000), ";；,，、|｜。")
	if strings.Count(raw, "] [") > 1 {
		return nil // buttons in brackets
	}
	cut := func(seps string) []string {
		return cutAtTwins(Clean(strings.FieldsFunc(raw, func(r rune) bool { return strings.ContainsRune(seps, r) })))
	}
	commas := strings.Count(raw, ",") + strings.Count(raw, "，") + strings.Count(raw, "、")
	switch {
	case strings.HasPrefix(raw, "#") && strings.Count(raw, "#") > 1:
		return cut("#")
	case strings.ContainsAny(raw, ";；\n\t"):
		if strings.ContainsAny(raw, "|｜") { // two lists, one a language
			return splitMixed(cut(";；\n\t|｜"))
		}
		return splitMixed(cut(";；\n\t"))
	case strings.ContainsAny(raw, "|｜") || strings.Count(raw, "•") > 1 || strings.Count(raw, "·") > 1 && strings.Contains(raw, " · "):
		return cut("|｜•·")
	case slashes(raw) && commas <= strings.Count(raw, "/"):
		return cut("/／")
	case strings.ContainsAny(raw, ",，"):
		return cut(",，")
	case strings.Contains(raw, "、"):
		return cut("、")
	}
	for _, dash := range []string{" - ", " – ", " — "} {
		if strings.Count(raw, dash) > 1 && !strings.ContainsFunc(raw, letters.CJK) {
			return Clean(strings.Split(raw, dash))
		}
	}
	if terms := atCapitals(raw); len(terms) > 2 {
		return terms
	}
	if terms := BetweenStops(raw); len(terms) > 2 {
		return terms
	}
	if parts := plain.SplitRuns(raw); len(parts) > 1 {
		return Clean(parts)
	}
	if c := letters.Count(raw); c.Han+c.Kana+c.Hangul > 0 && c.Latin*2 < c.Han+c.Kana+c.Hangul &&
		strings.ContainsFunc(strings.TrimSpace(raw), unicode.IsSpace) && c.Hangul == 0 {
		return Clean(joinLatin(strings.Fields(raw)))
	}
	return Clean([]string{raw})
}

// cutAtTwins divides the term in which a list in Chinese ends and the same list
// in Latin letters begins: "人机协同 | 主体性 agent | dialogue". All terms before
// it are Chinese and all behind it are not.
func cutAtTwins(terms []string) []string {
	at := -1
	for i, t := range terms {
		eastern, western := strings.ContainsFunc(t, letters.Han), strings.ContainsFunc(t, letters.Latin)
		switch {
		case eastern && western && at < 0 && strings.ContainsAny(t, " "):
			at = i
		case at < 0 && !eastern:
			return cutAtEcho(terms, i)
		case at >= 0 && eastern:
			return terms
		}
	}
	if at < 0 || at == 0 && len(terms) < 3 || len(terms)-at < 2 {
		return terms
	}
	t := terms[at]
	last := strings.LastIndexFunc(t, letters.Han)
	head, tail := t[:last+len(string(plain.FirstRune(t[last:])))], t[last+len(string(plain.FirstRune(t[last:]))):]
	if strings.ContainsFunc(head, letters.Latin) || !strings.HasPrefix(tail, " ") {
		return terms
	}
	out := slices.Clone(terms[:at])
	return append(append(out, head, strings.TrimSpace(tail)), terms[at+1:]...)
}

// cutAtEcho divides term k, the first without Chinese, where both lists end in
// the same abbreviation: "文本分析 | LDA Text Analysis | … | LDA".
func cutAtEcho(terms []string, k int) []string {
	last := len(terms) - 1
	rest, ok := strings.CutPrefix(terms[k], terms[last]+" ")
	if !ok || k < 2 || last-k != k {
		return terms
	}
	return slices.Concat(terms[:k], []string{terms[last], strings.TrimSpace(rest)}, terms[k+1:])
}

// atCapitals cuts a list that single spaces divide where each term begins with a
// capital and its other words do not: "Trust Mobile government Small traders".
func atCapitals(s string) []string {
	words := strings.Fields(s)
	if len(words) < 4 || len(words) > 24 || strings.ContainsFunc(s, letters.CJK) ||
		strings.ContainsAny(s, ".:0123456789()") || len(plain.SplitRuns(s)) > 1 {
		return nil
	}
	var out []string
	small := 0
	for i, w := range words {
		switch {
		case unicode.IsUpper(plain.FirstRune(w)):
			out = append(out, w)
		case i == 0 || workplace.LinkWords[w] && w != "&":
			return nil // a phrase
		default:
			small++
			out[len(out)-1] += " " + w
		}
	}
	if small == 0 || len(out) < 3 || small*4 < len(words) && len(out) > 6 {
		return nil
	}
	return out
}

// BetweenStops cuts a list in Latin letters that full stops divide, as journals
// in Portuguese have it: "Rural schools. Teaching. Platforms."
func BetweenStops(s string) []string {
	if strings.Count(s, ". ") < 2 || strings.ContainsFunc(s, letters.CJK) {
		return nil
	}
	var out []string
	for t := range strings.SplitSeq(strings.TrimRight(s, ". "), ". ") {
		if t = strings.TrimSpace(t); len(t) < 3 || strings.Count(t, " ") > 6 || !unicode.IsUpper(plain.FirstRune(t)) {
			return nil
		}
		out = append(out, t)
	}
	return Clean(out)
}

// splitMixed cuts Chinese terms again where a list mixes semicolons and commas:
// no Chinese term holds a comma, unless digits stand around it.
func splitMixed(terms []string) []string {
	var out []string
	for _, t := range terms {
		if c := letters.Count(t); !strings.ContainsAny(t, ",，") || c.Han < 4 || c.Latin > c.Han ||
			strings.ContainsAny(t, "(（") || kindBehindComma(t) {
			out = append(out, t)
			continue
		}
		from := 0
		for i, r := range t {
			if (r == ',' || r == '，') && !(i > 0 && letters.Digit(rune(t[i-1])) && letters.Digit(plain.FirstRune(t[i+len(string(r)):]))) {
				out = append(out, t[from:i])
				from = i + len(string(r))
			}
		}
		out = append(out, t[from:])
	}
	return Clean(out)
}

// kindBehindComma: a heading of medicine with its kind behind a comma, which is
// one term: "肺疾病,慢性阻塞性", "糖尿病,2型".
func kindBehindComma(s string) bool {
	head, kind, ok := strings.Cut(strings.ReplaceAll(s, "，", ","), ",")
	return ok && !strings.Contains(kind, ",") && plain.RuneCount(kind) <= 8 && strings.HasSuffix(head, "病") &&
		strings.ContainsRune("性型期", plain.LastRune(kind))
}

// slashes: a slash divides when it does so more than once, or between Chinese.
func slashes(s string) bool {
	return strings.Count(s, "/")+strings.Count(s, "／") > 1 || strings.Contains(s, " / ") || strings.Contains(s, "／")
}

// joinLatin puts "LDA 模型" back together: a Latin word belongs to the Chinese
// behind it only where it is not a term by itself; neighbours in Latin letters
// are one term.
func joinLatin(words []string) []string {
	var out []string
	for _, w := range words {
		if n := len(out); n > 0 && !strings.ContainsFunc(w, letters.CJK) && !strings.ContainsFunc(out[n-1], letters.CJK) {
			out[n-1] += " " + w
			continue
		}
		out = append(out, w)
	}
	return out
}
