package rules

import (
	"slices"
	"strings"
	"unicode/utf8"

	"synoptic/internal/synoptic"
)

// zone says where in an abstract the findings stand.
type zone struct {
	first int // index of the first sentence with a finding; -1 for none
	cued  bool
	plan  bool // a protocol: there are no findings yet
}

// dropTorn leaves out the last sentence where the page has cut it off.
func (b *body) dropTorn() {
	last := len(b.abstract) - 1
	if last < 1 {
		return
	}
	text := b.abstract[last].text()
	whole := strings.TrimRight(text, "。.…!?”\"' ")
	if stops := text[len(whole):]; stops == "" || strings.Contains(stops, "…") || strings.Count(stops, ".")+strings.Count(stops, "。") > 1 {
		b.abstract = b.abstract[:last]
	}
}

// readLabels finds the labels of a structured abstract. A label without a
// colon or brackets is believed only in company.
func (b *body) readLabels() {
	type candidate struct {
		at     int
		length int
		label
	}
	var all []candidate
	weak := 0
	seen := map[role]bool{}
	for i := range b.abstract {
		s := &b.abstract[i]
		n, l, ok := labelAt(s.text())
		if !ok {
			n, l, ok = bareLabel(s.text())
		}
		if !ok {
			n, l, ok = gluedLabel(s.text())
		}
		if !ok {
			continue
		}
		all = append(all, candidate{i, n, l})
		if !seen[l.role] {
			weak++
		}
		seen[l.role] = true
	}
	current := roleNone
	next := 0
	for i := range b.abstract {
		s := &b.abstract[i]
		if next < len(all) && all[next].at == i {
			c := all[next]
			next++
			if c.strength == certain || c.strength == spaced && weak >= 2 || c.strength == glued && weak >= 3 && seen[rolePurpose] {
				current = c.role
				s.dropLabel(c.length)
			}
		}
		s.label = current
	}
	// A label on a line by itself leaves nothing behind.
	b.abstract = slices.DeleteFunc(b.abstract, func(s sentence) bool { return len(s.clauses) == 0 })
}

// dropLabel takes the label off the sentence, and the cues that stood in it.
func (s *sentence) dropLabel(length int) {
	s.start += length
	for s.start < s.end {
		r, n := utf8.DecodeRuneInString(s.in.s[s.start:s.end])
		if r != ' ' && r != '—' && r != '-' {
			break
		}
		s.start += n
	}
	own := s.hits[:0:0]
	s.kinds = 0
	for _, h := range s.hits {
		if h.start >= s.start {
			own = append(own, h)
			s.kinds |= 1 << h.kind
		}
	}
	s.hits = own
	s.cut()
}

// bareLabel reads a label that makes a sentence of its own: "Setting."
func bareLabel(s string) (int, label, bool) {
	key := strings.ToLower(strings.TrimRight(s, ".。 "))
	if r, ok := labels[key]; ok {
		return len(s), label{r, spaced}, true
	}
	return 0, label{}, false
}

// gluedLabel reads a label that has lost what separated it from its text.
func gluedLabel(s string) (int, label, bool) {
	for _, g := range []struct {
		text string
		role role
		not  string // what makes it an ordinary word
	}{
		{"目的", rolePurpose, "在于 是 的 地"}, {"方法", roleMethod, "论 的 是 上"},
		{"结果", roleResult, "表明 显示 发现 的 是 证明"}, {"结论", roleConclusion, "表明 是 的 显示 认为"},
	} {
		rest, ok := strings.CutPrefix(s, g.text)
		if !ok {
			continue
		}
		for _, word := range strings.Fields(g.not) {
			if strings.HasPrefix(rest, word) {
				return 0, label{}, false
			}
		}
		return len(g.text), label{g.role, glued}, true
	}
	return 0, label{}, false
}

// assignRoles says of every sentence of the abstract what it does, and finds
// the zone of the findings.
func (b *body) assignRoles() {
	b.review = b.isReview()
	b.zone = zone{first: -1, plan: b.isPlan()}
	for i := range b.abstract {
		s := &b.abstract[i]
		s.finding = s.findingCue()
		s.role = s.label
		if s.role == roleNone {
			s.role = s.ownRole()
		}
	}
	b.findZone()
}

// ownRole is the role that a sentence's cues give it.
func (s *sentence) ownRole() role {
	switch {
	case s.finding >= 0:
		return roleResult
	case s.worthOnly():
		return roleWorth
	case s.methodical():
		return roleMethod
	case s.aims() || s.presents():
		return rolePurpose
	case s.has(kindGap) && s.namesGap():
		return roleGap
	}
	return roleNone
}

