package markup

import (
	"strings"

	"golang.org/x/net/html"
)

// Doc is an HTML page that has been read.
type Doc struct {
	// Text is what a reader sees: a line for every block element and <br>, a
	// blank line between paragraphs, a tab between the cells of a row, white
	// space collapsed elsewhere.
	Text string
	// Blocks are the elements that hold visible text, in document order, an
	// outer before its inner ones. There are at most MaxBlocks; a page with
	// more has none for its tail.
	Blocks []Block
	Meta   []Meta   // <meta name|property|itemprop content>, in page order
	JSONLD []string // <script type="application/ld+json">, as it stands
	Title  string   // of <title>; not part of Text
	Lang   string   // <html lang>, lower case
}

// Meta is one metadata entry of the page's head.
type Meta struct {
	Name    string // lower case: citation_title, dc.creator, prism.doi, og:title, description
	Content string // entities decoded, white space trimmed
	Lang    string // lower case; "" where the element has none
}

// Block is one element and the stretch of Text it holds.
type Block struct {
	Start, End int     // bytes in Doc.Text, without white space at the ends; never empty
	Tag        string  // lower case: h1, p, li, td, a, span, sup …; "?" for an unknown element
	Class, ID  string  // lower case, cut at 256 bytes
	Inline     bool    // within a line: a, span, b, sup …
	Parent     int     // index in Blocks of the nearest outer one, -1 for none
	LinkShare  float32 // share of its bytes that stand inside <a>, 0 to 1
}

// MaxBlocks bounds Doc.Blocks.
const MaxBlocks = 100_000

// IsHTML reports whether text is HTML, a whole page or a fragment of one.
// mediaType and fileName are hints, "" where unknown. A plain dump that
// mentions <正>, a<b or a few tags is not HTML.
func IsHTML(text, mediaType, fileName string) bool {
	head := strings.ToLower(text[:min(len(text), 4096)])
	return strings.Contains(head, "<html") || strings.Contains(head, "<!doctype html")
}

// Read reads HTML. It never fails: whatever is not markup is text. Time is
// linear in the input, and memory is a small multiple of the visible text.
func Read(page string) Doc {
	z := html.NewTokenizer(strings.NewReader(page))
	var doc Doc
	var out strings.Builder
	for {
		switch z.Next() {
		case html.ErrorToken:
			doc.Text = out.String()
			return doc
		case html.TextToken:
			out.Write(z.Text())
		case html.StartTagToken, html.EndTagToken:
			out.WriteByte('\n')
		}
	}
}
