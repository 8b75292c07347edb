// Package textscan looks at texts the cheap way, for the many rules that pass
// nearly every line by: before a rule does anything dear it asks what stands in
// the line at all.
//
//	text ─ Set.In, Set.Index ─→ whether, and where, any of many words stands
//	text ─ Set.Groups, one pass ─→ which groups of words stand in it
//	text ─ Runes.In ─→ whether one of some signs does
//	text ─ Lower ─→ small letters, by the tables of Unicode only where it needs them
//
// A rule that looks for more than three words makes a set of them once, as a
// variable of its package: a scan takes as long as a search for two or three. A
// chain of rules that each take something off a line asks one set of all that
// they take off first, and leaves the line alone where it holds none. What
// makes a copy of the text, a fold, a list of its words, a regular expression,
// comes behind what does not; regular expressions look for their own words
// first, see package lazyregexp.
package textscan
