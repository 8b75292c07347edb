package storage

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"synoptic/internal/synoptic"
)

// The items of a batch share its partition:
//
//	W#<ws>#B#<batch>   BATCH       the batch, with the plan of the use case
//	                   COUNT       counters of what became of it; see SettleBatch
//	                   P#<part>    some of its documents and questions
//	W#<ws>#D#<doc>     Q#<key>      an answer that a document needs besides another
//	G#turn#<name>      TURN        who may do what one may do at a time
//	G#mark#<name>      MARK        when something was last done
//
//	index   list    W#<ws>#L#batches   <created>#<batch>
//	index   due     S#job#<0–7>        <due>#<batch>       batches that are not done
const (
	sortBatch = "BATCH"
	sortCount = "COUNT"
	sortTurn  = "TURN"
	sortMark  = "MARK"

	prefixPart     = "P#"
	prefixExchange = "Q#"
)

// WorkJob is the work of a batch that is not done.
const WorkJob Work = "job"

// StoredBatch is a batch with what the public does not see of it.
type StoredBatch struct {
	Batch     synoptic.Batch
	Workspace synoptic.Workspace
	Revision  int64

	// Plan is what the use case needs to go on, as it wrote it.
	Plan json.RawMessage
	// Documents counts those that the batch took on.
	Documents int
	DueAt     time.Time // when a batch that is not done is to be looked at; zero is at once
}

type batchBody struct {
	Batch     synoptic.Batch     `json:"batch"`
	Workspace synoptic.Workspace `json:"workspace"`
	Plan      json.RawMessage    `json:"plan,omitempty"`
	Documents int                `json:"documents,omitempty"`
	DueAt     time.Time          `json:"due_at,omitzero"`
}

func batchKey(ws synoptic.Workspace, id string) Key { return Key{partition(ws, "B", id), sortBatch} }

func countKey(ws synoptic.Workspace, id string) Key { return Key{partition(ws, "B", id), sortCount} }

func batchFolder(ws synoptic.Workspace, id string) string {
	return fmt.Sprintf("w/%s/b/%s/", blobPart(string(ws)), blobPart(id))
}

func (s *Store) batchItem(ctx context.Context, b StoredBatch) (Item, error) {
	ws, id := b.Workspace, b.Batch.ID
	it := Item{Key: batchKey(ws, id), Indexes: []IndexKey{listEntry(ws, "batches", b.Batch.CreatedAt, id)}}
	if !b.Batch.Status.Final() {
		it.Indexes = append(it.Indexes, dueEntry(ws, WorkJob, b.DueAt, id))
	}
	// What the counters say is not written down a second time.
	v := b.Batch
	v.Counts, v.InputTokens, v.CachedTokens, v.OutputTokens, v.CostUSD, v.LiveCostUSD = synoptic.BatchCounts{}, 0, 0, 0, nil, nil
	var err error
	it.Body, err = s.seal(ctx, batchFolder(ws, id), batchBody{v, ws, b.Plan, b.Documents, b.DueAt})
	return it, err
}

func (s *Store) readBatch(ctx context.Context, it Item) (StoredBatch, error) {
	var b batchBody
	if err := s.unseal(ctx, it.Body, &b); err != nil {
		return StoredBatch{}, err
	}
	return StoredBatch{b.Batch, b.Workspace, it.Revision, b.Plan, b.Documents, b.DueAt}, nil
}

// CreateBatch stores a new batch; CodeConflict where its id is taken.
func (s *Store) CreateBatch(ctx context.Context, b StoredBatch) (StoredBatch, error) {
	if b.Batch.ID == "" || b.Batch.CreatedAt.IsZero() {
		return b, synoptic.Invalid("a new batch needs an id and a time")
	}
	it, err := s.batchItem(ctx, b)
	if err != nil {
		return b, err
	}
	b.Revision = 1
	return b, s.table.Write(ctx, Put(it, Absent()))
}

