package page

import (
	"strings"

	"synoptic/internal/page/plain"
	"synoptic/internal/synoptic"
	"synoptic/internal/textscan"
)

// portal is a layout: how it is recognised. What a page of it needs beyond
// labels and shape is kept here too, so that there is one place to look.
type portal struct {
	name string
	// signs, any of which names the layout; a sign of several strings divided
	// by "&" needs all of them
	signs []string
}

var portals = []portal{
	{"arxiv", []string{"citation_arxiv_id", "arXiv:&Submitted on", "About arXivLabs"}},
	{"pubmed", []string{"PMID:&MeSH terms", "PMID:&Publication types", "PMID:&Similar articles"}},
	{"plos", []string{"PLOS ONE", "PLoS ONE", "journals.plos.org", "Contributed equally to this work with:&Roles", "Data Availability:&Competing interests:&Peer-reviewed"}},
	{"mdpi", []string{"mdpi.com", "MDPI", "SciProfiles", "html-front-matter"}},
	{"springer", []string{"link.springer.com", "SpringerLink", "Springer Nature", "c-article-header", "Similar content being viewed by others"}},
	{"elsevier", []string{"sciencedirect", "ScienceDirect", "View in Scopus&Highlights"}},
	{"wiley", []string{"onlinelibrary.wiley.com", "Wiley Online Library", "Citing Literature&Skip to Article Information", "article-section__content"}},
	{"sage", []string{"journals.sagepub.com", "Sage Journals", "SAGE Journals", "View all authors and affiliations&First published online"}},
	{"taylor_francis", []string{"tandfonline.com", "Taylor & Francis", "CrossRef citations to date"}},
	{"jstor", []string{"jstor.org", "JSTOR"}},
	{"ssrn", []string{"ssrn.com", "SSRN"}},
	{"jstage", []string{"jstage.jst.go.jp", "J-STAGE"}},
	{"dbpia", []string{"dbpia", "DBpia"}},
	{"koreascience", []string{"koreascience", "KoreaScience", "Korea Science"}},
	{"airiti", []string{"airitilibrary", "華藝", "airiti"}},
	{"hanspub", []string{"hanspub.org", "文章引用:&科研立项经费支持", "文章引用:&按学科分类", "汉斯"}},
	{"ncpssd", []string{"ncpssd", "国家哲学社会科学文献中心", "国家哲学社会科学学术期刊数据库"}},
	{"vip", []string{"耦合文献&二级引证文献&正在载入", "cqvip", "维普", "机构地区&出  处", "同被引文献&相关期刊文献"}},
	{"cnki", []string{"节点文献&本文链接的文献网络图示", "中国知网", "知网首页", "CAJ下载", "cnki.net", "查看该刊数据库收录来源"}},
	{"wanfang", []string{"CSTPCD", "万方数据", "本文读者也读过", "在线出版日期&机标分类号", "段落导航&引用本文", "wanfangdata"}},
	{"fx361", []string{"fx361", "参考网", "猜你喜欢&的其它文章"}},
	{"tongfang_site", []string{"yinyongbenwen", "GB/T 7714-2015 格式引文&引用信息"}},
	{"magtech", []string{"magtech", "Magtech", "updateDownTimes", "摘要/Abstract&图/表"}},
	{"rhhz", []string{"rhhz", "仁和汇智", "article-abstract-cn"}},
	{"etiller", []string{"勤云", "摘要点击次数&全文下载次数", "e-tiller"}},
	{"ojs", []string{"Open Journal Systems", "pkp_structure", "Public Knowledge Project", "ojs"}},
	{"repository", []string{"DSpace", "EPrints", "ePrints", "eprints.creators", "Institutional Repository", "机构知识库", "dc.date.accessioned"}},
	{"university_journal", []string{"学报首页&期刊浏览", ">> 正文&文章栏目", "标题&文章栏目&链       接"}},
}

// portalSigns has a group for every layout: the strings that its signs are
// made of.
var portalSigns = func() *textscan.Set {
	groups := make([][]string, len(portals))
	for i, p := range portals {
		for _, sign := range p.signs {
			groups[i] = append(groups[i], strings.Split(sign, "&")...)
		}
	}
	return textscan.New(groups...)
}()

// recognise names the layout of a page.
func recognise(text, raw string) string {
	head, source := plain.Clip(text, 60_000), plain.Clip(raw, 60_000)
	seen := portalSigns.Groups(head)
	if source != head { // plain text is its own source
		seen |= portalSigns.Groups(source)
	}
	for i, p := range portals {
		if !seen.Has(1 << i) {
			continue
		}
		for _, sign := range p.signs {
			complete := true
			for part := range strings.SplitSeq(sign, "&") {
				complete = complete && (strings.Contains(head, part) || strings.Contains(source, part))
			}
			if complete {
				return p.name
			}
		}
	}
	return synoptic.PortalUnknown
}
