package main

import (
	"bufio"
	"context"
	"encoding/json"
	"flag"
	"fmt"

	"synoptic/internal/extract"
	"synoptic/internal/synoptic"
)

func extractCommand(ctx context.Context, env environment, fs *flag.FlagSet, args []string) error {
	engineName := fs.String("engine", synoptic.EngineAuto, "`auto|rules|llm`: who fills the form")
	languageName := fs.String("language", "", "`zh|en`: of the answers, where the page has them (default: the page's own)")
	format := fs.String("format", "jsonl", "`jsonl`: one document a line")
	formFile := fs.String("form", "", formFlag)
	paths, err := parse(fs, args)
	if err != nil {
		return err
	}
	if *format != "jsonl" {
		return usage("--format %q is not known: extract writes jsonl", *format)
	}
	form, err := readForm(*formFile)
	if err != nil {
		return err
	}
	job, done, err := openJob(ctx, env, paths, *engineName, *languageName)
	if err != nil {
		return err
	}
	defer done()
	job.wanted.Form = form
	warnOfForm(env, job.tools.Engines, job.wanted)

	out := bufio.NewWriter(env.stdout)
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	bar := progress(env, len(job.found), "extracting")
	var seen extract.Seen
	failed, written := job.problems, 0
	for _, r := range readAll(ctx, job.found, job.tools, job.wanted, env) {
		r.Document.DuplicateOf = synoptic.Maybe(seen.Add(r))
		if r.Document.Status == synoptic.Failed {
			failed++
			nameFailure(env, r.Document)
		}
		// Each line is out before the next is begun: an interrupted run has
		// lost nothing of what it finished.
		if err := enc.Encode(r.Document); err != nil {
			return fmt.Errorf("writing the documents: %w", err)
		}
		if err := out.Flush(); err != nil {
			return fmt.Errorf("writing the documents: %w", err)
		}
		written++
		_ = bar.Add(1)
	}
	_ = bar.Finish()
	switch {
	case ctx.Err() != nil:
		fmt.Fprintf(env.stderr, "%d of %d pages were done\n", written, len(job.found))
		return ctx.Err()
	case failed >= len(job.found)+job.problems:
		return nothingDone{fmt.Errorf("none of the %d pages could be read", len(job.found))}
	case failed > 0:
		return errSomeFailed
	}
	return nil
}
