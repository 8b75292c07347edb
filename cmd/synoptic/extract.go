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
	paths, err := parse(fs, args)
	if err != nil {
		return err
	}
	if *format != "jsonl" {
		return usage("--format %q is not known: extract writes jsonl", *format)
	}
	language, err := synoptic.OutputLanguage(*languageName)
	if err != nil {
		return usage("--%s", synoptic.PublicMessage(err))
	}
	tools, close, err := commandKit(ctx, env, *engineName)
	if err != nil {
		return err
	}
	defer close()
	found, problems, done, err := list(env, paths)
	if err != nil {
		return err
	}
	defer done()

	out := bufio.NewWriter(env.stdout)
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	bar := progress(env, len(found), "extracting")
	var seen extract.Seen
	failed, written := problems, 0
	for _, r := range readAll(ctx, found, tools, extract.Wanted{Engine: *engineName, Language: language}, env) {
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
		fmt.Fprintf(env.stderr, "%d of %d pages were done\n", written, len(found))
		return ctx.Err()
	case failed >= len(found)+problems:
		return nothingDone{fmt.Errorf("none of the %d pages could be read", len(found))}
	case failed > 0:
		return errSomeFailed
	}
	return nil
}
