package synthesis

import (
	"strings"

	"synoptic/internal/lazyregexp"
)

// role is the part that a term plays in a clause.
type role int

const (
	noRole  role = iota
	acting       // it does something: X 推动…, 通过 X …
	treated      // something is done about it: 协调 X, 化解 X
	sought       // it is to come about: 实现 X, 推动 X
)

// The words that give a part away: before the term within a few words, or
// after it. Of several the nearest counts.
var (
	treatedBefore = lazyregexp.New(`(?i)(?:协调|重塑|改善|破解|化解|解决|纠偏|消除|突破|弥合|缓解|理顺|克服|\b(?:address\w*|coordinat(?:e|es|ed|ing)|reshap\w+|overcom\w+|resolv\w+|eas(?:e|es|ing)|mitigat\w+|alleviat\w+)\b)`)
	soughtBefore  = lazyregexp.New(`(?i)(?:实现|构建|形成|达到|迈向|走向|\b(?:realiz\w+|realisation of|achiev\w+|toward)\b)`)
	actingBefore  = lazyregexp.New(`(?i)(?:通过|借助|依托|凭借|运用|\b(?:through|via|by means of)\b)`)
	actingAfter   = lazyregexp.New(`(?i)^(?:.{0,4}的?(?:应用|使用|运用|嵌入)?(?:能够|有利于|有助于|推动|促进|提升|驱动|降低|压缩|重塑|改善|赋能)|.{0,4}对.{1,12}(?:作用|影响|效应)|\W{0,2}(?:\w+ ){0,2}(?:can |could )?(?:promot\w+|improv\w+|enabl\w+|driv(?:es|en|ing)|reduc\w+|lower\w*|increas\w+|rais(?:es|ed)|narrow\w*|strengthen\w*|reshap\w+|expand\w*)\b)`)
)

// roleOf tells the part that a term plays where it stands.
func roleOf(o occurrence) role {
	text := o.entry.text
	from, to := clauseAt(text, o.start)
	to = max(to, o.end)
	before, after := text[from:o.start], text[o.end:to]
	if strings.HasPrefix(after, "的") || strings.HasPrefix(after, "患者") || partOfName.MatchString(after) {
		return noRole // what is spoken of comes behind: 改善高血压患者的睡眠
	}
	nearest, found := -1, noRole
	for _, kind := range []struct {
		words *lazyregexp.Regexp
		role  role
	}{{treatedBefore, treated}, {soughtBefore, sought}, {actingBefore, acting}} {
		places := kind.words.FindAllStringIndex(before, -1)
		if len(places) == 0 {
			continue
		}
		end := places[len(places)-1][1]
		if len([]rune(before[end:])) <= reach(text[o.start:o.end]) && end > nearest {
			nearest, found = end, kind.role
		}
	}
	if actingAfter.MatchString(after) && found != treated {
		return acting
	}
	return found
}

// reach is how far before a term a word may stand that speaks of it, in code
// points.
func reach(term string) int {
	if hasHan(term) {
		return 8
	}
	return 30
}

// part is the one role that a term plays in all of its studies, with a place
// in each where it does; noRole where they differ.
func (t *term) part() (role, []occurrence) {
	for _, want := range []role{treated, acting, sought} {
		var found []occurrence
		for _, places := range t.all {
			var fitting []occurrence
			for _, o := range places {
				if roleOf(o) == want {
					fitting = append(fitting, o)
				}
			}
			if len(fitting) == 0 {
				break
			}
			o, _ := clearest(fitting)
			found = append(found, o)
		}
		if len(found) == len(t.all) {
			return want, found
		}
	}
	return noRole, nil
}
