package review

import (
	"errors"
	"strings"
	"testing"
	"time"

	"synoptic/internal/synoptic"
	"synoptic/internal/work"
)

func TestAReviewThatWasGivenUpSaysWhyAndCanBeWrittenAfterAll(t *testing.T) {
	t.Parallel()
	d := newDesk(t, nil)
	id := d.ask(Request{DocumentIDs: []string{d.document("d01.txt")}})
	task := work.Task{Workspace: ws, ID: id}
	for range 2 { // the message may be delivered once more
		if err := d.GiveUp(t.Context(), task, synoptic.Wrap(synoptic.CodeUnavailable, "the disk is full", errors.New("secret"))); err != nil {
			t.Fatal(err)
		}
	}
	r := d.review(id)
	if r.Review.Status != synoptic.ReviewFailed || r.Review.CompletedAt == nil || !strings.Contains(r.Review.Error.Message, "the disk is full") || strings.Contains(r.Review.Error.Message, "secret") {
		t.Fatalf("given up as %s, %+v", r.Review.Status, r.Review.Error)
	}
	if err := d.Redo(t.Context(), task); err != nil {
		t.Fatal(err)
	}
	if r = d.review(id); r.Review.Status != synoptic.ReviewQueued || r.Review.Error != nil || r.Review.CompletedAt != nil {
		t.Errorf("after being asked for again: %s, %+v", r.Review.Status, r.Review.Error)
	}
	if err := d.Do(t.Context(), task); err != nil || d.review(id).Review.Status != synoptic.ReviewDone {
		t.Errorf("written at last: %s, %v", d.review(id).Review.Status, err)
	}
	if err := d.Redo(t.Context(), work.Task{Workspace: "another", ID: id}); err != nil {
		t.Errorf("redoing what is not there: %v", err)
	}
}

// A review whose writing ends the process every time is found among the dead
// letters, where an operator looks.
func TestAReviewThatKillsItsWritersIsADeadLetter(t *testing.T) {
	t.Parallel()
	d := newDesk(t, nil)
	id := d.ask(Request{DocumentIDs: []string{d.document("d01.txt")}})
	task := work.Task{Workspace: ws, ID: id}
	for range maxAttempts { // writers that died
		if _, err := d.Store.ClaimReview(t.Context(), ws, id, "dead", d.Now().Add(time.Minute)); err != nil {
			t.Fatal(err)
		}
		d.ahead.Add(int64(2 * time.Minute))
	}
	if err := d.Do(t.Context(), task); err != nil {
		t.Fatal(err)
	}
	if r := d.review(id); r.Review.Status != synoptic.ReviewFailed || r.Review.Error == nil {
		t.Errorf("after %d attempts: %s, %+v", r.Attempts, r.Review.Status, r.Review.Error)
	}
	if dead, err := work.DeadLetters(t.Context(), d.Queue, work.ReviewQueue); err != nil || len(dead) != 1 || dead[0] != task {
		t.Errorf("dead letters %v, %v", dead, err)
	}
	if err := d.Redo(t.Context(), task); err != nil {
		t.Fatal(err)
	}
	if err := d.Do(t.Context(), task); err != nil || d.review(id).Review.Status != synoptic.ReviewDone {
		t.Errorf("written at last: %s, %v", d.review(id).Review.Status, err)
	}
}
