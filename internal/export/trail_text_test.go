package export_test

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"regexp"
	"strings"

	"synoptic/internal/synoptic"
)

// followJSON follows citations to cells.
func followJSON(file string, _ synoptic.Language) ([]told, error) {
	var r synoptic.Review
	if err := json.Unmarshal([]byte(file), &r); err != nil {
		return nil, err
	}
	hash, cells := map[string]string{}, map[string]map[string]synoptic.Cell{}
	for i, row := range r.EvidenceTable.Rows {
		hash[row.DocumentID], cells[row.DocumentID] = r.Included[i].SHA256, row.Cells
	}
	var all []told
	follow := func(text string, cites []synoptic.Citation) error {
		s := told{text: squeeze(text)}
		for _, c := range cites {
			answers := cells[c.DocumentID][c.Item].Answers
			if c.Index < 0 || c.Index >= len(answers) {
				return fmt.Errorf("%.60q cites %+v, which is not there", text, c)
			}
			e := end{sha256: hash[c.DocumentID], silence: answers[c.Index].Status != synoptic.Reported}
			for _, q := range answers[c.Index].Quotes {
				e.quotes = append(e.quotes, q.Text)
			}
			s.ends = append(s.ends, e)
		}
		all = append(all, s)
		return nil
	}
	for _, section := range r.Synthesis {
		for _, s := range section.Statements {
			if err := follow(s.Text, s.Citations); err != nil {
				return nil, err
			}
		}
	}
	if r.Comparison == nil {
		return all, nil
	}
	for _, list := range [][]synoptic.Point{r.Comparison.Agreements, r.Comparison.Disagreements} {
		for _, p := range list {
			var cites []synoptic.Citation
			for _, side := range p.Sides {
				for _, c := range side.Cells {
					cites = append(cites, c.Citation)
				}
			}
			if err := follow(p.Topic, cites); err != nil {
				return nil, err
			}
		}
	}
	return all, nil
}

var (
	mdDefinition = regexp.MustCompile(`(?m)^\[([0-9]+)\]: #(.+)$`)
	mdStudy      = regexp.MustCompile(`(?s)### <a id="(study-[0-9]+)"></a>.*?SHA-256 ([0-9a-f]{64})\n(.*?)(?:\n#|$)`)
	mdQuote      = regexp.MustCompile(`(?m)^- \*\*.+?\*\* “(.*)”(?:（| \()[^“”]*[0-9]+–[0-9]+(?:）|\))$`)
	mdMarks      = regexp.MustCompile(`\[([0-9]+)\](?:–\[([0-9]+)\])?`)
)

// followMarkdown follows marks to their definitions, and from there to the
// quotes of a study. A paragraph that runs on is one statement here.
func followMarkdown(file string, l synoptic.Language) ([]told, error) {
	heading, quotesHeading := "## Synthesis\n", "## Supporting quotes\n"
	silent := []string{"Not stated on the page: ", "Missing from the page: ", "Not verified: "}
	if l == synoptic.Chinese {
		heading, quotesHeading = "## 综述\n", "## 依据原文\n"
		silent = []string{"页面未说明：", "页面缺失：", "未能核实："}
	}
	leads := map[string]string{}
	for _, m := range mdDefinition.FindAllStringSubmatch(file, -1) {
		leads[m[1]] = m[2]
	}
	_, text, ok := strings.Cut(file, heading)
	_, evidence, ok2 := strings.Cut(file, quotesHeading)
	if !ok || !ok2 {
		return nil, fmt.Errorf("no synthesis, or no quotes")
	}
	text, _, _ = strings.Cut(text, "\n## ")
	ends := map[string]end{}
	for part := range strings.SplitSeq(evidence, "\n### ") {
		m := mdStudy.FindStringSubmatch("### " + part + "\n#")
		if m == nil {
			continue
		}
		e := end{sha256: m[2]}
		for _, q := range mdQuote.FindAllStringSubmatch(m[3], -1) {
			e.quotes = append(e.quotes, strings.NewReplacer("&amp;", "&").Replace(q[1]))
		}
		for _, word := range silent {
			e.silence = e.silence || strings.Contains(m[3], "- "+word)
		}
		ends[m[1]] = e
	}
	var all []told
	for line := range strings.SplitSeq(text, "\n") {
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		s := told{text: squeeze(strings.NewReplacer("&amp;", "&").Replace(line))}
		for _, m := range mdMarks.FindAllStringSubmatch(line, -1) {
			for _, label := range m[1:] {
				if label == "" {
					continue
				}
				e, ok := ends[leads[label]]
				if !ok {
					return nil, fmt.Errorf("the mark [%s] leads nowhere", label)
				}
				s.ends = append(s.ends, e)
			}
		}
		all = append(all, s)
	}
	return all, nil
}

// followCSV takes every reported answer for a statement: its quotes and the
// hash of its page stand in the same row.
func followCSV(file string, _ synoptic.Language) ([]told, error) {
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(file, "\uFEFF"))).ReadAll()
	if err != nil {
		return nil, err
	}
	column := map[string]int{}
	for i, name := range rows[0] {
		column[name] = i
	}
	var all []told
	for _, row := range rows[1:] {
		for _, item := range synoptic.StandardItems() {
			if row[column[item+"_status"]] != string(synoptic.Reported) {
				continue
			}
			s := told{text: squeeze(row[column[item]])}
			for quote := range strings.SplitSeq(row[column[item+"_quotes"]], " | ") {
				quote = numbering.ReplaceAllString(strings.TrimPrefix(quote, "'"), "")
				s.ends = append(s.ends, end{quotes: []string{quote}, sha256: row[column["sha256"]]})
			}
			all = append(all, s)
		}
	}
	return all, nil
}

var numbering = regexp.MustCompile(`^\([0-9]+\) `)
