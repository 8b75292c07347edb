package markup

import (
	"bytes"
	"html"
	"strings"
)

// An attribute is one name and value of a start tag, as they stand.
type attribute struct{ name, value []byte }

// attributes are those of one start tag. The list and what it points to belong
// to the tag at hand and are used again for the next.
type attributes struct {
	list  []attribute
	names uint64 // a bit for each name, see nameBit: most that are asked for are not there
}

// parseTag splits a start or end tag into its name and attributes. The
// tokenizer's own access copies every name and value; most are never looked
// at.
func parseTag(tag []byte, scratch []attribute) (name []byte, attrs attributes) {
	attrs.list = scratch[:0]
	i := 1
	if i < len(tag) && tag[i] == '/' {
		i++
	}
	start := i
	for i < len(tag) && !isSpace(tag[i]) && tag[i] != '/' && tag[i] != '>' {
		i++
	}
	name = tag[start:i]
	for i < len(tag) {
		for i < len(tag) && (isSpace(tag[i]) || tag[i] == '/') {
			i++
		}
		if i >= len(tag) || tag[i] == '>' {
			break
		}
		var a attribute
		a, i = parseAttribute(tag, i)
		if len(attrs.list) < maxAttributes {
			attrs.list = append(attrs.list, a)
			attrs.names |= nameBit(len(a.name), a.name[len(a.name)-1])
		}
	}
	return name, attrs
}

// maxAttributes of a tag are looked at: more is an attack.
const maxAttributes = 64

func parseAttribute(tag []byte, i int) (attribute, int) {
	var a attribute
	start := i
	for i++; i < len(tag) && !isSpace(tag[i]) && tag[i] != '/' && tag[i] != '>' && tag[i] != '='; {
		i++
	}
	a.name = tag[start:i]
	next := i
	for next < len(tag) && isSpace(tag[next]) {
		next++
	}
	if next >= len(tag) || tag[next] != '=' {
		return a, next
	}
	for i = next + 1; i < len(tag) && isSpace(tag[i]); {
		i++
	}
	if i >= len(tag) {
		return a, i
	}
	if q := tag[i]; q == '"' || q == '\'' {
		end := bytes.IndexByte(tag[i+1:], q)
		if end < 0 {
			end = len(tag) - i - 1
		}
		a.value = tag[i+1 : i+1+end]
		return a, min(i+end+2, len(tag))
	}
	start = i
	for i < len(tag) && !isSpace(tag[i]) && tag[i] != '>' {
		i++
	}
	a.value = tag[start:i]
	return a, i
}

// nameBit tells names apart, as far as one bit does, by their lengths and last
// letters in either case. The factor keeps style and its kin apart from class.
func nameBit(length int, last byte) uint64 { return 1 << ((length*18 + int(last|0x20)) & 63) }

// get returns the value of the first attribute of a name (lower case), as it
// stands in the page, and whether there is one.
func (as attributes) get(name string) ([]byte, bool) {
	if as.names&nameBit(len(name), name[len(name)-1]) == 0 {
		return nil, false
	}
	for _, a := range as.list {
		if len(a.name) == len(name) && equalFold(a.name, name) {
			return a.value, true
		}
	}
	return nil, false
}

// text returns the value of an attribute with its entities decoded and the
// white space at its ends cut.
func (as attributes) text(name string) string {
	v, _ := as.get(name)
	return strings.TrimSpace(decode(v))
}

// decode undoes the entities of an attribute value or a text.
func decode(raw []byte) string {
	if bytes.IndexByte(raw, '&') < 0 {
		return string(raw)
	}
	return html.UnescapeString(string(mendEntities(nil, raw)))
}

// mendEntities appends raw to dst with the full-width semicolon behind an
// entity name ("&quot；", the mark of a page whose punctuation was
// "corrected") made the plain one.
func mendEntities(dst, raw []byte) []byte {
	for {
		i := brokenEntity(raw)
		if i < 0 {
			return append(dst, raw...)
		}
		dst = append(append(dst, raw[:i]...), ';')
		raw = raw[i+len(wideSemicolon):]
	}
}

const wideSemicolon = "；"

// brokenEntity returns where the first full-width semicolon stands that ends
// an entity, -1 for none.
func brokenEntity(raw []byte) int {
	for from := 0; ; {
		amp := bytes.IndexByte(raw[from:], '&')
		if amp < 0 {
			return -1
		}
		i := from + amp + 1
		for end := min(len(raw), i+32); i < end && (isAlnum(raw[i]) || raw[i] == '#'); {
			i++
		}
		if i > from+amp+1 && bytes.HasPrefix(raw[i:], []byte(wideSemicolon)) {
			return i
		}
		from = i
	}
}

func isAlnum(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z'
}

func isSpace(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' }

// equalFold compares b with lower, which is in lower case, by ASCII letters.
func equalFold(b []byte, lower string) bool {
	if len(b) != len(lower) {
		return false
	}
	for i, c := range b {
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		if c != lower[i] {
			return false
		}
	}
	return true
}
