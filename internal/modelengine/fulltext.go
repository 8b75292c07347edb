package modelengine

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"synoptic/internal/page"
	"synoptic/internal/synoptic"
)

// textSection is the paper's own text behind its abstract. Reading a page does
// not look for it, because few pages have it.
const textSection page.SectionKind = "text"

// minHeadings is how many headings the text of a paper must have to be taken
// for one. Notices, advertisements and abstracts of other papers have none.
const minHeadings = 2

var (
	// textHeading begins a part of a paper.
	textHeading = regexp.MustCompile(`^(?:[一二三四五六七八九十]{1,3}[、．.]|[（(][一二三四五六七八九十]{1,3}[)）]|[1-9](?:\.[1-9]){0,2}[ .、．]|引言|绪论|导言|结语|结论|余论|讨论|(?i:introduction|background|methods?|data|results?|discussion|conclusions?)\b)`)
	// textEnd is a heading behind which other things begin.
	textEnd = regexp.MustCompile(`(?i)参考文献|引证文献|参考资料|注释|猜你喜欢|相关|相似|推荐|延伸阅读|阅读更多|更多|热门|下一篇|上一篇|作者简介|基金|责任编辑|评论|版权|引用本文|references|bibliography|related|similar|recommend|cited by|read more|you may|also like|about the author|acknowledg|funding|comments|copyright|cookie`)
)

// maxHeading bounds a heading in code points.
const maxHeading = 40

// fullText finds the paragraphs of the paper's own text: prose under headings,
// between the abstract and whatever comes behind the paper. A page on which
// that is in doubt has none.
func fullText(p *page.Page) []page.Section {
	start := 0
	for _, s := range p.Sections {
		if s.Kind == page.Abstract {
			start = max(start, s.Span.End)
		}
	}
	if start == 0 || start >= len(p.Text) || p.TextLost || p.Type != synoptic.Article {
		return nil
	}
	var text []page.Section
	headings := 0
	at := start
	for line := range strings.Lines(p.Text[start:]) {
		span := page.Span{Start: at, End: at + len(line)}
		at = span.End
		trimmed := strings.TrimFunc(line, unicode.IsSpace)
		if utf8.RuneCountInString(trimmed) <= maxHeading {
			if textEnd.MatchString(trimmed) && headings > 0 {
				break
			}
			if textHeading.MatchString(trimmed) {
				headings++
			}
			continue
		}
		if headings == 0 || !isProse(trimmed) || overlaps(p.Sections, span) {
			continue
		}
		text = append(text, page.Section{Kind: textSection, Language: languageOfProse(trimmed), Span: span})
	}
	if headings < minHeadings {
		return nil
	}
	return text
}

// isProse reports a paragraph of sentences: long, and ending like one.
func isProse(s string) bool {
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(s, "”’\"')）]"))
	long := utf8.RuneCountInString(s) >= 40 && languageOfProse(s) == synoptic.Chinese || len(s) >= 160
	return long && strings.ContainsRune("。！？.!?", last) && !strings.HasPrefix(s, "[")
}

func languageOfProse(s string) synoptic.Language {
	han := 0
	for _, r := range s {
		if unicode.Is(unicode.Han, r) {
			han++
		}
	}
	if han*3 > utf8.RuneCountInString(s) {
		return synoptic.Chinese
	}
	return synoptic.English
}

func overlaps(sections []page.Section, s page.Span) bool {
	for _, o := range sections {
		if o.Span.Start < s.End && s.Start < o.Span.End {
			return true
		}
	}
	return false
}
