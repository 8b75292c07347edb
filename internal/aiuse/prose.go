package aiuse

import (
	"fmt"
	"strings"
	"time"

	"synoptic/internal/synoptic"
)

// chinese tells the account in Chinese.
func chinese(u *synoptic.AIUse) string {
	var b strings.Builder
	studies := 0
	for _, e := range u.Extraction {
		studies += e.Studies
	}
	switch {
	case u.ModelUsed:
		b.WriteString("本综述使用了大语言模型。")
	case u.ModelAsked:
		b.WriteString("本综述的文字未使用大语言模型：曾向模型提问，但其回答未被采用。")
	default:
		b.WriteString("本综述未使用大语言模型。")
	}
	var parts []string
	for _, e := range u.Extraction {
		parts = append(parts, fmt.Sprintf("%d 篇由%s提取%s", e.Studies, engineZH(e), datesZH(e)))
	}
	if len(parts) > 0 {
		fmt.Fprintf(&b, "纳入文献 %d 篇，依据题录页的题名与摘要（非全文）提取：%s。", studies, strings.Join(parts, "，"))
	}
	fmt.Fprintf(&b, "比较综述由%s写成%s。", engineZH(u.Writing), datesZH(u.Writing))
	if n := u.Answers; n.Given > 0 {
		fmt.Fprintf(&b, "所给答案 %d 项，其中 %d 项（%s）的引文经程序核实，见于页面原文，%d 项（%s）未能核实，不作为结果；%s。",
			n.Given, n.Verified, percent(n.VerifiedShare), n.Unverified, percent(n.UnverifiedShare), editedZH(n))
	} else {
		fmt.Fprintf(&b, "各项均无答案；%s。", editedZH(n))
	}
	if n := u.Answers; n.NotReported+n.Lost > 0 {
		fmt.Fprintf(&b, "另有 %d 项页面未说明，%d 项因页面缺失无从得知。", n.NotReported, n.Lost)
	}
	if n := u.Answers.LeftOpen; n > 0 {
		fmt.Fprintf(&b, "还有 %d 项未查找或未判定，不计入以上各数。", n)
	}
	switch s := u.Statements; {
	case s.Kept+s.Dropped == 0:
		b.WriteString("综述没有陈述。")
	default:
		fmt.Fprintf(&b, "写成的 %d 条陈述逐条与所引单元格核对，保留 %d 条，剔除 %d 条（%s）。", s.Kept+s.Dropped, s.Kept, s.Dropped, percent(s.DroppedShare))
	}
	return b.String()
}

func editedZH(n synoptic.AnswerUse) string {
	if n.Edited == 0 {
		return "没有答案经人工核定"
	}
	said := fmt.Sprintf("全部答案中 %d 项（%s）经人工确认、修改或否定", n.Edited, percent(n.EditedShare))
	if n.Rejected > 0 {
		said += fmt.Sprintf("，其中否定发现 %d 条", n.Rejected)
	}
	return said
}

func engineZH(e synoptic.EngineUse) string {
	if e.Engine != synoptic.EngineLLM {
		return "内置规则（不用模型）"
	}
	return "语言模型" + details(e, "模型未记录", "提示词版本 ", "（", "，", "）")
}

func datesZH(e synoptic.EngineUse) string { return dates(e, "（", "至 ", "）") }

