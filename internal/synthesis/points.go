package synthesis

import (
	"slices"

	"synoptic/internal/synoptic"
)

// point is a topic of an agreement or a difference that the built-in writer
// told, with the statement that told it.
type point struct {
	kind      synoptic.SectionKind
	statement synoptic.Statement
	topic     string
	sides     []side
}

// side is the entries that take one position.
type side struct {
	position string
	entries  []entry
	words    func(entry) string // that show the position; "" is the whole answer
}

func newSide(position string, entries []entry, words func(entry) string) side {
	return side{position, slices.Clone(entries), words}
}

// each gives every entry a side of its own.
func each(entries []entry, words func(entry) string) []side {
	sides := make([]side, len(entries))
	for i, e := range entries {
		sides[i] = newSide("", []entry{e}, words)
	}
	return sides
}

// meet keeps the topic and the sides of the statement that was said last.
func (p *prose) meet(topic string, sides ...side) {
	section := p.sections[len(p.sections)-1]
	p.points = append(p.points, point{section.Kind, section.Statements[len(section.Statements)-1], topic, sides})
}

// standing reports whether the statement of a point passes the common check.
func (pt point) standing(t *Table) bool {
	reasons := Reasons(t, []synoptic.Section{{Kind: pt.kind, Statements: []synoptic.Statement{pt.statement}}})
	return reasons[0][0] == ""
}

// told is a point in the form of the contract.
func (pt point) told() synoptic.Point {
	out := synoptic.Point{Topic: pt.topic, Relation: pt.statement.Relation}
	count := map[string]int{}
	for _, s := range pt.sides {
		told := synoptic.Side{Position: synoptic.Maybe(s.position)}
		for _, e := range s.entries {
			if slices.ContainsFunc(told.Cells, func(c synoptic.SideCell) bool { return c.Citation == e.cite }) {
				continue
			}
			told.Cells = append(told.Cells, e.sideCell(s.words(e)))
			if count[e.cite.Item]++; out.Item == "" || count[e.cite.Item] > count[out.Item] {
				out.Item = e.cite.Item
			}
		}
		out.Sides = append(out.Sides, told)
	}
	return out
}

// sideCell is a cell with the words of the page that show a position; none
// where the whole answer does and is such words.
func (e entry) sideCell(words string) synoptic.SideCell {
	if words == "" && e.text != readable(string(e.answer.Answer)) {
		words = e.text
	}
	return synoptic.SideCell{Citation: e.cite, Words: synoptic.Maybe(words)}
}
