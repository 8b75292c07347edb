package markup

import "strings"

// An element is what is known of a tag name.
type element struct {
	name string
	id   uint8  // index into reader.open
	key  uint64 // the last eight letters of its name
	role role
}

// A role is how an element shows on the screen, in bits.
type role uint16

const (
	block     role = 1 << iota // on lines of its own
	paragraph                  // a block with a blank line around it
	cell                       // td, th: apart from its neighbour by a tab
	void                       // has no end tag
	dropped                    // its content is not text to a reader
	preserved                  // its white space stands as it is
	wall                       // no end tag inside closes an element outside
	root                       // html, head, body: never on the stack
	heading
	rows // of a table: ends only within its own
	raw  // its content is one text, whatever tags stand in it
)

// unknown stands for every element that is not in the table: inline, as
// browsers treat it.
var unknown = &element{name: "?"}

// elements is the table of known elements. Buttons are kept: publishers print
// author names and section headings in them. Lists to choose from and fields
// to type into are interface and no text of the page.
var elements = func() map[string]*element {
	table := make(map[string]*element)
	add := func(r role, names ...string) {
		for _, n := range names {
			e := &element{name: n, id: uint8(len(table) + 1), role: r}
			for i := range len(n) {
				e.key = e.key<<8 | uint64(n[i])
			}
			table[n] = e
		}
	}
	add(root, "html", "head", "body")
	add(block, "address", "article", "aside", "center", "dd", "details", "dialog", "dir", "div", "dl", "dt",
		"fieldset", "figcaption", "figure", "footer", "form", "frameset", "header", "hgroup", "legend", "li", "main",
		"menu", "nav", "ol", "search", "section", "summary", "ul")
	add(block|rows, "tbody", "thead", "tfoot", "tr")
	add(block|paragraph, "p", "blockquote")
	add(block|paragraph|heading, "h1", "h2", "h3", "h4", "h5", "h6")
	add(block|wall, "table", "caption")
	add(cell|wall, "td", "th")
	add(block|preserved, "pre", "listing")
	add(block|preserved|raw, "xmp", "plaintext")
	add(block|void, "hr")
	add(void, "area", "base", "basefont", "br", "col", "embed", "frame", "img", "input", "link", "meta", "param",
		"source", "track", "wbr")
	add(0, "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "button", "cite", "code", "data", "del", "dfn", "em",
		"font", "i", "ins", "kbd", "label", "mark", "math", "nobr", "output", "q", "rt", "ruby", "s", "samp", "small",
		"span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "foreignobject")
	add(dropped|raw, "script", "style", "noscript", "iframe", "noembed", "noframes", "textarea", "title")
	add(dropped, "template", "svg", "select", "datalist", "optgroup", "option", "object", "applet", "video", "audio", "canvas", "rp",
		"annotation", "annotation-xml", "progress", "meter")
	return table
}()

// Those that the reader knows by name.
var (
	elemA         = elements["a"]
	elemP         = elements["p"]
	elemLI        = elements["li"]
	elemDT        = elements["dt"]
	elemDD        = elements["dd"]
	elemDiv       = elements["div"]
	elemTable     = elements["table"]
	elemTR        = elements["tr"]
	elemTD        = elements["td"]
	elemTH        = elements["th"]
	elemBR        = elements["br"]
	elemHTML      = elements["html"]
	elemMeta      = elements["meta"]
	elemScript    = elements["script"]
	elemTitle     = elements["title"]
	elemSup       = elements["sup"]
	elemSVG       = elements["svg"]
	elemForeign   = elements["foreignobject"]
	elemDialog    = elements["dialog"]
	elemButton    = elements["button"]
	elemLabel     = elements["label"]
	elemPlaintext = elements["plaintext"]
)

// byID are the elements by their ids; the unknown one has none.
var byID = func() (table [256]*element) {
	table[unknown.id] = unknown
	for _, e := range elements {
		table[e.id] = e
	}
	return table
}()

// byKey finds an element without hashing its name byte by byte, as pages have
// a tag every twenty bytes. The factor of keySlot was found by trial: it keeps
// all names apart.
var byKey = func() (table [1024]*element) {
	for _, e := range elements {
		table[keySlot(e.key)] = e
	}
	return table
}()

func keySlot(key uint64) uint64 { return key * 0x62b590b6f282310f >> 54 }

// letters are the bytes of tag names in lower case, 0 where a name ends.
var letters = func() (table [256]uint8) {
	for c := range table {
		switch {
		case signs[c]&endsName != 0:
		case c == 0: // part of a name, and of none that is known
			table[c] = 0xFF
		case 'A' <= c && c <= 'Z':
			table[c] = uint8(c) + 'a' - 'A'
		default:
			table[c] = uint8(c)
		}
	}
	return table
}()

// elementAt returns the element whose name, in any case, stands at i, and
// where the name ends.
func elementAt(page string, i int) (*element, int) {
	start := i
	var key uint64 // the last eight letters
	for i < len(page) {
		c := letters[page[i]]
		if c == 0 {
			break
		}
		key = key<<8 | uint64(c)
		i++
	}
	e := byKey[keySlot(key)]
	if e == nil || e.key != key || len(e.name) != i-start || i-start > 8 && !strings.EqualFold(e.name, page[start:i]) {
		return unknown, i
	}
	return e, i
}

func (e *element) is(r role) bool { return e.role&r != 0 }

// inline reports whether the element stands within a line.
func (e *element) inline() bool { return e.role&(block|cell) == 0 }
