package rules

import "strings"

// ownMethod tells a method from a word that only looks like one.
func (s *sentence) ownMethod(h hit) bool {
	text := s.in.s
	before, rest := text[s.start:h.start], text[h.end:s.end]
	if s.chinese() {
		for _, no := range []string{"的重要性", "意义", "价值", "区", "点", "室", "班", "学校", "田", "基地", "材料", "地区", "组", "中学", "小学"} {
			if strings.HasPrefix(rest, no) {
				return false
			}
		}
		if text[h.start:h.end] == "随机" && startsWithAny(rest, chanceOnly) {
			return false
		}
		if text[h.start:h.end] == "现象学" && !s.has(kindUse) && !s.has(kindSelf) && s.label == roleNone && !s.in.title {
			return false // 回到梅洛-庞蒂的身体现象学
		}
		if strings.HasSuffix(before, "视") || text[h.start:h.end] == "个案" && startsWithAny(rest, oneByOne) {
			return false // 把说理视为个案正确性的担保
		}
		if strings.HasSuffix(text[h.start:h.end], "法") && startsWithAny(rest, lawWords) {
			return false // 比较法院的说理
		}
		for _, no := range []string{"缺乏", "缺少", "不同于", "区别于", "未来可", "未来", "预"} {
			if strings.HasSuffix(before, no) {
				return false
			}
		}
		return true
	}
	if strings.HasPrefix(strings.ToLower(rest), " reports") && hasSuffixFold(text[h.start:h.end], "tative") {
		return false // qualitative and quantitative reports describe
	}
	if strings.EqualFold(text[h.start:h.end], "experimental") &&
		startsWithAny(strings.ToLower(rest), []string{" site", " group", " condition", " arm", " practice", " school", " unit"}) {
		return false // all three experimental sites
	}
	if strings.EqualFold(text[h.start:h.end], "randomly") && startsWithAny(strings.ToLower(strings.TrimLeft(rest, " ")), chanceOnlyEnglish) {
		return false
	}
	for _, no := range []string{"unlike ", "lack of ", "few ", "no ", "previous ", "prior ", "existing "} {
		if hasSuffixFold(before, no) {
			return false
		}
	}
	return true
}

// lawWords take the last character of a method's name for their own.
var lawWords = strings.Fields(`院 官 律 庭 治 规 令 条 案 制`)

// oneByOne follow 个案 where it means each case at law.
var oneByOne = strings.Fields(`正义 公正 公平 正确 裁 判 审 衡 说明 例 处理 救济 适用 情形 事实`)

// What follows chance where it only draws a sample, or is a name in
// statistics: 随机抽样, randomly selected.
var (
	chanceOnly        = strings.Fields(`控制等 控制理论 控制模型 场 试验 实验 对照 抽 样 效应 森林 前沿 截距 误差 过程 游走 模型 性 数 选 访问 电话 系数 入户 拦访 梯度 矩阵 微分 , 。 占优 斜率 变量 扰动 因素`)
	chanceOnlyEnglish = []string{"sampled", "selected", "drawn", "chosen", "distributed", "recruited", "generated", "picked", "from"}
)

func hasSuffixFold(s, suffix string) bool {
	return len(s) >= len(suffix) && strings.EqualFold(s[len(s)-len(suffix):], suffix)
}
