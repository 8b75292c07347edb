package names

import (
	"slices"
	"strings"
	"unicode"

	"synoptic/internal/lazyregexp"
	"synoptic/internal/page/footmark"
	"synoptic/internal/page/letters"
	"synoptic/internal/page/plain"
	"synoptic/internal/page/workplace"
	"synoptic/internal/textscan"
)

// Split cuts a line into names with their marks.
func Split(s string) []Person {
	s = withForeignAnds(withoutByline(strings.TrimLeft(s, "•●□■◎○◇◆▲△☆★ ")))
	s = strings.TrimPrefix(strings.TrimPrefix(s, "and "), "& ") // the last of a list, on a line of its own
	for _, lead := range []string{"文/", "文／", "文｜", "文|"} {
		s = strings.TrimPrefix(s, lead)
	}
	if raisedCommas.In(s) { // commas set as superscripts
		s = strings.NewReplacer("˒", ",", "‚", ",").Replace(s)
	}
	s = strings.TrimSuffix(strings.TrimSuffix(s, " and"), " &")
	if p := invertedMarked(s); p != nil {
		return []Person{*p}
	}
	if list := invertedList(s); list != nil {
		return list
	}
	if list := invertedByAnd(s); list != nil {
		return list
	}
	if pairs := strings.ReplaceAll(strings.ReplaceAll(s, " and ", "; "), " & ", "; "); inverted(pairs) && (pairs == s || strings.Count(s, ",") > 1) {
		s = pairs
		var out []Person
		for p := range strings.SplitSeq(s, ";") {
			if p = plain.Tidy(p); p != "" {
				out = append(out, Person{Name: p})
			}
		}
		return out
	}
	s = strings.ReplaceAll(s, " and ", ", ")
	s = strings.ReplaceAll(s, " & ", ", ")
	s = strings.ReplaceAll(s, ",and ", ", ")
	s = strings.ReplaceAll(s, ", and ", ", ")
	var out []Person
	paired := spacedPairs(s)
	before := marksBefore(s) // "[1]甲，[2]乙"
	var name strings.Builder
	var marks []string
	flush := func() {
		n := ungluedName(strings.TrimSpace(name.String()))
		// a letter for a mark: "Tomasz Wierzba a"
		if words := marked(n); len(words) > 2 && !strings.ContainsFunc(n, letters.CJK) {
			for len(words) > 2 {
				last := words[len(words)-1]
				if len(last) != 1 || last[0] < 'a' || last[0] > 'x' {
					break
				}
				marks = append([]string{last}, marks...)
				words = words[:len(words)-1]
				n = strings.Join(words, " ")
			}
		}
		// another letter behind a comma: "MU Ye a,c"
		if len(n) == 1 && n[0] >= 'a' && n[0] <= 'x' && len(out) > 0 && len(out[len(out)-1].Marks) > 0 {
			marks, n = append([]string{n}, marks...), ""
		}
		if n != "" {
			names := []string{plain.Tidy(n)}
			if !paired {
				names = cutName(n)
			}
			for k, one := range names {
				out = append(out, Person{Name: one, glued: k > 0})
			}
			if len(names) > 0 && len(out) > 0 {
				out[len(out)-1].Marks = marks
			}
		} else if before {
			return // the marks wait for their name
		} else if len(out) > 0 && len(marks) > 0 {
			out[len(out)-1].Marks = append(out[len(out)-1].Marks, marks...)
		}
		name.Reset()
		marks = nil
	}
	in := []rune(s)
	for i := 0; i < len(in); i++ {
		r := in[i]
		switch {
		case footmark.Has(r) || letterMark(in, i):
			if before {
				flush()
			}
			marks = append(marks, string(footmark.Plain(r)))
			j := i + 1
			for j < len(in) && letters.Digit(footmark.Plain(in[j])) && letters.Digit(footmark.Plain(r)) && !circledMark(r) {
				marks[len(marks)-1] += string(footmark.Plain(in[j]))
				j++
			}
			// "1,2", "1,*", "1, a": more marks of the same name
			for j < len(in) {
				k := j
				for k < len(in) && (in[k] == ',' || in[k] == '，' || in[k] == ' ' || in[k] == '、' || in[k] == ')' || in[k] == ']') {
					k++
				}
				if k < len(in) && (footmark.Has(in[k]) || letterMark(in, k)) {
					marks = append(marks, string(footmark.Plain(in[k])))
					j = k + 1
					for j < len(in) && letters.Digit(footmark.Plain(in[j])) && !circledMark(in[k]) && !circledMark(in[j]) {
						marks[len(marks)-1] += string(footmark.Plain(in[j]))
						j++
					}
					continue
				}
				break
			}
			i = j - 1
			if !before {
				flush()
			}
		case r == '[' || r == '［' || r == '【' || r == '(' || r == '（' || r == '〔':
			end := i + 1
			for end < len(in) && end-i < 60 && !closers.Has(in[end]) {
				end++
			}
			inner := string(in[i+1 : min(end, len(in))])
			switch {
			case footmark.Only(inner):
				if before {
					flush()
				}
				for m := range strings.FieldsFuncSeq(inner, func(r rune) bool { return r == ',' || r == '，' || r == ' ' || r == '、' || r == ';' }) {
					marks = append(marks, footmark.PlainAll(m))
				}
				i = end
				if !before {
					flush()
				}
			case name.Len() > 0 && romanised(inner) && strings.ContainsFunc(name.String(), letters.CJK):
				n := len(out)
				flush()
				if len(out) > n {
					out[len(out)-1].NameEN = GivenFirst(plain.Tidy(inner))
				}
				i = end
			case r == '[' || r == '【' || r == '［' || r == '〔':
				i = end // a nationality or a role: [美]
			default:
				i = end
			}
		case r == ',' || r == '，' || r == '、' || r == ';' || r == '；' || r == '/' || r == '|' || r == '\t' || r == '\n' ||
			r == '／' || r == '&' || r == '^' || r == '•':
			flush()
		case r == ' ' || r == '\u3000':
			// white space ends a name in Chinese characters unless the parts
			// are single characters; cutName sees to that
			name.WriteRune(' ')
		case r == '·' && (i == 0 || i+1 >= len(in) || in[i-1] == ' ' || in[i+1] == ' '):
			flush()
		default:
			name.WriteRune(r)
		}
	}
	flush()
	return out
}

