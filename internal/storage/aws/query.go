package aws

import (
	"context"
	"strings"

	awssdk "github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"

	"synoptic/internal/storage"
)

// Query reads one page: strongly consistent where it is of the items
// themselves. DynamoDB ends a page at 1 MB too, so that it may hold fewer than
// the limit.
func (t *Table) Query(ctx context.Context, q storage.Query) (storage.Page, error) {
	if err := storage.CheckQuery(q); err != nil {
		return storage.Page{}, err
	}
	if ctx.Err() != nil {
		return storage.Page{}, failure(ctx, "table", ctx.Err())
	}
	in, some := queryInput(q)
	if !some {
		return storage.Page{}, nil
	}
	in.TableName = &t.name
	for {
		out, err := t.client.Query(ctx, in)
		if err != nil {
			return storage.Page{}, failure(ctx, "table", err)
		}
		if len(out.Items) == 0 && len(out.LastEvaluatedKey) > 0 {
			in.ExclusiveStartKey = out.LastEvaluatedKey // a page must hold something to go on from
			continue
		}
		page := storage.Page{More: len(out.LastEvaluatedKey) > 0}
		for _, attributes := range out.Items {
			it, err := readFound(attributes, q.Index)
			if err != nil {
				return storage.Page{}, err
			}
			page.Items = append(page.Items, it)
		}
		return page, nil
	}
}

func readFound(a attributes, index string) (storage.Item, error) {
	if index != "" {
		return entryOf(a, index)
	}
	return itemOf(a)
}

// queryInput writes a query for DynamoDB; some is false where it can find
// nothing, because the place to go on from lies behind its end.
func queryInput(q storage.Query) (in *dynamodb.QueryInput, some bool) {
	partition, sort := attrPartition, attrSort
	in = &dynamodb.QueryInput{Limit: awssdk.Int32(int32(q.Limit)), ScanIndexForward: awssdk.Bool(!q.Descending)}
	if q.Index == "" {
		in.ConsistentRead = awssdk.Bool(true)
	} else {
		partition, sort = indexPartition(q.Index), indexSort(q.Index)
		in.IndexName = &q.Index
	}
	e := newExpression()
	condition := e.name(partition) + " = " + e.value(text(q.Partition))
	switch {
	case q.Prefix != "":
		condition += " AND begins_with(" + e.name(sort) + ", " + e.value(text(q.Prefix)) + ")"
	case q.From != "" && q.To != "":
		condition += " AND " + e.name(sort) + " BETWEEN " + e.value(text(q.From)) + " AND " + e.value(text(q.To))
	case q.From != "":
		condition += " AND " + e.name(sort) + " >= " + e.value(text(q.From))
	case q.To != "":
		condition += " AND " + e.name(sort) + " <= " + e.value(text(q.To))
	}
	in.KeyConditionExpression = &condition
	in.ExpressionAttributeNames, in.ExpressionAttributeValues = e.names, e.values
	if q.After == nil {
		return in, true
	}
	// DynamoDB refuses to go on from a place outside the range; the port
	// takes any.
	where := sideOfRange(q, q.After.Sort)
	if q.Descending {
		where = -where
	}
	if where == 0 {
		in.ExclusiveStartKey = keyAttributes(q.After.Key)
		if q.Index != "" {
			in.ExclusiveStartKey[partition] = text(q.Partition)
			in.ExclusiveStartKey[sort] = text(q.After.Sort)
		}
	}
	return in, where <= 0
}

// sideOfRange tells on which side of a query's range a sort key lies: -1
// below, 0 within, 1 above.
func sideOfRange(q storage.Query, sort string) int {
	switch {
	case strings.HasPrefix(sort, q.Prefix) && (q.From == "" || sort >= q.From) && (q.To == "" || sort <= q.To):
		return 0
	case sort < q.Prefix || sort < q.From:
		return -1
	}
	return 1
}
