package page

// Advertisements and buttons stand between any two lines of a record, between
// a label and its value too. A line that is nothing but one of these is passed
// over wherever it stands. Words that head a part of a page on other layouts
// ("Metrics", "目录") are none of them.
var noise = foldedSet(`广告|廣告|Advertisement|Advertisements|ADVERTISEMENT|Sponsored|Ad|分享|收藏|打印|列印|分享到|分享到微信|分享到微博|加入收藏|我要收藏|收藏本文|一键分享|复制链接|复制|点赞|导出题录|放大|缩小|字号|关闭|返回顶部|扫一扫|二维码|
	Share|Print|Save|Tweet|Copy link|Copy Link|Email this|Facebook|Twitter|LinkedIn|WeChat|Weibo|Close|Back to top|Bookmark|Add to favorites|Loading...|正在加载|正在加载...|加载中...|加载中`)

func muteNoise(lines []line) {
	for i := range lines {
		if s := lines[i].text; len(s) <= 24 && noise[Fold(s)] {
			lines[i].mute = true
		}
	}
}
