package export

import (
	"encoding/json"
	"io"
	"slices"
)

// writeJSON writes exactly one review in the shape of the contract.
func writeJSON(w io.Writer, c Composition) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if c.styling == nil {
		return enc.Encode(c.Review)
	}
	review := *c.Review
	review.Included = slices.Clone(review.Included)
	for i := range review.Included {
		review.Included[i].Reference = c.citedAs(i).Line
	}
	return enc.Encode(&review)
}
