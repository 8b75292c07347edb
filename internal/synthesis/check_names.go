package synthesis

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"synoptic/internal/lazyregexp"
)

// A statement may tell a study in words of its own, but names are not its
// own: a place or a proper name outside quotation marks stands in a cited
// cell, or carries its original in brackets that does: Shijingshan (石景山).

var (
	latinName = lazyregexp.New(`[A-Z][\p{Latin}'’-]{2,}`)
	// originalName is the original in brackets right behind a name, with what
	// may stand between: "Kaifeng city (开封市)".
	originalName = lazyregexp.New(`^(?:[ -][\p{Latin}'’-]+){0,3}\s*[(（]([^()（）]*\p{Han}[^()（）]*)[)）]`)
)

// strangeName returns the first name in the text outside quotation marks that
// no cited cell has, "" where there is none. Stands reports whether folded
// words stand in a cited cell.
func strangeName(outside string, stands func(string) bool) string {
	for _, at := range latinName.FindAllStringIndex(outside, -1) {
		name := outside[at[0]:at[1]]
		if beginsSentence(outside[:at[0]]) || ordinaryCapitals[strings.ToLower(name)] {
			continue
		}
		if m := originalName.FindStringSubmatch(outside[at[1]:]); m != nil {
			if !stands(fold(m[1])) && !stands(fold(name)) {
				return name
			}
			continue
		}
		if words := fold(strings.TrimSuffix(strings.TrimSuffix(name, "'s"), "’s")); !stands(words) && !stands(stem(words)) &&
			!namedBefore(outside[:at[0]], name) {
			return name
		}
	}
	for i, r := range outside {
		if !strings.ContainsRune("市县省镇", r) {
			continue
		}
		name := placeName(outside[:i])
		if name == "" || commonPlaces[lastRunes(name, 1)+string(r)] || commonPlaces[name+string(r)] ||
			strings.HasPrefix(outside[i+utf8.RuneLen(r):], "域") {
			continue
		}
		// A word before the name may have run into it; its last two characters
		// are its own.
		if !stands(fold(lastRunes(name, 2) + string(r))) {
			return name + string(r)
		}
	}
	return ""
}

// beginsSentence reports whether what follows stands at the beginning of a
// sentence, where a capital names nothing.
func beginsSentence(before string) bool {
	before = strings.TrimRightFunc(before, unicode.IsSpace)
	last, _ := utf8.DecodeLastRuneInString(before)
	return before == "" || strings.ContainsRune(".。!！?？:：;；", last)
}

// namedBefore reports whether a name was given before; its original stands
// beside it once.
func namedBefore(before, name string) bool {
	i := strings.Index(before, name)
	return i >= 0 && originalName.MatchString(before[i+len(name):])
}

func lastRunes(s string, n int) string {
	runes := []rune(s)
	return string(runes[max(0, len(runes)-n):])
}

// ordinaryCapitals are words that English writes with a capital though they
// are no name of a study's.
var ordinaryCapitals = set(`chinese china english western eastern european american african asian january february march april may june july august september october november december`)
