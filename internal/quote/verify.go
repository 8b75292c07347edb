package quote

import (
	"strings"
	"unicode/utf8"

	"synoptic/internal/synoptic"
)

// Verify re-checks the quotes of an answer against the text, whatever
// positions and verdicts they claim, and returns the answer with those that
// stand on the page, in their true form and place. A claimed place is kept
// where it holds the quote. An answer that is reported but keeps no quote
// becomes unverified, and only a reported one has a text.
func Verify(t *Text, a synoptic.Answer) synoptic.Answer {
	a, _ = t.verifyAnswer(a)
	return a
}

// verifyAnswer is Verify that also counts the quotes that do not stand.
func (t *Text) verifyAnswer(a synoptic.Answer) (_ synoptic.Answer, dropped int) {
	kept := make(synoptic.List[synoptic.Quote], 0, len(a.Quotes))
	seen := make(map[[2]int]bool, len(a.Quotes))
	for _, q := range a.Quotes {
		found := t.verify(q)
		at := [2]int{found.Start, found.End}
		switch {
		case !found.Verdict.Supports():
			dropped++
		case !seen[at]:
			seen[at] = true
			kept = append(kept, found)
		}
	}
	a.Quotes = kept
	if a.Status == synoptic.Reported && (len(kept) == 0 || strings.TrimSpace(string(a.Answer)) == "") {
		a.Status = synoptic.Unverified
	}
	if a.Status != synoptic.Reported {
		a.Answer = ""
	}
	return a, dropped
}

// verify finds a quote, at the place it claims if it stands there and
// anywhere in the text if not.
func (t *Text) verify(q synoptic.Quote) synoptic.Quote {
	if start, ok := t.offset(q.Start); ok && q.End > q.Start {
		end := start + len(q.Text)
		if end <= len(t.s) && t.s[start:end] == q.Text && utf8.RuneCountInString(q.Text) == q.End-q.Start {
			if found := t.FindIn(q.Text, Range{start, end}); found.Verdict.Supports() {
				return found
			}
		}
	}
	return t.Find(q.Text)
}

// VerifyExtraction verifies every answer of an extraction in place, and
// returns how many quotes it dropped because they do not stand on the page.
// A method keeps its design, and an item of the user its value, only while it
// is reported. Findings that lose their support stay, as unverified, beside
// those that are reported; where none is, one answer stays and says why.
func VerifyExtraction(t *Text, x *synoptic.Extraction) (dropped int) {
	check := func(a synoptic.Answer) synoptic.Answer {
		a, n := t.verifyAnswer(a)
		dropped += n
		return a
	}
	x.ResearchQuestion = check(x.ResearchQuestion)
	x.Theory = check(x.Theory)
	x.Case = check(x.Case)
	x.Method.Answer = check(x.Method.Answer)
	if x.Method.Status != synoptic.Reported {
		x.Method.Design = ""
	}
	for i, a := range x.Findings {
		x.Findings[i] = check(a)
	}
	x.Findings = settleFindings(x.Findings)
	for name, item := range x.Items {
		item.Answer = check(item.Answer)
		if item.Status != synoptic.Reported {
			item.Value = nil
		}
		x.Items[name] = item
	}
	return dropped
}

// settleFindings reduces findings of which none is reported to the one answer
// that says why: unverified where something came that the page does not bear
// out, else what the engine said first.
func settleFindings(findings synoptic.List[synoptic.Answer]) synoptic.List[synoptic.Answer] {
	if len(findings) == 0 {
		return synoptic.List[synoptic.Answer]{{Status: synoptic.NotReported}}
	}
	why := findings[0]
	for _, a := range findings {
		if a.Status == synoptic.Reported {
			return findings
		}
		if a.Status == synoptic.Unverified && why.Status != synoptic.Unverified {
			why = a
		}
	}
	return synoptic.List[synoptic.Answer]{why}
}
