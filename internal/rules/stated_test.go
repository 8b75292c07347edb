package rules

import (
	"context"
	"strings"
	"testing"

	"synoptic/internal/synoptic"
)

// TestStated reads one or two sentences as abstracts state theory, method,
// design and case in them, across disciplines. Only what a statement names is
// held: words that the answer or a quote of it must hold, or "-" for nothing.
// The silent ones are essays, protocols and notices, which leave items empty.
func TestStated(t *testing.T) {
	t.Parallel()
	engine := New()
	for file, language := range map[string]synoptic.Language{
		"stated_chinese.txt": synoptic.Chinese, "stated_english.txt": synoptic.English,
		"silent_chinese.txt": synoptic.Chinese, "silent_english.txt": synoptic.English,
		"whole_chinese.txt": synoptic.Chinese, "whole_english.txt": synoptic.English,
		"whole_chinese2.txt": synoptic.Chinese, "whole_english2.txt": synoptic.English,
		"topics_chinese.txt": synoptic.Chinese, "topics_english.txt": synoptic.English,
	} {
		for _, c := range readCases(t, "testdata/"+file) {
			t.Run(c.name, func(t *testing.T) {
				t.Parallel()
				p := pageOf(language, c.title, c.abstract)
				x, err := engine.Extract(context.Background(), p, "")
				if err != nil {
					t.Fatal(err)
				}
				checkQuotes(t, p, x)
				for item, got := range map[string]synoptic.Answer{"theory": x.Theory, "method": x.Method.Answer, "case": x.Case} {
					if want, ok := c.want[item]; ok {
						checkStated(t, item, want, got)
					}
				}
				for _, want := range c.findings {
					checkStated(t, "finding", want, joined(x.Findings))
				}
				if want, ok := c.want["design"]; ok && strings.Trim(want, "-") != string(x.Method.Design) {
					t.Errorf("design = %q, want %q, by %q", x.Method.Design, want, x.Method.Answer.Answer)
				}
			})
		}
	}
}

// joined makes one answer of several.
func joined(all []synoptic.Answer) synoptic.Answer {
	one := all[0]
	for _, a := range all[1:] {
		one.Answer += "\n" + a.Answer
		one.Quotes = append(one.Quotes, a.Quotes...)
	}
	return one
}

func checkStated(t *testing.T, item, want string, got synoptic.Answer) {
	t.Helper()
	if want == "-" {
		if got.Status == synoptic.Reported {
			t.Errorf("%s = %q, want nothing", item, got.Answer)
		}
		return
	}
	said := string(got.Answer)
	for _, q := range got.Quotes {
		said += "\n" + q.Text
	}
	if !strings.Contains(strings.ToLower(said), strings.ToLower(want)) {
		t.Errorf("%s = %q, want %q", item, said, want)
	}
}
