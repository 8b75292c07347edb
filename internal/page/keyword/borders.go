package keyword

import (
	"strings"
	"unicode"

	"synoptic/internal/page/hant"
)

// innerCapitals are names that have a capital inside; a copy glued nothing.
var innerCapitals = hant.WordSet(`wechat youtube tiktok chatgpt openai deepseek linkedin github iphone ipad bertopic xgboost lightgbm javascript paypal alipay whatsapp macos postgresql mysql doordash airbnb wikileaks blockchains`)

// cutAtCapitals divides a word where a small letter meets a capital, or an
// abbreviation a word, as lists have it whose terms begin with capitals and
// whose separators a copy lost: "DataPublic", "GDPRTrust". A word that the
// context writes so too stays whole.
func cutAtCapitals(word, context string) []string {
	low := strings.ToLower(word)
	if len(word) < 6 || innerCapitals[strings.TrimSuffix(low, "s")] || innerCapitals[low] || strings.Contains(context, low) {
		return []string{word}
	}
	var out []string
	from := 0
	in := []rune(word)
	for i := 1; i < len(in); i++ {
		if !unicode.IsUpper(in[i]) {
			continue
		}
		next := i+1 < len(in) && unicode.IsLower(in[i+1])
		border := unicode.IsLower(in[i-1]) || strings.ContainsRune(")）", in[i-1])
		if abbreviation := next && i-from >= 2 && unicode.IsUpper(in[i-1]) && unicode.IsUpper(in[from]); abbreviation &&
			strings.ToUpper(string(in[from:i])) == string(in[from:i]) {
			border = true
		}
		if !border || i-from < 2 || len(in)-i < 2 || strings.HasPrefix(string(in[from:i]), "Mc") && i-from == 2 {
			continue
		}
		out = append(out, string(in[from:i]))
		from = i
	}
	out = append(out, string(in[from:]))
	for k := len(out) - 1; k > 0; k-- { // "Trust", "We", "Chat"
		if joined := strings.ToLower(out[k-1] + out[k]); innerCapitals[joined] || strings.Contains(context, joined) {
			out[k-1] += out[k]
			out = append(out[:k], out[k+1:]...)
		}
	}
	return out
}

// bordered divides the words of a list at such borders: the words, and for each
// one whether a term surely begins with it. n counts the terms that are sure.
func bordered(words []string, context string) (out []string, begins []bool, n int) {
	n = 1
	for _, w := range words {
		for k, part := range cutAtCapitals(w, context) {
			out, begins = append(out, part), append(begins, k > 0)
			if k > 0 {
				n++
			}
		}
	}
	return out, begins, n
}

// joinBetween puts the words of each sure term together.
func joinBetween(words []string, begins []bool) []string {
	var out []string
	for i, w := range words {
		if i == 0 || begins[i] {
			out = append(out, w)
		} else {
			out[len(out)-1] += " " + w
		}
	}
	return out
}

// Borders cuts a list in Latin letters that lost its separators, where that
// is sure: two borders at least, or one in a list of few words.
func Borders(s, context string) []string {
	words, begins, n := bordered(strings.Fields(s), context)
	if n < 3 && (n < 2 || len(words) > 6) {
		return []string{s}
	}
	return joinBetween(words, begins)
}

// minStranger is how long a stretch must be that no page uses, to stand for a
// word between two that are known.
const minStranger = 7

// splitKnown divides a glued word so that its parts are words that are known,
// with strangers of some length between them; the word itself where nothing
// known begins or ends in it. stranger is their least length; plurals are the
// known words that the page has in the singular alone, whose last letter is the
// stranger's behind them: "contracting|shared".
func splitKnown(w string, known, plurals map[string]bool, stranger int) []string {
	n := len(w)
	if known[w] || n > 120 || strings.ContainsFunc(w, func(r rune) bool { return r >= 0x80 }) {
		return []string{w}
	}
	const longest = 24
	best, from, words := make([]int, n+1), make([]int, n+1), make([]int, n+1)
	for j := 1; j <= n; j++ {
		best[j] = -1 << 30
		for i := max(0, j-longest); i < j; i++ {
			part, worth, word := w[i:j], 0, 0
			switch {
			case best[i] <= -1<<29, i > 0 && (w[i] == '-' || w[i-1] == '-'): // no term ends at a hyphen
				continue
			case len(part) >= 4 && known[part]:
				worth, word = len(part)*len(part), 1
			case len(part) >= stranger && !(j == n && i > 0 && startsAs(part, suffixes)) && !(i == 0 && startsAs(part, prefixes)):
				worth = -len(part)
				if before := w[from[i]:i]; plurals[before] {
					worth -= 2 * len(before)
				}
			default:
				continue
			}
			if v := best[i] + worth; v > best[j] {
				best[j], from[j], words[j] = v, i, words[i]+word
			}
		}
	}
	if best[n] <= 0 || words[n] < 1 {
		return []string{w}
	}
	var out []string
	for j := n; j > 0; j = from[j] {
		out = append([]string{w[from[j]:j]}, out...)
	}
	if words[n] == 1 && len(out) == 2 && n < 20 && stranger == minStranger {
		return []string{w} // one word with a beginning or an end that is long
	}
	return out
}

// What words begin and end with that are no words themselves.
var (
	prefixes = strings.Fields("micro macro inter intra socio multi under neuro hyper infra trans cyber electro psycho counter ultra super extra hetero techno agri anthropo")
	suffixes = strings.Fields("ability ibility ation ization isation ology ological ologist ship ness ment able ality ative atory istic ities ical fulness")
)

func startsAs(s string, parts []string) bool {
	for _, p := range parts {
		if strings.HasPrefix(s, p) {
			return true
		}
	}
	return false
}
