package rules

import (
	"strings"

	"synoptic/internal/synoptic"
)

// zone says where in an abstract the findings stand.
type zone struct {
	first int  // index of the first sentence with a finding; -1 for none
	plan  bool // a protocol: there are no findings yet
}

// findZone finds where the findings begin in an abstract without labels: at
// the first sentence that says so, or behind the last one that speaks of
// purpose, theory or method.
func (b *body) findZone() {
	cue, ground, setup, method, behind := -1, -1, -1, -1, -1
	for i := range b.abstract {
		s := &b.abstract[i]
		if s.label == roleResult || s.label == roleConclusion {
			b.zone.first = i
			if cue >= 0 && b.abstract[cue].label == roleNone {
				b.zone.first = cue // only the conclusion has a heading
			}
			return
		}
		if s.headsFindings() && i+1 < len(b.abstract) {
			b.zone.first = i + 1
			return
		}
		if s.finding >= 0 && cue < 0 {
			cue = i
		}
		if cue < 0 &&
			(s.role == rolePurpose || s.role == roleMethod && (behind < 0 || s.doesItself()) ||
				s.role == roleGap && ground < 0 && !b.review && !b.endsWith(i)) {
			ground = i
		}
		if cue < 0 && i > 0 && ground != i && (max(ground, setup) < 0 || i == max(ground, setup)+1) && s.setsUp() {
			setup = i
		}
		if s.role == roleMethod && method < 0 {
			method = i
		}
		if method >= 0 && behind < 0 && (s.role == roleNone || s.role == roleGap) {
			behind = i
		}
	}
	for i := range b.abstract {
		if l := b.abstract[i].label; l != roleNone && l != roleAside { // labelled, yet without results
			b.zone.first = cue
			return
		}
	}
	if ground > 0 && b.abstract[ground].looksBack() {
		b.zone.first = b.firstClaim(ground)
		return
	}
	switch {
	case cue >= 0 && setup > ground:
		b.zone.first = setup + 1 // what follows the set-up is found, cue or none
	case cue >= 0 && ground < 0:
		b.zone.first = cue
		for i := range cue {
			if b.abstract[i].announces() {
				b.zone.first = i + 1 // They gave three different answers.
				break
			}
		}
	case cue >= 0:
		b.zone.first = min(ground+1, cue)
	case behind >= 0:
		b.zone.first = behind
	case ground >= 0 && ground+1 < len(b.abstract):
		b.zone.first = ground + 1
	case ground < 0 && len(b.abstract) == 2 && b.essay && b.abstract[1].concludes():
		b.zone.first = 1
		if b.abstract[0].thesis() {
			b.zone.first = 0
		}
	case ground < 0 && len(b.abstract) >= 3: // an essay: what follows its opening are its claims
		b.zone.first = 1
		if b.abstract[0].thesis() {
			b.zone.first = 0
		}
	}
	for b.zone.first >= 0 && b.zone.first+1 < len(b.abstract) &&
		(b.abstract[b.zone.first].setsUp() || b.abstract[b.zone.first].speaksOfItself() ||
			b.abstract[b.zone.first].asksOnly() || b.spellsOut(b.zone.first)) {
		b.zone.first++
	}
}

// concludes reports a Chinese sentence that draws a conclusion or says what
// should be: of an essay of two sentences, it is the claim.
func (s *sentence) concludes() bool {
	return s.chinese() &&
		(s.has(kindAdvice) || startsWithAny(s.text(), []string{"指出", "认为"}) ||
			containsAny(s.text(), []string{"因此", "所以", "因而", "应是", "应以", "不可能", "才能", "必然选择", "必由之路"})) &&
		!s.has(kindWorth)
}

// endsWith reports the last of several sentences: what is still to be done, said
// at the end, is no gap that the paper fills.
func (b *body) endsWith(i int) bool { return i > 0 && i == len(b.abstract)-1 }

// doesItself reports a sentence in which the study does something: what only
// has a word of method in it, behind the first finding, tells of another.
func (s *sentence) doesItself() bool {
	if s.has(kindSelf) || s.has(kindCaseClose) {
		return true
	}
	if s.chinese() {
		return s.has(kindUse) && s.usesItself()
	}
	return s.acts() || s.arranges()
}

// asksOnly reports a question, or a sentence that only says where variation
// comes from.
func (s *sentence) asksOnly() bool {
	return s.finding < 0 &&
		(strings.HasSuffix(s.text(), "?") || strings.Contains(s.low(), "provides variation") || strings.Contains(s.low(), "provide variation"))
}

