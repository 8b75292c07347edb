package lazyregexp

import (
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
