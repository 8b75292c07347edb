package lambdatest

import (
	"fmt"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"
)

var built struct {
	sync.Mutex
	binaries map[string]binary
}

type binary struct {
	path string
	err  error
}

// Build compiles a function for this machine, much as it is for Lambda,
// once in a process. Folder is for the binaries of all tests of a package; pkg
// is a package such as synoptic/functions/api.
func Build(t testing.TB, folder, pkg string) (path string) {
	t.Helper()
	built.Lock()
	defer built.Unlock()
	b, done := built.binaries[pkg]
	if !done {
		b.path = filepath.Join(folder, filepath.Base(pkg))
		cmd := exec.Command("go", "build", "-buildvcs=false", "-tags", "lambda.norpc", "-ldflags", "-s -w", "-o", b.path, pkg)
		cmd.Env = append(cmd.Environ(), "CGO_ENABLED=0")
		if said, err := cmd.CombinedOutput(); err != nil {
			b.err = fmt.Errorf("building %s: %w\n%s", pkg, err, said)
		}
		if built.binaries == nil {
			built.binaries = map[string]binary{}
		}
		built.binaries[pkg] = b
	}
	if b.err != nil {
		t.Fatal(b.err)
	}
	return b.path
}
