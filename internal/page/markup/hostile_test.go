package markup

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"
)

// hostile pages are as long as you like and make a careless reader slow, deep
// or fat.
var hostile = []struct {
	name, head, unit, tail string
}{
	{"less-than signs", "", "<", ""},
	{"one character", "<html>", "字", ""},
	{"ampersands", "<html>", "&", ""},
	{"comments that never end", "", "<!--", ""},
	{"open tags", "", "<div>", ""},
	{"open tags with text", "", "<div class=a>x", ""},
	{"inline tags", "", "<b>x", ""},
	{"tags within tags", "", "<a<a", ""},
	{"tags cut off", "", "<a ", ""},
	{"end tags cut off", "", "</a ", ""},
	{"commented scripts", "<script>", "<!--<script>", ""},
	{"scripts within comments", "", "<script><!--", ""},
	{"ends of comments", "<!--", "->", ""},
	{"ends of titles", "<title>", "</titl", "</title>x"},
	{"styles of nothing", "", "<styl", ""},
	{"end tags of what is open", strings.Repeat("<div><table><td>", 100) + strings.Repeat("<b>", 300), "</div>", ""},
	{"end tags of nothing", strings.Repeat("<i>", 600), "</b>", ""},
	{"paragraphs over inline", strings.Repeat("<p><table>", 20) + strings.Repeat("<b>", 470), "<div></div>", ""},
	{"list items", "<ul>" + strings.Repeat("<div>", 500), "<li>x", ""},
	{"definition terms", "<dl>" + strings.Repeat("<i>", 500), "<dt>x", ""},
	{"table cells", strings.Repeat("<b>", 500), "<td>x", ""},
	{"comment that never ends", "<!--", "<!-- -", ""},
	{"comments", "", "<!---->x", ""},
	{"script that never ends", "<script>", "<script>", ""},
	{"styles", "", "<style>", ""},
	{"style rules", "<style>", ".a,.b{display:none}", "</style><p class='a b'>x"},
	{"style rules of one class", "<style>" + strings.Repeat(".a.b.c.d{display:none}", 5000) + "</style>", "<p class='a b c e f g h i j'>x", ""},
	{"braces", "<style>@media", "{", "</style>"},
	{"an attribute that never ends", "<p title=\"", "x y=", ""},
	{"attributes", "<p ", "a=b ", ">x"},
	{"names of attributes", "<p ", "ab", ">x"},
	{"names of nothing", "<html>", "&aaaaaa", ""},
	{"names in names", "<html>", "&notit;", ""},
	{"numbers", "<html>", "&#x1f600", ""},
	{"digits", "<html>&#", "9", ""},
	{"entities", "<html>", "&quot；&amp", ""},
	{"a picture within", "<img src=\"data:,", "abcdefgh", "\"><p>x"},
	{"title", "<title>", "字 ", "</title>x"},
	{"plaintext", "<plaintext>", "<p>", ""},
	{"declarations", "", "<!x", ""},
	{"instructions", "", "<?x", ""},
	{"white space", "<html>x", " \n", "y"},
	{"kept white space", "<pre>x", " \n", "y"},
	{"line breaks", "x", "<br>", "y"},
	{"pictures", "", "<svg><p>", ""},
	{"hidden", "<p hidden>", "<p>x<b>", ""},
	{"metadata", "", "<meta name=a content=b>", ""},
	{"JSON-LD", "", "<script type=application/ld+json>{}</script>", ""},
	{"nesting of one class", "", "<div class='a b c d e f g h i j k l m n o p'>", ""},
	{"quotes", "<p style='", "\"", "'>x"},
}

// tenMegabytes is how many of them are read at full length each time.
const tenMegabytes = 7

