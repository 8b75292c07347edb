package sqlite_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"synoptic/internal/storage"
	"synoptic/internal/synoptic"
)

// BenchmarkUpload measures durable uploads: pages of 1 to 4 KB made into
// documents, each acknowledged after its flush. The disk of a shared machine
// is many times faster one minute than the next, so that the number to look
// at is the ratio to appending the same bytes to a file and flushing it after
// each, by one writer, in turns with the uploads: the median over all turns.
func BenchmarkUpload(b *testing.B) {
	for _, clients := range []int{1, 8} {
		b.Run(fmt.Sprintf("clients=%d", clients), func(b *testing.B) {
			dir := b.TempDir()
			db := open(b, filepath.Join(dir, "synoptic.db"), nil)
			store := storage.New(db.Table(), db.Blobs(), nil)
			limit, err := os.OpenFile(filepath.Join(dir, "append"), os.O_CREATE|os.O_WRONLY|os.O_APPEND, 0o600)
			if err != nil {
				b.Fatal(err)
			}
			defer limit.Close()

			const turn = 64 // pages
			var ratios, rates []float64
			for n := 0; b.Loop(); n++ {
				pages := benchPages(n*turn, turn)
				appended := appendAll(b, limit, pages)
				uploaded := uploadAll(b, store, pages, clients)
				ratios = append(ratios, appended.Seconds()/uploaded.Seconds())
				rates = append(rates, turn/uploaded.Seconds())
			}
			b.ReportMetric(median(rates), "uploads/s")
			b.ReportMetric(median(ratios), "×append+fsync")
		})
	}
}

func median(v []float64) float64 {
	slices.Sort(v)
	return v[len(v)/2]
}

func benchPages(from, n int) [][]byte {
	pages := make([][]byte, n)
	for i := range pages {
		size := 1024 + (i*977)%3072
		head := fmt.Sprintf("page %d\n", from+i)
		pages[i] = []byte(head + strings.Repeat("x", size-len(head)))
	}
	return pages
}

func appendAll(b *testing.B, f *os.File, pages [][]byte) time.Duration {
	start := time.Now()
	for _, p := range pages {
		if _, err := f.Write(p); err != nil {
			b.Fatal(err)
		}
		if err := f.Sync(); err != nil {
			b.Fatal(err)
		}
	}
	return time.Since(start)
}

func uploadAll(b *testing.B, store *storage.Store, pages [][]byte, clients int) time.Duration {
	next := make(chan []byte, len(pages))
	for _, p := range pages {
		next <- p
	}
	close(next)
	start := time.Now()
	var wg sync.WaitGroup
	for range clients {
		wg.Go(func() {
			for p := range next {
				if _, created, err := store.CreateDocument(context.Background(), synoptic.LocalWorkspace, newPage(p)); err != nil || !created {
					b.Errorf("created %v, %v", created, err)
				}
			}
		})
	}
	wg.Wait()
	return time.Since(start)
}
