package jako

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"synoptic/internal/lazyregexp"
	"synoptic/internal/synoptic"
)

// Answer is a stretch that answers an item, and the words of it that are shown.
type Answer struct {
	Stretch
	Words string
}

// Reading is what an abstract says. What it does not say is empty.
type Reading struct {
	Question, Theory, Method, Case Answer
	Design                         synoptic.Design
	Findings                       []Answer
}

// most bounds the bytes that are read; no abstract is longer.
const most = 32 << 10

// mostFindings bounds the findings of one abstract.
const mostFindings = 20

// Read reads an abstract. Title may be empty; it is only looked at for words
// that tell the design. Places are bytes of abstract.
func Read(title, abstract string) Reading {
	if len(abstract) > most {
		end := most
		for end > 0 && !utf8.RuneStart(abstract[end]) {
			end--
		}
		abstract = abstract[:end]
	}
	c := cuesFor(abstract)
	t := text{c, abstract, c.tell(abstract)}
	r := Reading{Question: t.question(), Theory: t.theory(), Method: t.method(), Case: t.empiricalCase(), Findings: t.findings()}
	r.Design = design(title + "\n" + t.joined(roleSetup|roleAim))
	return r
}

// text is an abstract whose sentences are told.
type text struct {
	*cues
	s         string
	sentences []sentence
}

func (t text) joined(r role) string {
	var b strings.Builder
	for _, s := range t.sentences {
		if s.role.has(r) {
			b.WriteString(s.of(t.s))
			b.WriteByte('\n')
		}
	}
	return b.String()
}

func (t text) answer(s Stretch) Answer {
	s = s.trim(t.s)
	return Answer{s, strings.TrimRight(strings.Join(strings.Fields(s.of(t.s)), " "), "。．.，、, ")}
}

// question is the sentence that says what the paper asks, else what nobody
// knows yet. Of one that says how as well, only the clause of the aim.
func (t text) question() Answer {
	for _, want := range []role{roleAim, roleGap} {
		for _, s := range t.sentences {
			if !s.role.has(want) {
				continue
			}
			if want == roleAim && s.role.has(roleSetup) {
				for _, c := range clauses(t.s, s.Stretch) {
					if in(c.of(t.s)+"。", t.aim) && runes(c.of(t.s)) > 8 {
						return t.answer(c)
					}
				}
			}
			return t.answer(s.Stretch)
		}
	}
	return Answer{}
}

// method is the first sentence of the setup that names how the study was done.
func (t text) method() Answer {
	for _, s := range t.sentences {
		if !s.role.has(roleSetup) {
			continue
		}
		if design(s.of(t.s)) == "" && !in(s.of(t.s), methodWords) {
			continue
		}
		a := t.answer(s.Stretch)
		if cs := clauses(t.s, s.Stretch); len(cs) > 1 {
			for _, c := range cs {
				if design(c.of(t.s)) != "" || in(c.of(t.s), methodWords) {
					a.Words = t.answer(c).Words
					break
				}
			}
		}
		return a
	}
	return Answer{}
}

// empiricalCase is the clause of the setup or the aim that says whom or what
// was studied: what a particle marks as the object, what is counted, a place.
func (t text) empiricalCase() Answer {
	told := []func(clause string) bool{
		func(c string) bool { return in(c, objectMarks) && (t.counted(c) || t.place(c) || runes(c) > 14) },
		t.counted,
		t.place,
	}
	for _, tells := range told {
		for _, s := range t.sentences {
			if !s.role.has(roleSetup | roleAim) {
				continue
			}
			for _, c := range clauses(t.s, s.Stretch) {
				if tells(c.of(t.s)) {
					return t.answer(c)
				}
			}
		}
	}
	return Answer{}
}

var (
	methodWords = bars(methods)
	objectMarks = bars(`を対象|対象として|対象とし|を事例|を取り上げ|대상으로|사례로|을 중심으로|를 중심으로`)
	number      = lazyregexp.New(`[0-9０-９][0-9０-９,，]*(?:\.[0-9]+)?(?:万|千|만|천)?\s?(?:여|余)?\s?`)
)

