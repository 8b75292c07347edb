package imprint

import (
	"strconv"
	"strings"

	"synoptic/internal/lazyregexp"
	"synoptic/internal/page/hant"
	"synoptic/internal/page/letters"
	"synoptic/internal/page/plain"
)

// spelledImprint reads a line that names its parts: 2024年3月 第19卷 第3期.
func spelledImprint(s string, journal func(string) bool) Imprint {
	var c Imprint
	if strings.Contains(s, " Tahun ") || strings.Contains(s, "egulation No") || strings.Contains(s, "Law No") {
		return c // a law by its number and year
	}
	volumes, issues := volumeFinder.In(s), issueFinder.In(s)
	if !volumes && !issues {
		return Imprint{}
	}
	s = articleNumber.Replace(s)
	start, end := len(s), 0
	note := func(from, to int) {
		start, end = min(start, from), max(end, to)
	}
	if volumes {
		if v, from, to := lazyregexp.FirstGroup(rxVolume, s); v != "" {
			c.Volume = v
			note(from, to)
			if m := rxIssueBehindVolume.FindString(s[to:]); m != "" { // vol. 12(20)
				c.Issue = strings.TrimSpace(strings.Trim(m, "() "))
				note(to, to+len(m))
			}
		}
	}
	if issues && c.Issue == "" {
		if i, from, to := lazyregexp.FirstGroup(rxIssueNo, s); i != "" {
			c.Issue = issueBeforeDay(strings.TrimSpace(i))
			note(from, to)
		}
	}
	if c.Volume == "" && c.Issue == "" {
		return Imprint{}
	}
	between := ""
	y, from, to := "", 0, 0
	if signsOf(s).year {
		y, from, to = lazyregexp.FirstGroup(rxYear, s)
	}
	if y != "" {
		switch {
		case from > end:
			between = s[end:from]
		case to < start:
			between = s[to:start]
		}
		if !strings.Contains(s, "巻") || !rxYearRange.MatchString(s[from:]) {
			c.Year, _ = strconv.Atoi(y)
		}
		note(from, to)
	} else {
		c.Year = plain.ROCYear(s)
	}
	rest := s[end:]
	var p string
	if pageFinder.In(s) {
		p, from, to = lazyregexp.FirstGroup(rxPageNo[:2], s)
	}
	if p != "" {
		c.Pages = pagesBefore(p, s[min(to, len(s)):])
		note(from, to)
	} else if p, _, to := lazyregexp.FirstGroup(rxPageNo, rest); p != "" {
		c.Pages = CleanPages(p)
		end += to
	} else if m := rxArticleNumber.FindStringSubmatch(rest); m != nil && c.Volume != "" {
		c.Pages = m[1]
		end += len(m[0])
	} else if m := rxNumberBehindIssue.FindStringSubmatch(s); m != nil && c.Issue != "" {
		c.Pages = m[1]
	} else if m := rxBarePages.FindStringSubmatch(rest); m != nil {
		c.Pages = CleanPages(m[1])
		end += len(m[0])
	}
	if c.Year != 0 && strings.Count(s, y) == 1 && strings.HasPrefix(c.Pages, y+"-") {
		c.Year = 0 // "pp. 2033-2041"
	}
	if c.Year == 0 && c.Pages == "" && (c.Volume == "" || c.Issue == "") {
		return Imprint{}
	}
	if c.Journal = JournalBefore(s[:start]); c.Journal == "" {
		c.Journal = journalBetween(between, journal)
	}
	c.After = s[end:]
	if after, _, _ := strings.Cut(c.After, "Vol"); c.Journal == "" && strings.ContainsFunc(after, letters.Han) &&
		plain.RuneCount(after) < 30 { // 2017年12月 第17卷 第2期 某刊
		c.Journal = journalBetween(after, journal)
	}
	return c
}

// What a line must hold for a volume or an issue to be spelled out in it.
var volumeFinder = hant.NewFinder([]string{"卷", "巻", "권", "ol", "OL", "v.", "V."})

var pageFinder = hant.NewFinder([]string{"p", "P", "页", "頁", "ペ"})

var issueFinder = hant.NewFinder([]string{"期", "號", "号", "호", "增刊", "no", "No", "NO", "iss", "Iss", "ISS", "nr", "Nr", "NR", "umber", "UMBER", "n.", "N.", "nº", "n°", "úm", "um.", "(C)", "(A)", "(B)", "(D)"})
