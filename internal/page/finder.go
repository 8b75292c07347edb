package page

import "synoptic/internal/textscan"

// finder looks for any of many words in one pass over a text.
type finder struct{ words *textscan.Set }

// newFinder makes a finder of words in Simplified and in Traditional characters.
func newFinder(words []string) finder { return finder{textscan.New(bothScripts(words...))} }

func (f finder) in(s string) bool { return f.words.In(s) }
