package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/term"

	"synoptic/internal/export"
)

// chooseFormat finds the format that a review is written in: the one named,
// else the one that the output's extension means, else Markdown. What is no
// text is kept from a terminal, before any page is read.
func chooseFormat(env environment, name, output string) (export.Format, error) {
	var format export.Format
	var known bool
	switch {
	case name != "":
		if format, known = export.Lookup(name); !known {
			return format, usage("--format %q is not known: use %s", name, formatNames(", "))
		}
	default:
		formats := export.Formats()
		i := slices.IndexFunc(formats, func(f export.Format) bool { return strings.EqualFold(f.Extension, filepath.Ext(output)) })
		if i >= 0 {
			format = formats[i]
		} else {
			format, _ = export.Lookup("md")
		}
	}
	if format.Binary && (output == "" || output == "-") && isTerminal(env.stdout) {
		return format, usage("--format %s is a file and no text to read here: name one with -o review%s, or send the output elsewhere with >", format.Name, format.Extension)
	}
	return format, nil
}

// tellOmissions says on a terminal what a format had no place for.
func tellOmissions(env environment, format export.Format) {
	if format.Omits != "" && env.terminal() {
		fmt.Fprintf(env.stderr, "%s does not carry: %s\n", format.Name, format.Omits)
	}
}

func isTerminal(w any) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}
