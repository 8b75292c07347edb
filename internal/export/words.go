package export

import (
	"synoptic/internal/synoptic"
)

// words are the program's own words in the language of a review.
type words struct {
	synthesis, table, quotes, references, excluded, counts, checks, making string
	study, file, page, position, none, question                            string
	status                                                                 map[synoptic.AnswerStatus]string
	verdict                                                                map[synoptic.Verdict]string
	item                                                                   map[string]string
}

func wordsIn(l synoptic.Language) words {
	if l == synoptic.Chinese {
		return words{
			synthesis: "综述", table: "证据表", quotes: "依据原文", references: "参考文献", excluded: "未纳入", counts: "文献数量", checks: "核查", making: "成文说明",
			study: "文献", file: "文件", page: "页面 SHA-256", position: "字符", none: "（无）", question: "问题",
			status:  map[synoptic.AnswerStatus]string{synoptic.NotReported: "页面未说明", synoptic.Lost: "页面缺失", synoptic.Unverified: "未能核实"},
			verdict: map[synoptic.Verdict]string{synoptic.Exact: "逐字一致", synoptic.Normalized: "折叠空白与标点后一致"},
			item: map[string]string{synoptic.ItemResearchQuestion: "研究问题", synoptic.ItemTheory: "理论", synoptic.ItemMethod: "方法",
				synoptic.ItemCase: "案例", synoptic.ItemFindings: "发现"},
		}
	}
	return words{
		synthesis: "Synthesis", table: "Evidence table", quotes: "Supporting quotes", references: "References", excluded: "Not included", counts: "Documents", checks: "Checks", making: "How this was made",
		study: "Study", file: "File", page: "page SHA-256", position: "characters", none: "(none)", question: "Question",
		status:  map[synoptic.AnswerStatus]string{synoptic.NotReported: "not stated on the page", synoptic.Lost: "missing from the page", synoptic.Unverified: "not verified"},
		verdict: map[synoptic.Verdict]string{synoptic.Exact: "verbatim", synoptic.Normalized: "equal after folding of space and punctuation"},
		item: map[string]string{synoptic.ItemResearchQuestion: "Research question", synoptic.ItemTheory: "Theory", synoptic.ItemMethod: "Method",
			synoptic.ItemCase: "Case", synoptic.ItemFindings: "Findings"},
	}
}

// itemName is the name of an item as a heading; a user's item has its own.
func (w words) itemName(item string) string {
	if name, ok := w.item[item]; ok {
		return name
	}
	return item
}
