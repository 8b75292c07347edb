package page

import (
	"strings"
	"unicode"

	"synoptic/internal/page/hant"
	"synoptic/internal/page/letters"
	"synoptic/internal/page/plain"
	"synoptic/internal/textscan"
)

// structuredHeads begin the parts of a structured abstract.
var structuredHeads = hant.WordSet(`background backgrounds objective objectives aim aims purpose purposes method methods methodology design setting settings participants patients subjects interventions intervention measurements
	materials results result findings finding conclusion conclusions discussion interpretation introduction context importance significance originality/value originality value implications practical limitations
	main exposure exposures outcome outcomes trial registration trialregistration study data sources evidence rationale question hypothesis approach design/methodology/approach research summary unlabelled what scope novelty funding key registration ethics eligibility measures relevance analysis dissemination
	objetivo objetivos método métodos metodología metodologia resultado resultados conclusión conclusiones conclusão conclusões introducción introdução antecedentes discusión discussão considerações finais contexte objectif objectifs méthode méthodes résultat résultats hintergrund ziel methode methoden methodik ergebnis ergebnisse schlussfolgerung schlussfolgerungen fazit obiettivo obiettivi metodo metodi risultati conclusioni tujuan metode hasil kesimpulan amaç yöntem bulgular sonuç gereç цель методы материалы результаты выводы заключение
	目的 方法 结果 结论 背景 讨论 意义 目标 局限 目的/意义 方法/过程 结果/结论 过程 研究目的 研究方法 研究结果 研究结论 试验注册 设计 材料与方法 創新 背景/目的 創新性 創見
	結果 結論 研究目的 研究方法 研究結果 研究結論 對象與方法 对象与方法 资料与方法 資料與方法 方法與結果 方法与结果 背景与目的 背景與目的 創新/價值 对象 材料 設計 実施 考察 対象 対象と方法 目的と方法 はじめに 목적 방법 결과 결론 배경 연구목적 연구방법 연구결과`)

var (
	headEnds = textscan.RunesOf(":：]】〕］ \u3000.")
	partEnds = textscan.RunesOf(":：]】")
)

// structuredHead reports whether a line begins a part of a structured abstract.
func structuredHead(s string) bool {
	s = plain.TrimEdges(plain.Clip(s, 200), "【】[]［］〔〕<>■●•")
	end := headEnds.Index(s)
	word := s
	if end > 0 {
		word = s[:end]
	}
	if bareHead(s) {
		return true
	}
	if structuredHeads[textscan.Lower(strings.TrimSpace(word))] {
		// "Objective To evaluate …" begins a part, "Evidence for Practice" does not
		if end < 0 || s[end] != ' ' || letters.CJK(plain.FirstRune(word)) || len(s) > 80 || len(s) > 30 && plain.EndsSentence(s) {
			return true
		}
	}
	if i := partEnds.Index(s); i > 0 && i < 60 {
		word = textscan.Lower(s[:i])
		for w := range strings.FieldsSeq(word) {
			return structuredHeads[strings.Trim(w, ",/")]
		}
	}
	return false
}

// bareHead: a head of a part on a line of its own, "Setting and participants".
func bareHead(s string) bool {
	if len(s) > 60 {
		return false
	}
	n := 0
	for w := range strings.FieldsFuncSeq(textscan.Lower(strings.TrimRight(s, ":：")), func(c rune) bool { return letters.Blank(c) || c == '/' }) {
		if w = strings.Trim(w, ",&"); w != "" && w != "and" && w != "of" && !structuredHeads[w] {
			return false
		}
		n++
	}
	return n > 0
}

// structuredBelow: one of the next lines begins another part of a structured
// abstract, so that "Introduction:" above it begins one as well.
func structuredBelow(lines []line, i int) bool {
	for k := i + 1; k < len(lines) && k <= i+3; k++ {
		if s := lines[k].text; structuredHead(s) && letters.Colons.In(plain.Clip(s, 60)) {
			return true
		}
	}
	return false
}

// headedParagraphs reads a structured abstract without a label whose heads have
// lines of their own: "目的", a sentence, "方法", a sentence.
func (r *reader) headedParagraphs(i int) []passage {
	var parts []passage
	for k := i; k+1 < len(r.lines); k += 2 {
		head, below := &r.lines[k], &r.lines[k+1]
		if head.mute || below.mute || r.zone[k] || r.used[k] || r.used[k+1] || r.labelled[k+1] || !bareHead(head.text) ||
			plain.RuneCount(below.text) < 12 || !letters.Han(plain.FirstRune(head.text)) && len(below.text) < 30 ||
			!plain.EndsSentence(below.text) {
			break
		}
		parts = append(parts, passage{head.span, r.lang(below.text)}, passage{trimTail(r.text, below.span), r.lang(below.text)})
	}
	if len(parts) < 2*minStructured {
		return nil
	}
	for k := range parts {
		r.used[i+k] = true
	}
	return parts
}

// partsInside counts the heads that begin sentences inside one paragraph:
// "… Methods. We … Results. Of … Conclusions. …".
func partsInside(s string) int {
	n := 0
	for i := 0; i < len(s) && n < 12; {
		if head, _, ok := strings.Cut(s[i:], " "); ok && unicode.IsUpper(plain.FirstRune(head)) &&
			structuredHeads[textscan.Lower(strings.TrimRight(head, ":."))] {
			n++
		}
		next := strings.Index(s[i:], ". ")
		if next < 0 {
			break
		}
		i += next + 2
	}
	return n
}

// minStructured is how many parts in a row make a structured abstract that no
// label announces.
const minStructured = 3

// structuredRun reads a structured abstract without a label: lines that begin
// with the heads of its parts, one below the other.
func (r *reader) structuredRun(i int) []passage {
	if parts := r.headedParagraphs(i); len(parts) > 0 {
		return parts
	}
	var parts []passage
	for k := i; k < len(r.lines); k++ {
		l := &r.lines[k]
		if l.mute || r.used[k] || r.zone[k] || r.labelled[k] || !structuredHead(l.text) ||
			!letters.Colons.In(plain.Clip(l.text, 60)) || plain.RuneCount(plain.Clip(l.text, 100)) < 40 {
			break
		}
		parts = append(parts, passage{trimTail(r.text, l.span), r.lang(l.text)})
	}
	if len(parts) < minStructured {
		return nil
	}
	for k := range parts {
		r.used[i+k] = true
	}
	return parts
}
