package enginetest

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
)

// Fleet is the engines of one test process. Its zero value runs none; make it
// with NewFleet.
type Fleet struct {
	mu      sync.Mutex
	engines map[string]*engine
}

// NewFleet makes a fleet whose engines have yet to start.
func NewFleet() *Fleet { return &Fleet{engines: make(map[string]*engine)} }

// engine is one that was asked for.
type engine struct {
	once sync.Once
	url  string // or the path of a program
	proc *process
	err  error // why it does not run

	mu  sync.Mutex
	ran int
}

// Run runs the tests of a package, stops what they started, and reports. Its
// result is for os.Exit.
func (f *Fleet) Run(m *testing.M) int {
	status := m.Run()
	f.mu.Lock()
	defer f.mu.Unlock()
	var lines []string
	for name, e := range f.engines {
		e.proc.stop()
		lines = append(lines, e.report(name))
	}
	slices.Sort(lines)
	if err := tell(lines); err != nil {
		fmt.Fprintln(os.Stderr, "the report of the engines cannot be written:", err)
		return max(status, 1)
	}
	return status
}

// report says how often the engine was used.
func (e *engine) report(name string) string {
	if e.err != nil {
		return fmt.Sprintf("engine %s: not run: %s", name, strings.Join(strings.Fields(e.err.Error()), " "))
	}
	return fmt.Sprintf("engine %s: ran %d", name, e.ran)
}

// tell prints the lines, and adds them to the report of the whole run.
func tell(lines []string) error {
	if len(lines) == 0 {
		return nil
	}
	text := strings.Join(lines, "\n") + "\n"
	fmt.Print(text)
	path := os.Getenv("SYNOPTIC_ENGINE_REPORT")
	if path == "" {
		return nil
	}
	file, err := os.OpenFile(path, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644)
	if err != nil {
		return err
	}
	if _, err := file.WriteString(text); err != nil {
		return err
	}
	return file.Close()
}

// use returns the address of an engine, or the path of a program, which the
// first call starts or finds, and counts the test. It ends the test where there
// is none.
func (f *Fleet) use(t testing.TB, s spec) string {
	t.Helper()
	f.mu.Lock()
	e, asked := f.engines[s.name]
	if !asked {
		e = new(engine)
		f.engines[s.name] = e
	}
	f.mu.Unlock()
	e.once.Do(func() { e.url, e.proc, e.err = s.start() })
	return e.counted(t, s.name, s.optional)
}

// counted returns what the engine is reached by and counts the test, unless it
// turns out to skip; or it ends the test where the engine does not run.
func (e *engine) counted(t testing.TB, name string, optional bool) string {
	t.Helper()
	if e.err != nil {
		if os.Getenv("CI") == "true" && !optional {
			t.Fatalf("engine %s: not run: %v", name, e.err)
		}
		t.Skipf("engine %s: not run: %v", name, e.err)
	}
	t.Cleanup(func() {
		if !t.Skipped() {
			e.mu.Lock()
			defer e.mu.Unlock()
			e.ran++
		}
	})
	return e.url
}
