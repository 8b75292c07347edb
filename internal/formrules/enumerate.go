package formrules

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// The bounds of the parts of an enumeration, in code points, and how many make
// one.
const (
	minParts       = 2
	maxPartChinese = 30
	maxPartLatin   = 80
	maxPlaces      = 8 // of keywords that are asked for their enumeration
)

var (
	// leadIn ends what stands before the first part of an enumeration.
	leadIn = regexp.MustCompile(`包括了?|包含|涵盖|分为|涉及|提出了?|采用了?|运用了?|利用|使用了?|基于|来自|覆盖|选取了?|具有|存在|形成了?|建议|应当|需要|必须|主要有|分别[是为]|体现[在为]|表现[在为]|受到|构建了?|^(?:从|在|以|对|由|应|需|即|有|如)`)
	// counting is what follows the last part: 等, or the number of the parts.
	counting = regexp.MustCompile(`等(?:[^级]|$).*$|(?:[二两三四五六七八九十]|[0-9]+)(?:个|种|类|大|项|方面|条|层|重|者|方|维).*$`)
	// predicate is what is said of the parts behind the last one.
	predicate = regexp.MustCompile(`(?:能够|可以|均|都|显著|共同|相互|进而|从而|之间|的影响|的作用).*$`)
	// lastAnd parts the last two; 参与, 和谐 and 普及 hold no "and".
	lastAnd = regexp.MustCompile(`^(.*[^参给赋饱缓温总共调普涉波触])(?:以及|和|与|及|或)([^谐平其].*)$`)
	// ordinal opens a part that is numbered.
	ordinal   = regexp.MustCompile(`(?:^|[，,；;：:。\s])\s*(?:[一二三四五六七八九][是为]|其[一二三四五六七八九][，,是]|第[一二三四五六七八九][，,、]|[（(][1-9一二三四五六七八九][)）]|[①②③④⑤⑥⑦⑧⑨])[，,、]?`)
	latinList = regexp.MustCompile(`((?:[^,;:.()]+, )+[^,;:.()]+?),? (?:and|or) ([^,;:.()]+)`)
	latinLead = regexp.MustCompile(`(?i)^.*\b(?:includ(?:e|es|ing)|are|were|is|of|from|by|through|such as|between|on|in|with|for|to)\s+`)
)

// enumeration lists the parts of the enumeration in a sentence that a keyword
// names, opens or closes; nil where there is none. The parts are words of the
// sentence.
func (h hit) enumeration() []string {
	if parts := numbered(h.text); len(parts) >= minParts {
		return parts
	}
	for _, at := range h.places[:min(len(h.places), maxPlaces)] {
		c := h.clause(at)
		from := c
		for range 3 { // the clause of the keyword, or what it announces
			if parts := h.partsOf(from, at); len(parts) >= minParts {
				return parts
			}
			if from.end >= len(h.text) {
				break
			}
			_, size := utf8.DecodeRuneInString(h.text[from.end:])
			from = h.clause(span{from.end + size, from.end + size})
			if from.start < c.end {
				break
			}
		}
		if parts := latinParts(h.text, at); len(parts) >= minParts {
			return parts
		}
	}
	return nil
}

// numbered parts a text at 一是, 第二，, (3) or ④.
func numbered(s string) []string {
	marks := ordinal.FindAllStringIndex(s, -1)
	if len(marks) < minParts {
		return nil
	}
	var parts []string
	for i, m := range marks {
		end := len(s)
		if i+1 < len(marks) {
			end = marks[i+1][0]
		}
		if part := bare(s[m[1]:end]); part != "" {
			parts = append(parts, part)
		}
	}
	return parts
}

// partsOf parts a clause at its 、 marks.
func (h hit) partsOf(c, keyword span) []string {
	if c.start >= c.end || c.end > len(h.text) {
		return nil
	}
	clause := h.text[c.start:c.end]
	parts := strings.Split(clause, "、")
	if len(parts) < minParts {
		return nil
	}
	first := parts[0]
	cut := 0
	for _, m := range leadIn.FindAllStringIndex(first, -1) {
		cut = m[1]
	}
	if end := keyword.end - c.start; keyword.start >= c.start && end <= len(first) {
		cut = max(cut, end)
	}
	if strings.TrimSpace(first[cut:]) != "" {
		first = first[cut:]
	}
	parts[0] = first
	last := parts[len(parts)-1]
	for _, tail := range []*regexp.Regexp{counting, predicate} {
		if shorter := tail.ReplaceAllString(last, ""); shorter != "" || tail == counting {
			last = shorter
		}
	}
	parts = parts[:len(parts)-1]
	if m := lastAnd.FindStringSubmatch(last); m != nil {
		parts = append(parts, m[1], m[2])
	} else {
		parts = append(parts, last)
	}
	return cleaned(parts, maxPartChinese)
}

// latinParts reads "a, b and c" behind a keyword, else before it.
func latinParts(s string, keyword span) []string {
	m := latinList.FindStringSubmatch(s[keyword.end:])
	if m == nil {
		m = latinList.FindStringSubmatch(s[:keyword.start])
	}
	if m == nil {
		return nil
	}
	parts := append(strings.Split(m[1], ", "), m[2])
	if shorter := latinLead.ReplaceAllString(parts[0], ""); strings.TrimSpace(shorter) != "" {
		parts[0] = shorter
	}
	return cleaned(parts, maxPartLatin)
}

// cleaned strips the parts; nil where one is too long to be a part.
func cleaned(parts []string, most int) []string {
	var kept []string
	for _, part := range parts {
		part = bare(part)
		switch n := utf8.RuneCountInString(part); {
		case n > most:
			return nil
		case n > 0:
			kept = append(kept, part)
		}
	}
	return kept
}
