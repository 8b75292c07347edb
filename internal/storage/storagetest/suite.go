package storagetest

import (
	"context"
	"crypto/rand"
	"errors"
	"strings"
	"sync"
	"testing"
	"time"

	"synoptic/internal/storage"
	"synoptic/internal/synoptic"
)

// Twin is what the suite runs on.
type Twin struct {
	Table storage.Table
	Blobs storage.Blobs
	Queue storage.Queue

	// Advance moves the clock by which the queue hides messages. Where it is
	// nil, the suite waits in real time, some seconds in all.
	Advance func(time.Duration)

	// SingleWrites says that a Write takes one operation only, which holds
	// for an engine without transactions. What needs more is then left out.
	SingleWrites bool
}

// Run holds a twin to the contracts. open may give a new twin or the same one
// each time; it is called once for every test, from tests that run in
// parallel.
func Run(t *testing.T, open func(t *testing.T) Twin) {
	t.Helper()
	for name, test := range map[string]func(*testing.T, Twin){
		"table/conditions":       testConditions,
		"table/revisions":        testRevisions,
		"table/bodies":           testBodies,
		"table/sizes":            testSizes,
		"table/refused requests": testRefusedRequests,
		"table/keys of any text": testKeys,
		"table/batch of keys":    testBatchGet,
		"table/pages":            testPages,
		"table/ranges":           testRanges,
		"table/sparse indexes":   testIndexes,
		"table/pages of index":   testIndexPages,
		"table/counters":         testCounters,
		"table/race to be first": testRaceAbsent,
		"table/race to change":   testRaceRevision,
		"table/expiry":           testExpiry,
		"table/given up":         testGivenUp,
		"blobs/bytes":            testBlobs,
		"blobs/sizes":            testBlobSizes,
		"blobs/folders":          testBlobFolders,
		"blobs/race":             testBlobRace,
		"queue/once":             testQueueOnce,
		"queue/again":            testQueueRedelivery,
		"queue/given back":       testQueueExtend,
		"queue/delay":            testQueueDelay,
		"queue/dead letters":     testQueueDeadLetters,
		"queue/wait":             testQueueWait,
		"queue/refused requests": testQueueRefused,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			test(t, open(t))
		})
	}
	for name, test := range map[string]func(*testing.T, Twin){
		"table/all or nothing":          testAtomic,
		"table/race of whole writes":    testRaceAtomic,
		"store/documents":               testDocuments,
		"store/uploaded by fifty":       testCreateRace,
		"store/lists":                   testLists,
		"store/cursors":                 testCursors,
		"store/leases":                  testLeases,
		"store/claimed by fifty":        testClaimRace,
		"store/due":                     testDue,
		"store/clocks apart":            testClocksApart,
		"store/results":                 testResults,
		"store/same study":              testSameStudy,
		"store/same study at once":      testSameStudyRace,
		"store/deletion":                testDeletion,
		"store/deletion against worker": testDeletionRace,
		"store/reviews":                 testReviews,
		"store/versions of reviews":     testReviewVersions,
		"store/forms":                   testForms,
		"store/forms at once":           testFormRace,
		"store/decisions":               testDecisions,
		"store/changed documents":       testChanged,
		"store/decisions at once":       testDecisionRace,
		"store/idempotency":             testIdempotency,
		"store/usage":                   testUsage,
		"store/answers":                 testAnswers,
		"store/batches":                 testBatches,
		"store/API keys":                testAPIKeys,
		"store/uploads":                 testUploadRecords,
		"store/workspaces":              testWorkspaces,
		"store/large":                   testLarge,
		"store/requests counted":        testCosts,
		"store/lagging indexes":         testLagging,
		"store/interrupted":             testInterrupted,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			twin := open(t)
			if twin.SingleWrites {
				t.Skip("this engine writes one item at a time")
			}
			test(t, twin)
		})
	}
}

// unique makes a name that no other test uses.
func unique() string { return "t" + strings.ToLower(rand.Text())[:12] }

// write is a Write that must succeed.
func write(t *testing.T, table storage.Table, ops ...storage.Op) {
	t.Helper()
	if err := table.Write(t.Context(), ops...); err != nil {
		t.Fatalf("Write: %v", err)
	}
}

// get returns the one item of a key.
func get(t *testing.T, table storage.Table, key storage.Key) (storage.Item, bool) {
	t.Helper()
	items, err := table.Get(t.Context(), key)
	if err != nil {
		t.Fatalf("Get: %v", err)
	}
	if len(items) == 0 {
		return storage.Item{}, false
	}
	return items[0], true
}

// wantCode fails the test unless err has the code; an empty one is no error.
func wantCode(t *testing.T, what string, err error, code synoptic.Code) {
	t.Helper()
	if got := synoptic.CodeOf(err); got != code {
		t.Errorf("%s: code %q (%v), want %q", what, got, err, code)
	}
}

// wantRefused fails the test unless err is a failed condition of operation op.
func wantRefused(t *testing.T, what string, err error, op int) {
	t.Helper()
	refused, ok := errors.AsType[*storage.ConditionError](err)
	if !ok {
		t.Errorf("%s: %v, want a failed condition", what, err)
		return
	}
	if refused.Op != op {
		t.Errorf("%s: operation %d is said to have failed, want %d", what, refused.Op, op)
	}
	wantCode(t, what, err, synoptic.CodeConflict)
}

// racers is how many go for the same thing at once.
const racers = 50

// race runs n goroutines that start together and returns their errors.
func race(n int, f func(i int) error) []error {
	errs := make([]error, n)
	start := make(chan struct{})
	var wg sync.WaitGroup
	for i := range n {
		wg.Go(func() {
			<-start
			errs[i] = f(i)
		})
	}
	close(start)
	wg.Wait()
	return errs
}

// winners counts who had no error, and fails the test for errors of another
// code than allowed.
func winners(t *testing.T, errs []error, allowed synoptic.Code) int {
	t.Helper()
	won := 0
	for _, err := range errs {
		switch code := synoptic.CodeOf(err); code {
		case "":
			won++
		case allowed:
		default:
			t.Errorf("a loser was told %q (%v), want %q", code, err, allowed)
		}
	}
	return won
}

// cancelled returns a context that is over.
func cancelled(t *testing.T) context.Context {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	return ctx
}
