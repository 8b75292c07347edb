// Package injection tells text that speaks to the program or the model that
// reads a page. A page is hostile input: such text is in no field and in no
// section. It is told by wording, general and in several languages: an order to
// drop earlier orders, an address to a machine reader together with a demand,
// the markup of a chat. Package orders goes by grammar, for wordings that nobody
// has collected yet.
//
//	a text ─ folded, so that width, case and invisible marks hide nothing ─ In ─→ does it?
//	a line ─ Notice ─→ is it a notice put among the paper's lines?
//	the sentences behind such text ─ GoesOn ─→ do they belong to it?
package injection
