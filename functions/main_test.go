package functions_test

import (
	"fmt"
	"os"
	"testing"

	"synoptic/internal/enginetest"
)

// engines are what the integration tests run on; the others ask for none.
var engines = enginetest.NewFleet()

// binaries is the folder that functions are built into.
var binaries string

func TestMain(m *testing.M) {
	folder, err := os.MkdirTemp("", "functions")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	binaries = folder
	status := engines.Run(m)
	if err := os.RemoveAll(folder); err != nil {
		fmt.Fprintln(os.Stderr, err)
		status = max(status, 1)
	}
	os.Exit(status)
}
