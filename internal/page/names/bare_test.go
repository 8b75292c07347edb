package names

import "testing"

// TestGluedBlanks puts back the blanks that copies lose before names.
func TestGluedBlanks(t *testing.T) {
	t.Parallel()
	for s, want := range map[string]string{
		"Rosa Lind 1 andTimo Holm 2":  "Rosa Lind 1 and Timo Holm 2",
		"Rosa Lind 1,andTimo Holm 2":  "Rosa Lind 1,and Timo Holm 2",
		"Rosa Sandberg and Timo Holm": "Rosa Sandberg and Timo Holm",
		"Alexand Roe, Andy Lind":      "Alexand Roe, Andy Lind",
		"Miriam and":                  "Miriam and",
	} {
		if got := andParted(s); got != want {
			t.Errorf("%q gives %q", s, got)
		}
	}
}
