package enginetest

import "testing"

// Program is a program that a test runs by itself, such as terraform. It
// counts, and is missed, like an engine.
func (f *Fleet) Program(t testing.TB, name string) (path string) {
	t.Helper()
	return f.use(t, spec{name: name, program: true})
}
