package markup

import (
	"bytes"
	"strconv"
	"strings"
)

// A color is 1 + 0xRRGGBB, or one of the constants below.
type color int32

const (
	noColor     color = 0  // not stated
	someColor   color = -1 // stated, and not known to us: a picture, a variable
	transparent color = -2
	white       color = 1 + 0xffffff
)

var colorNames = map[string]color{
	"white": white, "black": 1, "red": 1 + 0xff0000, "silver": 1 + 0xc0c0c0, "gray": 1 + 0x808080, "grey": 1 + 0x808080,
	"blue": 1 + 0x0000ff, "green": 1 + 0x008000, "yellow": 1 + 0xffff00, "snow": 1 + 0xfffafa, "ivory": 1 + 0xfffff0,
	"whitesmoke": 1 + 0xf5f5f5, "ghostwhite": 1 + 0xf8f8ff, "transparent": transparent, "inherit": noColor,
	"initial": noColor, "unset": noColor, "none": noColor, "currentcolor": noColor,
}

// colorOf reads a colour as it stands in an attribute.
func colorOf(v string) color {
	var buf [64]byte
	return parseColor(squeeze(buf[:0], v))
}

// parseColor reads a colour in squeezed form.
func parseColor(v []byte) color {
	if c, ok := colorNames[string(v)]; ok {
		return c
	}
	if len(v) > 1 && v[0] == '#' {
		n, err := strconv.ParseUint(string(v[1:]), 16, 32)
		switch {
		case err != nil:
		case len(v) == 4:
			return 1 + color(n>>8*0x110000|n>>4&15*0x1100|n&15*0x11)
		case len(v) == 7:
			return 1 + color(n)
		case (len(v) == 5 || len(v) == 9) && strings.HasSuffix(string(v), "0") && (len(v) == 5 || v[7] == '0'):
			return transparent
		}
		return someColor
	}
	if bytes.HasPrefix(v, []byte("rgb")) {
		return parseRGB(v)
	}
	return someColor
}

// parseRGB reads rgb(…) and rgba(…) with commas between the numbers.
func parseRGB(v []byte) color {
	open := bytes.IndexByte(v, '(')
	if open < 0 {
		return someColor
	}
	rest := bytes.TrimSuffix(v[open+1:], []byte(")"))
	if commas := bytes.Count(rest, []byte{','}); commas < 2 || commas > 3 {
		return someColor
	}
	var c color
	for range 3 {
		var part []byte
		part, rest, _ = bytes.Cut(rest, []byte{','})
		x, _, ok := number(part)
		if !ok || x < 0 || x > 255 {
			return someColor
		}
		c = c<<8 | color(x)
	}
	if opacity, _, ok := number(rest); ok && opacity == 0 {
		return transparent
	}
	return 1 + c
}

// near tells colours that the eye cannot tell apart.
func (c color) near(d color) bool {
	if c <= 0 || d <= 0 {
		return false
	}
	for shift := 0; shift < 24; shift += 8 {
		a, b := int32(c-1)>>shift&255, int32(d-1)>>shift&255
		if a-b > 12 || b-a > 12 {
			return false
		}
	}
	return true
}

// unseen reports whether text of a colour cannot be told from its ground. A
// ground that nothing states is the white of the screen.
func unseen(text, ground color) bool {
	if text == transparent {
		return true
	}
	if ground == noColor {
		ground = white
	}
	return text.near(ground)
}
