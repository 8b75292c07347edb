package page

import (
	"strings"

	"synoptic/internal/page/plain"
)

// formLabels are the rows of forms about a thesis or a record of a library
// whose values stand on the line below them and are neither title nor author.
var formLabels = foldedLabels(`date of award|date of graduation|semester of graduation|document type|degree type|degree name|degree level|department|committee chair|committee chair/first advisor|committee member|second committee member|third committee member|first advisor|second advisor|third advisor|advisor/mentor|first committee member|subject categories|disciplines|saved in|gespeichert in|bibliographic details`)

// passOverForms marks the values of such rows as used.
func (r *reader) passOverForms() {
	for i := range r.entries {
		e := &r.entries[i]
		if e.label == nil || !formLabels[e.label.text] {
			continue
		}
		for _, p := range e.pieces(r.text) {
			if s := r.text[p.span.Start:p.span.End]; len(s) < 120 && !plain.EndsSentence(strings.TrimRight(s, ".")+" ") {
				r.used[p.line] = true
			}
			break
		}
	}
}
