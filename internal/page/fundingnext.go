package page

import (
	"strings"
	"unicode"

	"synoptic/internal/lazyregexp"
	"synoptic/internal/page/plain"
)

// rxGrantNext finds what stands between two grants of a sentence: a comma, an
// "and", "with additional support to PT from", a preposition, an article; the
// name of the next one begins behind it, or the kind of its grant. Languages
// that write pages in Latin letters have the same joints.
var rxGrantNext = lazyregexp.New(`^(\s*,)?(?:\s*(and|&|as well as|along with|together with|y|e|et|und|sowie|dan)(?:\s+(?:partly |partially |also )?(?:co-?)?(?:funded|financed|supported|sponsored))?)?(\s+(?:with\s+)?(?:(?:additional|further|partial|complementary|supplementary|matching|supporting)\s+)+(?:financial\s+)?(?:support|funding|funds|assistance|co-?funding)\b[^,.;()]{0,40}?)?(?:\s+(by|from|through|por|de|del|pel[oa]s?|d[aoe]s?|par|du|von|vom|durch|dall?a?|oleh)\b)?(?:\s+(the|el|la|los|las|le|les|der|dem|des|die|il|lo|[ao]s?)\b|\s+(l['’]))?\s*((?:an? )(?:[a-z-]+ ){0,3}(?:grant|fellowship|award|scholarship|stipend|bursary)s? (?:of|from|by) (?:the )?)?\p{Lu}`)

// funderStems begin words that name who pays, in the languages of Western pages.
var funderStems = strings.Fields("fund fond fonds found council counsel consej conselh consiglio conseil rat minist agen academ acad stiftung forschung gemeinschaft scien research recherch pesquisa investiga institut trust commi board office program project projet projeto proyecto universi endowment associa society soci bureau department depart government govern gobierno authority observ centre center centro bank banco union unión união initiative scheme royal provinc region región junta generalitat lembaga kementerian hibah direktorat coordena")

// namesFunderIn: one of the words of a name names who pays.
func namesFunderIn(name string) bool {
	for w := range strings.FieldsSeq(strings.ToLower(name)) {
		w = strings.TrimLeft(w, "(\"“'’l")
		for _, stem := range funderStems {
			if strings.HasPrefix(w, stem) {
				return true
			}
		}
	}
	return false
}

// grantJoint finds where one grant of a sentence ends and where the name of the
// next begins; -1 where none follows. A grant that has its number may be
// followed by any other; one without needs a joint that a single name has not:
// "the Ministry of Education and Culture" is one, "the A Fund, and the B Fund"
// are two.
func grantJoint(s string) (end, next int) {
	depth := 0
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '(', '[':
			depth++
		case ')', ']':
			depth = max(0, depth-1)
		}
		if depth > 0 || s[i] != ',' && s[i] != ' ' && s[i] != ')' && s[i] != ']' || i == 0 {
			continue
		}
		at := i
		if s[i] == ')' || s[i] == ']' {
			at++
		}
		m := rxGrantNext.FindStringSubmatchIndex(s[at:])
		if m == nil {
			continue
		}
		group := func(n int) bool { return m[2*n] >= 0 && m[2*n+1] > m[2*n] }
		comma, and, with, by, the := group(1), group(2), group(3), group(4), group(5) || group(6)
		start := at + m[1]
		for start--; start > at && s[start]&0xC0 == 0x80; start-- { // the capital may take two bytes
		}
		rest := s[start:]
		if grantWord(rest) || !comma && !and && !with {
			continue
		}
		name := rest
		if cut := strings.IndexAny(rest, ",;(["); cut > 0 {
			name = rest[:cut]
		}
		head := strings.TrimRight(s[:at], " ,")
		closed := strings.HasSuffix(head, ")") || strings.HasSuffix(head, "]")
		numbered := rxGrantDigit.MatchString(s[:at])
		switch {
		case numbered && closed && and, with && numbered, numbered && (by || comma && and && the):
			return at, start
		case numbered && (namesFunderIn(name) || numberIn(rest)):
			return at, start
		case !numbered && (comma && the || and && by || comma && by || with) && unicode.IsUpper(plain.FirstRune(head)) &&
			namesFunderIn(name) && namesFunderIn(head):
			return at, start
		}
	}
	return -1, -1
}

// numberIn: the number of a grant stands in what follows, before the next clause.
func numberIn(s string) bool {
	return plain.ContainsAny(plain.Clip(s, 160), []string{"(", "No.", "rant", "number"}) && rxGrantDigit.MatchString(plain.Clip(s, 160))
}
