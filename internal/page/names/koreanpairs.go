package names

import "synoptic/internal/lazyregexp"

// rxKoreanPair finds a name in Korean with its romanisation behind a slash, as
// KCI prints them: "서지윤 /Seo, Ji-Yoon 1".
var rxKoreanPair = lazyregexp.New(`(\p{Hangul}{2,5})\s*[/／]\s*(\p{Lu}[\p{Latin}'’-]+,?\s+\p{Lu}[\p{Latin}'’.-]*(?:\s+\p{Lu}[\p{Latin}'’.-]*)?)`)

// RomanisedInBrackets writes such pairs as other pages do: "서지윤(Seo, Ji-Yoon) 1".
func RomanisedInBrackets(s string) string { return rxKoreanPair.ReplaceAllString(s, "$1($2) ") }
