package synoptic

// What a record may be besides an article in a journal.
const (
	TypeThesis          Maybe = "thesis"
	TypeConferencePaper Maybe = "conference_paper"
)

// Record is the bibliographic entry parsed from a document: what the page
// states, verbatim but for white space. What the page does not state is
// empty, whatever the world knows.
type Record struct {
	Title    LangText     `json:"title"`
	Authors  List[Author] `json:"authors"`
	Journal  LangText     `json:"journal"`
	Year     Year         `json:"year" nullable:"true"`
	Volume   Maybe        `json:"volume" nullable:"true"`
	Issue    Maybe        `json:"issue" nullable:"true"`
	Pages    Maybe        `json:"pages" nullable:"true"` // a range such as "66-79+158", or an article number
	DOI      Maybe        `json:"doi" nullable:"true"`   // without resolver, e.g. "10.1999/abc"
	ISSN     Maybe        `json:"issn" nullable:"true"`
	CLC      List[string] `json:"clc"`     // Chinese Library Classification codes
	Funding  List[string] `json:"funding"` // one entry a grant
	Keywords LangList     `json:"keywords"`
	Abstract LangText     `json:"abstract"`
	// References are the paper's own, as printed; ReferenceCount is the
	// number that the page states, else the length of the printed list, nil
	// where there is neither.
	References     List[string] `json:"references"`
	ReferenceCount *int         `json:"reference_count"`
	// Type is the kind of publication where only pages of that kind state what
	// this one does; empty for an article in a journal, and where it cannot be
	// told. Publisher is who granted the degree of a thesis.
	Type      Maybe  `json:"type" nullable:"true" enum:"thesis,conference_paper"`
	Publisher Maybe  `json:"publisher" nullable:"true"`
	Language  Maybe  `json:"language" nullable:"true"` // BCP 47: zh-Hans, zh-Hant, en, ja, ko …
	Portal    string `json:"portal"`                   // the layout recognised, "unknown" where none
}

// Author is one author in the order of the page.
type Author struct {
	Name        string `json:"name"`                    // in the page's main language
	NameEN      Maybe  `json:"name_en" nullable:"true"` // romanised, where the page prints it
	Affiliation Maybe  `json:"affiliation" nullable:"true"`
}

// PortalUnknown is the portal of a page whose layout is not known.
const PortalUnknown = "unknown"
