package main

import (
	"context"
	"flag"
	"fmt"

	"synoptic/internal/eval"
	"synoptic/internal/extract"
	"synoptic/internal/synoptic"
)

func evalCommand(ctx context.Context, env environment, fs *flag.FlagSet, args []string) error {
	goldDir := fs.String("gold", "", "`DIR` with manifest.json and one label file a page")
	engineName := fs.String("engine", synoptic.EngineAuto, "`auto|rules|llm`: who fills the form")
	asJSON := fs.Bool("json", false, "write the whole report as JSON")
	faults := fs.Bool("faults", false, "list every disagreement with a label")
	least := fs.Float64("min", 0, "exit with status 1 when record gate, metadata F1 or evidence F1 is below this `score`")
	paths, err := parse(fs, args)
	if err != nil {
		return err
	}
	if *goldDir == "" {
		return usage("--gold DIR is needed: the folder with the labels")
	}
	tools, close, err := commandKit(ctx, env, *engineName)
	if err != nil {
		return err
	}
	defer close()
	gold, err := eval.LoadGold(*goldDir)
	if err != nil {
		return nothingDone{err}
	}
	found, _, done, err := list(env, paths)
	if err != nil {
		return err
	}
	defer done()

	bar := progress(env, len(found), "reading")
	var seen extract.Seen
	var scored []eval.Scored
	for _, r := range readAll(ctx, found, tools, extract.Wanted{Engine: *engineName}, env) {
		r.Document.DuplicateOf = synoptic.Maybe(seen.Add(r))
		scored = append(scored, eval.Scored{Document: r.Document, Text: r.Text})
		_ = bar.Add(1)
	}
	_ = bar.Finish()
	if ctx.Err() != nil {
		return ctx.Err()
	}
	report := eval.Judge(scored, gold)
	if report.Pages == 0 {
		return nothingDone{fmt.Errorf("none of the %d pages has a label in %s", len(found), *goldDir)}
	}
	if *asJSON {
		err = report.WriteJSON(env.stdout)
	} else {
		err = report.WriteTable(env.stdout, *faults)
	}
	if err != nil {
		return fmt.Errorf("writing the report: %w", err)
	}
	if report.Lowest() < *least {
		fmt.Fprintf(env.stderr, "synoptic eval: the lowest score, %.3f, is below --min %.3f\n", report.Lowest(), *least)
		return errSomeFailed
	}
	return nil
}
