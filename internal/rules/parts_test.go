package rules

import (
	"slices"
	"strings"
	"testing"

	"synoptic/internal/page"
	"synoptic/internal/synoptic"
)

func TestFold(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ raw, want string }{
		"traditional":      {"本研究採用個案訪談", "本研究采用个案访谈"},
		"width":            {"（ｎ＝６）：ＱＣＡ", "(n=6):QCA"},
		"half-width stop":  {"缺乏解释.本文以", "缺乏解释。本文以"},
		"decimal":          {"提高0.5个百分点", "提高0.5个百分点"},
		"wrapped Chinese":  {"研究\n发现", "研究发现"},
		"wrapped English":  {"case\n  study", "case study"},
		"wrapped word":     {"collabo-\nration", "collaboration"},
		"hyphen stays":     {"fuzzy-set", "fuzzy-set"},
		"label on a line":  {"we test.\nMethods: we ask", "we test.\nMethods: we ask"},
		"corner brackets":  {"「市民我提案」", "“市民我提案”"},
		"invisible":        {"研\u200b究\u00ad发现", "研究发现"},
		"escaped twice":    {"经历&quot；外借&quot；三个", "经历\"外借\"三个"},
		"space at the end": {"结束。 \n", "结束。"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			f := fold(c.raw, 0)
			if f.s != c.want {
				t.Errorf("fold(%q) = %q, want %q", c.raw, f.s, c.want)
			}
			if len(f.at) != len(f.s) {
				t.Errorf("%d places for %d bytes", len(f.at), len(f.s))
			}
		})
	}
}

// A stretch of the folded text leads back to the words of the page.
func TestFoldLeadsBack(t *testing.T) {
	t.Parallel()
	before := "页眉"
	raw := "本研究採用「扎\n根&quot；理論」，結果…"
	f := fold(raw, len(before))
	text := before + raw
	for _, c := range []struct{ folded, page string }{
		{"采用", "採用"}, {"扎根", "扎\n根"}, {"\"理论”", "&quot；理論」"}, {"根\"", "根&quot；"}, {"结果", "結果"},
	} {
		i := strings.Index(f.s, c.folded)
		if i < 0 {
			t.Fatalf("%q is not in %q", c.folded, f.s)
		}
		if got := text[f.pageByte(i):f.pageEnd(i+len(c.folded))]; got != c.page {
			t.Errorf("%q leads back to %q, want %q", c.folded, got, c.page)
		}
	}
}

func TestTraditionalPairs(t *testing.T) {
	t.Parallel()
	if n := len([]rune(traditionalPairs)); n%2 != 0 {
		t.Fatalf("%d characters do not make pairs", n)
	}
	for from, to := range simplified {
		if from == to {
			t.Errorf("%c stands for itself", from)
		}
		if again, ok := simplified[to]; ok && again != to {
			t.Errorf("%c becomes %c, which becomes %c", from, to, again)
		}
	}
}

