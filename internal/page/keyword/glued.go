package keyword

import (
	"math/bits"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"synoptic/internal/page/hant"
	"synoptic/internal/page/letters"
	"synoptic/internal/page/names"
	"synoptic/internal/page/plain"
	"synoptic/internal/textscan"
)

// Unglue divides words that a copy ran together ("triagesocial") where the
// page uses both parts, and so finds where one term ends and the next begins.
func Unglue(s string, context string) []string {
	vocabulary, plurals := map[string]bool{}, map[string]bool{}
	for _, common := range []map[string]bool{names.TitleWords, JournalWords, termWords} {
		for w := range common {
			vocabulary[w] = len(w) > 4
		}
	}
	for w := range strings.FieldsFuncSeq(textscan.Lower(plain.Clip(context, 20_000)), func(r rune) bool { return !letters.Latin(r) && r != '-' }) {
		if len(w) > 1 {
			vocabulary[w] = true
			for part := range strings.SplitSeq(w, "-") {
				vocabulary[part] = vocabulary[part] || len(part) > 3
			}
			if one, plural := strings.CutSuffix(w, "s"); plural {
				vocabulary[one] = true
			} else {
				vocabulary[w+"s"], plurals[w+"s"] = true, !vocabulary[w+"s"] || plurals[w+"s"]
			}
			delete(plurals, w)
		}
	}
	var terms []string
	var cur []string
	words, begins, _ := bordered(strings.Fields(s), textscan.Lower(context))
	for k, w := range words {
		low := textscan.Lower(w)
		parts := parts(low, vocabulary, 4)
		switch {
		case len(parts) > 1:
		case len(w) > LongWord:
			parts = splitKnown(low, vocabulary, plurals, minStranger)
		case len(w) > 9 && !vocabulary[low]: // the list is glued: likely here too
			parts = splitKnown(low, vocabulary, plurals, minStranger-2)
		}
		at := 0
		for i, p := range parts {
			if i > 0 || begins[k] {
				terms, cur = append(terms, strings.Join(cur, " ")), nil
			}
			cur = append(cur, w[at:at+len(p)])
			at += len(p)
		}
	}
	return Clean(append(terms, strings.Join(cur, " ")))
}

// LongWord: a longer one in a list of keywords is likely two that a copy glued.
const LongWord = 17

// parts divides a glued word into words that are known, at most n of them; the
// word itself where it cannot.
func parts(w string, known map[string]bool, n int) []string {
	if sure := partsBy(bothKnown, w, known, n); len(sure) > 1 {
		return sure
	}
	return partsBy(isKnown, w, known, n)
}

func partsBy(ends func(w string, known map[string]bool) bool, w string, known map[string]bool, n int) []string {
	if known[w] || n == 1 || len(w) > 80 {
		return []string{w}
	}
	for i := len(w) - 3; i >= 3; i-- {
		if !known[w[:i]] || w[i] == '-' {
			continue
		}
		rest := partsBy(ends, w[i:], known, n-1)
		if ends(rest[len(rest)-1], known) {
			return append([]string{w[:i]}, rest...)
		}
	}
	return []string{w}
}

// bothKnown: the word itself, or both of those that a hyphen joins.
func bothKnown(w string, known map[string]bool) bool {
	before, after, ok := strings.Cut(w, "-")
	return known[w] || ok && known[before] && known[after]
}

// isKnown: the word itself, or a part of one that a hyphen joins.
func isKnown(w string, known map[string]bool) bool {
	if known[w] {
		return true
	}
	before, after, ok := strings.Cut(w, "-")
	return ok && (known[before] || known[after] || len(before) > 4 && len(after) > 4)
}

// Glued cuts a list that nothing divides ("教师支持学业情绪Teacher Support
// Academic Emotions") by what the title and the abstract say: at every place
// the longest stretch that stands in them is a term.
func Glued(s string, context string) []string {
	s = plain.Tidy(s)
	if len(s) > 1500 {
		return nil
	}
	context = textscan.Lower(plain.Clip(plain.Tidy(context), 20_000))
	east := len(s)
	// the English terms begin with a word that no Chinese follows
	for i, r := range s {
		if letters.Latin(r) && (unicode.IsUpper(r) || i > 0 && s[i-1] == ' ') && !strings.ContainsFunc(s[i:], letters.CJK) {
			east = i
			break
		}
	}
	var terms []string
	_, _, sure := bordered(strings.Fields(s[east:]), context)
	if head := strings.TrimSpace(s[:east]); strings.Count(head, " ") > 1 {
		terms = joinLatin(strings.Fields(head))
	} else if terms = gluedEastern(head, context, 0); sure > 2 && len(terms) != sure {
		terms = gluedEastern(head, context, sure) // the English list tells how many
	}
	if east < len(s) {
		terms = append(terms, GluedEnglish(strings.Fields(s[east:]), context, terms)...)
	}
	return Clean(terms)
}

