package names

import (
	"strings"

	"synoptic/internal/page/letters"
	"synoptic/internal/page/plain"
)

// WideGaps puts commas where names are set to equal width and wide gaps divide
// them: in "佟　舒　　尔朱　宁" one blank stands inside a name, two between.
func WideGaps(s string) string {
	if len(s) > 400 || !strings.ContainsFunc(s, letters.Han) || letters.Separators.In(s) {
		return s
	}
	names := plain.SplitRuns(strings.ReplaceAll(strings.TrimSpace(s), "\u3000", " "))
	if len(names) < 2 {
		return s
	}
	spread := false
	for i, n := range names {
		parts := strings.Fields(n)
		if names[i] = strings.Join(parts, ""); len(parts) > 2 || !Han(names[i]) || strings.ContainsFunc(n, nameDot) {
			return s
		}
		spread = spread || len(parts) == 2
	}
	if !spread {
		return s
	}
	return strings.Join(names, "，")
}
