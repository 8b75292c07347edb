package synthesis

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// trimmed is an answer without the connective it begins with and the
// punctuation it ends with, still a verbatim stretch.
func trimmed(s string) string {
	s = strings.TrimSpace(s)
	for again := true; again; {
		again = false
		for _, lead := range leads {
			if len(s) > len(lead) && strings.EqualFold(s[:len(lead)], lead) {
				s = strings.TrimLeftFunc(s[len(lead):], isEdge)
				again = true
			}
		}
	}
	s = withoutLink(s)
	s = strings.TrimRightFunc(s, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("。.，,；;：:、—-–", r) })
	return balance(strings.TrimLeftFunc(s, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("。，,；;：:、—", r) }))
}

// withoutLink takes off the 但, 并 or 且 that ties a clause to the one before
// it, unless the character belongs to a word: 并发症, 并未.
func withoutLink(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	next, _ := utf8.DecodeRuneInString(s[size:])
	if !strings.ContainsRune("但并且", r) || !isHan(next) || strings.ContainsRune("发列购轨行存丁凡非未不无是没", next) {
		return s
	}
	return s[size:]
}

func isEdge(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("，,：:、", r) }

// leads open an abstract's sentence and say nothing of its content.
var leads = []string{"研究结果表明", "研究结果显示", "研究同时表明", "研究同时发现", "研究进一步发现", "研究发现", "研究表明", "研究显示", "结果表明", "结果显示", "结果发现", "仿真结果表明",
	"量化结果显示", "质性分析进一步发现", "分析表明", "分析发现", "值得注意的是", "然而", "因此", "但是", "由此", "发现", "此外", "其中", "同时", "据此",
	"本文将", "本文", "本研究", "①", "②", "③", "④", "⑤", "⑥", "一是", "二是", "三是", "四是", "首先", "其次", "再次", "最后",
	"the results show that ", "the results showed that ", "results show that ", "results showed that ", "the results indicate that ", "the findings show that ", "research has found that ",
	"it is worth noting that ", "it finds that ", "we find that ", "we found that ", "we find ", "we show that ", "the study shows that ", "the study also shows that ", "the study finds that ",
	"the quantitative results show that ", "the qualitative analysis further finds that ", "the simulation results show that ", "ablations show that ",
	"yet ", "but ", "and ", "while ", "because ", "although ", "then ", "however,", "therefore,", "specifically,", "among them,", "in addition,", "moreover,", "furthermore,", "more specifically,", "to explore ", "to examine ", "that ", "under which ", "in which "}

// balance drops a bracket or quotation mark whose partner was cut away.
func balance(s string) string {
	for _, pair := range [][2]string{{"“", "”"}, {"‘", "’"}, {"（", "）"}, {"(", ")"}, {"《", "》"}} {
		if pair[0] == "‘" && !hasHan(s) {
			continue // an apostrophe
		}
		open, shut := strings.Count(s, pair[0]), strings.Count(s, pair[1])
		switch {
		case open == shut+1 && strings.HasPrefix(s, pair[0]):
			s = strings.TrimPrefix(s, pair[0])
		case shut == open+1 && strings.HasSuffix(s, pair[1]):
			s = strings.TrimSuffix(s, pair[1])
		}
	}
	if strings.Count(s, `"`) == 1 {
		s = strings.Trim(s, `"`)
	}
	return s
}

// clipped shortens words of a paper to about max code points (a Latin word
// counts for its letters) at the end of a clause, so that no word and no
// enumeration is torn. What cannot be cut well stays whole, within reason.
func clipped(s string, max int) string {
	s = trimmed(s)
	if utf8.RuneCountInString(s) <= max {
		return s
	}
	best := -1
	n := 0
	depth := 0
	for i, r := range s {
		n++
		switch r {
		case '“', '‘', '(', '（', '《':
			depth++
		case '”', '’', ')', '）', '》':
			depth--
		}
		if depth > 0 || n > max+1 {
			continue
		}
		if n > max/4 && strings.ContainsRune("，,；;：:。", r) && !betweenDigits(s, i) {
			best = i
		}
	}
	if best > 0 {
		return trimmed(s[:best])
	}
	if n > 4*max {
		return cutShort(s, 2*max)
	}
	return s
}

// cutShort cuts what has no stops and is far too long to be an answer, at a
// space where there is one.
func cutShort(s string, max int) string {
	runes := []rune(s)
	s = string(runes[:min(max, len(runes))])
	if i := strings.LastIndexByte(s, ' '); i > len(s)/2 {
		s = s[:i]
	}
	return trimmed(s)
}

func betweenDigits(s string, i int) bool {
	return i > 0 && i+1 < len(s) && isDigit(rune(s[i-1])) && isDigit(rune(s[i+1]))
}

// clause is a stretch of an answer between stops.
type clause struct{ start, end int }

// clauses splits a text at commas, semicolons, colons and full stops outside
// brackets and quotation marks.
func clauses(s string) []clause {
	var found []clause
	start, depth := 0, 0
	straight := false
	for i, r := range s {
		switch r {
		case '“', '‘', '(', '（', '《', '[':
			depth++
		case '”', ')', '）', '》', ']':
			depth = max(0, depth-1)
		case '’':
			if depth > 0 {
				depth--
			}
		case '"':
			straight = !straight
		}
		if depth > 0 || straight || !strings.ContainsRune("，,；;：:。？?！!\n", r) && !(r == '.' && (i+1 == len(s) || s[i+1] == ' ' || hasHan(s))) {
			continue
		}
		if betweenDigits(s, i) {
			continue
		}
		if i > start {
			found = append(found, clause{start, i})
		}
		start = i + utf8.RuneLen(r)
	}
	if start < len(s) {
		found = append(found, clause{start, len(s)})
	}
	return found
}
