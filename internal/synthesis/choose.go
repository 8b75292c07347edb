package synthesis

import (
	"fmt"
	"sort"
	"strings"

	"synoptic/internal/chinese"
	"synoptic/internal/synoptic"
)

// chosen is what a review includes and leaves out.
type chosen struct {
	studies  []candidate
	excluded []synoptic.Excluded
	warnings []string
	counts   map[string]int // reasons, for an error
}

// candidate is one study: the page that stands for it, and the record merged
// over all its pages.
type candidate struct {
	document *synoptic.Document
	record   synoptic.Record
}

// choose decides which documents make the review. A study that several pages
// hold counts once: by the page whose extraction says most, in the place of
// the first, with the record merged over them.
func choose(documents []synoptic.Document, language synoptic.Language) chosen {
	c := chosen{counts: map[string]int{}}
	byID := make(map[string]int, len(documents))
	for i := range documents {
		if documents[i].ID == "" {
			continue // a file that could not be read has no id; no other document is it
		}
		if _, again := byID[documents[i].ID]; !again {
			byID[documents[i].ID] = i
		}
	}
	// pages holds the usable pages of each study under the index of the
	// document that heads it; order keeps the heads as they were met.
	pages, order := map[int][]int{}, []int(nil)
	for i := range documents {
		d := &documents[i]
		if first, ok := byID[d.ID]; ok && first != i {
			continue // the same page given twice is one document
		}
		if reason := unusable(d, language); reason != "" {
			c.exclude(d, kindOf(d), reason)
			continue
		}
		head := headOf(documents, byID, i)
		if len(pages[head]) == 0 {
			order = append(order, head)
		}
		pages[head] = append(pages[head], i)
	}
	for n, head := range order {
		best := pages[head][0]
		for _, i := range pages[head][1:] {
			if fullness(documents[i].Extraction) > fullness(documents[best].Extraction) {
				best = i
			}
		}
		record := *documents[best].Record
		for _, i := range pages[head] {
			if i == best {
				continue
			}
			for _, differing := range merge(&record, documents[i].Record) {
				c.warnings = append(c.warnings, conflictWarning(language, n+1, differing))
			}
			c.exclude(&documents[i], synoptic.DuplicateStudy, duplicateReason(language, n+1))
		}
		c.studies = append(c.studies, candidate{&documents[best], record})
		for _, w := range documents[best].Extraction.Warnings {
			if language == synoptic.Chinese {
				w = chinese.Told(w)
			}
			c.warnings = append(c.warnings, fmt.Sprintf("[%d] %s", n+1, w))
		}
	}
	return c
}

func (c *chosen) exclude(d *synoptic.Document, kind synoptic.ExclusionKind, reason string) {
	c.excluded = append(c.excluded, synoptic.Excluded{DocumentID: d.ID, FileName: synoptic.Maybe(d.FileName), Reason: reason, Kind: kind})
	key := string(d.Status)
	if d.Status == synoptic.Extracted {
		key = "duplicate"
	}
	c.counts[key]++
}

// summary counts the excluded by status: "2 failed, 1 rejected".
func (c *chosen) summary() string {
	var parts []string
	for status, n := range c.counts {
		parts = append(parts, fmt.Sprintf("%d %s", n, status))
	}
	sort.Strings(parts)
	return strings.Join(parts, ", ")
}

// headOf follows duplicate_of to the first page of the study in this set. A
// chain that leads out of the set or round in a circle ends where it does so.
func headOf(documents []synoptic.Document, byID map[string]int, i int) int {
	for range documents {
		next, ok := byID[string(documents[i].DuplicateOf)]
		if !ok || next == i {
			return i
		}
		i = next
	}
	return i
}

// kindOf is the kind of exclusion of a document that cannot be used.
func kindOf(d *synoptic.Document) synoptic.ExclusionKind {
	switch d.Status {
	case synoptic.Rejected:
		return synoptic.RejectedPage
	case synoptic.Failed:
		return synoptic.FailedPage
	}
	return synoptic.NotExtracted
}

// unusable says why a document cannot be part of a review, "" where it can.
func unusable(d *synoptic.Document, l synoptic.Language) string {
	zh, en := "", ""
	switch {
	case d.Status == synoptic.Rejected:
		zh, en = "不是文献题录页", "not the page of a record"
	case d.Status == synoptic.Failed:
		zh, en = "提取失败", "extraction failed"
	case d.Status != synoptic.Extracted || d.Extraction == nil || d.Record == nil:
		zh, en = "尚未提取", "not extracted yet"
	case d.ID == "":
		zh, en = "文献没有标识，无从引证", "the document has no id to be cited by"
	default:
		return ""
	}
	reason := en
	if l == synoptic.Chinese {
		reason = zh
	}
	if d.Error == nil || d.Error.Message == "" {
		return reason
	}
	if l == synoptic.Chinese {
		return reason + "：" + chinese.Told(d.Error.Message)
	}
	return reason + ": " + d.Error.Message
}

func duplicateReason(l synoptic.Language, label int) string {
	if l == synoptic.Chinese {
		return fmt.Sprintf("与 [%d] 是同一研究，只计一次", label)
	}
	return fmt.Sprintf("the same study as [%d], counted once", label)
}

// fieldsZH are the fields of a record that pages of one study can differ in.
var fieldsZH = map[string]string{
	"title": "题名", "journal": "刊名", "year": "年份", "volume": "卷", "issue": "期", "pages": "页码", "doi": "DOI", "issn": "ISSN", "authors": "作者",
}

// longestShown is how long, in bytes, a value may be that a warning repeats.
const longestShown = 80

func conflictWarning(l synoptic.Language, label int, c conflict) string {
	field, values := c.field, ""
	shown := c.kept != "" && len(c.kept) <= longestShown && len(c.other) <= longestShown
	if l == synoptic.Chinese {
		if zh, ok := fieldsZH[field]; ok {
			field = zh
		}
		if shown {
			values = fmt.Sprintf("（%s；%s）", c.kept, c.other)
		}
		return fmt.Sprintf("[%d] 同一研究的不同页面在%s上不一致%s，取内容较全的页面", label, field, values)
	}
	if shown {
		values = fmt.Sprintf(" (%s; %s)", c.kept, c.other)
	}
	return fmt.Sprintf("[%d] the pages of this study differ in %s%s; the fuller page was taken", label, field, values)
}

// fullness counts the answers that an extraction reports.
func fullness(x *synoptic.Extraction) int {
	n := 0
	for _, item := range synoptic.StandardItems() {
		for _, a := range x.Answers(item) {
			if a.Status == synoptic.Reported {
				n++
			}
		}
	}
	return n
}
