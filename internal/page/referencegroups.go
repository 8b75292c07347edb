package page

import (
	"strconv"
	"strings"
	"unicode"

	"synoptic/internal/page/letters"
	"synoptic/internal/page/plain"
)

// referencesBelowNumbers reads a list in which every entry has its number on a
// line of its own and its parts on the lines below: title, names, year,
// journal. A number that comes again opens what a service says of that entry.
// Nil where the list is of another kind.
func (r *reader) referencesBelowNumbers(pieces []piece) []string {
	const most = 10 // lines of an entry, and above the first, that are read
	at := 0         // of the first number
	for at < len(pieces) && at < most && loneNumber(r.text[pieces[at].span.Start:pieces[at].span.End]) != 1 {
		at++
	}
	if at == len(pieces) || at == most {
		return nil
	}
	var list []string
	var taken []int                 // lines, left alone where this is no such list
	lines, own, parts := 0, true, 0 // of the entry at hand
	for _, p := range pieces[at:] {
		s := r.text[p.span.Start:p.span.End]
		if n := loneNumber(s); n == len(list)+1 {
			list, lines, own = append(list, ""), 0, true
			taken = append(taken, p.line)
			continue
		} else if n > 0 && n == len(list) && lines > 0 {
			own = false
			continue
		}
		if lines++; !own || lines > most {
			continue
		}
		if copyrightLine(s) {
			break
		}
		if onlyLinks(s) || r.junkAt(s) {
			continue
		}
		if last := &list[len(list)-1]; len(*last)+len(s) < maxReference {
			if *last != "" {
				*last += " "
				parts++
			}
			*last += plain.Tidy(s)
			taken = append(taken, p.line)
		}
		if len(list) >= maxReferences {
			break
		}
	}
	if list = withoutEmpty(list); len(list) < 3 {
		return nil
	}
	if parts == 0 && !citedLike(list[0]) && !citedLike(list[1]) {
		return nil
	}
	for _, n := range taken {
		r.used[n] = true
	}
	return list
}

// authorsAlone reports a line of a list that says who wrote what, and the next
// one where it appeared.
func (r *reader) authorsAlone(s string, rest []piece) bool {
	if len(rest) < 2 || plain.RuneCount(s) < 40 || plain.Year(s) > 0 || !strings.Contains(s, ": ") && !strings.Contains(s, ". ") {
		return false
	}
	next := r.text[rest[1].span.Start:rest[1].span.End]
	return len(next) < 160 && plain.Year(next) > 0 && rxCitedYear.MatchString(next) && strings.Count(next, ",") <= 3
}

// numberBeforeName takes the number off an entry that has nothing but a blank
// behind it, "12 Holm A, Verlaan P. …", where it is the next of its list.
func numberBeforeName(s string, next int) (int, string, bool) {
	rest, ok := strings.CutPrefix(s, strconv.Itoa(next)+" ")
	if !ok || len(rest) < 25 || !unicode.IsUpper(plain.FirstRune(rest)) || !citedLike(rest) {
		return 0, "", false
	}
	return next, rest, true
}

// loneNumber reads a line that is nothing but the number of an entry: "12",
// "12.", "[12]"; 0 for any other.
func loneNumber(s string) int {
	if len(s) > 8 {
		return 0
	}
	n := 0
	digits := plain.TrimEdges(s, "[]().、［］")
	if digits == "" || len(digits) > 3 {
		return 0
	}
	for _, c := range digits {
		if !letters.Digit(c) {
			return 0
		}
		n = n*10 + int(c-'0')
	}
	return n
}

// referenceLinks are what publishers print behind a reference to lead to it.
var referenceLinks = func() map[string]bool {
	out := map[string]bool{}
	for w := range strings.SplitSeq("google scholar|pubmed|pubmed abstract|crossref|cross ref|view article|web of science|isi|scopus|view in scopus|cas|medline|ads|mathscinet|math|article|abstract|full text|publisher full text|free full text|pmc free article|pubmed central|pubmed central full text|find this article online|search pubmed|doi|pdf|export citation|open url|openurl|rsc|chemport|ncbi|link|view|download|links|download references|nextarticle|pubmed/ncbi|there is no corresponding record for this reference.", "|") {
		out[w] = true
	}
	return out
}()

// onlyLinks reports a line of nothing but such links: "[CrossRef], [PubMed]".
func onlyLinks(s string) bool {
	if len(s) > 120 {
		return false
	}
	for part := range strings.FieldsFuncSeq(strings.ToLower(s), func(r rune) bool {
		return r == ',' || r == '|' ||
			r == '[' || r == ']' || r == '\t' || r == '·'
	}) {
		if part = strings.TrimSpace(part); part != "" && !referenceLinks[part] {
			return false
		}
	}
	return s != ""
}

// withoutLinks cuts the links off the end of a reference: "… 19:157–164
// Article CAS Google Scholar", "… [PubMed] [CrossRef]". A single plain word may
// end a title and stays.
func withoutLinks(s string) string {
	end, cut := len(s), 0
	for range 12 {
		rest := strings.TrimRight(s[:end], " |·,")
		if strings.HasSuffix(rest, " .") {
			rest = strings.TrimRight(rest, " .")
		}
		next := ""
		if strings.HasSuffix(rest, "]") {
			if open := strings.LastIndexByte(rest, '['); open > 0 && referenceLinks[strings.ToLower(strings.TrimSpace(rest[open+1:len(rest)-1]))] {
				next = rest[:open]
				cut += 2
			}
		} else {
			for _, words := range []int{4, 3, 2, 1} {
				at := wordsFromEnd(rest, words)
				if at > 0 && referenceLinks[strings.ToLower(strings.Trim(rest[at:], " .|"))] &&
					plain.FirstRune(rest[at:]) >= 'A' && plain.FirstRune(rest[at:]) <= 'Z' {
					next = rest[:at]
					cut += words
					break
				}
			}
		}
		if next == "" {
			break
		}
		end = len(next)
	}
	if cut < 2 && !strings.HasSuffix(s, "CrossRef") && !strings.HasSuffix(s, "Crossref") && !strings.HasSuffix(s, "PubMed") {
		return s
	}
	if out := strings.TrimRight(s[:end], " |·,"); len(out) > 20 {
		return out
	}
	return s
}

// wordsFromEnd is where the last n words of a text begin; -1 where it has fewer.
func wordsFromEnd(s string, n int) int {
	at := len(s)
	for range n {
		at = strings.LastIndexByte(strings.TrimRight(s[:at], " "), ' ')
		if at < 0 {
			return -1
		}
	}
	return at + 1
}
