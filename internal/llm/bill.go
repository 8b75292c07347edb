package llm

import (
	"errors"

	"synoptic/internal/synoptic"
)

// bill sums up what several calls for one answer consumed, those that failed
// included, so that nothing paid for goes uncounted.
type bill struct {
	usage     synoptic.Usage
	calls     int
	estimated bool
}

func newBill() *bill { return &bill{usage: synoptic.NoUsage()} }

// add counts one call, by its response or by its failure.
func (b *bill) add(r Response, err error) {
	if err == nil {
		b.usage, b.calls, b.estimated = AddUsage(b.usage, r.Usage), b.calls+r.Calls, b.estimated || r.Estimated
		return
	}
	if f, ok := errors.AsType[*Failure](err); ok && f.Calls > 0 {
		b.usage, b.calls, b.estimated = AddUsage(b.usage, f.Usage), b.calls+f.Calls, b.estimated || f.Estimated
	}
}

// response puts the sum into the last response.
func (b *bill) response(r Response) Response {
	r.Usage, r.Calls, r.Estimated = b.usage, b.calls, b.estimated
	return r
}

// failure puts the sum into the last error, where it is a Failure.
func (b *bill) failure(err error) error {
	f, ok := errors.AsType[*Failure](err)
	if !ok {
		return err
	}
	summed := *f
	summed.Usage, summed.Calls, summed.Estimated = b.usage, b.calls, b.estimated
	return &summed
}
