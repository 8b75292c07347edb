package httpapi_test

import (
	"encoding/json"
	"maps"
	"net/http"
	"strings"
	"testing"
	"time"

	"synoptic/internal/batch"
	"synoptic/internal/httpapi"
	"synoptic/internal/synoptic"
)

func init() { maps.Copy(routes, batchRoutes) }

// batchOf asks for a batch of the tenant.
func batchOf(c *tenant) string {
	b, err := (&batch.Service{Store: c.api.Store, Now: time.Now}).Request(c.t.Context(), c.ws, "")
	if err != nil {
		c.t.Error(err)
	}
	return b.ID
}

// batchRoutes are the routes of batches; see routes.
var batchRoutes = map[string]func(t *testing.T, c, other *tenant){
	"GET /v1/batches/{id}": foreign("GET", "/v1/batches/{id}", "", "", "bat_none", batchOf),
	"GET /v1/batches": func(t *testing.T, c, other *tenant) {
		mine, theirs := batchOf(c), batchOf(other)
		r := c.call(t, other, "GET", "/v1/batches?limit=100", "", "")
		if r.status != 200 || !strings.Contains(string(r.body), mine) || strings.Contains(string(r.body), theirs) {
			t.Errorf("batches of %s: %d %s", c.ws, r.status, r.body)
		}
	},
	"POST /v1/batches": func(t *testing.T, c, other *tenant) {
		ask := func(key string) string {
			return decode[synoptic.Batch](t, c.call(t, other, "POST", "/v1/batches", "", "", "Idempotency-Key", key)).ID
		}
		if first, second := ask("the same"), ask("the same"); first == "" || first != second {
			t.Errorf("one key of %s found %q and %q", c.ws, first, second)
		}
	},
}

func TestBatches(t *testing.T) {
	t.Parallel()
	woken := 0
	s := start(t, false, func(a *httpapi.API) { a.WakeBatches = func() { woken++ } })
	s.do("POST", "/v1/documents?extract=batch&file_name=a", "text/plain", strings.NewReader("题名：一页\n摘要：本文研究发现，夜里便宜。\n"))
	asked := s.do("POST", "/v1/batches", "", strings.NewReader(""))
	b := decode[synoptic.Batch](t, asked)
	if asked.status != http.StatusAccepted || b.Status != synoptic.BatchCollecting || asked.header.Get("Location") != "/v1/batches/"+b.ID || woken != 1 {
		t.Fatalf("asked: %d %v %s, woken %d times", asked.status, asked.header, asked.body, woken)
	}
	if again := decode[synoptic.Batch](t, s.do("POST", "/v1/batches", "", strings.NewReader(""))); again.ID != b.ID {
		t.Errorf("asked twice, and got %s and %s", b.ID, again.ID)
	}
	list := decode[httpapi.BatchList](t, s.get("/v1/batches"))
	if len(list.Items) != 1 || list.Items[0].ID != b.ID || list.Waiting.Pending != 1 || list.Waiting.OldestPendingAt == nil {
		t.Errorf("the list: %+v", list)
	}
	var raw map[string]any
	if err := json.Unmarshal(s.get("/v1/batches/"+b.ID).body, &raw); err != nil {
		t.Fatal(err)
	}
	for _, key := range []string{"id", "status", "mode", "counts", "estimated_cost_usd", "cost_usd", "created_at", "completed_at", "error"} {
		if _, ok := raw[key]; !ok {
			t.Errorf("a batch has no %s: %v", key, raw)
		}
	}
	if r := s.get("/v1/batches/bat_none"); r.status != http.StatusNotFound {
		t.Errorf("unknown: %d", r.status)
	}
}
