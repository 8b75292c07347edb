package workplace

import (
	"strings"

	"synoptic/internal/page/hant"
)

// withoutLeadingRank drops the rank that is held at a place in English and
// stands before it: "Associate Professor & Head, Department of Commerce, …",
// "Ph.D. Research Scholar, Osier University".
func withoutLeadingRank(s string) string {
	for {
		rank, place, ok := strings.Cut(s, ", ")
		if !ok || len(rank) > 80 || Named(rank) || !isRank(rank) || !Named(place) {
			return s
		}
		s = place
	}
}

// isRank: a few words that end in a rank, or go on with its subject or with
// another: "Lecturer in Law", "Professor and Dean".
func isRank(s string) bool {
	if strings.Count(s, " ") > 6 {
		return false
	}
	held := false
	for w := range strings.FieldsSeq(s) {
		low := strings.Trim(strings.ToLower(w), ".()*")
		switch {
		case rankWords[low]:
			held = true
		case held && !rankGoesOn[low]:
			return false // "Student Services"
		case held:
			return true // whatever the subject
		}
	}
	return held
}

// rankWords end a rank; rankGoesOn stand behind one.
var (
	rankWords  = hant.WordSet("professor lecturer reader scholar student fellow candidate principal dean head researcher scientist instructor director chairman chairperson hod")
	rankGoesOn = hant.WordSet("of in and & at (sg) (sr) (retd) emeritus i ii iii")
)
