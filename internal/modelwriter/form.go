package modelwriter

import (
	"synoptic/internal/synoptic"
)

// composed is the form of an answer to the compose prompt. The cells stand
// before the text, because a model writes in this order: evidence first.
type composed struct {
	Statements []composedStatement `json:"statements" jsonschema:"maxItems=32"`
}

type composedStatement struct {
	Cells    []string             `json:"cells" jsonschema:"minItems=1,maxItems=120"`
	Section  synoptic.SectionKind `json:"section"`
	Relation synoptic.Relation    `json:"relation,omitempty"`
	Text     string               `json:"text"`
}

// merged is the form of an answer to the merge prompt.
type merged struct {
	Statements []mergedStatement `json:"statements" jsonschema:"maxItems=40"`
}

type mergedStatement struct {
	Sources  []string             `json:"sources" jsonschema:"minItems=1,maxItems=40"`
	Section  synoptic.SectionKind `json:"section"`
	Relation synoptic.Relation    `json:"relation,omitempty"`
	Text     string               `json:"text"`
}

// claim is a statement of either form, with the ids that it rests on.
type claim struct {
	ids      []string
	section  synoptic.SectionKind
	relation synoptic.Relation
	text     string
}

// claims of a form, whichever it is.
type claims interface{ claims() []claim }

func (c composed) claims() []claim {
	list := make([]claim, len(c.Statements))
	for i, s := range c.Statements {
		list[i] = claim{s.Cells, s.Section, s.Relation, s.Text}
	}
	return list
}

func (m merged) claims() []claim {
	list := make([]claim, len(m.Statements))
	for i, s := range m.Statements {
		list[i] = claim{s.Sources, s.Section, s.Relation, s.Text}
	}
	return list
}
