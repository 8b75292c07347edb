package aws

import (
	awssdk "github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/aws/retry"
)

var standardRetries = retry.IsErrorRetryables(append([]retry.IsErrorRetryable{retry.IsErrorRetryableFunc(passing)}, retry.DefaultRetryables...))

// retried reports whether an error is of those that are tried again, so that
// the last of them means that trying again later may help.
func retried(err error) bool { return standardRetries.IsErrorRetryable(err) == awssdk.TrueTernary }

// attempts stands before the retryer of one writing request, and remembers
// whether any of its attempts may have been done although it failed.
type attempts struct {
	awssdk.Retryer

	// countsTwice says that the request must not be done twice.
	countsTwice bool
	// uncertain is set once an attempt may have been done.
	uncertain bool
}

// IsErrorRetryable is asked after each attempt that failed.
func (a *attempts) IsErrorRetryable(err error) bool {
	if !surelyNotDone(err) {
		a.uncertain = true
		if a.countsTwice {
			return false
		}
	}
	return a.Retryer.IsErrorRetryable(err)
}
