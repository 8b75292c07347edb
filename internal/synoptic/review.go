package synoptic

import (
	"encoding/json"
	"fmt"
	"time"
)

// ReviewStatus tells where a review stands.
type ReviewStatus string

// The states of a review.
const (
	ReviewQueued     ReviewStatus = "queued"
	ReviewExtracting ReviewStatus = "extracting"
	ReviewWriting    ReviewStatus = "writing"
	ReviewDone       ReviewStatus = "done"
	ReviewFailed     ReviewStatus = "failed"
)

// Review is a comparative summary of the included documents: the evidence
// table, and a synthesis whose every statement cites cells of it.
type Review struct {
	ID            string         `json:"id"`
	Status        ReviewStatus   `json:"status"`
	Progress      Progress       `json:"progress"`
	Title         string         `json:"title"`
	Question      Maybe          `json:"question" nullable:"true"`
	Language      Language       `json:"language"`
	Engine        string         `json:"engine"`
	Form          string         `json:"form"`         // whose items the table may have
	FormVersion   string         `json:"form_version"` // pinned when the review was asked for
	Included      List[Included] `json:"included"`
	Excluded      List[Excluded] `json:"excluded"`
	EvidenceTable EvidenceTable  `json:"evidence_table"`
	Synthesis     List[Section]  `json:"synthesis"`
	Checks        Checks         `json:"checks"`
	Comparison    *Comparison    `json:"comparison"` // nil until the review is done
	AIUse         *AIUse         `json:"ai_use"`     // nil until the review is done
	Usage         Usage          `json:"usage"`
	CreatedAt     time.Time      `json:"created_at"`
	CompletedAt   *time.Time     `json:"completed_at"`
	Error         *Problem       `json:"error"`
	Warnings      List[string]   `json:"warnings"`

	// Version counts the finished versions of the review; 0 before the first.
	Version int `json:"version"`
	// RestsOn says which version of each document the review was written from.
	RestsOn List[Basis] `json:"rests_on"`
	// Stale tells that documents have changed since, and Changes what. Both
	// are looked up when one review is asked for, and are in no list.
	Stale   bool         `json:"stale"`
	Changes List[Change] `json:"changes"`
}

// Progress counts what is done of what there is to do.
type Progress struct {
	Done  int `json:"done"`
	Total int `json:"total"`
}

// Included is one study of a review. Label is its number in the prose.
type Included struct {
	Label      string `json:"label"`
	DocumentID string `json:"document_id"`
	SHA256     string `json:"sha256"`
	Reference  string `json:"reference"`
	// Record is what the reference is made of: each field from the fullest
	// page of the study, without abstract, keywords and references. A review
	// is cited by it when its documents are long gone.
	Record *Record `json:"record"`
	// Missing names the fields of Record that a reference wants and no page
	// of the study states.
	Missing List[string] `json:"missing"`
}

// Excluded is a document that a review leaves out, and why: Reason for people,
// Kind for programs. A file that could not be read has no id; its name tells
// which it was. The name is empty (null) of deleted documents and in reviews
// older than the field.
type Excluded struct {
	DocumentID string        `json:"document_id"`
	FileName   Maybe         `json:"file_name" nullable:"true"`
	Reason     string        `json:"reason"`
	Kind       ExclusionKind `json:"kind" nullable:"true" enum:"duplicate,rejected,failed,not_extracted,deleted"`
}

// ExclusionKind tells what became of a document that a review leaves out.
type ExclusionKind string

// The kinds of exclusion; empty (null) in reviews older than they are.
const (
	DuplicateStudy  ExclusionKind = "duplicate"
	RejectedPage    ExclusionKind = "rejected"
	FailedPage      ExclusionKind = "failed"
	NotExtracted    ExclusionKind = "not_extracted"
	DeletedDocument ExclusionKind = "deleted"
)

// MarshalJSON writes null for an unknown kind.
func (k ExclusionKind) MarshalJSON() ([]byte, error) { return Maybe(k).MarshalJSON() }