// UpdateBatch stores a changed batch if nobody changed it since it was read,
// else CodeConflict.
func (s *Store) UpdateBatch(ctx context.Context, b StoredBatch) (StoredBatch, error) {
	if b.Revision == 0 {
		return b, synoptic.Invalid("only a batch that was read can be updated")
	}
	it, err := s.batchItem(ctx, b)
	if err == nil {
		err = s.table.Write(ctx, Put(it, RevisionIs(b.Revision)))
	}
	if err != nil {
		return b, err
	}
	b.Revision++
	return b, nil
}

// Batch returns a batch with its counts and costs as they stand.
func (s *Store) Batch(ctx context.Context, ws synoptic.Workspace, id string) (StoredBatch, error) {
	items, err := s.table.Get(ctx, batchKey(ws, id))
	if err != nil {
		return StoredBatch{}, err
	}
	all, err := s.batchesOf(ctx, items)
	if err != nil {
		return StoredBatch{}, err
	}
	if len(all) == 0 {
		return StoredBatch{}, synoptic.NotFound()
	}
	return all[0], nil
}

// batchesOf reads batches from their items, and their counters in one go.
func (s *Store) batchesOf(ctx context.Context, items []Item) ([]StoredBatch, error) {
	if len(items) == 0 {
		return nil, nil
	}
	var all []StoredBatch
	var keys []Key
	for _, it := range items {
		b, err := s.readBatch(ctx, it)
		if err != nil {
			return nil, err
		}
		all, keys = append(all, b), append(keys, countKey(b.Workspace, b.Batch.ID))
	}
	counts, err := s.table.Get(ctx, keys...)
	if err != nil {
		return nil, err
	}
	found := byKey(counts)
	for i := range all {
		all[i].count(found[keys[i]].Counters)
	}
	return all, nil
}

// ListBatches returns the batches of a workspace, newest first.
func (s *Store) ListBatches(ctx context.Context, ws synoptic.Workspace, p PageRequest) (Listing[StoredBatch], error) {
	list := cursorList{"batches", string(ws)}
	limit, at, err := list.start(p)
	if err != nil {
		return Listing[StoredBatch]{}, err
	}
	page, err := s.table.Query(ctx, Query{Index: IndexList, Partition: partition(ws, "L", "batches"), Descending: true, Limit: limit, After: at.After})
	if err != nil || len(page.Items) == 0 {
		return Listing[StoredBatch]{}, err
	}
	keys := make([]Key, len(page.Items))
	for i, it := range page.Items {
		keys[i] = it.Key
	}
	items, err := s.table.Get(ctx, keys...)
	if err != nil {
		return Listing[StoredBatch]{}, err
	}
	found := byKey(items)
	ordered := make([]Item, 0, len(keys))
	for _, k := range keys {
		if it, ok := found[k]; ok {
			ordered = append(ordered, it)
		}
	}
	var out Listing[StoredBatch]
	if out.Items, err = s.batchesOf(ctx, ordered); err == nil && page.More {
		out.NextCursor = list.cursor(place{After: lastPosition(page, IndexList)})
	}
	return out, err
}

// BatchLine is one question of a batch about one document.
type BatchLine struct {
	ID       string `json:"id"` // within the batch
	Document string `json:"document"`
	// Question names what is asked, so that nobody asks it twice.
	Question string `json:"question,omitempty"`
	Level    string `json:"level,omitempty"`
	Turns    int    `json:"turns,omitempty"`
	Tries    int    `json:"tries,omitempty"`
	Alone    bool   `json:"alone,omitempty"` // the only one about its document
	Input    int    `json:"input,omitempty"` // tokens, as estimated
	Output   int    `json:"output,omitempty"`
}

// BatchPart is some of a batch: first the documents that are about to be taken
// on, then the lines that they came to.
type BatchPart struct {
	Number    int         `json:"number"`
	Documents []string    `json:"documents"`
	Lines     []BatchLine `json:"lines"`
	Built     bool        `json:"built"` // Lines is all there is to ask
}

