package page

import (
	"strings"

	"synoptic/internal/lazyregexp"
	"synoptic/internal/page/plain"
)

var (
	rxFundingLead = lazyregexp.New(`^(?i:(?:this|the|our|we|all|part of)\b[^.;]{0,90}?\b(?:supported|funded|financed|sponsored|received (?:financial )?(?:support|funding)|acknowledges?|grateful)\b(?:\s+(?:in part|financially|jointly|partially|(?:for )?(?:the )?(?:(?:generous|kind|financial|partial) )*(?:support|funding|assistance)(?: received| provided)?))?\s*(?:by|from|of|through|under)?(?:\s+(?:(?:a|an|the|research|two|three|several)\s+){0,2}(?:grants?|awards?)\s+(?:from|of))?|(?:funding|support)\s+(?:was|is)\s+provided\s+by|(?:supported|funded)\s+by)\s*[:：]?\s*(?:the\s+)?`)
	// "The author(s) disclosed receipt of the following financial support …: "
	rxDisclosed = lazyregexp.New(`^(?:The )?[Aa]uthors?(?:\(s\))? (?:disclosed|disclose|declared|declare|report|reported|received)[^:.]{0,200}:\s*`)
	// "CF-L received support from the …", "S.A. and R.N. were funded by …"
	rxInitialsLead = lazyregexp.New(`^(?:(?:[A-Z][A-Za-z]{0,2}[.\-–]?){1,5}(?:,? and |, | & )?){1,6} ?(?:was|were|is|are|has been|have been|received|acknowledges?|thanks?)\b[^.;]{0,60}?\b(?:by|from|of)\s+(?:the\s+)?`)
	// "… and AN from the Harbour Fund", behind a grant that has its number
	rxInitialsNext = lazyregexp.New(`^(?:and )?[A-Z](?:[A-Z.\-–]){1,6} (?:received [a-z ]{3,30} )?(?:from|by) (?:the )?`)
	// "a doctoral fellowship of the Ubuntu Trust"
	rxKindLead = lazyregexp.New(`^(?:a|an) (?:[a-z]+ ){0,3}(?:fellowship|scholarship|grant|award|stipend|studentship|bursary)s? (?:of|from|by) (?:the )?`)
	// "Archival visits were paid for by a travel grant of the …"
	rxPaidLead    = lazyregexp.New(`^[A-Z][^.;:]{3,90}? (?:was|were|has been|have been) (?:paid for|financed|funded|supported|made possible) by (?:(?:a|an|the) )?(?:(?:travel|research|small|seed|doctoral) )?(?:(?:grant|fellowship|award|stipend|scholarship)s? (?:of|from|by) )?(?:the )?`)
	rxSupportLead = lazyregexp.New(`^(?:Financial|Generous|Partial|Additional|Research|Further)? ?(?:[Ss]upport|[Ff]unding|assistance)\s+(?:for [^.;]{3,60}? )?(?:(?:was|is|has been)\s+)?(?:(?:provided|received|given|came|comes)\s+)?(?:from|by|of)\s+(?:the\s+)?`)
	rxGrantDigit  = lazyregexp.New(`\d`)
)

// splitEnglishFunding cuts "This research was funded by A, grant number 1, and
// the B, grant number 2." into its grants, and drops what funders had no part in.
func splitEnglishFunding(s string) []string {
	var out []string
	s = s[len(rxDisclosed.FindString(s)):]
	for sentence := range plain.Sentences(s) {
		if plain.ContainsAny(sentence, []string{"had no role", "no external funding", "no specific grant", "not applicable", "no funding", "did not receive", "financial support was received", "The funders", "The funder", "APC was", "played no"}) {
			continue
		}
		if thanksPersons(sentence) {
			continue
		}
		lead := rxFundingLead.FindString(sentence)
		if lead == "" {
			lead = rxInitialsLead.FindString(sentence)
		}
		if lead == "" {
			lead = rxPaidLead.FindString(sentence)
		}
		if lead == "" {
			lead = rxSupportLead.FindString(sentence)
		}
		body := sentence[len(lead):]
		if foreign, ok := foreignFunding(sentence); ok && lead == "" {
			body, lead = foreign, sentence[:len(sentence)-len(foreign)]
		}
		if lead == "" && len(out) > 0 && !rxGrantDigit.MatchString(body) {
			continue
		}
		for part := range strings.SplitSeq(body, ";") {
			for {
				end, next := grantJoint(part)
				if end < 0 {
					break
				}
				out = appendGrant(out, part[:end])
				part = part[next:]
			}
			out = appendGrant(out, part)
		}
	}
	return out
}

// thanksPersons: a sentence of thanks that speaks of no money.
func thanksPersons(s string) bool {
	for _, lead := range []string{"We thank ", "I thank ", "The authors thank ", "The author thanks ", "We are grateful to ", "I am grateful to ", "The views expressed", "Any opinions"} {
		if strings.HasPrefix(s, lead) {
			return !strings.ContainsAny(s, "0123456789") && !plain.ContainsAny(s, []string{"fund", "Fund", "grant", "financ", "support"})
		}
	}
	return false
}

// grantWord: what follows is the number of this grant, not another grant.
func grantWord(s string) bool {
	for _, w := range []string{"Grant", "Award", "No.", "No ", "Nos", "Project No", "Contract"} {
		if strings.HasPrefix(s, w) {
			return true
		}
	}
	return false
}

func appendGrant(out []string, s string) []string {
	s = strings.TrimSpace(s)
	for _, lead := range []string{", ", "and ", "by ", "as well as ", "the ", "The "} {
		s = strings.TrimPrefix(s, lead)
	}
	for _, lead := range []string{"and ", "by ", "from ", "the "} {
		s = strings.TrimPrefix(s, lead)
	}
	s = s[len(rxInitialsNext.FindString(s)):]
	s = s[len(rxInitialsLead.FindString(s)):] // behind a semicolon
	s = s[len(rxKindLead.FindString(s)):]
	for _, tail := range thanksTails {
		s = strings.TrimSuffix(plain.TrimEdges(s, "."), tail)
	}
	if g := cleanGrant(s); g != "" && len(out) < maxGrants {
		out = append(out, g)
	}
	return out
}

var thanksTails = []string{" is gratefully acknowledged", " are gratefully acknowledged", " is acknowledged", " are acknowledged", " is greatly appreciated", " is appreciated", " for financial support", " for funding"}
