package names

import (
	"strings"
	"unicode"

	"synoptic/internal/page/footmark"
	"synoptic/internal/page/hant"
	"synoptic/internal/page/letters"
	"synoptic/internal/page/plain"
	"synoptic/internal/textscan"
)

// honorifics are printed before a name and are no part of it; folded, without
// the full stop. Those of honorificChains stand only before another.
var (
	honorifics      = hant.WordSet("dr dra prof profa professor mr mrs ms smt shri engr")
	honorificChains = hant.WordSet("assoc asst assist associate assistant adjunct emeritus")
)

// honorificFinder finds what every honorific has in it: nearly no line of names.
var honorificFinder = textscan.New([]string{"Dr", "DR", "Prof", "PROF", "Mr", "Ms", "MR", "MS", "Smt", "Shri", "Engr"})

// WithoutHonorifics drops how persons are addressed from before their names:
// "Dr. S. Rao1 , Ms. F. Khan2" → "S. Rao1 , F. Khan2". A word counts only at the
// start of a name, with a capital behind it.
func WithoutHonorifics(s string) string {
	if !honorificFinder.In(s) {
		return s
	}
	var b strings.Builder
	kept := 0
	for at, starts := 0, true; at < len(s); {
		if starts {
			mark := len(s[at:]) - len(strings.TrimLeftFunc(s[at:], footmark.Has)) // "¹Dr. A. Rao"
			if n := addressedAs(s[at+mark:]); n > 0 {
				b.WriteString(s[kept : at+mark])
				at += mark + n
				kept = at
			}
		}
		word := strings.IndexFunc(s[at:], letters.Blank)
		if word < 0 {
			break
		}
		starts = opensName(s[at : at+word])
		at += word
		at += len(s[at:]) - len(strings.TrimLeftFunc(s[at:], letters.Blank))
	}
	return b.String() + s[kept:]
}

// opensName: behind this word the next name begins.
func opensName(word string) bool {
	if word == "" || word == "and" || word == "&" || word == "-" || word == "|" {
		return true
	}
	last := plain.LastRune(word)
	return last == ',' || last == ';' || last == '|' || last == '，' || last == '；' || footmark.Has(last)
}

// addressedAs is how many bytes of forms of address a name begins with: "Prof.
// Dr. ", "Dr.", "Assoc. Prof. ".
func addressedAs(s string) int {
	taken, n, whole := 0, 0, false
	for {
		end := n
		for end < len(s) && letters.LowerASCII(s[end]|0x20) {
			end++
		}
		word := textscan.Lower(s[n:end])
		title := honorifics[word]
		if end == n || !unicode.IsUpper(rune(s[n])) || !title && !honorificChains[word] {
			break
		}
		stopped := end < len(s) && s[end] == '.'
		if stopped {
			end++
		}
		next := end + leadingSpace(s[end:]) // "MS Rao" has initials
		if inner, rest, ok := strings.Cut(s[next:], ") "); ok && len(inner) < 8 &&
			addressedAs(strings.TrimPrefix(inner, "(")+" X Y") > 0 && inner[0] == '(' { // "Dr. (Mrs.) C. Udoh"
			next = len(s) - len(rest)
		}
		if !stopped && (next == end || s[n:end] == strings.ToUpper(s[n:end])) || !unicode.IsUpper(plain.FirstRune(s[next:])) {
			break
		}
		n, whole = next, whole || title
		if whole {
			taken = n
		}
	}
	if taken == 0 || strings.IndexFunc(s[taken:], letters.Blank) < 0 && !strings.Contains(s[taken:], ".") {
		return 0 // "Ms Khan" alone may be all that there is of a name
	}
	return taken
}

func leadingSpace(s string) int { return len(s) - len(strings.TrimLeftFunc(s, letters.Blank)) }
