package markup

import "strings"

// A scanner cuts a page into tokens as browsers do, by the rules of WHATWG
// HTML §13.2.5 (Tokenization):
//
//   - "<" and a letter begin a start tag, "</" and a letter an end tag. Any
//     other "<" is text (§13.2.5.6), but for the next rule.
//   - "<!--" begins a comment, up to "-->" or "--!>"; "<!-->" and "<!--->"
//     are whole ones (§13.2.5.43 to 52). "<!", "<?" and "</" with anything
//     else behind begin what ends at the next ">": doctypes, instructions,
//     CDATA, mistakes (§13.2.5.41 and 53).
//   - A name ends at white space, "/" or ">" (§13.2.5.8). Attributes follow,
//     see attributes.read; of two with one name the first counts. "/" means
//     something only before ">".
//   - The content of script, style, title and their like is one text up to the
//     end tag of that name, see rawEnd. In the standard it depends on the tree
//     which elements are such, here on their names alone.
//   - A tag that the page's end cuts off is nothing, all else that it cuts off
//     counts as it stands.
//
// Nothing is copied and nothing decoded: every token is a stretch of the page,
// and character references are left to whoever wants to know (entities.go).
// Two rules are not followed: NUL is not replaced, as the reader drops it, and
// CDATA is never text, as only pictures and formulas may hold it.
type scanner struct {
	page    string
	at, end int      // where the token at hand begins and ends
	within  *element // whose content comes next, as one text

	// Of a tag:
	name   int      // where its name begins
	elem   *element // of that name
	attrs  attributes
	closed bool // by "/>"
}

// A kind tells tokens apart.
type kind uint8

const (
	pageEnd  kind = iota // no token: nothing is left but perhaps a tag cut off
	textual              // text between tags, with character references
	content              // all that an element of raw text holds; elem is that element
	startTag             // name, elem, attrs and closed are set
	endTag               // name and elem are set
	remark               // a comment, a declaration, an instruction
)

// token returns the token at hand as it stands.
func (s *scanner) token() string { return s.page[s.at:s.end] }

func (s *scanner) init(page string) { s.page, s.attrs.page = page, page }

// next goes to the next token.
func (s *scanner) next() kind {
	page, at := s.page, s.end
	s.at = at
	if e := s.within; e != nil {
		s.within = nil
		if s.end = rawEnd(page, at, e); s.end > at {
			s.elem = e
			return content
		}
	}
	for i := at; ; i++ {
		if i < len(page) && page[i] != '<' { // often tags touch
			sign := strings.IndexByte(page[i:], '<')
			if sign < 0 {
				break
			}
			i += sign
		}
		if i+1 >= len(page) {
			break
		}
		if !beginsMarkup[page[i+1]] {
			continue
		}
		if i > at {
			s.end = i
			return textual
		}
		if page[i+1] == '/' && i+2 == len(page) { // "</" and no more
			break
		}
		return s.markup(i)
	}
	if s.end = len(page); s.end > at {
		return textual
	}
	return pageEnd
}

// markup goes over the token that begins with the "<" at i and is no text.
func (s *scanner) markup(i int) kind {
	rest := s.page[i+2:]
	switch c := s.page[i+1]; {
	case c == '/' && isLetter(rest[0]):
		if !s.tag(i + 2) {
			return pageEnd
		}
		return endTag
	case c == '!' && strings.HasPrefix(rest, "--"):
		s.end = commentEnd(s.page, i+4)
		return remark
	case c == '/', c == '!', c == '?':
		s.end = i + 2 + skipPast(rest, ">")
		return remark
	}
	if !s.tag(i + 1) {
		return pageEnd
	}
	if s.elem.is(raw) {
		s.within = s.elem
	}
	return startTag
}

// tag goes over a tag whose name begins at i. It reports false for one that
// the page's end cuts off.
func (s *scanner) tag(i int) bool {
	page := s.page
	s.name = i
	s.elem, i = elementAt(page, i)
	s.closed = false
	s.attrs.clear()
	for i < len(page) {
		switch c := page[i]; {
		case c == '>':
			s.end = i + 1
			return true
		case c == '/':
			i++
			s.closed = i < len(page) && page[i] == '>'
		case signs[c]&spacing != 0:
			i++
		default:
			i = s.attrs.read(i)
		}
	}
	s.end = len(page)
	return false
}

// commentEnd returns the offset behind a comment whose content begins at from.
func commentEnd(page string, from int) int {
	for i := from; ; i++ {
		sign := strings.IndexByte(page[i:], '>')
		if sign < 0 {
			return len(page)
		}
		i += sign
		inner := page[from:i]
		if strings.HasSuffix(inner, "--") || strings.HasSuffix(inner, "--!") || inner == "" || inner == "-" {
			return i + 1
		}
	}
}

// What a byte can mean within a tag, in bits.
const (
	spacing   = 1 << iota // separates attributes
	endsName              // of a tag
	endsKey               // of an attribute
	endsValue             // of an attribute without quotes
)

var signs = [256]uint8{
	' ': spacing | endsName | endsKey | endsValue, '\n': spacing | endsName | endsKey | endsValue,
	'\t': spacing | endsName | endsKey | endsValue, '\r': spacing | endsName | endsKey | endsValue,
	'\f': spacing | endsName | endsKey | endsValue,
	'/':  endsName | endsKey, '>': endsName | endsKey | endsValue, '=': endsKey,
}

// beginsMarkup are the bytes that make a "<" before them more than text.
var beginsMarkup = func() (begins [256]bool) {
	for c := range begins {
		begins[c] = isLetter(byte(c)) || c == '/' || c == '!' || c == '?'
	}
	return begins
}()

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

func isSpace(c byte) bool { return signs[c]&spacing != 0 }
