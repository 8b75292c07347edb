package page

import (
	"slices"
	"strings"
	"unicode"

	"synoptic/internal/page/letters"
	"synoptic/internal/page/plain"
	"synoptic/internal/page/workplace"
	"synoptic/internal/synoptic"
)

const (
	maxKeywords = 200
	maxKeyword  = 300
)

// splitKeywords cuts a list of keywords at whatever divides it: semicolons,
// slashes, commas, bars, runs of spaces; single spaces only where the words
// are Chinese. raw keeps its white space, for two spaces mean more than one.
// It returns a single term where nothing divides.
func splitKeywords(raw string) []string {
	raw = plain.TrimEdges(plain.Clip(raw, 20_000), ";；,，、|｜。")
	if strings.Count(raw, "] [") > 1 {
		return nil // buttons in brackets
	}
	cut := func(seps string) []string {
		return cutAtTwins(cleanTerms(strings.FieldsFunc(raw, func(r rune) bool { return strings.ContainsRune(seps, r) })))
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
			return cleanTerms(strings.Split(raw, dash))
		}
	}
	if terms := atCapitals(raw); len(terms) > 2 {
		return terms
	}
	if terms := betweenStops(raw); len(terms) > 2 {
		return terms
	}
	if parts := plain.SplitRuns(raw); len(parts) > 1 {
		return cleanTerms(parts)
	}
	if c := letters.Count(raw); c.Han+c.Kana+c.Hangul > 0 && c.Latin*2 < c.Han+c.Kana+c.Hangul && strings.ContainsFunc(strings.TrimSpace(raw), unicode.IsSpace) && c.Hangul == 0 {
		return cleanTerms(joinLatin(strings.Fields(raw)))
	}
	return cleanTerms([]string{raw})
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
		case at < 0 && !eastern, at >= 0 && eastern:
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

