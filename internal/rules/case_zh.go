package rules

import (
	"strings"
	"unicode/utf8"
)

// chineseCases offers what was selected, surveyed or drawn on.
func (s *sentence) chineseCases(offer func(stretch, int)) {
	text := s.in.s
	for _, c := range s.clauses {
		limit := c.end
		if s.finding >= 0 && c.start >= s.finding {
			break
		}
		for _, h := range s.within(kindCaseLead, c.start, limit) {
			x := stretch{h.end, limit}
			if sure := s.concrete(x); sure > 0 {
				offer(x, sure+2)
			}
		}
		if y, ok := s.studied(c); ok {
			if sure := s.concrete(y); sure > 0 {
				offer(y, sure+4)
			}
		}
		for _, lead := range []string{"基于对", "通过对", "基于", "利用", "使用", "运用", "采用", "依托", "根据", "来自", "结合", "在", "以"} {
			i := strings.Index(text[c.start:limit], lead)
			if i < 0 {
				continue
			}
			x := stretch{c.start + i + len(lead), limit}
			for _, closer := range caseClosers[lead] {
				if n := strings.Index(text[x.start:x.end], closer.text); n > 0 {
					y := stretch{x.start, x.start + n + closer.keep}
					if sure := s.concrete(y); sure > 0 {
						offer(y, sure+closer.sure)
					}
				}
			}
		}
		if s.label == roleMethod || s.has(kindUse) || s.has(kindMethod) {
			if s.countsIn(c, limit) {
				offer(stretch{c.start, c.end}, 4)
			}
		}

	}
}

// countsIn reports a number of things in a clause: in digits, or selected.
func (s *sentence) countsIn(c clause, limit int) bool {
	_, selected := s.first(kindCaseLead, c.start, limit)
	for _, h := range s.within(kindUnit, c.start, limit) {
		before := s.in.s[c.start:h.start]
		if before != "" && isDigit(before[len(before)-1]) || selected && numbered(before) {
			return true
		}
	}
	return false
}

// studied is what stands between 对 and 进行…研究.
func (s *sentence) studied(c clause) (stretch, bool) {
	text := s.of(c)
	from := strings.Index(text, "对")
	if from < 0 {
		return stretch{}, false
	}
	from += len("对")
	for _, verb := range []string{"进行", "开展", "实施", "展开"} {
		n := strings.Index(text[from:], verb)
		if n < 0 {
			continue
		}
		rest := text[from+n+len(verb):]
		for _, noun := range []string{"研究", "调查", "访谈", "考察", "观察", "问卷", "分析", "追踪", "跟踪", "随访", "调研", "测试", "干预", "检验", "编码", "测评", "评估", "试验", "综述", "评价", "比较", "模拟", "测度", "测算", "识别", "挖掘", "实验"} {
			if strings.Contains(rest, noun) {
				return stretch{c.start + from, c.start + from + n}, true
			}
		}
	}
	return stretch{}, false
}

// closer ends what a lead opens; keep is how much of it belongs to the case.
type closer struct {
	text string
	keep int
	sure int
}

var caseClosers = func() map[string][]closer {
	observed := []closer{}
	for _, w := range []string{"的观察", "的考察", "的调研", "的实地调研", "的调查", "的田野调查", "的过程追踪", "的案例", "的实证", "的经验", "的多案例", "的双案例", "的单案例", "的个案", "的比较", "的定性比较", "的模糊集", "的fsqca", "的扎根", "的质性", "的分析", "的研究", "的田野", "的民族志", "的访谈", "的跟踪", "的证据", "的数据", "的问卷", "的文本分析", "的内容分析", "的混合", "的准自然实验", "的微观证据", "的政策文本"} {
		observed = append(observed, closer{w, 0, 4})
	}
	practice := []closer{}
	for _, w := range []string{"的实践", "的改革", "的探索", "的经验", "的做法", "改革实践", "实践"} {
		practice = append(practice, closer{w, len(w), 3})
	}
	data := []closer{}
	for _, w := range []string{"面板数据", "微观数据", "调查数据", "调研数据", "问卷数据", "统计数据", "数据", "样本", "问卷", "文本", "文献", "资料", "案例", "裁判文书", "判决书", "语料", "史料", "档案", "年报", "数据库", "访谈", "影像", "评论"} {
		data = append(data, closer{w, len(w), 4})
	}
	all := append(append([]closer{}, observed...), data...)
	return map[string][]closer{
		"基于对": observed, "通过对": observed,
		"基于": all, "利用": data, "使用": data, "运用": data, "采用": data, "依托": data, "根据": data, "来自": append(observed, practice...), "结合": append(data, practice...),
		"在": {{"开展", 0, 3}, {"进行", 0, 3}, {"回收", 0, 4}, {"发放", 0, 4}, {"收集", 0, 3}, {"抽取", 0, 3}, {"生活", 0, 3}, {"调研", 0, 3}, {"蹲点", 0, 3}, {"跟班", 0, 3}, {"驻点", 0, 3}}, "以": data,
	}
}()

// concrete weighs whether a stretch names something that can be looked at: a
// place, a body, a number of things, data. 0 is a topic.
func (s *sentence) concrete(x stretch) int {
	text := s.in.s[x.start:x.end]
	if strings.Contains(text, "平台上") {
		return 0
	}
	sure := 0
	if numbered(text) {
		sure += 2
	}
	if s.place(x) {
		sure += 3
	} else if _, ok := s.first(kindSite, x.start, x.end); ok {
		sure++
	}
	if _, ok := s.first(kindUnit, x.start, x.end); ok && numbered(text) {
		sure += 3
	}
	if _, ok := s.first(kindData, x.start, x.end); ok {
		sure++
	}
	if strings.Contains(text, "“") || strings.Contains(text, "《") {
		sure++
	}
	if sure < 2 {
		return 0
	}
	return min(sure, 6)
}

// place reports the name of a place: 石景山区, but not 社区.
func (s *sentence) place(x stretch) bool {
	for _, h := range s.within(kindSite, x.start, x.end) {
		switch s.in.s[h.start:h.end] {
		case "市", "县", "区", "省", "镇", "乡", "村", "州", "流域", "自治区", "岛":
		default:
			continue
		}
		before, _ := utf8.DecodeLastRuneInString(s.in.s[x.start:h.start])
		if isHan(before) && !strings.ContainsRune("城农社地各全县区市省乡镇超在的郊校园分特与和、个山景片新老街院小灾疫矿林牧本该我诸邻股", before) || isLetter(byte(before)) && before < 0x80 {
			return true
		}
	}
	return false
}

// numbered reports a number, in digits or in Chinese.
func numbered(s string) bool {
	for i := range len(s) {
		if isDigit(s[i]) {
			return true
		}
	}
	for _, n := range []string{"两", "三个", "四个", "五个", "六个", "七个", "八个", "九个", "十", "百", "千", "万", "三家", "四家", "五家", "三地", "三省", "多个"} {
		if strings.Contains(s, n) {
			return true
		}
	}
	return false
}
