package aws_test

import (
	"errors"
	"net/http"
	"slices"
	"strings"
	"testing"
	"testing/synctest"

	"synoptic/internal/storage"
	"synoptic/internal/synoptic"
)

var (
	here  = storage.Key{Partition: "W#w#D#1", Sort: "DOC"}
	there = storage.Key{Partition: "W#w#D#1", Sort: "TRAIL"}
)

func put(key storage.Key, cond storage.Condition) storage.Op {
	return storage.Put(storage.Item{Key: key, Body: []byte("x")}, cond)
}

// wroteBy finds the name that a Write leaves in what it writes.
func wroteBy(t *testing.T, r request) string {
	t.Helper()
	name := r.body
	if all, ok := r.body["TransactItems"].([]any); ok {
		name = all[0].(map[string]any)["Update"].(map[string]any)
	}
	names := name["ExpressionAttributeNames"].(map[string]any)
	if names["#wrote"] != "wrote" {
		t.Fatalf("the write leaves no name: %v", name)
	}
	expression := name["UpdateExpression"].(string)
	_, placeholder, _ := strings.Cut(expression, "#wrote = ")
	placeholder, _, _ = strings.Cut(strings.FieldsFunc(placeholder, func(r rune) bool { return r == ',' || r == ' ' })[0], " ")
	return name["ExpressionAttributeValues"].(map[string]any)[placeholder].(map[string]any)["S"].(string)
}

// lastWritten is the answer about an item that stands at a revision which was
// made by the Write of the given name.
func lastWritten(key storage.Key, revision, wrote string) string {
	return `{"Responses":{"records":[{"pk":{"S":"` + key.Partition + `"},"sk":{"S":"` + key.Sort + `"},"revision":{"N":"` + revision +
		`"},"wrote":{"S":"` + wrote + `"}}]},"UnprocessedKeys":{}}`
}

const nothingThere = `{"Responses":{"records":[]},"UnprocessedKeys":{}}`

// TestAWriteThatSeemedToFail loses the answer of the first attempt. The second
// is refused by the condition, as it would be by the first one's success or by
// somebody else, and what then stands on the item decides.
func TestAWriteThatSeemedToFail(t *testing.T) {
	t.Parallel()
	one := []storage.Op{put(here, storage.Absent())}
	changed := []storage.Op{put(here, storage.RevisionIs(4))}
	both := []storage.Op{put(here, storage.RevisionIs(4)), storage.Delete(there, storage.Always()), storage.Check(storage.Key{Partition: "p", Sort: "s"}, storage.Absent())}
	for name, test := range map[string]struct {
		ops  []storage.Op
		left func(ours string) string // what the look at the items is told
		code synoptic.Code
		op   int
	}{
		"ours, new":                  {one, func(ours string) string { return lastWritten(here, "1", ours) }, "", 0},
		"somebody's, new":            {one, func(string) string { return lastWritten(here, "1", "theirs") }, synoptic.CodeConflict, 0},
		"changed since":              {one, func(string) string { return lastWritten(here, "2", "theirs") }, synoptic.CodeUnavailable, 0},
		"gone since":                 {one, func(string) string { return nothingThere }, synoptic.CodeUnavailable, 0},
		"ours, changed":              {changed, func(ours string) string { return lastWritten(here, "5", ours) }, "", 0},
		"somebody's, changed":        {changed, func(string) string { return lastWritten(here, "5", "theirs") }, synoptic.CodeConflict, 0},
		"a transaction, ours":        {both, func(ours string) string { return lastWritten(here, "5", ours) }, "", 0},
		"a transaction, somebody's":  {both, func(string) string { return lastWritten(here, "5", "theirs") }, synoptic.CodeConflict, 2},
		"a transaction, unknowable":  {both, func(string) string { return lastWritten(here, "7", "theirs") }, synoptic.CodeUnavailable, 0},
		"a deletion is not knowable": {[]storage.Op{storage.Delete(here, storage.RevisionIs(4))}, func(string) string { return nothingThere }, synoptic.CodeUnavailable, 0},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				var ours string
				var tokens []any
				s := &service{}
				s.answer = func(n int, r request) (*http.Response, error) {
					if r.op == "BatchGetItem" {
						return reply(http.StatusOK, test.left(ours)), nil
					}
					tokens = append(tokens, r.body["ClientRequestToken"])
					if n == 0 {
						if r.op != "DeleteItem" {
							ours = wroteBy(t, r)
						}
						return refusal(http.StatusInternalServerError, "InternalServerError")
					}
					if len(test.ops) == 1 {
						return refusal(http.StatusBadRequest, "ConditionalCheckFailedException")
					}
					return refusal(http.StatusBadRequest, "TransactionCanceledException",
						`"CancellationReasons":[{"Code":"None"},{"Code":"None"},{"Code":"ConditionalCheckFailed"}]`)
				}
				err := s.table().Write(t.Context(), test.ops...)
				if got := synoptic.CodeOf(err); got != test.code {
					t.Errorf("code %q (%v), want %q", got, err, test.code)
				}
				if refused, ok := errors.AsType[*storage.ConditionError](err); ok && refused.Op != test.op {
					t.Errorf("operation %d is said to be refused, want %d", refused.Op, test.op)
				}
				if len(tokens) != 2 || tokens[0] != tokens[1] || len(test.ops) > 1 && tokens[0] != ours {
					t.Errorf("the two attempts carry the tokens %v, ours is %s", tokens, ours)
				}
			})
		})
	}
}

