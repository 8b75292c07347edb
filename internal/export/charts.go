package export

import (
	"fmt"
	"strconv"
	"strings"
)

// chart is a figure drawn as SVG, with the same in words. Widths and places
// are in the units of its view box; colours come from the style sheet.
type chart struct {
	ID, Title, Text string // Text says in a sentence what is drawn
	Width, Height   int
	Bars            []bar
	Labels          []chartLabel
	Legend          []legend
}

type bar struct{ X, Y, Width, Height, Class int }

type chartLabel struct {
	X, Y   int
	Text   string
	Anchor string // start, middle, end
}

type legend struct {
	Class int
	Text  string
}

const (
	chartWidth = 480
	rowHeight  = 26
	mostName   = 26 // of a bar, in Latin letters
)

// nameRoom is the width that names of bars take up.
func nameRoom(names []string) int {
	longest := 0
	for _, name := range names {
		longest = max(longest, displayWidth(short(name, mostName)))
	}
	return 16 + 7*longest
}

// charts draws the designs, the years and how the items stand.
func (c *content) charts() []chart {
	if c.Comparison == nil || len(c.Studies) == 0 {
		return nil
	}
	var drawn []chart
	if groups := c.Comparison.Designs; len(groups) > 0 {
		drawn = append(drawn, c.rows("designs", c.Words.Designs, groups))
	}
	if groups := c.Comparison.Years; len(groups) > 0 {
		drawn = append(drawn, c.columns("years", c.Words.Years, groups))
	}
	if rows := c.Comparison.Coverage; len(rows) > 0 {
		drawn = append(drawn, c.stacks("coverage", c.Words.Coverage, rows))
	}
	return drawn
}

// told is a chart of groups in a sentence: "survey 3, case study 2".
func (c *content) told(groups []group) string {
	parts := make([]string, len(groups))
	for i, g := range groups {
		parts[i] = fmt.Sprintf("%s %d", g.Name, len(g.Studies))
	}
	return strings.Join(parts, c.pick("，", ", ")) + c.pick("。", ".")
}

// rows draws a bar a group, longest first as they come.
func (c *content) rows(id, title string, groups []group) chart {
	out := chart{ID: id, Title: title, Text: c.told(groups), Width: chartWidth, Height: rowHeight*len(groups) + 4}
	most := 1
	var names []string
	for _, g := range groups {
		most, names = max(most, len(g.Studies)), append(names, g.Name)
	}
	nameWidth := nameRoom(names)
	for i, g := range groups {
		y, n := i*rowHeight, len(g.Studies)
		length := max(2, n*(chartWidth-nameWidth-50)/most)
		out.Labels = append(out.Labels, chartLabel{nameWidth - 8, y + 18, short(g.Name, mostName), "end"},
			chartLabel{nameWidth + length + 6, y + 18, strconv.Itoa(n), "start"})
		out.Bars = append(out.Bars, bar{nameWidth, y + 4, length, rowHeight - 8, 1})
	}
	return out
}

// columns draws a column a year, years without a study among them where there
// are not too many.
func (c *content) columns(id, title string, groups []group) chart {
	const height, base, most = 170, 140, 40
	type column struct {
		name string
		n    int
	}
	var list []column
	last := 0
	for _, g := range groups {
		year, err := strconv.Atoi(g.Name)
		if err == nil && last != 0 && year-last <= most {
			for y := last + 1; y < year; y++ {
				list = append(list, column{strconv.Itoa(y), 0})
			}
		}
		if err == nil {
			last = year
		}
		list = append(list, column{g.Name, len(g.Studies)})
	}
	out := chart{ID: id, Title: title, Text: c.told(groups), Width: chartWidth, Height: height}
	tallest := 1
	for _, col := range list {
		tallest = max(tallest, col.n)
	}
	step := min(64, (chartWidth-20)/max(len(list), 1))
	every := 1 + 44/max(step, 1) // labels that do not run into each other
	for i, col := range list {
		x, h := 10+i*step, col.n*(base-24)/tallest
		if col.n > 0 {
			out.Bars = append(out.Bars, bar{x + step/8, base - h, max(step*3/4, 1), h, 1})
			if step >= 14 {
				out.Labels = append(out.Labels, chartLabel{x + step/2, base - h - 5, strconv.Itoa(col.n), "middle"})
			}
		}
		if i%every == 0 || i == len(list)-1 && i%every > every/2 {
			out.Labels = append(out.Labels, chartLabel{x + step/2, base + 18, short(col.name, 10), "middle"})
		}
	}
	return out
}

// stacks draws how many studies report each item, and why the others do not.
func (c *content) stacks(id, title string, rows []coverage) chart {
	out := chart{ID: id, Title: title, Width: chartWidth, Height: rowHeight*len(rows) + 4}
	var told, names []string
	for _, r := range rows {
		names = append(names, r.Item)
	}
	nameWidth := nameRoom(names)
	for i, r := range rows {
		y, x, whole := i*rowHeight, nameWidth, 0
		for _, part := range r.Parts {
			whole += part.N
		}
		for class, part := range r.Parts {
			if part.N == 0 {
				continue
			}
			width := max(1, part.N*(chartWidth-nameWidth-60)/max(whole, 1))
			out.Bars = append(out.Bars, bar{x, y + 4, width, rowHeight - 8, class + 1})
			x += width
		}
		out.Labels = append(out.Labels, chartLabel{nameWidth - 8, y + 18, short(r.Item, mostName), "end"},
			chartLabel{x + 6, y + 18, fmt.Sprintf("%d/%d", r.Parts[0].N, whole), "start"})
		told = append(told, fmt.Sprintf("%s %d/%d", r.Item, r.Parts[0].N, whole))
	}
	out.Text = rows[0].Parts[0].Name + c.Words.Colon + strings.Join(told, c.pick("，", ", ")) + c.pick("。", ".")
	for class := range rows[0].Parts {
		n := 0
		for _, r := range rows {
			n += r.Parts[class].N
		}
		if n > 0 {
			out.Legend = append(out.Legend, legend{class + 1, rows[0].Parts[class].Name})
		}
	}
	return out
}

// short cuts a name for which there is no room; Chinese characters count as
// two.
func short(name string, most int) string {
	width := 0
	for i, r := range name {
		width++
		if r >= 0x2E80 {
			width++
		}
		if width > most {
			return name[:i] + "…"
		}
	}
	return name
}
