package people

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"synoptic/internal/storage"
	"synoptic/internal/synoptic"
)

// Service is the use case. All fields are needed.
type Service struct {
	Store *storage.Store
	Now   func() time.Time
}

// Request is what a person decides on one answer.
type Request struct {
	Item   string
	Index  int // among the findings; their number to add one
	Action synoptic.EditAction
	// Answer, Quotes, Value and Design are of an edit. A value that is left out
	// is read from the answer and its quotes; a design that is left out stays.
	Answer string
	Quotes []string
	Value  any
	Design *synoptic.Design
	By     string // who decides
	// IfMatch are tags of extractions, of which the person saw one; none
	// decides on whatever is there.
	IfMatch []string
}

// maxTries bounds how often a decision is tried again because somebody else
// changed the document.
const maxTries = 8

// Decide decides on an answer of a document and returns the document with it.
// CodePrecondition where the extraction is no longer the one of IfMatch;
// CodeUnprocessable where there is nothing of the kind to decide on, or where
// an edit cannot stand: a *MisquoteError where a quote is not on the page.
func (s *Service) Decide(ctx context.Context, ws synoptic.Workspace, id string, r Request) (storage.StoredDocument, error) {
	if err := r.check(); err != nil {
		return storage.StoredDocument{}, err
	}
	for range maxTries {
		d, err := s.Store.Document(ctx, ws, id)
		if err != nil {
			return d, fmt.Errorf("finding document %s: %w", id, err)
		}
		x := d.Document.Extraction
		switch {
		case x == nil:
			return d, refuse("this document has no extraction to decide on; its status is %s", d.Document.Status)
		case len(r.IfMatch) > 0 && !slices.Contains(r.IfMatch, x.Tag()):
			return d, synoptic.Errorf(synoptic.CodePrecondition, "the extraction has changed since you saw it; look at it again")
		}
		shown, err := shownOf(x, r.Item, r.Index)
		if err != nil {
			return d, err
		}
		now, err := s.decided(ctx, d, shown, r)
		if err != nil {
			return d, err
		}
		d, err = s.save(ctx, d, shown, now, r)
		if synoptic.CodeOf(err) != synoptic.CodeConflict {
			return d, err
		}
	}
	return storage.StoredDocument{}, synoptic.Errorf(synoptic.CodeConflict, "others are changing this document; try again")
}

func refuse(format string, args ...any) error {
	return synoptic.Errorf(synoptic.CodeUnprocessable, format, args...)
}

// check refuses what no document could make right.
func (r *Request) check() error {
	edits := r.Answer != "" || len(r.Quotes) > 0 || r.Value != nil || r.Design != nil
	switch {
	case !slices.Contains([]synoptic.EditAction{synoptic.AcceptAnswer, synoptic.EditAnswer, synoptic.RejectAnswer}, r.Action):
		return refuse("the action is accept, edit or reject")
	case r.Action != synoptic.EditAnswer && edits:
		return refuse("answer, quotes, value and design are for the action edit")
	case r.Index < 0:
		return refuse("the index counts from 0")
	}
	return nil
}

// shown is an answer as people see it.
type shown struct {
	answer synoptic.DecidedAnswer
	added  bool // there is none yet: a finding that a person adds
	form   string
}

// shownOf finds the answer that a request is about.
func shownOf(x *synoptic.Extraction, item string, index int) (shown, error) {
	answers := x.Answers(item)
	switch {
	case len(answers) == 0:
		return shown{}, refuse("there is no item %.60q in this extraction; its form is %s", item, x.Form)
	case item == synoptic.ItemFindings && index == len(answers):
		return shown{added: true}, nil
	case index >= len(answers):
		return shown{}, refuse("there is no answer %d on %s; there are %d, counted from 0", index, item, len(answers))
	}
	s := shown{answer: synoptic.DecidedAnswer{Answer: answers[index]}}
	if item == synoptic.ItemMethod {
		s.answer.Design = x.Method.Design
	}
	if a, ok := x.Items[item]; ok && !slices.Contains(synoptic.StandardItems(), item) {
		s.answer.Value, s.form = a.Value, x.Form
	}
	return s, nil
}

// decided is what the answer becomes.
func (s *Service) decided(ctx context.Context, d storage.StoredDocument, before shown, r Request) (synoptic.DecidedAnswer, error) {
	a := before.answer
	switch {
	case before.added && r.Action != synoptic.EditAnswer:
		return a, refuse("there is no answer %d on %s to %s; an edit adds one", r.Index, r.Item, r.Action)
	case r.Action == synoptic.EditAnswer:
		return s.edited(ctx, d, before, r)
	case r.Action == synoptic.AcceptAnswer && a.Status == synoptic.Unverified:
		return a, refuse("no quote of this answer stands on the page, so that there is nothing to accept; edit it")
	case r.Action == synoptic.RejectAnswer && a.Status != synoptic.Reported && (a.Status != synoptic.Unverified || r.Item == synoptic.ItemFindings):
		return a, refuse("there is no answer to reject; the status is %s", a.Status)
	case r.Action == synoptic.RejectAnswer:
		a = synoptic.DecidedAnswer{Answer: synoptic.Answer{Status: synoptic.NotReported}}
	}
	a.EditedBy, a.LeftOpen = synoptic.Maybe(r.By), "" // a person who accepts has looked
	return a, nil
}

// save stores a decision beside the others on the item, in the place of an
// earlier one on the same answer.
func (s *Service) save(ctx context.Context, d storage.StoredDocument, before shown, now synoptic.DecidedAnswer, r Request) (storage.StoredDocument, error) {
	x := d.Document.Extraction
	decision := synoptic.Decision{Item: r.Item, Form: before.form, Answer: now, TextSHA256: x.TextSHA256}
	var decisions []synoptic.Decision
	if r.Item == synoptic.ItemFindings {
		decision.Rejected = r.Action == synoptic.RejectAnswer
		if !before.added && before.answer.Status == synoptic.Reported {
			decision.Of, decision.OfWords = before.answer.Quotes, string(before.answer.Answer.Answer)
		}
		for _, earlier := range d.Decisions {
			switch {
			case earlier.Item != r.Item:
			case earlier.Rejected || before.added || !same(earlier.Answer.Answer, before.answer.Answer):
				decisions = append(decisions, earlier)
			default:
				// The same finding again: it is still found by what the engine
				// said, and one that a person added and rejects is no more.
				decision.Of, decision.OfWords = earlier.Of, earlier.OfWords
			}
		}
	}
	if !decision.Rejected || len(decision.Of) > 0 || decision.OfWords != "" {
		decisions = append(decisions, decision)
	}
	event := synoptic.EditEvent{
		At: s.Now().UTC(), By: r.By, Item: r.Item, Index: r.Index, Action: r.Action,
		Engine: x.Engine, Model: x.Model, Form: x.Form, FormVersion: x.FormVersion, TextSHA256: x.TextSHA256, ExtractedAt: x.CreatedAt,
	}
	if !before.added {
		event.Before = &before.answer
	}
	if !decision.Rejected {
		event.After = &now
	}
	return s.Store.SaveDecisions(ctx, d, r.Item, before.form, decisions, event)
}

// same reports whether two answers are one, as they are written.
func same(a, b synoptic.Answer) bool {
	x, errX := json.Marshal(a)
	y, errY := json.Marshal(b)
	return errX == nil && errY == nil && string(x) == string(y)
}
