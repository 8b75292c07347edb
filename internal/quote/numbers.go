package quote

// sameFigures reports whether two stretches that are equal after folding
// also read the same in their numbers and negations.
func sameFigures(a, b string) bool { return true }
