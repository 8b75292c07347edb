package storage

import (
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"synoptic/internal/synoptic"
)

// The checks below are the bounds of the ports in code. Every twin begins
// with them, so that what one refuses all refuse, with the same code and
// before anything is sent.

// CheckKey refuses a key that no table could hold.
func CheckKey(k Key) error {
	if err := checkPart("partition", k.Partition, MaxPartitionBytes); err != nil {
		return err
	}
	return checkPart("sort", k.Sort, MaxSortBytes)
}

func checkPart(name, s string, limit int) error {
	switch {
	case s == "":
		return synoptic.Errorf(synoptic.CodeInvalid, "the %s key is empty", name)
	case len(s) > limit:
		return synoptic.Errorf(synoptic.CodeInvalid, "the %s key is longer than %d bytes", name, limit)
	case !utf8.ValidString(s) || strings.Contains(s, "\x00"):
		return synoptic.Errorf(synoptic.CodeInvalid, "the %s key is not text", name)
	}
	return nil
}

// CheckKeys refuses a list with a key that no table could hold.
func CheckKeys(keys []Key) error {
	for _, k := range keys {
		if err := CheckKey(k); err != nil {
			return err
		}
	}
	return nil
}

// CheckQuery refuses a query that no table could answer.
func CheckQuery(q Query) error {
	if q.Index != "" && !slices.Contains(Indexes(), q.Index) {
		return synoptic.Errorf(synoptic.CodeInvalid, "there is no index %q", q.Index)
	}
	if q.Limit < 1 || q.Limit > MaxQueryLimit {
		return synoptic.Errorf(synoptic.CodeInvalid, "the limit is not between 1 and %d", MaxQueryLimit)
	}
	if q.Prefix != "" && (q.From != "" || q.To != "") {
		return synoptic.Invalid("a query has a prefix or a range, not both")
	}
	if q.To != "" && q.From > q.To {
		return synoptic.Invalid("a range ends before it begins")
	}
	for _, s := range []string{q.Prefix, q.From, q.To} {
		if s == "" {
			continue
		}
		if err := checkPart("sort", s, MaxSortBytes); err != nil {
			return err
		}
	}
	if a := q.After; a != nil {
		if err := CheckKey(a.Key); err != nil {
			return err
		}
		if err := checkPart("sort", a.Sort, MaxSortBytes); err != nil {
			return err
		}
		if q.Index == "" && a.Key != (Key{q.Partition, a.Sort}) {
			return synoptic.Invalid("the place to go on from lies in another partition")
		}
	}
	return checkPart("partition", q.Partition, MaxPartitionBytes)
}

// CheckOps refuses a Write that no table could do.
func CheckOps(ops []Op) error {
	if len(ops) == 0 || len(ops) > MaxOps {
		return synoptic.Errorf(synoptic.CodeInvalid, "a write has %d operations; it takes 1 to %d", len(ops), MaxOps)
	}
	seen := make(map[Key]bool, len(ops))
	total := 0
	for _, op := range ops {
		key, err := op.Key()
		if err != nil {
			return err
		}
		if err := CheckKey(key); err != nil {
			return err
		}
		if seen[key] {
			return synoptic.Invalid("a write has two operations on one key")
		}
		seen[key] = true
		if op.Put == nil {
			continue
		}
		if err := checkIndexes(op.Put.Indexes); err != nil {
			return err
		}
		size := op.Put.Size()
		if size > MaxItemBytes {
			return synoptic.Errorf(synoptic.CodeTooLarge, "an item is larger than %d bytes", MaxItemBytes)
		}
		total += size
	}
	if total > MaxWriteBytes {
		return synoptic.Errorf(synoptic.CodeTooLarge, "a write is larger than %d bytes", MaxWriteBytes)
	}
	return nil
}

func checkIndexes(entries []IndexKey) error {
	for i, e := range entries {
		if !slices.Contains(Indexes(), e.Index) {
			return synoptic.Errorf(synoptic.CodeInvalid, "there is no index %q", e.Index)
		}
		if err := CheckKey(Key{e.Partition, e.Sort}); err != nil {
			return err
		}
		for _, other := range entries[:i] {
			if other.Index == e.Index {
				return synoptic.Errorf(synoptic.CodeInvalid, "an item has two entries in index %q", e.Index)
			}
		}
	}
	return nil
}

// Size is what an item counts for against MaxItemBytes.
func (it Item) Size() int {
	n := len(it.Partition) + len(it.Sort) + len(it.Body)
	for _, e := range it.Indexes {
		n += len(e.Partition) + len(e.Sort)
	}
	return n
}

