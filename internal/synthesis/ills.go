package synthesis

import (
	"strings"
	"unicode/utf8"

	"synoptic/internal/lazyregexp"
)

// Whether a rise or a fall is to the good depends on what rises or falls:
// fewer complaints help, less trust does not. Words for ills and goods are of
// the field and of everyday use, never of a paper.
const (
	illsZH  = `投诉|成本|费用|负担|死亡|病死|发病|患病|复发|并发症|不良反应|不良事件|再入院|住院|急诊|血压|收缩压|舒张压|血糖|糖化血红蛋白|HbA1c|体重|抑郁|焦虑|压力|倦怠|疼痛|疲劳|症状|流失|辍学|退出率|缺勤|失业|贫困|差距|鸿沟|不平等|歧视|污染|排放|能耗|浓度|腐败|犯罪|违规|违法|逃税|欺诈|事故|纠纷|冲突|上访|信访量|错误|误差|误判|漏报|延误|延迟|等待|耗时|办理时间|信息差|信息不对称|不确定性|壁垒|碎片化|风险|隐患|威胁|阻力|门槛|漏洞|赤字|拥堵|内涝|(?:融资|信贷|资金|流动性)约束`
	illsEN  = `complaints?|costs?|expenses|burdens?|mortality|deaths?|morbidity|incidence|relapses?|complications?|adverse (?:events?|reactions?)|readmissions?|hospitali[sz]ations?|emergency visits|blood pressure|systolic|diastolic|glucose|HbA1c|body weight|depress\w*|anxiety|stress|burnout|pain|fatigue|symptoms?|attrition|drop-?outs?|(?:staff|employee|teacher|nurse|worker|personnel) turnover|absen\w+|unemployment|poverty|gaps?|divides?|inequalit\w+|discrimination|pollut\w+|emissions?|corruption|crimes?|violations?|evasion|fraud|accidents?|disputes?|conflicts?|petitions|errors?|delays?|backlogs?|waiting|barriers?|fragmentation|uncertainty|risks?|hazards?|threats?|deficits?|congestion|(?:credit|financing|liquidity) constraints?`
	goodsZH = `满意|信任|参与|效率|质量|绩效|成效|效果|效应|收益|收入|就业|产出|创新|透明|公平|公正|协同|合作|贡献|响应|依从|健康|福利|能力|活跃|使用率|使用频率|覆盖|积极性|获得感|认同|知晓`
	goodsEN = `satisfaction|trust|participation|efficiency|quality|performance|effectiveness|gains?|benefits?|income|employment|output|innovation|transparency|fairness|collaborat\w*|cooperation|contributions?|responsiveness|adherence|health|welfare|capacity|activity|use|usage|uptake|coverage|engagement|motivation|accuracy|attendance`
	fallZH  = `下降|降低|减少|回落|缩短|缩小|减轻|缓解|消失|减退|衰减|减弱|消退|下滑|收窄|压缩|压降|化解|破解|消除|克服|弥合|突破`
	fallEN  = `fell|falls?|falling|drop(?:s|ped)?|declin(?:e|es|ed|ing)|decreas\w+|reduc\w+|lower(?:s|ed|ing)?|fad(?:e|es|ed|ing)|shr[aiu]nk\w*|short(?:er|ens?|ened)|fewer|less|disappear\w*|halv(?:e|es|ed)|narrow(?:s|ed|er)?|cut(?:s|ting)?|eas(?:e|es|ed)|weaken(?:s|ed)?|mitigat\w+|alleviat\w+|prevent(?:s|ed|ing)?|wan(?:e|es|ed)`
	riseZH  = `上升|升高|增加|增多|增长|加重|加剧|扩大|恶化|提高|拉大|延长|攀升|抬高|推高`
	riseEN  = `ris(?:e|es|en|ing)|rose|increas\w+|grew|grows?|growing|higher|widen(?:s|ed)?|worsen(?:s|ed)?|more|rais(?:e|es|ed|ing)|lengthen(?:s|ed)?|longer|aggravat\w+|exacerbat\w+`
)

