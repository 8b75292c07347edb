package page

import "strings"

// inOutline reports a label "Cited by (14)" that is an entry of the outline
// beside a paper: it stands below the outline's own "Abstract", or below the
// word for it, and above the abstract itself.
func inOutline(lines []line, at int) bool {
	const above, below = 40, 60
	inside := false
	for i := at - 1; i >= 0 && i >= at-above && !inside; i-- {
		s := lines[i].text
		if len(s) > 200 {
			return false
		}
		if lines[i].mute {
			continue
		}
		m, ok := labelAt(s)
		inside = ok && m.end >= len(s) && (m.label.field == fAbstract && m.label.latin || outlineWords[m.label.text])
	}
	if !inside {
		return false
	}
	for i := at + 1; i+1 < len(lines) && i < at+below; i++ {
		if len(lines[i].text) > 400 && proseLine(lines[i].text) {
			return false
		}
		if m, ok := labelAt(lines[i].text); ok && m.label.field == fAbstract {
			rest := strings.TrimSpace(lines[i].text[m.end:])
			return proseLine(rest) && recordBetween(lines[at+1:i]) || rest == "" && (proseLine(lines[i+1].text) || structuredHead(lines[i+1].text))
		}
	}
	return false
}

var outlineWords = foldedLabels("outline|article outline|contents|table of contents|sections|on this page|in this article|page navigation")

// recordBetween: names or a DOI stand in these lines, so that an abstract below
// them is the page's own and not that of a paper among others.
func recordBetween(lines []line) bool {
	for i := range lines {
		if s := lines[i].text; len(s) < 600 && (looksLikeAuthors(s) || strings.Contains(s, "doi.org/10.")) {
			return true
		}
	}
	return false
}
