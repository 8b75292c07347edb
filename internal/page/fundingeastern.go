package page

import (
	"strings"

	"synoptic/internal/lazyregexp"
	"synoptic/internal/page/letters"
	"synoptic/internal/page/plain"
)

// Grants in Japanese and Korean are thanked for in a sentence around their
// names: "本研究はJSPS科研費 JP21K00001およびある財団研究助成(2021-07)を受けた
// ものである。", "이 논문은 2022년도 어느 재단 지원사업(NRF-2022S1)의 지원을 받아
// 수행되었음."
var (
	rxJapaneseLead = lazyregexp.New(`^(?:[*＊※]\s*)?(?:付記|謝辞)?[\s　:：]*(?:本(?:研究|論文|稿|調査)の一部は|(?:なお、?)?本(?:研究|論文|稿|調査)は)[、,]?\s*(?:令和|平成)?(?:\d{4}|元|\d{1,2})?(?:年度)?\s*`)
	rxJapaneseTail = lazyregexp.New(`(?:の?(?:助成|支援|補助|交付)(?:金)?)?(?:を受け|による|により|によって|の助成).*$`)
	rxKoreanLead   = lazyregexp.New(`^[*＊※]?\s*(?:이|본)\s?(?:논문|연구|저서)(?:은|는)\s*(?:\d{4}년도?\s*)?`)
	rxKoreanTail   = lazyregexp.New(`(?:의|에)\s*(?:지원|재원|연구비)[^)）]*$`)
)

// japaneseGrants takes the grants out of such a sentence; nil for another.
func japaneseGrants(s string) []string {
	lead := rxJapaneseLead.FindString(s)
	if lead == "" || !strings.ContainsAny(s, "助補支") && !strings.Contains(s, "科研費") {
		return nil
	}
	body, _, _ := strings.Cut(s[len(lead):], "。")
	tail := rxJapaneseTail.FindStringIndex(body)
	if tail == nil {
		return nil
	}
	var out []string
	for part := range strings.SplitSeq(strings.NewReplacer("および", "|", "及び", "|", "ならびに", "|", "並びに", "|", "、", "|").Replace(body[:tail[0]]), "|") {
		if g := cleanGrant(part); g != "" && len(out) < maxGrants {
			out = append(out, g)
		}
	}
	return out
}

// koreanGrant takes the grant with its number out of such a sentence; the
// sentence itself where the name does not end in one.
func koreanGrant(s string) string {
	s = plain.Tidy(s)
	lead := rxKoreanLead.FindString(s)
	if lead == "" {
		return s
	}
	tail := rxKoreanTail.FindStringIndex(s)
	if tail == nil {
		return s
	}
	if body := strings.TrimSpace(s[len(lead):tail[0]]); strings.HasSuffix(body, ")") || strings.HasSuffix(body, "）") {
		if name := strings.TrimSpace(body[:letters.OpenParenthesis.Index(body)]); strings.HasSuffix(name, "연구비") {
			return strings.TrimSpace(rxKoreanYear.FindString(lead)) + " " + body // money of a year has its name by it
		}
		return body
	}
	return s
}

// rxKoreanYear: "2022년도 " at the end of what leads to a grant
var rxKoreanYear = lazyregexp.New(`\d{4}년도?\s*$`)

// thanksInKorean: a sentence that thanks for a grant, its number in brackets.
func thanksInKorean(s string) bool {
	return len(s) < 600 && strings.Contains(s, "지원") && strings.ContainsAny(s, "(（") && koreanGrant(s) != plain.Tidy(s)
}
