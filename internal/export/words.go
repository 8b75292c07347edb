package export

import (
	"synoptic/internal/synoptic"
)

// words are the program's own words in the language of a review.
type words struct {
	Synthesis, Table, Quotes, References, Excluded, Counts, Checks, Making, AIUse, Comparison          string
	Study, File, Page, Position, None, Question, Reference, Document, Item, Answer, Quote, VerdictName string
	Colon, Comma, Open, Close                                                                          string

	Flow, Coverage, Designs, Years, Matrix, Agreements, Disagreements, Gaps string
	Design, Year, Studies, Unknown, NoDesign, Person, Note, Reason          string

	Status   map[synoptic.AnswerStatus]string
	Pending  map[synoptic.LeftOpen]string
	LeftOpen string
	Reported string
	Verdict  map[synoptic.Verdict]string
	ItemOf   map[string]string
	CaseKind map[synoptic.CaseKind]string
	Relation map[synoptic.Relation]string
}

func wordsIn(l synoptic.Language) words {
	if l == synoptic.Chinese {
		return words{
			Synthesis: "综述", Table: "证据表", Quotes: "依据原文", References: "参考文献", Excluded: "未纳入", Counts: "文献数量", Checks: "核查", Making: "成文说明", AIUse: "人工智能使用说明", Comparison: "比较",
			Study: "文献", File: "文件", Page: "页面 SHA-256", Position: "字符", None: "（无）", Question: "问题", Reference: "著录", Document: "文档", Item: "项目", Answer: "答案", Quote: "原文", VerdictName: "核对",
			Colon: "：", Comma: "、", Open: "（", Close: "）",
			Flow: "文献流程", Coverage: "各项的交代情况", Designs: "按研究设计", Years: "按年份", Matrix: "方法 × 案例", Agreements: "一致之处", Disagreements: "不一致之处", Gaps: "这批文献中没有的",
			Design: "研究设计", Year: "年份", Studies: "篇数", Unknown: "未载明", NoDesign: "未说明", Person: "人工核定", Note: "说明", Reason: "原因",
			Status:   map[synoptic.AnswerStatus]string{synoptic.NotReported: "页面未说明", synoptic.Lost: "页面缺失", synoptic.Unverified: "未能核实"},
			Pending:  map[synoptic.LeftOpen]string{synoptic.NotAsked: "未查找", synoptic.NoKeywords: "未查找", synoptic.Undecided: "未判定"},
			LeftOpen: "未查找或未判定",
			Reported: "已说明",
			Verdict:  map[synoptic.Verdict]string{synoptic.Exact: "逐字一致", synoptic.Normalized: "折叠空白与标点后一致"},
			ItemOf: map[string]string{synoptic.ItemResearchQuestion: "研究问题", synoptic.ItemTheory: "理论", synoptic.ItemMethod: "方法",
				synoptic.ItemCase: "案例", synoptic.ItemFindings: "发现"},
			CaseKind: map[synoptic.CaseKind]string{synoptic.SinglePlace: "一地", synoptic.Sample: "样本或规模", synoptic.OtherCase: "其他对象", synoptic.NoCase: "未说明案例"},
			Relation: map[synoptic.Relation]string{synoptic.Contradiction: "矛盾", synoptic.Difference: "侧重不同"},
		}
	}
	return words{
		Synthesis: "Synthesis", Table: "Evidence table", Quotes: "Supporting quotes", References: "References", Excluded: "Not included", Counts: "Documents", Checks: "Checks", Making: "How this was made", AIUse: "Use of AI", Comparison: "Comparison",
		Study: "Study", File: "File", Page: "page SHA-256", Position: "characters", None: "(none)", Question: "Question", Reference: "Reference", Document: "Document", Item: "Item", Answer: "Answer", Quote: "Quote", VerdictName: "Verdict",
		Colon: ": ", Comma: ", ", Open: " (", Close: ")",
		Flow: "Flow of documents", Coverage: "What the pages state", Designs: "By design", Years: "By year", Matrix: "Methods × cases", Agreements: "Where they agree", Disagreements: "Where they differ", Gaps: "What these documents do not have",
		Design: "Design", Year: "Year", Studies: "Studies", Unknown: "not stated", NoDesign: "not stated", Person: "settled by a person", Note: "Note", Reason: "Reason",
		Status:   map[synoptic.AnswerStatus]string{synoptic.NotReported: "not stated on the page", synoptic.Lost: "missing from the page", synoptic.Unverified: "not verified"},
		Pending:  map[synoptic.LeftOpen]string{synoptic.NotAsked: "not looked for", synoptic.NoKeywords: "not looked for", synoptic.Undecided: "not decided"},
		LeftOpen: "not looked for or not decided",
		Reported: "stated",
		Verdict:  map[synoptic.Verdict]string{synoptic.Exact: "verbatim", synoptic.Normalized: "equal after folding of space and punctuation"},
		ItemOf: map[string]string{synoptic.ItemResearchQuestion: "Research question", synoptic.ItemTheory: "Theory", synoptic.ItemMethod: "Method",
			synoptic.ItemCase: "Case", synoptic.ItemFindings: "Findings"},
		CaseKind: map[synoptic.CaseKind]string{synoptic.SinglePlace: "one place", synoptic.Sample: "sample or scale", synoptic.OtherCase: "other", synoptic.NoCase: "no case stated"},
		Relation: map[synoptic.Relation]string{synoptic.Contradiction: "contradiction", synoptic.Difference: "difference of focus"},
	}
}

// ItemName is the name of an item as a heading; a user's item has its own.
func (w words) ItemName(item string) string {
	if name, ok := w.ItemOf[item]; ok {
		return name
	}
	return oneLine(item)
}

// StatusName is the name of any status, that of a reported answer too.
func (w words) StatusName(s synoptic.AnswerStatus) string {
	if s == synoptic.Reported {
		return w.Reported
	}
	if name, ok := w.Status[s]; ok {
		return name
	}
	return oneLine(string(s))
}

// StateName is how an answer stands: its status, or that it was left open.
func (w words) StateName(a synoptic.Answer) string {
	if !a.IsOpen() {
		return w.StatusName(a.Status)
	}
	if name, ok := w.Pending[a.LeftOpen]; ok {
		return name
	}
	return w.LeftOpen
}
