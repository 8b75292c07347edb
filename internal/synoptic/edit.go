package synoptic

import (
	"strings"
	"time"
	"unicode/utf8"
)

// EditAction is what a person does with an answer.
type EditAction string

// The actions. A person accepts an answer as it stands (silence too), puts
// another in its place with quotes from the page, or rejects it.
const (
	AcceptAnswer EditAction = "accept"
	EditAnswer   EditAction = "edit"
	RejectAnswer EditAction = "reject"
)

// DecidedAnswer is an answer with what belongs to it: the design of a method,
// the value of a user's item.
type DecidedAnswer struct {
	Answer
	Design Design `json:"design" nullable:"true"`
	Value  any    `json:"value"`
}

// Decision is what a person decided on one answer. It lies over whatever an
// engine answers, now and later: no extraction changes it.
type Decision struct {
	Item     string        `json:"item"`
	Form     string        `json:"form,omitempty"`     // of a user's item; empty for the standard ones
	Rejected bool          `json:"rejected,omitempty"` // a finding that is not to be shown
	Answer   DecidedAnswer `json:"answer"`
	// TextSHA256 is the text of the page that the quotes stand in.
	TextSHA256 string `json:"text_sha256"`
	// Of are the quotes and the words of the answer that was decided on, by
	// which it is found again among the findings of another extraction. A
	// finding that a person added has none.
	Of      List[Quote] `json:"of,omitempty"`
	OfWords string      `json:"of_words,omitempty"`
}

// EditEvent is one entry of the history of a document's answers.
type EditEvent struct {
	At     time.Time      `json:"at"`
	By     string         `json:"by"`
	Item   string         `json:"item"`
	Index  int            `json:"index"` // among the findings as they were shown
	Action EditAction     `json:"action" enum:"accept,edit,reject"`
	Before *DecidedAnswer `json:"before"` // null for a finding that was added
	After  *DecidedAnswer `json:"after"`  // null for a finding that was rejected
	// The extraction that was current.
	Engine      string    `json:"engine"`
	Model       Maybe     `json:"model" nullable:"true"`
	Form        string    `json:"form"`
	FormVersion string    `json:"form_version"`
	TextSHA256  string    `json:"text_sha256"`
	ExtractedAt time.Time `json:"extracted_at"`
}

// Overlay returns an extraction with what people decided laid over it. The
// extraction itself is left as it is.
func Overlay(x *Extraction, decisions []Decision) *Extraction {
	if x == nil || len(decisions) == 0 {
		return x
	}
	over := *x
	over.Items = make(map[string]ItemAnswer, len(x.Items))
	for name, a := range x.Items {
		over.Items[name] = a
	}
	var findings []Decision
	for _, d := range decisions {
		switch d.Item {
		case ItemResearchQuestion:
			over.ResearchQuestion = d.Answer.Answer
		case ItemTheory:
			over.Theory = d.Answer.Answer
		case ItemMethod:
			over.Method = MethodAnswer{d.Answer.Answer, d.Answer.Design}
		case ItemCase:
			over.Case = d.Answer.Answer
		case ItemFindings:
			findings = append(findings, d)
		default:
			if _, asked := x.Items[d.Item]; asked && d.Form == x.Form {
				over.Items[d.Item] = ItemAnswer{d.Answer.Answer, d.Answer.Value}
			}
		}
	}
	if len(findings) > 0 {
		over.Findings, over.RejectedFindings = overFindings(x.Findings, findings)
	}
	return &over
}

// overFindings lays decisions over findings: in the place of the finding that
// rests on the same passage, behind all others where there is none any more.
// Where nothing is left, one answer says why. Out counts the findings that are
// there and were rejected.
func overFindings(machine []Answer, decisions []Decision) (shown []Answer, out int) {
	taken := make(map[int]Decision, len(decisions))
	var added []Answer
	var silence *Answer // decided on there being none
	for _, d := range decisions {
		switch i := findingOf(machine, d, taken); {
		case i >= 0:
			taken[i] = d
		case d.Rejected:
		case d.Answer.Status == Reported:
			added = append(added, d.Answer.Answer)
		default:
			silence = new(d.Answer.Answer)
		}
	}
	rejected := Maybe("")
	for i, a := range machine {
		d, decided := taken[i]
		switch {
		case decided && d.Rejected:
			rejected = d.Answer.EditedBy
			out++
		case decided:
			shown = append(shown, d.Answer.Answer)
		case a.Status == Reported:
			shown = append(shown, a)
		}
	}
	shown = append(shown, added...)
	switch {
	case len(shown) > 0:
		return shown, out
	case silence != nil:
		return []Answer{*silence}, out
	case rejected != "":
		return []Answer{{Status: NotReported, EditedBy: rejected}}, out
	}
	return machine, out
}

// findingOf finds the finding that a decision was about; -1 where there is
// none that no other decision was about.
func findingOf(machine []Answer, d Decision, taken map[int]Decision) int {
	if len(d.Of) == 0 && d.OfWords == "" {
		return -1
	}
	for i, a := range machine {
		if _, other := taken[i]; other || a.Status != Reported {
			continue
		}
		if d.OfWords == string(a.Answer) || overlap(d.Of, a.Quotes) {
			return i
		}
	}
	return -1
}

// overlap reports whether two answers rest on the same passage: the first
// quotes share more than half of the shorter one.
func overlap(a, b []Quote) bool {
	if len(a) == 0 || len(b) == 0 {
		return false
	}
	shared := min(a[0].End, b[0].End) - max(a[0].Start, b[0].Start)
	shorter := min(a[0].End-a[0].Start, b[0].End-b[0].Start)
	return shared > 0 && 2*shared > shorter
}

// MovedTo returns a decision for another text of the same page: its quotes at
// the places where they stand there. One that does not stand there, code point
// for code point, is dropped; an answer that keeps none is unverified.
func (d Decision) MovedTo(text, sha256 string) Decision {
	if d.TextSHA256 == sha256 {
		return d
	}
	move := func(quotes []Quote) []Quote {
		var kept []Quote
		for _, q := range quotes {
			at := strings.Index(text, q.Text)
			if q.Text == "" || at < 0 {
				continue
			}
			q.Start = utf8.RuneCountInString(text[:at])
			q.End, q.Verdict = q.Start+utf8.RuneCountInString(q.Text), Exact
			kept = append(kept, q)
		}
		return kept
	}
	d.Of, d.Answer.Quotes, d.TextSHA256 = move(d.Of), move(d.Answer.Quotes), sha256
	if d.Answer.Status == Reported && len(d.Answer.Quotes) == 0 {
		d.Answer = DecidedAnswer{Answer: Answer{Status: Unverified, EditedBy: d.Answer.EditedBy}}
	}
	return d
}

// Tag names an extraction by all that it says: it is another as soon as any
// answer is.
func (x *Extraction) Tag() string { return shortHash(x) }
