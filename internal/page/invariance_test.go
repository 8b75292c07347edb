package page

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"synoptic/internal/page/charset"
	"synoptic/internal/page/markup"
	"synoptic/internal/page/plain"
	"synoptic/internal/synoptic"
)

// A record must not depend on how a page was saved. The pages of the corpus
// are changed in one way each, and read again: what they say is the same.

// alteration changes the text of a page and leaves its record as it is.
type alteration struct {
	name string
	html bool // for pages of HTML, else for plain text
	// floor is the share of changed pages that must keep the whole record;
	// what is below 1 says that the change takes something away
	floor float64
	alter func(text string) string
}

var alterations = []alteration{
	{"line ends of Windows", false, 1, func(s string) string {
		return strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\n", "\r\n")
	}},
	{"no blank lines", false, 0.99, lineByLine(func(l string) []string {
		if strings.TrimSpace(l) == "" {
			return nil
		}
		return []string{l}
	})},
	{"a blank line behind every line", false, 0.99, lineByLine(func(l string) []string { return []string{l, ""} })},
	{"indented, with trailing blanks", false, 0.99, lineByLine(func(l string) []string { return []string{"    " + l + " \t "} })},
	{"spaces that do not break", false, 0.99, func(s string) string { return strings.ReplaceAll(s, " ", "\u00a0") }},
	{"an invisible mark before every line", false, 0.99, lineByLine(func(l string) []string { return []string{"\u200b" + l} })},
	{"wrapped at 80 columns, paragraphs apart", false, 0.92, lineByLine(func(l string) []string { return append(wrapped(l, 80), "") })},
	{"wrapped at 100 columns, paragraphs apart", false, 0.93, lineByLine(func(l string) []string { return append(wrapped(l, 100), "") })},
	{"a notice about cookies above", false, 0.99, func(s string) string {
		return "We use cookies to improve your experience.\nAccept all cookies\nManage preferences\n" + s
	}},
	{"a menu above", false, 0.98, func(s string) string { return "首页\n期刊导航\n投稿指南\n关于我们\n登录\n注册\n" + s }},
	{"a foot below", false, 0.98, func(s string) string {
		return s + "\n主办单位：某某大学\n地址：某省某市某路1号 邮编：100000 电话：010-00000000\nCopyright © 2024 版权所有\n"
	}},
	{"buttons to cite below", false, 0.99, func(s string) string {
		return s + "\nDownload citation\nRIS\nBibTeX\nEndNote\nAll rights reserved © 2024\n"
	}},
	{"an advertisement behind every seventh line", false, 0.91, everySeventh("广告")},
	{"a button behind every seventh line", false, 0.91, everySeventh("分享")},
	{"labels in lenticular brackets", false, 0.98, bracketed("【", "】")},
	{"labels in tortoise-shell brackets", false, 0.98, bracketed("〔", "〕")},
	{"terms between semicolons", false, 0.99, divided("；")},
	{"terms between slashes", false, 0.99, divided(" / ")},
	{"terms one a line", false, 0.93, divided("\n")},
	{"as HTML, one element a line", false, 0.96, asHTML},

	{"other elements for headings", true, 0.99, replaced(`(?i)(</?)h[1-6]\b`, "${1}div")},
	{"no classes and ids", true, 0.92, replaced(`(?i)\s(?:class|id)="[^"]*"`, "")},
	{"names of metadata in capitals", true, 1, func(s string) string {
		return regexp.MustCompile(`name="citation_\w+"`).ReplaceAllStringFunc(s, func(m string) string { return "NAME" + strings.ToUpper(m[4:]) })
	}},
}

func TestRecordsDoNotDependOnHowAPageWasSaved(t *testing.T) {
	t.Parallel()
	pages := corpusPages(t)
	before := map[string]string{}
	for name, text := range pages {
		before[name] = essence(t, text, name)
	}
	for _, a := range alterations {
		t.Run(a.name, func(t *testing.T) {
			t.Parallel()
			changed, kept := 0, 0
			var lost []string
			for name, text := range pages {
				if markup.IsHTML(text, "", name) != a.html {
					continue
				}
				altered := a.alter(text)
				if altered == text {
					continue
				}
				changed++
				file := name
				if markup.IsHTML(altered, "", "") {
					file = "page.html"
				}
				if essence(t, altered, file) == before[name] {
					kept++
				} else {
					lost = append(lost, name)
				}
			}
			if changed == 0 {
				t.Fatal("no page was changed")
			}
			share := float64(kept) / float64(changed)
			t.Logf("%d of %d pages keep their record (%.3f)", kept, changed, share)
			if share < a.floor {
				t.Errorf("%d of %d pages keep their record (%.3f, floor %.2f); not %s", kept, changed, share, a.floor, strings.Join(lost, " "))
			}
		})
	}
}

