package markup

import "strings"

// attributes are those of the start tag at hand.
type attributes struct {
	page  string
	list  [maxAttributes]attribute
	count int
	names uint64 // a bit for each name, see nameBit: most that are asked for are not there
}

// An attribute is one name and value, as they stand.
type attribute struct{ name, value span }

// A span is a stretch of the page. Offsets are what the collector need not
// look at, however many are written.
type span struct{ start, end int }

// maxAttributes of a tag are looked at: more is an attack.
const maxAttributes = 64

func (as *attributes) clear() { as.count, as.names = 0, 0 }

// read takes in the attribute that begins at i and returns the offset behind
// it, by WHATWG HTML §13.2.5.32 to 39. A name takes any first byte, "=", too,
// and ends at white space, "/", ">" or "="; white space around "=" counts for
// nothing; a value without quotes ends at white space or ">".
func (as *attributes) read(i int) int {
	page := as.page
	name := span{start: i}
	for i++; i < len(page) && signs[page[i]]&endsKey == 0; {
		i++
	}
	name.end = i
	var value span
	if i = skipSpace(page, i); i < len(page) && page[i] == '=' {
		value, i = attributeValue(page, skipSpace(page, i+1))
	}
	if as.count < maxAttributes {
		as.list[as.count] = attribute{name, value}
		as.count++
		as.names |= nameBit(page[name.start:name.end])
	}
	return i
}

// attributeValue returns the value that begins at i, and the offset behind it.
func attributeValue(page string, i int) (value span, behind int) {
	start := i
	if i < len(page) && (page[i] == '"' || page[i] == '\'') {
		start++
		length := strings.IndexByte(page[start:], page[i])
		if length < 0 {
			return span{start, len(page)}, len(page)
		}
		return span{start, start + length}, start + length + 1
	}
	for i < len(page) && signs[page[i]]&endsValue == 0 {
		i++
	}
	return span{start, i}, i
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
	for i := range as.list[:as.count] {
		a := &as.list[i]
		if a.name.end-a.name.start != len(name) {
			continue
		}
		if n := as.page[a.name.start:a.name.end]; n == name || strings.EqualFold(n, name) {
			return as.page[a.value.start:a.value.end], true
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
