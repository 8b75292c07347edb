package synthesis

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"synoptic/internal/synoptic"
)

// Heading is the heading of a section.
func Heading(kind synoptic.SectionKind, l synoptic.Language) string {
	h, ok := headings[kind]
	if !ok {
		return string(kind)
	}
	if l == synoptic.Chinese {
		return h[0]
	}
	return h[1]
}

var headings = map[synoptic.SectionKind][2]string{
	synoptic.Overview:      {"概览", "Overview"},
	synoptic.Questions:     {"研究问题", "Research questions"},
	synoptic.Theories:      {"理论视角", "Theories"},
	synoptic.Methods:       {"研究方法", "Methods"},
	synoptic.Cases:         {"案例与样本", "Cases and samples"},
	synoptic.Agreements:    {"共识", "Agreements"},
	synoptic.Disagreements: {"差异", "Differences"},
	synoptic.Gaps:          {"空白", "Gaps"},
}

// DesignName is the name of a study design in prose.
func DesignName(d synoptic.Design, l synoptic.Language) string {
	n, ok := designNames[d]
	if !ok {
		n = designNames[synoptic.OtherDesign]
	}
	if l == synoptic.Chinese {
		return n[0]
	}
	return n[1]
}

// withArticle is the English name of a design as it follows "use".
func withArticle(d synoptic.Design) string {
	switch name := DesignName(d, synoptic.English); d {
	case synoptic.CaseStudy, synoptic.MultipleCaseStudy, synoptic.QuasiExperiment, synoptic.Survey, synoptic.RCT, synoptic.LiteratureReview, synoptic.MetaAnalysis:
		return "a " + name
	default:
		return name
	}
}

var designNames = map[synoptic.Design][2]string{
	synoptic.CaseStudy:         {"个案研究", "case study"},
	synoptic.MultipleCaseStudy: {"多案例研究", "multiple case study"},
	synoptic.GroundedTheory:    {"扎根理论", "grounded theory"},
	synoptic.QCA:               {"定性比较分析", "qualitative comparative analysis"},
	synoptic.QuasiExperiment:   {"准实验", "quasi-experiment"},
	synoptic.Survey:            {"问卷调查", "survey"},
	synoptic.RCT:               {"随机对照试验", "randomised controlled trial"},
	synoptic.ProcessTracing:    {"过程追踪", "process tracing"},
	synoptic.TextAnalysis:      {"文本分析", "text analysis"},
	synoptic.Simulation:        {"仿真模拟", "simulation"},
	synoptic.LiteratureReview:  {"文献综述", "literature review"},
	synoptic.MetaAnalysis:      {"元分析", "meta-analysis"},
	synoptic.Theoretical:       {"理论阐释", "theoretical analysis"},
	synoptic.Historical:        {"历史分析", "historical analysis"},
	synoptic.Ethnography:       {"民族志", "ethnography"},
	synoptic.Mixed:             {"混合方法", "mixed methods"},
	synoptic.OtherDesign:       {"其他方法", "other methods"},
}

// spokenZH writes a count before 篇: 一, 两, 十二, 二十三; digits from 100 on.
func spokenZH(n int) string {
	digits := []string{"", "一", "二", "三", "四", "五", "六", "七", "八", "九"}
	switch {
	case n <= 0 || n >= 100:
		return fmt.Sprint(n)
	case n == 2:
		return "两"
	case n < 10:
		return digits[n]
	case n < 20:
		return "十" + digits[n-10]
	}
	return digits[n/10] + "十" + digits[n%10]
}

// spokenEN writes a count in words below 100, in digits from there on.
func spokenEN(n int) string {
	switch {
	case n < 0 || n >= 100:
		return fmt.Sprint(n)
	case n < len(smallEN):
		return smallEN[n]
	case n%10 == 0:
		return tensEN[n/10]
	}
	return tensEN[n/10] + "-" + smallEN[n%10]
}

// sentence makes the first letter a capital.
func sentence(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[size:]
}

// listing joins phrases: A、B和C; A, B and C.
func listing(l synoptic.Language, phrases []string) string {
	comma, and := ", ", " and "
	if l == synoptic.Chinese {
		comma, and = "、", "和"
	}
	switch n := len(phrases); n {
	case 0:
		return ""
	case 1:
		return phrases[0]
	default:
		return strings.Join(phrases[:n-1], comma) + and + phrases[n-1]
	}
}

// Quoted puts words of a paper into quotation marks as the prose does.
func Quoted(s string) string { return quoted(s) }

// quoted puts words of a paper into quotation marks. Marks inside become
// single ones, punctuation between Chinese characters full-width, and white
// space that a Latin text lost beside punctuation comes back. None of it
// changes the folded words.
func quoted(s string) string {
	return "“" + inner(s) + "”"
}

func inner(s string) string {
	runes := []rune(strings.Join(strings.Fields(s), " "))
	at := func(i int) rune {
		if i < 0 || i >= len(runes) {
			return 0
		}
		return runes[i]
	}
	var b strings.Builder
	single, straight := 0, false
	var brackets []bool // of the open brackets: made full-width?
	for i, r := range runes {
		before, after := at(i-1), at(i+1)
		nearHan := wide(before) || isHan(after)
		switch {
		case r == '“', r == '「', r == '『', r == '‘', r == '"' && !straight:
			if isLatin(before) {
				b.WriteByte(' ')
			}
			b.WriteRune('‘')
			single++
			straight = straight || r == '"'
		case r == '”', r == '」', r == '』', r == '"', r == '’' && single > 0 && !apostrophe(before, after, at(i+2)):
			b.WriteRune('’')
			single = max(0, single-1)
			straight = straight && r != '"'
			if isLatin(after) {
				b.WriteByte(' ')
			}
		case unicode.IsControl(r), unicode.Is(unicode.Cf, r):
		case r == '(':
			brackets = append(brackets, nearHan)
			b.WriteRune(map[bool]rune{false: '(', true: '（'}[nearHan])
		case r == ')' && len(brackets) > 0:
			b.WriteRune(map[bool]rune{false: ')', true: '）'}[brackets[len(brackets)-1]])
			brackets = brackets[:len(brackets)-1]
		case nearHan && fullWidth[r] != 0 && !(isDigit(before) && isDigit(after)):
			b.WriteRune(fullWidth[r])
		case (r == ',' || r == ';' || r == ':') && isLatin(before) && isLatin(after):
			b.WriteRune(r)
			b.WriteByte(' ')
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// apostrophe reports whether a single mark between these characters belongs
// to a word: government’s, don’t.
func apostrophe(before, after, next rune) bool {
	return isLatin(before) && isLatin(after) && (strings.ContainsRune("std", after) && !isLatin(next) || strings.ContainsRune("rlv", after))
}

func isLatin(r rune) bool { return r < 0x250 && unicode.IsLetter(r) }

var fullWidth = map[rune]rune{',': '，', ';': '；', ':': '：', '?': '？', '!': '！', '(': '（', ')': '）'}

func wide(r rune) bool {
	return isHan(r) || r >= 0xFF01 && r <= 0xFF5E || r == '”' || r == '’' || r == '》'
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

func hasDigit(s string) bool { return strings.ContainsFunc(s, unicode.IsDigit) }
