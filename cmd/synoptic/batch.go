package main

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"text/tabwriter"
	"time"

	"synoptic/internal/batch"
	"synoptic/internal/config"
	"synoptic/internal/httpapi/client"
	"synoptic/internal/kit"
	"synoptic/internal/storage"
	"synoptic/internal/storage/sqlite"
	"synoptic/internal/synoptic"
)

// watchEvery is how often a batch is looked at while somebody waits for it.
const watchEvery = 5 * time.Second

// batchDesk is where batches are asked for and looked at: at a server, or in a
// data folder that no server has open.
type batchDesk interface {
	RunBatch(ctx context.Context) (synoptic.Batch, error)
	Batch(ctx context.Context, id string) (synoptic.Batch, error)
	Batches(ctx context.Context) (client.Batches, error)
}

func batchCommand(ctx context.Context, env environment, set *flag.FlagSet, args []string) error {
	server := set.String("server", "http://127.0.0.1:8080", "`URL` of the server")
	data := set.String("data", "", "`DIR` of a server that is not running, instead of --server")
	wait := set.Bool("wait", false, "run: stay until the batch is done")
	format := set.String("format", "text", "`text|json`: status")
	words, err := parse(set, args)
	if err != nil {
		return err
	}
	if len(words) == 0 || words[0] != "run" && words[0] != "status" || len(words) > 2 || words[0] == "run" && len(words) > 1 {
		return usage("say what to do: run takes on what waits, status [BATCH] tells where batches stand")
	}
	if *format != "text" && *format != "json" {
		return usage("--format %q is not known: use text or json", *format)
	}
	desk, done, err := openDesk(ctx, env, *server, *data)
	if err != nil {
		return err
	}
	defer done()
	if words[0] == "run" {
		return runBatch(ctx, env, desk, *wait)
	}
	if len(words) == 2 {
		b, err := desk.Batch(ctx, words[1])
		if err != nil {
			return nothingDone{err}
		}
		return tellBatch(env.stdout, b, *format)
	}
	list, err := desk.Batches(ctx)
	if err != nil {
		return nothingDone{err}
	}
	return tellBatches(env.stdout, list, *format)
}

func openDesk(ctx context.Context, env environment, server, data string) (batchDesk, func(), error) {
	if data == "" {
		remote, err := client.New(server, env.getenv("SYNOPTIC_API_KEY"))
		if err != nil {
			return nil, nil, usage("--server %s", synoptic.PublicMessage(err))
		}
		return remote, func() {}, nil
	}
	settings, err := config.Read(env.getenv)
	if err != nil {
		return nil, nil, usage("%s", synoptic.PublicMessage(err))
	}
	path := filepath.Join(data, dataFile)
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		return nil, nil, nothingDone{fmt.Errorf("there is no data in %s; name the folder of your server with --data", data)}
	}
	db, err := sqlite.Open(ctx, path, nil)
	if synoptic.CodeOf(err) == synoptic.CodeUnavailable {
		return nil, nil, nothingDone{fmt.Errorf("a server has the data folder %s open; ask it with --server", data)}
	}
	if err != nil {
		return nil, nil, nothingDone{fmt.Errorf("opening the data folder %s: %w", data, err)}
	}
	done := func() {
		if err := db.Close(); err != nil {
			env.logger().Error("closing the data folder failed", "error", err)
		}
	}
	store := storage.New(db.Table(), db.Blobs(), nil)
	tools, err := kit.New(settings, store, env.logger())
	if err != nil {
		done()
		return nil, nil, usage("%s", synoptic.PublicMessage(err))
	}
	return ownDesk{kit.NewServices(tools, store, db.Queue(), env.logger()).Batches, env}, done, nil
}

// ownDesk works on a data folder in this very process.
type ownDesk struct {
	batches *batch.Service
	env     environment
}

// RunBatch asks for a batch, and does all of it that can be done now.
func (d ownDesk) RunBatch(ctx context.Context) (synoptic.Batch, error) {
	b, err := d.batches.Request(ctx, synoptic.LocalWorkspace, "")
	if err != nil {
		return b, err
	}
	return d.Batch(ctx, b.ID)
}

// Batch does what can be done now, and tells where a batch stands after that.
func (d ownDesk) Batch(ctx context.Context, id string) (synoptic.Batch, error) {
	report, err := d.batches.Tick(ctx)
	for _, reason := range report.Reasons {
		fmt.Fprintln(d.env.stderr, shown(reason))
	}
	if err != nil {
		return synoptic.Batch{}, err
	}
	if report.Busy {
		return synoptic.Batch{}, synoptic.Errorf(synoptic.CodeUnavailable, "another run is at work, or one has died within the last minutes; try again")
	}
	b, err := d.batches.Store.Batch(ctx, synoptic.LocalWorkspace, id)
	return b.Batch, err
}

