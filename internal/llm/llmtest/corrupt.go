package llmtest

import (
	"math/rand/v2"
	"slices"
	"strings"
	"unicode"
)

// Corruption is one quote that was spoiled.
type Corruption struct {
	User     string // the message of the request
	Fault    Fault  // what was done; QuoteWord where there was no number to change
	Original string
	Altered  string
}

// corrupt spoils exactly one quote of an answer that has any.
func (s *Server) corrupt(r Request, value any, fault Fault, dice *rand.Rand) any {
	var quotes []string
	visitQuotes(value, s.options.QuoteKeys, false, func(q string) string {
		quotes = append(quotes, q)
		return q
	})
	if fault == QuoteNumber {
		if numbered := slices.DeleteFunc(slices.Clone(quotes), func(q string) bool { return !hasDigit(q) }); len(numbered) > 0 {
			quotes = numbered
		} else {
			fault = QuoteWord
		}
	}
	quotes = slices.DeleteFunc(quotes, func(q string) bool { return q == "" })
	if len(quotes) == 0 {
		return value
	}
	original := pick(dice, quotes)
	altered := alter(original, fault, dice)
	done := false
	value = visitQuotes(value, s.options.QuoteKeys, false, func(q string) string {
		if done || q != original {
			return q
		}
		done = true
		return altered
	})
	s.mu.Lock()
	defer s.mu.Unlock()
	s.corruptions = append(s.corruptions, Corruption{User: r.User, Fault: fault, Original: original, Altered: altered})
	return value
}

// visitQuotes changes the quotes of an answer: the texts under a quote key,
// single, in a list, or as the "text" or "quote" of objects there.
func visitQuotes(value any, keys []string, inside bool, change func(string) string) any {
	switch v := value.(type) {
	case map[string]any:
		out := map[string]any{}
		names := make([]string, 0, len(v))
		for key := range v {
			names = append(names, key)
		}
		slices.Sort(names)
		for _, key := range names {
			_, isText := v[key].(string)
			isQuote := slices.Contains(keys, key) || inside && isText && key == "text"
			if inside && isText && !isQuote {
				out[key] = v[key]
				continue
			}
			out[key] = visitQuotes(v[key], keys, inside || isQuote, change)
		}
		return out
	case []any:
		out := make([]any, len(v))
		for i, member := range v {
			out[i] = visitQuotes(member, keys, inside, change)
		}
		return out
	case string:
		if inside {
			return change(v)
		}
	}
	return value
}

// opposites are words by which a finding turns round.
var opposites = []string{
	"提高", "降低", "促进", "抑制", "增加", "减少", "正向", "负向", "显著", "微弱", "有利", "不利", "高于", "低于", "支持", "反对",
	"increase", "decrease", "positive", "negative", "higher", "lower", "improve", "worsen", "more", "less", "strong", "weak", "support", "oppose",
}

// negations are words whose loss turns a sentence round.
var negations = []string{"没有", "并未", "不", "未", "无", " not ", " no ", " never ", "n't "}

func alter(quote string, fault Fault, dice *rand.Rand) string {
	switch fault {
	case QuoteInvented:
		return InventedQuote
	case QuoteNumber:
		return alterNumber(quote, dice)
	case QuoteNegation:
		return alterNegation(quote)
	}
	return alterWord(quote, dice)
}

// alterNumber changes one digit into another.
func alterNumber(quote string, dice *rand.Rand) string {
	runes := []rune(quote)
	var places []int
	for i, r := range runes {
		if r >= '0' && r <= '9' {
			places = append(places, i)
		}
	}
	if len(places) == 0 {
		return alterWord(quote, dice)
	}
	at := pick(dice, places)
	runes[at] = '1' + (runes[at]-'0'+rune(dice.IntN(8)))%9 // never 0, and never the same
	return string(runes)
}

// alterWord turns one word into its opposite, or into another.
func alterWord(quote string, dice *rand.Rand) string {
	for i, word := range opposites {
		if strings.Contains(quote, word) {
			return strings.Replace(quote, word, opposites[i^1], 1)
		}
	}
	if words := strings.Fields(quote); len(words) > 2 {
		at := 1 + dice.IntN(len(words)-2)
		return strings.Replace(quote, " "+words[at]+" ", " elsewhere ", 1)
	}
	runes := []rune(quote)
	at := len(runes) / 2
	replacement := '某'
	if runes[at] == replacement {
		replacement = '另'
	}
	runes[at] = replacement
	return string(runes)
}

// alterNegation takes one negation away, or puts one in.
func alterNegation(quote string) string {
	for _, word := range negations {
		if strings.Contains(quote, word) {
			return strings.Replace(quote, word, strings.Repeat(" ", min(1, strings.Count(word, " "))), 1)
		}
	}
	if words := strings.Fields(quote); len(words) > 2 {
		return strings.Replace(quote, " "+words[1]+" ", " "+words[1]+" not ", 1)
	}
	runes := []rune(quote)
	return string(slices.Insert(runes, len(runes)/2, '不'))
}

func hasDigit(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return r < 0x80 && unicode.IsDigit(r) }) >= 0
}
