package synthesis

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"synoptic/internal/quote"
)

// around returns the phrase in which a term stands: verbatim, within its
// clause and its item of an enumeration, cut at the verbs and function words
// of academic prose, so that a reader sees what a study says of the term.
func around(o occurrence) string {
	text := o.entry.text
	phrase := bare(o)
	if hasHan(phrase) && fold(phrase) == fold(text[o.start:o.end]) {
		// The bare term tells nothing; its clause may.
		left, right := enumerated(text, o.start, o.end)
		if clause := trimHan(text[left:right]); utf8.RuneCountInString(clause) <= 24 {
			phrase = clause
		}
	}
	if !balanced(phrase) {
		// One of a pair of marks lies outside; keep the side that has the term.
		for part := range strings.FieldsFuncSeq(phrase, func(r rune) bool { return strings.ContainsRune("“”‘’\"", r) }) {
			if strings.Contains(part, text[o.start:o.end]) {
				phrase = trimHan(part)
			}
		}
	}
	return whole(text, phrase)
}

// whole brings back a negation that reaches the phrase.
func whole(text, phrase string) string {
	if m := quote.New(text).Locate(phrase); m.Widened && m.Quote.Verdict.Supports() {
		return trimmed(m.Quote.Text)
	}
	return phrase
}

func bare(o occurrence) string {
	text := o.entry.text
	if !hasHan(text[o.start:o.end]) {
		return aroundWords(text, o.start, o.end)
	}
	left, right := enumerated(text, o.start, o.end)
	right = finished(text, left, o.end, right)
	part := text[left:right]
	if n := utf8.RuneCountInString(part); n <= 16 {
		return balance(trimHan(part))
	}
	// Too long: grow from the term outwards to the nearest hard cuts.
	runes, at := []rune(part), utf8.RuneCountInString(text[left:o.start])
	end := at + utf8.RuneCountInString(text[o.start:o.end])
	hard := hardCuts(part)
	from, to := at, end
	for from > 0 && !hard[from] {
		from--
	}
	for to < len(runes) && !hard[to] {
		to++
	}
	const most = 18
	if to-from > most {
		soft := softCuts(runes)
		// Keep the head of the phrase, which Chinese puts to the right.
		lo, hi := from, to
		for lo < at && hi-lo > most {
			lo++
			for lo < at && !soft[lo] && !hard[lo] {
				lo++
			}
		}
		for hi > end && hi-lo > most {
			hi--
			for hi > end && !soft[hi] && !hard[hi] {
				hi--
			}
		}
		from, to = lo, hi
	}
	return balance(trimHan(string(runes[from:to])))
}

// finished takes off the end of a phrase what goes on behind it: a verb whose
// object stands in the quotation marks that follow, the second of two things
// of which the list goes on.
func finished(text string, left, end, right int) int {
	next, _ := utf8.DecodeRuneInString(text[right:])
	part := []rune(text[left:right])
	from := utf8.RuneCountInString(text[left:end])
	cut := -1
	switch next {
	case '“', '‘', '"':
		for i, hard := range hardCuts(string(part)) {
			if hard && i >= from {
				cut = i
				break
			}
		}
	case '、':
		for i := from; i < len(part); i++ {
			if part[i] == '与' || part[i] == '和' {
				cut = i
				break
			}
		}
	}
	if cut < from {
		return right
	}
	return left + len(string(part[:cut]))
}

// enumerated is the stretch between stops, enumeration commas and quotation
// marks in which a term stands.
func enumerated(text string, start, end int) (left, right int) {
	const stops = "，,；;：:。？?！!、“”‘’\"—()（）[]【】\n"
	left, right = 0, len(text)
	for i, r := range text {
		size := utf8.RuneLen(r)
		if !strings.ContainsRune(stops, r) && r != '.' || betweenDigits(text, i) {
			continue
		}
		if i+size <= start {
			left = i + size
		} else if i >= end {
			right = i
			break
		}
	}
	return left, right
}

// hardCuts marks before which characters a phrase may begin or end: around
// function words and verbs other than 的, 与, 和.
func hardCuts(part string) []bool {
	cuts := make([]bool, utf8.RuneCountInString(part)+1)
	offset := 0
	runOf := map[int]hanRun{}
	eachHanRun(part, func(run hanRun) { runOf[run.at[0]] = run })
	for i := range part {
		if run, ok := runOf[i]; ok {
			m := markWords(run)
			for j := 0; j < run.len(); j++ {
				if !m.inside[j] || softMark(run.slice(j, j+1)) {
					continue
				}
				cuts[offset+j], cuts[offset+j+1] = true, true
			}
			// Inside a function word of two characters nothing is cut.
			for j := 1; j < run.len(); j++ {
				if m.inside[j-1] && m.inside[j] && !m.starts[j] && !m.ends[j] {
					cuts[offset+j] = false
				}
			}
		}
		offset++
	}
	return cuts
}

