package markup

import (
	"strings"
)

// A sheet holds the rules of a page's own <style> elements that decide
// whether an element is seen. Only selectors made of classes, an id and a tag
// are read (".abs.hide", "#more", "div.tip"): one with ancestors, states or
// attributes may hide less than its last part says, and hiding too much loses
// a paper's abstract.
type sheet struct {
	byClass map[string][]rule // by the first class of the selector
	byID    map[string][]rule
	rules   int
}

type rule struct {
	tag     string   // "" for any
	classes []string // all of them
	id      string   // "" for any
	weight  int      // specificity, then order
	style   style
}

const (
	maxRules    = 4_000
	maxCompound = 4       // classes of one selector
	maxSheet    = 1 << 20 // bytes of <style> that are read, over the page
)

// readSheet collects the rules of every <style> of a page. They are needed
// before the first element, as a rule may stand behind what it hides. Those
// within comments, scripts and <noscript> are not in force.
func readSheet(page string) sheet {
	var s sheet
	last := lastStyle(page)
	if last < 0 {
		return s
	}
	s.byClass, s.byID = map[string][]rule{}, map[string][]rule{}
	left := maxSheet
	for at := 0; at <= last && left > 0; {
		i := strings.IndexByte(page[at:], '<')
		if i < 0 {
			return s
		}
		at += i
		rest := page[at:]
		switch {
		case len(rest) < 2 || !opensOther[rest[1]]:
			at++
		case strings.HasPrefix(rest, "<!--"):
			at += skipPast(rest, "-->")
		case startsTag(rest, "script"):
			at += skipPastFold(rest, "</script")
		case startsTag(rest, "noscript"):
			at += skipPastFold(rest, "</noscript")
		case startsTag(rest, "style"):
			open := tagEnd(rest)
			end := open + indexFold(rest[open:], "</style")
			if end < open {
				end = len(rest)
			}
			var tag scanner
			tag.init(rest[:min(open, 4096)])
			tag.tag(1)
			if media := strings.ToLower(tag.attrs.text("media")); media == "" || strings.Contains(media, "all") || strings.Contains(media, "screen") {
				css := rest[open:min(end, open+left)]
				s.read(css)
				left -= len(css)
			}
			at += end
		default:
			at++
		}
	}
	return s
}

// lastStyle returns where the last <style> begins, -1 if there is none. Most
// stand in the head, and pages are full of "<" and not of "y".
func lastStyle(page string) int {
	const sign, y = "<style", 3
	last := -1
	for _, letter := range []byte{sign[y], sign[y] - 'a' + 'A'} {
		for i := last + 1; ; i++ {
			next := strings.IndexByte(page[i:], letter)
			if next < 0 {
				break
			}
			i += next
			if at := i - y; at > last && page[at] == '<' && at+len(sign) <= len(page) && strings.EqualFold(page[at:at+len(sign)], sign) {
				last = at
			}
		}
	}
	return last
}

// opensOther are the second bytes of what readSheet looks at closer.
var opensOther = [256]bool{'!': true, 's': true, 'S': true, 'n': true, 'N': true}

// read takes the rules of one style sheet in. Blocks within at-rules (@media,
// @supports) hold on some screens only and are passed over.
func (s *sheet) read(css string) {
	css = stripComments(css)
	for s.rules < maxRules {
		open := strings.IndexByte(css, '{')
		if open < 0 {
			return
		}
		selector := strings.TrimSpace(css[:open])
		if semi := strings.LastIndexByte(selector, ';'); semi >= 0 { // behind "@import …;"
			selector = strings.TrimSpace(selector[semi+1:])
		}
		css = css[open+1:]
		if strings.HasPrefix(selector, "@") {
			css = css[blockEnd(css):]
			continue
		}
		body, rest, _ := strings.Cut(css, "}")
		css = rest
		st := parseStyle(body)
		if st.color.near(st.ground) {
			st.hides |= byColor
		}
		if st.hides|st.shows == 0 {
			continue
		}
		for one := range strings.SplitSeq(selector, ",") {
			s.add(strings.TrimSpace(one), st)
		}
	}
}

func (s *sheet) add(selector string, st style) {
	if len(selector) > maxName || strings.ContainsAny(selector, " \t\n\r>+~:[*\\(") || s.rules >= maxRules {
		return
	}
	r := rule{style: st}
	part := strings.IndexAny(selector, ".#")
	if part < 0 {
		return // a bare tag: nobody hides all of one kind, but for scripts' sake
	}
	r.tag = strings.ToLower(selector[:part])
	for selector = selector[part:]; selector != ""; {
		end := strings.IndexAny(selector[1:], ".#") + 1
		if end == 0 {
			end = len(selector)
		}
		name := strings.ToLower(selector[1:end])
		if name == "" {
			return
		}
		if selector[0] == '#' {
			r.id = name
		} else {
			r.classes = append(r.classes, name)
		}
		selector = selector[end:]
	}
	if len(r.classes) > maxCompound {
		return
	}
	s.rules++
	r.weight = len(r.classes)*100*maxRules + s.rules
	if r.id != "" {
		r.weight += 10_000 * maxRules
	}
	if r.tag != "" {
		r.weight += maxRules
	}
	switch {
	case r.id != "":
		s.byID[r.id] = append(s.byID[r.id], r)
	default:
		s.byClass[r.classes[0]] = append(s.byClass[r.classes[0]], r)
	}
}

// maxMatch bounds the rules tried for one element.
const maxMatch = 32

