package lazyregexp

import (
	"regexp"
	"slices"
	"sync"
	"testing"
)

func TestItIsTheRegularExpression(t *testing.T) {
	t.Parallel()
	r := New(`(?P<letter>[a-z])(\d+)`)
	var all sync.WaitGroup
	for range 10 {
		all.Go(func() {
			if !r.MatchString("a1") || r.FindString("-b22-") != "b22" || r.FindAllStringSubmatch("a1b2", -1)[1][2] != "2" ||
				r.ReplaceAllString("a1", "$2$1") != "1a" || r.SubexpIndex("letter") != 1 || r.Get().NumSubexp() != 2 {
				t.Error("it does not do what a regexp does")
			}
		})
	}
	all.Wait()
}

func TestInTestsAWrongOneShowsAtOnce(t *testing.T) {
	t.Parallel()
	defer func() {
		if recover() == nil {
			t.Error("it waits for its use")
		}
	}()
	New("(")
}

// What is looked for ahead of an expression is in every text that it matches.
func TestNeedsAreInEveryMatch(t *testing.T) {
	t.Parallel()
	for _, pattern := range []string{
		``, `a`, `(?i)issue`, `(?i)\bvol(?:ume)?s?\.?\s*(\d{1,4}|\b[IVXLC]+\b)`, `第\s*(\d+)\s*[期號号]`, `(?:19|20)\d\d`, `x*`, `(ab|c)+d?`, `(?:ab|)c`, `^[^.]*$`, `[\d]{2,3}k`, `(?i)k`, `\x{FFFD}b?`, `[[:alpha:]]`, `a|`, `(?:a|b){0,2}`,
		`[^.]b`, `[^a]1`, `(?:^|\s)b`, `\bvol`, `\Bo`, `\d+(ab)?c`, `(?i)[k-l]1`, `(a|第)+期`, `(?m)^b`, `^(?:a|第)b`, `b$`, `\b(?:\d|vol) ?a`, `a*?b`,
	} {
		plain, ours := regexp.MustCompile(pattern), New(pattern)
		letters := []string{"a", "b", "c", "d", "k", "K", "\u212a", "v", "o", "l", "VOL", "1", "9", "20", "第", "期", "号", " ", ".", "\xff", "\ufffd", "issue", "iSSue", "i\u017f\u017fue"}
		for i := range 20_000 {
			s := ""
			for n := i; n > 0; n /= len(letters) + 1 {
				if k := n % (len(letters) + 1); k > 0 {
					s += letters[k-1]
				}
			}
			if !slices.Equal(plain.FindStringSubmatchIndex(s), ours.FindStringSubmatchIndex(s)) || plain.ReplaceAllString(s, "<>") != ours.ReplaceAllString(s, "<>") {
				t.Fatalf("%q is read otherwise by %s", s, pattern)
			}
		}
	}
}
