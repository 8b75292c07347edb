package page

import (
	"testing"

	"synoptic/internal/synoptic"
)

func TestKindOfPublication(t *testing.T) {
	t.Parallel()
	const abstract = "摘要：本文以江源县为例，考察县域医共体的治理逻辑，访谈三十名院长与医生，发现账目合并先于人员合并，并讨论其条件与限度。\n关键词：医共体;县域;治理\n"
	tests := map[string]struct {
		page            string
		kind, publisher synoptic.Maybe
	}{
		"thesis of a portal":         {"县域医共体的治理逻辑\n欧阳若水\n江源大学\n" + abstract + "学位授予单位：江源大学\n学位级别：博士\n学位年度：2022\n", synoptic.TypeThesis, "江源大学"},
		"label on a line of its own": {"县域医共体的治理逻辑\n作者：欧阳若水\n" + abstract + "授予单位\n江源大学\n学位级别\n硕士\n", synoptic.TypeThesis, "江源大学"},
		"thesis without its school":  {"县域医共体的治理逻辑\n作者：欧阳若水\n" + abstract + "学位级别：硕士\n", synoptic.TypeThesis, ""},
		"traditional characters":     {"縣域醫療的治理邏輯\n作者：歐陽若水\n" + abstract + "學位類別：碩士\n校院名稱：江源大學\n", synoptic.TypeThesis, "江源大學"},
		"paper of a conference":      {"县域医共体的治理逻辑\n作者：欧阳若水\n" + abstract + "会议名称：第三届县域治理年会\n", synoptic.TypeConferencePaper, ""},
		"meta of a repository": {`<html><head><meta name="citation_title" content="Harbours and their ledgers"><meta name="citation_author" content="Ferrant, Odalys">
<meta name="citation_dissertation_institution" content="University of Norland"></head><body><h1>Harbours and their ledgers</h1><p>Odalys Ferrant</p><h2>Abstract</h2>
<p>This thesis reads the ledgers of nine harbours between 1890 and 1930 and asks who kept them, and for whom the entries were made.</p></body></html>`, synoptic.TypeThesis, "University of Norland"},
		"an article beside a menu": {"首页\n学位论文\n会议名称检索\n县域医共体的治理逻辑\n欧阳若水\n江源大学\n" + abstract + "《山地经济评论》2022年第3期 5-11页\n学位授予单位：江源大学\n", "", ""},
		"a word that begins alike": {"县域医共体的治理逻辑\n作者：欧阳若水\n" + abstract + "学位级别评定办法（试行）\n", "", ""},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p, err := Parse(t.Context(), Input{Bytes: []byte(tt.page)})
			if err != nil {
				t.Fatal(err)
			}
			if p.Record.Type != tt.kind || p.Record.Publisher != tt.publisher {
				t.Errorf("type %q, publisher %q, want %q, %q; reason %q", p.Record.Type, p.Record.Publisher, tt.kind, tt.publisher, p.Reason)
			}
		})
	}
}