// TestHostile reads megabytes of each. The bounds are on what comes out; a
// reader that were not linear in time would not come to its end.
func TestHostile(t *testing.T) {
	t.Parallel()
	for i, h := range hostile {
		t.Run(h.name, func(t *testing.T) {
			size := 2 << 20
			if i < tenMegabytes && !testing.Short() {
				size = 10 << 20
			}
			page := h.head + strings.Repeat(h.unit, size/len(h.unit)) + h.tail
			IsHTML(page, "text/html", "")
			doc := Read(page)
			check(t, doc)
			if len(doc.Text) > len(page)+64 {
				t.Errorf("%d bytes of text out of %d", len(doc.Text), len(page))
			}
			if strings.HasSuffix(h.tail, "y") && !strings.HasSuffix(doc.Text, "y") {
				t.Errorf("the end of the page is lost")
			}
		})
	}
}

// TestLongTokens: what stands behind a token of a megabyte must be read as if
// it were short.
func TestLongTokens(t *testing.T) {
	t.Parallel()
	long := func(s string) string { return strings.Repeat(s, (1<<20)/len(s)) }
	tests := []struct{ name, page, want string }{
		{"comment", "<p>a<!--" + long("x > y ") + "--><p>b", "a\n\nb"},
		{"comment that never ends", "<p>a<!--" + long("x > y ") + "<p>b", "a"},
		{"script", "<p>a<script>" + long("if (a < b) '<p>x' ;") + "</script><p>b", "a\n\nb"},
		{"style", "<p>a<STYLE>" + long("p{} ") + "</STYLE><p>b", "a\n\nb"},
		{"data in an attribute", `<p>a<img alt=">" src="data:,` + long("AAAA>") + `"><p>b`, "a\n\nb"},
		{"class in front of data", `<div hidden title="` + long("x") + `">a</div><p>b`, "b"},
		{"declaration", "<p>a<!x " + long("y") + "><p>b", "a\n\nb"},
		{"end tag", "<p>a</p " + long("y") + "><p>b", "a\n\nb"},
	}
	for _, tt := range tests {
		if got := Read(tt.page).Text; got != tt.want {
			t.Errorf("%s: got %.40q, want %q", tt.name, got, tt.want)
		}
	}
	// Text is cut and joined again, wherever its pieces end.
	for _, unit := range []string{"字", "摘a", "a&amp;", "&quot；文", "&#20013;", "x < y ", "ﬁ𠀀"} {
		for shift := range 4 {
			text := strings.Repeat("z", shift) + long(unit)
			want := strings.ReplaceAll(decodeText(text), "\u00a0", " ")
			if got := Read("<p>" + text + "</p><p>end").Text; got != strings.TrimSpace(want)+"\n\nend" {
				t.Errorf("text of %q, shifted by %d, is not whole", unit, shift)
			}
		}
	}
}

func FuzzRead(f *testing.F) {
	for _, h := range hostile {
		f.Add(h.head[:min(len(h.head), 200)] + strings.Repeat(h.unit, 3) + h.tail)
	}
	f.Add(`<style>.a{display:none}</style><p class=a>x<table><tr><td><a href="#">y</a><sup>1</sup>&quot；&nbsp`)
	f.Add(`<html lang=zh><title>t</title><meta name=a content=b><script type="application/ld+json">{}</script><pre> a </pre>`)
	f.Fuzz(func(t *testing.T, page string) {
		IsHTML(page, "", "")
		doc := Read(page)
		check(t, doc)
		if utf8.ValidString(page) && !utf8.ValidString(doc.Text) {
			t.Fatalf("text is not UTF-8: %q", doc.Text)
		}
		if len(doc.Text) > 2*len(page)+64 {
			t.Fatalf("%d bytes of text out of %d", len(doc.Text), len(page))
		}
		// Whatever the page is, what is put behind display:none stays there.
		const words = "\ue0f0hidden"
		if !strings.Contains(page, words) {
			if doc := Read(fmt.Sprintf("<p style='display:none'>%s</p>%s", words, page)); strings.Contains(doc.Text, words) {
				t.Fatalf("hidden text in %q", doc.Text)
			}
		}
	})
}
