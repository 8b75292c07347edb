package storagetest

import (
	"fmt"
	"strings"
	"testing"

	"synoptic/internal/storage"
	"synoptic/internal/synoptic"
)

func testAtomic(t *testing.T, twin Twin) {
	p := unique()
	key := func(s string) storage.Key { return storage.Key{Partition: p + s, Sort: s} }
	write(t, twin.Table, storage.Put(item(key("there"), "old"), storage.Absent()))
	entry := storage.IndexKey{Index: storage.IndexList, Partition: p, Sort: "s"}
	batch := func(cond storage.Condition) []storage.Op {
		return []storage.Op{
			storage.Put(item(key("new"), "x", entry), storage.Absent()),
			storage.Delete(key("there"), storage.Always()),
			storage.Add(key("count"), map[string]int64{"n": 1}),
			storage.Check(key("fence"), cond),
		}
	}
	wantRefused(t, "a write with one bad condition", twin.Table.Write(t.Context(), batch(storage.RevisionIs(1))...), 3)
	for _, s := range []string{"new", "count", "fence"} {
		if _, ok := get(t, twin.Table, key(s)); ok {
			t.Errorf("a refused write left %q", s)
		}
	}
	if it, ok := get(t, twin.Table, key("there")); !ok || it.Revision != 1 {
		t.Error("a refused write deleted an item")
	}
	wantEntries(t, twin.Table, storage.IndexList, p)
	write(t, twin.Table, batch(storage.Absent())...)
	if _, ok := get(t, twin.Table, key("there")); ok {
		t.Error("the delete of a write was not done")
	}
	for _, s := range []string{"new", "count"} {
		if _, ok := get(t, twin.Table, key(s)); !ok {
			t.Errorf("the write left no %q", s)
		}
	}
	if _, ok := get(t, twin.Table, key("fence")); ok {
		t.Error("a check made an item")
	}
	full := make([]storage.Op, storage.MaxOps)
	for i := range full {
		full[i] = storage.Put(item(storage.Key{Partition: p, Sort: fmt.Sprint(i)}, strings.Repeat("x", 100<<10)), storage.Absent())
	}
	write(t, twin.Table, full...)
	for i := range full {
		big := item(storage.Key{Partition: p + "big", Sort: fmt.Sprint(i)}, strings.Repeat("x", 200<<10))
		full[i] = storage.Put(big, storage.Absent())
	}
	wantCode(t, "a write that is too large", twin.Table.Write(t.Context(), full...), synoptic.CodeTooLarge)
}

// testRaceAtomic lets many move one token between two items, each in one
// write: it never doubles and is never lost.
func testRaceAtomic(t *testing.T, twin Twin) {
	p := unique()
	from, to := storage.Key{Partition: p, Sort: "from"}, storage.Key{Partition: p, Sort: "to"}
	write(t, twin.Table, storage.Put(item(from, "token"), storage.Absent()))
	errs := race(racers, func(i int) error {
		return twin.Table.Write(t.Context(), storage.Delete(from, storage.RevisionIs(1)), storage.Put(item(to, fmt.Sprint(i)), storage.Absent()))
	})
	if won := winners(t, errs, synoptic.CodeConflict); won != 1 {
		t.Errorf("%d moved the token", won)
	}
	_, left := get(t, twin.Table, from)
	_, arrived := get(t, twin.Table, to)
	if left || !arrived {
		t.Errorf("the token is left: %v, arrived: %v", left, arrived)
	}
}
