// Package house holds the tests that keep the house in order: which room may
// know which other room, and which vendor stays behind which door.
package house

import (
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const module = "synoptic/"

// mayImport lists, for every room, the rooms that it may know. Imports run
// one way: domain ← reading and ports ← use cases ← edge ← cmd, functions. A
// room that is missing here fails the test: place it first.
var mayImport = map[string][]string{
	// The domain knows nobody.
	"internal/synoptic": {},

	// Of use to any, and known for nothing else.
	"internal/lazyregexp": {"internal/textscan"},
	"internal/nearest":    {},
	"internal/textscan":   {},

	// Reading: pure functions from bytes and text to the domain's types.
	"internal/page/charset":    {"internal/synoptic"},
	"internal/page/markup":     {},
	"internal/page/orders":     {"internal/lazyregexp", "internal/textscan"},
	"internal/page/hant":       {"internal/textscan"},
	"internal/page/hant/gen":   {},
	"internal/page/letters":    {"internal/textscan"},
	"internal/page/plain":      {"internal/textscan", "internal/page/hant", "internal/page/letters"},
	"internal/page/injection":  {"internal/lazyregexp", "internal/textscan", "internal/page/letters", "internal/page/plain"},
	"internal/page/footmark":   {"internal/textscan", "internal/page/letters", "internal/page/plain"},
	"internal/page/workplace":  {"internal/page/hant", "internal/page/letters", "internal/page/plain", "internal/page/footmark"},
	"internal/page/names":      {"internal/lazyregexp", "internal/textscan", "internal/page/hant", "internal/page/letters", "internal/page/plain", "internal/page/footmark", "internal/page/workplace"},
	"internal/page/language":   {"internal/synoptic", "internal/textscan", "internal/page/hant", "internal/page/letters", "internal/page/plain"},
	"internal/page/keyword":    {"internal/synoptic", "internal/textscan", "internal/page/hant", "internal/page/letters", "internal/page/plain", "internal/page/workplace", "internal/page/names", "internal/page/language"},
	"internal/page/identifier": {"internal/lazyregexp", "internal/page/letters", "internal/page/plain"},
	"internal/page/imprint":    {"internal/lazyregexp", "internal/textscan", "internal/page/hant", "internal/page/letters", "internal/page/plain", "internal/page/names", "internal/page/identifier"},
	"internal/page": {"internal/lazyregexp", "internal/synoptic", "internal/textscan", "internal/page/charset", "internal/page/hant", "internal/page/markup", "internal/page/orders",
		"internal/page/letters", "internal/page/plain", "internal/page/injection", "internal/page/footmark", "internal/page/workplace", "internal/page/names", "internal/page/language", "internal/page/keyword", "internal/page/identifier", "internal/page/imprint"},
	"internal/quote":      {"internal/synoptic"},
	"internal/rules/jako": {"internal/lazyregexp", "internal/synoptic"},
	"internal/rules":      {"internal/rules/jako", "internal/textscan", "internal/synoptic", "internal/page", "internal/quote"},
	"internal/reference":  {"internal/synoptic"},
	"internal/form":       {"internal/synoptic", "internal/quote"},
	"internal/formrules":  {"internal/synoptic", "internal/page", "internal/quote", "internal/guard", "internal/form"},

	// Ports and their adapters.
	"internal/storage":             {"internal/synoptic"},
	"internal/storage/storagetest": {"internal/synoptic", "internal/storage"},
	"internal/storage/sqlite":      {"internal/synoptic", "internal/storage"},
	"internal/storage/inbox":       {"internal/synoptic", "internal/storage"},
	"internal/storage/aws":         {"internal/synoptic", "internal/storage"},
	"internal/enginetest":          {}, // servers for tests; nobody's but theirs
	"internal/llm":                 {"internal/synoptic"},
	"internal/llm/schemacheck":     {"internal/llm"},
	"internal/llm/openaillm":       {"internal/synoptic", "internal/llm"},
	"internal/llm/llmtest":         {"internal/llm"},

	// Models: the words they are given, and what is believed of their answers.
	"prompts":              {},
	"internal/guard":       {"internal/page", "internal/page/orders", "prompts"},
	"internal/prompt":      {"internal/synoptic", "internal/llm"},
	"internal/modelengine": {"internal/synoptic", "internal/page", "internal/quote", "internal/form", "internal/llm", "internal/prompt", "internal/guard"},
	"internal/modelwriter": {"internal/synoptic", "internal/synthesis", "internal/llm", "internal/prompt", "internal/guard"},

	// Use cases.
	"internal/access":    {"internal/synoptic", "internal/storage"},
	"internal/admin":     {"internal/synoptic", "internal/access", "internal/storage", "internal/work"},
	"internal/work":      {"internal/synoptic", "internal/storage"},
	"internal/aiuse":     {"internal/synoptic"},
	"internal/chinese":   {}, // its test reads the sources that word what it tells
	"internal/synthesis": {"internal/chinese", "internal/lazyregexp", "internal/synoptic", "internal/aiuse", "internal/quote", "internal/reference"},
	"internal/extract":   {"internal/synoptic", "internal/page", "internal/quote", "internal/form", "internal/storage", "internal/work"},
	"internal/ingest":    {"internal/synoptic", "internal/page/charset", "internal/page/markup", "internal/storage", "internal/work"},
	"internal/agreement": {"internal/synoptic", "internal/quote", "internal/extract", "internal/storage"},
	"internal/people":    {"internal/synoptic", "internal/quote", "internal/form", "internal/storage"},
	"internal/review":    {"internal/synoptic", "internal/page", "internal/extract", "internal/synthesis", "internal/storage", "internal/work"},
	"internal/batch":     {"internal/synoptic", "internal/page", "internal/extract", "internal/llm", "internal/storage", "internal/work"},

	// The edge.
	"internal/export":             {"internal/synoptic", "internal/reference", "internal/synthesis"},
	"internal/dumps":              {"internal/synoptic"},
	"internal/config":             {"internal/synoptic"},
	"internal/eval":               {"internal/synoptic"},
	"internal/httpapi":            {"internal/synoptic", "internal/nearest", "internal/agreement", "internal/people", "internal/access", "internal/ingest", "internal/extract", "internal/review", "internal/export", "internal/storage", "internal/batch"},
	"internal/httpapi/client":     {"internal/synoptic"},
	"internal/lambdahttp":         {},
	"internal/lambdatest":         {},
	"internal/lambdatest/trivial": {},
	"internal/lambdaqueue":        {"internal/synoptic", "internal/storage", "internal/work"},
	"internal/metrics":            {},
}

// wire names the folders whose code may know everybody: they put the parts
// together and hold no rules of their own.
var wire = []string{"cmd/", "functions/", "internal/kit/"}

// mayImportVendor lists which rooms may know a vendor library. Libraries not
// named here may be used by none but the wiring.
var mayImportVendor = map[string][]string{
	"golang.org/x/text":                        {"internal/page", "internal/page/plain", "internal/page/charset", "internal/quote", "internal/rules", "internal/extract", "internal/synthesis", "internal/eval", "internal/dumps", "internal/storage", "internal/llm/schemacheck", "internal/reference"},
	"golang.org/x/sync":                        {"internal/agreement", "internal/access", "internal/batch", "internal/extract", "internal/review", "internal/storage/sqlite", "internal/storage/aws"},
	"github.com/danielgtaylor/huma/v2":         {"internal/httpapi"},
	"github.com/sashabaranov/go-openai":        {"internal/llm/openaillm"},
	"github.com/xuri/excelize/v2":              {"internal/export"},
	"github.com/santhosh-tekuri/jsonschema/v6": {"internal/llm/schemacheck"},
	"github.com/invopop/jsonschema":            {"internal/prompt"},
	"github.com/robfig/cron/v3":                {"internal/batch"},
	"github.com/aws/aws-lambda-go":             {"internal/lambdahttp", "internal/lambdaqueue", "internal/lambdatest/trivial"},
	"modernc.org/sqlite":                       {"internal/storage/sqlite"},
	"github.com/aws/aws-sdk-go-v2":             {"internal/storage/aws"},
	"github.com/aws/smithy-go":                 {"internal/storage/aws"},
}

func TestImportsRunOneWay(t *testing.T) {
	t.Parallel()
	for file, imports := range productImports(t) {
		room := path.Dir(file)
		if slices.ContainsFunc(wire, func(prefix string) bool { return strings.HasPrefix(room+"/", prefix) }) {
			continue
		}
		allowed, placed := mayImport[room]
		if !placed {
			t.Errorf("%s: the room %s has no place in the house; add it to mayImport", file, room)
			continue
		}
		for _, imported := range imports {
			switch {
			case strings.HasPrefix(imported, module):
				if !slices.Contains(allowed, strings.TrimPrefix(imported, module)) {
					t.Errorf("%s imports %s, which %s may not know", file, imported, room)
				}
			case strings.Contains(strings.Split(imported, "/")[0], "."):
				if !vendorAllowed(room, imported) {
					t.Errorf("%s imports the library %s, which %s may not know", file, imported, room)
				}
			}
		}
	}
}

func TestEveryRoomExists(t *testing.T) {
	t.Parallel()
	for _, room := range slices.Sorted(maps.Keys(mayImport)) {
		if _, err := os.Stat(filepath.Join(root, filepath.FromSlash(room))); err != nil {
			t.Errorf("mayImport names %s, which is not there", room)
		}
	}
}

func vendorAllowed(room, imported string) bool {
	for vendor, rooms := range mayImportVendor {
		if imported == vendor || strings.HasPrefix(imported, vendor+"/") {
			return slices.Contains(rooms, room)
		}
	}
	return false
}

const root = "../.."

// productImports reads the imports of every Go file that is no test.
func productImports(t *testing.T) map[string][]string {
	t.Helper()
	imports := map[string][]string{}
	err := filepath.WalkDir(root, func(p string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() && p != root && (strings.ContainsAny(entry.Name()[:1], "._") || entry.Name() == "build") {
			return fs.SkipDir
		}
		if entry.IsDir() || !strings.HasSuffix(p, ".go") || strings.HasSuffix(p, "_test.go") {
			return nil
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), p, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		relative, err := filepath.Rel(root, p)
		if err != nil {
			return err
		}
		name := filepath.ToSlash(relative)
		imports[name] = nil
		for _, spec := range parsed.Imports {
			imported, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				return err
			}
			imports[name] = append(imports[name], imported)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(imports) == 0 {
		t.Fatal("found no Go file to look at")
	}
	return imports
}
