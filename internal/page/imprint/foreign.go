package imprint

import (
	"strings"

	"synoptic/internal/lazyregexp"
	"synoptic/internal/page/hant"
)

// Other Western languages have other words for volume, issue and pages. A line
// is read in English once those are replaced: "Yıl 2025, Cilt: 18 Sayı: 1, ss.
// 24-62" is "2025, Vol. 18 No. 1, pp. 24-62".
var (
	rxForeignPart = lazyregexp.New(`(?i)(^|[\s,;:(/–—-])(?:(том|т\.|cilt\.?|c\.|jahrgang|jg\.|bd\.?|band|tome|tomo|volumen)|(номер|№|выпуск|вып\.|випуск|sayı\.?|sa\.|s\.|nomor|heft|h\.|ausgabe|numéro|número|n\.?\s?[º°ª]\.?|fasc\.|fascicolo|fascículo|fascicule|zeszyt)|(стр\.|с\.|ss\.|págs?\.|páginas|hlm\.?|hal\.|halaman|seiten|pagine|страницы|сторінки))\s*[:：]?\s*(\d)`)
	rxForeignYear = lazyregexp.New(`(?i)(^|[\s,;(])(?:yıl|año|ano|année|jahr|tahun|год|anno)\s*[:：]?\s*((?:19|20)\d\d)\b`)
	rxPagesTo     = lazyregexp.New(`(\d)\s(?:à|al?|bis)\s(\d)`)
	rxGermanPages = lazyregexp.New(`(^|[\s,])S\.\s?(\d{1,4}\s?[-–—]\s?\d)`)

	foreignParts = hant.NewFinder([]string{"том", "Том", "т.", "Т.", "ilt", "ahrgang", "Jg.", "Bd", "Band", "ome ", "omo ", "olumen", "омер", "№", "ып", "ип", "ayı", "sa.", "omor", "Heft", "H.", "usgabe", "umér", "úmer", "ÚMER", "UMÉR", "OMER", "ÁGI", "AYI", "ILT", "OMOR", "OMO ", "º", "°", "ª", "asc", "eszyt", "с.", "С.", "ss.", "ág", "lm.", "al.", "alaman", "eiten", "agine", "траниц", "торін", "S. "})
)

// inEnglish replaces the foreign names of parts of an imprint.
func inEnglish(s string) string {
	if !foreignParts.In(s) {
		return s
	}
	s = rxGermanPages.ReplaceAllString(s, "${1}pp. $2")
	for range 2 { // what ends one part begins the next
		loc := rxForeignPart.FindAllStringSubmatchIndex(s, 8)
		if len(loc) == 0 {
			break
		}
		var b strings.Builder
		at := 0
		for _, m := range loc {
			b.WriteString(s[at:m[0]])
			b.WriteString(s[m[2]:m[3]])
			switch {
			case m[4] >= 0:
				b.WriteString("Vol. ")
			case m[6] >= 0:
				b.WriteString("No. ")
			default:
				b.WriteString("pp. ")
			}
			at = m[10]
		}
		b.WriteString(s[at:])
		s = b.String()
	}
	if strings.Contains(s, "p. ") || strings.Contains(s, "ages ") {
		s = rxPagesTo.ReplaceAllString(s, "$1-$2")
	}
	return rxForeignYear.ReplaceAllString(s, "$1$2")
}
