// Package prompts holds the words that models are given. Each file has a fixed
// part, the same from call to call so that providers can cache it, and behind
// the line "=== user ===" a template of what changes, with the data last.
//
// A change of a file changes its hash, and with it the prompt version that is
// stored with every answer: answers that were paid for under the old words are
// asked for again.
package prompts

import "embed"

// Files holds every prompt.
//
//go:embed *.md
var Files embed.FS

// ExampleMarks are the invented names of which every answer in the examples
// holds at least one. One that comes back in an answer about a page that does
// not have it has leaked from the prompt.
func ExampleMarks() []string {
	return []string{"双檐", "栖霜", "夜渡", "跟灯", "误渡", "lantern tall", "Ostrelby"}
}
