package page

import (
	"context"
	"testing"

	"synoptic/internal/synoptic"
)

// A subtitle on a line of its own belongs to the title above it, in both
// languages, whichever of the two lines looks more like a title.
func TestSubtitleBelow(t *testing.T) {
	t.Parallel()
	const rest = "\n韦时雨\n南岭民族大学管理学院，广西 桂城\n\n摘要\n村庄里的公共账目由谁来念、念给谁听，决定了账目能否被相信。研究发现，念账人的辈分比账目的格式更要紧。\n关键词\n公共账目，念账人，信任\n\n"
	for name, tt := range map[string]struct{ text, zh, en string }{
		"two dashes": {"念账人的辈分：村庄公共账目何以可信\n——基于桂北六村的观察" + rest, "念账人的辈分：村庄公共账目何以可信——基于桂北六村的观察", ""},
		"one dash":   {"念账人的辈分与村庄公共账目的可信\n—以桂北六村为例" + rest, "念账人的辈分与村庄公共账目的可信—以桂北六村为例", ""},
		"English": {"念账人的辈分与村庄公共账目的可信" + rest + "Who Reads the Accounts Aloud in the Villages of the North\n—Observations from Six Villages\nWei Shiyu\n(Nanling Minzu University)\nAbstract: Who reads the public accounts aloud, and to whom, decides whether they are believed in the village.\n",
			"念账人的辈分与村庄公共账目的可信", "Who Reads the Accounts Aloud in the Villages of the North —Observations from Six Villages"},
		"a sentence that a dash opens": {"念账人的辈分与村庄公共账目的可信\n—\n" + rest, "念账人的辈分与村庄公共账目的可信", ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p, err := Parse(context.Background(), Input{Bytes: []byte(tt.text)})
			if err != nil {
				t.Fatal(err)
			}
			if got := p.Record.Title; got.ZH != synoptic.Maybe(tt.zh) || got.EN != synoptic.Maybe(tt.en) {
				t.Errorf("%q, %q; want %q, %q", got.ZH, got.EN, tt.zh, tt.en)
			}
		})
	}
}
