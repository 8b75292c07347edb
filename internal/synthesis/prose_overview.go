package synthesis

import (
	"slices"
	"strings"

	"synoptic/internal/synoptic"
)

func (p *prose) overview() {
	spoken := one(p.content)
	if p.n == 1 {
		p.summary()
		return
	}
	p.answering()
	groups := p.inFields()
	field, topic := p.common(groups), p.topic()
	switch {
	case len(spoken) == 0:
	case field != nil && (topic == nil || len(field.rows) >= len(topic.in)):
		p.topical, p.field = true, field.motif
		n := len(field.rows)
		p.say(synoptic.Overview, field.entries(field.rows), "%[1]s%[2]s%[3]s；所据是题录页上的题名与摘要，不是全文。", "%[1]s %[4]s %[5]s; the evidence is titles and abstracts on landing pages, not full texts.",
			p.ofAll(n), field.verbZH, field.zh, field.verbEN, field.en)
	case topic != nil:
		rests, words := occurrences(topic), p.quoted(topic.words)
		p.topical = true
		p.told = []*term{topic}
		p.say(synoptic.Overview, rests, "%[1]s写到%[3]s；所据是题录页上的题名与摘要，不是全文。", "%[2]s write of %[3]s; the evidence is titles and abstracts on landing pages, not full texts.",
			p.ofAll(studiesIn(rests)), p.ofAll(studiesIn(rests)), words)
	default:
		p.say(synoptic.Overview, spoken, "以下比较%[1]s，所据是题录页上的题名与摘要，不是全文。", "what follows compares %[2]s by titles and abstracts on landing pages, not by full texts.",
			p.count(len(spoken)), p.count(len(spoken)))
		p.tellFields(groups)
	}
	p.kin = p.kindred()
	p.themes()
	p.coverage()
}

// coverage tells how much the pages give: how many state both method and
// case, and which state nothing at all.
func (p *prose) coverage() {
	cases := map[int]entry{}
	for _, e := range one(p.t.reported(synoptic.ItemCase)) {
		cases[e.row] = e
	}
	var both []entry
	for _, e := range one(p.t.reported(synoptic.ItemMethod)) {
		if c, ok := cases[e.row]; ok {
			both = append(both, e, c)
		}
	}
	if n := studiesIn(both); n > 0 {
		p.say(synoptic.Overview, both, "%[1]s交代了方法，也交代了案例或样本。", "%[2]s %[3]s a method and a case or sample.",
			p.ofAll(n), p.ofAll(n), verb(n, "states", "state"))
	}
	var empty, lost []entry
	for row := range p.t.Studies {
		if !p.blank[row] {
			continue
		}
		for _, item := range p.t.Items {
			if answers := p.t.Studies[row].Cells[item].Answers; len(answers) > 0 && !answers[0].IsOpen() {
				a := p.t.Studies[row].Cells[item].Answers[0]
				e := entry{row, synoptic.Citation{DocumentID: p.t.Studies[row].DocumentID, Item: item}, a, ""}
				if a.Status == synoptic.Lost {
					lost = append(lost, e)
				} else {
					empty = append(empty, e)
				}
			}
		}
	}
	if n := studiesIn(lost); n > 0 {
		p.say(synoptic.Overview, lost, "%[1]s的页面缺摘要或摘要不全，表中各项无从得知，下文不再提及。", "%[2]s %[3]s the abstract or part of it, so that nothing can be told of it below.",
			p.count(n), p.pages(n, ""), verb(n, "lacks", "lack"))
	}
	if n := studiesIn(empty); n > 0 {
		p.say(synoptic.Overview, empty, "%[1]s的页面未说明表中任何一项，下文不再提及。", "%[2]s %[3]s not state any item of the table and %[4]s not mentioned below.",
			p.count(n), p.pages(n, ""), verb(n, "does", "do"), verb(n, "is", "are"))
	}
}

// summary tells what one study says; there is nothing to compare it with.
func (p *prose) summary() {
	if len(p.content) == 0 {
		return
	}
	p.say(synoptic.Overview, one(p.content), "本综述只有一篇文献，以下是它的要点，不作比较；所据是题录页上的题名与摘要，不是全文。",
		"This review holds one study and compares nothing; the evidence is the title and abstract on a landing page, not the full text.")
	findings := p.t.reported(synoptic.ItemFindings)
	if len(findings) == 0 {
		return
	}
	var list []string
	findings = findings[:min(len(findings), 8)]
	for _, e := range findings {
		list = append(list, p.quoted(clipped(e.text, 160)))
	}
	p.say(synoptic.Overview, findings, "该研究的发现：%[1]s。", "The study finds: %[2]s.", strings.Join(list, "；"), strings.Join(list, "; "))
}

// topic is the term that most of the studies have, nil where there is none.
func (p *prose) topic() *term {
	var best *term
	keywords := namedTerms(p.t, 1) // two characters are a subject only where an author made them one
	for _, tm := range p.terms {
		if 10*len(tm.in) < 6*p.n || tm.anchors*3 < len(tm.in) || !isOutcome(tm.words) ||
			hasHan(tm.words) && bareWord(tm.words) && !keywords[tm.words] {
			continue
		}
		if best != nil && hasHan(tm.words) && bareWord(best.words) != bareWord(tm.words) {
			if bareWord(best.words) {
				best = tm // a longer word says more
			}
			continue
		}
		if best == nil || len(tm.in) > len(best.in) || len(tm.in) == len(best.in) && tm.anchors > best.anchors {
			best = tm
		}
	}
	return best
}

func occurrences(tm *term) []entry {
	entries := make([]entry, len(tm.in))
	for i, o := range tm.in {
		entries[i] = *o.entry
	}
	return entries
}

// overlaps reports whether two terms have words in common, so that naming
// both would say one thing twice.
func overlaps(a, b string) bool {
	a, b = strings.ToLower(a), strings.ToLower(b)
	if strings.Contains(a, b) || strings.Contains(b, a) {
		return true
	}
	if !hasHan(a) {
		for w := range strings.FieldsSeq(a) {
			if slices.Contains(strings.Fields(b), w) {
				return true
			}
		}
		return false
	}
	runes := []rune(a)
	for i := 0; i+3 <= len(runes); i++ {
		if strings.Contains(b, string(runes[i:i+3])) {
			return true
		}
	}
	return false
}
