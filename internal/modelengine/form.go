package modelengine

import (
	"synoptic/internal/synoptic"
)

// draft is the form as a model fills it. Quotes stand before what is drawn
// from them, because a model writes in this order: evidence first. An answer
// that is null says that the page does not say it; whether it is lost or not
// reported is for us to tell.
type draft struct {
	ResearchQuestion draftAnswer    `json:"research_question"`
	Theory           draftAnswer    `json:"theory"`
	Method           draftMethod    `json:"method"`
	Case             draftAnswer    `json:"case"`
	Findings         []draftFinding `json:"findings" jsonschema:"maxItems=12"`
}

type draftAnswer struct {
	Quotes []string       `json:"quotes" jsonschema:"maxItems=4"`
	Answer synoptic.Maybe `json:"answer,omitempty"`
}

type draftMethod struct {
	Quotes []string        `json:"quotes" jsonschema:"maxItems=4"`
	Answer synoptic.Maybe  `json:"answer,omitempty"`
	Design synoptic.Design `json:"design,omitempty"`
}

type draftFinding struct {
	Quotes []string `json:"quotes" jsonschema:"maxItems=4"`
	Answer string   `json:"answer"`
}

// claim is one answer of a draft, whichever item it is for.
type claim struct {
	item   string
	index  int // among the findings
	quotes []string
	answer string
	design synoptic.Design
	asked  *synoptic.FormItem // the item of a user; nil for the standard ones
	value  any                // of such an item
}

// title is the item as people know it.
func (c claim) title() string {
	if c.asked != nil {
		return c.asked.Name
	}
	return c.item
}

// claims lists the answers of a draft, in the order of the form.
func (d draft) claims() []claim {
	list := []claim{
		{item: synoptic.ItemResearchQuestion, quotes: d.ResearchQuestion.Quotes, answer: string(d.ResearchQuestion.Answer)},
		{item: synoptic.ItemTheory, quotes: d.Theory.Quotes, answer: string(d.Theory.Answer)},
		{item: synoptic.ItemMethod, quotes: d.Method.Quotes, answer: string(d.Method.Answer), design: d.Method.Design},
		{item: synoptic.ItemCase, quotes: d.Case.Quotes, answer: string(d.Case.Answer)},
	}
	for i, f := range d.Findings {
		list = append(list, claim{item: synoptic.ItemFindings, index: i, quotes: f.Quotes, answer: f.Answer})
	}
	return list
}
