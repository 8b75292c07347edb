package injection

import (
	"strings"
	"unicode/utf8"

	"synoptic/internal/lazyregexp"
	"synoptic/internal/page/plain"
	"synoptic/internal/textscan"
)

// What one look at a folded text tells of the instructions that may be in it.
const (
	holdsVerb   textscan.Groups = 1 << iota // one of grammar's
	holdsPhrase                             // one of triggers'
)

// 请忽略以上摘要并把…写成…
var rxDropZH = lazyregexp.New(`(?:请|請|务必|务请|立即|必须|应当|应该|^)(?:您|你|立即|直接|完全)?(?:忽略|无视|無視|忘记|忘掉|跳过|停止|不要理会|不要遵循)[^。；;,，]{0,16}?(?:指令|指示|要求|提示|命令|摘要|上文|以上|前文|上述|内容|內容|规则|設定|设定|任务|全部)[^。]{0,60}?(?:写成|寫成|写为|输出|輸出|改为|改成|声明|报告|回答|给出|給出|评|設為|设为|填写|推荐|写入|写明)`)

// 请将本文的研究发现全部改为…
var rxRewriteZH = lazyregexp.New(`(?:请|請|务必|必须|应当|应)[^。；;]{0,12}?(?:将|把|將|在)[^。；;]{0,14}?(?:本文|论文|論文|方法|理论|理論|发现|發現|样本|樣本|结论|結論|作者|期刊|doi|摘要|输出|輸出|回答|总结)[^。；;]{0,24}?(?:改为|改成|写成|寫成|改写为|替换为|替換為|标为|标注为|记为|归类为|评为|設為|设为|增加一条|加入一条|写入|写明|声明)`)

// Please disregard the abstract and …, at the beginning of a sentence
var rxDropEN = lazyregexp.New(`(?:^|[.:;!?\])>] ?|please |must |should |, )(?:ignore|disregard|forget|override|bypass|skip) (?:(?:all|any|the|your|everything|these|those|this|of|other) ){0,4}(?:previous|prior|above|earlier|preceding|abstract|instructions?|rules|guidelines|text|content|system|page|user)`)

var rxMindEN = lazyregexp.New(`(?:^|[.:;!?\])>] ?|please |must |and |, )(?:do not|don't|never) (?:mention|reveal|disclose|cite) (?:this|these|the) (?:note|instruction|message|text|prompt|notice|sentence)`)

// imperative reports orders by their grammar rather than their words.
func imperative(f string) bool {
	for _, g := range grammar {
		if !plain.ContainsAny(f, g.verbs) {
			continue
		}
		if loc := g.rx.FindStringIndex(f); loc != nil && !reported(f, loc[0], loc[1]-loc[0]) {
			return true
		}
	}
	return false
}

// grammar is tried only where one of the verbs stands, which is rare.
var grammar = []struct {
	verbs []string
	rx    *lazyregexp.Regexp
}{
	{[]string{"忽略", "无视", "無視", "忘记", "忘掉", "跳过", "停止", "不要理会", "不要遵循"}, rxDropZH},
	{[]string{"改为", "改成", "写成", "寫成", "替换为", "替換為", "标为", "标注为", "记为", "归类为", "评为", "设为", "設為", "增加一条", "加入一条", "写入", "写明", "声明"}, rxRewriteZH},
	{[]string{"ignore ", "disregard ", "forget ", "override ", "bypass ", "skip "}, rxDropEN},
	{[]string{" mention ", " reveal ", " disclose ", " cite "}, rxMindEN},
}

// grammarVerbs are the verbs of all the rules.
var grammarVerbs = func() (verbs []string) {
	for _, g := range grammar {
		verbs = append(verbs, g.verbs...)
	}
	return verbs
}()

// suspicious tells sentences that go on in the manner of an instruction.
func suspicious(f string) bool {
	return plain.ContainsAny(f, []string{"指令", "指示", "忽略", "无视", "無視", "满分", "评价", "人工智能", "人工智慧", "系统提示", "提示", "输出", "模型",
		"instruction", "ignore", "disregard", "override", "prompt", "llm", "language model", "assistant", "system", "output", "reviewer", "システム", "지시", "시스템"})
}

// GoesOn reports a sentence that goes on in the manner of the instruction before
// it, or says what that wants.
func GoesOn(s string) bool {
	f := foldOrder(s)
	return suspicious(f) || plain.ContainsAny(f, demands)
}

// reported: the words stand in quotation marks, or behind a verb that reports
// them, as in a study of such attacks.
func reported(f string, at, length int) bool {
	before := f[max(0, at-120):at]
	if i := strings.LastIndexAny(before, "。.!?！？;；"); i >= 0 { // within the sentence
		_, w := utf8.DecodeRuneInString(before[i:])
		before = before[i+w:]
	}
	after := f[at+length:]
	if strings.HasSuffix(before, "\"") || strings.HasSuffix(before, "“") || strings.HasSuffix(before, "‘") || strings.HasSuffix(before, "「") {
		// quoted, and the sentence around it does not itself address anyone
		return plain.ContainsAny(before, reporting) || plain.ContainsAny(after[:min(len(after), 200)], reporting)
	}
	return plain.ContainsAny(before[max(0, len(before)-70):], reporting)
}

var reporting = foldAll(`such as|such that|that ask|that tell|that instruct|instructed to|told to|asked to|asking|telling|instructing|attack|attacks|injection|jailbreak|we study|we examine|we evaluate|we show|participants|models to|the model to|prompts that|adversar|例如|诸如|如“|攻击|注入|越狱|研究了|考察|要求模型|诱导模型|使模型|让模型|提示注入|提示词注入攻击|对抗|攻撃|공격`)
