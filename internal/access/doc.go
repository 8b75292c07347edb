// Package access decides who may call and how often.
//
//	"Bearer syn_…" ─ Parse (check digits) ─→ Gate (≤ 60 s old) ─ storage ─→ workspace
//	verified claims of a token ─────────────→ Gate ────────────────────────→ workspace
//	workspace ─ Limiter ─→ go on, or come back later
//
// A key is 256 random bits, and only its SHA-256 is kept. A slow hash, as
// passwords need it, would add nothing: it makes guessing costly where there
// is little to guess from, and nobody guesses one of 2^256. It would cost
// every request, or let a flood of bad keys keep the server busy.
//
// The workspace comes from a key or from claims that the platform in front
// has verified; never from a header or a parameter that anybody can write.
package access
