package rules

import "strings"

// allCues turns the tables into the cues of the lexicon.
func allCues() []cue {
	var all []cue
	for k := kindNone + 1; k < kindCount; k++ {
		for _, word := range strings.Fields(chineseCues[k]) {
			all = append(all, cue{kind: k, text: word})
		}
		for _, word := range bars(englishCues[k]) {
			all = append(all, cue{kind: k, text: word})
		}
	}
	for _, verb := range bars(askingVerbs) {
		for _, word := range bars(askedWords) {
			all = append(all, cue{kind: kindAim, text: verb + " " + word})
		}
	}
	for _, verb := range strings.Fields(worthVerbs) {
		for _, noun := range strings.Fields(worthNouns) {
			all = append(all, cue{kind: kindWorth, text: verb + noun})
		}
	}
	for i, d := range deeds {
		for _, word := range bars(d.first) {
			all = append(all, cue{kind: kindDeedFirst, text: word, arg: i})
		}
		for _, word := range bars(d.then) {
			all = append(all, cue{kind: kindDeedThen, text: word, arg: i})
		}
	}
	for i, m := range named {
		for _, name := range bars(m.names) {
			all = append(all, cue{kind: kindMethod, text: name, arg: i})
		}
	}
	return all
}

// bars splits a table whose entries hold spaces.
func bars(table string) []string {
	var all []string
	for _, entry := range strings.FieldsFunc(table, func(r rune) bool { return r == '|' || r == '\n' }) {
		if entry = strings.TrimSpace(entry); entry != "" {
			all = append(all, entry)
		}
	}
	return all
}
