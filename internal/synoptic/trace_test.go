package synoptic

import (
	"strings"
	"testing"
)

func TestTrace(t *testing.T) {
	t.Parallel()
	for trace, kept := range map[string]bool{
		"Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1": true,
		"":                              false,
		"two lines\nof log":             false,
		"Root=1\x7f":                    false,
		strings.Repeat("a", MaxTrace):   true,
		strings.Repeat("a", MaxTrace+1): false,
	} {
		if got := TraceOf(WithTrace(t.Context(), trace)); (got == trace) != (kept || trace == "") || !kept && got != "" {
			t.Errorf("of the trace %q, %q is kept", trace, got)
		}
	}
}
