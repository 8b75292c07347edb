package page

import "synoptic/internal/synoptic"

// Input is one page dump as it came.
type Input struct {
	Bytes     []byte
	FileName  string // a hint only
	MediaType string // as declared, "" where nothing was; a hint only
	Charset   string // as declared by a header, "" where nothing was
}

// Page is a page dump that has been read.
type Page struct {
	Text       string // the visible text, decoded; every position refers to it
	TextSHA256 string // of Text in UTF-8
	Charset    string // IANA name, lower case: utf-8, gb18030, big5, shift_jis, euc-kr, utf-16le …
	MediaType  string // text/html or text/plain
	Type       synoptic.PageType
	Reason     string // for people: why it is not a record; "" otherwise
	Record     synoptic.Record
	// Sections are the stretches of Text in which the main record stands, in
	// reading order. Engines take answers from these and from nowhere else:
	// related articles, reference lists, notices and text that gives
	// instructions are in none of them.
	Sections []Section
	// TextLost tells that the page shows that the abstract is missing or cut
	// (an abstract label with nothing behind it, "<正>", a trailing ellipsis):
	// what it does not say is then lost, not unreported.
	TextLost bool
	Warnings []string // conflicts and doubts, for people
}

// SectionKind names what a section holds.
type SectionKind string

// The kinds of section that engines read.
const (
	Title    SectionKind = "title"
	Abstract SectionKind = "abstract"
	Keywords SectionKind = "keywords"
)

// Section is a stretch of the page's text that belongs to the main record.
// An abstract that is interrupted (by an injected notice, say) is several
// sections.
type Section struct {
	Kind     SectionKind
	Language synoptic.Language
	Span     Span
}

// Span is a half-open range of bytes in Page.Text. Inside the program places
// are bytes; quotes turn them into code points.
type Span struct{ Start, End int }
