// Package admin is what an operator may have done: hand out and revoke API
// keys, see what could not be done, and have it done again.
//
//	synoptic keys, admin ─→ Here: the storage itself (data folder, or tables in the cloud)
//	                     ─→ There ─ loopback, by the token in the data folder ─→ Server, in the process that holds the folder
//
// A data folder belongs to one process at a time. So that keys can be made
// while its server runs, the server leaves a note in the folder of where it
// takes orders, with a token that only the folder's owner can read.
package admin
