package config

import (
	"strings"
	"testing"
)

func TestReadRate(t *testing.T) {
	t.Parallel()
	for said, want := range map[string]int{"": 0, " 60 ": 60, "1000000": MaxRate, "60/m": -1, "0": -1, "-5": -1, "1000001": -1} {
		got, err := ReadRate(env("SYNOPTIC_RATE", said))
		if want >= 0 && (got != want || err != nil) || want < 0 && (err == nil || !strings.Contains(err.Error(), "SYNOPTIC_RATE")) {
			t.Errorf("%q is read as %d, %v", said, got, err)
		}
	}
}
