// Package imprint reads where a paper appeared out of one line: the journal's
// name, year, volume, issue and pages of a header, a citation line or a field.
//
//	a line ─ Cue ─→ may it hold one? ─ Read ─→ Imprint
//	a label's value ─ VolumeIn, IssueIn, PagesIn, CleanPages ─→ one part of it
//	what stands before the numbers ─ JournalBefore, WithoutLogo ─→ the name
//
// shapes.go lists the shapes of such lines, the surest first. What may be the
// name of a journal on this page is asked of the caller; whether the imprint is
// that of the paper or of one that it cites is for the page to say.
package imprint
