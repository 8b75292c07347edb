// Package workplace knows what a place of work looks like: by the words that
// institutions are called by (Named), as a line of Chinese or of Latin letters
// (Line, Shape), in a note or a sentence on an author (InBiography, InProse);
// and what pages print around it, which Trim takes off.
//
//	a line, a note ─ Named, Line, Shape, Addressed ─→ is it a place?
//	the place as printed ─ WithoutLabel, WithoutBrackets, Trim ─→ as the record has it
//
// It reads one text at a time and knows neither names nor the page around them.
package workplace
