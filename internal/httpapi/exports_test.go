package httpapi_test

import (
	"net/http"
	"strings"
	"testing"

	"synoptic/internal/synoptic"
)

// A page that holds text of other pages is shown in a box without an origin;
// what is no page is downloaded.
func TestExportsAreServedSafely(t *testing.T) {
	t.Parallel()
	s := start(t, true, nil)
	s.upload(page(t, "d01.txt"), "")
	accepted := s.post("/v1/reviews", `{"filter":{}}`)
	if accepted.status != http.StatusAccepted {
		t.Fatalf("review: %d %s", accepted.status, accepted.body)
	}
	location := accepted.header.Get("Location")
	s.get(location + "/events")
	if r := decode[synoptic.Review](t, s.get(location)); r.Comparison == nil || r.Comparison.Flow.Included != 1 || r.AIUse == nil || r.AIUse.ModelUsed || r.AIUse.Text.EN == "" {
		t.Errorf("the stored review has the comparison %+v and the account %+v", r.Comparison, r.AIUse)
	}
	if list := s.get("/v1/reviews"); strings.Contains(string(list.body), `"flow"`) {
		t.Error("the list of reviews carries comparisons")
	}
	for format, disposition := range map[string]string{"html": "inline", "docx": "attachment", "xlsx": "attachment", "md": "attachment", "csv": "attachment"} {
		got := s.get(location + "?format=" + format)
		if got.status != http.StatusOK || got.header.Get("X-Content-Type-Options") != "nosniff" || !strings.HasPrefix(got.header.Get("Content-Disposition"), disposition+"; filename=\"rev_") {
			t.Errorf("%s: %d %v", format, got.status, got.header)
		}
		policy := got.header.Get("Content-Security-Policy")
		if boxed := strings.Contains(policy, "sandbox") && strings.Contains(policy, "default-src 'none'") && !strings.Contains(policy, "allow-same-origin"); boxed != (disposition == "inline") {
			t.Errorf("%s has the policy %q", format, policy)
		}
	}
}
