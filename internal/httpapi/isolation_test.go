package httpapi_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/url"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"synoptic/internal/access"
	"synoptic/internal/httpapi"
	"synoptic/internal/review"
	"synoptic/internal/storage"
	"synoptic/internal/storage/inbox"
	"synoptic/internal/synoptic"
)

// tenant is one of two workspaces that have the same things under the same
// names, and one of each that the other has not.
type tenant struct {
	*server
	ws   synoptic.Workspace
	key  string
	api  *httpapi.API
	mark string // stands in whatever is this tenant's alone

	private, shared, review, upload, ticket string
	documentCursor, reviewCursor            string
}

// sharedReview is an id under which both have a review.
const sharedReview = "rev_shared"

// call sends a request with the tenant's key. Nothing of the other may stand
// in any answer.
func (c *tenant) call(t *testing.T, other *tenant, method, path, contentType, body string, header ...string) reply {
	t.Helper()
	sub := &server{t, c.url}
	r := sub.do(method, path, contentType, strings.NewReader(body), append([]string{"Authorization", "Bearer " + c.key}, header...)...)
	all := fmt.Sprint(r.header) + string(r.body)
	for _, theirs := range []string{other.mark, other.private, other.review, other.upload} {
		asked := strings.Contains(path, theirs) || strings.Contains(body, theirs)
		if theirs != "" && !asked && strings.Contains(all, theirs) {
			t.Errorf("%s %s shows %s what is %s's: %s", method, path, c.ws, other.ws, r.body)
		}
	}
	return r
}

// same wants two answers to be the same but for the ids that were asked for.
func same(t *testing.T, what string, foreign, unknown reply, foreignID, unknownID string) {
	t.Helper()
	a, b := strings.ReplaceAll(string(foreign.body), foreignID, "ID"), strings.ReplaceAll(string(unknown.body), unknownID, "ID")
	if foreign.status != unknown.status || a != b {
		t.Errorf("%s: a foreign id is told from an unknown one:\n%d %s\n%d %s", what, foreign.status, a, unknown.status, b)
	}
	if foreign.status < 400 {
		t.Errorf("%s: a foreign id is answered with %d", what, foreign.status)
	}
}

// foreign asks for the other's id, and for one that nobody has.
func foreign(method, path, contentType, body, unknown string, id func(*tenant) string) func(*testing.T, *tenant, *tenant) {
	return func(t *testing.T, c, other *tenant) {
		fill := func(s, id string) string { return strings.ReplaceAll(s, "{id}", id) }
		theirs := id(other)
		got := c.call(t, other, method, fill(path, theirs), contentType, fill(body, theirs))
		same(t, method+" "+path, got, c.call(t, other, method, fill(path, unknown), contentType, fill(body, unknown)), theirs, unknown)
	}
}

func document(c *tenant) string { return c.private }
func reviewOf(c *tenant) string { return c.review }

// listed wants a list to hold what is the tenant's, and the other's cursor to
// lead nowhere else.
func listed(path string, mine, cursor func(*tenant) string) func(*testing.T, *tenant, *tenant) {
	return func(t *testing.T, c, other *tenant) {
		if r := c.call(t, other, "GET", path+"?limit=100", "", ""); r.status != 200 || !strings.Contains(string(r.body), mine(c)) {
			t.Errorf("GET %s does not list %s's own: %d %s", path, c.ws, r.status, r.body)
		}
		r := c.call(t, other, "GET", path+"?limit=1&cursor="+url.QueryEscape(cursor(other)), "", "")
		if cursor(other) == "" || r.status != http.StatusOK && r.status != http.StatusUnprocessableEntity {
			t.Errorf("GET %s with the other's cursor %q: %d %s", path, cursor(other), r.status, r.body)
		}
	}
}

