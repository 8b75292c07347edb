package names

import (
	"strings"
	"unicode"

	"synoptic/internal/page/hant"
	"synoptic/internal/page/letters"
	"synoptic/internal/page/plain"
)

// surnames are the single-character family names of Chinese, in both scripts.
// They tell a line of names from a line of navigation words.
const surnames = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫经房裘缪干解应宗丁宣贲邓郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊於惠甄曲家封芮羿储靳汲邴糜松井段富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲伊宫宁仇栾暴甘钭厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰从鄂索咸籍赖卓蔺屠蒙池乔阴鬱胥能苍双闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍郤璩桑桂濮牛寿通边扈燕冀郏浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东欧殳沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶空曾毋沙乜养鞠须丰巢关蒯相查后荆红游竺权逯盖益桓公肖付岳帅缑亢况郈有琴商牟佘佴伯赏墨哈谯笪年爱阳佟言福邸涂苟揭仝原闫代仉鄢覃区展迟蔄呼么过初线皇盘巨税笃海楚褟晋滿钦佐佑邝揣来泥佀占竹逢粟昂邱丘檀冼隋渠尧谌麦銮兀撒刀岩鹤绳矫楼伊岱郤鄞郐麴旷漆衷缴佼侍苑"

const surnamesTraditional = "趙錢孫鄭馮陳衛蔣韓楊許呂張孔嚴華謝鄒喻蘇範魯韋馬鳳賀倪湯羅畢鄔樂時齊顧孟黃蕭龐熊紀項賈婁顏鍾鐘駱萬盧經應單鄧諸鈕龔陸榮榮儲車寧欒厲劉葉龍韶黎賴藺喬陰蒼雙聞黨譚貢勞農溫別莊閻連習魚東歐師鞏聶訾闞簡饒豐關蓋遊權陽塗區闕郟鄺潘薑餘於傅褚"

var compoundSurnames = strings.Fields(`万俟 司马 上官 欧阳 夏侯 诸葛 闻人 东方 赫连 皇甫 尉迟 公羊 澹台 公冶 宗政 濮阳 淳于 单于 太叔 申屠 公孙 仲孙 轩辕 令狐 钟离 宇文 长孙 慕容 鲜于 闾丘 司徒 司空 亓官 司寇 子车 颛孙 端木 巫马 公西 漆雕 乐正 壤驷 公良 拓跋 夹谷 宰父 谷梁 段干 百里 东郭 南门 呼延 归海 羊舌 微生 梁丘 左丘 东门 西门 南宫 尔朱 贺兰 达奚 哥舒 仆固 完颜 耶律 叱干 相里 太史 佟佳 章佳 沮渠 乞伏 屈突 第五 纳兰 独孤 司城 歐陽 諸葛 東方 聞人 鍾離 公孫 長孫 鮮于 端木 軒轅 張簡 范姜 尉遲 澹臺 仲孫 令狐 司馬 夏侯 慕容 上官 皇甫`)

var surnameSet = func() map[rune]bool {
	set := map[rune]bool{}
	for _, r := range surnames + surnamesTraditional {
		set[r] = true
	}
	return set
}()

