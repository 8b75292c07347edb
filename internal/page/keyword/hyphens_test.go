package keyword

import (
	"strings"
	"testing"
)

func TestTermsWithoutBreaks(t *testing.T) {
	t.Parallel()
	terms := []string{"digital gov-ernance", "self-governance", "plat-forms", "community-based care", "par-ticipation", "渡口"}
	WithoutBreaks(terms, "the governance of platforms")
	if got, want := strings.Join(terms, " | "), "digital governance | self-governance | platforms | community-based care | participation | 渡口"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}
