package httpapi_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"synoptic/internal/httpapi"
	"synoptic/internal/synoptic"
)

// decide sends what a person decides on an answer.
func (s *server) decide(id string, body any, header ...string) reply {
	s.t.Helper()
	raw, err := json.Marshal(body)
	if err != nil {
		s.t.Fatal(err)
	}
	return s.do("PATCH", "/v1/documents/"+id+"/extraction", "application/json", strings.NewReader(string(raw)), header...)
}

type decision map[string]any

func quotesOf(texts ...string) []map[string]string {
	var list []map[string]string
	for _, text := range texts {
		list = append(list, map[string]string{"text": text})
	}
	return list
}

func TestWhatAPersonDecidesStays(t *testing.T) {
	t.Parallel()
	s := start(t, true, nil)
	d := s.settled(s.upload(page(t, "d01.txt"), "language=zh").ID)
	machine := d.Extraction
	edit := s.decide(d.ID, decision{"item": "theory", "action": "edit", "answer": "协作治理", "quotes": quotesOf("本文以协作治理理论为分析视角")})
	if edit.status != http.StatusOK || edit.header.Get("ETag") == "" {
		t.Fatalf("editing: %d %s", edit.status, edit.body)
	}
	x := decode[synoptic.Document](t, edit).Extraction
	if x.Theory.Answer != "协作治理" || x.Theory.EditedBy != "local" || len(x.Theory.Quotes) != 1 || x.Theory.Quotes[0].Verdict != synoptic.Exact {
		t.Errorf("the theory is %+v", x.Theory)
	}
	text := []rune(string(s.get("/v1/documents/" + d.ID + "/text").body))
	if q := x.Theory.Quotes[0]; string(text[q.Start:q.End]) != q.Text {
		t.Errorf("the quote %q does not stand at %d", q.Text, q.Start)
	}
	if r := s.decide(d.ID, decision{"item": "case", "action": "accept"}); r.status != http.StatusOK {
		t.Errorf("accepting: %d %s", r.status, r.body)
	}
	if r := s.decide(d.ID, decision{"item": "findings", "index": 0, "action": "reject"}); r.status != http.StatusOK {
		t.Errorf("rejecting: %d %s", r.status, r.body)
	}
	added := decision{"item": "findings", "index": len(machine.Findings) - 1, "action": "edit", "answer": "实时共享的水情模型压缩信息差", "quotes": quotesOf("实时共享的水情模型压缩了部门间的信息差")}
	if r := s.decide(d.ID, added); r.status != http.StatusOK {
		t.Errorf("adding: %d %s", r.status, r.body)
	}

	// A machine answers again: what it says is kept beside, and shown nowhere.
	if r := s.post("/v1/documents/"+d.ID+"/extraction", `{"engine":"rules","language":"zh"}`); r.status != http.StatusAccepted {
		t.Fatal(r.status)
	}
	again := s.settled(d.ID).Extraction
	if again.Theory.Answer != "协作治理" || again.Case.EditedBy != "local" || again.Case.Answer != machine.Case.Answer {
		t.Errorf("after another extraction: %+v %+v", again.Theory, again.Case)
	}
	if len(again.Findings) != len(machine.Findings) || again.Findings[0].Answer == machine.Findings[0].Answer || again.Findings[len(again.Findings)-1].EditedBy != "local" {
		t.Errorf("findings after another extraction: %+v", again.Findings)
	}
	if raw := decode[httpapi.List[synoptic.Extraction]](t, s.get("/v1/documents/"+d.ID+"/extractions")).Items; len(raw) != 1 || raw[0].Theory.EditedBy != "" {
		t.Errorf("what the machine said: %+v", raw)
	}
	history := decode[httpapi.List[synoptic.EditEvent]](t, s.get("/v1/documents/"+d.ID+"/extraction/history")).Items
	if len(history) != 4 || history[3].Item != "theory" || history[3].Before.Answer.Answer != machine.Theory.Answer || history[3].After.Answer.Answer != "协作治理" ||
		history[3].By != "local" || history[3].At.IsZero() || history[1].After != nil || history[0].Before != nil || history[2].Action != synoptic.AcceptAnswer {
		t.Errorf("history %+v", history)
	}

	// A review says which cells a person confirmed, whatever language it is in.
	for _, language := range []string{"zh", "en"} {
		r := s.finished(s.post("/v1/reviews", fmt.Sprintf(`{"document_ids":[%q],"language":%q}`, d.ID, language)))
		if cell := r.EvidenceTable.Rows[0].Cells["theory"]; cell.Answers[0].EditedBy != "local" || cell.Answers[0].Answer != "协作治理" {
			t.Errorf("the review in %s has %+v", language, cell)
		}
	}
}