// gluedEastern divides so that the terms are those that the context uses most:
// a stretch counts by its length and by how often it stands there, an unknown
// one counts against. want is how many terms there are, 0 where nothing tells.
func gluedEastern(s, context string, want int) []string {
	const longest = 16 // runes of a term
	var at []int
	for i := range s {
		at = append(at, i)
	}
	n := len(at)
	at = append(at, len(s))
	if n == 0 || n > 200 {
		return []string{s}
	}
	// rows of the table: with a number of terms one for each, else a single one
	rows := 1
	if want > 0 && want <= min(n, 30) {
		rows = want
	}
	best, from := cutTable(rows, n)
	if rows == 1 {
		best[1][0] = 0
	}
	worthOf, parted := worthOfTerm, partings(s, at, context)
	if !strings.ContainsFunc(s, letters.CJK) {
		worthOf, parted = worthOfWords, make([]int, n+1)
	}
	for j := 1; j <= n; j++ {
		for i := max(0, j-longest); i < j; i++ {
			if i > 0 && !boundaryAt(s, at[i]) || j < n && !boundaryAt(s, at[j]) {
				continue
			}
			worth := worthOf(textscan.Lower(strings.TrimSpace(s[at[i]:at[j]])), context) - parted[i]
			for k := 1; k <= rows; k++ {
				before := best[k-1][i]
				if rows == 1 {
					before = best[1][i]
				}
				if before > never && before+worth > best[k][j] {
					best[k][j], from[k][j] = before+worth, i
				}
			}
		}
	}
	if best[rows][n] == never {
		return []string{s}
	}
	var out []string
	for k, j := rows, n; j > 0; {
		i := from[k][j]
		out = append(out, s[at[i]:at[j]])
		if j = i; rows > 1 {
			k--
		}
	}
	slices.Reverse(out)
	return out
}

// mixedWord: a cut at rune i would part Latin letters from Chinese ones that the
// page writes together: "Meta分析".
func mixedWord(s string, at []int, i int, context string) bool {
	if letters.Latin(plain.LastRune(s[:at[i]])) == letters.Latin(plain.FirstRune(s[at[i]:])) {
		return false
	}
	return strings.Contains(context, textscan.Lower(s[at[max(0, i-2)]:at[min(len(at)-1, i+2)]]))
}

// termLengths is what a term of so many characters is worth by that alone:
// among the terms of Chinese papers those of four are more than half.
var termLengths = [...]int{0, -60, -12, 0, 8, 4, 4, 2, -2, 1}

// termHeads end terms, and are hardly ever terms alone: 扎根理论, 数字治理.
var termHeads = hant.WordSet(`理论 研究 模型 治理 机制 效应 分析 政策 方法 服务 行为 系统 制度 关系 管理 教育 创新 组织 平台 影响 因素 路径 评价 质量 能力 意愿 协同 改革 发展 文化 技术 数据 行政 信息 网络 试验 实验 差分 仿真 博弈 支持 责任 自治 自由 主题 正义 程序 冲突 信任 参与 决策 安全 风险`)

// worthOfTerm weighs a stretch of a list in Chinese as a term. The weights were
// found by trial over the lists of the labelled pages, half of them kept back.
func worthOfTerm(term, context string) int {
	n := plain.RuneCount(term)
	if n < 2 {
		return termLengths[1]
	}
	worth := 0
	switch {
	case strings.ContainsFunc(term, func(c rune) bool { return letters.Latin(c) || letters.Digit(c) }):
		worth = 7
	case n < len(termLengths):
		worth = termLengths[n]
	default:
		worth = 1 - 13*(n-9)
	}
	count := strings.Count(context, term)
	if count > 0 {
		worth += 4*n - 1 + 2*min(count, 6)
	}
	if !letters.Han(plain.FirstRune(term)) || !letters.Han(plain.LastRune(term)) {
		return worth
	}
	tail := suffixRunes(term, 2)
	if n == 2 && termHeads[tail] {
		worth -= 5
	}
	if n >= 4 {
		if termHeads[tail] {
			worth += 6
		}
		if count == 0 && strings.Contains(context, tail) && strings.Contains(context, term[:len(term)-len(suffixRunes(term, n-2))]) {
			worth += 6 // put together from what the page speaks of
		}
	}
	return worth
}