// counted: a number stands before what it counts.
func (t text) counted(clause string) bool {
	for _, at := range number.FindAllStringIndex(clause, 8) {
		if begins(clause[at[1]:], t.units) {
			return true
		}
	}
	return false
}

// place: a name ends as names of places and bodies do, and the particle of a
// place stands behind it.
func (t text) place(clause string) bool {
	for _, p := range t.places {
		for at, from := 0, 0; ; from = at + len(p) {
			i := strings.Index(clause[from:], p)
			if i < 0 {
				break
			}
			at = from + i
			before, _ := utf8.DecodeLastRuneInString(clause[:at])
			if in(lastRunes(clause[:at+len(p)], 2), notPlaces) {
				continue
			}
			if at > 0 && (unicode.In(before, unicode.Han, unicode.Katakana, unicode.Hangul) || unicode.IsUpper(before)) &&
				begins(clause[at+len(p):], placeParticles) {
				return true
			}
		}
	}
	return false
}

var notPlaces = bars(notPlacesKO)

var placeParticles = bars(`において|における|で|の|に|を|에서|의 |에 |를 |을 `)

// theory is a name that ends as names of theories do and is put to work by the
// particle behind it: ストリートレベル官僚制論に依拠し, 의제설정이론에 근거하여.
func (t text) theory() Answer {
	for _, s := range t.sentences {
		if s.role == roleGap {
			continue
		}
		for _, c := range clauses(t.s, s.Stretch) {
			body := c.of(t.s)
			for _, lead := range t.theoryLeads {
				i := strings.Index(body, lead)
				if i < 0 {
					continue
				}
				if name, ok := t.theoryName(body[:i]); ok {
					return Answer{c, name}
				}
			}
		}
	}
	return Answer{}
}

// theoryName is the name at the end of what stands before the particle, else
// the last name before it that is made of nothing but the characters of names:
// 技術受容モデルに職場要因を加えた枠組み.
func (t text) theoryName(before string) (string, bool) {
	before = strings.TrimRight(before, " 」』”’'\"")
	head := t.head(before)
	if head == "" {
		return "", false
	}
	if name := t.lastPhrase(before); t.named(name, head) {
		return name, true
	}
	if at := compound.FindAllString(before, 8); len(at) > 0 {
		if name := at[len(at)-1]; t.named(name, t.head(name)) {
			return name, true
		}
	}
	return "", false
}

// head is what a name of a theory ends in; "" where s ends in none, or in a
// word that only looks like one: 結論, 回帰モデル.
func (t text) head(s string) string {
	for _, no := range t.notTheory {
		before, ok := strings.CutSuffix(s, no)
		if last, _ := utf8.DecodeLastRuneInString(before); ok && (runes(no) > 2 || !asian(last) || unicode.Is(unicode.Hiragana, last)) {
			return ""
		}
	}
	head := ""
	for _, h := range t.theoryHeads {
		if strings.HasSuffix(s, h) && len(h) > len(head) {
			head = h
		}
	}
	return head
}

// named reports whether enough stands before the head to be a name.
func (t text) named(name, head string) bool {
	core := strings.TrimSpace(strings.TrimSuffix(name, head))
	last, _ := utf8.DecodeLastRuneInString(core)
	return head != "" && runes(core) >= 2 && runes(name) <= 40 && !begins(name, demonstratives) && !in(core, vague) &&
		!strings.ContainsRune("たるいな", last)
}

// compound is a name without particles.
var compound = lazyregexp.New(`[\p{Han}\p{Katakana}ー・A-Za-z]{2,20}(?:理論|モデル|論)`)

var (
	demonstratives = bars(`この|その|これら|上記|既存|先行|新た|이러한|그 |새로운|기존|본 |이 `)
	vague          = bars(`分析|統計|回帰|推定|理論的|분석|통계|회귀|추정|이론적`)
)

