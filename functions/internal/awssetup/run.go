package awssetup

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"log/slog"
	"net/http"
	"os"
	"time"

	"github.com/aws/aws-lambda-go/lambda"

	"synoptic/internal/synoptic"
)

// Run is a function's whole life: it is put together, and then answers
// invocations with what handler makes of it. It does not return.
func Run(name string, tools Toolmaker, handler func(f *Function) (lambda.Handler, error)) {
	run(name, tools, readSecret, handler)
}

// RunWithoutKey is Run for a function that must know whether there is a model,
// and never asks it.
func RunWithoutKey(name string, tools Toolmaker, handler func(f *Function) (lambda.Handler, error)) {
	run(name, tools, nil, handler)
}

// startTime is what a start may take; Lambda stops it after ten seconds, and
// starts the next one at once.
const startTime = 9 * time.Second

func run(name string, tools Toolmaker, key keyReader, handler func(f *Function) (lambda.Handler, error)) {
	env := environment{os.Getenv, os.Stdout}
	log := newLog(env.out, env.getenv("SYNOPTIC_LOG"))
	slog.SetDefault(log) // the runtime's own lines are to be lines like ours
	ctx, cancel := context.WithTimeout(context.Background(), startTime)
	defer cancel()
	f, err := load(ctx, name, tools, key, env, log)
	if err == nil {
		var h lambda.Handler
		if h, err = handler(f); err == nil {
			cancel()
			lambda.StartWithOptions(&invocations{next: h, f: f})
		}
	}
	log.Error("the function cannot start", "error", err)
	reportFailedStart(ctx, env.getenv("AWS_LAMBDA_RUNTIME_API"), synoptic.PublicMessage(err))
	os.Exit(1)
}

// reportFailedStart tells the platform why there will be no invocations, as
// the runtime API has it. Without it there would only be an exit.
func reportFailedStart(ctx context.Context, api, why string) {
	if api == "" {
		return
	}
	body, err := json.Marshal(map[string]string{"errorType": "Synoptic.Start", "errorMessage": cmp.Or(why, "the function cannot start")})
	if err != nil {
		return // two strings can always be written
	}
	r, err := http.NewRequestWithContext(context.WithoutCancel(ctx), http.MethodPost, "http://"+api+"/2018-06-01/runtime/init/error", bytes.NewReader(body))
	if err != nil {
		return // the log has it
	}
	r.Header.Set("Lambda-Runtime-Function-Error-Type", "Synoptic.Start")
	client := http.Client{Timeout: time.Second}
	if answer, err := client.Do(r); err == nil {
		_ = answer.Body.Close() // nothing of it was read
	}
}

// invocations does what belongs to every invocation, whatever it is about.
type invocations struct {
	next lambda.Handler
	f    *Function
}

// Invoke lets the invocation's trace be found in ctx, and writes its figures.
func (i *invocations) Invoke(ctx context.Context, payload []byte) ([]byte, error) {
	trace, _ := ctx.Value("x-amzn-trace-id").(string) // where the runtime puts it
	ctx = synoptic.WithTrace(ctx, trace)
	defer func() {
		if err := i.f.meter.Flush(map[string]string{"function": i.f.Name, "trace": synoptic.TraceOf(ctx)}); err != nil {
			i.f.Log.ErrorContext(ctx, "writing metrics failed", "error", err)
		}
	}()
	answer, err := i.next.Invoke(ctx, payload)
	if err != nil {
		i.f.Log.ErrorContext(ctx, "an invocation failed", "error", err)
	}
	return answer, err
}
