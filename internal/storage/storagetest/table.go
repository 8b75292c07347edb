package storagetest

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"synoptic/internal/storage"
	"synoptic/internal/synoptic"
)

func item(key storage.Key, body string, indexes ...storage.IndexKey) storage.Item {
	return storage.Item{Key: key, Body: []byte(body), Indexes: indexes}
}

func testConditions(t *testing.T, twin Twin) {
	table, key := twin.Table, storage.Key{Partition: unique(), Sort: "a"}
	wantRefused(t, "revision of nothing", table.Write(t.Context(), storage.Put(item(key, "x"), storage.RevisionIs(1))), 0)
	wantRefused(t, "deleting a revision of nothing", table.Write(t.Context(), storage.Delete(key, storage.RevisionIs(1))), 0)
	if _, ok := get(t, table, key); ok {
		t.Fatal("a refused write left an item")
	}
	write(t, table, storage.Delete(key, storage.Always()))
	write(t, table, storage.Put(item(key, "one"), storage.Absent()))
	wantRefused(t, "absent, but there", table.Write(t.Context(), storage.Put(item(key, "two"), storage.Absent())), 0)
	wantRefused(t, "another revision", table.Write(t.Context(), storage.Put(item(key, "two"), storage.RevisionIs(2))), 0)
	wantRefused(t, "revision 0", table.Write(t.Context(), storage.Put(item(key, "two"), storage.RevisionIs(0))), 0)
	if it, _ := get(t, table, key); string(it.Body) != "one" || it.Revision != 1 {
		t.Fatalf("after refused writes the item is %q at %d", it.Body, it.Revision)
	}
	write(t, table, storage.Put(item(key, "two"), storage.RevisionIs(1)))
	wantRefused(t, "deleting another revision", table.Write(t.Context(), storage.Delete(key, storage.RevisionIs(1))), 0)
	wantRefused(t, "deleting if absent", table.Write(t.Context(), storage.Delete(key, storage.Absent())), 0)
	write(t, table, storage.Delete(key, storage.RevisionIs(2)))
	if _, ok := get(t, table, key); ok {
		t.Fatal("a deleted item is there")
	}
	write(t, table, storage.Put(item(key, "anew"), storage.Absent()))
}

func testRevisions(t *testing.T, twin Twin) {
	table, key := twin.Table, storage.Key{Partition: unique(), Sort: "a"}
	for want := int64(1); want <= 3; want++ {
		it := item(key, "x")
		it.Revision = 77 // ignored
		write(t, table, storage.Put(it, storage.Always()))
		if got, _ := get(t, table, key); got.Revision != want {
			t.Fatalf("revision %d after %d writes", got.Revision, want)
		}
	}
	write(t, table, storage.Add(key, map[string]int64{"n": 1}))
	if got, _ := get(t, table, key); got.Revision != 4 || string(got.Body) != "x" {
		t.Fatalf("an Add made it revision %d, body %q", got.Revision, got.Body)
	}
}

func testBodies(t *testing.T, twin Twin) {
	every := make([]byte, 512)
	for i := range every {
		every[i] = byte(i)
	}
	p := unique()
	for name, body := range map[string][]byte{"none": nil, "empty": {}, "zero": {0}, "every byte": every, "no text": {0xff, 0xfe}, "中文": []byte("文本")} {
		key := storage.Key{Partition: p, Sort: name}
		write(t, twin.Table, storage.Put(storage.Item{Key: key, Body: body}, storage.Absent()))
		if got, _ := get(t, twin.Table, key); !bytes.Equal(got.Body, body) {
			t.Errorf("%s: %q came back as %q", name, body, got.Body)
		}
	}
}

func testSizes(t *testing.T, twin Twin) {
	it := storage.Item{Key: storage.Key{Partition: unique(), Sort: "a"}, Indexes: []storage.IndexKey{{Index: storage.IndexList, Partition: unique(), Sort: "s"}}}
	it.Body = make([]byte, storage.MaxItemBytes-it.Size())
	write(t, twin.Table, storage.Put(it, storage.Absent()))
	if got, _ := get(t, twin.Table, it.Key); len(got.Body) != len(it.Body) {
		t.Errorf("the largest item came back with %d bytes of %d", len(got.Body), len(it.Body))
	}
	it.Body = append(it.Body, 0)
	wantCode(t, "one byte more", twin.Table.Write(t.Context(), storage.Put(it, storage.Always())), synoptic.CodeTooLarge)
	if got, _ := get(t, twin.Table, it.Key); got.Revision != 1 {
		t.Error("an item that is too large was written")
	}
	long := storage.Key{Partition: strings.Repeat("p", storage.MaxPartitionBytes), Sort: unique() + strings.Repeat("s", storage.MaxSortBytes-13)}
	write(t, twin.Table, storage.Put(item(long, "x"), storage.Always()))
	if got, ok := get(t, twin.Table, long); !ok || got.Key != long {
		t.Error("the longest key does not come back")
	}
}