func TestEditsThatAreRefused(t *testing.T) {
	t.Parallel()
	s := start(t, true, nil)
	d := s.settled(s.upload(page(t, "d01.txt"), "language=zh").ID)
	good := quotesOf("本文以协作治理理论为分析视角")
	for name, body := range map[string]decision{
		"no quote":                    {"item": "theory", "action": "edit", "answer": "协作治理"},
		"no answer":                   {"item": "theory", "action": "edit", "quotes": good},
		"a number from nowhere":       {"item": "theory", "action": "edit", "answer": "3种协作治理", "quotes": good},
		"a long answer":               {"item": "theory", "action": "edit", "answer": strings.Repeat("长", 2001), "quotes": good},
		"eleven quotes":               {"item": "theory", "action": "edit", "answer": "a", "quotes": quotesOf(strings.Split(strings.Repeat("a,", 10)+"a", ",")...)},
		"an unknown item":             {"item": "nothing", "action": "accept"},
		"an unknown action":           {"item": "theory", "action": "praise"},
		"an accepted edit":            {"item": "theory", "action": "accept", "answer": "协作治理"},
		"an index":                    {"item": "theory", "index": 1, "action": "accept"},
		"a negative index":            {"item": "findings", "index": -1, "action": "accept"},
		"an index far away":           {"item": "findings", "index": 99, "action": "edit", "answer": "协作治理", "quotes": good},
		"a finding that is not there": {"item": "findings", "index": len(d.Extraction.Findings), "action": "accept"},
		"an unknown design":           {"item": "method", "action": "edit", "answer": "协作治理", "quotes": good, "design": "magic"},
		"a design of a theory":        {"item": "theory", "action": "edit", "answer": "协作治理", "quotes": good, "design": "survey"},
		"a value of a theory":         {"item": "theory", "action": "edit", "answer": "协作治理", "quotes": good, "value": 3},
		"a key nobody knows":          {"item": "theory", "action": "accept", "colour": "red"},
	} {
		if r := s.decide(d.ID, body); r.status != http.StatusUnprocessableEntity {
			t.Errorf("%s: %d %s", name, r.status, r.body)
		}
	}
	wantProblem(t, s.decide("doc_unknown", decision{"item": "theory", "action": "accept"}), 404, "not_found")
	waiting := s.upload(page(t, "d03.txt"), "extract=none")
	wantProblem(t, s.decide(waiting.ID, decision{"item": "theory", "action": "accept"}), 422, "unprocessable")
	wantProblem(t, s.get("/v1/documents/"+waiting.ID+"/extraction"), 404, "not_found")
	if history := decode[httpapi.List[synoptic.EditEvent]](t, s.get("/v1/documents/"+d.ID+"/extraction/history")).Items; len(history) != 0 {
		t.Errorf("a refused edit is in the history: %+v", history)
	}
}

func TestAQuoteThatIsNotOnThePageNamesTheNearestPassage(t *testing.T) {
	t.Parallel()
	s := start(t, true, nil)
	d := s.settled(s.upload(page(t, "d01.txt"), "language=zh").ID)
	r := s.decide(d.ID, decision{"item": "theory", "action": "edit", "answer": "协作治理",
		"quotes": quotesOf("本文以协作治理理论为分析视角", "本文以多元共治理论为分析视角", "zzzz qqqq")})
	wantProblem(t, r, 422, "unprocessable")
	p := decode[httpapi.ProblemDetails](t, r)
	if len(p.Nearest) != 2 || p.Nearest[0].Index != 1 || p.Nearest[0].Nearest == nil || !strings.Contains(p.Nearest[0].Nearest.Text, "理论为分析视角") {
		t.Fatalf("nearest %+v", p.Nearest)
	}
	text := []rune(string(s.get("/v1/documents/" + d.ID + "/text").body))
	if q := p.Nearest[0].Nearest; string(text[q.Start:q.End]) != q.Text {
		t.Errorf("the nearest passage %q does not stand at %d", q.Text, q.Start)
	}
	// Taken as it is offered, it is a quote.
	if r := s.decide(d.ID, decision{"item": "theory", "action": "edit", "answer": "协作治理理论", "quotes": quotesOf(p.Nearest[0].Nearest.Text)}); r.status != http.StatusOK {
		t.Errorf("the nearest passage is refused: %d %s", r.status, r.body)
	}
}

