package rules

import "strings"

// underway reports a study that has only begun: whatever stands under its
// heading of results tells how far the work has come.
func (b *body) underway() bool {
	told := false
	for i := range b.abstract {
		if s := &b.abstract[i]; s.label == roleResult {
			if !s.tellsProgress() {
				return false
			}
			told = true
		}
	}
	return told
}

// tellsProgress reports a sentence on how far a study has come, and not on what
// came out: recruitment began in March, 127 of 300 patients are enrolled.
func (s *sentence) tellsProgress() bool {
	if s.chinese() {
		return containsAny(s.text(), progressChinese) && !s.comparesChinese()
	}
	return containsAny(s.low(), progressEnglish) && !containsAny(s.low(), measuredWords)
}

var (
	progressChinese = strings.Fields(`已入组 已招募 已纳入 正在招募 正在入组 正在收集 正在进行 招募工作 招募于 入组于 招募预计 预计完成 预计于 预期于 完成预计 收集预计 启动招募 开始招募 获伦理 伦理批准 伦理审查 获得资助 尚未完成 仍在进行 目前进行`)
	progressEnglish = []string{"recruitment began", "recruitment started", "recruitment commenced", "recruitment opened", "recruitment is", "recruitment will", "recruitment was", "enrollment began", "enrollment started", "enrollment is", "enrollment was", "enrolment began", "enrolment started", "enrolment is", "enrolment was",
		"data collection is", "data collection began", "data collection started", "data collection was", "data collection will", "data analysis is", "data analysis will", "currently recruiting", "currently enrolling", "have enrolled", "has enrolled", "have recruited", "has recruited", "have been recruited", "have been enrolled", "had been recruited", "had been enrolled",
		"ethics approval", "ethical approval", "study was funded", "trial was funded", "project was funded", "study was approved", "trial was approved", "protocol was approved", "is expected to be", "are expected to be", "are expected in", "is expected in", "results are expected", "is anticipated", "are anticipated", "we anticipate", "we expect to", "we plan to", "is ongoing", "is underway", "is under way", "as of ", "will be published", "will be submitted", "will be reported", "will be available"}
)
