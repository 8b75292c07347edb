package rules

import (
	"strings"
	"unicode/utf8"
)

// severalSites reports a stretch that names a few places or bodies beside each
// other: 三村, 苏州、成都两地, four municipalities. Many are a sample.
func (s *sentence) severalSites(x stretch) bool {
	text := s.in.s[x.start:x.end]
	if !s.chinese() {
		return fewPlaces(text)
	}
	for _, n := range []string{"两", "二", "三", "四", "五", "六", "七", "八", "双"} {
		for at := strings.Index(text, n); at >= 0; {
			rest := text[at+len(n):]
			before, _ := utf8.DecodeLastRuneInString(text[:at])
			for _, classifier := range []string{"", "个", "所", "家", "座"} {
				after, ok := strings.CutPrefix(rest, classifier)
				if !ok || strings.ContainsRune("十百第", before) || strings.HasPrefix(rest, "地级") {
					continue
				}
				if classifier != "" { // 三个老旧小区
					after = after[:min(len(after), longestKind)]
				}
				for _, site := range fewSites {
					if at := strings.Index(after, site); at == 0 || at > 0 && classifier != "" && !strings.ContainsAny(after[:at], ",、") {
						return true
					}
				}
			}
			next := strings.Index(rest, n)
			if next < 0 {
				break
			}
			at += len(n) + next
		}
	}
	return sitesInRow(text)
}

// longestKind bounds what may stand between a classifier and a site, and the
// site, in bytes.
const longestKind = 24

// framesSeveral reports a sentence whose case is more than one.
func (s *sentence) framesSeveral() bool {
	for _, h := range s.within(kindCaseClose, s.start, s.end) {
		if x, ok := s.framed(h); ok && s.severalCases(x) {
			return true
		}
	}
	return false
}

// severalCases reports more than one case in the frame of a case.
func (s *sentence) severalCases(x stretch) bool {
	return s.severalSites(x) || !s.chinese() && namesJoined(s.in.s[x.start:x.end])
}

// fewSites are what a comparison sets side by side.
var fewSites = strings.Fields(`村 县 市 地 镇 乡 省 区 国 校 城市 社区 街道 企业 公司 平台 医院 学校 小学 中学 高校 大学 案例 村庄 地区 国家 机构 组织 项目 合作社 部门 银行 法院 园区 小区 街区 流域 渔村 学区 微信群 车间 书店 报社 大厅 中心 食堂 门店 渔港 港口 工地 工厂`)

// sitesInRow reports sites joined by 与 or 、: 甲县与乙县, A社区和B社区.
func sitesInRow(text string) bool {
	parts := strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune("、与和及", r) })
	if len(parts) < 2 || len(parts) > 6 {
		return false
	}
	for _, part := range parts {
		last, size := utf8.DecodeLastRuneInString(part)
		if (!strings.ContainsRune("市县区镇乡村省州国", last) || len(part) == size) && (!endsWithAny(part, bodyNouns) || len(part) > longestKind) {
			return false
		}
	}
	return true
}

// bodyNouns end the names of bodies that are no places by themselves.
var bodyNouns = strings.Fields(`社区 街道 医院 学校 公司 企业 平台 中学 小学 大学 法院 银行 集团 园区`)

// namesJoined reports names beside each other: Shenzhen and Barcelona; Chile,
// Peru and Bolivia.
func namesJoined(text string) bool {
	words := strings.Fields(text)
	for i := 1; i+1 < len(words); i++ {
		next := words[i+1]
		if next == "the" && i+2 < len(words) {
			next = words[i+2]
		}
		if w := words[i]; (w == "and" || w == "with") && capital(words[i-1]) && capital(strings.TrimLeft(next, "(")) && next != "I" {
			return true
		}
	}
	return false
}

func capital(word string) bool { return len(word) > 2 && word[0] >= 'A' && word[0] <= 'Z' }

// fewPlaces reports a small number of places or bodies in English.
func fewPlaces(text string) bool {
	words := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return r == ' ' || r == ',' || r == ';' || r == ':' || r == '.' })
	for i, word := range words {
		if !fewNumerals[word] {
			continue
		}
		for _, noun := range words[i+1 : min(len(words), i+4)] {
			if placeNouns[noun] {
				return true
			}
		}
	}
	return false
}

