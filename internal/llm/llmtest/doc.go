// Package llmtest is a model endpoint for tests and load: it speaks OpenAI's
// chat completions, answers from whatever function a test gives it, and does
// on demand everything that real endpoints do wrong.
//
//	request ─ Dialect ─→ 400 where this server does not understand it
//	        ─ Fault ─→ an HTTP failure, or a way to spoil the answer
//	        ─ Answer ─→ the JSON to answer with (nil: a sample of the schema)
//	        ─ spoil ─→ the answer as sent, with usage; everything is recorded
//
// It sells batches too: files, jobs and their results over its clock, each job
// going as its BatchPlan says, each call as OnCall does; see [Batches].
//
// It is deterministic: whether a fault strikes depends on the seed, the user's
// message and how often that has been seen, never on the order of arrival.
//
// Only tests and test binaries import it.
package llmtest
