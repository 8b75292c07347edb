package rules

import (
	"strings"
	"unicode/utf8"

	"synoptic/internal/page"
)

// theoryReach is how far a theory's head noun may stand from the word that
// leads to it, in runes.
const theoryReach = 28

// theory picks the theory or framework that the study rests on.
func theory(b *body) found {
	if b.notice {
		return found{}
	}
	var best found
	consider := func(s *sentence, bonus int) {
		if x, ok := s.theory(); ok && !pointsBack(x.answer) && !namesNoneAtAll(x.answer) {
			if x.sure += bonus; x.sure > best.sure {
				best = x
			}
		}
	}
	for i := range b.abstract {
		s := &b.abstract[i]
		bonus := 2
		if b.zone.first >= 0 && i > b.zone.first && s.label == roleNone {
			bonus = 0
		}
		if s.label == roleConclusion || s.label == roleResult || s.role == roleWorth {
			bonus = -3
		}
		if s.role == roleWorth || strings.HasPrefix(s.text(), "未来") || hasPrefixFold(s.text(), "future ") {
			continue
		}
		consider(s, bonus)
	}
	for i := range b.title {
		consider(&b.title[i], 1)
	}
	return best
}

// theory finds a head noun such as 理论 with a lead such as 基于 before it in
// the same clause, or a frame such as 以…为框架 round it.
func (s *sentence) theory() (found, bool) {
	best := s.namedTheory()
	if x, ok := s.borrowedChinese(); ok && best.sure < 4 {
		best = s.theoryFound(x, 4)
	}
	if x, sure := s.theoryAsSubject(); sure > best.sure {
		best = s.theoryFound(x, sure)
	}
	if !s.has(kindTheoryHead) || !s.has(kindTheoryLead) {
		return best, best.sure > 0
	}
	for _, head := range s.hits {
		if head.kind != kindTheoryHead || s.notTheory(head) {
			continue
		}
		c := s.clauseOf(head)
		for _, lead := range s.within(kindTheoryLead, c.start, head.start) {
			if _, prior := s.first(kindPrior, s.start, lead.start); prior {
				continue
			}
			name := stretch{lead.end, head.end}
			if !s.chinese() && theoryOf[s.in.low[head.start:head.end]] && hasPrefixFold(s.in.s[head.end:c.end], " of ") {
				name.end = s.nameEnd(head.end+len(" of "), c.end) // the theory of planned behaviour
			}
			n := utf8.RuneCountInString(s.in.s[name.start:name.end])
			sure := s.theorySure(lead, head)
			if s.othersTheory(lead, head, c) {
				continue
			}
			if sure == 0 || n > theoryReach && s.chinese() || n > 90 {
				continue
			}
			if sure > best.sure || sure == best.sure && len(s.in.s[name.start:name.end]) < len(best.answer) {
				best = found{answer: s.theoryName(name), quotes: []page.Span{s.quoted(stretch{lead.start, head.end})}, sure: sure}
			}
		}
	}
	return best, best.sure > 0 && best.answer != ""
}

// othersTheory reports a theory that somebody in the world worked by or under:
// 在民族自决思想的影响下,某党…, 某导演以浪漫主义开创….
func (s *sentence) othersTheory(lead, head hit, c clause) bool {
	if !s.chinese() || s.has(kindSelf) {
		return false
	}
	if startsWithAny(s.in.s[head.end:c.end], []string{"的影响", "思想的影响", "思潮的影响", "观念的影响"}) {
		return true
	}
	if s.in.s[head.start:head.end] != "主义" || s.in.s[lead.start:lead.end] != "以" {
		return false
	}
	before := s.in.s[c.start:lead.start]
	return before != "" && !startsWithAny(before, []string{"并", "再", "主要", "则", "而", "研究", "试"})
}

