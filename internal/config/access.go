package config

import (
	"strings"

	"synoptic/internal/synoptic"
)

// DefaultRate is how many requests a minute a workspace may make where keys
// are asked for and nothing else is said: a folder of pages uploads at full
// speed, and one workspace cannot starve another.
const DefaultRate = 3000

// MaxRate is the highest rate that can be asked for.
const MaxRate = 1_000_000

// ReadRate reads SYNOPTIC_RATE, the requests a minute of one workspace; 0
// where nothing is said.
func ReadRate(getenv func(string) string) (int, error) {
	r := reader{getenv: getenv}
	rate := r.whole("SYNOPTIC_RATE", MaxRate)
	if len(r.faults) > 0 {
		return 0, synoptic.Invalid(strings.Join(r.faults, "; "))
	}
	return rate, nil
}
