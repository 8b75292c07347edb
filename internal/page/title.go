package page

import (
	"strings"
	"unicode"

	"synoptic/internal/page/imprint"
	"synoptic/internal/page/injection"
	"synoptic/internal/page/language"
	"synoptic/internal/page/letters"
	"synoptic/internal/page/plain"
	"synoptic/internal/synoptic"
)

const (
	maxTitle     = 1_200 // bytes
	maxTitleLine = 1_500 // a title stands in the head of a page
)

// isTitle reports whether a line is the title, in any language, as it is known
// so far.
func (r *reader) isTitle(s string) bool {
	if len(s) > maxTitle*2 || len(s) > 3*r.longestTitle+60 || len(r.titleKeys) == 0 {
		return false
	}
	return r.titleKeys[r.cleaned(s).folded]
}

// holdsTitle reports a line with the title somewhere in it, as the contents of
// an issue and citations have it and names and places have not.
func (r *reader) holdsTitle(s string) bool {
	t := r.rec.Title
	for _, title := range []string{string(t.ZH), string(t.EN), string(t.Other)} {
		if plain.RuneCount(title) >= 6 && len(title) <= len(s) && strings.Contains(s, title) {
			return true
		}
	}
	return false
}

func (r *reader) noteTitle(s string) {
	if f := plain.Fold(s); plain.RuneCount(f) >= 4 {
		r.titleKeys[f] = true
		r.longestTitle = max(r.longestTitle, len(s))
	}
}

// findTitles settles the titles of the page: those that the metadata or a
// label names, else the line of the head that looks most like one.
func (r *reader) findTitles() {
	r.completeMetaTitles()
	r.labelledTitles()
	if t := r.self; t.title != "" {
		r.noteTitle(t.title)
	}
	best := map[synoptic.Language]candidate{}
	var all []candidate
	for i := range r.lines {
		if c, ok := r.titleCandidate(i); ok {
			all = append(all, c)
		}
		if len(all) > 400 {
			break
		}
	}
	seen := map[string]int{}
	for _, c := range all {
		seen[plain.Fold(c.text)]++
	}
	for _, c := range all {
		if n := seen[plain.Fold(c.text)]; n > 1 && (c.lang != synoptic.English || len(strings.Fields(c.text)) > 4) {
			c.score += 3 // buttons come again as well, and are short
		}
		if b, ok := best[c.lang]; !ok || c.score > b.score {
			best[c.lang] = c
		}
	}
	if c, ok := best[synoptic.Chinese]; ok && c.score >= 3 && r.rec.Title.EN != "" && r.rec.Title.ZH == "" &&
		r.rec.Abstract.ZH != "" && len(r.meta.titles) == 0 {
		r.translated, r.titleLine = synoptic.English, -1 // "Title:" announces the English one of a Chinese paper
	}
	if c, ok := r.repostedTitle(all); ok {
		best[c.lang] = c
	}
	if c, ok := best[synoptic.OtherLanguage]; ok && r.foreign != "" {
		best[synoptic.OtherLanguage] = r.firstOfStack(all, c)
	}
	main := r.mainTitle(best)
	if c, ok := best[main]; ok && r.titleLine < 0 && r.rec.Title.In(main) != "" && r.titleKeys[plain.Fold(c.text)] {
		r.titleLine = c.line // what the metadata names, where the page shows it
	}
	for _, lang := range []synoptic.Language{main, synoptic.Chinese, synoptic.OtherLanguage, synoptic.English} {
		c, ok := best[lang]
		if r.rec.Title.In(lang) != "" || lang == "" {
			continue
		}
		if lang == main {
			if t := r.self.title; ok && t != "" && len(t) > 20 && c.score < 7 && !r.titleKeys[plain.Fold(c.text)] &&
				r.titleLang(t) == lang && !strings.Contains(r.citedText, plain.Fold(c.text)) {
				r.rec.Title.Set(lang, cleanTitle(t)) // the page shows it nowhere but where it says how to cite it
			} else if ok &&
				(c.score >= 3 || c.score >= 2.5 && r.firstAbstract > c.line && !r.rec.Abstract.Empty() ||
					c.score >= 2 && r.rec.DOI != "" && r.labelsAuthors() || c.score >= 0.5 && (r.surelyRecord() || r.supervised())) {
				r.noteTitle(c.text)
				c.text = r.unwrapped(r.withSubtitle(r.withoutAuthor(c.text), c.line), c.line)
				r.rec.Title.Set(lang, c.text)
				r.noteTitle(c.text)
				r.titleLine = c.line
			} else if t := r.self.title; t != "" && r.titleLang(t) == lang {
				r.rec.Title.Set(lang, cleanTitle(t))
			}
			continue
		}
		if p := r.parallelTitle(all, lang); p.text != "" {
			r.noteTitle(p.text)
			own := r.titleSpan
			if p.text = r.withSubtitle(p.text, p.line); !strings.ContainsFunc(p.text, letters.CJK) {
				if p.text = r.titleBlock(p.text, p.line); main == synoptic.Chinese {
					p.text = r.downToNames(p.text, p.line)
				}
			}
			r.titleSpan = own
			r.rec.Title.Set(lang, p.text)
			r.noteTitle(p.text)
		}
	}
	for _, lang := range []synoptic.Language{synoptic.Chinese, synoptic.English, synoptic.OtherLanguage} {
		if t := r.rec.Title.In(lang); t != "" {
			r.noteTitle(t)
		}
	}
	r.divideTwins()
	r.titleOverSameImprint()
	r.titleSections(main)
}

