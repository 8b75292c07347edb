package main

import (
	"context"
	"flag"
	"fmt"
	"sync"
	"time"

	"synoptic/internal/dumps"
	"synoptic/internal/httpapi/client"
	"synoptic/internal/ingest"
	"synoptic/internal/synoptic"
)

// uploadsAtOnce is how many pages are on their way at a time: enough for the
// server to commit them together.
const uploadsAtOnce = 8

func uploadCommand(ctx context.Context, env environment, fs *flag.FlagSet, args []string) error {
	server := fs.String("server", "http://127.0.0.1:8080", "`URL` of the server; SYNOPTIC_API_KEY holds the key it may ask for")
	mode := fs.String("extract", string(synoptic.ExtractNow), "`now|batch|none`: when the pages are extracted")
	language := fs.String("language", "", "`zh|en`: of the answers (default: the page's own)")
	form := fs.String("form", "", "`FORM` to be filled, by its id, id@version or name on the server (default: the standard one)")
	paths, err := parse(fs, args)
	if err != nil {
		return err
	}
	switch synoptic.ExtractMode(*mode) {
	case synoptic.ExtractNow, synoptic.ExtractBatch, synoptic.ExtractNone:
	default:
		return usage("--extract %q is not known: use now, batch or none", *mode)
	}
	if _, err := synoptic.OutputLanguage(*language); err != nil {
		return usage("--%s", synoptic.PublicMessage(err))
	}
	remote, err := client.New(*server, env.getenv("SYNOPTIC_API_KEY"))
	if err != nil {
		return usage("--server %s", synoptic.PublicMessage(err))
	}
	found, problems, done, err := list(env, paths)
	if err != nil {
		return err
	}
	defer done()

	bar := progress(env, len(found), "uploading")
	count := counts{failed: problems}
	var mu sync.Mutex
	var sending sync.WaitGroup
	slots := make(chan struct{}, uploadsAtOnce)
	reachable, lose := context.WithCancel(ctx)
	defer lose()
	for _, dump := range found {
		slots <- struct{}{}
		if reachable.Err() != nil {
			break
		}
		sending.Go(func() {
			defer func() { <-slots }()
			doc, created, err := send(reachable, remote, dump, client.Upload{FileName: ingest.FileName(dump.Name), Extract: *mode, Language: *language, Form: *form})
			mu.Lock()
			defer mu.Unlock()
			_ = bar.Add(1)
			switch {
			case err != nil && reachable.Err() != nil:
			case err != nil:
				count.failed++
				fmt.Fprintf(env.stderr, "%s: %s\n", shown(dump.Name), shown(publicMessage(err)))
				switch synoptic.CodeOf(err) {
				case synoptic.CodeUnavailable, synoptic.CodeUnauthorized, synoptic.CodeForbidden, synoptic.CodeRateLimited:
					lose() // after all those attempts: the others would fare no better
				}
			default:
				if created {
					count.created++
				} else {
					count.known++
				}
				fmt.Fprintf(env.stdout, "%s\t%s\t%s\n", shown(doc.ID), shown(string(doc.Status)), shown(dump.Name))
			}
		})
	}
	sending.Wait()
	_ = bar.Finish()
	fmt.Fprintf(env.stderr, "%d uploaded, %d there already, %d failed\n", count.created, count.known, count.failed)
	if untried := len(found) + problems - count.created - count.known - count.failed; untried > 0 {
		fmt.Fprintf(env.stderr, "%d were not tried; run it again, it goes on where it stopped\n", untried)
		count.failed += untried
	}
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case count.created+count.known == 0:
		return nothingDone{fmt.Errorf("no page reached %s", *server)}
	case count.failed > 0:
		return errSomeFailed
	}
	return nil
}

type counts struct{ created, known, failed int }

// send uploads one dump, again when the server could not be reached: the same
// bytes twice are one document.
func send(ctx context.Context, remote *client.Client, dump dumps.Dump, up client.Upload) (doc synoptic.Document, created bool, err error) {
	raw, err := dump.Read(ctx)
	if err != nil {
		return doc, false, err
	}
	for attempt := range 4 {
		doc, created, err = remote.Upload(ctx, raw, up)
		if synoptic.CodeOf(err) != synoptic.CodeUnavailable {
			return doc, created, err
		}
		select {
		case <-time.After(time.Duration(1<<attempt) * 200 * time.Millisecond):
		case <-ctx.Done():
			return doc, false, ctx.Err()
		}
	}
	return doc, false, err
}
