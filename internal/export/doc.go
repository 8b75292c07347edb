// Package export writes a review in the formats that people and programs
// take it on in.
//
//	review + documents ─ NewComposition ─→ Composition
//	Composition ─ compose ─→ content: every part in words, in order, with anchors
//	content ─ Write ─→ md | html | docx | xlsx     (whole reviews; they only lay out)
//	Composition ─ Write ─→ json (the contract) | csv (the evidence table)
//	records ─ reference.Format ─→ bib | ris | csl-json | noteexpress | endnote
//
// One composition, many writers: what is shown and in which words is decided
// in content, once, and a format that cannot carry a part says so
// (Format.Omits). Every answer of the table has an anchor, and every statement
// leads to the anchors of what it cites: there its quotes stand, with the hash
// of their page. The tests walk each format along this trail.
//
// Text that comes from a page is hostile here too. It is brought to one line
// without control characters when the content is made, and each writer escapes
// it for its own format: it never becomes markup, a link, a formula or a
// control sequence.
package export
