package httpapi

import (
	"maps"
	"slices"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"synoptic/internal/nearest"
	"synoptic/internal/synoptic"
)

// knownQueryOnly refuses a request with a query parameter that its operation
// does not have: a mistyped one would be ignored, and something else done than
// was asked for.
func knownQueryOnly(ctx huma.Context, next func(huma.Context)) {
	u := ctx.URL()
	if u.RawQuery == "" {
		next(ctx)
		return
	}
	var known []string
	for _, p := range ctx.Operation().Parameters {
		if p.In == "query" {
			known = append(known, p.Name)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(u.Query())) {
		if slices.Contains(known, name) {
			continue
		}
		p := problemOf(synoptic.Errorf(synoptic.CodeUnprocessable, "%s", unknownParameter(name, known)))
		ctx.SetHeader("Content-Type", p.ContentType(""))
		ctx.SetStatus(p.Status)
		// The client may be gone; there is nobody left to tell.
		_ = encodeJSON(ctx.BodyWriter(), p)
		return
	}
	next(ctx)
}

// unknownParameter tells of a parameter that there is not, and what may have
// been meant. What was sent is told only as far as names go.
func unknownParameter(name string, known []string) string {
	const longest = 40
	if r := []rune(strings.ToValidUTF8(name, "?")); len(r) > longest {
		name = string(r[:longest]) + "…"
	} else {
		name = string(r)
	}
	said := "there is no query parameter " + name
	switch like := nearest.Name(name, known); {
	case like != "":
		return said + " here; did you mean " + like + "?"
	case len(known) == 0:
		return said + " here, nor any other"
	}
	return said + " here; there are " + strings.Join(known, ", ")
}
