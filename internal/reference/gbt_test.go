package reference_test

import (
	"testing"

	"synoptic/internal/reference"
	"synoptic/internal/synoptic"
)

func TestLine(t *testing.T) {
	t.Parallel()
	western := []synoptic.Author{{Name: "Amara N Obiekwe"}, {Name: "Wai-Kit Lam"}, {Name: "Anna van der Berg"}, {Name: "Peter J Hargrove"}}
	tests := []struct {
		name     string
		record   synoptic.Record
		language synoptic.Language
		want     string
	}{
		{"Chinese article", synoptic.Record{
			Title: synoptic.LangText{ZH: "数字孪生平台如何促成协同"}, Authors: []synoptic.Author{{Name: "陆知远"}, {Name: "沈若禾"}},
			Journal: synoptic.LangText{ZH: "江源行政学院学报"}, Year: 2024, Issue: "2", Pages: "88-97", Language: "zh-Hans",
		}, synoptic.Chinese, "陆知远，沈若禾. 数字孪生平台如何促成协同[J]. 江源行政学院学报，2024（2）：88-97."},
		{"Chinese article in an English review", synoptic.Record{
			Title: synoptic.LangText{ZH: "何种组态", EN: "Which Configurations"}, Authors: []synoptic.Author{{Name: "卫青禾"}, {Name: "喻千帆"}, {Name: "甲"}, {Name: "乙"}},
			Journal: synoptic.LangText{ZH: "云麓大学学报"}, Year: 2023, Volume: "41", Issue: "3", Pages: "112-124", DOI: "10.1999/a", Language: "zh-Hans",
		}, synoptic.English, "卫青禾，喻千帆，甲，等. 何种组态 [Which Configurations][J/OL]. 云麓大学学报，2023，41（3）：112-124. DOI:10.1999/a."},
		{"Western names", synoptic.Record{
			Title: synoptic.LangText{EN: "Text-message coaching"}, Authors: western, Journal: synoptic.LangText{EN: "J Rural Prim Care"}, Year: 2021, Volume: "29", Language: "en",
		}, synoptic.Chinese, "Obiekwe A N，Lam W-K，van der Berg A，et al. Text-message coaching[J]. J Rural Prim Care，2021，29."},
		{"preprint", synoptic.Record{
			Title: synoptic.LangText{EN: "Small Models"}, Authors: []synoptic.Author{{Name: "WEI Qinghe"}}, Year: 2024, DOI: "10.48999/arXiv.2403.99981", Language: "en",
		}, synoptic.English, "Wei Q. Small Models[PP/OL]. 2024. DOI:10.48999/arXiv.2403.99981."},
		{"journal not on the page", synoptic.Record{
			Title: synoptic.LangText{ZH: "合规整改"}, Year: 2022, Volume: "6", Issue: "02", Pages: "105-121", Language: "zh-Hans",
		}, synoptic.Chinese, "合规整改[J]. [刊名未载]，2022，6（02）：105-121."},
		{"a title alone", synoptic.Record{Title: synoptic.LangText{EN: "A\nworking\x1b paper"}}, synoptic.English, "A working paper."},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if got := reference.Line(tt.record, tt.language); got != tt.want {
				t.Errorf("\n got %s\nwant %s", got, tt.want)
			}
		})
	}
}