func TestSentences(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		raw   string
		title bool
		want  []string
	}{
		"Chinese":          {"甲是乙。丙是丁！戊呢？", false, []string{"甲是乙。", "丙是丁！", "戊呢？"}},
		"half-width stops": {"提高了0.5.其中甲为1.2;乙更低.", false, []string{"提高了0.5.", "其中甲为1.2;乙更低."}},
		"abbreviations":    {"We test e.g. rats vs. mice. It works (P < .001). See Fig. 2.", false, []string{"We test e.g. rats vs. mice.", "It works (P < .001).", "See Fig. 2."}},
		"decimals":         {"It rose by 3.2 points. No. 5 did not.", false, []string{"It rose by 3.2 points.", "No. 5 did not."}},
		"lost space":       {"It is fragmented data.Digital twins help.We agree.", false, []string{"It is fragmented data.", "Digital twins help.", "We agree."}},
		"quoted stop":      {"他说“不。好。”然后走了。", false, []string{"他说“不。好。”", "然后走了。"}},
		"label on a line":  {"It is open\nMethods: We ask.", false, []string{"It is open", "Methods: We ask."}},
		"title":            {"驿站缘何热闹？——以青川市为例", true, []string{"驿站缘何热闹？", "以青川市为例"}},
		"bracketed stop":   {"共12份(见表1.)。完。", false, []string{"共12份(见表1.)。", "完。"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := &passage{folded: fold(c.raw, 0), title: c.title}
			var got []string
			for _, s := range p.split() {
				got = append(got, c.raw[s.in.pageByte(s.start):s.in.pageEnd(s.end)])
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestLabels(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		text   string
		length int
		role   role
		how    strength
	}{
		{"【目的】探讨", len("【目的】"), rolePurpose, certain},
		{"[方法/过程] 采用", len("[方法/过程] "), roleMethod, certain},
		{"结果：提高", len("结果："), roleResult, certain},
		{"結論：提高", len("結論："), roleConclusion, certain},
		{"目的  评价", len("目的  "), rolePurpose, spaced},
		{"Objective To evaluate", len("Objective "), rolePurpose, spaced},
		{"DESIGN, SETTING, AND PARTICIPANTS: This", len("DESIGN, SETTING, AND PARTICIPANTS: "), roleMethod, certain},
		{"Results. Sleep fell", len("Results. "), roleResult, spaced},
		{"Results show that", 0, roleNone, 0},
		{"Methodological work", 0, roleNone, 0},
		{"结果表明：提高", 0, roleNone, 0},
		{"方法论的意义", 0, roleNone, 0},
	} {
		n, l, _ := labelAt(c.text)
		if n != c.length || l.role != c.role || l.strength != c.how {
			t.Errorf("labelAt(%q) = %d, %v, want %d, %v, %v", c.text, n, l, c.length, c.role, c.how)
		}
	}
}

func TestLexicon(t *testing.T) {
	t.Parallel()
	l := newLexicon([]cue{{kindUse, "use", 0}, {kindUse, "运用", 1}, {kindMethod, "案例研究", 2}, {kindMethod, "案例", 3}, {kindMethod, "case study", 4}})
	var got []string
	text := "We USE a case study; users reuse. 运用案例研究"
	for _, h := range l.hits(strings.ToLower(text)) {
		got = append(got, text[h.start:h.end])
	}
	if want := []string{"USE", "case study", "运用", "案例", "案例研究"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// Every cue is written as folding writes the page, or it would never match.
func TestCuesAreFolded(t *testing.T) {
	t.Parallel()
	for _, c := range allCues() {
		if f := fold(c.text, 0); f.s != c.text || strings.ToLower(c.text) != c.text && c.kind != kindMethod && c.kind != kindOrder {
			t.Errorf("cue %q is not in the form that pages are folded to: %q", c.text, f.s)
		}
	}
	designs := synoptic.Designs()
	for _, m := range methods {
		if !slices.Contains(designs, m.design) {
			t.Errorf("%q is no design", m.design)
		}
	}
}

func TestFindingsAreSplit(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		lang     synoptic.Language
		sentence string
		want     []string
	}{
		"semicolons":        {synoptic.Chinese, "研究发现：甲显著提高了效率；乙没有产生任何影响。", []string{"甲显著提高了效率", "乙没有产生任何影响"}},
		"circles":           {synoptic.Chinese, "结果表明：①甲显著提高了效率；②乙没有产生任何影响。", []string{"甲显著提高了效率", "乙没有产生任何影响"}},
		"circles, commas":   {synoptic.Chinese, "结果表明：①甲显著提高了效率，②乙没有产生任何影响。", []string{"甲显著提高了效率", "乙没有产生任何影响"}},
		"one thing":         {synoptic.Chinese, "研究发现，存在三类阻力，一是时间不够，二是场地太远，三是无人召集。", []string{"存在三类阻力，一是时间不够，二是场地太远，三是无人召集"}},
		"among them":        {synoptic.Chinese, "研究发现：流程由三段组成，其中前段负责登记分类；中段负责派送催办；后段负责回访归档。", []string{"流程由三段组成", "前段负责登记分类", "中段负责派送催办", "后段负责回访归档"}},
		"statistics":        {synoptic.Chinese, "结果显示，甲的作用显著(β = 0.31, p < 0.001; n = 20)。", []string{"甲的作用显著(β = 0.31, p < 0.001; n = 20)"}},
		"English halves":    {synoptic.English, "We find that clusters remove most of the bias; instructions do not.", []string{"clusters remove most of the bias; instructions do not"}},
		"English list":      {synoptic.English, "We find that vouchers slow exit from towns; taxes raise the price of land; and levees change nothing at all.", []string{"vouchers slow exit from towns", "taxes raise the price of land", "levees change nothing at all"}},
		"not by themselves": {synoptic.Chinese, "已有研究发现，甲显著提高了效率。", nil},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := &page.Page{}
			addSection(p, page.Abstract, c.lang, c.sentence)
			var got []string
			for _, x := range findings(New().read(p).bodies[c.lang]) {
				got = append(got, x.answer)
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}
