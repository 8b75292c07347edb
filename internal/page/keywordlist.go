package page

import (
	"slices"
	"strings"
	"unicode"

	"synoptic/internal/page/keyword"
	"synoptic/internal/page/letters"
	"synoptic/internal/page/markup"
	"synoptic/internal/page/names"
	"synoptic/internal/page/plain"
	"synoptic/internal/page/workplace"
	"synoptic/internal/synoptic"
	"synoptic/internal/textscan"
)

// keywords collects the lists of keywords by language.
func (r *reader) keywords() {
	var lists, guessed [][]string // guessed: nothing but the page's words told where a term ends
	english := 0
	foreign := map[string]bool{} // lists in the language of their label
	own := false                 // the lists that are said to be the authors' own
	for i := range r.entries {
		e := &r.entries[i]
		if e.field() != fKeywords {
			continue
		}
		if outlined(r.lines, r.lineOf(e.at)) {
			continue
		}
		terms, sure := r.keywordTerms(e)
		if len(terms) == 0 {
			continue
		}
		if !sure {
			guessed = append(guessed, terms)
			continue
		}
		western := !strings.ContainsFunc(strings.Join(terms, ""), letters.CJK)
		if theirs := strings.HasPrefix(e.label.text, "author"); western && theirs && !own {
			own, lists = true, slices.DeleteFunc(lists, func(l []string) bool { return !strings.ContainsFunc(strings.Join(l, ""), letters.CJK) })
		} else if western && own && !theirs {
			continue // terms of an index beside those of the authors
		}
		if lists = append(lists, terms); western && foreignLabels[e.label.text] && r.rec.Abstract.Other != "" {
			foreign[plain.Fold(strings.Join(terms, " "))] = true
		}
		if !strings.ContainsFunc(strings.Join(terms, ""), letters.CJK) {
			english++
		}
	}
	if lists = r.agreedTerms(lists); len(lists)+len(guessed)+len(r.meta.keywords) == 0 {
		if terms := r.repositorySubjects(); len(terms) > 0 {
			lists = append(lists, terms)
		}
	}
	have := r.rec.Keywords
	for k, terms := range append(lists, guessed...) {
		var own synoptic.LangList
		keyword.ByLanguage(terms, &own, english > 0 && k < len(lists), r.tag)
		if k >= len(lists) { // for the languages that no list with separators has
			if len(have.ZH) > 0 {
				own.ZH = nil
			}
			if len(have.EN) > 0 {
				own.EN = nil
			}
		}
		if len(own.ZH)+len(own.Other) == 0 &&
			(r.lang(strings.Join(own.EN, " ")) == synoptic.OtherLanguage || foreign[plain.Fold(strings.Join(terms, " "))]) {
			own.Other, own.EN = own.EN, nil
		}
		// a list that portals glued, or cut, is printed whole elsewhere
		if len(own.ZH) > len(have.ZH) {
			have.ZH = own.ZH
		}
		if len(own.EN) > len(have.EN) {
			have.EN = own.EN
		}
		if len(own.Other) > len(have.Other) {
			have.Other = own.Other
		}
	}
	lists = append(lists, guessed...)
	// a list that only single spaces divide: as many terms as the Chinese one has
	if n := len(have.ZH); n >= 3 && len(have.EN) == 1 {
		if words := strings.Fields(have.EN[0]); len(words) >= n {
			context := textscan.Lower(r.rec.Title.In(synoptic.English) + "\n" + string(r.rec.Abstract.EN) + "\n" + r.headText() + r.latinLines())
			have.EN = keyword.GluedEnglish(words, context, have.ZH)
		}
	}
	have.EN = keyword.Parted(have.EN, have.ZH)
	if len(lists) == 0 || len(have.ZH)+len(have.Other) == 0 && !r.rec.Abstract.Empty() && r.rec.Abstract.EN == "" ||
		r.rec.Abstract.ZH != "" && len(have.ZH) == 0 {
		if terms := r.loneKeywords(); len(terms) > 0 {
			for _, list := range terms {
				keyword.ByLanguage(list, &have, len(terms) > 1, r.tag)
			}
		}
	}
	if len(lists) == 0 && len(have.ZH)+len(have.EN)+len(have.Other) == 0 && len(r.meta.keywords) > 0 {
		keyword.ByLanguage(r.meta.keywords, &have, false, r.tag)
	}
	if len(have.EN) > 0 && strings.Contains(strings.Join(have.EN, ""), "-") {
		keyword.WithoutBreaks(have.EN, strings.ToLower(r.rec.Title.In(synoptic.English)+"\n"+string(r.rec.Abstract.EN)+"\n"+r.headText()))
	}
	r.rec.Keywords = have
}

