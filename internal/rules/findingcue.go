package rules

import (
	"strings"
	"unicode/utf8"
)

// findingCue returns where in the sentence its finding begins, by a verb of
// finding with something that finds; -1 where there is none.
func (s *sentence) findingCue() int {
	if !s.has(kindFind) && !s.has(kindFindNear) {
		return -1
	}
	for _, h := range s.hits {
		if h.kind != kindFind && h.kind != kindFindNear || !s.finds(h) {
			continue
		}
		return s.behindCue(h)
	}
	return -1
}

// finderReach is how far before its verb that which finds may stand, in
// bytes.
const finderReach = 60

func (s *sentence) finds(h hit) bool {
	text := s.in.s
	c := s.clauseOf(h)
	if _, prior := s.first(kindPrior, s.start, h.start); prior {
		return false
	}
	rest := text[h.end:s.end]
	if s.chinese() {
		before := text[max(s.start, c.start):h.start]
		for _, no := range []string{"的", "者", "机制", "力", "与"} {
			if strings.HasPrefix(rest, no) {
				return false
			}
		}
		if strings.HasPrefix(rest, "为") && s.has(kindWorth) || strings.HasSuffix(before, "的") {
			return false
		}
		for _, no := range []string{"未被", "尚未", "旨在", "有待", "难以", "人们", "学者", "法律", "来"} {
			if strings.HasSuffix(before, no) {
				return false
			}
		}
		if text[h.start:h.end] == "提出" {
			return s.claims(rest)
		}
		if strings.TrimSpace(before) == "" {
			return c.start > s.start || strings.HasPrefix(rest, ":") || strings.HasPrefix(rest, ",")
		}
		reach := finderReach
		if h.kind == kindFindNear {
			reach = 9
		}
		if _, ok := s.first(kindFinder, max(c.start, h.start-reach), h.start); ok {
			return true
		}
		return h.kind == kindFind && h.end-h.start > 6 // a cue that has its finder in it
	}
	if strings.HasSuffix(text[s.start:h.start], "to ") {
		return false
	}
	reach := finderReach
	if h.kind == kindFindNear {
		reach = 12
	}
	_, ok := s.first(kindFinder, max(c.start, h.start-reach), h.start)
	return ok || strings.HasPrefix(strings.ToLower(text[h.start:h.end]), "it ")
}

// claims tells a claim that the paper puts forward, 提出…是…, from a model or a
// proposal that it puts forward.
func (s *sentence) claims(rest string) bool {
	return s.has(kindSelf) && (strings.Contains(rest, "是") || strings.Contains(rest, "应")) && !strings.Contains(rest, "模型") && !strings.Contains(rest, "假设")
}

// behindCue returns where the finding itself begins.
func (s *sentence) behindCue(h hit) int {
	i := h.end
	for i < s.end {
		r, n := utf8.DecodeRuneInString(s.in.s[i:])
		if !strings.ContainsRune(":, 了", r) {
			break
		}
		i += n
	}
	if rest := s.in.s[i:s.end]; strings.HasPrefix(rest, "that ") {
		i += len("that ")
	}
	if i >= s.end {
		return -1
	}
	return i
}
