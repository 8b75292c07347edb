package review

import (
	"context"
	"encoding/json"

	"synoptic/internal/synoptic"
	"synoptic/internal/synthesis"
)

// keeper has a review that was written before written anew, and keeps every
// section that no change touches as it was, byte for byte.
//
// A change touches a section when an item that the section cites, before or
// now, has another cell in any row of the table. A change of what is included,
// of its order or of its records touches all: counts and names are everywhere.
type keeper struct {
	synthesis.Writer
	before synoptic.Review
	all    bool // what is included has changed
}

// keeping is the writer of a review; it keeps what there is of the review
// where that has a finished version.
func keeping(w synthesis.Writer, before synoptic.Review, changes []synoptic.Change) synthesis.Writer {
	if before.Version == 0 {
		return w
	}
	k := keeper{Writer: w, before: before}
	for _, c := range changes {
		if c.What != synoptic.ChangeExtracted && c.What != synoptic.ChangeEdited {
			k.all = true
		}
	}
	return k
}

// Draft writes the table. Where nothing has changed it asks nobody.
func (k keeper) Draft(ctx context.Context, t *synthesis.Table) (synthesis.Draft, error) {
	changed, all := k.changed(t)
	all = all || k.all
	if len(changed) == 0 && !all {
		return synthesis.Draft{Sections: k.before.Synthesis, Engine: k.before.Engine, Usage: synoptic.NoUsage()}, nil
	}
	d, err := k.write(ctx, t)
	if err != nil || all {
		return d, err
	}
	now := map[synoptic.SectionKind]synoptic.Section{}
	for _, section := range d.Sections {
		now[section.Kind] = section
	}
	before := map[synoptic.SectionKind]synoptic.Section{}
	for _, section := range k.before.Synthesis {
		before[section.Kind] = section
	}
	d.Sections = nil
	for _, kind := range synoptic.SectionKinds() {
		section := before[kind]
		if touches(before[kind], changed) || touches(now[kind], changed) {
			section = now[kind]
		}
		if len(section.Statements) > 0 {
			section.Kind = kind
			d.Sections = append(d.Sections, section)
		}
	}
	return d, nil
}

// write has the writer write the whole table.
func (k keeper) write(ctx context.Context, t *synthesis.Table) (synthesis.Draft, error) {
	if drafter, ok := k.Writer.(synthesis.Drafter); ok {
		return drafter.Draft(ctx, t)
	}
	sections, err := k.Writer.Write(ctx, t)
	return synthesis.Draft{Sections: sections, Usage: synoptic.NoUsage()}, err
}

func touches(s synoptic.Section, changed map[string]bool) bool {
	for _, statement := range s.Statements {
		for _, c := range statement.Citations {
			if changed[c.Item] {
				return true
			}
		}
	}
	return false
}

// changed lists the items whose column of the table is another than before; all
// tells that the rows are.
func (k keeper) changed(t *synthesis.Table) (items map[string]bool, all bool) {
	before := k.before.EvidenceTable
	if len(t.Studies) != len(before.Rows) || len(k.before.Included) != len(before.Rows) {
		return nil, true
	}
	items = map[string]bool{}
	for i, study := range t.Studies {
		if study.DocumentID != before.Rows[i].DocumentID || study.Label != k.before.Included[i].Label {
			return nil, true
		}
		for _, item := range t.Items {
			if !items[item] && !same(study.Cells[item], before.Rows[i].Cells[item]) {
				items[item] = true
			}
		}
	}
	return items, false
}

// same reports whether two cells are one, as they are written.
func same(a, b synoptic.Cell) bool {
	x, errX := json.Marshal(a)
	y, errY := json.Marshal(b)
	return errX == nil && errY == nil && string(x) == string(y)
}
