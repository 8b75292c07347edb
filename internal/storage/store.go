package storage

import (
	"encoding/json"
	"time"

	"synoptic/internal/synoptic"
)

// Store is what the use cases keep their truth in: documents, extractions,
// reviews, what waits to be done, and what it cost. It is written once, over
// the ports, so that every twin of them behaves alike.
//
// Every method may be repeated after an error that is not a refusal
// (CodeInvalid, CodeNotFound, CodeConflict, CodeTooLarge, CodeUnprocessable)
// and then ends in the state that one clean call would have left. Unknown
// ids, and those of another workspace, are CodeNotFound.
type Store struct {
	table Table
	blobs Blobs
	now   func() time.Time

	compressors compressors
}

// Options are the optional parts of a Store.
type Options struct {
	Now func() time.Time // the clock; time.Now where nil
}

// New makes a store over a table and blobs. opts may be nil.
func New(table Table, blobs Blobs, opts *Options) *Store {
	s := &Store{table: table, blobs: blobs, now: time.Now}
	if opts != nil && opts.Now != nil {
		s.now = opts.Now
	}
	return s
}

// PageRequest asks for one page of a list.
type PageRequest struct {
	Limit  int    // 1 to 100; 0 is 20
	Cursor string // NextCursor of the page before; empty for the first
}

// Listing is one page of a list. It may hold fewer than the limit, even none:
// only an empty NextCursor says that the list is over.
type Listing[T any] struct {
	Items      []T
	NextCursor string
}

// Lease says who works on something, and until when nobody else may.
type Lease struct {
	Owner string    `json:"owner,omitempty"`
	Until time.Time `json:"until,omitzero"`
}

// StoredDocument is a document with what the public does not see of it.
//
// UpdateDocument stores what is exported of it as it stands, but for the
// extraction, which goes by SaveResult together with the record, the terms
// and the identities that follow from it.
type StoredDocument struct {
	Document  synoptic.Document
	Workspace synoptic.Workspace
	Revision  int64

	// Asked is what the uploader wants, as far as it is not the default.
	Asked Asked
	// Lease is held by a worker while Status is extracting.
	Lease Lease
	// Attempts counts the claims since the document last became pending by
	// request.
	Attempts int
	// DueAt is when a pending document may be claimed; zero is at once.
	DueAt time.Time
	// Answered tells that answers are kept for it; see KeepExchange.
	Answered bool
	// TextSHA256 is the hash of the current decoded text, empty before the
	// page is read.
	TextSHA256 string

	// Decisions are what people decided on the answers, as far as there is an
	// extraction; Document.Extraction has them laid over it.
	Decisions []synoptic.Decision

	kept keptDocument
}

// Asked is how a document is to be extracted. Empty means the default.
type Asked struct {
	Engine   string            `json:"engine,omitempty"`
	Form     string            `json:"form,omitempty"`
	Language synoptic.Language `json:"language,omitempty"`
}

// Identity is one folded name of a study, such as "doi:10.1999/abc" or
// "title:…|author:…|year:2024". Documents that share one are the same study,
// unless both state DOIs and these differ.
type Identity string

// NewDocument is what CreateDocument stores.
type NewDocument struct {
	// Document needs ID, Status, Extract, CreatedAt and what is known of the
	// bytes.
	Document synoptic.Document
	Raw      []byte
	Asked    Asked
	DueAt    time.Time // for a pending document; zero is at once
}

// DocumentFilter narrows a list of documents. Zero fields do not narrow.
type DocumentFilter struct {
	Status   synoptic.DocumentStatus
	Language synoptic.Language // of the page: zh, en or other
	Terms    []string          // all of them must find the document
}

// Result is what a worker found in a document. A failure need not bring more
// than a Problem: what an earlier result found stays.
type Result struct {
	DocumentID string
	Owner      string // holder of the lease
	// Status is what the document becomes: extracted, rejected or failed.
	Status     synoptic.DocumentStatus
	PageType   synoptic.PageType // empty leaves what is known
	Charset    string            // empty leaves what is known
	MediaType  string            // empty leaves what is known
	Record     *synoptic.Record
	Extraction *synoptic.Extraction // nil where there is none
	Problem    *synoptic.Problem    // why it failed or was rejected
	Text       string               // the decoded text; empty where there is none
	Identities []Identity           // at most MaxIdentities
	Terms      []string             // at most MaxTerms
}

// The bounds of a Result; what is over them is left out.
const (
	MaxIdentities = 4
	MaxTerms      = 96
	MaxTermBytes  = 256
)

// StoredReview is a review with what the public does not see of it.
type StoredReview struct {
	Review    synoptic.Review
	Workspace synoptic.Workspace
	Revision  int64

	// DocumentIDs are the documents asked for, in the order asked.
	DocumentIDs []string
	// Request is the rest of the request, as the use case wrote it.
	Request  json.RawMessage
	Lease    Lease
	Attempts int
	DueAt    time.Time // when it may be claimed; zero is at once

	kept keptReview
}

// Work names a kind of work that waits.
type Work string

// The kinds of work. A document waits in WorkExtract or, when it is to go out
// with the scheduled run, in WorkBatch; one whose lease ran out is due again
// in the same.
const (
	WorkExtract Work = "extract"
	WorkBatch   Work = "batch"
	WorkReview  Work = "review"
	WorkDelete  Work = "delete" // a deletion that was cut short; see Store.FinishDeletion
)

// Due is something that waits to be done since At. The list it comes from may
// lag, so claim it before working.
type Due struct {
	Work      Work
	Workspace synoptic.Workspace
	ID        string
	At        time.Time
}

// UsageEntry is what one call of a model consumed. ID is unique to the call,
// so that repeating AddUsage counts it once.
type UsageEntry struct {
	ID      string
	Day     string // 2006-01-02, UTC
	Model   string
	Purpose string
	Usage   synoptic.Usage
}

// UsageRow sums up a day, model and purpose. CostUSD is nil when the price of
// any of its calls is unknown.
type UsageRow struct {
	Day, Model, Purpose string
	Calls               int64
	Usage               synoptic.Usage
	// LiveCostUSD is what the same tokens would have cost outside of batches;
	// nil as CostUSD is.
	LiveCostUSD *float64
}