// atCapitals cuts a list that single spaces divide where each term begins with a
// capital and its other words do not: "Trust Mobile government Small traders".
func atCapitals(s string) []string {
	words := strings.Fields(s)
	if len(words) < 4 || len(words) > 24 || strings.ContainsFunc(s, letters.CJK) || strings.ContainsAny(s, ".:0123456789()") || len(plain.SplitRuns(s)) > 1 {
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

// betweenStops cuts a list in Latin letters that full stops divide, as journals
// in Portuguese have it: "Rural schools. Teaching. Platforms."
func betweenStops(s string) []string {
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
	return cleanTerms(out)
}

// splitMixed cuts Chinese terms again where a list mixes semicolons and commas:
// no Chinese term holds a comma, unless digits stand around it.
func splitMixed(terms []string) []string {
	var out []string
	for _, t := range terms {
		if c := letters.Count(t); !strings.ContainsAny(t, ",，") || c.Han < 4 || c.Latin > c.Han || strings.ContainsAny(t, "(（") || kindBehindComma(t) {
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
	return cleanTerms(out)
}

// kindBehindComma: a heading of medicine with its kind behind a comma, which is
// one term: "肺疾病,慢性阻塞性", "糖尿病,2型".
func kindBehindComma(s string) bool {
	head, kind, ok := strings.Cut(strings.ReplaceAll(s, "，", ","), ",")
	return ok && !strings.Contains(kind, ",") && plain.RuneCount(kind) <= 8 && strings.HasSuffix(head, "病") && strings.ContainsRune("性型期", plain.LastRune(kind))
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

func cleanTerms(parts []string) []string {
	var out []string
	for _, p := range parts {
		if i := strings.Index(p, " (search for"); i > 0 {
			p = p[:i] // a link behind the list
		}
		p = plain.TrimEdges(plain.Tidy(p), ".。;；,，:：、|/·•")
		if p != "" && len(p) <= maxKeyword && len(out) < maxKeywords {
			out = append(out, p)
		}
	}
	return out
}

// loneKeywords finds lists that no label announces: rows of hash tags, or terms
// between semicolons in the head of the page.
func (r *reader) loneKeywords() [][]string {
	var out [][]string
	for i := range r.lines {
		l := &r.lines[i]
		if l.mute || r.zone[i] || r.used[i] || r.labelled[i] || len(l.text) > 1_000 || i > 300 || r.isTitle(l.text) {
			continue
		}
		tags := l.text[0] == '#' && strings.Count(l.text, "#") > 1
		listed := (r.firstAbstract < 0 || i < r.firstAbstract) && strings.Count(l.text, "；")+strings.Count(l.text, ";") >= 2 && !strings.ContainsAny(l.text, "0123456789@:：。()（）") && (r.namesOn(i) == 0 || len(out) > 0 && !strings.ContainsFunc(l.text, letters.CJK)) && !namesPlaces(l.text)
		// the terms that follow an abstract
		behind := i > 0 && r.fieldAt[i-1] == fAbstract && r.fieldAt[i] == fAbstract && (r.used[i-1] && termList(l.text) || r.listing && termRow(l.text))
		if !tags && !listed && !behind {
			continue
		}
		terms := splitKeywords(l.text)
		short := len(terms) > 2 && !r.rowsOfAuthors(terms)
		for _, t := range terms {
			short = short && plain.RuneCount(t) <= 60
		}
		if !short {
			continue
		}
		out = append(out, terms)
		r.used[i] = true
		r.section(Keywords, r.lang(l.text), l.span)
		if len(out) == 2 {
			break
		}
	}
	return out
}

// rowsOfAuthors: what semicolons divide begins with the names of the authors,
// and goes on with their places: "Ann Lee, Acme Labs; Bo Chan, Red Tile".
func (r *reader) rowsOfAuthors(terms []string) bool {
	n := 0
	for _, t := range terms {
		for _, p := range r.meta.authors {
			if len(p.Name) > 5 && len(t) > len(p.Name)+1 && strings.HasPrefix(t, p.Name) {
				n++
				break
			}
		}
	}
	return n*2 > len(terms)
}

// termList: a line of three or more short terms in Latin letters between
// commas or semicolons, and nothing that a sentence would have.
func termList(s string) bool {
	if len(s) > 400 || strings.ContainsAny(s, ".?!:©@()") && !strings.Contains(s, ";") || strings.ContainsFunc(s, letters.CJK) || plain.EndsSentence(s) {
		return false
	}
	sep := ","
	if strings.Contains(s, ";") {
		sep = ";"
	}
	n := 0
	for t := range strings.SplitSeq(s, sep) {
		words := strings.Fields(t)
		if len(words) == 0 || len(words) > 5 || letters.Digit(plain.FirstRune(words[0])) || len(words) > 1 && plain.SmallWords[words[0]] || words[0] == "or" {
			return false
		}
		n++
	}
	return n >= 3
}

// termRow: short terms in Chinese with nothing but blanks between them, as the
// rows of listings have below the abstract.
func termRow(s string) bool {
	if len(s) > 400 || strings.ContainsAny(s, "。，：；:;,") {
		return false
	}
	n, words := 0, strings.Fields(s)
	for _, w := range words {
		if junkLines[plain.Fold(w)] {
			return false // buttons
		}
		if plain.RuneCount(w) <= 14 && strings.ContainsFunc(w, letters.CJK) {
			n++
		}
	}
	return n >= 2 && n*4 >= len(words)*3
}

// sortKeywords groups terms by language. Latin terms among Chinese ones stay
// with them, unless they form the list's tail.
func sortKeywords(terms []string, into *synoptic.LangList, separateEnglish bool, page string) {
	if len(terms) == 0 {
		return
	}
	tag := tagOf(strings.Join(terms, " "))
	eastern := -1
	for i, t := range terms {
		if strings.ContainsFunc(t, letters.CJK) {
			eastern = i
		}
	}
	tail := len(terms) - eastern - 1
	if eastern < 0 {
		addTerms(&into.EN, terms)
		return
	}
	main := terms
	if tail >= 2 && !separateEnglish && (tail*5 >= len(terms)*2 || tail >= 3) {
		main = terms[:eastern+1]
		addTerms(&into.EN, terms[eastern+1:])
		tag = tagOf(strings.Join(main, ""))
	}
	// the other way round: English first
	first := len(main)
	for i, t := range main {
		if strings.ContainsFunc(t, letters.CJK) {
			first = i
			break
		}
	}
	if first >= 3 && first*5 >= len(main)*2 && !separateEnglish {
		addTerms(&into.EN, main[:first])
		main = main[first:]
		tag = tagOf(strings.Join(main, ""))
	}
	if tag == "ja" || tag == "ko" || page != "" {
		addTerms(&into.Other, main)
	} else {
		addTerms(&into.ZH, main)
	}
}

func addTerms(list *synoptic.List[string], terms []string) {
	seen := map[string]bool{}
	for _, t := range *list {
		seen[plain.Fold(t)] = true
	}
	for _, t := range terms {
		if f := plain.Fold(t); f != "" && !seen[f] {
			seen[f] = true
			*list = append(*list, t)
		}
	}
}

// namesPlaces: one of the parts between semicolons is a place of work, as none
// of a list of terms is, though terms may hold the word for one: 政府信任.
func namesPlaces(s string) bool {
	for part := range strings.FieldsFuncSeq(s, func(r rune) bool { return r == ';' || r == '；' }) {
		if workplace.Line(strings.TrimSpace(part)) || workplace.EndsInPostcode(part) {
			return true
		}
	}
	return false
}