// english tells the account in English.
func english(u *synoptic.AIUse) string {
	var b strings.Builder
	studies := 0
	for _, e := range u.Extraction {
		studies += e.Studies
	}
	switch {
	case u.ModelUsed:
		b.WriteString("A large language model was used for this review. ")
	case u.ModelAsked:
		b.WriteString("No text of a large language model stands in this review; one was asked, but its answers were not used. ")
	default:
		b.WriteString("No large language model was used for this review. ")
	}
	var parts []string
	for _, e := range u.Extraction {
		parts = append(parts, fmt.Sprintf("%d by %s%s", e.Studies, engineEN(e), datesEN(e)))
	}
	if len(parts) > 0 {
		fmt.Fprintf(&b, "Data from the %s were extracted from the titles and abstracts on landing pages, not from full texts: %s. ",
			many(studies, "included study", "included studies"), strings.Join(parts, ", "))
	}
	fmt.Fprintf(&b, "The comparison was written by %s%s. ", engineEN(u.Writing), datesEN(u.Writing))
	if n := u.Answers; n.Given > 0 {
		fmt.Fprintf(&b, "Of %s, %d (%s) had a supporting quote that a program found on the page; %d (%s) could not be verified and %s not shown as results; %s. ",
			many(n.Given, "answer", "answers"), n.Verified, percent(n.VerifiedShare), n.Unverified, percent(n.UnverifiedShare), isAre(n.Unverified), editedEN(n))
	} else {
		fmt.Fprintf(&b, "No item was answered; %s. ", editedEN(n))
	}
	if n := u.Answers; n.NotReported+n.Lost > 0 {
		fmt.Fprintf(&b, "%s not stated on the page, and %d could not be told because text was missing. ", many(n.NotReported, "further item was", "further items were"), n.Lost)
	}
	if n := u.Answers.LeftOpen; n > 0 {
		fmt.Fprintf(&b, "%s not looked for or not decided, and %s in none of these counts. ", many(n, "item was", "items were"), isAre(n))
	}
	switch s := u.Statements; {
	case s.Kept+s.Dropped == 0:
		b.WriteString("The synthesis makes no statement.")
	default:
		fmt.Fprintf(&b, "Each of the %s written was checked against the cells that it cites; %d %s kept and %d (%s) dropped.",
			many(s.Kept+s.Dropped, "statement", "statements"), s.Kept, wasWere(s.Kept), s.Dropped, percent(s.DroppedShare))
	}
	return strings.TrimSpace(b.String())
}

func editedEN(n synoptic.AnswerUse) string {
	if n.Edited == 0 {
		return "no answer was settled by a person"
	}
	said := fmt.Sprintf("%d (%s of all) %s confirmed, changed or rejected by a person", n.Edited, percent(n.EditedShare), wasWere(n.Edited))
	if n.Rejected > 0 {
		said += fmt.Sprintf(", %s among them taken out", many(n.Rejected, "finding", "findings"))
	}
	return said
}

func engineEN(e synoptic.EngineUse) string {
	if e.Engine != synoptic.EngineLLM {
		return "built-in rules (no model)"
	}
	return "a language model" + details(e, "model not recorded", "prompt version ", " (", ", ", ")")
}

func datesEN(e synoptic.EngineUse) string { return dates(e, " (", "to ", ")") }

// details names the model and the version of its prompts, in brackets.
func details(e synoptic.EngineUse, unknown, version, open, comma, close string) string {
	model := plain(string(e.Model))
	if model == "" {
		model = unknown
	}
	if v := plain(string(e.PromptVersion)); v != "" {
		model += comma + version + v
	}
	return open + model + close
}

// plain keeps a name that an endpoint gave on one line.
func plain(s string) string { return strings.Join(strings.Fields(s), " ") }

func dates(e synoptic.EngineUse, open, to, close string) string {
	if e.From == nil || e.To == nil {
		return ""
	}
	from, until := e.From.Format(time.DateOnly), e.To.Format(time.DateOnly)
	if from == until {
		return open + from + close
	}
	return open + from + " " + to + until + close
}

func percent(share *float64) string {
	if share == nil {
		return "–"
	}
	return strings.TrimSuffix(fmt.Sprintf("%.1f", 100**share), ".0") + "%"
}

func many(n int, one, more string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, more)
}

func isAre(n int) string {
	if n == 1 {
		return "is"
	}
	return "are"
}

func wasWere(n int) string {
	if n == 1 {
		return "was"
	}
	return "were"
}
