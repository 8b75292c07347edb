// Package plain holds what any rule does to a short plain text: tidy it as a
// field is tidied, fold it for comparing, clip it, trim it, cut it at its
// sentences. Texts may be any bytes; nothing here panics on them.
package plain
