package rules

import (
	"strings"
	"testing"

	"synoptic/internal/page"
	"synoptic/internal/synoptic"
)

// TestParallelQuotes holds the second quote of an answer to what the first one
// says; where nothing parallel stands on the page, there is none.
func TestParallelQuotes(t *testing.T) {
	t.Parallel()
	const (
		zhTitle = "河湾市供水站的夜班"
		enTitle = "Night Shifts at the Water Stations of Hewan"
		zh      = "供水站的夜班很少有人研究。本文旨在探讨夜班工人如何分担风险。采用问卷调查法，对河湾市312名工人进行调查。研究发现：夜班工人以换班分担风险。"
	)
	for name, c := range map[string]struct {
		title, abstract string
		question, cases string // a part of the second quote; empty for none
	}{
		"sentence by sentence": {enTitle,
			"Night shifts at water stations are rarely studied. This paper aims to explore how night workers share risks. A questionnaire survey was conducted with 312 workers in Hewan. We find that night workers share risks by swapping shifts.",
			"how night workers share risks", "312 workers"},
		"another number": {enTitle,
			"Night shifts at water stations are rarely studied. This paper aims to explore how night workers share risks. A questionnaire survey was conducted with 231 workers in Hewan. We find that night workers share risks by swapping shifts.",
			"how night workers share risks", ""},
		"another place": {enTitle,
			"This paper aims to explore how night workers share risks, in a trade that is rarely studied and less often praised, at stations that nobody visits after dark. We find that night workers share risks by swapping shifts. They do so without a plan, and often without the knowledge of those who keep the rota.",
			"", ""},
		"a question in the title alone": {"How Do Night Workers Share Risks?", "", "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := pageOf(synoptic.Chinese, zhTitle, zh)
			addSection(p, page.Title, synoptic.English, c.title)
			addSection(p, page.Abstract, synoptic.English, c.abstract)
			x := extract(t, p, "")
			second(t, "question", c.question, x.ResearchQuestion)
			second(t, "case", c.cases, x.Case)
		})
	}
}

// second holds the English quotes of an answer against a part of the one that
// it should have.
func second(t *testing.T, item, want string, got synoptic.Answer) {
	t.Helper()
	var english []string
	for _, q := range got.Quotes {
		if q.Text[0] < 0x80 {
			english = append(english, q.Text)
		}
	}
	switch {
	case got.Status != synoptic.Reported:
		t.Errorf("%s is %s", item, got.Status)
	case want == "" && len(english) > 0:
		t.Errorf("%s is also quoted by %q", item, english)
	case want != "" && (len(english) != 1 || !strings.Contains(english[0], want)):
		t.Errorf("%s is also quoted by %q, want %q", item, english, want)
	}
}
