// Package people lets a person decide on an answer: accept it, put another in
// its place, or reject it.
//
//	Request ─ the answer as it is shown ─→ who may do what with it
//	quotes ─ quote.Locate ─→ their place on the page, or the nearest passage
//	answer ─ the same checks as a machine's ─→ Decision + EditEvent ─→ store
//
// A person's answer rests on quotes that stand on the page, and gives no number
// that they do not: it goes into the same reviews as a machine's, where every
// statement leads to a quote. What a person decided lies over whatever an
// engine answers, now and later; no extraction changes it.
package people
