package keyword

import (
	"slices"
	"strings"

	"synoptic/internal/page/hant"
	"synoptic/internal/page/plain"
	"synoptic/internal/textscan"
)

// twinWords gives the Chinese for words that keywords are made of, by the first
// letters of the English: enough to tell which of two neighbours in a list that
// lost its separators a word belongs to, where the same list stands in Chinese.
var twinWords = func() map[string][]string {
	out := map[string][]string{}
	for pair := range strings.FieldsSeq(`accessib:可及,可达,无障碍 account:问责,会计,账户 action:行动 administ:行政,管理 adolescen:青少年 adult:成人,成年,老年人 affair:事务 ageing:老龄,养老 aging:老龄,养老 agent:代理,主体 agricult:农业 algorithm:算法 allocat:分配,配置 analy:分析 applicat:应用 approach:路径,方法 archiv:档案 artificial:人工 assess:评价,评估 attention:注意 attitud:态度
		authori:权威,授权,主管 autonom:自治,自主 bank:银行 behavio:行为 benefit:受益,收益,效益 big:大 blood:血 budget:预算 bureaucra:官僚,科层 burden:负担,减负,负荷 business:营商,商业,企业 canteen:食堂 capab:能力 capacity:能力,容量 capital:资本 care:照护,护理,照料,照顾 case:案例,个案 censor:审查 chain:链 challenge:挑战 change:变革,变迁,变化 child:儿童,子女 choice:选择
		circulat:流通,循环 citizen:公民,市民 city:城市 civic:公民 clinical:临床 cloud:云 cognit:认知 collaborat:协同,协作,合作 collective:集体 communi:社区,共同体,沟通,传播 complian:遵从,合规,依从 compet:竞争,胜任,能力 configuration:组态 content:内容 contract:契约,合同,签约 control:对照,控制,调控 cooperat:合作,协作 corporate:公司,企业 cost:成本 county:县 court:法院 creat:创造,创新 credit:信贷,信用,征信 crisis:危机 cultur:文化
		data:数据,资料 decision:决策,决定 deep:深度 democra:民主 develop:发展 diagnos:诊断,诊疗 diabet:糖尿病 differen:差分,差异,区别 diffus:扩散 digit:数字,数位,数码 disabil:残疾,失能 disaster:灾害 discourse:话语 disease:病,疾病 dispar:差异,差距 divide:鸿沟 doctor:医生,医师 driv:驱动 dual:双重 dynam:动态
		ecolog:生态 econom:经济 educat:教育 effect:效应,影响,效果 efficacy:效能 efficien:效率 elder:老年,长者,老人 election:选举 elite:精英 embed:嵌入 emotion:情绪,情感 empirical:实证 employ:就业,雇佣,雇员 empower:赋能,赋权 enterprise:企业 entrepreneur:创业,企业家 environment:环境 equal:平等,均等 equit:公平 essay:作文,论文 ethic:伦理 evaluat:评价,评估 evolution:演化,演进 exclus:排斥,排除 experience:经验,体验 experiment:实验,试验 explor:探索
		factor:因素,因子 fair:公平,公正 famil:家庭 farm:农户,农民,农场 feedback:反馈 field:田野,场域,实地 financ:金融,融资,财政,财务 firm:企业,厂商 fiscal:财政 flexib:灵活,柔性 food:食品,粮食 formal:形式,正式,正规 framework:框架 fund:基金,资金 game:博弈,游戏 gap:差距 generat:生成,代际 govern:治理,政府 grassroot:基层 green:绿色 grid:网格 ground:扎根 group:群体,团体 growth:增长
		health:健康,卫生,医疗 heritage:遗产 hierarch:分级,科层,层级 home:居家,家庭,住院,养老机构 high:高 hospital:医院 household:家庭,住户,农户 housing:住房 human:人 hypertens:高血压 identity:认同,身份 impact:影响,冲击 implement:执行,实施 inclus:包容,普惠 income:收入 industr:产业,工业 inequal:不平等 influenc:影响 inform:信息,资讯 innovat:创新 institut:制度,机构 insur:保险 integrat:融合,整合,一体 intelligen:智能,智慧 intent:意愿,意图 interact:互动,交互 interest:利益,利率,兴趣 internet:互联网 intervent:干预 investment:投资 irrigat:水利,灌溉
		job:工作,职业 judicial:司法 justice:正义,公正 knowledge:知识 labo:劳动 land:土地 language:语言 large:大 law:法 lead:领导 learn:学习 left:留守 legal:法律,法治 legitima:合法,正当 library:图书馆 life:生活,生命 literac:素养,识字 live:直播,生活 livelihood:生计 loan:贷款 local:地方,本地 logic:逻辑 loneliness:孤独 low:低
		machine:机器 manage:管理 manufactur:制造 market:市场 mechanism:机制 media:媒体,媒介 mediat:中介,调解 medic:医疗,医药,医学 memory:记忆 mental:心理,精神 migrant:流动,移民,农民工 mobil:移动,流动 model:模型,模式 modern:现代 moral:道德 motiv:动机 multi:多 municip:市,市政 mutual:互助 narrat:叙事 nation:国家,民族 natural:自然 neighbo:邻里 network:网络 norm:规范 nurs:护理,养老
		older:老年,长者,高龄 online:在线,线上,网络 open:开放 optimiz:优化 organi:组织 outcome:结果,结局 ownership:产权,所有 panel:面板 parent:父母,家长 participat:参与 partner:伙伴 party:党 path:路径 patient:患者 payment:支付 peer:同伴 penal:处罚,刑罚,惩罚 percept:感知,认知 perform:绩效,表现 perspective:视角 physical:体力,身体 physician:医生,医师 pilot:试点 plan:规划,计划 platform:平台 policy:政策 politic:政治 poor:贫困 popul:人口,民粹 poverty:贫困
		practice:实践 press:压力,新闻 price:价格 primary:基层,初级,小学 privacy:隐私 private:私,民营 procedur:程序 process:过程,流程 product:生产,产品 profession:专业,职业 project:项目 proportional:比例,相当 punish:处罚,惩罚 propert:产权,财产 propensity:倾向 protocol:方案,协议 protect:保护,保障 provinc:省 psycholog:心理 public:公共,公众,公开,公民 qualit:质量,品质,定性,质性
		random:随机 reform:改革 region:区域,地区 regulat:规制,监管,调节 relation:关系 reputation:声誉 residen:居民 resilien:韧性 resource:资源 respite:喘息 respons:责任,回应,响应 revital:振兴 reward:奖励 right:权利,权益 risk:风险 ritual:仪式 robot:机器人 role:角色 rule:规则 rural:乡村,农村,农户 satisf:满意 school:学校,学堂 scor:评分,批改,计分 screen:筛查 security:安全,保障 self:自我,自主 semantic:语义 service:服务 share:共享 sharing:共享
		simulat:仿真,模拟 sleep:睡眠 small:小 smart:智慧,智能 social:社会,社交,社区 space:空间 spatial:空间 specific:专用 spillover:溢出 sport:体育 stakeholder:利益相关 state:国家,状态 stigma:污名 strateg:战略,策略 street:街 stress:压力 stroke:卒中,中风 structur:结构 student:学生 subject:主体,主观 subsid:补贴 superv:监督,监管 supply:供给,供应 support:支持 survey:调查 sustainab:可持续 system:系统,制度,体系,综合征
		talent:人才 target:目标,靶 task:任务 tax:税 teach:教学,教师 team:团队 tech:技术,科技 temporal:时间,时空 text:文本 theme:主题 theor:理论 therap:疗法,治疗 time:时间 tool:工具 topic:主题 tourism:旅游 town:镇 trade:贸易,交易 tradition:传统 training:培训,训练 transfer:转移 transform:转型,变革,转化 transparen:透明 treat:治疗,诊疗 trial:试验,审判 trust:信任,信托 twin:双 uncertain:不确定
		university:大学,高校 urban:城市,城镇,市民 use:使用,利用 user:用户 utiliz:利用 value:价值 vector:向量 village:村,乡 virtual:虚拟 visual:可视,视觉 volunteer:志愿 vulnerab:脆弱 wage:工资 water:水 wechat:微信 welfare:福利 well-being:幸福,福祉 willing:意愿 women:妇女,女性 work:工作,劳动 workload:负荷 youth:青年,青少年`) {
		stem, chinese, _ := strings.Cut(pair, ":")
		out[stem] = strings.Split(chinese, ",")
	}
	return out
}()

