package page

import "synoptic/internal/page/plain"

// tabColumn finds a row of tabs that a copy printed one below the other: three
// bare labels or more, "摘要" among them, and running text behind. The text is
// the first tab's, the abstract; the other labels announce nothing. It returns
// the lines from to end, which is the last label's.
func tabColumn(lines []line, from int) (abstract, end int, ok bool) {
	abstract, end = -1, from-1
	labels := 0
	for k := from; k < len(lines) && k < from+12; k++ {
		if lines[k].mute {
			continue
		}
		s := lines[k].text
		m, is := labelAt(s)
		bare := is && (m.end >= len(s) || m.count >= 0) && plain.LastRune(s) != ':' && plain.LastRune(s) != '：'
		if !bare && !(len(s) < 40 && junkLine(s)) {
			break
		}
		if bare {
			labels++
			if m.label.field == fAbstract && abstract < 0 {
				abstract = k
			}
		}
		end = k
	}
	next := end + 1
	if labels < 3 || abstract < 0 || abstract == end || next >= len(lines) || !proseLine(lines[next].text) ||
		len(lines[next].text) < 90 || headsFollow(lines, end) {
		return 0, 0, false
	}
	return abstract, end, true
}
