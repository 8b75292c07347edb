package httpapi

import (
	"cmp"
	"context"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"synoptic/internal/extract"
	"synoptic/internal/storage"
	"synoptic/internal/synoptic"
)

// FormRequest is a form as a user writes it. What the server makes of a form
// may stand in it, so that one that was fetched can be changed and sent back.
type FormRequest struct {
	Name      string            `json:"name" doc:"Another form of this name becomes another version of it"`
	Items     []FormItemRequest `json:"items" doc:"At most 40, behind those of the standard form"`
	ID        string            `json:"id,omitempty" doc:"Made of the name; not read"`
	Version   string            `json:"version,omitempty" doc:"Made of the items; not read"`
	CreatedAt string            `json:"created_at,omitempty" doc:"Not read"`
	Warnings  []string          `json:"warnings,omitempty" doc:"Not read"`
}

// FormItemRequest is an item as a user writes it.
type FormItemRequest struct {
	Name        string   `json:"name" doc:"At most 60 characters; the key of the answers and the head of their column"`
	Instruction string   `json:"instruction" doc:"What to look for, at most 2,000 characters. The built-in engine looks for the words behind \"keywords:\" (关键词：) or in quotation marks"`
	Type        string   `json:"type" enum:"text,list,number,date,boolean,choice"`
	Choices     []string `json:"choices,omitempty" doc:"2 to 50, for the type choice"`
}

func (r *FormRequest) form() synoptic.Form {
	f := synoptic.Form{Name: r.Name}
	for _, item := range r.Items {
		f.Items = append(f.Items, synoptic.FormItem{Name: item.Name, Instruction: item.Instruction, Type: synoptic.ItemType(item.Type), Choices: item.Choices})
	}
	return f
}

// ApplyRequest has documents extracted under a form.
type ApplyRequest struct {
	DocumentIDs []string      `json:"document_ids,omitempty"`
	Filter      *ReviewFilter `json:"filter,omitempty" doc:"Instead of document_ids; {} takes all"`
	Sample      *int          `json:"sample,omitempty" nullable:"false" minimum:"1" maximum:"2000" doc:"So many of the documents only, to try the form on few first; the same ones each time"`
	Version     string        `json:"version,omitempty" maxLength:"64" doc:"Of the form; default the newest"`
	Engine      string        `json:"engine,omitempty" enum:"auto,rules,llm" default:"auto"`
	Language    string        `json:"language,omitempty" enum:"zh,en" doc:"Of the answers; default each page's own"`
	Extract     string        `json:"extract,omitempty" enum:"now,batch" default:"now"`
	DryRun      bool          `json:"dry_run,omitempty" doc:"Answer with the estimated tokens and price, and do nothing"`
}

// sample is how many documents are asked for; 0 for all.
func (r *ApplyRequest) sample() int {
	if r.Sample == nil {
		return 0
	}
	return *r.Sample
}

// Applied says what a form was applied to.
type Applied struct {
	Form        string            `json:"form"`
	FormVersion string            `json:"form_version"`
	Queued      []string          `json:"queued" doc:"Documents that wait to be extracted under it now"`
	Skipped     []extract.Skipped `json:"skipped" doc:"Those that are not, and why"`
}

type formInput struct {
	IDInput
	Version string `query:"version" maxLength:"64" doc:"An earlier version; default the newest"`
}

type savedForm struct {
	Status   int
	Location string `header:"Location"`
	Body     SavedForm
}

// SavedForm is a form as it was stored, with what is to be said of it.
type SavedForm struct {
	synoptic.Form
	Warnings synoptic.List[string] `json:"warnings" doc:"Items that the engine of this server cannot look for, and what to change"`
}

type applyInput struct {
	IDInput
	DryRun bool `query:"dry_run"`
	Body   ApplyRequest
}

type appliedForm struct {
	Status int
	Body   any
}

