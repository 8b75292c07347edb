// Package formrules fills the items of a user's form without a model, as far
// as an instruction names words to look for.
//
//	instruction ─ Keywords ─→ the words behind "keywords:" or 关键词：, else those in “quotation marks”
//	page ─ gather ─→ the sentences of abstract and title
//	sentences with a keyword ─ by the item's type ─→ answer in the page's own words, its quote, its value
//
// What each type takes from the sentences that hold a keyword:
//
//	text     the one with most of the keywords, in the abstract before the title
//	list     the parts of what each enumerates, an element each; else the sentence
//	number   the number nearest to a keyword in its clause, else the only one of the sentence; years are none
//	date     the only date of that clause, else of that sentence; of several none is the value
//	boolean  true where a keyword stands, false where the page denies it; silence is neither
//	choice   the one choice that stands there; without keywords, in any sentence
//
// A sentence without the words says nothing, so that the item is not_reported;
// lost where the page has lost its abstract. Where an instruction names no words
// to look for, or the page says several things between which the engine does
// not choose, the answer is marked as left open: its status tells nothing.
//
// Words match whatever their case and width, Latin ones as whole words, with
// or without the s of a plural. A Chinese one of one or two characters is not
// taken inside a longer word (例 in 比例) unless a number stands before it.
package formrules
