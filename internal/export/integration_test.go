//go:build integration

package export_test

import (
	"encoding/json"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"synoptic/internal/export"
	"synoptic/internal/synoptic"
)

// tool finds a program by any of its names. Where SYNOPTIC_REQUIRE_TOOLS is
// set, as in CI, a missing one fails the test.
func tool(t *testing.T, names ...string) string {
	t.Helper()
	for _, name := range names {
		if found, err := exec.LookPath(name); err == nil {
			return found
		}
	}
	if os.Getenv("SYNOPTIC_REQUIRE_TOOLS") != "" {
		t.Fatalf("%s is not installed", names[0])
	}
	t.Skipf("%s is not installed", names[0])
	return ""
}

// run runs a program and returns what it prints.
func run(t *testing.T, program string, args ...string) string {
	t.Helper()
	var errors strings.Builder
	cmd := exec.CommandContext(t.Context(), program, args...)
	cmd.Stderr = &errors
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%s: %v\n%s", filepath.Base(program), err, errors.String())
	}
	return string(out)
}

// saved writes an export to a file.
func saved(t *testing.T, format string, c export.Composition) string {
	t.Helper()
	found, ok := export.Lookup(format)
	if !ok {
		t.Fatalf("no format %s", format)
	}
	path := filepath.Join(t.TempDir(), "review"+found.Extension)
	if err := os.WriteFile(path, []byte(write(t, format, c)), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// reviews are an ordinary one and one full of what might break a file.
func reviews(t *testing.T) map[string]export.Composition {
	t.Helper()
	return map[string]export.Composition{
		"zh":      readFolder(t, "../../testdata/pages", synoptic.Chinese),
		"en":      readFolder(t, "../../testdata/pages", synoptic.English),
		"hostile": everywhere(t, synoptic.English, `{}%&_$#<>"' =1+1 السياسة `+"\u202Ex\nnew"),
	}
}

// TestTheOfficeOpensWhatIsWritten turns documents and workbooks into PDF by
// LibreOffice and reads the text back.
func TestTheOfficeOpensWhatIsWritten(t *testing.T) {
	office, pdftotext := tool(t, "soffice", "libreoffice"), tool(t, "pdftotext")
	for name, c := range reviews(t) {
		for _, format := range []string{"docx", "xlsx"} {
			file := saved(t, format, c)
			folder := t.TempDir()
			run(t, office, "--headless", "-env:UserInstallation=file://"+t.TempDir(), "--convert-to", "pdf", "--outdir", folder, file)
			text := squeeze(run(t, pdftotext, "-layout", filepath.Join(folder, "review.pdf"), "-"))
			for _, in := range c.Review.Included {
				if !strings.Contains(text, squeeze(in.SHA256[:12])) {
					t.Errorf("%s %s: the PDF lacks the hash of [%s]", name, format, in.Label)
				}
			}
			if format == "docx" && !strings.Contains(text, "1/") {
				t.Errorf("%s: no page number", name)
			}
		}
	}
}

// TestTheDocumentIsReadByPandoc finds tables, headings and links again.
func TestTheDocumentIsReadByPandoc(t *testing.T) {
	pandoc := tool(t, "pandoc")
	for name, c := range reviews(t) {
		raw := run(t, pandoc, "--from=docx", "--to=json", saved(t, "docx", c))
		var document struct{ Blocks []json.RawMessage }
		if err := json.Unmarshal([]byte(raw), &document); err != nil {
			t.Fatal(err)
		}
		tables, headings := 0, 0
		for _, block := range document.Blocks {
			tables += strings.Count(string(block[:min(len(block), 20)]), `"Table"`)
			headings += strings.Count(string(block), `"t":"Header"`)
		}
		if tables < 5 || headings < 10 {
			t.Errorf("%s: pandoc sees %d tables and %d headings", name, tables, headings)
		}
		html := run(t, pandoc, "--from=docx", "--to=html", saved(t, "docx", c))
		links := 0
		for part := range strings.SplitSeq(html, `href="#`) {
			if anchor, _, ok := strings.Cut(part, `"`); ok && (strings.HasPrefix(anchor, "q") || strings.HasPrefix(anchor, "ref_") || strings.HasPrefix(anchor, "study_")) {
				links++
				if !strings.Contains(html, `id="`+anchor+`"`) {
					t.Errorf("%s: pandoc finds no bookmark %s", name, anchor)
				}
			}
		}
		if links < 10 {
			t.Errorf("%s: pandoc sees %d links", name, links)
		}
	}
}

// opensQuotes clicks every citation, looks whether a highlighted quote or a
// silence shows up with the hash of its page, closes it by the key Escape, and
// reports what did not work.
const opensQuotes = `(() => {
  const faults = [];
  const shown = e => e && e.getClientRects().length > 0;
  const links = [...document.querySelectorAll("a.c")];
  for (const link of links) {
    const name = link.textContent + " " + link.getAttribute("href");
    const target = document.getElementById(link.getAttribute("href").slice(1));
    if (!target) { faults.push(name + " leads nowhere"); continue; }
    if (target.classList.contains("study")) { continue; }
    const details = link.closest("details");
    if (details) { details.open = true; }
    link.click();
    const panels = [...document.querySelectorAll(".evidence.open")];
    if (panels.length !== 1) { faults.push(name + " opens " + panels.length + " panels"); continue; }
    const mark = panels[0].querySelector("mark"), silent = panels[0].querySelector(".silent");
    if (!shown(mark) && !shown(silent)) { faults.push(name + " shows no quote"); }
    if (mark && getComputedStyle(mark).backgroundColor === "rgba(0, 0, 0, 0)") { faults.push(name + " is not highlighted"); }
    if (!/[0-9a-f]{64}/.test(panels[0].querySelector("code").textContent)) { faults.push(name + " shows no hash"); }
    document.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape" }));
    if (document.querySelector(".evidence.open")) { faults.push(name + " does not close"); }
    if (document.activeElement !== link) { faults.push(name + " loses the focus"); }
  }
  if (links.length < 10) { faults.push("only " + links.length + " citations"); }
  if (document.documentElement.scrollWidth > innerWidth + 1) { faults.push("wider than the window: " + document.documentElement.scrollWidth); }
  return faults;
})()`

// TestThePageOpensEveryQuote opens the page in a browser, with its script and
// without, as wide as a desk and as a phone.
func TestThePageOpensEveryQuote(t *testing.T) {
	b := openBrowser(t)
	for name, c := range reviews(t) {
		address := (&url.URL{Scheme: "file", Path: saved(t, "html", c)}).String()
		for width, height := range map[int]int{1280: 900, 390: 800} {
			b.call("Emulation.setDeviceMetricsOverride", map[string]any{"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 500}, nil)
			b.visit(address)
			var faults []string
			b.evaluate(opensQuotes, &faults)
			for _, fault := range append(faults, b.complaints()...) {
				t.Errorf("%s at %d: %s", name, width, fault)
			}
		}
		var panel string
		b.evaluate(`document.querySelector(".evidence").id`, &panel)
		b.call("Emulation.setScriptExecutionDisabled", map[string]any{"value": true}, nil)
		b.visit("about:blank")
		b.visit(address + "#" + panel)
		var open []string
		b.evaluate(`[...document.querySelectorAll(".evidence")].filter(e => e.getClientRects().length > 0).map(e => e.id)`, &open)
		if len(open) != 1 || open[0] != panel {
			t.Errorf("%s: without a script #%s shows %q", name, panel, open)
		}
		b.call("Emulation.setScriptExecutionDisabled", map[string]any{"value": false}, nil)
	}
}