func testRefusedRequests(t *testing.T, twin Twin) {
	p := unique()
	good := storage.Key{Partition: p, Sort: "a"}
	many := make([]storage.Op, storage.MaxOps+1)
	for i := range many {
		many[i] = storage.Put(item(storage.Key{Partition: p, Sort: fmt.Sprint(i)}, "x"), storage.Always())
	}
	at := func(part, sort string) storage.Op {
		return storage.Put(item(storage.Key{Partition: part, Sort: sort}, "x"), storage.Always())
	}
	entry := storage.IndexKey{Index: storage.IndexList, Partition: p, Sort: "s"}
	for name, ops := range map[string][]storage.Op{
		"no operation":         {},
		"too many":             many,
		"twice on one key":     {at(p, "a"), storage.Delete(good, storage.Always())},
		"no partition":         {at("", "a")},
		"no sort":              {at(p, "")},
		"long partition":       {at(strings.Repeat("p", storage.MaxPartitionBytes+1), "a")},
		"long sort":            {at(p, strings.Repeat("s", storage.MaxSortBytes+1))},
		"no text":              {at(p, "\xff")},
		"nothing to do":        {{}},
		"two things to do":     {{Delete: &good, Check: &good, If: storage.Absent()}},
		"check of nothing":     {storage.Check(good, storage.Always())},
		"add of nothing":       {storage.Add(good, nil)},
		"add with a condition": {{Add: &storage.Addition{Key: good, Counters: map[string]int64{"n": 1}}, If: storage.Absent()}},
		"unknown index":        {storage.Put(item(good, "x", storage.IndexKey{Index: "other", Partition: p, Sort: "s"}), storage.Always())},
		"empty index key":      {storage.Put(item(good, "x", storage.IndexKey{Index: storage.IndexList, Partition: p}), storage.Always())},
		"twice in one index":   {storage.Put(item(good, "x", entry, entry), storage.Always())},
	} {
		wantCode(t, name, twin.Table.Write(t.Context(), ops...), synoptic.CodeInvalid)
	}
	if _, ok := get(t, twin.Table, good); ok {
		t.Error("a refused write left an item")
	}
	for name, q := range map[string]storage.Query{
		"no partition":      {Limit: 1},
		"no limit":          {Partition: p},
		"large limit":       {Partition: p, Limit: storage.MaxQueryLimit + 1},
		"unknown index":     {Partition: p, Index: "other", Limit: 1},
		"range backwards":   {Partition: p, From: "b", To: "a", Limit: 1},
		"prefix and range":  {Partition: p, Prefix: "a", From: "b", Limit: 1},
		"another partition": {Partition: p, Limit: 1, After: &storage.Position{Sort: "a", Key: storage.Key{Partition: p + "x", Sort: "a"}}},
		"empty position":    {Partition: p, Limit: 1, After: &storage.Position{}},
	} {
		_, err := twin.Table.Query(t.Context(), q)
		wantCode(t, "query with "+name, err, synoptic.CodeInvalid)
	}
	_, err := twin.Table.Get(t.Context(), good, storage.Key{Partition: p})
	wantCode(t, "get of no sort", err, synoptic.CodeInvalid)
}

func testKeys(t *testing.T, twin Twin) {
	p := unique()
	keys := []storage.Key{
		{Partition: p + "#中文", Sort: "题名 — “引号”"}, {Partition: p + "'; DROP TABLE items; --", Sort: "%_?*"},
		{Partition: p, Sort: "A"}, {Partition: p, Sort: "a"}, {Partition: p, Sort: "a "}, {Partition: p, Sort: "é"},
		{Partition: p, Sort: "e\u0301"}, {Partition: p, Sort: "𠮷"}, {Partition: p, Sort: "\uffff"}, {Partition: p + " ", Sort: "a"},
	}
	for i, k := range keys {
		write(t, twin.Table, storage.Put(item(k, fmt.Sprint(i)), storage.Absent()))
	}
	for i, k := range keys {
		if got, ok := get(t, twin.Table, k); !ok || string(got.Body) != fmt.Sprint(i) || got.Key != k {
			t.Errorf("%q came back as %q with %q", k, got.Key, got.Body)
		}
	}
	page, err := twin.Table.Query(t.Context(), storage.Query{Partition: p, Limit: 100})
	if err != nil {
		t.Fatal(err)
	}
	if got, want := sorts(page), []string{"A", "a", "a ", "e\u0301", "é", "\uffff", "𠮷"}; !slices.Equal(got, want) {
		t.Errorf("order %q, want that of bytes: %q", got, want)
	}
}

