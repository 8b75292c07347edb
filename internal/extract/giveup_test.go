package extract

import (
	"errors"
	"strings"
	"testing"
	"time"

	"synoptic/internal/page"
	"synoptic/internal/storage"
	"synoptic/internal/synoptic"
	"synoptic/internal/work"
)

func TestADocumentThatWasGivenUpSaysWhyAndCanBeDoneAgain(t *testing.T) {
	t.Parallel()
	s, task := service(t, liar{func(*page.Page) (*synoptic.Extraction, error) { return &synoptic.Extraction{Engine: "liar"}, nil }})
	for range 2 { // the message may be delivered once more
		if err := s.GiveUp(t.Context(), task, synoptic.Wrap(synoptic.CodeUnavailable, "the disk is full", errors.New("secret"))); err != nil {
			t.Fatal(err)
		}
	}
	d, err := s.Store.Document(t.Context(), task.Workspace, task.ID)
	if err != nil || d.Document.Status != synoptic.Failed || !strings.Contains(d.Document.Error.Message, "the disk is full") || strings.Contains(d.Document.Error.Message, "secret") {
		t.Fatalf("given up as %s, %+v, %v", d.Document.Status, d.Document.Error, err)
	}
	if err := s.Redo(t.Context(), task); err != nil {
		t.Fatal(err)
	}
	if d, err = s.Store.Document(t.Context(), task.Workspace, task.ID); err != nil || d.Document.Status != synoptic.Pending || d.Document.Error != nil || d.Attempts != 0 {
		t.Errorf("after being asked for again: %s, %+v, %v", d.Document.Status, d.Document.Error, err)
	}
	if err := s.Do(t.Context(), task); err != nil {
		t.Fatal(err)
	}
	for what, call := range map[string]func() error{
		"redoing what is done":      func() error { return s.Redo(t.Context(), task) },
		"giving up what is done":    func() error { return s.GiveUp(t.Context(), task, errors.New("x")) },
		"redoing what is not there": func() error { return s.Redo(t.Context(), work.Task{Workspace: "w", ID: "doc_none"}) },
		"giving up what is no more": func() error { return s.GiveUp(t.Context(), work.Task{Workspace: "v", ID: task.ID}, errors.New("x")) },
	} {
		if err := call(); err != nil {
			t.Errorf("%s: %v", what, err)
		}
	}
	if d, err = s.Store.Document(t.Context(), task.Workspace, task.ID); err != nil || d.Document.Status != synoptic.Extracted {
		t.Errorf("a finished document became %s, %v", d.Document.Status, err)
	}
}

// A page that kills its worker every time is found among the dead letters,
// where an operator looks.
func TestAPageThatKillsItsWorkersIsADeadLetter(t *testing.T) {
	t.Parallel()
	s, task := service(t, liar{func(*page.Page) (*synoptic.Extraction, error) { return nil, errors.New("never called") }})
	now := time.Now()
	s.Now = func() time.Time { return now }
	for range maxAttempts { // workers that died
		if _, err := s.Store.ClaimDocument(t.Context(), task.Workspace, task.ID, "dead", now.Add(time.Minute)); err != nil {
			t.Fatal(err)
		}
		if err := s.Store.ReleaseDocument(t.Context(), task.Workspace, task.ID, "dead", time.Time{}); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.Do(t.Context(), task); err != nil {
		t.Fatal(err)
	}
	d, err := s.Store.Document(t.Context(), task.Workspace, task.ID)
	if err != nil || d.Document.Status != synoptic.Failed || d.Document.Error == nil {
		t.Errorf("after %d attempts: %s, %v", d.Attempts, d.Document.Status, err)
	}
	if dead, err := work.DeadLetters(t.Context(), s.Queue, work.ExtractQueue); err != nil || len(dead) != 1 || dead[0] != task {
		t.Errorf("dead letters %v, %v", dead, err)
	}
	if _, err := s.Queue.Receive(t.Context(), storage.DeadLetters(work.ReviewQueue), 1, time.Second, 0); err != nil {
		t.Error(err)
	}
}
