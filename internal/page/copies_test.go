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
		"titles of the papers before and behind, and knobs for the type": {
			text: `Next Article in Journal
Tides and Tolls: A Model of Small Harbours
Previous Article in Journal
What Lighthouses Owe to Fishermen
Font Type:
Arial Georgia Verdana
Font Size:
Aa Aa Aa
Line Spacing:
Column Width:
Background:
Article

Ferries and Their Timetables: Evidence from Two Islands

1
School of Transport, Eastmoor University, Eastmoor 10442, Norland
*
Author to whom correspondence should be addressed.
Harbours 2021, 9(4), 211; https://doi.org/10.9999/harbours9040211
Received: 2 March 2021 / Accepted: 9 April 2021 / Published: 20 April 2021

Abstract

:
Timetables of ferries are promises to islanders. This paper compares two islands and shows that late ferries empty the shops before they empty the schools.
Keywords:
ferries; islands; timetables
`,
			title: "Ferries and Their Timetables: Evidence from Two Islands", authors: "", journal: "Harbours", numbers: "2021 9 4 211",
			keywords: "ferries; islands; timetables", doi: "10.9999/harbours9040211",
		},
		"a logo with a link for the journal": {
			text: `Harbour Medicine logoLink to Harbour Medicine
. 2016 May 3;11:207. doi: 10.9999/hm.2016.207

Seasickness among ferry clerks: a cohort study

Ola Nyberg 1,2,, Tess Marrow 1
PMCID: PMC9999999  PMID: 99999999

Abstract

Background

Clerks on ferries are sick as often as travellers. This study followed them over a winter.
`,
			title: "Seasickness among ferry clerks: a cohort study", authors: "Ola Nyberg; Tess Marrow", journal: "Harbour Medicine", numbers: "2016 11  207",
		},
		"an index in Ukrainian": {
			text: `Boats as Collateral in Three Fishing Towns

Основна інформація

Тип публікації

Журнальна стаття

Видання
2019, Archives of Lending, № 4, с. 77-95
Видавець

Norland Press

Автори

Ada Brisk, Tomas Quill

Кількість джерел у списку літератури

64

Анотація

Boats are lent on more often than houses. Based on the books of three banks, this paper shows that a boat is worth more as collateral where its owner fishes alone.
`,
			title: "Boats as Collateral in Three Fishing Towns", authors: "Ada Brisk; Tomas Quill", journal: "Archives of Lending", numbers: "2019  4 77-95", abstractBegins: "Boats are lent on",
		},
		"a library in Russian": {
			text: `Научная статья на тему 'Do quiet boards lend more in a drought?'

Do quiet boards lend more in a drought? Текст научной статьи по специальности «Экономика и бизнес»

CC BY-NC-ND
56
9
i Надоели баннеры? Вы всегда можете отключить рекламу.
Ключевые слова
boards / lending / drought

Аннотация научной статьи по экономике и бизнесу, автор научной работы — Ada Brisk, Tomas Quill

Boards that meet seldom are said to lend with a steady hand. This paper reads the minutes of forty rural banks and finds that they lend less, and to fewer borrowers, whenever the rain fails. The clerks who wrote the minutes knew it before the boards did.
`,
			title: "Do quiet boards lend more in a drought?", authors: "Ada Brisk; Tomas Quill", keywords: "boards; lending; drought", abstractBegins: "Boards that meet seldom",
		},
		"names behind the words of a repository": {
			text: `Home visits by retired nurses in a mountain district: a cluster-randomized trial
Version 2 2021-05-20, 03:16Version 2 2021-05-20, 03:16
journal contribution
posted on 2021-05-20, 03:16authored byMara K Ilves, Piet Sandau, Lena BrockLena Brock, Ugo Ferrant
Background Visits by nurses are dear. We assessed the effect of visits by retired nurses on blood pressure. Methods We randomly assigned twelve hamlets to visits or to none. Results Pressure fell in both arms, and fell further where nurses came. Conclusions Retired nurses are worth their fare.
`,
			title: "Home visits by retired nurses in a mountain district: a cluster-randomized trial", authors: "Mara K Ilves; Piet Sandau; Lena Brock; Ugo Ferrant", abstractBegins: "Background Visits",
		},
		"keywords that only capitals divide, funders by number": {
			text: `What Late Ferries Do to the Shops

Abstract

Ferries that come late empty the shops of an island before they empty its schools. This paper counts both over ten winters.

Keywords

Ferry delays Island retail trade Schooling Norland Time series

Funders

  1. National Fund of Norland
  2. Island think tank
`,
			title: "What Late Ferries Do to the Shops", keywords: "Ferry delays; Island retail trade; Schooling; Norland; Time series",
		},
		"an author a line, some with a place": {
			text: `What Late Ferries Do to the Shops

Ada Brisk, Eastmoor University
Tomas Quill
Rhea Santangelo, Eastmoor Universtiy
Odd Fellmann, College of Sund

Background: Ferries that come late empty the shops of an island. Objective: To count both over ten winters. Methods: We counted shops in 12 harbours. Results: Shops closed two winters after the ferries came late. Conclusion: Timetables keep shops.
`,
			title: "What Late Ferries Do to the Shops", authors: "Ada Brisk; Tomas Quill; Rhea Santangelo; Odd Fellmann",
			places: "Eastmoor University; Eastmoor Universtiy; College of Sund", abstractBegins: "Background: Ferries",
		},
		"a chapter with its number, keywords between dashes": {
			text: `Skip to main content

2. Timetables as Promises: The State of the Art

Abstract

This chapter reads the timetables of ferries as promises to those who live on islands, and asks what becomes of a promise that is late by an hour every day of the year.

Keywords: timetables - ferries - islands
`,
			title: "Timetables as Promises: The State of the Art", keywords: "timetables; ferries; islands",
		},
		"a day before the names, the cover of a network of researchers": {
			text: `See discussions, stats, and author profiles for this publication at: https://www.example.org/publication/9
Do quiet boards lend more in a drought?
Article in Archives of Lending · April 2014
CITATIONS
READS
12
1,105
2 authors, including:
Tomas Quill
College of Sund
51 PUBLICATIONS 1,175 CITATIONS
SEE PROFILE
All content following this page was uploaded by Tomas Quill on 16 May 2014.
The user has requested enhancement of the downloaded file.
Do quiet boards lend more in a drought?
1 Apr 2014 | Ada Brisk, Tomas Quill
Abstract
Boards that meet seldom are said to lend with a steady hand. This paper reads the minutes of forty rural banks and finds that they lend less.
Keywords: boards; lending
`,
			title: "Do quiet boards lend more in a drought?", authors: "Ada Brisk; Tomas Quill", journal: "Archives of Lending", numbers: "2014   ",
		},
		"a thesis whose title only its citation has": {
			text: `Date of Award
Fall 12-16-2021
Document Type
Dissertation (799 registration)
Degree Name
Doctor of Education in Harbour Studies
Department
Graduate Studies
Committee Chair
Odd Fellmann
Keywords
ferries, clerks, Norland
Abstract
Clerks leave the ferries within five years, and nobody has asked those who stay. This qualitative study talks to nine of them and finds that they stay for the crossing and not for the pay.
Recommended Citation
Brisk, Ada A., "Why They Stay Aboard: A Study of Ferry Clerks in Norland" (2021). Dissertations and Projects. 579.
https://example.org/thesis/579
`,
			title: "Why They Stay Aboard: A Study of Ferry Clerks in Norland", authors: "Brisk, Ada A", numbers: "2021   ", keywords: "ferries; clerks; Norland",
		},
		"places below their label, whatever they say": {
			text: `Hostname: page-component-1 Total loading time: 0 Render date: 2024-11-22T08:48:15.487Z

Timetables as Soft Law

Published online by Harbour University Press:  15 June 2022

Ada Brisk
Affiliation:
HEM, Port du Nord, Norland
Tomas Quill*
Affiliation:
Quai Sud, Port du Nord, Norland
*
*Corresponding author. E-mail: [email protected]

Abstract

Timetables bind ferries without being law. In this article we read them as soft law and ask who may enforce them when the ferry is late, and what that costs the islanders.
`,
			title: "Timetables as Soft Law", authors: "Ada Brisk; Tomas Quill", places: "HEM, Port du Nord, Norland; Quai Sud, Port du Nord, Norland",
		},
		"authors with places in brackets below, the volume in the citation": {
			text: `Do Quiet Boards Lend More in a Drought?

Author

Listed:
  • Ada Brisk

    (Department of Finance, College of Business, Eastmoor University, Eastmoor 10442, Norland)

  • Tomas Quill

    (Department of Public Works, College of Sund, Sund 20110, Norland)

Abstract

Boards that meet seldom are said to lend with a steady hand. This paper finds that they lend less.

Suggested Citation

  • Ada Brisk & Tomas Quill, 2020. "Do Quiet Boards Lend More in a Drought?," Archives of Lending, Springer, vol. 12(20), pages 1-17, October.
`,
			title: "Do Quiet Boards Lend More in a Drought?", authors: "Ada Brisk; Tomas Quill", journal: "Archives of Lending", numbers: "2020 12 20 1-17",
			places: "Department of Finance, College of Business, Eastmoor University, Eastmoor 10442, Norland; Department of Public Works, College of Sund, Sund 20110, Norland",
		},
		"a library's catalogue": {
			text: `What Late Ferries Do to the Shops of an Island

Saved in:
Bibliographic Details
Published in: | Harbour review (Sund, Norland : 1991) Norland : 1991), 2024-08, Vol.24 (3), p.207-240 |
Format: | Article |
Abstract: | Ferries that come late empty the shops of an island before they empty its schools. This paper counts both over ten winters.
`,
			title: "What Late Ferries Do to the Shops of an Island", journal: "Harbour review (Sund, Norland : 1991)", numbers: "2024 24 3 207-240", abstractBegins: "Ferries that come late",
		},
		"a first page that a conversion ran together": {
			text: "DO QUIET BOARDS LEND MORE IN A DROUGHT?\n\nSize: px\nStart display at page:\n\nTranscription\n\n" +
				"1 DO QUIET BOARDS LEND MORE IN A DROUGHT? Ada Brisk* Abstract Boards that meet seldom are said to lend with a steady hand. This paper reads the minutes of forty rural banks over the last ten dry years, and asks whether the boards that met least lent most while the rain failed. We find that they lend less than others do, and that they lend to fewer borrowers, whatever the price of grain was in the year before. Keywords: boards, lending, drought *School of Business, College of Sund 1. Introduction In a widely read essay a clerk once wrote that boards are best judged by their minutes.\n",
			title: "DO QUIET BOARDS LEND MORE IN A DROUGHT?", authors: "Ada Brisk", keywords: "boards; lending; drought",
			abstractBegins: "Boards that meet seldom", abstractEnds: "in the year before.",
		},
		"tags of journals' markup, a source of journal and year": {
			text: `Late ferries and the shops: a systematic review

https://doi.org/10.9999/harbour-12-2022 ·

Journal: Harbour Research, 2024, p. 102553

Publisher: Norland Press

Authors: Ada Brisk, Tomas Quill

Abstract

<jats:sec><jats:title content-type="abstract-subheading">Purpose</jats:title><jats:p>This study asks what late ferries do to the shops of an island.</jats:p></jats:sec><jats:sec><jats:title content-type="abstract-subheading">Findings</jats:title><jats:p>Late ferries empty the shops before the schools.</jats:p></jats:sec>
`,
			title: "Late ferries and the shops: a systematic review", authors: "Ada Brisk; Tomas Quill", journal: "Harbour Research", numbers: "2024   102553",
			abstractBegins: "Purpose This study asks", abstractEnds: "before the schools.", doi: "10.9999/harbour-12-2022",
		},
		"an index of papers on education": {
			text: `ERIC Number: ED999999
Record Type: Non-Journal
Publication Date: 2005-Aug
Pages: 3
Abstractor: ERIC
Reference Count: 3
ISBN: N/A
How Island Teachers Learn: 1999-2000. Harbour Issue Brief. HIB 2005-030
Brisk, Ada; Quill, Tomas J.; Fellmann, Odd
National Centre for Island Statistics
As in many callings, teachers on islands are expected to go on learning for as long as they teach. They are sent to the mainland once in a year, and they learn from each other on the ferry. Those who have counted such journeys hold that the ferry teaches more than the mainland does.
Publication Type: Reports - Descriptive
`,
			title: "How Island Teachers Learn: 1999-2000. Harbour Issue Brief. HIB 2005-030", numbers: "2005   ", abstractBegins: "As in many callings",
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