// foreignLabels announce keywords in the language of the label.
var foreignLabels = foldedLabels("palabras clave|palabras claves|palavras-chave|palavras chave|descriptores|mots-clés|mots clés|mots-clefs|schlüsselwörter|schlagwörter|schlagworte|kata kunci|katakunci|parole chiave|anahtar kelimeler|anahtar sözcükler|descritores|termini chiave|trefwoorden|słowa kluczowe|palabras-clave|unitermos|descripteurs")

// keywordTerms reads the terms behind one label, and marks where they stand.
// Sure tells that signs, lines or elements divide them.
func (r *reader) keywordTerms(e *entry) (terms []string, sure bool) {
	sure = true
	var taken []piece
	open, listed := true, false // listed: a line holds several terms
	twin := false               // the line is the list in another language
	pieces := e.pieces(r.text)
	column := r.termColumn(e, pieces)
	for k, p := range pieces {
		s := r.text[p.span.Start:r.withoutButton(p.span)]
		if r.used[p.line] && p.whole(r.lines) || len(s) > 5_000 || k > keyword.Max {
			break
		}
		if len(terms) == 1 && k == 1 && taken[0].line > r.lineOf(e.at) && len(terms[0]) <= 24 &&
			!endsOpen(r.text[taken[0].span.Start:taken[0].span.End]) && strings.Count(s, ";")+strings.Count(s, "；") > 1 {
			terms, taken = nil, nil // a word of the portal's above the list
		}
		if k > 0 && k == len(taken) && r.closedList(r.text[taken[k-1].span.Start:taken[k-1].span.End], s) {
			break
		}
		if len(terms) == 0 && k < 3 && p.line > r.lineOf(e.at) && r.junkAt(s) && !barredTerms(s) {
			continue // a button between the label and the terms
		}
		if k > 0 && (r.junkAt(s) && !(k > 1 && r.followsTerm(p.line)) || commandHere(s)) {
			break
		}
		if k == 1 && !open && len(terms) > 2 && p.line == taken[0].line+1 &&
			strings.ContainsFunc(strings.Join(terms, ""), letters.CJK) != strings.ContainsFunc(s, letters.CJK) &&
			len(keyword.Split(s)) == len(terms) {
			open, twin = true, true // the same list in the other language, on the line below
		}
		turned := k > 1 && r.twinColumn(terms, taken, pieces[k:])
		if k > 0 &&
			(strings.Contains(s, "://") || strings.HasPrefix(s, "本文") ||
				len(strings.Fields(s)) > 4 && len(terms) > 1 && !strings.ContainsAny(s, ",，;；#") && !goesOn(terms, s)) {
			break
		}
		if k > 0 && len(terms) > 0 && (len(s) == 1 || len(s) < 4 && plain.LeadingDigits(s) == len(s) || r.overISSN(p.line)) {
			break // the mark of a place, a counter, the journal's name
		}
		if k > 0 && len(terms) > 0 && r.namesOn(p.line) > 0 && r.besideNames(p.line) {
			break // the authors, below a row of tags
		}
		if k > 2 && !listed && strings.Count(s, " ") > 5 && !strings.ContainsFunc(s, letters.CJK) && shortTerms(terms) {
			break // a sentence below terms of a few words each
		}
		if k > 0 && listed && !goesOn(terms, s) && (k > 1 || len(keyword.Split(s)) != len(terms)) {
			break
		}
		if k > 0 && (!open && !column || proseLine(s) && !twin && !strings.ContainsAny(s, ";；") || r.isTitle(s) || plain.RuneCount(s) > 400) {
			break
		}
		if k > 1 && !column && !turned && len(terms) >= k &&
			(r.gapBefore(p.line) && !r.gapBefore(taken[len(taken)-1].line) ||
				r.lines[p.line].hint != r.lines[taken[len(taken)-1].line].hint ||
				termEnds(s) && !(len(strings.Fields(s)) <= 4 && r.followsTerm(p.line))) {
			break // the list was one term a line, and this is none
		}
		own := keyword.Split(s)
		if len(own) == 2 && r.invertedTerm(s, k, pieces) {
			own = keyword.Clean([]string{s})
		}
		if len(own) == 1 && len(r.blocks) > 0 {
			own = r.linkedTerms(p.span, own)
		}
		if len(own) == 1 && plain.RuneCount(own[0]) > 11 && letters.Count(own[0]).Han > 6 ||
			len(own) == 1 && len(strings.Fields(own[0])) > 8 && longestWord(own[0]) <= 20 &&
				(strings.ContainsFunc(own[0], letters.CJK) || !r.easternKeywords()) {
			context := r.rec.Title.In(synoptic.Chinese) + "\n" + r.rec.Title.In(synoptic.English) + "\n" + string(r.rec.Abstract.ZH) + "\n" + string(r.rec.Abstract.EN) + "\n" + r.headText()
			if g := keyword.Glued(own[0], context); len(g) > 1 {
				r.glued = append(r.glued, own[0])
				own, sure = g, false
			}
		} else if len(own) == 1 && longestWord(own[0]) > keyword.LongWord && !strings.ContainsFunc(own[0], letters.CJK) {
			own = keyword.Unglue(own[0], string(r.rec.Abstract.EN)+" "+r.headText()+" "+strings.ReplaceAll(r.latinLines(), plain.Tidy(s), " "))
		} else if len(own) == 1 && !strings.ContainsFunc(own[0], letters.CJK) {
			context := textscan.Lower(string(r.rec.Abstract.EN) + " " + r.headText())
			if list := keyword.Borders(own[0], context); len(list) == 1 {
				own = keyword.BetweenWords(own[0], context, 2)
			} else {
				own = nil
				for _, t := range list {
					own = append(own, keyword.BetweenWords(t, context, 1)...)
				}
			}
		}
		listed = listed || len(own) > 1
		terms = append(terms, own...)
		taken = append(taken, p)
		// a list on the label's line is whole, unless it ends in a separator;
		// one that begins on the next line goes on while lines are terms
		open = endsOpen(s) || len(own) == 1 && plain.RuneCount(s) < 40 && (p.line != r.lineOf(e.at) || r.oneTermALine(e, k))
	}
	if len(terms) == 0 {
		return nil, false
	}
	if n := len(terms) - 1; n > 0 && n == len(taken)-1 && menuHeads[plain.Fold(terms[n])] &&
		!strings.Contains(plain.Fold(string(r.rec.Abstract.EN)), plain.Fold(terms[n])) &&
		!strings.Contains(r.pageTitle, plain.Fold(terms[n])) {
		terms, taken = terms[:n], taken[:n] // the head of the menu below
	}
	terms = keyword.WithoutNumbers(terms)
	lang := r.lang(strings.Join(terms, " "))
	for _, p := range taken {
		r.use(p)
		r.section(Keywords, lang, p.span)
	}
	return terms, sure
}

