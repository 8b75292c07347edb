package page

import (
	"strings"

	"synoptic/internal/page/plain"
)

// labelledReferences reads a list whose entries stand each below a label of
// its own: "参考文献 1", the reference, "参考文献 2", …
func (r *reader) labelledReferences() []string {
	var list []string
	open := false // the entry of the last label has not come yet
	for i := range r.lines {
		s := r.lines[i].text
		if n := referenceLabel(s); n > 0 {
			switch {
			case n == len(list)+1:
				list, open = append(list, ""), true
			case len(list) > 1:
				return list // told a second time
			default:
				list = list[:0]
			}
			continue
		}
		if open && plain.RuneCount(s) > 5 {
			list[len(list)-1], open = plain.Tidy(plain.Clip(s, maxReference)), false
		}
		if len(list) >= maxReferences {
			break
		}
	}
	if len(list) < 2 || !citedLike(list[0]) {
		return nil
	}
	return list
}

// referenceLabel is the number of a label that one reference bears; 0 for
// anything else.
func referenceLabel(s string) int {
	if len(s) > 24 {
		return 0
	}
	for _, word := range []string{"参考文献", "參考文獻", "Reference", "References"} {
		if rest, ok := strings.CutPrefix(s, word); ok {
			if n, ok := readCount(strings.Trim(rest, " []［］")); ok {
				return n
			}
		}
	}
	return 0
}
