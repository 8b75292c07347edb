package sqlite

import (
	"context"
	"errors"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"synoptic/internal/synoptic"
)

const damaged = "the data file is damaged; restore it from a copy"

// failure gives an error of the database its code, and a message that tells
// an operator what to do. Errors that have a code keep it.
func failure(err error) error {
	if err == nil {
		return nil
	}
	if _, ok := errors.AsType[*synoptic.Error](err); ok {
		return err
	}
	if errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return synoptic.Wrap(synoptic.CodeUnavailable, "the request was given up before the data was written or read", err)
	}
	var e *sqlite.Error
	if !errors.As(err, &e) {
		return synoptic.Wrap(synoptic.CodeInternal, "the data file failed", err)
	}
	switch e.Code() & 0xff { // the low byte is the primary code
	case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED:
		return synoptic.Wrap(synoptic.CodeUnavailable, "the data file is in use by another process", err)
	case sqlite3.SQLITE_FULL:
		return synoptic.Wrap(synoptic.CodeUnavailable, "the disk is full", err)
	case sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM:
		return synoptic.Wrap(synoptic.CodeUnavailable, "the data file cannot be written", err)
	case sqlite3.SQLITE_INTERRUPT:
		return synoptic.Wrap(synoptic.CodeUnavailable, "the request was given up before the data was written or read", err)
	case sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB:
		return synoptic.Wrap(synoptic.CodeInternal, damaged, err)
	}
	return synoptic.Wrap(synoptic.CodeInternal, "the data file failed", err)
}

func busy(err error) bool {
	var e *sqlite.Error
	return errors.As(err, &e) && e.Code()&0xff == sqlite3.SQLITE_BUSY
}
