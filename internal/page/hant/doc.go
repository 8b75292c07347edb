// Package hant knows Traditional and Simplified Chinese characters apart, for
// comparing texts and for words to look for: what a page says is never
// rewritten.
//
//	npm package opencc-js ─ gen/main.go ─→ table.go ─→ Simplified, Traditional
//
// Words are listed in Simplified characters once; WordSet, BothScripts and
// Finder make them find Traditional ones.
//
// The tables are derived from OpenCC's dictionaries by way of the npm package
// opencc-js 1.4.2, under the Apache License 2.0, whose text stands in
// LICENSE-OpenCC.txt. Where a character has several forms the first one counts.
package hant

//go:generate go run ./gen -dict package/dist/esm-lib/dict -out table.go
