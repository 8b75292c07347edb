package form

import (
	"fmt"

	"synoptic/internal/quote"
	"synoptic/internal/synoptic"
)

// Settle brings the items of an extraction, whose quotes have been verified,
// into line with the form it was filled by: every item of the form has an
// answer, no other has, and a value that the quotes do not carry takes its
// answer with it. Silence is the status of an item that nobody answered. Nil
// is the standard form.
func Settle(f *synoptic.Form, x *synoptic.Extraction, silence synoptic.AnswerStatus) {
	x.Form, x.FormVersion = synoptic.StandardForm, synoptic.StandardFormVersion
	items := map[string]synoptic.ItemAnswer{}
	if f != nil {
		x.Form, x.FormVersion = f.ID, f.Version
		for _, item := range f.Items {
			a, answered := x.Items[item.Name]
			if !answered {
				a = synoptic.ItemAnswer{Answer: synoptic.Answer{Status: silence}}
			}
			a, fault := Carried(item, a)
			if fault != "" {
				x.Warnings = append(x.Warnings, fmt.Sprintf("the answer on %s is not shown: %s", item.Name, fault))
			}
			items[item.Name] = a
		}
	}
	x.Items = items
}

// Carried returns an answer with the value that its quotes carry. One whose
// value or numbers they do not carry becomes unverified, and fault says why.
func Carried(item synoptic.FormItem, a synoptic.ItemAnswer) (_ synoptic.ItemAnswer, fault string) {
	if a.Status != synoptic.Reported {
		a.Value = nil
		return a, ""
	}
	quotes := make([]string, len(a.Quotes))
	for i, q := range a.Quotes {
		quotes[i] = q.Text
	}
	value, fault := Value(item, string(a.Answer.Answer), a.Value, quotes)
	if fault == "" && len(quote.MissingNumbers(string(a.Answer.Answer), quotes...)) > 0 {
		fault = "it gives a number that its quotes do not"
	}
	if fault != "" {
		a.Answer = synoptic.Answer{Status: synoptic.Unverified, Quotes: a.Quotes}
		value = nil
	}
	a.Value = value
	return a, fault
}
