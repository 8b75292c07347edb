package synthesis

import (
	"strconv"
	"strings"

	"synoptic/internal/lazyregexp"
)

// splitQuoted separates a text into what stands outside quotation marks and
// the quoted terms. Curly and corner marks quote; single marks inside them
// are part of the term. An opening mark without its closing one quotes up to
// the end, so that nothing hides behind it. Straight double marks pair up.
func splitQuoted(text string) (outside string, terms []string) {
	var out, term strings.Builder
	closing := rune(0)
	for _, r := range text {
		switch {
		case closing == 0 && quotePairs[r] != 0:
			closing = quotePairs[r]
			out.WriteRune(' ')
		case closing != 0 && r == closing:
			terms = append(terms, term.String())
			term.Reset()
			closing = 0
		case closing != 0:
			term.WriteRune(r)
		default:
			out.WriteRune(r)
		}
	}
	if closing != 0 {
		terms = append(terms, term.String())
	}
	return out.String(), terms
}

var quotePairs = map[rune]rune{'“': '”', '「': '」', '『': '』', '"': '"', '«': '»'}

// silence finds the ways of saying that a page does not say something. Words
// of the papers stand in quotation marks and are not looked at.
var silence = lazyregexp.New(`(?i)(页面|题录|摘要|题名|均|都|也|各)?(未|没有|并未|未曾|无)(能)?(明确)?(说明|交代|报告|给出|写明|提及|提供|陈述|载明|明示)|(页面|题录)(上)?(缺|没有|无)(摘要|正文|文字|内容)?|摘要(缺失|被截断|不全)|无从得知|未能(在页面上)?核实|经人工核定，没有可取的答案` +
	`|\b(do|does|did)(es)? not (state|report|name|say|give|mention|tell|describe|specify)\b|\b(is|are|was|were) (not (stated|reported|named|given|mentioned|described|specified)|missing|silent|lost|cut)\b|\bno (page|theory|method|case|finding|research question|abstract)s? (is|are) (stated|reported|named|given)\b|\b(leaves?|left) \w+( \w+)? (open|unstated|unsaid)\b|\b(unstated|unreported)\b|\blacks? (the|an|its|their) abstracts?\b|\bcannot be told\b|\bcould not be verified\b|\bthat no answer stands\b|\b(none|neither) (of [\w ]+ )?(states?|reports?|names?|gives?)\b`)

func reportsSilence(outside string) bool { return silence.MatchString(outside) }

// count finds counts of studies: 四篇, 12篇, four studies, four of the five.
var (
	countZH = lazyregexp.New(`([0-9]+|[一二两三四五六七八九十百千零〇]+)\s*(余)?\s*(篇|项研究|个研究|份研究)(论文|文献|研究)?(之中|中|里|当中)?`)
	countEN = lazyregexp.New(`(?i)\b(the |all |these |both |of |other |remaining |further |only )*\b(` + numberWordsEN + `|[0-9][0-9,]*)(?: (?:of|out of|among) (?:the |these |all )?(` + numberWordsEN + `|[0-9][0-9,]*))?(?: (?:included|other|remaining|further|empirical|reviewed|more))*(?: (?:stud(?:y|ies)|papers?|pages?|articles?|of them)\b)?`)
)

// numberWordsEN has the longer words first: nineteen is no nine.
const numberWordsEN = `(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-(?:one|two|three|four|five|six|seven|eight|nine))?|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|eleven|twelve|ten|one|two|three|four|five|six|seven|eight|nine`

// wrongCount returns the first count of studies in the text that is neither
// the number of studies cited nor, where it names the whole set ("四篇中…",
// "of the five"), the number of studies in the review.
func wrongCount(outside string, cited, total int) string {
	if m := countBoth.FindString(outside); m != "" && cited != 2 {
		return m
	}
	if m := countAll.FindString(outside); m != "" && cited != total {
		return m
	}
	for _, m := range countZH.FindAllStringSubmatch(outside, -1) {
		n := numberZH(m[1])
		whole := m[5] != ""
		if n == cited && !whole || n == total && whole {
			continue
		}
		return strings.TrimSpace(m[0])
	}
	for _, loc := range countEN.FindAllStringSubmatchIndex(outside, -1) {
		whole := outside[loc[0]:loc[1]]
		if !studyWord.MatchString(whole) && loc[6] < 0 {
			continue // a number of something else
		}
		n := numberEN(outside[loc[4]:loc[5]])
		ofSome := n == total && ofWord.MatchString(outside[loc[0]:loc[4]]) // "none of the five studies"
		if n != cited && !ofSome || loc[6] >= 0 && numberEN(outside[loc[6]:loc[7]]) != total {
			return strings.TrimSpace(whole)
		}
	}
	return ""
}

var (
	countBoth = lazyregexp.New(`(?i)\bboth (?:stud(?:y|ies)|papers|pages|articles)\b`)
	countAll  = lazyregexp.New(`(?i)(?:所有|全部)(?:的)?(?:研究|论文|文献|页面)|\b(?:all|every) (?:of )?(?:the |these )?(?:stud(?:y|ies)|papers?|pages?|articles?)\b`)
	studyWord = lazyregexp.New(`(?i) (?:stud(?:y|ies)|papers?|pages?|articles?|of them)$`)
	ofWord    = lazyregexp.New(`(?i)\bof (?:the |these |all )+$`)
)

// withoutCounts takes the counts of studies out of a text, so that their
// digits are not looked for in cells.
func withoutCounts(outside string) string {
	outside = countZH.ReplaceAllString(outside, " ")
	return countEN.ReplaceAllStringFunc(outside, func(s string) string {
		if studyWord.MatchString(s) || strings.Contains(s, " of ") {
			return " "
		}
		return s
	})
}

// numberZH reads a Chinese or Arabic number up to 9,999; -1 for none.
func numberZH(s string) int {
	if n, err := strconv.Atoi(s); err == nil {
		return n
	}
	digits := map[rune]int{'一': 1, '二': 2, '两': 2, '三': 3, '四': 4, '五': 5, '六': 6, '七': 7, '八': 8, '九': 9, '零': 0, '〇': 0}
	units := map[rune]int{'十': 10, '百': 100, '千': 1000}
	sum, digit := 0, -1
	for _, r := range s {
		if d, ok := digits[r]; ok {
			digit = d
			continue
		}
		if digit < 0 {
			digit = 1 // 十五
		}
		sum += digit * units[r]
		digit = -1
	}
	if digit > 0 {
		sum += digit
	}
	return sum
}

var smallEN = []string{"zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
	"thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"}

var tensEN = []string{"", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"}

// numberEN reads an English number word up to ninety-nine, or digits; -1 for
// none.
func numberEN(s string) int {
	s = strings.ToLower(strings.ReplaceAll(s, ",", ""))
	if n, err := strconv.Atoi(s); err == nil {
		return n
	}
	for n, w := range smallEN {
		if s == w {
			return n
		}
	}
	tens, ones, _ := strings.Cut(s, "-")
	for n, w := range tensEN {
		if w != "" && tens == w {
			if ones == "" {
				return n * 10
			}
			return n*10 + numberEN(ones)
		}
	}
	return -1
}
