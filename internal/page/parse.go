package page

import (
	"context"
	"slices"
	"strings"

	"synoptic/internal/page/charset"
	"synoptic/internal/page/identifier"
	"synoptic/internal/page/imprint"
	"synoptic/internal/page/language"
	"synoptic/internal/page/letters"
	"synoptic/internal/page/markup"
	"synoptic/internal/page/names"
	"synoptic/internal/page/plain"
	"synoptic/internal/page/workplace"
	"synoptic/internal/synoptic"
)

// reader holds what is known of a page while it is read: the lines, the
// labelled blocks, the metadata, and the record as it grows.
type reader struct {
	text      string
	lines     []line
	entries   []entry
	meta      metadata
	dublin    []markup.Meta // rows of a table of Dublin Core
	blocks    []markup.Block
	self      reference   // how the page says to cite it
	cited     []reference // all the ways in which it does, in several languages
	alsoNamed []string    // journals that lines of the head name beside their numbers
	citedText string      // folded: all that the page says on how to cite it
	header    imprint.Imprint
	pageTitle string // folded <title>
	wrapped   bool   // lines of the page were broken inside sentences

	used     []bool  // the line has gone into a field
	zone     []bool  // the line is about other papers, or a list of references
	labelled []bool  // the line begins with a label
	stopAt   []bool  // that label only ends what stands before it
	fieldAt  []field // the field of the block that the line is in

	firstAbstract int          // line, -1 without one
	outline       map[int]bool // entries: the labels "Abstract" of the page's outline
	looseAt       int          // the line of an abstract that no label announces, -1 without one
	titleLine     int          // line, -1 while unknown
	titleSpan     Span         // of a title that stands on several lines; empty for others
	titleKeys     map[string]bool
	translated    synoptic.Language // of a title that its label calls a translation
	paragraph     int               // line of the first paragraph below names, -1 without one, 0 until looked for
	longestTitle  int               // bytes
	nameCount     []int             // names on each line, by authorScore; -1 until counted
	facts         facts
	people        []names.Person
	english       []names.Person
	behind        []string       // what stood in parentheses behind names
	rowsSeen      []names.Person // names with the place that their own line gives
	rowAt         int            // the line of the last such row
	noPlaces      bool
	tag           string // ja or ko where the page's letters say so
	foreign       string // the tag of another language in Latin letters than English that the page uses
	listing       bool
	glued         []string // lists of keywords that nothing divides
	cites         bool     // the text below the head cites its sources

	rec      synoptic.Record
	sections []Section
	warnings []string
}

