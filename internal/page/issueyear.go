package page

import "synoptic/internal/page/plain"

// issuePublished is the year behind "Issue published:", 0 without one.
func (r *reader) issuePublished() int {
	for i := range r.entries {
		if e := &r.entries[i]; e.field() == fStop && e.label.text == "issuepublished" {
			s, _, _ := r.value(e)
			return plain.Year(plain.Clip(s, 40))
		}
	}
	return 0
}
