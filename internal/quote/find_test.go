package quote

import (
	"testing"

	"synoptic/internal/synoptic"
)

func TestFind(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name, page, quote, want string
		verdict                 synoptic.Verdict
	}{
		{"exact", "研究发现：平台显著提升了绩效。", "平台显著提升了绩效", "平台显著提升了绩效", synoptic.Exact},
		{"half-width punctuation", "研究发现：平台，显著提升了“绩效”。", `研究发现:平台,显著提升了"绩效".`, "研究发现：平台，显著提升了“绩效”。", synoptic.Normalized},
		{"wrapped", "研究发现平台显\n著提升了绩效", "平台显著提升了绩效", "平台显\n著提升了绩效", synoptic.Normalized},
		{"line-end hyphen", "the inner mecha-\nnism of trust", "inner mechanism of trust", "inner mecha-\nnism of trust", synoptic.Normalized},
		{"copied hyphen", "the inner mechanism of trust", "inner mecha-nism of trust", "inner mechanism of trust", synoptic.Normalized},
		{"missing space", "poorly explained.Drawing on theory", "poorly explained. Drawing on theory", "poorly explained.Drawing on theory", synoptic.Normalized},
		{"sign", "a coefficient of -3.3 points", "coefficient of 3.3 points", "", synoptic.Altered},
		{"negation", "结果并未显著提升绩效。", "显著提升绩效", "并未显著提升绩效", synoptic.Exact},
		{"english negation", "There is no evidence that X improves Y.", "X improves Y", "no evidence that X improves Y", synoptic.Exact},
		{"not only", "It not only improves trust in cities.", "improves trust", "improves trust", synoptic.Exact},
		{"capital", "Overall, we find that trust grows.", "We find that trust grows", "we find that trust grows", synoptic.Normalized},
		{"inside a word", "a notable finding", "able finding", "", synoptic.Altered},
		{"inside a number", "in 2012 cities", "12 cities", "", synoptic.Altered},
		{"absent", "研究发现平台显著提升了绩效", "信任是治理的基础", "", synoptic.Absent},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			got := New(tt.page).Find(tt.quote)
			if tt.verdict.Supports() && got.Text != tt.want || got.Verdict != tt.verdict {
				t.Fatalf("got %q, %s; want %q, %s", got.Text, got.Verdict, tt.want, tt.verdict)
			}
			if got.Verdict.Supports() && string([]rune(tt.page)[got.Start:got.End]) != got.Text {
				t.Fatalf("positions %d–%d hold %q", got.Start, got.End, string([]rune(tt.page)[got.Start:got.End]))
			}
		})
	}
}