// findZone finds where the findings begin in an abstract without labels: at
// the first sentence that says so, or behind the last one that speaks of
// purpose, theory or method.
func (b *body) findZone() {
	cue, ground, method, behind := -1, -1, -1, -1
	for i := range b.abstract {
		s := &b.abstract[i]
		if s.label == roleResult || s.label == roleConclusion {
			b.zone.first, b.zone.cued = i, true
			return
		}
		if s.finding >= 0 && cue < 0 {
			cue = i
		}
		if cue < 0 && (s.role == rolePurpose || s.role == roleMethod || s.role == roleGap && ground < 0 && !b.review) {
			ground = i
		}
		if s.role == roleMethod && method < 0 {
			method = i
		}
		if method >= 0 && behind < 0 && (s.role == roleNone || s.role == roleGap) {
			behind = i
		}
	}
	for i := range b.abstract {
		if b.abstract[i].label != roleNone { // labelled, yet without results
			b.zone.first = cue
			b.zone.cued = cue >= 0
			return
		}
	}
	switch {
	case cue >= 0 && ground < 0:
		b.zone.first, b.zone.cued = cue, true
	case cue >= 0:
		b.zone.first, b.zone.cued = min(ground+1, cue), true
	case behind >= 0:
		b.zone.first = behind
	case ground >= 0 && ground+1 < len(b.abstract):
		b.zone.first = ground + 1
	case ground < 0 && len(b.abstract) >= 3: // an essay: what follows its opening are its claims
		b.zone.first = 1
	}
}

// isReview reports a title that announces a review of literature.
func (b *body) isReview() bool {
	for i := range b.title {
		for _, h := range b.title[i].within(kindMethod, b.title[i].start, b.title[i].end) {
			if methods[h.arg].design == synoptic.LiteratureReview {
				return true
			}
		}
	}
	return false
}

// isPlan reports a protocol: a study that has not been carried out.
func (b *body) isPlan() bool {
	for i := range b.title {
		s := &b.title[i]
		if s.has(kindFuture) || strings.HasSuffix(s.text(), "protocol") {
			return true
		}
	}
	n := 0
	for i := range b.abstract {
		s := &b.abstract[i]
		if s.label == roleResult {
			return false
		}
		if s.has(kindFuture) && (s.label == roleMethod || s.has(kindMethod) || s.has(kindSelf)) {
			n++
		}
	}
	return n > 0 && !b.hasFindings()
}

func (b *body) hasFindings() bool {
	for i := range b.abstract {
		if b.abstract[i].findingCue() >= 0 {
			return true
		}
	}
	return false
}

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

// worthOnly reports a sentence that says no more than what the study is good
// for.
func (s *sentence) worthOnly() bool {
	if !s.has(kindWorth) {
		return false
	}
	if !s.chinese() {
		_, ok := s.first(kindWorth, s.start, s.clauses[0].end)
		return ok
	}
	all, worth := 0, 0
	for _, c := range s.clauses {
		n := c.end - c.start
		all += n
		if _, ok := s.first(kindWorth, c.start, c.end); ok {
			worth += n
		}
	}
	return 2*worth >= all
}

// methodical reports a sentence that says how the study was done.
func (s *sentence) methodical() bool {
	if s.has(kindCaseClose) {
		return true
	}
	if _, prior := s.first(kindPrior, s.start, s.end); prior {
		return false
	}
	if s.has(kindMethod) && (s.has(kindUse) || s.has(kindSelf)) {
		return true
	}
	if s.has(kindSelf) && s.has(kindTheoryLead) && s.has(kindTheoryHead) && s.chinese() {
		return true
	}
	if lead, ok := s.first(kindTheoryLead, s.start, s.end); ok && hasPrefixFold(s.text(), "it ") && lead.start == s.start+len("it ") {
		return true // It builds on ….
	}
	if s.chinese() && s.has(kindCaseLead) && s.counts() {
		return true
	}
	if (s.acts() || hasPrefixFold(s.text(), "we ") || hasPrefixFold(s.text(), "i ")) && s.thingsCounted(stretch{s.start, s.end}) >= 0 {
		return true
	}
	return s.has(kindData) && s.has(kindUse) && (s.has(kindSelf) || s.counts())
}

// acts reports an English sentence with a verb of method, not only a
// preposition that may lead to one.
func (s *sentence) acts() bool {
	if s.chinese() {
		return false
	}
	for _, h := range s.within(kindUse, s.start, s.end) {
		switch strings.ToLower(s.in.s[h.start:h.end]) {
		case "with", "by", "via", "through", "through a", "was", "were", "is a", "run", "runs", "based on":
		default:
			return true
		}
	}
	return false
}

// counts reports a number of things that were studied.
func (s *sentence) counts() bool {
	for _, h := range s.within(kindUnit, s.start, s.end) {
		before := s.in.s[s.start:h.start]
		generic := h.end-h.start <= len("个") && !(before != "" && isDigit(before[len(before)-1]))
		if s.chinese() && !generic && endsInNumber(before) || !s.chinese() && numberBefore(s.in.s, s.start, h.start) >= 0 {
			return true
		}
	}
	return false
}

func endsInNumber(s string) bool {
	s = strings.TrimRight(s, " 余多")
	if s == "" {
		return false
	}
	r, _ := utf8.DecodeLastRuneInString(s)
	return r >= '0' && r <= '9' || strings.ContainsRune("两三四五六七八九十百千万", r)
}

// presents reports an English sentence that opens with the paper as its
// subject: This article reconstructs ….
func (s *sentence) presents() bool {
	if s.chinese() {
		return false
	}
	text := s.text()
	for _, noun := range bars(studyNouns) {
		if hasPrefixFold(text, noun) && fits(noun, text[len(noun):]) {
			return true
		}
	}
	return false
}

// namesGap reports a gap in what is known, not a lack in the world.
func (s *sentence) namesGap() bool {
	_, ok := s.gap()
	return ok
}

// aims reports a sentence that says what the study wants to know.
func (s *sentence) aims() bool {
	_, ok := s.aim()
	return ok
}
