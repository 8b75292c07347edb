package synthesis

import (
	"strings"
	"unicode/utf8"

	"synoptic/internal/lazyregexp"
)

// stance is what a clause of a finding says of how things turn out.
type stance int

const (
	plain     stance = iota // tells neither
	positive                // something works, helps, rises to the good
	risk                    // something may go wrong
	shortfall               // something is lacking or works badly
	null                    // no effect was found
	advice                  // what ought to be done
)

// The words that give a stance away, looked for in this order: advice names
// hoped-for outcomes, a null result names the effect that it denies.
var (
	adviceWords = lazyregexp.New(`(?i)(?:^|[^效响适反供回相感顺对])应(?:当|该|结合|从|以|在|将|把|回归|注重|加强|充分|通过|重视|坚持|进一步|逐步|避免|建立|完善|构建)|需要(?:平衡|通过|加强|完善|建立|处理)|还需|须|亟待|亟需|^建议|(?:研究|本文|据此|因此|作者|笔者|我们)建议|建议(?:从|在|将|把|应|以|加强|完善|建立)|呼吁|(?:^|[^适便权事时])不?宜|理应|(?:^|[^效响适反供回相感顺对])应[^用急对答力变收激声付届诺邀聘税运]|(?:^|[^急必刚所供])需(?:先|在|从|以|将|把|加强|完善|建立|兼顾|注意|警惕|进一步|重视|防止|避免)|^先.{2,24}再|要(?:遵循|坚持|注重|加强)|\b(should|ought to|must|needs? to|recommend\w*|is (?:necessary|advisable|important) to|would (?:serve|benefit|do well|need)|calls? for|deserves?|warrants?|policy-?makers (?:can|could|may))\b`)
	nullWords   = lazyregexp.New(`(?i)不显著|未显著|[不未無无][顯显]著|[沒没無无]有?影[響响]|沒有[顯明]|(?:[没沒]有|未|不)(?:能|见|直接|会|必|一定)?(?:显著|明显|有效|顯著|明顯)?(?:地)?(?:下降|降低|减少|減少|提高|提升|改善|变化|缩短|增加|上升|促进|影响|受益|推动|促成|带动|激发|增强|优化|缓解|实现|解决)|未能[^，,；;。]{0,6}受益|未(?:能)?(?:发现|见|观察到|检出)[^，,；;。]{0,16}(?:影响|作用|效应|效果|证据|关联)|没有(?:显著|明显)|无显著|没有影响|无影响|未产生(?:显著|明显|实质)?(?:性)?(?:影响|作用|效应|效果)|未达到?[^，,；;。]{0,10}(?:意义|阈值|显著)|无关|未(?:通过|获)[^，]{0,4}(?:检验|支持)|不成立|\b(no (significant )?(effect|association|relationship|evidence|impact)|not (statistically )?significant|insignificant|did not (?:\w+ly )?(affect|improve|change|increase|reduce|fall|rise|promote|raise|lower|help|enhance|prevent|narrow|outperform)|(?:does|do) not (?:\w+ly )?(affect|improve|change|increase|reduce|promote|raise|lower|help|enhance|prevent|narrow|outperform)|falls? short of)\b`)
	// alike and necessity speak of groups or conditions, not of what was done:
	// that two groups do not differ is no effect that failed.
	alike       = lazyregexp.New(`(?i)(?:无|没有|未见|不存在)(?:统计学|显著|明显)?(?:意义)?的?(?:差别|差异)|(?:差别|差异)[^，,；;。]{0,6}(?:不显著|不明显|无统计学意义)|\bno (?:\w+ ){0,2}differences?\b|\b(?:did|does|do) not differ\b|\bdifferences? (?:was|were|is|are) not\b`)
	necessity   = lazyregexp.New(`(?i)必要条件|必要性|\bnecessary (?:for|conditions?)\b|\bnecessity\b|\bno single\b`)
	reliefWords = lazyregexp.New(`(?i)改善|解决|缓解|化解|破解|消除|克服|弥合|突破|\b(address(es|ing)?|solv(e|es|ed|ing)|mitigat\w+|resolv\w+|overcom\w+|prevent(s|ed|ing)?)\b`)
	riskTopics  = lazyregexp.New(`(?i)风险(治理|管理|提示|预警|防控|评估|社会|管控|防范|识别|感知|偏好|厌恶|比|分层)|(?:感知|信用|系统性?|相对|基差)风险|\brisk (governance|management|alerts?|assessment|warning|barriers?|of bias|aversion|preferences?|perception|ratios?|scores?|stratification|model(?:s|ling)?)|\bperceived (?:risks?|threats?)|\b(?:basis|relative|credit) risks?|\b(high|low|at)-risk\b`)
	riskWords   = lazyregexp.New(`(?i)风险|隐患|威胁|\b(risks?|threats?|hazards)\b`)
	// riskTold says that there is a risk; that the word stands somewhere does not.
	riskTold   = lazyregexp.New(`(?i)(?:存在|面临|带来|引发|产生|构成|加剧|加大|增加|埋下|蕴含|隐含|潜藏|诱发|导致|伴随|来自|有|等|最大|主要|核心|潜在)[^，,；;。]{0,24}(?:风险|隐患|威胁)|(?:风险|隐患|威胁)(?:在于|包括|主要|来自|集中|加剧|上升|增加|较高|突出|最大|依然|仍)|\b(?:pos(?:e|es|ed|ing)|carr(?:y|ies|ied)|creat(?:e|es|ed)|rais(?:e|es|ed)|fac(?:e|es|ed)|entails?|brings?|brought|there (?:is|are|were)|introduc(?:e|es|ed)|runs?)\b[^,;.]{0,40}\b(?:risks?|threats?|hazards)\b|\b(?:risks|threats|hazards) (?:from|that|include|included|arise|are|remain)\b|\b(?:risk|threat) (?:of|that|is|remains|lies)\b|\b(?:main|major|greatest|largest|biggest|serious|hidden|new) (?:risks?|threats?)\b`)
	shortWords = lazyregexp.New(`(?i)不足|缺乏|缺失|问题|困境|障碍|误区|矛盾|尚未|失灵|脱节|偏低|削弱|阻碍|恶化|负向|负面|不清|推诿|悬浮|异化|替代”|流于|形式主义|\b(insufficient|lack(s|ing)?|fail(s|ed|ure|ures)?|problems?|hinder(s|ed)?|decoupl\w+|negatively|barriers?|obstacles?|misunderstandings?|not yet in place|not (?:been )?(?:improved|achieved|realized|formed|reached)|errors? concentrate|close to chance)\b`)
	goodWords  = lazyregexp.New(`(?i)有利于|有助于|能够有效|有效|促进|促成|提升|提高|改善|推动|增强|优化|正向|实现|取得|成效|优于|激发|新的可能|\b(improv(e|es|ed|ing)|enhanc\w+|promot(e|es|ed|ing)|increas(e|es|ed|ing)|rais(e|es|ed)|boost\w*|foster(s|ed)?|positively|outperform(s|ed)?|effectively|achiev(e|es|ed|ing)|realiz\w+|facilitat\w+|enabl(e|es|ed|ing)|strengthen(s|ed)?|better|help(?:s|ed)(?: to)? [a-z]+|[0-9.]+ ?(percent|%) (more|higher)|possibilities|generat(e|es|ed)|meaningful reduction)\b`)
)

