package page

import (
	"strings"
	"unicode"

	"synoptic/internal/page/hant"
	"synoptic/internal/page/keyword"
	"synoptic/internal/page/language"
	"synoptic/internal/page/letters"
	"synoptic/internal/page/plain"
	"synoptic/internal/page/workplace"
	"synoptic/internal/synoptic"
	"synoptic/internal/textscan"
)

const maxAbstract = 60_000 // bytes, about 20,000 Chinese characters

// tails are what portals hang behind an abstract.
var tails = hant.BothScripts("更多还原", "更多", "还原", "收起", "展开", "展开更多", "查看全部>>", "查看全部", "显示全部", "查看更多", "全部", "隐藏", "[更多]", "(更多)", "更多>>", "显示更多", "阅读全文", "展开全部",
	"View Full-Text", "Read more", "Show more", "See more", "Show less", "Read less", "More", "[more]", "(more)", "Expand", "Collapse", "Less", "更多...", "View more", "Hide", "顯示更多", "更多內容", "收合", "더보기", "접기", "もっと見る", "続きを読む", "全て表示")

// trimTail shrinks a span past what a portal hangs behind the text.
func trimTail(text string, s Span) Span {
	for {
		s = trimSpan(text, s)
		cut := false
		// a separator that a list of fields left behind the last sentence
		for _, sep := range []string{";", "；", "|"} {
			body, ok := strings.CutSuffix(text[s.Start:s.End], sep)
			if body = strings.TrimRight(body, " "); ok && strings.ContainsRune("。.．", plain.LastRune(body)) {
				s.End = s.Start + len(body)
			}
		}
		for _, t := range tails {
			body := text[s.Start:s.End]
			if !strings.HasSuffix(body, t) {
				continue
			}
			before := strings.TrimRightFunc(body[:len(body)-len(t)], letters.Blank)
			last := plain.LastRune(before)
			if before == "" || strings.ContainsRune("。.．!！?？…”\"》>)）;；", last) || body != before+t {
				s.End = s.Start + len(before)
				cut = true
				break
			}
		}
		if !cut {
			return s
		}
	}
}

// passage is a stretch of an abstract in one language.
type passage struct {
	span Span
	lang synoptic.Language
}

// splitByLanguage divides a stretch where a Chinese (or Japanese, Korean) text
// turns into an English one or the other way round, as portals glue the two
// abstracts into one paragraph.
func (r *reader) splitByLanguage(s Span) []passage {
	text := r.text
	body := text[s.Start:s.End]
	whole := passage{s, r.lang(body)}
	c := letters.Count(body)
	eastern := c.Han + c.Kana + c.Hangul
	if eastern < 20 || c.Latin < 120 {
		return []passage{whole}
	}
	// eastern letters up to every sentence end; the best border leaves the
	// least of the other script on either side
	type point struct{ at, eastern, latin int }
	var ends []point
	e, l := 0, 0
	prev := rune(0)
	for i, ch := range body {
		if (prev == '。' || prev == '.' || prev == '．' || prev == '!' || prev == '?' || prev == '！' || prev == '？' || prev == '”' || prev == ';' || prev == ']' || prev == ')' || prev == '）' || prev == '；') &&
			!letters.Digit(ch) ||
			letters.Blank(prev) && (letters.Latin(ch) && !unicode.IsLower(ch) || letters.CJK(ch)) ||
			letters.CJK(prev) && ch >= 'A' && ch <= 'Z' {
			ends = append(ends, point{i, e, l})
		}
		switch {
		case letters.CJK(ch):
			e++
		case letters.Latin(ch):
			l++
		}
		prev = ch
	}
	best, bestCost := -1, 1<<30
	easternFirst := true
	for i, p := range ends {
		if p.at == 0 {
			continue
		}
		// Chinese before the border, English behind it
		if cost := 4*(e-p.eastern) + p.latin; cost < bestCost && p.eastern*4 > p.latin {
			best, bestCost, easternFirst = i, cost, true
		}
		if cost := 4*p.eastern + (l - p.latin); cost < bestCost && (e-p.eastern)*4 > l-p.latin {
			best, bestCost, easternFirst = i, cost, false
		}
	}
	if best < 0 {
		return []passage{whole}
	}
	p := ends[best]
	var restE, restL int
	if easternFirst {
		restE, restL = e-p.eastern, l-p.latin
	} else {
		restE, restL = p.eastern, p.latin
	}
	// an abbreviation or a table of symbols inside a Chinese text is no English
	// abstract: that one is long and holds hardly anything else
	if restL < 120 || restE*20 > restL {
		return []passage{whole}
	}
	first := trimSpan(text, Span{s.Start, s.Start + p.at})
	second := trimSpan(text, Span{s.Start + p.at, s.End})
	if first.Start == first.End || second.Start == second.End {
		return []passage{whole}
	}
	return []passage{{first, r.lang(text[first.Start:first.End])}, {second, r.lang(text[second.Start:second.End])}}
}

