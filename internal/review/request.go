package review

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"synoptic/internal/extract"
	"synoptic/internal/storage"
	"synoptic/internal/synoptic"
	"synoptic/internal/synthesis"
)

// Request is what somebody wants a review of. Either DocumentIDs or Filter
// says which documents; everything else may be left out.
type Request struct {
	Title       string
	Question    string
	DocumentIDs []string
	Filter      *Filter
	Items       []string          // of the evidence table; none is the standard form
	Language    synoptic.Language // "" is that of most documents
	Engine      string            // auto, rules or llm; "" is auto
}

// Filter names documents by what they are, as the list of documents does.
type Filter struct {
	Status   synoptic.DocumentStatus
	Language synoptic.Language
	Query    string
}

const (
	maxTitle    = 300
	maxQuestion = 2000
)

// check refuses what cannot be carried out, before anything is stored.
func (r *Request) check() error {
	switch {
	case utf8.RuneCountInString(r.Title) > maxTitle:
		return synoptic.Errorf(synoptic.CodeUnprocessable, "a title may have at most %d characters", maxTitle)
	case utf8.RuneCountInString(r.Question) > maxQuestion:
		return synoptic.Errorf(synoptic.CodeUnprocessable, "a question may have at most %d characters", maxQuestion)
	case len(r.DocumentIDs) > 0 && r.Filter != nil:
		return synoptic.Errorf(synoptic.CodeUnprocessable, "give document_ids or a filter, not both")
	case len(r.DocumentIDs) == 0 && r.Filter == nil:
		return synoptic.Errorf(synoptic.CodeUnprocessable, "name the documents: document_ids, or a filter ({} takes all)")
	case len(r.DocumentIDs) > synthesis.MaxDocuments:
		return tooMany(len(r.DocumentIDs))
	}
	switch r.Language {
	case "", synoptic.Chinese, synoptic.English:
	default:
		return synoptic.Errorf(synoptic.CodeUnprocessable, "a review is written in zh or en")
	}
	for i, item := range r.Items {
		if slices.Contains(r.Items[:i], item) {
			return synoptic.Errorf(synoptic.CodeUnprocessable, "the item %q stands there twice", item)
		}
		if !slices.Contains(synoptic.StandardItems(), item) {
			return synoptic.Errorf(synoptic.CodeUnprocessable, "there is no item %.60q; the form has %s", item, strings.Join(synoptic.StandardItems(), ", "))
		}
	}
	return nil
}

func tooMany(n int) error {
	return synoptic.Errorf(synoptic.CodeUnprocessable, "a review takes at most %d documents, not %d", synthesis.MaxDocuments, n)
}

// documents finds what a request asks for, in its order, each once. A review
// in which nothing can be included is refused, and the message says why.
func (s *Service) documents(ctx context.Context, ws synoptic.Workspace, r *Request) ([]storage.StoredDocument, error) {
	if err := r.check(); err != nil {
		return nil, err
	}
	if _, err := s.Writers.Choose(r.Engine); err != nil {
		return nil, err
	}
	var found []storage.StoredDocument
	var err error
	if r.Filter != nil {
		found, err = s.filtered(ctx, ws, *r.Filter)
	} else {
		found, err = s.named(ctx, ws, r.DocumentIDs)
	}
	if err != nil {
		return nil, err
	}
	if len(found) == 0 {
		return nil, synoptic.Errorf(synoptic.CodeUnprocessable, "no document matches the filter")
	}
	var unusable []string
	for _, d := range found {
		if d.Document.Status == synoptic.Rejected || d.Document.Status == synoptic.Failed {
			unusable = append(unusable, fmt.Sprintf("%s (%s)", d.Document.ID, d.Document.Status))
		}
	}
	if len(unusable) == len(found) {
		return nil, synoptic.Errorf(synoptic.CodeUnprocessable, "none of the documents can be reviewed: %s", strings.Join(shorten(unusable), ", "))
	}
	return found, nil
}

func (s *Service) named(ctx context.Context, ws synoptic.Workspace, ids []string) ([]storage.StoredDocument, error) {
	seen := make(map[string]bool, len(ids))
	var unique []string
	for _, id := range ids {
		if !seen[id] {
			seen[id] = true
			unique = append(unique, id)
		}
	}
	found, err := s.Store.Documents(ctx, ws, unique)
	if err != nil {
		return nil, fmt.Errorf("finding the documents of a review: %w", err)
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
		return nil, synoptic.Errorf(synoptic.CodeUnprocessable, "there is no document %s", strings.Join(shorten(unknown), ", "))
	}
	return found, nil
}

func (s *Service) filtered(ctx context.Context, ws synoptic.Workspace, f Filter) ([]storage.StoredDocument, error) {
	filter := storage.DocumentFilter{Status: f.Status, Language: f.Language}
	if f.Query != "" {
		terms, err := extract.QueryTerms(f.Query)
		if err != nil {
			return nil, err
		}
		filter.Terms = terms
	}
	var found []storage.StoredDocument
	page := storage.PageRequest{Limit: 100}
	for {
		listing, err := s.Store.ListDocuments(ctx, ws, filter, page)
		if err != nil {
			return nil, fmt.Errorf("finding the documents of a review: %w", err)
		}
		found = append(found, listing.Items...)
		if len(found) > synthesis.MaxDocuments {
			return nil, synoptic.Errorf(synoptic.CodeUnprocessable, "a review takes at most %d documents; the filter matches more", synthesis.MaxDocuments)
		}
		if page.Cursor = listing.NextCursor; page.Cursor == "" {
			return found, nil
		}
	}
}

// shorten keeps a message readable when it would name hundreds of ids, or ids
// that are none.
func shorten(names []string) []string {
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
