package synthesis

import (
	"fmt"
	"strings"

	"synoptic/internal/synoptic"
)

// leftOpen counts, for an item, the studies in which it was left open, by why.
func (t *Table) leftOpen(item string) map[synoptic.LeftOpen]int {
	open := map[synoptic.LeftOpen]int{}
	for row := range t.Studies {
		if answers := t.Studies[row].Cells[item].Answers; len(answers) > 0 && answers[0].IsOpen() {
			open[answers[0].LeftOpen]++
		}
	}
	return open
}

// openWarnings says once an item what nobody looked for or decided, in the
// language of the review: silence about it would pass for what pages say.
func (t *Table) openWarnings() []string {
	reasons := []struct {
		why    synoptic.LeftOpen
		zh, en string
	}{
		{synoptic.NoKeywords, "内置引擎未查找：说明中没有“关键词：…”", "the built-in engine did not look for it, as the instruction names no words (keywords: …)"},
		{synoptic.NotAsked, "提取时所用的表没有此项", "the form that filled the extraction does not have it"},
		{synoptic.Undecided, "页面写到不止一种，内置引擎未作判定", "the page says several things, between which the built-in engine does not decide"},
	}
	var warnings []string
	for _, item := range t.Items {
		open := t.leftOpen(item)
		var told []string
		for _, r := range reasons {
			switch n := open[r.why]; {
			case n == 0:
			case t.Language == synoptic.Chinese:
				told = append(told, fmt.Sprintf("%d 篇，%s", n, r.zh))
			default:
				told = append(told, fmt.Sprintf("in %d of %d studies %s", n, len(t.Studies), r.en))
			}
		}
		switch {
		case len(told) == 0:
		case t.Language == synoptic.Chinese:
			warnings = append(warnings, fmt.Sprintf("“%s”未查找或未判定：%s；不等于页面未说明。", item, strings.Join(told, "；")))
		default:
			warnings = append(warnings, fmt.Sprintf("%s was left open: %s; this does not mean that the pages do not state it.", item, strings.Join(told, "; ")))
		}
	}
	return warnings
}