// proseLine reports whether a line reads like running text: long enough, with
// the punctuation of sentences.
func proseLine(s string) bool {
	head := plain.Clip(s, 4000)
	n := 0
	east := 0
	for _, r := range head {
		if letters.CJK(r) {
			east++
		}
		n++
	}
	if east*3 > n {
		return n >= 36 && clauseSigns.In(head)
	}
	if n < 70 || strings.Count(head, " ") < 8 {
		return n >= 120 && strings.ContainsAny(head, ".,")
	}
	return strings.ContainsAny(head, ".,;")
}

var (
	clauseSigns = textscan.RunesOf("。，,；;．.：")
)

// cutText reports whether an abstract breaks off: it ends in an ellipsis.
func cutText(s string) bool {
	s = plain.TrimEdges(s, "[]()（）【】>")
	return strings.HasSuffix(s, "…") || strings.HasSuffix(s, "...") || strings.HasSuffix(s, "。。。") || strings.HasSuffix(s, "．．．")
}

// abstracts collects the abstracts of the page by language.
func (r *reader) abstracts() {
	found, read := map[synoptic.Language][]passage{}, false
	for i := range r.entries {
		e := &r.entries[i]
		if e.field() != fAbstract || r.outline[i] {
			continue
		}
		own := map[synoptic.Language][]passage{}
		for _, p := range r.abstractPieces(e) {
			span := trimTail(r.text, trimLead(r.text, p))
			if span.Start >= span.End {
				continue
			}
			for _, q := range r.splitByLanguage(span) {
				q.span = trimTail(r.text, q.span)
				if q.span.Start < q.span.End {
					if q.lang == synoptic.English && foreignAbstracts[e.label.text] &&
						(language.Foreign(r.text[q.span.Start:q.span.End]) ||
							r.foreign != "" && !language.EnglishTitle(r.text[q.span.Start:q.span.End])) {
						q.lang = synoptic.OtherLanguage // on a page that speaks English
					}
					own[q.lang] = append(own[q.lang], q)
				}
			}
		}
		if len(own) > 0 && !read { // a label with nothing behind it was a tab
			r.firstAbstract, read = r.lineOf(e.at), true
		}
		for lang, parts := range own {
			if len(found[lang]) == 0 || r.fuller(parts, found[lang]) {
				found[lang] = parts
			}
		}
	}
	for lang, parts := range found {
		r.setAbstract(lang, parts)
	}
}

// foreignAbstracts announce an abstract in the language of the label.
var foreignAbstracts = foldedLabels("resumen|resumo|résumé|zusammenfassung|kurzfassung|abstrak|sommario|riassunto|intisari|resúmenes|resumos|résumés|özet|öz|streszczenie|samenvatting|resumen en español|resumo em português")