// style returns what the rules say of an element.
func (s *sheet) style(tag, class, id string) style {
	var out style
	var display, visibility, font, color int // the weight of the rule that decided
	left := maxMatch
	try := func(rules []rule) {
		for _, r := range rules[:min(len(rules), left)] {
			left--
			if r.tag != "" && r.tag != tag || r.id != "" && r.id != id || !hasClasses(class, r.classes) {
				continue
			}
			for _, by := range []struct {
				h hiding
				w *int
			}{{byDisplay, &display}, {byVisibility, &visibility}, {byFont, &font}, {byColor, &color}} {
				if (r.style.hides|r.style.shows)&by.h != 0 && r.weight > *by.w {
					*by.w = r.weight
					out.set(by.h, r.style.hides&by.h != 0)
				}
			}
		}
	}
	if id != "" {
		try(s.byID[id])
	}
	for c, rest := cutClass(class); c != ""; c, rest = cutClass(rest) {
		try(s.byClass[c])
	}
	return out
}

// names reports whether a rule begins with one of the classes.
func (s *sheet) names(class string) bool {
	if len(s.byClass) == 0 {
		return false
	}
	for c, rest := cutClass(class); c != ""; c, rest = cutClass(rest) {
		if len(s.byClass[c]) > 0 {
			return true
		}
	}
	return false
}

// cutClass returns the first name of a class attribute, "" for none, and what
// follows it.
func cutClass(class string) (name, rest string) {
	start := skipSpace(class, 0)
	end := start
	for end < len(class) && !isSpace(class[end]) {
		end++
	}
	return class[start:end], class[end:]
}

// hasClasses reports whether a class attribute names all of the classes.
func hasClasses(class string, all []string) bool {
	for _, want := range all {
		found := false
		for c, rest := cutClass(class); c != ""; c, rest = cutClass(rest) {
			if c == want {
				found = true
				break
			}
		}
		if !found {
			return false
		}
	}
	return true
}

// hiddenByCustom reports class names that every style sheet we know of hides:
// the helper classes of the common frameworks. Their rules stand in files that
// a saved page does not carry.
func hiddenByCustom(class string) bool {
	switch class {
	case "hidden", "hide", "d-none", "is-hidden", "invisible", "display-none",
		"sr-only", "is-sr-only", "visually-hidden", "visuallyhidden", "u-visually-hidden",
		"screen-reader-text", "screen-reader-only", "screenreader", "pkp_screen_reader",
		"element-invisible", "offscreen", "layui-hide":
		return true
	}
	return strings.HasPrefix(class, "material-icons") || strings.HasPrefix(class, "material-symbols") // they draw an icon for its name
}

// customStyle judges by the class names alone.
func customStyle(class string) style {
	dialog, shown := false, false
	for c, rest := cutClass(class); c != ""; c, rest = cutClass(rest) {
		if hiddenByCustom(c) {
			return style{hides: byDisplay}
		}
		dialog = dialog || c == "modal" || c == "reveal-modal"
		shown = shown || c == "show" || c == "in" || c == "open"
	}
	if dialog && !shown && !tellsOfAuthors(class) { // a window that a button opens: to cite, to report, to correct
		return style{hides: byDisplay}
	}
	return style{}
}

// tellsOfAuthors: the class of a window that says who the authors are and where
// they work, which pages without their metadata say nowhere else.
func tellsOfAuthors(class string) bool {
	for _, word := range []string{"author", "autor", "tutor", "affil", "contrib"} {
		if strings.Contains(class, word) {
			return true
		}
	}
	return false
}

func stripComments(css string) string {
	if !strings.Contains(css, "/*") {
		return css
	}
	var b strings.Builder
	for {
		before, after, found := strings.Cut(css, "/*")
		b.WriteString(before)
		if !found {
			return b.String()
		}
		_, css, _ = strings.Cut(after, "*/")
	}
}

// blockEnd returns the offset behind the brace that closes a block whose
// opening one has been read.
func blockEnd(css string) int {
	depth := 1
	for i := range len(css) {
		switch css[i] {
		case '{':
			depth++
		case '}':
			if depth--; depth == 0 {
				return i + 1
			}
		}
	}
	return len(css)
}

// startsTag reports whether s begins with the start tag of name.
func startsTag(s, name string) bool {
	if len(s) < len(name)+2 || !strings.EqualFold(s[1:1+len(name)], name) {
		return false
	}
	c := s[1+len(name)]
	return isSpace(c) || c == '>' || c == '/'
}

// tagEnd returns the offset behind the start tag that s begins with, quotes
// in its attributes respected.
func tagEnd(s string) int {
	for i := 1; i < len(s); i++ {
		switch s[i] {
		case '>':
			return i + 1
		case '"', '\'':
			if j := i - 1; !isSpace(s[j]) && s[j] != '=' {
				continue // a quote within an unquoted value opens nothing
			}
			end := strings.IndexByte(s[i+1:], s[i])
			if end < 0 {
				return len(s)
			}
			i += end + 1
		}
	}
	return len(s)
}

func skipPast(s, mark string) int {
	if i := strings.Index(s, mark); i >= 0 {
		return i + len(mark)
	}
	return len(s)
}

func skipPastFold(s, mark string) int {
	if i := indexFold(s, mark); i >= 0 {
		return i + len(mark)
	}
	return len(s)
}

// indexFold finds mark, which begins with '<' and is in lower case, in any
// case of letters.
func indexFold(s, mark string) int {
	for at := 0; ; {
		i := strings.Index(s[at:], mark[:2])
		if i < 0 {
			return -1
		}
		at += i
		if len(s)-at >= len(mark) && strings.EqualFold(s[at:at+len(mark)], mark) {
			return at
		}
		at += 2
	}
}
