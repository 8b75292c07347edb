package page

import (
	"synoptic/internal/page/imprint"
	"synoptic/internal/page/plain"
)

// facts remembers what was told of a line: many rules ask the same of it, each
// from its own side. The keys are stretches of the page's text. A question that
// several lines ask of their neighbours, as every likely title asks of the lines
// below it, belongs here: a field of fact, a bit of questions and a method like
// those below.
type facts struct {
	of    map[string]int // the index in known
	known []fact
}

// fact is what is known of one stretch, as far as it was asked for.
type fact struct {
	asked   questions
	junk    bool
	names   int
	places  bool // names and places in one row
	title   cleaned
	imprint *imprint.Imprint
}

// questions says which were asked of a stretch.
type questions uint8

const (
	askedJunk questions = 1 << iota
	askedNames
	askedTitle
	askedPlaces
)

func newFacts(lines int) facts {
	return facts{of: make(map[string]int, lines), known: make([]fact, 0, lines)}
}

// about is what is known of a stretch: until something is told of another.
func (f *facts) about(s string) *fact {
	i, ok := f.of[s]
	if !ok {
		i = len(f.known)
		f.of[s], f.known = i, append(f.known, fact{})
	}
	return &f.known[i]
}

// cleaned is a text by cleanTitle, and folded.
type cleaned struct{ text, folded string }

// foldOf folds what is left of the clean text, all of it as a rule.
func (c cleaned) foldOf(s string) string {
	if s == c.text {
		return c.folded
	}
	return plain.Fold(s)
}

// score is authorScore, asked once.
func (r *reader) score(s string) int {
	f := r.facts.about(s)
	if f.asked&askedNames == 0 {
		f.asked |= askedNames
		f.names = authorScore(s)
	}
	return f.names
}

// cleaned is cleanTitle, asked once.
func (r *reader) cleaned(s string) cleaned {
	f := r.facts.about(s)
	if f.asked&askedTitle == 0 {
		f.asked |= askedTitle
		f.title.text = cleanTitle(s)
		f.title.folded = plain.Fold(f.title.text)
	}
	return f.title
}

// namesWithPlaces reports a row of names with their places of work, asked once.
func (r *reader) namesWithPlaces(s string) bool {
	f := r.facts.about(s)
	if f.asked&askedPlaces == 0 {
		f.asked |= askedPlaces
		f.places = markedPlaceItem(s) || letteredRow(s) || len(s) < 200 && len(rowOf(s)) > 0 ||
			len(namesMarksPlaces(withoutContacts(s))) > 0 || len(boxOnOneLine(s)) > 0
	}
	return f.places
}

// imprintOf is readImprint, asked once.
func (r *reader) imprintOf(s string) imprint.Imprint {
	if len(s) > imprint.MaxLine || !imprint.Cue(s) && !plain.FullWidth(s) {
		return imprint.Imprint{}
	}
	f := r.facts.about(s)
	if f.imprint == nil {
		c := readImprint(s)
		f.imprint = &c
	}
	return *f.imprint
}

// junkAt is junkLine, asked once.
func (r *reader) junkAt(s string) bool {
	if len(s) > 300 {
		return false
	}
	f := r.facts.about(s)
	if f.asked&askedJunk == 0 {
		f.asked |= askedJunk
		f.junk = junkLine(s)
	}
	return f.junk
}
