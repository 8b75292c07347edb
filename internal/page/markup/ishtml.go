package markup

import (
	"path"
	"strings"
)

// maxProbe bounds what is looked at to tell HTML from a plain dump.
const maxProbe = 256 << 10

// IsHTML reports whether text is HTML, a whole page or a fragment of one.
// mediaType and fileName are hints, "" where unknown. A plain dump that
// mentions <正>, a<b or a few tags is not HTML, whatever the hints say of it.
func IsHTML(text, mediaType, fileName string) bool {
	text = strings.TrimLeft(text, " \t\r\n\f\ufeff")
	if opensPage(text) {
		return true
	}
	e := weigh(text[:min(len(text), maxProbe)])
	opened := strings.HasPrefix(text, "<") && e.first == 0
	switch {
	case declaredHTML(mediaType, fileName):
		return e.tags >= 3 || e.tags >= 1 && opened || e.page
	case e.page && e.tags >= 4:
		return true // page source behind a line or two of something else
	case opened:
		return e.tags >= 2 && e.share() >= 0.02
	}
	return e.tags >= 6 && e.share() >= 0.08 && e.firm*3 >= e.tags
}

func declaredHTML(mediaType, fileName string) bool {
	mediaType, _, _ = strings.Cut(strings.ToLower(mediaType), ";")
	switch strings.TrimSpace(mediaType) {
	case "text/html", "application/xhtml+xml":
		return true
	}
	switch strings.ToLower(path.Ext(fileName)) {
	case ".html", ".htm", ".xhtml", ".xht", ".shtml", ".mhtml", ".mht":
		return true
	}
	return false
}

// opensPage reports whether text begins as only a page does, behind any XML
// declaration, processing instructions and comments.
func opensPage(text string) bool {
	for range 16 {
		switch {
		case strings.HasPrefix(text, "<!--"):
			text = text[skipPast(text, "-->"):]
		case strings.HasPrefix(text, "<?"):
			text = text[skipPast(text, ">"):]
		default:
			return len(text) >= 9 && strings.EqualFold(text[:9], "<!doctype") &&
				strings.Contains(strings.ToLower(text[9:min(len(text), 32)]), "html") ||
				startsTag(text, "html") || startsTag(text, "head") || startsTag(text, "body")
		}
		text = strings.TrimLeft(text, " \t\r\n\f\ufeff")
	}
	return false
}

// evidence is what speaks for markup.
type evidence struct {
	tags  int  // tags that give a page its structure
	firm  int  // those of them that end an element or have attributes: prose names tags, it does not use them
	first int  // offset of the first of them
	bytes int  // of all of them
	total int  // bytes looked at
	page  bool // <html>, <head> or <body> is among them
}

func (e evidence) share() float64 { return float64(e.bytes) / float64(max(1, e.total)) }

// weigh counts the structural tags of a text. Inline tags such as <i> and
// <sub> are left out, as plain metadata is full of them ("H<sub>2</sub>O").
func weigh(text string) evidence {
	e := evidence{first: -1, total: len(text)}
	for at := 0; ; {
		i := strings.IndexByte(text[at:], '<')
		if i < 0 {
			return e
		}
		at += i
		n, el := wellFormedTag(text[at:])
		if n == 0 {
			at++
			continue
		}
		if structural(el) {
			if e.first < 0 {
				e.first = at
			}
			e.tags++
			e.bytes += n
			if tag := text[at : at+n]; tag[1] == '/' || strings.IndexByte(tag, '=') > 0 {
				e.firm++
			}
			e.page = e.page || el.is(root)
		}
		at += n
	}
}

func structural(e *element) bool {
	switch e.name {
	case "a", "span", "br", "img", "script", "style", "link", "meta", "input", "select", "title", "iframe", "button":
		return true
	case "time", "search", "summary", "details", "address", "dir", "menu", "legend", "center", "caption": // words, too
		return false
	}
	return e.is(block | cell | root)
}

// wellFormedTag returns the length and element of the tag that s begins with,
// 0 if it is none: <正>, <0.05, < b.
func wellFormedTag(s string) (int, *element) {
	const longest = 2048
	name := 1
	if strings.HasPrefix(s, "</") {
		name = 2
	}
	e, nameEnd := elementAt(s[:min(len(s), 24)], name)
	if e == unknown {
		return 0, nil
	}
	end := tagEnd(s[:min(len(s), longest)])
	if s[end-1] != '>' {
		return 0, nil
	}
	// Behind the name come attributes, never bare words as in "<p and q>".
	inner := strings.TrimRight(s[1:end-1], "/ \t\r\n")
	if s[1] != '/' && len(inner) > nameEnd-name && !strings.Contains(inner, "=") {
		return 0, nil
	}
	return end, e
}
