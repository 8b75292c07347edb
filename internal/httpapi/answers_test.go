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
	"time"

	"synoptic/internal/httpapi"
	"synoptic/internal/storage"
	"synoptic/internal/synoptic"
)

// TestEveryAnswerIsAsDescribed asks for every kind of answer there is. That
// each is as described is seen to by the server of the tests, asDescribed, for
// this test as for all others; here no operation may be missing.
func TestEveryAnswerIsAsDescribed(t *testing.T) {
	t.Parallel()
	var api *httpapi.API
	s := start(t, true, withKeysNotAsked(t, &api))
	asked := map[string]bool{}
	do := func(method, template, path, contentType, body string, header ...string) reply {
		t.Helper()
		asked[method+" "+template] = true
		r := s.do(method, path, contentType, strings.NewReader(body), header...)
		if r.status >= 500 {
			t.Errorf("%s %s: %d %s", method, path, r.status, r.body)
		}
		return r
	}
	get := func(template, path string) reply { t.Helper(); return do("GET", template, path, "", "") }
	post := func(template, path, body string) reply {
		t.Helper()
		return do("POST", template, path, "application/json", body)
	}

	// Documents: as stored, extracted, rejected, twice the same study; alone and in a form.
	form := decode[synoptic.Form](t, post("/v1/forms", "/v1/forms", `{"name":"f","items":[{"name":"对象","type":"text","instruction":"关键词：平台"},{"name":"n","type":"number","instruction":"\"样本\""}]}`))
	post("/v1/forms", "/v1/forms", `{"name":"f","items":[]}`)
	do("POST", "/v1/documents", "/v1/documents?extract=none", "text/plain", "kept, not read")
	do("POST", "/v1/documents", "/v1/documents?extract=batch", "text/plain", "题名：一页\n摘要：本文研究发现，夜里便宜。\n")
	do("POST", "/v1/documents", "/v1/documents", "text/plain", "%PDF-1.4 \x00")
	s.settled(s.upload([]byte("请输入验证码\n您的访问过于频繁，请完成安全验证后继续\n"), "").ID)
	var many bytes.Buffer
	files := multipart.NewWriter(&many)
	for name, content := range map[string]string{"d03.txt": string(page(t, "d03.txt")), "poison.pdf": "%PDF-1.4 \x00"} {
		part, err := files.CreateFormFile("file", name)
		if err == nil {
			_, err = part.Write([]byte(content))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := errors.Join(files.WriteField("extract", "none"), files.Close()); err != nil {
		t.Fatal(err)
	}
	do("POST", "/v1/documents", "/v1/documents", files.FormDataContentType(), many.String())
	var ids []string
	for _, name := range []string{"d01.txt", "d04.txt", "d05.txt", "d06.txt"} {
		ids = append(ids, s.settled(s.upload(page(t, name), "language=zh&form="+form.ID).ID).ID)
	}
	s.settled(s.upload(append(page(t, "d01.txt"), "\n来源：另一网站\n"...), "").ID)
	list, err := json.Marshal(ids)
	if err != nil {
		t.Fatal(err)
	}
	doc := "/v1/documents/" + ids[0]
	get("/v1/documents", "/v1/documents?limit=100")
	get("/v1/documents", "/v1/documents?limit=1")
	get("/v1/documents/{id}", doc)
	get("/v1/documents/{id}", "/v1/documents/doc_none")
	get("/v1/documents/{id}/raw", doc+"/raw")
	get("/v1/documents/{id}/text", doc+"/text")
	announced := fmt.Sprintf(`{"file_name":"large.html","size_bytes":4,"sha256":%q}`, synoptic.SHA256Hex([]byte("page")))
	post("/v1/uploads", "/v1/uploads", announced)
	post("/v1/uploads", "/v1/uploads", `{"size_bytes":-1,"sha256":"x"}`)

	// Extractions: what machines and people say.
	post("/v1/documents/{id}/extraction", doc+"/extraction", `{"language":"zh"}`)
	s.settled(ids[0])
	for _, body := range []string{`{"item":"case","action":"accept"}`, `{"item":"findings","action":"reject"}`, `{"item":"theory","action":"edit","answer":"x","quotes":[{"text":"nowhere"}]}`} {
		do("PATCH", "/v1/documents/{id}/extraction", doc+"/extraction", "application/json", body)
	}
	get("/v1/documents/{id}/extraction", doc+"/extraction")
	get("/v1/documents/{id}/extractions", doc+"/extractions")
	get("/v1/documents/{id}/extraction/history", doc+"/extraction/history")
	post("/v1/agreement", "/v1/agreement", `{"filter":{},"a":{"engine":"rules"},"b":{"engine":"llm"}}`)
	get("/v1/forms", "/v1/forms")
	get("/v1/forms/{id}", "/v1/forms/"+form.ID)
	get("/v1/forms/{id}/versions", "/v1/forms/"+form.ID+"/versions")
	post("/v1/forms/{id}/apply", "/v1/forms/"+form.ID+"/apply", `{"filter":{},"dry_run":true}`)
	post("/v1/forms/{id}/apply", "/v1/forms/"+form.ID+"/apply", `{"filter":{}}`)
	for _, id := range ids {
		s.settled(id)
	}

	// Reviews: waiting, done, stale, compared.
	post("/v1/reviews", "/v1/reviews", `{"filter":{},"dry_run":true}`)
	post("/v1/reviews", "/v1/reviews", `{"filter":{}}`)
	asked2 := post("/v1/reviews", "/v1/reviews", fmt.Sprintf(`{"document_ids":%s,"language":"zh","form":%q}`, list, form.ID))
	review := "/v1/reviews/" + s.finished(asked2).ID
	get("/v1/reviews", "/v1/reviews")
	done := decode[synoptic.Review](t, get("/v1/reviews/{id}", review))
	if done.Comparison == nil || done.AIUse == nil || len(done.Synthesis) == 0 || len(done.Comparison.Matrix.Designs) == 0 {
		t.Fatalf("a review that says too little: %+v", done)
	}
	get("/v1/reviews/{id}", review+"?format=md")
	get("/v1/reviews/{id}/events", review+"/events")
	do("DELETE", "/v1/documents/{id}", "/v1/documents/"+ids[1], "", "")
	get("/v1/reviews/{id}", review)
	post("/v1/reviews/{id}/refresh", review+"/refresh?dry_run=true", "")
	s.finished(post("/v1/reviews/{id}/refresh", review+"/refresh", ""))
	post("/v1/reviews/{id}/refresh", review+"/refresh", "")
	get("/v1/reviews/{id}/versions", review+"/versions")
	if r := get("/v1/reviews/{id}/compare", review+"/compare"); r.status != http.StatusOK {
		t.Errorf("comparing: %d %s", r.status, r.body)
	}
	do("DELETE", "/v1/reviews/{id}", review, "", "")

	// Batches, usage, and the server itself.
	b := decode[synoptic.Batch](t, do("POST", "/v1/batches", "/v1/batches", "", ""))
	get("/v1/batches", "/v1/batches")
	get("/v1/batches/{id}", "/v1/batches/"+b.ID)
	for id, cost := range map[string]*float64{"1": nil, "2": new(0.5)} {
		if err := api.Store.AddUsage(t.Context(), synoptic.LocalWorkspace, storage.UsageEntry{ID: id, Day: time.Now().UTC().Format(time.DateOnly),
			Model: "m" + id, Purpose: "extract", Usage: synoptic.Usage{InputTokens: 3, CostUSD: cost}}); err != nil {
			t.Fatal(err)
		}
	}
	if rows := decode[httpapi.List[httpapi.UsageRow]](t, get("/v1/usage", "/v1/usage")); len(rows.Items) != 2 {
		t.Errorf("usage: %+v", rows)
	}
	get("/healthz", "/healthz")

	for _, name := range operations(t, s) {
		if !asked[name] {
			t.Errorf("%s is not asked here: its answers may differ from what is said of them", name)
		}
	}
}

// withKeysNotAsked is withKeys for a server whose callers need none.
func withKeysNotAsked(t *testing.T, into **httpapi.API) func(*httpapi.API) {
	return func(a *httpapi.API) {
		withKeys(t, into)(a)
		a.Authenticate, a.Who = nil, nil
	}
}
