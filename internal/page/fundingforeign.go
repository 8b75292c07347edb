package page

import (
	"strings"

	"synoptic/internal/lazyregexp"
	"synoptic/internal/page/plain"
)

// What stands before the first grant of a sentence that thanks for money, in
// Spanish and Portuguese, French, German, Italian and Indonesian. The subject
// opens the sentence, so that no name of a funder is taken for one.
var foreignFundingLeads = []*lazyregexp.Regexp{
	lazyregexp.New(`^(?i:(?:este|esta|estos|el|la|los|o|a|os|as|presente)\s+[^.;]{0,120}?\b(?:financiad|subvencionad|apoiad|apoyad|realizad|desarrollad|desenvolvid|patrocinad|cont|recib|receb|obt|agrade)\p{L}*(?:\s+(?:parcialmente|integralmente|en parte))?(?:\s+(?:con|com|gracias|graças|al?|el|o|ao|una?|uma|su|da|de|do|la)\b){0,3}(?:\s+(?:el\s+|o\s+)?(?:apoyo|apoio|financiaci[oó]n|financiamento|financiamiento|ayuda|auxílio|fondos|recursos|soporte|suporte|beca|bolsa)(?:\s+(?:financier[oa]|econ[oó]mic[oa]|parcial))?)?\s+(?:por|de|del|da|do|das|dos|pel[oa]s?|con|com)\s+(?:(?:el|la|los|las|o|a|os|as)\s+)?)`),
	lazyregexp.New(`^(?i:(?:apoyo|apoio|financiaci[oó]n|financiamento|financiamiento|financiad[oa]|fomento|agradecemos|agradezco)\s+[^.;]{0,60}?(?:por|de|del|da|do|pel[oa]|ao?|al)\s+(?:(?:el|la|los|las|o|a)\s+)?)`),
	lazyregexp.New(`^(?i:(?:ce|cet|cette|ces|la|le|les|notre|nous)\s+[^.;]{0,120}?\b(?:financé|soutenu|subventionné|bénéficié|bénéficie|reçu|remerci|réalisé)\p{L}*(?:\s+(?:en partie|du|d'une?|d’une?|de|le|un|une|l'|l’|grâce|au))*(?:\s*(?:soutien|aide|appui|financement|subvention|bourse)(?:\s+(?:financi\p{L}+|publique))?)?(?:\s+(?:par|de|du|des|au titre de)\b)?\s*(?:(?:le|la|les)\s+|l['’])?)`),
	lazyregexp.New(`^(?i:(?:die(?:se[rs]?)?|der|das|wir|gefördert|finanziert)\b[^.;]{0,120}?\b(?:von|vom|durch|dank|bei)\s+(?:(?:der|dem|den|die|das)\s+)?)`),
	lazyregexp.New(`^(?i:(?:quest[oaie]|il|la|lo|le)\s+[^.;]{0,120}?\b(?:finanziat|sostenut|supportat|realizzat|ricevut)\p{L}*(?:\s+(?:con|grazie|al?|il|un|contributo|sostegno|finanziamento|fondi))*\s+(?:dall['’]|dell['’]|(?:dalla|dal|dai|da|della|dell|del|di)\s+))`),
	lazyregexp.New(`^(?i:(?:penelitian|kegiatan|artikel|studi)\s+[^.;]{0,80}?\b(?:didanai|dibiayai|didukung)\s+(?:(?:sepenuhnya|sebagian)\s+)?oleh\s+)`),
}

var germanFundingTail = lazyregexp.New(`\s+(?:gefördert|finanziert|unterstützt|ermöglicht)\.?$`)

// foreignFunding takes what stands behind the opening of such a sentence;
// false where it opens otherwise.
func foreignFunding(sentence string) (string, bool) {
	if first := strings.ToLower(plain.Clip(sentence, 200)); !plain.ContainsAny(first, foreignMoney) {
		return "", false
	}
	for _, lead := range foreignFundingLeads {
		if at := lead.FindString(sentence); at != "" {
			rest := sentence[len(at):]
			return rest[:len(rest)-len(germanFundingTail.FindString(rest))], true
		}
	}
	return "", false
}

// foreignMoney are parts of the words that such a sentence cannot do without.
var foreignMoney = strings.Fields("financ finanz apoy apoi subven fomento realizad desarrollad soutenu soutien bénéfici bourse geförder förder unterstütz sostenut sostegno supportat didanai dibiayai didukung agrade beca bolsa patrocin")
