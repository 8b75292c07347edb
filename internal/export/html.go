package export

import (
	"bufio"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"fmt"
	"html/template"
	"io"
	"strings"
	"unicode"
)

//go:embed page/review.gohtml
var pageTemplate string

//go:embed page/style.css
var pageStyle string

//go:embed page/script.js
var pageScript string

// pageLayout lays out a review as one file. Html/template escapes every text
// for the place where it stands; nothing of a page is ever trusted as markup.
var pageLayout = template.Must(template.New("review").Funcs(template.FuncMap{
	"lang": langOf, "anchor": studyAnchor, "list": func(studies []*study) []mark { return marksOf(studies) },
	"between": func(m mark) string {
		if numbered(m.Study) {
			return ""
		}
		return "; "
	},
}).Parse(pageTemplate))

// writeHTML writes one self-contained page: no other host is asked for
// anything, and it works without its script, by fragments and details.
func writeHTML(w io.Writer, c Composition) error {
	out := bufio.NewWriter(w)
	if err := pageLayout.Execute(out, newPage(c.compose())); err != nil {
		return fmt.Errorf("laying out the page: %w", err)
	}
	return out.Flush()
}

// page is what the template lays out.
type page struct {
	*content
	Head   template.HTML // style, and the policy that allows it and nothing else
	Script template.HTML
	Lang   string
	Parts  []pagePart
	Charts []chart

	Skip, Contents, CloseWord, Hint, AllCited, AsTables, QuoteSign string
	Gap                                                            string // between statements that run on
	ByName                                                         bool   // studies are cited by author and year, not by number
}

type pagePart struct {
	section
	ID         string
	Statements []pageStatement
}

type pageStatement struct {
	statement
	ID     string
	Marks  [][]pageMark // behind each piece
	Panels []panel      // in place; none where too many studies are cited
	Rest   []pageMark   // all that is cited, where the marks are drawn together
}

// pageMark is a citation mark with the fragment that it opens.
type pageMark struct {
	Tag, Target, Name string
	Before, After     string // brackets, what stands between marks, and the "–" of a run drawn together
	More              int    // stands for that many studies, which Rest lists
}

// panel is the evidence of one study for one statement.
type panel struct {
	ID    string
	Back  string
	Study *study
	Cells []cited
}

// mostPanels bounds the studies whose evidence stands beside a statement, and
// the marks that stand behind its words. One that cites more leads to the list
// of quotes, where each stands once, and lists below it all that it cites.
const mostPanels = 12

func newPage(c *content) *page {
	p := &page{content: c, Lang: "en", Gap: c.pick("", " "), Skip: c.pick("跳到正文", "Skip to the text"), Contents: c.pick("目录", "Contents"), CloseWord: c.pick("关闭", "Close"),
		Hint:     c.pick("点按方括号中的引证，即在原处展开所据原文。", "A citation in brackets opens, in place, the text that the words rest on."),
		AllCited: c.allCited(), AsTables: c.pick("以表格显示图中数据", "The figures as tables"), QuoteSign: c.pick("原文", "quote")}
	if c.ZH {
		p.Lang = "zh-Hans"
	}
	p.Head = template.HTML(fmt.Sprintf("<meta http-equiv=\"Content-Security-Policy\" content=\"%s\">\n<style>%s</style>", pagePolicy(), pageStyle))
	p.Script = template.HTML("<script>" + pageScript + "</script>")
	n := 0
	for i, s := range c.Sections {
		part := pagePart{section: s, ID: fmt.Sprintf("part-%d", i+1)}
		for _, claim := range s.Statements {
			n++
			part.Statements = append(part.Statements, c.newPageStatement(claim, fmt.Sprintf("s%d", n)))
		}
		p.Parts = append(p.Parts, part)
	}
	p.Charts = c.charts()
	for i := range c.Studies {
		p.ByName = p.ByName || !numbered(&c.Studies[i])
	}
	return p
}

