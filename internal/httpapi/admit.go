package httpapi

import (
	"context"
	"fmt"
	"math"
	"net/http"
	"strconv"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"synoptic/internal/access"
	"synoptic/internal/synoptic"
)

// ByGate authenticates by API keys and by claims that the platform in front
// has verified.
func ByGate(gate *access.Gate) func(*http.Request) (synoptic.Workspace, error) {
	return func(r *http.Request) (synoptic.Workspace, error) {
		return gate.Workspace(r.Context(), r.Header.Get("Authorization"))
	}
}

// openToAll are the paths that need no key: whether the server lives, and what
// it can do. Whatever is not named here does.
var openToAll = map[string]bool{
	"/": true, "/docs": true, "/healthz": true,
	"/openapi.json": true, "/openapi.yaml": true, "/openapi-3.0.json": true, "/openapi-3.0.yaml": true,
}

type workspaceKey struct{}

// workspace is the tenant of a request, as authenticated.
func workspace(ctx context.Context) synoptic.Workspace {
	ws, _ := ctx.Value(workspaceKey{}).(synoptic.Workspace)
	return ws
}

// admit lets a request in: it finds out whose it is, counts it, and bounds its
// body.
func (a *API) admit(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		r.Body = http.MaxBytesReader(w, r.Body, MaxBody+1)
		if a.Authenticate != nil && openToAll[r.URL.Path] {
			next.ServeHTTP(w, r)
			return
		}
		ws := synoptic.LocalWorkspace
		if a.Authenticate != nil {
			var err error
			if ws, err = a.Authenticate(r); err != nil {
				a.refuse(w, r, err)
				return
			}
		}
		if a.Limit != nil && !openToAll[r.URL.Path] {
			allowance := a.Limit.Take(ws)
			tellAllowance(w.Header(), allowance)
			if !allowance.Allowed {
				retryAfter(w.Header(), allowance.Retry)
				writeProblem(w, problemOf(synoptic.Errorf(synoptic.CodeRateLimited,
					"too many requests: %d may come at once, and as many again over %v", allowance.Quota, allowance.Window.Round(time.Second))))
				return
			}
		}
		next.ServeHTTP(w, r.WithContext(a.called(context.WithValue(r.Context(), workspaceKey{}, ws), r)))
	})
}

// refuse answers who was not let in.
func (a *API) refuse(w http.ResponseWriter, r *http.Request, err error) {
	p := problemOf(err)
	switch {
	case p.Status == http.StatusUnauthorized && r.Header.Get("Authorization") == "":
		w.Header().Set("WWW-Authenticate", `Bearer realm="synoptic"`)
	case p.Status == http.StatusUnauthorized:
		w.Header().Set("WWW-Authenticate", `Bearer realm="synoptic", error="invalid_token"`)
	case p.Status == http.StatusTooManyRequests, p.Status == http.StatusServiceUnavailable:
		retryAfter(w.Header(), time.Second)
	}
	if p.Status >= http.StatusInternalServerError && r.Context().Err() == nil {
		a.Log.ErrorContext(r.Context(), "finding out who calls failed", "code", p.Code, "error", err)
	}
	writeProblem(w, p)
}

// tellAllowance says what is left, in the fields of the IETF's draft
// (draft-ietf-httpapi-ratelimit-headers-11).
func tellAllowance(h http.Header, a access.Allowance) {
	h.Set("RateLimit-Policy", fmt.Sprintf(`"workspace";q=%d;w=%d`, a.Quota, seconds(a.Window)))
	h.Set("RateLimit", fmt.Sprintf(`"workspace";r=%d;t=%d`, a.Remaining, seconds(a.Reset)))
}

func retryAfter(h http.Header, d time.Duration) {
	h.Set("Retry-After", strconv.Itoa(max(1, seconds(d))))
}

func seconds(d time.Duration) int { return int(math.Ceil(d.Seconds())) }

// keyScheme names the one way to authenticate in the description.
const keyScheme = "key"

// describeAccess says in the description who may call, and what those are told
// who may not, or not now.
func describeAccess(spec *huma.OpenAPI) {
	spec.Components.SecuritySchemes = map[string]*huma.SecurityScheme{keyScheme: {
		Type: "http", Scheme: "bearer", BearerFormat: "syn_…",
		Description: "An API key (synoptic keys create), or a token that the platform in front verifies. A server on a loopback address that was started without --auth needs none.",
	}}
	spec.Security = []map[string][]string{{keyScheme: {}}, {}}
	for path, item := range spec.Paths {
		if openToAll[path] {
			continue
		}
		for _, op := range operationsOf(item) {
			describeRefusal(op, http.StatusUnauthorized, "No valid API key, or none at all", map[string]*huma.Param{
				"WWW-Authenticate": {Schema: &huma.Schema{Type: huma.TypeString}}})
			describeRefusal(op, http.StatusForbidden, "A key without a workspace; on a loopback address a foreign Host or Origin", nil)
			describeRefusal(op, http.StatusMethodNotAllowed, "The path takes other methods, which Allow lists", map[string]*huma.Param{
				"Allow": {Schema: &huma.Schema{Type: huma.TypeString}}})
			describeRefusal(op, http.StatusServiceUnavailable, "Not now; the same request may succeed later", map[string]*huma.Param{
				"Retry-After": {Description: "Seconds to wait, where they are known", Schema: &huma.Schema{Type: huma.TypeInteger}}})
			describeRefusal(op, http.StatusTooManyRequests, "Too many requests of this workspace; every answer tells by RateLimit and RateLimit-Policy what is left", map[string]*huma.Param{
				"Retry-After":      {Description: "Seconds to wait", Schema: &huma.Schema{Type: huma.TypeInteger}},
				"RateLimit":        {Description: `Such as "workspace";r=0;t=10: requests left, and seconds until the quota is whole again`, Schema: &huma.Schema{Type: huma.TypeString}},
				"RateLimit-Policy": {Description: `Such as "workspace";q=100;w=10: requests that may come at once, and the seconds in which they come back`, Schema: &huma.Schema{Type: huma.TypeString}},
			})
		}
	}
}

// describeLending says in the description what becomes of answers that a
// platform cannot carry.
func describeLending(spec *huma.OpenAPI) {
	for path, item := range spec.Paths {
		if item.Get != nil && !openToAll[path] {
			item.Get.Responses["303"] = &huma.Response{
				Description: "Where the platform cannot carry an answer of over 4 MB: it is at Location for five minutes, and wants no key there",
				Headers:     map[string]*huma.Param{"Location": {Schema: &huma.Schema{Type: huma.TypeString}}},
			}
		}
	}
}

func describeRefusal(op *huma.Operation, status int, description string, headers map[string]*huma.Param) {
	op.Responses[strconv.Itoa(status)] = &huma.Response{Description: description, Headers: headers}
}

// operationsOf lists the operations of a path.
func operationsOf(item *huma.PathItem) []*huma.Operation {
	var operations []*huma.Operation
	for _, op := range []*huma.Operation{item.Get, item.Put, item.Post, item.Patch, item.Delete} {
		if op != nil {
			operations = append(operations, op)
		}
	}
	return operations
}
