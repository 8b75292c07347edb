package httpapi_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"synoptic/internal/httpapi"
	"synoptic/internal/review"
	"synoptic/internal/synoptic"
)

// sections are the sections of a review as they are written, by kind.
func sections(t *testing.T, r synoptic.Review) map[synoptic.SectionKind]string {
	t.Helper()
	written := map[synoptic.SectionKind]string{}
	for _, s := range r.Synthesis {
		b, err := json.Marshal(s)
		if err != nil {
			t.Fatal(err)
		}
		written[s.Kind] = string(b)
	}
	return written
}

func TestALivingReview(t *testing.T) {
	t.Parallel()
	s := start(t, true, nil)
	var ids []string
	for _, name := range []string{"d01.txt", "d03.txt", "d04.txt", "d05.txt"} {
		ids = append(ids, s.settled(s.upload(page(t, name), "language=zh").ID).ID)
	}
	list, err := json.Marshal(ids)
	if err != nil {
		t.Fatal(err)
	}
	first := s.finished(s.post("/v1/reviews", fmt.Sprintf(`{"document_ids":%s,"language":"zh"}`, list)))
	path := "/v1/reviews/" + first.ID
	if first.Status != synoptic.ReviewDone || first.Version != 1 || first.Stale || len(first.Changes) != 0 || len(first.RestsOn) != len(ids) {
		t.Fatalf("version %d, stale %v %v, rests on %d: %+v", first.Version, first.Stale, first.Changes, len(first.RestsOn), first.Error)
	}
	if b := first.RestsOn[0]; b.DocumentID != ids[0] || b.TextSHA256 == "" || b.Engine != "rules" || b.ExtractedAt == nil || len(b.Answers) != 5 {
		t.Errorf("rests on %+v", b)
	}
	if r := s.post(path+"/refresh", ""); r.status != http.StatusOK || decode[synoptic.Review](t, r).Version != 1 {
		t.Errorf("refreshing what has not changed: %d %s", r.status, r.body)
	}
	// Extracted again with the same result: nothing has changed.
	if r := s.post("/v1/documents/"+ids[0]+"/extraction", `{"language":"zh"}`); r.status != http.StatusAccepted {
		t.Fatal(r.status)
	}
	s.settled(ids[0])
	if r := decode[synoptic.Review](t, s.get(path)); r.Stale {
		t.Errorf("stale by the same answers: %+v", r.Changes)
	}

	// A person edits one cell: only the sections that speak of theories change.
	if r := s.decide(ids[0], decision{"item": "theory", "action": "edit", "answer": "多元协作治理", "quotes": quotesOf("协作治理理论为分析视角")}); r.status != http.StatusOK {
		t.Fatalf("%d %s", r.status, r.body)
	}
	stale := decode[synoptic.Review](t, s.get(path))
	if !stale.Stale || len(stale.Changes) != 1 || stale.Changes[0].What != synoptic.ChangeEdited || stale.Changes[0].DocumentID != ids[0] || fmt.Sprint(stale.Changes[0].Items) != "[theory]" {
		t.Fatalf("stale %v, %+v", stale.Stale, stale.Changes)
	}
	dry := s.post(path+"/refresh?dry_run=true", "")
	if e := decode[synoptic.Estimate](t, dry); dry.status != http.StatusOK || e.Documents != len(ids) || e.EstimatedCostUSD == nil {
		t.Errorf("the dry run says %d %s", dry.status, dry.body)
	}
	second := s.finished(s.post(path+"/refresh", ""))
	if second.Version != 2 || second.Stale || second.Status != synoptic.ReviewDone || second.EvidenceTable.Rows[0].Cells["theory"].Answers[0].EditedBy != "local" {
		t.Fatalf("version %d, %s, stale %v: %+v", second.Version, second.Status, second.Stale, second.Error)
	}
	was, is := sections(t, first), sections(t, second)
	rewritten := 0
	for kind, before := range was {
		if is[kind] != before {
			rewritten++
		}
	}
	if is[synoptic.Theories] == was[synoptic.Theories] || rewritten == 0 {
		t.Error("the theories are as they were")
	}
	for _, kind := range []synoptic.SectionKind{synoptic.Methods, synoptic.Cases, synoptic.Agreements} {
		if was[kind] == "" || is[kind] != was[kind] {
			t.Errorf("%s was rewritten:\n%s\n%s", kind, was[kind], is[kind])
		}
	}

	// A document is deleted: everything that counts studies is rewritten.
	if r := s.do("DELETE", "/v1/documents/"+ids[1], "", nil); r.status != http.StatusNoContent {
		t.Fatal(r.status)
	}
	if r := decode[synoptic.Review](t, s.get(path)); !r.Stale || r.Changes[0].What != synoptic.ChangeDeleted {
		t.Errorf("after a deletion: %+v", r.Changes)
	}
	for format, said := range map[string]bool{"md": true, "html": true, "md&version=1": false} {
		if r := s.get(path + "?format=" + format); r.status != http.StatusOK || strings.Contains(string(r.body), "本综述已过时") != said {
			t.Errorf("%s of a stale review: %d, said %t", format, r.status, !said)
		}
	}
	third := s.finished(s.post(path+"/refresh", ""))
	if third.Version != 3 || len(third.Included) != 3 || third.Stale || len(third.Excluded) != 1 || third.Title == second.Title {
		t.Errorf("version %d of %d studies, %q, excluded %+v", third.Version, len(third.Included), third.Title, third.Excluded)
	}

	// The versions stay, in every format, and can be compared.
	versions := decode[httpapi.List[synoptic.ReviewVersion]](t, s.get(path+"/versions")).Items
	if len(versions) != 3 || versions[0].Version != 3 || versions[2].Included != 4 || versions[0].Statements == 0 || versions[0].CompletedAt == nil {
		t.Errorf("versions %+v", versions)
	}
	old := decode[synoptic.Review](t, s.get(path+"?version=1"))
	if fmt.Sprint(sections(t, old)) != fmt.Sprint(was) || old.Version != 1 {
		t.Error("the first version is not what it was")
	}
	if r := s.get(path + "?version=1&format=md"); r.status != http.StatusOK || len(r.body) == 0 {
		t.Errorf("the first version as Markdown: %d", r.status)
	}
	diff := decode[review.Diff](t, s.get(path+"/compare?from=1&to=2"))
	if diff.From != 1 || diff.To != 2 || len(diff.Sections) != rewritten || len(diff.Rows) != 1 || fmt.Sprint(diff.Rows[0].Items) != "[theory]" || len(diff.Included.Added)+len(diff.Included.Removed) != 0 {
		t.Errorf("%+v", diff)
	}
	diff = decode[review.Diff](t, s.get(path+"/compare"))
	if diff.From != 2 || diff.To != 3 || fmt.Sprint(diff.Included.Removed) != "["+ids[1]+"]" || len(diff.Rows) != 1 || diff.Rows[0].Change != review.PartRemoved {
		t.Errorf("%+v", diff)
	}
	wantProblem(t, s.get(path+"/compare?from=1&to=9"), 404, "not_found")
	wantProblem(t, s.get(path+"?version=9"), 404, "not_found")
	wantProblem(t, s.get("/v1/reviews/rev_unknown/versions"), 404, "not_found")
	wantProblem(t, s.get("/v1/reviews/rev_unknown/compare"), 404, "not_found")
	wantProblem(t, s.post("/v1/reviews/rev_unknown/refresh", ""), 404, "not_found")

	// All are deleted: the review that there is stays, and a refresh says why
	// there is no newer one.
	for _, id := range []string{ids[0], ids[2], ids[3]} {
		s.do("DELETE", "/v1/documents/"+id, "", nil)
	}
	for _, refresh := range []string{path + "/refresh", path + "/refresh?dry_run=true"} {
		r := s.post(refresh, "")
		wantProblem(t, r, 422, "unprocessable")
		for _, id := range ids {
			if !strings.Contains(string(r.body), id) {
				t.Errorf("%s is not named: %s", id, r.body)
			}
		}
	}
	last := decode[synoptic.Review](t, s.get(path))
	if last.Status != synoptic.ReviewDone || last.Version != 3 || last.Error != nil || !last.Stale || len(last.Included) != 3 {
		t.Errorf("%s, version %d, %+v, stale %v", last.Status, last.Version, last.Error, last.Stale)
	}
}

func TestAReviewThatWaitsIsNotRefreshed(t *testing.T) {
	t.Parallel()
	s := start(t, false, nil)
	d := s.upload(page(t, "d01.txt"), "")
	r := s.post("/v1/reviews", fmt.Sprintf(`{"document_ids":[%q]}`, d.ID))
	id := decode[synoptic.Review](t, r).ID
	wantProblem(t, s.post("/v1/reviews/"+id+"/refresh", ""), 409, "conflict")
	wantProblem(t, s.get("/v1/reviews/"+id+"/compare"), 404, "not_found")
	if list := decode[httpapi.List[synoptic.ReviewVersion]](t, s.get("/v1/reviews/"+id+"/versions")); len(list.Items) != 0 {
		t.Errorf("%+v", list)
	}
}
