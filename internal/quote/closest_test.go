package quote

import (
	"strings"
	"testing"

	"synoptic/internal/synoptic"
)

func TestClosest(t *testing.T) {
	t.Parallel()
	const page = "摘要：研究发现，平台并未显著降低协商成本，但提高了公众参与。\nThe platform did not lower the cost of bargaining."
	for q, part := range map[string]string{
		"平台显著降低协商成本":                       "显著降低协商成本",
		"平台提升了公众的参与度":                      "公众参与",
		"the platform lowers bargaining":   "bargaining",
		strings.Repeat("平台并未显著", MaxQuote): "并未显著",
		"成本": "成本",
	} {
		got, ok := New(page).Closest(q)
		if !ok || !strings.Contains(got.Text, part) || got.Verdict != synoptic.Altered || string([]rune(page)[got.Start:got.End]) != got.Text {
			t.Errorf("%.40q is closest to %.200q, %v", q, got.Text, ok)
		}
	}
	for _, q := range []string{"", " ", "ЖЖЖЖ", "\xff"} {
		if got, ok := New(page).Closest(q); ok {
			t.Errorf("%.40q is closest to %.200q", q, got.Text)
		}
	}
	if _, ok := New("").Closest("平台"); ok {
		t.Error("something stands in an empty text")
	}
}
