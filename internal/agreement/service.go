package agreement

import (
	"context"
	"fmt"

	"golang.org/x/sync/errgroup"

	"synoptic/internal/extract"
	"synoptic/internal/storage"
	"synoptic/internal/synoptic"
)

// MaxDocuments bounds one comparison: each document is one more reading.
const MaxDocuments = 500

// readAtOnce bounds how many documents are read at a time.
const readAtOnce = 16

// Rater names extractions by what made them; what is empty does not matter.
type Rater struct {
	Engine        string `json:"engine,omitempty" enum:"rules,llm"`
	Model         string `json:"model,omitempty" maxLength:"200"`
	PromptVersion string `json:"prompt_version,omitempty" maxLength:"200"`
	FormVersion   string `json:"form_version,omitempty" maxLength:"64"`
	Language      string `json:"language,omitempty" enum:"zh,en"`
}

func (s Rater) names(x *synoptic.Extraction) bool {
	is := func(wanted, got string) bool { return wanted == "" || wanted == got }
	return is(s.Engine, x.Engine) && is(s.Model, string(x.Model)) && is(s.PromptVersion, string(x.PromptVersion)) &&
		is(s.FormVersion, x.FormVersion) && is(s.Language, string(x.Language))
}

// Report is how far two sides agree over a set of documents.
type Report struct {
	Documents int             `json:"documents"` // asked for
	Compared  int             `json:"compared"`  // that both sides have extracted
	Missing   []Lack          `json:"missing"`   // those that one has not
	Items     []ItemAgreement `json:"items"`
}

// Lack is a document that is not compared, and why.
type Lack struct {
	DocumentID string `json:"document_id"`
	Reason     string `json:"reason"`
}

// Service is the use case.
type Service struct{ Store *storage.Store }

// Compare tells how far two sides agree over documents. Of several extractions
// that a side names, the newest is taken that has a counterpart in the same
// language, and where it may be under the same form.
func (s *Service) Compare(ctx context.Context, ws synoptic.Workspace, selection extract.Selection, a, b Rater) (Report, error) {
	if a == b {
		return Report{}, synoptic.Errorf(synoptic.CodeUnprocessable, "a and b name the same extractions; tell them apart by engine, model, prompt_version, form_version or language")
	}
	found, err := extract.Select(ctx, s.Store, ws, selection, MaxDocuments)
	if err != nil {
		return Report{}, err
	}
	pairs := make([]Pair, len(found))
	lacks := make([]string, len(found))
	group, inner := errgroup.WithContext(ctx)
	group.SetLimit(readAtOnce)
	for i, d := range found {
		group.Go(func() error {
			all, err := s.Store.Extractions(inner, d)
			if err != nil {
				return fmt.Errorf("reading the extractions of %s: %w", d.Document.ID, err)
			}
			pairs[i], lacks[i] = pick(d.Document.ID, all, a, b)
			return nil
		})
	}
	if err := group.Wait(); err != nil {
		return Report{}, err
	}
	report := Report{Documents: len(found), Missing: []Lack{}}
	var compared []Pair
	for i, p := range pairs {
		if lacks[i] != "" {
			report.Missing = append(report.Missing, Lack{p.DocumentID, lacks[i]})
			continue
		}
		compared = append(compared, p)
	}
	forms, err := s.forms(ctx, ws, compared)
	if err != nil {
		return Report{}, err
	}
	report.Compared, report.Items = len(compared), Measure(compared, forms)
	return report, nil
}

// pick finds the pair of a document among its extractions, newest first, or
// says what is lacking.
func pick(id string, all []synoptic.Extraction, a, b Rater) (Pair, string) {
	pair := Pair{DocumentID: id}
	var hasA, hasB bool
	for i := range all {
		x := &all[i]
		hasA, hasB = hasA || a.names(x), hasB || b.names(x)
		if !a.names(x) {
			continue
		}
		for k := range all {
			y := &all[k]
			if i == k || !b.names(y) || x.Language != y.Language {
				continue
			}
			sameForm := x.Form == y.Form && x.FormVersion == y.FormVersion
			if pair.A == nil || sameForm {
				pair.A, pair.B = x, y
			}
			if sameForm {
				return pair, ""
			}
		}
	}
	switch {
	case pair.A != nil:
		return pair, ""
	case !hasA:
		return pair, "a has no extraction of it"
	case !hasB:
		return pair, "b has no extraction of it"
	}
	return pair, "a and b have no two extractions of it in one language"
}

// forms are those that both sides of a pair were filled by.
func (s *Service) forms(ctx context.Context, ws synoptic.Workspace, pairs []Pair) ([]synoptic.Form, error) {
	var forms []synoptic.Form
	known := map[string]bool{}
	for _, p := range pairs {
		ref := p.A.Form + "@" + p.A.FormVersion
		if p.A.Form == synoptic.StandardForm || p.A.Form != p.B.Form || p.A.FormVersion != p.B.FormVersion || known[ref] {
			continue
		}
		known[ref] = true
		f, err := s.Store.Form(ctx, ws, p.A.Form, p.A.FormVersion)
		if err != nil {
			return nil, fmt.Errorf("finding the form of an extraction: %w", err)
		}
		forms = append(forms, f)
	}
	return forms, nil
}
