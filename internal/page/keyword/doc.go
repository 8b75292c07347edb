// Package keyword cuts a list of keywords into its terms, whatever divides
// them: signs, capitals, wide gaps, numbers, or nothing at all any more.
//
//	a list with signs ─ Split, WithoutNumbers ─→ terms
//	a copy that lost the signs ─ Unglue, Glued, GluedEnglish, BetweenWords,
//	     BesideTwins, GluedTags ─→ terms, cut where the page's own words say so
//	terms ─ WithoutBreaks, Clean ─→ healed and tidy ─ ByLanguage ─→ the record's lists
//
// What the paper says elsewhere comes in as an argument (text, borders); where
// the list stands on the page is for the page to say.
package keyword
