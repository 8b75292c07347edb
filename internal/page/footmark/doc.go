// Package footmark knows the marks that bind a name to its place of work or to
// a note: figures, raised or ringed, small letters, *, †. A mark is given as
// text in its plain form: "1", "12", "a", "*".
package footmark
