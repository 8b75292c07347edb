// Package lazyregexp compiles regular expressions when they are first used, and
// runs them only over texts that hold what a match needs.
//
// There are hundreds in the program, and a process that needs few of them, as
// a command line or a function that only takes orders, is not to wait for all
// the others each time it starts. Nearly all texts that they are tried on hold
// no match, and most of these lack a word that every match has: to look for
// words takes a tenth of the time.
package lazyregexp

import (
	"os"
	"regexp"
	"strings"
	"sync"

	"synoptic/internal/textscan"
)

// Regexp is a regular expression that is compiled with its first use. It is
// safe for concurrent use.
type Regexp struct{ compiled func() *compiled }

type compiled struct {
	*regexp.Regexp
	needs []*textscan.Set // of each one word stands in every match
}

// New makes a regular expression of a constant of the program. In tests it is
// compiled at once, so that a wrong one cannot hide behind not being used.
func New(pattern string) *Regexp {
	r := &Regexp{sync.OnceValue(func() *compiled { return &compiled{regexp.MustCompile(pattern), needsOf(pattern)} })}
	if strings.HasSuffix(os.Args[0], ".test") {
		r.compiled()
	}
	return r
}

// Get is the regular expression itself.
func (r *Regexp) Get() *regexp.Regexp { return r.compiled().Regexp }

// The methods below are those of regexp.Regexp.

// MatchString reports whether s holds a match.
func (r *Regexp) MatchString(s string) bool {
	c := r.compiled()
	return c.may(s) && c.MatchString(s)
}

// FindString returns the leftmost match.
func (r *Regexp) FindString(s string) string {
	if c := r.compiled(); c.may(s) {
		return c.FindString(s)
	}
	return ""
}

// FindStringIndex returns where the leftmost match stands.
func (r *Regexp) FindStringIndex(s string) []int {
	if c := r.compiled(); c.may(s) {
		return c.FindStringIndex(s)
	}
	return nil
}

// FindStringSubmatch returns the leftmost match and its groups.
func (r *Regexp) FindStringSubmatch(s string) []string {
	if c := r.compiled(); c.may(s) {
		return c.FindStringSubmatch(s)
	}
	return nil
}

// FindStringSubmatchIndex returns where the leftmost match and its groups stand.
func (r *Regexp) FindStringSubmatchIndex(s string) []int {
	if c := r.compiled(); c.may(s) {
		return c.FindStringSubmatchIndex(s)
	}
	return nil
}

// FindAllString returns up to n matches, all where n is negative.
func (r *Regexp) FindAllString(s string, n int) []string {
	if c := r.compiled(); c.may(s) {
		return c.FindAllString(s, n)
	}
	return nil
}

// FindAllStringIndex returns where up to n matches stand.
func (r *Regexp) FindAllStringIndex(s string, n int) [][]int {
	if c := r.compiled(); c.may(s) {
		return c.FindAllStringIndex(s, n)
	}
	return nil
}

// FindAllStringSubmatch returns up to n matches and their groups.
func (r *Regexp) FindAllStringSubmatch(s string, n int) [][]string {
	if c := r.compiled(); c.may(s) {
		return c.FindAllStringSubmatch(s, n)
	}
	return nil
}

// FindAllStringSubmatchIndex returns where up to n matches and their groups
// stand.
func (r *Regexp) FindAllStringSubmatchIndex(s string, n int) [][]int {
	if c := r.compiled(); c.may(s) {
		return c.FindAllStringSubmatchIndex(s, n)
	}
	return nil
}

// ReplaceAllString replaces all matches by a template.
func (r *Regexp) ReplaceAllString(s, by string) string {
	if c := r.compiled(); c.may(s) {
		return c.ReplaceAllString(s, by)
	}
	return s
}

// ReplaceAllStringFunc replaces all matches by what a function makes of them.
func (r *Regexp) ReplaceAllStringFunc(s string, by func(string) string) string {
	if c := r.compiled(); c.may(s) {
		return c.ReplaceAllStringFunc(s, by)
	}
	return s
}

// Split cuts s at the matches.
func (r *Regexp) Split(s string, n int) []string { return r.compiled().Split(s, n) }

// SubexpIndex returns the number of a named group.
func (r *Regexp) SubexpIndex(name string) int { return r.compiled().SubexpIndex(name) }

// SubexpNames returns the names of the groups.
func (r *Regexp) SubexpNames() []string { return r.compiled().SubexpNames() }
