// Package storagetest is the one conformance suite of the storage ports. A
// twin runs it unchanged:
//
//	storagetest.Run(t, func(t *testing.T) storagetest.Twin { … })
//
// It has three parts. The first holds each port to the letter of its
// contract: conditions, atomicity, paging, sizes at their limits, races of
// fifty, redelivery, dead letters. The second runs the Store over the twin as
// the use cases do. The third interrupts every operation of the Store at every
// write it makes, once before and once after the write took effect ("failed
// but persisted"), repeats the operation, and compares all that is stored with
// what one clean call leaves.
//
// Faulty and Lagging wrap any twin, so that use cases can be tested against
// the same ill luck.
//
// The suite never relies on an empty table: every test works under names of
// its own, so that a twin may give the same table to all of them.
package storagetest
