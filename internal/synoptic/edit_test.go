package synoptic

import (
	"strings"
	"testing"
)

func found(words string, start, end int) Answer {
	return Answer{Status: Reported, Answer: Maybe(words), Quotes: []Quote{{Text: strings.Repeat("x", end-start), Start: start, End: end, Verdict: Exact}}}
}

func byAda(a Answer) DecidedAnswer {
	a.EditedBy = "ada"
	return DecidedAnswer{Answer: a}
}

func words(answers []Answer) string {
	var all []string
	for _, a := range answers {
		all = append(all, string(a.Status[:3])+":"+string(a.Answer)+strings.Repeat("*", len(a.EditedBy)/3))
	}
	return strings.Join(all, " ")
}

func TestDecisionsOnFindingsFollowTheirPassage(t *testing.T) {
	t.Parallel()
	a, b, c := found("a", 0, 10), found("b", 10, 20), found("c", 20, 30)
	edited := func(of Answer, now Answer) Decision {
		return Decision{Item: ItemFindings, Answer: byAda(now), Of: of.Quotes, OfWords: string(of.Answer)}
	}
	rejected := func(of Answer) Decision {
		d := edited(of, Answer{Status: NotReported})
		d.Rejected = true
		return d
	}
	none := []Answer{{Status: NotReported}}
	for name, tt := range map[string]struct {
		machine   []Answer
		decisions []Decision
		want      string
	}{
		"in place":                         {[]Answer{a, b, c}, []Decision{edited(b, found("B", 12, 18))}, "rep:a rep:B* rep:c"},
		"in another order":                 {[]Answer{c, b, a}, []Decision{edited(b, found("B", 12, 18)), edited(a, a)}, "rep:c rep:B* rep:a*"},
		"by its words elsewhere":           {[]Answer{a, found("b", 40, 50)}, []Decision{edited(b, found("B", 12, 18))}, "rep:a rep:B*"},
		"by its passage in other words":    {[]Answer{found("other", 11, 20)}, []Decision{edited(b, found("B", 12, 18))}, "rep:B*"},
		"behind what does not have it":     {[]Answer{a, c}, []Decision{edited(b, found("B", 12, 18))}, "rep:a rep:c rep:B*"},
		"added":                            {[]Answer{a}, []Decision{{Item: ItemFindings, Answer: byAda(b)}}, "rep:a rep:b*"},
		"added where there was none":       {none, []Decision{{Item: ItemFindings, Answer: byAda(b)}}, "rep:b*"},
		"rejected":                         {[]Answer{a, b}, []Decision{rejected(b)}, "rep:a"},
		"rejected, and not there any more": {[]Answer{a}, []Decision{rejected(b)}, "rep:a"},
		"all rejected":                     {[]Answer{a, b}, []Decision{rejected(a), rejected(b)}, "not:*"},
		"silence accepted":                 {none, []Decision{{Item: ItemFindings, Answer: byAda(Answer{Status: NotReported})}}, "not:*"},
		"silence accepted, then found":     {[]Answer{a}, []Decision{{Item: ItemFindings, Answer: byAda(Answer{Status: NotReported})}}, "rep:a"},
		"two decisions, one finding":       {[]Answer{a}, []Decision{edited(a, found("A", 0, 9)), edited(a, found("Z", 0, 9))}, "rep:A* rep:Z*"},
		"nothing decided":                  {none, []Decision{rejected(b)}, "not:"},
	} {
		x := &Extraction{Findings: tt.machine}
		before := words(tt.machine)
		over := Overlay(x, tt.decisions)
		if got := words(over.Findings); got != tt.want {
			t.Errorf("%s: %s, want %s", name, got, tt.want)
		}
		if want := map[string]int{"rejected": 1, "all rejected": 2}[name]; over.RejectedFindings != want || x.RejectedFindings != 0 {
			t.Errorf("%s: %d are counted as rejected, want %d", name, over.RejectedFindings, want)
		}
		if words(x.Findings) != before {
			t.Errorf("%s: the extraction itself was changed", name)
		}
	}
}

func TestDecisionsOnOtherItems(t *testing.T) {
	t.Parallel()
	x := &Extraction{Form: "form_a", Theory: found("t", 0, 4), Items: map[string]ItemAnswer{"n": {Answer: found("3", 0, 4), Value: 3.0}}}
	over := Overlay(x, []Decision{
		{Item: ItemMethod, Answer: DecidedAnswer{Answer: found("m", 0, 4), Design: RCT}},
		{Item: "n", Form: "form_a", Answer: DecidedAnswer{Answer: found("4", 0, 4), Value: 4.0}},
		{Item: "n", Form: "form_b", Answer: DecidedAnswer{Answer: found("5", 0, 4), Value: 5.0}},
		{Item: "gone", Form: "form_a", Answer: byAda(found("6", 0, 4))},
	})
	if over.Method.Design != RCT || over.Items["n"].Value != 4.0 || len(over.Items) != 1 || over.Theory.Answer != "t" || x.Items["n"].Value != 3.0 {
		t.Errorf("%+v", over)
	}
	if x.Tag() == over.Tag() || x.Tag() != Overlay(x, nil).Tag() {
		t.Error("the tag does not follow the answers")
	}
}

func TestDecisionsMoveToAnotherText(t *testing.T) {
	t.Parallel()
	d := Decision{TextSHA256: "old", Answer: byAda(Answer{Status: Reported, Answer: "一", Quotes: []Quote{{Text: "平台", Start: 9, End: 11, Verdict: Exact}, {Text: "没有", Start: 1, End: 3}}})}
	moved := d.MovedTo("数字平台", "new")
	if q := moved.Answer.Quotes; len(q) != 1 || q[0].Start != 2 || q[0].End != 4 || moved.Answer.Status != Reported || moved.TextSHA256 != "new" {
		t.Errorf("%+v", moved)
	}
	if lost := d.MovedTo("另一个文本", "new"); lost.Answer.Status != Unverified || lost.Answer.Answer.Answer != "" || lost.Answer.EditedBy != "ada" {
		t.Errorf("%+v", lost)
	}
	if same := d.MovedTo("", "old"); len(same.Answer.Quotes) != 2 {
		t.Error("a decision moved within its text")
	}
}
