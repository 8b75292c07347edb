package httpapi

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"reflect"
	"strconv"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"synoptic/internal/extract"
	"synoptic/internal/ingest"
	"synoptic/internal/storage"
	"synoptic/internal/synoptic"
)

// List is one page of a list.
type List[T any] struct {
	Items      []T            `json:"items"`
	NextCursor synoptic.Maybe `json:"next_cursor" nullable:"true" doc:"Give it as cursor for the next page; null on the last"`
}

// PageInput asks for one page of a list. It is exported because huma reads
// embedded parameters of exported types only.
type PageInput struct {
	Limit  int    `query:"limit" minimum:"1" maximum:"100" default:"20"`
	Cursor string `query:"cursor" maxLength:"4096" doc:"next_cursor of the page before"`
}

func (p PageInput) request() storage.PageRequest {
	return storage.PageRequest{Limit: p.Limit, Cursor: p.Cursor}
}

// IDInput names what a path speaks of.
type IDInput struct {
	ID string `path:"id" maxLength:"200"`
}

type documentOutput struct {
	Body synoptic.Document
}

// Uploaded is what became of one file of a form.
type Uploaded struct {
	FileName string             `json:"file_name"`
	ID       synoptic.Maybe     `json:"id" nullable:"true"`
	Created  bool               `json:"created" doc:"False where the same bytes were there already"`
	Document *synoptic.Document `json:"document"`
	Error    *synoptic.Problem  `json:"error"`
}

type uploadInput struct {
	SourceURL   string `query:"source_url" maxLength:"2048" doc:"Where the page was saved from; kept as text, never fetched"`
	FileName    string `query:"file_name" maxLength:"1024"`
	Extract     string `query:"extract" enum:"now,batch,none" default:"now"`
	Language    string `query:"language" enum:"zh,en" doc:"Of the answers; default the page's own"`
	Form        string `query:"form" maxLength:"300" doc:"To be filled: id, id@version or name; default the standard one"`
	ContentType string `header:"Content-Type"`

	body io.Reader
}

// Resolve gets at the body, which huma must not buffer or interpret.
func (in *uploadInput) Resolve(ctx huma.Context) []error {
	in.body = ctx.BodyReader()
	return nil
}

type uploadOutput struct {
	Status   int
	Location string `header:"Location"`
	Body     any
}

func (a *API) registerDocuments(api huma.API) {
	schemas := api.OpenAPI().Components.Schemas
	taken := map[string]*huma.MediaType{"application/json": {Schema: &huma.Schema{
		Description: "The document; for a form, a result for each of its files",
		AnyOf:       []*huma.Schema{schemas.Schema(typeOf[synoptic.Document](), true, ""), schemas.Schema(typeOf[List[Uploaded]](), true, "")}}}}
	handle(a, api, huma.Operation{
		OperationID: "upload-document", Method: http.MethodPost, Path: "/v1/documents", Tags: []string{"Documents"},
		Summary:     "Upload a page dump",
		Description: "The raw page as the body, a form with many files, or the upload_id of a page that was uploaded. Answers at once; the page is safe then, and is extracted beside. The same bytes are the same document.",
		Responses: map[string]*huma.Response{
			"200": {Description: "The same bytes are there already", Content: taken},
			"201": {Description: "Stored", Content: taken},
		},
		DefaultStatus: http.StatusCreated,
		Errors:        []int{http.StatusRequestEntityTooLarge, http.StatusUnsupportedMediaType},
	}, a.upload)
	// Described afterwards: with the description in place huma would read and
	// interpret the body itself.
	text := &huma.Schema{Type: huma.TypeString, Description: "The page as it was saved, in any charset"}
	uploaded := schemas.Schema(typeOf[UploadedDocument](), true, "")
	api.OpenAPI().Paths["/v1/documents"].Post.RequestBody = &huma.RequestBody{Required: true, Content: map[string]*huma.MediaType{
		"application/json": {Schema: uploaded},
		"text/plain":       {Schema: text}, "text/html": {Schema: text}, "application/octet-stream": {Schema: text},
		"multipart/form-data": {Schema: &huma.Schema{Type: huma.TypeObject, Description: "Any number of files; source_url, extract, language and form as fields hold for all of them. The answer is a list with a result for each."}},
	}}
	handle(a, api, huma.Operation{
		OperationID: "list-documents", Method: http.MethodGet, Path: "/v1/documents", Tags: []string{"Documents"},
		Summary: "List documents, newest first",
	}, a.listDocuments)
	handle(a, api, huma.Operation{
		OperationID: "get-document", Method: http.MethodGet, Path: "/v1/documents/{id}", Tags: []string{"Documents"},
		Summary: "A document with its record and current extraction",
	}, func(ctx context.Context, in *IDInput) (*documentOutput, error) {
		d, err := a.Store.Document(ctx, workspace(ctx), in.ID)
		if err != nil {
			return nil, fmt.Errorf("finding a document: %w", err)
		}
		return &documentOutput{Body: d.Document}, nil
	})
	handle(a, api, huma.Operation{
		OperationID: "delete-document", Method: http.MethodDelete, Path: "/v1/documents/{id}", Tags: []string{"Documents"},
		Summary:       "Delete a document, its page and its extractions",
		Description:   "Where other documents hold the same study, the next of them takes its place.",
		DefaultStatus: http.StatusNoContent,
	}, func(ctx context.Context, in *IDInput) (*struct{}, error) {
		if err := a.Store.DeleteDocument(ctx, workspace(ctx), in.ID); err != nil {
			return nil, fmt.Errorf("deleting a document: %w", err)
		}
		return nil, nil
	})
	handle(a, api, huma.Operation{
		OperationID: "get-raw", Method: http.MethodGet, Path: "/v1/documents/{id}/raw", Tags: []string{"Documents"},
		Summary:   "The bytes as uploaded",
		Responses: orNotModified(bytesResponse("application/octet-stream")),
	}, a.raw)
	handle(a, api, huma.Operation{
		OperationID: "get-text", Method: http.MethodGet, Path: "/v1/documents/{id}/text", Tags: []string{"Documents"},
		Summary:     "The decoded text that quote positions refer to",
		Description: "Positions are Unicode code points into this text, half-open.",
		Responses:   orNotModified(bytesResponse("text/plain; charset=utf-8")),
	}, a.text)
}

