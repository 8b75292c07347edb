package page

import (
	"strings"

	"synoptic/internal/lazyregexp"
	"synoptic/internal/page/hant"
	"synoptic/internal/page/letters"
	"synoptic/internal/page/plain"
	"synoptic/internal/synoptic"
	"synoptic/internal/textscan"
)

const nothingFound = "the search found nothing"

// nothingFoundWords say that a search came back with nothing.
var nothingFoundWords = []string{"未检索到", "没有找到", "未找到相关", "无检索结果", "抱歉，没有", "检索结果为空", "共0条", "共 0 条", "0 条结果", "no results", "no matching", "0 results", "did not match any", "查無資料", "查無結果", "无符合条件", "没有符合", "未找到与您", "未查到", "未搜索到", "没有检索到", "没有搜索到", "未能找到", "没有查到", "見つかりませんでした", "검색 결과가 없", "no records found", "nothing found", "검색결과가 없습니다", "該当する"}

// refusals are the pages that stand where a paper should, by their words.
var refusals = []struct {
	reason string
	words  []string
}{
	{"the page asks for a captcha instead of showing a record", []string{"验证码", "安全验证", "人机验证", "滑动验证", "拖动滑块", "请完成验证", "驗證碼", "captcha", "verify you are human", "verify that you are human", "are you a robot", "not a robot", "unusual traffic", "checking your browser", "security check", "just a moment", "access denied", "ddos protection", "访问过于频繁", "异常访问", "press and hold"}},
	{"the page is an error message", []string{"404", "403 forbidden", "500 internal", "502 bad gateway", "503 service", "页面不存在", "页面未找到", "找不到页面", "您访问的页面", "page not found", "not found", "页面已删除", "文章不存在", "该文献不存在", "系统错误", "服务器错误", "出错了", "访问出错", "服务不可用", "暂时无法访问", "error occurred", "something went wrong", "service unavailable", "無法顯示", "找不到網頁", "page cannot be found", "session has expired", "会话已过期", "bad request", "ページが見つかりません", "페이지를 찾을 수 없"}},
	{nothingFound, nothingFoundWords},
	{"the page asks to log in instead of showing a record", []string{"请登录", "用户登录", "会员登录", "账号登录", "登录后", "密码", "忘记密码", "請登入", "sign in to continue", "log in to continue", "forgot password", "forgot your password", "password", "institutional login", "purchase access", "ログイン", "로그인", "统一身份认证", "shibboleth", "username"}},
}

// refusal gives the reason why a page without a record is none.
func refusal(text string) string {
	head := textscan.Lower(plain.Clip(text, 20_000))
	best, hits := "the page holds no bibliographic record: no title with an abstract, authors or a journal was found", 0
	for _, r := range refusals {
		n := 0
		for _, w := range r.words {
			if strings.Contains(head, w) {
				n++
			}
		}
		if n > hits {
			best, hits = r.reason, n
		}
	}
	return best
}

// foundNothing reports a search that says at its head that it found nothing;
// the titles below are what others looked at.
func foundNothing(text string) bool {
	head := textscan.Lower(plain.Clip(text, 3_000))
	return nothingFoundFinder.In(head) || countsNone(head)
}

var nothingFoundFinder = textscan.New(nothingFoundWords)

// countsNone finds the number of results of a search that found none: "共找到 0
// 篇文章", "検索結果 0件", "검색결과 0건".
func countsNone(s string) bool {
	for i := 1; i+1 < len(s); i++ {
		if s[i] != '0' || letters.Digit(rune(s[i-1])) {
			continue
		}
		unit := plain.FirstRune(strings.TrimLeft(s[i+1:], " "))
		if strings.ContainsRune("条條篇个個件筆笔项項건", unit) && plain.ContainsAny(s[max(0, i-24):i], foundWords) {
			return true
		}
	}
	return false
}

// foundWords stand before the number of results.
var foundWords = strings.Fields("找到 检索 檢索 检出 搜索 搜尋 结果 結果 查到 共 検索 검색")

// searchedInVain reports a search that says above the first title, and on more
// than one line, that it found nothing; what stands below, with names and
// passages of abstracts, is what others looked at.
func (r *reader) searchedInVain() bool {
	if r.meta.scholar || !foundNothing(r.text) {
		return false
	}
	end := min(len(r.lines), 80)
	if r.titleLine >= 0 {
		end = min(end, r.titleLine+8) // what was asked for may be taken for it, or advice
	}
	nothing, advice := 0, 0
	for i := range r.lines[:end] {
		l := &r.lines[i]
		s := textscan.Lower(plain.Clip(l.text, 300))
		if rxFoundSome.MatchString(s) {
			return false
		}
		if r.labelled[i] && r.fieldAt[i] == fAbstract {
			break
		}
		switch {
		case len(l.text) > 300:
		case nothingFoundFinder.In(s), countsNone(s):
			nothing++
		case plain.ContainsAny(s, searchAdvice):
			advice++
		}
	}
	return nothing > 0 && nothing+advice > 1
}

// rxFoundSome finds the number of results of a search that found some.
var rxFoundSome = lazyregexp.New(`(?:找到|检索到|檢索到|查到|共)\s*(?:约|約|有)?\s*[1-9][\d,]*\s*(?:条|條|篇|个|個|件|筆|笔)|\b[1-9][\d,]*\s+(?:results|records|articles found)|[1-9][\d,]*\s*件中`)