func TestARefusalIsBelievedAtOnce(t *testing.T) {
	t.Parallel()
	for name, before := range map[string]func() (*http.Response, error){
		"first answer":   nil,
		"was throttled":  func() (*http.Response, error) { return refusal(http.StatusBadRequest, "ThrottlingException") },
		"met a transfer": func() (*http.Response, error) { return refusal(http.StatusBadRequest, "TransactionConflictException") },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				s := &service{answer: func(n int, _ request) (*http.Response, error) {
					if n == 0 && before != nil {
						return before()
					}
					return refusal(http.StatusBadRequest, "ConditionalCheckFailedException")
				}}
				err := s.table().Write(t.Context(), put(here, storage.Absent()))
				if _, ok := errors.AsType[*storage.ConditionError](err); !ok {
					t.Errorf("%v, want a failed condition", err)
				}
				if slices.Contains(s.ops(), "BatchGetItem") {
					t.Error("the item was looked at, although no attempt can have been done")
				}
			})
		})
	}
}

// TestAnAddIsNeverDoneTwice repeats an Add after a refusal, and not after
// silence.
func TestAnAddIsNeverDoneTwice(t *testing.T) {
	t.Parallel()
	add := storage.Add(here, map[string]int64{"calls": 1})
	for name, test := range map[string]struct {
		first    func() (*http.Response, error)
		requests int
		code     synoptic.Code
	}{
		"throttled": {func() (*http.Response, error) {
			return refusal(http.StatusBadRequest, "ProvisionedThroughputExceededException")
		}, 2, ""},
		"failed": {func() (*http.Response, error) { return refusal(http.StatusInternalServerError, "InternalServerError") }, 1, synoptic.CodeUnavailable},
		"silent": {func() (*http.Response, error) { return nil, errors.New("connection reset by peer") }, 1, synoptic.CodeUnavailable},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				s := &service{answer: func(n int, _ request) (*http.Response, error) {
					if n == 0 {
						return test.first()
					}
					return done()
				}}
				err := s.table().Write(t.Context(), add)
				if got := synoptic.CodeOf(err); got != test.code || len(s.ops()) != test.requests {
					t.Errorf("code %q (%v) after %d requests, want %q after %d", got, err, len(s.ops()), test.code, test.requests)
				}
			})
		})
	}
}
