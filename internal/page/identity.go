package page

import (
	"slices"
	"strconv"
	"strings"

	"synoptic/internal/page/hant"
	"synoptic/internal/page/letters"
	"synoptic/internal/page/plain"
	"synoptic/internal/synoptic"
)

// Identities lists what a record can be recognised by: its DOI ("doi:10.…"),
// and for every title its folded form with first author and year
// ("study:<hash>"); without an author, title and year. Two documents that share
// one are the same study, unless both have DOIs and these differ. The list is
// stable for the same record and empty for one without DOI and title.
func Identities(r synoptic.Record) []string {
	var out []string
	if doi := FoldDOI(string(r.DOI)); doi != "" {
		out = append(out, "doi:"+doi)
	}
	var first synoptic.Author
	if len(r.Authors) > 0 {
		first = r.Authors[0]
	}
	for _, title := range []string{string(r.Title.ZH), string(r.Title.EN), string(r.Title.Other)} {
		key := FoldTitle(title)
		if plain.RuneCount(key) < 4 {
			continue
		}
		names := []string{foldName(first.Name)}
		if en := foldName(string(first.NameEN)); en != names[0] && en != "" {
			names = append(names, en)
		}
		for _, name := range names {
			sum := synoptic.SHA256Hex([]byte(key + "\x00" + name + "\x00" + strconv.Itoa(int(r.Year))))
			if id := "study:" + sum[:32]; !slices.Contains(out, id) {
				out = append(out, id)
			}
		}
	}
	return out
}

// FoldTitle reduces a title to what two pages of the same paper share:
// compatibility forms, case, white space and punctuation, dashes of every
// length among them, count for nothing, and Traditional characters count for
// their Simplified forms.
func FoldTitle(s string) string { return hant.Simplified(plain.Fold(s)) }

// FoldDOI reduces a DOI to lower case without a resolver.
func FoldDOI(s string) string {
	s = strings.ToLower(strings.TrimSpace(s))
	if i := strings.Index(s, "10."); i > 0 {
		s = s[i:]
	}
	return strings.TrimRight(s, "./")
}

// foldName folds a name. Of a name in Latin letters only the letters count, in
// the order of the alphabet: portals print "LANG Yiwei", "Yi-wei Lang" and
// "Lang, Yi Wei", and title and year stand beside it.
func foldName(s string) string {
	if s == "" || strings.ContainsFunc(s, letters.CJK) {
		return hant.Simplified(plain.Fold(s))
	}
	letters := []rune(plain.Fold(s))
	slices.Sort(letters)
	return string(letters)
}
