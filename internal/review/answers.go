package review

import (
	"context"
	"fmt"

	"golang.org/x/sync/errgroup"

	"synoptic/internal/extract"
	"synoptic/internal/page"
	"synoptic/internal/storage"
	"synoptic/internal/synoptic"
)

// fillAtOnce bounds how many forms one review has filled at a time.
const fillAtOnce = 8

// answers gives the documents with answers as a review wants them. Where a
// document's extraction answers in another language, or was made by another
// engine than the one asked for, the form is filled once more, for this
// review alone: the document keeps the extraction it was asked for. What a
// person decided lies over that one too, in the words it was written in.
func (s *Service) answers(ctx context.Context, found []storage.StoredDocument, wanted extract.Wanted) ([]synoptic.Document, error) {
	documents := make([]synoptic.Document, len(found))
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(fillAtOnce)
	for i, d := range found {
		documents[i] = d.Document
		if fits(d.Document, wanted) {
			continue
		}
		group.Go(func() error {
			raw, err := s.Store.Raw(ctx, d)
			if err != nil {
				return fmt.Errorf("fetching page %s: %w", d.Document.ID, err)
			}
			reading, err := s.Reader.Read(ctx, inputOf(d.Document, raw), wanted)
			if err != nil {
				return fmt.Errorf("reading page %s: %w", d.Document.ID, err)
			}
			x := reading.Document.Extraction
			switch {
			case x != nil && x.TextSHA256 == d.Document.Extraction.TextSHA256:
				documents[i].Extraction, err = s.Store.Overlay(ctx, d, x)
			case !filledBy(d.Document.Extraction, wanted.Form):
				// Nobody asked this page for the items of the table: it is not
				// silent on them.
				documents[i].Status, documents[i].Error, documents[i].Extraction = synoptic.Failed, unfilled(reading.Document.Error), nil
			}
			return err
		})
	}
	return documents, group.Wait()
}

// fits reports whether a document can be reviewed with the answers it has.
// The engine "auto" takes them from whichever engine they are.
func fits(d synoptic.Document, wanted extract.Wanted) bool {
	x := d.Extraction
	if d.Status != synoptic.Extracted || x == nil {
		return true
	}
	anyEngine := wanted.Engine == "" || wanted.Engine == synoptic.EngineAuto
	return x.Language == wanted.Language && (anyEngine || x.Engine == wanted.Engine) && filledBy(x, wanted.Form)
}

// unfilled is why a form could not be filled.
func unfilled(why *synoptic.Problem) *synoptic.Problem {
	if why != nil {
		return why
	}
	return &synoptic.Problem{Code: string(synoptic.CodeConflict), Message: "the page reads otherwise than when it was extracted; extract it again"}
}

func inputOf(d synoptic.Document, raw []byte) page.Input {
	return page.Input{Bytes: raw, FileName: d.FileName, MediaType: d.MediaType, Charset: d.Charset}
}

// Estimate tells beforehand what a review would take of a model: the forms
// that are still to be filled, and the writing.
func (s *Service) Estimate(ctx context.Context, ws synoptic.Workspace, r Request) (synoptic.Estimate, error) {
	found, err := s.documents(ctx, ws, &r)
	if err != nil {
		return synoptic.Estimate{}, err
	}
	wanted := extract.Wanted{Engine: r.Engine, Language: s.language(r.Language, found), Form: r.form}
	sum := synoptic.Estimate{EstimatedCostUSD: new(0.0)}
	for _, d := range found {
		one := synoptic.Estimate{Documents: 1, EstimatedCostUSD: new(0.0)}
		if d.Document.Status != synoptic.Extracted && !d.Document.Status.Final() || d.Document.Status == synoptic.Stored ||
			!fits(d.Document, wanted) {
			raw, err := s.Store.Raw(ctx, d)
			if err != nil {
				return synoptic.Estimate{}, fmt.Errorf("fetching page %s: %w", d.Document.ID, err)
			}
			if one, err = s.Reader.Estimate(ctx, inputOf(d.Document, raw), wanted); err != nil {
				return synoptic.Estimate{}, fmt.Errorf("estimating page %s: %w", d.Document.ID, err)
			}
		}
		sum = sum.Plus(one)
	}
	if s.Writers.Estimate != nil && r.Engine != synoptic.EngineRules {
		sum = sum.Plus(s.Writers.Estimate(len(found)))
	}
	return sum, nil
}
