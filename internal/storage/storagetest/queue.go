package storagetest

import (
	"context"
	"fmt"
	"slices"
	"testing"
	"time"

	"synoptic/internal/storage"
	"synoptic/internal/synoptic"
)

// visibility is how long the suite hides messages: short where it must wait
// in real time, to the second as SQS counts.
func (tw Twin) visibility() time.Duration {
	if tw.Advance == nil {
		return 2 * time.Second
	}
	return time.Minute
}

// pass lets d pass on the clock of the queue.
func (tw Twin) pass(d time.Duration) {
	if tw.Advance != nil {
		tw.Advance(d)
		return
	}
	time.Sleep(d)
}

// receive is one receive that must succeed. It waits where messages may take
// their time to show.
func (tw Twin) receive(t *testing.T, queue string, limit int) []storage.Delivery {
	t.Helper()
	var wait time.Duration
	if tw.Advance == nil {
		wait = time.Second
	}
	got, err := tw.Queue.Receive(t.Context(), queue, limit, tw.visibility(), wait)
	if err != nil {
		t.Fatalf("Receive: %v", err)
	}
	return got
}

func (tw Twin) send(t *testing.T, queue string, body string, delay time.Duration) {
	t.Helper()
	if err := tw.Queue.Send(t.Context(), queue, []byte(body), delay); err != nil {
		t.Fatalf("Send: %v", err)
	}
}

func testQueueOnce(t *testing.T, twin Twin) {
	queue, other := unique(), unique()
	var want, got []string
	for i := range 13 {
		body := fmt.Sprintf(`{"id":"文-%02d"}`, i)
		want = append(want, body)
		twin.send(t, queue, body, 0)
	}
	twin.send(t, other, `{}`, 0)
	for range 40 {
		for _, d := range twin.receive(t, queue, 10) {
			if d.Queue != queue || d.Receives != 1 || d.Receipt == "" {
				t.Errorf("delivery %+v", d)
			}
			got = append(got, string(d.Body))
			if err := twin.Queue.Done(t.Context(), d); err != nil {
				t.Fatal(err)
			}
			if err := twin.Queue.Done(t.Context(), d); err != nil {
				t.Errorf("done twice: %v", err)
			}
		}
		if len(got) >= len(want) {
			break
		}
	}
	slices.Sort(got)
	if !slices.Equal(got, want) {
		t.Errorf("received %q", got)
	}
	twin.pass(twin.visibility() + time.Second)
	if left := twin.receive(t, queue, 10); len(left) > 0 {
		t.Errorf("%d messages came again after they were done", len(left))
	}
	if len(twin.receive(t, other, 1)) != 1 {
		t.Error("the other queue lost its message")
	}
}

func testQueueRedelivery(t *testing.T, twin Twin) {
	queue := unique()
	twin.send(t, queue, `{"n":1}`, 0)
	first := twin.receive(t, queue, 10)
	if len(first) != 1 {
		t.Fatalf("%d deliveries", len(first))
	}
	if got, err := twin.Queue.Receive(t.Context(), queue, 10, twin.visibility(), 0); err != nil || len(got) > 0 {
		t.Fatalf("a hidden message was delivered: %v %v", got, err)
	}
	twin.pass(twin.visibility() + time.Second)
	second := twin.receive(t, queue, 10)
	if len(second) != 1 || second[0].Receives != 2 || string(second[0].Body) != `{"n":1}` {
		t.Fatalf("delivered again as %+v", second)
	}
	if err := twin.Queue.Done(t.Context(), second[0]); err != nil {
		t.Fatal(err)
	}
	twin.pass(twin.visibility() + time.Second)
	if again := twin.receive(t, queue, 10); len(again) > 0 {
		t.Errorf("came again after it was done: %+v", again)
	}
}

func testQueueExtend(t *testing.T, twin Twin) {
	queue := unique()
	twin.send(t, queue, `{}`, 0)
	d := twin.receive(t, queue, 1)
	if len(d) != 1 {
		t.Fatal("nothing received")
	}
	if err := twin.Queue.Extend(t.Context(), d[0], 10*twin.visibility()); err != nil {
		t.Fatal(err)
	}
	twin.pass(twin.visibility() + time.Second)
	if got := twin.receive(t, queue, 1); len(got) > 0 {
		t.Fatal("delivered again although it was held longer")
	}
	if err := twin.Queue.Extend(t.Context(), d[0], 0); err != nil {
		t.Fatal(err)
	}
	if got := twin.receive(t, queue, 1); len(got) != 1 || got[0].Receives != 2 {
		t.Fatalf("given back, then delivered as %+v", got)
	}
}

