//go:build integration

package batch_test

import "testing"

// The full size: 5,000 pages in three jobs and what is left of them.
func TestKilledAtRandomAtFullSize(t *testing.T) {
	killAtRandom(t, 5000, 60, 1)
}

// Every call, not some.
func TestKilledAtEveryCall(t *testing.T) {
	for _, c := range []struct{ morning, noModel bool }{{false, false}, {true, false}, {false, true}} {
		killAtEachCall(t, c.morning, c.noModel, 1)
	}
}
