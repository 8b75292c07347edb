package formrules

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"synoptic/internal/form"
)

// longer are common words that hold a word of one or two characters which
// means something else alone: 例 (a case) in 比例 (a share).
var longer = strings.Fields(`
比例 案例 示例 条例 举例 惯例 为例 先例 实例 例如 例外 范例 例子 例证 体例 特例 例会
城市 市场 市民 上市 都市 市政 市值 市域 市县
年龄 年度 青年 老年 少年 中年 近年 历年 多年 年报 年轻 年鉴 年代 常年 成年 年间
国家 专家 家庭 家长 家族 家乡 大家 作家 企业家 学家 家户 家居
人民 人口 人才 人工 人员 人类 个人 人均 人力 法人 老人 人文 人际 人机 工人 他人 私人 主人 人格 人物 人大 人群 机器人 负责人 人权
乡村 农村 村庄 村民 村委 村级 山村 名义 著名 名称 命名 匿名 署名 名录
身份 省份 股份 份额 年份 月份 部份 省级 省市 社区 地区 区域 区块 园区 特区 区间 区别 区分
所有 所谓 所得 所属 场所 研究所 层次 其次 再次 次序 次要 多次 依次 档次 首次
组织 小组 组合 分组 组成 重组 组建 用户 客户 农户 户籍 账户 门户 户外 帐户
观点 特点 重点 热点 试点 节点 难点 焦点 要点 起点 缺点 优点 弱点 点击
时期 长期 预期 短期 周期 期刊 期望 期间 前期 后期 中期 初期 早期 近期 定期 学期 期待
中国 国际 全国 国内 国外 各国 外国 我国 国有 国企 国情 学校 高校 校园 校正 医院 学院 法院 院校
企业 项目 事项 专项 选项 各项 单项 条件 条款 线条 篇章 天然 今天 白天 天气 月度 岁月 元素 单元 多元 元宇宙 公元 万元 亿元 美元
方面 方法 方式 方向 地方 官方 双方 各方 多方 对方 种类 各种 多种 物种 品种 类型 类别 分类 人类 种族
行政治理 财政治理 民政治理 廉政治理 社会计量 社会计算 人民主体 居民主体 农民主体 村民主体 市民主体 公民主体 发展中国家 中国家庭 大学生 小学生 中学生 科学生产 管理学院 地方政治 人口腔
`)

// standsAlone reports whether a keyword at a stretch of a text is a word of its
// own. Words of Chinese are not parted, so that one of one or two characters is
// only taken where it is counted (12个县, 30例) or no longer word holds it.
func standsAlone(s string, at span) bool {
	word := s[at.start:at.end]
	if utf8.RuneCountInString(word) > 2 || strings.ContainsFunc(word, func(r rune) bool { return !unicode.Is(unicode.Han, r) }) {
		return true
	}
	if counted(s, at) {
		return true
	}
	for _, w := range longer {
		if len(w) <= len(word) {
			continue
		}
		for from := 0; ; {
			i := strings.Index(w[from:], word)
			if i < 0 {
				break
			}
			i += from
			from = i + len(word)
			if start := at.start - i; start >= 0 && strings.HasPrefix(s[start:], w) {
				return false
			}
		}
	}
	return true
}

// near bounds, in bytes, how far before a word its number is looked for: a page
// may repeat a word without end.
const near = 48

// counted reports that a number, with or without a measure word, stands right
// before a stretch.
func counted(s string, at span) bool {
	from := max(0, at.start-near)
	for !utf8.RuneStart(s[from]) {
		from++
	}
	s, before := s[from:at.end], at.start-from
	numbers := form.StatedNumbers(s)
	for range 2 {
		if slices.ContainsFunc(numbers, func(n form.StatedNumber) bool {
			return n.End <= before && strings.TrimSpace(s[n.End:before]) == ""
		}) {
			return true
		}
		r, size := utf8.DecodeLastRuneInString(s[:before])
		if !strings.ContainsRune("个個名家所位条篇份座户例项组", r) {
			return false
		}
		before -= size
	}
	return false
}

// bare strips what closes a sentence, which an answer or an element of a list
// is not.
func bare(s string) string {
	return strings.TrimRight(strings.TrimSpace(s), "。；;，,、：:！!．. \u3000")
}
