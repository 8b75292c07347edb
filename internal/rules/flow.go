package rules

import (
	"strings"

	"synoptic/internal/synoptic"
)

// Who took part, how many stayed to the end and what they were like at the
// start is told among the results, and is none of them.

// flowWords tell of taking part, outcomeWords of what came of it: a sentence
// with any of these is a result, whoever is counted in it.
var (
	flowWords = map[bool][]string{
		true: strings.Fields(`发问卷 调查对象中 调查对象的专业 调查对象的年级 调查对象包含 以问卷形式进行 男女生比例 完成随访 完成了随访 完成研究 完成试验 完成全部 完成干预 失访 例退出 名退出 人退出 例脱落 名脱落 人脱落 纳入分析 纳入统计 纳入最终 共纳入 最终纳入 实际纳入 基线资料 基线特征 基线数据 基线水平 组基线 一般资料 可比性
 回收有效问卷 收回有效问卷 平均年龄 中位年龄 年龄中位数 人口学特征`),
		false: {"completed follow-up", "completed the follow-up", "completed the trial", "completed the study", "were randomised", "were randomized", "were enrolled", "were recruited", "lost to follow-up", "data were available for", "data were missing",
			"dropped out of the study", "mean age", "median age", "(sd) age", "[sd] age", "were women", "were female", "were male", "were men", "were girls", "were boys", "response rate", "baseline characteristics",
			"similar at baseline", "comparable at baseline", "balanced at baseline", "the data are ", "the data comprise", "the data consist", "our data are ", "our data comprise", "the material comprises", "the sources are ", "sources were ", "the sample comprise", "the sample consist", "the sample include", "the final sample", "our sample comprise", "our sample consist", "were included in the analys", "provided complete data", "returned the questionnaire", "available for analysis"},
	}
	outcomeWords = map[bool][]string{
		true: strings.Fields(`高于 低于 优于 多于 少于 提高 降低 下降 上升 增加 减少 改善 相关 影响 效应 促进 抑制 升至 降至 主题 类别 路径`),
		false: {"associated", "higher", "lower", " likely", " than ", "increase", "decrease", "reduc", "improv", "odds", "hazard", "difference,", " rose", " fell", "theme", "barrier", "correlat", "predict",
			"report", "preferred", "effect"},
	}
)

// countsOnly reports a stretch that says no more than who was studied.
func (s *sentence) countsOnly(x stretch) bool {
	text := s.in.low[x.start:x.end]
	zh := s.in.lang == synoptic.Chinese
	return containsAny(text, flowWords[zh]) && !containsAny(text, outcomeWords[zh])
}