// menuHeads stand over the menu at the foot of a page.
var menuHeads = wordsOf("navigation|footer navigation|site navigation|main navigation|footer|menu|main menu|sections|quick links|useful links|site map|sitemap|explore|discover|follow us|connect")

// twinColumn: behind a list of one term a line stands the same list in the other
// language, below a gap as a rule: as many terms, or divided by the same signs.
func (r *reader) twinColumn(terms []string, taken, rest []piece) bool {
	if len(terms) == 0 || len(terms) != len(taken) {
		return false
	}
	eastern := strings.ContainsFunc(terms[0], letters.CJK)
	other := func(p piece) bool {
		return strings.ContainsFunc(r.text[p.span.Start:p.span.End], letters.CJK) != eastern
	}
	if !other(rest[0]) || slices.ContainsFunc(taken, other) {
		return false
	}
	n := 0
	for _, p := range rest[:min(len(rest), len(terms)+1)] {
		if s := r.text[p.span.Start:p.span.End]; !other(p) || plain.RuneCount(s) > 60 || r.junkAt(s) || strings.ContainsAny(s, ":：@©。") {
			break
		}
		n++
	}
	closed := func(p piece) bool { return endsOpen(r.text[p.span.Start:p.span.End]) }
	return n == len(terms) || n > 1 && closed(rest[0]) && closed(taken[0])
}

