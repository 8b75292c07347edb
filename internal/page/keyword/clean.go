package keyword

import (
	"strings"

	"synoptic/internal/page/hant"
	"synoptic/internal/page/plain"
)

// Max is how many keywords a page may have in one language.
const Max = 200

const maxLength = 300

// buttons stand behind a list that shows only its beginning.
var buttons = hant.WordSet("更多还原 展开更多 查看更多 显示更多 展开 收起")

// Clean tidies terms, drops the empty and the overlong, and keeps at most Max.
func Clean(parts []string) []string {
	var out []string
	for _, p := range parts {
		if i := strings.Index(p, " (search for"); i > 0 {
			p = p[:i] // a link behind the list
		}
		p = plain.TrimEdges(plain.Tidy(p), ".。;；,，:：、|/·•")
		if rest, ok := strings.CutPrefix(p, "- "); ok { // "Keywords:- Coins, Notes"
			p = rest
		}
		if p != "" && len(p) <= maxLength && len(out) < Max && !buttons[p] {
			out = append(out, p)
		}
	}
	return out
}