var (
	fewNumerals = wordSet("two three four five six seven both 2 3 4 5 6 7")
	placeNouns  = wordSet(`countries cities municipalities agencies towns villages regions states provinces districts schools firms organisations organizations
 hospitals basins ministries universities cooperatives platforms communities counties cases ports neighbourhoods neighborhoods departments offices companies
 parishes councils islands boroughs factories museums libraries clinics banks unions federations governments kingdoms nations orders authorities start-ups startups associations ngos charities newsrooms laboratories parks mines plants labs ballots strikes votes alliances ventures consortia partnerships initiatives pilots clubs camps estates reserves elections reforms crises conflicts mergers campaigns protests courts institutes libraries hospitals wards warehouses centres centers breweries co-operatives kitchens depots commons bookshops farms theatres markets colleges stations harbours`)
)

// comparison takes a few places or bodies that are set side by side, as the
// method of a study that names no other: a comparison of four ports.
func (b *body) comparison() (candidate, bool) {
	for _, sentences := range [][]sentence{b.abstract, b.title} {
		for i := range sentences {
			s := &sentences[i]
			if s.label == roleResult || s.label == roleConclusion || s.label == roleBackground || s.role == roleWorth || s.finding >= 0 {
				continue
			}
			if _, prior := s.first(kindPrior, s.start, s.end); prior {
				continue
			}
			bonus := 1
			if !s.in.title {
				bonus = b.methodBonus(i)
			}
			at, length := s.compares()
			if at < 0 {
				at = s.comesFromSites()
			}
			if at < 0 || !s.severalSites(stretch{s.start, s.end}) && !s.comparesNames(at) && !(s.acrossSites() && b.tellsSeveralSites()) {
				continue
			}
			c := s.clauses[s.clauseAt(at)]
			return candidate{s: s, hit: hit{kindMethod, comparing, at, max(at+length, c.end)}, score: methods[comparing].weight + bonus, title: s.in.title}, true
		}
	}
	return candidate{}, false
}

// acrossSites reports a sentence that compares within cases and between them.
func (s *sentence) acrossSites() bool {
	return containsAny(s.low(), []string{"within and across", "across and within", "within and between", "between and within", "across sites", "across cases", "between sites", "between cases", "cross-case", "cross-site", "各点之内与之间", "跨案例", "跨点", "案例之间", "各点之间"})
}

// tellsSeveralSites reports an abstract or a title that names a few sites.
func (b *body) tellsSeveralSites() bool {
	for _, sentences := range [][]sentence{b.title, b.abstract} {
		for i := range sentences {
			if s := &sentences[i]; s.severalSites(stretch{s.start, s.end}) {
				return true
			}
		}
	}
	return false
}

// comesFromSites returns where a sentence says that what was gathered comes
// from several sites, or that several sites, its subject, were looked at; -1 for
// neither. People at three clinics are no three cases.
func (s *sentence) comesFromSites() int {
	if s.in.title || s.finding >= 0 {
		return -1
	}
	if text := s.low(); s.chinese() || !fewNumerals[firstWord(text)] {
		for _, lead := range gatheredFrom {
			if n := strings.Index(text, lead); n >= 0 && s.severalSites(stretch{s.start + n, s.end}) {
				return s.start + n
			}
		}
		return -1
	} else if words := strings.Fields(text); fewPlaces(strings.Join(words[:min(len(words), 4)], " ")) && containsAny(text, lookedAt) {
		return s.start
	}
	return -1
}

// gatheredFrom lead to where the material of a study comes from; lookedAt is
// what is done with sites in English.
var (
	gatheredFrom = []string{"资料来自", "材料来自", "案例来自", "数据来自", "材料取自", "资料取自", "案例取自", "material comes from", "materials come from", "evidence comes from", "material was gathered in", "material is drawn from", "material stems from"}
	lookedAt     = []string{"were examined", "were studied", "were visited", "were followed", "were observed", "were revisited", "are examined", "are studied", "are followed"}
)

// comparesNames reports an English sentence that compares what it names: we
// compare Latvia and Lithuania. Judgments are compared as law, not as cases.
func (s *sentence) comparesNames(at int) bool {
	from := at
	if strings.HasPrefix(s.in.low[at:], "side by side") {
		from = s.start // what is set side by side stands before it
	}
	return !s.chinese() && s.finding < 0 && namesJoined(s.in.s[from:s.end]) &&
		!containsAny(s.low(), []string{"judgment", "judgement", "ruling", "models", "baseline"})
}

// comparesSites reports a sentence that sets a few sites side by side.
func (s *sentence) comparesSites() bool {
	at, _ := s.compares()
	return at >= 0 && s.severalSites(stretch{s.start, s.end})
}

// compares finds the word that says that things are compared.
func (s *sentence) compares() (at, length int) {
	h, ok := s.first(kindCompare, s.start, s.end)
	if !ok {
		return -1, 0
	}
	return h.start, h.end - h.start
}
