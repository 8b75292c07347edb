package export_test

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"synoptic/internal/synoptic"
)

// followHTML follows links to fragments: a panel beside the statement, or an
// answer in the list of quotes. Everything that a browser would do by itself
// is an error.
func followHTML(file string, _ synoptic.Language) ([]told, error) {
	root, err := html.Parse(strings.NewReader(file))
	if err != nil {
		return nil, err
	}
	byID := map[string]*html.Node{}
	for n := range root.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		for _, a := range n.Attr {
			switch {
			case a.Key == "id" && byID[a.Val] != nil:
				return nil, fmt.Errorf("two elements have the id %q", a.Val)
			case a.Key == "id":
				byID[a.Val] = n
			case strings.HasPrefix(a.Key, "on"), a.Key == "style", a.Key == "src", a.Key == "srcset", a.Key == "formaction":
				return nil, fmt.Errorf("<%s %s=%q>", n.Data, a.Key, a.Val)
			case a.Key == "href" && !strings.HasPrefix(a.Val, "#"):
				return nil, fmt.Errorf("a link to %q", a.Val)
			}
		}
		if slices.Contains([]string{"link", "base", "iframe", "object", "embed", "form", "img", "audio", "video"}, n.Data) {
			return nil, fmt.Errorf("<%s>", n.Data)
		}
	}
	var all []told
	for n := range root.Descendants() {
		href := attribute(n, "href")
		if n.Data == "a" && href != "" && byID[href[1:]] == nil {
			return nil, fmt.Errorf("the link %q leads nowhere", href)
		}
		switch {
		case hasClass(n, "statement"):
			s := told{}
			var text strings.Builder
			for c := range n.ChildNodes() {
				if c.Data == "span" && attribute(c, "dir") == "auto" {
					text.WriteString(textOf(c))
				}
			}
			s.text = squeeze(text.String())
			for a := range n.Descendants() {
				if hasClass(a, "c") {
					e, err := endAt(byID[attribute(a, "href")[1:]])
					if err != nil {
						return nil, fmt.Errorf("%.60q: %w", s.text, err)
					}
					s.ends = append(s.ends, e)
				}
			}
			all = append(all, s)
		case hasClass(n, "c") && !within(n, "statement") && !hasClass(byID[href[1:]], "study"):
			e, err := endAt(byID[href[1:]])
			if err != nil {
				return nil, err
			}
			all = append(all, told{text: squeeze(textOf(n)), ends: []end{e}})
		}
	}
	return all, nil
}

var fullHash = regexp.MustCompile(`^[0-9a-f]{64}$`)

// endAt reads a panel, or an answer with the study that it stands in.
func endAt(n *html.Node) (end, error) {
	e := end{}
	for d := range n.Descendants() {
		switch {
		case d.Data == "mark":
			e.quotes = append(e.quotes, textOf(d))
		case hasClass(d, "silent"):
			e.silence = true
		}
	}
	source := n
	if hasClass(n, "cell") {
		for source != nil && !hasClass(source, "study") {
			source = source.Parent
		}
	}
	if source == nil {
		return e, fmt.Errorf("the answer %q stands in no study", attribute(n, "id"))
	}
	for d := range source.Descendants() {
		if d.Data == "code" && fullHash.MatchString(textOf(d)) {
			e.sha256 = textOf(d)
		}
	}
	return e, nil
}

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func hasClass(n *html.Node, class string) bool {
	return n != nil && n.Type == html.ElementNode && slices.Contains(strings.Fields(attribute(n, "class")), class)
}

func within(n *html.Node, class string) bool {
	for n = n.Parent; n != nil; n = n.Parent {
		if hasClass(n, class) {
			return true
		}
	}
	return false
}

func textOf(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return b.String()
}

// textOfHTML is the text of a page, style and script left out.
func textOfHTML(t *testing.T, file string) string {
	t.Helper()
	root, err := html.Parse(strings.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for n := range root.Descendants() {
		if n.Type == html.TextNode && n.Parent.Data != "style" && n.Parent.Data != "script" {
			b.WriteString(n.Data + "\n")
		}
	}
	return b.String()
}
