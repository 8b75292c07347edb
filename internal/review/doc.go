// Package review carries a comparative review from the request to the
// finished text.
//
//	Request ─ Service.Ask ─→ review (queued), its documents counted ─→ task
//	task ─ Service.Do ─→ waits for documents that are not extracted yet (extracting)
//	                  ─→ answers in the review's language ─ synthesis.Compose ─→ done, a version kept
//	done ─ Service.Changes ─→ stale: the versions it rests on, and the documents as they are
//	     ─ Service.Refresh ─→ task; what no change touches stays byte for byte (keep.go)
//	two versions ─ Compare ─→ what was added, removed, changed
//
// A review can be taken up again at any step: what it is made of is stored
// with it, and each step looks at the documents anew.
package review
