// Package charset turns the bytes of a page dump into text, or says why they
// are none.
//
//	bytes ─ Unwrap (saved web archives only) ─→ bytes of the HTML part
//	bytes ─ Decode ─→ Decoded{Text, Name}   or  synoptic.Error: empty, not_text
//
// Saved pages lie about their charset more often than not: a portal sends
// GBK, the browser saves UTF-8, and the old <meta> stays. So what is declared
// is a hint and the bytes are the evidence. The order is: byte order mark,
// valid UTF-8, the declared charset where it decodes into plausible text, and
// last a scorer that decodes by every charset of the region and counts the
// characters that people really use.
package charset
