package markup

import "strings"

// A text is the visible text as it grows. White space is held back until
// something visible follows, so that none stands at the ends of the text or
// of a line.
type text struct {
	b        strings.Builder
	newlines int  // held back
	tab      bool // held back; yields to a line break
	spaces   int  // held back; yield to a tab or a line break
	keep     bool // the spaces held back stand behind a line break of <pre>
	wide     bool // the last thing written is a no-break space
	first    int  // where the first visible byte since begin stands, -1 for none
}

func (t *text) grow(n int) { t.b.Grow(n) }
func (t *text) len() int   { return t.b.Len() }

// at returns the byte at offset i.
func (t *text) at(i int) byte { return t.b.String()[i] }

// String returns the text. Its memory is that of the text, not of the page.
func (t *text) String() string {
	s := t.b.String()
	if len(s) < t.b.Cap()/2 {
		return strings.Clone(s)
	}
	return s
}

// breakLine asks for at least n line ends before what follows.
func (t *text) breakLine(n int) {
	t.newlines = max(t.newlines, n)
	t.tab, t.spaces, t.keep = false, 0, false
}

// lineEnd is <br>: each one counts, up to a blank line.
func (t *text) lineEnd() { t.breakLine(min(t.newlines+1, 2)) }

// breakCell asks for a tab before what follows, if that is in the same row.
func (t *text) breakCell() {
	if t.newlines == 0 && t.b.Len() > 0 {
		t.tab, t.spaces = true, 0
	}
}

// space asks for a space before what follows.
func (t *text) space() { t.spaces = max(t.spaces, 1) }

// pending reports whether any white space is held back.
func (t *text) pending() bool { return t.newlines > 0 || t.tab || t.spaces > 0 }

func (t *text) flush() {
	switch {
	case t.b.Len() == 0:
	case t.newlines > 0:
		for range t.newlines {
			t.b.WriteByte('\n')
		}
		if t.keep {
			t.writeSpaces()
		}
	case t.tab:
		t.b.WriteByte('\t')
	default:
		t.writeSpaces()
	}
	t.newlines, t.tab, t.spaces, t.keep = 0, false, 0, false
}

func (t *text) writeSpaces() {
	for range t.spaces {
		t.b.WriteByte(' ')
	}
}

// Runs of white space that are kept are kept within these bounds.
const (
	maxSpaces   = 64
	maxNewlines = 3
)

// closer are the bytes at which writing has to look closer: white space, NUL,
// the first byte of a no-break space, what may begin a character reference.
var closer = [256]bool{' ': true, '\n': true, '\t': true, '\r': true, '\f': true, 0: true, 0xC2: true, '&': true}

// begin is to be called before the text of a token is written.
func (t *text) begin() { t.first, t.wide = -1, false }

// shown returns how many bytes were written since begin, without the white
// space before the first visible one.
func (t *text) shown() int {
	if t.first < 0 {
		return 0
	}
	return t.b.Len() - t.first
}

// writeCoded writes a text with character references.
func (t *text) writeCoded(s string, pre bool) {
	var room [8]byte
	for {
		s = s[t.write(s, pre, true):]
		if s == "" {
			return
		}
		decoded, size := appendReference(room[:0], s, false)
		t.write(string(decoded), pre, false)
		s = s[size:]
	}
}

// write appends text, or a piece of one, with its white space collapsed as a
// browser does, or kept in <pre>. A no-break space is a space that does not
// collapse, as it is when text is copied off the screen. In a coded text it
// stops at the first "&". It returns the length of what it has taken in.
func (t *text) write(s string, pre, coded bool) int {
	for i := 0; i < len(s); i++ {
		start := i
		for i < len(s) && (!closer[s[i]] || shows(s, i, start, coded)) {
			i++
		}
		if i > start {
			t.show(s[start:i])
			if i == len(s) {
				break
			}
		}
		wide := t.wide
		t.wide = false
		switch c := s[i]; {
		case c == '&':
			return i
		case c == 0xC2:
			t.spaces = min(t.spaces+1, maxSpaces)
			t.wide = true
			i++
		case c == 0:
		case !pre:
			if t.spaces == 0 {
				t.spaces = 1
			} else if wide { // behind a no-break space it shows
				t.spaces = min(t.spaces+1, maxSpaces)
			}
		case c == '\n':
			t.newlines = min(t.newlines+1, maxNewlines)
			t.tab, t.spaces, t.keep = false, 0, true
		case c == '\t':
			t.spaces = min(t.spaces+4, maxSpaces)
		case c != '\r':
			t.spaces = min(t.spaces+1, maxSpaces)
		}
	}
	return len(s)
}

// shows reports whether the byte at i, one to look closer at, is visible as it
// stands: a space between two visible characters is, as most are.
func shows(s string, i, start int, coded bool) bool {
	switch s[i] {
	case ' ':
		return i > start && i+1 < len(s) && !closer[s[i+1]]
	case 0xC2:
		return !strings.HasPrefix(s[i:], "\u00a0")
	}
	return s[i] == '&' && !coded
}

// show appends what is visible, behind the white space that was held back.
func (t *text) show(s string) {
	if t.pending() {
		t.flush()
	}
	if t.first < 0 {
		t.first = t.b.Len()
	}
	t.b.WriteString(s)
	t.wide = false
}
