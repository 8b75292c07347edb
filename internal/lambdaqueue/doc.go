// Package lambdaqueue does the tasks that SQS hands to a function.
//
//	event ─→ each message ─ Handle ─→ done: Lambda removes it
//	                              ├─→ failed: named in the answer, shown again after a rest
//	                              ├─→ failed for the last time: GiveUp, then the dead letters
//	                              └─→ no time left: handed back by a message of its own
//
// It is what work.Loop is on a machine that runs on, with the same rules. What
// differs: messages come in lots, the function is stopped at its deadline, and
// nobody but Lambda removes a message.
//
// A message that was handed back is sent anew and reported as done, so that
// its deliveries are not counted up by functions that never had the time to
// look at it.
package lambdaqueue
