package page

import (
	"strings"

	"synoptic/internal/page/plain"
)

// neighbourLabels announce the paper before or behind this one; its title
// follows on a line of its own.
var neighbourLabels = foldedSet(`Next Article in Journal|Previous Article in Journal|Next Article in Special Issue|Previous Article in Special Issue|Next Article in Section|Previous Article in Section|Next Article in Topic|Previous Article in Topic`)

// noticeLabels announce a paper that this one corrects, answers or updates; its
// title follows, and the line that cites it.
var noticeLabels = foldedSet(`Comment on|Comment in|Erratum in|Erratum for|Update of|Update in|Republished in|Republished from|Retraction in|Summary for patients in|Expression of concern in|Corrected and republished in`)

var profileLinks = foldedSet(`SciProfiles|Scilit|Preprints.org|Google Scholar`)

// settingLabels are the knobs by which a page lets one set its type; what they
// can be set to stands below each.
var settingLabels = foldedSet(`Font Type:|Font Size:|Line Spacing:|Column Width:`)

// sitesOwn begin what sites say about themselves around a paper.
var sitesOwn = []string{"Hostname: page-component", "Click through the ", "Discover the latest articles", "For more information about PLOS", "Activate our ", "i Надоели баннеры", "This content downloaded from", "All use subject to", "IDEAS home", "My bibliography", "Content may be subject to copyright", "Available via license", "See discussions, stats, and author profiles", "All content following this page was uploaded by", "The user has requested enhancement", "SEE PROFILE", "SlideShare a Scribd"}

// muteNeighbours passes over the titles of the papers before and behind, over
// the knobs for the type, and over what the site says about itself.
func muteNeighbours(lines []line) {
	for i := 0; i+1 < len(lines) && i < 200; i++ {
		s := lines[i].text
		for _, own := range sitesOwn {
			lines[i].mute = lines[i].mute || strings.HasPrefix(s, own)
		}
		if len(s) > 40 {
			continue
		}
		switch key := plain.Fold(s); {
		case neighbourLabels[key]:
			lines[i].mute = true
			if next := lines[i+1].text; !neighbourLabels[plain.Fold(plain.Clip(next, 60))] &&
				!settingLabels[plain.Fold(plain.Clip(next, 60))] && !wholeLabel(next) {
				lines[i+1].mute = true
			}
		case key == "sciprofiles": // links to an author's other profiles, between the name and its marks
			for k := i; k < len(lines) && k < i+4 && profileLinks[plain.Fold(plain.Clip(lines[k].text, 40))]; k++ {
				lines[k].mute = true
			}
		case noticeLabels[key]:
			for k := i; k < len(lines) && k < i+4 && (k < i+2 || k > i && strings.Contains(lines[k].text, "doi: ")); k++ {
				lines[k].mute = true
			}
		case settingLabels[key]:
			lines[i].mute = true
			if next := lines[i+1].text; len(next) < 60 && (strings.HasPrefix(next, "Background") || !strings.HasSuffix(next, ":")) {
				lines[i+1].mute = true
			}
		}
	}
}

// authoredBy announce names in the middle of a line that speaks of something
// else; what begins such a line stands beside each.
var authoredBy = []struct{ line, names string }{
	{"posted on ", "authored by"},
	{"Аннотация ", "автор научной работы — "},
	{"Аннотация ", "автор научной работы - "},
}

// cutAuthored gives the names behind such words a line of their own, and
// passes over what stands before them.
func cutAuthored(text string, lines []line) []line {
	for i := 0; i < len(lines) && i < 400; i++ {
		l := lines[i]
		for _, by := range authoredBy {
			if !strings.HasPrefix(l.text, by.line) {
				continue
			}
			at := strings.Index(l.text, by.names)
			if at < 0 || len(l.text) > 4_000 || authorScore(l.text[at+len(by.names):]) == 0 {
				continue
			}
			head, names := l, l
			head.span = trimSpan(text, Span{l.span.Start, l.span.Start + at + len(by.names)})
			names.span = trimSpan(text, Span{l.span.Start + at + len(by.names), l.span.End})
			head.text, names.text = text[head.span.Start:head.span.End], text[names.span.Start:names.span.End]
			head.mute, names.hint = true, "authors"
			out := append(append(append(make([]line, 0, len(lines)+1), lines[:i]...), head, names), lines[i+1:]...)
			return out
		}
	}
	return lines
}

// wholeLabel: a line that is a label and nothing else.
func wholeLabel(s string) bool {
	m, ok := labelAt(s)
	return ok && m.end >= len(s)
}
