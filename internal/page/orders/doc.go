// Package orders finds sentences that order their reader about.
//
// Reading a page mutes text by its wording: the phrases that such text is made
// of. This room goes by grammar, for phrases that nobody has collected yet. An
// abstract reports; it has no second person, and it tells nobody how to fill in
// a form.
//
//	sentence ─ possible, a look for the words without which no rule matches ─→
//	rules of its language ─→ does it give orders
package orders
