package openaillm

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"time"

	"synoptic/internal/llm"
)

const (
	// maxLineBytes bounds a line of a result file: an answer and its frame.
	maxLineBytes = maxAnswerBytes + 64<<10
	// maxSilence is how long a file may stop coming before it is given up.
	maxSilence = time.Minute
)

// errSilent ends a download that has stopped coming.
var errSilent = errors.New("nothing came for a while")

// Results reads a result file as it comes, a line at a time.
func (c *Client) Results(ctx context.Context, file string, each func(llm.BatchLine) error) (llm.BatchRead, error) {
	watched, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	r, err := c.request(watched, http.MethodGet, "/files/"+url.PathEscape(file)+"/content", nil)
	if err != nil {
		return llm.BatchRead{}, err
	}
	resp, err := c.http.Do(r)
	if err != nil {
		return llm.BatchRead{}, c.failed(ctx, r, err)
	}
	defer resp.Body.Close()
	if resp.StatusCode/100 != 2 {
		return llm.BatchRead{}, c.refused(resp)
	}
	silence := time.AfterFunc(maxSilence, func() { cancel(errSilent) })
	defer silence.Stop()
	read, err := readLines(alive{resp.Body, silence}, each)
	var cut readError
	switch {
	case !errors.As(err, &cut):
		return read, err
	case ctx.Err() != nil:
		return read, fmt.Errorf("reading the results of a batch: %w", ctx.Err())
	}
	read.Cut = true
	return read, llm.Fail(llm.Unavailable, "a result file was cut", nil)
}

// alive puts off the end of a download as long as something comes.
type alive struct {
	io.Reader
	silence *time.Timer
}

func (a alive) Read(p []byte) (int, error) {
	n, err := a.Reader.Read(p)
	if n > 0 {
		a.silence.Reset(maxSilence)
	}
	return n, err
}

// readError is an error of reading, not of what is done with a line.
type readError struct{ error }

func (e readError) Unwrap() error { return e.error }

// readLines reads JSON lines. What cannot be read is counted and passed over.
func readLines(from io.Reader, each func(llm.BatchLine) error) (read llm.BatchRead, err error) {
	buffered := bufio.NewReaderSize(from, 64<<10)
	for {
		line, whole, err := nextLine(buffered)
		if err != nil && !errors.Is(err, io.EOF) {
			return read, readError{err}
		}
		over := err != nil
		if line = bytes.TrimSpace(line); len(line) > 0 || !whole {
			parsed, ok := llm.BatchLine{}, false
			if whole {
				parsed, ok = parseLine(line)
			}
			switch {
			case ok:
				read.Lines++
				if err := each(parsed); err != nil {
					return read, err
				}
			case over:
				read.Cut = true
			default:
				read.Bad++
			}
		}
		if over {
			return read, nil
		}
	}
}

// nextLine reads to the end of a line. One that is too long is passed over and
// not whole. The last one comes with io.EOF.
func nextLine(from *bufio.Reader) (line []byte, whole bool, err error) {
	whole = true
	for {
		chunk, err := from.ReadSlice('\n')
		if whole {
			line = append(line, chunk...)
		}
		if len(line) > maxLineBytes {
			line, whole = nil, false
		}
		if !errors.Is(err, bufio.ErrBufferFull) {
			return line, whole, err
		}
	}
}

// parseLine reads a line of an output or error file.
func parseLine(line []byte) (llm.BatchLine, bool) {
	var w struct {
		ID       string `json:"custom_id"`
		Response *struct {
			Status int             `json:"status_code"`
			Body   json.RawMessage `json:"body"`
		} `json:"response"`
		Error *struct {
			Code    any    `json:"code"`
			Message string `json:"message"`
		} `json:"error"`
	}
	if json.Unmarshal(line, &w) != nil || w.ID == "" || len(w.ID) > 256 {
		return llm.BatchLine{}, false
	}
	out := llm.BatchLine{ID: w.ID}
	if w.Response != nil && w.Response.Status >= 100 && w.Response.Status < 600 {
		out.Status, out.Body = w.Response.Status, w.Response.Body
		var text string
		if json.Unmarshal(out.Body, &text) == nil && json.Valid([]byte(text)) {
			out.Body = json.RawMessage(text) // some wrap the body in a string
		}
		return out, true
	}
	if w.Error != nil {
		out.Code = identifier(strings.ToLower(text(w.Error.Code)))
	}
	return out, true
}

// request makes a request of the endpoint's own interface, with its key.
func (c *Client) request(ctx context.Context, method, path string, body io.Reader) (*http.Request, error) {
	address := c.endpoint
	if c.profile.Deployments {
		address += "/openai"
	}
	address += path
	if c.profile.Deployments {
		joint := "?"
		if strings.Contains(path, "?") {
			joint = "&"
		}
		address += joint + "api-version=" + url.QueryEscape(c.apiVersion)
	}
	r, err := http.NewRequestWithContext(ctx, method, address, body)
	if err != nil {
		return nil, llm.Fail(llm.BadRequest, "the request could not be made", nil)
	}
	if c.profile.Deployments {
		r.Header.Set("Api-Key", string(c.key))
	} else if c.key != "" {
		r.Header.Set("Authorization", "Bearer "+string(c.key))
	}
	return r, nil
}

// get asks for a small JSON answer.
func (c *Client) get(ctx context.Context, path string, into any) error {
	r, err := c.request(ctx, http.MethodGet, path, nil)
	if err != nil {
		return err
	}
	return c.send(r, into)
}

// send sends a request and reads its small JSON answer.
func (c *Client) send(r *http.Request, into any) error {
	resp, err := c.http.Do(r)
	if err != nil {
		return c.failed(r.Context(), r, err)
	}
	defer resp.Body.Close()
	if resp.StatusCode/100 != 2 {
		return c.refused(resp)
	}
	body, err := io.ReadAll(io.LimitReader(resp.Body, maxAnswerBytes))
	if err == nil && into != nil {
		err = json.Unmarshal(body, into)
	}
	if err != nil && r.Context().Err() != nil {
		return c.failed(r.Context(), r, err)
	}
	if err != nil {
		f := llm.Fail(llm.Unavailable, "the answer is not of the protocol, or was cut", nil)
		f.Status = resp.StatusCode
		return f
	}
	return nil
}

// failed is the failure of a request that brought no answer.
func (c *Client) failed(ctx context.Context, r *http.Request, err error) error {
	if ctx.Err() != nil {
		return fmt.Errorf("calling %s: %w", r.URL.Path, ctx.Err())
	}
	return c.broken(err, &exchange{sent: true}, false)
}

// refused is the failure that an endpoint answers with.
func (c *Client) refused(resp *http.Response) error {
	// What is left of a body that cannot be read says less, and no more.
	body, _ := io.ReadAll(io.LimitReader(resp.Body, maxErrorBody))
	return c.classify(&exchange{status: resp.StatusCode, header: resp.Header, body: body}, llm.Request{Level: llm.PlainText})
}
