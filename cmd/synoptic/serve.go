package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"net/netip"
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"time"
	_ "time/tzdata" // a server in a bare container knows time zones too

	"synoptic/internal/batch"
	"synoptic/internal/config"
	"synoptic/internal/httpapi"
	"synoptic/internal/kit"
	"synoptic/internal/kit/front"
	"synoptic/internal/storage"
	"synoptic/internal/storage/sqlite"
	"synoptic/internal/synoptic"
	"synoptic/internal/work"
)

func serveCommand(ctx context.Context, env environment, fs *flag.FlagSet, args []string) error {
	addr := fs.String("addr", "127.0.0.1:8080", "`HOST:PORT` to listen on; port 0 takes a free one")
	data := fs.String("data", "synoptic-data", "`DIR` that keeps everything")
	workers := fs.Int("workers", runtime.GOMAXPROCS(0), "`N` pages extracted at a time")
	auth := fs.Bool("auth", false, "ask everybody for an API key (synoptic keys create makes them)")
	rate := fs.Int("rate", 0, "`N` requests a minute for each workspace; 0 is SYNOPTIC_RATE, else 3000 with --auth and no limit without")
	schedule := fs.String("schedule", "", "`CRON`: when pages uploaded with extract=batch are extracted, such as \"0 2 * * *\" (default: when asked, see synoptic batch run)")
	zone := fs.String("timezone", "", "`NAME` of the time zone of --schedule, such as Asia/Shanghai (default: the machine's)")
	paths, err := parse(fs, args)
	if err != nil {
		return err
	}
	nights, err := parseSchedule(*schedule, *zone)
	if err != nil {
		return err
	}
	if len(paths) > 0 {
		return usage("serve takes no paths; send pages with: synoptic upload PATH… --server URL")
	}
	if *workers < 1 || *workers > 1000 {
		return usage("--workers must be from 1 to 1000")
	}
	exposed, err := exposedAddress(*addr)
	if err != nil {
		return err
	}
	if exposed && !*auth {
		return usage("--addr %q would open the server to a network, and it asks nobody for a key; add --auth, or use 127.0.0.1 and a reverse proxy that checks who calls", *addr)
	}
	perMinute, err := requestRate(env, *rate, *auth)
	if err != nil {
		return err
	}
	settings, err := config.Read(env.getenv)
	if err != nil {
		return usage("%s", synoptic.PublicMessage(err))
	}
	if err := os.MkdirAll(*data, 0o700); err != nil {
		return nothingDone{fmt.Errorf("making the data folder: %w", err)}
	}
	log := slog.New(slog.NewJSONHandler(env.stderr, &slog.HandlerOptions{Level: serverLevel(env)}))
	db, err := sqlite.Open(ctx, filepath.Join(*data, dataFile), nil)
	if err != nil {
		return nothingDone{fmt.Errorf("opening the data folder %s: %w", *data, err)}
	}
	defer func() {
		if err := db.Close(); err != nil {
			log.Error("closing the data folder failed", "error", err)
		}
	}()
	server, err := newLocal(db, settings, *workers, log)
	if err != nil {
		return usage("%s", synoptic.PublicMessage(err))
	}
	server.runBatches(nights)
	if err := server.open(ctx, env, *data, *auth, perMinute); err != nil {
		return nothingDone{err}
	}
	listener, err := net.Listen("tcp", *addr)
	if err != nil {
		return nothingDone{fmt.Errorf("listening: %w", err)}
	}
	fmt.Fprintf(env.stderr, "synoptic is listening on http://%s (reference at /docs), data in %s; Ctrl-C stops it\n", listener.Addr(), *data)
	if exposed {
		fmt.Fprintln(env.stderr, "warning: API keys and pages travel unencrypted over plain HTTP; put a proxy that speaks HTTPS before it")
	}
	return server.serve(ctx, listener)
}

// serverLevel is info for a server: its log is its operator's view.
func serverLevel(env environment) slog.Level {
	level := slog.LevelInfo
	if s := env.getenv("SYNOPTIC_LOG"); s != "" {
		// An unknown level keeps the default; it is no reason not to run.
		_ = level.UnmarshalText([]byte(s))
	}
	return level
}

