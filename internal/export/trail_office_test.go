package export_test

import (
	"archive/zip"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"synoptic/internal/synoptic"
)

// wordParagraph is a paragraph of a document as a reader has it.
type wordParagraph struct {
	style, text string
	words       string   // the text without links and what joins them
	plain       string   // the text without what is greyed
	links       []string // bookmarks that it leads to
	names       []string // bookmarks that begin in it
	column      bool     // in a table
}

// paragraphsOf reads the body of a document.
func paragraphsOf(file string) ([]wordParagraph, error) {
	archive, err := zip.NewReader(strings.NewReader(file), int64(len(file)))
	if err != nil {
		return nil, err
	}
	f, err := archive.Open("word/document.xml")
	if err != nil {
		return nil, err
	}
	decoder := xml.NewDecoder(f)
	var all []wordParagraph
	var p wordParagraph
	tables, grey, inText, inLink, behindLink := 0, false, false, false, false
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			return all, nil
		}
		if err != nil {
			return nil, err
		}
		switch token := token.(type) {
		case xml.StartElement:
			value := func(key string) string {
				for _, a := range token.Attr {
					if a.Name.Local == key {
						return a.Value
					}
				}
				return ""
			}
			switch token.Name.Local {
			case "tbl":
				tables++
			case "p":
				p = wordParagraph{column: tables > 0}
			case "pStyle":
				p.style = value("val")
			case "hyperlink":
				inLink = true
				p.links = append(p.links, value("anchor"))
			case "bookmarkStart":
				p.names = append(p.names, value("name"))
			case "r":
				grey = false
			case "color":
				grey = true
			case "t":
				inText = true
			}
		case xml.EndElement:
			switch token.Name.Local {
			case "tbl":
				tables--
			case "p":
				all = append(all, p)
			case "t":
				inText = false
			case "hyperlink":
				inLink, behindLink = false, true
			}
		case xml.CharData:
			if inText {
				p.text += string(token)
				if !inLink && (!behindLink || string(token) != "–") {
					p.words += string(token)
				}
				behindLink = inLink
				if !grey {
					p.plain += string(token)
				}
			}
		}
	}
}

// emptyBrackets are what is left of marks by author and year without them.
var emptyBrackets = regexp.MustCompile(`（；*）|\((?:; )*\)`)

// followDOCX follows links to bookmarks: the quotes below them, and the hash of
// the page above.
func followDOCX(file string, l synoptic.Language) ([]told, error) {
	paragraphs, err := paragraphsOf(file)
	if err != nil {
		return nil, err
	}
	ends := map[string]*end{}
	hash := ""
	var open []*end // ends whose quote comes next
	for i, p := range paragraphs {
		switch p.style {
		case "Heading3":
			hash = "" // another study
		case "Source":
			if m := hashInText.FindString(p.text); m != "" {
				hash = m
			}
		case "QuoteSource":
			open = nil
			for _, name := range p.names {
				e := &end{sha256: hash, silence: i+1 < len(paragraphs) && paragraphs[i+1].style != "Quote"}
				ends[name] = e
				open = append(open, e)
			}
		case "Quote":
			for _, e := range open {
				e.quotes = append(e.quotes, p.plain)
			}
		}
		for _, name := range p.names {
			if ends[name] == nil {
				ends[name] = &end{} // a heading or a reference
			}
		}
	}
	synthesis := "Synthesis"
	if l == synoptic.Chinese {
		synthesis = "综述"
	}
	inside := false
	var all []told
	for _, p := range paragraphs {
		for _, to := range p.links {
			if ends[to] == nil {
				return nil, fmt.Errorf("the link to %q leads nowhere", to)
			}
		}
		if p.style == "Heading1" {
			inside = p.text == synthesis
		}
		if !inside || p.style != "BodyText" && p.style != "ListNumber" {
			continue
		}
		s := told{text: squeeze(emptyBrackets.ReplaceAllString(p.words, ""))}
		for _, to := range p.links {
			s.ends = append(s.ends, *ends[to])
		}
		all = append(all, s)
	}
	return all, nil
}

var hashInText = regexp.MustCompile(`[0-9a-f]{64}`)

// followXLSX follows the keys of a statement to rows of the sheet of quotes.
func followXLSX(file string, _ synoptic.Language) ([]told, error) {
	f, err := excelize.OpenReader(strings.NewReader(file))
	if err != nil {
		return nil, err
	}
	defer f.Close()
	sheets := f.GetSheetList()
	quotes, err := f.GetRows(sheets[2])
	if err != nil {
		return nil, err
	}
	ends := map[string]*end{}
	at := func(row []string, i int) string {
		if i < len(row) {
			return row[i]
		}
		return ""
	}
	hash := slices.IndexFunc(quotes[0], func(s string) bool { return strings.Contains(s, "SHA-256") })
	for _, row := range quotes[1:] {
		key := at(row, 0)
		e := ends[key]
		if e == nil {
			e = &end{sha256: at(row, hash)}
			ends[key] = e
		}
		if q := at(row, 5); q != "" {
			e.quotes = append(e.quotes, q)
		} else {
			e.silence = at(row, 4) != ""
		}
	}
	statements, err := f.GetRows(sheets[0])
	if err != nil {
		return nil, err
	}
	var all []told
	for i, row := range statements[1:] {
		s := told{text: squeeze(at(row, 2))}
		for key := range strings.FieldsSeq(at(row, 5)) {
			e := ends[key]
			if e == nil {
				return nil, fmt.Errorf("the key %q leads nowhere", key)
			}
			s.ends = append(s.ends, *e)
		}
		if leads, to, err := f.GetCellHyperLink(sheets[0], fmt.Sprintf("F%d", i+2)); err != nil || leads && !strings.HasPrefix(to, "'"+sheets[2]+"'!A") {
			return nil, fmt.Errorf("row %d leads to %q, %v", i+2, to, err)
		}
		all = append(all, s)
	}
	return all, nil
}
