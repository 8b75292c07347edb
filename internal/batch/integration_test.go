//go:build integration

package batch_test

import "testing"

// The full size: 5,000 pages in three jobs and what is left of them.
func TestKilledAtRandomAtFullSize(t *testing.T) {
	killAtRandom(t, 5000, 60, 1)
}
