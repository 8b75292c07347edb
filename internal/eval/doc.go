// Package eval judges what Synoptic makes of labelled pages: record gate,
// metadata, answers with their evidence, and what must stay empty.
//
//	pages + gold ─ LoadGold ─→ per page: compare ─→ tallies ─→ Report ─→ table or JSON
//
// Users judge their own pages and prompts with it (`synoptic eval`), and the
// project's own thresholds are tests over it. The scoring is strict both
// ways: a value where the label has none counts against precision.
package eval