// EvidenceTable is documents × items.
type EvidenceTable struct {
	Items List[string] `json:"items"`
	Rows  List[Row]    `json:"rows"`
}

// Row is one study of an evidence table.
type Row struct {
	DocumentID string          `json:"document_id"`
	Cells      map[string]Cell `json:"cells"`
}

// Cell is what one study says on one item. Its JSON form is a list of answers
// for findings, a single answer with its design for method, else one answer.
type Cell struct {
	Answers  []Answer
	Design   Design
	Multiple bool // a list even when it holds one answer
	IsMethod bool // carries a design
	Value    any  // the typed value of a user's item
}

// MarshalJSON writes the cell in the form of its item.
func (c Cell) MarshalJSON() ([]byte, error) {
	switch {
	case c.Multiple:
		return marshalPlain(List[Answer](c.Answers))
	case len(c.Answers) == 0:
		return []byte("null"), nil
	case c.IsMethod:
		return marshalPlain(MethodAnswer{c.Answers[0], c.Design})
	case c.Value != nil:
		return marshalPlain(ItemAnswer{c.Answers[0], c.Value})
	}
	return marshalPlain(c.Answers[0])
}

// UnmarshalJSON reads what MarshalJSON wrote.
func (c *Cell) UnmarshalJSON(b []byte) error {
	*c = Cell{}
	if len(b) > 0 && b[0] == '[' {
		c.Multiple = true
		return json.Unmarshal(b, &c.Answers)
	}
	var one *struct {
		Answer
		Design *Design `json:"design"`
		Value  any     `json:"value"`
	}
	if err := json.Unmarshal(b, &one); err != nil {
		return fmt.Errorf("reading a cell: %w", err)
	}
	if one == nil {
		return nil
	}
	var keys map[string]json.RawMessage
	if err := json.Unmarshal(b, &keys); err != nil {
		return err
	}
	_, c.IsMethod = keys["design"]
	c.Answers, c.Value = []Answer{one.Answer}, one.Value
	if one.Design != nil {
		c.Design = *one.Design
	}
	return nil
}

// SectionKind names a section of the synthesis.
type SectionKind string

// The sections of a synthesis, in the order in which they stand.
const (
	Overview      SectionKind = "overview"
	Questions     SectionKind = "questions"
	Theories      SectionKind = "theories"
	Methods       SectionKind = "methods"
	Cases         SectionKind = "cases"
	Agreements    SectionKind = "agreements"
	Disagreements SectionKind = "disagreements"
	Gaps          SectionKind = "gaps"
)

// SectionKinds lists the sections in order.
func SectionKinds() []SectionKind {
	return []SectionKind{Overview, Questions, Theories, Methods, Cases, Agreements, Disagreements, Gaps}
}

// Section is one part of the synthesis.
type Section struct {
	Kind       SectionKind     `json:"kind" enum:"overview,questions,theories,methods,cases,agreements,disagreements,gaps"`
	Heading    string          `json:"heading"`
	Statements List[Statement] `json:"statements"`
}

// Relation says how the sides of a disagreement stand to each other.
type Relation string

// A contradiction cannot both be true; a difference is one of focus, setting
// or emphasis.
const (
	Contradiction Relation = "contradiction"
	Difference    Relation = "difference"
)

// MarshalJSON writes null where there is no relation.
func (r Relation) MarshalJSON() ([]byte, error) { return Maybe(r).MarshalJSON() }

// Statement is one claim of the synthesis with the cells it rests on. Text
// carries no citation marks; writers add them from Citations.
type Statement struct {
	Text      string         `json:"text"`
	Relation  Relation       `json:"relation" nullable:"true" enum:"contradiction,difference"`
	Citations List[Citation] `json:"citations"`
}

// Citation names a cell: a document, an item, and which of several answers.
type Citation struct {
	DocumentID string `json:"document_id"`
	Item       string `json:"item"`
	Index      int    `json:"index"`
}

// Checks counts what the program's own verification kept and dropped.
type Checks struct {
	Statements     int          `json:"statements"`
	Dropped        int          `json:"dropped"`
	DroppedReasons List[string] `json:"dropped_reasons"`
}
