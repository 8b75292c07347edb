// Package rivals measures the reading of HTML against what others use for it,
// on the same generated pages in the same run.
package rivals

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/markusmobius/go-trafilatura"
	"golang.org/x/net/html"

	"synoptic/internal/page"
	"synoptic/internal/page/markup"
)

// landingPage makes a journal's landing page of about 95 KB, the median of
// real ones: a short record in much navigation, scripts and related articles.
func landingPage(n int) []byte {
	var b strings.Builder
	fmt.Fprintf(&b, `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>平台治理研究之%d</title>
<meta name="citation_title" content="平台如何降低协商成本之%d"><meta name="citation_author" content="张三"><meta name="citation_author" content="李四">
<meta name="citation_journal_title" content="治理学刊"><meta name="citation_publication_date" content="2023/05"><meta name="citation_volume" content="%d">
<style>.nav{color:red}.hide{display:none}</style></head><body>`, n, n, n)
	for i := range 220 {
		fmt.Fprintf(&b, `<div class="nav item%d"><ul><li><a href="/browse/%d?from=menu&amp;page=%d">过刊浏览 第%d期</a></li><li><a href="/about/%d" title="关于本刊">关于本刊</a></li></ul></div>`, i, i, n, i, i)
	}
	b.WriteString(`<script>var data = {` + strings.Repeat(`"k":"v",`, 1500) + `"z":0};</script>`)
	fmt.Fprintf(&b, `<div class="article"><h1>平台如何降低协商成本之%d</h1><p class="authors">张三<sup>1</sup>, 李四<sup>2</sup></p>
<p class="abstract"><b>摘要:</b> 本文以甲市为例，运用案例研究方法，考察平台如何降低协商成本。研究发现：平台使跨部门协商的时间缩短%d%%；制度保障了平台运行。</p>
<p><b>关键词:</b> 平台; 协商成本; 案例研究</p><p>中图分类号: D63</p>`, n, n%90+5)
	b.WriteString(`<h3>参考文献</h3><ol>`)
	for i := range 40 {
		fmt.Fprintf(&b, `<li>[%d] 王五, 赵六. 数字治理研究综述之%d[J]. 行政论坛, 2019(%d): 10-%d.</li>`, i+1, i, i%12+1, i+20)
	}
	b.WriteString(`</ol><div class="related"><h3>相关文章</h3>`)
	for i := range 260 {
		fmt.Fprintf(&b, `<div class="rel"><a href="/article/%d"><span>基于%d份问卷的平台使用研究</span></a><p>结果显示使用率提高%d%%。</p><i class="icon"></i></div>`, i, i*3, i%60)
	}
	b.WriteString(`</div></div><footer>版权所有</footer></body></html>`)
	return []byte(b.String())
}

// BenchmarkHTML takes turns page by page, and compares medians: a machine that
// does something else for a moment slows one page, not one of the rivals.
func BenchmarkHTML(b *testing.B) {
	var pages [][]byte
	for i := range 20 {
		pages = append(pages, landingPage(i))
	}
	var tokenizer, text, record, rival []time.Duration
	for b.Loop() {
		for _, p := range pages {
			tokenizer = append(tokenizer, timed(func() {
				z := html.NewTokenizer(bytes.NewReader(p))
				var out bytes.Buffer
				for kind := z.Next(); kind != html.ErrorToken; kind = z.Next() {
					if kind == html.TextToken {
						out.Write(z.Text())
					}
				}
			}))
			text = append(text, timed(func() { markup.Read(string(p)) }))
			record = append(record, timed(func() {
				read, err := page.Parse(b.Context(), page.Input{Bytes: p, MediaType: "text/html"})
				if err != nil || read.Record.Title.ZH == "" {
					b.Fatalf("the page was not read: %v", err)
				}
			}))
			rival = append(rival, timed(func() {
				if _, err := trafilatura.Extract(bytes.NewReader(p), trafilatura.Options{}); err != nil && err != io.EOF {
					b.Fatal(err)
				}
			}))
		}
	}
	size := float64(len(pages[0]))
	b.ReportMetric(size/1000, "KB/page")
	b.ReportMetric(size/1e6/median(record).Seconds(), "record-MB/s")
	b.ReportMetric(float64(median(tokenizer))/float64(median(text)), "text×tokenizer")
	b.ReportMetric(float64(median(rival))/float64(median(record)), "record×trafilatura")
}

func median(durations []time.Duration) time.Duration {
	slices.Sort(durations)
	return durations[len(durations)/2]
}

func timed(do func()) time.Duration {
	began := time.Now()
	do()
	return time.Since(began)
}

// BenchmarkRecord reads the same pages and nothing else, for a profile.
func BenchmarkRecord(b *testing.B) {
	p := landingPage(1)
	b.SetBytes(int64(len(p)))
	for b.Loop() {
		if _, err := page.Parse(b.Context(), page.Input{Bytes: p, MediaType: "text/html"}); err != nil {
			b.Fatal(err)
		}
	}
}
