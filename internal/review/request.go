package review

import (
	"context"
	"fmt"
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
	Form        string            // id, id@version or name; "" is the standard form, or one that has the items
	Items       []string          // of the evidence table; none is all of the form
	Language    synoptic.Language // "" is that of most documents
	Engine      string            // auto, rules or llm; "" is auto

	form *synoptic.Form // found by settleForm
}

// Filter names documents by what they are.
type Filter = extract.Filter

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
	}
	switch r.Language {
	case "", synoptic.Chinese, synoptic.English:
	default:
		return synoptic.Errorf(synoptic.CodeUnprocessable, "a review is written in zh or en")
	}
	return nil
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
	if err := s.settleForm(ctx, ws, r); err != nil {
		return nil, err
	}
	found, err := extract.Select(ctx, s.Store, ws, extract.Selection{DocumentIDs: r.DocumentIDs, Filter: r.Filter}, synthesis.MaxDocuments)
	if err != nil {
		return nil, err
	}
	var unusable []string
	for _, d := range found {
		if d.Document.Status == synoptic.Rejected || d.Document.Status == synoptic.Failed {
			unusable = append(unusable, fmt.Sprintf("%s (%s)", d.Document.ID, d.Document.Status))
		}
	}
	if len(unusable) == len(found) {
		return nil, synoptic.Errorf(synoptic.CodeUnprocessable, "none of the documents can be reviewed: %s", strings.Join(extract.Shorten(unusable), ", "))
	}
	return found, nil
}
