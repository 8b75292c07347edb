package page

import (
	"slices"
	"strings"

	"synoptic/internal/lazyregexp"
	"synoptic/internal/synoptic"
)

// namesAboveAbstract reads the names that stand alone above the abstract of a
// page in Chinese which begins below its title, or has its title elsewhere.
func (r *reader) namesAboveAbstract() {
	if len(r.people) > 0 || r.firstAbstract <= 0 || !strings.ContainsFunc(clip(r.lines[r.firstAbstract].text, 60), han) {
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
	return len(r.rec.Keywords.ZH) > 0 && len(r.people) > 0 && r.firstAbstract >= 0 && strings.ContainsFunc(clip(r.lines[r.firstAbstract].text, 60), han) && (r.titleLine < 0 || r.titleLine > r.firstAbstract)
}

// placesOfTwins gives authors whom the page sets beside no place the places of
// their names in English, where it prints these one for one.
func (r *reader) placesOfTwins(main []person, places []affiliation) {
	if len(main) != len(r.english) || r.supervised() || slices.ContainsFunc(main, func(p person) bool { return p.affiliation != "" }) {
		return
	}
	twins := slices.Clone(r.english)
	var western []affiliation
	for _, a := range places {
		if !strings.ContainsFunc(a.text, cjk) {
			western = append(western, a)
		}
	}
	attach(twins, western)
	for i := range main {
		main[i].affiliation = twins[i].affiliation
	}
}

// bracketedPlace: a line that is a place of work in brackets, with its town.
func bracketedPlace(s string) bool {
	inner := withoutBrackets(s)
	return inner != s && strings.ContainsFunc(inner, han) && institution(inner) && (endsInPostcode(inner) || placeLine(inner))
}

// namesAndRanks reads authors with the place and the rank of each behind a
// comma: "甲某,某大学某学院副教授;乙某,某研究所研究员。" Nothing where a part is
// anything else.
func namesAndRanks(s string) []person {
	if len(s) > 2_000 || !institution(s) || !containsAny(s, ranks) {
		return nil
	}
	var out []person
	for part := range strings.FieldsFuncSeq(tidy(s), func(c rune) bool { return c == '；' || c == ';' || c == '。' }) {
		end := strings.IndexAny(part, "，,")
		if end <= 0 || !likelyHan(strings.TrimSpace(part[:end])) {
			return nil
		}
		place := biographyPlace(trimEdges(part[end:], "，, "))
		if place == "" {
			return nil
		}
		out = append(out, person{name: strings.TrimSpace(part[:end]), affiliation: place})
	}
	return out
}

// ownRest is what a labelled line holds from a byte on, up to the next label
// that stands in it.
func (r *reader) ownRest(i, from int) string {
	l := &r.lines[i]
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
			m := rxArticleCode.FindStringSubmatch(halfDigits(strings.TrimLeft(clip(code, 60), closeBrackets+colons+" \t")))
			if m == nil {
				continue
			}
			if year := yearOf(m[1]); r.rec.Year == 0 || int(r.rec.Year) == year {
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
	return ok && last == n-1 && strings.ContainsRune(";；。.,，", lastRune(strings.TrimSpace(before)))
}

// roleTags are printed before or behind the names of those who wrote, checked
// or translated a paper.
var rxRoleTag = lazyregexp.New(`([\s\d*＊)）,，;；、]|^)(?:综述|審校|審閱|審定|綜述|审校|审阅|审定|编译|編譯|执笔|執筆|撰写|译|譯)(?:者|人)?([\s,，;；、]|$)`)

	if strings.Contains(l.text[from:], " | ") {
		return l.text[from:] // cells, each with labels of its own
	}
var roleTagFinder = newFinder(bothScripts("综述", "审校", "审阅", "审定", "编译", "执笔", "撰写", "译", "譯"))

// withoutRoleTags drops them: "吴珩3 综述, 赵旭东4 审校".
func withoutRoleTags(s string) string {
	if len(s) > 600 || !roleTagFinder.in(s) {
		return s
	}
	s = rxRoleTag.ReplaceAllString(s, "$1$2")
	return rxRoleTag.ReplaceAllString(s, "$1$2") // neighbours share a sign
}

// plusBetweenNames: copies of some magazines divide names so: "张某+李某".
func plusBetweenNames(s string) string {
	if len(s) > 200 || !strings.Contains(s, "+") {
		return s
	}
	for part := range strings.SplitSeq(s, "+") {
		if part = strings.TrimSpace(part); !likelyHan(part) {
			return s
		}
	}
	return strings.ReplaceAll(s, "+", "，")
}
