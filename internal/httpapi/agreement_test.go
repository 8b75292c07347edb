package httpapi_test

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"testing"

	"synoptic/internal/agreement"
	"synoptic/internal/extract"
	"synoptic/internal/formrules"
	"synoptic/internal/httpapi"
	pages "synoptic/internal/page"
	"synoptic/internal/rules"
	"synoptic/internal/synoptic"
)

// otherModel is the built-in engine under the name of a model, which sees
// every study as a survey.
type otherModel struct{ extract.Engine }

func (otherModel) Name() string { return synoptic.EngineLLM }

func (m otherModel) Extract(ctx context.Context, p *pages.Page, language synoptic.Language) (*synoptic.Extraction, error) {
	x, err := m.Engine.Extract(ctx, p, language)
	if err == nil {
		x.Engine, x.Model = synoptic.EngineLLM, "stand-in"
		if x.Method.Status == synoptic.Reported {
			x.Method.Design = synoptic.Survey
		}
	}
	return x, err
}

func TestAgreementOfTwoEngines(t *testing.T) {
	t.Parallel()
	s := start(t, true, func(a *httpapi.API) {
		a.Extract.Reader.Engines.Model = formrules.New(otherModel{rules.New()})
	})
	f := s.saveForm("f", [3]string{"对象", "text", "关键词：平台"})
	var ids []string
	for _, name := range []string{"d01.txt", "d03.txt", "d04.txt"} {
		id := s.upload(page(t, name), "language=zh&form="+f.ID).ID
		s.settled(id)
		if name != "d04.txt" { // which only one of them reads
			if r := s.post("/v1/documents/"+id+"/extraction", `{"engine":"llm","language":"zh","form":"f"}`); r.status != http.StatusAccepted {
				t.Fatalf("%d %s", r.status, r.body)
			}
			s.settled(id)
		}
		ids = append(ids, id)
	}
	list, err := json.Marshal(ids)
	if err != nil {
		t.Fatal(err)
	}
	r := s.post("/v1/agreement", fmt.Sprintf(`{"document_ids":%s,"a":{"engine":"rules"},"b":{"engine":"llm","model":"stand-in"}}`, list))
	if r.status != http.StatusOK {
		t.Fatalf("%d %s", r.status, r.body)
	}
	report := decode[agreement.Report](t, r)
	if report.Documents != 3 || report.Compared != 2 || len(report.Missing) != 1 || report.Missing[0].DocumentID != ids[2] {
		t.Fatalf("%+v", report)
	}
	for _, item := range report.Items {
		switch item.Item {
		case agreement.DesignItem:
			if item.Agree == 2 || len(item.Disagreements) == 0 || item.Kappa == nil && item.Agree != 0 {
				t.Errorf("%+v", item)
			}
		default:
			if item.Documents != 2 || item.Share == nil || *item.Share != 1 || item.Kappa != nil {
				t.Errorf("%+v", item)
			}
		}
	}
	if last := report.Items[len(report.Items)-1]; last.Item != "对象" {
		t.Errorf("the items of the form are missing: %+v", last)
	}
	for _, body := range []string{
		`{"filter":{},"a":{"engine":"rules"},"b":{"engine":"rules"}}`, `{"a":{"engine":"rules"},"b":{"engine":"llm"}}`,
		`{"document_ids":["doc_unknown"],"a":{"engine":"rules"},"b":{"engine":"llm"}}`, `{"filter":{},"a":{"engine":"magic"},"b":{"engine":"llm"}}`,
		`{"filter":{},"a":{"engine":"rules","colour":"red"},"b":{"engine":"llm"}}`,
	} {
		wantProblem(t, s.post("/v1/agreement", body), 422, "unprocessable")
	}
}
