package admin

import (
	"context"
	"crypto/rand"
	"crypto/subtle"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"time"

	"synoptic/internal/access"
	"synoptic/internal/synoptic"
)

// noteName is the file in a data folder that says where orders are taken.
const noteName = "control.json"

// note is what stands in it.
type note struct {
	Address string `json:"address"` // HOST:PORT on loopback
	Token   string `json:"token"`
}

// The orders, as paths.
const (
	pathCreate  = "/keys/create"
	pathList    = "/keys/list"
	pathRevoke  = "/keys/revoke"
	pathDead    = "/dead"
	pathRedrive = "/redrive"
)

// order is the body of every request; each path reads what it needs.
type order struct {
	Wanted    access.NewKey      `json:"wanted"`
	Workspace synoptic.Workspace `json:"workspace"`
	ID        string             `json:"id"`
	Queue     string             `json:"queue"`
}

// maxOrder bounds an order.
const maxOrder = 64 << 10

// Server takes orders for one data folder.
type Server struct {
	dir      string
	listener net.Listener
	http     *http.Server
}

// Open begins to take orders for the data folder dir, which must be this
// process's alone. They are carried out once Run is called.
func Open(ctx context.Context, dir string, office Office, log *slog.Logger) (*Server, error) {
	listener, err := new(net.ListenConfig).Listen(ctx, "tcp", "127.0.0.1:0")
	if err != nil {
		return nil, fmt.Errorf("listening for orders: %w", err)
	}
	n := note{Address: listener.Addr().String(), Token: rand.Text() + rand.Text()}
	if err := n.leave(dir); err != nil {
		return nil, errors.Join(err, listener.Close())
	}
	return &Server{dir: dir, listener: listener, http: &http.Server{Handler: n.guard(handler(office)), ReadHeaderTimeout: 5 * time.Second,
		ReadTimeout: 10 * time.Second, MaxHeaderBytes: 8 << 10, ErrorLog: slog.NewLogLogger(log.Handler(), slog.LevelWarn)}}, nil
}

// Run carries out orders until ctx ends, and returns its error.
func (s *Server) Run(ctx context.Context) error {
	defer os.Remove(filepath.Join(s.dir, noteName)) // one left behind only leads nowhere
	stop := context.AfterFunc(ctx, func() { _ = s.http.Close() })
	defer stop()
	if err := s.http.Serve(s.listener); !errors.Is(err, http.ErrServerClosed) {
		return fmt.Errorf("taking orders: %w", err)
	}
	return ctx.Err()
}

// leave writes the note, for the owner's eyes only, in one piece.
func (n note) leave(dir string) error {
	body, err := json.Marshal(n)
	if err != nil {
		return fmt.Errorf("writing where orders are taken: %w", err)
	}
	f, err := os.CreateTemp(dir, noteName+".*") // made with 0600
	if err != nil {
		return fmt.Errorf("writing where orders are taken: %w", err)
	}
	_, err = f.Write(body)
	if err = errors.Join(err, f.Close()); err == nil {
		err = os.Rename(f.Name(), filepath.Join(dir, noteName))
	}
	if err != nil {
		return fmt.Errorf("writing where orders are taken: %w", errors.Join(err, os.Remove(f.Name())))
	}
	return nil
}

// guard lets through who has read the note. A web page that makes a browser
// call here has not.
func (n note) guard(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if subtle.ConstantTimeCompare([]byte(r.Header.Get("Authorization")), []byte("Bearer "+n.Token)) != 1 {
			reply(w, nil, synoptic.Errorf(synoptic.CodeUnauthorized, "this is for whoever owns the data folder"))
			return
		}
		r.Body = http.MaxBytesReader(w, r.Body, maxOrder)
		next.ServeHTTP(w, r)
	})
}

func handler(office Office) http.Handler {
	mux := http.NewServeMux()
	for path, do := range map[string]func(context.Context, order) (any, error){
		pathCreate:  func(ctx context.Context, o order) (any, error) { return office.CreateKey(ctx, o.Wanted) },
		pathList:    func(ctx context.Context, o order) (any, error) { return office.ListKeys(ctx, o.Workspace) },
		pathRevoke:  func(ctx context.Context, o order) (any, error) { return office.RevokeKey(ctx, o.ID) },
		pathDead:    func(ctx context.Context, o order) (any, error) { return office.Dead(ctx, o.Queue) },
		pathRedrive: func(ctx context.Context, o order) (any, error) { return office.Redrive(ctx, o.Queue) },
	} {
		mux.HandleFunc("POST "+path, func(w http.ResponseWriter, r *http.Request) {
			var o order
			if err := json.NewDecoder(r.Body).Decode(&o); err != nil {
				reply(w, nil, synoptic.Invalid("the order cannot be read"))
				return
			}
			result, err := do(r.Context(), o)
			reply(w, result, err)
		})
	}
	return mux
}

// answer is what comes back: a result or a problem.
type answer struct {
	Result  json.RawMessage   `json:"result"`
	Problem *synoptic.Problem `json:"problem"`
}

func reply(w http.ResponseWriter, result any, err error) {
	var a answer
	if err == nil {
		a.Result, err = json.Marshal(result)
	}
	if err != nil {
		a = answer{Problem: &synoptic.Problem{Code: string(synoptic.CodeOf(err)), Message: err.Error()}} // all of it: who asks owns the data
	}
	w.Header().Set("Content-Type", "application/json")
	// Who asked may be gone; there is nobody left to tell.
	_ = json.NewEncoder(w).Encode(a)
}
