package extract

import (
	"context"
	"fmt"
	"strings"

	"synoptic/internal/storage"
	"synoptic/internal/synoptic"
)

// Filter names documents by what they are, as the list of documents does.
type Filter struct {
	Status   synoptic.DocumentStatus
	Language synoptic.Language
	Query    string
}

// Selection names documents: by id, in the order given, or by a filter, newest
// first. Exactly one of the two says which; an empty filter takes all.
type Selection struct {
	DocumentIDs []string
	Filter      *Filter
}

// Select finds what a selection names, each document once. CodeUnprocessable
// for a selection of nothing, of unknown documents, or of more than most.
func Select(ctx context.Context, store *storage.Store, ws synoptic.Workspace, s Selection, most int) ([]storage.StoredDocument, error) {
	switch {
	case len(s.DocumentIDs) > 0 && s.Filter != nil:
		return nil, synoptic.Errorf(synoptic.CodeUnprocessable, "give document_ids or a filter, not both")
	case s.Filter != nil:
		return filtered(ctx, store, ws, *s.Filter, most)
	case len(s.DocumentIDs) == 0:
		return nil, synoptic.Errorf(synoptic.CodeUnprocessable, "name the documents: document_ids, or a filter ({} takes all)")
	case len(s.DocumentIDs) > most:
		return nil, synoptic.Errorf(synoptic.CodeUnprocessable, "at most %d documents are taken, not %d", most, len(s.DocumentIDs))
	}
	return named(ctx, store, ws, s.DocumentIDs)
}

func named(ctx context.Context, store *storage.Store, ws synoptic.Workspace, ids []string) ([]storage.StoredDocument, error) {
	seen := make(map[string]bool, len(ids))
	var unique []string
	for _, id := range ids {
		if !seen[id] {
			seen[id] = true
			unique = append(unique, id)
		}
	}
	found, err := store.Documents(ctx, ws, unique)
	if err != nil {
		return nil, fmt.Errorf("finding documents: %w", err)
	}
	for _, d := range found {
		delete(seen, d.Document.ID)
	}
	if len(seen) > 0 {
		var unknown []string
		for _, id := range unique {
			if seen[id] {
				unknown = append(unknown, id)
			}
		}
		return nil, synoptic.Errorf(synoptic.CodeUnprocessable, "there is no document %s", strings.Join(Shorten(unknown), ", "))
	}
	return found, nil
}

func filtered(ctx context.Context, store *storage.Store, ws synoptic.Workspace, f Filter, most int) ([]storage.StoredDocument, error) {
	filter := storage.DocumentFilter{Status: f.Status, Language: f.Language}
	if f.Query != "" {
		terms, err := QueryTerms(f.Query)
		if err != nil {
			return nil, err
		}
		filter.Terms = terms
	}
	var found []storage.StoredDocument
	page := storage.PageRequest{Limit: 100}
	for {
		listing, err := store.ListDocuments(ctx, ws, filter, page)
		if err != nil {
			return nil, fmt.Errorf("finding documents: %w", err)
		}
		found = append(found, listing.Items...)
		if len(found) > most {
			return nil, synoptic.Errorf(synoptic.CodeUnprocessable, "at most %d documents are taken; the filter matches more", most)
		}
		if page.Cursor = listing.NextCursor; page.Cursor == "" {
			break
		}
	}
	if len(found) == 0 {
		return nil, synoptic.Errorf(synoptic.CodeUnprocessable, "no document matches the filter")
	}
	return found, nil
}

// Shorten keeps a message readable when it would name hundreds of ids, or ids
// that are none.
func Shorten(names []string) []string {
	const most = 20
	short := make([]string, 0, most+1)
	for _, name := range names[:min(most, len(names))] {
		short = append(short, fmt.Sprintf("%.60s", name))
	}
	if len(names) > most {
		short = append(short, fmt.Sprintf("and %d more", len(names)-most))
	}
	return short
}
