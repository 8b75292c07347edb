package imprint

import (
	"strconv"
	"strings"

	"synoptic/internal/lazyregexp"
	"synoptic/internal/page/identifier"
	"synoptic/internal/page/letters"
	"synoptic/internal/page/plain"
	"synoptic/internal/textscan"
)

// Imprint is where a paper appeared: what a header, a citation line or a field
// "出处" says in one breath.
type Imprint struct {
	Journal string // as printed before the numbers
	After   string // a name printed behind the numbers (the English one, on VIP)
	Year    int
	Volume  string
	Issue   string
	Pages   string
}

// Empty reports that a line has none of the numbers; a name alone is no imprint.
func (c Imprint) Empty() bool {
	return c.Year == 0 && c.Volume == "" && c.Issue == "" && c.Pages == ""
}

// Weight counts the parts that were found, for choosing among lines.
func (c Imprint) Weight() int {
	n := 0
	for _, set := range []bool{c.Year != 0, c.Volume != "", c.Issue != "", c.Pages != "", c.Journal != ""} {
		if set {
			n++
		}
	}
	return n
}

// MaxLine bounds the lines that are tried as citation lines.
const MaxLine = 600

// Read reads a citation line. It is empty for a line without the
// numbers of one. The caller tells what may be the name of a journal.
func Read(s string, journal func(string) bool) Imprint {
	if len(s) > MaxLine {
		return Imprint{}
	}
	if strings.Count(s, " • ") > 1 {
		if c := BetweenDots(s); !c.Empty() {
			return c
		}
	}
	if s = plain.HalfDigits(s); !Cue(s) {
		return Imprint{}
	}
	s = withoutISSN(plain.Tidy(s))
	signs := signsOf(s)
	for _, shape := range imprintShapes {
		if !shape.possible(signs) {
			continue
		}
		loc := shape.find(s, signs)
		if loc == nil || loc[0] > 0 && (letters.Digit(rune(s[loc[0]-1])) || numberWord(s[:loc[0]])) {
			continue
		}
		var c Imprint
		for i, name := range shape.names {
			if name == "" || loc[2*i] < 0 {
				continue
			}
			switch part := s[loc[2*i]:loc[2*i+1]]; name {
			case "y":
				c.Year, _ = strconv.Atoi(part)
			case "v":
				c.Volume = part
			case "i":
				c.Issue = strings.TrimSpace(part)
			case "p":
				c.Pages = CleanPages(part)
			case "j":
				c.Journal = plain.Tidy(part)
			}
		}
		start, end := loc[0], loc[1]
		if c.Issue == "" && len(c.Pages) == 2 && len(c.Volume) <= 2 && clockTime(s, c.Volume, c.Pages) {
			continue
		}
		if len(c.Volume) == 4 && plain.Year(c.Volume) > 0 && (c.Year == 0 || c.Volume == strconv.Itoa(c.Year)) {
			c.Year, c.Volume = plain.Year(c.Volume), "" // 2018(6): 140-149
		}
		if y := plain.Year(c.Pages); y > 0 && len(c.Pages) == 4 && (c.Year == 0 || c.Year == y) &&
			strings.HasPrefix(strings.TrimLeft(s[end:], ", "), "pp") {
			c.Year, c.Pages = y, "" // 4(2), 2022, pp. 11-29
		}
		if c.Year == 0 && c.Volume != "" && len(c.Issue) == 4 && plain.Year(c.Issue) > 0 {
			c.Year, c.Issue = plain.Year(c.Issue), "" // 44 (1999): 201-219
		}
		if c.Year == 0 {
			if y, at, _ := lazyregexp.FirstGroup(rxYear, identifier.WithoutDOI(s)); y != "" {
				c.Year, _ = strconv.Atoi(y)
				start = min(start, at)
			}
		}
		if c.Pages == "" {
			if p, _, to := lazyregexp.FirstGroup(rxPageNo, s[end:]); p != "" {
				c.Pages = pagesBefore(p, s[end+to:])
				end += to
			}
		}
		if c.Journal == "" {
			c.Journal = JournalBefore(s[:start])
		}
		if strings.Contains(c.Journal, "期") && Cue(c.Journal) { // the same in two languages on one line
			if first := Read(c.Journal, journal); first.Weight() >= 3 && first.Journal != "" {
				c.Journal = first.Journal
			}
		}
		c.After = s[end:]
		return c
	}
	return spelledImprint(inEnglish(s), journal)
}

