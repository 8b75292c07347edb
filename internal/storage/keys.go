package storage

import (
	"fmt"
	"hash/fnv"
	"strings"
	"time"
	"unicode/utf8"

	"synoptic/internal/synoptic"
)

// The layout of the one table. <…> stands for an escaped part.
//
//	partition               sort                         body
//	W#<ws>#D#<doc>          DOC                          the document, without its extraction
//	                        X#<form version>#<engine>#<model>#<prompt>#<language>   one extraction
//	                        E#<item>                     what people decided on the answers to an item; see edit.go
//	                        H#<n>                        one entry of the history of such decisions
//	                        TRAIL                        every term and identity ever written for it
//	W#<ws>#T#<term>         <created>#<doc>              id of the document that the term finds
//	W#<ws>#I#<identity>     <created>#<doc>              a document's claim to be that study
//	W#<ws>#R#<review>       REVIEW                       the review, without what is large
//	W#<ws>#K#<key>          KEY                          the request of an Idempotency-Key, and its answer
//	W#<ws>#U                <day>#<model>#<purpose>      counters
//	W#<ws>#V#<call>         CALL                         marker: this call has been counted
//	W#<ws>#B#<batch>        BATCH, COUNT, P#<part>       a batch; see batch.go
//	W#<ws>#A#<key>          ANSWER                       what a model answered, as it was given
//	W#<ws>#P#<upload>       UPLOAD                       a page announced for upload
//	Y#K#<api key>           APIKEY                       what is kept of an API key, whose workspace it names
//	                        USED                         the last day on which it was used
//
//	index   partition                 sort             has
//	list    W#<ws>#L#documents        <created>#<doc>  documents
//	        W#<ws>#L#reviews          <created>#<rev>  reviews
//	        Y#L#keys                  <created>#<key>  API keys, of every workspace
//	state   W#<ws>#S#<status>         <created>#<doc>  documents
//	due     S#<work>#<0–7>            <due>#<id>       what waits, of every workspace
//
// A document's items share its partition, so that one query finds what to
// delete. Claims to an identity are items of their own side by side, not one
// conditional holder: a strongly consistent read of the partition then tells
// who was first, and deleting the first leaves the next in its place.
//
// A list of a workspace is one index partition. It takes one small write for
// each new document and none when the document changes, which lets a
// workspace take in some 1,000 documents a second; the due index, which
// changes with every step, is spread over shards.
const (
	sortDocument = "DOC"
	sortTrail    = "TRAIL"
	sortReview   = "REVIEW"
	sortKey      = "KEY"
	sortCall     = "CALL"
	sortAnswer   = "ANSWER"
	sortUpload   = "UPLOAD"
	sortAPIKey   = "APIKEY"
	sortUsed     = "USED"

	prefixExtraction = "X#"
)

const dueShards = 8

// maxPart bounds an escaped part. Longer ones are replaced by their hash.
const maxPart = 200

// part makes any text fit to be a part of a key: no # that would cross into
// another partition, nothing unprintable, never too long. Different texts
// stay different.
func part(s string) string {
	return escape(s, "~", func(c byte) bool { return c > ' ' && c != '#' && c != '%' && c != '~' && c != 0x7f })
}

// blobPart does the same for the key of a blob, where only ASCII letters,
// digits, - and _ stand for themselves.
func blobPart(s string) string {
	return escape(s, ".", func(c byte) bool { return plainName(string(rune(c)), "-_") && c < 0x80 })
}

// escape writes what is not plain as %XX, and what is too long or no text as
// the mark and a hash. The mark is never plain.
func escape(s, mark string, plain func(byte) bool) string {
	if !utf8.ValidString(s) {
		return mark + synoptic.SHA256Hex([]byte(s))
	}
	var b strings.Builder
	for _, c := range []byte(s) {
		if plain(c) {
			b.WriteByte(c)
		} else {
			fmt.Fprintf(&b, "%%%02X", c)
		}
	}
	if b.Len() > maxPart {
		return mark + synoptic.SHA256Hex([]byte(s))
	}
	return b.String()
}

