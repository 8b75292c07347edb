package storage

import (
	"encoding/base64"
	"strings"
	"testing"

	"synoptic/internal/synoptic"
)

// Cursors are opaque: a client that reads keys in one would come to rely on
// them.
func TestACursorTellsNothingAndIsOfOneList(t *testing.T) {
	t.Parallel()
	at := place{Shard: 3, After: &Position{Sort: "2026-11-22#doc_1", Key: Key{"W#local#D#doc_1", sortDocument}}}
	list := cursorList{"documents", "w"}
	cursor := list.cursor(at)
	plain, err := base64.RawURLEncoding.DecodeString(cursor)
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range []string{"doc_1", "W#", "2026", sortDocument, `"n"`} {
		if strings.Contains(string(plain), part) {
			t.Errorf("%s can be read in a cursor", part)
		}
	}
	if list.cursor(at) != cursor {
		t.Error("one place has two cursors")
	}
	if _, got, err := list.start(PageRequest{Cursor: cursor}); err != nil || got.Shard != 3 || *got.After != *at.After {
		t.Errorf("it is read as %+v, %v", got, err)
	}
	changed := []byte(cursor)
	changed[len(changed)/2] ^= 1
	for _, other := range []struct {
		list   cursorList
		cursor string
	}{{cursorList{"reviews", "w"}, cursor}, {cursorList{"documents", "v"}, cursor}, {list, string(changed)}, {list, cursor[:8]}} {
		if _, _, err := other.list.start(PageRequest{Cursor: other.cursor}); synoptic.CodeOf(err) != synoptic.CodeUnprocessable {
			t.Errorf("%v takes %q: %v", other.list, other.cursor, err)
		}
	}
}
