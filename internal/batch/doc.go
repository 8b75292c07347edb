// Package batch extracts what waits for the scheduled run: as jobs of a
// provider's batch interface, at half the price, or directly where there is
// none.
//
//	tick ─ lease ─→ open jobs ─ poll ─→ answers ─ replay ─→ verify ─→ save
//	              ─→ what waits, by workspace ─ read, estimate, cut to the caps ─→ lines ─ upload ─ submit
//
// Package kit makes the one [Service] of a process (Services.Batches); whoever
// runs it calls [Service.Tick]. That is safe at any time, twice, and after a
// crash. A tick ends before the deadline of its context and reports where it
// stood; the next one goes on there. Call [Service.Poll] in between to take in
// what is ready without submitting anything new but what somebody asked for by
// [Service.Request]. A process that runs on has a [Runner], which knows when.
//
// A page is read twice, by the same code as at any other time: in the evening
// to find out what is to be asked about it, and in the morning with the
// answers, which an llm.Replay gives in the place of the endpoint. What is
// still to be asked then, such as for a quote that does not stand on the page,
// is asked in the next batch. So validation, verification and storage are
// those of live calls, and an answer that was paid for is kept with the others.
//
// # What may go wrong
//
// Every state of a batch is stored before the call to the provider that it is
// named for, and the next one after it; every line of it is settled once, in
// one write with what it cost, after what came of its document was saved. So a
// tick may die anywhere, and the next one goes on. These are tried, one by
// one, and all of it under ticks that are killed at random:
//
//   - the upload is refused
//   - the upload is done and its answer is lost
//   - the submission is limited
//   - the submission is done and its answer is lost
//   - the submission is lost
//   - the job is on a later page of the list
//   - two submissions got through
//   - the account has no credit
//   - the file is not taken
//   - the file is never taken
//   - the job expires half done
//   - somebody cancels the job
//   - the provider forgets the job
//   - the job never ends
//   - a lease runs out while the job goes on
//   - lines fail
//   - lines always fail
//   - lines are lost
//   - results come twice
//   - results come of lines that nobody sent
//   - results are no JSON
//   - the result file ends in the midst of a line
//   - the results stop coming half way
//   - the results are not to be had for now
//   - the job cannot be asked for
//   - files cannot be deleted
//   - quotes do not stand on the page
//   - quotes do not stand on the page, and repairs are live
//   - answers do not fit the schema
//   - the model refuses a page
//   - an answer is cut off
//   - the endpoint does not know the form of the answer
//   - the endpoint does not know a field
//   - the provider does not say what was consumed
//   - a document is deleted meanwhile
//   - a document is deleted and uploaded again meanwhile
//   - a person decides meanwhile
//   - two ticks at once
//   - a question cannot be written
//   - a job would pass its cap
//   - the day's cap is reached
//   - the month's cap is reached
//   - a price is not known under a cap
//   - two documents ask the same
//   - the endpoint has no batch interface
//   - the endpoint does not say whether it has one
//   - batches are switched off while one is under way
//   - another endpoint is configured while a job is under way
//   - the endpoint of a job never comes back
//   - there is no model
//   - a worker died with a document
//   - a page needs several questions
//   - the time is over
//   - a workspace is large
package batch
