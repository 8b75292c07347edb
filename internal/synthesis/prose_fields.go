package synthesis

import (
	"cmp"
	"slices"

	"synoptic/internal/synoptic"
)

// fieldGroup is a field with the studies in it and the cells that show it.
type fieldGroup struct {
	*motif
	shown map[int][]entry // by row
	rows  []int
}

func (g *fieldGroup) entries(rows []int) []entry {
	var all []entry
	for _, row := range rows {
		all = append(all, g.shown[row]...)
	}
	return all
}

// inFields finds for each field the studies that have its words both in a
// title and in their cells: titles choose, cells are the evidence. A title that
// names no field at all leaves the choice to the cells: the field of which they
// have most words, where that is clear.
func (p *prose) inFields() []fieldGroup {
	groups := make([]fieldGroup, len(fields))
	for i, m := range fields {
		groups[i] = fieldGroup{m, map[int][]entry{}, nil}
	}
	byRow := make([][]entry, p.n)
	for _, e := range p.content {
		byRow[e.row] = append(byRow[e.row], e)
	}
	for row, s := range p.t.Studies {
		named := false
		titles := []string{string(s.Record.Title.ZH), string(s.Record.Title.EN), string(s.Record.Title.Other)}
		for i, m := range fields {
			if !(&motif{words: m.words}).borne(titles) {
				continue
			}
			if shown := m.evidence(byRow[row]); shown != nil {
				groups[i].shown[row] = shown
				groups[i].rows = append(groups[i].rows, row)
				named = true
			}
		}
		if named {
			continue
		}
		if i := fieldOf(byRow[row]); i >= 0 {
			groups[i].shown[row] = fields[i].evidence(byRow[row])
			groups[i].rows = append(groups[i].rows, row)
		}
	}
	return groups
}

// fieldOf is the field of which the cells of a study have most words, two at
// least and twice as many as of any other; -1 for none.
func fieldOf(entries []entry) int {
	best, most, second := -1, 0, 0
	for i, m := range fields {
		if m.evidence(entries) == nil {
			continue
		}
		n := 0
		for _, w := range m.words {
			if slices.ContainsFunc(entries, func(e entry) bool { return carriesText(e) && wordAt(lower(e.text), w) >= 0 }) {
				n++
			}
		}
		switch {
		case n > most:
			best, most, second = i, n, most
		case n > second:
			second = n
		}
	}
	if most < 2 || most < 2*second {
		return -1
	}
	return best
}

// evidence is the fewest entries, as they come, that have the words of a
// motif; nil where they have not.
func (m *motif) evidence(entries []entry) []entry {
	var one []entry
	for _, words := range [][]string{m.words, m.also} {
		if words == nil {
			continue
		}
		i := slices.IndexFunc(entries, func(e entry) bool { _, _, ok := anyWord(lower(e.text), words); return ok && carriesText(e) })
		if i < 0 {
			return nil
		}
		one = append(one, entries[i])
	}
	return one
}

// carriesText reports whether the answer of an entry is a text of a page and
// so counts as evidence.
func carriesText(e entry) bool {
	return slices.ContainsFunc(e.answer.Quotes, func(q synoptic.Quote) bool { return q.Verdict.Supports() })
}

// common is the field that most of the studies are in, nil where there is none.
func (p *prose) common(groups []fieldGroup) *fieldGroup {
	var best *fieldGroup
	for i := range groups {
		if g := &groups[i]; 10*len(g.rows) >= 6*p.n && len(g.rows) >= 2 && (best == nil || len(g.rows) > len(best.rows)) {
			best = g
		}
	}
	return best
}

// divide gives each study to one field, the one that is more to it than to
// the others: the larger fields take what the smaller ones leave.
func divide(groups []fieldGroup, least int) []fieldGroup {
	left := slices.Clone(groups)
	slices.SortStableFunc(left, func(a, b fieldGroup) int { return cmp.Compare(len(b.rows), len(a.rows)) })
	taken := map[int]bool{}
	var divided []fieldGroup
	for _, g := range left {
		g.rows = slices.DeleteFunc(slices.Clone(g.rows), func(row int) bool { return taken[row] })
		if len(g.rows) < least {
			continue
		}
		for _, row := range g.rows {
			taken[row] = true
		}
		divided = append(divided, g)
	}
	slices.SortStableFunc(divided, func(a, b fieldGroup) int { return cmp.Compare(len(b.rows), len(a.rows)) })
	return divided
}

// tellFields says what a set without a common topic is about: each field with
// its studies, then those that stand alone.
func (p *prose) tellFields(groups []fieldGroup) {
	least := 2
	if p.n > 20 {
		least = 3
	}
	p.fields = divide(groups, least)
	if len(p.fields) > 6 {
		p.fields = p.fields[:6]
	}
	inField := map[int]bool{}
	for _, g := range p.fields {
		for _, row := range g.rows {
			inField[row] = true
		}
		p.say(synoptic.Overview, g.entries(g.rows), "%[1]s%[2]s%[3]s。", "%[1]s %[4]s %[5]s.",
			p.count(len(g.rows)), g.verbZH, g.zh, g.verbEN, g.en)
	}
	var apart []entry
	for row := range p.n {
		if !inField[row] {
			apart = append(apart, p.topicOf(row)...)
		}
	}
	if len(apart) == 0 || len(p.fields) == 0 {
		return
	}
	if len(apart) > 8 {
		p.say(synoptic.Overview, apart, "另有%[1]s各有其题。", "%[1]s %[2]s.", p.count(len(apart)), verb(len(apart), "has a topic of its own", "have topics of their own"))
		return
	}
	p.say(synoptic.Overview, apart, "另有%[1]s各有其题：%[3]s。", "%[1]s %[2]s: %[3]s.",
		p.count(len(apart)), verb(len(apart), "has a topic of its own", "have topics of their own"), p.exampleList(apart, 8, p.question))
}

// topicOf is the entry that tells best what a study is about; none where it
// reports nothing.
func (p *prose) topicOf(row int) []entry {
	for _, item := range []string{synoptic.ItemResearchQuestion, synoptic.ItemCase, synoptic.ItemFindings, synoptic.ItemTheory} {
		if found := p.t.reportedIn(row, item); len(found) > 0 {
			return found[:1]
		}
	}
	return nil
}
