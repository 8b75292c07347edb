// Package synthesis turns extracted documents into a comparative review.
//
// The way data takes:
//
//	documents ─ choose ─→ included and excluded; one study counts once
//	included  ─ table  ─→ Table: studies × items, every cell an answer with its quotes
//	Table     ─ Writer ─→ draft sections: statements, each with the cells it cites
//	draft     ─ Check  ─→ kept statements, and the reasons for those dropped
//
// The built-in writer (Prose) needs no model. It compares by dimension, takes
// its content from the papers' own words, and says nothing that a cell does
// not carry. Words in common are a subject (see themes) and no agreement.
// Studies agree or differ on what became of an outcome, by the verb that stands
// beside it (see courseOf); on what they call for; and on notions that have many
// words (see motif), where they are about one thing (see kindred). A set without
// a common topic is told field by field, and where the reader asked a question
// it is answered first. Any other writer hands its drafts to the same Check: prose is
// believed only where the table agrees.
//
// Nothing here reads a page, a store or the clock: the same input makes the
// same review, byte for byte.
package synthesis
