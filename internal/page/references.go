package page

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"synoptic/internal/lazyregexp"
	"synoptic/internal/page/footmark"
	"synoptic/internal/page/letters"
	"synoptic/internal/page/plain"
)

const (
	maxReferences = 5_000
	maxReference  = 2_000
)

// referenceLine reports whether a line begins an entry of a reference list:
// [1], (1), 1., ① before something that is not a heading.
func referenceLine(s string) bool {
	_, rest, ok := referenceNumber(s)
	return ok && len(rest) > 10
}

// referenceNumber takes the number off the front of a list entry.
func referenceNumber(s string) (n int, rest string, ok bool) {
	s = strings.TrimLeft(s, " •●·\u3000\t")
	if s == "" {
		return 0, "", false
	}
	r, w := utf8.DecodeRuneInString(s)
	if r >= '①' && r <= '⑳' {
		return int(r-'①') + 1, strings.TrimSpace(s[w:]), true
	}
	open := r == '[' || r == '(' || r == '（' || r == '［' || r == '【' || r == '〔'
	i := 0
	if open {
		i = w
	}
	digits := 0
	for i < len(s) {
		d, w := utf8.DecodeRuneInString(s[i:])
		d = footmark.Plain(d)
		if !letters.Digit(d) || digits == 4 {
			break
		}
		n = n*10 + int(d-'0')
		digits++
		i += w
	}
	if digits == 0 || digits > 3 {
		return 0, "", false
	}
	if i >= len(s) {
		return n, "", open
	}
	end, w := utf8.DecodeRuneInString(s[i:])
	if open {
		if !strings.ContainsRune(")）]］】〕", end) {
			return 0, "", false
		}
		return n, strings.TrimSpace(s[i+w:]), true
	}
	if end == '.' || end == '．' || end == '、' || end == '\t' {
		rest = strings.TrimSpace(s[i+w:])
		return n, rest, rest != "" && !letters.Digit(plain.FirstRune(rest))
	}
	return 0, "", false
}

// citedLike reports whether an unnumbered line reads like a reference: a year,
// and the punctuation of a citation.
func citedLike(s string) bool {
	if len(s) < 25 || len(s) > maxReference {
		return false
	}
	year := false
	for i := 0; i+4 <= len(s); i++ {
		if (s[i:i+2] == "19" || s[i:i+2] == "20") && letters.Digit(rune(s[i+2])) && letters.Digit(rune(s[i+3])) &&
			(i == 0 || !letters.Digit(rune(s[i-1]))) && (i+4 == len(s) || !letters.Digit(rune(s[i+4]))) {
			year = true
			break
		}
	}
	return year &&
		(rxCitedYear.MatchString(s) || rxType.MatchString(s) ||
			strings.Count(s, ",")+strings.Count(s, ".")+strings.Count(s, "，")+strings.Count(s, "《") >= 3)
}

// a year in parentheses behind names, or volume and pages
var rxCitedYear = lazyregexp.New(`[(（](?:19|20)\d\d[a-z]?[)）]|\d[)）]?\s*[:：]\s*[a-zA-Z]?\d+\s*[-–—]`)

