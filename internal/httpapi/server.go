package httpapi

import (
	"context"
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"reflect"
	"runtime/debug"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"

	"synoptic/internal/access"
	"synoptic/internal/batch"
	"synoptic/internal/extract"
	"synoptic/internal/ingest"
	"synoptic/internal/people"
	"synoptic/internal/review"
	"synoptic/internal/storage"
	"synoptic/internal/synoptic"
)

// Version is the version of the API as OpenAPI states it. It changes with the
// contract, which only grows.
const Version = "1.0.0"

// MaxBody is the size of the largest request, in bytes. Larger pages come by
// an upload URL.
const MaxBody = 4 << 20

// API is what the handlers are made of. What stands below Now may be left out.
type API struct {
	Store   *storage.Store
	Ingest  *ingest.Service
	Extract *extract.Service
	Reviews *review.Service
	Log     *slog.Logger
	Now     func() time.Time

	// Authenticate names the workspace of a request; nil is the local one.
	Authenticate func(*http.Request) (synoptic.Workspace, error)
	// Who names the caller of a request that was let in; nil is "local".
	Who func(*http.Request) string
	// Limit bounds how often a workspace may call; nil does not.
	Limit *access.Limiter
	// Inbox takes the bytes of uploads whose tickets lead to this server; nil
	// where they lead elsewhere.
	Inbox storage.Inbox
	// Large puts an answer to a GET aside that is larger than MaxBody, and
	// returns an address where it can be fetched for some minutes; nil sends
	// answers of any size.
	Large func(context.Context, synoptic.Workspace, LargeBody) (address string, err error)
	// Batches has what waits extracted; nil knows of batches and runs none.
	Batches *batch.Service
	// WakeBatches is called when a batch was asked for; nil leaves it to the
	// next tick.
	WakeBatches func()
	// LoopbackOnly refuses foreign Host and Origin headers.
	LoopbackOnly bool
	// Stopping ends event streams when it is closed, so that a server can
	// stop; nil never does.
	Stopping <-chan struct{}
}

// Handler makes the http.Handler of the whole API.
func (a *API) Handler() http.Handler {
	mux := http.NewServeMux()
	a.register(humago.New(mux, a.config()))
	var h http.Handler = ownNotFound(mux)
	h = a.once(h)
	h = a.lendLarge(h)
	h = a.admit(h)
	h = a.takeUploads(h)
	if a.LoopbackOnly {
		h = loopbackOnly(h)
	}
	return a.survive(h)
}

// config is huma without what does not fit the contract: no $schema in
// bodies, no docs page from another host, problems of our own.
func (a *API) config() huma.Config {
	config := huma.DefaultConfig("Synoptic", Version)
	config.Info.Description = "Saved journal pages in; records, evidence tables and comparative reviews out. Every answer is carried by a quote that stands on the page."
	config.CreateHooks = nil
	config.SchemasPath, config.DocsPath = "", ""
	config.Transformers = append(config.Transformers, ownProblems)
	config.Formats = map[string]huma.Format{
		"application/json": {Marshal: func(w io.Writer, v any) error { return encodeJSON(w, v) }, Unmarshal: json.Unmarshal},
		"json":             {Marshal: func(w io.Writer, v any) error { return encodeJSON(w, v) }, Unmarshal: json.Unmarshal},
	}
	config.Components.Schemas.RegisterTypeAlias(reflect.TypeFor[synoptic.Cell](), reflect.TypeFor[cellSchema]())
	config.Components.Schemas.RegisterTypeAlias(reflect.TypeFor[people.Misquote](), reflect.TypeFor[misquoteSchema]())
	return config
}

func (a *API) register(api huma.API) {
	a.registerDocuments(api)
	a.registerUploads(api)
	a.registerExtractions(api)
	a.registerEdits(api)
	a.registerAgreement(api)
	a.registerForms(api)
	a.registerReviews(api)
	a.registerLiving(api)
	a.registerBatches(api)
	a.registerUsage(api)
	a.registerMeta(api)
	describeAccess(api.OpenAPI())
	describeLending(api.OpenAPI())
	describeOnce(api.OpenAPI())
	describeProblems(api.OpenAPI())
	describeNulls(api.OpenAPI().Components.Schemas)
	openResponses(api.OpenAPI().Components.Schemas)
}

// encodeJSON writes JSON in which text reads as it stands on the page.
func encodeJSON(w io.Writer, v any) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	return enc.Encode(v)
}

// handle registers an operation whose errors become problems.
func handle[I, O any](a *API, api huma.API, op huma.Operation, do func(context.Context, *I) (*O, error)) {
	if !op.Hidden {
		op.Middlewares = append(op.Middlewares, knownQueryOnly)
	}
	op.Errors = append(op.Errors, http.StatusBadRequest, http.StatusNotFound, http.StatusUnprocessableEntity)
	huma.Register(api, op, func(ctx context.Context, in *I) (*O, error) {
		out, err := do(ctx, in)
		if err != nil {
			p := problemOf(err)
			if p.Status >= http.StatusInternalServerError && ctx.Err() == nil {
				a.Log.ErrorContext(ctx, "request failed", "operation", op.OperationID, "code", p.Code, "error", err)
			}
			return nil, p
		}
		return out, nil
	})
}

// survive turns a panic into a 500 that tells nothing, and logs it.
func (a *API) survive(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer func() {
			cause := recover()
			if cause == nil {
				return
			}
			if cause == http.ErrAbortHandler {
				panic(cause)
			}
			a.Log.ErrorContext(r.Context(), "a handler panicked", "method", r.Method, "cause", cause, "stack", string(debug.Stack()))
			writeProblem(w, problemOf(synoptic.Errorf(synoptic.CodeInternal, "")))
		}()
		next.ServeHTTP(w, r)
	})
}

// ownNotFound answers unknown paths and methods with problems.
func ownNotFound(mux *http.ServeMux) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		theirs, pattern := mux.Handler(r)
		if pattern != "" {
			mux.ServeHTTP(w, r)
			return
		}
		said := statusOnly{header: http.Header{}, status: http.StatusNotFound}
		theirs.ServeHTTP(&said, r)
		p := problemOf(synoptic.Errorf(synoptic.CodeNotFound, "there is no such path; /docs lists them"))
		if said.status == http.StatusMethodNotAllowed {
			w.Header().Set("Allow", said.header.Get("Allow"))
			p = &ProblemDetails{Type: "about:blank", Title: http.StatusText(said.status), Status: said.status,
				Code: codeOf[said.status], Detail: "this path takes " + said.header.Get("Allow")}
		} else if location := said.header.Get("Location"); location != "" {
			http.Redirect(w, r, location, said.status)
			return
		}
		writeProblem(w, p)
	})
}

// statusOnly is a response of which only status and headers matter.
type statusOnly struct {
	header http.Header
	status int
}

func (s *statusOnly) Header() http.Header         { return s.header }
func (s *statusOnly) WriteHeader(status int)      { s.status = status }
func (s *statusOnly) Write(b []byte) (int, error) { return len(b), nil }
