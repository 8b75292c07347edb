package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"log/slog"
	"os"
	"strings"

	"golang.org/x/term"

	"synoptic/internal/synoptic"
)

// environment is everything a command touches of the world, so that tests can
// give it another one.
type environment struct {
	stdin          io.Reader
	stdout, stderr io.Writer
	getenv         func(string) string
}

// The exit statuses of the command line.
const (
	exitDone        = 0
	exitSomeFailed  = 1
	exitUsage       = 2
	exitNothingDone = 3
	exitInterrupted = 130
)

// command is one verb of the command line.
type command struct {
	name, args, summary string
	run                 func(ctx context.Context, env environment, fs *flag.FlagSet, args []string) error
	more                func(w io.Writer) // what its help says below the flags; nil for nothing
}

func commands() []command {
	return []command{
		{"review", "PATH…", "pages (files, folders, zip archives, - for standard input) → comparative review", reviewCommand, reviewChoices},
		{"extract", "PATH…", "pages → one JSON document a line, with record and answers", extractCommand, nil},
		{"serve", "", "the whole API on this machine, with embedded storage", serveCommand, nil},
		{"upload", "PATH…", "send pages to a running server", uploadCommand, nil},
		{"batch", "run|status", "extract what waits for the scheduled run; see where that stands", batchCommand, nil},
		{"keys", "create|list|revoke", "API keys of a server: make, list and revoke them", keysCommand, nil},
		{"admin", "dead|redrive", "what a server gave up: list it, have it done again", adminCommand, nil},
		{"eval", "PAGES… --gold DIR", "score what is read from labelled pages", evalCommand, nil},
		{"version", "", "which version this is", versionCommand, nil},
	}
}

// errSomeFailed ends a run in which some documents failed; each has been
// named on standard error.
var errSomeFailed = errors.New("some documents failed")

// usageError is a call that cannot be carried out as it stands.
type usageError struct{ message string }

func (e usageError) Error() string { return e.message }

func usage(format string, args ...any) error { return usageError{fmt.Sprintf(format, args...)} }

// nothingDone is a run that could not do any of what it was asked.
type nothingDone struct{ err error }

func (e nothingDone) Error() string { return e.err.Error() }
func (e nothingDone) Unwrap() error { return e.err }

// run carries out one command line and returns the exit status.
func run(ctx context.Context, args []string, env environment) int {
	if len(args) == 0 {
		printHelp(env.stderr)
		return exitUsage
	}
	name := args[0]
	if name == "help" && len(args) > 1 {
		name, args = args[1], []string{args[1], "--help"}
	}
	switch name {
	case "help", "-h", "--help":
		printHelp(env.stdout)
		return exitDone
	case "--version", "-version":
		name = "version"
	}
	for _, c := range commands() {
		if c.name == name {
			return c.execute(ctx, args[1:], env)
		}
	}
	fmt.Fprintf(env.stderr, "synoptic: there is no command %q\n\n", name)
	printHelp(env.stderr)
	return exitUsage
}

func (c command) execute(ctx context.Context, args []string, env environment) int {
	fs := flag.NewFlagSet(c.name, flag.ContinueOnError)
	fs.SetOutput(io.Discard)
	fs.Usage = func() {}
	err := c.run(ctx, env, fs, args)
	var misuse usageError
	var nothing nothingDone
	switch {
	case err == nil:
		return exitDone
	case errors.Is(err, flag.ErrHelp):
		c.printHelp(env.stdout, fs)
		return exitDone
	case ctx.Err() != nil:
		fmt.Fprintf(env.stderr, "synoptic: interrupted\n")
		return exitInterrupted
	case errors.As(err, &misuse):
		fmt.Fprintf(env.stderr, "synoptic %s: %s\n(synoptic %s --help shows what it takes)\n", c.name, shown(err.Error()), c.name)
		return exitUsage
	case errors.Is(err, errSomeFailed):
		return exitSomeFailed
	case errors.As(err, &nothing):
		fmt.Fprintf(env.stderr, "synoptic %s: %s\n", c.name, shown(publicMessage(err)))
		return exitNothingDone
	}
	fmt.Fprintf(env.stderr, "synoptic %s: %s\n", c.name, shown(publicMessage(err)))
	return exitNothingDone
}