// divideTwins divides a title that a catalogue prints with its English twin
// behind a sign: "다락의 곡식 = Grain of the Lofts".
func (r *reader) divideTwins() {
	for _, lang := range []synoptic.Language{synoptic.Chinese, synoptic.OtherLanguage} {
		head, tail, ok := strings.Cut(r.rec.Title.In(lang), " = ")
		if !ok || r.rec.Title.EN != "" || strings.ContainsFunc(tail, letters.CJK) ||
			!strings.ContainsFunc(head, letters.CJK) || len(strings.Fields(tail)) < 3 {
			continue
		}
		r.rec.Title.Set(lang, head)
		r.rec.Title.Set(synoptic.English, tail)
		r.noteTitle(head)
		r.noteTitle(tail)
	}
}

// mainTitle decides in which language the paper's own title is: the one that
// is known already, else the best candidate's, Chinese before English where
// both are likely.
func (r *reader) mainTitle(best map[synoptic.Language]candidate) synoptic.Language {
	if t := r.meta.titles; len(t) > 0 {
		own := r.titleLang(cleanTitle(t[0].text))
		for _, t := range t[1:] {
			if lang := r.titleLang(cleanTitle(t.text)); own == synoptic.English && lang != own {
				own = lang // sites list the translation first as often as not
			}
		}
		return own
	}
	for _, lang := range []synoptic.Language{synoptic.Chinese, synoptic.OtherLanguage, synoptic.English} {
		if r.rec.Title.In(lang) != "" && (lang != r.translated || len(best) == 0) {
			return lang
		}
	}
	if t := r.self.title; t != "" {
		return r.titleLang(t)
	}
	pick, score := synoptic.Language(""), 0.0
	for _, lang := range []synoptic.Language{synoptic.Chinese, synoptic.OtherLanguage, synoptic.English} {
		margin := 0.5
		if r.tag != "" && lang == synoptic.English {
			margin = 4 // a page in Japanese or Korean prints the translation below
		} else if lang == synoptic.English && r.rec.Abstract.ZH != "" {
			margin = 2 // so does one in Chinese
			if r.rec.Abstract.EN == "" {
				margin = 6
			}
		}
		if c, ok := best[lang]; ok && c.score > score+margin {
			pick, score = lang, c.score
		}
	}
	return pick
}