// plainly matches words that state an outcome outright.
var plainly = lazyregexp.New(`(?i)能够有效|有利于|有助于|显著|促进|提升|提高|改善|成效|优于|存在.{0,6}风险|最大风险|不足|脱节|回落|衰减|缺乏|\b(significantly|effectively|improv\w+|reduc\w+|increas\w+|outperform\w*|risks?|insufficient|lack|decline[sd]?|drops?|no (significant )?(effect|difference))\b`)

// denied is what a clause says is not so, and what is no verdict though its
// words are those of one: 而非…, rather than …, 不足一成, falls on the clerks.
var denied = lazyregexp.New(`(?i)(?:而|并)(?:非|不是)[^，,；;。]*|不(?:等于|意味着|等同于)[^，,；;。]*|(?:下降|降低|损失)(?:不超过|不足|仅)|(?:待回答|待解|值得[^，,；;。]{0,6})的?(?:问题|难题)|不足(?:其)?[0-9一二两三四五六七八九十百半][^，,；;。]*` +
	`|\brather than [^,;.]*|\b(?:is|are|was|were) not (?:an?|merely|simply|only|so much|because) [^,;.]*|\bf[ae]ll(?:s|en)? (?:on|upon|into|under|within|between|outside)\b|\b(?:of|further|fewer|injurious|recurrent|more|prevent\w*|reduc\w+)[ -]falls\b|\bfalls[ -](?:prevention|rates?|risk)\b`)

