package extract

import (
	"context"
	"fmt"
	"time"

	"synoptic/internal/form"
	"synoptic/internal/page"
	"synoptic/internal/storage"
	"synoptic/internal/synoptic"
)

// FormEngine is an engine that fills users' items behind the standard form;
// nil is the standard form alone.
type FormEngine interface {
	Engine
	ExtractForm(ctx context.Context, p *page.Page, language synoptic.Language, f *synoptic.Form) (*synoptic.Extraction, error)
}

// fillForm has an engine fill a form.
func fillForm(ctx context.Context, engine Engine, p *page.Page, wanted Wanted) (*synoptic.Extraction, error) {
	if wanted.Form == nil {
		return engine.Extract(ctx, p, wanted.Language)
	}
	more, ok := engine.(FormEngine)
	if !ok {
		return nil, synoptic.Errorf(synoptic.CodeUnprocessable, "the engine %s fills the standard form only", engine.Name())
	}
	return more.ExtractForm(ctx, p, wanted.Language, wanted.Form)
}

// SaveForm checks a form and stores it: a new form, or another version of the
// form of that name. Created is false where that version was there already.
// CodeUnprocessable for a form that cannot be used.
func SaveForm(ctx context.Context, store *storage.Store, ws synoptic.Workspace, f synoptic.Form, now time.Time) (_ synoptic.Form, created bool, err error) {
	checked, err := form.Check(f)
	if err != nil {
		return f, false, err
	}
	checked.CreatedAt = now.UTC().Truncate(time.Millisecond)
	kept, created, err := store.PutForm(ctx, ws, checked)
	if err != nil {
		return f, false, fmt.Errorf("storing a form: %w", err)
	}
	return kept, created, nil
}

// maxFormRef bounds what may name a form: longer than any name or id.
const maxFormRef = 300

// FindForm returns the form that ref names: its id or its name for the newest
// version, id@version for one version, nil for the standard form ("standard"
// or empty). CodeUnprocessable where there is none.
func FindForm(ctx context.Context, store *storage.Store, ws synoptic.Workspace, ref string) (*synoptic.Form, error) {
	if ref == "" || ref == synoptic.StandardForm {
		return nil, nil
	}
	missing := synoptic.Errorf(synoptic.CodeUnprocessable, "there is no form %.60q; GET /v1/forms lists them", ref)
	if len(ref) > maxFormRef {
		return nil, missing
	}
	id, version := form.SplitRef(ref)
	f, err := store.Form(ctx, ws, id, version)
	switch {
	case synoptic.CodeOf(err) == synoptic.CodeNotFound:
		return nil, missing
	case err != nil:
		return nil, fmt.Errorf("finding a form: %w", err)
	}
	return &f, nil
}

// FormsOf finds the forms of whichever workspace a context works for.
func FormsOf(store *storage.Store) func(ctx context.Context, ref string) (*synoptic.Form, error) {
	return func(ctx context.Context, ref string) (*synoptic.Form, error) {
		return FindForm(ctx, store, synoptic.WorkspaceOf(ctx), ref)
	}
}

// found returns what is wanted with its form found.
func (r *Reader) found(ctx context.Context, wanted Wanted) (Wanted, error) {
	if wanted.Form != nil || wanted.FormRef == "" || wanted.FormRef == synoptic.StandardForm {
		return wanted, nil
	}
	if r.Forms == nil {
		return wanted, synoptic.Errorf(synoptic.CodeUnprocessable, "there is no form but the standard one here")
	}
	var err error
	wanted.Form, err = r.Forms(ctx, wanted.FormRef)
	return wanted, err
}
