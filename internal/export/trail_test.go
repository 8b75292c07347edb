package export_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"

	"synoptic/internal/export"
	"synoptic/internal/extract"
	"synoptic/internal/page"
	"synoptic/internal/rules"
	"synoptic/internal/synoptic"
	"synoptic/internal/synthesis"
)

// The trail checker: each export is read by itself, as a reader has it, and
// every statement in it is followed by the means of its format to what it
// rests on. It fails on a statement that leads to no quote (or, where it
// reports silence, to no cell that says so) with the hash of its page.

// told is a statement as an export holds it, with where its marks lead.
type told struct {
	text string // white space and marks left out
	ends []end
}

// end is what a mark leads to: quotes or the word of a silence, and the hash
// of the page.
type end struct {
	quotes  []string
	silence bool
	sha256  string
}

// followers read the statements out of an export, for each format that holds
// statements; what is wrong with the export itself is an error.
var followers = map[string]func(file string, l synoptic.Language) ([]told, error){
	"json": followJSON, "md": followMarkdown, "html": followHTML, "docx": followDOCX, "xlsx": followXLSX, "csv": followCSV,
}

// follow walks one export and lists what cannot be followed.
func follow(format, file string, c export.Composition) (faults []string) {
	fault := func(f string, args ...any) { faults = append(faults, format+": "+fmt.Sprintf(f, args...)) }
	statements, err := followers[format](file, c.Review.Language)
	if err != nil {
		fault("%v", err)
		return faults
	}
	known := map[string]map[string]bool{} // page hash → its quotes, squeezed
	for i, row := range c.Review.EvidenceTable.Rows {
		quotes := map[string]bool{}
		for _, cell := range row.Cells {
			for _, a := range cell.Answers {
				for _, q := range a.Quotes {
					if q.Verdict.Supports() {
						quotes[squeeze(q.Text)] = true
					}
				}
			}
		}
		known[c.Review.Included[i].SHA256] = quotes
	}
	for _, s := range statements {
		if len(s.ends) == 0 {
			fault("the statement %.60q leads nowhere", s.text)
		}
		for _, e := range s.ends {
			quotes, ok := known[e.sha256]
			if !ok {
				fault("the statement %.60q leads to the page hash %q, which no page has", s.text, e.sha256)
				continue
			}
			if len(e.quotes) == 0 && !e.silence {
				fault("the statement %.60q leads to no quote", s.text)
			}
			for _, q := range e.quotes {
				if !quotes[squeeze(q)] {
					fault("the statement %.60q leads to %.60q, which is no quote of that page", s.text, q)
				}
			}
		}
	}
	if format == "csv" {
		return faults // it holds answers, not statements
	}
	var all strings.Builder
	for _, s := range statements {
		all.WriteString(s.text + "\n")
	}
	n := 0
	for _, section := range c.Review.Synthesis {
		for _, s := range section.Statements {
			n++
			if !strings.Contains(all.String(), squeeze(s.Text)) {
				fault("the statement %.60q is not there", s.Text)
			}
		}
	}
	if n > 0 && len(statements) == 0 {
		fault("no statement was found")
	}
	return faults
}

var anyMark = regexp.MustCompile(`\[[0-9]+\](?:–\[[0-9]+\])?`)

// squeeze leaves out white space, marks and what escapes are made of, by which
// formats may differ.
func squeeze(s string) string {
	s = anyMark.ReplaceAllString(s, "")
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || r == '\\' || r == unicode.ReplacementChar {
			return -1
		}
		return r
	}, s)
}

// followAll checks every export of a review.
func followAll(t *testing.T, c export.Composition) {
	t.Helper()
	for format := range followers {
		if faults := follow(format, write(t, format, c), c); len(faults) > 0 {
			t.Errorf("%d faults:\n%s", len(faults), strings.Join(faults[:min(len(faults), 10)], "\n"))
		}
	}
}

func TestEveryStatementCanBeFollowed(t *testing.T) {
	t.Parallel()
	for _, language := range []synoptic.Language{synoptic.Chinese, synoptic.English} {
		t.Run(string(language), func(t *testing.T) {
			t.Parallel()
			followAll(t, ordinary(t, language))
			followAll(t, readFolder(t, "../../testdata/pages", language))
		})
	}
	t.Run("by author and year", func(t *testing.T) {
		t.Parallel()
		c, err := readFolder(t, "../../testdata/pages", synoptic.English).Styled("apa")
		if err != nil {
			t.Fatal(err)
		}
		for _, format := range []string{"html", "docx", "json"} {
			for _, fault := range follow(format, write(t, format, c), c) {
				t.Error(fault)
			}
		}
	})
	t.Run("many studies", func(t *testing.T) {
		t.Parallel()
		var documents []synoptic.Document
		for i := range 40 {
			documents = append(documents, study(fmt.Sprintf("doc_%d", i), fmt.Sprintf("数字平台如何推动第%d类协同", i), fmt.Sprintf("数字平台如何推动第%d类部门协同与社会共治", i)))
		}
		followAll(t, composition(t, synoptic.Chinese, documents...))
	})
}

