package httpapi_test

import (
	"strings"
	"testing"

	"synoptic/internal/httpapi"
)

func TestAMistypedParameterIsToldAndNotIgnored(t *testing.T) {
	t.Parallel()
	s := start(t, false, nil)
	for _, tt := range []struct{ method, path, says string }{
		{"POST", "/v1/documents?extrat=none", "did you mean extract?"},
		{"GET", "/v1/documents?langauge=zh", "did you mean language?"},
		{"GET", "/v1/documents?status=failed&colour=red", "there are limit, cursor, status, language, q"},
		{"POST", "/v1/batches?wait=true", "nor any other"},
		{"GET", "/v1/documents/doc_none?" + strings.Repeat("x", 5000), "nor any other"},
		{"GET", "/v1/documents?%ff%0a=1", "there are"},
	} {
		r := s.do(tt.method, tt.path, "text/plain", strings.NewReader("a page"))
		wantProblem(t, r, 422, "unprocessable")
		if p := decode[httpapi.ProblemDetails](t, r); !strings.Contains(p.Detail, tt.says) || len(p.Detail) > 300 {
			t.Errorf("%s %.60s: %q", tt.method, tt.path, p.Detail)
		}
	}
	if r := s.get("/docs?from=a+bookmark"); r.status != 200 {
		t.Errorf("the reference page: %d", r.status)
	}
	if r := s.get("/v1/documents"); strings.Contains(string(r.body), "doc_") {
		t.Error("a refused upload was stored")
	}
}
