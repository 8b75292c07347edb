package markup

// Doc is an HTML page that has been read.
type Doc struct {
	// Text is what a reader sees: a line for every block element and <br>, a
	// blank line between paragraphs, a tab between the cells of a row, white
	// space collapsed elsewhere. It begins and ends with a visible character.
	Text string
	// Blocks are the elements that hold visible text, in document order, an
	// outer before its inner ones. There are at most MaxBlocks; the tail of a
	// page with more has none.
	Blocks []Block
	Meta   []Meta   // <meta name|property|itemprop content>, in page order
	JSONLD []string // <script type="application/ld+json">, as it stands
	Title  string   // of <title>, white space collapsed; not part of Text
	Lang   string   // <html lang>, lower case
}

// Meta is one metadata entry of the page.
type Meta struct {
	Name    string // lower case: citation_title, dc.creator, prism.doi, og:title, description
	Content string // entities decoded, white space trimmed, never empty
	Lang    string // lower case; "" where the element has none
}

// Block is one element and the stretch of Text that it holds.
type Block struct {
	Start, End int     // bytes in Doc.Text, without white space at the ends; never empty
	Tag        string  // lower case: h1, p, li, td, a, span, sup …; "?" for an unknown element
	Class, ID  string  // lower case, cut at 256 bytes
	Parent     int     // index in Blocks of the nearest outer one, -1 for none
	LinkShare  float32 // share of its bytes that stand inside <a>, 0 to 1
	Inline     bool    // within a line: a, span, b, sup …
}

// Bounds on what a page may make us keep.
const (
	// MaxBlocks bounds Doc.Blocks.
	MaxBlocks = 100_000

	maxMeta      = 2_000
	maxMetaBytes = 4 << 20 // of all contents together
	maxJSONLD    = 32
	maxJSONBytes = 512 << 10 // of one script
	maxTitle     = 4 << 10
	maxName      = 256 // of a class, an id, a meta name
)

// Read reads HTML. It never fails: whatever is not markup is text. Time is
// linear in the input, and memory is a small multiple of the visible text.
func Read(page string) Doc {
	var r reader // large, and on the stack
	r.init(page)
	r.run()
	return r.doc()
}
