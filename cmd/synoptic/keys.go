package main

import (
	"context"
	"flag"
	"fmt"
	"strconv"
	"strings"
	"text/tabwriter"
	"time"

	"synoptic/internal/access"
	"synoptic/internal/admin"
	"synoptic/internal/synoptic"
)

func keysCommand(ctx context.Context, env environment, fs *flag.FlagSet, args []string) error {
	where := newOfficeFlags(fs, env)
	workspace := fs.String("workspace", "", "`NAME` of the workspace that the key opens, or whose keys are listed; \"local\" is that of a server without keys")
	label := fs.String("name", "", "`LABEL` to know the key by, such as who has it")
	expires := fs.String("expires", "never", "`TIME` until the key ends, such as 90d or 12h")
	words, err := parse(fs, args)
	if err != nil {
		return err
	}
	verb := ""
	if len(words) > 0 {
		verb, words = words[0], words[1:]
	}
	switch {
	case verb == "revoke" && len(words) == 0:
		return usage("name the key: synoptic keys revoke ID (synoptic keys list shows them)")
	case verb != "create" && verb != "list" && verb != "revoke":
		return usage("say what to do with keys: create, list or revoke")
	case verb != "revoke" && len(words) > 0:
		return usage("keys %s takes no %q", verb, words[0])
	case verb == "create" && *workspace == "":
		return usage("name the workspace that the key opens: synoptic keys create --workspace NAME")
	}
	valid, err := validity(*expires)
	if err != nil {
		return err
	}
	office, done, err := where.open(ctx, env, fs, false, verb == "create")
	if err != nil {
		return err
	}
	defer done()
	switch verb {
	case "create":
		return createKey(ctx, env, office, access.NewKey{Workspace: synoptic.Workspace(*workspace), Label: *label, ValidFor: valid})
	case "list":
		return listKeys(ctx, env, office, synoptic.Workspace(*workspace))
	}
	return revokeKeys(ctx, env, office, words)
}

// createKey prints the key alone on standard output, so that a script can take
// it, and the rest on standard error.
func createKey(ctx context.Context, env environment, office admin.Office, wanted access.NewKey) error {
	made, err := office.CreateKey(ctx, wanted)
	if synoptic.CodeOf(err) == synoptic.CodeInvalid {
		return usage("%s", publicMessage(err))
	}
	if err != nil {
		return nothingDone{err}
	}
	if _, err := fmt.Fprintln(env.stdout, made.Text); err != nil {
		return nothingDone{fmt.Errorf("writing the key: %w", err)}
	}
	until := "for ever"
	if !made.Key.ExpiresAt.IsZero() {
		until = "until " + made.Key.ExpiresAt.Local().Format(time.DateTime)
	}
	fmt.Fprintf(env.stderr, "API key %s opens workspace %s %s. It is shown this once and kept nowhere; use it as Authorization: Bearer, or in SYNOPTIC_API_KEY.\n",
		made.Key.ID, shown(string(made.Key.Workspace)), until)
	return nil
}

func listKeys(ctx context.Context, env environment, office admin.Office, ws synoptic.Workspace) error {
	keys, err := office.ListKeys(ctx, ws)
	if err != nil {
		return nothingDone{err}
	}
	if len(keys) == 0 {
		fmt.Fprintln(env.stderr, "there are no API keys; make one with: synoptic keys create --workspace NAME")
		return nil
	}
	now := time.Now()
	table := tabwriter.NewWriter(env.stdout, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, "ID\tWORKSPACE\tSTATE\tCREATED\tEXPIRES\tLAST USED\tNAME")
	for _, k := range keys {
		fmt.Fprintf(table, "%s\t%s\t%s\t%s\t%s\t%s\t%s\n", k.ID, shown(string(k.Workspace)), k.State(now), day(k.CreatedAt), until(k.ExpiresAt), dash(k.LastUsedDay), dash(shown(k.Label)))
	}
	return table.Flush()
}

func revokeKeys(ctx context.Context, env environment, office admin.Office, ids []string) error {
	revoked := 0
	for _, id := range ids {
		key, err := office.RevokeKey(ctx, id)
		switch {
		case synoptic.CodeOf(err) == synoptic.CodeNotFound:
			fmt.Fprintf(env.stderr, "%s: there is no such key\n", shown(id))
		case err != nil:
			fmt.Fprintf(env.stderr, "%s: %s\n", shown(id), shown(publicMessage(err)))
		default:
			revoked++
			fmt.Fprintf(env.stderr, "API key %s of workspace %s is revoked; servers refuse it within a minute\n", key.ID, shown(string(key.Workspace)))
		}
	}
	switch {
	case revoked == 0:
		return nothingDone{fmt.Errorf("no key was revoked")}
	case revoked < len(ids):
		return errSomeFailed
	}
	return nil
}

// validity reads how long a key is to last: days as 90d, else as Go writes
// times; 0 is for ever.
func validity(s string) (time.Duration, error) {
	if s == "never" {
		return 0, nil
	}
	if days, ok := strings.CutSuffix(s, "d"); ok {
		if n, err := strconv.Atoi(days); err == nil && n > 0 && n <= 3650 {
			return time.Duration(n) * 24 * time.Hour, nil
		}
	} else if d, err := time.ParseDuration(s); err == nil && d > 0 {
		return d, nil
	}
	return 0, usage("--expires %q is no time to come; write it as 90d or 12h (at most 3650d)", s)
}

func day(t time.Time) string {
	if t.IsZero() {
		return "-"
	}
	return t.Local().Format(time.DateOnly)
}

// until is when a key ends, which may be on the day that it was made.
func until(t time.Time) string {
	if t.IsZero() {
		return "never"
	}
	return moment(&t)
}

func dash(s string) string {
	if s == "" {
		return "-"
	}
	return s
}
