package storage

import (
	"context"
	"time"
)

// Table is an ordered set of small items, the one place where truth lives.
// It is what DynamoDB is, and no more than that.
//
// Durability: when Write returns nil, the change survives a crash or a power
// cut. When it returns an error other than a refusal (CodeConflict,
// CodeTooLarge, CodeInvalid), the change may still have been made: callers
// must be able to repeat it, or to look.
//
// Consistency: Get, and Query without an index, see every Write that returned
// before they began. Query on an index may lag by any time and may show
// entries of items that have since moved or gone: look at the item itself
// before acting on it.
//
// Concurrency: all methods may be called from many goroutines and processes
// at once. Of several conditional writes that exclude each other, exactly one
// succeeds.
//
// Retry: the twin retries what its vendor says is worth retrying, within ctx.
// What it cannot mend comes back as CodeUnavailable.
type Table interface {
	// Get returns the items of the given keys that exist, in no promised
	// order; a key without an item is simply absent from the result. Any
	// number of keys may be given; a key given twice is answered once.
	Get(ctx context.Context, keys ...Key) ([]Item, error)

	// Query returns one page of items of one partition, in the order of
	// their sort keys (by bytes of UTF-8).
	Query(ctx context.Context, q Query) (Page, error)

	// Write does all of the operations or none. At most MaxOps of them, no
	// two on one key, and at most MaxWriteBytes together. A failed condition
	// is a *ConditionError.
	Write(ctx context.Context, ops ...Op) error
}

// The bounds of a table. MaxItemBytes leaves room below DynamoDB's 400 KiB
// for the names of attributes.
const (
	MaxPartitionBytes = 2048
	MaxSortBytes      = 1024
	MaxItemBytes      = 390 << 10
	MaxOps            = 25
	MaxWriteBytes     = 3 << 20
	MaxQueryLimit     = 1000
)

// Key names an item. Both parts are non-empty valid UTF-8, at most
// MaxPartitionBytes and MaxSortBytes long.
type Key struct{ Partition, Sort string }

// Item is one entry of a table.
type Item struct {
	Key
	// Body is opaque to the table and may hold any bytes.
	Body []byte
	// Revision is set by the table: 1 for a new item, one more with each
	// write. It is ignored in a Put.
	Revision int64
	// Indexes are the sparse secondary entries of the item, at most one in
	// each index. A Put replaces them all.
	Indexes []IndexKey
	// Counters change by Add only; a Put keeps them as they are.
	Counters map[string]int64
	// ExpiresAt lets the table delete the item at some time after it, to
	// the second; zero keeps it. Until the table gets around to it (on AWS
	// within days) the item is there like any other, so compare times.
	ExpiresAt time.Time
}

// IndexKey is the place of an item in a secondary index.
type IndexKey struct{ Index, Partition, Sort string }

// The secondary indexes of the one table. An index holds keys alone.
const (
	IndexList  = "list"  // what a workspace has, by time
	IndexState = "state" // the same, by status
	IndexDue   = "due"   // what waits to be done, across workspaces
)

// Indexes lists the secondary indexes that a table must have.
func Indexes() []string { return []string{IndexList, IndexState, IndexDue} }

// Query asks for one page of a partition.
type Query struct {
	Index     string // empty for the items themselves
	Partition string
	// Prefix, or else From and To (both inclusive, either may be empty, To
	// not before From), bound the sort key.
	Prefix, From, To string
	Descending       bool
	Limit            int       // 1 to MaxQueryLimit
	After            *Position // the place to go on from, exclusive
}

// Position is a place in a partition or an index: the sort key there, and the
// key of the item. It need not be that of an item that still exists.
type Position struct {
	Sort string
	Key  Key
}

// Page is the answer to a Query. Items of an index query carry Key and, in
// Indexes, the one entry they were found by; no body, revision or counters.
// More says that a next page, which may turn out empty, can be asked for with
// After set to the Position of the last item; there is one then.
type Page struct {
	Items []Item
	More  bool
}

// Op is one operation of a Write: exactly one of Put, Delete, Add and Check is
// set.
type Op struct {
	Put    *Item
	Delete *Key // deleting what is not there is no error
	Add    *Addition
	Check  *Key      // changes nothing; the condition must hold all the same
	If     Condition // of any but an Add, which has none
}

// Addition adds to counters of an item, which is made when it is not there. A
// counter that is not there counts as 0.
type Addition struct {
	Key
	Counters map[string]int64
}

// Condition is what must hold for an operation to be done.
type Condition struct {
	kind     conditionKind
	revision int64
}

type conditionKind int

const (
	whatever conditionKind = iota
	absent
	revisionIs
)

// Always is the condition that always holds; it is the zero Condition.
func Always() Condition { return Condition{} }

// Absent holds where there is no item of the key. An item past its ExpiresAt
// is still there until the table has deleted it.
func Absent() Condition { return Condition{kind: absent} }

// RevisionIs holds where the item is there at this very revision.
func RevisionIs(n int64) Condition { return Condition{kind: revisionIs, revision: n} }

// MustBeAbsent reports whether the condition is Absent.
func (c Condition) MustBeAbsent() bool { return c.kind == absent }

// MustBeRevision returns the revision asked for, if the condition is
// RevisionIs.
func (c Condition) MustBeRevision() (int64, bool) { return c.revision, c.kind == revisionIs }

// Put writes an item if the condition holds.
func Put(item Item, cond Condition) Op { return Op{Put: &item, If: cond} }

// Delete removes an item if the condition holds.
func Delete(key Key, cond Condition) Op { return Op{Delete: &key, If: cond} }

// Add adds to counters of an item. Repeating it adds again: where that
// matters, write a marker with condition Absent beside it.
func Add(key Key, counters map[string]int64) Op {
	return Op{Add: &Addition{Key: key, Counters: counters}}
}

// Check lets a Write pass only if the condition holds of an item that the
// Write does not change.
func Check(key Key, cond Condition) Op { return Op{Check: &key, If: cond} }
