// Package dumps finds the page dumps that a command line names: files,
// folders, zip archives and standard input.
//
//	PATH… ─ List ─→ dumps in order, nothing read yet ─ Read ─→ bytes, bounded
//
// A folder gives its files in the order of their names, subfolders included;
// hidden files and what archivers and desktops leave behind are passed over.
// A zip archive gives its entries in the same order; an archive inside it is
// not opened. What cannot be listed is reported beside what can.
package dumps

import (
	"archive/zip"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"

	"synoptic/internal/synoptic"
)

// MaxBytes is the size over which a page is refused, whichever way it came.
const MaxBytes = 50 << 20

// maxDumps bounds what one run takes on, so that a wrong path (a home folder,
// a hostile archive) ends in a clear message and not in hours.
const maxDumps = 200_000

// Dump is one page dump that has been found but not read.
type Dump struct {
	Name string // as the user would recognise it: a path, archive.zip/entry, or "-"
	File string // the same without the folder that was named: it tells nothing of this machine
	read func() ([]byte, error)
}

// Read returns the bytes. It fails with CodeTooLarge beyond MaxBytes, and with
// ctx's error when that ends first: a pipe or a terminal may never give an
// end, and no system call for it can be interrupted.
func (d Dump) Read(ctx context.Context) ([]byte, error) {
	type outcome struct {
		bytes []byte
		err   error
	}
	done := make(chan outcome, 1)
	go func() {
		b, err := d.read()
		done <- outcome{b, err}
	}()
	select {
	case o := <-done:
		return o.bytes, o.err
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// reading makes a function that opens, reads all of it within bounds, and
// closes.
func reading(open func() (io.ReadCloser, error)) func() ([]byte, error) {
	return func() ([]byte, error) {
		r, err := open()
		if err != nil {
			return nil, synoptic.Wrap(synoptic.CodeInvalid, "cannot be read: "+reason(err), err)
		}
		defer r.Close()
		b, err := io.ReadAll(io.LimitReader(r, MaxBytes+1))
		if err != nil {
			return nil, synoptic.Wrap(synoptic.CodeInvalid, "cannot be read to its end: "+reason(err), err)
		}
		if len(b) > MaxBytes {
			return nil, tooLarge()
		}
		return b, nil
	}
}

func tooLarge() error {
	return synoptic.Errorf(synoptic.CodeTooLarge, "is larger than %d MB", MaxBytes>>20)
}

// reason is the last, telling part of a file system error.
func reason(err error) string {
	if pe, ok := errors.AsType[*fs.PathError](err); ok {
		return pe.Err.Error()
	}
	return err.Error()
}

// Problem is a path, or a part of one, that could not be listed.
type Problem struct {
	Name string
	Err  error
}

// List finds the dumps that paths name. "-" is standard input. Zip archives
// stay open until close is called.
func List(paths []string, stdin io.Reader) (found []Dump, problems []Problem, close func()) {
	l := &lister{stdin: sync.OnceValues(reading(func() (io.ReadCloser, error) { return io.NopCloser(stdin), nil }))}
	for _, p := range paths {
		l.path(p)
	}
	return l.found, l.problems, func() {
		for _, c := range l.archives {
			c.Close()
		}
	}
}

type lister struct {
	stdin    func() ([]byte, error) // once: it is the same page whenever it is asked for
	found    []Dump
	problems []Problem
	archives []io.Closer
	base     string // the folder that the path being listed names, or stands in
}

func (l *lister) problem(name string, err error) {
	l.problems = append(l.problems, Problem{name, errors.New(reason(err))})
}

func (l *lister) add(name string, read func() ([]byte, error)) bool {
	if len(l.found) >= maxDumps {
		l.problems = append(l.problems, Problem{name, fmt.Errorf("more than %d files; the rest is left out", maxDumps)})
		return false
	}
	file, err := filepath.Rel(l.base, name)
	if err != nil || l.base == "" {
		file = name
	}
	l.found = append(l.found, Dump{name, filepath.ToSlash(file), read})
	return true
}

func (l *lister) path(p string) {
	if l.base = ""; p == "-" {
		l.add("-", l.stdin)
		return
	}
	l.base = filepath.Dir(p)
	info, err := os.Stat(p)
	switch {
	case err != nil:
		l.problem(p, err)
	case info.IsDir():
		l.base = p
		l.folder(p)
	case strings.EqualFold(filepath.Ext(p), ".zip"):
		l.archive(p)
	default:
		l.file(p)
	}
}

func (l *lister) file(p string) bool {
	return l.add(p, reading(func() (io.ReadCloser, error) { return os.Open(p) }))
}

func (l *lister) folder(dir string) {
	err := filepath.WalkDir(dir, func(p string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			l.problem(p, err)
			if entry != nil && entry.IsDir() {
				return fs.SkipDir
			}
		case p != dir && leftover(entry.Name()):
			if entry.IsDir() {
				return fs.SkipDir
			}
		case entry.IsDir():
		case strings.EqualFold(filepath.Ext(p), ".zip"):
			l.archive(p)
		case regular(p, entry) && !l.file(p):
			return fs.SkipAll
		}
		return nil
	})
	if err != nil {
		l.problem(dir, err)
	}
}

// regular follows a link to a file, but not to a folder (links may form a
// circle), and passes over pipes and devices, which would hang the run.
func regular(p string, entry fs.DirEntry) bool {
	if entry.Type()&fs.ModeSymlink == 0 {
		return entry.Type().IsRegular()
	}
	info, err := os.Stat(p)
	return err == nil && info.Mode().IsRegular()
}

func (l *lister) archive(p string) {
	z, err := zip.OpenReader(p)
	if err != nil {
		l.problem(p, err)
		return
	}
	l.archives = append(l.archives, z)
	files := slices.SortedFunc(slices.Values(z.File), func(a, b *zip.File) int { return cmp.Compare(a.Name, b.Name) })
	for _, f := range files {
		// The name only labels the document; nothing is ever written under it.
		name := strings.TrimLeft(path.Clean("/"+entryName(f)), "/")
		if f.FileInfo().IsDir() || slices.ContainsFunc(strings.Split(name, "/"), leftover) {
			continue
		}
		read := reading(f.Open)
		if f.UncompressedSize64 > MaxBytes {
			// By its own account: no need to unpack a bomb to know it.
			read = func() ([]byte, error) { return nil, tooLarge() }
		}
		if !l.add(p+"/"+name, read) {
			return
		}
	}
}

// entryName is the name of a zip entry in UTF-8. Chinese Windows writes names
// in GBK and says nothing about it.
func entryName(f *zip.File) string {
	if utf8.ValidString(f.Name) {
		return f.Name
	}
	if name, err := simplifiedchinese.GB18030.NewDecoder().String(f.Name); err == nil {
		return name
	}
	return strings.ToValidUTF8(f.Name, "?")
}

// leftover names what is no page: hidden files, and what desktops leave in
// folders and archives.
func leftover(name string) bool {
	return strings.HasPrefix(name, ".") || name == "__MACOSX" || name == "Thumbs.db" || name == "desktop.ini"
}