func sorts(p storage.Page) []string {
	var s []string
	for _, it := range p.Items {
		s = append(s, it.Sort)
	}
	return s
}

func testBatchGet(t *testing.T, twin Twin) {
	p := unique()
	const there = 230
	keys := []storage.Key{{Partition: p, Sort: "missing"}, {Partition: p + "none", Sort: "missing"}}
	body := strings.Repeat("x", 8<<10)
	for i := range there {
		k := storage.Key{Partition: fmt.Sprint(p, i%7), Sort: fmt.Sprint(i)}
		write(t, twin.Table, storage.Put(item(k, body), storage.Absent()))
		keys = append(keys, k)
	}
	keys = append(keys, keys[5], keys[2]) // twice
	items, err := twin.Table.Get(t.Context(), keys...)
	if err != nil {
		t.Fatal(err)
	}
	seen := make(map[storage.Key]int)
	for _, it := range items {
		seen[it.Key]++
	}
	if len(items) != there || len(seen) != there {
		t.Errorf("%d items, %d of them different, want %d of each", len(items), len(seen), there)
	}
	if items, err = twin.Table.Get(t.Context()); err != nil || len(items) != 0 {
		t.Errorf("no keys: %d items, %v", len(items), err)
	}
}

// pages reads a query to its end, in pages of its limit.
func pages(t *testing.T, table storage.Table, q storage.Query) []storage.Item {
	t.Helper()
	var all []storage.Item
	for range 1000 {
		page, err := table.Query(t.Context(), q)
		if err != nil {
			t.Fatal(err)
		}
		if len(page.Items) > q.Limit {
			t.Fatalf("a page of %d items for a limit of %d", len(page.Items), q.Limit)
		}
		all = append(all, page.Items...)
		if !page.More {
			return all
		}
		if len(page.Items) == 0 {
			t.Fatal("an empty page says there is more")
		}
		last := page.Items[len(page.Items)-1]
		q.After = &storage.Position{Sort: last.Sort, Key: last.Key}
		if q.Index != "" {
			q.After.Sort = last.Indexes[0].Sort
		}
	}
	t.Fatal("the pages do not end")
	return nil
}

func testPages(t *testing.T, twin Twin) {
	p := unique()
	var want []string
	for i := range 12 {
		want = append(want, fmt.Sprintf("%03d", i))
		write(t, twin.Table, storage.Put(item(storage.Key{Partition: p, Sort: want[i]}, want[i]), storage.Absent()))
	}
	write(t, twin.Table, storage.Put(item(storage.Key{Partition: p + "0", Sort: "000"}, "other"), storage.Absent()))
	for _, limit := range []int{1, 5, 12, 100} {
		for _, descending := range []bool{false, true} {
			items := pages(t, twin.Table, storage.Query{Partition: p, Limit: limit, Descending: descending})
			got := sorts(storage.Page{Items: items})
			if descending {
				slices.Reverse(got)
			}
			if !slices.Equal(got, want) {
				t.Errorf("limit %d, descending %v: %q", limit, descending, got)
			}
			for _, it := range items {
				if string(it.Body) != it.Sort || it.Revision != 1 {
					t.Errorf("item %q came with body %q, revision %d", it.Sort, it.Body, it.Revision)
				}
			}
		}
	}
	// A position need not be of an item that is there.
	for _, descending := range []bool{false, true} {
		page, err := twin.Table.Query(t.Context(), storage.Query{Partition: p, Limit: 1, Descending: descending,
			After: &storage.Position{Sort: "0055", Key: storage.Key{Partition: p, Sort: "0055"}}})
		if want := map[bool]string{false: "006", true: "005"}[descending]; err != nil || len(page.Items) != 1 || page.Items[0].Sort != want {
			t.Errorf("after a place between (descending %v): %q %v, want %q", descending, sorts(page), err, want)
		}
	}
}