func softMark(c string) bool { return strings.Contains("的与和及", c) }

func softCuts(runes []rune) []bool {
	cuts := make([]bool, len(runes)+1)
	for i, r := range runes {
		if strings.ContainsRune("的与和及", r) && !(i > 0 && contentWordsZH[string(runes[i-1:i+1])]) &&
			!(i+1 < len(runes) && contentWordsZH[string(runes[i:i+2])]) {
			cuts[i], cuts[i+1] = true, true
		}
	}
	return cuts
}

// trimHan takes connectives off both ends of a phrase.
func trimHan(s string) string {
	s = trimmed(s)
	for _, w := range []string{"以及", "和", "与", "及", "的", "并", "而", "也", "将", "把", "了", "在", "从", "到", "对", "为", "是", "使", "由", "以", "当", "有", "且", "但"} {
		if next, ok := strings.CutPrefix(s, w); ok && !startsWord(s) {
			s = next
		}
	}
	for _, w := range []string{"以及", "和", "与", "及", "的", "了", "在", "从", "为", "是", "并", "对", "将", "等", "之间", "间", "仅", "时", "会", "均", "则", "应当", "应"} {
		if next, ok := strings.CutSuffix(s, w); ok && !endsWord(s) {
			s = next
		}
	}
	return strings.TrimSpace(s)
}

func startsWord(s string) bool {
	r := []rune(s)
	return len(r) >= 2 && contentWordsZH[string(r[:2])]
}

func endsWord(s string) bool {
	r := []rune(s)
	return len(r) >= 2 && contentWordsZH[string(r[len(r)-2:])]
}

// aroundWords is the phrase around a Latin term: its clause, cut to some
// words on either side at stop words, which neither begin nor end it.
func aroundWords(text string, start, end int) string {
	left, right := enumerated(text, start, end)
	before := wordsWithin(text, left, start)
	after := wordsWithin(text, end, right)
	from, to := start, end
	// A phrase grows over content words and over "of", "and", "in" between
	// them, to eight words or so.
	budget := 7
	for i := 0; i < len(after) && budget > 0; i++ {
		w := strings.ToLower(text[after[i][0]:after[i][1]])
		if linkEN[w] {
			if i+1 < len(after) && !stopWordsEN[strings.ToLower(text[after[i+1][0]:after[i+1][1]])] && budget > 1 {
				budget--
				continue
			}
			if i+2 < len(after) && budget > 2 && linkEN[strings.ToLower(text[after[i+1][0]:after[i+1][1]])] {
				budget--
				continue
			}
			break
		}
		if stopWordsEN[w] {
			break
		}
		to = after[i][1]
		budget--
	}
	to = beforeLink(text, end, to, after)
	budget = 4
	for i := len(before) - 1; i >= 0 && budget > 0; i-- {
		w := strings.ToLower(text[before[i][0]:before[i][1]])
		if linkEN[w] {
			budget--
			continue
		}
		if stopWordsEN[w] && !keepEN[w] {
			break
		}
		from = before[i][0]
		budget--
	}
	return strings.TrimFunc(text[from:to], func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(",;:.", r) })
}

// beforeLink takes a phrase back to before its last "of", "and" or "by" where
// it was broken off behind one: "… of planning by acting" on something.
func beforeLink(text string, end, to int, after [][2]int) int {
	if len(after) == 0 || to == end || to == after[len(after)-1][1] {
		return to
	}
	cut := -1
	for i, w := range after {
		if w[1] > to {
			break
		}
		if isLink(text, w) {
			for i > 0 && isLink(text, after[i-1]) {
				i--
			}
			cut = i
		}
	}
	switch {
	case cut < 0:
		return to
	case cut == 0:
		return end
	}
	return after[cut-1][1]
}

// isLink reports whether a word is a link, be it cut in two by a line end.
func isLink(text string, w [2]int) bool {
	return linkEN[strings.ToLower(strings.ReplaceAll(text[w[0]:w[1]], "-", ""))]
}

var (
	linkEN = set(`of and in the a for between among to on by with`)
	keepEN = set(`no not more less most least high low multi`)
)

// wordsWithin lists the places of the words between two bytes.
func wordsWithin(text string, from, to int) [][2]int {
	var found [][2]int
	start := -1
	for i := from; i < to; {
		r, size := utf8.DecodeRuneInString(text[i:])
		if unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune("-'’%", r) ||
			r == '.' && betweenDigits(text, i) || r == ',' && betweenDigits(text, i) {
			if start < 0 {
				start = i
			}
		} else if start >= 0 {
			found = append(found, [2]int{start, i})
			start = -1
		}
		i += size
	}
	if start >= 0 {
		found = append(found, [2]int{start, to})
	}
	return found
}
