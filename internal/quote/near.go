package quote

// nearest returns the passage of the text that is most like a quote that does
// not stand in it, or false where none is.
func (t *Text) nearest(n *needle) (Range, bool) {
	return n.near, n.near != (Range{})
}
