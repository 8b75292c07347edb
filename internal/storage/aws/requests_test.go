package aws_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"synoptic/internal/storage"
	"synoptic/internal/synoptic"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// TestRequestsToTheTable holds what is sent for each kind of call, word by
// word: the names of attributes and indexes are a contract with infra/ and
// with what is stored already.
func TestRequestsToTheTable(t *testing.T) {
	t.Parallel()
	full := storage.Item{Key: here, Body: []byte("body"), Revision: 9, Counters: map[string]int64{"ignored": 1}, ExpiresAt: time.Unix(1_800_000_000, 5),
		Indexes: []storage.IndexKey{{Index: storage.IndexDue, Partition: "S#extract#3", Sort: "2026"}, {Index: storage.IndexList, Partition: "W#w#L#documents", Sort: "2025"}}}
	write := func(ops ...storage.Op) func(*testing.T, storage.Table) error {
		return func(t *testing.T, table storage.Table) error { return table.Write(t.Context(), ops...) }
	}
	query := func(q storage.Query) func(*testing.T, storage.Table) error {
		return func(t *testing.T, table storage.Table) error {
			_, err := table.Query(t.Context(), q)
			return err
		}
	}
	for name, call := range map[string]func(*testing.T, storage.Table) error{
		"put_full":      write(storage.Put(full, storage.RevisionIs(8))),
		"put_bare":      write(storage.Put(storage.Item{Key: here}, storage.Absent())),
		"put_always":    write(put(here, storage.Always())),
		"delete":        write(storage.Delete(here, storage.RevisionIs(2))),
		"delete_always": write(storage.Delete(here, storage.Always())),
		"add":           write(storage.Add(here, map[string]int64{"calls": 1, "cost_nano_usd": -5})),
		"transaction": write(put(here, storage.Absent()), storage.Add(there, map[string]int64{"n": 2}), storage.Delete(storage.Key{Partition: "p", Sort: "1"}, storage.Always()),
			storage.Check(storage.Key{Partition: "p", Sort: "2"}, storage.RevisionIs(3))),
		"get_one": func(t *testing.T, table storage.Table) error {
			_, err := table.Get(t.Context(), here, here)
			return err
		},
		"get_two": func(t *testing.T, table storage.Table) error {
			_, err := table.Get(t.Context(), here, there)
			return err
		},
		"query_prefix": query(storage.Query{Partition: "p", Prefix: "X#", Limit: 5}),
		"query_range":  query(storage.Query{Partition: "p", From: "a", To: "b", Limit: 5, After: &storage.Position{Sort: "aa", Key: storage.Key{Partition: "p", Sort: "aa"}}}),
		"query_index": query(storage.Query{Index: storage.IndexDue, Partition: "S#extract#3", To: "2026", Limit: 5, Descending: true,
			After: &storage.Position{Sort: "2025", Key: here}}),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := &service{answer: func(int, request) (*http.Response, error) { return done() }}
			if err := call(t, s.table()); err != nil {
				t.Fatal(err)
			}
			if len(s.asked) != 1 {
				t.Fatalf("%d requests: %v", len(s.asked), s.ops())
			}
			r := s.asked[0]
			sent := indented(t, map[string]any{r.op: r.body})
			if strings.Contains(string(sent), "#wrote") {
				sent = bytes.ReplaceAll(sent, []byte(wroteBy(t, r)), []byte("NAME-OF-THE-WRITE"))
			}
			golden(t, name+".json", sent)
		})
	}
}

func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", "requests", name)
	if *update {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s: sent\n%s\nwant\n%s", name, got, want)
	}
}

// TestACheckAloneIsARead writes nothing for it.
func TestACheckAloneIsARead(t *testing.T) {
	t.Parallel()
	const item = `{"Item":{"pk":{"S":"p"},"sk":{"S":"s"},"revision":{"N":"3"}}}`
	key := storage.Key{Partition: "p", Sort: "s"}
	for _, test := range []struct {
		found string
		cond  storage.Condition
		code  synoptic.Code
	}{
		{item, storage.RevisionIs(3), ""}, {item, storage.RevisionIs(2), synoptic.CodeConflict}, {item, storage.Absent(), synoptic.CodeConflict},
		{`{}`, storage.Absent(), ""}, {`{}`, storage.RevisionIs(3), synoptic.CodeConflict},
	} {
		s := &service{answer: func(int, request) (*http.Response, error) { return reply(http.StatusOK, test.found), nil }}
		err := s.table().Write(t.Context(), storage.Check(key, test.cond))
		if got := synoptic.CodeOf(err); got != test.code || fmt.Sprint(s.ops()) != "[GetItem]" {
			t.Errorf("%s with %+v: code %q by %v, want %q", test.found, test.cond, got, s.ops(), test.code)
		}
	}
}

