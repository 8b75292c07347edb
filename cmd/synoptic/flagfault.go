package main

import (
	"flag"
	"fmt"
	"regexp"
	"strings"

	"synoptic/internal/nearest"
)

// The faults of package flag, which tells them in words for programmers.
var (
	flagUnknown = regexp.MustCompile(`^flag provided but not defined: -(.*)$`)
	flagBare    = regexp.MustCompile(`^flag needs an argument: -(.*)$`)
	flagValue   = regexp.MustCompile(`^invalid (?:boolean )?value (".*") for (?:flag )?-([^:]*): `)
)

// flagFault says what is wrong with the flags of a call, and what to write.
func flagFault(fs *flag.FlagSet, err error) string {
	said := err.Error()
	if m := flagUnknown.FindStringSubmatch(said); m != nil {
		var names, known []string
		fs.VisitAll(func(f *flag.Flag) { names, known = append(names, f.Name), append(known, dashed(f.Name)) })
		switch like := nearest.Name(m[1], names); {
		case like != "":
			return fmt.Sprintf("there is no flag %s; did you mean %s?", dashed(m[1]), dashed(like))
		case len(known) == 0:
			return fmt.Sprintf("there is no flag %s, nor any other", dashed(m[1]))
		}
		return fmt.Sprintf("there is no flag %s; there are %s", dashed(m[1]), strings.Join(known, ", "))
	}
	if m := flagBare.FindStringSubmatch(said); m != nil {
		return dashed(m[1]) + " needs a value behind it"
	}
	if m := flagValue.FindStringSubmatch(said); m != nil {
		return fmt.Sprintf("%s does not take %s", dashed(m[2]), m[1])
	}
	return said
}

// dashed writes a flag as help does.
func dashed(name string) string {
	if len(name) == 1 {
		return "-" + name
	}
	return "--" + name
}