// NotNames are words of pages that have the shape of a Chinese name.
var NotNames = hant.WordSet(`等 你好 您好 游客 首页 期刊 学位 会议 专利 视频 指南 病例 图书 新闻 投稿 标准 成果 法规 登录 注册 帮助 下载 收藏 分享 引用 打印 关注 导出 文献 知识元 引文 高级检索 字号 贡献者 贡献人
	检索 搜索 主题 全部 更多 还原 未知 佚名 匿名 本刊 机构馆 会员 充值 手机版 中国知网 帮助中心 科技报告 资源导航 检索历史 在线阅读 文献传递 相关论文 编委会 期刊介绍 投稿指南 期刊在线
	过刊浏览 最新录用 优先出版 下载排行 在线投稿 作者登录 审稿登录 编辑登录 联系我们 留言板 广告合作 期刊订阅 投稿须知 期刊简介 关于我们 网站地图 友情链接 全文 摘要 关键词
	作者 单位 机构 来源 年份 目录 正文 引言 前言 结论 讨论 方法 目的 结果 背景 参考文献 相关文章 图表 附件 评论 预印本 合作 我们 记笔记 网络首发 北大核心 专题 专辑
	扫码查看 点此下载 原文链接 万方数据 折叠 展开 收起 上一篇 下一篇 推荐 首頁 期刊瀏覽 登入 註冊 說明 購物車 會員 關於我們 聯絡我們 書籍 會議論文 碩博士論文 電子書
	政治学 经济学 管理学 法学 社会学 教育学 论著 综述 论文 专论 述评 书评 特稿 导读 编者按 数字治理 智慧城市 公共管理 地方志 科技成果 政策法规 中外标准 阅读 分析
	广告 通知 公告 声明 资讯 英文版 中文版 繁体 简体 网站首页 学报首页 期刊浏览 编辑部 主编 版权 隐私 数据 文化 历史 哲学 文学 军事 体育 艺术 医学 农业 工业 科学 中文 英文 日本語
	计量 施引文献 资源附件 高级搜索 在线期刊 期刊导航 关于本刊 虚拟专题 下载中心 专家审稿 编辑办公 作者投稿 作者中心 审稿中心 读者服务 文章导航 官方微信 本期目录 当期目录 过刊 现刊 当期 往期 订阅 国际版 数字出版 全文阅读 文档 时政 百科 作文 范文 杂志 汽车 科普 文艺 文摘 小说 教育 论坛 管理 金融 经济 政治 社会 法律 文章 来稿 查看 查询 解读 广东 任务 文章历史 文章信息 扩展功能 相关信息 文章目录 图表目录 作者文章 本文作者 服务 文章指标 封面 封底 空间 支持 高校 高等教育 时间 和谐社会`)

// Han reports whether s has the shape of a name in Chinese characters:
// two to four of them, or parts joined by a middle dot. White space inside is
// allowed: names are often spread to equal width.
func Han(s string) bool {
	n, dots := 0, 0
	for _, r := range s {
		switch {
		case letters.Han(r):
			n++
		case nameDot(r):
			dots++
		case unicode.IsSpace(r):
		default:
			return false
		}
	}
	if dots > 0 {
		return dots <= 4 && n >= 3 && n <= 20
	}
	if n > 4 {
		return n <= 9 && bordersName(s)
	}
	return n >= 2 && !NotNames[strings.Join(strings.Fields(s), "")]
}

// bordersName reports a longer name of the peoples of China's borders, written
// without a dot, by a part that such names have: 乌兰其其格, 阿拉坦图雅.
func bordersName(s string) bool {
	return !strings.ContainsAny(s, "的与和及") && plain.ContainsAny(s, borderParts)
}

var borderParts = hant.BothScripts("其其格", "其木格", "图雅", "格日乐", "巴特尔", "斯琴", "乌兰", "高娃", "塔娜", "才旦", "卓玛", "多杰", "扎西", "次仁", "旦增", "央金", "尼玛", "古丽", "买买提", "阿不都", "阿卜杜", "吐尔逊", "艾合买", "热合曼", "木合塔", "努尔", "巴雅尔", "朝鲁", "那仁", "宝音", "萨仁", "苏日", "阿拉坦", "额尔", "哈斯", "其米", "仁青", "索南", "旺堆", "罗布", "嘎玛", "土登", "洛桑", "格桑", "德吉", "拉姆")

// nameDot reports the dot between the parts of a foreign name in Chinese.
func nameDot(r rune) bool {
	return r == '·' || r == '•' || r == '・' || r == '‧' || r == '．' || r == '∙'
}

// LikelyHan reports whether a name in Chinese characters begins with a known
// family name, or is compound.
func LikelyHan(s string) bool {
	if !Han(s) {
		return false
	}
	if strings.ContainsFunc(s, nameDot) {
		return true
	}
	for _, c := range compoundSurnames {
		if strings.HasPrefix(s, c) {
			return true
		}
	}
	if plain.RuneCount(s) == 4 && !strings.ContainsFunc(s, unicode.IsSpace) {
		return bordersName(s) // four characters, and no family name of two
	}
	return surnameSet[plain.FirstRune(s)] || surnameSet[hant.Simplify(plain.FirstRune(s))] || plain.RuneCount(s) > 4 && bordersName(s)
}
