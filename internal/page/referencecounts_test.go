package page

import (
	"context"
	"testing"
)

const countedHead = "渡口改桥以后的水乡集市\n石青，柳白\n摘要：本文以三个水乡为例，考察渡口改桥以后集市的迁移，发现摊位随船期变为随班车而动，并讨论了乡镇对集市的安排。\n关键词：渡口；集市；水乡\n《水乡研究》2021年第3期 12-20页\n"

// The number of references, where counters stand in a column, run into each
// other, or where a list ends in a heading that no label knows.
func TestReferenceCounts(t *testing.T) {
	t.Parallel()
	list := "<h3>参考文献</h3><table><tr><td>[1]</td><td>石青. 桥与船[J]. 水乡研究, 2019, 2(4): 15-24.</td></tr><tr><td>[2]</td><td>Ferro, A. (2018) Ferries after Bridges. River Letters, 5, 33-49.</td></tr>"
	page := func(rest string) string {
		return "<!DOCTYPE html><html><body><h1>渡口改桥以后的水乡集市</h1><p>石青，柳白</p><p>摘要：本文以三个水乡为例，考察渡口改桥以后集市的迁移，发现摊位随船期变为随班车而动。</p><p>关键词：渡口；集市；水乡</p>" + rest + "</body></html>"
	}
	for name, c := range map[string]struct {
		text string
		want int
	}{
		"a column":                     {countedHead + "引文网络\n参考文献\n42\n共引文献\n318\n引证文献\n3\n二级引证文献\n0\n", 42},
		"a column after others":        {countedHead + "被引频次\n7\n参考文献\n24\n引证文献\n7\n相关推荐\n雨季的账本[J]. 水乡研究. 2020(01)\n", 24},
		"a column of numbers first":    {countedHead + "引文网络\n24\n参考文献\n318\n共引文献\n7\n引证文献\n", 24},
		"counters run together":        {countedHead + "被引量4参考文献量29\n", 29},
		"counters run together, first": {countedHead + "参考文献数31被引量4\n", 31},
		"among others":                 {countedHead + "被引量 4 | 参考文献总数：29 篇\n", 29},
		"not those of the references":  {countedHead + "被引量4二级参考文献量290\n", -1},
		"a heading behind the list":    {page(list + "</table><h4>猜读者所想</h4><ul><li>基于班车时刻的集市选址效果：一项准实验研究</li><li>水乡集市安排的德尔菲法构建与检验</li></ul>"), 2},
		"a heading inside the list":    {page(list + "</table><h4>档案</h4><table><tr><td>[3]</td><td>柳白. 船期表[Z]. 水乡档案馆, 1954.</td></tr></table>"), 3},
	} {
		p, err := Parse(context.Background(), Input{Bytes: []byte(c.text)})
		if err != nil {
			t.Fatal(err)
		}
		got := -1
		if p.Record.ReferenceCount != nil {
			got = *p.Record.ReferenceCount
		}
		if got != c.want {
			t.Errorf("%s: %d references, want %d", name, got, c.want)
		}
	}
}
