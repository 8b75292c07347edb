package main

import (
	"fmt"
	"strings"

	"synoptic/internal/dumps"
	"synoptic/internal/synoptic"
)

// maxNamed bounds how many pages are named one by one.
const maxNamed = 20

// withoutReview names the pages of which no review could be made, each with
// its reason, and returns the error that accounts for all of them. Where pages
// could be used, the review failed by itself, and err says why. Failed pages
// have been named before.
func withoutReview(env environment, found []dumps.Dump, documents []synoptic.Document, err error) error {
	var rejected, failed, other int
	for i, d := range documents {
		switch d.Status {
		case synoptic.Extracted:
			return err
		case synoptic.Failed:
			failed++
		case synoptic.Rejected:
			if rejected++; rejected <= maxNamed {
				fmt.Fprintf(env.stderr, "%s: rejected: %s\n", shown(found[i].Name), shown(reasonOf(d)))
			}
		default:
			other++
		}
	}
	if rejected > maxNamed {
		fmt.Fprintf(env.stderr, "and %d more rejected\n", rejected-maxNamed)
	}
	var parts []string
	for _, p := range []struct {
		n    int
		what string
	}{{rejected, "rejected"}, {failed, "failed"}, {other, "not extracted"}} {
		if p.n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", p.n, p.what))
		}
	}
	return synoptic.Errorf(synoptic.CodeUnprocessable, "none of the %d pages can be reviewed: %s", len(documents), strings.Join(parts, ", "))
}

func reasonOf(d synoptic.Document) string {
	if d.Error == nil {
		return "without a reason"
	}
	return d.Error.Message
}
