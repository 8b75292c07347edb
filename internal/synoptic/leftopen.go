package synoptic

// LeftOpen says why an answer without words is not what a page says or does
// not say: nobody looked, or who looked did not decide. Such an answer keeps
// the status that the page would have without it, and counts neither as
// silence nor as an answer.
type LeftOpen string

// The reasons. NotAsked: the form that filled the extraction does not have the
// item. NoKeywords: the built-in engine looks for words, and the instruction
// names none. Undecided: the page says several things, between which a program
// does not choose.
const (
	NotAsked   LeftOpen = "not_asked"
	NoKeywords LeftOpen = "no_keywords"
	Undecided  LeftOpen = "undecided"
)

// MarshalJSON writes null where an answer is not left open.
func (o LeftOpen) MarshalJSON() ([]byte, error) { return Maybe(o).MarshalJSON() }

// IsOpen reports whether an answer was left open. What a person decided on
// never is.
func (a Answer) IsOpen() bool {
	return a.LeftOpen != "" && a.Status != Reported && a.EditedBy == ""
}
