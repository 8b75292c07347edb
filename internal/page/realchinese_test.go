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
	{"tags of the mirror, abstract and terms without labels", "山区冷库的共用规则\n\n2019-05-20 21:46陆遥\n山地经济 2019年14期\n关键词:冷库果农规则\n\n陆遥\n\n(北坡大学经济学院,甘肃 兰州 730000)\n\n近年来,山区冷库由村社共用的情形渐多,规则却少有人记录,争执因此不断,库主与果农之间的信任也随之起落。本文记录三座冷库的排队办法与罚则,比较它们在丰年与歉年的松紧,讨论规则为何在熟人之间仍要写成文字,又为何写成之后常被搁置。\n\n冷库共用 排队规则 熟人社会\n\n冷库在山区并不新鲜,它的共用却是新事。上世纪末的冷库多由供销社经营。\n",
		map[string]string{"title": "山区冷库的共用规则", "keywords": "冷库共用 | 排队规则 | 熟人社会", "authors": "陆遥", "issue": "14", "abstract": "近年来,山区冷库由村社共用的情形渐多,规则却少有人记录,争执因此不断,库主与果农之间的信任也随之起落。本文记录三座冷库的排队办法与罚则,比较它们在丰年与歉年的松紧,讨论规则为何在熟人之间仍要写成文字,又为何写成之后常被搁置。"}},
	{"tags divided by the text, which is no abstract", "山区冷库的共用规则\n\n2019-05-20陆遥\n\n山地经济 2019年14期\n关键词:冷库果农规则\n\n陆遥\n\n冷库在山区并不新鲜,它的共用却是新事[1]。上世纪末的冷库多由供销社经营,果农按筐付费,规则由供销社定,果农只管照办,争执很少。这一格局在改制之后变了,果农自己成了库主,规则要由果农自己来定[2-3]。\n\n共用冷库的果农彼此相识,规则却不因此容易,谁先入库、谁先出库都要争,有的库还为此写下了规则[4]。\n",
		map[string]string{"keywords": "冷库 | 果农 | 规则", "abstract": ""}},
	{"a paper's own text below names and places", "山区冷库的共用规则\n2019-05-20陆遥\n陆 遥,沈望川\n(北坡大学经济学院,甘肃 兰州 730000)\n冷库在山区并不新鲜,它的共用却是新事[1]。上世纪末的冷库多由供销社经营,果农按筐付费,规则由供销社定,果农只管照办,争执很少。这一格局在改制之后变了,果农自己成了库主,规则要由果农自己来定[2-3]。\n",
		map[string]string{"title": "山区冷库的共用规则", "authors": "陆遥 | 沈望川", "affiliations": "北坡大学经济学院,甘肃 兰州 730000 | 北坡大学经济学院,甘肃 兰州 730000", "abstract": ""}},
	{"kinds behind commas", "山区老人的冬季用药\n陆遥\n摘要:本文记录三个山村老人的冬季用药,说明他们为何常在降温之后才去取药。\n关键词:肺疾病,慢性阻塞性;用药;山村\n",
		map[string]string{"keywords": "肺疾病,慢性阻塞性 | 用药 | 山村"}},
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
