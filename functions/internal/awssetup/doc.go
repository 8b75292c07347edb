// Package awssetup is the wiring of the functions, once:
//
//	environment ─ config ─→ clients of AWS ─→ store and queue ─→ kit.Services
//	Run ─→ what a function does with them ─→ the runtime API, invocation by invocation
//
// Everything is made before the first invocation and kept for all of them:
// clients, connections, the model's key. What fails then is reported as a
// failed start, and the next start tries again.
//
// Each invocation gets its trace into the context, and its figures out as one
// line of metrics. functions/README.md lists what the environment must say.
package awssetup
