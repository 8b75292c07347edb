package storage

import (
	"context"

	"synoptic/internal/synoptic"
)

// A form lies in a partition of its own: FORM is its newest version, by which
// lists find it, and V#<version> each version there ever was. Versions are
// named by their content and are never changed or removed: extractions that
// were filled by them name them.
//
//	partition               sort            body
//	W#<ws>#F#<form>         FORM            the newest version
//	                        V#<version>     each version
//
//	index   partition       sort              has
//	list    W#<ws>#L#forms  <created>#<form>  forms
const (
	sortForm      = "FORM"
	prefixVersion = "V#"
)

func formKey(ws synoptic.Workspace, id string) Key {
	return Key{partition(ws, "F", id), sortForm}
}

func formVersionKey(ws synoptic.Workspace, id, version string) Key {
	return Key{partition(ws, "F", id), prefixVersion + part(version)}
}

func formFolder(ws synoptic.Workspace, id string) string {
	return "w/" + blobPart(string(ws)) + "/f/" + blobPart(id) + "/"
}

// PutForm stores a version of a form and makes it the newest. Where that
// version was there already, it is returned as it was first stored, with its
// own time, and is the newest again; created is then false.
func (s *Store) PutForm(ctx context.Context, ws synoptic.Workspace, f synoptic.Form) (_ synoptic.Form, created bool, err error) {
	if f.ID == "" || f.Version == "" || f.CreatedAt.IsZero() {
		return f, false, synoptic.Invalid("a form needs an id, a version and a time")
	}
	for range maxTries {
		items, err := s.table.Get(ctx, formKey(ws, f.ID), formVersionKey(ws, f.ID, f.Version))
		if err != nil {
			return f, false, err
		}
		found := byKey(items)
		known, created := f, true
		if it, ok := found[formVersionKey(ws, f.ID, f.Version)]; ok {
			if err := s.unseal(ctx, it.Body, &known); err != nil {
				return f, false, err
			}
			created = false
		}
		cond := Absent()
		if it, ok := found[formKey(ws, f.ID)]; ok {
			var newest synoptic.Form
			if err := s.unseal(ctx, it.Body, &newest); err != nil {
				return f, false, err
			}
			if newest.Version == known.Version {
				return known, false, nil
			}
			cond = RevisionIs(it.Revision)
		}
		body, err := s.seal(ctx, formFolder(ws, f.ID), known)
		if err != nil {
			return f, false, err
		}
		err = s.table.Write(ctx,
			Put(Item{Key: formKey(ws, f.ID), Body: body, Indexes: []IndexKey{listEntry(ws, "forms", known.CreatedAt, f.ID)}}, cond),
			Put(Item{Key: formVersionKey(ws, f.ID, f.Version), Body: body}, Always()))
		if !overtaken(err) {
			return known, created, err
		}
	}
	return f, false, errBusy()
}

// Form returns a version of a form, the newest where version is empty;
// CodeNotFound where there is none.
func (s *Store) Form(ctx context.Context, ws synoptic.Workspace, id, version string) (synoptic.Form, error) {
	key := formKey(ws, id)
	if version != "" {
		key = formVersionKey(ws, id, version)
	}
	var f synoptic.Form
	items, err := s.table.Get(ctx, key)
	switch {
	case err != nil:
		return f, err
	case len(items) == 0:
		return f, synoptic.NotFound()
	}
	return f, s.unseal(ctx, items[0].Body, &f)
}

// FormVersions returns all versions of a form, in no promised order;
// CodeNotFound where there is none.
func (s *Store) FormVersions(ctx context.Context, ws synoptic.Workspace, id string) ([]synoptic.Form, error) {
	items, err := s.queryAll(ctx, Query{Partition: formKey(ws, id).Partition, Prefix: prefixVersion})
	if err == nil && len(items) == 0 {
		err = synoptic.NotFound()
	}
	if err != nil {
		return nil, err
	}
	return s.readForms(ctx, items)
}

// ListForms returns the newest version of each form, newest first.
func (s *Store) ListForms(ctx context.Context, ws synoptic.Workspace, p PageRequest) (Listing[synoptic.Form], error) {
	var out Listing[synoptic.Form]
	list := cursorList{"forms", string(ws)}
	limit, at, err := list.start(p)
	if err != nil {
		return out, err
	}
	page, err := s.table.Query(ctx, Query{Index: IndexList, Partition: partition(ws, "L", "forms"),
		Descending: true, Limit: limit, After: at.After})
	if err != nil || len(page.Items) == 0 {
		return out, err
	}
	keys := make([]Key, len(page.Items))
	for i, it := range page.Items {
		keys[i] = it.Key
	}
	items, err := s.table.Get(ctx, keys...)
	if err != nil {
		return out, err
	}
	found := byKey(items)
	for i, k := range keys {
		it, ok := found[k]
		// An entry of an earlier version stands at another time.
		if !ok || len(it.Indexes) == 0 || it.Indexes[0].Sort != page.Items[i].Indexes[0].Sort {
			continue
		}
		forms, err := s.readForms(ctx, []Item{it})
		if err != nil {
			return out, err
		}
		out.Items = append(out.Items, forms...)
	}
	if page.More {
		out.NextCursor = list.cursor(place{After: lastPosition(page, IndexList)})
	}
	return out, nil
}

func (s *Store) readForms(ctx context.Context, items []Item) ([]synoptic.Form, error) {
	forms := make([]synoptic.Form, len(items))
	for i, it := range items {
		if err := s.unseal(ctx, it.Body, &forms[i]); err != nil {
			return nil, err
		}
	}
	return forms, nil
}