// theoryAsSubject finds a theory that is said to expect, guide or inspire
// something, with no word that leads to it: 认知负荷理论所预期的….
func (s *sentence) theoryAsSubject() (stretch, int) {
	if !s.chinese() {
		return s.englishSubject()
	}
	for _, head := range s.within(kindTheoryHead, s.start, s.end) {
		if noun := s.in.s[head.start:head.end]; noun != "理论" && noun != "学说" && noun != "进路" && !s.viewOf(head) || s.notTheory(head) {
			continue
		}
		c := s.clauseOf(head)
		rest := s.in.s[head.end:c.end]
		from := s.in.after(stretch{c.start, head.end}, "如果", "像", "正如", "正像", "受", "本文", "本研究", "文章", "用", "与", "按", "这与", "符合", "印证了", "也", "并", "且", "对", "通过对", "经由对", "借由对")
		name := s.in.s[from.start:head.start]
		n := utf8.RuneCountInString(name)
		if n < 2 || n > 12 || strings.ContainsAny(name, "的了该这此各诸") || generalTheory(name) {
			continue
		}
		if s.in.title && s.in.s[head.start:head.end] != "进路" && (startsWithAny(rest, appliedInTitle) || rest == "") || s.viewOf(head) {
			return s.in.after(from, "一个", "一种"), 2 // 一个商谈理论的检讨
		}
		for _, says := range []string{"所预期", "所提示", "所预测", "所预言", "所说", "所言", "所主张", "所强调", "所描述", "所揭示", "启发", "的启发", "的预期", "的预测", "所设想", "的设想", "的判断", "的主张", "预测", "预期", "假定", "推断", "提醒"} {
			if strings.HasPrefix(rest, says) {
				return from, 3
			}
		}
		if strings.HasPrefix(rest, "构成") && containsAny(rest, []string{"假设", "框架", "理论基础", "理论资源"}) {
			return from, 3 // 社会交换理论与信号理论构成本文假设的基础
		}
		if strings.HasPrefix(rest, "为") && strings.Contains(rest, "提供") && s.finding < 0 {
			return from, 3 // 能力进路为评价改造提供了尺度
		}
		if lead := s.in.s[c.start:from.start]; endsWithAny(lead, []string{"与", "同", "和"}) && setsApart(rest) {
			return from, 3 // 与街头官僚理论关于自由裁量的设想不同
		}
		if strings.HasSuffix(s.in.s[c.start:from.start], "用") && startsWithAny(rest, []string{"解释", "来看", "来说明", "说明", "观之", "审视"}) {
			return from, 3
		}
		if strings.HasSuffix(s.in.s[c.start:from.start], "对") &&
			startsWithAny(rest, []string{"的重新解读", "的再解读", "的重新解释", "的再解释", "的重新阐释", "的再阐释", "的改造", "的修正", "的拓展", "的批判性"}) {
			return from, 3 // 通过对有限理性学说的重新解读
		}
	}
	return stretch{}, 0
}

// borrowedChinese takes what a Chinese sentence borrows by its frame: 沿用“弱者
// 的武器”这一说法, 受福柯治理术启发, 借“拟剧”之眼.
func (s *sentence) borrowedChinese() (stretch, bool) {
	if !s.chinese() || s.finding >= 0 && s.clauseAt(s.finding) == 0 {
		return stretch{}, false
	}
	for _, c := range s.clauses {
		text := s.of(c)
		for _, f := range borrowed {
			end := strings.Index(text, f.closer)
			if end < 0 {
				continue
			}
			for _, lead := range f.leads {
				from := strings.Index(text[:end], lead)
				if from < 0 {
					continue
				}
				name := text[from+len(lead) : end]
				n := utf8.RuneCountInString(name)
				if n < 2 || n > 16 || strings.HasPrefix(name, "此") ||
					f.named && !containsAny(name, schoolsChinese) && !theoryModel(name) && !endsWithAny(name, []string{"理论", "学说", "主义", "思想"}) ||
					!f.named && !strings.Contains(name, "“") {
					continue
				}
				return stretch{c.start + from + len(lead), c.start + end}, true
			}
		}
	}
	return stretch{}, false
}

// borrowed are the frames of what a study borrows; a named one holds the name
// of a school, the others words in quotation marks.
var borrowed = []struct {
	closer string
	leads  []string
	named  bool
}{
	{"这一说法", []string{"沿用", "借用", "援用", "化用"}, false},
	{"这一概念", []string{"沿用", "借用", "援用", "化用", "引入"}, false},
	{"这一命题", []string{"沿用", "借用", "援用", "检视", "重审"}, false},
	{"的说法", []string{"沿用", "借用", "援用", "化用"}, false},
	{"之眼", []string{"借", "透过", "以"}, false},
	{"之镜", []string{"借", "透过", "以"}, false},
	{"基础上加入", []string{"在"}, true},
	{"基础上引入", []string{"在"}, true},
	{"基础上纳入", []string{"在"}, true},
	{"启发", []string{"受"}, true},
	{"的启发", []string{"受", "得到"}, true},
}

