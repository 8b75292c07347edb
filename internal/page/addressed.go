package page

import "synoptic/internal/page/injection"

// GivesInstructions reports whether a text addresses the machine that reads
// it, by the test that keeps such text out of every section. Whoever shows
// text of a page to a model, or takes text from one, asks again: what this
// reading let through must not come back as an answer.
func GivesInstructions(s string) bool { return injection.In(s) || injection.Notice(s) }
