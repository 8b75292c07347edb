package aws

import (
	"context"
	"strings"
	"time"

	awssdk "github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"
	"golang.org/x/sync/errgroup"

	"synoptic/internal/storage"
	"synoptic/internal/synoptic"
)

// Table is storage.Table on DynamoDB.
type Table struct {
	client tableCalls
	name   string
}

var _ storage.Table = (*Table)(nil)

// NewTable makes a Table of the table of this name, which is as the package's
// comment says.
func NewTable(client *dynamodb.Client, name string) *Table { return &Table{callsOfTable(client), name} }

// Name returns the name of the table.
func (t *Table) Name() string { return t.name }

// The bounds of a batch read: what DynamoDB takes in one, and how many of them
// one Get sends at once.
const (
	batchKeys  = 100
	batchReads = 4
)

// Get reads one item by GetItem, more in batches of a hundred.
func (t *Table) Get(ctx context.Context, keys ...storage.Key) ([]storage.Item, error) {
	if err := storage.CheckKeys(keys); err != nil {
		return nil, err
	}
	wanted := unique(keys)
	if len(wanted) == 1 {
		return t.getOne(ctx, wanted[0])
	}
	found := make([][]storage.Item, (len(wanted)+batchKeys-1)/batchKeys)
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(batchReads)
	for i := range found {
		batch := wanted[i*batchKeys : min((i+1)*batchKeys, len(wanted))]
		group.Go(func() (err error) {
			found[i], err = t.getBatch(ctx, batch)
			return err
		})
	}
	if err := group.Wait(); err != nil {
		return nil, err
	}
	var items []storage.Item
	for _, batch := range found {
		items = append(items, batch...)
	}
	return items, nil
}

func unique(keys []storage.Key) []storage.Key {
	seen := make(map[storage.Key]bool, len(keys))
	var once []storage.Key
	for _, k := range keys {
		if !seen[k] {
			seen[k] = true
			once = append(once, k)
		}
	}
	return once
}

func (t *Table) getOne(ctx context.Context, key storage.Key) ([]storage.Item, error) {
	out, err := t.client.GetItem(ctx, &dynamodb.GetItemInput{TableName: &t.name, Key: keyAttributes(key), ConsistentRead: awssdk.Bool(true)})
	if err != nil {
		return nil, failure(ctx, "table", err)
	}
	if len(out.Item) == 0 {
		return nil, nil
	}
	it, err := itemOf(out.Item)
	return []storage.Item{it}, err
}

// getBatch reads up to batchKeys items.
func (t *Table) getBatch(ctx context.Context, keys []storage.Key) ([]storage.Item, error) {
	found, err := t.readAll(ctx, keys)
	if err != nil {
		return nil, err
	}
	items := make([]storage.Item, len(found))
	for i := range found {
		if items[i], err = itemOf(found[i]); err != nil {
			return nil, err
		}
	}
	return items, nil
}

// readAll reads up to batchKeys items, of them only the named attributes if
// any are named. DynamoDB leaves out what would make the answer larger than
// 16 MB, and what it has no throughput for: the former is asked for again at
// once, the latter after a pause.
func (t *Table) readAll(ctx context.Context, keys []storage.Key, only ...string) ([]attributes, error) {
	want := types.KeysAndAttributes{ConsistentRead: awssdk.Bool(true)}
	for _, k := range keys {
		want.Keys = append(want.Keys, keyAttributes(k))
	}
	if len(only) > 0 {
		e := newExpression()
		placeholders := make([]string, len(only))
		for i, name := range only {
			placeholders[i] = e.name(name)
		}
		want.ProjectionExpression, want.ExpressionAttributeNames = awssdk.String(strings.Join(placeholders, ", ")), e.names
	}
	var found []attributes
	for idle := 0; len(want.Keys) > 0; {
		out, err := t.client.BatchGetItem(ctx, &dynamodb.BatchGetItemInput{RequestItems: map[string]types.KeysAndAttributes{t.name: want}})
		if err != nil {
			return nil, failure(ctx, "table", err)
		}
		found = append(found, out.Responses[t.name]...)
		left := out.UnprocessedKeys[t.name].Keys
		if len(left) < len(want.Keys) {
			idle = 0
		} else if idle++; idle >= tableAttempts {
			return nil, synoptic.Errorf(synoptic.CodeUnavailable, "the table is too busy; try again")
		} else if err := rest(ctx, idle); err != nil {
			return nil, err
		}
		want.Keys = left
	}
	return found, nil
}

// rest waits like the SDK does after an attempt that was throttled.
func rest(ctx context.Context, attempt int) error {
	select {
	case <-time.After(pauseOf(attempt, pauseAfterRefusal)):
		return nil
	case <-ctx.Done():
		return failure(ctx, "table", ctx.Err())
	}
}
