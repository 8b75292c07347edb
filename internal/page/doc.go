// Package page reads a page dump: bytes → decoded text → record.
//
// The way data takes:
//
//	bytes ─ charset.Unwrap, charset.Decode ─→ text
//	HTML ─ markup.Read ─→ visible text, blocks, metadata          (plain text skips this)
//	plain text ─ flatten ─→ the text as it is read: whole lines, plain spaces
//	text ─ splitLines ─→ lines ─ muteInstructions, muteNoise ─→ lines to be believed
//	lines ─ blocks ─→ labelled entries: a label and what stands behind it
//	metadata, entries, then the shape of the head ─ reader.read ─→ Record, Sections
//	record ─ judge ─→ article, listing (first record only) or no record, with a reason
//
// What is certain comes first and takes its lines with it: identifiers,
// abstracts, keywords, references, funding. Titles, names and places are then
// told from the lines that are left, by what stands around them. So a page of
// a layout that nobody has seen is read by its labels and its shape.
//
// What is known of the world stands in tables, each in one place: labels.go
// (every label, in five languages), portals.go (layouts), junk.go (what portals
// print around a record), names.go (what tells a name from a menu entry),
// instruction.go (how text speaks to the program that reads it; package orders
// knows its grammar). Words are listed in Simplified characters; package hant
// makes them find Traditional ones.
//
// Positions are bytes into Page.Text as it is, whatever flatten made of it:
// fields may be healed of white space and invisible marks, sections never are.
package page
