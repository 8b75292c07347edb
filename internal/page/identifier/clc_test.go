package identifier

import (
	"slices"
	"testing"
)

func TestSplitCLC(t *testing.T) {
	t.Parallel()
	for s, want := range map[string][]string{
		"F49;D630": {"F49", "D630"},
		"D035.5[政治法律—行政管理] TP399.1[自动化与计算机技术]": {"D035.5", "TP399.1"},
		"D922.291.91": {"D922.291.91"},
		"无":           nil,
	} {
		if got := CLC(s); !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", s, got, want)
		}
	}
}

func TestSplitGluedClassNumbers(t *testing.T) {
	t.Parallel()
	for s, want := range map[string][]string{
		"F832.4F276.3":             {"F832.4", "F276.3"},
		"D63TP391.1":               {"D63", "TP391.1"},
		"D922.291.91F49G250.7C912": {"D922.291.91", "F49", "G250.7", "C912"},
		"D035-01F320":              {"D035-01", "F320"},
		"TP18":                     {"TP18"},
		"R197.1 F84":               {"R197.1", "F84"},
	} {
		if got := CLC(s); !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", s, got, want)
		}
	}
}
