package page

import (
	"slices"
	"strings"
	"unicode"

	"synoptic/internal/page/hant"
	"synoptic/internal/page/letters"
	"synoptic/internal/page/names"
	"synoptic/internal/page/plain"
	"synoptic/internal/page/workplace"
)

// groupsBehindCommas marks the groups that sign a paper as the persons before
// them do: "A. Moe, B. Ek, the LOCK Collaborators". Behind a semicolon a group
// is what the persons speak for.
func groupsBehindCommas(list []names.Person, s string) []names.Person {
	if len(list) < 2 || !groupFinder.In(s) {
		return list
	}
	for i := range list {
		name := list[i].Name
		if at := strings.Index(s, name); i == 0 || at <= 0 ||
			!plain.ContainsAny(name, groupNames) && !(strings.HasPrefix(name, "the ") && groupNouns[lastWord(name)]) ||
			strings.Count(name, " ") > 8 || strings.ContainsAny(name, "0123456789:@") || strings.HasPrefix(name, "on behalf") ||
			strings.HasPrefix(name, "for ") {
			continue
		} else if before := strings.TrimRight(s[:at], " "); strings.HasSuffix(before, ",") ||
			strings.HasSuffix(before, " and") || strings.HasSuffix(before, "&") {
			list[i].Group = true
		}
	}
	return list
}

// groupNouns end the names of groups that no capital tells: "the LOCK team".
var groupNouns = hant.WordSet("team group investigators collaborators consortium network committee")

// groupNames are what groups that sign a paper call themselves.
var groupNames = []string{"Study Group", "Consortium", "Collaborators", "Investigators", "Working Group", "Collaboration", "Research Group", "Trial Team", "Study Team", "Trialists", "Trial Group"}

var groupWords = append(slices.Clone(groupNames), "Show all", "Show less", "Show more")

// groupName: a line that is the name of such a group and nothing else.
func groupName(s string) bool {
	return plain.ContainsAny(s, groupNames) && strings.Count(s, " ") < 7 && len(s) < 90 &&
		unicode.IsUpper(plain.FirstRune(s)) && !strings.ContainsAny(s, "0123456789:@.") && !strings.HasPrefix(s, "On behalf")
}

// markedAmong reads a name that has no shape that names are known by, on a line of
// its own with the mark of its place and the sign that the list goes on: "Fergus
// Mac an tSaoir3 &".
func markedAmong(s string) *names.Person {
	if !openList(s) || len(s) > 80 || workplace.Named(s) || strings.ContainsFunc(s, letters.CJK) || strings.ContainsAny(s, ".:()@/") {
		return nil
	}
	list := names.Split(s)
	if len(list) != 1 || len(list[0].Marks) == 0 || strings.Count(list[0].Name, " ") == 0 ||
		strings.Count(list[0].Name, " ") > 4 || !unicode.IsUpper(plain.FirstRune(list[0].Name)) {
		return nil
	}
	return &list[0]
}

// openList: a line of names that says that another follows.
func openList(s string) bool {
	s = strings.TrimRightFunc(s, letters.Blank)
	return strings.HasSuffix(s, "&") || strings.HasSuffix(s, ",") || strings.HasSuffix(s, ";") || strings.HasSuffix(s, " and")
}
