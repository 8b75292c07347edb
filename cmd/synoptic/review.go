package main

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"synoptic/internal/dumps"
	"synoptic/internal/export"
	"synoptic/internal/extract"
	"synoptic/internal/review"
	"synoptic/internal/synoptic"
	"synoptic/internal/synthesis"
)

func reviewCommand(ctx context.Context, env environment, fs *flag.FlagSet, args []string) error {
	format := fs.String("format", "md", "`"+formatNames("|")+"`")
	output := fs.String("o", "", "`FILE` to write to (default: standard output)")
	languageName := fs.String("language", "", "`zh|en`: of the review (default: that of most pages)")
	question := fs.String("question", "", "`TEXT`: what you want to know; it heads the review")
	title := fs.String("title", "", "`TEXT`: of the review (default: one is made)")
	engineName := fs.String("engine", synoptic.EngineAuto, "`auto|rules|llm`: who fills the form and writes")
	dryRun := fs.Bool("dry-run", false, "tell the tokens and the price beforehand, and do nothing")
	paths, err := parse(fs, args)
	if err != nil {
		return err
	}
	if _, known := export.Lookup(*format); !known {
		return usage("--format %q is not known: use %s", *format, formatNames(", "))
	}
	language, err := synoptic.OutputLanguage(*languageName)
	if err != nil {
		return usage("--%s", synoptic.PublicMessage(err))
	}
	engine, err := chooseEngine(*engineName, env)
	if err != nil {
		return err
	}
	found, problems, done, err := list(env, paths)
	if err != nil {
		return err
	}
	defer done()
	if *dryRun {
		fmt.Fprintf(env.stdout, "%d pages, 0 model calls, 0 tokens, 0 USD: the engine %s needs no model\n", len(found), engine.Name())
		return nil
	}

	documents, failed, err := readForReview(ctx, env, engine, found, language)
	if err != nil {
		return err
	}
	now := time.Now().UTC()
	composed, err := synthesis.Compose(ctx, synthesis.Input{Documents: documents, Title: *title, Question: *question, Language: language, Engine: engine.Name(), Now: now})
	if err != nil {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		return nothingDone{err}
	}
	composed.ID, composed.Status, composed.CreatedAt = synoptic.NewReviewID(), synoptic.ReviewDone, now
	composed.Progress = synoptic.Progress{Done: len(documents), Total: len(documents)}
	var text bytes.Buffer
	if err := export.Write(&text, *format, export.NewComposition(composed, documents)); err != nil {
		return fmt.Errorf("writing the review: %w", err)
	}
	if err := deliver(env, *output, text.Bytes()); err != nil {
		return nothingDone{err}
	}
	if failed+problems > 0 {
		return errSomeFailed
	}
	return nil
}

// readForReview reads all pages with answers in one language: the one asked
// for, else that of most pages, for which the others are read once more.
func readForReview(ctx context.Context, env environment, engine extract.Engine, found []dumps.Dump, language synoptic.Language) (documents []synoptic.Document, failed int, err error) {
	documents = make([]synoptic.Document, 0, len(found))
	bar := progress(env, len(found), "reading")
	var seen extract.Seen
	for _, r := range readAll(ctx, found, engine, language, env) {
		r.Document.DuplicateOf = synoptic.Maybe(seen.Add(r))
		if r.Document.Status == synoptic.Failed {
			failed++
			nameFailure(env, r.Document)
		}
		documents = append(documents, r.Document)
		_ = bar.Add(1)
	}
	_ = bar.Finish()
	if ctx.Err() != nil {
		fmt.Fprintf(env.stderr, "%d of %d pages were read; nothing was written\n", len(documents), len(found))
		return nil, 0, ctx.Err()
	}
	if language != "" {
		return documents, failed, nil
	}
	language = review.MainLanguage(documents)
	var others []dumps.Dump
	var places []int
	for i, d := range documents {
		if d.Extraction != nil && d.Extraction.Language != language {
			others, places = append(others, found[i]), append(places, i)
		}
	}
	for i, r := range readAll(ctx, others, engine, language, env) {
		if r.Document.Extraction != nil {
			documents[places[i]].Extraction = r.Document.Extraction
		}
	}
	return documents, failed, ctx.Err()
}

// deliver writes the review to standard output or to a file: whole or not at
// all, with the permissions that a file of this name had. A device or a pipe
// is written to as it stands; it must not be replaced by a file.
func deliver(env environment, path string, content []byte) error {
	if path == "" || path == "-" {
		if _, err := env.stdout.Write(content); err != nil {
			return fmt.Errorf("writing the review: %w", err)
		}
		return nil
	}
	mode := os.FileMode(0o644)
	if target, err := filepath.EvalSymlinks(path); err == nil {
		path = target
	}
	if info, err := os.Stat(path); err == nil {
		if mode = info.Mode(); !mode.IsRegular() {
			if err := os.WriteFile(path, content, 0); err != nil {
				return fmt.Errorf("writing the review: %w", err)
			}
			return nil
		}
	}
	f, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+"-*")
	if err != nil {
		return fmt.Errorf("writing the review: %w", err)
	}
	defer os.Remove(f.Name())
	_, err = f.Write(content)
	if closeErr := f.Close(); err == nil {
		err = closeErr
	}
	if err == nil {
		err = os.Chmod(f.Name(), mode.Perm())
	}
	if err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		return fmt.Errorf("writing %s: %w", path, err)
	}
	return nil
}

func formatNames(separator string) string {
	var names []string
	for _, f := range export.Formats() {
		names = append(names, f.Name)
	}
	return strings.Join(names, separator)
}
