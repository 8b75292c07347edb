//go:build integration

package reference_test

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"synoptic/internal/reference"
)

// need finds a program, or says why its test is not run. On the machine that
// decides what lands, everything has to be there.
func need(t *testing.T, program string) string {
	t.Helper()
	path, err := exec.LookPath(program)
	if err != nil {
		unavailable(t, err.Error())
	}
	return path
}

func unavailable(t *testing.T, why string) {
	t.Helper()
	if os.Getenv("CI") != "" {
		t.Fatal(why)
	}
	t.Skip(why)
}

func run(t *testing.T, name string, args ...string) (stdout, stderr string) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 3*time.Minute)
	defer cancel()
	var out, errs bytes.Buffer
	cmd := exec.CommandContext(ctx, name, args...)
	cmd.Stdout, cmd.Stderr = &out, &errs
	if err := cmd.Run(); err != nil {
		t.Fatalf("%s: %v\n%s", name, err, errs.String())
	}
	return out.String(), errs.String()
}

func file(t *testing.T, format string) string {
	t.Helper()
	f, ok := reference.LookupFormat(format)
	if !ok {
		t.Fatalf("no format %s", format)
	}
	var b bytes.Buffer
	if err := f.Write(&b, entries(t)); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "records"+f.Extension)
	if err := os.WriteFile(path, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// What citeproc-js and we print differently, and why we do.
const (
	saysWhatIsMissing  = "an entry that has volume or pages names its journal; brackets say that the page does not state it"
	kindCannotBeTold   = "of an entry without any source it cannot be told what it is, so it has no mark of its type"
	markOfPreprints    = "GB/T 7714—2015 has [EB/OL] for what stands on a server; the style takes it for a book, [M]"
	othersInEnglish    = "§8.1.2 of GB/T 7714—2015: et al. behind Western names; the style prints 等 in every language"
	groupsAsPrinted    = "the standard puts family names into capitals, not the names of groups"
	anonymousInEnglish = "an English entry without author has Anon; the style prints 佚名 in every language"
	articleNumbers     = "the manual gives article numbers a form of their own; CSL-JSON carries ours as a page, for most styles know no other place"
	commaAfterInverted = "an inverted name ends with a comma before the second author; the processor takes the pair for one that is not inverted"
	volumeKept         = "the style drops the volume of what has no container"
	stopBeforeVolume   = "the style drops the full stop of a title that its pages follow"
	particlesStay      = "a particle stays before the family name as the page prints it; the style sends it to the end"
)

// explained lists the cases of a style that differ, and why.
var explained = map[string]map[string]string{
	"gbt7714-2015": {
		"zh-no-journal": saysWhatIsMissing, "zh-title-alone": kindCannotBeTold, "en-plain": kindCannotBeTold,
		"zh-preprint": markOfPreprints, "en-arxiv": markOfPreprints, "en-ssrn": markOfPreprints, "en-preprint-no-doi": markOfPreprints,
		"en-four": othersInEnglish, "en-eleven": othersInEnglish, "en-ten": othersInEnglish, "en-twenty": othersInEnglish, "en-twenty-one": othersInEnglish,
		"en-group": groupsAsPrinted, "en-group-and-person": groupsAsPrinted,
	},
	"apa": {
		"zh-article-number": articleNumbers, "en-article-number": articleNumbers, "en-article-digits": articleNumbers, "en-article-word": articleNumbers,
		"zh-foreign-author": commaAfterInverted, "en-group-and-person": commaAfterInverted,
	},
	"mla": {
		"zh-article-number": articleNumbers, "en-article-number": articleNumbers, "en-article-digits": articleNumbers, "en-article-word": articleNumbers,
		"zh-foreign-author": commaAfterInverted, "en-group-and-person": commaAfterInverted, "zh-no-journal": volumeKept,
	},
	"chicago": {
		"zh-foreign-author": commaAfterInverted, "en-group-and-person": commaAfterInverted, "zh-no-journal": stopBeforeVolume,
		"en-particle-de": particlesStay, "en-von": particlesStay,
	},
}

// TestTheProcessors compares every case with citeproc-js and the community's
// styles, which Debian packages. A difference must be explained, and an
// explanation must still be one.
//
// Of GB/T 7714—2025 no package has a style yet: with SYNOPTIC_GBT2025 naming
// one it is compared too, and told rather than judged.
func TestTheProcessors(t *testing.T) {
	need(t, "node")
	const styles, locales = "/usr/share/citation-style-language/styles", "/usr/share/citation-style-language/locales"
	if _, err := os.Stat(styles); err != nil {
		unavailable(t, "citation-style-language-styles of Debian is not installed: "+err.Error())
	}
	modules := t.TempDir()
	run(t, need(t, "npm"), "install", "--silent", "--no-audit", "--no-fund", "--prefix", modules, "citeproc@2.4.63")
	script, err := os.ReadFile("testdata/citeproc.js")
	if err != nil {
		t.Fatal(err)
	}
	oracle := filepath.Join(modules, "oracle.js") // beside what it requires
	if err := os.WriteFile(oracle, script, 0o600); err != nil {
		t.Fatal(err)
	}
	items, list := file(t, "csl-json"), cases(t)

	explained["gbt7714-2015-author-year"] = map[string]string{"en-no-author": anonymousInEnglish}
	for id, why := range explained["gbt7714-2015"] {
		explained["gbt7714-2015-author-year"][id] = why
	}
	compare := func(t *testing.T, style, csl, language string) (differ map[string][2]string) {
		out, _ := run(t, "node", oracle, csl, locales, language, items)
		lines := strings.Split(strings.TrimSpace(out), "\n")
		if len(lines) != len(list) {
			t.Fatalf("%d lines for %d entries", len(lines), len(list))
		}
		s, err := reference.Lookup(style)
		if err != nil {
			t.Fatal(err)
		}
		differ = map[string][2]string{}
		for i, c := range list {
			ours, theirs := typography(s.Line(reference.EntryOf(c.Record))), typography(strings.TrimPrefix(lines[i], "[1] "))
			if ours != theirs {
				differ[c.ID] = [2]string{ours, theirs}
			}
		}
		t.Logf("%s: %d of %d entries are the same", style, len(list)-len(differ), len(list))
		return differ
	}
	for style, csl := range map[string]string{
		"gbt7714-2015": "china-national-standard-gb-t-7714-2015-numeric", "gbt7714-2015-author-year": "china-national-standard-gb-t-7714-2015-author-date",
		"apa": "apa", "mla": "modern-language-association", "chicago": "chicago-author-date",
	} {
		t.Run(style, func(t *testing.T) {
			language := "en-US"
			if strings.HasPrefix(style, "gbt") {
				language = "zh-CN"
			}
			differ := compare(t, style, filepath.Join(styles, csl+".csl"), language)
			for id, lines := range differ {
				if explained[style][id] == "" {
					t.Errorf("%s\n  ours %s\ntheirs %s", id, lines[0], lines[1])
				}
			}
			for id := range explained[style] {
				if _, still := differ[id]; !still {
					t.Errorf("%s is the same by now: its explanation can go", id)
				}
			}
		})
	}
	if csl := os.Getenv("SYNOPTIC_GBT2025"); csl != "" {
		for id, lines := range compare(t, "gbt7714-2025", csl, "zh-CN") {
			t.Logf("%s\n  ours %s\ntheirs %s", id, lines[0], lines[1])
		}
	}
}

// typography is what the two need not agree in.
func typography(s string) string { return strings.ReplaceAll(strings.TrimSpace(s), "'", "’") }

// TestTheConverters gives the files to bibutils and pandoc, which must take
// every entry, and complain of none.
func TestTheConverters(t *testing.T) {
	complaint := regexp.MustCompile(`(?i)warning|error|did not|unknown|unrecogni|cannot|invalid`)
	for format, program := range map[string]string{"ris": "ris2xml", "bib": "bib2xml"} {
		t.Run(program, func(t *testing.T) {
			out, said := run(t, need(t, program), "-i", "utf8", file(t, format))
			if n := strings.Count(out, "<mods "); n != len(cases(t)) {
				t.Errorf("%d of %d entries are taken", n, len(cases(t)))
			}
			if complaint.MatchString(said) {
				t.Errorf("it says: %s", said)
			}
		})
	}
	for format, from := range map[string]string{"bib": "bibtex", "csl-json": "csljson"} {
		t.Run("pandoc "+from, func(t *testing.T) {
			out, said := run(t, need(t, "pandoc"), "-f", from, "-t", "csljson", file(t, format))
			if strings.TrimSpace(said) != "" {
				t.Errorf("it says: %s", said)
			}
			var items []struct {
				Title  string           `json:"title"`
				Author []map[string]any `json:"author"`
				DOI    string           `json:"DOI"`
			}
			if err := json.Unmarshal([]byte(out), &items); err != nil {
				t.Fatal(err)
			}
			list := entries(t)
			if len(items) != len(list) {
				t.Fatalf("%d of %d entries are taken", len(items), len(list))
			}
			for i, e := range list {
				// BibTeX's reader raises the word behind a colon.
				if !strings.EqualFold(typography(items[i].Title), typography(e.Title)) || len(items[i].Author) != len(e.Authors) || items[i].DOI != e.DOI {
					t.Errorf("%s became %+v", e.Title, items[i])
				}
			}
		})
	}
}