// lastPhrase is what stands behind the last particle of topic, subject or
// object.
func (t text) lastPhrase(s string) string {
	if t.cues == &japanese {
		for _, p := range []string{"は", "が", "を", "て", "で、", "「", "『"} {
			if i := strings.LastIndex(s, p); i >= 0 {
				s = s[i+len(p):]
			}
		}
		return strings.TrimSpace(s)
	}
	words := strings.Fields(s)
	from := max(0, len(words)-1)
	for from > 0 && len(words)-from < 5 {
		w := words[from-1]
		last, _ := utf8.DecodeLastRuneInString(w)
		if strings.ContainsRune("은는이가을를고며", last) || strings.HasSuffix(w, "에서") || strings.HasSuffix(w, "하여") {
			break
		}
		from--
	}
	return strings.Join(words[from:], " ")
}

// findings are the outcomes, each sentence one, and each item of a numbered
// list in a sentence one.
func (t text) findings() []Answer {
	var all []Answer
	for _, s := range t.sentences {
		if !s.role.has(roleOutcome) || len(all) >= mostFindings {
			continue
		}
		from := s.Stretch
		if s.role.has(roleSetup) {
			from = t.behindResult(s.Stretch)
			if from.Empty() {
				continue
			}
		}
		items := numbered(t.s, from)
		if len(items) < 2 {
			items = []Stretch{from}
		}
		for _, item := range items {
			if a := t.answer(item); runes(a.Words) >= 6 {
				all = append(all, a)
			}
		}
	}
	return all
}

// behindResult is what follows "…した結果、" in a sentence that tells the setup
// as well.
func (t text) behindResult(s Stretch) Stretch {
	for _, c := range clauses(t.s, s) {
		if body := c.of(t.s); strings.HasSuffix(body, "結果") || strings.HasSuffix(body, "ところ") || strings.HasSuffix(body, "결과") {
			return Stretch{c.End, s.End}.trim(t.s)
		}
	}
	if i := strings.Index(s.of(t.s), " 결과 "); i >= 0 {
		return Stretch{s.Start + i + len(" 결과 "), s.End}.trim(t.s)
	}
	return Stretch{}
}

var mark = lazyregexp.New(`[(（]\s?[1-9１-９]\s?[)）]|[①②③④⑤⑥⑦⑧⑨]|(?:第[一二三四五]に|첫째|둘째|셋째|넷째|다섯째)`)

// numbered divides a sentence at the marks of a list.
func numbered(text string, s Stretch) []Stretch {
	at := mark.FindAllStringIndex(s.of(text), mostFindings)
	var all []Stretch
	for i, m := range at {
		end := s.End
		if i+1 < len(at) {
			end = s.Start + at[i+1][0]
		}
		if item := (Stretch{s.Start + m[1], end}).trim(text); !item.Empty() {
			item.End -= len(item.of(text)) - len(strings.TrimRight(item.of(text), "、，, 　"))
			all = append(all, item)
		}
	}
	return all
}

// design is told by the first words of the table that stand in a text. Who is
// asked by questionnaire and in person is asked by mixed methods.
func design(s string) synoptic.Design {
	for _, d := range designWords {
		if !in(s, d.words) {
			continue
		}
		if d.design == synoptic.Survey && in(s, interviewWords) {
			return synoptic.Mixed
		}
		return d.design
	}
	if in(s, interviewWords) && sites.MatchString(s) {
		return synoptic.MultipleCaseStudy
	}
	return ""
}

// sites counts a few places that people were talked to in.
var sites = lazyregexp.New(`(?:[2-9２-９]|二|三|四|五|六|1[0-9])\s?(?:つの)?(?:町村|市町|市町村|自治体|事例|校|か所|集落|개 (?:시|군|마을|학교|기관|지자체|사례))`)

var interviewWords = bars(`インタビュー|聞き取り|面接|심층면접|면접|면담|인터뷰`)

type designWord struct {
	design synoptic.Design
	words  []string
}

var designWords = func() []designWord {
	var all []designWord
	for _, d := range designs {
		all = append(all, designWord{d.design, bars(d.words)})
	}
	return all
}()

func runes(s string) int { return utf8.RuneCountInString(s) }
