package formrules

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"synoptic/internal/form"
	"synoptic/internal/guard"
	"synoptic/internal/quote"
	"synoptic/internal/synoptic"
)

// The bounds of an answer: of its words in code points, and of the elements
// of a list.
const (
	maxAnswer   = 400
	maxElements = 8
)

// looker looks for one item.
type looker struct {
	text    *quote.Text
	item    synoptic.FormItem
	words   []string // folded
	chinese bool
	open    synoptic.LeftOpen // why there is no answer, where that is not silence
}

// hit is a sentence that holds keywords.
type hit struct {
	sentence
	places   []span // of the keywords, in bytes of the sentence
	distinct int    // keywords
}

// look answers the item; an empty status says that the page does not.
func (l *looker) look(sentences []sentence) synoptic.ItemAnswer {
	if len(l.words) == 0 && l.item.Type != synoptic.ChoiceItem {
		l.open = synoptic.NoKeywords
		return synoptic.ItemAnswer{}
	}
	var hits []hit
	for _, s := range sentences {
		h := hit{sentence: s}
		for _, word := range l.words {
			places := slices.DeleteFunc(s.find(word), func(at span) bool { return !standsAlone(s.text, at) })
			if len(places) > 0 {
				h.places, h.distinct = append(h.places, places...), h.distinct+1
			}
		}
		if len(h.places) > 0 || len(l.words) == 0 {
			hits = append(hits, h)
		}
	}
	if len(hits) == 0 {
		return synoptic.ItemAnswer{}
	}
	switch l.item.Type {
	case synoptic.NumberItem:
		return l.number(hits)
	case synoptic.DateItem:
		return l.date(hits)
	case synoptic.BooleanItem:
		return l.boolean(hits)
	case synoptic.ChoiceItem:
		return l.choice(hits)
	case synoptic.ListItem:
		return l.list(hits)
	}
	best := slices.MaxFunc(hits, func(a, b hit) int { return cmp.Or(b.rank-a.rank, a.distinct-b.distinct) })
	return l.answer(best.text, nil, best)
}

// answer makes an answer of words that stand in the sentences.
func (l *looker) answer(words string, value any, from ...hit) synoptic.ItemAnswer {
	words = bare(guard.Tidy(words))
	if runes := []rune(words); len(runes) > maxAnswer {
		words = string(runes[:maxAnswer]) + "…"
	}
	a := synoptic.ItemAnswer{Answer: synoptic.Answer{Status: synoptic.Reported, Answer: synoptic.Maybe(words)}, Value: value}
	for _, h := range from {
		a.Quotes = append(a.Quotes, l.text.At(h.sentence.span.Start, h.sentence.span.End))
	}
	return a
}

// number takes the number nearest to a keyword in its clause; else, of a
// sentence that has a single one, that.
func (l *looker) number(hits []hit) synoptic.ItemAnswer {
	for _, h := range hits {
		numbers := form.StatedNumbers(h.text)
		for _, at := range h.places {
			c := h.clause(at)
			within := slices.DeleteFunc(slices.Clone(numbers), func(n form.StatedNumber) bool { return n.Start < c.start || n.End > c.end })
			if len(within) == 0 {
				continue
			}
			best := slices.MinFunc(within, func(a, b form.StatedNumber) int { return gap(h.text, at, a) - gap(h.text, at, b) })
			return l.answer(h.text[c.start:c.end], single(h.text, best, within), h)
		}
		if len(numbers) == 1 {
			return l.answer(h.text, single(h.text, numbers[0], numbers), h)
		}
	}
	return synoptic.ItemAnswer{}
}

// gap is how far a number stands from a keyword: in code points where it
// stands before, twice that and two more behind. What is counted stands behind
// its number and measure word (12 towns, 12个县), what is measured before it.
func gap(s string, at span, n form.StatedNumber) int {
	if n.End <= at.start {
		return utf8.RuneCountInString(s[n.End:at.start])
	}
	return 2*utf8.RuneCountInString(s[min(at.end, n.Start):n.Start]) + 2
}

