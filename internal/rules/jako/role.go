package jako

import (
	"strings"
	"unicode/utf8"
)

// role is what a sentence does, as a set: aim and setup often share one.
type role uint8

const (
	roleGap role = 1 << iota
	roleAim
	roleSetup
	roleOutcome
)

func (r role) has(x role) bool { return r&x != 0 }

// sentence is a stretch with what it does.
type sentence struct {
	Stretch
	role role
}

// cues are the tables of one language, split.
type cues struct {
	self, aim, gap, setup, outcome, advice []string
	theoryHeads, theoryLeads, notTheory    []string
	units, places                          []string
	headings                               map[role][]string
	results                                []string // open a sentence that tells results
}

var (
	japanese = cues{
		bars(selfJA), bars(aimJA), bars(gapJA), bars(setupJA), bars(outcomeJA), bars(adviceJA), bars(theoryHeadsJA), bars(theoryLeadsJA), bars(notTheoryJA), bars(unitsJA), bars(placesJA), headingsOf(headingsJA),
		bars(`その結果|分析の結果|調査の結果|結果|検討の結果|以上より|以上から|したがって|このことから`),
	}
	korean = cues{
		bars(selfKO), bars(aimKO), bars(gapKO), bars(setupKO), bars(outcomeKO), bars(adviceKO), bars(theoryHeadsKO), bars(theoryLeadsKO), bars(notTheoryKO), bars(unitsKO), bars(placesKO), headingsOf(headingsKO),
		bars(`그 결과|분석 결과|연구 결과|연구결과|조사 결과|분석결과|결과|이러한 결과|따라서|이상의`),
	}
)

// resultWords may stand behind the setup in one sentence with it: 分析した結果、….
var resultWords = bars(`結果|결과`)

// plans end a sentence of a protocol.
var plans = bars(`予定である|予定だ|予定。|計画である|計画。|予定して|예정이다|예정. |예정이며|계획이다`)

func bars(table string) []string { return strings.Split(table, "|") }

func headingsOf(table map[role]string) map[role][]string {
	m := map[role][]string{}
	for r, words := range table {
		m[r] = bars(words)
	}
	return m
}

// cuesFor are those of the language that a text is in.
func cuesFor(text string) *cues {
	ko := 0
	for _, r := range text {
		switch {
		case r >= 0xAC00 && r <= 0xD7A3:
			ko++
		case r >= 0x3041 && r <= 0x30FF:
			ko--
		}
	}
	if ko > 0 {
		return &korean
	}
	return &japanese
}

// tell says what every sentence of an abstract does: by the heading above it,
// else by its cues and by what stands before it.
func (c *cues) tell(text string) []sentence {
	var all []sentence
	labelled, settled := role(0), false
	for _, s := range sentences(text) {
		if r, body := c.heading(text, s); r != 0 {
			labelled, s = r, body
			if s.Empty() {
				continue
			}
		}
		one := sentence{s, labelled}
		if labelled == 0 {
			one.role = c.role(text, s, settled)
		}
		settled = settled || one.role.has(roleSetup|roleAim)
		all = append(all, one)
	}
	return all
}

// role is what the cues of a sentence without a heading say. Once the paper
// has spoken of itself or of its method, what follows came out of it.
func (c *cues) role(text string, s Stretch, settled bool) role {
	body := s.of(text)
	var r role
	aims := in(body, c.aim) && (in(body, c.self) || !settled || strings.HasSuffix(strings.TrimRight(body, "?？。. "), "か"))
	opens := begins(body, c.results)
	if !settled && in(lastRunes(body, 24), c.gap) {
		return roleGap
	}
	if in(lastRunes(body, 16), plans) {
		return roleSetup // what will be done has no outcome yet
	}
	if aims && !opens {
		r |= roleAim
	}
	if in(body, c.setup) && !opens && (in(body, c.self) || !in(lastRunes(body, 16), c.outcome) || in(body, resultWords)) &&
		!in(lastRunes(body, 16), c.advice) {
		r |= roleSetup
	}
	if !opens && in(body, c.self) && design(body) != "" {
		r |= roleSetup
	}
	if opens || in(lastRunes(body, 24), c.advice) ||
		(settled || r.has(roleSetup)) && r&roleAim == 0 && in(lastRunes(body, 24), c.outcome) || settled && r == 0 {
		r |= roleOutcome
	}
	return r
}

// heading returns what a heading at the head of a sentence announces, and the
// rest of it: 【目的】, 結果：, [방법].
func (c *cues) heading(text string, s Stretch) (role, Stretch) {
	body := s.of(text)
	open, _ := utf8.DecodeRuneInString(body)
	bracket := strings.ContainsRune("【[［〔<＜■◆", open)
	rest := strings.TrimLeft(body, "【[［〔<＜■◆ 　")
	for _, r := range []role{roleAim, roleSetup, roleOutcome, roleGap} {
		for _, word := range c.headings[r] {
			after, ok := strings.CutPrefix(rest, word)
			if !ok {
				continue
			}
			after = strings.TrimLeft(after, " 　")
			mark, n := utf8.DecodeRuneInString(after)
			if strings.ContainsRune("】]］〕>＞：:", mark) || bracket && strings.ContainsRune("・/／,，、", mark) {
				return r, Stretch{s.End - len(after) + n, s.End}.trim(text)
			}
		}
	}
	return 0, s
}

func in(s string, words []string) bool {
	for _, w := range words {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

func begins(s string, words []string) bool {
	for _, w := range words {
		if strings.HasPrefix(s, w) {
			return true
		}
	}
	return false
}

func lastRunes(s string, n int) string {
	i := len(s)
	for ; n > 0 && i > 0; n-- {
		_, size := utf8.DecodeLastRuneInString(s[:i])
		i -= size
	}
	return s[i:]
}
