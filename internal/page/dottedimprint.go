package page

import (
	"strings"

	"synoptic/internal/page/identifier"
	"synoptic/internal/page/imprint"
)

// ownDottedImprint reads such a header where its DOI is the page's own: it says
// where this paper appeared, whatever imprints its text cites.
func (r *reader) ownDottedImprint(s string) (imprint.Imprint, bool) {
	if len(s) > imprint.MaxLine || strings.Count(s, " • ") < 2 || r.rec.DOI == "" {
		return imprint.Imprint{}, false
	}
	c := imprint.BetweenDots(s)
	if d, _ := identifier.DOI(s); c.Empty() || FoldDOI(d) != FoldDOI(string(r.rec.DOI)) {
		return imprint.Imprint{}, false
	}
	if r.rec.Journal.Empty() {
		r.rec.Journal.Set(r.lang(c.Journal), c.Journal) // abbreviated as it is, stops and small words
	}
	return c, true
}
