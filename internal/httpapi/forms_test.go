package httpapi_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"mime/multipart"
	"net/http"
	"strings"
	"testing"

	"synoptic/internal/httpapi"
	"synoptic/internal/synoptic"
)

// saveForm saves a form of items, each given as name, type and instruction.
func (s *server) saveForm(name string, items ...[3]string) synoptic.Form {
	s.t.Helper()
	var list []httpapi.FormItemRequest
	for _, item := range items {
		list = append(list, httpapi.FormItemRequest{Name: item[0], Type: item[1], Instruction: item[2]})
	}
	body, err := json.Marshal(httpapi.FormRequest{Name: name, Items: list})
	if err != nil {
		s.t.Fatal(err)
	}
	r := s.post("/v1/forms", string(body))
	if r.status != http.StatusCreated && r.status != http.StatusOK {
		s.t.Fatalf("saving a form: %d %s", r.status, r.body)
	}
	return decode[synoptic.Form](s.t, r)
}

func TestFormsFromPilotToAll(t *testing.T) {
	t.Parallel()
	s := start(t, true, nil)
	f := s.saveForm("访谈研究", [3]string{"抽象", "text", "关键词：研究发现，研究表明，发现"}, [3]string{"年数", "number", "关键词：年"})
	if f.ID == "" || f.Version == "" || f.CreatedAt.IsZero() {
		t.Fatalf("%+v", f)
	}
	var ids []string
	for _, name := range []string{"d01.txt", "d03.txt", "d04.txt", "d05.txt"} {
		ids = append(ids, s.settled(s.upload(page(t, name), "").ID).ID)
	}
	list, err := json.Marshal(ids)
	if err != nil {
		t.Fatal(err)
	}
	apply := func(body string) httpapi.Applied {
		t.Helper()
		r := s.post("/v1/forms/"+f.ID+"/apply", body)
		if r.status != http.StatusAccepted {
			t.Fatalf("applying: %d %s", r.status, r.body)
		}
		return decode[httpapi.Applied](t, r)
	}
	dry := s.post("/v1/forms/"+f.ID+"/apply", fmt.Sprintf(`{"document_ids":%s,"dry_run":true}`, list))
	if e := decode[synoptic.Estimate](t, dry); dry.status != http.StatusOK || e.Documents != len(ids) || e.EstimatedCostUSD == nil || *e.EstimatedCostUSD != 0 {
		t.Errorf("the dry run says %d %s", dry.status, dry.body)
	}
	pilot := apply(fmt.Sprintf(`{"document_ids":%s,"sample":2}`, list))
	if len(pilot.Queued) != 2 || len(pilot.Skipped) != 0 || pilot.FormVersion != f.Version {
		t.Fatalf("the pilot: %+v", pilot)
	}
	for _, id := range pilot.Queued {
		d := s.settled(id)
		if x := d.Extraction; x == nil || x.Form != f.ID || x.FormVersion != f.Version || len(x.Items) != 2 {
			t.Fatalf("%s: %+v", id, d)
		}
	}
	if again := apply(fmt.Sprintf(`{"document_ids":%s,"sample":2}`, list)); len(again.Queued) != 0 || len(again.Skipped) != 2 {
		t.Errorf("the same pilot again: %+v", again)
	}
	all := apply(`{"filter":{}}`)
	if len(all.Queued) != 2 || len(all.Skipped) != 2 {
		t.Errorf("then all: %+v", all)
	}
	reported := 0
	for _, id := range ids {
		for _, a := range s.settled(id).Extraction.Items {
			if a.Status == synoptic.Reported {
				reported++
			}
		}
	}
	if reported == 0 {
		t.Error("no item is reported on any page")
	}

	// Another version of the form: the extraction by the first one stays.
	second := s.saveForm("访谈研究", [3]string{"抽象", "text", "关键词：研究发现"})
	if second.ID != f.ID || second.Version == f.Version {
		t.Fatalf("the second version is %s, the first %s", second.Ref(), f.Ref())
	}
	if r := s.post("/v1/documents/"+ids[0]+"/extraction", fmt.Sprintf(`{"form":%q,"engine":"rules"}`, second.ID)); r.status != http.StatusAccepted {
		t.Fatalf("extracting under it: %d %s", r.status, r.body)
	}
	if d := s.settled(ids[0]); d.Extraction.FormVersion != second.Version || len(d.Extraction.Items) != 1 {
		t.Errorf("the current extraction is under %s", d.Extraction.FormVersion)
	}
	versions := map[string]bool{}
	for _, x := range decode[httpapi.List[synoptic.Extraction]](t, s.get("/v1/documents/"+ids[0]+"/extractions")).Items {
		versions[x.Form+"@"+x.FormVersion] = true
	}
	if len(versions) != 3 || !versions[f.Ref()] || !versions[second.Ref()] || !versions["standard@1"] {
		t.Errorf("extractions are under %v", versions)
	}
	if old := decode[synoptic.Form](t, s.get("/v1/forms/"+f.ID+"?version="+f.Version)); len(old.Items) != 2 {
		t.Errorf("the first version has %d items", len(old.Items))
	}
	if newest := decode[synoptic.Form](t, s.get("/v1/forms/"+f.ID)); newest.Version != second.Version {
		t.Errorf("the newest version is %s", newest.Version)
	}
	if list := decode[httpapi.List[synoptic.Form]](t, s.get("/v1/forms/"+f.ID+"/versions")); len(list.Items) != 2 {
		t.Errorf("%d versions", len(list.Items))
	}
	if list := decode[httpapi.List[synoptic.Form]](t, s.get("/v1/forms")); len(list.Items) != 1 || list.Items[0].Version != second.Version {
		t.Errorf("the list has %+v", list.Items)
	}
}

