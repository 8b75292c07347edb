package awssetup

import (
	"context"
	"io"
	"log/slog"

	"github.com/aws/aws-lambda-go/lambdacontext"

	"synoptic/internal/synoptic"
)

// newLog is a log of JSON lines as Lambda reads them, at a level such as
// "warn"; info where that says nothing.
func newLog(out io.Writer, level string) *slog.Logger {
	var least slog.Level
	// An unknown level keeps the default; it is no reason not to run.
	_ = least.UnmarshalText([]byte(level))
	return slog.New(contextLog{slog.NewJSONHandler(out, &slog.HandlerOptions{Level: least, ReplaceAttr: lambdacontext.ReplaceAttr})})
}

// contextLog adds to every line by which it is found: the request, which all
// lines of an invocation share, and the trace, which leads from the request of
// a client to the work that came of it.
type contextLog struct{ slog.Handler }

// Handle writes a line.
func (l contextLog) Handle(ctx context.Context, r slog.Record) error {
	r = r.Clone()
	if c, ok := lambdacontext.FromContext(ctx); ok {
		r.AddAttrs(slog.String("request_id", c.AwsRequestID))
	}
	if trace := synoptic.TraceOf(ctx); trace != "" {
		r.AddAttrs(slog.String("trace_id", trace))
	}
	return l.Handler.Handle(ctx, r)
}

// WithAttrs keeps what it adds.
func (l contextLog) WithAttrs(attrs []slog.Attr) slog.Handler {
	return contextLog{l.Handler.WithAttrs(attrs)}
}

// WithGroup keeps what it adds.
func (l contextLog) WithGroup(name string) slog.Handler { return contextLog{l.Handler.WithGroup(name)} }
