package llm

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"synoptic/internal/synoptic"
)

// Kind tells failures apart by what the caller may do about them.
type Kind string

// The kinds of failure.
const (
	// Refused: the model or a filter before it declined. Asking again gives
	// the same; take the page elsewhere.
	Refused Kind = "refused"
	// CutOff: the answer reached its token limit. Ask for less, send less, or
	// allow more output.
	CutOff Kind = "cut_off"
	// Blank: an empty answer, also after it was asked for again.
	Blank Kind = "blank"
	// BadAnswer: no JSON, or none that fits the schema and Validate, also
	// after the repair turn.
	BadAnswer Kind = "bad_answer"
	// TooLong: the prompt does not fit the model's context. Send less.
	TooLong Kind = "too_long"
	// RateLimited: too many calls, also after waiting. Try later.
	RateLimited Kind = "rate_limited"
	// Unavailable: down, overloaded, cut connection, or the breaker is open.
	// Try later.
	Unavailable Kind = "unavailable"
	// TimedOut: no answer in time. It may have been paid for. Try later.
	TimedOut Kind = "timed_out"
	// OverQuota: the account has no credit left. Every call will fail until a
	// person acts.
	OverQuota Kind = "over_quota"
	// Unauthorized: the key is missing, wrong, or may not use this model.
	// Every call will fail until a person acts.
	Unauthorized Kind = "unauthorized"
	// FormatRejected: the endpoint does not know this form of constraint. The
	// ladder steps down; above it, nothing was left to step down to.
	FormatRejected Kind = "format_rejected"
	// BadRequest: the endpoint does not accept the request: unknown model or
	// path, or a parameter. The configuration is wrong.
	BadRequest Kind = "bad_request"
	// OverBudget: our own spend cap would be passed. Nothing was sent.
	OverBudget Kind = "over_budget"
)

// kinds holds the domain's code and the public sentence of every kind.
var kinds = map[Kind]struct {
	code    synoptic.Code
	message string
}{
	Refused:        {synoptic.CodeEngine, "the model declined to answer"},
	CutOff:         {synoptic.CodeEngine, "the model's answer was cut off at its length limit"},
	Blank:          {synoptic.CodeEngine, "the model gave an empty answer"},
	BadAnswer:      {synoptic.CodeEngine, "the model's answer does not have the form that was asked for"},
	TooLong:        {synoptic.CodeEngine, "the text is too long for the model"},
	RateLimited:    {synoptic.CodeUnavailable, "the model's endpoint limits our rate; try again later"},
	Unavailable:    {synoptic.CodeUnavailable, "the model's endpoint cannot be reached or is overloaded; try again later"},
	TimedOut:       {synoptic.CodeUnavailable, "the model did not answer in time; try again later"},
	OverQuota:      {synoptic.CodeUnavailable, "the account at the model's endpoint has no credit left"},
	Unauthorized:   {synoptic.CodeEngine, "the model's endpoint does not accept our key"},
	FormatRejected: {synoptic.CodeEngine, "the model's endpoint cannot be asked for JSON"},
	BadRequest:     {synoptic.CodeEngine, "the model's endpoint does not accept our request; check its address and the model's name"},
	OverBudget:     {synoptic.CodeUnavailable, "the spend cap is reached"},
}

// Failure is why there is no answer. Its text is for the log and holds no
// prompt, page text, answer or key; for people there is the domain's error in
// its chain, found by [synoptic.CodeOf] and [synoptic.PublicMessage].
type Failure struct {
	Kind       Kind
	Detail     string // scrubbed, one line
	Status     int    // of HTTP, where there was one
	Parameter  string // that the endpoint named as the trouble
	RetryAfter time.Duration
	Usage      synoptic.Usage // of all calls that were answered, as in Response
	Calls      int
	Estimated  bool
	Cause      error
}

// Fail makes a Failure that no call stands behind.
func Fail(k Kind, detail string, cause error) *Failure {
	return &Failure{Kind: k, Detail: detail, Usage: synoptic.NoUsage(), Cause: cause}
}

// Error returns kind, status and detail, for logs.
func (f *Failure) Error() string {
	var b strings.Builder
	b.WriteString("model: ")
	b.WriteString(string(f.Kind))
	if f.Status != 0 {
		fmt.Fprintf(&b, " (HTTP %d)", f.Status)
	}
	if f.Detail != "" {
		b.WriteString(": ")
		b.WriteString(f.Detail)
	}
	return b.String()
}

// Unwrap returns the domain's error for this kind, and the cause.
func (f *Failure) Unwrap() []error {
	public := &synoptic.Error{Code: synoptic.CodeEngine, Message: "the model could not answer"}
	if k, ok := kinds[f.Kind]; ok {
		public = &synoptic.Error{Code: k.code, Message: k.message}
	}
	if f.Cause == nil {
		return []error{public}
	}
	return []error{public, f.Cause}
}

// Temporary reports whether the same request may succeed later by itself.
func (f *Failure) Temporary() bool {
	switch f.Kind {
	case RateLimited, Unavailable, TimedOut:
		return true
	}
	return false
}

// Hopeless reports whether every other request will fail as well until a
// person acts, so that a run does better to stop asking.
func (f *Failure) Hopeless() bool {
	switch f.Kind {
	case OverQuota, Unauthorized, BadRequest, FormatRejected, OverBudget:
		return true
	}
	return false
}

// KindOf returns the kind of the Failure in err's chain, empty for any other
// error and for nil.
func KindOf(err error) Kind {
	if f, ok := errors.AsType[*Failure](err); ok {
		return f.Kind
	}
	return ""
}

// UsageOf returns what a failed Generate consumed nevertheless.
func UsageOf(err error) synoptic.Usage {
	if f, ok := errors.AsType[*Failure](err); ok {
		return f.Usage
	}
	return synoptic.NoUsage()
}

// AddUsage sums what two calls consumed. The cost is unknown when either is.
func AddUsage(a, b synoptic.Usage) synoptic.Usage {
	sum := synoptic.Usage{
		InputTokens:  a.InputTokens + b.InputTokens,
		CachedTokens: a.CachedTokens + b.CachedTokens,
		OutputTokens: a.OutputTokens + b.OutputTokens,
	}
	if a.CostUSD != nil && b.CostUSD != nil {
		sum.CostUSD = new(*a.CostUSD + *b.CostUSD)
	}
	return sum
}

// Problem is one thing wrong with an answer.
type Problem struct {
	Pointer string // JSON Pointer into the answer, "" for all of it
	Rule    string // what it breaks: a keyword of the schema, or a word of the validator's; safe to log
	Message string // for the model; may hold text of the answer
}

// Invalid is the error of a validator: what is wrong with an answer, and
// where. Its text leaves out the messages, which may hold text of a page.
type Invalid struct{ Problems []Problem }

// Error counts the problems and names the rules they break.
func (e *Invalid) Error() string {
	var rules []string
	for _, p := range e.Problems {
		if len(rules) == 4 {
			rules = append(rules, "…")
			break
		}
		rules = append(rules, p.Rule)
	}
	return fmt.Sprintf("%d problems: %s", len(e.Problems), strings.Join(rules, ", "))
}

// Compiler makes a validator of a schema. The validator returns nil or an
// *Invalid and is safe for concurrent use. Package schemacheck has one.
type Compiler func(schema []byte) (func(answer []byte) error, error)
