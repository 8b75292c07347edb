package lambdatest

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-lambda-go/lambda"
	"github.com/aws/aws-lambda-go/lambdacontext"
)

// The test binary is the function too, where its environment says so.
func TestMain(m *testing.M) {
	if act := os.Getenv("ACT"); act != "" {
		play(act)
	}
	os.Exit(m.Run())
}

// play is a function that does what its event says, or does not start.
func play(act string) {
	switch act {
	case "exit":
		os.Exit(3)
	case "refuse":
		body := strings.NewReader(`{"errorType":"My.Start","errorMessage":"nothing is set up"}`)
		if answer, err := http.Post("http://"+os.Getenv("AWS_LAMBDA_RUNTIME_API")+"/2018-06-01/runtime/init/error", "application/json", body); err != nil || answer.StatusCode != http.StatusAccepted {
			fmt.Println("telling it failed", err)
		}
		os.Exit(1)
	}
	started := time.Now()
	lambda.Start(func(ctx context.Context, event struct{ Do string }) (string, error) {
		switch event.Do {
		case "fail":
			return "", errors.New("as it was told")
		case "die":
			os.Exit(5)
		case "hang":
			<-ctx.Done()
			<-make(chan struct{})
		case "large":
			return strings.Repeat("a", maxAnswer), nil
		case "who":
			return fmt.Sprint(started.UnixNano()), nil
		}
		c, _ := lambdacontext.FromContext(ctx)
		deadline, _ := ctx.Deadline()
		trace, _ := ctx.Value("x-amzn-trace-id").(string)
		fmt.Println("said", event.Do)
		return fmt.Sprintf("%s %v %s %s", trace, time.Until(deadline).Round(time.Minute), c.InvokedFunctionArn, event.Do), nil
	})
}

func actor(t *testing.T, act string) *Function {
	t.Helper()
	me, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	return Start(t, me, map[string]string{"ACT": act})
}

func invoke(t *testing.T, f *Function, do string, how Invocation) Result {
	t.Helper()
	result, err := f.Invoke(t.Context(), fmt.Appendf(nil, `{"Do":%q}`, do), how)
	if err != nil {
		t.Fatal(err)
	}
	return result
}

func TestAFunctionGetsWhatLambdaGives(t *testing.T) {
	t.Parallel()
	f := actor(t, "any")
	result := invoke(t, f, "x", Invocation{Timeout: 5 * time.Minute, Trace: "Root=1-2"})
	if result.Error != nil || string(result.Payload) != `"Root=1-2 5m0s arn:aws:lambda:us-east-1:123456789012:function:under-test x"` {
		t.Errorf("%s, %v", result.Payload, result.Error)
	}
	if !strings.Contains(f.Log(t), "said x") {
		t.Errorf("log %q", f.Log(t))
	}
}

func TestAFunctionStaysAndStartsAgain(t *testing.T) {
	t.Parallel()
	f := actor(t, "any")
	first := invoke(t, f, "who", Invocation{})
	if again := invoke(t, f, "who", Invocation{}); string(again.Payload) != string(first.Payload) || len(first.Payload) < 10 {
		t.Errorf("%s, then %s", first.Payload, again.Payload)
	}
	f.Kill()
	f.Kill() // there is none
	if again := invoke(t, f, "who", Invocation{}); string(again.Payload) == string(first.Payload) || again.Error != nil {
		t.Errorf("a killed function answers: %s, %v", again.Payload, again.Error)
	}
}

func TestWhatAFunctionGetsWrong(t *testing.T) {
	t.Parallel()
	for act, test := range map[string]struct {
		do, want string
	}{
		"fail":   {"fail", "errorString: as it was told"},
		"die":    {"die", ErrorExit + ": the process ended: exit status 5"},
		"hang":   {"hang", ErrorTimeout + ": Task timed out after 500ms"},
		"large":  {"large", ErrorTooLarge + ": the response is too large"},
		"exit":   {"", ErrorExit + ": the process ended: exit status 3"},
		"refuse": {"", "My.Start: nothing is set up"},
	} {
		t.Run(act, func(t *testing.T) {
			t.Parallel()
			f := actor(t, act)
			how := Invocation{}
			if act == "hang" {
				how.Timeout = 500 * time.Millisecond
			}
			if result := invoke(t, f, test.do, how); result.Error == nil || result.Error.Error() != test.want {
				t.Errorf("%.100s, %v", result.Payload, result.Error)
			}
			if act == "exit" || act == "refuse" {
				return
			}
			// The next invocation finds a function that works.
			if result := invoke(t, f, "again", Invocation{}); result.Error != nil || !strings.HasSuffix(string(result.Payload), ` again"`) {
				t.Errorf("afterwards: %s, %v", result.Payload, result.Error)
			}
		})
	}
}

func TestAnInvocationEndsWithItsTest(t *testing.T) {
	t.Parallel()
	f := actor(t, "any")
	ctx, cancel := context.WithCancel(t.Context())
	go cancel()
	if _, err := f.Invoke(ctx, []byte(`{"Do":"hang"}`), Invocation{}); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
	if _, err := Start(t, "/nowhere/at/all", nil).Invoke(t.Context(), nil, Invocation{}); err == nil {
		t.Error("a binary that is not there ran")
	}
}
