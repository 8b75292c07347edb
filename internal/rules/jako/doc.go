// Package jako reads Japanese and Korean abstracts by a few cues that are sure.
//
// It knows much less than package rules does of Chinese and English: one
// table of cues for each item and language, and the order in which abstracts of
// both languages go — what is not known, what is asked, how, what came out. It
// is asked only for what the page's Chinese or English abstract did not say.
//
//	abstract ─ Sentences ─→ sentences of either language      (sentence.go)
//	sentence ─ cues ─→ gap, aim, setup or outcome             (role.go; cues_ja.go, cues_ko.go)
//	sentences ─→ a stretch of the text for each item          (read.go)
//
// Both languages put the verb last, so that what a sentence does is told by its
// end, and what a clause names stands before the particle behind it.
package jako
