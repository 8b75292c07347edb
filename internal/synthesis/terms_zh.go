package synthesis

import (
	"strings"
	"unicode/utf8"
)

// hanRun is a stretch of Chinese characters. at[i] is the byte where its i-th
// character starts in the text; one more entry marks the end.
type hanRun struct {
	text string
	at   []int
}

func (r hanRun) len() int              { return len(r.at) - 1 }
func (r hanRun) slice(i, j int) string { return r.text[r.at[i]:r.at[j]] }

// eachHanRun calls f for each stretch of Chinese characters.
func eachHanRun(text string, f func(hanRun)) {
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		if !isHan(r) {
			i += size
			continue
		}
		run := hanRun{text: text}
		for i < len(text) {
			if r, size = utf8.DecodeRuneInString(text[i:]); !isHan(r) {
				break
			}
			run.at = append(run.at, i)
			i += size
		}
		run.at = append(run.at, i)
		f(run)
	}
}

const maxHan = 8

// proposeHan notes every stretch of two to eight characters that can be a
// word or a compound: it begins and ends like one and no function word or
// verb of academic prose stands in it.
func proposeHan(text string, note func(key string, left, right bool)) {
	eachHanRun(text, func(run hanRun) {
		marks := markWords(run)
		for i := range run.len() {
			if marks.inside[i] || badStart(run.slice(i, i+1)) {
				continue
			}
			for n := 2; n <= maxHan && i+n <= run.len(); n++ {
				if marks.inside[i+n-1] {
					break
				}
				key := run.slice(i, i+n)
				if badEnd(run.slice(i+n-1, i+n)) && !contentWordsZH[run.slice(i+n-2, i+n)] || genericZH[key] ||
					n == 2 && genericZH[run.slice(i, i+1)] {
					continue
				}
				note(key, marks.starts[i] || i > 0 && run.slice(i-1, i) == "组", marks.ends[i+n] || i+n+2 <= run.len() && measuresZH[run.slice(i+n, i+n+2)])
			}
		}
	})
}

// measuresZH follow the name of what was measured.
var measuresZH = set(`变化 差异 差别 水平 得分 评分 总分 增幅 降幅 升幅 幅度 达标 能力 产出 绩效 质量 数量 行为 意愿 效率 状况 情况`)

// marks tells of a run which characters belong to function words, and where a
// word may therefore start or end.
type marks struct{ inside, starts, ends []bool }

func markWords(run hanRun) marks {
	n := run.len()
	m := marks{make([]bool, n), make([]bool, n+1), make([]bool, n+1)}
	m.starts[0], m.ends[n] = true, true
	for i := 0; i < n; {
		size := functionWord(run, i)
		if size == 0 {
			i++
			continue
		}
		m.ends[i] = true
		for range size {
			m.inside[i] = true
			i++
		}
		m.starts[i] = true
	}
	return m
}

// functionWord returns the length of the function word that stands at the
// i-th character, 0 for none. Longer ones win, and words that merely contain
// such a character ("参与", "社会") are none.
func functionWord(run hanRun, i int) int {
	for n := min(4, run.len()-i); n >= 1; n-- {
		w := run.slice(i, i+n)
		if n > 1 && functionWordsZH[w] {
			return n
		}
		if n == 1 && strings.Contains(functionChars, w) {
			if i > 0 && contentWordsZH[run.slice(i-1, i+1)] || i+1 < run.len() && contentWordsZH[run.slice(i, i+2)] {
				return 0
			}
			return 1
		}
	}
	return 0
}

const functionChars = "的了和与及或是在对将把被从而由并使其为以于至到向则也都又所该需应能可会等之这那更且但因即若有无不未后前时则让给"

func badStart(c string) bool { return strings.Contains(badStarts, c) }
func badEnd(c string) bool   { return strings.Contains(badEnds, c) }

const (
	badStarts = "性化度者们式型类等之上下中内外间面种个些次方第本各每某很最较更来去着过得地率量感"
	badEnds   = "第各每某很最较更着过不未一二三四五六七八九十两多少大小新高低强弱再先已正只仅相较种"
)

