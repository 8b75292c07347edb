package names

import (
	"strings"

	"synoptic/internal/page/hant"
	"synoptic/internal/page/letters"
	"synoptic/internal/page/plain"
)

// Collective reports whether a name in Chinese characters is that of a group
// that signs as an author: a working group, a committee, an editorial office.
func Collective(s string) bool {
	n := plain.RuneCount(s)
	if n < 4 || n > 40 || !strings.ContainsFunc(s, letters.Han) || strings.ContainsAny(s, "，。：；:;,") {
		return false
	}
	for _, end := range groupEnds {
		if strings.HasSuffix(s, end) {
			return true
		}
	}
	return false
}

// groupEnds end the names of groups that sign as authors.
var groupEnds = hant.BothScripts("课题组", "协作组", "编写组", "项目组", "研究组", "专家组", "工作组", "写作组", "调研组", "调查组", "共识组", "学组", "制订组", "制定组", "编委会", "编辑部", "委员会", "小组")