func testRanges(t *testing.T, twin Twin) {
	p := unique()
	for _, s := range []string{"a", "ab", "abc", "b", "b#1", "b#2", "b$", "中", "中文"} {
		write(t, twin.Table, storage.Put(item(storage.Key{Partition: p, Sort: s}, s), storage.Absent()))
	}
	for _, c := range []struct {
		name string
		q    storage.Query
		want []string
	}{
		{"prefix", storage.Query{Prefix: "ab"}, []string{"ab", "abc"}},
		{"prefix of nothing", storage.Query{Prefix: "x"}, nil},
		{"prefix of Chinese", storage.Query{Prefix: "中"}, []string{"中", "中文"}},
		{"from", storage.Query{From: "b#2"}, []string{"b#2", "b$", "中", "中文"}},
		{"to", storage.Query{To: "ab"}, []string{"a", "ab"}},
		{"from and to", storage.Query{From: "b#1", To: "b#2"}, []string{"b#1", "b#2"}},
		{"backwards", storage.Query{Prefix: "b", Descending: true}, []string{"b$", "b#2", "b#1", "b"}},
	} {
		c.q.Partition, c.q.Limit = p, 2
		if got := sorts(storage.Page{Items: pages(t, twin.Table, c.q)}); !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func testCounters(t *testing.T, twin Twin) {
	key := storage.Key{Partition: unique(), Sort: "a"}
	errs := race(racers, func(int) error {
		return twin.Table.Write(t.Context(), storage.Add(key, map[string]int64{"calls": 1, "tokens": 1000}))
	})
	if won := winners(t, errs, ""); won != racers {
		t.Fatalf("%d of %d additions succeeded", won, racers)
	}
	write(t, twin.Table, storage.Add(key, map[string]int64{"tokens": -7, "other": 1 << 40}))
	got, _ := get(t, twin.Table, key)
	if want := map[string]int64{"calls": racers, "tokens": racers*1000 - 7, "other": 1 << 40}; !maps.Equal(got.Counters, want) {
		t.Errorf("counters %v, want %v", got.Counters, want)
	}
	write(t, twin.Table, storage.Put(item(key, "body"), storage.Always()))
	if got, _ := get(t, twin.Table, key); got.Counters["calls"] != racers || string(got.Body) != "body" {
		t.Errorf("after a Put the counters are %v", got.Counters)
	}
	write(t, twin.Table, storage.Delete(key, storage.Always()))
	write(t, twin.Table, storage.Add(key, map[string]int64{"calls": 1}))
	if got, _ := get(t, twin.Table, key); got.Counters["calls"] != 1 || len(got.Counters) != 1 {
		t.Errorf("counters outlived their item: %v", got.Counters)
	}
}

func testRaceAbsent(t *testing.T, twin Twin) {
	key := storage.Key{Partition: unique(), Sort: "a"}
	errs := race(racers, func(i int) error {
		return twin.Table.Write(t.Context(), storage.Put(item(key, fmt.Sprint(i)), storage.Absent()))
	})
	if won := winners(t, errs, synoptic.CodeConflict); won != 1 {
		t.Fatalf("%d were first", won)
	}
	got, _ := get(t, twin.Table, key)
	for i, err := range errs {
		if err == nil && string(got.Body) != fmt.Sprint(i) {
			t.Errorf("%d won, but %q is there", i, got.Body)
		}
	}
}

func testRaceRevision(t *testing.T, twin Twin) {
	key := storage.Key{Partition: unique(), Sort: "a"}
	write(t, twin.Table, storage.Put(item(key, "x"), storage.Absent()))
	for round := int64(1); round <= 3; round++ {
		errs := race(racers, func(i int) error {
			return twin.Table.Write(t.Context(), storage.Put(item(key, fmt.Sprint(i)), storage.RevisionIs(round)))
		})
		if won := winners(t, errs, synoptic.CodeConflict); won != 1 {
			t.Fatalf("round %d: %d changed revision %d", round, won, round)
		}
	}
}

func testExpiry(t *testing.T, twin Twin) {
	key := storage.Key{Partition: unique(), Sort: "a"}
	it := item(key, "x")
	it.ExpiresAt = time.Now().Add(time.Hour).Truncate(time.Second)
	write(t, twin.Table, storage.Put(it, storage.Absent()))
	if got, ok := get(t, twin.Table, key); !ok || !got.ExpiresAt.Equal(it.ExpiresAt) {
		t.Errorf("expires at %v, want %v", got.ExpiresAt, it.ExpiresAt)
	}
	it.ExpiresAt = time.Time{}
	write(t, twin.Table, storage.Put(it, storage.Always()))
	if got, _ := get(t, twin.Table, key); !got.ExpiresAt.IsZero() {
		t.Errorf("expires at %v, want never", got.ExpiresAt)
	}
}

func testGivenUp(t *testing.T, twin Twin) {
	key := storage.Key{Partition: unique(), Sort: "a"}
	ctx := cancelled(t)
	if err := twin.Table.Write(ctx, storage.Put(item(key, "x"), storage.Always())); err == nil {
		t.Error("a write that was given up before it began succeeded")
	}
	if _, err := twin.Table.Get(ctx, key); err == nil {
		t.Error("a read that was given up before it began succeeded")
	}
	if _, err := twin.Table.Query(ctx, storage.Query{Partition: key.Partition, Limit: 1}); err == nil {
		t.Error("a query that was given up before it began succeeded")
	}
	if err := twin.Blobs.Put(ctx, unique(), []byte("x")); err == nil {
		t.Error("a blob that was given up before it began was stored")
	}
	if _, ok := get(t, twin.Table, key); ok {
		t.Error("a write that was given up before it began left an item")
	}
}
