package quote

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// clauseLimit is how far back, in bytes, a negation is looked for.
const clauseLimit = 240

// widen returns where the stretch that begins at start must begin so that no
// negation of its clause is left out: at start itself, or at the first
// negation that reaches the stretch. A stretch widened without need still
// says what the page says; one cut short may say the contrary.
func widen(s string, start int) int {
	from := clauseStart(s, start)
	found := start
	for i := from; i < start; {
		r, size := utf8.DecodeRuneInString(s[i:start])
		switch {
		case isWordLetter(r):
			word := latinWord(s[i:start])
			switch {
			case closesEnglish(s[i:start], word):
				found = start
			case found == start && negatesEnglish(s, i, start, word):
				found = withAuxiliary(s, from, i, word)
			}
			i += len(word)
		case r >= 0x4E00:
			n, negates, closes := chineseWord(s, i, start)
			switch {
			case closes:
				found = start
			case found == start && negates:
				found = withAdverb(s, from, i)
			}
			i += n
		default:
			i += size
		}
	}
	return found
}

// clauseStart returns where the clause begins that s[start:] goes on with.
func clauseStart(s string, start int) int {
	from := max(0, start-clauseLimit)
	for from < start && !utf8.RuneStart(s[from]) {
		from++
	}
	for i := start; i > from; {
		r, size := utf8.DecodeLastRuneInString(s[from:i])
		if endsClause(s, i-size, i, r) {
			return i
		}
		i -= size
	}
	// The window may begin inside a word.
	for from > 0 && from < start && isASCIILetter(s[from-1]) && isASCIILetter(s[from]) {
		from++
	}
	return from
}

// endsClause reports whether the mark r at s[i:after] ends a clause.
func endsClause(s string, i, after int, r rune) bool {
	switch r {
	case '。', '！', '？', '；', '!', '?', ';', '(', '（', '【', '[', '［', '｡', '．', '\t':
		return true
	case '.':
		next, _ := utf8.DecodeRuneInString(strings.TrimLeftFunc(head(s[after:], 16), unicode.IsSpace))
		before, _ := utf8.DecodeLastRuneInString(s[:i])
		return !(isDigit(before) && isDigit(next)) && !unicode.IsLower(next) // decimals and abbreviations
	case ',', '，', ':', '：':
		before, _ := utf8.DecodeLastRuneInString(s[:i])
		next, _ := utf8.DecodeRuneInString(s[after:])
		if isDigit(before) && isDigit(next) {
			return false
		}
		return !reachesOver(s[max(0, i-64):i])
	case '\n':
		return endsBlock(s, i, after)
	}
	return false
}

// reachesOver reports whether a clause that ends in these words goes on after
// its comma: "no evidence suggests that, …", "did not, however, …".
func reachesOver(before string) bool {
	for _, word := range []string{"表明", "说明", "显示", "证明", "认为", "发现", "支持", "意味着", "表示", "說明", "顯示", "證明", "認為", "發現"} {
		if strings.HasSuffix(before, word) {
			return true
		}
	}
	words := strings.FieldsFunc(strings.ToLower(tail(before, 48)), func(r rune) bool {
		return !isWordLetter(r) && r != '\'' && r != '’' && r != ','
	})
	for k := len(words) - 1; k >= 0 && k >= len(words)-4; k-- {
		word, comma := strings.CutSuffix(words[k], ",")
		if k == len(words)-1 && !comma && (word == "that" || negativeWords[word] || isContraction(word)) {
			return true
		}
		if comma && (negativeWords[word] || isContraction(word)) {
			return true
		}
	}
	return false
}

// endsBlock reports whether the line break at s[i:after] ends a block of text
// rather than wraps a line. In wrapped text a line is about as long as the
// one before it; a heading is shorter than the paragraph that it heads.
func endsBlock(s string, i, after int) bool {
	const longest = 400
	line := tail(s[:i], longest)
	line = strings.TrimRight(line[strings.LastIndexByte(line, '\n')+1:], "\r \t")
	next := head(s[after:], longest)
	if k := strings.IndexByte(next, '\n'); k >= 0 {
		next = next[:k]
	}
	next = strings.TrimSpace(next)
	if line == "" || next == "" || strings.HasSuffix(line, "…") {
		return true
	}
	return len(next) > len(line)+len(line)/6+8
}

// chineseNegations are the characters that Chinese negations are made of.
const chineseNegations = "不无無非未没沒难難缺"

