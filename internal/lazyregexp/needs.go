package lazyregexp

import (
	"regexp/syntax"
	"slices"
	"unicode"
	"unicode/utf8"

	"synoptic/internal/textscan"
)

// Bounds on what is looked for ahead of an expression: more is no quick look.
const (
	maxNeeds  = 2  // sets of words, of each of which one must be there
	maxWords  = 40 // of a set
	maxLetter = 16 // letters of a class
	maxFolded = 3  // letters of a word whose case does not matter
)

// needsOf finds words without which an expression cannot match: of each set
// one stands in every match. They are read off the expression itself, so that
// looking for them first never changes what it matches, only how soon nearly
// every text is known to hold no match.
func needsOf(pattern string) []*textscan.Set {
	re, err := syntax.Parse(pattern, syntax.Perl)
	if err != nil {
		return nil
	}
	lists := needed(re)
	slices.SortStableFunc(lists, func(a, b []string) int { return worth(b) - worth(a) })
	var sets []*textscan.Set
	for i, words := range lists[:min(len(lists), maxNeeds)] {
		if i > 0 && shortest(words) == 1 {
			break // digits and brackets are nearly everywhere
		}
		sets = append(sets, textscan.New(words))
	}
	return sets
}

// worth prefers long words, and few: they are the rarest.
func worth(words []string) int { return shortest(words)*maxWords - len(words) }

func shortest(words []string) int {
	n := len(words[0])
	for _, w := range words {
		n = min(n, len(w))
	}
	return n
}

// needed lists sets of words of each of which one stands in every match.
func needed(re *syntax.Regexp) [][]string {
	switch re.Op {
	case syntax.OpLiteral:
		if words := spellings(re); len(words) > 0 {
			return [][]string{words}
		}
	case syntax.OpCharClass:
		if words := letters(re.Rune); len(words) > 0 {
			return [][]string{words}
		}
	case syntax.OpCapture, syntax.OpPlus:
		return needed(re.Sub[0])
	case syntax.OpRepeat:
		if re.Min > 0 {
			return needed(re.Sub[0])
		}
	case syntax.OpConcat:
		var all [][]string
		for _, sub := range re.Sub {
			all = append(all, needed(sub)...)
		}
		return all
	case syntax.OpAlternate:
		var words []string
		for _, sub := range re.Sub {
			lists := needed(sub)
			if len(lists) == 0 {
				return nil
			}
			words = append(words, slices.MaxFunc(lists, func(a, b []string) int { return worth(a) - worth(b) })...)
		}
		if len(words) <= maxWords {
			return [][]string{words}
		}
	}
	return nil
}

// spellings are the ways in which a literal may be written, or a part of it.
func spellings(re *syntax.Regexp) []string {
	if slices.Contains(re.Rune, utf8.RuneError) { // matches broken text too
		return nil
	}
	if re.Flags&syntax.FoldCase == 0 {
		return []string{string(re.Rune)}
	}
	words := []string{""}
	for _, r := range re.Rune[:min(len(re.Rune), maxFolded)] {
		var longer []string
		for _, w := range words {
			longer = append(longer, w+string(r))
			for other := unicode.SimpleFold(r); other != r; other = unicode.SimpleFold(other) {
				longer = append(longer, w+string(other))
			}
		}
		words = longer
	}
	return words
}

// letters are those of a small class, which is given by its ranges.
func letters(ranges []rune) []string {
	var words []string
	for i := 0; i+1 < len(ranges); i += 2 {
		if int(ranges[i+1]-ranges[i]) > maxLetter || ranges[i] <= utf8.RuneError && utf8.RuneError <= ranges[i+1] {
			return nil
		}
		for r := ranges[i]; r <= ranges[i+1]; r++ {
			words = append(words, string(r))
		}
	}
	if len(words) > maxLetter {
		return nil
	}
	return words
}

// may reports whether a text holds what a match needs.
func (h *hints) may(s string) bool {
	for _, set := range h.needs {
		if !set.In(s) {
			return false
		}
	}
	return true
}
