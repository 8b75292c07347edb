package httpapi

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"synoptic/internal/access"
	"synoptic/internal/people"
	"synoptic/internal/storage"
	"synoptic/internal/synoptic"
)

// EditRequest is what a person decides on one answer.
type EditRequest struct {
	Item   string       `json:"item" maxLength:"200" doc:"Of the standard form or of the form of the extraction"`
	Index  int          `json:"index,omitempty" doc:"Among the findings, from 0; their number adds one"`
	Action string       `json:"action" enum:"accept,edit,reject"`
	Answer string       `json:"answer,omitempty" doc:"For an edit. Numbers in it must stand in its quotes"`
	Quotes []QuoteInput `json:"quotes,omitempty" doc:"For an edit: 1 to 10, each as it stands on the page"`
	Value  any          `json:"value,omitempty" doc:"For an edit of an item of a form; left out, it is read from the answer and its quotes"`
	Design string       `json:"design,omitempty" doc:"For an edit of the method; left out, it stays"`
}

// QuoteInput is a quote as a person copied it.
type QuoteInput struct {
	Text string `json:"text"`
}

type editInput struct {
	IDInput
	IfMatch string `header:"If-Match" maxLength:"200" doc:"ETag of the extraction that was seen; 412 where it has changed since"`
	Body    EditRequest
}

type editedDocument struct {
	ETag string `header:"ETag" doc:"Of the extraction"`
	Body synoptic.Document
}

type extractionOutput struct {
	Status int
	ETag   string `header:"ETag"`
	Body   *synoptic.Extraction
}

type getExtractionInput struct {
	IDInput
	IfNoneMatch string `header:"If-None-Match"`
}

func (a *API) registerEdits(api huma.API) {
	handle(a, api, huma.Operation{
		OperationID: "get-extraction", Method: http.MethodGet, Path: "/v1/documents/{id}/extraction", Tags: []string{"Extractions"},
		Summary:     "The current extraction of a document",
		Description: "With what people decided laid over what the engine answered. Its ETag is for If-Match.",
		Responses: orNotModified(map[string]*huma.Response{"200": {Description: "OK", Content: map[string]*huma.MediaType{
			"application/json": {Schema: api.OpenAPI().Components.Schemas.Schema(typeOf[synoptic.Extraction](), true, "")}}}}),
	}, func(ctx context.Context, in *getExtractionInput) (*extractionOutput, error) {
		d, err := a.Store.Document(ctx, workspace(ctx), in.ID)
		if err != nil {
			return nil, fmt.Errorf("finding a document: %w", err)
		}
		x := d.Document.Extraction
		if x == nil {
			return nil, synoptic.Errorf(synoptic.CodeNotFound, "this document has no extraction; its status is %s", d.Document.Status)
		}
		out := &extractionOutput{Status: http.StatusOK, ETag: `"` + x.Tag() + `"`, Body: x}
		if matches(in.IfNoneMatch, x.Tag()) {
			out.Status, out.Body = http.StatusNotModified, nil
		}
		return out, nil
	})
	handle(a, api, huma.Operation{
		OperationID: "edit-extraction", Method: http.MethodPatch, Path: "/v1/documents/{id}/extraction", Tags: []string{"Extractions"},
		Summary:     "Accept, edit or reject an answer",
		Description: "What a person decides is kept with who and when, lies over whatever an engine answers now or later, and is marked by edited_by. A quote that does not stand on the page is refused, and nearest tells what does.",
		Errors:      []int{http.StatusConflict, http.StatusPreconditionFailed},
	}, a.edit)
	handle(a, api, huma.Operation{
		OperationID: "list-edits", Method: http.MethodGet, Path: "/v1/documents/{id}/extraction/history", Tags: []string{"Extractions"},
		Summary: "What people decided on the answers of a document, newest first",
	}, func(ctx context.Context, in *IDInput) (*struct{ Body List[synoptic.EditEvent] }, error) {
		events, err := a.Store.History(ctx, workspace(ctx), in.ID)
		if err != nil {
			return nil, fmt.Errorf("reading a history: %w", err)
		}
		return &struct{ Body List[synoptic.EditEvent] }{List[synoptic.EditEvent]{Items: notNil(events)}}, nil
	})
}

func (a *API) edit(ctx context.Context, in *editInput) (*editedDocument, error) {
	r := people.Request{
		Item: in.Body.Item, Index: in.Body.Index, Action: synoptic.EditAction(in.Body.Action),
		Answer: in.Body.Answer, Value: in.Body.Value, By: who(ctx), IfMatch: tagsOf(in.IfMatch),
	}
	for _, q := range in.Body.Quotes {
		r.Quotes = append(r.Quotes, q.Text)
	}
	if in.Body.Design != "" {
		r.Design = new(synoptic.Design(in.Body.Design))
	}
	d, err := (&people.Service{Store: a.Store, Now: a.Now}).Decide(ctx, workspace(ctx), in.ID, r)
	if err != nil {
		return nil, fmt.Errorf("deciding on an answer: %w", err)
	}
	return editedOutput(d), nil
}

func editedOutput(d storage.StoredDocument) *editedDocument {
	return &editedDocument{ETag: `"` + d.Document.Extraction.Tag() + `"`, Body: d.Document}
}

// tagsOf reads an If-Match header; "*" is whatever is there.
func tagsOf(header string) []string {
	var tags []string
	for tag := range strings.SplitSeq(header, ",") {
		tag = strings.Trim(strings.TrimPrefix(strings.TrimSpace(tag), "W/"), `"`)
		if tag == "*" {
			return nil
		}
		if tag != "" {
			tags = append(tags, tag)
		}
	}
	return tags
}

// misquotes are what a problem tells of quotes that do not stand on the page.
func misquotes(err error) []people.Misquote {
	if e, ok := errors.AsType[*people.MisquoteError](err); ok {
		return e.Misquotes
	}
	return nil
}

type whoKey struct{}

// localPerson is who calls a server that asks nobody.
const localPerson = "local"

// who names the caller of a request, for histories.
func who(ctx context.Context) string {
	if name, ok := ctx.Value(whoKey{}).(string); ok && name != "" {
		return name
	}
	return localPerson
}

// called adds who calls to the context of a request that was let in.
func (a *API) called(ctx context.Context, r *http.Request) context.Context {
	if a.Who == nil {
		return ctx
	}
	return context.WithValue(ctx, whoKey{}, a.Who(r))
}

// WhoByGate names callers as the gate knows them.
func WhoByGate(gate *access.Gate) func(*http.Request) string {
	return func(r *http.Request) string { return gate.Who(r.Context(), r.Header.Get("Authorization")) }
}
