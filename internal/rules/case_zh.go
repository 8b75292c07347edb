package rules

import (
	"strings"
	"unicode/utf8"
)

// chineseCases offers what was selected, surveyed or drawn on.
func (s *sentence) chineseCases(offer func(stretch, int)) {
	text := s.in.s
	for n, c := range s.clauses {
		limit := c.end
		if s.finding >= 0 && c.start >= s.finding {
			break
		}
		if x, ok := s.gatheredFirst(c); ok {
			offer(x, s.concrete(x)+3)
		}
		if y, ok := s.studied(c); ok && s.searches() && s.countedUnit(y) {
			offer(y, s.concrete(y)+4) // 对某数据库中收录的322篇论文进行了统计分析
		}
		if text := s.of(c); strings.Contains(text, "的基础上") || strings.Contains(text, "数据库") && s.searches() {
			continue // what went before, or where was searched
		}
		for _, h := range s.within(kindCaseLead, c.start, limit) {
			if text[h.start] < utf8.RuneSelf {
				continue // Web of Science
			}
			x := stretch{h.end, limit}
			if sure := s.concrete(x); sure > 0 {
				if y := s.withWhom(n); y.start < c.start {
					x = y
				}
				offer(x, sure+2)
			}
		}
		if x := (stretch{c.start, limit}); s.severalSites(x) && !s.in.title && s.comparesSites() {
			offer(x, 4)
		}
		if y, ok := s.studied(c); ok {
			if sure := s.concrete(y); sure > 0 {
				offer(y, sure+4)
			}
		}
		for _, f := range caseLeads {
			i := strings.Index(text[c.start:limit], f.lead)
			if i < 0 {
				continue
			}
			x := stretch{c.start + i + len(f.lead), limit}
			for _, closer := range f.closers {
				n := strings.Index(text[x.start:x.end], closer)
				if n <= 0 {
					continue
				}
				y := stretch{x.start, x.start + n}
				if f.keep {
					y.end += len(closer)
				}
				if sure := s.concrete(y); sure > 0 {
					offer(y, sure+f.sure)
				}
			}
		}
		if (s.label == roleMethod || s.has(kindUse) || s.has(kindMethod) || s.has(kindSelf) && containsAny(s.of(c), onVisit)) &&
			s.countsIn(c, limit) && !containsAny(s.of(c), codedUnits) {
			x, sure := s.withWhom(n), 4
			if x.start == c.start && s.countsPapers(c) {
				sure = 1 // what was gathered says less than where
			}
			offer(x, sure)
		}
	}
}

// gatheredFirst is what was asked or gathered before the rest was done: 在调查
// 某地区1730个单体的基础上, 在调查所得的264份问卷的基础上.
func (s *sentence) gatheredFirst(c clause) (stretch, bool) {
	text := s.of(c)
	end := strings.Index(text, "的基础上")
	if end < 0 {
		return stretch{}, false
	}
	for _, lead := range []string{"调查所得的", "收集到的", "回收的", "在调查", "在实地调查", "在走访", "在调研"} {
		from := strings.Index(text[:end], lead)
		if from < 0 {
			continue
		}
		if x := (stretch{c.start + from + len(lead), c.start + end}); s.countedUnit(x) || numbered(s.in.s[x.start:x.end]) && s.concrete(x) > 0 {
			return x, true
		}
	}
	return stretch{}, false
}

// codedUnits are counted when a text is coded: what was made of a case.
var codedUnits = strings.Fields(`分析单元 参考点 编码条目 一致性系数 kappa Kappa`)

// withWhom is a clause that counts questionnaires, with the clause before it
// that says who was asked.
func (s *sentence) withWhom(n int) stretch {
	c := s.clauses[n]
	text := s.of(c)
	if n == 0 || !strings.Contains(text, "问卷") && !strings.Contains(text, "份") {
		return stretch{c.start, c.end}
	}
	before := s.clauses[n-1]
	if x := (stretch{before.start, before.end}); s.place(x) || s.countedUnit(x) {
		return stretch{before.start, c.end}
	}
	return stretch{c.start, c.end}
}