// Within one part of a clause: what falls or rises, on either side of the
// verb. A good only falls where the verb has no object that could be an ill.
var (
	illFalls  = near(illsZH, illsEN, fallZH, fallEN)
	illRises  = near(illsZH, illsEN, riseZH, riseEN)
	goodRises = lazyregexp.New(`(?i)(?:` + riseZH + `|提升|改善|促进|增强)[^，,；;。]{0,12}(?:` + goodsZH + `)|\b(?:` + riseEN + `|improv\w+|promot\w+|enhanc\w+)\b[^,;.]{0,32}\b(?:` + goodsEN + `)\b`)
	goodFalls = lazyregexp.New(`(?i)(?:` + goodsZH + `|效果|效应|成效|作用)[^，,；;。]{0,12}(?:下降|回落|减退|衰减|减弱|消退|消失|下滑|(?:降低|减少)了?[^\p{Han}]*(?:个?百分点)?$)` +
		`|(?:降低|减少|削弱|损害|抑制|挤出)[^，,；;。]{0,10}(?:` + goodsZH + `)` +
		`|\b(?:` + goodsEN + `|effects?)\b[^,;.]{0,32}\b(?:fell|falls|drop(?:s|ped)|declin(?:e|es|ed)|fad(?:e|es|ed)|wan(?:e|es|ed)|disappear\w*|shrank|weaken(?:s|ed)|(?:is|are|was|were) (?:lower|reduced))\b` +
		`|\b(?:reduc(?:e|es|ed|ing)|lower(?:s|ed|ing)|weaken(?:s|ed|ing)|harm(?:s|ed)?|undermin\w+|crowd(?:s|ed) out)\b[^,;.]{0,32}\b(?:` + goodsEN + `)\b`)
	partsOf = lazyregexp.New(`(?i)、|并且?|同时|但|\b(?:and|but|while|whereas)\b`)
)

// coordinated divides a clause where something else begins to be told. A 并
// that is part of a word (并发症, 合并) divides nothing.
func coordinated(s string) []clause {
	var found []clause
	start := 0
	for _, at := range partsOf.FindAllStringIndex(s, -1) {
		if s[at[0]:at[1]] == "并" &&
			(strings.HasSuffix(s[:at[0]], "合") || contentWordsZH["并"+firstRune(s[at[1]:])] || strings.ContainsAny(firstRune(s[at[1]:]), "非未不无列购轨")) {
			continue
		}
		if at[0] > start {
			found = append(found, clause{start, at[0]})
		}
		start = at[1]
	}
	if start < len(s) {
		found = append(found, clause{start, len(s)})
	}
	return found
}

func firstRune(s string) string {
	_, size := utf8.DecodeRuneInString(s)
	return s[:size]
}

func near(thingsZH, thingsEN, verbsZH, verbsEN string) *lazyregexp.Regexp {
	return lazyregexp.New(`(?i)(?:` + thingsZH + `)[^，,；;。]{0,12}(?:` + verbsZH + `)|(?:` + verbsZH + `)[^，,；;。]{0,12}(?:` + thingsZH + `)` +
		`|\b(?:` + thingsEN + `)\b[^,;.]{0,40}\b(?:` + verbsEN + `)\b|\b(?:` + verbsEN + `)\b[^,;.]{0,24}\b(?:` + thingsEN + `)\b`)
}

// curbed names what is done about an ill, by which the whole is a good: the
// share of patients whose blood sugar is under control, risk management.
var curbed = lazyregexp.New(`(?i)(?:` + illsZH + `)(?:达标|控制|管理|防控|治理|防治|筛查|知识|知晓|治疗|缓解|化解|诊断|识别)|\b(?:` + illsEN + `) (?:control|management|prevention|screening|literacy|awareness|knowledge|relief|reduction)\b`)

// change is what rises and falls of ills and goods in a clause come to: plain
// where there are none, or where they do not agree. Some tells whether there are any.
func change(s string) (st stance, some bool) {
	s = curbed.ReplaceAllStringFunc(s, func(words string) string {
		if hasHan(words) {
			return "成效"
		}
		return "performance"
	})
	better, worse := false, false
	for _, c := range coordinated(s) {
		part := strings.TrimSpace(s[c.start:c.end])
		better = better || illFalls.MatchString(part) || goodRises.MatchString(part)
		worse = worse || illRises.MatchString(part) || goodFalls.MatchString(part)
	}
	switch {
	case better && worse, !better && !worse:
		return plain, better
	case better:
		return positive, true
	}
	return shortfall, true
}
