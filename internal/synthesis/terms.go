package synthesis

import (
	"cmp"
	"slices"
	"strings"

	"synoptic/internal/synoptic"
)

// A term is words that stand in the cells of several studies.
type term struct {
	words string // as they stand in the first study that has them
	score float64
	in    []occurrence   // the best of each study, in table order
	all   [][]occurrence // beside each of these, every place in the study, up to maxPlaces

	// anchors counts the studies that also have it in title or keywords; all of
	// them where the reader asked for it. A short word that none of them
	// thought worth a title is no theme.
	anchors int
}

// telling reports whether sharing the term says something: it is long enough
// to be a notion of its own, or two of its studies have it in their title or
// keywords.
func (t *term) telling() bool {
	if t.anchors >= 2 {
		return true
	}
	if hasHan(t.words) {
		return len([]rune(t.words)) >= 4
	}
	return len(strings.Fields(t.words)) >= 2 && t.anchors >= 1
}

// occurrence is a place where a term stands: bytes of the entry's answer.
type occurrence struct {
	entry      *entry
	start, end int
}

func (t *term) rows() []int {
	rows := make([]int, len(t.in))
	for i, o := range t.in {
		rows[i] = o.entry.row
	}
	return rows
}

const (
	// sampleRows bounds how many studies propose terms; all are then searched
	// for what was proposed, so that the work stays linear.
	sampleRows = 120
	// maxPlaces bounds how many places of a term in one study are looked at.
	maxPlaces = 6
	// maxTerms bounds what is searched for.
	maxTerms = 4000
)

// sharedTerms finds the terms that the answers to some items of two studies
// or more have in common, best first. A term counts only where a quote of the
// cell has it; keywords and titles rank, and are no evidence.
func sharedTerms(t *Table, entries []entry) []*term {
	byRow := make([][]*entry, len(t.Studies))
	for i := range entries {
		byRow[entries[i].row] = append(byRow[entries[i].row], &entries[i])
	}
	lexicon := propose(t, byRow)
	terms := map[string]*term{}
	for _, own := range byRow {
		for _, e := range own {
			lexicon.find(e.text, func(key string, start, end int) {
				tm := terms[key]
				if tm == nil {
					tm = &term{words: e.text[start:end], score: lexicon.weight[key]}
					terms[key] = tm
				}
				o := occurrence{e, start, end}
				if n := len(tm.all); n > 0 && tm.all[n-1][0].entry.row == e.row {
					if len(tm.all[n-1]) < maxPlaces {
						tm.all[n-1] = append(tm.all[n-1], o)
					}
					return
				}
				tm.all = append(tm.all, []occurrence{o})
			})
		}
	}
	var shared []*term
	for _, tm := range terms {
		for i, places := range tm.all {
			tm.all[i] = slices.DeleteFunc(places, func(o occurrence) bool { return !onPage(o) })
		}
		tm.all = slices.DeleteFunc(tm.all, func(places []occurrence) bool { return len(places) == 0 })
		for _, places := range tm.all {
			best := places[0]
			for _, o := range places[1:] {
				if better(o, best) {
					best = o
				}
			}
			tm.in = append(tm.in, best)
		}
		tm.words = named(tm.in)
		if len(tm.in) >= 2 {
			shared = append(shared, tm)
		}
	}
	shared = maximal(shared)
	titles := make([]*namesOf, len(t.Studies))
	asked := newNames(synoptic.Record{Title: synoptic.LangText{Other: synoptic.Maybe(t.Question)}})
	for _, tm := range shared {
		for _, o := range tm.in {
			row := o.entry.row
			if titles[row] == nil {
				titles[row] = newNames(t.Studies[row].Record)
			}
			if titles[row].have(tm.words) || asked.have(tm.words) {
				tm.anchors++
			}
		}
		tm.score *= float64(len(tm.in)-1) * (1 + float64(tm.anchors)/float64(len(tm.in)))
	}
	slices.SortFunc(shared, func(a, b *term) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(len(b.words), len(a.words)), strings.Compare(a.words, b.words))
	})
	return shared
}

// named is how a term is written in some of its places: the shortest form,
// without a capital where there is one.
func named(places []occurrence) string {
	best := ""
	for _, o := range places {
		w := o.entry.text[o.start:o.end]
		if best == "" || len(w) < len(best) || len(w) == len(best) && w > best {
			best = w
		}
	}
	return best
}

// within is the term in one item alone, with the score of the studies that
// are left; nil where fewer than two are.
func (t *term) within(item string) *term {
	rest := &term{words: t.words, anchors: t.anchors}
	for i, places := range t.all {
		kept := slices.DeleteFunc(slices.Clone(places), func(o occurrence) bool { return o.entry.cite.Item != item })
		if len(kept) == 0 {
			continue
		}
		best := t.in[i]
		if best.entry.cite.Item != item {
			best = kept[0]
		}
		rest.all, rest.in = append(rest.all, kept), append(rest.in, best)
	}
	if len(rest.in) < 2 {
		return nil
	}
	rest.words = named(rest.in)
	rest.score = t.score * float64(len(rest.in)-1) / float64(len(t.in)-1)
	return rest
}

// better prefers the occurrence in a finding, then the one in the shorter
// answer.
func better(a, b occurrence) bool {
	if fa, fb := a.entry.cite.Item == synoptic.ItemFindings, b.entry.cite.Item == synoptic.ItemFindings; fa != fb {
		return fa
	}
	return len(a.entry.text) < len(b.entry.text)
}