func TestAPageIsUploadedUnderAForm(t *testing.T) {
	t.Parallel()
	s := start(t, true, nil)
	f := s.saveForm("My form", [3]string{"found", "text", "关键词：发现"})
	d := s.settled(s.upload(page(t, "d01.txt"), "form=my+form").ID)
	if d.Extraction == nil || d.Extraction.FormVersion != f.Version || d.Extraction.Items["found"].Status == "" {
		t.Errorf("%+v", d.Extraction)
	}
	// The same as a field of a form with a file.
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	file, err := form.CreateFormFile("file", "d03.txt")
	if err == nil {
		_, err = file.Write(page(t, "d03.txt"))
	}
	if err := errors.Join(err, form.WriteField("form", f.ID+"@"+f.Version), form.Close()); err != nil {
		t.Fatal(err)
	}
	many := decode[httpapi.List[httpapi.Uploaded]](t, s.do("POST", "/v1/documents", form.FormDataContentType(), &body))
	if len(many.Items) != 1 || s.settled(string(many.Items[0].ID)).Extraction.FormVersion != f.Version {
		t.Errorf("%+v", many)
	}
	wantProblem(t, s.do("POST", "/v1/documents?form=nothing", "text/plain", bytes.NewReader(page(t, "d03.txt"))), 422, "unprocessable")
	wantProblem(t, s.post("/v1/documents/"+d.ID+"/extraction", `{"form":"form_nothing"}`), 422, "unprocessable")
	wantProblem(t, s.post("/v1/documents/"+d.ID+"/extraction", `{"form":"`+f.ID+`@0"}`), 422, "unprocessable")
}

