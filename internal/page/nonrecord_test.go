package page

import (
	"context"
	"strings"
	"testing"

	"synoptic/internal/synoptic"
)

// Pages of Western portals that hold no single paper, or none at all.
func TestWesternNonRecords(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, page string
		want       synoptic.PageType
	}{
		{"contents of an issue", `
Journal of Depot Management
Volume 7, Issue 1, March 2018
Table of Contents
Articles
The last mile on foot: parcel carriers in hillside districts
Rui Teles, Noor Aziz
45-61
Abstract | PDF
Cold rooms and warm words: warehouse supervision in winter
Ida Brun
62-80
Abstract | PDF
Book reviews
Lena Sand on "Boxes"
81-84
`, synoptic.NotARecord},
		{"journal home", `
Journal of Depot Management
ISSN: 1999-3131
Editor-in-chief: Prof. Ana Ruiz
Aims and scope
The Journal of Depot Management publishes research on storage and transport. It welcomes all methods.
Submit manuscript
Latest articles
Cold rooms and warm words
Most cited
The last mile on foot
Impact factor 1.2
`, synoptic.NotARecord},
		{"robot check", `
Just a moment...
Verify you are human by completing the action below.
journals.example.org needs to review the security of your connection before proceeding.
Ray ID: 8c1f
`, synoptic.NotARecord},
		{"purchase wall", `
Publisher Online
Sign in
You do not have access to this content.
Institutional login
Username
Password
Forgot password?
Purchase access for $42.00
`, synoptic.NotARecord},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			p, err := Parse(context.Background(), Input{Bytes: []byte(strings.TrimSpace(c.page))})
			if err != nil {
				t.Fatal(err)
			}
			if p.Type != c.want {
				t.Errorf("%s, want %s: %+v", p.Type, c.want, p.Record)
			}
		})
	}
}
