package main

import (
	"context"
	"flag"
	"fmt"

	"synoptic/internal/admin"
	"synoptic/internal/work"
)

func adminCommand(ctx context.Context, env environment, fs *flag.FlagSet, args []string) error {
	where := newOfficeFlags(fs, env)
	only := fs.String("queue", "", "`extract|review`: of one queue only (default: both)")
	words, err := parse(fs, args)
	if err != nil {
		return err
	}
	if len(words) != 1 || words[0] != "dead" && words[0] != "redrive" {
		return usage("say what to do: dead lists what was given up, redrive has it done again")
	}
	queues := work.Queues()
	if *only != "" {
		if err := admin.CheckQueue(*only); err != nil {
			return usage("--queue: %s", publicMessage(err))
		}
		queues = []string{*only}
	}
	office, done, err := where.open(ctx, env, fs, true, false)
	if err != nil {
		return err
	}
	defer done()
	if words[0] == "dead" {
		return listDead(ctx, env, office, queues)
	}
	return redrive(ctx, env, office, queues)
}

// listDead prints a line for every task that was given up: queue, workspace,
// id, how it stands now, and why.
func listDead(ctx context.Context, env environment, office admin.Office, queues []string) error {
	count := 0
	for _, queue := range queues {
		letters, err := office.Dead(ctx, queue)
		if err != nil {
			return nothingDone{err}
		}
		for _, l := range letters {
			count++
			if _, err := fmt.Fprintf(env.stdout, "%s\t%s\t%s\t%s\t%s\n", l.Queue, shown(string(l.Workspace)), shown(l.ID), shown(l.Status), shown(l.Reason)); err != nil {
				return nothingDone{fmt.Errorf("writing the list: %w", err)}
			}
		}
	}
	if count == 0 {
		fmt.Fprintln(env.stderr, "nothing was given up")
	}
	return nil
}

func redrive(ctx context.Context, env environment, office admin.Office, queues []string) error {
	failed := false
	for _, queue := range queues {
		n, err := office.Redrive(ctx, queue)
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err != nil {
			failed = true
			fmt.Fprintf(env.stderr, "%s: %s\n", queue, shown(publicMessage(err)))
		}
		if err == nil || n > 0 {
			fmt.Fprintf(env.stderr, "%s: %d taken up again\n", queue, n)
		}
	}
	if failed {
		return errSomeFailed
	}
	return nil
}