// withoutISSN drops an ISSN, whose first half may look like a year, where the
// line says that it is one.
func withoutISSN(s string) string {
	for range 2 { // printed and online
		i := strings.Index(s, "ISSN")
		if i < 0 {
			return s
		}
		number := identifier.ISSN(plain.Clip(s[i:], 24))
		if number == "" {
			return s
		}
		end := i + strings.Index(s[i:], number) + len(number)
		s = strings.TrimRight(strings.TrimRight(s[:i], " "), ",") + s[end:]
	}
	return s
}

// Cue is the cheap test that nearly every other line fails: a year, or
// the word for a volume or an issue beside a digit.
func Cue(s string) bool {
	digits := 0
	for i := 0; i < len(s); i++ {
		if !letters.Digit(rune(s[i])) {
			continue
		}
		digits++
		if i+4 <= len(s) && (s[i] == '1' && s[i+1] == '9' || s[i] == '2' && s[i+1] == '0') && letters.Digit(rune(s[i+2])) &&
			letters.Digit(rune(s[i+3])) {
			return true
		}
	}
	return digits > 0 && plain.ContainsAny(s, []string{"卷", "期", "巻", "号", "號", "권", "호", "ol", "OL", "ssue", "No", "no.", "NO", "(", "（", "v."})
}

// issueBeforeDay cuts off the day of the month that a dash sets behind an
// issue: in "Number 10 - 5 October" it is 10, as no range falls.
func issueBeforeDay(s string) string {
	from, to, ok := strings.Cut(s, "-")
	if !ok {
		return s
	}
	a, err := strconv.Atoi(strings.TrimSpace(from))
	b, err2 := strconv.Atoi(strings.TrimSpace(to))
	if err == nil && err2 == nil && b < a && len(strings.TrimSpace(from)) <= len(strings.TrimSpace(to))+1 && strings.Contains(s, " ") {
		return strings.TrimSpace(from)
	}
	return s
}

// articleNumber keeps the number of an article from being read as an issue's.
var articleNumber = strings.NewReplacer("article number", "article", "Article number", "Article", "Article Number", "Article", "article no.", "article", "Article no.", "Article", "Article No.", "Article")

// the article number that stands where pages would: "Volume 88, March 2023, 102417"
var rxArticleNumber = lazyregexp.New(`^\s*[,，:：]\s*([A-Za-z]{0,3}\d{4,9})\s*(?:[(（](?:19|20)\d\d[)）]\s*)?$`)

// the same behind a Chinese issue: "第8卷 第4期 : 100417 (2023)"
var rxNumberBehindIssue = lazyregexp.New(`[期號号]\s*[:：,，]\s*([A-Za-z]?\d{4,9})\s*(?:[(（]|$)`)

// "15 巻 (2022-2023)": the years of a volume
var rxYearRange = lazyregexp.New(`^[(（]?(?:19|20)\d\d\s*[-–—]\s*(?:19|20)?\d\d[)）]`)

var rxIssueBehindVolume = lazyregexp.New(`^\((?:` + IssueShape + `)\)`)

var rxBarePages = lazyregexp.New(`^\s*[:：,，(（]?\s*(` + rxPage + `\s*[-–—~～]\s*` + rxPage + `(?:\s*[+,，]\s*\d+)*)`)

// numberWord: what follows is a number that its word names already: "No. 3".
func numberWord(before string) bool {
	before = textscan.Lower(plain.ClipStart(strings.TrimRight(before, " .:"), 5))
	return strings.HasSuffix(before, " no") || strings.HasSuffix(before, "issue") || strings.HasSuffix(before, " nr")
}

// Same reports that neither the years nor the pages of two imprints differ.
func Same(a, b Imprint) bool {
	return (a.Year == 0 || b.Year == 0 || a.Year == b.Year) && (a.Pages == "" || b.Pages == "" || plain.Fold(a.Pages) == plain.Fold(b.Pages))
}

// Fill adds to a what only b says.
func Fill(a, b Imprint) Imprint {
	if a.Year == 0 {
		a.Year = b.Year
	}
	if a.Volume == "" {
		a.Volume = b.Volume
	}
	if a.Issue == "" {
		a.Issue = b.Issue
	}
	if a.Pages == "" {
		a.Pages = b.Pages
	}
	if a.Journal == "" {
		a.Journal = b.Journal
	}
	return a
}

// Numbered: the line gives a volume, an issue or pages.
func (c Imprint) Numbered() bool { return c.Volume != "" || c.Issue != "" || c.Pages != "" }
