package synoptic

import (
	"crypto/rand"
	"errors"
	"strings"
	"time"
)

// BatchStatus tells where a scheduled extraction run stands.
type BatchStatus string

// The states of a batch. Collecting: documents are being gathered, nothing has
// been bought. Submitted: a provider works on it. Ingesting: answers are being
// read, or, in direct mode, documents are.
const (
	BatchCollecting BatchStatus = "collecting"
	BatchSubmitted  BatchStatus = "submitted"
	BatchIngesting  BatchStatus = "ingesting"
	BatchDone       BatchStatus = "done"
	BatchFailed     BatchStatus = "failed"
)

// Final reports whether nothing more will happen.
func (s BatchStatus) Final() bool { return s == BatchDone || s == BatchFailed }

// BatchMode tells how the documents of a batch are read.
type BatchMode string

// The modes. Provider: as one job of a provider's batch interface, at its
// price. Direct: one after the other, where there is no such interface, or no
// model.
const (
	BatchProvider BatchMode = "provider"
	BatchDirect   BatchMode = "direct"
)

// Batch is one scheduled extraction run of a workspace. Where a price is not
// known, amounts are nil.
type Batch struct {
	ID     string      `json:"id"`
	Status BatchStatus `json:"status" enum:"collecting,submitted,ingesting,done,failed"`
	Mode   BatchMode   `json:"mode" enum:"provider,direct"`
	Model  Maybe       `json:"model" nullable:"true"`
	Counts BatchCounts `json:"counts"`

	EstimatedCostUSD     *float64 `json:"estimated_cost_usd"`      // what it was expected to cost when it was submitted
	EstimatedLiveCostUSD *float64 `json:"estimated_live_cost_usd"` // the same, at the price of live calls
	CostUSD              *float64 `json:"cost_usd"`                // what it has cost so far
	LiveCostUSD          *float64 `json:"live_cost_usd"`           // what the same tokens would have cost live
	InputTokens          int      `json:"input_tokens"`
	CachedTokens         int      `json:"cached_tokens"`
	OutputTokens         int      `json:"output_tokens"`

	CreatedAt   time.Time  `json:"created_at"`
	SubmittedAt *time.Time `json:"submitted_at"`
	ExpectedAt  *time.Time `json:"expected_at"` // by when the provider promises to be done
	CompletedAt *time.Time `json:"completed_at"`

	Error    *Problem     `json:"error"`
	Warnings List[string] `json:"warnings"` // such as why documents were left for the next batch
}

// BatchCounts says where the documents of a batch stand. Rejected are pages
// that turned out to be no record. A document that was
// deleted, or changed by a person, meanwhile is dropped: its answer is not
// used. One that has to be asked about again counts as pending.
type BatchCounts struct {
	Pending   int `json:"pending"`
	Submitted int `json:"submitted"`
	Extracted int `json:"extracted"`
	Rejected  int `json:"rejected"`
	Failed    int `json:"failed"`
	Dropped   int `json:"dropped"`
}

// Waiting is what is told of a workspace's batches as a whole.
type Waiting struct {
	// Pending counts documents that wait for a batch. PendingMore says that
	// there are more than were counted.
	Pending         int        `json:"pending"`
	PendingMore     bool       `json:"pending_more"`
	OldestPendingAt *time.Time `json:"oldest_pending_at"`
	Reason          Maybe      `json:"reason" nullable:"true"` // why the last run left documents behind
	ExpectedAt      *time.Time `json:"expected_at"`            // when the last of the open batches is due
}

// ErrDeferred is the error of a question that a batch will answer later.
// Whoever meets it gives up what he is doing, after asking all that he can ask
// without the answer, and does it again when the answer is there.
var ErrDeferred = errors.New("the answer will come by batch")

// NewBatchID makes a fresh random id for a batch.
func NewBatchID() string { return "bat_" + strings.ToLower(rand.Text()) }
