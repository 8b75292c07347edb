package synthesis

import (
	"slices"
	"strings"

	"synoptic/internal/lazyregexp"
	"synoptic/internal/synoptic"
)

// A statement that studies report a rise, a fall or no change of something
// holds where a cited finding of each of them says so of that thing. One that
// calls studies protocols holds where their titles do.

var (
	courseClaim   = lazyregexp.New(`(?i)都报告\s+((?:提高|下降|改善|得到促进|受到抑制|没有变化或差异|或)+)|\breport ((?:a rise|a fall|an improvement|a push|a setback|no change or difference| or )+) in`)
	protocolClaim = lazyregexp.New(`(?i)从题名看是研究方案|\bprotocols? by (?:its|their) titles?`)
)

// resultClaim returns what is wrong with such a claim in Chinese and English, or "".
func (c *checker) resultClaim(outside string, terms []string, cites []synoptic.Citation) (zh, en string) {
	if m := courseClaim.FindStringSubmatch(outside); m != nil && len(terms) > 0 {
		var named []course
		for told, names := range courseNames {
			if strings.Contains(m[1], names[0]) || strings.Contains(strings.ToLower(m[2]), names[1]) {
				named = append(named, told)
			}
		}
		borne := map[string]bool{}
		for _, cite := range cites {
			borne[cite.DocumentID] = borne[cite.DocumentID] || cite.Item == synoptic.ItemFindings && c.reports(cite, terms[0], named)
		}
		for _, ok := range borne {
			if !ok {
				return "称各篇所报的变化相同，所引发现并非都如此", "it says that all report the same change, but a cited finding does not"
			}
		}
	}
	if protocolClaim.MatchString(outside) && slices.ContainsFunc(cites, func(cite synoptic.Citation) bool {
		title := c.table.Studies[c.table.rowOf[cite.DocumentID]].Record.Title
		return !protocolTitle.MatchString(string(title.EN)) && !protocolTitle.MatchString(string(title.ZH))
	}) {
		return "称为研究方案，题名并非如此", "it calls a study a protocol whose title does not"
	}
	return "", ""
}

// reports tells whether a finding has an outcome take one of some courses.
func (c *checker) reports(cite synoptic.Citation, outcome string, named []course) bool {
	a, _ := c.table.Answer(cite)
	e := entry{c.table.rowOf[cite.DocumentID], cite, a, pageWords(a)}
	low, words := lower(e.text), lower(outcome)
	for from := 0; words != ""; {
		i := strings.Index(low[from:], words)
		if i < 0 {
			return false
		}
		from += i
		if slices.Contains(named, courseOf(occurrence{&e, from, from + len(words)})) {
			return true
		}
		from += len(words)
	}
	return false
}
