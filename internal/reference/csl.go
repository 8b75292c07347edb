package reference

import (
	"encoding/json"
	"fmt"
	"io"

	"synoptic/internal/synoptic"
)

// cslItem is an entry as CSL-JSON has it.
type cslItem struct {
	ID        string    `json:"id"`
	Type      string    `json:"type"`
	Title     string    `json:"title,omitempty"`
	Author    []cslName `json:"author,omitempty"`
	Container string    `json:"container-title,omitempty"`
	Publisher string    `json:"publisher,omitempty"`
	Genre     string    `json:"genre,omitempty"`
	Issued    *cslDate  `json:"issued,omitempty"`
	Volume    string    `json:"volume,omitempty"`
	Issue     string    `json:"issue,omitempty"`
	Page      string    `json:"page,omitempty"`
	DOI       string    `json:"DOI,omitempty"`
	ISSN      string    `json:"ISSN,omitempty"`
	Language  string    `json:"language,omitempty"`
	Keyword   string    `json:"keyword,omitempty"`
	Abstract  string    `json:"abstract,omitempty"`
}

type cslName struct {
	Literal  string `json:"literal,omitempty"`
	Family   string `json:"family,omitempty"`
	Given    string `json:"given,omitempty"`
	Particle string `json:"non-dropping-particle,omitempty"`
	Suffix   string `json:"suffix,omitempty"`
}

type cslDate struct {
	Parts [][]int `json:"date-parts"`
}

func writeCSL(w io.Writer, entries []Entry) error {
	items := make([]cslItem, len(entries))
	for i, key := range citeKeys(entries) {
		items[i] = cslOf(entries[i], key)
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(items); err != nil {
		return fmt.Errorf("writing CSL-JSON: %w", err)
	}
	return nil
}

func cslOf(e Entry, id string) cslItem {
	item := cslItem{
		ID: id, Title: e.Title, Volume: e.Volume, Issue: e.Issue, DOI: e.DOI, ISSN: e.ISSN,
		// An article number stands as the page: most styles know no other place.
		Page:     join(", ", e.pages(", ", pageRange("-")), e.Article),
		Language: cslLanguage(e), Keyword: join(", ", e.Keywords...), Abstract: e.Abstract,
	}
	switch e.Kind {
	case Preprint:
		item.Type, item.Genre, item.Publisher = "article", "Preprint", e.Container
	case Thesis:
		item.Type, item.Genre, item.Publisher = "thesis", "Thesis", e.Container
	case Conference:
		item.Type, item.Container = "paper-conference", e.Container
	default:
		item.Type, item.Container = "article-journal", e.Container
	}
	for _, n := range e.Authors {
		item.Author = append(item.Author, cslName{n.Literal, n.Family, n.Given, n.Particle, n.Suffix})
	}
	if e.Year != 0 {
		item.Issued = &cslDate{[][]int{{e.Year}}}
	}
	return item
}

// cslLanguage is the tag by which processors choose a locale: a Chinese paper
// without one would be cited with et al.
func cslLanguage(e Entry) string {
	switch {
	case e.Tag == "zh-Hant":
		return "zh-TW"
	case e.Language == synoptic.Chinese:
		return "zh-CN"
	case e.Language == synoptic.English:
		return "en-US"
	case e.Tag == "ja":
		return "ja-JP"
	case e.Tag == "ko":
		return "ko-KR"
	}
	return e.Tag
}
