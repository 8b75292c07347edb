package page

import (
	"strings"

	"synoptic/internal/page/hant"
	"synoptic/internal/page/letters"
	"synoptic/internal/textscan"
)

// invitesPapers: the journal asks for papers for an issue that is yet to come,
// whose numbers are none of this paper's: ">> Call for Papers: Volume 12 Issue 3
// – last date of submission 25th of the month <<".
func invitesPapers(s string) bool {
	if len(s) > 240 || !invitationFinder.In(s) || !strings.ContainsFunc(s, letters.Digit) {
		return false
	}
	low := textscan.Lower(s)
	for _, w := range invitations {
		if strings.Contains(low, w) {
			im := readImprint(strings.TrimLeft(s, "> »*•"))
			return im.Volume != "" || im.Issue != "" || strings.Contains(low, "last date") ||
				strings.Contains(low, "deadline") || strings.Contains(low, "due date") || strings.Contains(low, "截稿") ||
				strings.Contains(low, "截止")
		}
	}
	return false
}

var (
	invitationFinder = hant.NewFinder([]string{"all for", "ALL FOR", "all For", "nvited", "NVITED", "ubmission", "UBMISSION", "ubmit", "SUBMIT", "pcoming", "PCOMING", "Next issue", "Next Issue", "NEXT ISSUE", "征稿", "约稿", "征文"})
	invitations      = []string{"call for paper", "call for article", "call for manuscript", "call for submission", "invited for", "inviting", "submission open", "submissions open", "submission for", "submission last date", "last date of submission", "last date for submission", "submission deadline", "submit your", "submit paper", "upcoming issue", "next issue", "征稿", "约稿", "征文", "徵稿", "徵文", "約稿"}
)
