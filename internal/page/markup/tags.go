package markup

import (
	"strings"
)

// start takes in a start tag.
func (r *reader) start(e *element, attrs *attributes) {
	switch {
	case e.is(root):
		r.startRoot(e, attrs)
		return
	case e.is(void):
		r.startVoid(e, attrs)
		return
	}
	r.closeImplied(e)
	if r.scan.closed && (e == unknown || r.xml || r.open[elemSVG.id] > 0) && !e.is(raw) {
		if r.seen() {
			r.boundary(e, false)
		}
		return
	}
	r.push(e, attrs)
	if e == elemScript {
		r.isData = strings.EqualFold(attrs.text("type"), "application/ld+json")
	}
}

// startRoot takes in <html>, <head> or <body>. They are never hidden: scripts
// hide a whole page until it is loaded, and a saved page may stand so.
func (r *reader) startRoot(e *element, attrs *attributes) {
	if e == elemHTML && r.lang == "" {
		r.lang = r.language(attrs)
	}
	s := r.inlineStyle(attrs)
	if v, ok := attrs.get("text"); ok { // of <body>
		s.color = colorOf(v)
	}
	s.paint(&r.stack[0])
}

func (r *reader) startVoid(e *element, attrs *attributes) {
	switch e {
	case elemMeta:
		r.addMeta(attrs)
	case elemBR:
		if r.seen() {
			r.out.lineEnd()
		}
	default:
		if e.is(block) {
			r.closeImplied(e)
			if r.seen() {
				r.out.breakLine(1)
			}
		}
	}
}

func (r *reader) addMeta(attrs *attributes) {
	name := attrs.text("name")
	if name == "" {
		name = attrs.text("property")
	}
	if name == "" {
		name = attrs.text("itemprop")
	}
	content := attrs.text("content")
	if name == "" || content == "" || len(r.meta) >= maxMeta || r.metaBytes+len(content) > maxMetaBytes {
		return
	}
	r.metaBytes += len(content)
	if r.meta == nil {
		r.meta = make([]Meta, 0, 32)
	}
	r.meta = append(r.meta, Meta{lowerClone(name[:min(len(name), maxName)]), strings.Clone(content), r.language(attrs)})
}

func (r *reader) language(attrs *attributes) string {
	lang := attrs.text("lang")
	if lang == "" {
		lang = attrs.text("xml:lang")
	}
	return lowerClone(lang[:min(len(lang), 35)])
}

// closeImplied closes the elements that a start tag of e ends by itself.
func (r *reader) closeImplied(e *element) {
	if r.open[elemSVG.id] > 0 && r.open[elemForeign.id] == 0 && e != elemForeign &&
		e != unknown && e != elemA && !e.is(dropped) {
		r.closeTo(elemSVG, nil) // HTML within SVG: browsers take the picture as ended
	}
	if e.is(block) && r.open[elemP.id] > 0 {
		r.closeTo(elemP, (*element).inline)
	}
	switch e {
	case elemA:
		r.closeTo(elemA, (*element).inline)
	case elemLI:
		r.closeTo(elemLI, inItem)
	case elemDT, elemDD:
		r.closeTo(elemDT, inItem)
		r.closeTo(elemDD, inItem)
	case elemTD, elemTH, elemTR:
		r.closeTo(elemTD, notTable)
		r.closeTo(elemTH, notTable)
		if e == elemTR {
			r.closeTo(elemTR, notTable)
		}
	}
	if e.is(heading) && r.top().elem().is(heading) {
		r.pop()
	}
}

func inItem(e *element) bool   { return e.inline() || e == elemDiv || e == elemP }
func notTable(e *element) bool { return e != elemTable }

// closeTo closes the nearest open e and what stands inside it, if nothing but
// elements that may be passed stands in between.
func (r *reader) closeTo(e *element, pass func(*element) bool) bool {
	if r.open[e.id] == 0 {
		return false
	}
	for i := len(r.stack) - 1; i > 0; i-- {
		in := r.stack[i].elem()
		if in == e {
			for len(r.stack) > i {
				r.pop()
			}
			return true
		}
		if pass != nil && !pass(in) {
			return false
		}
	}
	return false
}

