package markup

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// The reference is the tokenizer of golang.org/x/net/html. For any bytes both
// cut the same tokens, with these differences:
//
//   - "/>" behind an attribute without quotes that is there for the second
//     time ("<a x=1 x=2/>") belongs to its value, as the standard says.
//   - "<" and no letter or "/" behind it, in a script and there behind "<!--",
//     does not end what "<!--" has begun, as the standard says.
//   - A full-width semicolon ends a character reference.
//   - Of a tag's attributes the first maxAttributes are read.

// A cut is a token as both see it.
type cut struct {
	kind  kind
	raw   string // as it stands
	name  string
	attrs [][2]string
	text  string // with its character references undone
	self  bool   // "/>"
	full  bool   // there may be more attributes
	twice bool   // the last attribute was there before
}

// cuts cuts a page by our scanner.
func cuts(page string) (all []cut) {
	var s scanner
	s.init(page)
	for {
		c := cut{kind: s.next(), raw: s.token()}
		switch c.kind {
		case pageEnd:
			return all
		case textual:
			c.text = decodeText(unixLines(c.raw))
		case content:
			switch c.kind, c.text = textual, strings.ReplaceAll(unixLines(c.raw), "\x00", "\ufffd"); s.elem.name {
			case "title", "textarea":
				c.text = decodeText(c.text)
			}
		case startTag:
			c.self = s.closed
			for _, a := range s.attrs.list[:s.attrs.count] {
				name := plainName(page[a.name.start:a.name.end])
				if c.twice = slices.ContainsFunc(c.attrs, func(b [2]string) bool { return b[0] == name }); !c.twice {
					c.attrs = append(c.attrs, [2]string{name, decodeValue(unixLines(strings.ReplaceAll(page[a.value.start:a.value.end], "\x00", "\ufffd")))})
				}
			}
			c.full = s.attrs.count == maxAttributes
			c.name = plainName(nameAt(page, s.name))
		case endTag:
			c.name = plainName(nameAt(page, s.name))
		}
		all = append(all, c)
	}
}

// referenceCuts cuts a page by the reference.
func referenceCuts(page string) (all []cut) {
	z := html.NewTokenizer(strings.NewReader(page))
	for {
		kind := z.Next()
		c := cut{raw: string(z.Raw())}
		switch kind {
		case html.ErrorToken:
			return all
		case html.TextToken:
			c.kind, c.text = textual, string(z.Text())
		case html.StartTagToken, html.SelfClosingTagToken:
			c.kind, c.self = startTag, kind == html.SelfClosingTagToken
			token := z.Token()
			c.name = token.Data
			for _, a := range token.Attr {
				c.attrs = append(c.attrs, [2]string{a.Key, a.Val})
			}
		case html.EndTagToken:
			c.kind, c.name = endTag, z.Token().Data
		case html.CommentToken, html.DoctypeToken:
			c.kind = remark
		}
		all = append(all, c)
	}
}

func unixLines(s string) string { return strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(s) }

// plainName is a name in lower case by ASCII letters, as tokenizers give it.
func plainName(s string) string {
	lower := []byte(strings.ReplaceAll(s, "\x00", "\ufffd"))
	for i, c := range lower {
		if 'A' <= c && c <= 'Z' {
			lower[i] += 'a' - 'A'
		}
	}
	return string(lower)
}

func nameAt(page string, i int) string {
	_, end := elementAt(page, i)
	return page[i:end]
}

var signInScript = regexp.MustCompile(`(?is)<script.*<!--.*<[^/a-z]`)

// compare holds our tokens of a page against those of the reference.
func compare(t *testing.T, page string) {
	t.Helper()
	page = strings.ReplaceAll(page, wideSemicolon, ";")
	got := cuts(page)
	whole := 0
	for _, c := range got {
		whole += len(c.raw)
	}
	if rest := page[whole:]; rest != "" && !strings.HasPrefix(rest, "<") {
		t.Fatalf("the tokens of %.200q leave %.50q", page, rest)
	}
	if signInScript.MatchString(page) {
		return
	}
	want := referenceCuts(page)
	for i := range min(len(got), len(want)) {
		g, w := got[i], want[i]
		if g.full {
			w.attrs = w.attrs[:min(len(w.attrs), len(g.attrs))]
		}
		if g.twice {
			w.self = g.self
		}
		if g.kind == remark {
			g.text, w.text = "", ""
		}
		if !slices.Equal(g.attrs, w.attrs) || g.kind != w.kind || g.raw != w.raw || g.name != w.name || g.text != w.text || g.self != w.self {
			t.Fatalf("page %.200q, token %d\n got %.300q\nwant %.300q", page, i, fmt.Sprint(g), fmt.Sprint(w))
		}
	}
	if len(got) != len(want) {
		t.Fatalf("page %.200q has %d tokens, want %d", page, len(got), len(want))
	}
}

