// Package plain holds what any rule does to a short plain text: tidy it as a
// field is tidied, fold it for comparing, clip it and trim it. Texts may be any
// bytes; nothing here panics on them.
package plain
