package httpapi

import (
	"mime"
	"net/http"
	"strings"

	"synoptic/internal/synoptic"
)

// LargeBody is an answer too large for the platform to carry.
type LargeBody struct {
	ContentType string
	FileName    string // to be saved as; empty for none
	Bytes       []byte
}

// lendLarge answers a GET whose body is larger than MaxBody with a redirection
// to where it can be fetched. It holds back every body until it is whole,
// which only a platform that does so anyhow should bear; streams pass.
func (a *API) lendLarge(next http.Handler) http.Handler {
	if a.Large == nil {
		return next
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method != http.MethodGet {
			next.ServeHTTP(w, r)
			return
		}
		held := &heldAnswer{ResponseWriter: w}
		next.ServeHTTP(held, r)
		switch {
		case held.passing || held.status == 0:
			return
		case len(held.body) <= MaxBody:
			w.WriteHeader(held.status)
			_, _ = w.Write(held.body) // a client that went away has no use for it
			return
		}
		h := w.Header()
		body := LargeBody{ContentType: h.Get("Content-Type"), Bytes: held.body}
		if _, params, err := mime.ParseMediaType(h.Get("Content-Disposition")); err == nil {
			body.FileName = params["filename"]
		}
		address, err := a.Large(r.Context(), workspace(r.Context()), body)
		for _, name := range []string{"Content-Type", "Content-Disposition", "Content-Length", "ETag"} {
			h.Del(name)
		}
		if err != nil {
			a.Log.ErrorContext(r.Context(), "lending a large answer failed", "bytes", len(held.body), "error", err)
			writeProblem(w, problemOf(synoptic.Wrap(synoptic.CodeOf(err), "this answer is too large to be sent at once, and could not be put aside; try again", err)))
			return
		}
		h.Set("Location", address)
		h.Set("Cache-Control", "no-store") // the address is good for minutes
		w.WriteHeader(http.StatusSeeOther)
	})
}

// heldAnswer keeps a good answer back until it is whole. Everything else goes
// straight on.
type heldAnswer struct {
	http.ResponseWriter
	status  int
	passing bool
	body    []byte
}

func (h *heldAnswer) WriteHeader(status int) {
	if h.status != 0 {
		return
	}
	h.status = status
	h.passing = status != http.StatusOK || strings.HasPrefix(h.Header().Get("Content-Type"), "text/event-stream")
	if h.passing {
		h.ResponseWriter.WriteHeader(status)
	}
}

func (h *heldAnswer) Write(b []byte) (int, error) {
	h.WriteHeader(http.StatusOK)
	if h.passing {
		return h.ResponseWriter.Write(b)
	}
	h.body = append(h.body, b...)
	return len(b), nil
}

// FlushError lets streams flow, for http.ResponseController.
func (h *heldAnswer) FlushError() error {
	if !h.passing {
		return nil
	}
	return http.NewResponseController(h.ResponseWriter).Flush()
}
