// Package synoptic holds the words of the field: what a page dump is, what is
// read from it, and what a comparative review is made of.
//
// It is the centre of the house. It imports the standard library only, knows
// no storage, no model and no HTTP, and every other package speaks in its
// types. The way data takes:
//
//	bytes ─ ingest ─→ a Document, pending
//	Document ─ page.Parse ─→ Record ─ engine ─→ Extraction, each Answer with its Quotes
//	Extractions ─ synthesis ─→ EvidenceTable ─→ Statements that cite its cells ─→ Review
//	Review ─ export ─→ Markdown, CSV, JSON
//
// The JSON forms of these types are the contract of the API and of the command
// line. They only grow: a key with no value is null or [], never left out.
// Positions are Unicode code points into the decoded text of the page,
// half-open.
package synoptic
