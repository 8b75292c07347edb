package synoptic

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"maps"
	"slices"
	"time"
)

// Basis is what a review rests on of one document: which version of it was
// there when the review was written. A review of documents that have changed
// since is stale.
type Basis struct {
	DocumentID  string         `json:"document_id"`
	Revision    int64          `json:"revision"` // while it is the same, so is all that follows
	Status      DocumentStatus `json:"status"`
	DuplicateOf Maybe          `json:"duplicate_of" nullable:"true"`
	TextSHA256  Maybe          `json:"text_sha256" nullable:"true"`
	Engine      Maybe          `json:"engine" nullable:"true"`
	Model       Maybe          `json:"model" nullable:"true"`
	Form        Maybe          `json:"form" nullable:"true"`
	FormVersion Maybe          `json:"form_version" nullable:"true"`
	ExtractedAt *time.Time     `json:"extracted_at"`
	// Record and Answers are hashes: of the bibliographic record, and of the
	// answers to each item of the review's table, what people decided
	// included.
	Record  Maybe             `json:"record_sha256" nullable:"true"`
	Answers map[string]string `json:"answers_sha256"`
	// Edited are the items on which an answer carries a person's name.
	Edited List[string] `json:"edited"`
}

// BasisOf says what a review of these items would rest on.
func BasisOf(d Document, items []string) Basis {
	b := Basis{DocumentID: d.ID, Status: d.Status, DuplicateOf: d.DuplicateOf, Answers: map[string]string{}}
	if d.Record != nil {
		b.Record = Maybe(shortHash(d.Record))
	}
	x := d.Extraction
	if x == nil {
		return b
	}
	b.TextSHA256, b.Engine, b.Model = Maybe(x.TextSHA256), Maybe(x.Engine), x.Model
	b.Form, b.FormVersion, b.ExtractedAt = Maybe(x.Form), Maybe(x.FormVersion), new(x.CreatedAt)
	for _, item := range items {
		b.Answers[item] = answersHash(x, item)
		if slices.ContainsFunc(x.Answers(item), func(a Answer) bool { return a.EditedBy != "" }) {
			b.Edited = append(b.Edited, item)
		}
	}
	return b
}

// answersHash is a hash of all that an extraction says on an item.
func answersHash(x *Extraction, item string) string {
	said := struct {
		Answers []hashedAnswer
		Design  Design
		Value   any
	}{Value: x.Items[item].Value}
	for _, a := range x.Answers(item) {
		said.Answers = append(said.Answers, hashedAnswer(a))
	}
	if item == ItemMethod {
		said.Design = x.Method.Design
	}
	return shortHash(said)
}

// hashedAnswer is an answer as hashes take it. A key that was added to answers
// since is left out where it has no value: else every review that was written
// before it would be stale.
type hashedAnswer struct {
	Status   AnswerStatus `json:"status"`
	Answer   Maybe        `json:"answer"`
	Quotes   List[Quote]  `json:"quotes"`
	EditedBy Maybe        `json:"edited_by"`
	LeftOpen LeftOpen     `json:"left_open,omitempty"`
}

func shortHash(v any) string {
	// What is hashed here came from JSON or goes into it; it can be written.
	b, _ := json.Marshal(v)
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:8])
}

// ChangeKind says what became of a document since a review was written.
type ChangeKind string

// The kinds of changes. Added: a document that had been deleted is there
// again. Extracted: it was extracted anew and answers
// otherwise; edited: a person decided on an answer; status: what was extracted
// failed or is being extracted, or the other way round; duplicate: another
// document holds the study now, or no other does any more.
const (
	ChangeDeleted   ChangeKind = "deleted"
	ChangeAdded     ChangeKind = "added"
	ChangeStatus    ChangeKind = "status"
	ChangeDuplicate ChangeKind = "duplicate"
	ChangeRecord    ChangeKind = "record"
	ChangeExtracted ChangeKind = "extracted"
	ChangeEdited    ChangeKind = "edited"
)

// Change is one thing that makes a review stale. Items are those of the table
// whose answers differ.
type Change struct {
	DocumentID string       `json:"document_id"`
	What       ChangeKind   `json:"what" enum:"deleted,added,status,duplicate,record,extracted,edited"`
	Items      List[string] `json:"items"`
}

// Changes lists what differs between the documents that a review rests on and
// the documents as they are, by id. A document that is not among them was
// deleted.
func Changes(before []Basis, now map[string]Basis) []Change {
	var changes []Change
	known := make(map[string]bool, len(before))
	for _, b := range before {
		known[b.DocumentID] = true
		n, there := now[b.DocumentID]
		if !there {
			changes = append(changes, Change{DocumentID: b.DocumentID, What: ChangeDeleted})
			continue
		}
		add := func(what ChangeKind, items ...string) {
			changes = append(changes, Change{b.DocumentID, what, items})
		}
		if b.Status != n.Status {
			add(ChangeStatus)
		}
		if b.DuplicateOf != n.DuplicateOf {
			add(ChangeDuplicate)
		}
		if b.Record != n.Record {
			add(ChangeRecord)
		}
		// Without another extraction only a person can have changed an answer.
		sameExtraction := b.ExtractedAt != nil && n.ExtractedAt != nil && b.ExtractedAt.Equal(*n.ExtractedAt)
		items := map[ChangeKind][]string{}
		for _, item := range slices.Sorted(maps.Keys(b.Answers)) {
			if b.Answers[item] == n.Answers[item] {
				continue
			}
			what := ChangeExtracted
			if sameExtraction || slices.Contains(n.Edited, item) {
				what = ChangeEdited
			}
			items[what] = append(items[what], item)
		}
		for _, what := range []ChangeKind{ChangeExtracted, ChangeEdited} {
			if len(items[what]) > 0 {
				add(what, items[what]...)
			}
		}
	}
	for _, id := range slices.Sorted(maps.Keys(now)) {
		if !known[id] {
			changes = append(changes, Change{DocumentID: id, What: ChangeAdded})
		}
	}
	return changes
}

// ReviewVersion is one finished version of a review.
type ReviewVersion struct {
	Version     int        `json:"version"`
	CompletedAt *time.Time `json:"completed_at"`
	Engine      string     `json:"engine"`
	Included    int        `json:"included"`   // studies
	Statements  int        `json:"statements"` // of the synthesis
	Usage       Usage      `json:"usage"`
}
