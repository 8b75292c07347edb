package page

import (
	"context"
	"strings"
	"testing"
)

// thirdPages are pages of layouts that share a trap, several prints of each.
var thirdPages = []struct {
	name, file, page string
	want             map[string]string
}{
	{"glued terms that a dash joins", "", "基于激励—约束理论的粮站改制研究\n顾云帆\n摘要：本文以激励—约束理论为据，考察粮站改制之后仓储责任如何在部门之间流转，并说明其后果。\n关键词: 粮站改制仓储责任激励—约束理论部门流转\n",
		map[string]string{"keywords": "粮站改制 | 仓储责任 | 激励—约束理论 | 部门流转"}},
}

func TestThirdSetOfPages(t *testing.T) {
	t.Parallel()
	for _, c := range thirdPages {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			p, err := Parse(context.Background(), Input{Bytes: []byte(c.page), FileName: c.file})
			if err != nil {
				t.Fatal(err)
			}
			got := recordFields(p)
			got["issn"] = string(p.Record.ISSN)
			for field, want := range c.want {
				have := got[field]
				if from, to, ok := strings.Cut(want, " … "); ok {
					if !strings.HasPrefix(have, from) || !strings.HasSuffix(have, to) {
						t.Errorf("%s: %q, want %s", field, have, want)
					}
				} else if Fold(have) != Fold(want) {
					t.Errorf("%s: %q, want %q", field, have, want)
				}
			}
		})
	}
}
