// Package prompt turns the files of prompts/ into questions to a model.
//
//	files  ─ Load  ─→ Set: every prompt parsed, tried and hashed, or an error at start
//	Go type ─ SchemaOf ─→ JSON Schema in the strict subset, byte-stable
//	prompt + data ─ Render ─→ fixed part, then what changes, the page last in its fence
//	Question ─ Asker ─→ answer cache, else the model; kept as soon as it has arrived
//
// A prompt's version is the hash of its file.
//
// The fixed part is the same bytes from call to call, because providers cache
// by exact prefix: it holds no date, no id, no fence.
package prompt
