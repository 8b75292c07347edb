// Package extract fills the form for a document.
//
//	page dump ─ Reader ─→ page.Parse ─→ engine ─→ quote.Verify ─→ form.Settle ─→ Reading
//	task ─ Service.Do ─→ claim ─→ Reader ─→ save ─→ document extracted, rejected or failed
//	form ─ SaveForm ─→ a version that stays ─ Service.Apply ─→ documents that wait, a sample or all
//
// The Reader is the whole way of one page and knows no storage; the command
// line runs it alone. The Service runs it between a claim and a conditional
// save, so that it may be called twice, or die in between, with one result.
//
// A form is the standard one, or that with a user's items behind it. Which one
// a document is to be filled by is pinned to a version when it is asked for.
package extract