// routes has a case for every operation that the API describes: what a tenant
// does who is after the other's. A route without one fails the test.
var routes = map[string]func(t *testing.T, c, other *tenant){
	"GET /healthz": func(t *testing.T, c, other *tenant) { c.call(t, other, "GET", "/healthz", "", "") },

	"GET /v1/documents":                  listed("/v1/documents", document, func(c *tenant) string { return c.documentCursor }),
	"GET /v1/documents/{id}":             foreign("GET", "/v1/documents/{id}", "", "", "doc_none", document),
	"DELETE /v1/documents/{id}":          foreign("DELETE", "/v1/documents/{id}", "", "", "doc_none", document),
	"GET /v1/documents/{id}/raw":         foreign("GET", "/v1/documents/{id}/raw", "", "", "doc_none", document),
	"GET /v1/documents/{id}/text":        foreign("GET", "/v1/documents/{id}/text", "", "", "doc_none", document),
	"GET /v1/documents/{id}/extractions": foreign("GET", "/v1/documents/{id}/extractions", "", "", "doc_none", document),
	"POST /v1/documents/{id}/extraction": foreign("POST", "/v1/documents/{id}/extraction", "application/json", "{}", "doc_none", document),
	"POST /v1/documents": func(t *testing.T, c, other *tenant) {
		foreign("POST", "/v1/documents", "application/json", `{"upload_id":"{id}"}`, "upl_none", func(c *tenant) string { return c.upload })(t, c, other)
		// The same bytes, again and again, while the other deletes his.
		id := decode[synoptic.Document](t, c.call(t, other, "POST", "/v1/documents?extract=none&file_name="+c.mark, "text/plain", "bytes that both have")).ID
		if r := c.call(t, other, "GET", "/v1/documents/"+id, "", ""); r.status != 200 || !strings.Contains(string(r.body), c.mark) {
			t.Errorf("%s lost a page that both have: %d %s", c.ws, r.status, r.body)
		}
		if r := c.call(t, other, "DELETE", "/v1/documents/"+id, "", ""); r.status != 204 {
			t.Errorf("%s cannot delete a page that both have: %d %s", c.ws, r.status, r.body)
		}
	},
	"POST /v1/uploads": func(t *testing.T, c, other *tenant) {
		body := fmt.Sprintf(`{"size_bytes":1,"sha256":%q,"file_name":%q}`, synoptic.SHA256Hex([]byte("x")), c.mark)
		if r := c.call(t, other, "POST", "/v1/uploads", "application/json", body); r.status != 201 {
			t.Errorf("announcing: %d %s", r.status, r.body)
		}
	},
	// Not described, since its address is given out: a ticket of one is none
	// for the place of the other.
	"PUT /v1/uploads/content": func(t *testing.T, c, other *tenant) {
		mine, err := url.Parse(c.ticket)
		if err != nil {
			t.Fatal(err)
		}
		theirs, err := url.Parse(other.ticket)
		if err != nil {
			t.Fatal(err)
		}
		theirs.RawQuery = mine.RawQuery
		wantProblem(t, c.call(t, other, "PUT", theirs.RequestURI(), "text/plain", "x"), http.StatusForbidden, "forbidden")
	},

	"GET /v1/reviews":             listed("/v1/reviews", reviewOf, func(c *tenant) string { return c.reviewCursor }),
	"GET /v1/reviews/{id}/events": foreign("GET", "/v1/reviews/{id}/events", "", "", "rev_none", reviewOf),
	"DELETE /v1/reviews/{id}":     foreign("DELETE", "/v1/reviews/{id}", "", "", "rev_none", reviewOf),
	"GET /v1/reviews/{id}": func(t *testing.T, c, other *tenant) {
		for _, format := range []string{"", "?format=md", "?format=csv"} {
			foreign("GET", "/v1/reviews/{id}"+format, "", "", "rev_none", reviewOf)(t, c, other)
		}
		if r := c.call(t, other, "GET", "/v1/reviews/"+sharedReview, "", ""); r.status != 200 || !strings.Contains(string(r.body), c.mark) {
			t.Errorf("%s does not see its own review of an id that both have: %d %s", c.ws, r.status, r.body)
		}
	},
	"POST /v1/reviews": func(t *testing.T, c, other *tenant) {
		foreign("POST", "/v1/reviews", "application/json", `{"document_ids":["{id}"]}`, "doc_none", document)(t, c, other)
		foreign("POST", "/v1/reviews?dry_run=true", "application/json", `{"document_ids":["{id}"]}`, "doc_none", document)(t, c, other)
		// One Idempotency-Key, and requests that differ: each finds his own.
		ask := func() reply {
			return c.call(t, other, "POST", "/v1/reviews", "application/json", fmt.Sprintf(`{"document_ids":[%q],"title":%q}`, c.shared, c.mark), "Idempotency-Key", "the same")
		}
		first, second := decode[synoptic.Review](t, ask()), decode[synoptic.Review](t, ask())
		if first.ID == "" || first.ID != second.ID || first.Title != c.mark {
			t.Errorf("one key of %s found %q (%s) and %q", c.ws, first.ID, first.Title, second.ID)
		}
	},

	"GET /v1/usage": func(t *testing.T, c, other *tenant) {
		if r := c.call(t, other, "GET", "/v1/usage", "", ""); r.status != 200 || !strings.Contains(string(r.body), c.mark) {
			t.Errorf("usage of %s: %d %s", c.ws, r.status, r.body)
		}
	},
}

