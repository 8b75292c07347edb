package page

import (
	"context"
	"testing"
)

// Invented pages of the shapes that Chinese papers have on the open web: on
// mirrors, reposts and the sites of journals, as text.
var realChinesePages = []struct {
	name, page string
	want       map[string]string
}{
	{"sounds behind characters, question marks for spaces", "鄉(xiāng)鎮(zhèn)數(shù)字服務(wù)站點(diǎn)的布局研究\n\n陳海 陸遙\n\n摘? ? 要:本文調(diào)查了某縣(n=12)的站點(diǎn),發(fā)現(xiàn)距離與使用率關(guān)系密切,偏遠村的居民更少到站辦事。\n關(guān)鍵詞:站點(diǎn);布局\n中圖分類號:D63? ? ? 文獻標志碼:A\n",
		map[string]string{"title": "鄉鎮數字服務站點的布局研究", "authors": "陳海 | 陸遙", "keywords": "站點 | 布局", "abstract": "本文調查了某縣(n=12)的站點,發現距離與使用率關系密切,偏遠村的居民更少到站辦事。"}},
}

func TestRealChinesePages(t *testing.T) {
	t.Parallel()
	for _, c := range realChinesePages {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			p, err := Parse(context.Background(), Input{Bytes: []byte(c.page), FileName: "page.txt"})
			if err != nil {
				t.Fatal(err)
			}
			got := recordFields(p)
			for field, want := range c.want {
				if Fold(got[field]) != Fold(want) {
					t.Errorf("%s: %q, want %q", field, got[field], want)
				}
			}
		})
	}
}