// exposedAddress reports whether an address can be reached from a network.
func exposedAddress(addr string) (bool, error) {
	host, _, err := net.SplitHostPort(addr)
	if err != nil {
		return false, usage("--addr %q is no HOST:PORT", addr)
	}
	ip, err := netip.ParseAddr(host)
	return host != "localhost" && (err != nil || !ip.IsLoopback()), nil
}

// local is the whole product on one machine: the API, its workers, and the
// sweep that takes up what a crash left behind.
type local struct {
	api     *httpapi.API
	use     *kit.Services
	sweeper *work.Sweeper
	loops   []func(context.Context) error
	log     *slog.Logger
}

func newLocal(db *sqlite.DB, settings config.Config, workers int, log *slog.Logger) (*local, error) {
	store, queue := storage.New(db.Table(), db.Blobs(), nil), db.Queue()
	tools, err := kit.New(settings, store, log)
	if err != nil {
		return nil, err
	}
	if tools.Engines.HasModel() {
		workers = max(workers, tools.AtOnce)
	}
	use := kit.NewServices(tools, store, queue, log)
	extracting := &work.Loop{Queue: queue, Name: work.ExtractQueue, Concurrency: workers, Visibility: kit.ExtractLease,
		Handle: use.Extraction.Do, GiveUp: use.Extraction.GiveUp, Idle: use.Sweeper.Documents, Log: log}
	reviewing := &work.Loop{Queue: queue, Name: work.ReviewQueue, Concurrency: 2, Visibility: kit.ReviewLease,
		Handle: use.Reviews.Do, GiveUp: use.Reviews.GiveUp, Idle: use.Sweeper.Reviews, Log: log}
	api := front.API(use)
	api.LoopbackOnly = true
	return &local{
		api:     api,
		use:     use,
		loops:   []func(context.Context) error{extracting.Run, reviewing.Run, use.Sweeper.Run},
		sweeper: use.Sweeper,
		log:     log,
	}, nil
}

// runBatches has batches run by a schedule, nil for when somebody asks.
func (l *local) runBatches(nights *batch.Schedule) {
	runner := batch.NewRunner(l.use.Batches, nights, l.log)
	l.api.WakeBatches = runner.Wake
	l.loops = append(l.loops, runner.Run)
}

// parseSchedule reads --schedule and --timezone; nil where there is none.
func parseSchedule(line, zone string) (*batch.Schedule, error) {
	if line == "" {
		if zone != "" {
			return nil, usage("--timezone says nothing without --schedule")
		}
		return nil, nil
	}
	if zone == "" {
		zone = "Local"
	}
	s, err := batch.ParseSchedule(line, zone)
	if err != nil {
		return nil, usage("--schedule: %s", synoptic.PublicMessage(err))
	}
	return &s, nil
}

// serve answers requests and works until ctx ends, and returns its error.
// Requests under way are answered first; pages under way are handed back.
func (l *local) serve(ctx context.Context, listener net.Listener) error {
	server := &http.Server{
		Handler:           l.api.Handler(),
		ReadHeaderTimeout: 10 * time.Second,
		ReadTimeout:       time.Minute,
		IdleTimeout:       2 * time.Minute,
		MaxHeaderBytes:    64 << 10,
		ErrorLog:          slog.NewLogLogger(l.log.Handler(), slog.LevelWarn),
	}
	l.api.Stopping = ctx.Done()
	// The data file is ours alone: whoever held a lease is gone.
	if err := l.sweeper.TakeOver(ctx); err != nil {
		l.log.ErrorContext(ctx, "taking up what was left half done failed; it will be when its leases run out", "error", err)
	}
	serving, stop := context.WithCancel(ctx)
	defer stop()
	var working sync.WaitGroup
	for _, loop := range l.loops {
		working.Go(func() {
			if err := loop(serving); err != nil && !errors.Is(err, context.Canceled) {
				l.log.ErrorContext(ctx, "a worker stopped", "error", err)
			}
		})
	}
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(listener) }()
	var err error
	select {
	case err = <-failed:
	case <-ctx.Done():
		grace, cancel := context.WithTimeout(context.WithoutCancel(ctx), 10*time.Second)
		defer cancel()
		if err := server.Shutdown(grace); err != nil {
			l.log.Warn("requests were cut off", "error", errors.Join(err, server.Close()))
		}
	}
	stop()
	working.Wait()
	if err != nil {
		return nothingDone{fmt.Errorf("serving: %w", err)}
	}
	return ctx.Err()
}