func (c *content) newPageStatement(s statement, id string) pageStatement {
	out := pageStatement{statement: s, ID: id, Marks: make([][]pageMark, len(s.Pieces))}
	shown := map[*study]bool{}
	of := map[*study][]cited{}
	var order []*study
	for _, cell := range s.Cells {
		if of[cell.Study] == nil {
			order = append(order, cell.Study)
		}
		of[cell.Study] = append(of[cell.Study], cell)
	}
	inPlace := len(order) <= mostPanels
	link := func(s *study) pageMark {
		m := pageMark{Tag: s.Tag(), Name: s.Name, Target: studyAnchor(s)}
		switch cells := of[s]; {
		case inPlace && len(cells) > 0:
			m.Target = fmt.Sprintf("%s-%d", id, s.N)
		case len(cells) > 0:
			m.Target = cells[0].Answer.Anchor
		}
		return m
	}
	for i, piece := range s.Pieces {
		drawn := spans(piece.Marks)
		if inPlace {
			drawn = apart(piece.Marks)
		}
		shown := drawn
		if len(drawn) > mostPanels {
			shown = drawn[:mostPanels/2]
		}
		for j, sp := range shown {
			first, last := link(sp.First.Study), link(sp.Last.Study)
			around := c.brackets(sp.First.Study)
			if first.Before = around.between; j == 0 {
				first.Before = around.open
			}
			if j == len(shown)-1 {
				first.After = around.shut
			}
			out.Marks[i] = append(out.Marks[i], first)
			if sp.Last != sp.First {
				last.Before = "–"
				out.Marks[i] = append(out.Marks[i], last)
			}
		}
		if len(shown) < len(drawn) {
			out.Marks[i] = append(out.Marks[i], pageMark{Target: id + "-all", More: len(piece.Marks)})
		}
	}
	for _, s := range order {
		if inPlace && !shown[s] {
			out.Panels = append(out.Panels, panel{ID: fmt.Sprintf("%s-%d", id, s.N), Back: id, Study: s, Cells: of[s]})
			shown[s] = true
		}
	}
	if !inPlace {
		for _, cell := range s.Cells {
			out.Rest = append(out.Rest, pageMark{Tag: cell.Study.Tag(), Target: cell.Answer.Anchor, Name: cell.Answer.Name})
		}
	}
	return out
}

// apart leaves every mark by itself.
func apart(marks []mark) []span {
	out := make([]span, len(marks))
	for i := range marks {
		out[i] = span{&marks[i], &marks[i]}
	}
	return out
}

func studyAnchor(s *study) string { return fmt.Sprintf("study-%d", s.N) }

func marksOf(studies []*study) []mark {
	marks := make([]mark, len(studies))
	for i, s := range studies {
		marks[i] = mark{Study: s}
	}
	return marks
}

// pagePolicy allows the page's own style and script, by their hashes, and
// nothing else: whatever a text might smuggle in, a browser would not run it.
func pagePolicy() string {
	hash := func(s string) string {
		sum := sha256.Sum256([]byte(s))
		return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
	}
	return fmt.Sprintf("default-src 'none'; style-src %s; script-src %s; base-uri 'none'; form-action 'none'", hash(pageStyle), hash(pageScript))
}

// langOf is the language tag of a text, as far as its script tells it; empty
// is "unknown" in HTML.
func langOf(s string) string {
	tag := ""
	for _, r := range s {
		switch {
		case unicode.In(r, unicode.Hiragana, unicode.Katakana):
			return "ja"
		case unicode.Is(unicode.Hangul, r):
			return "ko"
		case unicode.Is(unicode.Han, r):
			tag = "zh"
		}
	}
	return tag
}

// Shown tells whether an answer says more than its quotes do.
func (a *answer) Shown() bool {
	if !a.Reported() {
		return false
	}
	for _, q := range a.Quotes {
		if strings.Contains(q.Text, a.Text) {
			return false
		}
	}
	return true
}
