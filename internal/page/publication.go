package page

import (
	"strings"

	"synoptic/internal/page/hant"
	"synoptic/internal/synoptic"
)

// What kind of publication a page is of. A thesis or a paper of a conference
// is told by what only such pages state, and never against an issue: portals
// offer theses and proceedings on the pages of articles too.

// theseLabels stand before what only a thesis has; the first ones name the
// institution that granted the degree.
var (
	schoolLabels = hant.BothScripts("学位授予单位", "学位授予机构", "授予单位", "毕业院校", "校院名称", "Degree Grantor", "Degree grantor", "Granting Institution", "Degree Granting Institution")
	thesisLabels = hant.BothScripts("学位级别", "学位类型", "学位授予年度", "学位年度", "学位授予年份", "毕业学年度", "学位类别", "Thesis Advisor", "Thesis advisor", "Thesis Type", "Degree Level", "Degree Type")
	eventLabels  = hant.BothScripts("会议名称", "会议录名称", "母体文献", "Conference Name", "Conference name")
)

// readPublication fills Type and Publisher of the record.
func (r *reader) readPublication() {
	if r.rec.Issue != "" || r.rec.Volume != "" {
		return
	}
	school := r.valueOf(schoolLabels)
	if school == "" {
		school = r.meta.school
	}
	switch {
	case school != "" || r.meta.thesis || r.supervised():
		r.rec.Type, r.rec.Publisher = synoptic.TypeThesis, synoptic.Maybe(school)
	case r.meta.conference || r.valueOf(eventLabels) != "":
		r.rec.Type = synoptic.TypeConferencePaper
	}
}

// valueOf is what stands behind the first of these labels on its own line or,
// where the label has the line to itself, on the next; "" for none.
func (r *reader) valueOf(labels []string) string {
	const most = 60 // runes: no sentence
	for i, l := range r.lines {
		if l.mute {
			continue
		}
		for _, label := range labels {
			rest, ok := strings.CutPrefix(l.text, label)
			if !ok {
				rest, ok = strings.CutPrefix(l.text, "【"+label+"】")
			}
			if !ok {
				continue
			}
			value := strings.TrimLeft(rest, " \t:：】")
			if value == rest && rest != "" && !strings.HasPrefix(l.text, "【") {
				continue // a longer word
			}
			if value == "" && i+1 < len(r.lines) && !r.lines[i+1].mute {
				value = strings.TrimSpace(r.lines[i+1].text)
			}
			if n := len([]rune(value)); n > 1 && n <= most {
				return value
			}
		}
	}
	return ""
}
