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
	"synoptic/internal/kit"
	"synoptic/internal/page"
	"synoptic/internal/reference"
	"synoptic/internal/review"
	"synoptic/internal/synoptic"
	"synoptic/internal/synthesis"
)

func reviewCommand(ctx context.Context, env environment, fs *flag.FlagSet, args []string) error {
	formatName := fs.String("format", "", "`FORMAT`: of the review, see below (default: that of FILE's extension, else md)")
	output := fs.String("o", "", "`FILE` to write to (default: standard output)")
	languageName := fs.String("language", "", "`zh|en`: of the review (default: that of most pages)")
	question := fs.String("question", "", "`TEXT`: what you want to know; it heads the review")
	title := fs.String("title", "", "`TEXT`: of the review (default: one is made)")
	engineName := fs.String("engine", synoptic.EngineAuto, "`auto|rules|llm`: who fills the form and writes")
	styleName := fs.String("style", "", "`STYLE`: of references, see below (default: "+reference.Default+")")
	formFile := fs.String("form", "", formFlag)
	dryRun := fs.Bool("dry-run", false, "tell the tokens and the price beforehand, and do nothing")
	paths, err := parse(fs, args)
	if err != nil {
		return err
	}
	if *dryRun {
		if err := checkEstimateFormat(*formatName, *output); err != nil {
			return err
		}
	}
	format, err := chooseFormat(env, *formatName, *output)
	if err != nil {
		return err
	}
	if _, err := reference.Lookup(*styleName); err != nil {
		return usage("--style: %s", synoptic.PublicMessage(err))
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
	if *dryRun {
		return priceReview(ctx, env, job.tools, job.found, job.wanted, func(e synoptic.Estimate) error {
			return tellEstimate(env, e, *formatName, *output)
		})
	}

	documents, failed, err := readForReview(ctx, env, job.tools, job.found, job.wanted)
	if err != nil {
		return err
	}
	writer, err := job.tools.Writers.Choose(*engineName)
	if err != nil {
		return usage("--engine %s: %s", *engineName, synoptic.PublicMessage(err))
	}
	now := time.Now().UTC()
	composed, err := synthesis.Compose(ctx, synthesis.Input{Documents: documents, Title: *title, Question: *question, Language: job.wanted.Language, Items: itemsOf(form), Writer: writer, Now: now})
	if err != nil {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		return nothingDone{withoutReview(env, job.found, documents, err)}
	}
	nameForm(composed, form)
	composed.ID, composed.Status, composed.CreatedAt = synoptic.NewReviewID(), synoptic.ReviewDone, now
	composed.Progress = synoptic.Progress{Done: len(documents), Total: len(documents)}
	composition, err := export.NewComposition(composed, documents).Styled(*styleName)
	if err != nil {
		return fmt.Errorf("styling the references: %w", err)
	}
	var text bytes.Buffer
	if err := export.Write(&text, format.Name, composition); err != nil {
		return fmt.Errorf("writing the review: %w", err)
	}
	if err := deliver(env, *output, text.Bytes()); err != nil {
		return nothingDone{err}
	}
	tellOmissions(env, format)
	if failed+job.problems > 0 {
		return errSomeFailed
	}
	return nil
}

// readForReview reads all pages with answers in one language: the one asked
// for, else that of most pages. That is known only once they have been read,
// which the built-in engine does first; pages in other languages are then read
// again, and all of them where a model is to answer, so that no page is paid
// for twice.
func readForReview(ctx context.Context, env environment, tools kit.Kit, found []dumps.Dump, wanted extract.Wanted) (documents []synoptic.Document, failed int, err error) {
	first := wanted
	modelAnswers := tools.UsesModel(wanted.Engine)
	if wanted.Language == "" && modelAnswers {
		first.Engine = synoptic.EngineRules
	}
	documents = make([]synoptic.Document, 0, len(found))
	bar := progress(env, len(found), "reading")
	var seen extract.Seen
	for _, r := range readAll(ctx, found, tools, first, env) {
		r.Document.DuplicateOf = synoptic.Maybe(seen.Add(r))
		documents = append(documents, r.Document)
		_ = bar.Add(1)
	}
	_ = bar.Finish()
	if ctx.Err() != nil {
		fmt.Fprintf(env.stderr, "%d of %d pages were read; nothing was written\n", len(documents), len(found))
		return nil, 0, ctx.Err()
	}
	if wanted.Language == "" {
		wanted.Language = review.MainLanguage(documents)
		if err := readAgain(ctx, env, tools, found, documents, wanted, modelAnswers); err != nil {
			return nil, 0, err
		}
	}
	for _, d := range documents {
		if d.Status == synoptic.Failed {
			failed++
			nameFailure(env, d)
		}
	}
	return documents, failed, nil
}

// readAgain replaces the readings that do not answer as wanted.
func readAgain(ctx context.Context, env environment, tools kit.Kit, found []dumps.Dump, documents []synoptic.Document, wanted extract.Wanted, all bool) error {
	var others []dumps.Dump
	var places []int
	for i, d := range documents {
		if d.Extraction != nil && (all || d.Extraction.Language != wanted.Language) {
			others, places = append(others, found[i]), append(places, i)
		}
	}
	bar := progress(env, len(others), "answering")
	for i, r := range readAll(ctx, others, tools, wanted, env) {
		r.Document.DuplicateOf = documents[places[i]].DuplicateOf
		documents[places[i]] = r.Document
		_ = bar.Add(1)
	}
	_ = bar.Finish()
	return ctx.Err()
}

// priceReview tells what a review would take, and does nothing else.
func priceReview(ctx context.Context, env environment, tools kit.Kit, found []dumps.Dump, wanted extract.Wanted, tell func(synoptic.Estimate) error) error {
	reader := &extract.Reader{Engines: tools.Engines, Log: env.logger(), Now: time.Now}
	sum := synoptic.Estimate{EstimatedCostUSD: new(0.0)}
	bar := progress(env, len(found), "estimating")
	for _, dump := range found {
		raw, err := dump.Read(ctx)
		if err == nil {
			var one synoptic.Estimate
			if one, err = reader.Estimate(ctx, page.Input{Bytes: raw, FileName: dump.File}, wanted); err == nil {
				sum = sum.Plus(one)
			}
		}
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err != nil {
			fmt.Fprintf(env.stderr, "%s: %s\n", shown(dump.Name), shown(synoptic.PublicMessage(err)))
		}
		_ = bar.Add(1)
	}
	_ = bar.Finish()
	if tools.UsesModel(wanted.Engine) {
		sum = sum.Plus(tools.Writers.Estimate(sum.Documents))
	}
	return tell(sum)
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
