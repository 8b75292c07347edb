package main

import (
	"bytes"
	"fmt"
	"path/filepath"
	"strings"

	"synoptic/internal/synoptic"
)

// checkEstimateFormat refuses, before any page is read, what an estimate
// cannot be written as.
func checkEstimateFormat(name, output string) error {
	if name != "" && name != "md" && name != "json" {
		return usage("--dry-run tells a price and writes no review: use --format json, or none for a line of text")
	}
	if name == "" && output != "-" && !textual(output) {
		return usage("-o %s: --dry-run writes a line of text or JSON; name a .txt, .md or .json file", output)
	}
	return nil
}

// tellEstimate writes what a review would take, where the review would have
// gone: a line of text or, where JSON was asked for by name or extension, the
// shape that the API gives a dry run.
func tellEstimate(env environment, e synoptic.Estimate, format, output string) error {
	var text bytes.Buffer
	if format == "json" || format == "" && strings.EqualFold(filepath.Ext(output), ".json") {
		if err := writeIndented(&text, e); err != nil {
			return fmt.Errorf("writing the estimate: %w", err)
		}
	} else {
		price := "at a price that is not known (SYNOPTIC_PRICES can name it)"
		if e.EstimatedCostUSD != nil {
			price = fmt.Sprintf("%.4f USD", *e.EstimatedCostUSD)
		}
		fmt.Fprintf(&text, "%d pages, %d model calls, about %d input and %d output tokens, %s\n", e.Documents, e.Calls, e.InputTokens, e.OutputTokens, price)
	}
	if err := deliver(env, output, text.Bytes()); err != nil {
		return nothingDone{err}
	}
	return nil
}

// textual reports whether a file of this name is expected to hold text.
func textual(output string) bool {
	switch strings.ToLower(filepath.Ext(output)) {
	case "", ".txt", ".md", ".json":
		return true
	}
	return false
}
