// Package guard stands between pages and models, on both sides.
//
//	text of a page ─ Honest ─→ the stretches that a model may see: no sentence that
//	                           addresses its reader, plainly or encoded
//	a model's answer ─ Fault ─→ why it may not be shown: it gives instructions, repeats
//	                           the examples of the prompt, holds markup or addresses,
//	                           or speaks of something else than the page
//
// Neither side is complete: there is no complete defence against instructions
// in data. They are the second and third line behind reading the page, and
// quotes that must stand on it are the fourth.
package guard
