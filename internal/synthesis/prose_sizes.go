package synthesis

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"synoptic/internal/lazyregexp"
	"synoptic/internal/synoptic"
)

// A size is compared only with sizes of the same thing: patients with pupils,
// as both are people, and never with counties.
var sizeKinds = []struct {
	words  *lazyregexp.Regexp // a number and what is counted
	zh, en string
	where  bool // it is rather where a sample was drawn, where one is given
}{
	{lazyregexp.New(`(?i)([0-9０-９][0-9０-９,， ]*[0-9０-９]|[0-9０-９])\s?(?:余|多)?(?:名|位|例|人)\p{Han}{0,10}|([0-9][0-9,]*) (?:[\w-]+ ){0,3}?(?:adults|students|pupils|patients|participants|residents|respondents|teachers|workers|nurses|people|women|children|graders|undergraduates|employees|users|citizens|volunteers|officers|clerks)\b`), "以人计", "people", false},
	{lazyregexp.New(`(?i)([0-9０-９][0-9０-９,， ]*[0-9０-９]|[0-9０-９])\s?(?:余|多)?户\p{Han}{0,6}|([0-9][0-9,]*) (?:[\w-]+ ){0,2}?(?:households|farms|farmers|growers|families|smallholders)\b`), "以户计", "households or farms", false},
	{lazyregexp.New(`(?i)([0-9０-９][0-9０-９,， ]*[0-9０-９]|[0-9０-９])\s?(?:余|多)?家\p{Han}{0,6}|([0-9][0-9,]*) (?:[\w-]+ ){0,2}?(?:firms|companies|enterprises|suppliers|banks|shops|merchants)\b`), "以企业计", "firms", false},
	{lazyregexp.New(`(?i)([0-9０-９][0-9０-９,， ]*[0-9０-９]|[0-9０-９])\s?(?:余|多)?个?(?:县域|县|地级市|城市|市)|([0-9][0-9,]*) (?:[\w-]+ ){0,2}?(?:counties|municipalities|cities|districts|towns|villages|postcode areas)\b`), "以县市计", "counties, towns or districts", true},
	{lazyregexp.New(`(?i)([0-9０-９][0-9０-９,， ]*[0-9０-９]|[0-9０-９])\s?(?:余|多)?(?:篇|份|部|件)\p{Han}{0,8}|([0-9][0-9,]*) (?:[\w-]+ ){0,3}?(?:judgments|decisions|documents|texts|articles|statutes|policies|cases)\b`), "以文本计", "documents", false},
	{lazyregexp.New(`(?i)([0-9０-９][0-9０-９,， ]*[0-9０-９]|[0-9０-９])\s?(?:余|多)?项(?:\p{Han}{0,6}(?:研究|试验|实验))|([0-9][0-9,]*) (?:[\w-]+ ){0,3}?(?:trials|studies|experiments)\b`), "以所纳研究计", "pooled studies", false},
}

type size struct {
	entry
	n     int
	words string
}

// sizes tells of at least three samples that count the same thing which is the
// smallest and which the largest.
func (p *prose) sizes(samples []entry) {
	for _, kind := range sizeKinds {
		var found []size
		for _, e := range samples {
			if s, ok := sizeIn(e, kind.words); ok && !(kind.where && countsMore(e)) {
				found = append(found, s)
			}
		}
		if len(found) < 3 {
			continue
		}
		least, most := found[0], found[0]
		group := make([]entry, len(found))
		for i, s := range found {
			group[i] = s.entry
			if s.n < least.n {
				least = s
			}
			if s.n > most.n {
				most = s
			}
		}
		if least.n == most.n || fold(least.words) == fold(most.words) {
			continue
		}
		others := ""
		if slices.ContainsFunc(found, func(s size) bool { return s.n != least.n && s.n != most.n }) {
			others = p.pick("，其余居间", "; the others lie between")
		}
		p.say(synoptic.Cases, group, "%[1]s的样本%[3]s：最小的是%[5]s，最大的是%[6]s%[7]s。", "in %[2]s the sample is counted in %[4]s: the smallest is %[5]s and the largest %[6]s%[7]s.",
			p.count(len(found)), p.count(len(found)), kind.zh, kind.en, p.quoted(least.words), p.quoted(most.words), others)
	}
}

