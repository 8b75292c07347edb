package names

import (
	"unicode"

	"synoptic/internal/page/hant"
	"synoptic/internal/page/letters"
	"synoptic/internal/page/plain"
)

// Hangul reports whether s has the shape of a Korean name: two to five syllables.
func Hangul(s string) bool {
	n := 0
	for _, r := range s {
		switch {
		case letters.Hangul(r):
			n++
		case unicode.IsSpace(r):
		default:
			return false
		}
	}
	return n >= 2 && n <= 5
}

// hangulSurnames are the family names of Korean.
const hangulSurnames = "김이박최정강조윤장임한오서신권황안송전홍유고문양손배백허남심노하곽성차주우구민류나진지엄채원천방공현함변염여추도소석선설마길연위표명기반왕금옥육인맹제모탁국어은편용예경봉사부동두갈복태형피목감음빈상좌승시"

var hangulSurnameSet = func() map[rune]bool {
	set := map[rune]bool{}
	for _, r := range hangulSurnames {
		set[r] = true
	}
	return set
}()

// LikelyHangul reports whether a Korean name begins with a known family name
// and has the usual length.
func LikelyHangul(s string) bool {
	n := plain.RuneCount(s)
	return Hangul(s) && (n == 3 || n == 4 || n == 2) && hangulSurnameSet[plain.FirstRune(s)] && !hangulWords[s]
}

var hangulWords = hant.WordSet(`논문 기본 정보 자료 유형 학술저널 저자 저자정보 표지 목차 초록 서지 사항 이용 다운로드 공유 인용 검색 로그인 회원가입 주제 전체 기관 학회 원문 이용수 상세 소개 도움말 한국어 영어 정기구독 오류신고 서론 결론 방법 결과 연구 분석 국내 해외 전자책`)
