package lazyregexp

// All makes expressions of which the first that matches counts; see FirstGroup.
func All(exprs ...string) []*Regexp {
	out := make([]*Regexp, len(exprs))
	for i, e := range exprs {
		out[i] = New(e)
	}
	return out
}

// FirstGroup returns the first group of the first expression that matches, and
// the bytes of s from which to which the whole match goes.
func FirstGroup(exprs []*Regexp, s string) (group string, from, to int) {
	for _, e := range exprs {
		if loc := e.FindStringSubmatchIndex(s); loc != nil {
			return s[loc[2]:loc[3]], loc[0], loc[1]
		}
	}
	return "", 0, 0
}
