package client

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"time"

	"synoptic/internal/synoptic"
)

// maxRequest is the size of the largest page that is sent in one request.
const maxRequest = 4 << 20

// uploadTime bounds how long the bytes of one upload may be on their way.
const uploadTime = 15 * time.Minute

// uploadLarge announces a page, sends it where the server says, and makes a
// document of it. All of it may be done again when it was cut short.
func (c *Client) uploadLarge(ctx context.Context, raw []byte, up Upload) (doc synoptic.Document, created bool, err error) {
	announced, err := json.Marshal(map[string]any{"file_name": up.FileName, "size_bytes": len(raw), "sha256": synoptic.SHA256Hex(raw)})
	if err != nil {
		return doc, false, fmt.Errorf("announcing an upload: %w", err)
	}
	var ticket struct {
		UploadID string            `json:"upload_id"`
		URL      string            `json:"url"`
		Headers  map[string]string `json:"headers"`
	}
	if _, err := c.do(ctx, http.MethodPost, "/v1/uploads", "application/json", announced, &ticket); err != nil {
		return doc, false, err
	}
	if err := c.put(ctx, ticket.URL, ticket.Headers, raw); err != nil {
		return doc, false, err
	}
	uploaded := map[string]string{"upload_id": ticket.UploadID}
	for name, value := range map[string]string{"extract": up.Extract, "language": up.Language, "form": up.Form} {
		if value != "" {
			uploaded[name] = value
		}
	}
	body, err := json.Marshal(uploaded)
	if err != nil {
		return doc, false, fmt.Errorf("naming an upload: %w", err)
	}
	status, err := c.do(ctx, http.MethodPost, "/v1/documents", "application/json", body, &doc)
	return doc, status == http.StatusCreated, err
}

// put sends the bytes of an upload. The key stays at home: the address is one.
func (c *Client) put(ctx context.Context, address string, headers map[string]string, raw []byte) error {
	if strings.HasPrefix(address, "/") {
		address = c.base + address
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodPut, address, bytes.NewReader(raw))
	if err != nil {
		return synoptic.Wrap(synoptic.CodeInternal, "the server gave out no address to upload to", err)
	}
	for name, value := range headers {
		if !strings.EqualFold(name, "Content-Length") && !strings.EqualFold(name, "Host") {
			req.Header.Set(name, value)
		}
	}
	resp, answer, err := send(c.bulk, req)
	switch {
	case err != nil:
		return err
	case resp.StatusCode == http.StatusPreconditionFailed: // it has arrived before
		return nil
	case resp.StatusCode >= 400:
		return problem(resp.StatusCode, answer)
	}
	return nil
}
