package page

import (
	"synoptic/internal/page/imprint"
	"synoptic/internal/page/plain"
)

// facts remembers what was told of a line: many rules ask the same of it, each
// from its own side. The keys are stretches of the page's text.
type facts struct {
	names    map[string]int
	imprints map[string]imprint.Imprint
	junk     map[string]bool
	titles   map[string]cleaned
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

func newFacts(lines int) facts {
	return facts{make(map[string]int, lines), make(map[string]imprint.Imprint, lines/4), make(map[string]bool, lines), make(map[string]cleaned, lines)}
}

// score is authorScore, asked once.
func (r *reader) score(s string) int {
	n, ok := r.facts.names[s]
	if !ok {
		n = authorScore(s)
		r.facts.names[s] = n
	}
	return n
}

// cleaned is cleanTitle, asked once.
func (r *reader) cleaned(s string) cleaned {
	c, ok := r.facts.titles[s]
	if !ok {
		c.text = cleanTitle(s)
		c.folded = plain.Fold(c.text)
		r.facts.titles[s] = c
	}
	return c
}

// imprintOf is readImprint, asked once.
func (r *reader) imprintOf(s string) imprint.Imprint {
	if len(s) > imprint.MaxLine || !imprint.Cue(s) && !plain.FullWidth(s) {
		return imprint.Imprint{}
	}
	c, ok := r.facts.imprints[s]
	if !ok {
		c = readImprint(s)
		r.facts.imprints[s] = c
	}
	return c
}

// junkAt is junkLine, asked once.
func (r *reader) junkAt(s string) bool {
	if len(s) > 300 {
		return false
	}
	is, ok := r.facts.junk[s]
	if !ok {
		is = junkLine(s)
		r.facts.junk[s] = is
	}
	return is
}
