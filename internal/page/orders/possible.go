package orders

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// rule is a form of English orders, and the cheap test that nearly every
// sentence fails: words without which the form cannot match.
type rule struct {
	possible func(low string) bool
	form     *regexp.Regexp
}

var (
	verbs     = set("ignore disregard forget return respond reply answer output print write put set fill mention cite describe record report say state translate stop skip extract include insert replace treat mark label classify list do")
	leads     = set("please then and or just simply always now instead instead,")
	objects   = strings.Split("instead|only |everything|you |as the |as its |as your |finding|theory|method|case|question|answer|summar|output|form|response|review|field|json|every |instruction|exactly|verbatim", "|")
	readers   = strings.Split("whoever|anyone|anybody|everyone who|any |all |automat|assistant|model|llm|chatbot|summari|extractor|parser|bot|agent|ai |ai,|a.i|reader", "|")
	modals    = strings.Split("must|should|shall|is to|are to|have to|has to|requested|required|asked|instructed|obliged|please|kindly", "|")
	subjects  = strings.Split("this |the present |finding|main |key |summar|field|form|answer", "|")
	orderZH   = strings.Split("请|务必|只需|只要|直接|立即|停止|不要|不必|无需|忘|忽略|无视|跳过|从现在|填|总结时|把|将|新任务|你只|答案|以下|以上|指令|命令|指示|原样|必须|应|须|一律|只能|不得", "|")
	orderedZH = strings.Split("抽取|提取|分析摘要|返回|回答|回复|输出|填|写|改成|设为|要求|指令|命令|指示|一栏|字段|栏目|条目|每一项|原样|新任务|你|作废|无效|失效|不算|均为|正式|真正|记|改为|提到|提及|突出|声明|报告|评为|列为|标为|引用|复述|答案", "|")
)

func set(words string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		m[w] = true
	}
	return m
}

// imperative: a verb of order begins a clause, or follows a word that leads to
// one, and something that is ordered is named.
func imperative(low string) bool {
	if !containsAny(low, objects) {
		return false
	}
	before, start := "", 0
	for i := 0; i <= len(low); i++ {
		if i < len(low) && low[i] != ' ' {
			continue
		}
		word := low[start:i]
		verb := strings.Trim(word, ".:;!?,…—*#>)]([<\"'“”")
		if verbs[verb] && (before == "" || leads[before] || !letter(before[len(before)-1]) || len(verb) < len(word) && word[0] != verb[0]) {
			return true
		}
		// "…:write" and "—write" without a space
		if at := strings.LastIndexAny(word, ".:;!?,…—*#>)]"); at >= 0 {
			_, width := utf8.DecodeRuneInString(word[at:])
			if verbs[word[at+width:]] {
				return true
			}
		}
		before, start = word, i+1
	}
	return false
}

// addressed: a reader or a program is named that must do something with this
// text or with an answer.
func addressed(low string) bool {
	return containsAny(low, modals) && containsAny(low, readers) && containsAny(low, subjects)
}

// spokenTo: the text speaks to somebody, or declares itself at an end.
func spokenTo(low string) bool {
	return containsAny(low, []string{"you ", "from now on", "answer to", "answer for", "new ", "end of "})
}

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

func containsAny(s string, words []string) bool {
	for _, w := range words {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}