func TestAnEditIfNothingChanged(t *testing.T) {
	t.Parallel()
	s := start(t, true, nil)
	d := s.settled(s.upload(page(t, "d01.txt"), "language=zh").ID)
	path := "/v1/documents/" + d.ID + "/extraction"
	tag := s.get(path).header.Get("ETag")
	if r := s.do("GET", path, "", nil, "If-None-Match", tag); r.status != http.StatusNotModified || len(r.body) > 0 {
		t.Errorf("unchanged: %d %s", r.status, r.body)
	}
	first := s.decide(d.ID, decision{"item": "theory", "action": "accept"}, "If-Match", tag)
	if first.status != http.StatusOK || first.header.Get("ETag") == tag {
		t.Fatalf("the first: %d %s", first.status, first.body)
	}
	wantProblem(t, s.decide(d.ID, decision{"item": "theory", "action": "reject"}, "If-Match", tag), 412, "precondition_failed")
	if r := s.decide(d.ID, decision{"item": "theory", "action": "reject"}, "If-Match", first.header.Get("ETag")); r.status != http.StatusOK {
		t.Errorf("with the new tag: %d %s", r.status, r.body)
	}
	x := decode[synoptic.Extraction](t, s.get(path))
	if x.Theory.Status != synoptic.NotReported || x.Theory.Answer != "" || x.Theory.EditedBy != "local" {
		t.Errorf("rejected: %+v", x.Theory)
	}
	wantProblem(t, s.decide(d.ID, decision{"item": "theory", "action": "reject"}), 422, "unprocessable") // nothing is left of it
	if r := s.decide(d.ID, decision{"item": "theory", "action": "accept"}); r.status != http.StatusOK {
		t.Errorf("accepting silence: %d %s", r.status, r.body)
	}
}

func TestAPersonAnswersAnItemOfAForm(t *testing.T) {
	t.Parallel()
	s := start(t, true, nil)
	f := s.saveForm("环节", [3]string{"环节数", "number", "关键词：没有这个词"}, [3]string{"单案例", "boolean", "关键词：没有这个词"})
	d := s.settled(s.upload(page(t, "d01.txt"), "language=zh&form="+f.ID).ID)
	if d.Extraction.Items["环节数"].Status != synoptic.NotReported {
		t.Fatalf("%+v", d.Extraction.Items)
	}
	good := quotesOf("选取澜川市\"汛智\"数字孪生平台开展单案例研究")
	for name, body := range map[string]decision{
		"a number that is not there": {"item": "环节数", "action": "edit", "answer": "四个", "quotes": good, "value": 4},
		"no number at all":           {"item": "环节数", "action": "edit", "answer": "abc", "quotes": good},
		"no boolean":                 {"item": "单案例", "action": "edit", "answer": "单案例研究", "quotes": good},
		"a text for a boolean":       {"item": "单案例", "action": "edit", "answer": "单案例研究", "quotes": good, "value": "yes"},
	} {
		wantProblem(t, s.decide(d.ID, body), 422, "unprocessable")
		_ = name
	}
	r := s.decide(d.ID, decision{"item": "单案例", "action": "edit", "answer": "单案例研究", "quotes": good, "value": true})
	if r.status != http.StatusOK {
		t.Fatalf("%d %s", r.status, r.body)
	}
	r = s.decide(d.ID, decision{"item": "环节数", "action": "edit", "answer": "三个环节", "quotes": quotesOf("三个环节推动协同应急的生成")})
	if r.status != http.StatusOK {
		t.Fatalf("%d %s", r.status, r.body)
	}
	x := decode[synoptic.Document](t, r).Extraction
	if x.Items["单案例"].Value != true || x.Items["环节数"].Value != 3.0 || x.Items["环节数"].EditedBy != "local" {
		t.Errorf("%+v", x.Items)
	}
	// Under the standard form there is no such item, and no decision on it.
	if r := s.post("/v1/documents/"+d.ID+"/extraction", `{"language":"zh"}`); r.status != http.StatusAccepted {
		t.Fatal(r.status)
	}
	if x := s.settled(d.ID).Extraction; len(x.Items) != 0 || x.Form != synoptic.StandardForm {
		t.Errorf("%+v", x.Items)
	}
	// A review under the form has it, though the document is not extracted so.
	review := s.finished(s.post("/v1/reviews", fmt.Sprintf(`{"document_ids":[%q],"form":%q,"language":"zh"}`, d.ID, f.ID)))
	if cell := review.EvidenceTable.Rows[0].Cells["环节数"]; len(cell.Answers) != 1 || cell.Answers[0].EditedBy != "local" || cell.Value != 3.0 {
		t.Errorf("the review has %+v", cell)
	}
}
