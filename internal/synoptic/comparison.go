package synoptic

// Comparison is an evidence table seen across its studies. It is computed
// from the table and the records alone, whoever wrote the synthesis, and holds
// no words of its own but the names of topics and sides; what it says of a
// study is followed through Citations to cells.
type Comparison struct {
	Flow          Flow               `json:"flow"`
	Items         List[ItemCoverage] `json:"items"` // one an item, in the order of the table
	Designs       List[DesignGroup]  `json:"designs"`
	Years         List[YearGroup]    `json:"years"` // ascending; the unknown year last
	Matrix        Matrix             `json:"matrix"`
	Agreements    List[Point]        `json:"agreements"`
	Disagreements List[Point]        `json:"disagreements"`
	Gaps          Absence            `json:"gaps"`
}

// Flow counts what became of the documents, as a PRISMA diagram does. The
// parts add up to Identified.
type Flow struct {
	Identified   int `json:"identified"`
	Duplicates   int `json:"duplicates"`
	Rejected     int `json:"rejected"` // no page of a record
	Failed       int `json:"failed"`
	NotExtracted int `json:"not_extracted"`
	Deleted      int `json:"deleted"` // gone since the review was asked for
	Included     int `json:"included"`
}

// ItemCoverage counts the studies of a table by how an item stands in them. A
// study with several answers counts as reported where one of them is.
type ItemCoverage struct {
	Item        string `json:"item"`
	Reported    int    `json:"reported"`
	NotReported int    `json:"not_reported"`
	Lost        int    `json:"lost"`
	Unverified  int    `json:"unverified"`
	LeftOpen    int    `json:"left_open"` // nobody looked or decided
	Edited      int    `json:"edited"`    // of these, with an answer that a person decided on
}

// DesignGroup is the studies of one design; no design where the page states
// none that is known.
type DesignGroup struct {
	Design      Design       `json:"design" nullable:"true"`
	DocumentIDs List[string] `json:"document_ids"`
}

// YearGroup is the studies of one year; null where the page states none.
type YearGroup struct {
	Year        Year         `json:"year" nullable:"true"`
	DocumentIDs List[string] `json:"document_ids"`
}

// CaseKind tells what kind of case a study has, by the words of its answer.
type CaseKind string

// The kinds of case.
const (
	SinglePlace CaseKind = "single_place" // one place, or one organisation at one place
	Sample      CaseKind = "sample"       // with a number of something
	OtherCase   CaseKind = "other"
	NoCase      CaseKind = "not_stated"
)

// CaseKinds lists the kinds of case in the order in which they are shown.
func CaseKinds() []CaseKind { return []CaseKind{SinglePlace, Sample, OtherCase, NoCase} }

// Matrix is methods × cases: which studies combine a design with a kind of
// case. Only combinations that occur are listed.
type Matrix struct {
	Designs List[Design]     `json:"designs"` // the rows
	Cases   List[CaseKind]   `json:"cases"`   // the columns
	Cells   List[MatrixCell] `json:"cells"`
}

// MatrixCell is the studies that combine a design with a kind of case.
type MatrixCell struct {
	Design      Design       `json:"design" nullable:"true"`
	Case        CaseKind     `json:"case" enum:"single_place,sample,other,not_stated"`
	DocumentIDs List[string] `json:"document_ids"`
}

// Point is a topic on which studies meet: with one side where they agree, with
// several where they do not. Relation is empty for an agreement.
type Point struct {
	Item     string     `json:"item"`
	Topic    string     `json:"topic"` // in the language of the review
	Relation Relation   `json:"relation" nullable:"true" enum:"contradiction,difference"`
	Sides    List[Side] `json:"sides"`
}

// Side is the cells that take one position.
type Side struct {
	Position Maybe          `json:"position" nullable:"true"` // null where the cells speak for themselves
	Cells    List[SideCell] `json:"cells"`
}

// SideCell is a cell with the words of its answer that take the side, verbatim;
// null where the whole answer does.
type SideCell struct {
	Citation
	Words Maybe `json:"words" nullable:"true"`
}

// Absence is what these documents, and no others, do not have.
type Absence struct {
	Items        List[string]      `json:"items"`        // that no study reports
	Years        List[Year]        `json:"years"`        // between the first and the last, without a study
	Combinations List[Combination] `json:"combinations"` // of design and kind of case; none in newer reviews: kinds of case do not exclude each other
}

// Combination is a design with a kind of case.
type Combination struct {
	Design Design   `json:"design"`
	Case   CaseKind `json:"case" enum:"single_place,sample,other"`
}
