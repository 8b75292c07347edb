package form

import (
	"encoding/json"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"synoptic/internal/quote"
	"synoptic/internal/synoptic"
)

// The bounds of a list.
const (
	maxElements = 20
	maxElement  = 400 // code points
)

// Value tells what a reported answer to an item amounts to. Claimed is what
// an engine or a person says it is, nil where they leave that to the program;
// quotes are verified. A value that is claimed and not carried is a fault, in
// words for people and models. Nil without a fault is an answer that stands in
// words but has no single value ("dozens", several dates).
func Value(item synoptic.FormItem, answer string, claimed any, quotes []string) (value any, fault string) {
	switch item.Type {
	case synoptic.NumberItem:
		return number(answer, claimed, quotes)
	case synoptic.DateItem:
		return date(claimed, quotes)
	case synoptic.BooleanItem:
		return boolean(answer, claimed)
	case synoptic.ChoiceItem:
		return choice(item.Choices, answer, claimed)
	case synoptic.ListItem:
		return list(answer, claimed, quotes)
	}
	return answer, ""
}

// number takes a number that stands in a quote: the one that is claimed, else
// the only one of the answer, else the only one of the quotes. A share is
// given as written: 30 for 30%.
func number(answer string, claimed any, quotes []string) (any, string) {
	known := numbersOf(quotes...)
	if claimed != nil {
		n, ok := asNumber(claimed)
		if !ok {
			return nil, "the value is no number"
		}
		want := strconv.FormatFloat(n, 'f', -1, 64)
		if !slices.Contains(known, want) {
			return nil, "the value is a number that does not stand in the quotes"
		}
		return n, ""
	}
	for _, numbers := range [][]string{numbersOf(answer), known} {
		if len(numbers) == 1 && slices.Contains(known, numbers[0]) {
			if n, err := strconv.ParseFloat(numbers[0], 64); err == nil && !math.IsInf(n, 0) {
				return n, ""
			}
		}
	}
	return nil, ""
}

func asNumber(v any) (float64, bool) {
	switch n := v.(type) {
	case float64:
		return n, !math.IsNaN(n) && !math.IsInf(n, 0)
	case int:
		return float64(n), true
	case json.Number:
		f, err := n.Float64()
		return f, err == nil
	}
	return 0, false
}

// boolean takes what is claimed; it cannot be read off a quote.
func boolean(answer string, claimed any) (any, string) {
	switch v := claimed.(type) {
	case bool:
		return v, ""
	case nil:
	default:
		return nil, "the value is neither true nor false"
	}
	switch key(answer) {
	case "yes", "true", "是", "有":
		return true, ""
	case "no", "false", "否", "没有", "无":
		return false, ""
	}
	return nil, "the value is missing: true or false"
}

// choice takes the choice that is claimed, else the one that the answer is.
func choice(choices []string, answer string, claimed any) (any, string) {
	said := answer
	if claimed != nil {
		s, ok := claimed.(string)
		if !ok {
			return nil, "the value is none of the choices"
		}
		said = s
	}
	for _, c := range choices {
		if key(c) == key(said) {
			return c, ""
		}
	}
	return nil, "the value is none of the choices"
}

// list takes the elements that are claimed, else the parts of the answer.
// Numbers in them stand in the quotes.
func list(answer string, claimed any, quotes []string) (any, string) {
	var elements []string
	switch v := claimed.(type) {
	case []string:
		elements = v
	case []any:
		for _, e := range v {
			s, ok := e.(string)
			if !ok {
				return nil, "an element of the list is no text"
			}
			elements = append(elements, s)
		}
	case nil:
		elements = strings.FieldsFunc(answer, func(r rune) bool { return strings.ContainsRune("；;、\n", r) })
	default:
		return nil, "the value is no list"
	}
	kept := make([]string, 0, len(elements))
	for _, e := range elements {
		e = strings.Join(strings.Fields(e), " ")
		switch {
		case e == "" || slices.Contains(kept, e):
			continue
		case utf8.RuneCountInString(e) > maxElement:
			return nil, "an element of the list is too long"
		case len(quote.MissingNumbers(e, quotes...)) > 0:
			return nil, "an element of the list gives a number that does not stand in the quotes"
		}
		kept = append(kept, e)
	}
	switch {
	case len(kept) == 0:
		return nil, "the list is empty"
	case len(kept) > maxElements:
		return nil, "the list has too many elements"
	}
	return kept, ""
}
