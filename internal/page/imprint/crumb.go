package imprint

import (
	"slices"
	"strings"

	"synoptic/internal/page/hant"
	"synoptic/internal/page/letters"
	"synoptic/internal/page/plain"
)

// crumbEnds and crumbStarts are what entries of menus end and begin with that
// stand in the path to a paper beside the journal's name: 过刊目录, 各期瀏覽.
var (
	crumbEnds   = strings.Fields("目录 总目录 浏览 列表 导航 一览 归档 存档 检索 查询 阅览 下载 总览")
	crumbStarts = strings.Fields("过刊 往期 历期 历年 各期 当期 本期 现刊 最新一期 按期 网站")
)

// foreignCrumbEnds are the same in Korean and in kana: 학술지 검색, ジャーナルホーム.
var foreignCrumbEnds = strings.Fields("검색 목록 안내 소개 홈 통계 투고 열람 ホーム について")

// westernCrumbs are whole steps of a path in English: "Home / Archive / Volume 12".
var westernCrumbs = map[string]bool{"archive": true, "archives": true, "current issue": true, "past issues": true, "back issues": true, "all issues": true, "issues": true, "journals": true, "articles": true}

// CrumbWord reports a short word that names a part of a site and no journal.
func CrumbWord(s string) bool {
	s = plain.Tidy(s)
	if westernCrumbs[strings.ToLower(s)] {
		return true
	}
	if len(s) > 30 || !letters.CJK(plain.FirstRune(s)) {
		return false
	}
	if !letters.Han(plain.FirstRune(s)) {
		return slices.ContainsFunc(foreignCrumbEnds, func(end string) bool { return strings.HasSuffix(s, end) })
	}
	s = hant.Simplified(s)
	for _, end := range crumbEnds {
		if strings.HasSuffix(s, end) {
			return true
		}
	}
	for _, start := range crumbStarts {
		if strings.HasPrefix(s, start) {
			return true
		}
	}
	return false
}