// unpart reads what part wrote; a part that was replaced by its hash stays
// so.
func unpart(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		var c byte
		if s[i] == '%' && i+2 < len(s) {
			if _, err := fmt.Sscanf(s[i+1:i+3], "%02X", &c); err == nil {
				b.WriteByte(c)
				i += 2
				continue
			}
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

func partition(ws synoptic.Workspace, kind string, parts ...string) string {
	s := "W#" + part(string(ws)) + "#" + kind
	for _, p := range parts {
		s += "#" + part(p)
	}
	return s
}

func documentKey(ws synoptic.Workspace, id string) Key {
	return Key{partition(ws, "D", id), sortDocument}
}

func trailKey(ws synoptic.Workspace, id string) Key {
	return Key{partition(ws, "D", id), sortTrail}
}

func extractionKey(ws synoptic.Workspace, id string, x *synoptic.Extraction) Key {
	parts := []string{x.FormVersion, x.Engine, string(x.Model), string(x.PromptVersion), string(x.Language)}
	if x.Form != synoptic.StandardForm {
		parts[0] = x.Form + "/" + x.FormVersion
	}
	for i, p := range parts {
		parts[i] = part(p)
	}
	return Key{partition(ws, "D", id), prefixExtraction + strings.Join(parts, "#")}
}

func termKey(ws synoptic.Workspace, term string, created time.Time, id string) Key {
	return Key{partition(ws, "T", term), byTime(created, id)}
}

func identityKey(ws synoptic.Workspace, identity Identity, created time.Time, id string) Key {
	return Key{partition(ws, "I", string(identity)), byTime(created, id)}
}

func reviewKey(ws synoptic.Workspace, id string) Key {
	return Key{partition(ws, "R", id), sortReview}
}

func idempotencyKey(ws synoptic.Workspace, key string) Key {
	return Key{partition(ws, "K", key), sortKey}
}

func usageKey(ws synoptic.Workspace, day, model, purpose string) Key {
	return Key{partition(ws, "U"), part(day) + "#" + part(model) + "#" + part(purpose)}
}

func callKey(ws synoptic.Workspace, call string) Key {
	return Key{partition(ws, "V", call), sortCall}
}

func answerKey(ws synoptic.Workspace, key string) Key {
	return Key{partition(ws, "A", key), sortAnswer}
}

func listEntry(ws synoptic.Workspace, what string, created time.Time, id string) IndexKey {
	return IndexKey{IndexList, partition(ws, "L", what), byTime(created, id)}
}

func stateEntry(ws synoptic.Workspace, status synoptic.DocumentStatus, created time.Time, id string) IndexKey {
	return IndexKey{IndexState, partition(ws, "S", string(status)), byTime(created, id)}
}

func dueEntry(ws synoptic.Workspace, work Work, due time.Time, id string) IndexKey {
	h := fnv.New32a()
	h.Write([]byte(string(ws) + "#" + id))
	return IndexKey{IndexDue, duePartition(work, int(h.Sum32()%dueShards)), byTime(due, id)}
}

func duePartition(work Work, shard int) string {
	return fmt.Sprintf("S#%s#%d", part(string(work)), shard)
}

// byTime is a sort key that orders by time, then id.
func byTime(t time.Time, id string) string { return sortableTime(t) + "#" + part(id) }

// sortableTime writes a time so that the order of texts is the order of
// times. No time at all comes first.
func sortableTime(t time.Time) string { return t.UTC().Format("2006-01-02T15:04:05.000000000Z") }

// documentFolder is the prefix of every blob of one life of a document. A
// document that is uploaded again after its deletion gets another generation,
// so that what is left of the deletion cannot touch it.
func documentFolder(ws synoptic.Workspace, id string, generation int) string {
	return fmt.Sprintf("w/%s/d/%s/%d/", blobPart(string(ws)), blobPart(id), generation)
}

func reviewFolder(ws synoptic.Workspace, id string) string {
	return fmt.Sprintf("w/%s/r/%s/", blobPart(string(ws)), blobPart(id))
}
