package page

import (
	"slices"
	"strings"

	"synoptic/internal/lazyregexp"
	"synoptic/internal/page/letters"
	"synoptic/internal/page/names"
	"synoptic/internal/page/plain"
	"synoptic/internal/page/workplace"
	"synoptic/internal/synoptic"
)

// namesAboveAbstract reads the names that stand alone above the abstract of a
// page in Chinese which begins below its title, or has its title elsewhere.
func (r *reader) namesAboveAbstract() {
	if len(r.people) > 0 || r.firstAbstract <= 0 || !strings.ContainsFunc(plain.Clip(r.lines[r.firstAbstract].text, 60), letters.Han) {
		return
	}
	at := r.previous(r.firstAbstract)
	if at < 0 || r.previous(at) >= 0 && r.titleLine >= 0 && r.titleLine < at || r.used[at] || r.labelled[at] || r.namesOn(at) == 0 {
		return
	}
	eastern, _, _ := readAuthors(r.lines[at].text)
	if eastern = keepNames(eastern, false); len(eastern) > 0 && len(eastern) == r.namesOn(at) {
		r.people = eastern
		r.used[at] = true
	}
}

// easternFirst: the paper's own abstract, above all else, and its keywords are
// in Chinese, whatever the page has for a title.
func (r *reader) easternFirst() bool {
	return len(r.rec.Keywords.ZH) > 0 && r.firstAbstract >= 0 &&
		strings.ContainsFunc(plain.Clip(r.lines[r.firstAbstract].text, 60), letters.Han) &&
		(r.titleLine < 0 || r.titleLine > r.firstAbstract || len(r.people) > 0)
}

// placesOfTwins gives authors whom the page sets beside no place the places of
// their names in English, where it prints these one for one.
func (r *reader) placesOfTwins(main []names.Person, places []affiliation) {
	if len(main) != len(r.english) || r.supervised() || slices.ContainsFunc(main, func(p names.Person) bool { return p.Affiliation != "" }) {
		return
	}
	twins := slices.Clone(r.english)
	var western []affiliation
	for _, a := range places {
		if !strings.ContainsFunc(a.text, letters.CJK) && strings.Count(a.text, "(") == strings.Count(a.text, ")") {
			western = append(western, a)
		}
	}
	attach(twins, western)
	for i := range main {
		main[i].Affiliation = twins[i].Affiliation
	}
}

// twinsInBiographies takes the names of the authors of a paper in Chinese from
// the notes on them, where the page prints their names in English alone.
func (r *reader) twinsInBiographies() {
	if len(r.people) > 0 || len(r.english) == 0 || len(r.english) > 12 || r.rec.Abstract.ZH == "" || r.rec.Title.ZH != "" {
		return
	}
	r.namesInBiographies()
	if len(r.people) != len(r.english) {
		r.people = nil
	}
}

// noPlace: a line that has a word of places and is a subtitle, a publisher, a
// series of papers or a collection of theses.
func noPlace(s string) bool {
	return strings.HasPrefix(s, "-") || strings.HasPrefix(s, "—") || strings.HasSuffix(s, "University Press") ||
		strings.Contains(s, " Papers from ") || strings.HasSuffix(s, "论文") || strings.HasSuffix(s, "論文")
}

// bracketedPlace: a line that is a place of work in brackets, with its town.
func bracketedPlace(s string) bool {
	inner := workplace.WithoutBrackets(s)
	return inner != s && strings.ContainsFunc(inner, letters.Han) && workplace.Named(inner) &&
		(workplace.EndsInPostcode(inner) || workplace.Line(inner))
}

// namesAndRanks reads authors with the place and the rank of each behind a
// comma: "甲某,某大学某学院副教授;乙某,某研究所研究员。" Nothing where a part is
// anything else.
func namesAndRanks(s string) []names.Person {
	if len(s) > 2_000 || !workplace.Named(s) || !plain.ContainsAny(s, workplace.Ranks) {
		return nil
	}
	var out []names.Person
	for part := range strings.FieldsFuncSeq(plain.Tidy(s), func(c rune) bool { return c == '；' || c == ';' || c == '。' }) {
		end := strings.IndexAny(part, "，,")
		if end <= 0 || !names.LikelyHan(strings.TrimSpace(part[:end])) {
			return nil
		}
		place := workplace.InBiography(plain.TrimEdges(part[end:], "，, "))
		if place == "" {
			return nil
		}
		out = append(out, names.Person{Name: strings.TrimSpace(part[:end]), Affiliation: place})
	}
	return out
}

