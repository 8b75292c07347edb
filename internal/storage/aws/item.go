package aws

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"

	"synoptic/internal/storage"
	"synoptic/internal/synoptic"
)

// attributes are what DynamoDB takes and gives for an item or a key.
type attributes = map[string]types.AttributeValue

func text(s string) types.AttributeValue { return &types.AttributeValueMemberS{Value: s} }
func number(n int64) types.AttributeValue {
	return &types.AttributeValueMemberN{Value: strconv.FormatInt(n, 10)}
}

func keyAttributes(k storage.Key) attributes {
	return attributes{attrPartition: text(k.Partition), attrSort: text(k.Sort)}
}

// itemOf reads an item.
func itemOf(a attributes) (storage.Item, error) {
	r := reader{from: a}
	it := storage.Item{Key: storage.Key{Partition: r.text(attrPartition), Sort: r.text(attrSort)}, Revision: r.number(attrRevision)}
	if body, ok := a[attrBody].(*types.AttributeValueMemberB); ok {
		it.Body = body.Value
	}
	if a[attrExpires] != nil {
		it.ExpiresAt = time.Unix(r.number(attrExpires), 0).UTC()
	}
	for _, index := range storage.Indexes() {
		if a[indexPartition(index)] != nil {
			it.Indexes = append(it.Indexes, r.entry(index))
		}
	}
	for name := range a {
		if counter, ok := strings.CutPrefix(name, counterPrefix); ok {
			if it.Counters == nil {
				it.Counters = make(map[string]int64)
			}
			it.Counters[counter] = r.number(name)
		}
	}
	return it, r.failure()
}

// entryOf reads an entry of an index, which holds keys alone.
func entryOf(a attributes, index string) (storage.Item, error) {
	r := reader{from: a}
	it := storage.Item{
		Key:     storage.Key{Partition: r.text(attrPartition), Sort: r.text(attrSort)},
		Indexes: []storage.IndexKey{r.entry(index)},
	}
	return it, r.failure()
}

// reader reads attributes and remembers those that are not what they should
// be.
type reader struct {
	from attributes
	errs []error
}

func (r *reader) text(name string) string {
	v, ok := r.from[name].(*types.AttributeValueMemberS)
	if !ok {
		r.errs = append(r.errs, fmt.Errorf("attribute %s is no text", name))
		return ""
	}
	return v.Value
}

func (r *reader) number(name string) int64 {
	v, ok := r.from[name].(*types.AttributeValueMemberN)
	if !ok {
		r.errs = append(r.errs, fmt.Errorf("attribute %s is no number", name))
		return 0
	}
	n, err := strconv.ParseInt(v.Value, 10, 64)
	if err != nil {
		r.errs = append(r.errs, fmt.Errorf("attribute %s: %w", name, err))
	}
	return n
}

func (r *reader) entry(index string) storage.IndexKey {
	return storage.IndexKey{Index: index, Partition: r.text(indexPartition(index)), Sort: r.text(indexSort(index))}
}

func (r *reader) failure() error {
	if len(r.errs) == 0 {
		return nil
	}
	return synoptic.Wrap(synoptic.CodeInternal, "a stored item cannot be read", errors.Join(r.errs...))
}