func TestEveryStatementAboutTheSeedsCanBeFollowed(t *testing.T) {
	t.Parallel()
	const seeds = "../../../shared/seeds"
	if _, err := os.Stat(seeds); err != nil {
		t.Skip("the shared folder is not beside this repository: ", err)
	}
	for _, language := range []synoptic.Language{synoptic.Chinese, synoptic.English} {
		followAll(t, readFolder(t, seeds, language))
	}
}

// A checker that nothing can fail checks nothing.
func TestTheCheckerNoticesWhatCannotBeFollowed(t *testing.T) {
	t.Parallel()
	c := ordinary(t, synoptic.Chinese)
	hash := c.Review.Included[0].SHA256
	quote := c.Review.EvidenceTable.Rows[0].Cells[synoptic.ItemFindings].Answers[0].Quotes[0].Text
	for format := range followers {
		if format == "docx" || format == "xlsx" {
			continue // zips: the changes are made to the review below
		}
		file := write(t, format, c)
		for what, changed := range map[string]string{
			"another hash":  strings.ReplaceAll(file, hash, strings.Repeat("0", 64)),
			"another quote": strings.ReplaceAll(file, quote, quote[:len(quote)-6]+"改动"),
		} {
			if len(follow(format, changed, c)) == 0 {
				t.Errorf("%s: %s went unnoticed", format, what)
			}
		}
	}
	other := ordinary(t, synoptic.Chinese)
	other.Review.Included[0].SHA256 = strings.Repeat("0", 64)
	cited := ordinary(t, synoptic.Chinese)
	cited.Review.Synthesis[0].Statements[0].Citations = nil
	for format := range followers {
		if len(follow(format, write(t, format, other), c)) == 0 {
			t.Errorf("%s: another hash went unnoticed", format)
		}
		// Statements that run on in one paragraph share its marks for a reader
		// of Markdown and Word.
		if !slices.Contains([]string{"csv", "md", "docx"}, format) && len(follow(format, write(t, format, cited), cited)) == 0 {
			t.Errorf("%s: a statement without a citation went unnoticed", format)
		}
	}
	for format, cut := range map[string][2]string{
		"html": {` id="q1-5-0"`, ""}, "md": {"[1]: #study-1", ""}, "json": {`"index": 0`, `"index": 77`},
	} {
		file := write(t, format, c)
		if changed := strings.ReplaceAll(file, cut[0], cut[1]); changed == file || len(follow(format, changed, c)) == 0 {
			t.Errorf("%s: a mark that leads nowhere went unnoticed", format)
		}
	}
}

// readFolder makes a review of the pages of a folder, by the built-in rules.
func readFolder(t testing.TB, folder string, language synoptic.Language) export.Composition {
	t.Helper()
	documents := documentsOf(t, folder, language)
	review, err := synthesis.Compose(context.Background(), synthesis.Input{Documents: documents, Language: language, Now: time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)})
	if err != nil {
		t.Fatal(err)
	}
	review.ID, review.Status = "rev_1", synoptic.ReviewDone
	return export.NewComposition(review, documents)
}

// documentsOf reads the pages of a folder.
func documentsOf(t testing.TB, folder string, language synoptic.Language) []synoptic.Document {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(folder, "*"))
	if err != nil || len(files) == 0 {
		t.Fatalf("%s: %d files, %v", folder, len(files), err)
	}
	slices.Sort(files)
	now := func() time.Time { return time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC) }
	reader := &extract.Reader{Engines: extract.Engines{Rules: rules.New()}, Now: now}
	var documents []synoptic.Document
	var seen extract.Seen
	for _, file := range files {
		raw, err := os.ReadFile(file)
		if err != nil {
			continue // a folder
		}
		reading, err := reader.Read(t.Context(), page.Input{Bytes: raw, FileName: filepath.Base(file)}, extract.Wanted{Language: language})
		if err != nil {
			t.Fatal(err)
		}
		reading.Document.DuplicateOf = synoptic.Maybe(seen.Add(reading))
		documents = append(documents, reading.Document)
	}
	return documents
}