// publicMessage shows a coded error by its message and any other error as it
// is: on the command line the reader is the operator.
func publicMessage(err error) string {
	if e, ok := errors.AsType[*synoptic.Error](err); ok {
		return e.Error()
	}
	return err.Error()
}

func printHelp(w io.Writer) {
	fmt.Fprint(w, "synoptic reads saved journal pages and writes comparative reviews that can be checked.\n\n")
	for _, c := range commands() {
		fmt.Fprintf(w, "  synoptic %-8s %-20s %s\n", c.name, c.args, c.summary)
	}
	fmt.Fprint(w, `
Start with:  synoptic review FOLDER > review.md
Each command explains its flags with --help. No model and no account are
needed; nothing is sent anywhere unless SYNOPTIC_MODEL names a model.

Exit status: 0 done, 1 some documents failed (named on standard error, the
rest done), 2 usage, 3 nothing could be done, 130 interrupted.
`)
}

func (c command) printHelp(w io.Writer, fs *flag.FlagSet) {
	call, flags := "synoptic "+c.name, 0
	if c.args != "" {
		call += " " + c.args
	}
	fs.VisitAll(func(*flag.Flag) { flags++ })
	if flags == 0 {
		fmt.Fprintf(w, "usage: %s\n\n%s\n", call, c.summary)
		return
	}
	fmt.Fprintf(w, "usage: %s [flags]\n\n%s\n\nflags (before or after the paths):\n", call, c.summary)
	fs.VisitAll(func(f *flag.Flag) {
		name, usage := flag.UnquoteUsage(f)
		line := "  --" + f.Name
		if len(f.Name) == 1 {
			line = "  -" + f.Name
		}
		if name != "" {
			line += " " + name
		}
		fmt.Fprintf(w, "%-26s %s", line, strings.TrimPrefix(usage, name+": "))
		if f.DefValue != "" && f.DefValue != "false" {
			fmt.Fprintf(w, " (default %s)", f.DefValue)
		}
		fmt.Fprintln(w)
	})
	if c.more != nil {
		c.more(w)
	}
}

// parse reads flags wherever they stand among the paths, as people type them,
// and returns the paths. After "--" everything is a path.
func parse(fs *flag.FlagSet, args []string) ([]string, error) {
	var paths []string
	for len(args) > 0 {
		if args[0] == "-" || !strings.HasPrefix(args[0], "-") {
			paths, args = append(paths, args[0]), args[1:]
			continue
		}
		if args[0] == "--" {
			return append(paths, args[1:]...), nil
		}
		if err := fs.Parse(args); err != nil {
			if errors.Is(err, flag.ErrHelp) {
				return nil, err
			}
			return nil, usage("%s", flagFault(fs, err))
		}
		rest := fs.Args()
		if end := len(args) - len(rest); args[end-1] == "--" {
			return append(paths, rest...), nil
		}
		args = rest
	}
	return paths, nil
}

// logger writes what a person at the terminal should know: warnings, unless
// SYNOPTIC_LOG asks for more.
func (env environment) logger() *slog.Logger {
	level := slog.LevelError
	if s := env.getenv("SYNOPTIC_LOG"); s != "" {
		// An unknown level keeps the default; it is no reason not to run.
		_ = level.UnmarshalText([]byte(s))
	}
	return slog.New(slog.NewTextHandler(env.stderr, &slog.HandlerOptions{Level: level}))
}

// terminal reports whether standard error is one: progress goes nowhere else.
func (env environment) terminal() bool {
	f, ok := env.stderr.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}
