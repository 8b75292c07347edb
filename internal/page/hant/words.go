package hant

import (
	"slices"
	"strings"
)

// WordSet is the set of the words of s, which white space divides, each in the
// form that is given and in Traditional characters.
func WordSet(s string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(s) {
		set[w], set[Traditional(w)] = true, true
	}
	return set
}

// BothScripts adds to words in Simplified characters their Traditional forms.
func BothScripts(words ...string) []string {
	out := slices.Clone(words)
	for _, w := range words {
		if t := Traditional(w); t != w && !slices.Contains(out, t) {
			out = append(out, t)
		}
	}
	return out
}
