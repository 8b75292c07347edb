package markup

// An element is what is known of a tag name.
type element struct {
	name string
	id   uint8 // index into reader.open
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
			table[n] = &element{name: n, id: uint8(len(table) + 1), role: r}
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

// quick finds an element without hashing its name, as pages have a tag every
// twenty bytes. Of two with one slot the earlier stands there, and the other
// is found in the table.
var quick = func() (table [1024]*element) {
	for _, e := range elements {
		at := &table[slot(e.name)]
		if *at == nil || e.id < (*at).id {
			*at = e
		}
	}
	return table
}()

// slot spreads names, which are not empty, over the quick table. Its factors
// were found by trial: they keep all names apart.
func slot(name string) int {
	n := len(name)
	return (int(name[0])*1 + int(name[n-1])*97 + int(name[n/2])*13 + n*29) & 1023
}

// lookup finds the element of a tag name in any case.
func lookup(name string) *element {
	if len(name) == 0 {
		return unknown
	}
	if e := quick[slot(name)]; e != nil && e.name == name {
		return e
	}
	var lower [16]byte
	if len(name) > len(lower) {
		return unknown
	}
	for i := range len(name) {
		c := name[i]
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		lower[i] = c
	}
	if e, ok := elements[string(lower[:len(name)])]; ok {
		return e
	}
	return unknown
}

func (e *element) is(r role) bool { return e.role&r != 0 }

// inline reports whether the element stands within a line.
func (e *element) inline() bool { return e.role&(block|cell) == 0 }
