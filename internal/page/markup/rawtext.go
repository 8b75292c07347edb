package markup

import "strings"

// rawEnd returns the offset at which the content of e that begins at i ends:
// at its end tag, or with the page. Tags and comments in between are text.
func rawEnd(page string, i int, e *element) int {
	switch e {
	case elemPlaintext: // nothing ends it
		return len(page)
	case elemScript:
		return scriptEnd(page, i)
	}
	for ; ; i++ {
		sign := strings.IndexByte(page[i:], '<')
		if sign < 0 {
			return len(page)
		}
		if i += sign; strings.HasPrefix(page[i:], "</") && namesTag(page[i+2:], e.name) {
			return i
		}
	}
}

// scriptEnd is rawEnd for scripts, which may hide their end tag: within
// "<!--" and "-->", which old pages put around scripts, "<script>" opens
// another one whose end tag is not that of the first (WHATWG HTML §13.2.5.15
// to 31).
func scriptEnd(page string, i int) int {
	commented, nested := false, false
	for i < len(page) {
		rest := page[i:]
		if !commented {
			sign := strings.IndexByte(rest, '<')
			if sign < 0 {
				break
			}
			i, rest = i+sign, rest[sign:]
		}
		switch {
		case rest[0] == '<' && endsScript(rest) && !nested:
			return i
		case rest[0] == '<' && endsScript(rest):
			nested = false
			i += len("</script>")
		case !commented && strings.HasPrefix(rest, "<!--"):
			commented = true
			i += len("<!") // its dashes may be those of "-->", too
		case commented && !nested && rest[0] == '<' && namesTag(rest[1:], "script"):
			nested = true
			i += len("<script>")
		case commented && strings.HasPrefix(rest, "-->"):
			commented, nested = false, false
			i += len("-->")
		default:
			i++
		}
	}
	return len(page)
}

func endsScript(s string) bool { return strings.HasPrefix(s, "</") && namesTag(s[2:], "script") }

// namesTag reports whether s begins with the name of a tag and what must stand
// behind that.
func namesTag(s, name string) bool {
	return len(s) > len(name) && strings.EqualFold(s[:len(name)], name) && signs[s[len(name)]]&endsName != 0
}