// PutBatchPart stores a part of a batch. Writing it again replaces it.
func (s *Store) PutBatchPart(ctx context.Context, ws synoptic.Workspace, id string, p BatchPart) error {
	body, err := s.seal(ctx, batchFolder(ws, id), p)
	if err != nil {
		return err
	}
	return s.table.Write(ctx, Put(Item{Key: Key{batchKey(ws, id).Partition, partSort(p.Number)}, Body: body}, Always()))
}

func partSort(number int) string { return fmt.Sprintf("%s%06d", prefixPart, number) }

// EachBatchPart calls each for the parts of a batch, in order.
func (s *Store) EachBatchPart(ctx context.Context, ws synoptic.Workspace, id string, each func(BatchPart) error) error {
	q := Query{Partition: batchKey(ws, id).Partition, Prefix: prefixPart, Limit: 10}
	for {
		page, err := s.table.Query(ctx, q)
		if err != nil {
			return err
		}
		for _, it := range page.Items {
			var p BatchPart
			if err := s.unseal(ctx, it.Body, &p); err != nil {
				return err
			}
			if err := each(p); err != nil {
				return err
			}
		}
		if !page.More {
			return nil
		}
		q.After = lastPosition(page, "")
	}
}

// DropBatchParts removes the parts of a batch that is done, and whatever blobs
// it has.
func (s *Store) DropBatchParts(ctx context.Context, ws synoptic.Workspace, id string) error {
	var keys []Op
	err := s.EachBatchPart(ctx, ws, id, func(p BatchPart) error {
		keys = append(keys, Delete(Key{batchKey(ws, id).Partition, partSort(p.Number)}, Always()))
		return nil
	})
	for len(keys) > 0 && err == nil {
		n := min(len(keys), MaxOps)
		err, keys = s.table.Write(ctx, keys[:n]...), keys[n:]
	}
	return err
}

// KeepExchange keeps an answer for a document that needs others besides.
func (s *Store) KeepExchange(ctx context.Context, d StoredDocument, key string, exchange json.RawMessage) error {
	body, err := s.seal(ctx, d.folder(), exchange)
	if err != nil {
		return err
	}
	it := Item{Key: Key{d.key().Partition, prefixExchange + part(key)}, Body: body, ExpiresAt: s.now().Add(countedFor)}
	return s.fenced(ctx, d, []Op{Put(it, Always())})
}