// searchAdvice is what to try when a search found nothing.
var searchAdvice = hant.BothScripts("检查输入", "检查拼写", "检查您", "有无错误", "有无错别字", "缩短检索词", "减少检索", "减少关键词", "更换关键词", "更换检索", "换个关键词", "放宽检索", "修改检索", "调整检索", "其他资源类型", "check your spelling", "check the spelling", "different keywords", "fewer keywords", "broaden your search", "more general", "modify your search", "try another search", "検索条件を変更", "검색어를 다시")

// recordWithoutTitle: mirrors and copied passages begin below the title. What
// announces an abstract and keywords is a paper's own record all the same.
func (r *reader) recordWithoutTitle() bool {
	rec := &r.rec
	announced := false
	for i := range r.entries {
		e := &r.entries[i]
		announced = announced || e.field() == fAbstract && (e.strong || !e.label.latin && r.previous(r.lineOf(e.at)) < 0)
	}
	return announced && !r.listing && !rec.Abstract.Empty() &&
		(len(rec.Keywords.ZH)+len(rec.Keywords.EN)+len(rec.Keywords.Other) > 1 || rec.DOI != "" && rec.Volume != "") &&
		!foundNothing(r.text)
}

// judge decides what the page is, by what was read from it.
func (r *reader) judge() (synoptic.PageType, string) {
	rec := &r.rec
	if rec.Title.Empty() && !r.recordWithoutTitle() {
		return synoptic.NotARecord, refusal(r.text)
	}
	evidence := 0
	for _, has := range []bool{
		!rec.Abstract.Empty(), len(rec.Authors) > 0, !rec.Journal.Empty() && rec.Year != 0, rec.DOI != "",
		len(rec.Keywords.ZH)+len(rec.Keywords.EN)+len(rec.Keywords.Other) > 1, r.meta.scholar && len(r.meta.authors) > 0, len(rec.CLC) > 0, r.cites, rec.Issue != "" && rec.Pages != "",
	} {
		if has {
			evidence++
		}
	}
	if !rec.Abstract.Empty() {
		evidence++
	}
	if evidence < 2 || r.searchedInVain() || !r.listing && rec.Abstract.Empty() && rec.DOI == "" && foundNothing(r.text) {
		return synoptic.NotARecord, refusal(r.text)
	}
	if r.issueContents() {
		return synoptic.NotARecord, "the page lists the contents of an issue"
	}
	if r.listing {
		return synoptic.Listing, ""
	}
	if pageOfSite[plain.Fold(string(rec.Title.EN))] && rec.Title.ZH == "" && rec.Title.Other == "" {
		return synoptic.NotARecord, "the page lists papers, or is a page of the site's own"
	}
	if !r.scholarly() {
		return synoptic.NotARecord, "the page holds an article, but nothing that only a paper has: no abstract under its name, keywords, DOI, volume and pages, or references"
	}
	return synoptic.Article, ""
}

// listingCues announce a list of results.
var listingCues = []string{"search results", "results for", "showing 1", "检索结果", "搜索结果", "共找到", "条结果", "條結果", "sort by", "排序：", "排序:", "results per page", "每页显示", "找到约", "検索結果", "검색결과", "查詢結果", "檢索結果"}

var listingFinder = hant.NewFinder(hant.BothScripts(listingCues...))

// firstItem finds the stretch of lines of the first record of a listing.
func firstItem(lines []line) (from, to int, ok bool) {
	cue := -1
	for i := range lines {
		if i > 200 || ownAbstract(lines, i) {
			break
		}
		if len(lines[i].text) < 300 && listingFinder.In(textscan.Lower(lines[i].text)) {
			cue = i
			break
		}
	}
	if cue < 0 {
		return 0, 0, false
	}
	// numbered items: 1. … 2. …
	first, second := -1, -1
	for i := cue; i < len(lines) && i < cue+400; i++ {
		n, _, numbered := referenceNumber(withoutBox(lines[i].text))
		if !numbered {
			if s := strings.TrimSpace(lines[i].text); s == "1." || s == "1" || s == "2." || s == "2" {
				n, numbered = int(s[0]-'0'), true
			}
		}
		if !numbered {
			continue
		}
		if n == 1 && first < 0 {
			first = i
		} else if n == 2 && first >= 0 {
			second = i
			break
		}
	}
	if first < 0 || second < 0 || second-first > 80 {
		return 0, 0, false
	}
	return first, second, true
}

// withoutBox takes off the box that a reader may tick in front of a result.
func withoutBox(s string) string { return strings.TrimLeft(s, "□☐☑▢◻○◯ \u3000") }

// ownAbstract reports an abstract behind its label, or on the next line: what
// follows on such a page ("共找到 2 条", above its references) counts no results.
func ownAbstract(lines []line, i int) bool {
	m, ok := labelAt(lines[i].text)
	if !ok || m.label.field != fAbstract || !m.strong {
		return false
	}
	value := lines[i].text[m.end:]
	if value == "" && i+1 < len(lines) {
		value = lines[i+1].text
		if len(value) <= 24 && i+2 < len(lines) { // below a button
			value = lines[i+2].text
		}
	}
	return len(value) > 200 && proseLine(value)
}
