// Package textscan looks at texts the cheap way, for the many rules that pass
// nearly every line by: before a rule does anything dear it asks what stands in
// the line at all.
//
//	text ─ Set.Groups, one pass ─→ which groups of words stand in it
//	text ─ Lower ─→ small letters, by the tables of Unicode only where it needs them
package textscan