// newTenant gives a workspace its things.
func newTenant(t *testing.T, s *server, api *httpapi.API, ws synoptic.Workspace) *tenant {
	t.Helper()
	ctx := t.Context()
	c := &tenant{server: s, ws: ws, api: api, mark: "mark-of-" + string(ws)}
	keys := access.Keys{Store: api.Store, Now: time.Now}
	var err error
	if c.key, _, err = keys.Create(ctx, access.NewKey{Workspace: ws}); err != nil {
		t.Fatal(err)
	}
	nobody := &tenant{}
	add := func(raw, query string) string {
		return decode[synoptic.Document](t, c.call(t, nobody, "POST", "/v1/documents?"+query, "text/plain", raw)).ID
	}
	c.shared = add(string(page(t, "d01.txt")), "file_name="+c.mark)
	c.private = add("题名：只属于"+c.mark+"的页面\n摘要：本文研究发现，"+c.mark+"的页面不为他人所见。\n", "file_name="+c.mark)

	// Two reviews, one of them under an id that the other has too.
	c.review = synoptic.NewReviewID()
	for _, id := range []string{c.review, sharedReview} {
		if _, err := api.Reviews.Ask(ctx, ws, id, review.Request{Title: c.mark, DocumentIDs: []string{c.shared}}); err != nil {
			t.Fatal(err)
		}
		if events := c.call(t, nobody, "GET", "/v1/reviews/"+id+"/events", "", ""); !strings.Contains(string(events.body), "event: done") {
			t.Fatalf("the review of %s: %s", ws, events.body)
		}
	}
	content := "an upload of " + c.mark
	offer := decode[httpapi.UploadTicket](t, c.call(t, nobody, "POST", "/v1/uploads", "application/json",
		fmt.Sprintf(`{"size_bytes":%d,"sha256":%q,"media_type":"text/plain"}`, len(content), synoptic.SHA256Hex([]byte(content)))))
	c.upload, c.ticket = offer.UploadID, offer.URL
	if r := put(t, offer, content); r.status != http.StatusNoContent {
		t.Fatalf("uploading: %d %s", r.status, r.body)
	}
	if err := api.Store.AddUsage(ctx, ws, storage.UsageEntry{ID: "the same", Day: time.Now().UTC().Format(time.DateOnly), Model: c.mark, Purpose: "extract"}); err != nil {
		t.Fatal(err)
	}
	for path, cursor := range map[string]*string{"/v1/documents": &c.documentCursor, "/v1/reviews": &c.reviewCursor} {
		*cursor = string(decode[httpapi.List[json.RawMessage]](t, c.call(t, nobody, "GET", path+"?limit=1", "", "")).NextCursor)
	}
	return c
}

// put sends an upload as a ticket says.
func put(t *testing.T, ticket httpapi.UploadTicket, content string) reply {
	t.Helper()
	at, err := url.Parse(ticket.URL)
	if err != nil {
		t.Fatal(err)
	}
	s := &server{t, at.Scheme + "://" + at.Host}
	return s.do("PUT", at.RequestURI(), ticket.Headers["Content-Type"], strings.NewReader(content))
}

// withKeys makes a server ask for keys, and take uploads.
func withKeys(t *testing.T, into **httpapi.API) func(*httpapi.API) {
	return func(a *httpapi.API) {
		gate := access.NewGate(a.Store, slog.New(slog.NewTextHandler(io.Discard, nil)), nil)
		a.Authenticate, a.Who = httpapi.ByGate(gate), httpapi.WhoByGate(gate)
		box, err := inbox.Open(filepath.Join(t.TempDir(), "incoming"), nil)
		if err != nil {
			t.Fatal(err)
		}
		a.Inbox, a.Ingest.Incoming = box, box
		*into = a
	}
}

func operations(t *testing.T, s *server) []string {
	t.Helper()
	var spec struct {
		Paths map[string]map[string]json.RawMessage `json:"paths"`
	}
	if err := json.Unmarshal(s.get("/openapi.json").body, &spec); err != nil {
		t.Fatal(err)
	}
	var names []string
	for path, item := range spec.Paths {
		for method := range item {
			names = append(names, strings.ToUpper(method)+" "+path)
		}
	}
	if len(names) == 0 {
		t.Fatal("the API describes no operation")
	}
	return names
}

