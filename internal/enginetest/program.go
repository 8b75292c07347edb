package enginetest

import (
	"os/exec"
	"testing"
)

// Program is a program that a test runs by itself, such as terraform. It
// counts, and is missed, like an engine.
func (f *Fleet) Program(t testing.TB, name string) (path string) {
	t.Helper()
	f.mu.Lock()
	e, asked := f.engines[name]
	if !asked {
		e = new(engine)
		f.engines[name] = e
	}
	f.mu.Unlock()
	e.once.Do(func() { e.url, e.err = exec.LookPath(name) })
	return e.counted(t, name, false)
}
