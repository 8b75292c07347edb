package page

import (
	"slices"
	"strings"
	"testing"
)

// Abstracts broken at a width: a short last line, and blank lines throughout.
func TestBrokenAbstractsAreWhole(t *testing.T) {
	t.Parallel()
	const head = "渡口改桥以后的水乡集市\n\n石青，柳白\n\n《水乡研究》2021年第3期 12-20页\n\n"
	const tail = "\n\n关键词：渡口；集市；水乡\n\n中图分类号：K29\n"
	lines := []string{
		"渡口改桥改变了集市的时刻，也改变了赶集的人。我们以三个水乡为例，",
		"走访了四十位摊主，抄录了五年的船期表和班车表，发现摊位先随船期，",
		"后随班车而动，而乡镇的安排总是滞后一个季度，账本里赊欠的期限也",
		"随之由旬改为月，赶集的老人比年轻人更早知道改动，也更早改了习惯。",
	}
	whole := []rune(strings.Join(lines, ""))
	var even []string // as many characters on each
	for rest := range slices.Chunk(whole, 30) {
		even = append(even, string(rest))
	}
	for name, c := range map[string]struct{ text, end string }{
		"a sentence on the last line":      {"摘要：" + strings.Join(lines, "\n") + "\n启示是，桥头应留出旧埠的位置。", "启示是，桥头应留出旧埠的位置。"},
		"a few characters":                 {"摘要：" + strings.Join(lines[:3], "\n") + "\n有变化。", "有变化。"},
		"a phone's view, with empty lines": {"摘要\n\n" + strings.Join(even, "\n\n") + "\n\n收起", "也更早改了习惯。"},
	} {
		got := string(parsed(t, head+c.text+tail).Record.Abstract.ZH)
		if !strings.HasPrefix(got, "渡口改桥改变了") || !strings.HasSuffix(got, c.end) {
			t.Errorf("%s: %q", name, got)
		}
	}
}