// boundary puts the white space that stands before an element, and behind it,
// on the screen.
func (r *reader) boundary(e *element, broken bool) {
	switch {
	case e.is(paragraph):
		r.out.breakLine(2)
	case e.is(block), broken:
		r.out.breakLine(1)
	case e.is(cell):
		r.out.breakCell()
	}
}

// push opens an element.
func (r *reader) push(e *element, attrs *attributes) {
	top := r.top()
	f := frame{id: e.id, hidden: top.hidden, block: -1, links: r.linkBytes,
		pre: top.pre || e.is(preserved), color: top.color, ground: top.ground}
	class := &r.none
	var id string
	if f.hidden&byDisplay == 0 && (attrs.names != 0 || e == elemDialog || e.is(dropped)) {
		class = r.class(attrs)
		if v, ok := attrs.get("id"); ok {
			id = lowerName(v)
		}
		r.see(&f, e, class, id, attrs)
	}
	if f.hidden == 0 {
		r.boundary(e, f.broken)
	}
	if len(r.stack) >= maxDepth {
		r.overflow++
		r.buried = r.buried || f.hidden != 0
		return
	}
	if f.hidden == 0 {
		if apart(e) && r.partEnd == r.out.len() && !r.out.pending() {
			r.out.space()
		}
		if len(r.blocks) < MaxBlocks {
			f.block = int32(len(r.blocks))
			r.blocks = append(r.blocks, Block{Start: r.out.len(), Tag: e.name, Class: class.names, ID: id,
				Inline: e.inline(), Parent: r.parent()})
		}
	}
	if e == elemA && !anchor(attrs) {
		f.link = true
		r.links++
	}
	r.stack = append(r.stack, f)
	r.open[e.id]++
}

// anchor reports whether an <a> only marks a place. Old pages leave such open,
// and all that follows would be a link.
func anchor(attrs *attributes) bool {
	if _, href := attrs.get("href"); href {
		return false
	}
	_, name := attrs.get("name")
	_, id := attrs.get("id")
	_, click := attrs.get("onclick")
	return (name || id) && !click
}

// apart reports whether two e side by side are set apart on the screen though
// no white space stands between their tags: two links are never one word.
func apart(e *element) bool { return e == elemA || e == elemButton || e == elemLabel }

// parent returns the block of the nearest open element that has one.
func (r *reader) parent() int {
	return int(r.top().block)
}

// end takes in an end tag.
func (r *reader) end(e *element) {
	switch {
	case e.is(root), e == unknown && r.overflow == 0 && r.open[unknown.id] == 0:
		return
	case e == elemBR:
		r.startVoid(elemBR, nil)
		return
	case e.is(void):
		return
	case r.overflow > 0:
		if r.overflow--; r.overflow == 0 {
			r.buried = false
		}
		if r.seen() {
			r.boundary(e, false)
		}
		return
	case r.top().id == e.id: // as it should be
		r.pop()
		return
	case r.open[e.id] == 0:
		if e == elemP && r.seen() {
			r.boundary(e, false)
		}
		return
	}
	r.closeTo(e, passedBy(e))
}

// passedBy returns which elements an end tag of e may close on its way: one
// that is astray in a table cell must not close what the table stands in.
func passedBy(e *element) func(*element) bool {
	switch {
	case e.is(wall | rows):
		return notTable
	case e.inline() && !e.is(dropped):
		return (*element).inline
	}
	return notWall
}

func notWall(e *element) bool { return !e.is(wall) }

// pop closes the innermost element.
func (r *reader) pop() {
	f := r.top()
	r.stack = r.stack[:len(r.stack)-1]
	r.open[f.id]--
	if f.hidden == 0 {
		r.boundary(f.elem(), f.broken)
	}
	if f.link {
		r.links--
	}
	if apart(f.elem()) && f.hidden == 0 {
		r.partEnd = r.out.len()
	}
	if f.block < 0 {
		return
	}
	b := &r.blocks[f.block]
	b.End = r.out.len()
	for b.Start < b.End && isSpace(r.out.at(b.Start)) {
		b.Start++
	}
	if b.Start >= b.End {
		r.blocks = r.blocks[:f.block] // it held nothing, so nothing came behind it
		return
	}
	b.LinkShare = min(1, float32(r.linkBytes-f.links)/float32(b.End-b.Start))
}