func (r *reader) labelledTitles() {
	for i := range r.entries {
		e := &r.entries[i]
		if e.field() != fTitle {
			continue
		}
		for k, p := range e.pieces(r.text) {
			s := cleanTitle(strings.Trim(r.text[p.span.Start:p.span.End], "| "))
			if head, tail := cutTwinTitle(s); k == 0 && tail != "" && r.rec.Title.Empty() {
				s = head
				r.rec.Title.Set(synoptic.English, tail)
				r.noteTitle(tail)
			}
			if k > 1 ||
				k == 1 && (proseLine(s) || r.score(s) > 0 || menuLine(s) || !strings.Contains(s, " ") && !strings.ContainsFunc(s, letters.CJK)) ||
				len(s) > maxTitle || plain.RuneCount(s) < 4 || injection.In(s) {
				break
			}
			lang := r.lang(s)
			if t := r.self.title; p.line != r.lineOf(e.at) && plain.RuneCount(t) > 2*plain.RuneCount(s) && r.lang(t) == lang &&
				!strings.Contains(r.citedText, plain.Fold(s)) {
				break // a box of a form: the page cites itself by another
			}
			if r.rec.Title.In(lang) == "" {
				if k == 1 && len(e.pieces(r.text)) > 0 && r.rec.Title.Empty() {
					break
				}
				if c := readImprint(r.text[p.span.Start:p.span.End]); !c.Empty() && c.Journal != "" && len(c.Journal) < len(s) {
					r.header = heavier(r.header, imprint.Imprint{Year: c.Year, Volume: c.Volume, Issue: c.Issue, Pages: c.Pages})
				}
				r.rec.Title.Set(lang, s)
				r.noteTitle(s)
				if translatedTitle(e.label.text) {
					r.translated = lang
				} else {
					r.titleLine = p.line
				}
				r.use(p)
			}
		}
	}
}

// cutTwinTitle divides a title in Chinese characters from the English one that
// follows it on its line; tail is empty where none does.
func cutTwinTitle(s string) (head, tail string) {
	for i, c := range s {
		if i > 0 && unicode.IsUpper(c) && letters.Latin(c) && s[i-1] == ' ' && strings.ContainsFunc(s[:i], letters.Han) &&
			!strings.ContainsFunc(s[i:], letters.CJK) {
			if strings.Count(s[i:], " ") < 3 || letters.Count(s[:i]).Han < 6 {
				break
			}
			return strings.TrimSpace(s[:i]), s[i:]
		}
	}
	return s, ""
}

// translatedTitle: the label says that the title is not the paper's own.
func translatedTitle(label string) bool {
	return plain.ContainsAny(label, []string{"外文", "英文", "其他", "其它", "另一", "翻译", "交替", "并列", "paralelo", "english", "alternative", "othertitle", "paralel", "영문", "英文タイトル", "英語"})
}

// parallelTitle finds the title in another language: beside the main one, or
// in front of the abstract in that language.
func (r *reader) parallelTitle(all []candidate, lang synoptic.Language) candidate {
	var best candidate
	for _, c := range all {
		if c.lang != lang || c.score < 0 {
			continue
		}
		if own := string(r.rec.Title.Other); lang == synoptic.English && own != "" &&
			!strings.ContainsFunc(own, letters.CJK) && !r.titleKeys[plain.Fold(c.text)] && !language.EnglishTitle(c.text) {
			continue // a line of names or places, which is in no language
		}
		score := 0.0
		if r.titleKeys[plain.Fold(c.text)] {
			score += 10
		}
		if r.titleLine >= 0 {
			switch d := r.distance(r.titleLine, c.line); {
			case d == 1:
				score += 6
			case d == 2 || d == 3 && len(strings.Fields(c.text)) >= 6:
				score += 4
			case d == -1:
				score += 4
			}
		}
		l := &r.lines[c.line]
		if strings.Contains(l.hint, "title") || strings.HasPrefix(l.hint, "h1") || strings.HasPrefix(l.hint, "h2") ||
			strings.HasPrefix(l.hint, "h3") {
			score += 3
		}
		for k, seen := c.line+1, 0; k < len(r.lines) && seen < 4; k++ {
			if r.lines[k].mute {
				continue
			}
			seen++
			if r.lang(r.lines[k].text) == lang && r.namesOn(k) > 0 {
				score += 4
				break
			}
			if r.fieldAt[k] == fAbstract && r.lang(r.lines[k].text) == lang {
				score += 4
				break
			}
		}
		if len(strings.Fields(c.text)) >= 5 || lang != synoptic.English {
			score++
		}
		if score > best.score && score >= 5 {
			best = c
			best.score = score
		}
	}
	return best
}

