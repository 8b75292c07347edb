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
// Only table writes ask for a flush (synchronous=FULL). A message goes into the
// same write-ahead log without one (NORMAL), and a small blob waits in memory
// for whatever is written next, see late.go: the next table write flushes the
// log as a whole, and with it all that came before, which is exactly what the
// contract of storage.Blobs asks for. A power cut may lose messages; a killed
// process may lose blobs that nothing points to, and no more.
//
// Reads go through a pool of their own, and neither wait for writes nor make
// them wait. A second process is refused by a lock beside the file.
package sqlite