// Batches tells where batches stand, and does nothing.
func (d ownDesk) Batches(ctx context.Context) (out client.Batches, err error) {
	listing, err := d.batches.Store.ListBatches(ctx, synoptic.LocalWorkspace, storage.PageRequest{Limit: 20})
	if err != nil {
		return out, err
	}
	for _, b := range listing.Items {
		out.Items = append(out.Items, b.Batch)
	}
	out.Waiting, err = d.batches.View(ctx, synoptic.LocalWorkspace)
	return out, err
}

// runBatch asks for a batch, and stays with it where that is wanted.
func runBatch(ctx context.Context, env environment, desk batchDesk, wait bool) error {
	b, err := desk.RunBatch(ctx)
	if err != nil {
		return nothingDone{err}
	}
	said := ""
	for wait && !b.Status.Final() {
		if line := fmt.Sprintf("%s: %s, %s", b.ID, b.Status, countsLine(b.Counts)); line != said && env.terminal() {
			fmt.Fprintln(env.stderr, line)
			said = line
		}
		select {
		case <-time.After(watchEvery):
		case <-ctx.Done():
			return ctx.Err()
		}
		if b, err = desk.Batch(ctx, b.ID); err != nil {
			return nothingDone{err}
		}
	}
	if err := tellBatch(env.stdout, b, "text"); err != nil {
		return err
	}
	switch {
	case b.Error != nil:
		return nothingDone{fmt.Errorf("the batch failed: %s", b.Error.Message)}
	case b.Counts.Failed > 0:
		return errSomeFailed
	}
	return nil
}

func countsLine(c synoptic.BatchCounts) string {
	var parts []string
	for _, p := range []struct {
		n    int
		what string
	}{{c.Pending, "pending"}, {c.Submitted, "submitted"}, {c.Extracted, "extracted"}, {c.Rejected, "rejected"}, {c.Failed, "failed"}, {c.Dropped, "dropped"}} {
		if p.n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", p.n, p.what))
		}
	}
	if len(parts) == 0 {
		return "no documents"
	}
	return strings.Join(parts, ", ")
}

// dollars writes an amount, or that it is not known.
func dollars(usd *float64) string {
	if usd == nil {
		return "unknown"
	}
	return fmt.Sprintf("$%.4f", *usd)
}

func moment(t *time.Time) string {
	if t == nil {
		return "-"
	}
	return t.Local().Format("2006-01-02 15:04")
}

func tellBatch(w io.Writer, b synoptic.Batch, format string) error {
	if format == "json" {
		return writeIndented(w, b)
	}
	out := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintf(out, "batch\t%s\n", b.ID)
	fmt.Fprintf(out, "status\t%s (%s)\n", b.Status, b.Mode)
	fmt.Fprintf(out, "documents\t%s\n", countsLine(b.Counts))
	if b.Model != "" {
		fmt.Fprintf(out, "model\t%s\n", shown(string(b.Model)))
		fmt.Fprintf(out, "tokens\t%d in (%d cached), %d out\n", b.InputTokens, b.CachedTokens, b.OutputTokens)
		fmt.Fprintf(out, "cost\t%s; estimated %s; live it would be %s\n", dollars(b.CostUSD), dollars(b.EstimatedCostUSD), dollars(b.LiveCostUSD))
	}
	fmt.Fprintf(out, "begun\t%s\n", moment(&b.CreatedAt))
	if b.Status.Final() {
		fmt.Fprintf(out, "ended\t%s\n", moment(b.CompletedAt))
	} else if b.ExpectedAt != nil {
		fmt.Fprintf(out, "expected\tby %s\n", moment(b.ExpectedAt))
	}
	if b.Error != nil {
		fmt.Fprintf(out, "error\t%s\n", shown(b.Error.Message))
	}
	for _, warning := range b.Warnings {
		fmt.Fprintf(out, "note\t%s\n", shown(warning))
	}
	return out.Flush()
}

func tellBatches(w io.Writer, list client.Batches, format string) error {
	if format == "json" {
		return writeIndented(w, list)
	}
	v := list.Waiting
	switch {
	case v.Pending == 0:
		fmt.Fprintln(w, "no document waits for a batch")
	default:
		more := ""
		if v.PendingMore {
			more = " or more"
		}
		fmt.Fprintf(w, "%d%s documents wait for a batch, the oldest since %s\n", v.Pending, more, moment(v.OldestPendingAt))
	}
	if v.Reason != "" {
		fmt.Fprintf(w, "the last run left documents behind: %s\n", shown(string(v.Reason)))
	}
	if v.ExpectedAt != nil {
		fmt.Fprintf(w, "the open batches are expected to be done by %s\n", moment(v.ExpectedAt))
	}
	if len(list.Items) == 0 {
		return nil
	}
	out := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(out, "\nBATCH\tSTATUS\tMODE\tDOCUMENTS\tCOST\tESTIMATED\tLIVE\tBEGUN")
	for _, b := range list.Items {
		fmt.Fprintf(out, "%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\n", b.ID, b.Status, b.Mode, countsLine(b.Counts),
			dollars(b.CostUSD), dollars(b.EstimatedCostUSD), dollars(b.LiveCostUSD), moment(&b.CreatedAt))
	}
	return out.Flush()
}

func writeIndented(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(v)
}
