package page

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"synoptic/internal/lazyregexp"
	"synoptic/internal/page/imprint"
	"synoptic/internal/page/plain"
)

// reference is a paper cited in full: the way a page tells how to cite it.
type reference struct {
	authors string
	title   string
	imprint imprint.Imprint
}

var rxType = lazyregexp.New(`\[\s*(?:J|D|C|M|N|A|EB|J/OL|J/OL\.|DB|R|OL|PP)(?:/OL)?\s*\]|［[JDCM](?:/OL)?］`)

// readReference reads "authors. title[J]. journal, year, vol(issue): pages" and
// its English cousins "Authors (year). Title. Journal, vol(issue), pages".
func readReference(s string) (reference, bool) {
	s = plain.Tidy(plain.Clip(s, 3000))
	for strings.HasPrefix(s, "[") || strings.HasPrefix(s, "［") { // the number: [1]
		end := strings.IndexAny(s, "]］")
		if end < 0 || end > 5 {
			break
		}
		_, n := utf8.DecodeRuneInString(s[end:])
		s = strings.TrimSpace(s[end+n:])
	}
	if loc := rxType.FindStringIndex(s); loc != nil {
		authors, title := cutAuthors(s[:loc[0]])
		c := readImprint(plain.TrimEdges(plain.Clip(s[loc[1]:], imprint.MaxLine), ".．。"))
		// 甲,乙.2023.题名[J].某刊,16(5):23-33.
		if y := plain.Year(plain.Clip(title, 4)); y > 0 && len(title) > 8 && strings.ContainsRune(".．", plain.FirstRune(title[4:])) {
			title = strings.TrimSpace(strings.TrimLeft(title[4:], ".． "))
			if c.Year == 0 {
				c.Year = y
			}
		}
		return reference{authors, title, c}, title != ""
	}
	if ref, ok := readQuotedReference(s); ok {
		return ref, true
	}
	if head, source, ok := strings.Cut(s, ". In: "); ok && len(head) > 20 { // Persée: "Lind A. Title. In: Journal, n°37, 1997. pp. 23-41."
		if c := readImprint(plain.TrimEdges(plain.Clip(source, imprint.MaxLine), ". ")); c.Weight() >= 3 && c.Journal != "" {
			authors, title := cutAuthors(head)
			return reference{authors, title, c}, title != ""
		}
	}
	if m := rxAPA.FindStringSubmatch(s); m != nil {
		title, rest := cutSentence(m[3])
		if rest == "" {
			return reference{}, false
		}
		c := readImprint("(" + m[2] + ") " + plain.Clip(rest, imprint.MaxLine))
		alone := readImprint(plain.Clip(rest, imprint.MaxLine))
		if alone.Empty() && c.Volume != "" { // "Front. Rural Health 4:1109999", which has no sign of a citation but its year
			if _, name, ok := strings.Cut(c.Journal, ") "); ok {
				c.Journal = name
			}
			alone = c
		}
		c.Volume, c.Issue, c.Pages, c.Journal = alone.Volume, alone.Issue, alone.Pages, alone.Journal
		c.Year, _ = strconv.Atoi(m[2])
		return reference{m[1], title, c}, title != ""
	}
	return reference{}, false
}

// quotePairs enclose titles in citations; the straight ones close where a comma,
// a full stop or the end of the text follows.
var quotePairs = [][2]string{{"“", "”"}, {"‘", "’"}, {"\"", "\""}, {"'", "'"}, {"«", "»"}}

