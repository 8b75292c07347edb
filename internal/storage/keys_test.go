package storage

import (
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"synoptic/internal/synoptic"
)

// hostile are ids and names as nobody should choose them.
var hostile = []string{"", "a", "A", "a#b", "a%23b", "#", "##", "%", "~", "a b", "a\nb", "中文", "..", "../x", "a/b", "\x00", "\xff", "\xff\xfe",
	"é", "e\u0301", strings.Repeat("x", 199), strings.Repeat("x", 200), strings.Repeat("x", 201), strings.Repeat("x", 5000),
	strings.Repeat("中", 67), "~" + synoptic.SHA256Hex([]byte(strings.Repeat("x", 201)))}

func TestPartsStayApart(t *testing.T) {
	t.Parallel()
	for name, escape := range map[string]func(string) string{"key": part, "blob": blobPart} {
		seen := make(map[string]string)
		for _, s := range hostile {
			p := escape(s)
			if other, ok := seen[p]; ok {
				t.Errorf("%s: %.20q and %.20q are both %.40q", name, s, other, p)
			}
			seen[p] = s
			if strings.Contains(p, "#") || len(p) > maxPart {
				t.Errorf("%s: %.20q became %.40q", name, s, p)
			}
		}
	}
	for _, s := range hostile {
		key := documentKey(synoptic.Workspace(s), s)
		if err := CheckKey(key); err != nil {
			t.Errorf("%.20q: %v", s, err)
		}
		if n := strings.Count(key.Partition, "#"); n != 3 {
			t.Errorf("%.20q makes a partition of %d parts: %.80q", s, n, key.Partition)
		}
		if s != "" {
			if err := CheckBlobKey(documentFolder(synoptic.Workspace(s), s, 1) + "raw/x"); err != nil {
				t.Errorf("%.20q: %v", s, err)
			}
		}
	}
}

func FuzzPart(f *testing.F) {
	for _, s := range hostile {
		f.Add(s, "x")
	}
	f.Fuzz(func(t *testing.T, a, b string) {
		for _, escape := range []func(string) string{part, blobPart} {
			pa, pb := escape(a), escape(b)
			if (pa == pb) != (a == b) {
				t.Errorf("%q and %q became %q and %q", a, b, pa, pb)
			}
			if !utf8.ValidString(pa) || len(pa) > maxPart || strings.ContainsAny(pa, "#\x00 ") {
				t.Errorf("%q became %q", a, pa)
			}
		}
		if p := part(a); !strings.HasPrefix(p, "~") && unpart(p) != a {
			t.Errorf("%q came back as %q", a, unpart(p))
		}
	})
}

func TestTimesSort(t *testing.T) {
	t.Parallel()
	base := time.Date(2026, 11, 1, 23, 59, 59, 999_999_999, time.UTC)
	times := []time.Time{{}, base.AddDate(-20, 0, 0), base, base.Add(1), base.Add(time.Hour).In(time.FixedZone("", 8*3600)), base.AddDate(100, 0, 0)}
	keys := make([]string, len(times))
	for i, at := range times {
		keys[i] = byTime(at, "doc")
	}
	if !slices.IsSorted(keys) {
		t.Errorf("%q", keys)
	}
}

// FuzzCursor reads cursors from outside: refused, or a place in this list.
func FuzzCursor(f *testing.F) {
	list := cursorList{"documents", "w"}
	f.Add(list.cursor(place{Shard: 3, After: &Position{Sort: "s", Key: Key{"p", "s"}}}))
	f.Add("")
	f.Add("AAAA")
	f.Fuzz(func(t *testing.T, cursor string) {
		_, at, err := list.start(PageRequest{Cursor: cursor})
		if err != nil {
			if synoptic.CodeOf(err) != synoptic.CodeUnprocessable {
				t.Errorf("%q: %v", cursor, err)
			}
			return
		}
		if cursor != "" && list.cursor(at) != cursor {
			t.Errorf("%q is read as %+v", cursor, at)
		}
	})
}

func TestBodies(t *testing.T) {
	t.Parallel()
	s := New(nil, nil, nil)
	for _, text := range []string{"", "x", strings.Repeat("文本", 10_000)} {
		body, err := s.encode(text)
		if err != nil {
			t.Fatal(err)
		}
		if len(text) > 10_000 && len(body) > len(text)/10 {
			t.Errorf("%d bytes were packed into %d", len(text), len(body))
		}
		var back string
		if err := decode(body, &back); err != nil || back != text {
			t.Errorf("%d bytes came back as %d, %v", len(text), len(back), err)
		}
		for _, n := range []int{0, 1, len(body) / 2, len(body) - 1} {
			if err := decode(body[:n], &back); synoptic.CodeOf(err) != synoptic.CodeInternal {
				t.Errorf("cut to %d of %d: %v", n, len(body), err)
			}
		}
	}
}