func (a *API) upload(ctx context.Context, in *uploadInput) (*uploadOutput, error) {
	language, err := synoptic.OutputLanguage(in.Language)
	if err != nil {
		return nil, err
	}
	body, err := readUpload(in.body, in.ContentType, ingest.Upload{
		FileName: in.FileName, SourceURL: in.SourceURL, Extract: synoptic.ExtractMode(in.Extract), Language: language, Form: in.Form,
	})
	if err != nil {
		return nil, err
	}
	form, err := a.formRef(ctx, body.uploads[0].Form) // the same for all of them
	if err != nil {
		return nil, err
	}
	for i := range body.uploads {
		body.uploads[i].Form = form
	}
	if body.multipart {
		return a.uploadMany(ctx, body.uploads)
	}
	var doc synoptic.Document
	var created bool
	if body.uploadID != "" {
		doc, created, err = a.Ingest.AddUploaded(ctx, workspace(ctx), body.uploadID, body.uploads[0])
	} else {
		doc, created, err = a.Ingest.Add(ctx, workspace(ctx), body.uploads[0])
	}
	if err != nil {
		return nil, fmt.Errorf("taking in a page: %w", err)
	}
	return &uploadOutput{Status: createdStatus(created), Location: documentPath(doc.ID), Body: doc}, nil
}

// uploadMany takes in every file of a form. A file that is refused costs only
// itself; where it is the only one, the request is refused.
func (a *API) uploadMany(ctx context.Context, uploads []ingest.Upload) (*uploadOutput, error) {
	out := List[Uploaded]{Items: make([]Uploaded, 0, len(uploads))}
	anyCreated, refused := false, error(nil)
	for _, up := range uploads {
		result := Uploaded{FileName: ingest.FileName(up.FileName)}
		doc, created, err := a.Ingest.Add(ctx, workspace(ctx), up)
		switch {
		case err == nil:
			result.ID, result.Created, result.Document = synoptic.Maybe(doc.ID), created, &doc
			anyCreated = anyCreated || created
		case problemOf(err).Status >= http.StatusInternalServerError:
			return nil, fmt.Errorf("taking in a page: %w", err)
		default:
			result.Error = synoptic.ProblemOf(err)
			if refused == nil {
				refused = err
			}
		}
		out.Items = append(out.Items, result)
	}
	if refused != nil && len(uploads) == 1 {
		return nil, refused
	}
	return &uploadOutput{Status: createdStatus(anyCreated), Body: out}, nil
}

func createdStatus(created bool) int {
	if created {
		return http.StatusCreated
	}
	return http.StatusOK
}

// typeOf names a type for a schema.
func typeOf[T any]() reflect.Type { return reflect.TypeFor[T]() }

func documentPath(id string) string { return "/v1/documents/" + url.PathEscape(id) }

type listDocumentsInput struct {
	PageInput
	Status   string `query:"status" enum:"stored,pending,extracting,extracted,failed,rejected"`
	Language string `query:"language" enum:"zh,en,other" doc:"Of the page"`
	Q        string `query:"q" maxLength:"500" doc:"Words of title, author or keyword, or a DOI; all must match"`
}

