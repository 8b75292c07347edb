package page

import (
	"strings"

	"synoptic/internal/page/plain"
)

// barredTerms: a row of terms between bars, none of which menus have.
func barredTerms(s string) bool {
	if strings.Count(s, " | ") < 2 || len(s) > 400 || strings.ContainsAny(s, "©:/") {
		return false
	}
	for t := range strings.SplitSeq(s, " | ") {
		if t = strings.TrimSpace(t); t == "" || portalWord(t) || command(t) || junkLine(t) {
			return false
		}
	}
	return true
}

// overISSN: the journal's number stands on the line below.
func (r *reader) overISSN(i int) bool {
	n := r.next(i)
	return n == i+1 && r.labelled[n] && r.fieldAt[n] == fISSN
}

// invertedTerm: in a list of one term a line, a comma turns the words of a term
// round, "decision-making, administrative", and divides nothing: no other line has
// one, save another such term.
func (r *reader) invertedTerm(s string, k int, pieces []piece) bool {
	if len(s) > 80 || strings.Count(s, ", ") != 1 || strings.ContainsAny(s, ";；，、") {
		return false
	}
	alone, turned := 0, 0
	for i := max(0, k-4); i < len(pieces) && i < k+5; i++ {
		t := r.text[pieces[i].span.Start:pieces[i].span.End]
		if t == s {
			continue
		}
		if _, label := labelAt(t); label || len(t) > 60 || r.junkAt(t) || plain.EndsSentence(t) {
			if i < k {
				alone, turned = 0, 0
				continue
			}
			break
		}
		if strings.ContainsAny(t, ";；,，、") {
			if turned++; strings.Count(t, ", ") != 1 {
				return false
			}
			continue
		}
		alone++
	}
	return alone >= 2 && alone > turned
}