// appliedInTitle follow a theory in a title that says what the study rests on.
var appliedInTitle = strings.Fields(`的检讨 的解释 的分析 的阐释 的考察 的检视 的进路 的视角 的视域 的观点 的分析框架 的再诠释 的诠释 的解读 的应用 的拓展 视角 视域 视阈 下的`)

// viewOf reports a view by the school that it is of: 嵌入性视角的解读, 情感劳动视角下.
// Most views are none: 城乡视角, 比较视角.
func (s *sentence) viewOf(head hit) bool {
	switch s.in.s[head.start:head.end] {
	case "视角", "视域":
		rest := s.in.s[head.end:s.end]
		return endsWithAny(s.in.s[s.start:head.start], schoolsChinese) &&
			(startsWithAny(rest, []string{"下", "的解读", "的考察", "的分析", "的解释", "的审视", "的阐释", "的探讨", "出发", "来看", "看"}) || s.in.title && rest == "")
	}
	return false
}

// schoolsChinese end the names of what a view can be of.
var schoolsChinese = strings.Fields(`嵌入性 嵌入 主义 理论 社会资本 文化资本 制度逻辑 行动者网络 场域 情感劳动 劳动过程 生命历程 生态系统 社会支持 价值共创 公共价值 街头官僚 注意力 资源依赖 委托代理 交易成本
 社会交换 计划行为 技术接受 认知负荷 具身认知 社会认同 符号互动 拟剧 治理术 空间生产 多源流 倡导联盟 间断均衡 政策网络 整体性治理 协同治理 社会建构 集体行动 自主治理 可供性 组织惯习 心理契约`)

// setsApart reports what follows a theory that the findings are held against.
func setsApart(rest string) bool {
	return endsWithAny(rest, []string{"不同", "相反", "一致", "相符", "吻合", "相左", "有别", "不一致", "不符", "相悖", "背离", "相呼应", "相互印证", "互证", "相印证", "相契合", "契合", "展开对话", "形成对话", "进行对话", "相互参照", "对话"})
}

// generalTheory reports the name of no theory in particular.
func generalTheory(name string) bool {
	for _, word := range []string{"已有", "既有", "现有", "传统", "相关", "有关", "上述", "主流", "经典", "一般", "各种", "这些", "诸多", "西方", "我国", "中国", "法学", "经济学", "社会学"} {
		if strings.Contains(name, word) {
			return true
		}
	}
	return false
}

// notTheory reports a head noun that is part of a method's or a tool's name.
func (s *sentence) notTheory(head hit) bool {
	if s.namesProcedure(head) {
		return true
	}
	for _, h := range s.hits {
		if (h.kind == kindNotTheory || h.kind == kindMethod && (!methods[h.arg].verbal || reviews(methods[h.arg].design))) &&
			h.start <= head.start && h.end >= head.end {
			return true
		}
	}
	return false
}

// theorySure weighs a head noun with its lead: 理论 is a theory with any
// lead, 模型 only with a named one before it.
func (s *sentence) theorySure(lead, head hit) int {
	text := s.in.s
	noun := s.in.low[head.start:head.end]
	between := text[lead.end:head.start]
	rest := text[head.end:s.end]
	if strings.TrimSpace(between) == "" || strings.HasPrefix(rest, "性") || strings.HasPrefix(rest, "化") {
		return 0
	}
	leadWord := s.in.low[lead.start:lead.end]
	if s.chinese() {
		return chineseTheory(leadWord, between, noun, rest)
	}
	return englishTheory(leadWord, between, noun)
}

