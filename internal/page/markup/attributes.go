package markup

import "strings"

// An attribute is one name and value of a start tag, as they stand.
type attribute struct{ name, value string }

// attributes are those of one start tag. The list belongs to the tag at hand
// and is used again for the next.
type attributes struct {
	list  []attribute
	names uint64 // a bit for each name, see nameBit: most that are asked for are not there
}

// maxAttributes of a tag are looked at: more is an attack.
const maxAttributes = 64

func (as *attributes) clear() { as.list, as.names = as.list[:0], 0 }

// read takes in the attribute that begins at i and returns the offset behind
// it, by WHATWG HTML §13.2.5.32 to 39. A name takes any first byte, "=", too,
// and ends at white space, "/", ">" or "="; white space around "=" counts for
// nothing; a value without quotes ends at white space or ">".
func (as *attributes) read(page string, i int) int {
	var a attribute
	start := i
	for i++; i < len(page) && signs[page[i]]&endsKey == 0; {
		i++
	}
	a.name = page[start:i]
	if i = skipSpace(page, i); i < len(page) && page[i] == '=' {
		a.value, i = attributeValue(page, skipSpace(page, i+1))
	}
	if len(as.list) < maxAttributes {
		as.list = append(as.list, a)
		as.names |= nameBit(a.name)
	}
	return i
}

// attributeValue returns the value that begins at i, and the offset behind it.
func attributeValue(page string, i int) (string, int) {
	start := i
	if i < len(page) && (page[i] == '"' || page[i] == '\'') {
		length := strings.IndexByte(page[i+1:], page[i])
		if length < 0 {
			return page[i+1:], len(page)
		}
		return page[i+1 : i+1+length], i + length + 2
	}
	for i < len(page) && signs[page[i]]&endsValue == 0 {
		i++
	}
	return page[start:i], i
}

func skipSpace(page string, i int) int {
	for i < len(page) && signs[page[i]]&spacing != 0 {
		i++
	}
	return i
}

// nameBit tells names apart, as far as one bit does, by their lengths and last
// letters in either case. The factor keeps style and its kin apart from class.
func nameBit(name string) uint64 {
	return 1 << ((len(name)*18 + int(name[len(name)-1]|0x20)) & 63)
}

// get returns the value of the first attribute of a name (lower case), as it
// stands in the page, and whether there is one.
func (as *attributes) get(name string) (string, bool) {
	if as.names&nameBit(name) == 0 {
		return "", false
	}
	return as.find(name)
}

func (as *attributes) find(name string) (string, bool) {
	for i := range as.list {
		if a := &as.list[i]; len(a.name) == len(name) && strings.EqualFold(a.name, name) {
			return a.value, true
		}
	}
	return "", false
}

// text returns the value of an attribute with its character references undone
// and the white space at its ends cut. It may be a stretch of the page: what
// is kept is to be cloned, lest it keep the whole page.
func (as *attributes) text(name string) string {
	v, _ := as.get(name)
	return strings.TrimSpace(decodeValue(v))
}
