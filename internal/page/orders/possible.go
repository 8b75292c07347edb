package orders

import (
	"strings"
	"unicode/utf8"

	"synoptic/internal/lazyregexp"
)

// rule is a form of English orders, and the cheap test that nearly every
// sentence fails: words without which the form cannot match.
type rule struct {
	possible func(f found, low string) bool
	form     *lazyregexp.Regexp
}

// found says which of the words are there without which no rule matches.
type found struct {
	imperative bool // a verb of order begins a clause, or follows a word that leads to one
	modal      bool // must, should, please …
	spoken     bool // somebody is spoken to, or something new begins
}

// What a word can be.
const (
	verb = 1 << iota
	lead
	modal
	spoken
)

var words = kinds(map[int]string{
	verb:   "ignore disregard forget return respond reply answer output print write put set fill mention cite describe record report say state translate stop skip extract include insert replace treat mark label classify list do",
	lead:   "please then and or just simply always now instead",
	modal:  "must should shall is are have has be requested required asked instructed obliged please kindly",
	spoken: "you from answer new end",
})

var (
	objects     = lexiconOf("instead|only |everything|you |as the |as its |as your |finding|theory|method|case|question|answer|summar|output|form|response|review|field|json|every |instruction|exactly|verbatim")
	readers     = lexiconOf("whoever|anyone|anybody|everyone who|automat|assistant|language model|llm|chatbot|summari|extractor|parser|bot|agent|ai |ai,|a.i")
	everyReader = lexiconOf("tool|program|system|model|reader|summar|review")
	modals      = lexiconOf("must|should|shall|is to|are to|have to|has to|requested|required|asked|instructed|obliged|please|kindly")
	subjects    = lexiconOf("this |the present |finding|main |key |summar|field|form|answer")
	starts      = lexiconOf("you |from now on|answer to|answer for|new |end of ")
	orderZH     = lexiconOf("请|务必|只需|只要|直接|立即|停止|不要|不必|无需|忘|忽略|无视|跳过|从现在|填|总结时|把|将|新任务|你只|答案|以下|以上|指令|命令|指示|原样|必须|应|须|一律|只能|不得|审稿人|评审|注意")
	orderedZH   = lexiconOf("抽取|提取|分析摘要|返回|回答|回复|输出|填|写|改成|设为|要求|指令|命令|指示|一栏|字段|栏目|条目|每一项|原样|新任务|你|作废|无效|失效|不算|均为|正式|真正|记|改为|提到|提及|突出|声明|报告|评为|列为|标为|引用|复述|答案|记为|记作|报告为|写为|描述为|总结为|视为|标为|注意|须知|推荐|接收|录用|给予")
)

func kinds(lists map[int]string) map[string]int {
	m := map[string]int{}
	for kind, list := range lists {
		for w := range strings.FieldsSeq(list) {
			m[w] |= kind
		}
	}
	return m
}

// look passes once over the words of a text in small letters.
func look(low string) found {
	var f found
	open := true // a clause may begin here
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
		kind := words[low[start:i]]
		f.imperative = f.imperative || open && kind&verb != 0
		f.modal = f.modal || kind&modal != 0
		f.spoken = f.spoken || kind&spoken != 0
		open = kind&lead != 0
	}
	return f
}

// imperative: something that is ordered is named beside the verb.
func imperative(f found, low string) bool { return f.imperative && objects.in(low) }

// addressed: a reader or a program is named that must do something with this
// text or with an answer.
func addressed(f found, low string) bool {
	if !f.modal || !modals.in(low) {
		return false
	}
	reader := readers.in(low) || (strings.Contains(low, "any ") || strings.Contains(low, "all ")) && everyReader.in(low)
	return reader && subjects.in(low)
}

// spokenTo: the text speaks to somebody, or declares itself at an end.
func spokenTo(f found, low string) bool { return f.spoken && starts.in(low) }

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

// lexicon finds any of many words in one pass, by their first letters.
type lexicon struct {
	heads *[1 << 16]bool
	words map[rune][]string
}

func lexiconOf(list string) lexicon {
	l := lexicon{new([1 << 16]bool), map[rune][]string{}}
	for w := range strings.SplitSeq(list, "|") {
		head, _ := utf8.DecodeRuneInString(w)
		l.heads[head&0xFFFF] = true
		l.words[head] = append(l.words[head], w)
	}
	return l
}

// in reports whether s holds one of the words.
func (l lexicon) in(s string) bool {
	for i, r := range s {
		if r > 0xFFFF || !l.heads[r] {
			continue
		}
		for _, w := range l.words[r] {
			if strings.HasPrefix(s[i:], w) {
				return true
			}
		}
	}
	return false
}
