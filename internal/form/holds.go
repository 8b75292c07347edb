package form

import (
	"slices"
	"strings"
	"unicode"

	"synoptic/internal/synoptic"
)

// Lacks says what an answer in words must hold to be one to an item of its
// type; "" where it holds it. Numbers and dates may be rough ("dozens", "the
// 1980s", 数十家), for which there is no value, but an answer with nothing of
// the kind answers something else.
func Lacks(item synoptic.FormItem, answer string) string {
	switch item.Type {
	case synoptic.NumberItem:
		if !roughly(answer) {
			return "the answer to an item of type number must hold a number, in digits or in words, or come with a value"
		}
	case synoptic.DateItem:
		if len(Dates(answer)) == 0 && !roughly(answer) {
			return "the answer to an item of type date must hold a date (2024, 2024-03, 2024年3月5日, March 2024), or come with a value"
		}
	case synoptic.BooleanItem:
		if _, fault := boolean(answer, nil); fault != "" {
			return "the answer to an item of type boolean must be yes or no (是, 否), or come with a value, true or false"
		}
	}
	return ""
}

// roughWords are English words for numbers that have no single value.
var roughWords = []string{"one", "dozen", "dozens", "hundred", "hundreds", "thousand", "thousands", "million", "millions", "billion", "billions", "half", "none", "no"}

// roughly reports that a text holds a number of any kind.
func roughly(s string) bool {
	if len(numbersOf(s)) > 0 || strings.ContainsFunc(s, func(r rune) bool {
		return unicode.IsDigit(r) || strings.ContainsRune("〇零一二三四五六七八九十百千万萬亿億两兩半无無", r)
	}) {
		return true
	}
	return slices.ContainsFunc(strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return r < 'a' || r > 'z' }),
		func(word string) bool { return slices.Contains(roughWords, word) })
}
