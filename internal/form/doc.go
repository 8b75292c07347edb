// Package form knows what a user's form may be, and what an answer to one of
// its items amounts to.
//
//	Form as sent ─ Check ─→ Form with id and version, or what is wrong with it
//	answer + quotes ─ Value ─→ the typed value that the quotes carry, or why there is none
//	Extraction ─ Settle ─→ every item answered, no value that its quotes do not carry
//
// Values are read from verified quotes by the program, whoever filled the
// form: the built-in engine, a model, or a person. A number, a date or a choice
// that is claimed and does not stand in a quote is no value.
//
// Nothing here knows a store, a model or an engine.
package form
