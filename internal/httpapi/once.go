package httpapi

import (
	"bytes"
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io"
	"mime"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"synoptic/internal/storage"
	"synoptic/internal/synoptic"
)

const (
	// idempotencyKept is how long an Idempotency-Key is remembered.
	idempotencyKept = 24 * time.Hour
	// idempotencyBusy is how long a request may take before a repetition takes
	// it for dead and continues its work.
	idempotencyBusy = 2 * time.Minute

	idempotencyHeader = "Idempotency-Key"
	maxIdempotencyKey = 255
)

// readsOnly are the POSTs that start nothing; to repeat them costs nothing.
var readsOnly = map[string]bool{"/v1/agreement": true}

// keptHeaders are the headers of an answer that are given again with it.
var keptHeaders = []string{"Content-Type", "Location", "Retry-After"}

type referenceKey struct{}

// reference is what the work of a request with an Idempotency-Key is to be
// done under: the same when the request is repeated after it was cut short.
// Empty for a request without a key.
func reference(ctx context.Context) string {
	ref, _ := ctx.Value(referenceKey{}).(string)
	return ref
}

// once answers a POST with an Idempotency-Key once: a repetition within a day
// is given the same answer. A request that was refused did nothing, and leaves
// its key free; one that failed continues where it was, when it is repeated.
func (a *API) once(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		key := r.Header.Get(idempotencyHeader)
		if r.Method != http.MethodPost || key == "" || readsOnly[r.URL.Path] || !strings.HasPrefix(r.URL.Path, "/v1/") {
			next.ServeHTTP(w, r)
			return
		}
		if len(key) > maxIdempotencyKey {
			writeProblem(w, problemOf(synoptic.Errorf(synoptic.CodeUnprocessable, "an idempotency key has at most %d characters", maxIdempotencyKey)))
			return
		}
		body, err := io.ReadAll(r.Body)
		if err != nil {
			writeProblem(w, problemOf(bodyError(err, "the body cannot be read")))
			return
		}
		r.Body = io.NopCloser(bytes.NewReader(body))
		ws, key, now := workspace(r.Context()), r.URL.Path+":"+key, a.Now()
		held, err := a.Store.BeginIdempotent(r.Context(), ws, key, storage.Idempotency{
			RequestHash: fingerprint(r, body), Reference: strings.ToLower(rand.Text()), Holder: rand.Text(),
			BusyUntil: now.Add(idempotencyBusy), ExpiresAt: now.Add(idempotencyKept)})
		if err != nil {
			p := problemOf(err)
			if p.Status == http.StatusConflict {
				retryAfter(w.Header(), time.Second)
			}
			if p.Status >= http.StatusInternalServerError && r.Context().Err() == nil {
				a.Log.ErrorContext(r.Context(), "looking up an idempotency key failed", "error", err)
			}
			writeProblem(w, p)
			return
		}
		if held.Answer != nil {
			w.Header().Set("Idempotency-Replayed", "true")
			giveAgain(w, *held.Answer)
			return
		}
		said := &wholeAnswer{header: http.Header{}, status: http.StatusInternalServerError}
		// What was done is kept also where nobody waits for it any more, and
		// where a panic ends it.
		defer func() {
			if err := a.settle(context.WithoutCancel(r.Context()), ws, key, held, said); err != nil {
				a.Log.ErrorContext(r.Context(), "keeping an answer for its idempotency key failed", "error", err)
			}
			if said.wrote {
				said.sendTo(w)
			}
		}()
		next.ServeHTTP(said, r.WithContext(context.WithValue(r.Context(), referenceKey{}, held.Reference)))
	})
}

// settle keeps an answer for its key, or frees the key where there is none to
// be given again. One too large to be kept is not: the request is carried out
// anew then, and finds what the first one made.
func (a *API) settle(ctx context.Context, ws synoptic.Workspace, key string, held storage.Idempotency, said *wholeAnswer) error {
	if said.status >= http.StatusBadRequest && said.status < http.StatusInternalServerError {
		return a.Store.ForgetIdempotent(ctx, ws, key, held)
	}
	if said.status < http.StatusBadRequest {
		held.Answer = said.kept()
	}
	err := a.Store.SettleIdempotent(ctx, ws, key, held)
	if synoptic.CodeOf(err) == synoptic.CodeTooLarge {
		return a.Store.ForgetIdempotent(ctx, ws, key, held)
	}
	return err
}

// fingerprint tells one request from another. It does not see how JSON is laid
// out, nor what a form puts between its parts, which is another text each time
// that a client writes the same form.
func fingerprint(r *http.Request, body []byte) string {
	contentType := r.Header.Get("Content-Type")
	media, params, err := mime.ParseMediaType(contentType)
	var compact bytes.Buffer
	switch {
	case err != nil:
	case strings.HasPrefix(media, "multipart/") && params["boundary"] != "":
		contentType, body = media, bytes.ReplaceAll(body, []byte("--"+params["boundary"]), []byte("--"))
	case media == "application/json" && json.Compact(&compact, body) == nil:
		contentType, body = media, compact.Bytes()
	}
	h := sha256.New()
	for _, part := range [][]byte{[]byte(r.URL.Query().Encode()), []byte(contentType), body} {
		h.Write([]byte(strconv.Itoa(len(part)) + ":"))
		h.Write(part)
	}
	return hex.EncodeToString(h.Sum(nil))
}

// wholeAnswer is an answer that is not sent before it is kept.
type wholeAnswer struct {
	header http.Header
	status int // a failure until something is said
	wrote  bool
	body   bytes.Buffer
}

func (s *wholeAnswer) Header() http.Header { return s.header }

func (s *wholeAnswer) WriteHeader(status int) {
	if !s.wrote {
		s.status, s.wrote = status, true
	}
}

func (s *wholeAnswer) Write(b []byte) (int, error) {
	s.WriteHeader(http.StatusOK)
	return s.body.Write(b)
}

func (s *wholeAnswer) kept() *storage.KeptAnswer {
	k := &storage.KeptAnswer{Status: s.status, Header: map[string]string{}, Body: s.body.String()}
	for _, name := range keptHeaders {
		if v := s.header.Get(name); v != "" {
			k.Header[name] = v
		}
	}
	return k
}

func (s *wholeAnswer) sendTo(w http.ResponseWriter) {
	for name, values := range s.header {
		w.Header()[name] = values
	}
	w.WriteHeader(s.status)
	_, _ = w.Write(s.body.Bytes()) // a client that went away has no use for it
}

func giveAgain(w http.ResponseWriter, k storage.KeptAnswer) {
	for name, v := range k.Header {
		w.Header().Set(name, v)
	}
	w.WriteHeader(k.Status)
	_, _ = io.WriteString(w, k.Body) // as above
}

// describeOnce says in the description which operations take a key.
func describeOnce(spec *huma.OpenAPI) {
	longest := maxIdempotencyKey
	for path, item := range spec.Paths {
		op := item.Post
		if op == nil || readsOnly[path] {
			continue
		}
		op.Parameters = append(op.Parameters, &huma.Param{Name: idempotencyHeader, In: "header",
			Description: "A repeated request with the same key is given the first one's answer, for a day; 422 where it is another request, 409 while the first is still being answered",
			Schema:      &huma.Schema{Type: huma.TypeString, MaxLength: &longest}})
		if op.Responses["409"] == nil {
			describeRefusal(op, http.StatusConflict, "The first request with this Idempotency-Key is still being answered", nil)
		}
	}
}