// harmless are words that hold such a character and negate nothing that
// follows them.
var harmless = strings.Fields(`
不同 不断 不斷 不仅 不僅 不但 不只 不单 不單 不光 不管 不论 不論 不得不 不少 不已 不禁 不妨 不过 不過 不久 不时 不時
不平等 不确定 不確定 不对称 不對稱 不均衡 不平衡 不动产 不動產 不良 不可或缺 不可避免 不可分割 不容忽视 不容忽視 不可忽视 不可忽視 不言而喻
不锈钢 不鏽鋼 不难 不難 不然 不一样 不乏 不愧 不文明 不法 不起诉 不起訴 不约而同 不谋而合 不胜枚举 不等式
无论 無論 无人机 無人機 无人驾驶 無人駕駛 无线 無線 无偿 無償 无形 無形 无疑 無疑 无障碍 無障礙 无数 無數 无限 無限
无穷 無窮 无缝 無縫 无比 無比 无私 無私 无非 無非 无产 無產 无机 無機 无锡 無錫 无纸化 無紙化 无接触 無接觸 无处不在 無處不在
无所谓 無所謂 无差异 無差異 无家可归 无党派
非常 非营利 非營利 非盈利 非遗 非遺 非洲 非正式 非政府 非线性 非線性 非参数 非參數 非对称 非對稱 非农 非農 非国有 非國有 非公有
非物质 非物質 非典 非法 非凡 非公 非均衡 非结构 非結構 非传统 非傳統
未来 未來 未成年 未婚 未知 未遂 没收 沒收 没落 沒落`)

// harmlessByFirst finds the harmless words by their first character.
var harmlessByFirst = func() map[rune][]string {
	m := make(map[rune][]string)
	for _, word := range harmless {
		r, _ := utf8.DecodeRuneInString(word)
		m[r] = append(m[r], word)
	}
	return m
}()

// afterOther are the words whose second character only looks like a negation.
var afterOther = strings.Fields("淹没 淹沒 沉没 沉沒 埋没 埋沒 出没 出沒 吞没 除非 莫非 若非 是非 无非 無非 有无 有無 虚无 虛無 能不 差不多 是不是 会不会 能不能 要不 密不可分 必不可少 毫不犹豫 毫无疑问 毫無疑問")

// chineseClosers turn to a new statement, which an earlier negation does not
// reach.
var chineseClosers = strings.Fields("但 却 卻 而是 反而 然而 不过 不過 因为 因為 由于 由於")

// chineseWord reads the Chinese word at s[i:start]: its length in bytes,
// whether it negates what begins at start, and whether it turns to a new
// statement.
func chineseWord(s string, i, start int) (size int, negates, closes bool) {
	r, size := utf8.DecodeRuneInString(s[i:start])
	for _, word := range chineseClosers {
		if strings.HasPrefix(s[i:start], word) {
			return len(word), false, true
		}
	}
	if !strings.ContainsRune(chineseNegations, r) {
		return size, false, false
	}
	// A quote that begins right after 不, 无, 非 or 未 has lost it, even
	// where the two are one word: 非正式 is not 正式.
	if i+size == start {
		return size, r != '难' && r != '難' && r != '缺', false
	}
	if strings.HasPrefix(s[i:start], "不足") && !strings.HasPrefix(s[i:], "不足以") {
		return len("不足"), false, false
	}
	for _, word := range harmlessByFirst[r] {
		if strings.HasPrefix(s[i:], word) {
			if i+len(word) > start { // cut through the word
				return start - i, strings.ContainsRune("不无無非未没沒", r), false
			}
			return len(word), false, false
		}
	}
	for _, word := range afterOther {
		if k := strings.IndexRune(word, r); k > 0 && strings.HasSuffix(s[:i], word[:k]) && strings.HasPrefix(s[i:], word[k:]) {
			return min(len(word)-k, start-i), false, false
		}
	}
	rest := s[i+size : start]
	switch r {
	case '难', '難':
		before, _ := utf8.DecodeLastRuneInString(s[:i])
		return size, hasAnyPrefix(rest, "以", "于", "於") || strings.ContainsRune("很较較极極更", before), false
	case '缺':
		if !hasAnyPrefix(rest, "乏", "少") {
			return size, false, false
		}
		rest = rest[len("乏"):]
	}
	return size, !attributive(rest), false
}