// TestNothingCrossesWorkspaces lets two tenants hammer every route at once,
// each after what is the other's.
func TestNothingCrossesWorkspaces(t *testing.T) {
	t.Parallel()
	var api *httpapi.API
	s := start(t, true, withKeys(t, &api))
	for _, name := range operations(t, s) {
		if routes[name] == nil {
			t.Errorf("%s has no case in routes: say there what a tenant could try to see of the other's", name)
		}
	}
	one, two := newTenant(t, s, api, "w1"), newTenant(t, s, api, "w2")
	if one.shared != two.shared || one.private == two.private {
		t.Fatal("the two have not the ids that they should")
	}
	var hammering sync.WaitGroup
	for _, attempt := range routes {
		for _, pair := range [][2]*tenant{{one, two}, {two, one}} {
			hammering.Go(func() {
				for range 3 {
					attempt(t, pair[0], pair[1])
				}
			})
		}
	}
	hammering.Wait()
	// After all that, everybody still has his own.
	for _, pair := range [][2]*tenant{{one, two}, {two, one}} {
		c, other := pair[0], pair[1]
		for _, path := range []string{"/v1/documents/" + c.private, "/v1/documents/" + c.shared, "/v1/reviews/" + c.review, "/v1/reviews/" + sharedReview} {
			if r := c.call(t, other, "GET", path, "", ""); r.status != 200 || !strings.Contains(string(r.body), c.mark) {
				t.Errorf("%s lost %s: %d %.300s", c.ws, path, r.status, r.body)
			}
		}
		made := c.call(t, other, "POST", "/v1/documents", "application/json", fmt.Sprintf(`{"upload_id":%q,"extract":"none"}`, c.upload))
		if d := decode[synoptic.Document](t, made); made.status != http.StatusCreated || d.ID != synoptic.DocumentID([]byte("an upload of "+c.mark)) {
			t.Errorf("the upload of %s: %d %s", c.ws, made.status, made.body)
		}
	}
	// One deletes what both have.
	if r := one.call(t, two, "DELETE", "/v1/documents/"+one.shared, "", ""); r.status != 204 {
		t.Errorf("deleting: %d", r.status)
	}
	if r := one.call(t, two, "DELETE", "/v1/reviews/"+sharedReview, "", ""); r.status != 204 {
		t.Errorf("deleting: %d", r.status)
	}
	for _, path := range []string{"/v1/documents/" + two.shared, "/v1/documents/" + two.shared + "/raw", "/v1/reviews/" + sharedReview} {
		if r := two.call(t, one, "GET", path, "", ""); r.status != 200 {
			t.Errorf("%s went with the other's: %d", path, r.status)
		}
		if r := one.call(t, two, "GET", path, "", ""); r.status != 404 {
			t.Errorf("%s is still there: %d", path, r.status)
		}
	}
}

// TestEveryRouteAsksForAKey but for those that tell nothing.
func TestEveryRouteAsksForAKey(t *testing.T) {
	t.Parallel()
	var api *httpapi.API
	s := start(t, false, withKeys(t, &api))
	for _, path := range []string{"/", "/docs", "/healthz", "/openapi.json"} {
		if r := s.get(path); r.status != http.StatusOK {
			t.Errorf("%s: %d %s", path, r.status, r.body)
		}
	}
	for _, name := range append(operations(t, s), "GET /v1/unknown", "GET /anything", "PUT /v1/documents", "POST /healthz/x") {
		method, path, _ := strings.Cut(name, " ")
		if path == "/healthz" {
			continue
		}
		var first reply
		for i, header := range []string{"", "Bearer syn_x", "Bearer " + strings.Repeat("x", 10_000), "Basic eDp5"} {
			r := s.do(method, strings.ReplaceAll(path, "{id}", "doc_x"), "", nil, "Authorization", header)
			wantProblem(t, r, http.StatusUnauthorized, "unauthorized")
			if challenge := r.header.Get("WWW-Authenticate"); !strings.HasPrefix(challenge, "Bearer ") {
				t.Errorf("%s: challenge %q", name, challenge)
			}
			if i == 0 {
				first = r
			} else if bytes.Equal(first.body, r.body) {
				t.Errorf("%s: a bad key is answered like none: %s", name, r.body)
			}
		}
	}
}