// single is the value of a number, nil where it is an end of a range.
func single(s string, n form.StatedNumber, beside []form.StatedNumber) any {
	for _, other := range beside {
		from, to := n.End, other.Start
		if other.End <= n.Start {
			from, to = other.End, n.Start
		}
		if from < to && strings.Trim(s[from:to], " -–—~～至到") == "" && strings.TrimSpace(s[from:to]) != "" {
			return nil
		}
	}
	value, err := strconv.ParseFloat(n.Value, 64)
	if err != nil {
		return nil
	}
	return value
}

// date takes the dates of the clause of a keyword, else of its sentence; only
// a single one is a value.
func (l *looker) date(hits []hit) synoptic.ItemAnswer {
	for _, h := range hits {
		dates := form.Dates(h.text)
		for _, at := range h.places {
			c := h.clause(at)
			within := slices.DeleteFunc(slices.Clone(dates), func(d form.Stated) bool { return d.Start < c.start || d.End > c.end })
			if len(within) > 0 {
				return l.answer(h.text[c.start:c.end], onlyDate(within), h)
			}
		}
		if len(dates) > 0 {
			return l.answer(h.text, onlyDate(dates), h)
		}
	}
	return synoptic.ItemAnswer{}
}

func onlyDate(dates []form.Stated) any {
	for _, d := range dates[1:] {
		if d.ISO != dates[0].ISO {
			return nil
		}
	}
	return dates[0].ISO
}

// boolean tells whether the page states or denies a keyword. Where it does
// both, neither is said.
func (l *looker) boolean(hits []hit) synoptic.ItemAnswer {
	var states, denies []hit
	for _, h := range hits {
		if slices.ContainsFunc(h.places, func(at span) bool { return !l.denied(h.sentence, at) }) {
			states = append(states, h)
		} else {
			denies = append(denies, h)
		}
	}
	switch {
	case len(denies) == 0:
		return l.answer(states[0].text, true, states[0])
	case len(states) == 0:
		return l.answer(denies[0].text, false, denies[0])
	}
	l.open = synoptic.Undecided // it states it in one sentence and denies it in another
	return synoptic.ItemAnswer{}
}

// denied reports a stretch that a negation of its clause reaches: quoting it
// alone would say the contrary.
func (l *looker) denied(s sentence, at span) bool {
	q := l.text.At(s.span.Start+at.start, s.span.Start+at.end)
	return len(q.Text) > at.end-at.start
}

// choice takes the choice that the page states, if it is one.
func (l *looker) choice(hits []hit) synoptic.ItemAnswer {
	// Longer ones first: a quasi-experiment is no experiment.
	byLength := slices.SortedFunc(slices.Values(l.item.Choices), func(a, b string) int { return len(b) - len(a) })
	where := map[string]hit{}
	for _, h := range hits {
		var taken []span
		for _, choice := range byLength {
			for _, at := range h.find(fold(choice).s) {
				if slices.ContainsFunc(taken, func(t span) bool { return at.start < t.end && t.start < at.end }) {
					continue
				}
				taken = append(taken, at)
				if _, known := where[choice]; !known && !l.denied(h.sentence, at) {
					where[choice] = h
				}
			}
		}
	}
	switch len(where) {
	case 0:
		return synoptic.ItemAnswer{}
	case 1:
		for choice, h := range where {
			return l.answer(choice, choice, h)
		}
	}
	l.open = synoptic.Undecided
	return synoptic.ItemAnswer{}
}

// list takes the parts of what the sentences with a keyword enumerate, and
// those that enumerate nothing as they are.
func (l *looker) list(hits []hit) synoptic.ItemAnswer {
	var elements []string
	var from []hit
	for _, h := range hits {
		parts := h.enumeration()
		if parts == nil {
			parts = []string{h.text}
		}
		before := len(elements)
		for _, words := range parts {
			words = bare(guard.Tidy(words))
			if words != "" && len(elements) < maxElements && utf8.RuneCountInString(words) <= maxAnswer && !slices.Contains(elements, words) {
				elements = append(elements, words)
			}
		}
		if len(elements) > before {
			from = append(from, h)
		}
	}
	if len(elements) == 0 {
		return synoptic.ItemAnswer{}
	}
	separator := "; "
	if l.chinese {
		separator = "；"
	}
	// The words of a list are bounded by its elements, not as one answer is.
	a := l.answer("", elements, from...)
	a.Answer.Answer = synoptic.Maybe(strings.Join(elements, separator))
	return a
}