// TestAPlaceOutsideTheRange asks to go on from where the query never comes:
// before its beginning is its beginning, behind its end is nothing.
func TestAPlaceOutsideTheRange(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		q     storage.Query
		after string
		asks  bool // whether anything is asked
	}{
		"before a range":           {storage.Query{From: "b", To: "d"}, "a", true},
		"behind a range":           {storage.Query{From: "b", To: "d"}, "e", false},
		"before a prefix":          {storage.Query{Prefix: "b"}, "a", true},
		"behind a prefix":          {storage.Query{Prefix: "b"}, "c", false},
		"backwards, before it":     {storage.Query{From: "b", To: "d", Descending: true}, "e", true},
		"backwards, behind it":     {storage.Query{From: "b", To: "d", Descending: true}, "a", false},
		"backwards, behind prefix": {storage.Query{Prefix: "b", Descending: true}, "a", false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := &service{answer: func(int, request) (*http.Response, error) { return reply(http.StatusOK, `{"Items":[]}`), nil }}
			test.q.Partition, test.q.Limit = "p", 5
			test.q.After = &storage.Position{Sort: test.after, Key: storage.Key{Partition: "p", Sort: test.after}}
			if _, err := s.table().Query(t.Context(), test.q); err != nil {
				t.Fatal(err)
			}
			if asks := len(s.asked) == 1; asks != test.asks {
				t.Fatalf("requests: %v", s.ops())
			}
			if test.asks && s.asked[0].body["ExclusiveStartKey"] != nil {
				t.Errorf("goes on from %v", s.asked[0].body["ExclusiveStartKey"])
			}
		})
	}
}

// TestAPageOfNothing goes on where DynamoDB stopped before it found anything.
func TestAPageOfNothing(t *testing.T) {
	t.Parallel()
	s := &service{answer: func(n int, r request) (*http.Response, error) {
		if n == 0 {
			return reply(http.StatusOK, `{"Items":[],"LastEvaluatedKey":{"pk":{"S":"p"},"sk":{"S":"m"}}}`), nil
		}
		if got := fmt.Sprint(r.body["ExclusiveStartKey"]); !strings.Contains(got, "S:m") {
			t.Errorf("goes on from %s", got)
		}
		return reply(http.StatusOK, `{"Items":[{"pk":{"S":"p"},"sk":{"S":"z"},"revision":{"N":"1"}}]}`), nil
	}}
	page, err := s.table().Query(t.Context(), storage.Query{Partition: "p", Limit: 5})
	if err != nil || len(page.Items) != 1 || page.Items[0].Sort != "z" || page.More {
		t.Errorf("%+v, %v", page, err)
	}
}

// TestABatchReadThatIsCutShort answers one key at a time, and then for a while
// none at all.
func TestABatchReadThatIsCutShort(t *testing.T) {
	t.Parallel()
	for name, idle := range map[string]int{"steady": 0, "halting": 4, "stuck": 1000} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				begun := time.Now()
				s := &service{}
				s.answer = func(n int, r request) (*http.Response, error) {
					keys := r.body["RequestItems"].(map[string]any)["records"].(map[string]any)["Keys"].([]any)
					answer := map[string]any{"Responses": map[string]any{"records": []any{}}}
					if n%(idle+1) == idle {
						item := keys[0].(map[string]any)
						item["revision"] = map[string]string{"N": "1"}
						answer["Responses"] = map[string]any{"records": []any{item}}
						keys = keys[1:]
					}
					if len(keys) > 0 {
						answer["UnprocessedKeys"] = map[string]any{"records": map[string]any{"Keys": keys, "ConsistentRead": true}}
					}
					body, err := json.Marshal(answer)
					return reply(http.StatusOK, string(body)), err
				}
				items, err := s.table().Get(t.Context(), here, there, storage.Key{Partition: "p", Sort: "s"})
				if idle == 1000 {
					if synoptic.CodeOf(err) != synoptic.CodeUnavailable {
						t.Errorf("%d items, %v", len(items), err)
					}
				} else if err != nil || len(items) != 3 {
					t.Errorf("%d items, %v", len(items), err)
				}
				if waited := time.Since(begun) > 0; waited != (idle > 0) {
					t.Errorf("it took %v", time.Since(begun))
				}
				for _, r := range s.asked {
					if !strings.Contains(string(r.raw), `"ConsistentRead":true`) {
						t.Errorf("a read that may lag: %s", r.raw)
					}
				}
			})
		})
	}
}

func TestManyKeysTakeOneRequestAHundred(t *testing.T) {
	t.Parallel()
	s := &service{answer: func(int, request) (*http.Response, error) { return reply(http.StatusOK, nothingThere), nil }}
	keys := make([]storage.Key, 401)
	for i := range keys {
		keys[i] = storage.Key{Partition: "p", Sort: fmt.Sprint(i)}
	}
	if _, err := s.table().Get(t.Context(), append(keys, keys...)...); err != nil || len(s.asked) != 5 {
		t.Errorf("%d requests, %v", len(s.asked), err)
	}
}

// TestAnItemThatIsNoneOfOurs finds in the table what this program never wrote.
func TestAnItemThatIsNoneOfOurs(t *testing.T) {
	t.Parallel()
	for _, item := range []string{
		`{"pk":{"S":"p"},"sk":{"S":"s"}}`, `{"pk":{"S":"p"},"revision":{"N":"1"}}`, `{"pk":{"S":"p"},"sk":{"S":"s"},"revision":{"N":"1.5"}}`,
		`{"pk":{"S":"p"},"sk":{"S":"s"},"revision":{"N":"1"},"n_calls":{"N":"1e30"}}`, `{"pk":{"S":"p"},"sk":{"S":"s"},"revision":{"N":"1"},"list_pk":{"S":"x"}}`,
		`{"pk":{"S":"p"},"sk":{"S":"s"},"revision":{"N":"1"},"expires_at":{"S":"soon"}}`,
	} {
		s := &service{answer: func(int, request) (*http.Response, error) { return reply(http.StatusOK, `{"Item":`+item+`}`), nil }}
		if got, err := s.table().Get(t.Context(), here); synoptic.CodeOf(err) != synoptic.CodeInternal {
			t.Errorf("%s was read as %+v, %v", item, got, err)
		}
	}
}