// relativeDuty is a duty in a relative clause, which says what somebody is
// like and calls for nothing: "the person who must live with it".
var relativeDuty = lazyregexp.New(`(?i)\b(?:who|which|whom|whose)\b[^,;.]{0,40}\b(?:should|must|ought|needs?)\b|问题$`)

// stanceOf tells the stance of a clause; plain where that is not sure.
func stanceOf(s string) stance {
	s = denied.ReplaceAllString(s, "")
	switch {
	case adviceWords.MatchString(s) && !relativeDuty.MatchString(s):
		return advice
	case alike.MatchString(s), necessity.MatchString(s):
		return plain
	case nullWords.MatchString(s):
		return null
	}
	bare := riskTopics.ReplaceAllString(s, "")
	if turn, some := change(bare); some {
		if turn == shortfall && riskWords.MatchString(bare) {
			return risk
		}
		return turn
	}
	relief := reliefWords.FindStringIndex(s)
	if at := riskWords.FindStringIndex(bare); at != nil && (relief == nil || relief[0] > at[0]) && riskTold.MatchString(bare) {
		return risk
	}
	if at := shortWords.FindStringIndex(s); at != nil && (relief == nil || relief[0] > at[0]) {
		return shortfall
	}
	if relief != nil || goodWords.MatchString(s) {
		return positive
	}
	return plain
}

// premise matches a clause that only says what was varied: 每提高一个标准差.
var premise = lazyregexp.New(`(?i)每(?:提高|增加|上升|下降|降低)[^，]*$|^(?:当|若|如果|随着)|(?:时|之后|以后)$|^(?:when|if|as|once|for (?:each|every))\b`)

// carriesOn begins a clause that goes on with what the one before advised.
var carriesOn = lazyregexp.New(`(?i)^(?:并|以及|以便|以|从而|进而|避免|防止|and\b|so that\b|to\b)`)

// stand is a clause of a finding with its stance.
type stand struct {
	entry  *entry
	stance stance
	words  string // verbatim, short enough to be quoted
}

// standsOf reads the stances of a finding, clause by clause.
func standsOf(e *entry) []stand {
	longest := 150
	if hasHan(e.text) {
		longest = 64
	}
	var found []stand
	advised := false
	for _, c := range clauses(e.text) {
		words := trimmed(e.text[c.start:c.end])
		n := utf8.RuneCountInString(words)
		if n < 4 || !hasHan(words) && n < 24 {
			continue
		}
		if n > longest {
			words = gist(e.text, words, longest)
		}
		if words == "" {
			continue
		}
		if premise.MatchString(words) {
			continue // what came of it stands in the next clause
		}
		said := stanceOf(e.text[c.start:c.end])
		if advised && carriesOn.MatchString(words) {
			said = advice
		}
		advised = said == advice
		found = append(found, stand{e, said, words})
	}
	return found
}

// gist shortens a long clause to one of its coordinated parts: the first that
// takes the stance of the whole, is short enough to be quoted and is not torn
// from a negation. It returns "" where there is none.
func gist(text, clause string, longest int) string {
	want := stanceOf(clause)
	for part := range strings.SplitSeq(clause, "、") {
		part = trimmed(part)
		if n := utf8.RuneCountInString(part); n >= 6 && n <= longest && stanceOf(part) == want && balance(part) == part && whole(text, part) == part {
			return part
		}
	}
	return ""
}
