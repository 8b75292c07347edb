package synthesis

import (
	"strings"
	"unicode"
)

// word is a Latin word of a text with its bytes.
type word struct {
	stem       string
	start, end int
}

const maxWords = 3

// eachWordRun calls f for each stretch of Latin content words between stop
// words and punctuation.
func eachWordRun(text string, f func([]word)) {
	var run []word
	flush := func() {
		if len(run) > 0 {
			f(run)
			run = nil
		}
	}
	start := -1
	end := func(i int) {
		if start < 0 {
			return
		}
		w := strings.ToLower(text[start:i])
		if stopWordsEN[w] || len(w) < 2 {
			flush()
		} else {
			run = append(run, word{stem(w), start, i})
		}
		start = -1
	}
	for i, r := range text {
		switch {
		case r < 0x250 && unicode.IsLetter(r):
			if start < 0 {
				start = i
			}
		case (r == '-' || isDigit(r)) && start >= 0: // HbA1c is one word
		default:
			end(i)
			if r != ' ' {
				flush()
			}
		}
	}
	end(len(text))
	flush()
}

// wordKey is the key of a term of several words.
func wordKey(words []word) string {
	if len(words) == 1 {
		return words[0].stem
	}
	stems := make([]string, len(words))
	for i, w := range words {
		stems[i] = w.stem
	}
	return strings.Join(stems, " ")
}

// proposeWords notes the terms of one to three content words.
func proposeWords(text string, note func(key string, left, right bool)) {
	eachWordRun(text, func(words []word) {
		for i := range words {
			for n := 1; n <= maxWords && i+n <= len(words); n++ {
				first, last := words[i].stem, words[i+n-1].stem
				if verbEN[first] || verbEN[last] || n > 1 && looseEN[first] {
					continue
				}
				if n == 1 && (len(first) < 4 || adjective(first) || genericEN[first] || looseEN[first]) || n > 1 && allGeneric(words[i:i+n]) {
					continue
				}
				note(wordKey(words[i:i+n]), true, true)
			}
		}
	})
}

// adjective guesses by the ending: such a word alone is no theme.
func adjective(w string) bool {
	for _, ending := range []string{"al", "ic", "ive", "ous", "able", "ible", "ary", "ful", "less", "ed", "ly", "ent", "ant"} {
		if strings.HasSuffix(w, ending) && w != "government" && !strings.HasSuffix(w, "ment") {
			return true
		}
	}
	return otherAdjectives[w]
}

func allGeneric(words []word) bool {
	for _, w := range words {
		if !genericEN[w.stem] && !looseEN[w.stem] {
			return false
		}
	}
	return true
}

// stem brings singular and plural together, no more.
func stem(w string) string {
	switch {
	case len(w) > 4 && strings.HasSuffix(w, "ies"):
		return w[:len(w)-3] + "y"
	case len(w) > 5 && (strings.HasSuffix(w, "sses") || strings.HasSuffix(w, "shes") || strings.HasSuffix(w, "ches") || strings.HasSuffix(w, "xes")):
		return w[:len(w)-2]
	case len(w) > 3 && strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") && !strings.HasSuffix(w, "us") && !strings.HasSuffix(w, "is"):
		return w[:len(w)-1]
	}
	return w
}

var stopWordsEN = set(`a an the of and or nor but in on at by for from to into onto with without within among between across over under above below than then that this these those it its they them their there here we our us i he she his her who whom whose which what when where why how
is are was were be been being am has have had having do does did doing can could may might must shall should will would not no only also both either neither each every all any some such same other another more most less least much many few several very too so as if while because although though however therefore thus hence yet still even just whether through during before after about against toward towards via per upon up down out off again further once own ie eg namely respectively first second third one two three four five six seven eight nine ten especially mainly particularly specifically significantly effectively strongly largely generally
paper study article research thesis work author authors using used use uses based`)

var otherAdjectives = set(`urban rural public smart open human modern rapid joint mutual single multiple common little micro macro online offline local global chinese western eastern remote older younger poor rich`)

// looseEN may end a term but neither begin one nor stand alone.
var looseEN = set(`new high low higher lower large small larger smaller different important positive negative significant main key major general specific overall possible potential certain various good better best long short early late recent current existing prior previous relevant related core internal external further future close closer`)

// verbEN neither begin nor end a term.
var verbEN = set(`show find found suggest indicate reveal demonstrate argue propose examine explore investigate analyze analyse test compare evaluate assess identify provide offer make take give get become remain include contain consist exist lead improve increase reduce decrease promote enhance affect influence drive shape achieve realize realise form build construct develop generate produce enable support help need require tend depend rely follow hold act serve follow address solve summarized driven shaped led affected influenced conducted applied carried taking based expand moving paving go goe come see look say reported reports report associated add added play compared including treat raise lower narrow widen prevent`)

// genericEN say nothing when two studies share them.
var genericEN = set(`study result finding effect impact influence role factor mechanism method approach theory framework model analysis data case sample problem issue question question process relationship relation evidence literature way level degree extent context condition aspect dimension type kind form structure system practice path perspective concept implication conclusion purpose objective background aim change difference number group time year change use value importance example term area field design development improvement performance outcome survey interview variable hypothesis test estimate experiment participant respondent paper author research people country city china chinese element component part set range scale state need potential path work experience trial primary total month week county province town village threshold rule regression model qualitative quantitative comparative fuzzy-set set mixed randomized randomised controlled rural region firm household`)
