package synthesis

import (
	"strings"

	"synoptic/internal/lazyregexp"
)

// Words of a notion may stand in a finding that denies it: "the mediation is
// not significant" reports no mediation. Such a place shows nothing that
// studies could agree on.
var (
	deniedBefore = lazyregexp.New(`(?i)(?:不(?:起|存在|具有|具备|发挥|支持)|未(?:能|发现|见|起到?|发挥|观察到|检验出|检出|证实|得到|表现出|支持)|没有|并无|并未|毫无|无(?:显著|明显|证据)|缺乏证据|\b(?:no (?:\w+ )?(?:evidence|support|effects?|indication|signs?)|not (?:find|found|observed?|detect(?:ed)?|support(?:ed)?)|(?:did|does|do|could|can) ?not|failed to|fails? to|without|neither|nor)\b)[^，。；,;]*$`)
	deniedAfter  = lazyregexp.New(`(?i)不(?:再|够)?(?:显著|明显|成立|存在|稳健)|未(?:通过|获|得到|达到|被?证实|被?支持|能|见)|没有(?:得到|通过|被|显著|明显)|无统计学意义|被(?:拒绝|推翻)|不予支持|\b(?:not (?:\w+ )?(?:significant|supported|confirmed|observed|found|hold|evident|detected|reach)|(?:in|non-?)significant|fails?|failed|(?:was|were|is|are) (?:rejected|absent|unsupported)|no evidence|no support|not pass)\b`)
	// examined names a notion as something looked into; what came of it stands
	// in the rest of the sentence.
	examined = lazyregexp.New(`(?i)^(?:作用|效应)?的?(?:检验|分析|模型|假设|假说)|^ ?(?:effects? )?(?:test|analys[ie]s|model|hypothes[ie]s)\b`)
)

// deniedAt reports whether the clause around a place denies what stands there,
// be it between the words of the place.
func deniedAt(text string, start, end int) bool {
	from, to := clauseAt(text, start)
	to = max(to, end)
	if deniedBefore.MatchString(text[from:end]) {
		return true
	}
	if examined.MatchString(text[end:]) {
		to = len(text)
		if i := strings.IndexAny(text[end:], "。；;\n"); i >= 0 {
			to = end + i
		}
	}
	return deniedAfter.MatchString(text[end:to])
}