// contentWordsZH hold a function character and are words of their own.
var contentWordsZH = set(`参与 社会 内在 存在 对象 对策 目的 使用 自由 其他 或者 并发 行为 作为 成为 认为 人为 智能 功能 职能 能力 效能 技能 势能 动能 赋能 能源 性能 可信 可及 可视 许可
应急 响应 适应 反应 效应 供应 应用 应对 回应 机会 会议 协会 委会 工会 平等 等级 等效 导向 取向 方向 趋向 转向 动向 意向 以人 所有 有效 有限 有序 有机 公有 私有 拥有 共有 占有 无人 从业 服从 和谐 共和 时间 时序 时空 实时 及时 同时 时效 前端 后端 后台 前台 滞后 落后 从属 场所 场域 更新 变更
因果 因素 原因 成因 所得 将军 给付 供给 补给 可持 权力 由来 理由 使命 大使 行使 不足 不平 不确 不均 不良 不同 无障 未来 对口 对话 对接 对称 配对 绝对 相对 针对 需求 需要 必需 急需 至上 冬至 到位 到达 报到 为民 中和 调和 总和 融和 之间 都市 首都 成都 也门 创新 革新`)

// functionWordsZH are the function words, connectives and verbs that stand
// around terms in academic prose.
var functionWordsZH = set(`通过 借助 基于 依托 围绕 按照 根据 依据 实现 推动 推进 促进 促成 提升 提高 降低 重塑 改善 改进 包括 包含 存在 形成 构成 构建 建构 建立 主要 需要 应当 必须 有利于 有助于 能够 可以 以及 如何 何以 怎样 为何
是否 缘何 驱动 影响 强调 优化 缺乏 缺少 来自 面临 导致 增强 减少 削弱 之间 过程中 方面 具有 呈现 表现 作用于 体现 发挥 进行 开展 采用 运用 利用 使用了 选取 考察 探讨 探究 分析 研究 揭示 发现 表明 显示 认为 指出 得出 得到 获得 产生 造成 引发 带来 提供
成为 作为 属于 位于 处于 趋于 取决于 归纳为 归结为 扩展至 扩展到 转向 转变为 走向 从而 进而 因此 由此 然而 但是 同时 此外 其中 尤其 不仅 而且 还 仅 均 较 最 非 且 既 又 已 已经 正在 尚未 未能 不能 没有 不足 显著 明显 有效 充分 进一步 逐步 逐渐 不断 持续 全面 系统地
本文 本研究 本论文 我国 各地 各个 一个 一种 两个 三个 四个 多个 不同 相关 相应 主要有 之一 之中 当中 例如 以 为例 作出 做出 给出 提出 提炼 总结 归纳 完成 达到 达成 满足 适用 结合 协调 整合了 压缩 贡献 兼顾 回归 回归到 平衡好 搭建 辅之以 完善 遵循 激发 最终 未来 解决 化解 缓解 避免 防止 保障了 确保 支持 支撑 拓展 深化 引入 引导 驱使 受制于 受到 取得 显现 生成 塑造 嵌入到 融入 转化 转化为 相互 密切 直接 间接 关键 核心 重要 基本 有待 梳理 面向 针对 两组 三组 四组 各组 干预组 对照组 试验组 实验组 观察组`)

// genericZH are words that every study could have; sharing them says nothing.
var genericZH = set(`研究 分析 影响 机制 作用 问题 结果 发现 方法 理论 关系 因素 主要 存在 实现 需要 进行 不同 建设 发展 模式 过程 视角 本文 我国 中国 案例 实践 路径 核心 重要 有效 系统 构建 完善 能力 水平 情况 结论 基础 条件 要求 方面 层面 维度 特征 内容 功能 价值 意义 目标 效果 效应 成效 逻辑 框架 体系 结构 方式 方向 形式 类型 程度 范围 阶段 领域 对象 实证 样本 数据分析 调查 问卷 访谈 变量 模型
现象 原因 成因 困境 对策 建议 策略 措施 内在 外部 内部 外在 整体 个体 总体 具体 相关 因果 因果机制 内在机制 运行机制 作用机制 影响机制 影响因素 核心风险因素 现实 历史 当前 近年 未来 时代 背景 地方 各地 显著 积极 消极 正向 负向 工作 活动 环节 部件 要素 元素 单位 主题 概念 定义 观点 思路 思想 原则 根本 根本原则 重点 难点 关键 优势 劣势 特点 差异 共同 可能 必要 必要条件 充分 启示 贡献 边际 基准 检验 稳健 异质 回归 估计 系数 提升 促进 推动 降低 支持 使用 应用 采用 运用 新的 一定 相互 之间 实施 开展 形成 产生 带来 面临 来自 包括 过多 过少 较高 较低 程中 实施过程 情境 群体 组织 行为 资源 制度 关键因素 作用机理 机理 性作 深层 程序 管理 社会 地区 人员 部分 责任 数量 质量 增加 条 研究对象 标准差 百分点 个百分点 一个标准差 平均 年均 主义 形式 统计学意义 统计学 统计意义 显著性 置信区间 异质性 效应量 敏感性 亚组 随访`)

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}
