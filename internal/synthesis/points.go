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
}

func newSide(position string, entries []entry) side {
	return side{position, slices.Clone(entries)}
}

// each gives every entry a side of its own.
func each(entries []entry) []side {
	sides := make([]side, len(entries))
	for i, e := range entries {
		sides[i] = newSide("", []entry{e})
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
		cells := distinct(citations(s.entries))
		for _, c := range cells {
			count[c.Item]++
			if out.Item == "" || count[c.Item] > count[out.Item] {
				out.Item = c.Item
			}
		}
		out.Sides = append(out.Sides, synoptic.Side{Position: synoptic.Maybe(s.position), Cells: cells})
	}
	return out
}
