package quote

import (
	"math"
	"sort"
)

// Fold returns the text in the form in which quotes are compared; see the
// package documentation for what it makes equal.
func Fold(s string) string { return string(foldText(s).out) }

// folded is a folded text with the map back to where it came from.
type folded struct {
	out  []byte
	runs []run
}

// run says that the folded bytes from at on stand for the bytes of the text
// from source on. Up to the next run they stand one for one, unless it is a
// unit: one or more characters of the text folded to something of another
// length. Whatever lies between the end of a run and the next was dropped.
// A page has few runs a line, and two 32-bit numbers keep a hostile page of
// nothing but folded characters at four bytes of map for each of text.
type run struct {
	at, source uint32
}

// unitFlag marks the source of a run that is a unit.
const unitFlag = 1 << 31

// maxFold is the longest text that the map can hold.
const maxFold = math.MaxInt32

func (r run) from() int  { return int(r.source &^ unitFlag) }
func (r run) unit() bool { return r.source&unitFlag != 0 }

// folder is the state between two characters of the text.
type folder struct {
	folded
	prev  class // of the character written last
	space int   // where white space not yet written began, or -1
	dash  int   // where a dash after a letter, not yet written, stands, or -1
}

// foldText folds in one pass.
func foldText(s string) *folded {
	if len(s) > maxFold {
		return &folded{}
	}
	f := &folder{prev: markClass, space: -1, dash: -1}
	f.out = make([]byte, 0, len(s))
	f.runs = make([]run, 0, len(s)/8) // about what Chinese prose needs; growing would double a large page's memory
	for i := 0; i < len(s); {
		if f.space < 0 && f.dash < 0 {
			if j := plain(s, i); j > i {
				f.write(s[i:j], i, true)
				f.prev = classOfLast(s[j-1])
				i = j
				continue
			}
		}
		c := scan(s, i)
		switch c.class {
		case droppedClass:
		case spaceClass:
			if f.space < 0 {
				f.space = i
			}
		case dashClass:
			f.putDash(i)
		default:
			f.put(s, i, c)
		}
		i += c.size
	}
	if f.dash >= 0 {
		f.write("-", f.dash, false)
	}
	return &f.folded
}

// putDash writes a dash, or holds it back after a letter: before another
// letter it will be dropped.
func (f *folder) putDash(i int) {
	f.space = -1
	if f.prev == letterClass && f.dash < 0 {
		f.dash = i
		return
	}
	if f.dash >= 0 {
		f.write("-", f.dash, false)
		f.dash = -1
	}
	f.write("-", i, false)
	f.prev = markClass
}

// put writes a character, and before it what was held back.
func (f *folder) put(s string, i int, c character) {
	if f.dash >= 0 {
		if c.class != letterClass {
			f.write("-", f.dash, false)
			f.prev = markClass
		}
		f.dash, f.space = -1, -1
	}
	if f.space >= 0 {
		if spaced(f.prev) && spaced(c.class) {
			f.write(" ", f.space, s[f.space] < 0x80)
		}
		f.space = -1
	}
	if c.out == "" {
		f.write(s[i:i+c.size], i, true)
	} else {
		f.write(c.out, i, c.size == len(c.out) && c.size == 1)
	}
	f.prev = c.class
}

// write appends folded bytes that stand for the text at source, one for one
// or as a unit.
func (f *folder) write(out string, source int, oneForOne bool) {
	at := len(f.out)
	f.out = append(f.out, out...)
	if !oneForOne {
		f.runs = append(f.runs, run{uint32(at), uint32(source) | unitFlag})
		return
	}
	if n := len(f.runs); n > 0 {
		last := f.runs[n-1]
		if !last.unit() && last.from()+at-int(last.at) == source {
			return
		}
	}
	f.runs = append(f.runs, run{uint32(at), uint32(source)})
}

// runAt returns the index of the run that holds a folded position.
func (f *folded) runAt(at int) int {
	return sort.Search(len(f.runs), func(i int) bool { return int(f.runs[i].at) > at }) - 1
}

// source maps the folded stretch [start, end), not empty, to the bytes of the
// text s. It is false where the stretch begins or ends inside a unit: half a
// ligature is no character of the page.
func (f *folded) source(s string, start, end int) (from, to int, ok bool) {
	i := f.runAt(start)
	first := f.runs[i]
	if first.unit() && start != int(first.at) {
		return 0, 0, false
	}
	from = first.from()
	if !first.unit() {
		from += start - int(first.at)
	}
	i = f.runAt(end - 1)
	last := f.runs[i]
	if !last.unit() {
		return from, last.from() + end - int(last.at), true
	}
	next := len(f.out)
	if i+1 < len(f.runs) {
		next = int(f.runs[i+1].at)
	}
	if end != next {
		return 0, 0, false
	}
	return from, last.from() + scan(s, last.from()).size, true
}

// position maps a byte offset of the text to the first folded position that
// stands for it or for something after it.
func (f *folded) position(source int) int {
	i := sort.Search(len(f.runs), func(i int) bool { return f.runs[i].from() >= source })
	next := len(f.out)
	if i < len(f.runs) {
		next = int(f.runs[i].at)
	}
	if i == 0 || f.runs[i-1].unit() {
		return next
	}
	before := f.runs[i-1]
	return min(int(before.at)+source-before.from(), next)
}
