// Package markup turns HTML into the text that a reader sees, in reading
// order, with the page's metadata and the places of its elements.
//
//	text ─ IsHTML ─→ is it markup at all
//	html ─ Read ─→ Doc{Text, Blocks, Meta, JSONLD, Title, Lang}
//	       (scanner ─→ tokens ─ reader ─→ what of them is on the screen)
//
// It is one pass over the page with a scanner of our own, as reading pages is
// what the product is for: nothing is copied before it is known to be wanted.
// No tree is built, so that memory is the text and little else, and a bomb of
// nested tags is only a counter.
//
// What is not on the screen (comments, scripts, attributes, elements hidden
// by attribute, style or class) is not text: it is where pages hide
// instructions to machines.
package markup
