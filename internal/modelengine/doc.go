// Package modelengine fills the form by asking a language model, and believes
// it only where the page agrees.
//
//	page ─ gather ─→ material: title, abstract, keywords, and the paper's own text where
//	                 the page carries it under headings; in as many parts as the budget
//	                 needs; sentences that address their reader are not in it
//	material ─ prompt, cache, model ─→ draft: quotes, and the answers drawn from them
//	draft ─ judge ─→ each quote found in the paper's own sections, each answer checked
//	what fails ─ one repair turn ─→ judged again; still bad is unverified
//	judged ─→ Extraction
//
// In the normal case that is one call a page, with a user's items too: they
// stand in the schema by keys of ours (items.go), and a value is believed where
// a quote carries it.
//
// A quote must stand in what the model was shown. A page also shows
// other papers, a reference list, notices and advertisements; true words of
// those are no evidence about this paper.
package modelengine
