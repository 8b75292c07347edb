package aws

import (
	"errors"
	"math/rand/v2"
	"net"
	"net/http"
	"time"

	awssdk "github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/aws/ratelimit"
	"github.com/aws/aws-sdk-go-v2/aws/retry"
	awshttp "github.com/aws/aws-sdk-go-v2/aws/transport/http"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/aws/aws-sdk-go-v2/service/sqs"

	"synoptic/internal/storage"
)

// How long one attempt of a request may take, answer included. A request that
// DynamoDB has not answered in a few seconds is lost; S3 may have to carry
// storage.MaxBlobBytes, SQS to wait for a message.
const (
	tableTimeout = 4 * time.Second
	blobTimeout  = 45 * time.Second
	queueTimeout = storage.MaxWait + 5*time.Second

	connectTimeout = 2 * time.Second
)

// How often a request is tried, and how long the pauses between get. A table
// is tried for some ten seconds in all: that is what an on-demand table takes
// to split a partition that became hot.
const (
	tableAttempts = 10
	otherAttempts = 5

	pauseFrom         = 25 * time.Millisecond
	pauseAfterRefusal = 100 * time.Millisecond // of a service that asks for less
	pauseUpTo         = 3 * time.Second

	// retryTokens stops a process from repeating everything while the service
	// is down: each repetition costs 5, each success gives 1 back.
	retryTokens = 2000
)

// Clients are the clients of the three services.
type Clients struct {
	DynamoDB *dynamodb.Client
	S3       *s3.Client
	SQS      *sqs.Client
}

// NewClients makes all three, from where cfg says.
func NewClients(cfg awssdk.Config) Clients {
	return Clients{DynamoDB: NewDynamoDB(cfg), S3: NewS3(cfg), SQS: NewSQS(cfg)}
}

// NewDynamoDB makes the client of a Table, with retries and time-outs set. A
// process needs one; it keeps connections open.
func NewDynamoDB(cfg awssdk.Config, more ...func(*dynamodb.Options)) *dynamodb.Client {
	return dynamodb.NewFromConfig(cfg, append([]func(*dynamodb.Options){func(o *dynamodb.Options) {
		o.HTTPClient = httpClient(tableTimeout)
		o.Retryer = newRetryer(tableAttempts)
	}}, more...)...)
}

// NewS3 makes the client of Blobs, in the same way.
func NewS3(cfg awssdk.Config, more ...func(*s3.Options)) *s3.Client {
	return s3.NewFromConfig(cfg, append([]func(*s3.Options){func(o *s3.Options) {
		o.HTTPClient = httpClient(blobTimeout)
		o.Retryer = newRetryer(otherAttempts)
	}}, more...)...)
}

// NewSQS makes the client of a Queue, in the same way.
func NewSQS(cfg awssdk.Config, more ...func(*sqs.Options)) *sqs.Client {
	return sqs.NewFromConfig(cfg, append([]func(*sqs.Options){func(o *sqs.Options) {
		o.HTTPClient = httpClient(queueTimeout)
		o.Retryer = newRetryer(otherAttempts)
	}}, more...)...)
}

// httpClient bounds an attempt and keeps enough connections open for what one
// process does at once.
func httpClient(timeout time.Duration) awssdk.HTTPClient {
	return awshttp.NewBuildableClient().
		WithTimeout(timeout).
		WithDialerOptions(func(d *net.Dialer) { d.Timeout = connectTimeout }).
		WithTransportOptions(func(t *http.Transport) {
			t.TLSHandshakeTimeout = connectTimeout
			t.MaxIdleConnsPerHost = 64
		})
}

// newRetryer is the standard one of the SDK, with pauses that suit requests of
// milliseconds, and with the refusals added that pass by themselves.
func newRetryer(attempts int) awssdk.Retryer {
	return retry.NewStandard(func(o *retry.StandardOptions) {
		o.MaxAttempts = attempts
		o.RateLimiter = ratelimit.NewTokenRateLimit(retryTokens)
		o.Backoff = retry.BackoffDelayerFunc(pause)
		o.Retryables = append([]retry.IsErrorRetryable{retry.IsErrorRetryableFunc(passing)}, o.Retryables...)
	})
}

// pause is how long to wait after an attempt, counted from 0: anything from a
// quarter up to the whole of a bound that doubles, so that those who met once
// do not meet again.
func pause(attempt int, err error) (time.Duration, error) {
	first := pauseFrom
	if retry.IsErrorThrottles(retry.DefaultThrottles).IsErrorThrottle(err) == awssdk.TrueTernary {
		first = pauseAfterRefusal
	}
	return pauseOf(attempt, first), nil
}

func pauseOf(attempt int, first time.Duration) time.Duration {
	bound := min(first<<min(attempt, 10), pauseUpTo)
	return bound/4 + rand.N(bound*3/4)
}

// passing knows the refusals that mean that somebody else was at it at the
// same moment.
func passing(err error) awssdk.Ternary {
	if cancelled, ok := errors.AsType[*types.TransactionCanceledException](err); ok {
		return awssdk.BoolTernary(passingReasons(cancelled.CancellationReasons))
	}
	switch errorCode(err) {
	case "TransactionConflictException", // DynamoDB: a transaction is at this item
		"ConditionalRequestConflict", "OperationAborted": // S3: another request is at this key
		return awssdk.TrueTernary
	}
	return awssdk.UnknownTernary
}

// passingReasons reports whether nothing but ill luck cancelled a transaction.
func passingReasons(reasons []types.CancellationReason) bool {
	some := false
	for _, r := range reasons {
		switch awssdk.ToString(r.Code) {
		case "None", "":
		case "TransactionConflict", "ProvisionedThroughputExceeded", "ThrottlingError":
			some = true
		default:
			return false
		}
	}
	return some
}
