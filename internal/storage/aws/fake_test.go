package aws_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strings"
	"sync"
	"testing"

	awssdk "github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/aws/aws-sdk-go-v2/service/sqs"

	"synoptic/internal/storage/aws"
)

// service answers the SDK in place of the network: what it is asked, and the
// order of it, is kept.
type service struct {
	// answer is asked for each request, with the operation's name (the method
	// for S3) and the body as JSON (nil for S3).
	answer func(n int, r request) (*http.Response, error)

	mu    sync.Mutex
	asked []request
}

type request struct {
	*http.Request
	op   string
	body map[string]any
	raw  []byte
}

func (s *service) Do(r *http.Request) (*http.Response, error) {
	if err := r.Context().Err(); err != nil {
		return nil, err
	}
	asked := request{Request: r, op: r.Method}
	if r.Body != nil {
		var err error
		if asked.raw, err = io.ReadAll(r.Body); err != nil {
			return nil, err
		}
	}
	if _, op, ok := strings.Cut(r.Header.Get("X-Amz-Target"), "."); ok {
		asked.op = op
		if err := json.Unmarshal(asked.raw, &asked.body); err != nil {
			return nil, err
		}
	}
	s.mu.Lock()
	n := len(s.asked)
	s.asked = append(s.asked, asked)
	s.mu.Unlock()
	return s.answer(n, asked)
}

// ops returns the operations asked for, in order.
func (s *service) ops() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	var ops []string
	for _, r := range s.asked {
		ops = append(ops, r.op)
	}
	return ops
}

func testConfig() awssdk.Config {
	return awssdk.Config{Region: "eu-central-1", Credentials: credentials.NewStaticCredentialsProvider("key", "secret", "")}
}

func (s *service) table() *aws.Table {
	return aws.NewTable(aws.NewDynamoDB(testConfig(), func(o *dynamodb.Options) { o.HTTPClient = s }), "records")
}

func (s *service) blobs() *aws.Blobs {
	return aws.NewBlobs(aws.NewS3(testConfig(), func(o *s3.Options) { o.HTTPClient = s }), "bytes")
}

func (s *service) queue() *aws.Queue {
	client := aws.NewSQS(testConfig(), func(o *sqs.Options) { o.HTTPClient = s })
	return aws.NewQueue(client, map[string]string{"extract": "https://sqs.eu-central-1.amazonaws.com/1/extract"})
}

// reply makes a response.
func reply(status int, body string, headers ...string) *http.Response {
	r := &http.Response{StatusCode: status, Header: http.Header{}, Body: io.NopCloser(strings.NewReader(body)), ContentLength: int64(len(body))}
	for i := 0; i+1 < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	return r
}

// done is the answer of an operation that has nothing to tell.
func done() (*http.Response, error) { return reply(http.StatusOK, `{}`), nil }

// refusal is an error as DynamoDB and SQS tell it; more are further members.
func refusal(status int, code string, more ...string) (*http.Response, error) {
	members := append([]string{fmt.Sprintf(`"__type":%q`, "com.amazonaws.service#"+code), `"message":"no"`}, more...)
	return reply(status, "{"+strings.Join(members, ",")+"}"), nil
}

// xmlRefusal is an error as S3 tells it.
func xmlRefusal(status int, code string) (*http.Response, error) {
	return reply(status, "<Error><Code>"+code+"</Code><Message>no</Message></Error>", "Content-Type", "application/xml"), nil
}

// indented writes JSON for people to read.
func indented(t *testing.T, v any) []byte {
	t.Helper()
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(v); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
