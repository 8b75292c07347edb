package page

import (
	"strings"

	"synoptic/internal/page/hant"
	"synoptic/internal/page/letters"
	"synoptic/internal/page/names"
	"synoptic/internal/page/plain"
	"synoptic/internal/textscan"
)

// junkLines are whole lines that portals print around a record: buttons,
// counters, placeholders. Compared folded.
var junkLines = foldedSet(`论文部分内容阅读|更多|还原|更多还原|折叠|展开|收起|展开更多|查看全部|查看全部>>|显示全部|扫码查看|点此下载|原文链接|NSTL|万方数据|引用|收藏|分享|打印|关注|记笔记|导出|下载|推荐|在线阅读|下载全文|在线阅读下载全文|
	引用本文复制引用|复制引用|引用 收藏 分享 打印|在线阅读 下载 引用 收藏 打印 分享|查看该刊数据库收录来源|网络首发|CSSCI|北大核心|AMI|CSCD|EI|SCI|核心期刊|手机阅读|HTML阅读|CAJ下载|PDF下载|AI辅助阅读|个人成果免费下载|
	推荐 CAJ下载|不支持迅雷等下载工具,请取消加速工具后下载。|正在载入数据...|正在加载|正在加载...|加载中|加载中...|Loading|Loading...|暂无数据|暂无|无|查看全文|查看/发表评论|下载PDF阅读器|关闭|上一篇|下一篇|
	扫描二维码，关注公众号|PDF|HTML|XML|CAJ|文章导航|返回顶部|Share|Save|Cite|Print|Download PDF|View PDF|Download|Full Text|Full text|PDF (KB)|Abstract Views|Show all|Show more|Show less|Read more|Back to top|
	Google Scholar|CrossRef|Crossref|PubMed|View Article|Article|CAS|MathSciNet|View in Scopus|Export citation|Get rights and content|Add to Mendeley|Download citation|Download full-text PDF|View all|See all|
	阅读全文|登录|注册|首页|收藏本文|分享到微信朋友圈|HTML全文|XML下载|导出引用|摘要/Abstract|图/表|全文|参考文献|相关文章|Metrics|摘要|编辑推荐|认领|订阅|投稿|目录|
	CrossMark Logo CrossMark|CrossMark|Crossmark|TOP|en|zh|EN|View all articles by this author|View all authors|Actions|Previous article|Next article|View issue table of contents|Authors|作者简介|下載|引用|分享|列印|收藏|加入購物車|全文下載|顯示更多|回上頁|다운로드|원문보기|인용하기|초록보기|ダウンロード|PDFをダウンロード`)

func foldedSet(s string) map[string]bool {
	set := map[string]bool{}
	for w := range strings.SplitSeq(s, "|") {
		if f := plain.Fold(w); f != "" {
			set[f], set[hant.Traditional(f)] = true, true
		}
	}
	return set
}

var junkStarts = hant.BothScripts("ジャーナル フリー", "ジャーナル 認証あり", "ジャーナル オープンアクセス", "ジャーナル 有料", "ジャーナル 早期公開", "コンテンツに", "コンテンツへ", "メインコンテンツ", "本文へスキップ", "본문 바로가기", "메뉴 바로가기", "查询本校图书馆", "版权所有", "Copyright ©", "Copyright (c)", "© ", "京ICP", "ICP", "服务热线", "客服热线", "技术支持", "您是第", "今天是", "主管单位：", "主办单位：", "广告：", "广告:", "Advertisement", "正在载入", "本系统由",
	"查看该", "点击下载", "点击查看", "点击阅读", "点击进入", "点击此处", "点击这里", "打开APP", "立即下载", "下载APP", "长按识别", "微信扫", "阅读数", "浏览(", "浏览（", "下载(", "点击(", "关注公众号", "欢迎", "开放获取期刊征稿", "This page was processed", "Skip to", "Cookie", "We use cookies", "Your browser", "JavaScript is", "Please enable", "Run with the help", "Sponsored", "Search for other works by", "Search for more papers by", "This is a preview", "You do not currently have access", "View references (", "Get full access", "Please note you do not have access", "To read this content", "You have full access", "Log in to check access", "Access through your institution")

var junkBegins = textscan.New(junkStarts)