// attributive reports whether a negation followed by rest belongs to an
// attribute that closes before the stretch begins: 不完善的地区｜. Evidence
// that is lacking reaches on: 没有充分的证据表明｜.
func attributive(rest string) bool {
	k := strings.Index(rest, "的")
	if k < 0 || utf8.RuneCountInString(rest[:k]) > 4 {
		return false
	}
	after := rest[k+len("的"):]
	return after != "" && !hasAnyPrefix(after, "证据", "證據", "理由", "迹象", "跡象", "研究", "文献", "文獻", "事实", "事實", "依据", "依據")
}

// withAdverb takes the adverb before a Chinese negation with it: 并未, 尚无.
func withAdverb(s string, from, i int) int {
	for range 2 {
		r, size := utf8.DecodeLastRuneInString(s[from:i])
		if !strings.ContainsRune("并並尚仍均都也从從还還毫绝絕决決而却卻皆既", r) {
			break
		}
		i -= size
	}
	return i
}

// negativeWords are the English words that negate what follows.
var negativeWords = wordSet(`not no never without neither nor none nobody nothing cannot hardly scarcely rarely seldom
	barely unlikely unable lack lacks lacked lacking insufficient little few`)

// auxiliaries go with the negation after them.
var auxiliaries = wordSet("do does did is are was were has have had can could will would should may might must")

// englishClosers turn to a new statement.
var englishClosers = wordSet("but whereas although though while yet because instead")

func wordSet(words string) map[string]bool {
	set := make(map[string]bool)
	for _, word := range strings.Fields(words) {
		set[word] = true
	}
	return set
}

// latinWord returns the word that s begins with, apostrophes included.
func latinWord(s string) string {
	for i, r := range s {
		if !isWordLetter(r) && r != '\'' && r != '’' {
			return s[:i]
		}
	}
	return s
}

func isContraction(word string) bool {
	return strings.HasSuffix(word, "n't") || strings.HasSuffix(word, "n’t")
}

// negatesEnglish reports whether the word at s[i:] negates what begins at
// start.
func negatesEnglish(s string, i, start int, word string) bool {
	rest := s[i+len(word) : start]
	next := strings.ToLower(latinWord(strings.TrimLeftFunc(head(s[i+len(word):], 32), notLetter)))
	before := strings.ToLower(lastWord(s[max(0, i-16):i]))
	abbreviated := strings.HasPrefix(strings.TrimLeft(head(s[i+len(word):], 32), " "), ".") // "No. 5"
	switch word = strings.ToLower(word); word {
	case "not":
		return before != "or" && next != "only" && next != "just" && next != "merely" && next != "simply" && next != "solely" && next != "least"
	case "no":
		return next != "doubt" && next != "less" && next != "matter" && !abbreviated
	case "few", "little":
		return before != "a"
	case "fail", "fails", "failed", "failing", "failure":
		return next == "to"
	case "absence":
		return next == "of"
	case "rather":
		return next == "than"
	case "instead":
		return next == "of"
	case "non": // a prefix reaches its own word only
		return len(rest) > 0 && strings.TrimLeftFunc(rest, func(r rune) bool { return isHyphen(r) || unicode.IsSpace(r) }) == ""
	}
	return negativeWords[word] || isContraction(word)
}

// closesEnglish reports whether the word that s begins with turns to a new
// statement.
func closesEnglish(s, word string) bool {
	lower := strings.ToLower(word)
	if lower == "instead" {
		return !strings.HasPrefix(strings.TrimLeftFunc(s[len(word):], unicode.IsSpace), "of")
	}
	return englishClosers[lower]
}

// withAuxiliary takes the auxiliary before "not" and "never" with it.
func withAuxiliary(s string, from, i int, negation string) int {
	if !strings.EqualFold(negation, "not") && !strings.EqualFold(negation, "never") {
		return i
	}
	before := strings.TrimRightFunc(s[from:i], unicode.IsSpace)
	word := lastWord(before)
	if !auxiliaries[strings.ToLower(word)] {
		return i
	}
	return from + len(before) - len(word)
}

// lastWord returns the word that ends s, white space aside.
func lastWord(s string) string {
	s = strings.TrimRightFunc(s, unicode.IsSpace)
	return s[strings.LastIndexFunc(s, notLetter)+1:]
}

func notLetter(r rune) bool { return !isWordLetter(r) }

func isASCIILetter(b byte) bool { return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' }

func hasAnyPrefix(s string, prefixes ...string) bool {
	for _, p := range prefixes {
		if strings.HasPrefix(s, p) {
			return true
		}
	}
	return false
}