// corpusPages are the decoded pages of the repository by file name.
func corpusPages(t *testing.T) map[string]string {
	t.Helper()
	pages := map[string]string{}
	for _, folder := range []string{"../../testdata/pages", "../../testdata/corpus/tuned/pages"} {
		files, err := filepath.Glob(filepath.Join(folder, "*.*"))
		if err != nil || len(files) == 0 {
			t.Fatalf("no pages in %s (%v)", folder, err)
		}
		for _, f := range files {
			raw, err := os.ReadFile(f)
			if err != nil {
				t.Fatal(err)
			}
			decoded, err := charset.Decode(raw, "")
			if err != nil {
				t.Fatalf("%s: %v", f, err)
			}
			pages[filepath.Base(f)] = decoded.Text
		}
	}
	return pages
}

// essence is what a record says, whatever its spacing.
func essence(t *testing.T, text, name string) string {
	t.Helper()
	p, err := Parse(context.Background(), Input{Bytes: []byte(text), FileName: name, Charset: "utf-8"})
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	r := p.Record
	r.Portal, r.References, r.Language = "", nil, "" // told by the source, not by the record
	for i := range r.Authors {
		r.Authors[i].NameEN = ""
	}
	out, err := json.Marshal(struct {
		Type   synoptic.PageType
		Record synoptic.Record
	}{p.Type, r})
	if err != nil {
		t.Fatal(err)
	}
	return strings.Join(strings.FieldsFunc(string(out), func(c rune) bool { return unicode.IsSpace(c) }), "")
}

func lineByLine(alter func(line string) []string) func(string) string {
	return func(s string) string {
		var out []string
		for l := range strings.SplitSeq(strings.ReplaceAll(s, "\r\n", "\n"), "\n") {
			out = append(out, alter(l)...)
		}
		return strings.Join(out, "\n")
	}
}

// everySeventh puts a line where portals put what is theirs: anywhere, but not
// inside a paragraph.
func everySeventh(extra string) func(string) string {
	return func(s string) string {
		n := 0
		return lineByLine(func(l string) []string {
			if n++; n%7 == 3 {
				return []string{l, extra}
			}
			return []string{l}
		})(s)
	}
}

var rxPlainLabel = regexp.MustCompile(`(?m)^[ \t]*(摘要|关键词|作者单位|基金项目|中图分类号|收稿日期|Abstract|Keywords|Key words)[:：][ \t]*(\S)`)

func bracketed(open, end string) func(string) string {
	return func(s string) string { return rxPlainLabel.ReplaceAllString(s, open+"${1}"+end+"${2}") }
}

var rxTermList = regexp.MustCompile(`(?m)^([ \t]*[【\[]?(?:关键词|关键字|Keywords|Key words|KEYWORDS)[】\]]?[ \t]*[:：]?[ \t]*)([^\n\r]*[;；][^\n\r]*)$`)

// divided puts another separator between the terms of a list.
func divided(separator string) func(string) string {
	return func(s string) string {
		return rxTermList.ReplaceAllStringFunc(s, func(m string) string {
			parts := rxTermList.FindStringSubmatch(m)
			var terms []string
			for term := range strings.FieldsFuncSeq(parts[2], func(c rune) bool { return c == ';' || c == '；' }) {
				if term = strings.TrimSpace(term); term != "" {
					terms = append(terms, term)
				}
			}
			if len(terms) < 3 || strings.Contains(parts[2], strings.TrimSpace(separator)) && strings.TrimSpace(separator) != "" {
				return m
			}
			if separator == "\n" {
				return strings.TrimSpace(parts[1]) + "\n" + strings.Join(terms, "\n")
			}
			return parts[1] + strings.Join(terms, separator)
		})
	}
}

func asHTML(s string) string {
	var b strings.Builder
	b.WriteString("<html><head><meta charset=utf-8></head><body>\n")
	for l := range strings.SplitSeq(s, "\n") {
		if l = strings.TrimSpace(l); l != "" {
			b.WriteString("<div>" + strings.NewReplacer("&", "&amp;", "<", "&lt;", "  ", " &nbsp;").Replace(l) + "</div>\n")
		}
	}
	return b.String() + "</body></html>"
}

func replaced(expression, with string) func(string) string {
	rx := regexp.MustCompile(expression)
	return func(s string) string { return rx.ReplaceAllString(s, with) }
}

// wrapped breaks a line at a width, as an export does: at blanks, and between
// Chinese characters.
func wrapped(line string, width int) []string {
	var lines []string
	cur, n := "", 0
	for rest := line; rest != ""; {
		word := rest[:len(string(plain.FirstRune(rest)))]
		if r := plain.FirstRune(rest); r != ' ' && !twoColumns(r) {
			if end := strings.IndexFunc(rest, func(c rune) bool { return c == ' ' || twoColumns(c) }); end > 0 {
				word = rest[:end]
			} else {
				word = rest
			}
		}
		rest = rest[len(word):]
		if w := columns(word); n+w > width && n > 0 {
			lines, cur, n = append(lines, strings.TrimRight(cur, " ")), "", 0
			if word == " " {
				continue
			}
		}
		cur += word
		n += columns(word)
	}
	return append(lines, cur)
}
