package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"strings"
)

// slimming leaves out of the S3 client what makes the linker keep all of it.
//
// Where a program looks up methods by name, as every one with templates does,
// the linker keeps all methods of what interfaces lead to. Package storage/aws
// leads to no client for that reason (calls.go), but the client of S3 leads to
// itself: it gives itself, as an interface, to the credentials of directory
// buckets. So a hundred operations of which we use six are a tenth of each
// function. Without this one line there are none of directory buckets, which
// nothing here uses, and none of the hundred.
var slimming = struct{ module, file, line string }{
	module: "github.com/aws/aws-sdk-go-v2/service/s3",
	file:   "express_resolve.go",
	line:   "\t\tp.client = c\n",
}

// slim is where the slimmed module stands for a build, seen from the root of
// the repository. It is the same everywhere, because the binary names it.
const slim = "build/slim-s3"

// slimmed puts the slimmed module in its place, and returns the flag that
// makes a build use it, and what removes both again.
func slimmed(ctx context.Context) (flag string, remove func() error, err error) {
	remove = func() error {
		return errors.Join(os.RemoveAll(slim), os.RemoveAll(slim+".mod"), os.RemoveAll(slim+".sum"))
	}
	if err := remove(); err != nil { // what an interrupted build left
		return "", nil, err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, remove())
		}
	}()
	if _, err := gocommand(ctx, "mod", "download", slimming.module); err != nil {
		return "", nil, err
	}
	dir, err := gocommand(ctx, "list", "-m", "-f", "{{.Dir}}", slimming.module)
	if err != nil {
		return "", nil, err
	}
	if err := copyModule(slim, strings.TrimSpace(dir)); err != nil {
		return "", nil, err
	}
	name := filepath.Join(slim, slimming.file)
	source, err := os.ReadFile(name)
	if err != nil {
		return "", nil, err
	}
	if bytes.Count(source, []byte(slimming.line)) != 1 {
		return "", nil, fmt.Errorf("%s of %s is no longer as it was; see slim.go", slimming.file, slimming.module)
	}
	if err := os.WriteFile(name, bytes.Replace(source, []byte(slimming.line), nil, 1), 0o600); err != nil {
		return "", nil, err
	}
	for _, kind := range []string{".mod", ".sum"} {
		content, err := os.ReadFile("go" + kind)
		if err != nil {
			return "", nil, err
		}
		if kind == ".mod" {
			content = fmt.Appendf(content, "\nreplace %s => ./%s\n", slimming.module, slim)
		}
		if err := os.WriteFile(slim+kind, content, 0o600); err != nil {
			return "", nil, err
		}
	}
	return "-modfile=" + slim + ".mod", remove, nil
}

// copyModule copies what a build needs of a module.
func copyModule(to, from string) error {
	return fs.WalkDir(os.DirFS(from), ".", func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir():
			return os.MkdirAll(filepath.Join(to, filepath.FromSlash(name)), 0o700)
		case path.Ext(name) != ".go" && path.Base(name) != "go.mod" || strings.HasSuffix(name, "_test.go"):
			return nil
		}
		content, err := os.ReadFile(filepath.Join(from, filepath.FromSlash(name)))
		if err != nil {
			return err
		}
		return os.WriteFile(filepath.Join(to, filepath.FromSlash(name)), content, 0o600)
	})
}

// gocommand runs the go command and returns what it says.
func gocommand(ctx context.Context, args ...string) (string, error) {
	cmd := exec.CommandContext(ctx, "go", args...)
	var problem bytes.Buffer
	cmd.Stderr = &problem
	said, err := cmd.Output()
	if err != nil {
		return "", fmt.Errorf("go %s: %w\n%s", strings.Join(args, " "), err, problem.Bytes())
	}
	return string(said), nil
}
