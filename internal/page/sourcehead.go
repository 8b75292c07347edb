package page

import (
	"strings"

	"synoptic/internal/lazyregexp"
	"synoptic/internal/page/hant"
	"synoptic/internal/page/plain"
)

// sourceHead reads the head that some portals print over a title, one part a
// line: the name of the source, a full stop, and the day or the word for an
// early view where other pages have volume and issue:
//
//	南浦日报
//	.
//	2023-06-19
func (r *reader) sourceHead() (name string, year int) {
	for i := 0; i+2 < len(r.lines) && i < 60; i++ {
		if !r.overStop(i) || r.lines[i].mute || r.labelled[i] {
			continue
		}
		below := plain.HalfDigits(r.lines[i+2].text)
		if len(below) > 40 || !rxDateFirst.MatchString(below) && !rxYearAlone.MatchString(below) && !earlyView(below) {
			continue
		}
		if name := plain.Tidy(r.lines[i].text); plausibleJournal(name) && !r.isTitle(name) {
			return name, plain.Year(below)
		}
	}
	return "", 0
}

// overStop: the next line is nothing but a full stop.
func (r *reader) overStop(i int) bool {
	if i+1 >= len(r.lines) {
		return false
	}
	s := r.lines[i+1].text
	return s == "." || s == "．"
}

var rxYearAlone = lazyregexp.New(`^(?:19|20)\d\d$`)

// earlyView: words for a paper that has no issue yet.
func earlyView(s string) bool {
	for _, w := range earlyViews {
		if strings.HasPrefix(s, w) {
			return true
		}
	}
	return false
}

var earlyViews = hant.BothScripts("网络首发", "优先出版", "录用定稿", "在线优先", "预出版")
