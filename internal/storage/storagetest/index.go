package storagetest

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"synoptic/internal/storage"
)

// eventually repeats a look at an index, which may lag, until it shows what it
// should or some seconds are over.
func eventually(t *testing.T, what string, look func() (string, bool)) {
	t.Helper()
	var seen string
	for deadline := time.Now().Add(5 * time.Second); ; {
		var ok bool
		if seen, ok = look(); ok {
			return
		}
		if time.Now().After(deadline) {
			t.Fatalf("%s: %s", what, seen)
		}
		time.Sleep(20 * time.Millisecond)
	}
}

func wantEntries(t *testing.T, table storage.Table, index, partition string, want ...string) {
	t.Helper()
	eventually(t, "index "+index, func() (string, bool) {
		got := sorts(storage.Page{Items: pages(t, table, storage.Query{Index: index, Partition: partition, Limit: 3})})
		return fmt.Sprintf("%q, want %q", got, want), slices.Equal(got, want)
	})
}

func testIndexes(t *testing.T, twin Twin) {
	p := unique()
	key := func(s string) storage.Key { return storage.Key{Partition: p, Sort: s} }
	in := func(index, part, sort string) storage.IndexKey {
		return storage.IndexKey{Index: index, Partition: p + part, Sort: sort}
	}
	write(t, twin.Table, storage.Put(item(key("none"), "x"), storage.Absent()))
	write(t, twin.Table, storage.Put(item(key("a"), "x", in(storage.IndexList, "L", "1"), in(storage.IndexDue, "D", "9")), storage.Absent()))
	write(t, twin.Table, storage.Put(item(key("b"), "x", in(storage.IndexList, "L", "2")), storage.Absent()))
	wantEntries(t, twin.Table, storage.IndexList, p+"L", "a", "b")
	wantEntries(t, twin.Table, storage.IndexDue, p+"D", "a")
	wantEntries(t, twin.Table, storage.IndexState, p+"L")

	page, err := twin.Table.Query(t.Context(), storage.Query{Index: storage.IndexList, Partition: p + "L", Limit: 1})
	if err != nil || len(page.Items) != 1 || !slices.Equal(page.Items[0].Indexes, []storage.IndexKey{in(storage.IndexList, "L", "1")}) ||
		page.Items[0].Body != nil || page.Items[0].Revision != 0 {
		t.Errorf("an entry is %+v (%v), want its key and its place alone", page.Items, err)
	}
	if it, _ := get(t, twin.Table, key("a")); len(it.Indexes) != 2 {
		t.Errorf("the item itself has entries %v", it.Indexes)
	}

	write(t, twin.Table, storage.Put(item(key("a"), "x", in(storage.IndexList, "L", "3")), storage.RevisionIs(1))) // moves, and leaves due
	wantEntries(t, twin.Table, storage.IndexList, p+"L", "b", "a")
	wantEntries(t, twin.Table, storage.IndexDue, p+"D")
	write(t, twin.Table, storage.Put(item(key("b"), "x", in(storage.IndexList, "M", "2")), storage.Always())) // to another partition
	wantEntries(t, twin.Table, storage.IndexList, p+"L", "a")
	wantEntries(t, twin.Table, storage.IndexList, p+"M", "b")
	write(t, twin.Table, storage.Add(key("b"), map[string]int64{"n": 1}))
	wantEntries(t, twin.Table, storage.IndexList, p+"M", "b")
	write(t, twin.Table, storage.Delete(key("b"), storage.Always()))
	wantEntries(t, twin.Table, storage.IndexList, p+"M")
	write(t, twin.Table, storage.Put(item(key("a"), "x"), storage.Always()))
	wantEntries(t, twin.Table, storage.IndexList, p+"L")
}

func testIndexPages(t *testing.T, twin Twin) {
	p := unique()
	var want []string
	for i := range 9 { // three share each place
		k := storage.Key{Partition: fmt.Sprint(p, i), Sort: fmt.Sprint(i)}
		want = append(want, k.Sort)
		write(t, twin.Table, storage.Put(item(k, "x", storage.IndexKey{Index: storage.IndexList, Partition: p, Sort: fmt.Sprint("s", i/3)}), storage.Absent()))
	}
	for _, limit := range []int{1, 2, 9, 50} {
		for _, descending := range []bool{false, true} {
			eventually(t, fmt.Sprintf("limit %d, descending %v", limit, descending), func() (string, bool) {
				items := pages(t, twin.Table, storage.Query{Index: storage.IndexList, Partition: p, Limit: limit, Descending: descending})
				got := sorts(storage.Page{Items: items})
				places := make([]string, len(items))
				for i, it := range items {
					places[i] = it.Indexes[0].Sort
				}
				if descending {
					slices.Reverse(places)
				}
				slices.Sort(got)
				return fmt.Sprintf("%q at %q", got, places), slices.Equal(got, want) && slices.IsSorted(places)
			})
		}
	}
}
