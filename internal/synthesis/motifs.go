package synthesis

import (
	"slices"
	"strings"

	"synoptic/internal/lazyregexp"
)

// A motif is a notion that studies of public affairs write of in many words:
// 协同, 共治 and 多主体 are one notion to a reader. Its name may stand in a
// statement outside quotation marks, because Check knows the words that every
// cited study must then have. Motifs are of the field, never of a paper.
type motif struct {
	verbZH, zh string // 写到 | 多方协同
	verbEN, en string // write of | joint action
	words      []string
	also       []string           // and one of these too, where there are any
	clause     *lazyregexp.Regexp // and this in one clause, where it is set
	result     bool               // it is how something turned out, which studies of different topics can share
	asserted   bool               // a finding that denies it does not have it; what a study is about cannot be denied
}

// words of a motif are divided by bars; Latin ones are in lower case and match
// where a word begins.
func newMotif(verbZH, zh, verbEN, en, words, also, clause string) *motif {
	m := &motif{verbZH: verbZH, zh: zh, verbEN: verbEN, en: en, words: strings.Split(words, "|"), result: verbEN == "report", asserted: verbEN != "deal with"}
	if also != "" {
		m.also = strings.Split(also, "|")
	}
	if clause != "" {
		m.clause = lazyregexp.New(`(?i)` + clause)
	}
	return m
}

// motifs are what findings may agree on, those that say most first.
var motifs = []*motif{
	newMotif("把协同归于", "数字技术或平台的推动", "credit joint action to", "technology or platforms",
		"数字技术|平台|技术赋能|数字孪生|digital|platform|technolog", "协同|共治|协作|collaborat|coordinat|co-governance",
		`(?:数字技术|平台|技术赋能|数字孪生)[^。；;]{0,40}(?:实现|推动|促进|驱动|降低|搭建|形成|生成)[^。；;]{0,30}(?:协同|共治|协作)|(?:digital|platforms?|technolog\w+)\b[^.;]{0,60}(?:promot|coordinat|foster|generat|enabl|realiz)\w*[^.;]{0,60}(?:collaborat|coordinat|departments|agencies)`),
	newMotif("写到", "多方协同", "write of", "joint action by several actors",
		"协同|共治|协作|多方合作|联动|多元治理|多元参与|多主体|co-governance|co-rule|collaborat|coordinat|multi-actor|multi-agency|multi-depart|stakeholder|partnership", "", ""),
	newMotif("着眼于", "条块、部门或数据的分割与整合", "are concerned with", "fragmentation and integration",
		"碎片化|条块|集成|融合|一体化|整体性治理|部门壁垒|数据割裂|信息孤岛|fragment|integration|integrat|silo|holistic govern", "", ""),
	newMotif("提到", "党委或政治的推动", "name", "political authority as a force",
		"党委|党建|党组织|政治势能|政治赋权|政治动员|高位推动|party committee|political potential|political empower|political authority|political will", "", ""),
	newMotif("报告", "作用因人因地而异", "report", "effects that differ by group or place",
		"仅|集中于|集中在|更强|更明显|更大|更显著|concentrated|stronger|larger|largest|only among|only in|only where|driven by", "",
		`(?:效应|影响|作用|效果|收益)[^，。]{0,4}集中[于在]|仅(?:在|对|限).{1,20}(?:显著|成立|有效|显现)|在.{1,16}中?更(?:强|明显|显著|大)|\b(?:concentrated (?:among|in)|stronger (?:among|in|for|where)|larg(?:er|est) (?:among|in|for|where)|only (?:among|in|where)|driven by)\b`),
	newMotif("报告", "成效会减退", "report", "gains that fade",
		"回落|衰减|减弱|消退|fade|drops|wane|decay|wear off|wore off|disappear", "", `回落|衰减|(?:效应|成效|作用|效果|激励).{0,8}(?:减弱|消退)|\b(?:fad(?:e|es|ed)|drops|wan(?:e|es|ed)|decay\w*|w[eo]re? off|disappear\w*)\b`),
	newMotif("报告", "经由中间环节的作用", "report", "an effect that runs through something between",
		"中介|渠道|经由|mediat|channel", "",
		`中介(?:作用|效应|了)|(?:部分|完全|链式)中介|经由.{1,14}(?:对|影响|作用|传导)|作用渠道|传导渠道|\bmediat(?:es?|ed|ing|ion)\b|\bthrough (?:the |two |three )?channels?\b`),
	newMotif("写到", "考核、督办或问责", "write of", "supervision or accountability",
		"问责|督办|督查|考核|accountab|supervis", "政府|部门|干部|基层|行政|官|government|agenc|official|department|public", ""),
	newMotif("写到", "各方的参与", "write of", "participation by those concerned",
		"公众参与|居民参与|村民参与|群众参与|公民参与|参与不足|多元参与|参与机制|参与数量|public participation|citizen participation|civic participation|insufficient participation|participation quantity|stakeholders' participation", "", ""),
	newMotif("写到", "信任或公正", "write of", "trust or fairness", "信任|公正|公平|trust in|public trust|report trust|trust level|fairness|fairer", "", ""),
	newMotif("写到", "负担的增减", "write of", "burdens that rise or fall", "减负|行政负担|心理负担|合规负担|负担加重|负担转移|administrative burden|burden on|burdens on", "", ""),
	newMotif("写到", "数据的共享与开放", "write of", "the sharing or opening of data", "数据共享|数据开放|数据回流|数据流动|数据流通|data sharing|open data|publish data|share data", "", ""),
	newMotif("写到", "基层的裁量与变通", "write of", "discretion at the front line", "裁量|变通|形式主义|避责|discretion|workaround|street-level", "基层|一线|街头|窗口|乡镇|街道|street-level|front-line|frontline|caseworker", ""),
}

