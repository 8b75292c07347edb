package config

import (
	"strings"
	"testing"
)

func TestReadAccess(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		env   []string
		want  Access
		rate  int
		fault string
	}{
		"nothing":         {nil, Access{}, DefaultRate, ""},
		"all":             {[]string{"SYNOPTIC_RATE", " 60 ", "SYNOPTIC_WORKSPACE_CLAIM", "https://a.example/org"}, Access{60, "https://a.example/org"}, 60, ""},
		"a rate of words": {[]string{"SYNOPTIC_RATE", "60/m"}, Access{}, DefaultRate, "SYNOPTIC_RATE"},
		"no rate at all":  {[]string{"SYNOPTIC_RATE", "0"}, Access{}, DefaultRate, "SYNOPTIC_RATE"},
		"a spaced claim":  {[]string{"SYNOPTIC_WORKSPACE_CLAIM", "a b"}, Access{}, DefaultRate, "SYNOPTIC_WORKSPACE_CLAIM"},
	} {
		got, err := ReadAccess(env(test.env...))
		if got != test.want || got.RateOrDefault() != test.rate || (err != nil) != (test.fault != "") || err != nil && !strings.Contains(err.Error(), test.fault) {
			t.Errorf("%s: %+v, %v", name, got, err)
		}
	}
}
