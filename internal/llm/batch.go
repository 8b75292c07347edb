package llm

import (
	"context"
	"encoding/json"
	"io"
	"time"

	"synoptic/internal/synoptic"
)

// Batcher sells calls wholesale: many requests in one file, answered within a
// day or so, at a lower price. Its calls return a *Failure, or an error that
// wraps ctx's when ctx ended. A call that failed may have been carried out all
// the same.
type Batcher interface {
	// Target is the one model that all lines of a job ask.
	Target() Target
	// Terms are what the provider promises and bounds.
	Terms() BatchTerms
	// Supported asks the endpoint whether it has a batch interface.
	Supported(ctx context.Context) (bool, error)

	// Line writes a request, at its level, as one line of an input file,
	// without the line end. ID is 1 to 64 characters of [A-Za-z0-9_-].
	Line(id string, r Request) ([]byte, error)
	// Upload stores an input file of exactly size bytes under a name.
	Upload(ctx context.Context, name string, size int64, lines io.Reader) (file string, err error)
	// Submit has a file worked on. The labels, at most 16 of at most 64
	// characters, come back with the job.
	Submit(ctx context.Context, file string, labels map[string]string) (BatchJob, error)
	// Job tells where a job stands.
	Job(ctx context.Context, id string) (BatchJob, error)
	// Jobs lists jobs, newest first, page by page; next is empty at the end.
	Jobs(ctx context.Context, after string) (page []BatchJob, next string, err error)
	// Cancel stops a job. What it has answered stays, and is charged.
	Cancel(ctx context.Context, id string) error
	// Results reads a result file line by line and calls each for every one
	// that can be read; an error of each ends it and is returned.
	Results(ctx context.Context, file string, each func(BatchLine) error) (BatchRead, error)
	// Read makes of a line what a live call with the same answer would have
	// returned.
	Read(r Request, line BatchLine) (Response, error)
	// Files lists the files at the provider that bear a name.
	Files(ctx context.Context, name string) ([]string, error)
	// DeleteFile removes a file; one that is not there is no error.
	DeleteFile(ctx context.Context, file string) error
}

// BatchTerms are the bounds of one job, and what it promises.
type BatchTerms struct {
	MaxLines int
	MaxBytes int64         // of the input file
	Window   time.Duration // within which a job is done or expires
	Discount float64       // of the live price: 0.5 is half of it
}

// BatchStatus is where a job of a provider stands.
type BatchStatus string

// The states of a job. What an endpoint says beyond these counts as
// BatchWorking until it is something else.
const (
	BatchWorking   BatchStatus = "working"   // validating, in progress, finalizing, cancelling
	BatchCompleted BatchStatus = "completed" // every line has a result
	BatchExpired   BatchStatus = "expired"   // the window closed; some lines have a result
	BatchCancelled BatchStatus = "cancelled" // some lines may have a result
	BatchRejected  BatchStatus = "rejected"  // the file was not taken; no line has a result, nothing is charged
)

// Over reports whether the provider has done all it will.
func (s BatchStatus) Over() bool { return s != BatchWorking }

// BatchJob is a job as the provider tells it.
type BatchJob struct {
	ID         string
	Status     BatchStatus
	Said       string // the provider's own word for the status
	Labels     map[string]string
	InputFile  string
	OutputFile string // of answers; may be empty
	ErrorFile  string // of lines that failed; may be empty
	Total      int    // lines, as counted by the provider; 0 where it does not say
	Completed  int
	Failed     int
	CreatedAt  time.Time
	ExpiresAt  time.Time // zero where the job does not expire
	Problem    string    // why it was rejected; scrubbed, one line
	NamesLine  bool      // the problem is one of a line of the file
}

// BatchLine is one line of a result file: what HTTP would have said, or an
// error of the line itself.
type BatchLine struct {
	ID     string          `json:"id"`
	Status int             `json:"status,omitempty"` // of HTTP; 0 where the line was not carried out
	Body   json.RawMessage `json:"body,omitempty"`   // of the response
	Code   string          `json:"code,omitempty"`   // why it was not carried out: batch_expired, batch_cancelled, request_timeout …
}

// Unasked reports a line that the model never saw, through no fault of its
// own: it is to be asked again and costs nothing.
func (l BatchLine) Unasked() bool {
	return l.Status == 0 && (l.Code == "batch_expired" || l.Code == "batch_cancelled")
}

// BatchRead counts what a result file held.
type BatchRead struct {
	Lines int  // that could be read
	Bad   int  // that could not: no JSON of the protocol, or longer than we read
	Cut   bool // the file ended in the midst of a line
}

// BatchUsage returns what a line consumed, whatever came of it, at batch
// prices. A line that was not carried out consumed nothing.
func BatchUsage(b Batcher, prices Prices, line BatchLine) (usage synoptic.Usage, answered bool) {
	resp, err := b.Read(Request{}, line)
	used, calls := resp.Usage, 1
	if err != nil {
		used, calls = UsageOf(err), 0
		if f, ok := asFailure(err); ok {
			calls = f.Calls
		}
	}
	if calls == 0 {
		return synoptic.NoUsage(), false
	}
	return prices.BatchPriced(b.Target(), b.Terms(), used), true
}
