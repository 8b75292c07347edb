package export

import (
	"synoptic/internal/synoptic"
)

// words are the program's own words in the language of a review.
type words struct {
	synthesis, table, quotes, references, excluded, counts, checks, making, aiUse, comparison          string
	study, file, page, position, none, question, reference, document, item, answer, quote, verdictName string
	colon, comma, open, close                                                                          string

	flow, coverage, designs, years, matrix, agreements, disagreements, gaps string
	design, year, studies, unknown, noDesign, total, person, note, reason   string

	status   map[synoptic.AnswerStatus]string
	reported string
	verdict  map[synoptic.Verdict]string
	itemOf   map[string]string
	caseKind map[synoptic.CaseKind]string
	relation map[synoptic.Relation]string
}

func wordsIn(l synoptic.Language) words {
	if l == synoptic.Chinese {
		return words{
			synthesis: "综述", table: "证据表", quotes: "依据原文", references: "参考文献", excluded: "未纳入", counts: "文献数量", checks: "核查", making: "成文说明", aiUse: "人工智能使用说明", comparison: "比较",
			study: "文献", file: "文件", page: "页面 SHA-256", position: "字符", none: "（无）", question: "问题", reference: "著录", document: "文档", item: "项目", answer: "答案", quote: "原文", verdictName: "核对",
			colon: "：", comma: "、", open: "（", close: "）",
			flow: "文献流程", coverage: "各项的交代情况", designs: "按研究设计", years: "按年份", matrix: "方法 × 案例", agreements: "一致之处", disagreements: "不一致之处", gaps: "这批文献中没有的",
			design: "研究设计", year: "年份", studies: "篇数", unknown: "未载明", noDesign: "未说明", total: "合计", person: "人工修改", note: "说明", reason: "原因",
			status:   map[synoptic.AnswerStatus]string{synoptic.NotReported: "页面未说明", synoptic.Lost: "页面缺失", synoptic.Unverified: "未能核实"},
			reported: "已说明",
			verdict:  map[synoptic.Verdict]string{synoptic.Exact: "逐字一致", synoptic.Normalized: "折叠空白与标点后一致"},
			itemOf: map[string]string{synoptic.ItemResearchQuestion: "研究问题", synoptic.ItemTheory: "理论", synoptic.ItemMethod: "方法",
				synoptic.ItemCase: "案例", synoptic.ItemFindings: "发现"},
			caseKind: map[synoptic.CaseKind]string{synoptic.SinglePlace: "一地", synoptic.Sample: "样本或规模", synoptic.OtherCase: "其他对象", synoptic.NoCase: "未说明案例"},
			relation: map[synoptic.Relation]string{synoptic.Contradiction: "矛盾", synoptic.Difference: "侧重不同"},
		}
	}
	return words{
		synthesis: "Synthesis", table: "Evidence table", quotes: "Supporting quotes", references: "References", excluded: "Not included", counts: "Documents", checks: "Checks", making: "How this was made", aiUse: "Use of AI", comparison: "Comparison",
		study: "Study", file: "File", page: "page SHA-256", position: "characters", none: "(none)", question: "Question", reference: "Reference", document: "Document", item: "Item", answer: "Answer", quote: "Quote", verdictName: "Verdict",
		colon: ": ", comma: ", ", open: " (", close: ")",
		flow: "Flow of documents", coverage: "What the pages state", designs: "By design", years: "By year", matrix: "Methods × cases", agreements: "Where they agree", disagreements: "Where they differ", gaps: "What these documents do not have",
		design: "Design", year: "Year", studies: "Studies", unknown: "not stated", noDesign: "not stated", total: "Total", person: "edited by a person", note: "Note", reason: "Reason",
		status:   map[synoptic.AnswerStatus]string{synoptic.NotReported: "not stated on the page", synoptic.Lost: "missing from the page", synoptic.Unverified: "not verified"},
		reported: "stated",
		verdict:  map[synoptic.Verdict]string{synoptic.Exact: "verbatim", synoptic.Normalized: "equal after folding of space and punctuation"},
		itemOf: map[string]string{synoptic.ItemResearchQuestion: "Research question", synoptic.ItemTheory: "Theory", synoptic.ItemMethod: "Method",
			synoptic.ItemCase: "Case", synoptic.ItemFindings: "Findings"},
		caseKind: map[synoptic.CaseKind]string{synoptic.SinglePlace: "one place", synoptic.Sample: "sample or scale", synoptic.OtherCase: "other", synoptic.NoCase: "no case stated"},
		relation: map[synoptic.Relation]string{synoptic.Contradiction: "contradiction", synoptic.Difference: "difference of focus"},
	}
}

// itemName is the name of an item as a heading; a user's item has its own.
func (w words) itemName(item string) string {
	if name, ok := w.itemOf[item]; ok {
		return name
	}
	return oneLine(item)
}

// statusName is the name of any status, that of a reported answer too.
func (w words) statusName(s synoptic.AnswerStatus) string {
	if s == synoptic.Reported {
		return w.reported
	}
	if name, ok := w.status[s]; ok {
		return name
	}
	return oneLine(string(s))
}