// references reads the lists of references and the number that the page states.
func (r *reader) references() {
	count := -1
	var list []string
	for i := range r.entries {
		e := &r.entries[i]
		if e.field() != fReferences {
			continue
		}
		if e.count >= 0 && count <= 0 {
			count = e.count
		}
		var own []string
		inList := false       // the first entry is an item of a list
		inOrderSoFar := false // every entry bears its number: a line without one goes on
		pieces := e.pieces(r.text)
		if own = r.referencesBelowNumbers(pieces); own != nil {
			pieces = nil
		}
		if count < 0 {
			if count = r.countInColumn(e, pieces); count >= 0 {
				continue
			}
		}
		for k, p := range pieces {
			s := r.text[p.span.Start:p.span.End]
			l := &r.lines[p.line]
			first := p.line == r.lineOf(e.at)
			if n, ok := readCount(s); ok && len(own) == 0 && e.strong && (first || p.line == r.lineOf(e.at)+1) && count < 0 &&
				r.labelled[r.lineOf(e.at)] &&
				(strings.ContainsAny(r.lines[r.lineOf(e.at)].text, ":：0123456789") || strings.HasPrefix(s, "(") || strings.HasPrefix(s, "（")) {
				count = n
				continue
			}
			if first && p.span.Start > e.at && e.count >= 0 {
				continue
			}
			if m := rxAllOfThem.FindStringSubmatch(s); m != nil && count < 0 {
				count, _ = strconv.Atoi(m[1] + m[2] + m[3] + m[4])
				continue
			}
			if link, ok := strings.CutPrefix(s, "» "); ok && len(own) > 0 { // where to find it, once more
				if last := &own[len(own)-1]; !strings.Contains(*last, link) && addressOnly(link) && len(*last)+len(link) < maxReference {
					*last += " " + link
				}
				continue
			}
			if len(own) > 0 && (copyrightLine(s) || inList && !strings.HasPrefix(l.hint, "li") && len(own) > 1) {
				break
			}
			number, rest, numbered := referenceNumber(s)
			if !numbered {
				number, rest, numbered = numberBeforeName(s, len(own)+1)
			}
			if !numbered && inOrderSoFar && len(own) > 1 && headingHint(l.hint) && r.leavesList(s, pieces[k:]) {
				break
			}
			if numbered {
				inOrderSoFar = number == len(own)+1 && (inOrderSoFar || len(own) == 0)
			}
			switch {
			case numbered && rest != "" && plain.RuneCount(rest) > 5:
				own = append(own, plain.Tidy(plain.Clip(rest, maxReference)))
			case numbered:
				// the number alone in its cell; the entry follows
				own = append(own, "")
			case len(own) > 0 && inOrderSoFar && own[len(own)-1] != "" && r.numberFollows(pieces[k:], len(own)+1):
				own[len(own)-1] = plain.Clip(own[len(own)-1]+" "+plain.Tidy(s), maxReference) // its translation
			case len(own) > 0 && own[len(own)-1] == "":
				own[len(own)-1] = plain.Tidy(plain.Clip(s, maxReference))
			case len(own) > 0 && !numbered && plain.Year(own[len(own)-1]) == 0 && len(own[len(own)-1]) > 30 &&
				plain.Year(s) > 0 && len(s) < 200 && citedLike(s):
				own[len(own)-1] = plain.Clip(own[len(own)-1]+" "+plain.Tidy(s), maxReference) // where it appeared, below who wrote what
			case len(own) > 0 && (addressOnly(s) || inOrderSoFar && !plain.EndsSentence(own[len(own)-1])):
				own[len(own)-1] = plain.Clip(own[len(own)-1]+" "+plain.Tidy(s), maxReference) // wrapped, or where to find it
			case citedLike(s), r.authorsAlone(s, pieces[k:]):
				own = append(own, plain.Tidy(s))
			case strings.HasPrefix(l.hint, "li") && plain.RuneCount(s) > 20 && l.links < 0.9 && !r.junkAt(s):
				own = append(own, plain.Tidy(plain.Clip(s, maxReference)))
			case len(own) > 0 && own[len(own)-1] != "" && plain.RuneCount(s) > 15 && !r.junkAt(s) && !plain.EndsSentence(own[len(own)-1]):
				own[len(own)-1] = plain.Clip(own[len(own)-1]+" "+plain.Tidy(s), maxReference)
			default:
				continue
			}
			if r.used[p.line] = true; len(own) == 1 {
				inList = strings.HasPrefix(l.hint, "li")
			}
			if len(own) >= maxReferences {
				break
			}
		}
		if len(own) > len(list) {
			list = own
		}
	}
	list = withoutEmpty(list)
	if own := r.labelledReferences(); len(own) > len(list) {
		list, count = own, len(own)
	}
	if count < 0 {
		count = r.entries[0].count // beside the tab of the references
	}
	if count < 0 {
		count = r.statedCount()
	}
	if count < 0 && len(list) == 0 {
		list = r.looseReferences()
	}
	for i := range list {
		list[i] = withoutLinks(list[i])
	}
	r.rec.References = list
	switch {
	case count >= 0:
		r.rec.ReferenceCount = &count
	case len(list) > 0:
		n := len(list)
		r.rec.ReferenceCount = &n
	}
}

// numberFollows reports the entry of a list that bears this number on one of
// the next lines.
func (r *reader) numberFollows(pieces []piece, number int) bool {
	for _, p := range pieces[1:min(len(pieces), 4)] {
		if n, _, ok := referenceNumber(r.text[p.span.Start:p.span.End]); ok {
			return n == number
		}
	}
	return false
}

// rxAllOfThem finds the button above a list that shows only its beginning.
var rxAllOfThem = lazyregexp.New(`^(?:全部|全部文献|共|(?:显示|顯示|展开|展開|查看)?(?:全部|所有)(?:参考文献|參考文獻|引文)|All|(?:Show|View|See) all(?: references)?)\s*[(（]\s*(\d{1,4})\s*[)）]$|^(?:展开|查看|显示|展示)?(?:共|全部|所有|全)\s*(?:有\s*)?(\d{1,4})\s*[条條篇个個筆笔則则件項项](?:参考文献|參考文獻|文献|文獻|引文)?\s*(?:\pL{2,4})?\s*[>›»▼∨]*$|^(?:(?i:show|view|see|load|expand)\s+)?(?i:all)\s+(\d{1,4})\s+(?i:references|items|entries|citations)$|^(\d{1,4})\s+(?i:references)(?: (?i:in total|cited|listed))?$`)