// citedTwins are the names in English by which the page cites the paper, where
// they are as many as the authors.
func (r *reader) citedTwins() []names.Person {
	for _, ref := range r.cited {
		if strings.ContainsFunc(ref.authors, letters.CJK) {
			continue
		}
		_, western, _ := readAuthors(ref.authors)
		if western = keepNames(western, false); len(western) == len(r.people) && !strings.Contains(ref.authors, "et al") {
			return western
		}
	}
	return nil
}

// bracketBreaks finds the line ends between places that one pair of brackets
// holds: "(某学院,某市 100001;" above "某工作站,某市 100002)".
func bracketBreaks(text string) []Span {
	if !strings.Contains(text, ";\n") && !strings.Contains(text, "；\n") {
		return nil
	}
	var out []Span
	lines := splitLines(text)
	for i := 0; i+1 < len(lines); i++ {
		s, next := lines[i].text, lines[i+1].text
		if open := plain.FirstRune(s); open != '(' && open != '（' || len(s) > 400 || strings.ContainsAny(s[1:], ")）") ||
			!strings.ContainsRune(";；", plain.LastRune(s)) || !workplace.Named(s) {
			continue
		}
		if len(next) <= 400 && strings.ContainsRune(")）", plain.LastRune(next)) && !strings.ContainsAny(next, "(（") && workplace.Named(next) {
			out = append(out, Span{lines[i].span.End, lines[i+1].span.Start})
		}
	}
	return out
}

// ownRest is what a labelled line holds from a byte on, up to the next label
// that stands in it.
func (r *reader) ownRest(i, from int) string {
	l := &r.lines[i]
	if strings.Contains(l.text[from:], " | ") {
		return l.text[from:] // cells, each with labels of its own
	}
	at := l.span.Start + from
	low, high := 0, len(r.entries)
	for low < high { // entries stand in the order of the page
		if mid := (low + high) / 2; r.entries[mid].at <= at {
			low = mid + 1
		} else {
			high = mid
		}
	}
	if low < len(r.entries) && r.entries[low].at > at && r.entries[low].at < l.span.End {
		return strings.TrimSpace(r.text[at:r.entries[low].at])
	}
	return l.text[from:]
}

// rxArticleCode reads the number that Chinese journals give an article:
// "1004-4175(2022)01-0101-06" tells the year and the issue.
var rxArticleCode = lazyregexp.New(`^\d{4}\s*[-－—–‐]\s*\d{3}[\dXx]\s*[(（]\s*((?:19|20)\d\d)\s*[)）]\s*0*(\d{1,2})\s*[-－—–‐]`)

// articleCode fills in the year and the issue from that number, where the page
// gives neither anywhere else.
func (r *reader) articleCode() {
	if r.rec.Issue != "" || r.rec.Volume != "" {
		return
	}
	for i := range r.lines[:min(len(r.lines), 400)] {
		l := &r.lines[i]
		if l.mute || r.zone[i] || len(l.text) > 600 || r.fieldAt[i] == fReferences {
			continue
		}
		for _, label := range []string{"文章编号", "文章編號"} {
			_, code, ok := strings.Cut(l.text, label)
			if !ok {
				continue
			}
			m := rxArticleCode.FindStringSubmatch(plain.HalfDigits(strings.TrimLeft(plain.Clip(code, 60), closeBrackets+colons+" \t")))
			if m == nil {
				continue
			}
			if year := plain.Year(m[1]); r.rec.Year == 0 || int(r.rec.Year) == year {
				r.rec.Year, r.rec.Issue = synoptic.Year(year), synoptic.Maybe(m[2])
			}
			return
		}
	}
}

// numberedOn: the line goes on with the numbered points of the text before it:
// "2.对…" behind "1.通过…；".
func numberedOn(before, s string) bool {
	n, _, ok := referenceNumber(s)
	if !ok || n < 2 {
		return false
	}
	last, _, ok := referenceNumber(before)
	return ok && last == n-1 && strings.ContainsRune(";；。.,，", plain.LastRune(strings.TrimSpace(before)))
}

