// Package lazyregexp compiles regular expressions when they are first used, and
// runs them only over texts that hold what a match needs, from where one may
// begin.
//
// There are hundreds in the program, and a process that needs few of them, as
// a command line or a function that only takes orders, is not to wait for all
// the others each time it starts. Nearly all texts that they are tried on hold
// no match, and most of these lack a word that every match has: to look for
// words takes a tenth of the time. Where the words are there, a look at each
// byte tells at which few a match may begin, and only these are tried.
package lazyregexp

import (
	"os"
	"regexp"
	"strings"
	"sync"
	"unicode/utf8"

	"synoptic/internal/textscan"
)

// Regexp is a regular expression that is compiled with its first use. It is
// safe for concurrent use.
type Regexp struct {
	anywhere func() *regexp.Regexp
	here     func() *regexp.Regexp // matches only at the beginning of what it is given
	hints    func() *hints
}

// hints are what is looked at before an expression is run.
type hints struct {
	needs []*textscan.Set // of each one word stands in every match
	start start
}

// New makes a regular expression of a constant of the program. In tests it is
// compiled at once, so that a wrong one cannot hide behind not being used.
func New(pattern string) *Regexp {
	r := &Regexp{
		anywhere: sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(pattern) }),
		here:     sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^(?:` + pattern + `)`) }),
		hints:    sync.OnceValue(func() *hints { return &hints{needsOf(pattern), startOf(pattern)} }),
	}
	if strings.HasSuffix(os.Args[0], ".test") {
		r.anywhere()
	}
	return r
}

// Get is the regular expression itself.
func (r *Regexp) Get() *regexp.Regexp { return r.anywhere() }

// mostStarts bounds the places that are tried one by one. So many of them may
// not lead to a match before the expression looks for itself, in time linear in
// the text.
const mostStarts = 12

// search runs match over a text from where a match may begin, until it finds
// one, and returns the byte of the text from which it was run.
func (r *Regexp) search(s string, match func(*regexp.Regexp, string) bool) (at int, ok bool) {
	h := r.hints()
	if h.start.known && h.start.anchored && (s == "" || !h.start.bytes[s[0]]) || !h.may(s) {
		return 0, false
	}
	if !h.start.known || h.start.anchored {
		return 0, match(r.anywhere(), s)
	}
	at = h.start.next(s, 0)
	if !h.start.context {
		for range mostStarts {
			if at == len(s) {
				return 0, false
			}
			if match(r.here(), s[at:]) {
				return at, true
			}
			at = h.start.next(s, at+1)
		}
	}
	if at == len(s) {
		return 0, false
	}
	_, before := utf8.DecodeLastRuneInString(s[:at])
	at -= before // what stands before the first place belongs to its context
	return at, match(r.anywhere(), s[at:])
}

// holds tells before all matches are asked for whether there is one, where that
// is cheap to tell.
func (r *Regexp) holds(s string) bool {
	if h := r.hints(); !h.start.known {
		return h.may(s)
	}
	return r.MatchString(s)
}

// The methods below are those of regexp.Regexp.

// MatchString reports whether s holds a match.
func (r *Regexp) MatchString(s string) bool {
	_, ok := r.search(s, (*regexp.Regexp).MatchString)
	return ok
}

// FindString returns the leftmost match.
func (r *Regexp) FindString(s string) string {
	if loc := r.FindStringIndex(s); loc != nil {
		return s[loc[0]:loc[1]]
	}
	return ""
}

// FindStringIndex returns where the leftmost match stands.
func (r *Regexp) FindStringIndex(s string) (loc []int) {
	at, _ := r.search(s, func(re *regexp.Regexp, s string) bool {
		loc = re.FindStringIndex(s)
		return loc != nil
	})
	return moved(loc, at)
}

// FindStringSubmatch returns the leftmost match and its groups.
func (r *Regexp) FindStringSubmatch(s string) (groups []string) {
	r.search(s, func(re *regexp.Regexp, s string) bool {
		groups = re.FindStringSubmatch(s)
		return groups != nil
	})
	return groups
}

// FindStringSubmatchIndex returns where the leftmost match and its groups stand.
func (r *Regexp) FindStringSubmatchIndex(s string) (loc []int) {
	at, _ := r.search(s, func(re *regexp.Regexp, s string) bool {
		loc = re.FindStringSubmatchIndex(s)
		return loc != nil
	})
	return moved(loc, at)
}

// moved brings places in what stands from a byte on to places in the whole.
func moved(loc []int, by int) []int {
	for i := range loc {
		if loc[i] >= 0 {
			loc[i] += by
		}
	}
	return loc
}

// FindAllString returns up to n matches, all where n is negative.
func (r *Regexp) FindAllString(s string, n int) []string {
	if r.holds(s) {
		return r.anywhere().FindAllString(s, n)
	}
	return nil
}

// FindAllStringIndex returns where up to n matches stand.
func (r *Regexp) FindAllStringIndex(s string, n int) [][]int {
	if r.holds(s) {
		return r.anywhere().FindAllStringIndex(s, n)
	}
	return nil
}

// FindAllStringSubmatch returns up to n matches and their groups.
func (r *Regexp) FindAllStringSubmatch(s string, n int) [][]string {
	if r.holds(s) {
		return r.anywhere().FindAllStringSubmatch(s, n)
	}
	return nil
}

// FindAllStringSubmatchIndex returns where up to n matches and their groups
// stand.
func (r *Regexp) FindAllStringSubmatchIndex(s string, n int) [][]int {
	if r.holds(s) {
		return r.anywhere().FindAllStringSubmatchIndex(s, n)
	}
	return nil
}

// ReplaceAllString replaces all matches by a template.
func (r *Regexp) ReplaceAllString(s, by string) string {
	if r.holds(s) {
		return r.anywhere().ReplaceAllString(s, by)
	}
	return s
}

// ReplaceAllStringFunc replaces all matches by what a function makes of them.
func (r *Regexp) ReplaceAllStringFunc(s string, by func(string) string) string {
	if r.holds(s) {
		return r.anywhere().ReplaceAllStringFunc(s, by)
	}
	return s
}

// Split cuts s at the matches.
func (r *Regexp) Split(s string, n int) []string { return r.anywhere().Split(s, n) }

// SubexpIndex returns the number of a named group.
func (r *Regexp) SubexpIndex(name string) int { return r.anywhere().SubexpIndex(name) }

// SubexpNames returns the names of the groups.
func (r *Regexp) SubexpNames() []string { return r.anywhere().SubexpNames() }