// countsPapers reports a clause that counts nothing but the papers that a study
// made itself: 访谈笔录71份.
func (s *sentence) countsPapers(c clause) bool {
	text := s.of(c)
	for _, paper := range []string{"笔录", "访谈记录", "访谈资料", "访谈稿", "田野笔记", "录音"} {
		if strings.Contains(text, paper) {
			return true
		}
	}
	return false
}

// caseLead is what leads to a case and what closes it behind: 基于…的观察,
// 利用…数据.
type caseLead struct {
	lead    string
	closers []string
	keep    bool // the closer belongs to the case
	sure    int
}

var caseLeads = func() []caseLead {
	observed, data, practice, stayed := strings.Fields(observedWords), strings.Fields(dataWords), strings.Fields(practiceWords), strings.Fields(stayedWords)
	leads := []caseLead{
		{"基于对", observed, false, 4}, {"通过对", observed, false, 4}, {"基于", observed, false, 4},
		{"来自", observed, false, 4}, {"来自", practice, true, 3}, {"结合", practice, true, 3}, {"在", stayed, false, 3},
	}
	leads = append(leads, caseLead{"在", []string{"上的对比", "上的实验", "上的测试", "上的评测", "上进行", "上开展", "上验证", "上与"}, false, 3})
	for _, lead := range strings.Fields("基于 利用 使用 运用 采用 依托 根据 结合 以") {
		leads = append(leads, caseLead{lead, data, true, 4})
	}
	return leads
}()

// countsIn reports a number of things in a clause: in digits, or selected.
func (s *sentence) countsIn(c clause, limit int) bool {
	_, selected := s.first(kindCaseLead, c.start, limit)
	for _, h := range s.within(kindUnit, c.start, limit) {
		before := s.in.s[c.start:h.start]
		if ordinal(before) {
			continue
		}
		if before != "" && isDigit(before[len(before)-1]) || selected && numbered(before) {
			return true
		}
	}
	return false
}

// ordinal reports a number that names one of a row: 第24.
func ordinal(before string) bool {
	return strings.HasSuffix(strings.TrimRight(before, "0123456789一二三四五六七八九十百 "), "第")
}

// studied is what stands between 对 and 进行…研究.
func (s *sentence) studied(c clause) (stretch, bool) {
	text := s.of(c)
	from := strings.Index(text, "对")
	if from < 0 {
		return stretch{}, false
	}
	from += len("对")
	for _, end := range []string{"调查发现", "调查表明", "调查显示", "的调查发现", "的调查表明", "的调查显示"} {
		if x := (stretch{c.start + from, c.end - len(end)}); strings.HasSuffix(text, end) && x.end > x.start && s.countedUnit(x) {
			return x, true // 对南岭市3180名库主调查发现
		}
	}
	for _, verb := range []string{"进行", "开展", "实施", "展开", "作了", "作", "做了", "做", "加以", "施测"} {
		n := strings.Index(text[from:], verb)
		if n < 0 {
			continue
		}
		rest := text[from+n+len(verb):]
		for _, noun := range studyVerbs {
			if strings.Contains(rest, noun) {
				return stretch{c.start + from, c.start + from + n}, true
			}
		}
	}
	return stretch{}, false
}

