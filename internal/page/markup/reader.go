package markup

import (
	"slices"
	"strings"
)

// maxDepth bounds the open elements, as browsers do. What is opened deeper is
// only counted.
const maxDepth = 512

// A frame is one open element.
type frame struct {
	id     uint8 // of the element: frames come and go, and an offset is nothing to the collector
	hidden hiding
	block  int32 // index in blocks, -1 where it has none
	links  int32 // bytes inside <a> when it was opened
	pre    bool
	link   bool // an <a> that leads somewhere
	broken bool // inline, and set on lines of its own by its style
	color  color
	ground color
}

func (f *frame) elem() *element { return byID[f.id] }

// declarations are those of a style attribute.
type declarations struct {
	raw   string // as it stands
	style style
}

// classes are those of a class attribute.
type classes struct {
	raw    string // as it stands, cut at maxName
	names  string // in lower case
	custom style  // what they say by custom
	ruled  bool   // the page's own rules may say more
}

// A reader walks over the tokens of one page.
type reader struct {
	scan  scanner
	sheet sheet
	xml   bool // XHTML: "/>" closes every element

	stack    []frame
	open     [256]int32 // by element id: how many of it are on the stack
	overflow int        // elements opened deeper than maxDepth
	buried   bool       // one of those is hidden

	out       text
	blocks    []Block
	recent    [128]classes     // attributes that come again and again, by slot
	none      classes          // of an element that has no such attribute
	styles    [32]declarations // style attributes, likewise
	links     int              // how many frames are links
	linkBytes int32
	partEnd   int // where the last link, button or label ended in the text

	meta      []Meta
	metaBytes int
	jsonld    []string
	isData    bool // the script at hand is JSON-LD
	title     string
	titled    bool
	lang      string
}

func (r *reader) init(page string) {
	r.scan.init(page)
	r.sheet = readSheet(page)
	r.xml = strings.HasPrefix(strings.TrimSpace(page[:min(len(page), 256)]), "<?xml")
	r.stack = make([]frame, 1, 64)
	r.stack[0] = frame{id: elemHTML.id, block: -1}
	r.partEnd = -1
	if room := len(page) / 2; room < 1<<20 {
		r.out.grow(room)
	} else {
		r.out.grow(len(page)) // growing in steps would need twice that at the last one
	}
	r.blocks = make([]Block, 0, min(strings.Count(page, "<")/2+16, MaxBlocks)) // half of the tags are end tags
}

// run reads the page to its end.
func (r *reader) run() {
	for {
		switch r.scan.next() {
		case pageEnd:
			return
		case textual:
			if r.seen() {
				r.text(r.scan.token())
			}
		case content:
			r.content(r.scan.elem, r.scan.token())
		case startTag:
			r.start(r.scan.elem, &r.scan.attrs)
		case endTag:
			r.end(r.scan.elem)
		}
	}
}

// text takes in the text between two tags.
func (r *reader) text(coded string) {
	if r.open[elemSup.id] > 0 && letterMark(coded) && !r.out.pending() && r.out.len() > 0 && isLetterByte(r.out.at(r.out.len()-1)) {
		r.out.space() // a mark behind a name is no letter of it
	}
	r.write(coded, true)
}

// write puts text on the screen, with its character references undone if it is
// coded.
func (r *reader) write(s string, coded bool) {
	r.out.begin()
	if coded {
		r.out.writeCoded(s, r.top().pre)
	} else {
		r.out.write(s, r.top().pre, false)
	}
	if r.links > 0 {
		r.linkBytes += int32(r.out.shown())
	}
}

// letterMark reports superscripts that bind names to their places by letters:
// "a", "a,c", "b,*".
func letterMark(coded string) bool {
	if len(coded) > 100 {
		return false
	}
	b := decodeText(coded)
	if len(b) > 12 {
		return false
	}
	for i := range len(b) {
		c := b[i]
		letter := c >= 'a' && c <= 'h'
		if !letter && c != ',' && c != '*' && c != ' ' && (c < '0' || c > '9') || letter && i > 0 && isLetterByte(b[i-1]) {
			return false
		}
	}
	return len(b) > 0 && b[0] >= 'a' && b[0] <= 'h'
}

// isLetterByte: a letter of ASCII, or part of one beyond it.
func isLetterByte(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' || c >= 0x80 }

// content takes in all that an element of raw text holds.
func (r *reader) content(e *element, raw string) {
	switch e {
	case elemTitle:
		if !r.titled && r.open[elemSVG.id] == 0 {
			r.title, r.titled = strings.Join(strings.Fields(decodeText(raw[:min(len(raw), maxTitle)])), " "), true
			r.title = strings.Clone(r.title)
		}
	case elemScript:
		if r.isData && len(r.jsonld) < maxJSONLD && len(raw) <= maxJSONBytes {
			if s := strings.TrimSpace(raw); s != "" {
				r.jsonld = append(r.jsonld, strings.Clone(s))
			}
		}
	default:
		if !e.is(dropped) && r.seen() { // xmp, plaintext
			r.write(raw, false)
		}
	}
}

// seen reports whether what stands here is on the screen.
func (r *reader) seen() bool { return r.top().hidden == 0 && !r.buried }

func (r *reader) top() *frame { return &r.stack[len(r.stack)-1] }

func (r *reader) doc() Doc {
	for len(r.stack) > 1 {
		r.pop()
	}
	return Doc{Text: r.out.String(), Blocks: slices.Clip(r.blocks), Meta: r.meta, JSONLD: r.jsonld, Title: r.title, Lang: r.lang}
}
