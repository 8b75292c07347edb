package httpapi_test

import (
	"fmt"
	"maps"
	"strings"
	"testing"
	"time"

	"synoptic/internal/extract"
	"synoptic/internal/synoptic"
)

func init() {
	maps.Copy(routes, formRoutes)
	maps.Copy(routes, editRoutes)
	maps.Copy(routes, livingRoutes)
}

// livingRoutes are the routes of a review's versions; see routes.
var livingRoutes = map[string]func(t *testing.T, c, other *tenant){
	"POST /v1/reviews/{id}/refresh": func(t *testing.T, c, other *tenant) {
		foreign("POST", "/v1/reviews/{id}/refresh", "", "", "rev_none", reviewOf)(t, c, other)
		foreign("POST", "/v1/reviews/{id}/refresh?dry_run=true", "", "", "rev_none", reviewOf)(t, c, other)
	},
	"GET /v1/reviews/{id}/versions": foreign("GET", "/v1/reviews/{id}/versions", "", "", "rev_none", reviewOf),
	"GET /v1/reviews/{id}/compare":  foreign("GET", "/v1/reviews/{id}/compare?from=1&to=1", "", "", "rev_none", reviewOf),
}

// editRoutes are the routes of what people decide; see routes.
var editRoutes = map[string]func(t *testing.T, c, other *tenant){
	"GET /v1/documents/{id}/extraction":         foreign("GET", "/v1/documents/{id}/extraction", "", "", "doc_none", document),
	"GET /v1/documents/{id}/extraction/history": foreign("GET", "/v1/documents/{id}/extraction/history", "", "", "doc_none", document),
	"PATCH /v1/documents/{id}/extraction": func(t *testing.T, c, other *tenant) {
		foreign("PATCH", "/v1/documents/{id}/extraction", "application/json", `{"item":"findings","action":"accept"}`, "doc_none", document)(t, c, other)
		// A page that both have: each has his own decisions on it, under his own name.
		decided := c.call(t, other, "PATCH", "/v1/documents/"+c.shared+"/extraction", "application/json",
			fmt.Sprintf(`{"item":"theory","action":"edit","answer":"协作治理（%s）","quotes":[{"text":"协作治理理论"}]}`, c.mark))
		if decided.status != 200 && decided.status != 409 && decided.status != 422 {
			t.Errorf("deciding: %d %s", decided.status, decided.body)
		}
		if d := decode[synoptic.Document](t, decided); decided.status == 200 && !strings.Contains(string(d.Extraction.Theory.EditedBy), "key ") {
			t.Errorf("decided by %q", d.Extraction.Theory.EditedBy)
		}
		c.call(t, other, "GET", "/v1/documents/"+c.shared+"/extraction/history", "", "")
	},
}

// formOf is the id of a form that the tenant alone has.
func formOf(c *tenant) string {
	f, _, err := extract.SaveForm(c.t.Context(), c.api.Store, c.ws, synoptic.Form{Name: "form of " + c.mark,
		Items: []synoptic.FormItem{{Name: "x", Instruction: c.mark, Type: synoptic.TextItem}}}, time.Now())
	if err != nil {
		c.t.Error(err)
	}
	return f.ID
}

// formRoutes are the routes of forms; see routes.
var formRoutes = map[string]func(t *testing.T, c, other *tenant){
	"GET /v1/forms/{id}":          foreign("GET", "/v1/forms/{id}", "", "", "form_none", formOf),
	"GET /v1/forms/{id}/versions": foreign("GET", "/v1/forms/{id}/versions", "", "", "form_none", formOf),
	"POST /v1/forms/{id}/apply": func(t *testing.T, c, other *tenant) {
		foreign("POST", "/v1/forms/{id}/apply", "application/json", `{"filter":{}}`, "form_none", formOf)(t, c, other)
		foreign("POST", "/v1/forms/"+formOf(c)+"/apply", "application/json", `{"document_ids":["{id}"]}`, "doc_none", document)(t, c, other)
		foreign("POST", "/v1/documents/"+c.private+"/extraction", "application/json", `{"form":"{id}"}`, "form_none", formOf)(t, c, other)
		foreign("POST", "/v1/documents?form={id}", "text/plain", "a page under the form of "+c.mark, "form_none", formOf)(t, c, other)
	},
	"POST /v1/agreement": foreign("POST", "/v1/agreement", "application/json", `{"document_ids":["{id}"],"a":{"engine":"rules"},"b":{"engine":"llm"}}`, "doc_none", document),
	"GET /v1/forms": func(t *testing.T, c, other *tenant) {
		id := formOf(c)
		formOf(other)
		if r := c.call(t, other, "GET", "/v1/forms?limit=100", "", ""); r.status != 200 || !strings.Contains(string(r.body), id) {
			t.Errorf("GET /v1/forms does not list %s's own: %d %s", c.ws, r.status, r.body)
		}
	},
	"POST /v1/forms": func(t *testing.T, c, other *tenant) {
		// One name and other items: neither becomes a version of the other's.
		save := func(of *tenant, from *tenant) synoptic.Form {
			return decode[synoptic.Form](t, of.call(t, from, "POST", "/v1/forms", "application/json",
				fmt.Sprintf(`{"name":"the same","items":[{"name":"x","type":"text","instruction":%q}]}`, of.mark)))
		}
		mine, theirs := save(c, other), save(other, c)
		if mine.ID != theirs.ID || mine.Version == theirs.Version {
			t.Errorf("%s and %s", mine.Ref(), theirs.Ref())
		}
		if r := c.call(t, other, "GET", "/v1/forms/"+mine.ID+"?version="+theirs.Version, "", ""); r.status != 404 {
			t.Errorf("the other's version is there: %d %s", r.status, r.body)
		}
	},
}
