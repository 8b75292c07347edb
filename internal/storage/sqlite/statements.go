package sqlite

import (
	"context"
	"database/sql"
	"strings"
)

// writerStatements are prepared once, on the writer's connection.
type writerStatements struct {
	begin, commit, rollback         *sql.Stmt
	get, put, remove                *sql.Stmt
	enter                           [3]*sql.Stmt // one, two and three entries at a time
	leave                           *sql.Stmt
	expired                         *sql.Stmt
	putBlob, deleteBlob, deleteAll  *sql.Stmt
	send, waiting, deliver, discard *sql.Stmt
	extend, bury                    *sql.Stmt
}

func enterEntries(n int) string {
	return "INSERT OR REPLACE INTO entries (name, partition, sort, item_partition, item_sort) VALUES (?, ?, ?, ?, ?)" +
		strings.Repeat(", (?, ?, ?, ?, ?)", n-1)
}

func (w *writer) prepare(ctx context.Context) error {
	s := &w.sql
	for query, into := range map[string]**sql.Stmt{
		`BEGIN IMMEDIATE`: &s.begin,
		`COMMIT`:          &s.commit,
		`ROLLBACK`:        &s.rollback,

		`SELECT revision, indexes, counters FROM items WHERE partition = ? AND sort = ?`: &s.get,
		`INSERT INTO items (partition, sort, revision, expires, indexes, counters, body) VALUES (?, ?, ?, ?, ?, ?, ?)
		 ON CONFLICT (partition, sort) DO UPDATE SET revision = excluded.revision, expires = excluded.expires,
		 indexes = excluded.indexes, counters = excluded.counters, body = excluded.body`: &s.put,
		`DELETE FROM items WHERE partition = ? AND sort = ?`: &s.remove,
		enterEntries(1): &s.enter[0],
		enterEntries(2): &s.enter[1],
		enterEntries(3): &s.enter[2],
		`DELETE FROM entries WHERE name = ? AND partition = ? AND sort = ? AND item_partition = ? AND item_sort = ?`: &s.leave,
		`SELECT partition, sort FROM items WHERE expires > 0 AND expires < ? LIMIT ?`:                                &s.expired,

		`INSERT OR IGNORE INTO blobs (key, body) VALUES (?, ?)`: &s.putBlob,
		`DELETE FROM blobs WHERE key = ?`:                       &s.deleteBlob,
		`DELETE FROM blobs WHERE key >= ? AND key < ?`:          &s.deleteAll,

		`INSERT INTO messages (queue, visible, receives, body) VALUES (?, ?, 0, ?)`:                             &s.send,
		`SELECT id, receives, body FROM messages WHERE queue = ? AND visible <= ? ORDER BY visible, id LIMIT 1`: &s.waiting,
		`UPDATE messages SET receives = receives + 1, visible = ? WHERE id = ?`:                                 &s.deliver,
		`UPDATE messages SET queue = ?, receives = 0, visible = ? WHERE id = ?`:                                 &s.bury,
		`DELETE FROM messages WHERE id = ? AND queue = ? AND receives = ?`:                                      &s.discard,
		`UPDATE messages SET visible = ? WHERE id = ? AND queue = ? AND receives = ?`:                           &s.extend,
	} {
		stmt, err := w.conn.PrepareContext(ctx, query)
		if err != nil {
			return err
		}
		*into = stmt
	}
	return nil
}

// readerStatements are prepared once for the pool of readers.
type readerStatements struct {
	item, blob, next *sql.Stmt
}

func (db *DB) prepare(ctx context.Context) error {
	for query, into := range map[string]**sql.Stmt{
		`SELECT ` + itemColumns + ` FROM items WHERE partition = ? AND sort = ?`:                    &db.sql.item,
		`SELECT length(body), CASE WHEN length(body) <= ?2 THEN body END FROM blobs WHERE key = ?1`: &db.sql.blob,
		`SELECT min(visible) FROM messages WHERE queue = ?`:                                         &db.sql.next,
	} {
		stmt, err := db.read.PrepareContext(ctx, query)
		if err != nil {
			return err
		}
		*into = stmt
	}
	return nil
}