// marked returns the words of a name whose last is a small letter, which may be
// a mark, nil for any other name.
func marked(name string) []string {
	n := len(name) - 1
	if n < 1 || !letters.LowerASCII(name[n]) || !unicode.IsSpace(plain.LastRune(name[:n])) {
		return nil
	}
	return strings.Fields(name)
}

// ungluedName puts a space back between a given name and a family name that a
// copy of two elements glued: "HjördisMalmquist".
func ungluedName(s string) string {
	word, rest, _ := strings.Cut(s, " ")
	if len(rest) > 1 || len(word) < 8 || strings.ContainsFunc(word, letters.CJK) || strings.HasPrefix(word, "Mc") || strings.HasPrefix(word, "Mac") {
		return s
	}
	at, small := -1, 0
	for i, c := range word {
		switch {
		case unicode.IsUpper(c) && i > 0 && word[i-1] == '-': // "Adeyinka-Ross T"
			return s
		case unicode.IsUpper(c) && i > 0:
			if at >= 0 || small < 3 {
				return s
			}
			at, small = i, 0
		case unicode.IsLower(c):
			small++
		case i > 0 && c != '-' && c != '\'' && c != '’':
			return s
		}
	}
	if at < 0 || small < 3 {
		return s
	}
	return strings.TrimSpace(word[:at] + " " + word[at:] + " " + rest)
}

// invertedMarked reads one name, family name first, with the numbers of its
// places: "Ibáñez Roca, Martí1, 2".
func invertedMarked(s string) *Person {
	if strings.Count(s, ",") == 0 || len(s) > 80 || strings.ContainsFunc(s, letters.CJK) {
		return nil
	}
	m := rxInvertedMarked.FindStringSubmatch(strings.TrimSpace(s))
	if m == nil || !Latin(strings.ReplaceAll(m[1], ",", "")) {
		return nil
	}
	p := &Person{Name: plain.Tidy(m[1])}
	for mark := range strings.FieldsFuncSeq(m[2], func(c rune) bool { return c == ',' || c == ' ' }) {
		p.Marks = append(p.Marks, mark)
	}
	return p
}

