package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"os"

	"synoptic/internal/synoptic"
)

// applicationID marks the files of this program ("syno"), so that no other
// one's database is taken for ours.
const applicationID = 0x73796e6f

// schemaVersion is raised with each change of the schema, together with a
// step in migrations.
const schemaVersion = 1

// Rows with a body are appended, and found by an index of their keys: bodies in
// a tree that is ordered by key would be moved about with every insertion.
// Entries are nothing but a key, so they are such a tree. The entries of an
// item are kept with it too, so that a write knows which ones to take away.
const schema = `
CREATE TABLE items (
	id        INTEGER PRIMARY KEY,
	partition TEXT NOT NULL,
	sort      TEXT NOT NULL,
	revision  INTEGER NOT NULL,
	expires   INTEGER NOT NULL, -- Unix seconds, 0 for never
	indexes   TEXT NOT NULL,    -- JSON, empty for none
	counters  TEXT NOT NULL,    -- JSON, empty for none
	body      BLOB NOT NULL,
	UNIQUE (partition, sort)
);
CREATE INDEX expiring ON items (expires) WHERE expires > 0;

CREATE TABLE entries (
	name           TEXT NOT NULL,
	partition      TEXT NOT NULL,
	sort           TEXT NOT NULL,
	item_partition TEXT NOT NULL,
	item_sort      TEXT NOT NULL,
	PRIMARY KEY (name, partition, sort, item_partition, item_sort)
) WITHOUT ROWID;

CREATE TABLE blobs (
	id   INTEGER PRIMARY KEY,
	key  TEXT NOT NULL UNIQUE,
	body BLOB NOT NULL
);

CREATE TABLE messages (
	id       INTEGER PRIMARY KEY AUTOINCREMENT,
	queue    TEXT NOT NULL,
	visible  INTEGER NOT NULL, -- Unix nanoseconds
	receives INTEGER NOT NULL,
	body     BLOB NOT NULL
);
CREATE INDEX visible ON messages (queue, visible);
`

// checkHeader makes the file if it is not there, for its owner's eyes only,
// and refuses one that is no SQLite database before the library sees it.
func checkHeader(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return synoptic.Wrap(synoptic.CodeUnavailable, path+" cannot be opened or made", err)
	}
	defer f.Close()
	head := make([]byte, 16)
	switch _, err := io.ReadFull(f, head); {
	case errors.Is(err, io.EOF):
		return nil
	case err != nil && !errors.Is(err, io.ErrUnexpectedEOF):
		return synoptic.Wrap(synoptic.CodeUnavailable, path+" cannot be read", err)
	}
	if string(head) != "SQLite format 3\x00" {
		return foreign(path)
	}
	return nil
}

func foreign(path string) error {
	return synoptic.Errorf(synoptic.CodeInvalid, "%s is not a data file of this program, or its beginning is damaged", path)
}

// prepareSchema makes the tables of a new file, and refuses a file of another
// program or of a later version of this one.
func prepareSchema(ctx context.Context, conn *sql.Conn, path string) error {
	var id, version, tables int
	for query, into := range map[string]*int{
		"PRAGMA application_id":              &id,
		"PRAGMA user_version":                &version,
		"SELECT count(*) FROM sqlite_schema": &tables,
	} {
		if err := conn.QueryRowContext(ctx, query).Scan(into); err != nil {
			return failure(err)
		}
	}
	switch {
	case tables == 0 && id == 0 && version == 0:
		_, err := conn.ExecContext(ctx, fmt.Sprintf("BEGIN; %s PRAGMA application_id=%d; PRAGMA user_version=%d; COMMIT",
			schema, applicationID, schemaVersion))
		return failure(err)
	case id != applicationID:
		return foreign(path)
	case version > schemaVersion:
		return synoptic.Errorf(synoptic.CodeInvalid, "%s was written by a later version of this program (schema %d, known up to %d)",
			path, version, schemaVersion)
	}
	return nil
}

// soundUpTo is the size up to which a file is checked as a whole when it is
// opened; larger ones would make every start wait, and show damage when it is
// met.
const soundUpTo = 16 << 20

func checkSound(ctx context.Context, conn *sql.Conn, path string) error {
	if info, err := os.Stat(path); err != nil || info.Size() > soundUpTo {
		return nil
	}
	var verdict string
	if err := conn.QueryRowContext(ctx, "PRAGMA quick_check(1)").Scan(&verdict); err != nil {
		return failure(err)
	}
	if verdict != "ok" {
		return synoptic.Wrap(synoptic.CodeInternal, damaged, errors.New(verdict))
	}
	return nil
}
