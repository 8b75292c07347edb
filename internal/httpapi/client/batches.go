package client

import (
	"context"
	"net/http"
	"net/url"

	"synoptic/internal/synoptic"
)

// Batches is what a server tells of a workspace's batches.
type Batches struct {
	Items      []synoptic.Batch `json:"items"`
	NextCursor synoptic.Maybe   `json:"next_cursor"`
	Waiting    synoptic.Waiting `json:"waiting"`
}

// RunBatch asks for a batch of what waits.
func (c *Client) RunBatch(ctx context.Context) (b synoptic.Batch, err error) {
	_, err = c.do(ctx, http.MethodPost, "/v1/batches", "", nil, &b)
	return b, err
}

// Batch fetches one batch.
func (c *Client) Batch(ctx context.Context, id string) (b synoptic.Batch, err error) {
	_, err = c.do(ctx, http.MethodGet, "/v1/batches/"+url.PathEscape(id), "", nil, &b)
	return b, err
}

// Batches lists the latest batches, and what waits for one.
func (c *Client) Batches(ctx context.Context) (list Batches, err error) {
	_, err = c.do(ctx, http.MethodGet, "/v1/batches?limit=20", "", nil, &list)
	return list, err
}