// endsSmall: a line that ends in "of", "the" goes on.
func endsSmall(s string) bool {
	return plain.SmallWords[strings.ToLower(s[strings.LastIndexByte(s, ' ')+1:])]
}

// nameOverVolume reads the journal's name above a broken citation: the name,
// "Vol.", "12", "No.", "01", one a line.
func (r *reader) nameOverVolume() string {
	for i := range r.entries {
		e := &r.entries[i]
		at := r.lineOf(e.at)
		if e.field() != fVolume || at < 1 || at > 20 || r.lines[at].mute || len(r.lines[at].text) > 12 {
			continue
		}
		above := at - 1
		if s := plain.Tidy(r.lines[above].text); !r.lines[above].mute && !r.used[above] && !r.labelled[above] &&
			len(s) < 160 && plausibleJournal(s) && plain.Capitalised(s) && !r.isTitle(s) && !proseLine(s) && !junkLine(s) {
			return s
		}
	}
	return ""
}

// rxNameYear reads a journal's name with nothing but the year behind it:
// "Journal of Village Care(2015)".
var rxNameYear = lazyregexp.New(`^([^()（）\d]{4,120}?)\s*[(（]((?:19|20)\d\d)[)）]$`)

// journalAndYear finds such a line between the title and the abstract.
func (r *reader) journalAndYear() {
	if !r.rec.Journal.Empty() || r.titleLine < 0 {
		return
	}
	for i := r.titleLine + 1; i < len(r.lines) && i < r.titleLine+10 && (r.firstAbstract < 0 || i < r.firstAbstract); i++ {
		l := &r.lines[i]
		if l.mute || r.used[i] || r.labelled[i] || r.zone[i] || len(l.text) > 140 {
			continue
		}
		m := rxNameYear.FindStringSubmatch(l.text)
		if m == nil || !journalLike(m[1]) && !strings.Contains(m[1], "Journal") || !plausibleJournal(m[1]) || r.namesOn(i) > 0 {
			continue
		}
		r.setJournal(strings.TrimSpace(m[1]))
		if r.rec.Year == 0 {
			r.rec.Year = synoptic.Year(plain.Year(m[2]))
		}
		return
	}
}

// downToNames joins to a title in English the lines that stand between it and
// the names below: nothing else stands there.
func (r *reader) downToNames(title string, at int) string {
	if head, names, ok := strings.Cut(title, " / "); ok && len(head) > 30 && authorScore(names) > 1 {
		return head // "Title / NAME One, NAME Two", as nursing journals cite it
	}
	whole := title
	for i, seen := at+1, 0; i < len(r.lines) && seen < 3; i++ {
		l := &r.lines[i]
		if l.mute || strings.TrimSpace(l.text) == "" {
			continue
		}
		if seen++; r.namesOn(i) > 0 {
			return whole
		}
		s := plain.Tidy(l.text)
		if strings.Contains(title, s) {
			continue // a line of it that was joined before
		}
		if len(s) > 160 || r.labelled[i] || r.used[i] || strings.ContainsFunc(s, letters.CJK) ||
			workplace.Named(s) && s[0] != '-' || r.junkAt(s) || strings.ContainsAny(s, "@©|") || !r.imprintOf(s).Empty() ||
			strings.Count(s, " ") < 2 && !strings.HasPrefix(s, "—") && s[0] != '-' && !endsSmall(whole) {
			return title
		}
		whole += " " + s
	}
	return title
}

// printedOnce leaves out the second print of a place.
func printedOnce(places []affiliation) []affiliation {
	var out []affiliation
	for _, a := range places {
		if !slices.ContainsFunc(out, func(b affiliation) bool { return plain.Fold(a.text) == plain.Fold(b.text) }) {
			out = append(out, a)
		}
	}
	return out
}

// allOfOne: places without marks, in one breath: the last of them ends in its
// postal code.
func allOfOne(places []affiliation) bool {
	once := printedOnce(places)
	if len(once) < 2 || len(once) > 3 || !workplace.EndsInPostcode(once[len(once)-1].text) {
		return false
	}
	return !slices.ContainsFunc(once, func(a affiliation) bool { return a.mark != "" || !workplace.Named(a.text) })
}
