package export_test

import (
	"context"
	"fmt"
	"io"
	"runtime"
	"testing"

	"synoptic/internal/export"
	"synoptic/internal/synoptic"
	"synoptic/internal/synthesis"
)

// thousands makes as many studies as one review takes, of the ten invented
// pages: each two hundred times, with a title, a year and a hash of its own.
func thousands(b *testing.B) []synoptic.Document {
	b.Helper()
	var read []synoptic.Document
	for _, d := range documentsOf(b, "../../testdata/pages", synoptic.Chinese) {
		if d.Status == synoptic.Extracted {
			read = append(read, d)
		}
	}
	documents := make([]synoptic.Document, synthesis.MaxDocuments)
	for i := range documents {
		d := read[i%len(read)]
		record := *d.Record
		title, l := record.Title.Prefer(synoptic.Chinese)
		record.Title.Set(l, fmt.Sprintf("%s（之%d）", title, i))
		record.Year = synoptic.Year(2000 + i%25)
		d.ID, d.SHA256, d.DuplicateOf, d.Record = fmt.Sprintf("doc_%d", i), synoptic.SHA256Hex([]byte(d.ID+fmt.Sprint(i))), "", &record
		documents[i] = d
	}
	return documents
}

// BenchmarkReview writes the largest review by rules.
func BenchmarkReview(b *testing.B) {
	documents := thousands(b)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := synthesis.Compose(context.Background(), synthesis.Input{Documents: documents, Language: synoptic.Chinese}); err != nil {
			b.Fatal(err)
		}
	}
	reportHeld(b)
}

// BenchmarkWrite writes the largest review in every format; size-MB is that of
// the file.
func BenchmarkWrite(b *testing.B) {
	documents := thousands(b)
	review, err := synthesis.Compose(context.Background(), synthesis.Input{Documents: documents, Language: synoptic.Chinese})
	if err != nil {
		b.Fatal(err)
	}
	c := export.NewComposition(review, documents)
	for _, format := range export.Formats() {
		b.Run(format.Name, func(b *testing.B) {
			var size counter
			b.ReportAllocs()
			for b.Loop() {
				size = 0
				if err := export.Write(&size, format.Name, c); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(size)/(1<<20), "size-MB")
			reportHeld(b)
		})
	}
}

// counter counts what is written to it.
type counter int64

func (c *counter) Write(p []byte) (int, error) {
	*c += counter(len(p))
	return io.Discard.Write(p)
}

// reportHeld reports the most memory that the process has had from the system
// so far: what a machine for it must have.
func reportHeld(b *testing.B) {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	b.ReportMetric(float64(m.Sys)/(1<<20), "sys-MB")
}
