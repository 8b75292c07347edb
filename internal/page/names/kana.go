package names

import (
	"strings"
	"unicode"

	"synoptic/internal/page/hant"
	"synoptic/internal/page/letters"
)

// Kana: a Japanese name, in kanji with or without kana.
func Kana(s string) bool {
	n, k := 0, 0
	for _, r := range s {
		switch {
		case letters.Han(r):
			n++
		case letters.Kana(r) || r == 'ー':
			k++
		case unicode.IsSpace(r) || r == '・':
		default:
			return false
		}
	}
	return k > 0 && n+k >= 2 && n+k <= 14 && !kanaFurniture.In(s) || k == 0 && n >= 2 && n <= 7
}

// kanaFurniture stands in buttons and badges and in no name: ジャーナル 認証あり.
var kanaFurniture = hant.NewFinder(strings.Fields("ジャーナル 記事 ページ フリー アクセス アラート ダウンロード メニュー トップ ヘルプ ログイン 資料 お気に入り 共有 認証 検索 表示 一覧 登録 論文 について"))
