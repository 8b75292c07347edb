package main

import "testing"

// maxZip is the size that a function may have, packed: a larger one starts
// later.
const maxZip = 8 << 20

// BenchmarkZip states how large each function is.
func BenchmarkZip(b *testing.B) {
	b.Chdir("../../..")
	for _, name := range []string{"api", "extract", "review", "batch"} {
		b.Run(name, func(b *testing.B) {
			size := 0
			for range b.N {
				if size == 0 { // the same each time
					var err error
					if size, err = pack(b.Context(), name, "arm64", b.TempDir()); err != nil {
						b.Fatal(err)
					}
				}
			}
			b.ReportMetric(0, "ns/op")
			b.ReportMetric(float64(size)/(1<<20), "MB")
			if size > maxZip {
				b.Errorf("%s.zip has %d bytes, and may have %d", name, size, maxZip)
			}
		})
	}
}
