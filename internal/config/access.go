package config

import (
	"strings"

	"synoptic/internal/synoptic"
)

// Access says who may call, and how often.
type Access struct {
	Rate  int    // SYNOPTIC_RATE: requests a minute of one workspace; 0 where nothing is said
	Claim string // SYNOPTIC_WORKSPACE_CLAIM: the claim of a verified token that names the workspace; "" believes no token
}

// DefaultRate is how many requests a minute a workspace may make where keys
// are asked for and nothing else is said: a folder of pages uploads at full
// speed, and one workspace cannot starve another.
const DefaultRate = 3000

// MaxRate is the highest rate that can be asked for.
const MaxRate = 1_000_000

// RateOrDefault is the rate where keys are asked for.
func (a Access) RateOrDefault() int {
	if a.Rate == 0 {
		return DefaultRate
	}
	return a.Rate
}

// ReadAccess reads and validates what the environment says of access. Every
// fault is named at once.
func ReadAccess(getenv func(string) string) (Access, error) {
	r := reader{getenv: getenv}
	a := Access{Rate: r.whole("SYNOPTIC_RATE", MaxRate), Claim: r.name("SYNOPTIC_WORKSPACE_CLAIM")}
	if len(r.faults) > 0 {
		return Access{}, synoptic.Invalid(strings.Join(r.faults, "; "))
	}
	return a, nil
}
