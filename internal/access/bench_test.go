package access

import (
	"testing"
)

// BenchmarkAKnownKey is what a request pays for being let in.
func BenchmarkAKnownKey(b *testing.B) {
	d := newDoor(b, "")
	text, _ := d.key("w", 0)
	header := "Bearer " + text
	b.ReportAllocs()
	for b.Loop() {
		if ws, err := d.Workspace(b.Context(), header); ws != "w" || err != nil {
			b.Fatal(ws, err)
		}
	}
}
