package main

import (
	"context"
	"fmt"
	"iter"
	"strconv"
	"strings"
	"sync"
	"time"
	"unicode/utf8"

	"github.com/schollz/progressbar/v3"

	"synoptic/internal/dumps"
	"synoptic/internal/extract"
	"synoptic/internal/kit"
	"synoptic/internal/page"
	"synoptic/internal/synoptic"
)

// job is what a command that reads pages works on.
type job struct {
	tools    kit.Kit
	found    []dumps.Dump
	problems int // paths that could not be listed
	wanted   extract.Wanted
}

// openJob makes a job of the paths and of the flags --engine and --language.
// Done closes what it opened.
func openJob(ctx context.Context, env environment, paths []string, engine, languageName string) (j job, done func(), err error) {
	language, err := synoptic.OutputLanguage(languageName)
	if err != nil {
		return job{}, nil, usage("--%s", synoptic.PublicMessage(err))
	}
	tools, closeKit, err := commandKit(ctx, env, engine)
	if err != nil {
		return job{}, nil, err
	}
	found, problems, closeDumps, err := list(env, paths)
	if err != nil {
		closeKit()
		return job{}, nil, err
	}
	return job{tools, found, problems, extract.Wanted{Engine: engine, Language: language}}, func() { closeDumps(); closeKit() }, nil
}

// readAll reads every dump, several at a time, and yields the readings in the
// order of the dumps while later ones are still being read. Only a bounded
// number waits in memory. It stops early when ctx ends.
func readAll(ctx context.Context, found []dumps.Dump, k kit.Kit, wanted extract.Wanted, env environment) iter.Seq2[int, extract.Reading] {
	reader := &extract.Reader{Engines: k.Engines, Log: env.logger(), Now: time.Now}
	return func(yield func(int, extract.Reading) bool) {
		ctx, cancel := context.WithCancel(ctx)
		workers := k.AtOnce
		slots := make(chan chan extract.Reading, 4*workers)
		limit := make(chan struct{}, workers)
		var running sync.WaitGroup
		defer running.Wait()
		defer cancel()
		go func() {
			defer close(slots)
			for _, dump := range found {
				slot := make(chan extract.Reading, 1)
				select {
				case slots <- slot:
				case <-ctx.Done():
					return
				}
				limit <- struct{}{}
				running.Go(func() {
					defer func() { <-limit }()
					slot <- readOne(ctx, reader, dump, wanted)
				})
			}
		}()
		i := 0
		for slot := range slots {
			reading := <-slot
			if ctx.Err() != nil || !yield(i, reading) {
				cancel()
				for range slots {
					// Let the feeder see that the run is over.
				}
				return
			}
			i++
		}
	}
}

// readOne reads one dump. Whatever is wrong with it becomes the status of its
// document, so that a poisoned file among good ones costs only itself.
func readOne(ctx context.Context, reader *extract.Reader, dump dumps.Dump, wanted extract.Wanted) extract.Reading {
	raw, err := dump.Read(ctx)
	if err == nil {
		var reading extract.Reading
		reading, err = reader.Read(ctx, page.Input{Bytes: raw, FileName: dump.File}, wanted)
		if err == nil {
			reading.Document.CreatedAt = time.Now().UTC()
			return reading
		}
	}
	return extract.Reading{Document: synoptic.Document{
		Status:    synoptic.Failed,
		Extract:   synoptic.ExtractNow,
		FileName:  dump.File,
		CreatedAt: time.Now().UTC(),
		Error:     synoptic.ProblemOf(err),
	}}
}

// list finds the dumps of the paths and names on standard error what cannot
// be found. It fails where there is nothing to read.
func list(env environment, paths []string) (found []dumps.Dump, problems int, done func(), err error) {
	if len(paths) == 0 {
		return nil, 0, nil, usage("name the pages: files, folders, zip archives, or - for standard input")
	}
	found, missing, done := dumps.List(paths, env.stdin)
	for _, p := range missing {
		fmt.Fprintf(env.stderr, "%s: %s\n", shown(p.Name), shown(p.Err.Error()))
	}
	if len(found) == 0 {
		done()
		return nil, 0, nil, nothingDone{fmt.Errorf("there is no page to read in %s", strings.Join(paths, ", "))}
	}
	return found, len(missing), done, nil
}

// progress is a bar on a terminal, and nothing elsewhere.
func progress(env environment, total int, what string) *progressbar.ProgressBar {
	if !env.terminal() {
		return progressbar.DefaultSilent(int64(total))
	}
	return progressbar.NewOptions(total,
		progressbar.OptionSetWriter(env.stderr),
		progressbar.OptionSetDescription(what),
		progressbar.OptionShowCount(),
		progressbar.OptionClearOnFinish(),
		progressbar.OptionThrottle(100*time.Millisecond))
}

// nameFailure tells on standard error that a document failed, and why.
func nameFailure(env environment, d synoptic.Document) {
	fmt.Fprintf(env.stderr, "%s: failed: %s\n", shown(d.FileName), shown(d.Error.Message))
}

// shown makes a text from outside (the name of a file, what a server says) fit
// for a line on a terminal, which would obey control characters in it.
func shown(s string) string {
	if utf8.ValidString(s) && !strings.ContainsFunc(s, func(r rune) bool { return !strconv.IsPrint(r) }) {
		return s
	}
	return strconv.Quote(s)
}
