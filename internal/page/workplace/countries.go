package workplace

import (
	"strings"

	"synoptic/internal/page/plain"
)

// countries end the places of work that one line lists with nothing but commas
// between them.
var countries = foldedSet(`Afghanistan|Albania|Algeria|Angola|Argentina|Armenia|Australia|Austria|Azerbaijan|Bahrain|Bangladesh|Belarus|Belgium|Benin|Bolivia|Bosnia and Herzegovina|Botswana|Brazil|Brasil|Brunei|Bulgaria|Burkina Faso|Burundi|Cambodia|Cameroon|Canada|Chad|Chile|China|P.R. China|People’s Republic of China|Colombia|Costa Rica|Croatia|Cuba|Cyprus|Czech Republic|Czechia|Denmark|Dominican Republic|Ecuador|Egypt|El Salvador|England|Estonia|Ethiopia|Fiji|Finland|France|Gabon|Gambia|Georgia|Germany|Deutschland|Ghana|Greece|Guatemala|Guinea|Haiti|Honduras|Hong Kong|Hungary|Iceland|India|Indonesia|Iran|Iraq|Ireland|Israel|Italy|Jamaica|Japan|Jordan|Kazakhstan|Kenya|Kuwait|Kyrgyzstan|Laos|Latvia|Lebanon|Lesotho|Liberia|Libya|Lithuania|Luxembourg|Madagascar|Malawi|Malaysia|Mali|Malta|Mauritius|Mexico|México|Moldova|Mongolia|Montenegro|Morocco|Mozambique|Myanmar|Namibia|Nepal|Netherlands|The Netherlands|New Zealand|Nicaragua|Niger|Nigeria|North Macedonia|Northern Ireland|Norway|Oman|Pakistan|Palestine|Panama|Papua New Guinea|Paraguay|Peru|Perú|Philippines|Poland|Portugal|Qatar|Republic of Korea|Romania|Russia|Russian Federation|Rwanda|Saudi Arabia|Scotland|Senegal|Serbia|Sierra Leone|Singapore|Slovakia|Slovenia|Somalia|South Africa|South Korea|Korea|Spain|España|Sri Lanka|Sudan|Sweden|Switzerland|Syria|Taiwan|Tajikistan|Tanzania|Thailand|Togo|Tunisia|Turkey|Türkiye|Uganda|Ukraine|United Arab Emirates|United Kingdom|UK|United States|United States of America|USA|Uruguay|Uzbekistan|Venezuela|Vietnam|Viet Nam|Wales|Yemen|Zambia|Zimbabwe`)

// CutAtCountries puts a semicolon behind every country in a list of places that
// commas alone divide, where what follows is another place: "A University, Oslo,
// Norway, B Institute, Ede, Netherlands".
func CutAtCountries(s string) string {
	if strings.Contains(s, ";") || strings.Count(s, ",") < 3 {
		return s
	}
	parts := strings.Split(s, ", ")
	var b strings.Builder
	for i, part := range parts {
		b.WriteString(part)
		switch {
		case i == len(parts)-1:
		case i > 0 && countries[plain.Fold(part)] && i+2 < len(parts):
			b.WriteString("; ")
		default:
			b.WriteString(", ")
		}
	}
	return b.String()
}

func foldedSet(list string) map[string]bool {
	set := map[string]bool{}
	for name := range strings.SplitSeq(list, "|") {
		set[plain.Fold(name)] = true
	}
	return set
}
