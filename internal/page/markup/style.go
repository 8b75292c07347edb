package markup

import (
	"bytes"
	"strconv"
	"strings"
)

// A hiding is a set of reasons for which text is not on the screen.
type hiding uint8

const (
	byDisplay    hiding = 1 << iota // display:none, and all that a child cannot undo
	byVisibility                    // visibility:hidden; a child may be visible again
	byFont                          // font-size:0; a child may have a size again
	byColor                         // the colour of its ground
)

// A style is what an inline style or a rule says about being seen: reasons
// that it sets, and reasons that it takes back.
type style struct {
	hides, shows hiding
	color        color // of the text
	ground       color // behind it
	breaks       bool  // display:block and its kin
}

// merge lays a stronger style over s.
func (s style) merge(over style) style {
	s.hides = s.hides&^over.shows | over.hides
	s.shows = s.shows&^over.hides | over.shows
	if over.color != noColor {
		s.color = over.color
	}
	if over.ground != noColor {
		s.ground = over.ground
	}
	s.breaks = s.breaks || over.breaks
	return s
}

// paint lays the colours of s over those of an element, and reports whether
// there are any.
func (s style) paint(f *frame) bool {
	if s.color != noColor {
		f.color = s.color
	}
	if s.ground != noColor && s.ground != transparent {
		f.ground = s.ground
	}
	return s.color != noColor || s.ground != noColor
}

// inlineStyle reads the style attribute, and the attributes that were there
// before it.
func (r *reader) inlineStyle(attrs *attributes) style {
	var s style
	if v, ok := attrs.get("color"); ok {
		s.color = colorOf(v)
	}
	if v, ok := attrs.get("bgcolor"); ok {
		s.ground = colorOf(v)
	}
	if _, ok := attrs.get("background"); ok {
		s.ground = someColor
	}
	if v, ok := attrs.get("style"); ok && v != "" {
		s = s.merge(r.declared(v))
	}
	return s
}

// declared reads a style attribute, once for all that bear it.
func (r *reader) declared(list string) style {
	recent := &r.styles[slot(list)%len(r.styles)]
	if recent.raw != list {
		recent.raw, recent.style = list, parseStyle(decodeValue(list))
	}
	return recent.style
}

// slot spreads attribute values, which are not empty, over a table of those
// that were read before.
func slot(v string) int {
	n := len(v)
	return int(v[0]) + int(v[n-1])*97 + int(v[n/2])*13 + n*29
}

const maxStyle = 8 << 10 // bytes of one declaration list that are read

// parseStyle reads a list of CSS declarations. Only what decides whether text
// can be seen is looked at.
func parseStyle(list string) style {
	var s style
	list = list[:min(len(list), maxStyle)]
	var clipped, moved, tiny bool // together they hide
	for len(list) > 0 {
		var one string
		one, list, _ = strings.Cut(list, ";")
		n, v, ok := strings.Cut(one, ":")
		if !ok {
			continue
		}
		var nameBuf, valueBuf [64]byte
		name, value := squeeze(nameBuf[:0], n), squeeze(valueBuf[:0], v)
		value = bytes.TrimSuffix(value, []byte("!important"))
		switch string(name) {
		case "display":
			s.set(byDisplay, string(value) == "none")
			switch string(value) {
			case "block", "flex", "grid", "list-item", "table":
				s.breaks = true
			}
		case "visibility":
			s.set(byVisibility, string(value) == "hidden" || string(value) == "collapse")
		case "content-visibility":
			if string(value) == "hidden" {
				s.hides |= byDisplay
			}
		case "opacity":
			if x, _, ok := number(value); ok && x <= 0.05 {
				s.hides |= byDisplay
			}
		case "font-size":
			if x, unit, ok := number(value); ok && (x < 0.1 || x <= 1 && unit == "px") {
				s.set(byFont, true)
			} else if !ok || unit != "em" && unit != "%" { // a share of nothing is nothing
				s.set(byFont, false)
			}
		case "font":
			s.set(byFont, bytes.HasPrefix(value, []byte("0/")) || bytes.HasPrefix(value, []byte("0px")))
		case "text-indent", "margin-left", "margin-top":
			if x, _, ok := number(value); ok && x <= -500 {
				s.hides |= byDisplay
			}
		case "left", "top", "right", "bottom", "inset-inline-start":
			if x, _, ok := number(value); ok && x <= -500 {
				moved = true
			}
		case "position":
			if string(value) == "static" {
				moved = false
			}
		case "width", "height", "max-width", "max-height":
			if x, unit, ok := number(value); ok && (x == 0 || x <= 1 && unit == "px") {
				tiny = true
			}
		case "overflow", "overflow-x", "overflow-y":
			if string(value) == "hidden" || string(value) == "clip" {
				clipped = true
			}
		case "clip":
			if bytes.HasPrefix(value, []byte("rect(0")) || bytes.HasPrefix(value, []byte("rect(1px")) {
				s.hides |= byDisplay
			}
		case "clip-path":
			if string(value) == "inset(100%)" || string(value) == "inset(50%)" || bytes.HasPrefix(value, []byte("circle(0")) {
				s.hides |= byDisplay
			}
		case "transform":
			if bytes.Contains(value, []byte("scale(0)")) || bytes.Contains(value, []byte("(-9999")) {
				s.hides |= byDisplay
			}
		case "color", "-webkit-text-fill-color":
			s.color = parseColor(value)
		case "background-color":
			s.ground = parseColor(value)
		case "background", "background-image":
			if s.ground = parseColor(value); s.ground == noColor {
				s.ground = someColor
			}
		}
	}
	if moved || tiny && clipped {
		s.hides |= byDisplay
	}
	return s
}

func (s *style) set(h hiding, hidden bool) {
	s.hides, s.shows = s.hides&^h, s.shows&^h
	if hidden {
		s.hides |= h
	} else {
		s.shows |= h
	}
}

// squeeze appends s to dst in lower case, without white space and without CSS
// comments, as far as dst has room: a longer value is none that we know.
func squeeze(dst []byte, s string) []byte {
	for i := 0; i < len(s) && len(dst) < cap(dst); i++ {
		c := s[i]
		if c == '/' && i+1 < len(s) && s[i+1] == '*' {
			end := strings.Index(s[i+2:], "*/")
			if end < 0 {
				break
			}
			i += end + 3
			continue
		}
		if isSpace(c) {
			continue
		}
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		dst = append(dst, c)
	}
	return dst
}

// number splits a CSS number from its unit.
func number(v []byte) (x float64, unit string, ok bool) {
	i := 0
	for i < len(v) && (v[i] == '-' || v[i] == '+' || v[i] == '.' || '0' <= v[i] && v[i] <= '9') {
		i++
	}
	x, err := strconv.ParseFloat(string(v[:i]), 64)
	return x, string(v[i:]), err == nil
}
