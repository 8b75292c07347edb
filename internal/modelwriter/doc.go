// Package modelwriter has the synthesis of a review written by a language
// model, from the evidence table and never from pages.
//
//	table ─ groups ─→ up to 25 studies a call, every cell with an id: c1, c2 …
//	group ─ model ─→ statements, each with the ids that it rests on
//	statements ─ synthesis.Reasons ─→ those that the common check would drop are
//	                                  sent back once
//	groups ─ merge ─→ statements made of statements, carrying all their citations
//	draft ─ synthesis.Check ─→ what still fails is dropped, counted and explained
//
// The number of calls grows with the number of studies and no faster: a merge
// reads each statement once, and every round has fewer of them.
//
// Cells hold words of web pages. They are data inside a fence like a page, and
// a cell that addresses its reader is not shown.
package modelwriter
