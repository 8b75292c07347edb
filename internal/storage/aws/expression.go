package aws

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"

	"synoptic/internal/storage"
)

// expression gathers the names and values that the texts of one request refer
// to. Names always go this way, so that none meets a reserved word.
type expression struct {
	names  map[string]string
	values attributes
}

func newExpression() *expression {
	return &expression{names: map[string]string{}, values: attributes{}}
}

// name returns the placeholder of an attribute's name.
func (e *expression) name(attribute string) string {
	e.names["#"+attribute] = attribute
	return "#" + attribute
}

// value returns a placeholder of a value.
func (e *expression) value(v types.AttributeValue) string {
	placeholder := ":v" + strconv.Itoa(len(e.values))
	e.values[placeholder] = v
	return placeholder
}

// condition writes a storage.Condition; nil is none.
func (e *expression) condition(c storage.Condition) *string {
	var s string
	if n, ok := c.MustBeRevision(); ok {
		s = e.name(attrRevision) + " = " + e.value(number(n))
	} else if c.MustBeAbsent() {
		s = "attribute_not_exists(" + e.name(attrPartition) + ")"
	} else {
		return nil
	}
	return &s
}

// put writes the update that makes an item what a Put wants. It is an update
// because it counts the revision on and leaves the counters alone.
func (e *expression) put(it *storage.Item, wrote string) *string {
	revision := e.name(attrRevision)
	set := []string{
		revision + " = if_not_exists(" + revision + ", " + e.value(number(0)) + ") + " + e.value(number(1)),
		e.name(attrWrote) + " = " + e.value(text(wrote)),
	}
	var remove []string
	put := func(attribute string, there bool, v types.AttributeValue) {
		if there {
			set = append(set, e.name(attribute)+" = "+e.value(v))
		} else {
			remove = append(remove, e.name(attribute))
		}
	}
	put(attrBody, len(it.Body) > 0, &types.AttributeValueMemberB{Value: it.Body})
	put(attrExpires, !it.ExpiresAt.IsZero(), number(it.ExpiresAt.Unix()))
	for _, index := range storage.Indexes() {
		var entry storage.IndexKey
		i := slices.IndexFunc(it.Indexes, func(k storage.IndexKey) bool { return k.Index == index })
		if i >= 0 {
			entry = it.Indexes[i]
		}
		put(indexPartition(index), i >= 0, text(entry.Partition))
		put(indexSort(index), i >= 0, text(entry.Sort))
	}
	s := "SET " + strings.Join(set, ", ")
	if len(remove) > 0 {
		s += " REMOVE " + strings.Join(remove, ", ")
	}
	return &s
}

// add writes the update that adds to counters.
func (e *expression) add(counters map[string]int64, wrote string) *string {
	add := []string{e.name(attrRevision) + " " + e.value(number(1))}
	for _, name := range slices.Sorted(maps.Keys(counters)) {
		add = append(add, e.name(counterPrefix+name)+" "+e.value(number(counters[name])))
	}
	s := "SET " + e.name(attrWrote) + " = " + e.value(text(wrote)) + " ADD " + strings.Join(add, ", ")
	return &s
}

// valuesOrNil returns the values; DynamoDB refuses an empty map of them.
func (e *expression) valuesOrNil() attributes {
	if len(e.values) == 0 {
		return nil
	}
	return e.values
}

// namesOrNil does the same for names.
func (e *expression) namesOrNil() map[string]string {
	if len(e.names) == 0 {
		return nil
	}
	return e.names
}
