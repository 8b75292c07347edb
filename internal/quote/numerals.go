package quote

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// measures are the characters that follow a count in Chinese. A numeral of
// one character is a number before one of them only: 三 also stands in names
// (三农, 第三方), and 一 in hundreds of words, so that it never counts alone.
const measures = "个個项項种種类類名位家所省市县縣区區年月日天条條次组組篇份期级級国國维維层層阶階步点點方部座村镇鎮校倍成对對轮輪批例场場段套本"

// numeralValues are the digits of Chinese numbers.
var numeralValues = map[rune]int{
	'〇': 0, '零': 0, '一': 1, '二': 2, '两': 2, '兩': 2, '三': 3, '四': 4, '五': 5, '六': 6, '七': 7, '八': 8, '九': 9,
}

// multiplierValues are the powers of ten of Chinese numbers.
var multiplierValues = map[rune]int{
	'十': 10, '百': 100, '千': 1000, '万': 1e4, '萬': 1e4, '亿': 1e8, '億': 1e8,
}

// chineseFigure reads the Chinese number at s[i:]. Its text is empty where the
// characters are no number for sure; they are passed over all the same.
func chineseFigure(s string, i int) (figure, int) {
	share := ""
	for _, word := range []string{"百分之", "千分之"} {
		if strings.HasPrefix(s[i:], word) {
			return figure{}, len(word) // the number comes next
		}
	}
	switch {
	case strings.HasSuffix(s[:i], "百分之"):
		share = "%"
	case strings.HasSuffix(s[:i], "千分之"):
		share = "‰"
	}
	const longest = 16
	var row []rune
	n := 0
	for _, r := range s[i:] {
		if !isNumeral(r) || len(row) == longest {
			break
		}
		row = append(row, r)
		n += utf8.RuneLen(r)
	}
	value, ok := numeralRow(row)
	after, _ := utf8.DecodeRuneInString(s[i+n:])
	measured := strings.ContainsRune(measures, after) && !strings.HasSuffix(s[:i], "第")
	switch {
	case !ok:
		return figure{}, n
	case share != "", len(row) > 1 && row[0] != '十':
	case len(row) > 1 && (measured || len(row) == 2):
	case value >= 2 && measured:
	default:
		return figure{}, n
	}
	return figure{text: strconv.Itoa(value) + share}, n
}

// numeralRow returns the value of a row of Chinese numerals, and false where
// it is none: digits in a row (二〇二三), or digits with falling powers.
func numeralRow(row []rune) (int, bool) {
	if len(row) == 0 {
		return 0, false
	}
	positional, zero := true, false
	for _, r := range row {
		positional = positional && !isMultiplier(r)
		zero = zero || r == '〇' || r == '零'
	}
	if positional {
		if len(row) > 1 && !zero && len(row) != 4 {
			return 0, false
		}
		value := 0
		for _, r := range row {
			value = value*10 + numeralValues[r]
			if value > 1e15 {
				return 0, false
			}
		}
		return value, true
	}
	total, section, digit := 0, 0, -1 // digit -1: none waits for its power
	for k, r := range row {
		if !isMultiplier(r) {
			if digit > 0 {
				return 0, false // two digits without a power between them: 十四五
			}
			digit = numeralValues[r]
			continue
		}
		power := multiplierValues[r]
		switch {
		case power >= 1e4:
			if total > 1e12 || section+max(digit, 0) == 0 && total == 0 {
				return 0, false
			}
			section += max(digit, 0)
			if section == 0 {
				total *= power // 万亿
			} else {
				total += section * power
			}
			section = 0
		case digit < 0 && !(r == '十' && (k == 0 || section == 0)):
			return 0, false
		default:
			section += max(digit, 1) * power
		}
		digit = -1
	}
	return total + section + max(digit, 0), true
}
