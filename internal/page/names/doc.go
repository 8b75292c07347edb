// Package names knows what a person's name looks like and cuts a row of names.
//
//	a line ─ Bare ─→ without roles and links ─ Split ─→ persons with their marks
//	a name ─ Han, Kana, Hangul, Latin, Collective ─→ has it the shape of one?
//	       ─ LikelyHan, LikelyHangul ─→ does it begin as one, too?
//	names in two scripts ─ ForeignAmong, WithForeign ─→ who is whose romanisation
//
// It reads the line alone: where on the page names may stand, and whose place
// of work is whose, is for the page to say.
package names
