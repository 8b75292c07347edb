package synoptic

import (
	"context"
	"time"
)

// Workspace names the tenant. Nothing crosses it.
type Workspace string

// LocalWorkspace is the one workspace of a server that asks for no key.
const LocalWorkspace Workspace = "local"

// DocumentStatus tells where a document stands.
type DocumentStatus string

// The states of a document. Stored waits for nothing (extract=none); pending
// waits for a worker or the batch; extracting is held by one; the other three
// are final until somebody asks again.
const (
	Stored     DocumentStatus = "stored"
	Pending    DocumentStatus = "pending"
	Extracting DocumentStatus = "extracting"
	Extracted  DocumentStatus = "extracted"
	Failed     DocumentStatus = "failed"
	Rejected   DocumentStatus = "rejected"
)

// Final reports whether nothing more will happen by itself.
func (s DocumentStatus) Final() bool {
	return s == Extracted || s == Failed || s == Rejected || s == Stored
}

// ExtractMode says when a document is to be extracted.
type ExtractMode string

// The modes of extraction.
const (
	ExtractNow   ExtractMode = "now"
	ExtractBatch ExtractMode = "batch"
	ExtractNone  ExtractMode = "none"
)

// PageType tells what a page is.
type PageType string

// The page types. A listing gives its first record; a page that is no record
// (login, captcha, error, empty) is rejected.
const (
	Article    PageType = "article"
	Listing    PageType = "listing"
	NotARecord PageType = "not_a_record"
)

// Document is one uploaded page dump and what is known about it. The bytes
// themselves never change and lie in the blob store.
type Document struct {
	ID          string         `json:"id"`
	Status      DocumentStatus `json:"status" enum:"stored,pending,extracting,extracted,failed,rejected"`
	Extract     ExtractMode    `json:"extract" enum:"now,batch,none"`
	PageType    PageType       `json:"page_type" nullable:"true" enum:"article,listing,not_a_record"` // empty until the page is read
	FileName    string         `json:"file_name"`
	SourceURL   Maybe          `json:"source_url" nullable:"true"` // http or https, kept as text, never fetched
	CreatedAt   time.Time      `json:"created_at"`
	SizeBytes   int64          `json:"size_bytes"`
	SHA256      string         `json:"sha256"` // of the bytes as uploaded, lower-case hex
	MediaType   string         `json:"media_type"`
	Charset     string         `json:"charset"`
	DuplicateOf Maybe          `json:"duplicate_of" nullable:"true"` // id of the document that holds the same study
	Error       *Problem       `json:"error"`                        // why it failed or was rejected
	Record      *Record        `json:"record"`
	Extraction  *Extraction    `json:"extraction"`
}

// Problem is a stored reason: why a document failed, was rejected, or a
// review could not be written. Its message is for people and holds no page
// text.
type Problem struct {
	Code    string `json:"code"`
	Message string `json:"message"`
}

// MarshalJSON writes null for a page that has not been read yet.
func (t PageType) MarshalJSON() ([]byte, error) { return Maybe(t).MarshalJSON() }

type workspaceKey struct{}

// WithWorkspace says for which workspace something is done.
func WithWorkspace(ctx context.Context, ws Workspace) context.Context {
	return context.WithValue(ctx, workspaceKey{}, ws)
}

// WorkspaceOf is the workspace that ctx works for; the local one where none
// was said.
func WorkspaceOf(ctx context.Context) Workspace {
	if ws, ok := ctx.Value(workspaceKey{}).(Workspace); ok {
		return ws
	}
	return LocalWorkspace
}