func testQueueDelay(t *testing.T, twin Twin) {
	queue := unique()
	twin.send(t, queue, `{"late":true}`, 3*time.Second)
	if got, err := twin.Queue.Receive(t.Context(), queue, 1, twin.visibility(), 0); err != nil || len(got) > 0 {
		t.Fatalf("delivered before its time: %+v %v", got, err)
	}
	twin.pass(4 * time.Second)
	if got := twin.receive(t, queue, 1); len(got) != 1 {
		t.Fatal("not delivered when its time had come")
	}
}

func testQueueDeadLetters(t *testing.T, twin Twin) {
	queue := unique()
	twin.send(t, queue, `{"poison":true}`, 0)
	for n := 1; n <= storage.MaxReceives; n++ {
		got := twin.receive(t, queue, 1)
		if len(got) != 1 || got[0].Receives != n {
			t.Fatalf("delivery %d is %+v", n, got)
		}
		if err := twin.Queue.Extend(t.Context(), got[0], 0); err != nil {
			t.Fatal(err)
		}
	}
	if got := twin.receive(t, queue, 1); len(got) > 0 {
		t.Fatalf("delivered once too often: %+v", got)
	}
	// They may be looked at any number of times: there is no grave below.
	for range storage.MaxReceives + 2 {
		got := twin.receive(t, storage.DeadLetters(queue), 1)
		if len(got) != 1 || string(got[0].Body) != `{"poison":true}` {
			t.Fatalf("the dead letters are %+v", got)
		}
		if err := twin.Queue.Extend(t.Context(), got[0], 0); err != nil {
			t.Fatal(err)
		}
	}
}

func testQueueWait(t *testing.T, twin Twin) {
	queue := unique()
	ctx, cancel := context.WithTimeout(t.Context(), 30*time.Second)
	defer cancel()
	type answer struct {
		got []storage.Delivery
		err error
	}
	answers := make(chan answer)
	go func() {
		got, err := twin.Queue.Receive(ctx, queue, 1, twin.visibility(), storage.MaxWait)
		answers <- answer{got, err}
	}()
	twin.send(t, queue, `{}`, 0) // before or after the other began to wait
	if a := <-answers; a.err != nil || len(a.got) != 1 {
		t.Fatalf("who waited was given %+v (%v)", a.got, a.err)
	}
	waiting, stop := context.WithCancel(t.Context())
	go func() {
		got, err := twin.Queue.Receive(waiting, queue, 1, twin.visibility(), storage.MaxWait)
		answers <- answer{got, err}
	}()
	stop()
	if a := <-answers; a.err == nil {
		t.Errorf("who was called off was given %+v and no error", a.got)
	}
}

func testQueueRefused(t *testing.T, twin Twin) {
	ctx, queue := t.Context(), unique()
	q := twin.Queue
	large := slices.Repeat([]byte("x"), storage.MaxMessageBytes+1)
	wantCode(t, "a large message", q.Send(ctx, queue, large, 0), synoptic.CodeTooLarge)
	wantCode(t, "an empty message", q.Send(ctx, queue, nil, 0), synoptic.CodeInvalid)
	wantCode(t, "no text", q.Send(ctx, queue, []byte{0xff}, 0), synoptic.CodeInvalid)
	wantCode(t, "a long delay", q.Send(ctx, queue, []byte("{}"), storage.MaxDelay+time.Second), synoptic.CodeInvalid)
	wantCode(t, "a strange name", q.Send(ctx, "a/b", []byte("{}"), 0), synoptic.CodeInvalid)
	_, err := q.Receive(ctx, queue, 0, time.Second, 0)
	wantCode(t, "no messages", err, synoptic.CodeInvalid)
	_, err = q.Receive(ctx, queue, storage.MaxReceive+1, time.Second, 0)
	wantCode(t, "too many messages", err, synoptic.CodeInvalid)
	_, err = q.Receive(ctx, queue, 1, 0, 0)
	wantCode(t, "no visibility", err, synoptic.CodeInvalid)
	_, err = q.Receive(ctx, queue, 1, time.Second, time.Hour)
	wantCode(t, "a long wait", err, synoptic.CodeInvalid)
	twin.send(t, queue, string(large[:storage.MaxMessageBytes]), 0)
	if got := twin.receive(t, queue, 1); len(got) != 1 || len(got[0].Body) != storage.MaxMessageBytes {
		t.Error("the largest message did not come back")
	}
}