// distance counts the lines from a to b that hold something of their own.
func (r *reader) distance(a, b int) int {
	step, n := 1, 0
	if b < a {
		a, b, step = b, a, -1
	}
	if b-a > 12 {
		return 99
	}
	for k := a + 1; k <= b; k++ {
		if !r.lines[k].mute && !r.junkAt(r.lines[k].text) && !bareQuestion(r.lines[k].text) {
			n++
		}
	}
	return n * step
}

// bareQuestion: a few Chinese words with a colon and nothing behind it, as a
// form has them before a box: "请选择邀稿期刊：".
func bareQuestion(s string) bool {
	return len(s) <= 48 && (strings.HasSuffix(s, "：") || strings.HasSuffix(s, ":")) && letters.Han(plain.FirstRune(s))
}

// titleSections marks where the titles stand: the occurrence that has the line
// to itself, the first of them.
func (r *reader) titleSections(main synoptic.Language) {
	for _, lang := range []synoptic.Language{synoptic.Chinese, synoptic.English, synoptic.OtherLanguage} {
		title := r.rec.Title.In(lang)
		if title == "" {
			continue
		}
		key := plain.Fold(title)
		best, quality := Span{}, 0
		for i := range r.lines {
			l := &r.lines[i]
			if l.mute || r.zone[i] || len(l.text) > 3*maxTitle {
				continue
			}
			q := 0
			if i := strings.Index(l.text, title); i >= 0 {
				q = 1
				if i == 0 {
					q = 2
				}
				if len(l.text) < len(title)+40 {
					q += 2
				}
			} else if len(l.text) < len(title)+60 && len(l.text)*2 > len(title) && r.cleaned(l.text).folded == key {
				q = 3
			}
			if q > quality {
				quality = q
				best = titleSpan(r.text, l.span, title)
			}
			if r.titleLine < 0 && q >= 3 && lang == main {
				r.titleLine = i
			}
			if q >= 3 {
				r.used[i] = true
			}
		}
		if quality > 0 {
			r.section(Title, lang, best)
		} else if lang == main && r.titleSpan.End > r.titleSpan.Start {
			r.section(Title, lang, r.titleSpan)
		}
	}
}

// previous returns the line before, passing over the portal's own; -1 at the top.
func (r *reader) previous(i int) int {
	for k := i - 1; k >= 0 && k > i-6; k-- {
		if !r.lines[k].mute && !r.junkAt(r.lines[k].text) {
			return k
		}
	}
	return -1
}

// next returns the next line that is not the portal's own, -1 at the end.
func (r *reader) next(i int) int {
	for k := i + 1; k < len(r.lines) && k < i+6; k++ {
		if !r.lines[k].mute && !r.junkAt(r.lines[k].text) {
			return k
		}
	}
	return -1
}

// surelyRecord: an abstract stands beside keywords or a DOI, so that the page
// has a title, be it short or below the abstract.
func (r *reader) surelyRecord() bool {
	k := r.rec.Keywords
	return !r.rec.Abstract.Empty() && (r.rec.DOI != "" || len(k.ZH)+len(k.EN)+len(k.Other) > 1)
}

// labelsAuthors reports a label that announces names.
func (r *reader) labelsAuthors() bool {
	for i := range r.entries {
		if e := &r.entries[i]; e.field() == fAuthors && e.strong && len(e.pieces(r.text)) > 0 {
			return true
		}
	}
	return false
}
