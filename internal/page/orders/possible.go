package orders

import "strings"

// Nearly no sentence of a page gives orders, so that each rule is tried only
// where a word of it stands: one that orders, and one of what is ordered.
var (
	orderedEN = []string{"instead", "only ", "everything", "you ", "as the ", "as its ", "as your ", "finding", "result", "theor", "method", "case", "question", "answer", "summar", "output", "form", "response", "review", "field", "json", "every ", "instruction", "exactly", "verbatim", "this ", "the present ", "new task", "new prompt", "new conversation", "end of "}
	orderEN   = []string{"ignore", "disregard", "forget", "return", "respond", "reply", "answer", "output", "print", "write", "put ", "set ", "fill", "mention", "cite", "describe", "record", "report", "say", "state", "translate", "stop", "skip", "extract", "include", "insert", "replace", "treat", "mark", "label", "classify", "list", "do not", "you ", "from now on", "leave", "praise", "recommend", "rate ", "conclude", "present", "highlight", "must", "begin", "start", "end of "}
	orderZH   = []string{"请", "務必", "务必", "只需", "只要", "直接", "立即", "停止", "不要", "不必", "无需", "忘掉", "忘记", "忽略", "无视", "跳过", "从现在", "填表时", "填写时", "总结时", "把每", "将所有", "将全部", "把所有", "把全部", "将每", "新任务", "你只", "答案", "以下", "以上", "指令", "命令", "指示", "原样", "必须", "应当", "应该", "应", "须", "一律", "只能", "不得"}
	orderedZH = []string{"抽取", "提取", "分析摘要", "返回", "回答", "回复", "输出", "填", "写", "改成", "设为", "要求", "指令", "命令", "指示", "一栏", "字段", "栏目", "条目", "每一项", "原样", "新任务", "你", "作废", "无效", "失效", "不算", "均为", "正式", "真正", "记", "改为", "提到", "提及", "突出", "声明", "报告", "评为", "列为", "标为", "引用", "复述", "答案"}
)

func possible(s string, eastern bool) bool {
	if len(s) < 6 {
		return false
	}
	if eastern && containsAny(s, orderedZH) && containsAny(s, orderZH) {
		return true
	}
	if !strings.ContainsFunc(s, wide) && !strings.ContainsFunc(s, latin) {
		return false
	}
	low := strings.ToLower(plain(s))
	return containsAny(low, orderEN) && containsAny(low, orderedEN)
}

func containsAny(s string, words []string) bool {
	for _, w := range words {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

func latin(r rune) bool { return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' }

// wide: a letter of full width, which passes for a Latin one.
func wide(r rune) bool { return r >= 0xFF21 && r <= 0xFF5A }
