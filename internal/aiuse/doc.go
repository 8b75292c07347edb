// Package aiuse accounts for the use of AI in a review, as journals and
// review bodies want it reported.
//
//	included studies + writer + checks ─ Of ─→ synoptic.AIUse: who did what, when, how much of
//	                                           it was verified, and the same as prose (zh, en)
//
// It counts what stands in the review and nothing else. Where no model was
// used it says so; where it cannot know something it leaves it out.
package aiuse