var rxInvertedMarked = lazyregexp.New(`^(\p{Lu}[\p{L}’' -]+, \p{Lu}[\p{L}.’' -]*\p{L}\.?) ?(\d{1,2}(?:, ?\d{1,2})*)$`)

// spacedPairs reports a list of Japanese names: separators between them, and in
// each one a space between family and given name.
func spacedPairs(s string) bool {
	if !strings.ContainsFunc(s, func(r rune) bool { return r >= 0x3000 }) {
		return false
	}
	n, short, long := 0, 0, 0 // short: one character and one
	for token := range strings.FieldsFuncSeq(s, func(r rune) bool { return letters.Separators.Has(r) }) {
		token = plain.TrimEdges(token, "0123456789*＊†‡§#()[]")
		if token == "" {
			continue
		}
		if Latin(token) { // a foreign author among them
			continue
		}
		family, given, ok := strings.Cut(token, " ")
		if !ok || !Kana(token) || strings.Contains(given, " ") || plain.RuneCount(family) > 4 ||
			plain.RuneCount(given) > 5 || NotNames[family] || NotNames[given] {
			return false
		}
		switch length := plain.RuneCount(family) + plain.RuneCount(given); {
		case length < 3:
			short++
		case length > 3:
			long++
		}
		n++
	}
	return n >= 2 && (short == 0 || long > 0)
}

// inverted reports names printed family name first with a comma inside:
// "Okonedo, Felicity Jane", "Abara, O.; Finch, L.". They stay as printed.
func inverted(s string) bool {
	if strings.ContainsFunc(s, letters.CJK) || strings.ContainsAny(s, "0123456789") {
		return false
	}
	for p := range strings.SplitSeq(strings.TrimRight(s, "; "), ";") {
		last, first, ok := strings.Cut(strings.TrimSpace(p), ",")
		if !ok || strings.Contains(first, ",") || strings.Contains(last, " ") || strings.Contains(first, " and ") {
			return false
		}
		if first = strings.TrimSpace(first); first == "" || !Latin(last+" "+first) {
			return false
		}
	}
	return true
}

// marksBefore reports a list whose marks stand in front of the names.
func marksBefore(s string) bool {
	r := plain.FirstRune(s)
	if circledMark(r) {
		return true
	}
	if letters.Digit(footmark.Plain(r)) { // "¹Ann Lee, ²Bo Chan"
		rest := strings.TrimLeftFunc(s, func(c rune) bool { return letters.Digit(footmark.Plain(c)) })
		return unicode.IsUpper(plain.FirstRune(rest)) && unicode.IsLetter(plain.LastRune(strings.TrimRight(s, " ,;.")))
	}
	if r != '[' && r != '［' && r != '(' && r != '（' {
		return false
	}
	end := strings.IndexAny(s, "]］)）")
	if end < 0 || end > 6 || !footmark.Only(s[len(string(r)):end]) {
		return false
	}
	return unicode.IsLetter(plain.LastRune(strings.TrimRight(s, " ,，;；、。")))
}

// letterMark reports a lone letter behind a name in Chinese characters, or
// behind another mark: 甲a, 乙a,c.
func letterMark(in []rune, i int) bool {
	if in[i] < 'a' || in[i] > 'h' || i == 0 || i+1 < len(in) && (letters.Latin(in[i+1]) || in[i+1] == '.') {
		return false
	}
	k := i - 1
	for k > 0 && strings.ContainsRune(",， 、", in[k]) {
		k--
	}
	between := string(in[k+1 : i])
	if strings.Trim(between, " ") == "" && letters.Han(in[k]) || footmark.Has(in[k]) {
		return true
	}
	return between != "" && in[k] >= 'a' && in[k] <= 'h' && k > 0 && (letters.Han(in[k-1]) || in[k-1] == ' ')
}

func circledMark(r rune) bool { return r >= '①' && r <= '⑨' }

var (
	raisedCommas = textscan.RunesOf("˒‚")
	closers      = textscan.RunesOf(")）]］】〕")
)

