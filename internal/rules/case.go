package rules

import (
	"strings"
	"unicode/utf8"

	"synoptic/internal/page"
	"synoptic/internal/synoptic"
)

// sureCase is how sure a case must be: a number among the findings is none.
const sureCase = 3

// empiricalCase picks what the study looked at: a site, a sample, data or a
// corpus. A topic is no case.
func empiricalCase(b *body) found {
	var best found
	consider := func(s *sentence, bonus int) {
		if x, ok := s.theCase(); ok {
			if x.sure += bonus; x.sure > best.sure {
				best = x
			}
		}
	}
	for i := range b.abstract {
		s := &b.abstract[i]
		bonus := 2
		switch {
		case s.label == roleMethod:
			bonus = 4
		case s.label == roleResult || s.label == roleConclusion || s.label == roleWorth || s.role == roleWorth:
			bonus = -3
		case s.label == roleNone && b.zone.first >= 0 && i > b.zone.first:
			bonus = -3
		case s.label == roleBackground || s.role == roleGap && s.label == roleNone:
			bonus = -2
		}
		consider(s, bonus)
	}
	for i := range b.title {
		consider(&b.title[i], 0)
	}
	if best.sure < sureCase {
		best = found{}
	}
	if best.sure == 0 && methodOf(b).design == synoptic.Historical {
		return b.pastCase()
	}
	return best
}

// pastCase takes the title of a historical study, whose case is what it tells
// of: a thing in its time.
func (b *body) pastCase() found {
	for i := range b.title {
		t := &b.title[i]
		for n := len(t.clauses) - 1; n >= 0; n-- {
			x := stretch{t.clauses[n].start, t.clauses[n].end}
			if t.dated(x) {
				return found{answer: t.in.phrase(x), quotes: []page.Span{t.span(x.start, x.end)}, sure: 1}
			}
		}
	}
	return found{}
}

// dated reports the name of a time in a stretch.
func (s *sentence) dated(x stretch) bool {
	text := strings.ToLower(s.in.s[x.start:x.end])
	for _, era := range []string{"世纪", "年代", "时期", "清代", "清末", "晚清", "民国", "近代", "明代", "宋代", "唐代", "汉代", "元代", "明清", "战时", "抗战", "古代", "中古", "century", "18", "19", "20", "ming", "qing", "republican", "medieval", "wartime", "early modern"} {
		if strings.Contains(text, era) {
			return true
		}
	}
	return false
}

// theCase finds the best naming of a case in a sentence.
func (s *sentence) theCase() (found, bool) {
	var best found
	offer := func(x stretch, sure int) {
		x = s.bareCase(x)
		if sure > best.sure && utf8.RuneCountInString(s.in.s[x.start:x.end]) >= 2 {
			best = found{answer: s.in.phrase(x), quotes: []page.Span{s.quoted(x)}, sure: sure}
		}
	}
	if s.has(kindCaseClose) {
		for _, h := range s.within(kindCaseClose, s.start, s.end) {
			if x, ok := s.framed(h); ok {
				offer(x, s.framedSure(h, x))
			}
		}
	}
	if _, prior := s.first(kindPrior, s.start, s.end); prior {
		return best, best.sure > 0
	}
	if s.chinese() {
		s.chineseCases(offer)
	} else {
		s.englishCases(offer)
	}
	return best, best.sure > 0
}

// framed is what stands inside 以…为例 or "taking … as an example".
func (s *sentence) framed(h hit) (stretch, bool) {
	text := s.in.s
	c := s.clauseOf(h)
	// The frame may run over commas inside it: 以A、B,C为例.
	for n := s.clauseAt(h.start); n >= 0 && n > s.clauseAt(h.start)-3; n-- {
		from := s.clauses[n].start
		before := text[from:h.start]
		best := -1
		for _, lead := range caseFrames {
			if i := lastIndexFold(before, lead); i >= 0 && (s.chinese() || i == 0 || !isLetter(before[i-1])) && i+len(lead) > best {
				best = i + len(lead)
			}
		}
		if best >= 0 && best < len(before) {
			if s.chinese() && n < s.clauseAt(h.start) && strings.ContainsAny(before[best:], ";:") {
				break
			}
			x := stretch{from + best, h.start}
			return s.in.after(x, " ", "了"), true
		}
	}
	if before := text[c.start:h.start]; s.in.title && s.chinese() && utf8.RuneCountInString(before) > 2 {
		return stretch{c.start, h.start}, true
	}
	return stretch{}, false
}

var caseFrames = []string{"以", "选取", "选择", "选定", "将", "把", "taking ", "takes ", "take ", "took ", "taken ", "using ", "uses ", "with ", "selects ", "selected ", "select ", "selecting ", "chooses ", "choose ", "on "}

