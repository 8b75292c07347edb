package quote

import (
	"math/rand/v2"
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

// benchPage returns a page of invented Chinese prose, and a sentence that
// stands in its last tenth and nowhere else.
func benchPage(codePoints int) (page, sentence string) {
	r := rand.New(rand.NewPCG(5, 6))
	var b strings.Builder
	for b.Len() < codePoints*4 {
		b.WriteString(inventChinese(r))
	}
	page = string([]rune(b.String())[:codePoints])
	for _, at := range probeSentences(page) {
		if at.End < len(page) && utf8.RuneCountInString(page[at.Start:at.End]) >= 30 {
			sentence = page[at.Start:at.End]
		}
	}
	return page, sentence
}

// reportRatio measures two ways in turn and reports how many times longer the
// first one takes: a ratio of one run says more than times of two machines.
func reportRatio(b *testing.B, unit string, way, base func()) {
	b.Helper()
	var spent, yardstick time.Duration
	const turns = 20
	for b.Loop() {
		start := time.Now()
		for range turns {
			way()
		}
		spent += time.Since(start)
		start = time.Now()
		for range turns {
			base()
		}
		yardstick += time.Since(start)
	}
	b.ReportMetric(float64(spent.Nanoseconds())/float64(b.N*turns), "ns/quote")
	b.ReportMetric(float64(spent)/float64(max(yardstick, 1)), unit)
}

func BenchmarkFindExact(b *testing.B) {
	page, q := benchPage(2000)
	text := New(page)
	text.Find(q)
	reportRatio(b, "×strings.Index", func() { text.Find(q) }, func() { _ = strings.Index(page, q) })
}

func BenchmarkFindNormalized(b *testing.B) {
	page, q := benchPage(2000)
	text, q := New(page), halfWidth(q)
	reportRatio(b, "×strings.Index", func() { text.Find(q) }, func() { _ = strings.Index(page, q) })
}

// BenchmarkFindAltered compares with Sellers' edit distance of a quote of 40
// code points over a text of 2,000.
func BenchmarkFindAltered(b *testing.B) {
	page, q := benchPage(2000)
	q = string([]rune(q)[:min(40, len([]rune(q)))])
	q = strings.Replace(q, string([]rune(q)[10]), "龘", 1)
	text, f := New(page), foldText(page)
	form := []rune(Fold(q))
	reportRatio(b, "×Sellers", func() { text.Find(q) }, func() { f.fewestEdits(form, 0, len(f.out)) })
}

func BenchmarkFold(b *testing.B) {
	page, _ := benchPage(100_000)
	reportRatio(b, "×copy", func() { foldText(page) }, func() { _ = strings.Clone(page) })
	b.ReportMetric(float64(len(page)), "bytes")
}
