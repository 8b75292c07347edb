// Package lambdatest runs the real binary of a function for tests, and is to
// it what Lambda is: the runtime API on a loopback address.
//
//	test ─ Invoke ─→ /invocation/next ─→ binary
//	test ←─ Result ── /invocation/ID/response, /error, or /init/error
//
// As on Lambda, a function starts with its first invocation and stays for the
// next. One that ends, or is not done by its deadline, is ended by its process
// id, and the next invocation starts another. One invocation runs at a time;
// for several at once take several functions.
//
// It leaves out what no function here depends on: extensions, SnapStart,
// streamed responses, and that a function is frozen between invocations.
package lambdatest
