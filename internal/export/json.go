package export

import (
	"encoding/json"
	"io"
)

// writeJSON writes exactly one review in the shape of the contract.
func writeJSON(w io.Writer, c Composition) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(c.Review)
}
