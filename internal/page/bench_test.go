package page

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// BenchmarkParse reads the invented pages of testdata, one after the other.
func BenchmarkParse(b *testing.B) {
	for _, kind := range []string{"txt", "html"} {
		b.Run(kind, func(b *testing.B) {
			files, _ := filepath.Glob("../../testdata/pages/*." + kind)
			var pages [][]byte
			size := 0
			for _, f := range files {
				raw, err := os.ReadFile(f)
				if err != nil {
					b.Fatal(err)
				}
				pages = append(pages, raw)
				size += len(raw)
			}
			if size == 0 {
				b.Skip("no pages in testdata")
			}
			b.SetBytes(int64(size))
			for b.Loop() {
				for _, raw := range pages {
					if _, err := Parse(context.Background(), Input{Bytes: raw}); err != nil {
						b.Fatal(err)
					}
				}
			}
		})
	}
}

// BenchmarkParseLong reads one long page: a paper's whole text behind its head.
func BenchmarkParseLong(b *testing.B) {
	page := "数字平台与基层治理研究\n王伟 李明\n摘要：" + strings.Repeat("研究发现平台提升了协同绩效。", 20) + "\n关键词：平台；治理\n1. 引言\n" +
		strings.Repeat("基层治理的数字化转型已有许多讨论，平台如何嵌入既有的组织结构仍有待考察[1]。\n", 2_000) + "参考文献\n" + strings.Repeat("[1]王伟.平台治理[J].治理评论,2020(1):1-12.\n", 200)
	b.SetBytes(int64(len(page)))
	for b.Loop() {
		if _, err := Parse(context.Background(), Input{Bytes: []byte(page)}); err != nil {
			b.Fatal(err)
		}
	}
}
