// Package sqlite is the embedded twin of the storage ports: one file holds
// the table, the blobs and the queue of a machine.
//
// The way a write takes:
//
//	Write, Put, Send … ─→ one writer goroutine ─→ BEGIN … all that waits … COMMIT ─→ one flush ─→ everybody answered
//
// While the disk flushes one batch the next one gathers, so that a busy server
// flushes once for many callers (group commit) and an idle one does not wait.
// Conditions are all checked before a job changes anything: a refused job has
// left nothing behind, and costs only its own caller. A batch in which the
// database itself failed is rolled back and done again job by job.
//
// Only table writes ask for a flush (synchronous=FULL). A blob or a message
// goes into the same write-ahead log without one (NORMAL): the next table
// write flushes the log as a whole, and with it all that stands before it,
// which is exactly what the contract of storage.Blobs asks for. A killed
// process loses nothing either way; a power cut may lose messages, and blobs
// that no document points to.
//
// Reads go through a pool of their own, and neither wait for writes nor make
// them wait. A second process is refused by a lock beside the file.
package sqlite