// framedSure weighs a frame: 为研究对象 may frame a topic, 为例 never does.
func (s *sentence) framedSure(h hit, x stretch) int {
	switch strings.ToLower(s.in.s[h.start:h.end]) {
	case "为基础", "为依据", "为主要资料", "为资料", "为文本":
		_, data := s.first(kindData, x.start, x.end)
		if _, theory := s.first(kindTheoryHead, x.start, x.end); theory || !data {
			return 0
		}
		return 6
	case "为切入点", "为中心", "为蓝本", "为窗口", "为切口":
		if _, ok := s.first(kindSite, x.start, x.end); !ok {
			return 0
		}
		return 3
	}
	return 12
}

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

// bareCase cuts off what does not belong to the name of a case.
func (s *sentence) bareCase(x stretch) stretch {
	text := s.in.s
	if s.chinese() {
		for _, tail := range []string{"为例", "为样本", "为对象", "为研究", "作为", "开展", "进行", "并运用", "运用", "后发现", "合作", "随机分", "按"} {
			if n := strings.Index(text[x.start:x.end], tail); n > 6 {
				x.end = x.start + n
			}
		}
		return s.in.after(x, "回顾性分析", "及对", "并对", "将", "选取", "收集", "与", "了", "的", "我国的", "对", "于", "是", "在")
	}
	for _, verb := range []string{" were ", " was ", " who ", " which ", " that ", " had ", " received ", " completed ", " is ", " are ", " to one ", " using ", ", and ", " through ", " through their ", " participated", " took part"} {
		if n := strings.Index(s.in.s[x.start:x.end], verb); n > 12 {
			x.end = x.start + n
		}
	}
	x.end = s.beforeNextVerb(x)
	return s.in.after(x, "the ", "a ", "an ", " ")
}

// beforeNextVerb ends an English case where the sentence goes on with what was
// done to it: … and coded each, … to map applications.
func (s *sentence) beforeNextVerb(x stretch) int {
	text := s.in.s
	for i := x.start; i < x.end; {
		n := strings.IndexByte(text[i:x.end], ' ')
		if n < 0 {
			break
		}
		i += n + 1
		word, rest, _ := strings.Cut(text[i:x.end], " ")
		next := firstWord(rest)
		switch {
		case word == "and" && (strings.HasSuffix(next, "ed") || next == "estimate" || next == "evaluate" || next == "use" || next == "compare"):
			return i - 1
		case word == "to":
			if _, verb := s.first(kindInquiry, i, min(x.end, i+len("to ")+len(next))); verb || next == "map" || next == "one" || next == "estimate" {
				return i - 1
			}
		}
	}
	return x.end
}

// longestCase bounds the words of an English case, in bytes.
const longestCase = 160

// englishCases offers what a preposition leads to, and numbers of things.
func (s *sentence) englishCases(offer func(stretch, int)) {
	text := s.in.s
	limit := s.end
	if s.finding >= 0 && s.label == roleNone {
		limit = s.finding
	}
	for _, h := range s.within(kindCaseLead, s.start, limit) {
		c := s.clauseOf(h)
		x := stretch{h.end, min(c.end, limit)}
		if x.end <= x.start || x.end-x.start > longestCase {
			continue
		}
		switch lead := strings.ToLower(text[h.start:h.end]); lead {
		case "a case study of", "case study of", "case studies of", "the case of", "case study on", "case study in", "ethnography of":
			offer(x, 7)
		case "of", "from", "focusing on", "focuses on", "analysis of", "the experience of", "a study of", "experience of", "evidence from", "conducted in", "trial in":
			if lead == "evidence from" && s.in.title {
				offer(x, 6)
			} else if s.numberedUnit(x) || lead == "evidence from" {
				offer(x, 4)
			}
		default:
			if s.numberedUnit(x) || properName(text[x.start:x.end]) {
				offer(x, 6)
			} else if s.has(kindUse) || s.has(kindSelf) {
				offer(x, 3)
			}
		}
	}
	if s.label == roleResult || s.label == roleConclusion {
		return
	}
	if s.label == roleMethod || s.role == roleMethod || s.has(kindUse) || s.has(kindMethod) {
		for _, c := range s.clauses {
			if c.start >= limit {
				break
			}
			if from := s.thingsCounted(stretch{c.start, min(c.end, limit)}); from >= 0 {
				offer(stretch{from, c.end}, 5)
			}
		}
	}
	for _, h := range s.within(kindUnit, s.start, limit) {
		c := s.clauseOf(h)
		if from := numberBefore(text, c.start, h.start); from >= 0 {
			sure := 4
			if s.label == roleMethod || s.has(kindUse) || s.has(kindMethod) || s.has(kindCaseLead) {
				sure = 5
			}
			offer(stretch{from, c.end}, sure)
		} else if strings.Contains(strings.ToLower(text[s.start:limit]), "n = ") || strings.Contains(strings.ToLower(text[s.start:limit]), "n=") {
			offer(stretch{c.start, c.end}, 5)
		}
	}
}

