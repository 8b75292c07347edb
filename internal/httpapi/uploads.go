package httpapi

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"synoptic/internal/ingest"
	"synoptic/internal/storage"
	"synoptic/internal/synoptic"
)

// UploadRequest announces a page that is too large for a request.
type UploadRequest struct {
	FileName  string `json:"file_name,omitempty" maxLength:"1024"`
	MediaType string `json:"media_type,omitempty" maxLength:"200" doc:"Default application/octet-stream" example:"text/html"`
	SizeBytes int64  `json:"size_bytes" doc:"At most 50 MB"`
	SHA256    string `json:"sha256" maxLength:"64" doc:"Of the bytes, in hex"`
}

// UploadTicket says how the announced bytes are to be sent.
type UploadTicket struct {
	UploadID  string            `json:"upload_id" doc:"For POST /v1/documents, once the bytes are sent"`
	URL       string            `json:"url" doc:"Where to PUT the bytes. It needs no key: it is one"`
	Headers   map[string]string `json:"headers" doc:"To be sent with the PUT exactly as they are"`
	ExpiresAt time.Time         `json:"expires_at" doc:"Until when the PUT may begin"`
}

// UploadedDocument makes a document of what was uploaded.
type UploadedDocument struct {
	UploadID  string `json:"upload_id"`
	SourceURL string `json:"source_url,omitempty"`
	FileName  string `json:"file_name,omitempty"`
	Extract   string `json:"extract,omitempty" enum:"now,batch,none"`
	Language  string `json:"language,omitempty" enum:"zh,en"`
	Form      string `json:"form,omitempty"`
}

type announceInput struct {
	Host           string `header:"Host" hidden:"true"`
	ForwardedHost  string `header:"X-Forwarded-Host" hidden:"true"`
	ForwardedProto string `header:"X-Forwarded-Proto" hidden:"true"`
	Body           UploadRequest

	secure bool
}

// Resolve sees whether the request came by TLS.
func (in *announceInput) Resolve(ctx huma.Context) []error {
	in.secure, in.Host = ctx.TLS() != nil, ctx.Host()
	return nil
}

func (a *API) registerUploads(api huma.API) {
	handle(a, api, huma.Operation{
		OperationID: "announce-upload", Method: http.MethodPost, Path: "/v1/uploads", Tags: []string{"Documents"},
		Summary:       "Announce a page that is too large for a request",
		Description:   "For pages of over 4 MB, up to 50 MB: PUT the bytes to url with the given headers, then POST {\"upload_id\"} to /v1/documents. Size and hash are enforced. What is not made a document within a day is forgotten.",
		DefaultStatus: http.StatusCreated,
		Errors:        []int{http.StatusRequestEntityTooLarge},
	}, func(ctx context.Context, in *announceInput) (*struct{ Body UploadTicket }, error) {
		offer, err := a.Ingest.OfferUpload(ctx, workspace(ctx), ingest.Announced{
			FileName: in.Body.FileName, MediaType: in.Body.MediaType, SizeBytes: in.Body.SizeBytes, SHA256: in.Body.SHA256})
		if err != nil {
			return nil, fmt.Errorf("announcing an upload: %w", err)
		}
		ticket := UploadTicket{UploadID: offer.UploadID, URL: in.absolute(offer.Request.URL), Headers: offer.Request.Headers, ExpiresAt: offer.Request.ExpiresAt.UTC()}
		if ticket.Headers == nil {
			ticket.Headers = map[string]string{}
		}
		return &struct{ Body UploadTicket }{ticket}, nil
	})
}

// absolute makes the address of a path on this server as its caller knows it.
// The headers of a proxy are believed, since the answer goes back to whoever
// sent them and to nobody else.
func (in *announceInput) absolute(address string) string {
	if !strings.HasPrefix(address, "/") {
		return address
	}
	scheme, host := "http", in.Host
	if in.secure || strings.EqualFold(in.ForwardedProto, "https") {
		scheme = "https"
	}
	if in.ForwardedHost != "" {
		host = in.ForwardedHost
	}
	return scheme + "://" + host + address
}

// errJSONBody tells what a JSON body is for.
func errJSONBody() error {
	return synoptic.Errorf(synoptic.CodeUnprocessable, `a JSON body is {"upload_id": "…"} and may also have source_url, file_name, extract and language; send a page that is itself JSON as application/octet-stream`)
}

// readUploaded reads the JSON body of POST /v1/documents.
func readUploaded(r io.Reader, defaults ingest.Upload) (id string, up ingest.Upload, err error) {
	raw, err := readBounded(r, maxField)
	if err != nil {
		if synoptic.CodeOf(err) == synoptic.CodeTooLarge {
			err = errJSONBody()
		}
		return "", up, err
	}
	var body UploadedDocument
	decoder := json.NewDecoder(strings.NewReader(string(raw)))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&body); err != nil || body.UploadID == "" {
		return "", up, errJSONBody()
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return "", up, errJSONBody()
	}
	up = defaults
	for name, value := range map[string]string{"source_url": body.SourceURL, "file_name": body.FileName, "extract": body.Extract, "language": body.Language, "form": body.Form} {
		if value == "" {
			continue
		}
		if err := setField(&up, name, value); err != nil {
			return "", up, err
		}
	}
	return body.UploadID, up, nil
}

// uploadTime is how long the bytes of an upload may be on their way: 50 MB over
// half a megabit a second.
const uploadTime = 15 * time.Minute

// takeUploads takes the bytes of uploads whose tickets lead here. A ticket
// needs no key beside it: its signature says what may be stored, and where.
func (a *API) takeUploads(next http.Handler) http.Handler {
	if a.Inbox == nil {
		return next
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		key, ours := strings.CutPrefix(r.URL.Path, storage.UploadPath)
		if !ours || r.Method != http.MethodPut {
			next.ServeHTTP(w, r)
			return
		}
		// Longer than other requests may take. A server that cannot grant it
		// has a limit of its own.
		_ = http.NewResponseController(w).SetReadDeadline(time.Now().Add(uploadTime))
		err := a.Inbox.Take(r.Context(), storage.Arrival{Key: key, Query: r.URL.Query(), ContentType: r.Header.Get("Content-Type"),
			Size: r.ContentLength, Body: http.MaxBytesReader(w, r.Body, ingest.MaxBytes+1)})
		if err == nil {
			w.WriteHeader(http.StatusNoContent)
			return
		}
		p := problemOf(err)
		if p.Status >= http.StatusInternalServerError && r.Context().Err() == nil {
			a.Log.ErrorContext(r.Context(), "taking an upload failed", "error", err)
		}
		writeProblem(w, p)
	})
}