// junkLine reports whether a whole line is a portal's own: a button, a counter,
// a footer, a placeholder.
func junkLine(s string) bool {
	if len(s) > 300 {
		return false
	}
	s = plain.TrimEdges(s, "•·●■▪|>›»*-–—")
	if s == "" {
		return true
	}
	if len(s) <= 90 {
		f := plain.Fold(s)
		if f == "" || junkLines[f] || interfaceWords[f] || latinFurniture[f] {
			return true
		}
	}
	if junkBegins.Starts(s) {
		return true
	}
	return menuLine(s)
}

// menuLine reports whether a line is a row of short entries of navigation:
// "首页 | 新闻 | 期刊", "首页 期刊 学位 会议".
func menuLine(s string) bool {
	if bars := strings.Count(s, " | "); bars >= 2 || tabBar(s) {
		return true
	}
	if len(s) > 60 && strings.Contains(s, "。") {
		return false
	}
	words := fieldCount(s, betweenEntries)
	known, all := 0, 0
	for w := range strings.FieldsFuncSeq(s, betweenEntries) {
		all++
		if portalWord(w) {
			known++
		} else if 2*(all-known) > words {
			return false // no half can be known any more
		}
	}
	return all >= 1 && known*2 >= all && known >= 2 || all == 1 && known == 1
}

func betweenEntries(r rune) bool { return letters.Blank(r) || r == '|' || r == '/' || r == '·' }

// portalWord reports a word of menus, buttons and the like.
func portalWord(w string) bool { return len(w) <= longestPortalWord && portalWords[textscan.Lower(w)] }

var portalWords, longestPortalWord = func() (all map[string]bool, longest int) {
	all = map[string]bool{}
	for _, set := range []map[string]bool{names.NotNames, junkLines, menuWords} {
		for w := range set {
			all[w] = true
			longest = max(longest, len(w))
		}
	}
	return all, longest
}()

var menuWords = hant.WordSet(`home about login register search browse archives current announcements contact submissions journals books articles issues help menu account cart sign english 中文 english中文 rss faq blog news
	登录 注册 首页 高级检索 导航 app en cn 年 卷 期 帮助 搜索 检索 我的 个人中心 subscribe alerts explore rankings feedback privacy terms policy feed donate arsip arquivos archivos archivio ausgaben numéros beranda inicio início capa accueil startseite atual actual avisos notícias sobre buscar cadastro acesso registrarse entrar artigos artículos artikel terbitan edición edição número ausgabe numéro fascicolo unduhan descargas`)

// infoRow reports a line of several labels with their values, known or not:
// "日期：2022-08-12   来源：某刊   点击：1544".
func infoRow(s string) bool {
	if len(s) > 400 || !strings.ContainsFunc(s, letters.Han) {
		return false
	}
	n := 0
	for w := range strings.FieldsFuncSeq(s, letters.Blank) {
		if i := letters.Colons.Index(w); i > 0 && i <= 24 {
			n++
		}
	}
	return n >= 2
}

// numberedHeading reports a heading inside a paper: "一、研究设计", "第三章 结果".
func numberedHeading(s string) bool {
	t := strings.TrimLeft(s, "第（(一二三四五六七八九十")
	return len(t) < len(s) &&
		(strings.HasPrefix(t, "、") || strings.HasPrefix(t, "）") && strings.HasPrefix(s, "（") ||
			strings.HasPrefix(t, "章") && strings.HasPrefix(s, "第"))
}

// notInMenus are signs that menus have not.
var notInMenus = textscan.RunesOf("，。：；、？！“”《》—:")

// menuRow reports whether a line is nothing but short Chinese entries side by
// side, three at least, as menus have and titles have not: "主题检索 高级检索
// 结果中检索".
func menuRow(s string) bool {
	n := 0
	// a label that nobody knows counts for one: "进入专题： 便民  近代国家"
	if i := letters.Colons.Index(s); i > 0 && i <= 18 {
		s = s[i+len(string(plain.FirstRune(s[i:]))):]
		if letters.Blank(plain.FirstRune(s)) {
			n = 1
		}
	}
	if len(s) > 300 || notInMenus.In(s) {
		return false
	}
	for w := range strings.FieldsFuncSeq(s, letters.Blank) {
		if n++; plain.RuneCount(w) > 6 || !strings.ContainsFunc(w, letters.CJK) || strings.ContainsFunc(w, letters.Hangul) {
			return false
		}
	}
	return n >= 3
}
