package rules

import (
	"context"
	"strings"
	"testing"

	"synoptic/internal/synoptic"
)

// What a paper says of itself among its findings, and how its data came, is no
// finding; what guided it is its theory.
func TestOnItself(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct {
		title, abstract, question, theory, without string
		findings                                   int
	}{
		"setting up among the findings": {
			title:    "Why clerks stay in island schools",
			abstract: "The purpose of our phenomenological inquiry was to understand why clerks stay in island schools. The problem addressed in this study was a turnover that nobody had counted. The theories guiding this study were Brisk’s two-purse theory and Quill’s theory of belonging. Purposive sampling was used and brought us ten clerks with long service. Data was collected through long interviews. The following themes emerged: a quiet desk, a known ferry and a head who listens.",
			question: "why clerks stay in island schools", theory: "two-purse theory", without: "Data was collected", findings: 1,
		},
		"parts of a chapter": {
			title:    "Performance by the ledger",
			abstract: "This chapter explains how ledgers came to be read as performance. We explain the range of its uses at two levels. We also present a framework of nested relations. The chapter then elaborates the questions of the book.",
			findings: 0,
		},
		"a trial that evaluates": {
			title:    "Visits by retired nurses: study protocol for a cluster randomized trial",
			abstract: "Background: Pressure is poorly controlled, and little is known about visits in ordinary villages. This cluster randomized trial (CRT) evaluates how visits by retired nurses change blood pressure. Methods: Twelve hamlets will be randomized into two arms. Discussion: The trial will show whether visits pay.",
			question: "visits by retired nurses", findings: 0,
		},
		"what the paper goes on to do, and who was assigned to what": {
			title:    "Annotating the margins of ledgers",
			abstract: "Background: Margins of ledgers are seldom read. Methods: We annotated 400 margins in two harbours. Results: 125 clerks were assigned to either of two groups. Two readers of the pilot show a kappa of 0.64, and here we report what we learned. Conclusion: Further work is needed to read the rest.",
			without:  "learned", findings: 1,
		},
		"what others do before the paper says what it does": {
			title:    "Ledgers by survey: a review",
			abstract: "More and more researchers are using surveys to assess ledgers from the side of those who pay. So far, reviews of such work have been few. This paper aims to review surveys of ledgers published in ten years. The analysis of 216 papers on ledgers in more than fifty towns on five coasts demonstrates that surveys are used where clerks are few.",
			question: "review surveys of ledgers", findings: 1,
		},
		"a framework without a name": {
			title:    "Digital halls in forty towns",
			abstract: "This article offers a framework for depicting digital halls. Applying this analytical framework, we construct a dataset of forty towns. Our analysis shows that towns differ in capacity.",
			theory:   "-", findings: 1,
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			x, err := New().Extract(context.Background(), pageOf(synoptic.English, tt.title, tt.abstract), "")
			if err != nil {
				t.Fatal(err)
			}
			if got := said(x.ResearchQuestion); !strings.Contains(got, tt.question) {
				t.Errorf("question %q, want %q", got, tt.question)
			}
			if got := x.Theory; tt.theory == "-" && got.Status == synoptic.Reported || tt.theory != "-" && !strings.Contains(said(got), tt.theory) {
				t.Errorf("theory %q, want %q", said(got), tt.theory)
			}
			n := 0
			for _, f := range x.Findings {
				if f.Status == synoptic.Reported {
					n++
				}
				if tt.without != "" && strings.Contains(said(f), tt.without) {
					t.Errorf("finding %q", said(f))
				}
			}
			if n != tt.findings {
				t.Errorf("%d findings, want %d: %s", n, tt.findings, said(joined(x.Findings)))
			}
		})
	}
}