// partings is what a cut before each character costs: it parts two that the
// page writes side by side.
func partings(s string, at []int, context string) []int {
	cost := make([]int, len(at))
	for i := 1; i+1 < len(at); i++ {
		if letters.Han(plain.LastRune(s[:at[i]])) {
			if n := strings.Count(context, textscan.Lower(s[at[i-1]:at[i+1]])); n > 0 {
				cost[i] = 6 + 6*min(n, 4)
			}
		} else if mixedWord(s, at, i, context) {
			cost[i] = 20
		}
	}
	return cost
}

func suffixRunes(s string, n int) string {
	i := len(s)
	for ; n > 0 && i > 0; n-- {
		_, w := utf8.DecodeLastRuneInString(s[:i])
		i -= w
	}
	return s[i:]
}

// worthOfWords weighs a stretch of a list in Latin letters.
func worthOfWords(term, context string) int {
	n := plain.RuneCount(term)
	switch count := strings.Count(context, term); {
	case n < 2:
		return -60
	case n == 2 && count == 0: // a scrap that a cut in the wrong place left
		return -36
	case count == 0:
		return -6 - 2*n
	default:
		return n*(4+2*bits.Len(uint(min(count, 7)))) - 9
	}
}

// GluedEnglish divides words into as many terms as the Chinese list has, so
// that most words stand in terms that the context knows; where that leaves a
// choice, so that long terms stand beside long ones.
func GluedEnglish(words []string, context string, twins []string) []string {
	words, begins, sure := bordered(words, context)
	n, terms := len(words), len(twins)
	if sure > 1 && (sure >= terms || terms == 0) {
		return joinBetween(words, begins)
	}
	if terms == 0 || n < terms || n > 80 {
		return gluedEastern(strings.Join(words, " "), context, 0)
	}
	const longest = 7
	worth := func(i, j int) int {
		phrase := textscan.Lower(strings.Join(words[i:j], " "))
		if plain.SmallWords[textscan.Lower(words[j-1])] || j-i > 1 && plain.SmallWords[textscan.Lower(words[i])] {
			return -(j-i)*(j-i) - 4 // no term ends in "of"
		}
		if strings.Contains(context, phrase) {
			return (j - i) * (j - i)
		}
		return -(j - i - 1) * (j - i - 1) // long ones that nobody uses are no terms
	}
	// two Chinese characters make about one English word
	uneven := func(k, i, j int) int {
		length := plain.RuneCount(twins[k])
		if !strings.ContainsFunc(twins[k], letters.CJK) { // the same in both lists
			length = 2 * len(strings.Fields(twins[k]))
		}
		return max(2*(j-i)-length, length-2*(j-i))
	}
	fits := twinFit(words, twins)
	fit := func(k, i, j int) int {
		sum := 0
		for w := i; w < j; w++ {
			sum += fits[w][k]
		}
		return sum
	}
	best, from := cutTable(terms, n) // the most worth of the first j words in k terms
	for k := 1; k <= terms; k++ {
		for j := k; j <= n; j++ {
			for i := j - 1; i >= max(k-1, j-longest); i-- {
				if i+1 < j && begins[i+1] {
					break // a term that is sure begins inside
				}
				if best[k-1][i] > never {
					if v := best[k-1][i] + 8*worth(i, j) + 24*fit(k-1, i, j) - 4*uneven(k-1, i, j); v > best[k][j] {
						best[k][j], from[k][j] = v, i
					}
				}
			}
		}
	}
	if best[terms][n] == never {
		return gluedEastern(strings.Join(words, " "), context, 0)
	}
	out := make([]string, terms)
	for k, j := terms, n; k > 0; k-- {
		i := from[k][j]
		out[k-1] = strings.Join(words[i:j], " ")
		j = i
	}
	return out
}

// boundaryAt: between two Chinese characters any place is a boundary, in Latin
// text only the ends of words are.
func boundaryAt(s string, i int) bool {
	before, after := plain.LastRune(s[:i]), plain.FirstRune(s[i:])
	if joinsWords(before) || joinsWords(after) {
		return false
	}
	if letters.CJK(before) || letters.CJK(after) {
		return true
	}
	return before == ' ' || after == ' '
}

// joinsWords: a sign that stands inside a term and never between two:
// "控制—价值理论", "哈贝马斯·罗尔斯".
func joinsWords(c rune) bool { return strings.ContainsRune("—–-‐‑－~～·•・＋+×/&", c) }

// never is the worth of what cannot be.
const never = -1 << 30

// cutTable is the table by which a text of n characters is cut into terms: what
// the best cut into so many terms is worth that ends at each character, and
// where its last term begins.
func cutTable(rows, n int) (best, from [][]int) {
	best, from = make([][]int, rows+1), make([][]int, rows+1)
	for k := range best {
		best[k], from[k] = make([]int, n+1), make([]int, n+1)
		for j := range best[k] {
			best[k][j] = never
		}
	}
	best[0][0] = 0
	return best, from
}
