package rules

import (
	"strings"
	"unicode/utf8"
)

// What a Chinese abstract says at its end without saying anything: that it puts
// forward proposals, and not which; that it gives some views, and not what they
// are.

// adviceNouns end what a paper puts forward.
var adviceNouns = strings.Fields(`对策 建议 构想 设想 思路 策略 措施 路径 途径 办法 方案 看法 意见 见解 方法`)

// vagueAdvice are words that stand for proposals instead of them.
var vagueAdvice = strings.Fields(`相关 相应 相对应 若干 一些 几点 几条 具体 针对性 有效 可行 合理 初步 粗浅 自己 优化 改进 解决 应对 发展 对应 有益 切实`)

// longestBareAdvice is the length, in runes, up to which a proposal names its
// subject and not its content: 共治的构想.
const longestBareAdvice = 9

// bareAdvice reports words put forward that name no proposal: 给出了建议,
// 提出便于入库的相关对策. A list, or a verb of what should be done, is one.
func bareAdvice(put string) bool {
	put = strings.TrimRight(put, "。.;, ")
	if strings.HasSuffix(put, "问题") && containsAny(put, []string{"几个", "若干", "一些"}) {
		return true // 提出了需要深思的几个问题
	}
	if !endsWithAny(put, adviceNouns) || containsAny(put, []string{"、", ":", "即", "等对策", "等建议", "等措施"}) {
		return false
	}
	return containsAny(put, vagueAdvice) || utf8.RuneCountInString(put) <= longestBareAdvice
}

// listedAdvice reports proposals that are told one by one: 提出了划分…、加强…、
// 建立…等对策.
func listedAdvice(put string) bool {
	put = strings.TrimRight(put, "。. ")
	if strings.Count(put, "、")+strings.Count(put, ",") < 2 {
		return false
	}
	for _, noun := range adviceNouns {
		if rest, ok := strings.CutSuffix(put, noun); ok {
			at := strings.LastIndex(rest, "等")
			return at > 0 && len(rest)-at <= len("等风险防范的")
		}
	}
	return false
}

// givesViews reports a sentence that says that the authors have something to
// say, and not what: 本文就此谈几点粗浅看法, 笔者试对…进行如下探讨.
func (s *sentence) givesViews() bool {
	if !s.chinese() || s.label != roleNone {
		return false
	}
	last := s.of(s.clauses[len(s.clauses)-1])
	if endsWithAny(last, []string{"现报告如下", "报告如下", "报道如下", "介绍如下", "汇报如下"}) {
		return true
	}
	if startsWithAny(s.text(), []string{"这里讨论的是", "这里探讨的是", "这里讨论", "这里探讨"}) ||
		startsWithAny(s.of(s.clauses[0]), []string{"现就", "现对", "现将", "下面就", "兹就"}) {
		return true
	}
	return s.has(kindSelf) && (endsWithAny(last, []string{"略抒己见", "抛砖引玉", "进行如下探讨", "作如下探讨", "做如下探讨", "作一探讨", "作些探讨", "略作探讨", "略陈己见", "谈谈看法", "提出了自己的看法", "提出了自己的见解", "提出自己的看法", "提出了一些看法", "求教于方家", "就正于方家", "就教于方家"}) ||
		strings.Contains(last, "谈") && endsWithAny(last, []string{"看法", "体会", "认识", "意见", "想法", "见解"}))
}