// numberedUnit reports a number of things in a stretch.
func (s *sentence) numberedUnit(x stretch) bool {
	for _, h := range s.within(kindUnit, x.start, x.end) {
		if numberBefore(s.in.s, x.start, h.start) >= 0 {
			return true
		}
	}
	return false
}

// numberBefore returns where a number stands at most five words before byte
// `end`; -1 for nowhere.
func numberBefore(text string, start, end int) int {
	words := 0
	for i := end; i > start && words <= 5; {
		from := strings.LastIndexByte(strings.TrimRight(text[start:i], " "), ' ') + 1 + start
		word := strings.ToLower(strings.TrimSpace(text[from:i]))
		if word == "" || word == "in" || word == "than" || word == "and" && words > 3 {
			return -1
		}
		if scales[word] {
			i = from
			continue
		}
		if isNumber(word) || isDecimal(word) && scales[firstWord(text[i:])] {
			if before := strings.ToLower(strings.TrimRight(text[start:from], " ")); strings.HasSuffix(before, "fewer than") || strings.HasSuffix(before, "less than") {
				return -1
			}
			return from
		}
		words++
		i = from
	}
	return -1
}

// scales multiply the number before them.
var scales = wordSet("hundred thousand million billion")

func firstWord(s string) string {
	word, _, _ := strings.Cut(strings.TrimLeft(s, " "), " ")
	return word
}

func isDecimal(word string) bool {
	return word != "" && isDigit(word[0]) && isDigit(word[len(word)-1]) && strings.Count(word, ".") == 1
}

// isNumber reports a word that counts things: not a year, not a decimal.
func isNumber(word string) bool {
	if numerals[word] {
		return true
	}
	if word == "" || !isDigit(word[0]) || strings.ContainsAny(word, ".%/-–") {
		return false
	}
	year := len(word) == 4 && (word[:2] == "19" || word[:2] == "20")
	return !year && isDigit(word[len(word)-1])
}

// thingsCounted finds a number with a plural noun behind it: 143 pharmacies,
// 97 empirical articles.
func (s *sentence) thingsCounted(x stretch) int {
	text := s.in.s
	from, left := -1, 0
	for i := x.start; i < x.end; {
		next := strings.IndexByte(text[i:x.end], ' ')
		end := x.end
		if next >= 0 {
			end = i + next
		}
		word := strings.ToLower(text[i:end])
		bare := strings.TrimRight(word, ",;:.)")
		switch {
		case isNumber(bare) && bare == word || isDecimal(word) && scales[firstWord(text[min(end, x.end):x.end])]:
			from, left = i, 5
		case scales[word]:
		case left > 0 && (strings.HasSuffix(bare, "s") && !measures[bare] && len(bare) > 3 || plurals[bare]):
			return from
		case left > 0 && (bare != word || prepositions[word]):
			left = 0
		default:
			left--
		}
		i = end + 1
	}
	return -1
}

// measures are plural nouns that are counted without being a case.
var measures = wordSet(`years months weeks days hours minutes seconds percent points times groups arms stages dimensions types factors
 conditions hypotheses models steps paths strands ideals dollars euros pounds aspects reasons ways mechanisms themes categories levels
 variables questions theories perspectives approaches principles phases parts elements features modes logics runs decades centuries
 miles kilometers kilometres metres meters parameters settings methods algorithms layers items features databases indicators was this has its less
 standards deviations configurations pathways objectives goals kinds sets sources waves rounds seasons semesters sections chapters rules`)

// plurals are those without an s.
var plurals = wordSet(`corpora people children women men mice species personnel staff children data schoolchildren fishermen police`)

var prepositions = wordSet(`of in at on for from to with by and or per as is are was were than`)

func wordSet(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

var numerals = map[string]bool{"two": true, "three": true, "four": true, "five": true, "six": true, "seven": true, "eight": true,
	"nine": true, "ten": true, "eleven": true, "twelve": true, "twenty": true, "thirty": true, "forty": true, "fifty": true, "hundred": true}

// properName reports a capital inside a stretch.
func properName(s string) bool {
	for i := 1; i < len(s); i++ {
		if s[i] >= 'A' && s[i] <= 'Z' && s[i-1] == ' ' || i == 1 && s[0] >= 'A' && s[0] <= 'Z' {
			return true
		}
	}
	return false
}

func lastIndexFold(s, sub string) int {
	return strings.LastIndex(strings.ToLower(s), sub)
}
