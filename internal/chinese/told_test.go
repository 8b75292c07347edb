package chinese

import (
	"go/ast"
	"go/parser"
	"go/token"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"synoptic/internal/synoptic"
)

func TestTold(t *testing.T) {
	t.Parallel()
	tests := []struct{ in, want string }{
		{"the search found nothing", "检索没有结果"},
		{"the abstracts differ in a number: 612 in Chinese, 621 in English", "中英文摘要的数字不一致：中文作612，英文作621"},
		{"filled by the engine rules, because the model did not answer in time; try again later", "由引擎 rules 填写，因为模型未在时限内作答，请稍后再试"},
		{"the answer on theory is not shown: this quote does not stand on the page", "“理论”一项的答案不予显示：引文不见于页面"},
		{"this looks like a CAJ document (HN), not the text of a page: open it in its reader and copy the article's page as text, or save the page on the portal as HTML",
			"这像是 CAJ 文档（HN），不是页面文本：请在阅读器中打开并把该文页面复制为文本，或在网站上把页面存为 HTML"},
		{"what nobody has said before", "what nobody has said before"},
		{"", ""},
		{"中文自己的话", "中文自己的话"},
		{"the abstracts differ in a number:  in Chinese, 621 in English", "the abstracts differ in a number:  in Chinese, 621 in English"},
	}
	for _, tt := range tests {
		if got := Told(tt.in); got != tt.want {
			t.Errorf("%q is told as %q, want %q", tt.in, got, tt.want)
		}
	}
}

// TestHolesMatch holds a translation to as many words as its original takes.
func TestHolesMatch(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	for _, m := range messages {
		if strings.Count(m.en, hole) != strings.Count(m.zh, hole) {
			t.Errorf("%q and %q take different numbers of words", m.en, m.zh)
		}
		if seen[m.en] {
			t.Errorf("%q stands twice", m.en)
		}
		seen[m.en] = true
	}
}

// verbs are the holes of a format.
var verbs = regexp.MustCompile(`%[.0-9]*[a-z]`)

// TestNothingIsUntold reads the sources that word what a review repeats, and
// wants every message of theirs in Chinese.
func TestNothingIsUntold(t *testing.T) {
	t.Parallel()
	// A message is an English sentence: words of small letters with blanks.
	sentence := regexp.MustCompile(`^(?:%d |%s:? )?[a-z][a-z']*(?: [^\n]*)? [^\n]*[a-z)5…]$`)
	sources := []struct {
		file string
		skip string // what holds no message of this kind
	}{
		{"../page/pagetype.go", ""},
		{"../modelengine/material.go", ""},
		{"../form/value.go", ""},
		{"../form/date.go", ""},
		{"../llm/failure.go", "model: "},
		{"../extract/unlooked.go", ""},
	}
	read := 0
	for _, s := range sources {
		file, err := parser.ParseFile(token.NewFileSet(), s.file, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			// Lists of a page's words are no messages of ours.
			if list, ok := n.(*ast.CompositeLit); ok {
				if array, ok := list.Type.(*ast.ArrayType); ok {
					if id, ok := array.Elt.(*ast.Ident); ok && id.Name == "string" {
						return false
					}
				}
			}
			if call, ok := n.(*ast.CallExpr); ok {
				if f, ok := call.Fun.(*ast.SelectorExpr); ok && f.Sel.Name == "BothScripts" {
					return false
				}
			}
			lit, ok := n.(*ast.BasicLit)
			if !ok || lit.Kind != token.STRING {
				return true
			}
			text, err := strconv.Unquote(lit.Value)
			if err != nil || !sentence.MatchString(text) || s.skip != "" && strings.HasPrefix(text, s.skip) {
				return true
			}
			read++
			if said := Told(verbs.ReplaceAllString(text, "7")); !hasHan(said) {
				t.Errorf("%s says %q, which a Chinese review would tell in English", s.file, text)
			}
			return true
		})
	}
	if read < 30 {
		t.Errorf("only %d messages were found in the sources: the test looks past them", read)
	}
	for _, item := range synoptic.StandardItems() {
		if !hasHan(Told(item)) {
			t.Errorf("the item %s has no Chinese name", item)
		}
	}
}

func hasHan(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return unicode.Is(unicode.Han, r) }) >= 0
}

func FuzzTold(f *testing.F) {
	for _, m := range messages {
		f.Add(m.en)
		f.Add(strings.ReplaceAll(m.en, hole, m.en))
	}
	f.Fuzz(func(t *testing.T, message string) {
		if len(message) > 4096 {
			return
		}
		if said := Told(message); message != "" && said == "" {
			t.Errorf("%q is told as nothing", message)
		}
	})
}
