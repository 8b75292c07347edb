package synoptic

import "context"

type traceKey struct{}

// MaxTrace bounds a trace id, in bytes.
const MaxTrace = 512

// WithTrace says which trace something that is done belongs to: the text of
// an X-Amzn-Trace-Id header. It goes into logs and along with the messages
// that are sent, so that the work of a worker is found by the request that
// asked for it. A text that is no header value, or is too long, is no trace.
func WithTrace(ctx context.Context, trace string) context.Context {
	if trace == "" || len(trace) > MaxTrace {
		return ctx
	}
	for _, c := range []byte(trace) {
		if c <= ' ' || c > '~' {
			return ctx
		}
	}
	return context.WithValue(ctx, traceKey{}, trace)
}

// TraceOf is the trace that ctx works for, "" for none.
func TraceOf(ctx context.Context) string {
	trace, _ := ctx.Value(traceKey{}).(string)
	return trace
}