var rxStated = lazyregexp.All(`(?i)^(?:show|view|see|download) all \(?(\d{1,4})\)? references`, `^(\d{1,4}) References$`, `(?i)^view references \(?(\d{1,4})\)?$`, `(?i)^references?\s*[:：]?\s*\(?(\d{1,4})\)?$`, `^共\s*(\d{1,4})\s*[篇条]参考文献`, `^This article (?:references|cites) (\d{1,4}) (?:other )?(?:publications|references|articles)`)

// statedCount finds a number of references that no label announces.
func (r *reader) statedCount() int {
	for i := range r.lines {
		s := r.lines[i].text
		if len(s) > 300 || r.lines[i].mute || !strings.Contains(s, "eferences") && !strings.Contains(s, "参考文献") && !strings.Contains(s, "參考文獻") {
			continue
		}
		if n := countInBar(s); n >= 0 {
			return n
		}
		if n := countNamed(s); n >= 0 {
			return n
		}
		if len(s) > 60 {
			continue
		}
		if n, _, _ := lazyregexp.FirstGroup(rxStated, s); n != "" {
			if v, err := strconv.Atoi(n); err == nil {
				return v
			}
		}
	}
	return -1
}

// looseReferences finds a list of references without a heading: entries that
// number themselves [1], [2], … behind the abstract, each one cited in full.
func (r *reader) looseReferences() []string {
	var list []string
	for i := max(r.firstAbstract, 0); i < len(r.lines); i++ {
		l := &r.lines[i]
		if l.mute || r.zone[i] || r.used[i] {
			continue
		}
		first := plain.FirstRune(l.text)
		n, rest, ok := referenceNumber(l.text)
		if !ok || first != '[' && first != '［' || n != len(list)+1 || !citedLike(rest) {
			if len(list) > 1 {
				break
			}
			list = nil
			continue
		}
		if n == 1 && i > 0 {
			// an unknown heading may announce other papers
			if above := r.lines[i-1].text; r.fieldAt[i-1] == fNone && !r.labelled[i-1] && plain.RuneCount(above) <= 12 &&
				!strings.ContainsFunc(above, func(c rune) bool { return !letters.Han(c) }) {
				continue
			}
		}
		list = append(list, plain.Tidy(plain.Clip(rest, maxReference)))
	}
	if len(list) < 2 {
		return nil
	}
	return list
}

// countInBar reads the number beside the references in a row of tabs or of
// other counts: "图(7) 参考文献(32) 相关文章"; -1 without one.
func countInBar(s string) int {
	counts, bar := countedWords(s), tabBar(s)
	if strings.Count(s, "(")+strings.Count(s, "（") < 2 && counts < 3 && !bar {
		return -1
	}
	for _, word := range []string{"参考文献", "參考文獻", "References"} {
		for at, rest := 0, s; ; {
			i := strings.Index(rest, word)
			if i < 0 {
				break
			}
			before := s[:at+i]
			at += i + len(word)
			if rest = s[at:]; strings.HasSuffix(before, "级") || strings.HasSuffix(before, "級") {
				continue // references of the references
			}
			value := strings.TrimLeftFunc(rest, letters.Blank)
			if r := plain.FirstRune(value); r != '(' && r != '（' {
				if n, ok := bareCount(value); ok && (counts >= 3 || bar) {
					return n
				}
				continue
			}
			if end := strings.IndexAny(value, ")）"); end > 0 {
				if n, ok := readCount(value[:end]); ok {
					return n
				}
			}
		}
	}
	return -1
}

// countedWords counts the words of a row that a number follows: "参考文献 37
// 二级参考文献 412 引证文献 9"; 0 where much else stands among them.
func countedWords(s string) int {
	words := strings.Fields(plain.Clip(s, 300))
	counted, other := 0, 0
	for i := 0; i < len(words); i++ {
		if i+1 < len(words) {
			if _, ok := readCount(words[i+1]); ok {
				counted++
				i++
				continue
			}
		}
		other++
	}
	if other > 2 {
		return 0
	}
	return counted
}

// bareCount reads the number that a text begins with, up to the next blank.
func bareCount(s string) (int, bool) {
	if end := strings.IndexFunc(s, letters.Blank); end >= 0 {
		s = s[:end]
	}
	return readCount(s)
}

// addressOnly: a line that holds nothing but a DOI or an address of the web.
func addressOnly(s string) bool {
	s = strings.TrimPrefix(strings.TrimPrefix(strings.TrimSpace(s), "DOI:"), "doi:")
	s = strings.TrimSpace(s)
	return !strings.ContainsFunc(s, letters.Blank) &&
		(strings.HasPrefix(s, "http") || strings.HasPrefix(s, "10.") || strings.HasPrefix(s, "www.") || strings.HasPrefix(s, "doi.org/"))
}

func withoutEmpty(list []string) []string {
	out := list[:0]
	for _, s := range list {
		if s != "" {
			out = append(out, s)
		}
	}
	return out
}
