// Package letters tells what a rune is on a page: a letter and of which script,
// a digit, white space, a mark that takes no room, or one of the signs that
// rules look for in both widths. It knows no words.
package letters
