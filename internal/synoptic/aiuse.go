package synoptic

import "time"

// AIUse accounts for the part that machines and people had in a review: who
// filled the forms, who wrote, what was checked. It goes with every review,
// also with one that no model had a part in.
type AIUse struct {
	// ModelUsed is whether any text of a language model stands in the review.
	// ModelAsked is whether one was asked, be it in vain.
	ModelUsed  bool            `json:"model_used"`
	ModelAsked bool            `json:"model_asked"`
	Extraction List[EngineUse] `json:"extraction"` // who filled the forms, those of most studies first
	Writing    EngineUse       `json:"writing"`    // who wrote the synthesis
	Answers    AnswerUse       `json:"answers"`
	Statements StatementUse    `json:"statements"`
	Text       AIUseText       `json:"text"`
}

// EngineUse is what one engine, with one model and one version of its prompts,
// did.
type EngineUse struct {
	Engine        string     `json:"engine"`
	Model         Maybe      `json:"model" nullable:"true"`
	PromptVersion Maybe      `json:"prompt_version" nullable:"true"`
	Studies       int        `json:"studies"`
	From          *time.Time `json:"from"` // of the first extraction, nil where no time is known
	To            *time.Time `json:"to"`   // of the last
}

// AnswerUse counts the answers of the included studies, each finding as one.
// Given are those that an engine or a person gave (Reported and Unverified);
// the shares are of these, nil where there are none. Edited are those that a
// person accepted, changed or rejected, silences and
// findings that are shown no more too; their share is of all.
type AnswerUse struct {
	Given           int      `json:"given"`
	Reported        int      `json:"reported"`
	Verified        int      `json:"verified"` // reported, with a quote that a program found on the page
	Edited          int      `json:"edited"`
	Unverified      int      `json:"unverified"`
	NotReported     int      `json:"not_reported"`
	Lost            int      `json:"lost"`
	Rejected        int      `json:"rejected"`  // findings that a person took out; among the edited
	LeftOpen        int      `json:"left_open"` // nobody looked or decided; in none of the other counts
	VerifiedShare   *float64 `json:"verified_share"`
	EditedShare     *float64 `json:"edited_share"`
	UnverifiedShare *float64 `json:"unverified_share"`
}

// StatementUse counts the statements of the synthesis that the program's
// checks kept and dropped.
type StatementUse struct {
	Kept         int      `json:"kept"`
	Dropped      int      `json:"dropped"`
	DroppedShare *float64 `json:"dropped_share"` // of those written, nil where there were none
}

// AIUseText is the account as prose for a methods section.
type AIUseText struct {
	ZH string `json:"zh"`
	EN string `json:"en"`
}
