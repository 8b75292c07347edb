package orders

import (
	"strings"
	"unicode/utf8"

	"synoptic/internal/lazyregexp"
	"synoptic/internal/textscan"
)

// rule is a form of orders, and the groups of words without which the form
// cannot match, in alternatives: the cheap test that nearly every sentence fails.
type rule struct {
	needs []textscan.Groups
	form  *lazyregexp.Regexp
}

func (r rule) possible(seen textscan.Groups) bool {
	for _, needed := range r.needs {
		if seen.Has(needed) {
			return true
		}
	}
	return false
}

// inSentence reports whether the form matches in one of the sentences of a text,
// which no form of English goes beyond: most that hold all words of one in the
// whole hold them nowhere side by side.
func (r rule) inSentence(low string) bool {
	if strings.Contains(low, "a.i") { // full stops that end no sentence
		return r.form.MatchString(low)
	}
	for low != "" {
		end := strings.IndexAny(low, ".!?") + 1
		if end == 0 {
			end = len(low)
		}
		if r.possible(vocabulary.Groups(low[:end])) && r.form.MatchString(low[:end]) {
			return true
		}
		low = low[end:]
	}
	return false
}

// The groups of vocabulary, in its order.
const (
	readerEN textscan.Groups = 1 << iota
	everyEN
	everyReaderEN
	modalEN
	subjectEN
	spokenEN
	orderZH   // one of these two stands
	orderedZH // in every order in Chinese
	startZH
	taskZH
	resetZH
	calledWordZH
	heedZH
	judgeZH
	acceptZH
	dutyZH
	recordZH
	workerZH
	dutyBroadZH
	deedZH
	aboutZH
)

// vocabulary is looked for in sentences in small letters.
var vocabulary = textscan.New(
	list("whoever|anyone|anybody|everyone who|automat|assistant|language model|llm|chatbot|summari|extractor|parser|bot|agent|ai |ai,|a.i"),
	list("any |all "),
	list("tool|program|system|model|reader|summar|review"),
	list("must|should|shall|is to|are to|have to|has to|requested|required|asked|instructed|obliged|please|kindly"),
	list("this |the present |finding|main |key |summar|field|form|answer"),
	list("you must|you should|you shall|you will|you are|you have to|you need to|you may|you can|from now on|answer to|answer for|new task|new instruction|new prompt|new conversation|end of "),
	list("请|务必|只需|只要|直接|立即|停止|不要|不必|无需|忘|忽略|无视|跳过|从现在|填|总结时|把|将|新任务|你只|答案|以下|以上|指令|命令|指示|原样|必须|应|须|一律|只能|不得|审稿人|评审|注意"),
	list("抽取|提取|分析摘要|返回|回答|回复|输出|填|写|改成|设为|要求|指令|命令|指示|一栏|字段|栏目|条目|每一项|原样|新任务|你|作废|无效|失效|不算|均为|正式|真正|记|改为|提到|提及|突出|声明|报告|评为|列为|标为|引用|复述|答案|描述为|总结为|视为|注意|须知|推荐|接收|录用|给予"),
	list("请|务必|只需|只要|直接|立即|停止|不要|不必|无需|忘掉|忘记|忽略|无视|跳过|从现在起|从现在开始|填表时|填写时|总结时|把每|将所有|将全部"),
	list("抽取|提取|分析摘要|返回|回答|回复|输出|填成|填为|填写|写成|写上|写明|写入|改成|设为|得到的要求|先前的|原有|一栏|字段|每一项|原样"),
	list("新任务|从现在|你只|答案|以下为|以下是|以下才是|以上|指令|命令|指示|原样|将所有|将全部|将每|把所有|把全部|把每"),
	list("人工智能|ai|大模型|语言模型|智能体|机器人|助手|程序|工具|审稿人|审稿专家|评审专家|评审人|综述撰写者|综述作者|综述者|撰写者|摘要者"),
	list("注意|须知"),
	list("请|审稿人|审稿专家|评审专家|评审人|编辑"),
	list("推荐|接收|录用|给予"),
	list("必须|务必|应|须|请"),
	list("引用为|报告为|记为|记作|记录为|写为|写成|评为|列为|描述为|总结为|视为|标为"),
	list("程序|系统|工具|模型|助手|机器人|智能体|读者|审稿人|任何人|总结|摘要者|处理者|人工智能|ai|凡"),
	list("必须|务必|应|须|请|一律|只需|只能|不得"),
	list("写|填|输出|返回|记录为|记为|设为|改为|回答|回复|提到|提及|突出|声明|报告为|评为|列为|标为|引用"),
	aboutWords,
)

var aboutWords = list("本文|本页|本论文|本研究|该文|此文|这篇|结论|研究发现|字段|一栏|每一项|所有项|答案")

func list(words string) []string { return strings.Split(words, "|") }

// commands reports whether a verb of order begins a clause, or follows a word
// that leads to one, and a word for what is ordered stands behind it: without
// these the imperative does not match.
func commands(low string) bool {
	open := true // a clause may begin here
	searched := 0
	for i := 0; i < len(low); {
		c := low[i]
		if c < 'a' || c > 'z' {
			open = c != ' ' || open
			i++
			continue
		}
		start := i
		for i < len(low) && low[i] >= 'a' && low[i] <= 'z' {
			i++
		}
		if open && verbs[low[start:i]] {
			from, to := max(i, searched-longestObject), clauseEnd(low, i)
			if from < to && objects.In(low[from:to]) {
				return true
			}
			searched = to
		}
		open = leads(low[start:i])
	}
	return false
}

// clauseEnd is where the clause of the verb that ends at byte i ends, or the
// distance at which the imperative still takes an object for the verb's.
func clauseEnd(low string, i int) int {
	const furthest = 120*utf8.UTFMax + longestObject
	far := min(len(low), i+furthest)
	if end := strings.IndexAny(low[i:far], ".!?;"); end >= 0 {
		return i + end
	}
	return far
}

var verbs = func() map[string]bool {
	set := map[string]bool{}
	for w := range strings.FieldsSeq("ignore disregard forget return respond reply answer output print write put set fill mention cite describe record report say state translate stop skip extract include insert replace treat mark label classify list do") {
		set[w] = true
	}
	return set
}()

// leads reports whether a clause may begin behind a word.
func leads(w string) bool {
	switch w {
	case "please", "then", "and", "or", "just", "simply", "always", "now", "instead":
		return true
	}
	return false
}

// objects are what verbs of order ask for.
var objects = textscan.New(list("instead|only |everything|you |as the |as its |as your |finding|theory|method|case|question|answer|summar|output|form|response|review|field|json|every |instruction|exactly|verbatim"))

const longestObject = len("instruction")

// wordy: the text has letters of which English words could be made.
func wordy(s string) bool {
	run := 0
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case letter(c):
			if run++; run >= 4 {
				return true
			}
		case c == 0xEF: // letters of full width
			return true
		case c < 0x80:
			run = 0
		}
	}
	return false
}

func letter(c byte) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' }
