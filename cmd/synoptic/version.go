package main

import (
	"context"
	"flag"
	"fmt"
	"runtime/debug"
)

func versionCommand(_ context.Context, env environment, fs *flag.FlagSet, args []string) error {
	words, err := parse(fs, args)
	if err != nil {
		return err
	}
	if len(words) > 0 {
		return usage("version takes no %q", words[0])
	}
	build, ok := debug.ReadBuildInfo()
	if !ok {
		return nothingDone{fmt.Errorf("this binary does not say what it was built of")}
	}
	if _, err := fmt.Fprintln(env.stdout, versionLine(build)); err != nil {
		return nothingDone{fmt.Errorf("writing the version: %w", err)}
	}
	return nil
}

// versionLine names a build: its version, the revision that it was built of,
// and the Go that built it.
func versionLine(build *debug.BuildInfo) string {
	settings := map[string]string{}
	for _, s := range build.Settings {
		settings[s.Key] = s.Value
	}
	line := "synoptic " + build.Main.Version
	if build.Main.Version == "" {
		line += "(devel)"
	}
	if revision := settings["vcs.revision"]; revision != "" {
		line += ", revision " + revision
		if settings["vcs.time"] != "" {
			line += " of " + settings["vcs.time"]
		}
		if settings["vcs.modified"] == "true" {
			line += " with changes"
		}
	}
	return line + ", " + build.GoVersion
}
