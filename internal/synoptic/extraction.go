package synoptic

import "time"

// AnswerStatus tells how an answer stands.
type AnswerStatus string

// The states of an answer. NotReported: the page has the text, the paper does
// not say. Lost: the page shows that the text is missing (no abstract, or a
// cut one). Unverified: an answer came, but no quote of it stands on the
// page, so that it is not shown as a result.
const (
	Reported    AnswerStatus = "reported"
	NotReported AnswerStatus = "not_reported"
	Lost        AnswerStatus = "lost"
	Unverified  AnswerStatus = "unverified"
)

// Verdict tells how true a quote is to the page.
type Verdict string

// The verdicts. Exact is code point for code point; normalized is equal after
// folding of white space, width, punctuation variants and line-end hyphens.
// Only these two support an answer: a changed number, a flipped word or a
// dropped negation is altered.
const (
	Exact      Verdict = "exact"
	Normalized Verdict = "normalized"
	Altered    Verdict = "altered"
	Absent     Verdict = "absent"
)

// Supports reports whether a quote of this verdict may carry an answer.
func (v Verdict) Supports() bool { return v == Exact || v == Normalized }

// Quote is verbatim text of the page that carries an answer. Start and End
// are code points into the text of the page, half-open; Text is that very
// stretch of it.
type Quote struct {
	Text    string  `json:"text"`
	Start   int     `json:"start"`
	End     int     `json:"end"`
	Verdict Verdict `json:"verdict" enum:"exact,normalized"`
}

// Answer is one filled item. Answer is empty (null) unless Status is Reported.
type Answer struct {
	Status   AnswerStatus `json:"status" enum:"reported,not_reported,lost,unverified"`
	Answer   Maybe        `json:"answer" nullable:"true"`
	Quotes   List[Quote]  `json:"quotes"`
	EditedBy Maybe        `json:"edited_by" nullable:"true"`
	// LeftOpen is set where nobody looked or decided: the status then tells
	// nothing of the paper.
	LeftOpen LeftOpen `json:"left_open" nullable:"true" enum:"not_asked,no_keywords,undecided"`
}

// MethodAnswer is the answer on method, with the study design it amounts to.
type MethodAnswer struct {
	Answer
	Design Design `json:"design" nullable:"true"`
}

// ItemAnswer is the answer to an item that a user added, with its typed value.
type ItemAnswer struct {
	Answer
	Value any `json:"value"`
}

// The items of the standard form, in the order in which people read them.
const (
	ItemResearchQuestion = "research_question"
	ItemTheory           = "theory"
	ItemMethod           = "method"
	ItemCase             = "case"
	ItemFindings         = "findings"
)

// StandardForm is the name of the form that every document is filled by.
const StandardForm = "standard"

// StandardFormVersion changes when the items of the standard form or their
// meaning change.
const StandardFormVersion = "1"

// StandardItems lists the items of the standard form.
func StandardItems() []string {
	return []string{ItemResearchQuestion, ItemTheory, ItemMethod, ItemCase, ItemFindings}
}

// EngineRules and EngineLLM name the two engines; EngineAuto leaves the choice
// to the configuration.
const (
	EngineRules = "rules"
	EngineLLM   = "llm"
	EngineAuto  = "auto"
)

// Extraction is a form filled for one document by one engine.
type Extraction struct {
	Engine           string       `json:"engine"`
	Model            Maybe        `json:"model" nullable:"true"`
	PromptVersion    Maybe        `json:"prompt_version" nullable:"true"`
	Form             string       `json:"form"`
	FormVersion      string       `json:"form_version"`
	Language         Language     `json:"language"`    // of the answers
	TextSHA256       string       `json:"text_sha256"` // of the text that the quotes stand in
	CreatedAt        time.Time    `json:"created_at"`
	ResearchQuestion Answer       `json:"research_question"`
	Theory           Answer       `json:"theory"`
	Method           MethodAnswer `json:"method"`
	Case             Answer       `json:"case"`
	Findings         List[Answer] `json:"findings"` // without one, a single answer that says why
	// RejectedFindings are those that a person took out, and that therefore
	// stand in Findings no more.
	RejectedFindings int                   `json:"rejected_findings"`
	Items            map[string]ItemAnswer `json:"items"`
	Usage            Usage                 `json:"usage"`
	Warnings         List[string]          `json:"warnings"`
}

