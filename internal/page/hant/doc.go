// Package hant turns Traditional Chinese characters into Simplified ones, for
// comparing texts only: what a page says is never rewritten.
//
//	npm package opencc-js ─ gen/main.go ─→ table.go ─→ Simplified
//
// The table is derived from OpenCC's dictionary TSCharacters by way of the npm
// package opencc-js 1.4.2, under the Apache License 2.0, whose text stands in
// LICENSE-OpenCC.txt. Where a character has several Simplified forms the first
// one counts, which is right for comparing: both sides are folded alike.
package hant

//go:generate go run ./gen -in TSCharacters.js -out table.go
