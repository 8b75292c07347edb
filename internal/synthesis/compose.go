package synthesis

import (
	"context"
	"fmt"
	"slices"
	"time"

	"synoptic/internal/reference"
	"synoptic/internal/synoptic"
)

// MaxDocuments bounds one review.
const MaxDocuments = 2000

// Input is what a review is made of.
type Input struct {
	Documents []synoptic.Document // in the order of their labels; any status
	Title     string              // empty: one is made
	Question  string              // what the reader wants to know; may be empty
	Language  synoptic.Language   // of the prose: zh or en; empty means zh where most answers are
	Items     []string            // items of the table; nil means the standard form
	Engine    string              // the engine that answered; empty means the writer's name
	Writer    Writer              // nil means Prose
	Now       time.Time           // when the review was completed
	// Gone are documents that were asked for and are no longer there, with the
	// reason to give.
	Gone []synoptic.Excluded
}

// Compose makes a review. Id, status, progress and creation time are the
// caller's. It fails with CodeUnprocessable where there is nothing to review
// or too much of it, and with whatever the writer or the context fails with.
func Compose(ctx context.Context, in Input) (*synoptic.Review, error) {
	switch n := len(in.Documents); {
	case n == 0:
		return nil, synoptic.Errorf(synoptic.CodeUnprocessable, "a review needs at least one document")
	case n > MaxDocuments:
		return nil, synoptic.Errorf(synoptic.CodeUnprocessable, "a review takes at most %d documents, not %d", MaxDocuments, n)
	}
	if in.Language == "" {
		in.Language = mostUsed(in.Documents)
	}
	if in.Language != synoptic.Chinese && in.Language != synoptic.English {
		return nil, synoptic.Invalid(fmt.Sprintf("a review cannot be written in %q: use zh or en", in.Language))
	}
	if in.Writer == nil {
		in.Writer = Prose{}
	}
	if in.Engine == "" {
		in.Engine = in.Writer.Name()
	}
	if len(in.Items) == 0 {
		in.Items = synoptic.StandardItems()
	}

	chosen := choose(in.Documents, in.Language)
	if len(chosen.studies) == 0 {
		return nil, synoptic.Errorf(synoptic.CodeUnprocessable, "none of the %d documents can be reviewed: %s", len(in.Documents), chosen.summary())
	}
	studies := make([]Study, len(chosen.studies))
	review := &synoptic.Review{
		Title:    in.Title,
		Question: synoptic.Maybe(in.Question),
		Language: in.Language,
		Engine:   in.Engine,
		Excluded: append(chosen.excluded, in.Gone...),
		Usage:    synoptic.NoUsage(),
		Warnings: chosen.warnings,
	}
	for i, s := range chosen.studies {
		label := fmt.Sprint(i + 1)
		studies[i] = Study{label, s.document.ID, s.record, cells(s.document.Extraction, in.Items)}
		review.Included = append(review.Included, synoptic.Included{
			Label: label, DocumentID: s.document.ID, SHA256: s.document.SHA256,
			Reference: reference.Line(s.record, in.Language),
			Record:    cited(s.record), Missing: reference.Missing(s.record),
		})
	}
	t := NewTable(in.Language, slices.Clone(in.Items), studies)
	if review.Title == "" {
		review.Title = defaultTitle(in.Language, len(studies))
	}
	t.Title, t.Question = review.Title, in.Question
	review.EvidenceTable = t.evidence()
	review.Warnings = append(review.Warnings, t.openWarnings()...)

	written, err := draft(ctx, in.Writer, t)
	if err != nil {
		return nil, fmt.Errorf("writing the synthesis: %w", err)
	}
	review.Synthesis, review.Checks = Check(t, written.Sections)
	review.Checks.Dropped += len(written.Dropped)
	review.Checks.DroppedReasons = append(review.Checks.DroppedReasons, written.Dropped...)
	review.Usage = written.Usage
	if written.Engine != "" {
		review.Engine = written.Engine
	}
	// A review that holds a model's answers is never said to be made without
	// one, whoever wrote the prose; the warnings tell who did.
	for _, s := range chosen.studies {
		if s.document.Extraction.Engine == synoptic.EngineLLM {
			review.Engine = synoptic.EngineLLM
			break
		}
	}
	review.Warnings = append(review.Warnings, written.Warnings...)
	points := written.points
	if points == nil {
		told, err := Prose{}.write(ctx, t)
		if err != nil {
			return nil, fmt.Errorf("comparing the studies: %w", err)
		}
		points = told.points
	}
	review.Comparison = compare(t, points, flow(len(review.Included), review.Excluded))
	review.AIUse = accountOf(in, chosen.studies, written, review)
	if !in.Now.IsZero() {
		review.CompletedAt = new(in.Now.UTC())
	}
	return review, nil
}

func defaultTitle(l synoptic.Language, n int) string {
	switch {
	case l == synoptic.Chinese && n == 1:
		return "单篇文献摘要"
	case l == synoptic.Chinese:
		return fmt.Sprintf("比较综述（%d篇）", n)
	case n == 1:
		return "Summary of one study"
	}
	return fmt.Sprintf("Comparative review of %d studies", n)
}

// mostUsed is Chinese unless more extractions answer in English.
func mostUsed(documents []synoptic.Document) synoptic.Language {
	english := 0
	for _, d := range documents {
		switch {
		case d.Extraction == nil:
		case d.Extraction.Language == synoptic.English:
			english++
		default:
			english--
		}
	}
	if english > 0 {
		return synoptic.English
	}
	return synoptic.Chinese
}

// cited is a record as a review keeps it: what a reference is made of.
func cited(r synoptic.Record) *synoptic.Record {
	r.Abstract, r.Keywords = synoptic.LangText{}, synoptic.LangList{}
	r.References, r.CLC, r.Funding = nil, nil, nil
	return &r
}