// chineseTheory weighs a Chinese head noun by the word that leads to it, by
// what stands between them and by what follows.
func chineseTheory(lead, between, noun, rest string) int {
	if containsAny(between, []string{"开放", "聚焦", "初始", "主轴", "轴心"}) && strings.Contains(rest[:min(len(rest), len("三个层次的编码"))], "编码") {
		return 0 // 开放、聚焦、理论三个层次的编码
	}
	if noun == "理论" && startsWithAny(rest, []string{"上具有", "上有", "上的", "上可", "上和", "上是"}) {
		return 0
	}
	if lead == "在" && strings.HasPrefix(between, "于") {
		return 0 // 目的在于揭示…理论
	}
	if noun == "视角" && endsWithAny(between, people) || containsAny(between, []string{"颁布", "印发", "发布的", "制定的"}) {
		return 0 // 从居民视角出发; 以教育部颁布的框架为依据
	}
	if strings.HasPrefix(rest, "为主") || namesNoTheory(between, noun, rest) || shortLeads[lead] && startsWithAny(between, longerVerbs) {
		return 0
	}
	if noun == "模型" && lead == "在" && startsWithAny(rest, extensions) && theoryModel(between) {
		return 4 // 在技术接受模型中引入政府信任
	}
	for _, tail := range []string{"的相关", "的有关", "等相关", "等有关"} {
		between = strings.TrimSuffix(between, tail) // 立足制度性集体行动的相关学说
	}
	for _, no := range []string{"的影响", "国内外", "相关", "有关", "已有", "现有", "传统", "缺乏", "意义", "数据", "调查", ";", "如何", "提供", "arksey", "prisma", "jbi", "机器学习", "深度学习", "集成学习", "强化学习", "迁移学习", "联邦学习", "监督学习", "注意力机制", "神经网络", "评价指标"} {
		if strings.Contains(strings.ToLower(between), no) {
			return 0
		}
	}
	sure := 0
	switch noun {
	case "概念", "观点":
		if applied := startsWithAny(rest, understoodBy); applied && utf8.RuneCountInString(between) >= 2 && !generalTheory(between) {
			return 4 // 借社区韧性概念加以理解
		}
		sure = borrowedIdea(lead, between)
	case "理论", "学说", "视域", "基础观":
		sure = 5
	case "框架", "架构", "取径", "视角", "范式", "视野", "主义", "假说":
		sure = 4
	case "定律", "原理", "思想":
		sure = 3
	case "模型":
		sure = modelAsTheory(lead, between)
		if lead == "从" && theoryModel(between) && startsWithAny(rest, []string{"的角度", "角度", "的视角", "视角", "来看", "出发", "看"}) {
			return 4 // 从安德森模型的角度分析
		}
	case "论":
		if (startsWithAny(rest, viewsOfDoctrine) || startsWithAny(rest, []string{",", "。"}) && restingChinese[lead] && utf8.RuneCountInString(between) >= 3) &&
			!endsWithAny(between, []string{"评", "讨", "争", "议", "结", "言", "舆", "辩", "定", "推", "无", "不", "导", "序", "绪", "总"}) {
			sure = 5 // 在媒介实践论的脉络中
		}
	case "论述":
		if startsWithAny(rest, []string{"为依据", "为基础", "为据", "为出发点", "为起点", "为参照", "为线索", "出发"}) || lead == "援引" || lead == "依据" || lead == "借用" {
			sure = 5
		}
	case "原则":
		if lead == "从" && strings.HasPrefix(rest, "出发") {
			return 4
		}
	}
	if sure == 0 && (noun == "论" || noun == "论述" || noun == "原则") {
		return 0 // 以讨论为基础
	}
	switch lead {
	case "在", "从", "将", "把", "通过", "由", "利用", "应用", "以", "结合", "按照", "吸收":
		sure--
		if lead == "以" || lead == "从" || lead == "将" || lead == "把" {
			for _, closer := range []string{"为基础", "为框架", "为分析框架", "为视角", "为理论", "为分析视角", "为指导", "为依据", "为支撑", "为分析工具", "为透镜", "为理论透镜", "为分析透镜", "为底", "为基底", "为理论工具", "为理论资源", "为理论起点", "为解释框架", "为理论支点", "为参照", "为镜", "出发", "切入", "为切入", "作为", "引入", "带进", "带入", "移入", "置入", "用于", "运用于", "应用于", "看"} {
				if strings.HasPrefix(rest, closer) {
					return sure + 2
				}
			}
			if lead == "把" {
				return 0
			}
			sure--
		}
	case "提出":
		sure -= 2
	case "构建", "建构", "搭建":
		if noun != "框架" || !strings.HasSuffix(between, "分析") && !strings.HasSuffix(between, "理论") {
			return 0
		}
		sure = 2
	}
	return max(sure, 0)
}