// countsMore reports whether a case counts something else than places.
func countsMore(e entry) bool {
	for _, kind := range sizeKinds {
		if _, ok := sizeIn(e, kind.words); ok && !kind.where {
			return true
		}
	}
	return false
}

// sizeIn is the largest number of a kind of thing that a case gives.
func sizeIn(e entry, kind *lazyregexp.Regexp) (size, bool) {
	best := size{entry: e}
	for _, at := range kind.FindAllStringSubmatchIndex(e.text, -1) {
		for group := 1; group <= 2; group++ {
			from, to := at[2*group], at[2*group+1]
			if from < 0 || from > 0 && (strings.ContainsAny(e.text[from-1:from], ".-0123456789/") || apiece.MatchString(e.text[:from])) {
				continue
			}
			n := wholeNumber(e.text[from:to])
			words := strings.TrimSpace(sizeWords(e.text[from:at[1]]))
			if filledIn.MatchString(words) {
				continue // answers of people, and no documents
			}
			if n > best.n && n < 1e8 {
				best.n, best.words = n, words
			}
		}
	}
	// Where each of several units has so many, or a larger total is given, this
	// is not the size of the sample.
	if m := total.FindStringSubmatch(e.text); m != nil && wholeNumber(m[1]) > best.n {
		return best, false
	}
	return best, best.n > 0
}

var (
	total    = lazyregexp.New(`(?i)\bn ?= ?([0-9][0-9,]*)`)
	filledIn = lazyregexp.New(`份.*(?:问卷|問卷|[样樣]本)`)
	apiece   = lazyregexp.New(`(?i)(?:每[\p{Han}]{0,4}|各|\b(?:each|per|every)\b[^.;]{0,30})$`)
)

// sizeWords ends the words for a size before what is no more of its name.
func sizeWords(s string) string {
	for i := range s {
		if i == 0 {
			continue
		}
		for _, stop := range []string{"的", "为", "被", "经", "进行", "接受", "在", "和", "与", "及", "中", "分"} {
			if strings.HasPrefix(s[i:], stop) {
				return s[:i]
			}
		}
	}
	return s
}

func wholeNumber(s string) int {
	var b strings.Builder
	for _, r := range s {
		if r >= '０' && r <= '９' {
			r -= '０' - '0'
		}
		if isDigit(r) {
			b.WriteRune(r)
		}
	}
	n, err := strconv.Atoi(b.String())
	if err != nil {
		return 0
	}
	return n
}

// sampleOf is the part of a case that gives its size, without what was done
// with it: "1,906 students in 64 sections", not what they went on to record.
func (p *prose) sampleOf(e entry) string {
	best := ""
	for part := range strings.FieldsFuncSeq(e.text, func(r rune) bool { return r == '；' || r == ';' }) {
		if best == "" || !hasDigit(best) && hasDigit(part) {
			best = strings.TrimSpace(part)
		}
	}
	if at := goesOn.FindStringIndex(best); at != nil && !hasHan(best) && utf8.RuneCountInString(best) > 60 && at[0] > 15 &&
		largest(best[:at[0]]) > largest(best[at[0]:]) {
		best = best[:at[0]]
	}
	return p.fit(best)
}

// largest is the largest number in a text.
func largest(s string) int {
	most := 0
	for _, digits := range strings.FieldsFunc(s, func(r rune) bool { return !isDigit(r) && r != ',' }) {
		most = max(most, wholeNumber(digits))
	}
	return most
}

var goesOn = lazyregexp.New(`(?i),? (?:(?:and |who |that |which )?(?:will|were|was|are|is|have|had)|to (?:record|watch|complete|receive|use)|and (?:allocate|assign|follow)\w*|evaluated|completed|recorded|rated|who)\b`)