// looseAbstract finds an abstract without a label where the page leaves no
// doubt: in the row of a listing, or in an element that is called so.
func (r *reader) looseAbstract() {
	if !r.rec.Abstract.Empty() || r.titleLine < 0 {
		return
	}
	for i := r.titleLine + 1; i < len(r.lines) && i < r.titleLine+40; i++ {
		l := &r.lines[i]
		if parts := r.structuredRun(i); len(parts) > 0 {
			r.setAbstract(parts[0].lang, parts)
			return
		}
		named := strings.Contains(l.hint, "abstract") || strings.Contains(l.hint, "summary") || r.firstParagraph(i)
		if l.mute || r.used[i] || r.zone[i] || r.labelled[i] || !r.listing && !named || !proseLine(l.text) ||
			len(l.text) < 90 || workplace.Named(l.text) && workplace.Line(l.text) ||
			citedLike(l.text) && !r.firstParagraph(i) && (len(l.text) < 250 || rxType.MatchString(l.text) || rxCitedYear.MatchString(l.text)) {
			continue
		}
		r.used[i], r.looseAt = true, i
		span := l.span
		if head, _, ok := strings.Cut(l.text, "："); ok && len(head) <= 12 && plain.RuneCount(head) >= 2 &&
			!strings.ContainsFunc(head, func(c rune) bool { return !letters.Han(c) }) {
			span.Start += len(head) + len("：") // "简介：…"
		}
		if bulleted(l.text) {
			span.Start += len("•")
		}
		r.setAbstract(r.lang(l.text), []passage{{trimTail(r.text, trimSpan(r.text, span)), r.lang(l.text)}})
		return
	}
}

// firstParagraph: a long paragraph of several sentences soon behind the title,
// with nothing but names, places and the citation line between, on a page that
// has no label for the abstract.
func (r *reader) firstParagraph(i int) bool {
	s := r.lines[i].text
	if strings.HasPrefix(s, "正文快照") { // what newspapers have for one
		return false
	}
	if r.firstAbstract >= 0 || i > r.titleLine+14 && r.namesOn(max(0, i-1)) == 0 || len(s) < 220 || r.ownText(i) ||
		!plain.EndsSentence(s) || stops(s) < 2 || r.fieldAt[i] == fBody {
		return false
	}
	known := r.self.imprint.Weight() > 3 || r.rec.DOI != "" && i <= r.titleLine+2 || structuredHead(s) && partsInside(s) >= minStructured
	for k := r.titleLine + 1; k < i; k++ {
		t := r.lines[k].text
		if !r.lines[k].mute && !r.used[k] && len(t) > 200 && !r.isTitle(t) {
			return false
		}
		known = known || r.namesOn(k) > 0 || bracketedPlace(t) || r.imprintOf(t).Weight() >= 3
	}
	return known
}

// stops counts the ends of sentences: "。", ". ", and the half-width signs that
// some journals set behind Chinese.
func stops(s string) int {
	n, before := strings.Count(s, ". ")+strings.Count(s, "。"), rune(0)
	for _, c := range s {
		if (c == '.' || c == '?' || c == '？' || c == '．') && letters.Han(before) {
			n++
		}
		before = c
	}
	return n
}

// fuller reports whether an abstract is the whole of one that breaks off.
func (r *reader) fuller(candidate, current []passage) bool {
	was, is := r.join(current), r.join(candidate)
	if len(is) <= len(was) {
		return false
	}
	head := strings.TrimRight(plain.TrimEdges(was, ".…。"), ".…")
	return cutText(was) || len(was) < 60 || strings.HasPrefix(plain.Fold(is), plain.Fold(plain.Clip(head, 120)))
}

func (r *reader) join(parts []passage) string {
	var b strings.Builder
	for _, p := range parts {
		if b.Len() > maxAbstract {
			break
		}
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(plain.Tidy(r.text[p.span.Start:p.span.End]))
	}
	return plain.Clip(b.String(), maxAbstract)
}

func (r *reader) setAbstract(lang synoptic.Language, parts []passage) {
	text := r.join(parts)
	if plain.RuneCount(text) < 15 {
		return
	}
	r.rec.Abstract.Set(lang, text)
	for _, p := range parts {
		r.section(Abstract, lang, p.span)
	}
}

// trimLead drops what stands before an abstract: "<正>", a stray colon.
func trimLead(text string, s Span) Span {
	for {
		s = trimSpan(text, s)
		body := text[s.Start:s.End]
		switch {
		case strings.HasPrefix(body, "<正>"):
			s.Start += len("<正>")
		case strings.HasPrefix(body, "〈正〉"):
			s.Start += len("〈正〉")
		case strings.HasPrefix(body, ":"), strings.HasPrefix(body, "-"), strings.HasPrefix(body, ">"), strings.HasPrefix(body, "| "):
			s.Start++
		case strings.HasPrefix(body, "："):
			s.Start += len("：")
		case strings.HasPrefix(body, "—"):
			s.Start += len("—")
		default:
			return s
		}
	}
}