// fields are what a set may be about. A study belongs to one of them at most.
var fields = []*motif{
	newMotif("讨论", "数字技术在治理与政务中的运用", "deal with", "digital technology in government and governance",
		"数字|数智|智能|智慧|平台|众包|算法|自动化|数据|digital|platform|crowdsourc|algorithm|artificial intelligence|intelligent|data|automat", "治理|政府|政务|行政|监管|信访|应急|乡村建设|村干部|governance|government|administrat|regulat|public service|counter|ministry|emergency", ""),
	newMotif("讨论", "教育与学习", "deal with", "education and learning", "学生|教师|课堂|学校|高职|初中|教学|教育|图书馆|课程|学业|学习成效|大学生|student|teacher|classroom|pupil|school|education|homework|curricul|undergraduate|learner|campus|tutor", "", ""),
	newMotif("讨论", "健康与医疗", "deal with", "health and care", "患者|慢性病|慢病|糖尿病|康复|医疗|医院|护理|血压|认知障碍|卫生服务|照护|临床|疾病|症状|治疗|疫苗|patient|clinic|symptom|disease|therap|hospital|vaccin|caregiver|medic|diabet|blood pressure|telehealth|nurs|pharmac|paramedic|health|dementia", "", ""),
	newMotif("讨论", "乡村与农户", "deal with", "rural life and farming", "农户|农村|乡村|村民|村庄|驻村|农业|农机|灌溉|种植|养殖|farmer|village|rural|agricultur|crop|smallholder|irrigat|livestock|herd|pastoral|seed |growers|harvest", "", ""),
	newMotif("讨论", "企业、金融与市场", "deal with", "firms, finance and markets", "企业|融资|信贷|金融|产业|投资|创业|firms|credit|bank|invest|entrepreneur|market|supplier", "", ""),
	newMotif("讨论", "环境与资源", "deal with", "environment and resources", "环境规制|碳排|污染|生态|能源|水资源|气候|绿色|emission|pollut|climate|energy|carbon|ecolog|flood|river", "", ""),
	newMotif("讨论", "法律与司法", "deal with", "law and the courts", "法律|立法|司法|法院|法规|合规|裁判|判决|诉讼|侵权|著作权|legal|statut|court|judge|law|tribunal|liabilit|contract clause|litigat", "", ""),
	newMotif("讨论", "历史上的制度", "deal with", "institutions of the past", "清代|民国|嘉道|年代|晚清|明代|古代|近代|century|archival|archives|colonial", "", ""),
	newMotif("讨论", "社会保障与就业", "deal with", "welfare and work", "救助|养老|低保|福利|就业|劳动|骑手|welfare|pension|social assistance|labour|labor|workers|employ", "", ""),
	newMotif("讨论", "社区与基层", "deal with", "communities and the front line", "基层|社区|街道|居民|网格|community|neighbourhood|neighborhood|resident|street-level", "", ""),
	newMotif("讨论", "政府与公共服务", "deal with", "government and public services", "政府|政务|行政|公共服务|财政|税|government|administrat|public service|municipal|tax|budget|official", "", ""),
}

