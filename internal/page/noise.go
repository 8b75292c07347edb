package page

import (
	"strings"

	"synoptic/internal/page/names"
	"synoptic/internal/page/plain"
	"synoptic/internal/page/workplace"
)

// Advertisements and buttons stand between any two lines of a record, between
// a label and its value too. A line that is nothing but one of these is passed
// over wherever it stands. Words that head a part of a page on other layouts
// ("Metrics", "目录") are none of them.
var noise = foldedSet(`广告|廣告|Advertisement|Advertisements|ADVERTISEMENT|Sponsored|Ad|分享|收藏|打印|列印|分享到|分享到微信|分享到微博|加入收藏|我要收藏|收藏本文|一键分享|复制链接|复制|点赞|导出题录|放大|缩小|字号|关闭|返回顶部|扫一扫|二维码|
	Share|Print|Save|Tweet|Copy link|Copy Link|Email this|Facebook|Twitter|LinkedIn|WeChat|Weibo|Close|Back to top|Bookmark|Add to favorites|Loading...|正在加载|正在加载...|加载中...|加载中`)

func muteNoise(lines []line) {
	for i := range lines {
		if s := lines[i].text; len(s) <= 24 && noise[plain.Fold(s)] || len(s) <= 75 && interfaceLine(s) && !announces(s) {
			lines[i].mute = true
		} else if i < 60 && gluedIndexes(s) || i < 200 && invitesPapers(s) {
			lines[i].mute = true
		} else if len(s) < 60 && strings.HasSuffix(s, "INSTITUTIONS RANKINGS") {
			lines[i].mute = true // a link behind the authors, in capitals as names are
		} else if i > 0 && len(s) <= 24 && interfaceWords[plain.Fold(s)] {
			if m, ok := labelAt(lines[i-1].text); ok && m.end >= len(lines[i-1].text) && m.label.field < fReferences {
				lines[i].mute = true // a button between a label and its value
			}
		}
	}
}

// announces reports a label with its count: "參考文獻 ( 46 )  展開".
func announces(s string) bool {
	m, ok := labelAt(s)
	return ok && (m.count >= 0 || m.label.field != fStop && m.label.field != fCitation)
}

// muteCorrespondence passes over what pages print between an author and his
// place on whom to write to: the words "Corresponding Author" above the place,
// and below it a block "Correspondence" that gives the name and part of the
// place again.
func muteCorrespondence(lines []line) {
	for i := 1; i+1 < len(lines) && i < 400; i++ {
		if s := lines[i].text; s == "" || len(s) > 30 || s[0] != 'C' && s[0] != 'c' {
			continue
		}
		next := lines[i+1].text
		switch strings.ToLower(strings.TrimRight(lines[i].text, ":")) {
		case "corresponding author":
			lines[i].mute = lines[i].mute || workplace.Named(plain.Clip(next, workplace.MaxLength)) && len(next) < 300 && names.Latin(lines[i-1].text)
		case "correspondence":
			name, place, ok := strings.Cut(next, ", ")
			if !ok || len(next) > 400 || !names.Latin(name) || !workplace.Named(place) {
				continue
			}
			lines[i].mute, lines[i+1].mute = true, true
			if i+2 < len(lines) && strings.HasPrefix(lines[i+2].text, "Email") && len(lines[i+2].text) < 120 {
				lines[i+2].mute = true
			}
		}
	}
}
