package page

import (
	"strings"
	"testing"
)

const sluices = "This paper asks who opens the sluices when the council is on holiday. Interviews with nineteen keepers and the logs of four winters show that the keys follow the boats and not the rota."

// Lists of funders and the head of a page name who paid as well as sentences do.
func TestWhoPaidInListsAndTags(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ name, page, want string }{
		{"numbers on lines of their own", `<html><head><title>x</title><meta name="citation_title" content="Keys of the Sluice Keepers"><meta name="citation_author" content="Ann Lindqvist"></head><body><h1>Keys of the Sluice Keepers</h1><p>Ann Lindqvist</p><h2>Abstract</h2><p>` + sluices + `</p><h2>Funding data</h2><ul><li>Lindholm Fund for Canals<br>Grant numbers LF 08.218</li><li>University of Umba<br>Grant numbers UR/2020/6</li></ul></body></html>`, "Lindholm Fund for Canals Grant numbers LF 08.218 | University of Umba Grant numbers UR/2020/6"},
		{"a sponsor in the head", `<html><head><title>x</title><meta name="DC.Title" content="Keys of the Sluice Keepers"><meta name="DC.Creator.PersonalName" content="Ann Lindqvist"><meta name="DC.Contributor.Sponsor" content="Lindholm Fund (LF-18)"></head><body><h1>Keys of the Sluice Keepers</h1><p>Ann Lindqvist</p><h2>Abstract</h2><p>` + sluices + `</p></body></html>`, "Lindholm Fund (LF-18)"},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			if got := strings.Join(parsedHTML(t, test.page).Record.Funding, " | "); got != test.want {
				t.Errorf("got %s, want %s", got, test.want)
			}
		})
	}
}
