package config

import (
	"fmt"
	"strings"
)

// Batch is how scheduled extraction is done.
type Batch struct {
	Mode     string  // SYNOPTIC_BATCH: auto asks the endpoint for a batch interface; provider, direct
	CapJob   float64 // SYNOPTIC_BATCH_CAP_USD: what one batch may cost; 0 is without cap
	CapDay   float64 // SYNOPTIC_BATCH_CAP_USD_DAY: what a workspace may spend on a day, live calls included
	CapMonth float64 // SYNOPTIC_BATCH_CAP_USD_MONTH: the same in a month
	CapTick  float64 // SYNOPTIC_BATCH_CAP_USD_RUN: all workspaces together in one run
	Most     int     // SYNOPTIC_BATCH_DOCUMENTS: documents in one run; 0 is 50,000
	Repairs  string  // SYNOPTIC_BATCH_REPAIRS: batch has repairs wait for the next batch; live asks at once, at the full price
}

// The ways to do a batch.
const (
	BatchAuto     = "auto"
	BatchProvider = "provider"
	BatchDirect   = "direct"

	RepairsBatch = "batch"
	RepairsLive  = "live"
)

func (r *reader) batch() Batch {
	return Batch{
		Mode:     r.choice("SYNOPTIC_BATCH", BatchAuto, BatchProvider, BatchDirect),
		CapJob:   r.amount("SYNOPTIC_BATCH_CAP_USD"),
		CapDay:   r.amount("SYNOPTIC_BATCH_CAP_USD_DAY"),
		CapMonth: r.amount("SYNOPTIC_BATCH_CAP_USD_MONTH"),
		CapTick:  r.amount("SYNOPTIC_BATCH_CAP_USD_RUN"),
		Most:     r.whole("SYNOPTIC_BATCH_DOCUMENTS", 1_000_000),
		Repairs:  r.choice("SYNOPTIC_BATCH_REPAIRS", RepairsBatch, RepairsLive),
	}
}

// choice reads one of the words; nothing is the first.
func (r *reader) choice(name string, words ...string) string {
	s := strings.TrimSpace(r.getenv(name))
	if s == "" {
		return words[0]
	}
	for _, w := range words {
		if s == w {
			return w
		}
	}
	r.fault(name, fmt.Sprintf("one of %s", strings.Join(words, ", ")))
	return words[0]
}
