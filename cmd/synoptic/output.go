package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/term"

	"synoptic/internal/export"
	"synoptic/internal/reference"
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
		switch extension := filepath.Ext(output); {
		case i >= 0:
			format = formats[i]
		case extension == "" || output == "-" || strings.EqualFold(extension, ".txt"):
			format, _ = export.Lookup("md") // which is plain text
		default:
			return format, usage("-o %s: no format has the extension %s; use %s, or name a format with --format", output, extension, extensions())
		}
	}
	if format.Binary && (output == "" || output == "-") && isTerminal(env.stdout) {
		return format, usage("--format %s is a file and no text to read here: name one with -o review%s, or send the output elsewhere with >", format.Name, format.Extension)
	}
	return format, nil
}

// extensions lists those that choose a format.
func extensions() string {
	var known []string
	for _, f := range export.Formats() {
		if !slices.Contains(known, f.Extension) {
			known = append(known, f.Extension)
		}
	}
	return strings.Join(known, ", ")
}

// reviewChoices lists the formats and the styles of references for help.
func reviewChoices(w io.Writer) {
	fmt.Fprintln(w, "\nformats (--format, or the extension of -o):")
	for _, f := range export.Formats() {
		line := fmt.Sprintf("  %-11s  %-5s", f.Name, f.Extension)
		if f.Omits != "" {
			line += "  without " + f.Omits
		}
		fmt.Fprintln(w, strings.TrimRight(line, " "))
	}
	fmt.Fprintln(w, "\nstyles of references (--style):")
	for _, s := range reference.Styles() {
		fmt.Fprintf(w, "  %-24s  %s\n", s.Name, s.Title)
	}
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
