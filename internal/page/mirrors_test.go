package page

import (
	"context"
	"testing"
)

func TestSectionsOfSoundedPagesAreThePagesOwnText(t *testing.T) {
	t.Parallel()
	const title = "鄉(xiāng)鎮(zhèn)數(shù)字服務(wù)站點(diǎn)的布局研究"
	p, err := Parse(context.Background(), Input{Bytes: []byte(title + "\n\n陳海 陸遙\n\n摘? ? 要:本文調(diào)查了某縣的站點(diǎn),發(fā)現(xiàn)距離與使用率關(guān)系密切,偏遠村的居民更少到站辦事。\n")})
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range p.Sections {
		if own := p.Text[s.Span.Start:s.Span.End]; s.Kind == Title && own != title {
			t.Errorf("the title stands as %q", own)
		}
	}
}

func TestGlossMeasuresSoundsOnly(t *testing.T) {
	t.Parallel()
	for s, want := range map[string]int{"(shù)字": len("(shù)"), "(lüè)": len("(lüè)"), "(n=3)": 0, "(CNKI)": 0, "(abc)": 0, "(ā": 0, "": 0, "(shùshùshù)": 0} {
		if got := Gloss(s); got != want {
			t.Errorf("%q measures %d, want %d", s, got, want)
		}
	}
}