// firstClaim is the first sentence before the one that says where they come
// from that may be a finding.
func (b *body) firstClaim(before int) int {
	for i := range before {
		switch s := &b.abstract[i]; s.role {
		case roleGap, rolePurpose, roleBackground:
		default:
			if !strings.HasSuffix(s.text(), "?") {
				return i
			}
		}
	}
	return before
}

// isReview reports a review of literature: the title says so, or the paper
// says it of itself.
func (b *body) isReview() bool {
	for i := range b.title {
		if b.title[i].reviews() {
			return true
		}
	}
	for i := range b.abstract {
		if s := &b.abstract[i]; s.has(kindSelf) && s.reviews() {
			return true
		}
	}
	return false
}

func (s *sentence) reviews() bool {
	for _, h := range s.within(kindMethod, s.start, s.end) {
		if methods[h.arg].design == synoptic.LiteratureReview {
			return true
		}
	}
	return false
}

// isNotice reports what journals print beside studies: editorials, calls for
// papers, obituaries, reviews of books.
func (b *body) isNotice() bool {
	for i := range b.title {
		text := b.title[i].low()
		if containsAny(text, []string{" international workshop on ", " international conference on ", " international symposium on "}) &&
			!b.title[i].has(kindMethod) {
			return true
		}
		if startsWithAny(text, noticeTitles) || endsWithAny(strings.TrimRight(text, "。"), []string{"书评", "》序"}) {
			return true
		}
	}
	for i := range b.abstract {
		text := b.abstract[i].low()
		if containsAny(text, noticeWords) {
			return true
		}
	}
	return len(b.abstract) > 0 && b.abstract[0].reportsMeeting()
}

// reportsMeeting reports a Chinese sentence that says on what day people met:
// 第四届论坛于2008年11月3日在某市召开.
func (s *sentence) reportsMeeting() bool {
	if !s.chinese() || s.has(kindSelf) || !endsWithAny(strings.TrimRight(s.text(), "。. "), []string{"召开", "举行", "举办", "开幕", "闭幕", "落幕"}) {
		return false
	}
	text := s.text()
	month := strings.Index(text, "月")
	return month > 0 && isDigit(text[month-1]) && strings.Contains(text[month:], "日")
}

var (
	noticeTitles = []string{"editorial", "call for papers", "in memoriam", "obituary", "book review", "review of ", "correction", "erratum", "retraction", "announcement", "foreword", "主持人语", "编者按", "编者的话", "卷首语", "征稿", "稿约", "书评", "读《", "评《", "更正", "勘误", "启事", "讣告", "序言"}
	noticeWords  = []string{"in this special issue", "invite contributions", "invite submissions", "本期专栏刊发", "本期刊发", "对于本刊", "欢迎赐稿", "欢迎投稿", "来稿请"}
)

// isPlan reports a protocol: a study that has not been carried out. Its title
// may say so, or its method, as long as nothing is reported yet.
func (b *body) isPlan() bool {
	if b.plannedUnderHeadings() {
		return true
	}
	if b.hasFindings() {
		return false
	}
	for i := range b.title {
		if s := &b.title[i]; s.has(kindFuture) || strings.HasSuffix(s.text(), "protocol") ||
			strings.HasPrefix(s.low(), "cohort profile") ||
			strings.HasSuffix(s.text(), "方案") && containsAny(s.text(), []string{"综述", "试验", "队列"}) {
			return true
		}
	}
	for i := range b.abstract {
		if s := &b.abstract[i]; s.has(kindFuture) && (s.label == roleMethod || s.has(kindMethod) || s.has(kindSelf)) {
			return true
		}
	}
	return false
}

// plannedUnderHeadings reports a registered study whose headings leave results
// out and whose discussion says what will be done.
func (b *body) plannedUnderHeadings() bool {
	if !b.hasHeading(roleMethod) || !b.hasHeading(roleAside) || b.hasHeading(roleResult) {
		return false
	}
	for i := range b.abstract {
		if s := &b.abstract[i]; s.label == roleConclusion && containsAny(s.low(), []string{" will be ", " will inform ", "将会", "将为", "将在"}) {
			return true
		}
	}
	return false
}

func (b *body) hasFindings() bool {
	underway := b.underway() // then its conclusion cannot rest on results either
	for i := range b.abstract {
		s := &b.abstract[i]
		if underway && (s.label == roleResult || s.label == roleConclusion) {
			continue
		}
		if s.label == roleResult || s.findingCue() >= 0 {
			return true
		}
	}
	return false
}
