package synthesis

import "testing"

func TestQuoted(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		`基于"可信消费"的(过程)追踪,以澜川市为例`:                   "“基于‘可信消费’的（过程）追踪，以澜川市为例”",
		"模糊集定性比较分析(fsQCA)":                         "“模糊集定性比较分析（fsQCA）”",
		"the‘One Desk,Six Counters’model":          "“the ‘One Desk, Six Counters’ model”",
		"the ‘government’s role’ and farmers’ use": "“the ‘government’s role’ and farmers’ use”",
		"回收1,486份,有效":                              "“回收1,486份，有效”",
		"“五层贯通”的\n 格局":                             "“‘五层贯通’的 格局”",
		"red\x1b[31m\u200b":                        "“red[31m”",
	} {
		if got := quoted(in); got != want {
			t.Errorf("quoted(%q) is %s, want %s", in, got, want)
		}
	}
}

func TestClipped(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		in, want string
		max      int
	}{
		{"研究发现，平台有效。", "平台有效", 20},
		{"然而,关于其机制尚未被揭示.", "关于其机制尚未被揭示", 20},
		{"平台提升了满意度，降低了成本，并改善了信任", "平台提升了满意度，降低了成本", 16},
		{"一个没有任何停顿因而不能切断的长句子", "一个没有任何停顿因而不能切断的长句子", 5},
		{"通过“甲，乙”与丙的协同，实现治理", "通过“甲，乙”与丙的协同", 12},
		{"n = 1,486 adults were enrolled, half of them women", "n = 1,486 adults were enrolled", 32},
	} {
		if got := clipped(tt.in, tt.max); got != tt.want {
			t.Errorf("clipped(%q, %d) is %q, want %q", tt.in, tt.max, got, tt.want)
		}
	}
}
