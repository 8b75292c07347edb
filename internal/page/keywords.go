package page

import (
	"strings"
	"unicode"

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
	raw = strings.TrimSpace(clip(raw, 20_000))
	cut := func(seps string) []string {
		return cleanTerms(strings.FieldsFunc(raw, func(r rune) bool { return strings.ContainsRune(seps, r) }))
	}
	commas := strings.Count(raw, ",") + strings.Count(raw, "，") + strings.Count(raw, "、")
	switch {
	case strings.HasPrefix(raw, "#") && strings.Count(raw, "#") > 1:
		return cut("#")
	case strings.ContainsAny(raw, ";；\n\t"):
		return cut(";；\n\t")
	case strings.ContainsAny(raw, "|｜") || strings.Count(raw, "•") > 1 || strings.Count(raw, "·") > 1 && strings.Contains(raw, " · "):
		return cut("|｜•·")
	case slashes(raw) && commas <= strings.Count(raw, "/"):
		return cut("/／")
	case strings.ContainsAny(raw, ",，"):
		return cut(",，")
	case strings.Contains(raw, "、"):
		return cut("、")
	}
	if parts := splitRuns(raw); len(parts) > 1 {
		return cleanTerms(parts)
	}
	if c := scriptOf(raw); c.han+c.kana+c.hangul > 0 && c.latin*2 < c.han+c.kana+c.hangul && strings.ContainsFunc(strings.TrimSpace(raw), unicode.IsSpace) && c.hangul == 0 {
		return cleanTerms(joinLatin(strings.Fields(raw)))
	}
	return cleanTerms([]string{raw})
}

// slashes: a slash divides when it does so more than once, or between Chinese.
func slashes(s string) bool {
	return strings.Count(s, "/")+strings.Count(s, "／") > 1 || strings.Contains(s, " / ") || strings.Contains(s, "／")
}

// splitRuns cuts at two or more blanks, or at an ideographic space.
func splitRuns(s string) []string {
	var out []string
	start, gap, wide := 0, 0, false
	gapAt := 0
	for i, r := range s {
		if unicode.IsSpace(r) {
			if gap == 0 {
				gapAt = i
			}
			gap++
			wide = wide || r == '\u3000' || r == '\u2003' || r == '\u2002'
			continue
		}
		if gap > 1 || gap == 1 && wide {
			out = append(out, s[start:gapAt])
			start = i
		}
		gap, wide = 0, false
	}
	return append(out, s[start:])
}

// joinLatin puts "LDA 模型" back together: a Latin word belongs to the Chinese
// behind it only where it is not a term by itself; neighbours in Latin letters
// are one term.
func joinLatin(words []string) []string {
	var out []string
	for _, w := range words {
		if n := len(out); n > 0 && !strings.ContainsFunc(w, cjk) && !strings.ContainsFunc(out[n-1], cjk) {
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
		p = trimEdges(tidy(p), ".。;；,，:：、|/·•")
		if p != "" && len(p) <= maxKeyword && len(out) < maxKeywords {
			out = append(out, p)
		}
	}
	return out
}

// gluedKeywords cuts a list that nothing divides ("教师支持学业情绪Teacher Support
// Academic Emotions") by what the title and the abstract say: at every place
// the longest stretch that stands in them is a term.
func gluedKeywords(s string, context string) []string {
	s = tidy(s)
	if len(s) > 1500 {
		return nil
	}
	context = strings.ToLower(clip(tidy(context), 20_000))
	var out []string
	rest := s
	for rest != "" {
		n := longestKnown(rest, context)
		if n == 0 { // unknown: up to where something known begins again
			n = len(rest)
			for i := range rest {
				if i > 0 && boundaryAt(rest, i) && longestKnown(rest[i:], context) > 0 {
					n = i
					break
				}
			}
		}
		out = append(out, rest[:n])
		rest = strings.TrimLeft(rest[n:], " ")
	}
	return cleanTerms(out)
}

// longestKnown is the length of the longest beginning of s, ending at a word's
// end, that stands in context; 0 for less than a word.
func longestKnown(s, context string) int {
	best := 0
	for i, r := range s {
		if i == 0 {
			continue
		}
		if boundaryAt(s, i) && r != '—' && r != '-' {
			if !strings.Contains(context, strings.ToLower(strings.TrimSpace(s[:i]))) {
				if best > 0 || i > 90 {
					break
				}
				continue
			}
			best = i
		}
	}
	if len(s) < 120 && strings.Contains(context, strings.ToLower(s)) {
		best = len(s)
	}
	if runes(strings.TrimSpace(s[:best])) < 2 {
		return 0
	}
	return best
}

// boundaryAt: between two Chinese characters any place is a boundary, in Latin
// text only the ends of words are.
func boundaryAt(s string, i int) bool {
	before, after := lastRune(s[:i]), firstRune(s[i:])
	if cjk(before) || cjk(after) {
		return true
	}
	return before == ' ' || after == ' '
}

// sortKeywords groups terms by language. Latin terms among Chinese ones stay
// with them, unless they form the list's tail.
func sortKeywords(terms []string, into *synoptic.LangList, separateEnglish bool) {
	if len(terms) == 0 {
		return
	}
	tag := tagOf(strings.Join(terms, " "))
	eastern := -1
	for i, t := range terms {
		if strings.ContainsFunc(t, cjk) {
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
		if strings.ContainsFunc(t, cjk) {
			first = i
			break
		}
	}
	if first >= 3 && first*5 >= len(main)*2 && !separateEnglish {
		addTerms(&into.EN, main[:first])
		main = main[first:]
		tag = tagOf(strings.Join(main, ""))
	}
	if tag == "ja" || tag == "ko" {
		addTerms(&into.Other, main)
	} else {
		addTerms(&into.ZH, main)
	}
}

func addTerms(list *synoptic.List[string], terms []string) {
	seen := map[string]bool{}
	for _, t := range *list {
		seen[Fold(t)] = true
	}
	for _, t := range terms {
		if f := Fold(t); f != "" && !seen[f] {
			seen[f] = true
			*list = append(*list, t)
		}
	}
}
