package batch_test

import (
	"testing"
	"time"
)

// BenchmarkNight is what one document takes from its being due to its being
// extracted, the provider's part included.
func BenchmarkNight(b *testing.B) {
	w := newWorld(b)
	w.server.Batches().KeepIn(b.TempDir())
	w.add(ws, "", 0, b.N)
	p := w.run()
	b.ResetTimer()
	p.tick(b)
	w.clock.Advance(2 * time.Hour)
	if report := p.tick(b); report.Extracted != b.N {
		b.Fatalf("%+v", report)
	}
}
