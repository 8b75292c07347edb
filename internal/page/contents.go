package page

import (
	"strings"

	"synoptic/internal/page/identifier"
	"synoptic/internal/page/letters"
	"synoptic/internal/page/plain"
)

// issueContents reports the contents of an issue: no abstract, and pages given
// on lines of their own, once for every paper.
func (r *reader) issueContents() bool {
	if !r.rec.Abstract.Empty() || r.rec.DOI != "" || r.meta.scholar {
		return false
	}
	ranges, leaders := 0, 0
	for i := range r.lines[:min(len(r.lines), 600)] {
		if s := r.lines[i].text; len(s) < 16 && !r.lines[i].mute && !r.used[i] && !(i > 0 && r.labelled[i-1]) &&
			len(identifier.ISSN(s)) == 0 && letters.Digit(rune(s[0])) && rxLeadingRange.MatchString(s) &&
			!strings.Contains(s, ".") {
			ranges++
		} else if len(s) < 400 && strings.Contains(s, "……") && strings.Contains(s, "…………") &&
			letters.Digit(plain.LastRune(plain.TrimEdges(s, "()（） "))) {
			leaders++
		}
	}
	return ranges >= 2 || leaders >= 3
}