// concrete weighs whether a stretch names something that can be looked at: a
// place, a body, a number of things, data. 0 is a topic.
func (s *sentence) concrete(x stretch) int {
	text := s.in.s[x.start:x.end]
	if strings.Contains(text, "平台上") || namesNotions(text) {
		return 0
	}
	sure := 0
	if numbered(text) || s.countedUnit(x) {
		sure += 2
	}
	if s.place(x) {
		sure += 3
	} else if _, ok := s.first(kindSite, x.start, x.end); ok {
		sure++
	}
	if _, ok := s.first(kindUnit, x.start, x.end); ok && numbered(text) && !strings.Contains(text, "第") || s.countedUnit(x) {
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

// countedUnit reports a unit with its number before it, in digits or not:
// 四位语文教师, 三十一件.
func (s *sentence) countedUnit(x stretch) bool {
	for _, h := range s.within(kindUnit, x.start, x.end) {
		if ordinal(s.in.s[x.start:h.start]) {
			continue
		}
		r, _ := utf8.DecodeLastRuneInString(strings.TrimRight(s.in.s[x.start:h.start], " 余多"))
		if r >= '0' && r <= '9' || strings.ContainsRune("两二三四五六七八九十百千万", r) && h.end-h.start > len("个") {
			return true
		}
	}
	return false
}

// namesNotions reports a number of things that are thought, not looked at, and
// nothing else that is counted: 三个主题, 两条路径.
func namesNotions(text string) bool {
	if strings.ContainsAny(text, "0123456789") {
		return false
	}
	for _, notion := range notions {
		at := strings.Index(text, notion)
		if at < 0 {
			continue
		}
		before := strings.TrimRight(text[:at], "个种类项条大重")
		if r, _ := utf8.DecodeLastRuneInString(before); strings.ContainsRune("一两二三四五六七八九十", r) {
			return true
		}
	}
	return false
}

var notions = strings.Fields(`主题 路径 维度 因素 类型 范畴 模式 阶段 层面 机制 含义 假设 变量 指标 条目 策略 问题 特征 建议 方面 观点 视角 逻辑 竞争性 解释 观念`)

// place reports the name of a place: 柳河镇, but not 社区.
func (s *sentence) place(x stretch) bool {
	for _, name := range provinces {
		if strings.Contains(s.in.s[x.start:x.end], name) {
			return true
		}
	}
	for _, h := range s.within(kindSite, x.start, x.end) {
		switch s.in.s[h.start:h.end] {
		case "市", "县", "区", "省", "镇", "乡", "村", "州", "流域", "自治区", "岛":
		default:
			continue
		}
		before, _ := utf8.DecodeLastRuneInString(s.in.s[x.start:h.start])
		if after, _ := utf8.DecodeRuneInString(s.in.s[h.end:]); strings.ContainsRune(noPlaceAfter, after) {
			continue
		}
		if isHan(before) && !strings.ContainsRune(noPlaceBefore, before) || isLetter(byte(before)) && before < 0x80 {
			return true
		}
	}
	return false
}

// provinces are places that go without the noun of their kind.
var provinces = strings.Fields(`北京 天津 上海 重庆 河北 山西 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 海南 四川 贵州 云南 陕西 甘肃 青海 内蒙古
 广西 西藏 宁夏 新疆 深圳 广州 杭州 成都 苏州 长三角 珠三角 京津冀 粤港澳 长江 黄河`)

// noPlaceBefore are the characters that make a common noun of what follows
// them: 城市, 社区, 各县.
const noPlaceBefore = "两几数城农社地各全县区市省乡镇超在的郊校园分特与和、个山景片新老街院小灾疫矿林牧本该我诸邻股"

// noPlaceAfter are the characters that make a common noun of what stands before
// them: 县级, 村民, 市场.
const noPlaceAfter = "级域场民令志委立间际"

// numbered reports a number, in digits or in Chinese.
func numbered(s string) bool {
	for i := range len(s) {
		if isDigit(s[i]) {
			return true
		}
	}
	for _, n := range []string{"两", "三个", "四个", "五个", "六个", "七个", "八个", "九个", "十", "百", "千", "万", "三家", "四家", "五家", "三地", "三省", "三国", "四国", "五国", "多个"} {
		if strings.Contains(s, n) {
			return true
		}
	}
	return false
}
