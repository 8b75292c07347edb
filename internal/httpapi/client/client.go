// Package client calls the HTTP API of a Synoptic server.
package client

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"synoptic/internal/synoptic"
)

// Client is a connection to one server. The zero value is not usable; see New.
type Client struct {
	base string
	http *http.Client
	bulk *http.Client // for uploads, which may take their time
	key  string
}

// New makes a client of the server at base, such as http://127.0.0.1:8080.
// Key is the API key, "" where the server needs none.
func New(base, key string) (*Client, error) {
	u, err := url.Parse(base)
	if err != nil || u.Host == "" || (u.Scheme != "http" && u.Scheme != "https") {
		return nil, synoptic.Invalid(fmt.Sprintf("%q is no address of a server; write it as http://127.0.0.1:8080", base))
	}
	return &Client{base: strings.TrimRight(base, "/"), http: &http.Client{Timeout: time.Minute}, bulk: &http.Client{Timeout: uploadTime}, key: key}, nil
}

// Upload is what is told of a page with its bytes.
type Upload struct {
	FileName string
	Extract  string
	Language string
	Form     string // id, id@version or name; "" is the standard form
}

// Upload sends one page dump, a large one by an upload URL. Created is false where the server had the same
// bytes already. A refusal has the code that the server gave; a server that
// cannot be reached is CodeUnavailable.
func (c *Client) Upload(ctx context.Context, raw []byte, up Upload) (doc synoptic.Document, created bool, err error) {
	if len(raw) > maxRequest {
		return c.uploadLarge(ctx, raw, up)
	}
	query := url.Values{}
	for name, value := range map[string]string{"file_name": up.FileName, "extract": up.Extract, "language": up.Language, "form": up.Form} {
		if value != "" {
			query.Set(name, value)
		}
	}
	status, err := c.do(ctx, http.MethodPost, "/v1/documents?"+query.Encode(), "application/octet-stream", raw, &doc)
	return doc, status == http.StatusCreated, err
}

// Document fetches one document.
func (c *Client) Document(ctx context.Context, id string) (doc synoptic.Document, err error) {
	_, err = c.do(ctx, http.MethodGet, "/v1/documents/"+url.PathEscape(id), "", nil, &doc)
	return doc, err
}

// maxResponse bounds what is read of an answer.
const maxResponse = 64 << 20

func (c *Client) do(ctx context.Context, method, path, contentType string, body []byte, into any) (status int, err error) {
	for patience := maxPatience; ; {
		var answer []byte
		var wait time.Duration
		status, answer, wait, err = c.once(ctx, method, path, contentType, body)
		switch {
		case err != nil:
			return status, err
		case status == http.StatusTooManyRequests && wait <= patience:
			// The server says when: coming back sooner would only be refused.
			patience -= wait
			if err := pause(ctx, wait); err != nil {
				return status, err
			}
			continue
		case status >= 400:
			return status, problem(status, answer)
		}
		if err := json.Unmarshal(answer, into); err != nil {
			return status, synoptic.Wrap(synoptic.CodeInternal, "the server's answer is not what this version expects", err)
		}
		return status, nil
	}
}

// maxPatience bounds how long a call waits in all for a server that says that
// there were too many.
const maxPatience = 2 * time.Minute

// once sends a request. Wait is how long the server wants to be left alone.
func (c *Client) once(ctx context.Context, method, path, contentType string, body []byte) (status int, answer []byte, wait time.Duration, err error) {
	req, err := http.NewRequestWithContext(ctx, method, c.base+path, bytes.NewReader(body))
	if err != nil {
		return 0, nil, 0, fmt.Errorf("making a request: %w", err)
	}
	if contentType != "" {
		req.Header.Set("Content-Type", contentType)
	}
	if c.key != "" {
		req.Header.Set("Authorization", "Bearer "+c.key)
	}
	resp, answer, err := send(c.http, req)
	if err != nil {
		return 0, nil, 0, err
	}
	wait = time.Second
	if n, err := strconv.Atoi(resp.Header.Get("Retry-After")); err == nil && n > 0 {
		wait = time.Duration(min(n, 3600)) * time.Second
	}
	return resp.StatusCode, answer, wait, nil
}

// send sends a request and reads the answer. A server that cannot be reached is
// CodeUnavailable.
func send(by *http.Client, req *http.Request) (*http.Response, []byte, error) {
	resp, err := by.Do(req)
	if err != nil {
		if req.Context().Err() != nil {
			return nil, nil, req.Context().Err()
		}
		return nil, nil, unreachable(req.URL, err)
	}
	defer resp.Body.Close()
	answer, err := io.ReadAll(io.LimitReader(resp.Body, maxResponse))
	if err != nil {
		return nil, nil, synoptic.Wrap(synoptic.CodeUnavailable, "the server's answer broke off", err)
	}
	return resp, answer, nil
}

// unreachable says what to do where a server was not reached. What the network
// says of a refused connection tells a reader nothing more.
func unreachable(at *url.URL, err error) error {
	server := at.Scheme + "://" + at.Host
	if of, ok := errors.AsType[*url.Error](err); ok {
		if of.Timeout() {
			return synoptic.Errorf(synoptic.CodeUnavailable, "the server at %s does not answer in time", server)
		}
		err = of.Err
	}
	if op, ok := errors.AsType[*net.OpError](err); ok && op.Op == "dial" {
		return synoptic.Errorf(synoptic.CodeUnavailable, "no server answers at %s; start one with: synoptic serve", server)
	}
	return synoptic.Wrap(synoptic.CodeUnavailable, "the server at "+server+" cannot be reached", err)
}

func pause(ctx context.Context, d time.Duration) error {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// problem reads what a server says against a request.
func problem(status int, body []byte) error {
	var p struct{ Code, Detail string }
	if json.Unmarshal(body, &p) != nil || p.Code == "" {
		if status >= 500 {
			return synoptic.Errorf(synoptic.CodeUnavailable, "the server answered %d", status)
		}
		return synoptic.Errorf(synoptic.CodeInvalid, "the server answered %d", status)
	}
	if status >= 500 {
		p.Code = string(synoptic.CodeUnavailable)
	}
	return synoptic.Errorf(synoptic.Code(p.Code), "%s", p.Detail)
}
