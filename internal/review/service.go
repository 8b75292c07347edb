package review

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"fmt"
	"log/slog"
	"time"

	"synoptic/internal/extract"
	"synoptic/internal/storage"
	"synoptic/internal/synoptic"
	"synoptic/internal/synthesis"
	"synoptic/internal/work"
)

// Service is the use case. All fields are needed.
type Service struct {
	Store   *storage.Store
	Queue   storage.Queue
	Reader  *extract.Reader // fills the form anew where a review wants another language or engine
	Writers Writers
	Lease   time.Duration
	Now     func() time.Time
	Log     *slog.Logger
}

// stored is the part of a request that is kept with the review.
type stored struct {
	Title   string   `json:"title,omitempty"`
	Form    string   `json:"form,omitempty"` // id@version
	Items   []string `json:"items"`
	LangSet bool     `json:"lang_set"`
	Engine  string   `json:"engine"`
}

// maxAttempts is how often writing is tried before a review has failed.
const maxAttempts = 4

// recheck is how long a review rests that waits for documents: the longer the
// more of them there are to look at.
func recheck(documents int) time.Duration {
	return time.Second + time.Duration(documents)*2*time.Millisecond
}

// Ask stores a review under the given id (so that a repeated request finds
// the first one's) and has it written.
func (s *Service) Ask(ctx context.Context, ws synoptic.Workspace, id string, r Request) (synoptic.Review, error) {
	found, err := s.documents(ctx, ws, &r)
	if err != nil {
		return synoptic.Review{}, err
	}
	request, err := json.Marshal(stored{Title: r.Title, Form: r.form.Ref(), Items: r.Items, LangSet: r.Language != "", Engine: r.Engine})
	if err != nil {
		return synoptic.Review{}, fmt.Errorf("writing the request of a review: %w", err)
	}
	writer, err := s.Writers.Choose(r.Engine)
	if err != nil {
		return synoptic.Review{}, err
	}
	ids := make([]string, len(found))
	for i, d := range found {
		ids[i] = d.Document.ID
	}
	asked := storage.StoredReview{
		Review: synoptic.Review{
			ID: id, Status: synoptic.ReviewQueued, Progress: synoptic.Progress{Total: len(found)},
			Title: r.Title, Question: synoptic.Maybe(r.Question), Language: s.language(r.Language, found),
			Engine: writer.Name(), Usage: synoptic.NoUsage(), Form: synoptic.StandardForm, FormVersion: synoptic.StandardFormVersion,
			CreatedAt: s.Now().UTC().Truncate(time.Millisecond),
		},
		DocumentIDs: ids,
		Request:     request,
	}
	if r.form != nil {
		asked.Review.Form, asked.Review.FormVersion = r.form.ID, r.form.Version
	}
	kept, err := s.Store.CreateReview(ctx, ws, asked)
	if err != nil {
		return synoptic.Review{}, fmt.Errorf("storing a review: %w", err)
	}
	if err := work.Send(ctx, s.Queue, work.ReviewQueue, work.Task{Workspace: ws, ID: id}, 0); err != nil {
		s.Log.WarnContext(ctx, "a review waits for the next sweep", "review", id, "error", err)
	}
	return kept.Review, nil
}

// language is the one asked for, else that of most documents.
func (s *Service) language(asked synoptic.Language, documents []storage.StoredDocument) synoptic.Language {
	if asked != "" {
		return asked
	}
	plain := make([]synoptic.Document, len(documents))
	for i, d := range documents {
		plain[i] = d.Document
	}
	return MainLanguage(plain)
}

