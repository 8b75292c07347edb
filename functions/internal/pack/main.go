// Command pack builds the functions and packs each as Lambda takes it: a zip
// that holds one static binary named bootstrap. The same source gives the same
// bytes, wherever and whenever it is built, so that a deployment changes only
// what has changed.
//
//	go run ./functions/internal/pack -o build api extract review batch
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
)

func main() {
	out := flag.String("o", "build", "`DIR` for the zips")
	arch := flag.String("arch", "arm64", "`GOARCH` to build for")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	for _, name := range flag.Args() {
		size, err := pack(ctx, name, *arch, *out)
		if err != nil {
			fmt.Fprintf(os.Stderr, "pack: %s: %v\n", name, err)
			os.Exit(1)
		}
		fmt.Printf("%s.zip %.1f MB\n", filepath.Join(*out, name), float64(size)/(1<<20))
	}
}

// pack builds the function of a name and writes its zip into the folder out.
func pack(ctx context.Context, name, arch, out string) (size int, err error) {
	scratch, err := os.MkdirTemp("", "pack")
	if err != nil {
		return 0, err
	}
	defer func() { err = firstOf(err, os.RemoveAll(scratch)) }()
	binary := filepath.Join(scratch, "bootstrap")
	if err := build(ctx, "./functions/"+name, arch, binary); err != nil {
		return 0, err
	}
	content, err := os.ReadFile(binary)
	if err != nil {
		return 0, err
	}
	zipped, err := archive(content)
	if err != nil {
		return 0, err
	}
	if err := os.MkdirAll(out, 0o755); err != nil {
		return 0, err
	}
	return len(zipped), os.WriteFile(filepath.Join(out, name+".zip"), zipped, 0o644)
}

func firstOf(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}
