package prompt

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"text/template"
)

// Prompt is one file: a fixed part for the system turn and a template for the
// user's.
type Prompt[Data any] struct {
	Name    string
	Version string // hash of the file
	System  string // the fixed part; empty for a prompt that continues another's conversation
	user    *template.Template
}

// Set holds every prompt.
type Set struct {
	Extract Prompt[ExtractData]
	Repair  Prompt[RepairData]
	Compose Prompt[ComposeData]
	Merge   Prompt[MergeData]
	// Items goes with Extract: its fixed part behind that one's, its list
	// before that one's page.
	Items Prompt[ItemsData]
}

// ExtractData is what changes from page to page.
type ExtractData struct {
	Language    string // of the answers, as an English word
	Part, Parts int    // of a text that is too long for one call
	Fence       Fence
	Page        string
}

// RepairData names the parts of an answer that cannot stand: of a form filled
// from a page, or of statements about a table.
type RepairData struct {
	Table    bool
	Language string
	Fence    Fence
	Problems []RepairItem
}

// RepairItem is one such part. Quote is the model's own words, untrusted.
type RepairItem struct{ Item, Reason, Quote string }

// ComposeData is what changes from table to table.
type ComposeData struct {
	Language     string
	Total, Given int // studies of the set, and in this table
	Question     string
	Fence        Fence
	Table        string
}

// MergeData is what changes from one set of statements to another.
type MergeData struct {
	Language   string
	Total      int
	Fence      Fence
	Statements string
}

// divider stands between the fixed part and the template.
const divider = "=== user ===\n"

// Load reads, parses and tries every prompt, so that a broken one is found at
// start and not on a page.
func Load(files fs.FS) (*Set, error) {
	var s Set
	var errs [5]error
	s.Extract, errs[0] = load(files, "extract", ExtractData{Parts: 2})
	s.Repair, errs[1] = load(files, "repair", RepairData{Problems: []RepairItem{{Quote: "q"}}})
	s.Compose, errs[2] = load(files, "compose", ComposeData{Total: 2, Given: 1, Question: "q"})
	s.Merge, errs[3] = load(files, "merge", MergeData{})
	s.Items, errs[4] = load(files, "items", ItemsData{Items: []ItemLine{{Key: "i1", Choices: "a"}}})
	if err := errors.Join(errs[:]...); err != nil {
		return nil, err
	}
	return &s, nil
}

func load[Data any](files fs.FS, name string, sample Data) (Prompt[Data], error) {
	none := Prompt[Data]{}
	raw, err := fs.ReadFile(files, name+".md")
	if err != nil {
		return none, fmt.Errorf("reading the prompt %s: %w", name, err)
	}
	// A checkout with other line ends is the same prompt.
	raw = bytes.ReplaceAll(raw, []byte("\r\n"), []byte("\n"))
	fixed, changing, found := strings.Cut(string(raw), divider)
	if !found {
		return none, fmt.Errorf("the prompt %s has no line %q", name, strings.TrimSpace(divider))
	}
	user, err := template.New(name).Option("missingkey=error").Parse(strings.TrimSpace(changing))
	if err != nil {
		return none, fmt.Errorf("parsing the prompt %s: %w", name, err)
	}
	sum := sha256.Sum256(raw)
	p := Prompt[Data]{Name: name, Version: hex.EncodeToString(sum[:8]), System: strings.TrimSpace(fixed), user: user}
	if _, err := p.Render(sample); err != nil {
		return none, err
	}
	return p, nil
}

// Render writes the part that changes.
func (p Prompt[Data]) Render(data Data) (string, error) {
	var b strings.Builder
	if err := p.user.Execute(&b, data); err != nil {
		return "", fmt.Errorf("rendering the prompt %s: %w", p.Name, err)
	}
	return b.String(), nil
}

// Versions names several prompts that one answer depends on.
func Versions(versions ...string) string { return strings.Join(versions, "+") }
