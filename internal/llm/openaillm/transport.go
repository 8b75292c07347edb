package openaillm

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"net"
	"net/http"
	"slices"
	"time"
)

// The bounds of what an endpoint may send.
const (
	maxAnswerBytes = 4 << 20
	maxHeaderBytes = 64 << 10
)

var (
	errTooLarge = errors.New("the answer is larger than we read")
	errCut      = errors.New("the answer was cut")
)

// exchange goes with a call through the library, which knows neither the extra
// fields nor what an endpoint says in a failure.
type exchange struct {
	fields map[string]any // to be merged into the body

	// Filled in by the transport.
	sent   bool
	status int
	header http.Header
	body   []byte
}

type exchangeKey struct{}

func withExchange(ctx context.Context, x *exchange) context.Context {
	return context.WithValue(ctx, exchangeKey{}, x)
}

// transport merges the extra fields of a call into its body, and reads the
// whole answer within bounds.
type transport struct{ base http.RoundTripper }

// RoundTrip implements http.RoundTripper.
func (t transport) RoundTrip(r *http.Request) (*http.Response, error) {
	x, ok := r.Context().Value(exchangeKey{}).(*exchange)
	if !ok {
		return t.base.RoundTrip(r)
	}
	r, err := merge(r, x.fields)
	if err != nil {
		return nil, err
	}
	x.sent = true
	resp, err := t.base.RoundTrip(r)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	x.status, x.header = resp.StatusCode, resp.Header
	x.body, err = io.ReadAll(io.LimitReader(resp.Body, maxAnswerBytes+1))
	switch {
	case len(x.body) > maxAnswerBytes:
		return nil, errTooLarge
	case err != nil:
		return nil, fmt.Errorf("%w: %w", errCut, err)
	}
	resp.Body = io.NopCloser(bytes.NewReader(x.body))
	return resp, nil
}

// merge returns the request with the fields added to its JSON body.
func merge(r *http.Request, fields map[string]any) (*http.Request, error) {
	if len(fields) == 0 || r.Body == nil {
		return r, nil
	}
	body, err := io.ReadAll(r.Body)
	if err != nil {
		return nil, fmt.Errorf("reading the request: %w", err)
	}
	_ = r.Body.Close() // it has been read; nothing is lost
	if body, err = mergeBody(body, fields); err != nil {
		return nil, err
	}
	out := r.Clone(r.Context())
	out.Body = io.NopCloser(bytes.NewReader(body))
	out.GetBody = func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(body)), nil }
	out.ContentLength = int64(len(body))
	return out, nil
}

// mergeBody adds fields to a JSON object, in the order of their names, so that
// equal calls are equal byte for byte. A field is never sent twice.
func mergeBody(body []byte, fields map[string]any) ([]byte, error) {
	var present map[string]json.RawMessage
	if err := json.Unmarshal(body, &present); err != nil || present == nil {
		return nil, errors.New("the request is no JSON object")
	}
	var out bytes.Buffer
	out.Write(bytes.TrimSuffix(bytes.TrimSpace(body), []byte("}")))
	for i, name := range slices.Sorted(maps.Keys(fields)) {
		if _, taken := present[name]; taken {
			return nil, fmt.Errorf("the field %s would be sent twice", name)
		}
		key, err := json.Marshal(name)
		if err != nil {
			return nil, err
		}
		value, err := json.Marshal(fields[name])
		if err != nil {
			return nil, fmt.Errorf("the field %s cannot be sent: %w", name, err)
		}
		if i > 0 || len(present) > 0 {
			out.WriteByte(',')
		}
		out.Write(key)
		out.WriteByte(':')
		out.Write(value)
	}
	out.WriteByte('}')
	return out.Bytes(), nil
}

// newTransport is the way to the network, with a bound on every step of it.
func newTransport(timeout time.Duration) http.RoundTripper {
	return &http.Transport{
		Proxy:                  http.ProxyFromEnvironment,
		DialContext:            (&net.Dialer{Timeout: 10 * time.Second, KeepAlive: 30 * time.Second}).DialContext,
		ForceAttemptHTTP2:      true,
		TLSHandshakeTimeout:    10 * time.Second,
		ResponseHeaderTimeout:  timeout,
		ExpectContinueTimeout:  time.Second,
		IdleConnTimeout:        90 * time.Second,
		MaxIdleConns:           128,
		MaxIdleConnsPerHost:    64,
		MaxResponseHeaderBytes: maxHeaderBytes,
	}
}
