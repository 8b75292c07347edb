package names

import (
	"strings"
	"unicode"

	"synoptic/internal/page/hant"
	"synoptic/internal/page/plain"
	"synoptic/internal/textscan"
)

// Particles are the words in small letters that names hold: de, van, bin.
var Particles = hant.WordSet(`de da do dos das del della di du van von der den ten ter la le bin binti ibn al el y e dela af av zu zur st san santa mac mc o' bint abu ben bar ap ab ó ní nic uí op te vande vanden tot i`)

// NotInNames are words of pages that no name in Latin letters holds.
var NotInNames = hant.WordSet(`sec roles matter university department school college institute hospital center centre laboratory journal journals abstract keywords introduction home search login register volume issue
	article download pdf html view open access research study paper papers about contact submit help news volume the a an of in for on at into how why what when whose with from by this that study studies analysis effect
	effects references copyright rights reserved press publishing vol no doi issn received accepted published online editor editors special author authors affiliation full text
	advertisement sign menu browse archive archives current subscribe alerts cite share metrics figures tables guide policy policies digital social science sciences management review
	economics international national education health public library tools actions save email related similar articles cited version versions english chinese edition more most read latest china
	scholar google crossref pubmed medline science direct web citation citations export bibtex ris endnote refworks mendeley zotero twitter facebook linkedin weibo wechat print
	cc by-nc-nd by-nc-sa by-nc by-sa by-nd affiliations expand collapse hide contributors copy url login menu options using get links editor highlights received commons preprint academic archive first order book books series collections services support resources date dates submission acceptance publication`)

// TitleWords are words of titles that may also be a family name: one of them is
// no sign, two are.
var TitleWords = hant.WordSet(`platform platforms rural urban culture cultures cultural communication communications governance government governments community communities learning teaching development technology technologies video
	online data network networks local village villages city cities evidence approach approaches model models modeling modelling theory theories impact impacts role roles case cases change changes growth between among under toward towards via based using
	system systems service reform reforms power trust law laws rights climate energy market markets finance financial economy economic economies political politics knowledge information machine artificial intelligence intelligent care healthcare
	patient patients women children youth teacher teachers student students worker workers family families labor labour gender history historical media language identity memory practice practices challenge challenges opportunities future new
	global world regional state states nation nations process processes experiment experiments survey surveys design methods method framework strategy strategies innovation quality performance risk risks crisis smart revitalization path paths
	mechanism mechanisms logic construction perspective comparative empirical theoretical administrative administration bureaucracy bureaucratic organizational organization organizations institutional institutions behavior behaviour determinants`)

var (
	insideNames  = textscan.RunesOf(".-'’‐–,`·")
	neverInNames = textscan.RunesOf("0123456789:;@/\\()[]{}<>?!#%&=+_\"")
)

// Latin reports whether s reads like a person's name in Latin letters:
// two to six words, capitals or particles, no digits.
func Latin(s string) bool {
	if len(s) > 70 {
		return false
	}
	var room [7]string
	words := room[:0]
	for w := range strings.FieldsSeq(s) {
		if len(words) == len(room) {
			return false
		}
		words = append(words, w)
	}
	if len(words) == 0 {
		return false
	}
	capitals, common := 0, 0
	for _, w := range words {
		if neverInNames.In(w) {
			return false
		}
		low := textscan.Lower(strings.Trim(w, ".,"))
		initial := unicode.IsUpper(plain.FirstRune(w)) && plain.RuneCount(low) == 1
		if NotInNames[low] && !initial && !(w == "An" && len(words) == 2) {
			return false
		}
		if TitleWords[low] {
			if common++; common > 1 || len(words) > 3 {
				return false
			}
		}
		r := plain.FirstRune(w)
		switch {
		case unicode.IsUpper(r):
			capitals++
		case Particles[low]:
		case r == '\'' || r == '’':
		default:
			return false
		}
		for _, r := range w {
			if !unicode.IsLetter(r) && !insideNames.Has(r) {
				return false
			}
		}
	}
	return capitals >= 2 || capitals == 1 && len(words) == 1 && len(s) >= 3
}