func TestFormsThatAreRefused(t *testing.T) {
	t.Parallel()
	s := start(t, false, nil)
	item := func(name, kind, instruction, more string) string {
		return fmt.Sprintf(`{"name":%q,"type":%q,"instruction":%q%s}`, name, kind, instruction, more)
	}
	var many []string
	for i := range 41 {
		many = append(many, item(fmt.Sprint("item ", i), "text", "x", ""))
	}
	for name, items := range map[string]string{
		"over 40 items":                     strings.Join(many, ","),
		"duplicate names":                   item("a", "text", "x", "") + "," + item("A", "text", "y", ""),
		"a reserved name":                   item("findings", "text", "x", ""),
		"an instruction of 10,000":          item("a", "text", strings.Repeat("x", 10_000), ""),
		"an unknown type":                   item("a", "money", "x", ""),
		"a choice of one":                   item("a", "choice", "x", `,"choices":["b"]`),
		"a formula for a name":              item("=1+1", "text", "x", ""),
		"no item":                           "",
		"a key nobody knows":                item("a", "text", "x", `,"colour":"red"`),
		"a choice that stands there twice":  item("a", "choice", "x", `,"choices":["b","B"]`),
		"a line break in a name, two names": item("a\u202eb", "text", "x", ""),
	} {
		r := s.post("/v1/forms", `{"name":"f","items":[`+items+`]}`)
		if r.status != http.StatusUnprocessableEntity {
			t.Errorf("%s: %d %s", name, r.status, r.body)
			continue
		}
		wantProblem(t, r, 422, "unprocessable")
	}
	if list := decode[httpapi.List[synoptic.Form]](t, s.get("/v1/forms")); len(list.Items) != 0 {
		t.Errorf("a refused form is there: %+v", list.Items)
	}
	f := s.saveForm("f", [3]string{"a", "text", "x"})
	wantProblem(t, s.get("/v1/forms/form_unknown"), 404, "not_found")
	wantProblem(t, s.get("/v1/forms/"+f.ID+"?version=0"), 404, "not_found")
	wantProblem(t, s.get("/v1/forms/form_unknown/versions"), 404, "not_found")
	wantProblem(t, s.post("/v1/forms/form_unknown/apply", `{"filter":{}}`), 404, "not_found")
	wantProblem(t, s.post("/v1/forms/"+f.ID+"/apply", `{}`), 422, "unprocessable")
	wantProblem(t, s.post("/v1/forms/"+f.ID+"/apply", `{"filter":{}}`), 422, "unprocessable") // there is no document
	wantProblem(t, s.post("/v1/forms/"+f.ID+"/apply", `{"document_ids":["doc_x"]}`), 422, "unprocessable")
	wantProblem(t, s.post("/v1/forms/"+f.ID+"/apply", `{"filter":{},"engine":"llm"}`), 422, "unprocessable")
}