// closedList: each term of a line is followed by a semicolon, and the line is
// too short to have been broken; the one below has none, and is no part of it.
func (r *reader) closedList(line, below string) bool {
	line = strings.TrimRightFunc(line, letters.Blank)
	last := plain.LastRune(line)
	return (last == ';' || last == '；') && strings.Count(line, string(last)) >= 3 && plain.RuneCount(line) < 36 &&
		strings.ContainsFunc(line, letters.Han) && !strings.ContainsAny(below, ";；") && plain.RuneCount(below) <= 8
}

// besideNames: what follows a line tells that it holds the names of authors: a
// place of work, or the abstract.
func (r *reader) besideNames(i int) bool {
	n := r.next(i)
	if n < 0 {
		return false
	}
	if r.labelled[n] {
		m, ok := labelAt(r.lines[n].text)
		return ok && (m.label.field == fAbstract || m.label.field == fAffiliations)
	}
	s := workplace.WithoutBrackets(r.lines[n].text)
	return workplace.Line(s) || workplace.Named(s) && workplace.EndsInPostcode(s)
}

// termColumn reports a list of one Chinese term a line, the first beside its
// label: all that stands before the next label is as short as a term.
func (r *reader) termColumn(e *entry, pieces []piece) bool {
	if len(pieces) < 2 || len(pieces) > 40 || pieces[0].line != r.lineOf(e.at) || pieces[1].line == pieces[0].line || !e.strong {
		return false
	}
	if !r.labelledNext(pieces[len(pieces)-1].line) || r.belowDay(pieces[0].line) {
		return false
	}
	for k, p := range pieces {
		s := r.text[p.span.Start:p.span.End]
		if n := plain.RuneCount(s); n < 2 || n > 14 && !(k > 3 && latinTerm(s)) ||
			!strings.ContainsFunc(s, letters.Han) && !(k > 1 && latinTerm(s)) ||
			strings.ContainsFunc(s, letters.Han) && strings.ContainsRune(s, ' ') ||
			strings.ContainsAny(s, ":：。，；,;、@0123456789《") || r.junkAt(s) || names.NotNames[s] || r.isTitle(s) ||
			k > 0 && p.line != pieces[k-1].line+1 {
			return false
		}
	}
	return true
}

// latinTerm: a term of a few words in Latin letters.
func latinTerm(s string) bool {
	return len(s) <= 60 && strings.Count(s, " ") < 6 && !strings.ContainsFunc(s, letters.CJK) &&
		unicode.IsLetter(plain.FirstRune(s)) && !strings.ContainsAny(s, ".?!|>")
}

// labelledNext reports a label at the beginning of the next line that speaks.
func (r *reader) labelledNext(i int) bool {
	for i++; i < len(r.lines); i++ {
		if !r.lines[i].mute {
			_, ok := labelAt(r.lines[i].text)
			return ok
		}
	}
	return false
}

// shortTerms: none of the terms has more than four words.
func shortTerms(terms []string) bool {
	return !slices.ContainsFunc(terms, func(t string) bool { return strings.Count(t, " ") > 3 })
}

// oneTermALine: the list that begins on the label's own line goes on with one
// term a line, as cells of tables have it: three lines at least, each a few
// words and all in the same kind of element.
func (r *reader) oneTermALine(e *entry, k int) bool {
	pieces := e.pieces(r.text)
	if k > 0 {
		return true // asked for the first line
	}
	if len(pieces) < 3 || len(pieces) > 15 {
		return false
	}
	for _, p := range pieces[1:] {
		s := r.text[p.span.Start:p.span.End]
		if strings.Count(s, " ") > 4 || plain.EndsSentence(s) || strings.ContainsAny(s, "0123456789@:/") || r.junkAt(s) ||
			r.isTitle(s) || r.lines[p.line].hint != r.lines[pieces[1].line].hint || r.score(s) > 0 && r.knownName(s) {
			return false
		}
	}
	return true
}

// gapBefore reports a blank line before a line.
func (r *reader) gapBefore(i int) bool {
	return i > 0 && strings.Count(r.text[r.lines[i-1].span.End:r.lines[i].span.Start], "\n") > 1
}

// termEnds: a line that is no term: a sentence, or where the paper appeared.
func termEnds(s string) bool {
	return strings.HasSuffix(s, ".") || strings.HasPrefix(s, "Published ") || strings.Contains(s, "©") || len(strings.Fields(s)) > 8
}

func longestWord(s string) int {
	longest := 0
	for w := range strings.FieldsSeq(s) {
		longest = max(longest, len(w))
	}
	return longest
}

