// Package markup turns HTML into the text that a reader sees, in reading
// order, with the page's metadata and the places of its elements.
//
//	text ─ IsHTML ─→ is it markup at all
//	html ─ Read ─→ Doc{Text, Blocks, Meta, JSONLD, Title, Lang}
//
// It is one pass over the x/net tokenizer: no tree is built, so that memory
// is the text and little else, and a bomb of nested tags is only a counter.
// What is not on the screen (comments, scripts, attributes, elements hidden
// by attribute, style or class) is not text: it is where pages hide
// instructions to machines.
package markup