// Answers returns the answers to an item: one for most, several for findings,
// none for an item that this form does not have.
func (x *Extraction) Answers(item string) []Answer {
	if x == nil {
		return nil
	}
	switch item {
	case ItemResearchQuestion:
		return []Answer{x.ResearchQuestion}
	case ItemTheory:
		return []Answer{x.Theory}
	case ItemMethod:
		return []Answer{x.Method.Answer}
	case ItemCase:
		return []Answer{x.Case}
	case ItemFindings:
		return x.Findings
	}
	if a, ok := x.Items[item]; ok {
		return []Answer{a.Answer}
	}
	return nil
}

// Usage is what an extraction or a review consumed of a model. CostUSD is nil
// where the price is not known; an engine without a model costs 0.
type Usage struct {
	InputTokens  int      `json:"input_tokens"`
	CachedTokens int      `json:"cached_tokens"`
	OutputTokens int      `json:"output_tokens"`
	CostUSD      *float64 `json:"cost_usd"`
}

// NoUsage is the usage of an engine that calls no model.
func NoUsage() Usage { return Usage{CostUSD: new(0.0)} }

// Estimate is what something would take of a model. EstimatedCostUSD is nil
// where the price is not known.
type Estimate struct {
	Documents        int      `json:"documents"`
	Calls            int      `json:"calls"`
	InputTokens      int      `json:"input_tokens"`
	OutputTokens     int      `json:"output_tokens"`
	EstimatedCostUSD *float64 `json:"estimated_cost_usd"`
}

// Plus adds two estimates. An unknown price makes the sum unknown.
func (e Estimate) Plus(o Estimate) Estimate {
	sum := Estimate{Documents: e.Documents + o.Documents, Calls: e.Calls + o.Calls,
		InputTokens: e.InputTokens + o.InputTokens, OutputTokens: e.OutputTokens + o.OutputTokens}
	if e.EstimatedCostUSD != nil && o.EstimatedCostUSD != nil {
		sum.EstimatedCostUSD = new(*e.EstimatedCostUSD + *o.EstimatedCostUSD)
	}
	return sum
}

// Design is a study design.
type Design string

// The study designs; empty (null) where the page does not tell.
const (
	CaseStudy         Design = "case_study"
	MultipleCaseStudy Design = "multiple_case_study"
	GroundedTheory    Design = "grounded_theory"
	QCA               Design = "qca"
	QuasiExperiment   Design = "quasi_experiment"
	Survey            Design = "survey"
	RCT               Design = "rct"
	ProcessTracing    Design = "process_tracing"
	TextAnalysis      Design = "text_analysis"
	Simulation        Design = "simulation"
	LiteratureReview  Design = "literature_review"
	MetaAnalysis      Design = "meta_analysis"
	Theoretical       Design = "theoretical"
	Historical        Design = "historical"
	Ethnography       Design = "ethnography"
	Mixed             Design = "mixed"
	OtherDesign       Design = "other"
)

// Designs lists every study design in the order of the contract.
func Designs() []Design {
	return []Design{CaseStudy, MultipleCaseStudy, GroundedTheory, QCA, QuasiExperiment, Survey, RCT,
		ProcessTracing, TextAnalysis, Simulation, LiteratureReview, MetaAnalysis, Theoretical,
		Historical, Ethnography, Mixed, OtherDesign}
}

// MarshalJSON writes null for an unknown design.
func (d Design) MarshalJSON() ([]byte, error) { return Maybe(d).MarshalJSON() }
