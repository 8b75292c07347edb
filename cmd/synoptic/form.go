package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"synoptic/internal/extract"
	"synoptic/internal/form"
	"synoptic/internal/synoptic"
)

// formFlag is what --form says in every command that has it.
const formFlag = "`FILE` with a form of one's own items, in the JSON of POST /v1/forms"

// maxFormFile bounds a file with a form, in bytes.
const maxFormFile = 1 << 20

// readForm reads the form of --form; nil where there is none.
func readForm(path string) (*synoptic.Form, error) {
	if path == "" {
		return nil, nil
	}
	file, err := os.Open(path)
	if err != nil {
		return nil, usage("--form: %s", err)
	}
	defer file.Close()
	raw, err := io.ReadAll(io.LimitReader(file, maxFormFile+1))
	if err != nil {
		return nil, usage("--form: %s", err)
	}
	if len(raw) > maxFormFile {
		return nil, usage("--form %s: a form may have at most %d MB", path, maxFormFile>>20)
	}
	var f struct {
		synoptic.Form
		Warnings json.RawMessage `json:"warnings"` // of a form that a server answered with; not read
	}
	decoder := json.NewDecoder(bytes.NewReader(bytes.TrimPrefix(raw, []byte("\ufeff"))))
	decoder.DisallowUnknownFields() // a mistyped key is told, not ignored
	if err := decoder.Decode(&f); err != nil {
		return nil, usage("--form %s is no form: %s", path, jsonFault(err))
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return nil, usage("--form %s is no form: something stands behind it", path)
	}
	checked, err := form.Check(f.Form)
	if err != nil {
		return nil, usage("--form %s: %s", path, synoptic.PublicMessage(err))
	}
	checked.CreatedAt = time.Now().UTC()
	return &checked, nil
}

// jsonFault says why a JSON file cannot be read as a form.
func jsonFault(err error) string {
	if wrong, ok := errors.AsType[*json.UnmarshalTypeError](err); ok {
		if wrong.Field == "" {
			return fmt.Sprintf(`it holds JSON of another kind (%s) where {"name": "…", "items": […]} is wanted`, wrong.Value)
		}
		return fmt.Sprintf("%s must not be of the kind %s", wrong.Field, wrong.Value)
	}
	if broken, ok := errors.AsType[*json.SyntaxError](err); ok {
		return fmt.Sprintf("it is not JSON from byte %d on", broken.Offset)
	}
	if name, unknown := strings.CutPrefix(err.Error(), "json: unknown field "); unknown {
		return "a form has no key " + name
	}
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return "it ends before it is whole"
	}
	return "it cannot be read"
}

// itemsOf are the items of a table of a form; nil is the standard form.
func itemsOf(f *synoptic.Form) []string {
	return append(synoptic.StandardItems(), f.Names()...)
}

// nameForm says in a review which form its table has.
func nameForm(r *synoptic.Review, f *synoptic.Form) {
	r.Form, r.FormVersion = synoptic.StandardForm, synoptic.StandardFormVersion
	if f != nil {
		r.Form, r.FormVersion = f.ID, f.Version
	}
}

// warnOfForm names, before anything is read, what the engine cannot look for.
func warnOfForm(env environment, engines extract.Engines, wanted extract.Wanted) {
	for _, warning := range engines.FormWarnings(wanted.Form, wanted.Engine) {
		fmt.Fprintln(env.stderr, "warning: "+warning)
	}
}
