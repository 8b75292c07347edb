package aws

import (
	"context"
	"crypto/rand"
	"errors"

	awssdk "github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"

	"synoptic/internal/storage"
	"synoptic/internal/synoptic"
)

// Write does one operation by one request, several by one transaction, which
// costs twice as much.
func (t *Table) Write(ctx context.Context, ops ...storage.Op) error {
	if err := storage.CheckOps(ops); err != nil {
		return err
	}
	w := &write{table: t, ops: ops, name: rand.Text()}
	var err error
	switch {
	case len(ops) > 1:
		err = w.transact(ctx)
	case ops[0].Check != nil:
		return w.check(ctx, ops[0])
	case ops[0].Delete != nil:
		err = w.remove(ctx, ops[0])
	default:
		err = w.update(ctx, ops[0])
	}
	op, refused := refusedOp(err)
	switch {
	case refused && w.attempts.uncertain:
		return w.lookBack(ctx, op)
	case refused:
		return &storage.ConditionError{Op: op}
	case tooLarge(err):
		return synoptic.Wrap(synoptic.CodeTooLarge, "an item is larger than the table takes", err)
	}
	return failure(ctx, "table", err)
}

// write is one Write under way.
type write struct {
	table    *Table
	ops      []storage.Op
	name     string // what it leaves in the attribute wrote
	attempts attempts
}

// watched lets attempts watch a request.
func (w *write) watched(o *dynamodb.Options) {
	w.attempts.Retryer = o.Retryer
	o.Retryer = &w.attempts
}

// update does a Put or an Add.
func (w *write) update(ctx context.Context, op storage.Op) error {
	u := w.updateOf(op)
	w.attempts.countsTwice = op.Add != nil
	_, err := w.table.client.UpdateItem(ctx, &dynamodb.UpdateItemInput{
		TableName: u.TableName, Key: u.Key, UpdateExpression: u.UpdateExpression, ConditionExpression: u.ConditionExpression,
		ExpressionAttributeNames: u.ExpressionAttributeNames, ExpressionAttributeValues: u.ExpressionAttributeValues,
	}, w.watched)
	return err
}

func (w *write) updateOf(op storage.Op) *types.Update {
	e := newExpression()
	u := &types.Update{TableName: &w.table.name}
	if op.Put != nil {
		u.Key, u.UpdateExpression = keyAttributes(op.Put.Key), e.put(op.Put, w.name)
	} else {
		u.Key, u.UpdateExpression = keyAttributes(op.Add.Key), e.add(op.Add.Counters, w.name)
	}
	u.ConditionExpression = e.condition(op.If)
	u.ExpressionAttributeNames, u.ExpressionAttributeValues = e.names, e.values
	return u
}

func (w *write) remove(ctx context.Context, op storage.Op) error {
	e := newExpression()
	in := &dynamodb.DeleteItemInput{TableName: &w.table.name, Key: keyAttributes(*op.Delete), ConditionExpression: e.condition(op.If)}
	in.ExpressionAttributeNames, in.ExpressionAttributeValues = e.namesOrNil(), e.valuesOrNil()
	_, err := w.table.client.DeleteItem(ctx, in, w.watched)
	return err
}

// check is a Write of a Check alone: reading tells as much.
func (w *write) check(ctx context.Context, op storage.Op) error {
	items, err := w.table.getOne(ctx, *op.Check)
	if err != nil {
		return err
	}
	if !holds(op.If, items) {
		return &storage.ConditionError{Op: 0}
	}
	return nil
}

func holds(c storage.Condition, items []storage.Item) bool {
	if n, ok := c.MustBeRevision(); ok {
		return len(items) == 1 && items[0].Revision == n
	}
	return !c.MustBeAbsent() || len(items) == 0
}

// transact does several operations. The token makes DynamoDB take what it did
// less than ten minutes ago for done, however often it is asked.
func (w *write) transact(ctx context.Context) error {
	in := &dynamodb.TransactWriteItemsInput{ClientRequestToken: &w.name}
	for _, op := range w.ops {
		in.TransactItems = append(in.TransactItems, w.transactItem(op))
	}
	_, err := w.table.client.TransactWriteItems(ctx, in, w.watched)
	return err
}

func (w *write) transactItem(op storage.Op) types.TransactWriteItem {
	if op.Put != nil || op.Add != nil {
		return types.TransactWriteItem{Update: w.updateOf(op)}
	}
	e := newExpression()
	condition := e.condition(op.If)
	names, values := e.namesOrNil(), e.valuesOrNil()
	if op.Delete != nil {
		return types.TransactWriteItem{Delete: &types.Delete{
			TableName: &w.table.name, Key: keyAttributes(*op.Delete), ConditionExpression: condition,
			ExpressionAttributeNames: names, ExpressionAttributeValues: values,
		}}
	}
	return types.TransactWriteItem{ConditionCheck: &types.ConditionCheck{
		TableName: &w.table.name, Key: keyAttributes(*op.Check), ConditionExpression: condition,
		ExpressionAttributeNames: names, ExpressionAttributeValues: values,
	}}
}

// refusedOp tells whether a condition did not hold, and of which operation.
func refusedOp(err error) (op int, refused bool) {
	if _, ok := errors.AsType[*types.ConditionalCheckFailedException](err); ok {
		return 0, true
	}
	cancelled, ok := errors.AsType[*types.TransactionCanceledException](err)
	if !ok {
		return 0, false
	}
	for i, reason := range cancelled.CancellationReasons {
		if awssdk.ToString(reason.Code) == "ConditionalCheckFailed" {
			return i, true
		}
	}
	return 0, false
}

// lookBack decides about a Write whose last attempt was refused by the
// condition of an operation, while an earlier attempt may have been done: it
// was done if its name stands on any item, and surely not if the revision
// that it would have made is somebody else's.
func (w *write) lookBack(ctx context.Context, refused int) error {
	var keys []storage.Key
	for _, op := range w.ops {
		key, err := op.Key()
		if err != nil {
			return err
		}
		keys = append(keys, key)
	}
	written, err := w.table.writers(ctx, keys)
	if err != nil {
		return err
	}
	overtaken := false
	for i, op := range w.ops {
		if op.Put == nil && op.Add == nil {
			continue
		}
		last := written[keys[i]]
		if last.wrote == w.name {
			return nil
		}
		n, revision := op.If.MustBeRevision()
		overtaken = overtaken || (revision || op.If.MustBeAbsent()) && last.revision == n+1
	}
	if overtaken {
		return &storage.ConditionError{Op: refused}
	}
	return synoptic.Errorf(synoptic.CodeUnavailable, "it is not known whether this was done; try again")
}

// writer says which Write made the revision at which an item stands.
type writer struct {
	revision int64
	wrote    string
}

// writers reads who wrote the items of the given keys, at most
// storage.MaxOps, last.
func (t *Table) writers(ctx context.Context, keys []storage.Key) (map[storage.Key]writer, error) {
	found, err := t.readAll(ctx, keys, attrPartition, attrSort, attrRevision, attrWrote)
	if err != nil {
		return nil, err
	}
	last := make(map[storage.Key]writer, len(found))
	for _, attributes := range found {
		r := reader{from: attributes}
		key := storage.Key{Partition: r.text(attrPartition), Sort: r.text(attrSort)}
		last[key] = writer{revision: r.number(attrRevision), wrote: r.text(attrWrote)}
		if err := r.failure(); err != nil {
			return nil, err
		}
	}
	return last, nil
}
