package rules

import (
	"context"
	"strings"
	"testing"

	"synoptic/internal/page"
	"synoptic/internal/synoptic"
)

// BenchmarkExtract reads a page with a Chinese and an English abstract, in
// bytes of title and abstract.
func BenchmarkExtract(b *testing.B) {
	zh, en := benchCase(b, "testdata/chinese.txt"), benchCase(b, "testdata/english.txt")
	p := pageOf(synoptic.Chinese, zh.title, zh.abstract)
	addSection(p, page.Title, synoptic.English, en.title)
	addSection(p, page.Abstract, synoptic.English, en.abstract)
	engine := New()
	b.SetBytes(int64(len(p.Text)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := engine.Extract(context.Background(), p, ""); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkExtractLong reads an abstract as long as any that is read, to show that
// time stays linear.
func BenchmarkExtractLong(b *testing.B) {
	zh := benchCase(b, "testdata/chinese.txt")
	p := pageOf(synoptic.Chinese, zh.title, strings.Repeat(zh.abstract, 60))
	engine := New()
	b.SetBytes(int64(len(p.Text)))
	for b.Loop() {
		if _, err := engine.Extract(context.Background(), p, ""); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkNew(b *testing.B) {
	for b.Loop() {
		New()
	}
}

// benchCase returns the first abstract of a file.
func benchCase(b *testing.B, path string) abstractCase {
	b.Helper()
	return readCases(b, path)[0]
}
