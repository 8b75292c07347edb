package rules

import (
	"context"
	"fmt"
	"os"
	"strings"
	"testing"

	"synoptic/internal/synoptic"
)

// A probe is one way in which an abstract tells its design: by its name, by
// what was done, by the title alone. In the files of probes a line is the title,
// where there is one, a bar and the words; headings name the design.
type probe struct {
	design      synoptic.Design
	title, told string
}

func readProbes(t testing.TB, path string) []probe {
	t.Helper()
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var all []probe
	var design synoptic.Design
	for _, line := range strings.Split(string(raw), "\n") {
		if name, ok := strings.CutPrefix(line, "# "); ok {
			design = synoptic.Design(name)
			continue
		}
		if title, told, ok := strings.Cut(line, "|"); ok {
			all = append(all, probe{design, strings.TrimSpace(title), strings.TrimSpace(told)})
		}
	}
	return all
}

// A setting is what stands round a probe: abstracts open with the world and
// end with what was found, in words that tell no design.
type setting struct{ title, before, behind string }

var settings = map[synoptic.Language][]setting{
	synoptic.Chinese: {
		{"数字工具与公共服务的再组织", "随着数字技术嵌入公共服务，相关争论日益增多。", "结果表明，其作用因对象而异。"},
		{"支持从何而来", "既有研究对此关注不足。", "研究发现，制度支持比技术本身更为重要。"},
		{"规则、信任与参与", "", "信任并未随之提高。这一发现对改进公共服务具有参考价值。"},
	},
	synoptic.English: {
		{"Digital tools and the delivery of local services", "Digital tools have spread quickly through local services.", "We find that effects differ between groups."},
		{"Where support comes from", "Little is known about how this works in practice.", "The results suggest that rules matter more than technology."},
		{"Rules, trust and participation", "", "Trust did not rise. The findings have implications for public services."},
	},
}

// TestDesigns reads the probes, each in a setting, and holds the share that is
// told right. The share is below one on purpose: the probes were written before
// the cues that read them, and some tell less than a reader would need. At first
// contact 0.70 of the first batch were right, 0.78 of the second and 0.52 of the
// third, which was written to tell as little as abstracts dare.
func TestDesigns(t *testing.T) {
	t.Parallel()
	engine := New()
	for _, c := range []struct {
		file     string
		language synoptic.Language
		least    float64
	}{
		{"designs_chinese.txt", synoptic.Chinese, 0.95},
		{"designs_english.txt", synoptic.English, 0.95},
		{"designs_chinese2.txt", synoptic.Chinese, 0.95},
		{"designs_english2.txt", synoptic.English, 0.95},
		{"designs_chinese3.txt", synoptic.Chinese, 0.95},
		{"designs_english3.txt", synoptic.English, 0.95},
	} {
		t.Run(c.file, func(t *testing.T) {
			t.Parallel()
			probes := readProbes(t, "testdata/"+c.file)
			right := 0
			missed := map[synoptic.Design]int{}
			for i, p := range probes {
				in := settings[c.language][i%len(settings[c.language])]
				title := p.title
				if title == "" {
					title = in.title
				}
				page := pageOf(c.language, title, strings.TrimSpace(in.before+" "+p.told+" "+in.behind))
				x, err := engine.Extract(context.Background(), page, "")
				if err != nil {
					t.Fatal(err)
				}
				if x.Method.Design == p.design {
					right++
					continue
				}
				missed[p.design]++
				t.Logf("%s, not %q by %q: %s | %s", p.design, x.Method.Design, x.Method.Answer.Answer, p.title, p.told)
			}
			share := float64(right) / float64(len(probes))
			told := fmt.Sprintf("%d of %d designs (%.3f), missed %v", right, len(probes), share, missed)
			if t.Log(told); share < c.least {
				t.Errorf("%s, want %.3f", told, c.least)
			}
		})
	}
}
