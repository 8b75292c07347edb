// Package storage holds the ports to whatever keeps data, and the one Store
// that is built on them.
//
// The ports are small and speak of no document: Table (ordered items with
// conditional, atomic writes), Blobs (bytes by name) and Queue (hints that
// there is work). Their contracts, in the comments, are what DynamoDB, S3 and
// SQS promise and no more; package sqlite is the embedded twin of all three,
// and storagetest the suite that every twin passes unchanged.
//
// Store knows documents, extractions, reviews, leases, search terms and usage,
// and is written once. The way data takes through it:
//
//	CreateDocument   blob(raw) ─→ item DOC (list, state and due index)
//	Due, a message   ─→ ClaimDocument: a lease on the item
//	SaveResult       blob(text) ─→ trail, claims ─→ terms ─→ extraction + DOC, together
//	ListDocuments    index or term ─→ the items themselves, checked
//	DeleteDocument   tombstone ─→ claims, terms, blobs, extractions ─→ tombstone that expires
//	UpdateReview     blob(content) ─→ item REVIEW
//
// Three habits make this safe on a platform where any step may fail, or
// succeed and seem to fail, and may run twice:
//
// A write that others could meet carries the revision that was read, and is
// tried again from the reading when somebody was quicker.
//
// What is not atomic is ordered: first what nothing points to, then the write
// that makes it count, then what cleans up. A half-done job is found by its
// lease running out, and doing it again mends it.
//
// Indexes and terms are hints. What they name is read again, strongly
// consistent, before it is shown or worked on.
package storage
