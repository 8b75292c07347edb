// Package extract fills the form for a document.
//
//	page dump ─ Reader ─→ page.Parse ─→ engine ─→ quote.Verify ─→ Reading
//	task ─ Service.Do ─→ claim ─→ Reader ─→ save ─→ document extracted, rejected or failed
//
// The Reader is the whole way of one page and knows no storage; the command
// line runs it alone. The Service runs it between a claim and a conditional
// save, so that it may be called twice, or die in between, with one result.
package extract
