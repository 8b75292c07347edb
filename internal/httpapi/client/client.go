// Package client calls the HTTP API of a Synoptic server.
package client

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"time"

	"synoptic/internal/synoptic"
)

// Client is a connection to one server. The zero value is not usable; see New.
type Client struct {
	base string
	http *http.Client
	key  string
}

// New makes a client of the server at base, such as http://127.0.0.1:8080.
// Key is the API key, "" where the server needs none.
func New(base, key string) (*Client, error) {
	u, err := url.Parse(base)
	if err != nil || u.Host == "" || (u.Scheme != "http" && u.Scheme != "https") {
		return nil, synoptic.Invalid(fmt.Sprintf("%q is no address of a server; write it as http://127.0.0.1:8080", base))
	}
	return &Client{base: strings.TrimRight(base, "/"), http: &http.Client{Timeout: time.Minute}, key: key}, nil
}

// Upload is what is told of a page with its bytes.
type Upload struct {
	FileName string
	Extract  string
	Language string
}

// Upload sends one page dump. Created is false where the server had the same
// bytes already. A refusal has the code that the server gave; a server that
// cannot be reached is CodeUnavailable.
func (c *Client) Upload(ctx context.Context, raw []byte, up Upload) (doc synoptic.Document, created bool, err error) {
	query := url.Values{}
	for name, value := range map[string]string{"file_name": up.FileName, "extract": up.Extract, "language": up.Language} {
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
	req, err := http.NewRequestWithContext(ctx, method, c.base+path, bytes.NewReader(body))
	if err != nil {
		return 0, fmt.Errorf("making a request: %w", err)
	}
	if contentType != "" {
		req.Header.Set("Content-Type", contentType)
	}
	if c.key != "" {
		req.Header.Set("Authorization", "Bearer "+c.key)
	}
	resp, err := c.http.Do(req)
	if err != nil {
		if ctx.Err() != nil {
			return 0, ctx.Err()
		}
		return 0, synoptic.Wrap(synoptic.CodeUnavailable, "the server cannot be reached", err)
	}
	defer resp.Body.Close()
	answer, err := io.ReadAll(io.LimitReader(resp.Body, maxResponse))
	if err != nil {
		return resp.StatusCode, synoptic.Wrap(synoptic.CodeUnavailable, "the server's answer broke off", err)
	}
	if resp.StatusCode >= 400 {
		return resp.StatusCode, problem(resp.StatusCode, answer)
	}
	if err := json.Unmarshal(answer, into); err != nil {
		return resp.StatusCode, synoptic.Wrap(synoptic.CodeInternal, "the server's answer is not what this version expects", err)
	}
	return resp.StatusCode, nil
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
