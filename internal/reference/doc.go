// Package reference writes bibliographic references: lines in a citation
// style, and files that reference managers take.
//
//	synoptic.Record ─ EntryOf ─→ Entry ─ Style.Line ─→ one line of a list of references
//	                                   └ Format.Write ─→ BibTeX, RIS, CSL-JSON, NoteExpress, Refer
//
// An Entry is a record as styles see it: names taken apart, a kind, pages told
// from an article number. What the page does not state is not made up: it is
// left out, and Missing names it.
//
// The styles are written after these texts, and compared in tests with
// independent processors where the two say the same:
//
//   - GB/T 7714—2025, in force since 1 July 2026: full-width punctuation ，：（）
//     in entries of every language, names in small letters, hyphens of given
//     names kept, [PP] for preprints;
//   - GB/T 7714—2015: half-width punctuation, Western names in capitals;
//   - APA, 7th edition; MLA, 9th edition; Chicago, 17th edition, author-date.
//
// The language of an entry is that of the paper: a Chinese paper has 等, an
// English one et al., whatever the review is written in.
package reference