// abstractPieces returns the lines behind an abstract's label that belong to
// it, and marks them as used.
func (r *reader) abstractPieces(e *entry) []Span {
	var out []Span
	size, passed, heads := 0, 0, 0
	headed := false    // the last piece is the head of a part
	concluded := false // so was one that says what the paper concludes
	pieces := e.pieces(r.text)
	for k, p := range pieces {
		s := r.text[p.span.Start:p.span.End]
		l := &r.lines[p.line]
		first := len(out) == 0
		switch {
		case size > maxAbstract:
			return out
		case r.used[p.line] && p.whole(r.lines):
			return out
		case !first && barredTerms(s) && endedBy(r.text[out[len(out)-1].Start:trimTail(r.text, out[len(out)-1]).End]):
			return out // keywords between bars
		case r.junkAt(s):
			r.used[p.line] = true
			continue
		case !first && l.rest:
		case first && !e.strong, first && p.line == r.lineOf(e.at):
		case !first && bulleted(s) && !bulleted(r.text[out[0].Start:out[0].End]):
			return out // highlights, points for practice
		case !first && keyword.List(s) && endedBy(r.text[out[len(out)-1].Start:trimTail(r.text, out[len(out)-1]).End]):
			return out // keywords without a label
		case !first && letters.Latin(plain.FirstRune(s)) && bareHead(s) && !structuredHead(r.text[out[0].Start:out[0].End]):
			return out // a head of the paper's own text, below an abstract without any
		case !first && concluded && strings.EqualFold(s, "introduction"):
			return out // the paper's own text goes on where the abstract has ended
		case !first && otherRow(s) && !structuredHead(r.text[out[0].Start:out[0].End]):
			return out // "Description: …", another row of the table
		case first && e.strong && passed == 0 && p.line > r.lineOf(e.at) && k+1 < len(pieces) &&
			r.titleAgain(s, r.text[pieces[k+1].span.Start:pieces[k+1].span.End]):
			passed++ // in the language of this abstract
			continue
		case structuredHead(s), proseLine(s) && (!referenceLine(s) || !first && numberedOn(r.text[out[len(out)-1].Start:out[len(out)-1].End], s)):
		case heads > 1 && headOfPart(r, pieces, k):
		case headed && plain.RuneCount(s) >= 12 && plain.EndsSentence(s):
		case !first && plain.RuneCount(s) >= 12 && plain.EndsSentence(s) && bareHead(r.text[out[len(out)-1].Start:out[len(out)-1].End]):
			// a short part of a structured abstract, below its head
		case !first && len(s) > 30 && plain.EndsSentence(s) &&
			structuredHead(r.text[out[len(out)-1].Start:out[len(out)-1].End]) && out[len(out)-1].End-out[len(out)-1].Start < 60:
			// a short part below its head
		case first && plain.RuneCount(s) >= 20 && plain.EndsSentence(s):
		case !first && !plain.EndsSentence(r.text[out[len(out)-1].Start:trimTail(r.text, out[len(out)-1]).End]) &&
			size > 60 && plain.RuneCount(s) > 12 && r.score(s) == 0 && !r.isTitle(s):
			// a line break inside a sentence
		case k > 1 && r.endsBroken(s, out, p.span):
		case !first && l.hint != "" && strings.Contains(l.hint, "abstract") && plain.RuneCount(s) > 20:
		case first && e.strong && passed < 3 && len(s) <= 24 && p.line > r.lineOf(e.at) && proseSoon(r.text, pieces[k+1:]):
			// a button between the label and the text: "en", "Read online"
			passed++
			continue
		default:
			return out
		}
		if !first && (r.isTitle(s) || copyrightLine(s) || len(s) < 160 && r.imprintOf(s).Weight() == 5) {
			return out
		}
		if len(s) > maxAbstract {
			s = plain.Clip(s, maxAbstract)
			p.span.End = p.span.Start + len(s)
		}
		if headed = bareHead(s) || heads > 1 && headOfPart(r, pieces, k); headed {
			heads++
		}
		out = append(out, p.span)
		concluded = concluded || strings.HasPrefix(s, "Conclusion") || strings.HasPrefix(s, "Interpretation") || strings.HasPrefix(s, "Discussion")
		size += len(s)
		if p.whole(r.lines) {
			r.used[p.line] = true
		}
	}
	return out
}