// MainLanguage is the language in which a review of documents is written
// where nobody asked for one: English if most of the pages that have been
// read are, else Chinese.
func MainLanguage(documents []synoptic.Document) synoptic.Language {
	english := 0
	for _, d := range documents {
		switch {
		case d.Record == nil:
		case d.Record.Language == "en":
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

// Do takes a review one step on: it waits while documents are still being
// extracted, and writes once they are not.
func (s *Service) Do(ctx context.Context, t work.Task) error {
	owner := rand.Text() // of this run alone
	r, err := s.Store.ClaimReview(ctx, t.Workspace, t.ID, owner, s.Now().Add(s.Lease))
	if err != nil {
		return fmt.Errorf("claiming review %s: %w", t.ID, err)
	}
	ctx = synoptic.WithWorkspace(ctx, t.Workspace)
	if err := s.step(ctx, r, owner); err != nil {
		clean, cancel := context.WithTimeout(context.WithoutCancel(ctx), 5*time.Second)
		defer cancel()
		if releaseErr := s.Store.ReleaseReview(clean, t.Workspace, t.ID, owner, s.Now().Add(recheck(0))); releaseErr != nil {
			s.Log.WarnContext(ctx, "a review waits for its lease to run out", "review", t.ID, "error", releaseErr)
		}
		return fmt.Errorf("writing review %s: %w", t.ID, err)
	}
	return nil
}

func (s *Service) step(ctx context.Context, r storage.StoredReview, owner string) error {
	found, err := s.Store.Documents(ctx, r.Workspace, r.DocumentIDs)
	if err != nil {
		return fmt.Errorf("reading its documents: %w", err)
	}
	var request stored
	if err := json.Unmarshal(r.Request, &request); err != nil {
		return fmt.Errorf("reading the request of a review: %w", err)
	}
	ready, err := s.prepare(ctx, r.Workspace, found, request.Form)
	if err != nil {
		return err
	}
	total := len(found)
	if ready < total {
		return s.wait(ctx, r, ready, total)
	}
	r.Review.Status, r.Review.Progress = synoptic.ReviewWriting, synoptic.Progress{Done: ready, Total: total}
	if r, err = s.Store.UpdateReview(ctx, r); err != nil {
		return fmt.Errorf("saving its progress: %w", err)
	}
	finished, err := s.write(ctx, r, found, owner)
	if err != nil {
		code := synoptic.CodeOf(err)
		if ctx.Err() != nil || code == synoptic.CodeConflict || code == synoptic.CodeNotFound ||
			code == synoptic.CodeUnavailable || code == synoptic.CodeInternal && r.Attempts <= maxAttempts {
			return err
		}
		s.Log.WarnContext(ctx, "a review failed", "review", r.Review.ID, "code", code, "error", err)
		finished = failed(r.Review, synoptic.ProblemOf(err), s.Now())
	}
	if err := s.finish(ctx, r.Workspace, owner, finished); err != nil {
		return fmt.Errorf("saving it: %w", err)
	}
	if r.Attempts > maxAttempts {
		// It failed for reasons of ours, so that an operator is to see it and
		// can have it written after all.
		if err := work.Send(ctx, s.Queue, storage.DeadLetters(work.ReviewQueue), work.Task{Workspace: r.Workspace, ID: finished.ID}, 0); err != nil {
			s.Log.WarnContext(ctx, "a review that was given up is not among the dead letters", "review", finished.ID, "error", err)
		}
	}
	s.Log.InfoContext(ctx, "review written", "review", finished.ID, "status", finished.Status, "documents", total)
	return nil
}

// write composes the review under its lease. One whose writing has ended the
// process each time is given up: it must not end processes for ever.
func (s *Service) write(ctx context.Context, r storage.StoredReview, found []storage.StoredDocument, owner string) (finished synoptic.Review, err error) {
	if r.Attempts > maxAttempts {
		return finished, synoptic.Errorf(synoptic.CodeEngine, "given up after %d attempts; it can be asked for again", r.Attempts-1)
	}
	renew := func(ctx context.Context) error {
		_, err := s.Store.ClaimReview(ctx, r.Workspace, r.Review.ID, owner, s.Now().Add(s.Lease))
		return err
	}
	err = work.Hold(ctx, s.Lease/3, renew, func(ctx context.Context) (err error) {
		finished, err = s.compose(ctx, r, found)
		return err
	})
	return finished, err
}

// finish stores what became of a review, if its lease is still the owner's.
// It reads the review anew, because each renewal of the lease changed it.
func (s *Service) finish(ctx context.Context, ws synoptic.Workspace, owner string, finished synoptic.Review) error {
	r, err := s.Store.Review(ctx, ws, finished.ID)
	if err != nil {
		return err
	}
	if r.Lease.Owner != owner {
		return synoptic.Errorf(synoptic.CodeConflict, "somebody else writes this review now")
	}
	written := finished.Version > r.Review.Version
	r.Review, r.Lease = finished, storage.Lease{}
	if written {
		if r, err = s.Store.KeepVersion(ctx, r); err != nil {
			return err
		}
	}
	_, err = s.Store.UpdateReview(ctx, r)
	return err
}

// prepare counts the documents that need no more work and sets going those
// that were only stored, or wait for a batch that this review cannot wait
// for; under the form of the review, where nobody asked for another.
func (s *Service) prepare(ctx context.Context, ws synoptic.Workspace, found []storage.StoredDocument, form string) (ready int, err error) {
	for _, d := range found {
		waitsForBatch := d.Document.Status == synoptic.Pending && d.Document.Extract == synoptic.ExtractBatch
		switch {
		case d.Document.Status == synoptic.Stored || waitsForBatch:
			d.Document.Status, d.Document.Extract = synoptic.Pending, synoptic.ExtractNow
			d.Attempts, d.DueAt = 0, time.Time{}
			if d.Asked.Form == "" {
				d.Asked.Form = form // else the page would be read twice
			}
			if _, err := s.Store.UpdateDocument(ctx, d); err != nil && synoptic.CodeOf(err) != synoptic.CodeConflict {
				return 0, fmt.Errorf("asking for document %s: %w", d.Document.ID, err)
			}
			if err := work.Send(ctx, s.Queue, work.ExtractQueue, work.Task{Workspace: ws, ID: d.Document.ID}, 0); err != nil {
				s.Log.WarnContext(ctx, "a document waits for the next sweep", "document", d.Document.ID, "error", err)
			}
		case d.Document.Status.Final():
			ready++
		}
	}
	return ready, nil
}

func (s *Service) wait(ctx context.Context, r storage.StoredReview, ready, total int) error {
	r.Review.Status, r.Review.Progress = synoptic.ReviewExtracting, synoptic.Progress{Done: ready, Total: total}
	rest := recheck(total)
	r.Lease, r.DueAt, r.Attempts = storage.Lease{}, s.Now().Add(rest), 0
	if _, err := s.Store.UpdateReview(ctx, r); err != nil {
		return fmt.Errorf("saving its progress: %w", err)
	}
	if err := work.Send(ctx, s.Queue, work.ReviewQueue, work.Task{Workspace: r.Workspace, ID: r.Review.ID}, rest); err != nil {
		s.Log.WarnContext(ctx, "a review waits for the next sweep", "review", r.Review.ID, "error", err)
	}
	return nil
}

// compose writes the review from what the documents say now.
func (s *Service) compose(ctx context.Context, r storage.StoredReview, found []storage.StoredDocument) (synoptic.Review, error) {
	var request stored
	if err := json.Unmarshal(r.Request, &request); err != nil {
		return synoptic.Review{}, fmt.Errorf("reading the request of a review: %w", err)
	}
	if !request.LangSet && r.Review.Version == 0 {
		r.Review.Language = s.language("", found)
	}
	writer, err := s.Writers.Choose(request.Engine)
	if err != nil {
		return synoptic.Review{}, err
	}
	form, err := extract.FindForm(ctx, s.Store, r.Workspace, request.Form)
	if err != nil {
		return synoptic.Review{}, err
	}
	documents, err := s.answers(ctx, found, extract.Wanted{Engine: request.Engine, Language: r.Review.Language, Form: form})
	if err != nil {
		return synoptic.Review{}, err
	}
	restsOn := make([]synoptic.Basis, len(found))
	now := make(map[string]synoptic.Basis, len(found))
	for i, d := range found {
		restsOn[i] = basisOf(d, itemsOf(request))
		now[d.Document.ID] = restsOn[i]
	}
	title := r.Review.Title
	if r.Review.Version > 0 {
		title = request.Title // one that was made may speak of another number of studies
	}
	writer = keeping(writer, r.Review, synoptic.Changes(r.Review.RestsOn, now))
	composed, err := synthesis.Compose(ctx, synthesis.Input{
		Documents: documents, Title: title, Question: string(r.Review.Question), Language: r.Review.Language,
		Items: request.Items, Writer: writer, Now: s.Now(), Gone: gone(r.DocumentIDs, found, r.Review.Language),
	})
	if err != nil {
		return synoptic.Review{}, err
	}
	composed.Version, composed.RestsOn = r.Review.Version+1, restsOn
	composed.Form, composed.FormVersion = r.Review.Form, r.Review.FormVersion
	composed.ID, composed.CreatedAt = r.Review.ID, r.Review.CreatedAt
	composed.Status, composed.Progress = synoptic.ReviewDone, synoptic.Progress{Done: len(found), Total: len(found)}
	return *composed, nil
}

// basisOf is what a review of these items rests on of a document.
func basisOf(d storage.StoredDocument, items []string) synoptic.Basis {
	b := synoptic.BasisOf(d.Document, items)
	b.Revision = d.Revision
	return b
}

// itemsOf are the items of the table that a request asks for.
func itemsOf(r stored) []string {
	if len(r.Items) == 0 {
		return synoptic.StandardItems()
	}
	return r.Items
}

// gone lists the documents that were deleted since the review was asked for.
func gone(ids []string, found []storage.StoredDocument, l synoptic.Language) []synoptic.Excluded {
	there := make(map[string]bool, len(found))
	for _, d := range found {
		there[d.Document.ID] = true
	}
	var missing []synoptic.Excluded
	for _, id := range ids {
		if !there[id] {
			missing = append(missing, synoptic.Excluded{DocumentID: id, Reason: goneReason(l), Kind: synoptic.DeletedDocument})
		}
	}
	return missing
}

func goneReason(l synoptic.Language) string {
	if l == synoptic.Chinese {
		return "已被删除"
	}
	return "deleted since the review was asked for"
}
