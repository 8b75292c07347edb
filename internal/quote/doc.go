// Package quote tells where a quote stands in a text, and how true it is.
//
// A quote is what an engine, a model or a person claims to have copied from a
// page. The way it takes:
//
//	page text ─ New ─→ Text (folded once, when first needed, with a map back)
//	quote ─ Locate ─→ exact stretch ─→ folded stretch ─→ nearest passage
//	      ─ guards ─→ no number, word, sign or negation cut or changed
//	      ─ widen  ─→ a negation before the stretch comes with it ─→ Match
//
// # Equal after folding
//
// Two texts are equal after folding (fold.go) when they differ only in
//
//   - white space: dropped beside punctuation and beside ideographs (a line
//     may wrap there), one space between words of letters and digits;
//   - width: full-width and half-width forms, ligatures, compatibility
//     ideographs, mathematical letters, composed and decomposed accents;
//   - punctuation variants: the quotation marks “ ” " 「 」 『 』 ‘ ’ ' are
//     one, so are dashes however long, ellipses however dotted, and each mark
//     with its full-width form. A comma, an enumeration comma and a full stop
//     stay three;
//   - a hyphen or dash between two letters, with or without a line break:
//     "mecha-\nnism", "mecha-nism" and "mechanism" are one word, and so are
//     co-operation and cooperation. Beside a digit it stays: it may be a sign
//     or a range;
//   - characters without width: soft hyphens, joiners, bidi controls.
//
// A line break that stands inside a word or number, as in text wrapped by
// counting characters, is seen for what it is only when all else fails, with
// the words on both sides of it agreeing (rejoin.go). What writers put at the
// ends of a quote, an ellipsis or a closing mark, need not be on the page.
//
// Nothing else is folded. Superscripts stay (10² is not 102), so do decimal
// points, thousands separators (1,486 is not 1486: a quote is copied, not
// retold), comparison signs, ± and %. Simplified and Traditional are two
// scripts. Case stays, because it can carry meaning (MPa and mPa, US and us);
// only the first letter of a quote may change it, since whoever begins a
// sentence with a quote capitalises it.
//
// # What never supports
//
// A stretch that begins or ends inside a number ("3.3" of "13.3", "12" of
// "12%"), after a lost sign or comparison ("05" of "< .05") or inside a word
// ("able" of "notable"); one in which the numbers or negations read otherwise
// than in the quote ("-3" for "- 3"); quotes too short to say anything; and
// quotes that leave out something in the middle.
//
// # Time
//
// Everything is linear in the text, whatever it holds. Quotes are at most
// [MaxQuote] code points, at most [maxTries] places are tried for each, and
// looking for the nearest passage counts each character of the text once.
package quote
