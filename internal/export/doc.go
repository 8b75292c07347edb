// Package export writes a review in the formats that people and programs
// take it on in.
//
//	review + documents ─ NewComposition ─→ Composition ─ Write ─→ md | csv | json
//
// One composition, many writers: each prints from the same parts, and a
// format that cannot carry a part says so (Format.Omits). Text that comes from
// a page is hostile here too: it never becomes markup, a link, a formula or a
// control sequence.
package export
