package lambdatest

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// Function is a function that is being run. Its methods are safe for
// concurrent use; invocations wait for one another.
type Function struct {
	binary string
	env    []string
	log    string // the file that it writes to

	turn sync.Mutex // of invocations

	mu  sync.Mutex
	run *running // nil where none runs
}

// running is one process of a function, with a runtime API of its own.
type running struct {
	cmd    *exec.Cmd
	api    *runtimeAPI
	server *http.Server
	ended  chan struct{} // closed when the process has ended
}

// Invocation is how a function is invoked. The zero value will do.
type Invocation struct {
	Timeout time.Duration // of the function; 0 is a minute
	Trace   string        // X-Amzn-Trace-Id
}

// Result is what came of an invocation.
type Result struct {
	Payload []byte
	Error   *FunctionError // nil where it answered
}

// FunctionError is why there is no answer. Of the types, those that begin with
// Runtime. or Sandbox. are not the function's own words.
type FunctionError struct {
	Type    string `json:"errorType"`
	Message string `json:"errorMessage"`
}

// Error says both.
func (e *FunctionError) Error() string { return e.Type + ": " + e.Message }

// The types of errors that are not the function's own.
const (
	ErrorExit     = "Runtime.ExitError"    // the process ended
	ErrorTimeout  = "Sandbox.Timedout"     // its time was over
	ErrorStart    = "Sandbox.InitTimedout" // it never asked for work
	ErrorTooLarge = "Function.ResponseSizeTooLarge"
)

// startTime is what a function may take to ask for its first invocation:
// longer than on Lambda, since the machine may be busy with other tests.
const startTime = time.Minute

// Start makes a function of a binary and what its environment is to say. It
// runs from its first invocation to the end of the test.
func Start(t testing.TB, binary string, env map[string]string) *Function {
	t.Helper()
	f := &Function{binary: binary, log: filepath.Join(t.TempDir(), "log")}
	for name, value := range env {
		f.env = append(f.env, name+"="+value)
	}
	t.Cleanup(f.Kill)
	return f
}

// Log is what the function has written so far, lines of JSON mostly.
func (f *Function) Log(t testing.TB) string {
	t.Helper()
	log, err := os.ReadFile(f.log)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		t.Fatal(err)
	}
	return string(log)
}

// Kill ends the process, in the middle of whatever it does.
func (f *Function) Kill() {
	f.mu.Lock()
	run := f.run
	f.run = nil
	f.mu.Unlock()
	if run != nil {
		run.stop()
	}
}

// Invoke runs the function once. The error is for what is wrong with the test;
// what is wrong with the function is in the result.
func (f *Function) Invoke(ctx context.Context, payload []byte, how Invocation) (Result, error) {
	f.turn.Lock()
	defer f.turn.Unlock()
	run, err := f.ready()
	if err != nil {
		return Result{}, err
	}
	if failed := run.waitUntilStarted(); failed != nil {
		f.Kill()
		return Result{Error: failed}, nil
	}
	timeout := how.Timeout
	if timeout == 0 {
		timeout = time.Minute
	}
	i := &invocation{id: strings.ToLower(rand.Text()), payload: payload, trace: how.Trace, deadline: time.Now().Add(timeout), result: make(chan Result, 1)}
	over := time.NewTimer(timeout)
	defer over.Stop()
	var failed FunctionError
	given := run.api.invocations
	for {
		select {
		case given <- i:
			given = nil
			continue
		case result := <-i.result:
			if result.Error != nil && result.Error.Type == ErrorTooLarge {
				f.Kill() // as it would end itself, in a moment
			}
			return result, nil
		case <-run.ended:
			failed = FunctionError{ErrorExit, fmt.Sprintf("the process ended: %v", run.cmd.ProcessState)}
		case <-over.C:
			failed = FunctionError{ErrorTimeout, fmt.Sprintf("Task timed out after %v", timeout)}
		case <-ctx.Done():
			f.Kill()
			return Result{}, ctx.Err()
		}
		f.Kill()
		return Result{Error: &failed}, nil
	}
}

// ready returns the process of the function, which it starts where none runs.
func (f *Function) ready() (*running, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.run != nil {
		select {
		case <-f.run.ended:
			f.run.stop()
		default:
			return f.run, nil
		}
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, fmt.Errorf("listening for a function: %w", err)
	}
	run := &running{api: newRuntimeAPI(), ended: make(chan struct{})}
	run.server = &http.Server{Handler: run.api, ReadHeaderTimeout: startTime}
	go func() { _ = run.server.Serve(listener) }() // ends with stop
	run.cmd = exec.Command(f.binary)
	run.cmd.Env = append([]string{"AWS_LAMBDA_RUNTIME_API=" + listener.Addr().String(), "TMPDIR=/tmp"}, f.env...)
	// A file, not a pipe: what was written is there at once.
	log, err := os.OpenFile(f.log, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return nil, errors.Join(fmt.Errorf("opening the log of a function: %w", err), run.server.Close())
	}
	run.cmd.Stdout, run.cmd.Stderr = log, log
	err = run.cmd.Start()
	if err = errors.Join(err, log.Close()); err != nil {
		return nil, errors.Join(fmt.Errorf("starting a function: %w", err), run.server.Close())
	}
	go func() {
		_ = run.cmd.Wait() // how it ended is in ProcessState
		close(run.ended)
	}()
	f.run = run
	return run, nil
}

// waitUntilStarted waits for the process to ask for work; nil when it does.
func (r *running) waitUntilStarted() *FunctionError {
	select {
	case <-r.api.started:
		return nil
	case why := <-r.api.failed:
		return &why
	case <-r.ended:
		select {
		case why := <-r.api.failed: // it said why, and then ended
			return &why
		default:
			return &FunctionError{ErrorExit, fmt.Sprintf("the process ended: %v", r.cmd.ProcessState)}
		}
	case <-time.After(startTime):
		return &FunctionError{ErrorStart, fmt.Sprintf("it asked for no work within %v", startTime)}
	}
}

func (r *running) stop() {
	_ = r.cmd.Process.Kill() // it may have ended by itself
	<-r.ended
	_ = r.server.Close() // nobody talks to it any more
}
