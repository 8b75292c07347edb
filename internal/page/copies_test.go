package page

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"synoptic/internal/synoptic"
)

// Pages in Western languages as copying and conversion leave them: paragraphs
// in lines, titles in pieces, names, places and roles on lines of their own.
func TestCopiedPages(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct {
		text                                   string
		title, authors, places, journal        string // authors and places divided by "; "
		numbers                                string // "year volume issue pages"
		keywords, abstractBegins, abstractEnds string
		otherTitle, otherAbstract, doi         string
	}{
		"text of a PDF in lines of any length": {
			text: `Harbour Review 12:101–124
The Weight of Small Ledgers: A Study of
Bookkeeping in Seven Fishing Towns of the
North*
Ines Okafor, Bram Tillson
ABSTRACT
Ledgers of fishing towns have rarely been read as records of what a
town believes about itself. Over four winters we copied the books of
seven co-operatives and asked their clerks what each column was for. The
clerks disagreed, and
their disagreements follow the line between towns that own
their boats and towns that rent them.
INTRODUCTION
A ledger is a promise that somebody keeps on behalf of others, and a
promise of that kind has to be read by more than one pair of eyes. This
paper reads it.
`,
			title:   "The Weight of Small Ledgers: A Study of Bookkeeping in Seven Fishing Towns of the North",
			authors: "Ines Okafor; Bram Tillson", abstractBegins: "Ledgers of fishing towns", abstractEnds: "towns that rent them.",
		},
		"title in capitals on two lines, places behind letters": {
			text: `Forthcoming in Archives of Lending
DO QUIET BOARDS LEND MORE
DURING A DROUGHT?
Ada Brisk a,*, Tomas Quill b
a
University of Eastmoor, Department of Finance
b
College of Sund, School of Business
Abstract
This paper asks whether boards that meet seldom lend more during a
drought. Using the minutes of forty rural banks, we find that quiet
boards lend less, and that they lend
to fewer borrowers.
Keywords: boards; lending; drought
`,
			title:   "DO QUIET BOARDS LEND MORE DURING A DROUGHT?",
			authors: "Ada Brisk; Tomas Quill", places: "University of Eastmoor, Department of Finance; College of Sund, School of Business",
			keywords: "boards; lending; drought", abstractEnds: "to fewer borrowers.",
		},
		"title that a colon or a small word leaves open": {
			text: `Markets without Merchants:
Barter and Trust

Odd Fellmann, Rhea Santangelo

Abstract

Barter is often told as the time before money. This article tells it as the time after, when money has left a valley and the people have not.

Keywords: barter; trust
`,
			title: "Markets without Merchants: Barter and Trust", authors: "Odd Fellmann; Rhea Santangelo", keywords: "barter; trust",
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p, err := Parse(context.Background(), Input{Bytes: []byte(tt.text)})
			if err != nil {
				t.Fatal(err)
			}
			rec := p.Record
			var authors, places []string
			for _, a := range rec.Authors {
				authors = append(authors, a.Name)
				if a.Affiliation != "" {
					places = append(places, string(a.Affiliation))
				}
			}
			check := func(what, got, want string) {
				t.Helper()
				if want != "" && got != want && (want != "-" || got != "") {
					t.Errorf("%s: %q, want %q", what, got, want)
				}
			}
			if p.Type != synoptic.Article {
				t.Errorf("%s: %s", p.Type, p.Reason)
			}
			check("title", string(rec.Title.EN), tt.title)
			check("title in another language", string(rec.Title.Other), tt.otherTitle)
			check("authors", strings.Join(authors, "; "), tt.authors)
			check("places", strings.Join(places, "; "), tt.places)
			check("journal", string(rec.Journal.EN), tt.journal)
			check("keywords", strings.Join(rec.Keywords.EN, "; "), tt.keywords)
			check("DOI", string(rec.DOI), tt.doi)
			check("numbers", fmt.Sprint(rec.Year, " ", rec.Volume, " ", rec.Issue, " ", rec.Pages), tt.numbers)
			if a := string(rec.Abstract.EN); !strings.HasPrefix(a, tt.abstractBegins) || !strings.HasSuffix(a, tt.abstractEnds) {
				t.Errorf("abstract: %q", a)
			}
			if a := string(rec.Abstract.Other); !strings.HasPrefix(a, tt.otherAbstract) {
				t.Errorf("abstract in another language: %q", a)
			}
		})
	}
}