// Key returns the key that the operation is on, or an error where it is not
// exactly one of Put, Delete, Add and Check.
func (op Op) Key() (Key, error) {
	var keys []Key
	if op.Put != nil {
		keys = append(keys, op.Put.Key)
	}
	if op.Delete != nil {
		keys = append(keys, *op.Delete)
	}
	if op.Add != nil {
		keys = append(keys, op.Add.Key)
	}
	if op.Check != nil {
		keys = append(keys, *op.Check)
	}
	if len(keys) != 1 {
		return Key{}, synoptic.Invalid("an operation is one of Put, Delete, Add and Check")
	}
	if op.Check != nil && op.If == Always() {
		return Key{}, synoptic.Invalid("a Check has no condition")
	}
	return keys[0], op.Add.check(op.If)
}

func (a *Addition) check(cond Condition) error {
	switch {
	case a == nil:
		return nil
	case cond != Always():
		return synoptic.Invalid("an Add takes no condition")
	case len(a.Counters) == 0:
		return synoptic.Invalid("an Add names no counter")
	}
	for name := range a.Counters {
		if !plainName(name, "_") {
			return synoptic.Invalid("a counter's name is not made of letters, digits and _")
		}
	}
	return nil
}

// CheckBlobKey refuses a key that no blob could have.
func CheckBlobKey(key string) error {
	if len(key) > MaxBlobKeyBytes || !plainName(key, "-_./%") || strings.Contains(key, "//") ||
		key[0] == '/' || strings.Contains("/"+key+"/", "/../") || strings.Contains("/"+key+"/", "/./") {
		return synoptic.Errorf(synoptic.CodeInvalid, "%.100q is no key of a blob", key)
	}
	return nil
}

// CheckBlob refuses a blob that nobody could store.
func CheckBlob(key string, body []byte) error {
	if len(body) > MaxBlobBytes {
		return synoptic.Errorf(synoptic.CodeTooLarge, "a blob is larger than %d bytes", MaxBlobBytes)
	}
	if strings.HasSuffix(key, "/") {
		return synoptic.Errorf(synoptic.CodeInvalid, "the key of a blob ends in a slash: %.100q", key)
	}
	return CheckBlobKey(key)
}

// CheckBlobPrefix refuses a prefix that could name more than one folder.
func CheckBlobPrefix(prefix string) error {
	if !strings.HasSuffix(prefix, "/") {
		return synoptic.Errorf(synoptic.CodeInvalid, "the prefix %.100q does not end in a slash", prefix)
	}
	return CheckBlobKey(prefix)
}

// CheckSend refuses a message that no queue could take.
func CheckSend(queue string, body []byte, delay time.Duration) error {
	switch {
	case len(body) > MaxMessageBytes:
		return synoptic.Errorf(synoptic.CodeTooLarge, "a message is larger than %d bytes", MaxMessageBytes)
	case len(body) == 0 || !utf8.Valid(body):
		return synoptic.Invalid("a message is not JSON")
	case delay < 0 || delay > MaxDelay:
		return synoptic.Invalid(fmt.Sprintf("a delay is not between 0 and %v", MaxDelay))
	}
	return checkQueueName(queue)
}

// CheckReceive refuses a receive that no queue could answer.
func CheckReceive(queue string, limit int, visibility, wait time.Duration) error {
	switch {
	case limit < 1 || limit > MaxReceive:
		return synoptic.Errorf(synoptic.CodeInvalid, "a receive takes 1 to %d messages", MaxReceive)
	case visibility <= 0 || visibility > MaxVisibility:
		return synoptic.Invalid(fmt.Sprintf("a visibility is not between 0 and %v", MaxVisibility))
	case wait < 0 || wait > MaxWait:
		return synoptic.Invalid(fmt.Sprintf("a wait is not between 0 and %v", MaxWait))
	}
	return checkQueueName(queue)
}

// CheckExtend refuses a visibility that no queue could grant.
func CheckExtend(visibility time.Duration) error {
	if visibility < 0 || visibility > MaxVisibility {
		return synoptic.Invalid(fmt.Sprintf("a visibility is not between 0 and %v", MaxVisibility))
	}
	return nil
}

func checkQueueName(name string) error {
	if len(name) > 60 || !plainName(name, "-_") {
		return synoptic.Errorf(synoptic.CodeInvalid, "%.100q is no name of a queue", name)
	}
	return nil
}

// plainName reports whether s is non-empty and made of ASCII letters, digits
// and the given other characters.
func plainName(s, others string) bool {
	for _, c := range []byte(s) {
		if !('a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || strings.IndexByte(others, c) >= 0) {
			return false
		}
	}
	return s != ""
}
