package imprint

import (
	"strings"

	"synoptic/internal/lazyregexp"
	"synoptic/internal/page/plain"
)

// VolumeIn reads the volume that stands behind its label, bare or spelled.
func VolumeIn(s string) string { return part(s, rxVolume) }

// IssueIn reads the issue behind its label.
func IssueIn(s string) string { return part(s, rxIssueNo) }

// PagesIn reads the pages behind their label.
func PagesIn(s string) string { return part(s, rxPageNo) }

// part reads a bare value ("12") or a spelled one ("第12卷").
func part(s string, exprs []*lazyregexp.Regexp) string {
	s = strings.TrimRight(strings.TrimSpace(plain.HalfDigits(s)), ",;")
	if v, _, _ := lazyregexp.FirstGroup(exprs, s); v != "" {
		return strings.TrimSpace(v)
	}
	if rxBare.MatchString(s) {
		return strings.Join(strings.Fields(s), "")
	}
	return ""
}

var rxBare = lazyregexp.New(`^(?:` + IssueShape + `|[A-Za-z]?\d{1,6}(?:\s*[-–—~～]\s*[A-Za-z]?\d{1,6})?(?:\s*[+,，]\s*\d+(?:-\d+)?)*)$`)
