package letters

// Counts says how many letters of each script a text has.
type Counts struct{ Han, Kana, Hangul, Latin, Cyrillic int }

// Count counts the letters of s by script.
func Count(s string) Counts {
	var c Counts
	for _, r := range s {
		switch {
		case Latin(r):
			c.Latin++
		case Han(r):
			c.Han++
		case Kana(r):
			c.Kana++
		case Hangul(r):
			c.Hangul++
		case Cyrillic(r):
			c.Cyrillic++
		}
	}
	return c
}