// Exchanges returns what KeepExchange kept.
func (s *Store) Exchanges(ctx context.Context, d StoredDocument) ([]json.RawMessage, error) {
	items, err := s.queryAll(ctx, Query{Partition: d.key().Partition, Prefix: prefixExchange})
	if err != nil {
		return nil, err
	}
	all := make([]json.RawMessage, len(items))
	for i, it := range items {
		if err := s.unseal(ctx, it.Body, &all[i]); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// DropExchanges removes what KeepExchange kept.
func (s *Store) DropExchanges(ctx context.Context, d StoredDocument) error {
	items, err := s.queryAll(ctx, Query{Partition: d.key().Partition, Prefix: prefixExchange})
	for err == nil && len(items) > 0 {
		n := min(len(items), MaxOps)
		err = s.table.Write(ctx, removals(items[:n], func(it Item) Key { return it.Key })...)
		items = items[n:]
	}
	return err
}

// TakeTurn gives the turn of a name, of which there is one, to owner until the
// given time; an owner who has it prolongs it. CodeConflict where another has
// it.
func (s *Store) TakeTurn(ctx context.Context, name, owner string, until time.Time) error {
	return s.turn(ctx, name, func(l *Lease) error {
		attempts := 0
		return l.take(owner, until, s.now(), &attempts)
	})
}

// GiveTurn gives a turn back. It is no error when owner no longer has it.
func (s *Store) GiveTurn(ctx context.Context, name, owner string) error {
	return s.turn(ctx, name, func(l *Lease) error {
		if l.Owner != owner {
			return errUnchanged
		}
		*l = Lease{}
		return nil
	})
}

func (s *Store) turn(ctx context.Context, name string, change func(*Lease) error) error {
	key := Key{"G#turn#" + part(name), sortTurn}
	for range maxTries {
		items, err := s.table.Get(ctx, key)
		if err != nil {
			return err
		}
		var held Lease
		cond := Absent()
		if len(items) > 0 {
			if err := decode(items[0].Body, &held); err != nil {
				return err
			}
			cond = RevisionIs(items[0].Revision)
		}
		if err := change(&held); err != nil {
			if errors.Is(err, errUnchanged) {
				return nil
			}
			return err
		}
		body, err := s.encode(held)
		if err != nil {
			return err
		}
		if err = s.table.Write(ctx, Put(Item{Key: key, Body: body}, cond)); !overtaken(err) {
			return err
		}
	}
	return errBusy()
}

// Mark returns the time last set under a name, zero where none was.
func (s *Store) Mark(ctx context.Context, name string) (time.Time, error) {
	items, err := s.table.Get(ctx, Key{"G#mark#" + part(name), sortMark})
	if err != nil || len(items) == 0 {
		return time.Time{}, err
	}
	var at time.Time
	err = decode(items[0].Body, &at)
	return at, err
}

// SetMark sets the time of a name.
func (s *Store) SetMark(ctx context.Context, name string, at time.Time) error {
	body, err := s.encode(at.UTC())
	if err != nil {
		return err
	}
	return s.table.Write(ctx, Put(Item{Key: Key{"G#mark#" + part(name), sortMark}, Body: body}, Always()))
}

// Waiting is what a tick left behind in a workspace, and why.
type Waiting struct {
	Documents int       `json:"documents"`
	Reason    string    `json:"reason"`
	At        time.Time `json:"at"`
}

func waitingKey(ws synoptic.Workspace) Key { return Key{partition(ws, "B", "waiting"), sortMark} }

// PutWaiting notes what waits in a workspace, in the place of what was noted
// before.
func (s *Store) PutWaiting(ctx context.Context, ws synoptic.Workspace, w Waiting) error {
	body, err := s.encode(w)
	if err != nil {
		return err
	}
	return s.table.Write(ctx, Put(Item{Key: waitingKey(ws), Body: body}, Always()))
}

// WaitingNote returns what PutWaiting noted last.
func (s *Store) WaitingNote(ctx context.Context, ws synoptic.Workspace) (w Waiting, err error) {
	items, err := s.table.Get(ctx, waitingKey(ws))
	if err == nil && len(items) > 0 {
		err = decode(items[0].Body, &w)
	}
	return w, err
}

// maxLooked bounds how many pending documents are looked at to tell how many
// wait for a batch.
const maxLooked = 1000

// Pending tells how many documents of a workspace wait for a batch, and since
// when the oldest does. More says that there are more than were counted.
type Pending struct {
	Documents int
	More      bool
	Oldest    time.Time // zero where none waits
}

// PendingBatch looks at the pending documents of a workspace, the oldest
// first, and counts those that wait for a batch.
func (s *Store) PendingBatch(ctx context.Context, ws synoptic.Workspace) (Pending, error) {
	var out Pending
	q := Query{Index: IndexState, Partition: partition(ws, "S", string(synoptic.Pending)), Limit: 200}
	for range maxLooked / 200 {
		page, err := s.table.Query(ctx, q)
		if err != nil {
			return out, err
		}
		keys := make([]Key, len(page.Items))
		for i, it := range page.Items {
			keys[i] = it.Key
		}
		documents, err := s.documentsOf(ctx, keys)
		if err != nil {
			return out, err
		}
		for _, d := range documents {
			if work, _, waits := d.waits(); !waits || work != WorkBatch || d.Document.Status != synoptic.Pending {
				continue
			}
			if out.Documents == 0 {
				out.Oldest = d.Document.CreatedAt
			}
			out.Documents++
		}
		if out.More = page.More; !page.More {
			break
		}
		q.After = lastPosition(page, IndexState)
	}
	return out, nil
}