// onPage reports whether a supporting quote of the cell has the words.
func onPage(o occurrence) bool {
	words := o.entry.text[o.start:o.end]
	for _, q := range o.entry.answer.Quotes {
		if strings.Contains(q.Text, words) {
			return true
		}
	}
	words = fold(words)
	for _, q := range o.entry.answer.Quotes {
		if strings.Contains(fold(q.Text), words) {
			return true
		}
	}
	return false
}

// maximal drops a term that is part of another one in just the same studies.
func maximal(terms []*term) []*term {
	bySet := map[string][]*term{}
	for _, tm := range terms {
		var key strings.Builder
		for _, row := range tm.rows() {
			key.WriteRune(rune(row + 1))
		}
		bySet[key.String()] = append(bySet[key.String()], tm)
	}
	var kept []*term
	for _, same := range bySet {
		slices.SortFunc(same, func(a, b *term) int {
			return cmp.Or(cmp.Compare(len(b.words), len(a.words)), strings.Compare(a.words, b.words))
		})
		var all strings.Builder
		for _, tm := range same {
			w := "\n" + strings.ToLower(tm.words)
			if !strings.Contains(all.String(), w[1:]) {
				kept = append(kept, tm)
				all.WriteString(w)
			}
		}
	}
	return kept
}

// lexicon is the terms to search for.
type lexicon struct {
	weight  map[string]float64 // by key: Han as it stands, Latin stemmed
	longest int                // Han characters in the longest term
}

// find calls f for each place of a term in a text.
func (x *lexicon) find(text string, f func(key string, start, end int)) {
	eachHanRun(text, func(run hanRun) {
		for i := range run.len() {
			for n := 2; n <= x.longest && i+n <= run.len(); n++ {
				if key := run.slice(i, i+n); x.weight[key] > 0 {
					f(key, run.at[i], run.at[i+n])
				}
			}
		}
	})
	eachWordRun(text, func(words []word) {
		for i := range words {
			for n := 1; n <= maxWords && i+n <= len(words); n++ {
				if key := wordKey(words[i : i+n]); x.weight[key] > 0 {
					f(key, words[i].start, words[i+n-1].end)
				}
			}
		}
	})
}

// proposal is what a sample of studies says of a possible term.
type proposal struct {
	lastRow     int
	rows        int
	left, right bool // seen with a word border on that side
}

// propose finds the terms worth searching for.
func propose(t *Table, byRow [][]*entry) *lexicon {
	step := 1 + (len(byRow)-1)/sampleRows
	found := map[string]*proposal{}
	sampled := 0
	for row := 0; row < len(byRow); row += step {
		sampled++
		note := func(key string, left, right bool) {
			p := found[key]
			if p == nil {
				p = &proposal{lastRow: -1}
				found[key] = p
			}
			if p.lastRow != row {
				p.lastRow = row
				p.rows++
			}
			p.left, p.right = p.left || left, p.right || right
		}
		for _, e := range byRow[row] {
			proposeHan(e.text, note)
			proposeWords(e.text, note)
		}
	}
	keywords := namedTerms(t, step)
	least := max(2, sampled/60)
	type weighted struct {
		key    string
		weight float64
	}
	var all []weighted
	for key, p := range found {
		isNamed := keywords[key]
		if p.rows < least || !(p.left && p.right || isNamed) {
			continue
		}
		w := termLength(key)
		if isNamed {
			w *= 1.6
		}
		all = append(all, weighted{key, w * float64(p.rows-1)})
	}
	slices.SortFunc(all, func(a, b weighted) int {
		return cmp.Or(cmp.Compare(b.weight, a.weight), strings.Compare(a.key, b.key))
	})
	x := &lexicon{weight: make(map[string]float64, len(all))}
	for _, w := range all[:min(len(all), maxTerms)] {
		weight := termLength(w.key)
		if keywords[w.key] {
			weight *= 1.6
		}
		x.weight[w.key] = weight
		if hasHan(w.key) {
			x.longest = max(x.longest, len([]rune(w.key)))
		}
	}
	return x
}

// termLength weighs a term by how much it says: longer says more, with little
// gained beyond four characters or two words.
func termLength(key string) float64 {
	if hasHan(key) {
		return []float64{0, 0, 1, 1.3, 1.7, 1.8, 1.9}[min(len([]rune(key)), 6)]
	}
	return []float64{0, 0.8, 1.7, 2}[min(len(strings.Fields(key)), 3)]
}

// namedTerms are the keys of keywords, whole.
func namedTerms(t *Table, step int) map[string]bool {
	named := map[string]bool{}
	for row := 0; row < len(t.Studies); row += step {
		k := t.Studies[row].Record.Keywords
		for _, w := range k.ZH {
			named[strings.TrimSpace(w)] = true
		}
		for _, w := range k.EN {
			eachWordRun(w, func(words []word) { named[wordKey(words)] = true })
		}
	}
	return named
}

// namesOf is a study's title and keywords, ready to be searched for terms.
type namesOf struct{ han, latin string }

func newNames(r synoptic.Record) *namesOf {
	var han, latin strings.Builder
	add := func(s string) {
		han.WriteString(s + "\n")
		eachWordRun(s, func(words []word) { latin.WriteString(" " + wordKey(words) + " \n") })
	}
	for _, l := range []synoptic.Language{synoptic.Chinese, synoptic.English, synoptic.OtherLanguage} {
		add(r.Title.In(l))
		for _, k := range r.Keywords.In(l) {
			add(k)
		}
	}
	return &namesOf{han.String(), latin.String()}
}

func (n *namesOf) have(words string) bool {
	if hasHan(words) {
		return strings.Contains(n.han, words)
	}
	found := false
	eachWordRun(words, func(w []word) { found = strings.Contains(n.latin, " "+wordKey(w)+" ") })
	return found
}
