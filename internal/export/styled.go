package export

import (
	"regexp"
	"strconv"
	"strings"

	"synoptic/internal/reference"
)

// styling is how the included studies are cited, each at its place: what
// stands in the text, its line in the list of references, and the order of
// that list.
type styling struct {
	cited []reference.Cited
	order []int
}

// Styled is the composition with its references in another style, and its
// studies cited as that style cites: by number, or by author and year. A list
// by author and year is in their order. "" is the style that the review was
// written with; an unknown style is CodeInvalid.
//
// JSON and CSV are for programs: they take the references, and keep the
// numbers by which the contract labels studies.
func (c Composition) Styled(name string) (Composition, error) {
	if name == "" {
		return c, nil
	}
	style, err := reference.Lookup(name)
	if err != nil {
		return c, err
	}
	entries := c.entries(c.Review.Language)
	c.styling = &styling{style.Cite(entries), style.Sorted(entries)}
	return c, nil
}

// citedAs is the mark and the reference of the study at place i.
func (c Composition) citedAs(i int) reference.Cited {
	if c.styling != nil {
		return c.styling.cited[i]
	}
	in := c.Review.Included[i]
	return reference.Cited{Mark: in.Label, Line: in.Reference}
}

// recited replaces the numbers of studies in a line that the program wrote, a
// warning or a reason, by what they are cited as.
func (c Composition) recited(line string) string {
	if c.styling == nil {
		return line
	}
	return numberMark.ReplaceAllStringFunc(line, func(mark string) string {
		n, err := strconv.Atoi(strings.Trim(mark, "[]"))
		if err != nil || n < 1 || n > len(c.styling.cited) {
			return mark
		}
		return "[" + oneLine(c.styling.cited[n-1].Mark) + "]"
	})
}

var numberMark = regexp.MustCompile(`\[[0-9]{1,4}\]`)

// listed puts studies into the order of the list of references.
func (c Composition) listed(studies []study) []*study {
	list := make([]*study, 0, len(studies))
	if c.styling == nil {
		for i := range studies {
			list = append(list, &studies[i])
		}
		return list
	}
	for _, i := range c.styling.order {
		if i < len(studies) {
			list = append(list, &studies[i])
		}
	}
	return list
}

// brackets are what stands around and between the marks of a place: nothing
// around numbers, which have brackets of their own; one pair of round ones
// around authors and years.
type brackets struct{ open, between, shut string }

func (c *content) brackets(of *study) brackets {
	switch {
	case numbered(of):
		return brackets{}
	case c.ZH:
		return brackets{"（", "；", "）"}
	}
	return brackets{"(", "; ", ")"}
}

// Tag is the mark of a study where it stands by itself: a number in brackets,
// or authors and year.
func (s *study) Tag() string {
	if numbered(s) {
		return "[" + s.Label + "]"
	}
	return s.Label
}

// numbered reports whether a study is cited by its number.
func numbered(s *study) bool { return s.Label == strconv.Itoa(s.N) }