// Parse reads a page. It never panics and takes time linear in the input. It
// fails with CodeEmpty for nothing but white space, and with CodeNotText for
// bytes that are no text; a page that is no record is no error but a Page of
// type NotARecord with a Reason.
func Parse(ctx context.Context, in Input) (*Page, error) {
	raw, mediaType, declared := in.Bytes, in.MediaType, in.Charset
	if inner, media, cs, ok := charset.Unwrap(raw); ok {
		raw, mediaType, declared = inner, media, cs
	}
	decoded, err := charset.Decode(raw, declared)
	if err != nil {
		return nil, err
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	p := &Page{Charset: decoded.Name, MediaType: "text/plain", Text: decoded.Text}
	var doc *markup.Doc
	if markup.IsHTML(decoded.Text, mediaType, in.FileName) {
		d := markup.Read(decoded.Text)
		doc, p.Text, p.MediaType = &d, d.Text, "text/html"
	}
	p.TextSHA256 = synoptic.SHA256Hex([]byte(p.Text))
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	seen := flat{text: p.Text}
	if doc == nil { // markup.Read has read the white space of HTML
		seen = flatten(p.Text)
	}
	r := newReader(seen.text, doc)
	r.wrapped = seen.wrapped
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	r.read()
	r.rec.Portal = recognise(p.Text, decoded.Text)
	p.Type, p.Reason = r.judge()
	p.Record, p.Warnings = r.rec, r.warnings
	if p.Type == synoptic.NotARecord {
		p.Record = synoptic.Record{Portal: r.rec.Portal}
		return p, nil
	}
	p.Sections = r.readingOrder()
	for i := range p.Sections {
		p.Sections[i].Span = seen.originSpan(p.Sections[i].Span)
	}
	p.TextLost = r.lost()
	return p, nil
}

func newReader(text string, doc *markup.Doc) *reader {
	r := &reader{text: text, titleLine: -1, firstAbstract: -1, looseAt: -1, titleKeys: map[string]bool{}}
	r.lines = splitLines(text)
	r.facts = newFacts(min(len(r.lines), 1_000))
	if r.tag = language.PageTag(text); r.tag == "" {
		r.foreign = language.ForeignTag(text)
	}
	r.dublin = dublinCore(text, r.lines)
	if doc == nil {
		if len(r.dublin) > 0 {
			r.meta = readMetadata(&markup.Doc{Meta: r.dublin})
		}
	} else {
		doc.Meta = append(doc.Meta, r.dublin...)
		r.meta, r.blocks = readMetadata(doc), doc.Blocks
		r.meta.keywords = preferShown(r.dublin, r.meta.keywords)
		if r.tag == "" && r.foreign == "" {
			r.foreign = r.meta.language
		}
		r.lines = cutAtLabels(text, cutAtPlaces(text, r.lines, doc.Blocks), doc.Blocks)
		withoutIcons(text, r.lines, doc.Blocks)
		r.hint(doc)
		r.pageTitle = plain.Fold(plain.Clip(doc.Title, maxTitle))
		if im := readImprint(plain.Clip(doc.Title, imprint.MaxLine)); strings.Contains(doc.Title, "《"+im.Journal+"》") &&
			plausibleJournal(im.Journal) {
			r.alsoNamed = append(r.alsoNamed, im.Journal)
		}
	}
	if doc == nil {
		r.lines = cutRunOn(text, r.lines)
	}
	r.lines = cutAuthored(text, muteInstructions(text, r.lines))
	muteNoise(r.lines)
	muteNeighbours(r.lines)
	muteCorrespondence(r.lines)
	if from, to, ok := firstItem(r.lines); ok {
		r.listing = true
		if _, rest, numbered := referenceNumber(withoutBox(r.lines[from].text)); numbered && rest != "" { // "1. its title"
			first := &r.lines[from]
			first.span.Start, first.text = first.span.End-len(rest), rest
		}
		for i := range r.lines {
			if i < from || i >= to {
				r.lines[i].mute = true
			}
		}
	}
	for _, t := range r.meta.titles {
		r.noteTitle(cleanTitle(t.text))
	}
	r.entries = blocks(text, r.lines, func(s string) bool { return r.isTitle(s) || r.namesPage(s) })
	n := len(r.lines)
	r.nameCount = make([]int, n)
	for i := range r.nameCount {
		r.nameCount[i] = -1
	}
	r.used, r.zone, r.labelled, r.stopAt, r.fieldAt = make([]bool, n), make([]bool, n), make([]bool, n), make([]bool, n), make([]field, n)
	outlined := r.outlinedAbstracts()
	r.outline = outlined
	r.closeZoneOfRecord(outlined)
	r.closeOutlinedReferences()
	for i := range r.entries {
		e := &r.entries[i]
		f := e.field()
		if e.label != nil {
			at := r.lineOf(e.at)
			if e.at == r.lines[at].span.Start || strings.TrimSpace(text[r.lines[at].span.Start:e.at]) == "" {
				r.labelled[at], r.stopAt[at] = true, f == fStop
			}
			if f == fAbstract && r.firstAbstract < 0 && len(e.pieces(text)) > 0 && !outlined[i] {
				r.firstAbstract = at
			}
		}
		// a menu entry "References" is followed by whatever comes next
		listed := f != fReferences || r.holdsList(e)
		for _, p := range e.values {
			if spreads := f == fAbstract && !outlined[i] || f == fReferences && listed || f == fRelated || f == fBody; !spreads &&
				p.line != r.lineOf(e.at) {
				continue
			}
			if r.fieldAt[p.line] == fNone || p.span.Start == r.lines[p.line].span.Start {
				r.fieldAt[p.line] = f
			}
			if f == fRelated || f == fBody {
				r.zone[p.line] = true
			}
		}
	}
	return r
}

// closeZoneOfRecord takes a badge above the title, "Editor's Choice", for what it
// is: where a list of other papers would reach down to the page's only abstract
// and hold the page's first DOI, it is the record that stands there.
func (r *reader) closeZoneOfRecord(outlined map[int]bool) {
	zone := -1
	for i := range r.entries {
		e := &r.entries[i]
		switch e.field() {
		case fRelated:
			if zone < 0 {
				zone = i
			}
			continue
		case fAbstract:
			if outlined[i] {
				continue
			}
		default:
			continue
		}
		break
	}
	if zone < 0 {
		return
	}
	first := len(r.text)
	for i := range r.entries {
		if r.entries[i].field() == fAbstract && !outlined[i] && len(r.entries[i].pieces(r.text)) > 0 {
			first = r.entries[i].at
			break
		}
	}
	from := r.entries[zone].at
	if first == len(r.text) || first < from || first-from > 6_000 {
		return
	}
	if !r.titleLikely(r.lineOf(from)) {
		r.entries[zone].label = &emptyZone // an entry of the menu, with the whole record below it
		return
	}
	if d, _ := identifier.DOI(r.text[:from]); d != "" {
		return
	}
	if next := zone + 1; next < len(r.entries) &&
		(r.entries[next].field() == fAuthors || r.entries[next].field() == fAffiliations) &&
		len(r.entries[next].pieces(r.text)) > 0 {
		r.entries[zone].label = &emptyZone // an entry of the menu: who wrote other papers is told in their lines
		return
	}
	held, last := r.text[from:first], &r.entries[zone].values[len(r.entries[zone].values)-1]
	d, _ := identifier.DOI(held)
	if d == "" || strings.Contains(r.text[last.span.End:first], d) {
		return
	}
	r.entries[zone].label = &emptyZone
}

// titleLikely: one of the lines above line i is as long as titles are and no
// part of the path to the page.
func (r *reader) titleLikely(i int) bool {
	for k := range r.lines[:i] {
		s := r.lines[k].text
		if r.lines[k].mute || plain.ContainsAny(s, []string{">", "/", "ISSN", "http"}) || menuRow(s) || junkLine(s) {
			continue
		}
		if c := letters.Count(s); c.Han+c.Kana+c.Hangul >= 12 || len(strings.Fields(s)) >= 4 && c.Latin >= 20 {
			return true
		}
	}
	return false
}

// closeOutlinedReferences takes a label "References" above the title for an
// entry of the outline: no list of references holds the title and a DOI.
func (r *reader) closeOutlinedReferences() {
	for i := range r.entries {
		e := &r.entries[i]
		if e.field() != fReferences {
			continue
		}
		for k, p := range e.pieces(r.text) {
			if k > 15 {
				break
			}
			if r.isTitle(r.text[p.span.Start:p.span.End]) {
				e.label = &emptyZone
				break
			}
		}
	}
}

// outlinedAbstracts finds the labels "Abstract" of the page's outline: what
// follows them is no paragraph, where another one has its text.
func (r *reader) outlinedAbstracts() map[int]bool {
	var bare, numbered []int // numbered: headings with their numbers follow
	held := false
	for i := range r.entries {
		e := &r.entries[i]
		if e.field() != fAbstract {
			continue
		}
		own := false
		if headings(r.text, e.pieces(r.text)) {
			if bare = append(bare, i); !held {
				numbered = append(numbered, i)
			}
			continue
		}
		for k, p := range e.pieces(r.text) {
			s := r.text[p.span.Start:p.span.End]
			if k >= 4 {
				break
			}
			// "Introduction" and nothing behind it is the next entry of the outline
			if prose := proseLine(s) && (len(s) > 200 && plain.EndsSentence(s) || readImprint(s).Weight() < 3); prose && (len(s) > 120 || k > 0 || e.strong && p.line == r.lineOf(e.at)) ||
				structuredHead(s) && !bareHead(s) {
				own = true
			}
		}
		if held = held || own; !own {
			bare = append(bare, i)
		}
	}
	if !held {
		bare = numbered
	}
	if len(bare) == 0 {
		return nil
	}
	out := map[int]bool{}
	for _, i := range bare {
		out[i] = true
	}
	return out
}

// headings reports that what follows a label are headings with their numbers:
// "1. Introduction", "2. Methods".
func headings(text string, pieces []piece) bool {
	n := 0
	for k, p := range pieces {
		s := text[p.span.Start:p.span.End]
		_, rest, numbered := referenceNumber(s)
		if k > 3 {
			break
		}
		if !numbered && !romanHeading(s) || len(s) > 60 || plain.EndsSentence(rest) {
			return false
		}
		n++
	}
	return n > 0
}

func (r *reader) holdsList(e *entry) bool {
	for k, p := range e.values {
		if s := r.text[p.span.Start:p.span.End]; referenceLine(s) || citedLike(s) {
			return true
		}
		if k > 6 {
			break
		}
	}
	return false
}

// read fills the record, what is certain before what is guessed.
func (r *reader) read() {
	r.mergeMetadata()
	r.passOverForms()
	r.selfCitation()
	r.identifiers()
	r.abstracts()
	r.keywords()
	r.references()
	r.fundings()
	r.rec.Funding = withBracketsClosed(r.rec.Funding)
	r.findTitles()
	r.looseAbstract()
	r.thesisAbstract()
	r.divideAgain()
	r.keywordsOfMirrors()
	r.noPlaces = !r.hasPlaces()
	r.authorsAndPlaces()
	r.imprints()
	r.foreignTitle()
	r.foreignJournal()
	r.metaFallbacks()
	r.readPublication()
	r.settleLanguage()
	r.compare()
}

func (r *reader) hasPlaces() bool {
	for i := range r.entries {
		e := &r.entries[i]
		if e.field() != fAffiliations {
			continue
		}
		if s, _, ok := r.value(e); ok && !workplace.OfficeAddress(s) {
			return true
		}
	}
	return false
}

// settleLanguage names the main language of the record.
func (r *reader) settleLanguage() {
	rec := &r.rec
	sample := string(rec.Title.ZH) + string(rec.Abstract.ZH)
	switch {
	case sample != "" && rec.Title.ZH == "" && rec.Title.EN != "" && rec.Abstract.EN != "" && !r.easternFirst():
		rec.Language = "en"
	case sample == "" && rec.Title.EN != "" && rec.Abstract.EN != "" && len(r.meta.titles) > 0 && r.lang(r.meta.titles[0].text) == synoptic.English:
		rec.Language = "en" // the other title is a translation, whichever language the page speaks
	case rec.Title.Other != "" || sample == "" && rec.Abstract.Other != "":
		if rec.Language = synoptic.Maybe(language.Tag(string(rec.Title.Other) + string(rec.Abstract.Other))); rec.Language == "en" &&
			r.foreign != "" {
			rec.Language = synoptic.Maybe(r.foreign)
		}
	case sample != "":
		rec.Language = synoptic.Maybe(language.ChineseTag(sample))
	default:
		rec.Language = "en"
	}
}

// namesOn counts the names on a line that holds nothing else.
func (r *reader) namesOn(i int) int {
	if r.nameCount[i] < 0 {
		r.nameCount[i] = r.score(r.lines[i].text)
	}
	return r.nameCount[i]
}

// use marks the line of a piece as taken.
func (r *reader) use(p piece) { r.used[p.line] = true }

// lineOf finds the line that holds a byte of the text.
func (r *reader) lineOf(at int) int {
	i, ok := slices.BinarySearchFunc(r.lines, at, func(l line, at int) int {
		switch {
		case l.span.End <= at:
			return -1
		case l.span.Start > at:
			return 1
		}
		return 0
	})
	if !ok {
		return max(0, i-1)
	}
	return i
}
