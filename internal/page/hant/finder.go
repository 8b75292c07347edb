package hant

import "synoptic/internal/textscan"

// Finder looks for any of many words in one pass over a text.
type Finder struct{ words *textscan.Set }

// NewFinder makes a finder of words in Simplified and in Traditional characters.
func NewFinder(words []string) Finder { return Finder{textscan.New(BothScripts(words...))} }

// In reports whether s holds one of the words.
func (f Finder) In(s string) bool { return f.words.In(s) }
