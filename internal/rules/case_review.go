package rules

import "strings"

// screens reports a sentence that says out of how much a review was chosen, and
// not what was chosen.
func (s *sentence) screens() bool {
	return !s.includes() && containsAny(s.low(), []string{" screened", "筛选", "初检", "题录"})
}

// includes reports a sentence that says what a review has found to review.
func (s *sentence) includes() bool {
	text := s.low()
	for _, word := range []string{"纳入", "筛得", "were included", "was included", "were retained", "yielding ", "yielded ", "met the", "met our", "included "} {
		if !strings.Contains(text, word) {
			continue
		}
		for _, thing := range []string{"篇", "项", "个研究", "studies", "trials", "articles", "papers", "records", "reviews", "reports", "publications", "evaluations"} {
			if strings.Contains(text, thing) {
				return true
			}
		}
	}
	return false
}
