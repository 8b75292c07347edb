package rules

import (
	"slices"

	"synoptic/internal/synoptic"
)

// method is a way of working that abstracts name, and the design it amounts
// to. Where a paper names several, the one that says most about its design
// wins: weight is that, from 1 (a tool that goes with any design) to 10 (what
// holds the others: a meta-analysis of trials).
type method struct {
	design synoptic.Design
	weight int
	verbal bool   // the names are verbs: what was done, not what it is called
	talk   bool   // people are asked in their own words
	counts bool   // many are counted or measured
	names  string // separated by bars
}

// named are the ways of working that have a name.
var named = slices.Concat(namedChinese, namedEnglish)

// methods are the ways of working that are named and those that are told by
// what was done; the argument of a hit is an index of it.
var methods = slices.Concat(named, deedMethods(), []method{
	{design: synoptic.MultipleCaseStudy, weight: 7, verbal: true},
	{design: synoptic.Mixed, weight: 9, verbal: true},
})

// The methods that no cue tells, but a rule: a few sites compared, and a survey
// with interviews behind it.
var (
	comparing  = len(named) + len(deeds)
	sequencing = comparing + 1
)
