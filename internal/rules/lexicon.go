package rules

import "strings"

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

// lexicon finds all its cues in one pass over a text: an Aho-Corasick
// automaton over bytes, with letter case ignored. It is immutable once built.
type lexicon struct {
	cues  []cue
	nodes []node
}

// node is a state of the automaton. A crowded one has a table of its ways on.
type node struct {
	edges []edge
	table *[256]int32
	fail  int32
	out   []int32 // cues that end here, those of the failure chain included
}

type edge struct {
	b  byte
	to int32
}

// crowded is the number of ways on from which a table is faster than a search.
const crowded = 6

func newLexicon(cues []cue) *lexicon {
	l := &lexicon{cues: cues, nodes: make([]node, 1, 1<<14)}
	for i, c := range cues {
		l.insert(int32(i), c.text)
	}
	for i := range l.nodes {
		n := &l.nodes[i]
		if len(n.edges) >= crowded {
			n.table = new([256]int32)
			for _, e := range n.edges {
				n.table[e.b] = e.to
			}
		}
	}
	l.link()
	return l
}

func (l *lexicon) insert(id int32, text string) {
	at := int32(0)
	for i := range len(text) {
		b := lower(text[i])
		next := l.nodes[at].next(b)
		if next == 0 {
			next = int32(len(l.nodes))
			l.nodes[at].edges = append(l.nodes[at].edges, edge{b, next})
			l.nodes = append(l.nodes, node{})
		}
		at = next
	}
	l.nodes[at].out = append(l.nodes[at].out, id)
}

// next returns the state behind n for a byte, 0 for none: nothing leads back
// to the root.
func (n *node) next(b byte) int32 {
	if n.table != nil {
		return n.table[b]
	}
	for _, e := range n.edges {
		if e.b == b {
			return e.to
		}
	}
	return 0
}

// link sets the failure links breadth first.
func (l *lexicon) link() {
	queue := make([]int32, 0, len(l.nodes))
	for _, e := range l.nodes[0].edges {
		queue = append(queue, e.to)
	}
	for head := 0; head < len(queue); head++ {
		at := &l.nodes[queue[head]]
		for _, e := range at.edges {
			fail := l.step(at.fail, e.b)
			l.nodes[e.to].fail = fail
			l.nodes[e.to].out = append(l.nodes[e.to].out, l.nodes[fail].out...)
			queue = append(queue, e.to)
		}
	}
}

func (l *lexicon) step(at int32, b byte) int32 {
	for {
		if next := l.nodes[at].next(b); next != 0 {
			return next
		}
		if at == 0 {
			return 0
		}
		at = l.nodes[at].fail
	}
}

// bytesPerHit is about how many bytes of an abstract go to one cue.
const bytesPerHit = 10

// hits returns the cues in s, in the order of their ends. A cue that begins
// or ends with a Latin letter counts only as whole words.
func (l *lexicon) hits(s string) []hit {
	found := make([]hit, 0, len(s)/bytesPerHit)
	at := int32(0)
	for i := range len(s) {
		at = l.step(at, lower(s[i]))
		for _, id := range l.nodes[at].out {
			c := &l.cues[id]
			start, end := i+1-len(c.text), i+1
			if wholeWords(s, start, end) {
				found = append(found, hit{c.kind, c.arg, start, end})
			}
		}
	}
	return found
}

// brokenHits returns the cues that are broken by a hyphen, as pages print them
// that took the line ends of a PDF for hyphens: this pa-per ex-amines.
func (l *lexicon) brokenHits(s string) []hit {
	if strings.IndexByte(s, '-') < 0 {
		return nil
	}
	joined := make([]byte, 0, len(s))
	at := make([]int, 0, len(s)+1)
	for i := range len(s) {
		if s[i] == '-' && i > 0 && i+1 < len(s) && isLetter(s[i-1]) && isLetter(s[i+1]) {
			continue
		}
		joined = append(joined, s[i])
		at = append(at, i)
	}
	if len(joined) == len(s) {
		return nil
	}
	var found []hit
	for _, h := range l.hits(string(joined)) {
		start, end := at[h.start], at[h.end-1]+1
		if end-start > h.end-h.start {
			found = append(found, hit{h.kind, h.arg, start, end})
		}
	}
	return found
}

func wholeWords(s string, start, end int) bool {
	if start > 0 && isLetter(s[start]) && isLetter(s[start-1]) {
		return false
	}
	return end == len(s) || !isLetter(s[end-1]) || !isLetter(s[end])
}

func isLetter(b byte) bool { return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' }
func isDigit(b byte) bool  { return b >= '0' && b <= '9' }

func lower(b byte) byte {
	if b >= 'A' && b <= 'Z' {
		return b + 'a' - 'A'
	}
	return b
}
