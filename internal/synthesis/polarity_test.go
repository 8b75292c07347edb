package synthesis

import "testing"

// A stance depends on what rises or falls; where that is not sure there is
// none.
func TestStance(t *testing.T) {
	t.Parallel()
	for words, want := range map[string]stance{
		"干预组的HbA1c下降了0.6个百分点":                                         positive,
		"热线投诉量下降三成":                                                   positive,
		"平台降低了部门间的协商成本":                                               positive,
		"数字化监管使违规风险显著降低":                                              positive,
		"村民参与率随补贴停止而下降":                                               shortfall,
		"过度留痕削弱了干部的积极性":                                               shortfall,
		"基层的填表负担反而加重":                                                 shortfall,
		"平台投诉在第二年上升":                                                  shortfall,
		"众包存在隐私泄露风险":                                                  risk,
		"任一单个条件均不构成高绩效的必要条件":                                          plain,
		"两组患者的基线年龄无显著差别":                                              plain,
		"两地得分的差异不显著":                                                  plain,
		"补贴对就业没有显著影响":                                                 null,
		"投诉量并未下降":                                                     null,
		"应把数据标准纳入考核":                                                  advice,
		"先理顺权责再上线平台":                                                  advice,
		"需兼顾效率与公平":                                                    advice,
		"不同地区的响应时间长短不一":                                               plain,
		"该比例下降":                                                       plain,
		"mortality fell in the treated wards":                         positive,
		"the excess risk faded after two years":                       positive,
		"complaints dropped by a third":                               positive,
		"trust fell after the merger":                                 shortfall,
		"the burden on clerks increased":                              shortfall,
		"the scheme reduced participation in meetings":                shortfall,
		"the ratio declined":                                          plain,
		"no single condition is necessary for a high score":           plain,
		"there was no significant difference between the two samples": plain,
		"the subsidy had no effect on employment":                     null,
		"a single register would serve the towns better":              advice,
		"agencies should publish the thresholds":                      advice,
		"costs fell and efficiency increased":                         positive,
		"complaints rose and trust fell":                              shortfall,
		"complaints fell and costs increased":                         plain,
		"签约服务提高了血糖达标率":                                                positive,
		"焦虑筛查率提高":                                                     positive,
		"对血压的改善幅度未达到临床意义阈值":                                           null,
		"代点并非单纯的形式主义":                                                 plain,
		"佃农所得不足一成":                                                    plain,
		"外来的制度并未替代本地的规矩":                                              plain,
		"学生把AI建议当作标准答案":                                               plain,
		"何以收场成为亟待回答的问题":                                               plain,
		"感知风险影响使用意愿":                                                  plain,
		"平台在两县未能推动部门协同":                                               null,
		"官方信任不直接提升申辦意願":                                               null,
		"建议从需求一侧着手":                                                   advice,
		"the cost falls on those who mend the pumps":                  plain,
		"visits reduced further falls among older tenants":            plain,
		"turnover in the secondary market rises":                      plain,
		"perceived threat drove students to the kiosk":                plain,
		"demand moves with basis risk":                                plain,
		"the kiosk poses a risk to privacy":                           risk,
		"a reason is owed to the person who must live with it":        plain,
		"the gain falls short of the threshold":                       null,
		"stress management improved":                                  positive,
	} {
		if got := stanceOf(words); got != want {
			t.Errorf("%s: stance %d, want %d", words, got, want)
		}
	}
}

// A study whose findings say different things is on no side.
func TestStress(t *testing.T) {
	t.Parallel()
	for want, stances := range map[stance][]stance{
		positive:  {positive, positive, shortfall, plain},
		risk:      {risk, shortfall, advice},
		shortfall: {shortfall, plain},
		null:      {null, null, positive},
		plain:     {positive, shortfall, null},
	} {
		var stands []stand
		for _, s := range stances {
			stands = append(stands, stand{stance: s})
		}
		if got := stress(stands); got != want {
			t.Errorf("%v: %d, want %d", stances, got, want)
		}
	}
}
