package batch

import (
	"encoding/json"
	"time"

	"synoptic/internal/storage"
	"synoptic/internal/synoptic"
)

// stage is where a batch stands within its public status.
type stage string

// The stages. Each is stored before the call that it is named for, and the
// next one after it, so that whoever finds a batch in a stage knows that the
// call may or may not have been carried out.
const (
	gathering  stage = ""           // documents are being taken on; nothing is at the provider
	uploading  stage = "uploading"  // the input file may be at the provider
	submitting stage = "submitting" // the job may exist
	submitted  stage = "submitted"  // the job exists
	ingesting  stage = "ingesting"  // its results are being read
	closing    stage = "closing"    // files are to be deleted
	directly   stage = "direct"     // documents are being read without a provider
)

// plan is what a batch needs to go on.
type plan struct {
	Stage     stage `json:"stage,omitempty"`
	Requested bool  `json:"requested,omitempty"` // by a person, who waits for its end

	// Endpoint is where the job is: another configuration cannot ask for it.
	Endpoint string `json:"endpoint,omitempty"`

	File  string `json:"file,omitempty"` // input file at the provider
	Job   string `json:"job,omitempty"`  // at the provider
	Lines int    `json:"lines,omitempty"`
	Bytes int64  `json:"bytes,omitempty"`
	// Reserved is what counts against the caps while the batch is open, in US
	// dollars.
	Reserved float64 `json:"reserved,omitempty"`
	// GiveUp is when a submission of which nothing is heard counts as not made.
	GiveUp      time.Time `json:"give_up,omitzero"`
	Submissions int       `json:"submissions,omitempty"` // tried so far

	Output    string    `json:"output,omitempty"` // result files
	Errors    string    `json:"errors,omitempty"`
	Total     int       `json:"total,omitempty"`     // results, as the provider counts them
	Missed    time.Time `json:"missed,omitzero"`     // since when the provider has not known the job
	Cancelled bool      `json:"cancelled,omitempty"` // by us, because it never ended
	Reads     int       `json:"reads,omitempty"`     // times the results came up short
	Deletions int       `json:"deletions,omitempty"` // times that files could not be deleted
}

func planOf(b storage.StoredBatch) (plan, error) {
	var p plan
	if len(b.Plan) == 0 {
		return p, nil
	}
	if err := json.Unmarshal(b.Plan, &p); err != nil {
		return p, synoptic.Wrap(synoptic.CodeInternal, "the plan of a batch cannot be read", err)
	}
	return p, nil
}

func (p plan) into(b *storage.StoredBatch) error {
	encoded, err := json.Marshal(p)
	if err != nil {
		return synoptic.Wrap(synoptic.CodeInternal, "the plan of a batch cannot be written", err)
	}
	b.Plan = encoded
	return nil
}

// fileName is what the input file of a batch is called at the provider.
func fileName(id string) string { return "synoptic-" + id + ".jsonl" }

// The labels by which a job is found again at the provider.
const (
	labelBatch  = "synoptic_batch"
	labelSource = "source"
)