// viewsOfDoctrine follow a doctrine, 媒介实践论, that a study looks from.
var viewsOfDoctrine = strings.Fields(`的脉络 脉络 的视角 视角 的立场 立场 的框架 的进路 的传统 的视野 的思路 的角度 出发 的观点 的启发 的洞见 的主张 来看 的语境 的意义上 的命题 为透镜 为镜 为线索 为参照 为起点 为视角 为框架 为依据 为理论`)

// restingChinese lead to little else than what a study rests on.
var restingChinese = leadSet("承接|承袭|秉承|援引|立足|立足于|沿着|依循|借鉴|植根于|奠基于")

// understoodBy follow a concept by which something is understood.
var understoodBy = strings.Fields(`加以理解 加以解释 加以诠释 加以阐释 加以说明 加以分析 来理解 来解释 来诠释 来阐释 来看 来说明 理解之 解释之 观之 视之 重新理解 重新审视`)

// borrowedIdea weighs a concept or a view that a study borrows: 援引…概念.
func borrowedIdea(lead, between string) int {
	switch lead {
	case "援引", "借用", "借鉴", "引入", "沿用", "借助", "援用":
		return 3
	case "立足于", "立足":
		if strings.HasSuffix(between, "的") {
			return 3
		}
	}
	return 0
}

// modelAsTheory weighs a 模型: most are tools, some are theories of how people
// act, and these are what a study rests on.
func modelAsTheory(lead, name string) int {
	switch lead {
	case "基于", "依据", "根据", "借鉴", "参照", "遵循", "引入", "以", "依托", "结合", "整合", "运用", "依", "按照", "依循", "借", "借由":
	default:
		return 0
	}
	if theoryModel(name) {
		return 3
	}
	return 0
}

func theoryModel(name string) bool { return containsAny(name, theoryModels) }

// shortLeads are parts of longer verbs, which go on as longerVerbs do: 采访,
// 借贷. Behind a theory, extensions say that the study adds to it.
var (
	shortLeads  = map[string]bool{"采": true, "借": true, "援": true}
	longerVerbs = strings.Fields(`用 取 访 集 购 纳 样 矿 摘 助 鉴 由 贷 款 阅 此 以`)
	extensions  = strings.Fields(`中引入 中加入 中纳入 中增加 中嵌入 中融入 基础上 的基础上 之上`)
)

// theoryModels are words in the names of models that are theories.
var theoryModels = strings.Fields(`TOE TAM UTAUT PEST S-O-R SOR MOA AMO KAP HBM TPB COM-B IMB SCP ABC SWOT SERVQUAL ERG ECM IPA PSR DPSIR PMC
 接受 采纳 行为 信念 动机 需求 资源 服务利用 期望 满意 信任 价值共创 生态系统 社会认知 压力 工作要求 知识转移 成熟度 过程理论 阶段变化 传播 五因素 三元 议程 多源流 政策过程 钻石 倡议 注意力 安德森 冰山 素养 成功 沟通 三圈 米特罗夫`)

// theoryName trims what stands between the lead and the theory's own name.
func (s *sentence) theoryName(x stretch) string {
	for _, frame := range []string{"为理论视角", "为分析视角", "为研究视角", "为视角", "为理论框架", "为分析框架", "为框架", "为理论"} {
		if name, ok := strings.CutSuffix(s.in.s[x.start:x.end], frame); ok && name != "" && !strings.HasSuffix(name, "行") {
			x.end = x.start + len(name) // 以协同治理为理论视角
			break
		}
	}
	if from := strings.Index(s.in.low[x.start:x.end], " developed from "); from >= 0 && !s.chinese() {
		x.start += from + len(" developed from ") // had been developed from the Technology Acceptance Model
	}
	for _, verb := range []string{" and highlights ", " and shows ", " and argues ", " and suggests ", " and explores ", " and examines ", " and identifies "} {
		if at := strings.Index(s.in.low[x.start:x.end], verb); at > 0 && !s.chinese() {
			x.end = x.start + at // drawn from …'s critique and highlights issues
		}
	}
	x = s.in.after(x, "the ", "a ", "an ", "了", "理论基础的", "经典的", "著名的", "引入", " ")
	return s.in.phrase(x)
}
