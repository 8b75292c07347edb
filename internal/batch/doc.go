// Package batch extracts what waits for the scheduled run: as jobs of a
// provider's batch interface, at half the price, or directly where there is
// none.
//
//	tick ─ lease ─→ open jobs ─ poll ─→ answers ─ replay ─→ verify ─→ save
//	              ─→ what waits, by workspace ─ read, estimate, cut to the caps ─→ lines ─ upload ─ submit
//
// Package kit makes the one [Service] of a process (Services.Batches); whoever
// runs it calls [Service.Tick]. That is safe
// at any time, twice, and after a crash. A tick ends before the deadline of
// its context and reports where it stood; the next one goes on there. Call
// [Service.Poll] in between to take in what is ready without submitting
// anything new.
package batch