func endsOpen(s string) bool {
	return strings.ContainsRune(";；,，、/", plain.LastRune(strings.TrimRightFunc(s, letters.Blank)))
}

// linkedTerms divides a list at the inline elements that hold its terms, one
// each, where nothing else divides it.
func (r *reader) linkedTerms(s Span, whole []string) []string {
	var terms []string
	held, end := 0, s.Start
	for i := range r.blocks {
		b := &r.blocks[i]
		if !b.Inline || b.Start < end || b.End > s.End || b.Start < s.Start {
			continue
		}
		if t := plain.Tidy(r.text[b.Start:b.End]); t != "" && b.End-b.Start < s.End-s.Start {
			terms = append(terms, t)
			held += b.End - b.Start
			end = b.End
		}
	}
	if len(terms) < 2 || held*10 < (s.End-s.Start)*8 {
		return whole
	}
	return keyword.Clean(terms)
}

// withoutButton returns where a list ends whose terms are links, before a word
// or two in no link that is glued to the last: "…双重差分" and "关键词趋势".
func (r *reader) withoutButton(s Span) int {
	links, end := 0, s.Start
	from, _ := slices.BinarySearchFunc(r.blocks, s.Start, func(b markup.Block, at int) int { return b.Start - at })
	for i := from; i < len(r.blocks) && r.blocks[i].Start < s.End; i++ {
		if b := &r.blocks[i]; b.Tag == "a" && b.Start >= end && b.End <= s.End && b.End-b.Start < s.End-s.Start {
			links, end = links+1, b.End
		}
	}
	if rest := r.text[end:s.End]; links < 2 || rest == "" || plain.RuneCount(rest) > 6 || !strings.ContainsFunc(plain.Clip(rest, 3), letters.Han) {
		return s.End
	}
	return end
}

// headText is the head of the page, where the title stands among other lines.
func (r *reader) headText() string {
	if len(r.lines) == 0 {
		return ""
	}
	end := r.firstAbstract
	if end < 0 {
		end = min(len(r.lines), 40) - 1
	}
	var b strings.Builder
	for i := 0; i <= end && b.Len() < 4_000; i++ {
		if r.fieldAt[i] != fKeywords && !r.lines[i].mute && len(r.lines[i].text) < 600 {
			b.WriteString(r.lines[i].text)
			b.WriteByte('\n')
		}
	}
	return b.String()
}

// latinLines are the short lines in Latin letters: the English title may stand
// behind the Chinese abstract.
func (r *reader) latinLines() string {
	var b strings.Builder
	for i := 0; i < min(len(r.lines), 300) && b.Len() < 6_000; i++ {
		if s := r.lines[i].text; r.fieldAt[i] != fKeywords && r.fieldAt[i] != fReferences && !r.lines[i].mute &&
			!r.zone[i] && len(s) < 300 && !strings.ContainsFunc(s, letters.CJK) {
			b.WriteString(s)
			b.WriteByte('\n')
		}
	}
	return b.String()
}

// easternKeywords: another label of the page announces a list in Chinese, which
// tells how many terms the English one has.
func (r *reader) easternKeywords() bool {
	for i := range r.entries {
		if e := &r.entries[i]; e.field() == fKeywords {
			if s, _, ok := r.value(e); ok && strings.ContainsFunc(s, letters.CJK) {
				return true
			}
		}
	}
	return false
}

// followsTerm: a line in small letters, or with the full stop that ends a
// list, close below another term of a list that has one a line.
func (r *reader) followsTerm(i int) bool {
	s := r.lines[i].text
	return i > 0 && (!r.gapBefore(i) || r.gapBefore(i-1)) && !strings.ContainsAny(s, "©|:/") &&
		!strings.ContainsFunc(s, letters.CJK) && (unicode.IsLower(plain.FirstRune(s)) || strings.HasSuffix(s, ".")) &&
		!strings.HasPrefix(s, "Published ")
}

// goesOn reports whether a line may go on with a list that ends in a separator,
// as lists of some portals always do: in the same letters, and no address, date
// or label with its value.
func goesOn(terms []string, s string) bool {
	if strings.Contains(s, "://") || strings.Contains(s, "10.") || strings.ContainsAny(s, ":：") {
		return false
	}
	return strings.ContainsFunc(strings.Join(terms, ""), letters.CJK) == strings.ContainsFunc(s, letters.CJK) || strings.ContainsAny(s, ";；")
}
