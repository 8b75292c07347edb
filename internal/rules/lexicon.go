package rules

import (
	"strings"

	"synoptic/internal/textscan"
)

// kind says what a cue hints at.
type kind uint8

// The kinds of cue. Cues of one kind stand in one table of cues_zh.go and
// cues_en.go.
const (
	kindNone        kind = iota
	kindAim              // frames a purpose: 旨在, aims to
	kindInquiry          // a verb of inquiry: 探讨, examine
	kindGap              // says that something is not known: 尚未, remains unclear
	kindAsk              // a question word: 何以, whether
	kindFind             // a verb of finding: 发现, show
	kindFindNear         // a verb of finding, if what finds stands right before it: 提出, report
	kindFinder           // what finds: 研究, results
	kindPrior            // the work of others: 既有研究, previous studies
	kindSelf             // the paper itself: 本文, we
	kindWorth            // says what the paper is good for: 具有…意义, contributes to
	kindAdvice           // recommends: 建议, should
	kindBackground       // sets the scene: 随着, in recent years
	kindUse              // a verb of method: 运用, using
	kindMethod           // names a method; arg is its index in methods
	kindMethodHead       // the head noun of an unnamed method: 方法, model
	kindTheoryHead       // the head noun of a theory: 理论, framework
	kindTheoryClose      // closes the frame of a theory: as its lens
	kindTheoryLead       // leads to a theory: 基于, drawing on
	kindNotTheory        // a method that looks like a theory: 扎根理论
	kindCaseClose        // closes a case: 为例, as an example
	kindCaseLead         // leads to a case: 选取, a case study of
	kindUnit             // counts what was studied: 份问卷, patients
	kindSite             // a kind of place or body: 市, 企业, hospital
	kindData             // data: 数据, dataset
	kindFuture           // a plan, not a result: 拟纳入, will be
	kindDeedFirst        // the first half of a deed; arg is its index in deeds
	kindDeedThen         // the second half of a deed
	kindCompare          // sets things side by side: 进行比较, compare
	kindOrder            // gives orders to a reader or a model: ignore all previous instructions
	kindCount            // how many kinds there are
)

// kinds is a set of kinds.
type kinds uint32

func (k kinds) has(x kind) bool { return k&(1<<x) != 0 }

// cue is one cue as it stands in the lexicon.
type cue struct {
	kind kind
	text string
	arg  int
}

// hit is a cue found in a folded text, as a half-open range of its bytes.
type hit struct {
	kind       kind
	arg        int
	start, end int
}

// lexicon finds all its cues in one pass over a text. It is immutable once
// built.
type lexicon struct {
	texts   *textscan.Set
	cues    [][]cue // by the place of their text in the set
	longest int     // bytes
}

func newLexicon(cues []cue) *lexicon {
	l := &lexicon{}
	var texts []string
	at := map[string]int{}
	for _, c := range cues {
		low := strings.ToLower(c.text)
		i, known := at[low]
		if !known {
			i = len(texts)
			at[low], texts, l.cues = i, append(texts, low), append(l.cues, nil)
		}
		l.cues[i] = append(l.cues[i], c)
		l.longest = max(l.longest, len(low))
	}
	l.texts = textscan.NewIndexed(texts)
	return l
}

// bytesPerHit is about how many bytes of an abstract go to one cue.
const bytesPerHit = 10

// hits returns the cues in a text in small letters, in the order of their
// ends, the longest first. A cue that begins or ends with a Latin letter counts
// only as whole words.
func (l *lexicon) hits(low string) []hit {
	return l.begunIn(low, 0, len(low), make([]hit, 0, len(low)/bytesPerHit))
}

// begunIn adds to found the cues of a text that begin from one byte on up to
// another.
func (l *lexicon) begunIn(low string, from, to int, found []hit) []hit {
	var begun []int
	for start := l.texts.Next(low, from); start < to; start = l.texts.Next(low, start+1) {
		if isLetter(low[start]) && start > 0 && isLetter(low[start-1]) {
			continue
		}
		begun = l.texts.Begun(low[start:], begun[:0])
		for _, i := range begun {
			end := start + len(l.cues[i][0].text)
			if end < len(low) && isLetter(low[end-1]) && isLetter(low[end]) {
				continue
			}
			for _, c := range l.cues[i] {
				found = insertByEnd(found, hit{c.kind, c.arg, start, end})
			}
		}
	}
	return found
}

// insertByEnd adds a hit behind all that end where it does or before.
func insertByEnd(hits []hit, h hit) []hit {
	hits = append(hits, h)
	i := len(hits) - 1
	for ; i > 0 && hits[i-1].end > h.end; i-- {
		hits[i] = hits[i-1]
	}
	hits[i] = h
	return hits
}

// brokenHits returns the cues that are broken by a hyphen, as pages print them
// that took the line ends of a PDF for hyphens: this pa-per ex-amines.
func (l *lexicon) brokenHits(low string) []hit {
	if strings.IndexByte(low, '-') < 0 {
		return nil
	}
	joined := make([]byte, 0, len(low))
	var cuts []int // bytes of joined before which a hyphen stood
	for i := range len(low) {
		if low[i] == '-' && i > 0 && i+1 < len(low) && isLetter(low[i-1]) && isLetter(low[i+1]) {
			cuts = append(cuts, len(joined))
			continue
		}
		joined = append(joined, low[i])
	}
	if len(cuts) == 0 {
		return nil
	}
	whole := string(joined)
	var found []hit
	searched := 0
	for _, cut := range cuts { // only what begins shortly before one may hold it
		from := max(searched, cut-l.longest)
		found = l.begunIn(whole, from, cut, found)
		searched = max(searched, cut)
	}
	broken := found[:0]
	before := 0 // cuts up to where the last cue began
	for _, h := range found {
		for before > 0 && cuts[before-1] > h.start {
			before--
		}
		for before < len(cuts) && cuts[before] <= h.start {
			before++
		}
		inside := before
		for inside < len(cuts) && cuts[inside] < h.end {
			inside++
		}
		if inside > before {
			broken = append(broken, hit{h.kind, h.arg, h.start + before, h.end + inside})
		}
	}
	return broken
}

func isLetter(b byte) bool { return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' }
func isDigit(b byte) bool  { return b >= '0' && b <= '9' }

func lower(b byte) byte {
	if b >= 'A' && b <= 'Z' {
		return b + 'a' - 'A'
	}
	return b
}