const shortestStem, longestStem = 3, 12

// twinsOf returns the Chinese for an English word, nil for one that nobody noted.
func twinsOf(word string) []string {
	word = textscan.Lower(strings.Trim(word, "-,.()’'"))
	for n := min(len(word), longestStem); n >= shortestStem; n-- {
		if t := twinWords[word[:n]]; t != nil {
			return t
		}
	}
	return nil
}

// twinFit tells how well words go with each term of the list in Chinese:
// fit[w][k] is 1 where term k has a word's Chinese, -1 where only others have.
func twinFit(words, terms []string) [][]int {
	simplified := make([]string, len(terms))
	for k, t := range terms {
		simplified[k] = hant.Simplified(t)
	}
	fit := make([][]int, len(words))
	for w, word := range words {
		fit[w] = make([]int, len(terms))
		chinese, held := twinsOf(word), false
		for k, term := range simplified {
			for _, c := range chinese {
				if strings.Contains(term, c) {
					fit[w][k], held = 1, true
				}
			}
			if strings.Contains(term, word) && len(word) > 1 { // "Meta分析", "fsQCA"
				fit[w][k], held = 1, true
			}
		}
		for k := range fit[w] {
			if held && fit[w][k] == 0 {
				fit[w][k] = -1
			}
		}
	}
	return fit
}

// Parted divides the one term of a list in English that holds two, where the
// list in Chinese has one more and tells which: "night-time care respite
// service" beside 夜间照护 and 喘息服务. It returns the list as it is where none, or
// two as well, could be divided.
func Parted(english, chinese []string) []string {
	if len(english) < 2 || len(chinese) != len(english)+1 {
		return english
	}
	at, cut, best, next := -1, 0, 0, 0
	for k, term := range english {
		words := strings.Fields(term)
		j, worth := partsWell(words, chinese[k:k+2])
		switch {
		case j > 0 && worth > best:
			at, cut, best, next = k, len(strings.Join(words[:j], " ")), worth, best
		case j > 0:
			next = max(next, worth)
		}
	}
	if best < next+10 {
		return english
	}
	if at < 0 {
		return english
	}
	term := strings.Join(strings.Fields(english[at]), " ")
	return slices.Concat(english[:at], []string{term[:cut], term[cut+1:]}, english[at+1:])
}

// partsWell returns how many words go with the first of two terms where the
// others go with the second, and how well they do; 0 where they do not part so.
func partsWell(words, pair []string) (at, best int) {
	fit := twinFit(words, pair)
	for j := 1; j < len(words); j++ {
		first, second := 0, 0
		for w := range words {
			if w < j {
				first += fit[w][0]
			} else {
				second += fit[w][1]
			}
		}
		// two Chinese characters make about one English word
		uneven := max(2*j-plain.RuneCount(pair[0]), plain.RuneCount(pair[0])-2*j)
		if worth := 20*(first+second) - uneven; first > 0 && second > 0 && worth > best {
			best, at = worth, j
		}
	}
	return at, best
}