// readQuotedReference reads the styles that set the title in quotation marks:
// "Cole, D. (2018) 'Title', Journal, 58(4), pp. 1-9.", 'Cole, Dora. "Title."
// Journal 58, no. 4 (2018): 1–9.'
func readQuotedReference(s string) (reference, bool) {
	for _, q := range quotePairs {
		open := strings.Index(plain.Clip(s, 600), " "+q[0])
		if open < 3 {
			continue
		}
		body := s[open+1+len(q[0]):]
		for from := 0; ; {
			end := strings.Index(body[from:], q[1])
			if end < 0 {
				break
			}
			end += from
			from = end + len(q[1])
			rest := body[from:]
			if end >= 12 && len(rest) > 6 && strings.HasPrefix(rest, " (") && plain.Year(rest[2:6]) > 0 && rest[6] == ')' {
				// Jung, J., "Title" (2021). A series. 579.
				return reference{plain.TrimEdges(s[:open], ", "), plain.TrimEdges(body[:end], ",. "), imprint.Imprint{Year: plain.Year(rest[2:6])}}, true
			}
			inside := strings.HasSuffix(body[:end], ",") || strings.HasSuffix(body[:end], ".") || strings.HasSuffix(body[:end], "?")
			if end < 12 || rest != "" && !strings.ContainsRune(",. ", plain.FirstRune(rest)) || plain.FirstRune(rest) == ' ' && !inside {
				continue // an apostrophe
			}
			authors := strings.TrimSpace(s[:open])
			c := readImprint(plain.TrimEdges(plain.Clip(rest, imprint.MaxLine), ",. "))
			if y := plain.Year(plain.HalfDigits(plain.ClipStart(authors, 10))); y > 0 {
				c.Year = y
				if i := strings.LastIndexAny(strings.TrimRight(authors, ",. "), "(,"); i > 0 {
					authors = authors[:i]
				}
			}
			if c.Weight() < 2 && c.Year > 0 && rest != "" && strings.Count(body[:end], " ") > 2 {
				// Lind, A. & Ek, B., 2019. "Title," A Series, Its Publisher.
				return reference{plain.TrimEdges(authors, ",. "), plain.TrimEdges(body[:end], ",. "), imprint.Imprint{Year: c.Year}}, true
			}
			if c.Weight() < 2 {
				break
			}
			c.Journal = withoutPublisher(strings.TrimPrefix(strings.TrimPrefix(c.Journal, "in "), "In "))
			return reference{plain.TrimEdges(authors, ",. "), plain.TrimEdges(body[:end], ",. "), c}, true
		}
	}
	return reference{}, false
}

// withoutPublisher drops the publisher behind a journal's name: "Regional Pay
// Review, Elsevier".
func withoutPublisher(name string) string {
	i := strings.LastIndex(name, ", ")
	if i < 4 {
		return name
	}
	tail := name[i+2:]
	if publishers[strings.ToLower(tail)] || strings.HasSuffix(tail, "Press") || strings.HasSuffix(tail, "Publishing") ||
		strings.HasSuffix(tail, "Publishers") || strings.HasSuffix(tail, "Association") || strings.HasSuffix(tail, "Verlag") ||
		strings.HasPrefix(tail, "University of") {
		return name[:i]
	}
	return name
}

var publishers = foldedPublishers("elsevier|springer|springer nature|taylor & francis|taylor & francis journals|john wiley & sons|wiley|wiley blackwell|sage|sage publications|mdpi|emerald group publishing limited|emerald publishing limited|de gruyter|palgrave macmillan|routledge|inderscience enterprises ltd|igi global|hindawi|frontiers|brill|edward elgar")

func foldedPublishers(s string) map[string]bool {
	set := map[string]bool{}
	for w := range strings.SplitSeq(s, "|") {
		set[w] = true
	}
	return set
}

var rxAPA = lazyregexp.New(`^(.{3,400}?)\s*[(（]((?:19|20)\d\d)[a-z]?(?:,[^()]{0,20})?[)）]\s*[.,:：。]?\s*(.+)$`)

// cutAuthors divides what stands before [J] into authors and title, at the
// first full stop that does not end an initial.
func cutAuthors(s string) (authors, title string) {
	for i, r := range s {
		if r != '.' && r != '．' && r != '。' {
			continue
		}
		before, after := strings.TrimSpace(s[:i]), strings.TrimSpace(s[i+utf8.RuneLen(r):])
		if after == "" || plain.RuneCount(before) > 400 {
			break
		}
		word := before[strings.LastIndexAny(before, " ,，.-")+1:]
		if len(word) == 1 && word[0] >= 'A' && word[0] <= 'Z' {
			// an initial ends the author list only where a title follows it,
			// not another name
			next := plain.FirstRune(after)
			if next < utf8.RuneSelf &&
				(next == ',' || next == '&' || next == '-' || len(after) > 1 && (after[1] == '.' || after[1] == ' ' && after[0] != 'A')) {
				continue
			}
			if c := strings.IndexAny(after, ",."); c >= 0 && c < 12 && strings.Count(after[:c], " ") < 2 {
				continue
			}
		}
		return before, after
	}
	return "", strings.TrimSpace(s)
}

// cutSentence divides at the first full stop that is followed by a space.
func cutSentence(s string) (first, rest string) {
	for i := 0; i < len(s); i++ {
		if (s[i] == '.' || s[i] == '?' || s[i] == '!') && (i+1 == len(s) || s[i+1] == ' ') && i > 8 {
			end := i
			if s[i] != '.' {
				end++
			}
			return strings.TrimSpace(s[:end]), strings.TrimSpace(s[i+1:])
		}
	}
	if i := strings.Index(s, "。"); i > 0 {
		return s[:i], s[i+len("。"):]
	}
	return strings.TrimSpace(s), ""
}