// endsBroken: the line is the rest of a paragraph in Chinese that was broken at
// a width, which the two lines right above fill: it may be as short as it likes.
func (r *reader) endsBroken(s string, above []Span, at Span) bool {
	if len(above) < 2 || plain.RuneCount(s) < 4 || !plain.EndsSentence(s) || !strings.ContainsFunc(s, letters.Han) || r.score(s) > 0 {
		return false
	}
	upper, lower := above[len(above)-2], above[len(above)-1]
	if at.Start-lower.End > 2 || lower.Start-upper.End > 2 { // a blank line between
		return false
	}
	width := columns(r.text[lower.Start:lower.End])
	off := width - columns(r.text[upper.Start:upper.End])
	return width >= 50 && off >= -2 && off <= 2 && columns(s) <= width
}

// otherRow: the line begins with a label that nobody knows, in one word or two
// before a colon.
func otherRow(s string) bool {
	i := strings.IndexByte(plain.Clip(s, 40), ':')
	if i < 4 || strings.Count(s[:i], " ") > 1 || !unicode.IsUpper(plain.FirstRune(s)) || i+1 >= len(s) ||
		s[i+1] != ' ' && s[i+1] != '\t' || structuredHead(s) {
		return false
	}
	for _, c := range s[:i] {
		if !letters.Latin(c) && c != ' ' {
			return false
		}
	}
	return true
}

// headOfPart reports a head that no list has, "Review methods", where others
// have come before in this abstract: a few words on a line of their own in the
// same kind of element, above a sentence.
func headOfPart(r *reader, pieces []piece, k int) bool {
	s := r.text[pieces[k].span.Start:pieces[k].span.End]
	if len(s) > 80 || strings.Count(s, " ") > 8 || strings.ContainsAny(s, ".;,0123456789@") || !plain.Capitalised(s) ||
		k+1 >= len(pieces) || r.score(s) > 0 || r.isTitle(s) || keyword.List(s) {
		return false
	}
	below := r.text[pieces[k+1].span.Start:pieces[k+1].span.End]
	if plain.RuneCount(below) < 30 || !plain.EndsSentence(below) || referenceLine(below) {
		return false
	}
	for j := k - 1; j >= 0; j-- {
		if before := r.text[pieces[j].span.Start:pieces[j].span.End]; bareHead(before) {
			return r.lines[pieces[j].line].hint == r.lines[pieces[k].line].hint
		}
	}
	return false
}

// endedBy: an abstract ends with this piece: a sentence, or the number of a trial.
func endedBy(s string) bool {
	return plain.EndsSentence(s) || len(s) < 40 && letters.Digit(plain.LastRune(s))
}

// titleAgain: the title stands between the label of an abstract and its text: the
// page knows it, or it is a line that is no sentence above a paragraph many times
// as long. One with a comma reads like prose, and is believed where the page has
// its title in another language.
func (r *reader) titleAgain(s, below string) bool {
	if len(s) <= 24 || len(s) >= 250 || structuredHead(s) || !unicode.IsUpper(plain.FirstRune(below)) ||
		len(below) < 200 || !plain.EndsSentence(below) {
		return false
	}
	if r.isTitle(s) {
		return true
	}
	return !plain.EndsSentence(s) && !strings.Contains(s, ". ") && unicode.IsUpper(plain.FirstRune(s)) && !strings.ContainsFunc(s, letters.CJK) &&
		(plain.Capitalised(s) && !proseLine(s) || len(below) > 5*len(s)/2 && (r.foreign != "" || !proseLine(s)))
}

// proseSoon: one of the next pieces is a paragraph.
func proseSoon(text string, next []piece) bool {
	for k, p := range next {
		if s := text[p.span.Start:p.span.End]; k < 3 && len(s) > 150 && proseLine(s) {
			return true
		}
	}
	return false
}

func bulleted(s string) bool {
	return strings.HasPrefix(s, "•") || strings.HasPrefix(s, "▪") || strings.HasPrefix(s, "●") || strings.HasPrefix(s, "■")
}

func copyrightLine(s string) bool {
	return strings.HasPrefix(s, "©") || strings.HasPrefix(s, "Copyright") || strings.HasPrefix(s, "(c) ") || strings.HasPrefix(s, "版权")
}