func (a *API) registerForms(api huma.API) {
	schemas := api.OpenAPI().Components.Schemas
	asForm := map[string]*huma.MediaType{"application/json": {Schema: schemas.Schema(typeOf[SavedForm](), true, "")}}
	handle(a, api, huma.Operation{
		OperationID: "save-form", Method: http.MethodPost, Path: "/v1/forms", Tags: []string{"Forms"},
		Summary:       "Save a form of one's own items",
		Description:   "The same name with other items is another version of that form; every version stays, and with it the extractions that were filled by it.",
		DefaultStatus: http.StatusCreated,
		Responses: map[string]*huma.Response{
			"200": {Description: "This version is there already", Content: asForm},
			"201": {Description: "A new form, or a new version of it", Content: asForm},
		},
	}, func(ctx context.Context, in *struct{ Body FormRequest }) (*savedForm, error) {
		f, created, err := extract.SaveForm(ctx, a.Store, workspace(ctx), in.Body.form(), a.Now())
		if err != nil {
			return nil, fmt.Errorf("saving a form: %w", err)
		}
		return &savedForm{Status: createdStatus(created), Location: "/v1/forms/" + url.PathEscape(f.ID),
			Body: SavedForm{f, a.Extract.Reader.Engines.FormWarnings(&f, synoptic.EngineAuto)}}, nil
	})
	handle(a, api, huma.Operation{
		OperationID: "list-forms", Method: http.MethodGet, Path: "/v1/forms", Tags: []string{"Forms"},
		Summary: "List forms in their newest version, newest first",
	}, func(ctx context.Context, in *PageInput) (*struct{ Body List[synoptic.Form] }, error) {
		listing, err := a.Store.ListForms(ctx, workspace(ctx), in.request())
		if err != nil {
			return nil, fmt.Errorf("listing forms: %w", err)
		}
		return &struct{ Body List[synoptic.Form] }{List[synoptic.Form]{Items: notNil(listing.Items), NextCursor: synoptic.Maybe(listing.NextCursor)}}, nil
	})
	handle(a, api, huma.Operation{
		OperationID: "get-form", Method: http.MethodGet, Path: "/v1/forms/{id}", Tags: []string{"Forms"},
		Summary: "A form, in its newest version or an earlier one",
	}, func(ctx context.Context, in *formInput) (*struct{ Body synoptic.Form }, error) {
		f, err := a.Store.Form(ctx, workspace(ctx), in.ID, in.Version)
		if err != nil {
			return nil, fmt.Errorf("finding a form: %w", err)
		}
		return &struct{ Body synoptic.Form }{f}, nil
	})
	handle(a, api, huma.Operation{
		OperationID: "list-form-versions", Method: http.MethodGet, Path: "/v1/forms/{id}/versions", Tags: []string{"Forms"},
		Summary: "All versions of a form, newest first",
	}, func(ctx context.Context, in *IDInput) (*struct{ Body List[synoptic.Form] }, error) {
		versions, err := a.Store.FormVersions(ctx, workspace(ctx), in.ID)
		if err != nil {
			return nil, fmt.Errorf("listing versions of a form: %w", err)
		}
		slices.SortFunc(versions, func(x, y synoptic.Form) int {
			return cmp.Or(y.CreatedAt.Compare(x.CreatedAt), cmp.Compare(x.Version, y.Version))
		})
		return &struct{ Body List[synoptic.Form] }{List[synoptic.Form]{Items: versions}}, nil
	})
	handle(a, api, huma.Operation{
		OperationID: "apply-form", Method: http.MethodPost, Path: "/v1/forms/{id}/apply", Tags: []string{"Forms"},
		Summary:       "Extract documents under a form",
		Description:   "On a sample first, then on all: what has been extracted under this version already is skipped. With dry_run the answer is the estimate.",
		DefaultStatus: http.StatusAccepted,
		Responses: map[string]*huma.Response{
			"200": {Description: "The estimate, for a dry run", Content: map[string]*huma.MediaType{"application/json": {Schema: schemas.Schema(typeOf[synoptic.Estimate](), true, "")}}},
			"202": {Description: "Accepted", Content: map[string]*huma.MediaType{"application/json": {Schema: schemas.Schema(typeOf[Applied](), true, "")}}},
		},
	}, a.applyForm)
}

func (a *API) applyForm(ctx context.Context, in *applyInput) (*appliedForm, error) {
	ws := workspace(ctx)
	f, err := a.Store.Form(ctx, ws, in.ID, in.Body.Version)
	if err != nil {
		return nil, fmt.Errorf("finding a form: %w", err)
	}
	application := extract.Application{
		Selection: extract.Selection{DocumentIDs: in.Body.DocumentIDs, Filter: in.Body.Filter.filter()},
		Form:      &f, Sample: in.Body.sample(), Engine: in.Body.Engine, Language: synoptic.Language(in.Body.Language), Extract: synoptic.ExtractMode(in.Body.Extract),
	}
	if in.DryRun || in.Body.DryRun {
		estimate, err := a.Extract.EstimateApplication(ctx, ws, application)
		if err != nil {
			return nil, fmt.Errorf("estimating a form: %w", err)
		}
		return &appliedForm{Status: http.StatusOK, Body: estimate}, nil
	}
	done, err := a.Extract.Apply(ctx, ws, application)
	if err != nil {
		return nil, fmt.Errorf("applying a form: %w", err)
	}
	return &appliedForm{Status: http.StatusAccepted, Body: Applied{Form: f.ID, FormVersion: f.Version, Queued: notNil(done.Queued), Skipped: notNil(done.Skipped)}}, nil
}

// filter is the filter that a request gives, nil where it gives none.
func (f *ReviewFilter) filter() *extract.Filter {
	if f == nil {
		return nil
	}
	return &extract.Filter{Status: synoptic.DocumentStatus(f.Status), Language: synoptic.Language(f.Language), Query: f.Q}
}

// formRef pins the form that a request names to the version it has now, so
// that what waits is filled by the form that was meant.
func (a *API) formRef(ctx context.Context, ref string) (string, error) {
	if ref = strings.TrimSpace(ref); ref == "" || ref == synoptic.StandardForm {
		return "", nil
	}
	f, err := extract.FindForm(ctx, a.Store, workspace(ctx), ref)
	if err != nil {
		return "", err
	}
	return f.Ref(), nil
}

// askedOf is what a request for an extraction asks for.
func (a *API) askedOf(ctx context.Context, r *ExtractionRequest) (storage.Asked, error) {
	if r == nil {
		return storage.Asked{}, nil
	}
	if _, err := a.Extract.Reader.Engines.Choose(r.Engine); err != nil {
		return storage.Asked{}, err
	}
	ref, err := a.formRef(ctx, r.Form)
	return storage.Asked{Engine: r.Engine, Form: ref, Language: synoptic.Language(r.Language)}, err
}
