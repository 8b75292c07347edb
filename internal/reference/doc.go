// Package reference writes bibliographic references.
//
// For now there is one style: a line after GB/T 7714—2025, numbered by
// whoever prints it. The language of an entry is that of the paper: a Chinese
// paper is 等, an English one et al., whatever the review is written in.
package reference