func (a *API) listDocuments(ctx context.Context, in *listDocumentsInput) (*struct{ Body List[synoptic.Document] }, error) {
	filter := storage.DocumentFilter{Status: synoptic.DocumentStatus(in.Status), Language: synoptic.Language(in.Language)}
	if in.Q != "" {
		terms, err := extract.QueryTerms(in.Q)
		if err != nil {
			return nil, err
		}
		filter.Terms = terms
	}
	listing, err := a.Store.ListDocuments(ctx, workspace(ctx), filter, in.request())
	if err != nil {
		return nil, fmt.Errorf("listing documents: %w", err)
	}
	out := List[synoptic.Document]{Items: make([]synoptic.Document, 0, len(listing.Items)), NextCursor: synoptic.Maybe(listing.NextCursor)}
	for _, d := range listing.Items {
		out.Items = append(out.Items, d.Document)
	}
	return &struct{ Body List[synoptic.Document] }{out}, nil
}

// bytesOutput is bytes that came from outside, to be saved and never run:
// whatever a browser thinks they are, it may not act on it.
type bytesOutput struct {
	Status             int
	ContentType        string `header:"Content-Type"`
	ContentDisposition string `header:"Content-Disposition"`
	NoSniff            string `header:"X-Content-Type-Options"`
	CSP                string `header:"Content-Security-Policy"`
	CacheControl       string `header:"Cache-Control"`
	ETag               string `header:"ETag"`
	Body               []byte
}

func bytesResponse(media string) map[string]*huma.Response {
	return map[string]*huma.Response{"200": {Description: "OK", Content: map[string]*huma.MediaType{
		media: {Schema: &huma.Schema{Type: huma.TypeString, Format: "binary"}},
	}}}
}

// orNotModified adds the answer to who has the current one already.
func orNotModified(responses map[string]*huma.Response) map[string]*huma.Response {
	responses[strconv.Itoa(http.StatusNotModified)] = &huma.Response{Description: "It is the one that If-None-Match names"}
	return responses
}

func harmless(contentType, disposition, etag string, body []byte) *bytesOutput {
	return &bytesOutput{
		Status: http.StatusOK, ContentType: contentType, ContentDisposition: disposition,
		NoSniff: "nosniff", CSP: "sandbox; default-src 'none'", CacheControl: "private, no-cache", ETag: `"` + etag + `"`, Body: body,
	}
}

type rawInput struct {
	IDInput
	IfNoneMatch string `header:"If-None-Match"`
}

func (a *API) raw(ctx context.Context, in *rawInput) (*bytesOutput, error) {
	d, err := a.Store.Document(ctx, workspace(ctx), in.ID)
	if err != nil {
		return nil, fmt.Errorf("finding a document: %w", err)
	}
	if matches(in.IfNoneMatch, d.Document.SHA256) {
		return &bytesOutput{Status: http.StatusNotModified, ETag: `"` + d.Document.SHA256 + `"`}, nil
	}
	raw, err := a.Store.Raw(ctx, d)
	if err != nil {
		return nil, fmt.Errorf("fetching a page: %w", err)
	}
	return harmless("application/octet-stream", `attachment; filename="`+d.Document.ID+`"`, d.Document.SHA256, raw), nil
}

type textInput struct {
	IDInput
	SHA256      string `query:"sha256" maxLength:"64" doc:"An earlier text, by its hash; default the current one"`
	IfNoneMatch string `header:"If-None-Match"`
}

func (a *API) text(ctx context.Context, in *textInput) (*bytesOutput, error) {
	d, err := a.Store.Document(ctx, workspace(ctx), in.ID)
	if err != nil {
		return nil, fmt.Errorf("finding a document: %w", err)
	}
	hash := in.SHA256
	if hash == "" {
		hash = d.TextSHA256
	}
	if hash != "" && matches(in.IfNoneMatch, hash) {
		return &bytesOutput{Status: http.StatusNotModified, ETag: `"` + hash + `"`}, nil
	}
	text, err := a.Store.Text(ctx, d, in.SHA256)
	if err != nil {
		if synoptic.CodeOf(err) == synoptic.CodeNotFound && in.SHA256 == "" {
			return nil, synoptic.Errorf(synoptic.CodeNotFound, "this page has not been read yet; its status is %s", d.Document.Status)
		}
		return nil, fmt.Errorf("fetching a text: %w", err)
	}
	return harmless("text/plain; charset=utf-8", "inline", hash, []byte(text)), nil
}

// matches reports whether an If-None-Match header names the tag.
func matches(header, tag string) bool {
	for candidate := range strings.SplitSeq(header, ",") {
		candidate = strings.TrimPrefix(strings.TrimSpace(candidate), "W/")
		if candidate == "*" || strings.Trim(candidate, `"`) == tag {
			return true
		}
	}
	return false
}
