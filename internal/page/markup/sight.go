package markup

import (
	"strings"
	"unicode/utf8"
)

// see decides whether an element is on the screen.
func (r *reader) see(f *frame, e *element, class *classes, id string, attrs *attributes) {
	if e.is(dropped) {
		f.hidden |= byDisplay
		return
	}
	if attrs.names&stylingNames == 0 && class.custom == (style{}) && !class.ruled && len(r.sheet.byID) == 0 && e != elemDialog {
		return // as nearly all are: nothing is said
	}
	s := class.custom
	if class.ruled || id != "" && len(r.sheet.byID) > 0 && len(r.sheet.byID[id]) > 0 {
		s = s.merge(r.sheet.style(e.name, class.names, id))
	}
	if _, ok := attrs.get("hidden"); ok { // whatever its value
		s.hides |= byDisplay
	}
	s = s.merge(r.inlineStyle(attrs))
	if v, ok := attrs.get("aria-hidden"); ok && strings.EqualFold(v, "true") && e.inline() {
		// On containers it is often left by a dialog that stood open when
		// the page was saved; on inline elements it marks icons and twins.
		s.hides |= byDisplay
	}
	if _, ok := attrs.get("open"); e == elemDialog && !ok {
		s.hides |= byDisplay
	}
	f.hidden = f.hidden&^(s.shows&(byVisibility|byFont)) | s.hides
	f.broken = s.breaks && e.inline()
	if s.paint(f) {
		f.hidden &^= byColor
		if unseen(f.color, f.ground) && !e.is(heading) {
			f.hidden |= byColor
		}
	}
}

// stylingNames are the attributes that see asks for.
var stylingNames = func() (names uint64) {
	for _, name := range []string{"hidden", "color", "bgcolor", "background", "style", "aria-hidden"} {
		names |= nameBit(name)
	}
	return names
}()

// class returns the class attribute, made ready once for all that bear it.
func (r *reader) class(attrs *attributes) *classes {
	v, ok := attrs.get("class")
	if !ok || len(v) == 0 {
		return &r.none
	}
	v = v[:min(len(v), maxName)]
	recent := &r.recent[slot(v)%len(r.recent)]
	if recent.raw == v {
		return recent
	}
	n := classes{raw: v, names: lowerName(v)}
	n.custom, n.ruled = customStyle(n.names), r.sheet.names(n.names)
	*recent = n
	return recent
}

// lowerName returns a class or id attribute in lower case, apart from the page.
func lowerName(v string) string {
	v = v[:min(len(v), maxName)]
	for i := range len(v) {
		if c := v[i]; c >= utf8.RuneSelf || c == '&' || isSpace(c) {
			v = strings.TrimSpace(strings.ToValidUTF8(decodeValue(v), ""))
			break
		}
	}
	return lowerClone(v)
}

// lowerClone returns a stretch of the page in lower case, apart from the page:
// a string that stays must not keep 50 MB in memory.
func lowerClone(s string) string {
	if lower := strings.ToLower(s); lower != s {
		return lower
	}
	return strings.Clone(s)
}