func romanised(s string) bool {
	return strings.ContainsFunc(s, letters.Latin) && !strings.ContainsFunc(s, letters.CJK) &&
		(Latin(strings.ReplaceAll(s, ",", "")) || Latin(s)) && !workplace.Named(s)
}

// cutName settles what stands between two separators: one name, or several
// that only white space divides.
func cutName(s string) []string {
	s = plain.TrimEdges(s, ".。:：-—*")
	if s == "" {
		return nil
	}
	parts := strings.Fields(s)
	if !strings.ContainsFunc(s, letters.CJK) {
		return cutLatin(parts)
	}
	if strings.ContainsFunc(s, letters.Hangul) {
		if Hangul(s) && len(parts) <= 2 && plain.RuneCount(parts[0]) == 1 {
			return []string{s}
		}
	}
	if len(parts) == 1 {
		return cutMixed(parts[0])
	}
	var out []string
	for i := 0; i < len(parts); i++ {
		p := parts[i]
		// 巩 岚: a name spread by a space
		if plain.RuneCount(p) == 1 && i+1 < len(parts) && plain.RuneCount(parts[i+1]) <= 2 &&
			strings.ContainsFunc(p, letters.CJK) && strings.ContainsFunc(parts[i+1], letters.CJK) {
			p += parts[i+1]
			i++
			if plain.RuneCount(p) == 2 && i+1 < len(parts) && plain.RuneCount(parts[i+1]) == 1 {
				p += parts[i+1]
				i++
			}
		}
		// 亓官 澈: a name of two characters and its given name
		if i+1 < len(parts) && slices.Contains(compoundSurnames, p) && plain.RuneCount(parts[i+1]) <= 2 &&
			!strings.ContainsFunc(parts[i+1], func(c rune) bool { return !letters.Han(c) }) {
			p += parts[i+1]
			i++
		}
		if !strings.ContainsFunc(p, letters.CJK) {
			// a run of Latin words behind the Chinese names
			j := i
			for j < len(parts) && !strings.ContainsFunc(parts[j], letters.CJK) {
				j++
			}
			out = append(out, cutLatin(parts[i:j])...)
			i = j - 1
			continue
		}
		out = append(out, cutMixed(p)...)
	}
	// 山田 太郎: two parts of a Japanese name, one between separators
	if len(parts) == 2 && len(out) == 2 && Kana(s) && strings.ContainsFunc(s, letters.Kana) {
		return []string{s}
	}
	return out
}

// cutMixed divides "李明LI Ming" glued without white space.
func cutMixed(s string) []string {
	for i, r := range s {
		if i > 0 && letters.Latin(r) && letters.CJK(plain.LastRune(s[:i])) {
			return append([]string{s[:i]}, cutLatin(strings.Fields(s[i:]))...)
		}
	}
	return []string{s}
}

// cutLatin divides a run of Latin words into names: at every family name in
// capitals where several are glued ("LYU Peiran MURONG Qing"), else not at all.
func cutLatin(words []string) []string {
	capitals := 0
	for _, w := range words {
		if allCapitals(w) {
			capitals++
		}
	}
	if capitals >= 2 && capitals < len(words) && len(words) >= 4 && allCapitals(words[0]) {
		var out []string
		for _, w := range words {
			if allCapitals(w) {
				out = append(out, w)
			} else {
				out[len(out)-1] += " " + w
			}
		}
		return out
	}
	// a trailing mark letter: "John Smith a"
	if n := len(words); n > 2 && len(words[n-1]) == 1 && unicode.IsLower(rune(words[n-1][0])) && words[n-1] != "y" && words[n-1] != "e" {
		words = words[:n-1]
	}
	return []string{strings.Join(words, " ")}
}

func allCapitals(w string) bool {
	n := 0
	for _, r := range w {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsUpper(r) {
			n++
		}
	}
	return n >= 2
}

// GivenFirst turns "Okonjo, Bisi" into "Bisi Okonjo".
func GivenFirst(s string) string {
	last, first, ok := strings.Cut(s, ",")
	if !ok || strings.Contains(first, ",") {
		return s
	}
	return strings.TrimSpace(first) + " " + strings.TrimSpace(last)
}
