package extract

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"time"

	"golang.org/x/sync/errgroup"

	"synoptic/internal/storage"
	"synoptic/internal/synoptic"
	"synoptic/internal/work"
)

// MaxApplied bounds the documents that a form is applied to at once.
const MaxApplied = 2000

// applyAtOnce bounds how many documents are asked for, or priced, at a time.
const applyAtOnce = 16

// Application asks for documents to be extracted under a form.
type Application struct {
	Selection
	Form *synoptic.Form // nil is the standard form
	// Sample is how many of the documents are taken, to try the form on few
	// first; 0 is all. Which ones follows from their ids, so that the same
	// sample is taken again.
	Sample   int
	Engine   string
	Language synoptic.Language
	Extract  synoptic.ExtractMode // now or batch; empty is now
}

// Skipped is a document that a form was not applied to, and why.
type Skipped struct {
	DocumentID string `json:"document_id"`
	Reason     string `json:"reason"`
}

// Applied says which documents wait to be extracted under a form now.
type Applied struct {
	Queued  []string
	Skipped []Skipped
}

// Apply has documents extracted under a form. Those that are no record, that
// have been extracted under this version already (by the engine and in the
// language asked for), or that are being extracted right now are skipped, so
// that applying it to all after a sample costs nothing twice.
func (s *Service) Apply(ctx context.Context, ws synoptic.Workspace, a Application) (Applied, error) {
	todo, skipped, err := s.toApply(ctx, ws, a)
	if err != nil {
		return Applied{}, err
	}
	asked := storage.Asked{Engine: a.Engine, Form: a.Form.Ref(), Language: a.Language}
	mode := cmp.Or(a.Extract, synoptic.ExtractNow)
	refused := make([]bool, len(todo))
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(applyAtOnce)
	for i, d := range todo {
		group.Go(func() error {
			_, err := s.ask(ctx, d, asked, mode)
			if code := synoptic.CodeOf(err); code == synoptic.CodeConflict || code == synoptic.CodeNotFound {
				refused[i] = true
				return nil
			}
			return err
		})
	}
	if err := group.Wait(); err != nil {
		return Applied{}, fmt.Errorf("asking for extractions: %w", err)
	}
	out := Applied{Skipped: skipped}
	for i, d := range todo {
		if refused[i] {
			out.Skipped = append(out.Skipped, Skipped{d.Document.ID, "somebody changed it just now; ask again"})
			continue
		}
		out.Queued = append(out.Queued, d.Document.ID)
	}
	return out, nil
}

// ask makes one document wait for its extraction.
func (s *Service) ask(ctx context.Context, d storage.StoredDocument, asked storage.Asked, mode synoptic.ExtractMode) (storage.StoredDocument, error) {
	d.Document.Status, d.Document.Extract, d.Document.Error = synoptic.Pending, mode, nil
	d.Asked, d.Attempts, d.Lease, d.DueAt = asked, 0, storage.Lease{}, time.Time{}
	d, err := s.Store.UpdateDocument(ctx, d)
	if err != nil || mode != synoptic.ExtractNow {
		return d, err
	}
	if err := work.Send(ctx, s.Queue, work.ExtractQueue, work.Task{Workspace: d.Workspace, ID: d.Document.ID}, 0); err != nil {
		s.Log.WarnContext(ctx, "a document waits for the next sweep", "document", d.Document.ID, "error", err)
	}
	return d, nil
}

// toApply finds the documents to be extracted, the sample of them where one is
// asked for.
func (s *Service) toApply(ctx context.Context, ws synoptic.Workspace, a Application) (todo []storage.StoredDocument, skipped []Skipped, err error) {
	if _, err := s.Reader.Engines.Choose(a.Engine); err != nil {
		return nil, nil, err
	}
	found, err := Select(ctx, s.Store, ws, a.Selection, MaxApplied)
	if err != nil {
		return nil, nil, err
	}
	if a.Sample > 0 {
		found = sample(found, a.Sample)
	}
	for _, d := range found {
		if reason := s.keepsOut(d, a); reason != "" {
			skipped = append(skipped, Skipped{d.Document.ID, reason})
			continue
		}
		todo = append(todo, d)
	}
	return todo, skipped, nil
}

// sample draws documents that may be records. An id is a hash of a page, so
// that the first by id are as good as drawn by lot, and the same each time.
func sample(found []storage.StoredDocument, n int) []storage.StoredDocument {
	found = slices.DeleteFunc(found, func(d storage.StoredDocument) bool { return d.Document.Status == synoptic.Rejected })
	slices.SortFunc(found, func(x, y storage.StoredDocument) int { return cmp.Compare(x.Document.ID, y.Document.ID) })
	return found[:min(n, len(found))]
}

// keepsOut says why a form is not applied to a document; empty where it is.
func (s *Service) keepsOut(d storage.StoredDocument, a Application) string {
	x := d.Document.Extraction
	anyEngine := a.Engine == "" || a.Engine == synoptic.EngineAuto
	switch {
	case d.Document.Status == synoptic.Rejected:
		return "it is no record"
	case d.Document.Status == synoptic.Extracting && d.Lease.Until.After(s.Now()):
		return "it is being extracted right now; ask again when it is done"
	case d.Document.Status == synoptic.Extracted && x != nil && filledBy(x, a.Form) &&
		(anyEngine || x.Engine == a.Engine) && (a.Language == "" || x.Language == a.Language):
		return "it has been extracted under this version of the form"
	}
	return ""
}

// filledBy reports whether an extraction was filled by this version of a form.
func filledBy(x *synoptic.Extraction, f *synoptic.Form) bool {
	if f == nil {
		return x.Form == synoptic.StandardForm && x.FormVersion == synoptic.StandardFormVersion
	}
	return x.Form == f.ID && x.FormVersion == f.Version
}

// EstimateApplication tells beforehand what Apply would take of a model.
func (s *Service) EstimateApplication(ctx context.Context, ws synoptic.Workspace, a Application) (synoptic.Estimate, error) {
	todo, _, err := s.toApply(ctx, ws, a)
	if err != nil {
		return synoptic.Estimate{}, err
	}
	estimates := make([]synoptic.Estimate, len(todo))
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(applyAtOnce)
	for i, d := range todo {
		group.Go(func() error {
			raw, err := s.Store.Raw(ctx, d)
			if err != nil {
				return fmt.Errorf("fetching page %s: %w", d.Document.ID, err)
			}
			estimates[i], err = s.Reader.Estimate(ctx, InputOf(d, raw), Wanted{Engine: a.Engine, Language: a.Language, Form: a.Form})
			return err
		})
	}
	if err := group.Wait(); err != nil {
		return synoptic.Estimate{}, fmt.Errorf("estimating: %w", err)
	}
	sum := synoptic.Estimate{EstimatedCostUSD: new(0.0)}
	for _, one := range estimates {
		sum = sum.Plus(one)
	}
	return sum, nil
}