func TestAReviewWithItemsOfAForm(t *testing.T) {
	t.Parallel()
	s := start(t, true, nil)
	f := s.saveForm("发现", [3]string{"抽象", "text", "关键词：研究发现，研究表明"}, [3]string{"否定", "boolean", "关键词：发现"})
	var ids []string
	for _, name := range []string{"d01.txt", "d03.txt"} {
		ids = append(ids, s.settled(s.upload(page(t, name), "").ID).ID)
	}
	// One that waits for a review to want it is read once, under the form.
	ids = append(ids, s.upload(page(t, "d04.txt"), "extract=none").ID)
	list, err := json.Marshal(ids)
	if err != nil {
		t.Fatal(err)
	}
	for name, tt := range map[string]struct {
		more  string
		items []string
	}{
		"a form":            {`"form":"` + f.ID + `"`, append(synoptic.StandardItems(), "抽象", "否定")},
		"a form and items":  {`"form":"发现","items":["findings","抽象"]`, []string{"findings", "抽象"}},
		"items of a form":   {`"items":["抽象","method"]`, []string{"抽象", "method"}},
		"the standard form": {`"form":"standard"`, synoptic.StandardItems()},
	} {
		r := s.finished(s.post("/v1/reviews", fmt.Sprintf(`{"document_ids":%s,"language":"zh",%s}`, list, tt.more)))
		if r.Status != synoptic.ReviewDone || len(r.Included) != 3 || fmt.Sprint(r.EvidenceTable.Items) != fmt.Sprint(tt.items) {
			t.Fatalf("%s: %s, %d included, items %q, %+v", name, r.Status, len(r.Included), r.EvidenceTable.Items, r.Error)
		}
		if want := f.ID; (r.Form == want) != (name != "the standard form") || r.FormVersion == "" {
			t.Errorf("%s: the form is %s %s", name, r.Form, r.FormVersion)
		}
		if name == "the standard form" {
			continue
		}
		reported := 0
		for _, row := range r.EvidenceTable.Rows {
			if cell := row.Cells["抽象"]; len(cell.Answers) == 1 && cell.Answers[0].Status == synoptic.Reported && len(cell.Answers[0].Quotes) > 0 && cell.Value != nil {
				reported++
			}
		}
		if reported == 0 {
			t.Errorf("%s: no cell of the item is reported", name)
		}
	}
	if d := s.settled(ids[2]); len(decode[httpapi.List[synoptic.Extraction]](t, s.get("/v1/documents/"+d.ID+"/extractions")).Items) != 1 {
		t.Error("a page that waited was extracted more than once")
	}
	wantProblem(t, s.post("/v1/reviews", fmt.Sprintf(`{"document_ids":%s,"items":["nothing"]}`, list)), 422, "unprocessable")
	wantProblem(t, s.post("/v1/reviews", fmt.Sprintf(`{"document_ids":%s,"form":"nothing"}`, list)), 422, "unprocessable")
	wantProblem(t, s.post("/v1/reviews", fmt.Sprintf(`{"document_ids":%s,"form":%q,"items":["抽象","抽象"]}`, list, f.ID)), 422, "unprocessable")
	dry := s.post("/v1/reviews", fmt.Sprintf(`{"document_ids":%s,"form":%q,"dry_run":true}`, list, f.ID))
	if e := decode[synoptic.Estimate](t, dry); dry.status != http.StatusOK || e.Documents != 3 {
		t.Errorf("the dry run says %d %s", dry.status, dry.body)
	}
}

// finished waits until an accepted review is done or failed.
func (s *server) finished(r reply) synoptic.Review {
	s.t.Helper()
	if r.status != http.StatusAccepted {
		s.t.Fatalf("asking for a review: %d %s", r.status, r.body)
	}
	id := decode[synoptic.Review](s.t, r).ID
	s.get("/v1/reviews/" + id + "/events") // ends with the review
	return decode[synoptic.Review](s.t, s.get("/v1/reviews/"+id))
}

func TestAFormSaysWhatCannotBeLookedFor(t *testing.T) {
	t.Parallel()
	s := start(t, true, nil)
	r := s.post("/v1/forms", `{"name":"f","items":[{"name":"a","type":"text","instruction":"what it is about"},{"name":"b","type":"text","instruction":"keywords: county"}]}`)
	saved := decode[httpapi.SavedForm](t, r)
	if r.status != http.StatusCreated || saved.ID == "" || len(saved.Warnings) != 1 || !strings.HasPrefix(saved.Warnings[0], "a: ") {
		t.Fatalf("%d %s", r.status, r.body)
	}
	// What was saved can be sent back as it came.
	if again := s.post("/v1/forms", string(r.body)); again.status != http.StatusOK {
		t.Errorf("sent back: %d %s", again.status, again.body)
	}
	if r := s.post("/v1/forms/"+saved.ID+"/apply", `{"filter":{},"sample":0}`); r.status != http.StatusUnprocessableEntity || !strings.Contains(string(r.body), "sample") {
		t.Errorf("a sample of none: %d %s", r.status, r.body)
	}
	s.upload(page(t, "d01.txt"), "")
	if r := s.post("/v1/forms/"+saved.ID+"/apply", `{"filter":{},"dry_run":true}`); r.status != http.StatusOK {
		t.Errorf("without a sample: %d %s", r.status, r.body)
	}
}
