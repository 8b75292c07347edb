package review

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"synoptic/internal/extract"
	"synoptic/internal/storage"
	"synoptic/internal/synoptic"
)

// maxFormsSearched bounds the forms that are looked through for items.
const maxFormsSearched = 200

// settleForm finds the form of a request, pins its version, and settles the
// items of the table: those asked for, else the standard ones with those of
// the form behind them. Items of a user may be named without their form; the
// newest form that has them all is taken then.
func (s *Service) settleForm(ctx context.Context, ws synoptic.Workspace, r *Request) error {
	f, err := extract.FindForm(ctx, s.Store, ws, r.Form)
	if err != nil {
		return err
	}
	var own []string
	for i, item := range r.Items {
		if slices.Contains(r.Items[:i], item) {
			return synoptic.Errorf(synoptic.CodeUnprocessable, "the item %.60q stands there twice", item)
		}
		if !slices.Contains(synoptic.StandardItems(), item) {
			own = append(own, item)
		}
	}
	if f == nil && len(own) > 0 {
		if f, err = s.formWith(ctx, ws, own); err != nil {
			return err
		}
	}
	for _, item := range own {
		if _, ok := f.Item(item); !ok {
			known := append(synoptic.StandardItems(), f.Names()...)
			return synoptic.Errorf(synoptic.CodeUnprocessable, "there is no item %.60q; the form has %s", item, strings.Join(known, ", "))
		}
	}
	if f != nil && len(r.Items) == 0 {
		r.Items = append(synoptic.StandardItems(), f.Names()...)
	}
	r.form = f
	return nil
}

// formWith finds the newest form that has all of the items; nil where there is
// none.
func (s *Service) formWith(ctx context.Context, ws synoptic.Workspace, items []string) (*synoptic.Form, error) {
	page := storage.PageRequest{Limit: 100}
	for range maxFormsSearched / page.Limit {
		listing, err := s.Store.ListForms(ctx, ws, page)
		if err != nil {
			return nil, fmt.Errorf("looking for a form: %w", err)
		}
		for _, f := range listing.Items {
			if !slices.ContainsFunc(items, func(item string) bool { _, ok := f.Item(item); return !ok }) {
				return &f, nil
			}
		}
		if page.Cursor = listing.NextCursor; page.Cursor == "" {
			break
		}
	}
	return nil, nil
}

// filledBy reports whether an extraction answers the items of a form; every
// one answers those of the standard form.
func filledBy(x *synoptic.Extraction, f *synoptic.Form) bool {
	return f == nil || x.Form == f.ID && x.FormVersion == f.Version
}
