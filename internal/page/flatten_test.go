package page

import (
	"context"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"

	"synoptic/internal/page/letters"
)

// What is found in the flat text stands, white space aside, where the place
// that it is led back to says.
func checkFlat(t *testing.T, text string) {
	t.Helper()
	f := flatten(text)
	bare := func(s string) string {
		return strings.Map(func(r rune) rune {
			if unicode.IsSpace(r) || letters.Blank(r) {
				return -1
			}
			return r
		}, s)
	}
	if got, want := bare(f.text), bare(text); got != want {
		t.Fatalf("flattening changes %q to %q", want, got)
	}
	for _, l := range splitLines(f.text) {
		s := f.originSpan(l.span)
		if s.Start < 0 || s.End > len(text) || s.Start > s.End {
			t.Fatalf("the line %q is led to %v of %d bytes", l.text, s, len(text))
		}
		if got, want := bare(text[s.Start:s.End]), bare(l.text); got != want {
			t.Fatalf("the line %q is led to %q", want, got)
		}
	}
}

// wrappedExport is a record as a terminal of eighty columns shows it.
var wrappedExport = strings.Join(slices.Concat(
	wrapped("Night shifts and the reading of tide tables by harbour clerks in three northern towns: a cohort study", 80), []string{""},
	wrapped("Clerks who keep the tide tables work at night, and it is not known whether they read them rightly. We followed 212 clerks of three towns for two years and found that errors doubled after the fourth night in a row. Rest days between the nights undid the effect, and longer training had none. Towns should bound the number of nights in a row.", 80), []string{""},
	wrapped("夜班与潮汐表的阅读：三座城镇港务员的队列研究。我们对三座城镇的二百一十二名港务员进行了为期两年的追踪，发现连续第四个夜班之后差错增加一倍；夜班之间的休息日可以消除这一影响，而更长时间的培训则没有作用，城镇应当限制连续夜班的次数。", 80),
), "\n")

func TestFlatten(t *testing.T) {
	t.Parallel()
	for _, text := range []string{
		"", "plain", "a\u00a0b \u2009c\u202fd", "\u00a0", "x\u00a0", wrappedExport,
		strings.ReplaceAll(wrappedExport, "\n", "\r\n"), strings.ReplaceAll(wrappedExport, " ", "\u00a0"), "\xff\u00a0\xfe",
	} {
		checkFlat(t, text)
	}
	if huge := strings.Repeat("\u00a0a", maxFlat); flatten(huge).text != huge {
		t.Error("a text beyond the bound is rewritten")
	}
	flat := flatten(wrappedExport).text
	for _, want := range []string{"northern towns: a cohort study", "followed 212 clerks of three towns for two years and found that errors", "为期两年的追踪", "更长时间的培训"} {
		if !strings.Contains(flat, want) {
			t.Errorf("%q is not whole in %q", want, flat)
		}
	}
}

// A page of lines that differ in width takes no longer than any other.
func TestFlattenIsLinear(t *testing.T) {
	t.Parallel()
	var b strings.Builder
	for i := range 40_000 {
		b.WriteString(strings.Repeat("word ", 12+i%9) + strings.Repeat("x", i%7) + "\n")
	}
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	done := make(chan struct{})
	go func() { flatten(b.String()); close(done) }()
	select {
	case <-done:
	case <-ctx.Done():
		t.Fatal("flattening takes time beyond measure")
	}
}

func FuzzFlatten(f *testing.F) {
	f.Add(wrappedExport)
	f.Add("a\u00a0b\u2009\r\n\xc2")
	f.Fuzz(func(t *testing.T, s string) { checkFlat(t, s) })
}