// edges are what scanners get wrong.
var edges = []string{
	"", "<", "a<", "</", "a</", "<!", "<?", "<!-", "<a", "<a ", "<a b", "<a b=", "<a b='", "<a b='c'", "</a", "</a b='>", "<>", "</>", "</ a>b", "< a>", "<1>", "<字>",
	"<a<b>", "<a/b>", "<a/>", "<a />", "<a / >", "<a//>", "<a b/>", "<a b=/>", "<a b=c/>", "<a b='c'/>", "<a =b>", "<a ==b>", "<a b==c>", "<a b = c>", "<a b\n=\r\n'c'd>",
	"<a b=\"c'd\" e='f\"g'>", "<a b=c'd>", "<a b=c b=d B=e>", "<a \"b\">", "<a b>c>", "<A HREF=X Title=Y>", "</A HREF=X/>", "<a\x00b c\x00=\x00>\x00", "<a\fb\tc\rd>",
	"<!-->a", "<!--->a", "<!---->a", "<!--a-->b", "<!--a--!>b", "<!--a--!-->b", "<!--a--!b-->c", "<!--a->b-->c", "<!--a---->b", "<!--<!-- -->b", "<!--!>a-->b", "<!----!>a", "<!--a--", "<!--a",
	"<!DOCTYPE html>a", "<!doctype", "<!doctype html", "<!x>a", "<![CDATA[<b>]]>c", "<?xml version='1.0'?>a", "<?a>b?>", "</1>a",
	"<script></script>a", "<script>a</script>b", "<script>a</scripts>b</script>c", "<script>a</SCRIPT x='>'>b", "<script/>a</script>b", "<script>a</script", "<script>a",
	"<script><!-- </script>a", "<script><!--<script></script>--></script>a", "<script><!--<script></script></script>a", "<script><!--><script></script>a",
	"<script><!--<scripts></script>a", "<script><!--<script>--></script>a", "<script><!--<script></scripts></script></script>a", "<script><!--<script>a-- ></script>b-></script>c",
	"<style>a<b></styles></style>c", "<style></style x>c", "<title>a&lt;<b></title>c", "<textarea>&amp;\r\n</textarea>", "<xmp>&amp;</xmp>", "<noscript><p></noscript>",
	"<iframe><p></IFRAME>", "<noembed><p></noembed>", "<noframes><p></noframes>", "<plaintext><p></plaintext>", "<title/>a</title>", "<svg><title><b></title></svg>", "<script>\x00</script>\x00",
	"&", "&;", "&a", "&amp", "&amp;", "&ampa", "&ampamp;", "&AMP;", "&lt&gt", "&notit;", "&notin;", "&not", "&semi;", "&fjlig;", "&nvlt;", "&nosuch;", "&CounterClockwiseContourIntegral;",
	"&CounterClockwiseContourIntegral", "&#", "&#;", "&#x", "&#x;", "&#65", "&#65;", "&#65a", "&#x41g", "&#X4E2d;", "&#0;", "&#128;", "&#x9f;", "&#xD800;", "&#1114112;", "&#99999999999999999999;", "&#13;",
	"<a b=&amp c=&ampd e='&amp=' f='&amp;=' g=\"&notit;\" h=&notin; i=&#65x j='?a=1&copy=2&lang=x&sect;=' k=&a&>", "a\rb\r\nc&amp;\r",
}

func TestScan(t *testing.T) {
	t.Parallel()
	for _, edge := range edges {
		for _, page := range []string{edge, "x" + edge + "<p>y", edge + edge, "<p " + edge, "<p a=" + edge + ">", "<script>" + edge + "</script>", "<!--" + edge + "-->"} {
			compare(t, page)
		}
	}
}

// TestScanAtRandom cuts pieces of edges put together in any order, the same
// each time.
func TestScanAtRandom(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(13, 25))
	for range 20_000 {
		var page strings.Builder
		for range 1 + random.IntN(8) {
			edge := edges[random.IntN(len(edges))]
			from := random.IntN(len(edge) + 1)
			page.WriteString(edge[from : from+random.IntN(len(edge)-from+1)])
		}
		compare(t, page.String())
	}
}

// TestScanPages cuts the labelled pages, whole and with their tails cut off.
func TestScanPages(t *testing.T) {
	t.Parallel()
	files, _ := filepath.Glob("../../../testdata/pages/*.htm*")
	more, _ := filepath.Glob("../../../testdata/corpus/tuned/pages/*.htm*")
	if files = append(files, more...); len(files) < 100 {
		t.Fatalf("%d labelled pages of HTML", len(files))
	}
	for _, file := range files {
		raw, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		compare(t, string(raw))
		compare(t, string(raw[:len(raw)*2/3]))
	}
}

// TestScanByTheStandard holds where we and the reference differ.
func TestScanByTheStandard(t *testing.T) {
	t.Parallel()
	tests := []struct {
		page string
		want []string
	}{
		{"<a x=1 x=2/>b", []string{"<a x=1 x=2/>", "b"}},
		{"<script><!-- a < b <script></script> --></script>c", []string{"<script>", "<!-- a < b <script></script> -->", "</script>", "c"}},
		{"<script><!-- <!-- <script></script> --></script>c", []string{"<script>", "<!-- <!-- <script></script> -->", "</script>", "c"}},
		{"<p>a&lt；b&c；", []string{"<p>", "a&lt；b&c；"}},
	}
	for _, tt := range tests {
		got := cuts(tt.page)
		if !slices.EqualFunc(got, tt.want, func(c cut, raw string) bool { return c.raw == raw && !c.self }) {
			t.Errorf("%s: got %+v", tt.page, got)
		}
	}
	if got := decodeText("a&lt；b&c；&#65；&not；&notit；"); got != "a<b&c；A¬¬it；" {
		t.Errorf("full-width semicolons: %q", got)
	}
}

func FuzzScan(f *testing.F) {
	for _, h := range hostile {
		f.Add(h.head[:min(len(h.head), 200)] + strings.Repeat(h.unit, 3) + h.tail)
	}
	for _, edge := range edges {
		f.Add(edge)
	}
	f.Fuzz(func(t *testing.T, page string) { compare(t, page) })
}