// lower brings ASCII letters to lower case and leaves every byte in its place.
func lower(s string) string {
	if !strings.ContainsFunc(s, func(r rune) bool { return r >= 'A' && r <= 'Z' }) {
		return s
	}
	b := []byte(s)
	for i, c := range b {
		if c >= 'A' && c <= 'Z' {
			b[i] = c + ('a' - 'A')
		}
	}
	return string(b)
}

// anyWord finds the first of some words in a lower-case text.
func anyWord(text string, words []string) (start, end int, ok bool) {
	start = -1
	for _, w := range words {
		if i := wordAt(text, w); i >= 0 && (start < 0 || i < start) {
			start, end = i, i+len(w)
		}
	}
	return start, end, start >= 0
}

func wordAt(text, w string) int {
	for from := 0; ; {
		i := strings.Index(text[from:], w)
		if i < 0 {
			return -1
		}
		if i += from; w[0] >= 0x80 || i == 0 || !latinByte(text[i-1]) {
			return i
		}
		from = i + len(w)
	}
}

func latinByte(c byte) bool { return c >= 'a' && c <= 'z' || c == '-' }

// borne reports whether the texts, taken together, have the words of a motif.
func (m *motif) borne(texts []string) bool {
	if m.also != nil && !slices.ContainsFunc(texts, func(s string) bool { _, _, ok := anyWord(lower(s), m.also); return ok }) {
		return false
	}
	return slices.ContainsFunc(texts, func(s string) bool { _, _, ok := m.find(s); return ok })
}

// places calls f for every place of a motif in a text until it returns false:
// the words of its clause, one place a clause, where it has one, else its
// words. A place that is denied is none.
func (m *motif) places(text string, f func(start, end int) bool) {
	low := lower(text)
	if m.clause != nil {
		if _, _, ok := anyWord(low, m.words); !ok {
			return
		}
		for _, c := range clauses(text) {
			for _, at := range m.clause.FindAllStringIndex(text[c.start:c.end], -1) {
				start, end := c.start+at[0], c.start+at[1]
				if denial.MatchString(text[c.start:start]) || m.asserted && deniedAt(text, start, end) {
					continue
				}
				if !f(start, end) {
					return
				}
				break
			}
		}
		return
	}
	for from := 0; from < len(low); {
		start, end, ok := anyWord(low[from:], m.words)
		if !ok {
			return
		}
		start, end = from+start, from+end
		if !(m.asserted && deniedAt(text, start, end)) && !f(start, end) {
			return
		}
		from = end
	}
}

// find is the first place of a motif in a text.
func (m *motif) find(text string) (start, end int, ok bool) {
	m.places(text, func(s, e int) bool { start, end, ok = s, e, true; return false })
	return start, end, ok
}

// denial ends what stands before words that are thereby denied: "no larger".
var denial = lazyregexp.New(`(?i)(?:不|未|没有|并无|无|\b(?:no|not|never|neither|nor|did not|does not|do not|without)(?: \w+ly)? ?)$`)

// claimed lists the motifs and fields that a text names outside quotation
// marks.
func claimed(outside string) []*motif {
	var found []*motif
	for _, list := range [][]*motif{motifs, fields} {
		for _, m := range list {
			if strings.Contains(outside, m.zh) || strings.Contains(outside, m.en) {
				found = append(found, m)
			}
		}
	}
	return found
}
